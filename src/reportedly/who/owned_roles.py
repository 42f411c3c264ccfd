"""Roles whose country stands in the words around them: an owner, whom they belong to, who sends or jails them."""

from __future__ import annotations

from dataclasses import replace

from reportedly.syntax import Token, doers
from reportedly.types import MentionKind
from reportedly.who.drafts import Draft
from reportedly.who.knowledge import EntityKind
from reportedly.who.memory import NOT_STATES, Memory, is_outlet, is_whole_state
from reportedly.who.names import fold
from reportedly.who.phrases import is_leaving
from reportedly.who.words import kinds_of_body, words

FIGHTING = frozenset({"REB", "UAF", "CRM"})
_GOVERNED = frozenset({"OPP", "SOC", "JRN", "REL", "PTY", "LAB", "COP", "LEG"})
_FORCES = frozenset({"MIL", "REB", "UAF", "COP"})


class OwnedRoles:
    """Reads what the clause says of whose a role is."""

    def __init__(self, memory: Memory) -> None:
        self.memory = memory

    def _owned(self, draft: Draft, token: Token) -> bool:
        """ "his government", "the group's leader": the owner's country; "his counterpart" is not his."""
        owner = token.child("poss")
        other = self.memory.by_head.get(owner.i) if owner is not None else None
        if other is None:
            return False
        self.memory.decide(other)
        role = draft.role
        if other.kind is not MentionKind.PRONOUN and not _may_own(other):
            return False
        if role is not None and role.anchor != "side" and other.code is not None:
            draft.code, draft.method, draft.score = other.code, "phrase.possessor", other.score * 0.95
        else:
            draft.method, draft.reason = "none", "no_country"
        return True

    def _belonging(self, draft: Draft, token: Token) -> bool:
        """ "supporters of the ex-president", "workers affiliated with the union": of the country of those named."""
        origin = ("of",) if is_leaving(token) else ("of", "from")
        if draft.role is not None and draft.role.pattern in words("representing"):
            origin = (*origin, "for")
        links = [child for child in token.children if child.dep == "prep" and child.lower in origin]
        for clause in token.children:
            if clause.dep in ("acl", "amod", "relcl") and clause.lower in words("belonging"):
                links.extend(child for child in clause.children if child.dep == "prep")
        for prep in links:
            obj = prep.child("pobj")
            other = self.memory.by_head.get(obj.i) if obj is not None else None
            if other is None or other.head == draft.head:
                continue
            self.memory.decide(other)
            states = bool(other.parts) and not any(part.code in NOT_STATES for part in other.parts)
            if states and draft.plural and draft.role is not None:
                # "the leaders of the two countries"
                draft.parts = tuple(replace(part, sector=draft.role.sector) for part in other.parts)
                draft.code, draft.method, draft.score = other.parts[0].code, "phrase.of", other.score * 0.95
                return True
            if other.code is not None and not other.parts:
                self._settle(draft, other, "phrase.of", other.score * 0.95)
                return True
        return False

    def _of_subject(self, draft: Draft, token: Token) -> bool:
        """What a state sends, appoints or jails is its own: "France deployed troops", "Iran arrested activists"."""
        if token.dep == "conj" and any(child.lower == "other" for child in token.children):
            # "the prime minister and other officials"
            first = self.memory.by_head.get(token.head.i)
            if first is not None and first.code is not None and not first.parts:
                self._settle(draft, first, "phrase.shared", 0.8)
                return True
        role = draft.role
        noun = token.head.head if token.dep == "pobj" and token.head.lower == "of" else None
        if (
            noun is not None
            and noun.dep == "dobj"
            and noun.lemma in words("moves")
            and noun.head.lemma in words("carrying-out")
        ):
            # "completed the withdrawal of its last troops", "announced the deployment of soldiers"
            token = noun
        if role is None or token.dep not in ("dobj", "nsubjpass"):
            return False
        verb = token.head
        sectors = set(draft.sector)
        sent = verb.lemma in words("deploying") or token is noun
        military = sent and (sectors & {"MIL", "COP", "GOV"} or role.kind == "thing")
        official = verb.lemma in words("appointing") and sectors & {"GOV", "LEG", "MIL", "JUD"}
        arrested = verb.lemma in words("arresting") and (role.anchor == "local" or sectors & _GOVERNED)
        if not (military or official or arrested) or self._of_anywhere(draft, token):
            return False
        other = next((self.memory.by_head[doer.i] for doer in doers(verb) if doer.i in self.memory.by_head), None)
        if other is not None:
            self.memory.decide(other)
        # "the United Nations sent troops": they come from its members, and are its own
        union = other is not None and bool(military) and other.code in ("UNO", "IGO", "EUR")
        if other is None or other.code is None or (other.code in NOT_STATES and not union) or other.parts:
            return False
        if not (is_whole_state(other) or union or {"GOV", "MIL", "COP"} & set(other.sector)):
            return False
        if arrested and not (military or official) and self._is_there(draft, token, other.code):
            return False
        self._settle(draft, other, "syntax.owner", 0.8)
        return True

    def _is_there(self, draft: Draft, token: Token, doer: str) -> bool:
        """Whether those arrested are of another place than the arresting state: "detained nine local policemen"."""
        if any(child.lower in words("of-the-place") for child in token.children):
            return True
        return self.memory.place_in_sentence(draft) not in (None, doer)

    def _within_body(self, draft: Draft, token: Token) -> bool:
        """ "a ministry spokesman", "company officials": the body of that kind that was named last."""
        for word in token.children:
            if word.dep not in ("compound", "amod") or word.i >= token.i:
                continue
            kinds = kinds_of_body().get(word.lower, frozenset())
            ministry = word.lower in words("institution")
            if not kinds and not ministry:
                continue
            found = self._named_body(draft, word.lower, kinds)
            if found is not None:
                self._settle(draft, found, "document.body", 0.85)
                return True
        return False

    def _of_anywhere(self, draft: Draft, token: Token) -> bool:
        """Whether the words say that they may be of any country: "foreign troops", bare "governments"."""
        return self._from_abroad(draft, token) or self._bare(draft, token)

    def _from_abroad(self, draft: Draft, token: Token) -> bool:
        at_home = draft.role is not None and draft.role.anchor == "local" and "REF" not in draft.sector
        foreign = words("from-abroad" if at_home else "elsewhere")
        if any(child.lower in foreign for child in token.children if child.dep in ("amod", "det", "compound")):
            return True
        return any(child.dep == "poss" and child.lower == "world" for child in token.children)

    def _bare(self, draft: Draft, token: Token) -> bool:
        """Whether a plural of an office or body stands alone: "ministers", "parliaments"."""
        role = draft.role
        if role is not None and role.pattern in ("authority", "authorities"):
            return False
        bare = not any(child.dep in ("det", "poss", "nummod", "amod", "compound") for child in token.children)
        institution = (
            role is not None and (role.kind == "body" or not role.inherits) and role.anchor in ("office", "body")
        )
        return bare and token.tag == "NNS" and institution and not _FORCES & set(draft.sector)

    def _named_body(self, draft: Draft, word: str, kinds: frozenset[str]) -> Draft | None:
        """The mention before that is called by the word ("the bank": European Central Bank) or is such a body."""
        opposed = self.memory.opposed(draft)
        for other in self.memory.recent(draft, 10):
            if other.code is None or other.kind is MentionKind.PRONOUN or other.code in opposed:
                continue
            # "Houthi rebels … the group": those who fight for a body name it too
            if kinds & FIGHTING & set(other.sector) and self._names_group(other):
                return other
            if other.person:
                continue
            if _is_called(other, word):
                return other
            entity = other.entity
            if entity is None and other.kind is MentionKind.NAME and kinds & set(other.sector):
                return other
            if entity is None or entity.kind not in (EntityKind.GROUP, EntityKind.ORGANISATION, EntityKind.COMPANY):
                if entity is not None and entity.kind is EntityKind.OUTLET and "JRN" in kinds:
                    return other
                continue
            union = other.code in NOT_STATES and word in ("group", "bloc")
            if kinds & set(other.sector) or union:
                return other
        return None

    def _names_group(self, draft: Draft) -> bool:
        """Whether a mention is a group by name, or those of one: "Shabab", "Shabab fighters", "Shabab's leader"."""
        if draft.entity is not None:
            return True
        if draft.kind is MentionKind.NAME:
            return True
        if draft.role is None or draft.role.kind == "body":
            return draft.role is not None and draft.method != "document.context"
        return draft.code in self.memory.groups and draft.method.startswith("phrase.")

    def _settle(self, draft: Draft, other: Draft, method: str, score: float) -> None:
        draft.code, draft.method, draft.score = other.code, method, min(score, max(other.score, 0.3))


def _may_own(draft: Draft) -> bool:
    """Whether a possessor that is no pronoun says whose a role is: "the group's leader", not "the People's Court"."""
    title = draft.role is not None and draft.name[:1].isupper()
    return draft.code is not None and not draft.parts and not is_outlet(draft) and not title


def _is_called(draft: Draft, word: str) -> bool:
    if draft.role is not None and draft.role.pattern.split()[-1] == word:
        return True
    return word in fold(draft.name).lower().split()
