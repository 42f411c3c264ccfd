"""Identifies mentions from their own phrase: names, titles, modifiers, possessors, complements, apposition.

What the phrase leaves open is decided from the document, in :mod:`reportedly.who.context`. The module is longer than
most because names, roles and ties resolve one another and share one state.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from reportedly.syntax import Parse, Token
from reportedly.types import Actor, MentionKind, Resolution
from reportedly.who.drafts import Draft, Hit
from reportedly.who.knowledge import Entity, EntityKind, Term
from reportedly.who.mentions import Hits
from reportedly.who.names import fold
from reportedly.who.persons import in_office
from reportedly.who.phrases import modifiers
from reportedly.who.roles import Role, Roles, term_on

_PERSONS = frozenset({EntityKind.PERSON, EntityKind.SURNAME})
_PLACES = frozenset({EntityKind.CAPITAL, EntityKind.SEAT, EntityKind.CITY})
_SCORES: Mapping[EntityKind, tuple[str, float]] = {
    EntityKind.COUNTRY: ("kb.country", 0.98),
    EntityKind.ADJECTIVE: ("kb.demonym", 0.95),
    EntityKind.PEOPLE: ("kb.people", 0.95),
    EntityKind.CAPITAL: ("kb.capital", 0.85),
    EntityKind.SEAT: ("kb.seat", 0.95),
    EntityKind.CITY: ("kb.city", 0.6),
    EntityKind.REGION: ("kb.region", 0.6),
    EntityKind.ORGANISATION: ("kb.organisation", 0.95),
    EntityKind.GROUP: ("kb.group", 0.92),
    EntityKind.OUTLET: ("kb.outlet", 0.92),
    EntityKind.COMPANY: ("kb.company", 0.85),
    EntityKind.PERSON: ("kb.person", 0.97),
    EntityKind.SURNAME: ("kb.surname", 0.8),
}
WEAK_CODES = frozenset({"ISM"})
_FORMER = frozenset({"former", "ex", "one-time", "onetime", "ousted", "deposed", "late", "erstwhile", "then"})
_AFTER_HYPHEN = {"based": True, "born": True, "led": True, "dominated": True, "controlled": True, "administered": True}
_AFTER_HYPHEN |= dict.fromkeys(("owned", "flagged", "registered", "operated", "held", "ruled", "occupied"), True)
_PLACED = frozenset({"COP", "REB", "UAF", "CVL", "JUD", "LAB", "EDU", "REL", "MED", "CRM", "LEG", "OPP", "AGR", "SOC"})
_OF, _IN = frozenset({"of", "for"}), frozenset({"in", "from", "at", "within", "inside", "near", "around"})


@dataclass(frozen=True, slots=True)
class Tie:
    """A country or body that a phrase is tied to, and how."""

    code: str
    method: str
    score: float
    name: str
    sector: tuple[str, ...] = ()
    kind: EntityKind | None = None
    at: int = -1


class PhraseResolver:
    """Resolves each mention of one document from its own phrase."""

    def __init__(self, parse: Parse, hits: Hits, drafts: Sequence[Draft], roles: Roles, published: date | None) -> None:
        self.parse = parse
        self.hits = hits
        self.drafts = drafts
        self.roles = roles
        self.published = published
        self.by_head = {draft.head: draft for draft in drafts}
        self.named = {hit.entities[0].code for hit in hits.names if hit.entities[0].kind not in _PERSONS}
        self.full: dict[str, Entity] = {}
        self._open: set[int] = set()
        for hit in hits.names:
            entity = hit.entities[0]
            if entity.kind is EntityKind.PERSON:
                self.full[fold(parse.tokens[hit.last - 1].text)] = entity
        # surnames that this document gives to somebody whom the tables do not know
        self.strangers = {
            fold(parse.tokens[hit.head].text)
            for hit in hits.names
            if hit.entities[0].kind is EntityKind.SURNAME and self._first_names(hit)
        } - self.full.keys()

    def run(self) -> None:
        """Identify every mention but pronouns."""
        for draft in self.drafts:
            self.identify(draft)

    def identify(self, draft: Draft) -> Draft:
        """Identify one mention; asking for one that is being identified returns it as it is."""
        if draft.method or draft.kind is MentionKind.PRONOUN or draft.head in self._open:
            return draft
        self._open.add(draft.head)
        hit = self.hits.name_at.get(draft.head)
        if hit is not None and hit.head == draft.head:
            self._known(draft, hit)
        elif draft.role is not None:
            self._role(draft, draft.role)
        else:
            self._unknown(draft)
        return draft

    # Known names

    def _known(self, draft: Draft, hit: Hit) -> None:
        token = self.parse.tokens[draft.head]
        entity = self._choose(hit, draft, token)
        if entity is None:
            draft.kind, draft.person = MentionKind.NAME, True
            self._unknown(draft)
            return
        method, score = _SCORES[entity.kind]
        draft.entity, draft.name, draft.code, draft.id = entity, entity.name, entity.code, entity.id
        draft.sector, draft.method, draft.score = entity.sector, method, score
        draft.runners_up = tuple(
            dict.fromkeys(
                other.name if other.name != entity.name else other.code
                for other in hit.entities
                if other is not entity and (other.name, other.code) != (entity.name, entity.code)
            )
        )[:3]
        if entity.kind in _PERSONS:
            self._person(draft, entity, token)
        elif entity.kind is EntityKind.ORGANISATION or (entity.kind is EntityKind.GROUP and entity.code in WEAK_CODES):
            tie = self._country_tie(draft, token, entity)
            if tie is not None and tie.code != entity.code:
                draft.runners_up = (entity.code, *draft.runners_up)[:3]
                draft.code, draft.method, draft.score, draft.id = tie.code, tie.method, tie.score, None
                draft.name = self._text(draft)

    def _choose(self, hit: Hit, draft: Draft, token: Token) -> Entity | None:
        """Which entity of a name is meant; ``None`` when an unknown first name says that it is none of them."""
        persons = [entity for entity in hit.entities if entity.kind in _PERSONS]
        others = [entity for entity in hit.entities if entity.kind not in _PERSONS]
        if persons and (not others or token.ent == "PERSON" or self._titles(draft, token)):
            surname_only = all(entity.kind is EntityKind.SURNAME for entity in persons)
            if surname_only and (self._first_names(hit) or fold(token.text) in self.strangers):
                return others[0] if others and token.ent != "PERSON" else None
            person = self._which_person(persons, draft, token)
            return person if not surname_only or self._expected(person, draft, token) else None
        if len(others) > 1:
            day = self.published
            valid = [e for e in others if day is None or e.end is None or day <= e.end] or others
            here = [e for e in valid if self._mentioned_elsewhere(e, hit)]
            return (here or valid)[0]
        return others[0]

    def _expected(self, person: Entity, draft: Draft, token: Token) -> bool:
        """Whether a surname alone may mean the person: in office on the day, titled, or of a country named here."""
        if self.published is None or fold(token.text) in self.full or self._titles(draft, token):
            return True
        term, current = term_on(person, self.published)
        return current or term.code in self.named

    def _mentioned_elsewhere(self, entity: Entity, hit: Hit) -> bool:
        return any(other is not hit and other.entities[0].code == entity.code for other in self.hits.names)

    def _which_person(self, persons: Sequence[Entity], draft: Draft, token: Token) -> Entity:
        """Of namesakes: the one named in full here, the one whose office fits, the one in office on the day."""
        if len(persons) == 1:
            return persons[0]
        full = self.full.get(fold(self.parse.tokens[draft.last - 1].text)) or self.full.get(fold(token.text))
        if full is not None and full.name in {person.name for person in persons}:
            return full
        day = self.published
        ties = [tie.code for tie in self._modifier_ties(token, draft)]
        titles = [role.pattern for role in self._titles(draft, token)]

        def fit(person: Entity) -> tuple[int, int, int, int, float]:
            term, current = term_on(person, day)
            office = any(title in term.office or term.office in title for title in titles)
            start = max((item.start.toordinal() if item.start else 0) for item in person.terms)
            near = -abs((day - (term.end or term.start or day)).days) if day else start
            return (term.code in ties, office, current, term.code in self.named, near)

        return max(persons, key=fit)

    def _first_names(self, hit: Hit) -> bool:
        """Whether a proper noun that is no title and no known name stands before the name, as part of it."""
        i = hit.first - 1
        if i < 0:
            return False
        before = self.parse.tokens[i]
        return (
            before.pos == "PROPN"
            and before.sent == self.parse.tokens[hit.first].sent
            and before.dep in ("compound", "nmod")
            and i not in self.hits.role_at
            and i not in self.hits.name_at
            and before.lower.rstrip(".") not in _HONORIFICS
        )

    def _person(self, draft: Draft, entity: Entity, token: Token) -> None:
        titles = self._titles(draft, token)
        former = self._is_former(token, draft)
        term, current = term_on(entity, self.published)
        for title in titles:
            fitting = [item for item in entity.terms if title.pattern in item.office or item.office in title.pattern]
            if fitting and not (current and term in fitting):
                held = [item for item in fitting if self.published is None or item.holds(self.published)]
                term, current = (held or fitting)[-1], True
                break
        draft.code, draft.office = term.code, term.office or None
        draft.sector, draft.female, draft.person = term.sector, entity.female, True
        draft.surname = fold(self.parse.tokens[draft.head].text)
        described = self._own_sector(draft, token) if titles and titles[-1].inherits else ()
        if described and (self.published is None or not current):
            draft.sector, current = described, True
        if titles and not former and not self._fits(term, titles):
            self._as_titled(draft, titles[-1], token)
            return
        partner = self._apposition(token) if not titles and not former else None
        if (
            partner is not None
            and partner.role is not None
            and self._is_office_of_another(partner, term, current=current)
        ):
            draft.runners_up = (term.code, *draft.runners_up)[:3]
            draft.code, draft.method, draft.score = partner.code, "phrase.apposition", 0.85
            draft.sector, draft.office = partner.sector, partner.office
            return
        if former or not current:
            draft.sector = ("ELI",)
            draft.office = f"former {term.office}" if term.office else None
            if not former and term.start is not None and self.published is not None and term.start > self.published:
                draft.sector, draft.office = (), None
                draft.score = min(draft.score, 0.7)

    def _is_office_of_another(self, partner: Draft, term: Term, *, current: bool) -> bool:
        """Whether a described office is held for somebody else than the table says: "the EU's top diplomat, X"."""
        told = partner.code is not None and partner.method.startswith("phrase.") and partner.kind is MentionKind.ROLE
        official = partner.role is not None and partner.role.anchor != "side" and "GOV" in partner.sector
        return told and official and (partner.code != term.code or not current) and "ELI" not in partner.sector

    def _fits(self, term: Term, titles: Sequence[Role]) -> bool:
        """Whether one of the titles in the text is the office of the table, or says nothing else."""
        return any(
            title.pattern in term.office or term.office in title.pattern or title.inherits or title.anchor != "office"
            for title in titles
        )

    def _as_titled(self, draft: Draft, title: Role, token: Token) -> None:
        """What the text calls a person on the day outweighs the table: its title, and the state or body it names."""
        draft.sector, draft.office = title.sector, self._office(draft, title)
        states = [tie for tie in self._modifier_ties(token, draft) if tie.kind not in _PERSONS]
        tie = states[-1] if states else self._possessor_tie(token)
        if tie is not None and tie.code != draft.code:
            draft.runners_up = (draft.code or "", *draft.runners_up)[:3]
            draft.code, draft.method, draft.score = tie.code, tie.method, min(0.85, tie.score)

    # Role nouns

    def _role(self, draft: Draft, role: Role) -> None:
        token = self.parse.tokens[draft.head]
        draft.name = self._text(draft)
        draft.sector = self._role_sector(draft, role, token)
        if self._is_former(token, draft):
            draft.sector = ("ELI",)
        if role.kind == "person":
            draft.office = self._office(draft, role)
        before = [self.hits.role_at[word.i].role for word in self._before(token) if word.i in self.hits.role_at]
        draft.default = role.default or next((other.default for other in before if other.default), None)
        parts = self._coordinated(draft, token)
        if len(parts) > 1:
            draft.parts = parts
            draft.code, draft.method, draft.score, draft.plural = parts[0].code, "phrase.coordinated", 0.93, True
            return
        tie = self._role_tie(draft, role, token)
        if tie is not None:
            draft.code, draft.method, draft.score = tie.code, tie.method, tie.score
            if role.inherits and tie.sector and draft.sector == role.sector and not self._own_sector(draft, token):
                draft.sector = tie.sector
            return
        partner = self._apposition(token)
        if partner is not None and partner.code is not None:
            draft.code, draft.method, draft.score = partner.code, "phrase.apposition", min(0.85, partner.score)
            if partner.kind is MentionKind.NAME and partner.person:
                draft.name, draft.id = partner.name, partner.id

    def _role_tie(self, draft: Draft, role: Role, token: Token) -> Tie | None:
        ties = self._modifier_ties(token, draft)
        strong = [tie for tie in ties if tie.code not in WEAK_CODES]
        if strong:
            states = [tie for tie in strong if tie.kind in (EntityKind.ADJECTIVE, EntityKind.COUNTRY)]
            return (states or strong)[-1]
        if role.anchor == "side":
            # "Iran's ally", "enemies of Iran": somebody else
            return None
        tie = self._possessor_tie(token) or self._complement_tie(token, _OF, "phrase.of", 0.9)
        if tie is None and role.default in ("NGO", "UNO", "IGO"):
            tie = Tie(role.default or "", "role.default", 0.8, role.pattern)
        if tie is None:
            tie = self._shared(draft, token)
        if tie is None and (not role.sector or set(draft.sector) & _PLACED or "authorit" in role.pattern):
            tie = self._complement_tie(token, _IN, "phrase.in", 0.7)
        if tie is None:
            tie = self._complement_tie(token, frozenset({"from", "to"}), "phrase.from", 0.65)
        return tie or (ties[-1] if ties else None)

    def _role_sector(self, draft: Draft, role: Role, token: Token) -> tuple[str, ...]:
        if not role.inherits:
            return role.sector
        return self._own_sector(draft, token) or self._complement_sector(token) or role.sector

    def _own_sector(self, draft: Draft, token: Token) -> tuple[str, ...]:
        """The sector that the words before a role give it: "army chief", "opposition spokesman", "Hamas leader"."""
        for word in reversed(self._before(token)):
            found = self.hits.role_at.get(word.i)
            if found is not None and found.head != draft.head and found.role.sector and not found.role.inherits:
                return found.role.sector
            sector = self.roles.modifiers.get(word.lower)
            if sector:
                return sector
            hit = self.hits.name_at.get(word.i)
            entity = hit.entities[0] if hit is not None else None
            if entity is not None and entity.sector and entity.kind in (EntityKind.GROUP, EntityKind.ORGANISATION):
                return entity.sector
        return ()

    def _complement_sector(self, token: Token) -> tuple[str, ...]:
        for prep in token.childs("prep"):
            if prep.lower in _OF:
                obj = prep.child("pobj")
                other = self.by_head.get(obj.i) if obj is not None else None
                if other is not None and self.identify(other).sector and other.kind is not MentionKind.METONYM:
                    return other.sector
        for child in token.childs("poss"):
            other = self.by_head.get(child.i)
            if other is not None and not other.person and self.identify(other).sector:
                return other.sector if other.kind is not MentionKind.METONYM else ()
        return ()

    def _office(self, draft: Draft, role: Role) -> str | None:
        title = role.pattern
        return title if set(role.sector) & {"GOV", "MIL", "JUD", "LEG"} and not role.inherits else None

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

    # Unknown names

    def _unknown(self, draft: Draft) -> None:
        token = self.parse.tokens[draft.head]
        draft.name = self._bare_name(draft)
        draft.surname = fold(token.text)
        titles = self._titles(draft, token)
        if titles:
            draft.person = draft.person or titles[-1].kind == "person"
            role = titles[-1]
            draft.sector = self._role_sector(draft, role, token) or role.sector
            draft.office = self._office(draft, role)
            if self._is_former(token, draft):
                draft.sector = ("ELI",)
        else:
            self._kind_of_body(draft, token)
        # a known surname inside an unknown name is a part of it ("Mohammad Zia-ul-Huq"), not a tie
        ties = [tie for tie in self._modifier_ties(token, draft) if tie.kind is not EntityKind.SURNAME]
        states = [tie for tie in ties if tie.kind in (EntityKind.ADJECTIVE, EntityKind.COUNTRY)]
        tie = (
            (states or ties)[-1]
            if ties
            else self._possessor_tie(token) or self._complement_tie(token, _OF, "phrase.of", 0.85)
        )
        if self._respelt(draft, token, titles, tie):
            return
        if tie is not None:
            draft.code, draft.method, draft.score = tie.code, tie.method, min(tie.score, 0.85)
            if not draft.sector and tie.sector:
                draft.sector = tie.sector
        if draft.code is None and token.dep == "appos" and token.head.i not in self.by_head:
            # "Bulgaria's coach Martin Stoev": an explained noun that is no role of ours still says whose it is
            above = self._modifier_ties(token.head, draft)
            tie = above[-1] if above else self._possessor_tie(token.head)
            if tie is not None and tie.kind not in _PERSONS:
                draft.code, draft.method, draft.score = tie.code, tie.method, min(tie.score, 0.85)
        partner = self._apposition(token)
        if partner is not None:
            if draft.code is None and partner.code is not None:
                draft.code, draft.method, draft.score = partner.code, "phrase.apposition", min(0.85, partner.score)
            if not draft.sector:
                draft.sector = partner.sector
            if draft.office is None and partner.role is not None:
                draft.office = self._office(partner, partner.role)
            draft.person = draft.person or partner.person

    def _respelt(self, draft: Draft, token: Token, titles: Sequence[Role], tie: Tie | None) -> bool:
        """A person of the tables in another spelling, when the day, and the title or the countries named, agree."""
        single = " " not in draft.name
        if (single and not titles) or not (titles or (token.ent == "PERSON" and self.published is not None)):
            return False
        for person, term in in_office(draft.name, self.published, code=tie.code if tie is not None else None):
            office = any(title.pattern in term.office or term.office in title.pattern for title in titles)
            if (titles and not office) or (single and term.code not in self.named) or "GOV" not in term.sector:
                continue
            if office or term.code in self.named:
                draft.entity, draft.name, draft.code, draft.id = person, person.name, term.code, person.id
                draft.sector, draft.office, draft.female = term.sector, term.office, person.female
                draft.person, draft.method, draft.score = True, "kb.spelling", 0.85
                return True
        return False

    def _kind_of_body(self, draft: Draft, token: Token) -> None:
        """What an unknown body is, by the words before its name ("the daily", "rebel group") or its last word."""
        for word in self._before(token):
            found = self.hits.role_at.get(word.i)
            if found is not None and found.role.kind == "body" and found.role.sector:
                draft.sector, draft.person = found.role.sector, False
                return
        ending = self.roles.name_endings.get(token.text)
        if ending is not None and draft.last - draft.first > 1:
            sector, code = ending
            draft.sector, draft.person = (sector,), False
            if code is not None:
                draft.code, draft.method, draft.score = code, "name.ending", 0.6

    # Ties

    def _before(self, token: Token) -> list[Token]:
        hit = self.hits.name_at.get(token.i)
        low, high = (hit.first, hit.last) if hit is not None and hit.head == token.i else (token.i, token.i + 1)
        return [word for word in modifiers(token) if not low <= word.i < high]

    def _titles(self, draft: Draft, token: Token) -> list[Role]:
        found = {id(hit): hit for word in self._before(token) if (hit := self.hits.role_at.get(word.i)) is not None}
        return [hit.role for hit in found.values() if hit.head != token.i and hit.role.kind == "person"]

    def _modifier_ties(self, token: Token, draft: Draft) -> list[Tie]:
        """Known names among the words before a noun, in order; "US-backed" ties to nobody, "Iran-based" does."""
        ties: list[Tie] = []
        seen: set[int] = set()
        for word in self._before(token):
            hit = self.hits.name_at.get(word.i)
            if hit is None or id(hit) in seen:
                if hit is None and "-" in word.text and word.pos in ("ADJ", "NOUN", "PROPN", "VERB"):
                    tie = self._hyphenated(word)
                    if tie is not None:
                        ties.append(tie)
                continue
            seen.add(id(hit))
            entity = hit.entities[0]
            if entity.kind in _PERSONS:
                entity = self._which_person([e for e in hit.entities if e.kind in _PERSONS], draft, word)
            if self._opposed(hit) or self._merely_backing(hit, token):
                continue
            code = term_on(entity, self.published)[0].code if entity.kind in _PERSONS else entity.code
            sector = entity.sector if entity.kind in (EntityKind.GROUP, EntityKind.ORGANISATION) else ()
            ties.append(Tie(code, "phrase.modifier", 0.95, entity.name, sector, entity.kind, hit.head))
        return ties

    def _merely_backing(self, hit: Hit, token: Token) -> bool:
        """Whether a name is the first half of a compound that ties to nobody: "Iran-backed", not "Iran-based"."""
        tail = self.parse.tokens[hit.last : hit.last + 2]
        if len(tail) < 2 or tail[0].text != "-" or tail[1].pos not in ("VERB", "ADJ") or tail[1].i >= token.i:
            return False
        return not _AFTER_HYPHEN.get(tail[1].lower) and tail[1].i not in self.hits.name_at

    def _opposed(self, hit: Hit) -> bool:
        """Whether a name stands after "anti-" or "pro-", which ties to nobody."""
        tokens = self.parse.tokens
        i = hit.first - 2
        return i >= 0 and tokens[i + 1].text == "-" and tokens[i].lower in ("anti", "pro", "non", "counter")

    def _hyphenated(self, word: Token) -> Tie | None:
        """The tie of a compound that the tokeniser keeps whole, such as ``U.S.-led``."""
        stem, _, tail = word.text.rpartition("-")
        if not _AFTER_HYPHEN.get(tail.lower()):
            return None
        known = _KNOWN_STEMS.get(stem)
        return Tie(known, "phrase.modifier", 0.8, known, (), EntityKind.COUNTRY, word.i) if known else None

    def _country_tie(self, draft: Draft, token: Token, entity: Entity) -> Tie | None:
        """The country before or possessing a body whose name many countries use ("the Peruvian Congress")."""
        if len(entity.code) == 3 and entity.code in ("UNO", "EUR", "IGO", "NGO"):
            return None
        for before in reversed(self._modifier_ties(token, draft)):
            if before.kind in (EntityKind.ADJECTIVE, EntityKind.COUNTRY):
                return before
        tie = self._possessor_tie(token)
        if tie is None and entity.code in WEAK_CODES:
            tie = self._complement_tie(token, _OF | _IN, "phrase.in", 0.7)
        return tie

    def _possessor_tie(self, token: Token) -> Tie | None:
        for child in token.children:
            if child.dep == "poss":
                other = self.by_head.get(child.i)
                if other is not None and self.identify(other).code is not None:
                    sector = () if other.kind is MentionKind.METONYM else other.sector
                    return Tie(other.code or "", "phrase.possessor", min(0.92, other.score), other.name, sector)
        return None

    def _complement_tie(self, token: Token, preps: frozenset[str], method: str, score: float) -> Tie | None:
        for prep in token.children:
            if prep.dep != "prep" or prep.lower not in preps:
                continue
            obj = prep.child("pobj")
            if obj is None:
                continue
            other = self.by_head.get(obj.i)
            if other is not None and self.identify(other).code is not None:
                sector = other.sector if other.entity is not None and other.kind is MentionKind.NAME else ()
                return Tie(other.code or "", method, min(score, other.score), other.name, sector)
            hit = next((self.hits.name_at[t.i] for t in obj.children if t.i in self.hits.name_at), None)
            if hit is not None and method != "phrase.of":
                return Tie(hit.entities[0].code, method, score - 0.1, hit.entities[0].name)
            # "minister of defence of Yemen", "members of the parliament in Kyiv"
            deeper = self._complement_tie(obj, preps, method, score - 0.05) or self._possessor_tie(obj)
            if deeper is not None:
                return deeper
            mods = self._modifier_ties(obj, self.drafts[0]) if other is None else []
            if mods:
                return Tie(mods[-1].code, method, score - 0.05, mods[-1].name, mods[-1].sector)
        return None

    def _shared(self, draft: Draft, token: Token) -> Tie | None:
        """The modifier that a conjunct shares with the noun before it: "Israeli soldiers and police"."""
        if token.dep != "conj" or any(child.dep == "det" for child in token.children):
            return None
        first = self.by_head.get(token.head.i)
        if first is None or first.role is None or self.identify(first).code is None:
            return None
        if first.method in ("phrase.modifier", "phrase.possessor", "phrase.shared"):
            return Tie(first.code or "", "phrase.shared", 0.75, first.name)
        return None

    def _apposition(self, token: Token) -> Draft | None:
        """The mention in apposition to this one, either way round."""
        others = [child for child in token.children if child.dep == "appos"]
        if token.dep == "appos":
            others.append(token.head)
        own = self.by_head.get(token.i)
        if own is not None and own.first > 0:
            # "the EU's top diplomat Kaja Kallas warned": some parsers see two subjects side by side
            before = self.parse.tokens[own.first - 1]
            if before.dep == token.dep == "nsubj" and before.head is token.head and before.pos == "NOUN":
                others.append(before)
        for other in others:
            draft = self.by_head.get(other.i)
            if draft is not None and draft.head not in self._open - {draft.head}:
                found = self.identify(draft)
                if found.method or found.sector:
                    return found
        return None

    # Small things

    def _is_former(self, token: Token, draft: Draft) -> bool:
        return any(
            word.lower in _FORMER or word.lower.startswith("ex-")
            for word in self.parse.tokens[draft.first : max(draft.head, draft.first)]
        )

    def _text(self, draft: Draft) -> str:
        """The phrase as written, without a leading article."""
        tokens = self.parse.tokens[draft.first : draft.last]
        start = tokens[1 if len(tokens) > 1 and tokens[0].pos == "DET" else 0].start
        return " ".join(self.parse.document.text[start : tokens[-1].end].split())

    def _bare_name(self, draft: Draft) -> str:
        """An unknown name without article, title and nationality: the proper nouns up to its head."""
        first = draft.head
        while first > draft.first:
            before = self.parse.tokens[first - 1]
            joined = before.pos == "PROPN" or before.text in ("-", "de", "al", "bin", "ben", "von", "van", "da", "del")
            known = self.hits.name_at.get(before.i)
            if not joined or before.i in self.hits.role_at or (known is not None and known.head != draft.head):
                break
            first -= 1
        text = self.parse.document.text[self.parse.tokens[first].start : self.parse.tokens[draft.head].end]
        return " ".join(text.split())


_HONORIFICS = frozenset(
    {
        "mr",
        "mrs",
        "ms",
        "miss",
        "dr",
        "sir",
        "lord",
        "lady",
        "gen",
        "col",
        "lt",
        "sgt",
        "sen",
        "rep",
        "gov",
        "president",
        "king",
        "maj",
        "capt",
        "cmdr",
        "adm",
        "rev",
        "prof",
        "comrade",
        "señor",
        "madame",
    }
)
_KNOWN_STEMS = {"U.S.": "USA", "US": "USA", "U.K.": "GBR", "U.N.": "UNO", "E.U.": "EUR", "non-U.S.": "USA"}
