"""Roles from their own phrase: whose they are, their sector, and one actor for each nationality named."""

from __future__ import annotations

from collections.abc import Sequence

from reportedly.syntax import Token, is_passive
from reportedly.types import Actor, MentionKind, Resolution
from reportedly.who.drafts import Draft
from reportedly.who.knowledge import EntityKind
from reportedly.who.namesakes import Namesakes
from reportedly.who.phrases import is_leaving
from reportedly.who.roles import Role
from reportedly.who.ties import IN, OF, WEAK_CODES, Tie
from reportedly.who.words import words

_PLACED = frozenset({"COP", "REB", "UAF", "CVL", "JUD", "LAB", "EDU", "REL", "MED", "CRM", "LEG", "OPP", "AGR", "SOC"})
_WHOLE = frozenset(
    {EntityKind.COUNTRY, EntityKind.CAPITAL, EntityKind.SEAT, EntityKind.ORGANISATION, EntityKind.REGION}
)
_FROM_TO, _TO = frozenset({"from", "to"}), frozenset({"to"})
# People who belong to where they live, if nothing says otherwise.
_SETTLED = frozenset({"CVL", "AGR", "LAB", "EDU", "REL", "MED", "REF"})


class RolePhrases(Namesakes):
    """Resolves role nouns of one document."""

    def _role(self, draft: Draft, role: Role) -> None:
        token = self.parse.tokens[draft.head]
        draft.name = self._text(draft)
        draft.sector = self._role_sector(draft, role, token)
        if role.pattern in words("commander"):
            # "the captain" is of a ship more often than of a company: the army's or navy's own words say so
            draft.sector = self._own_sector(draft, token) or self._complement_sector(token)
        if self._is_former(token, draft):
            draft.sector = ("ELI",)
        if role.kind == "person":
            draft.office = self._office(draft, role)
        before = [self.hits.role_at[word.i].role for word in self._before(token) if word.i in self.hits.role_at]
        draft.default = role.default or next((other.default for other in before if other.default), None)
        parts = self._coordinated(draft, token) or (self._listed(draft, token) if draft.plural else ())
        if len(parts) > 1:
            draft.parts = parts
            draft.code, draft.method, draft.score, draft.plural = parts[0].code, "phrase.coordinated", 0.93, True
            return
        tie = self._role_tie(draft, role, token)
        if tie is not None:
            draft.code, draft.method, draft.score, draft.homes = tie.code, tie.method, tie.score, tie.homes
            if role.inherits and tie.sector and draft.sector == role.sector and not self._own_sector(draft, token):
                draft.sector = tie.sector
            return
        partner = self._apposition(token)
        if partner is not None and partner.code is not None:
            listed = self._states_from(self.parse.tokens[partner.head]) if draft.plural else ()
            if len(listed) > 1:
                # "the members, Chad, Niger and Mali"
                draft.parts = tuple(other.actor() for other in listed)
            draft.code, draft.method, draft.score = partner.code, "phrase.apposition", min(0.85, partner.score)
            if partner.kind is MentionKind.NAME and partner.person:
                draft.name, draft.id = partner.name, partner.id

    def _role_tie(self, draft: Draft, role: Role, token: Token) -> Tie | None:
        ties = self._modifier_ties(token, draft)
        strong = [tie for tie in ties if tie.code not in WEAK_CODES]
        if role.anchor == "side":
            # "a NATO ally" is some member of it, "its NATO allies" all of them
            several = token.tag in ("NNS", "NNPS") and not any(child.dep == "nummod" for child in token.children)
            strong = [tie for tie in strong if several or tie.kind is not EntityKind.ORGANISATION]
        if strong:
            states = [tie for tie in strong if tie.kind in (EntityKind.ADJECTIVE, EntityKind.COUNTRY)]
            return (states or strong)[-1]
        if role.anchor == "side":
            # "Iran's ally", "enemies of Iran": somebody else
            return None
        tie = self._possessor_tie(token) or self._complement_tie(token, OF, "phrase.of", 0.9)
        if tie is None and role.default in ("NGO", "UNO", "IGO"):
            tie = Tie(role.default or "", "role.default", 0.8, role.pattern)
        if tie is None:
            tie = self._shared(draft, token)
        leaving = is_leaving(token)
        if tie is None and (
            (not role.sector and role.kind != "thing") or set(draft.sector) & _PLACED or "authorit" in role.pattern
        ):
            tie = self._complement_tie(token, IN - _FROM_TO if leaving else IN, "phrase.in", 0.7)
        if tie is None:
            tie = self._complement_tie(token, _TO if leaving else _FROM_TO, "phrase.from", 0.65)
        if tie is None and set(draft.sector) & _SETTLED:
            tie = self._living_tie(token)
        return tie or (ties[-1] if ties else None)

    def _living_tie(self, token: Token) -> Tie | None:
        """Where people live whom nothing else ties: "villagers living in Chad", "refugees held in Greek camps"."""
        for clause in token.childs("acl"):
            tie = self._complement_tie(clause, IN, "phrase.in", 0.65)
            if tie is not None:
                return tie
        return None

    def _role_sector(self, draft: Draft, role: Role, token: Token) -> tuple[str, ...]:
        if not role.inherits:
            return role.sector
        found = self._own_sector(draft, token) or self._complement_sector(token)
        return found or (("MIL",) if role.kind == "thing" and _is_armed(token) else role.sector)

    def _complement_sector(self, token: Token) -> tuple[str, ...]:
        for prep in token.childs("prep"):
            if prep.lower in OF:
                obj = prep.child("pobj")
                other = self.by_head.get(obj.i) if obj is not None else None
                if other is not None and self.identify(other).sector and other.kind is not MentionKind.METONYM:
                    return other.sector
        for child in token.childs("poss"):
            other = self.by_head.get(child.i)
            if other is not None and not other.person and self.identify(other).sector:
                return other.sector if other.kind is not MentionKind.METONYM else ()
        return ()

    def _coordinated(self, draft: Draft, token: Token) -> tuple[Actor, ...]:
        """One actor for each nationality of a coordinated modifier: "Hungarian and Romanian officials"."""
        ties: dict[str, Tie] = {}
        joined = False
        for tie in self._modifier_ties(token, draft):
            if tie.kind in (EntityKind.ADJECTIVE, EntityKind.COUNTRY, EntityKind.CAPITAL, EntityKind.ORGANISATION):
                ties.setdefault(tie.code, tie)
        if len(ties) > 1:
            members = [self.parse.tokens[tie.at] for tie in ties.values()]
            joined = any(
                member.dep == "conj"
                or any(child.dep in ("cc", "conj") or child.tag == "HYPH" for child in member.children)
                for member in members
            )
        if not joined:
            return ()
        noun = self.parse.tokens[draft.head].text
        return tuple(
            Actor(f"{tie.name} {noun}", tie.code, draft.sector, Resolution("phrase.coordinated", 0.93))
            for tie in ties.values()
        )

    def _listed(self, draft: Draft, token: Token) -> tuple[Actor, ...]:
        """One actor for each state that a plural comes from: "ministers of Chad and Niger"."""
        for prep in token.childs("prep"):
            obj = prep.child("pobj") if prep.lower in ("of", "from") else None
            states = self._states_from(obj)
            if len(states) > 1:
                noun = self.parse.tokens[draft.head].text
                return tuple(
                    Actor(
                        f"{noun} {prep.lower} {state.name}",
                        state.code,
                        draft.sector,
                        Resolution("phrase.coordinated", 0.93),
                    )
                    for state in states
                )
        return ()

    def _states_from(self, first: Token | None) -> Sequence[Draft]:
        """The different states and bodies of states that a list names, when it names nothing else."""
        members = [first] if first is not None else []
        for member in members:
            members.extend(member.childs("conj"))
        found = [self.by_head[member.i] for member in members if member.i in self.by_head]
        states = [other for other in found if self.identify(other).entity is not None and other.code is not None]
        states = [other for other in states if other.entity is not None and other.entity.kind in _WHOLE]
        distinct = len({state.code for state in states}) == len(states)
        return states if len(states) == len(found) and distinct else ()

    def _text(self, draft: Draft) -> str:
        """The phrase as written, without a leading article."""
        tokens = self.parse.tokens[draft.first : draft.last]
        start = tokens[1 if len(tokens) > 1 and tokens[0].pos == "DET" else 0].start
        return " ".join(self.parse.document.text[start : tokens[-1].end].split())


def _is_armed(craft: Token) -> bool:
    """Whether a ship does what warships do, or a state uses it as one: "ships shelled", "deployed two ships"."""
    verb = craft.head
    if craft.dep == "nsubj" and not is_passive(verb):
        return verb.lemma in words("naval-deed")
    return craft.dep in ("dobj", "nsubjpass") and verb.lemma in words("under-arms")
