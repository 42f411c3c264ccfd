"""To which country or body the words around a noun tie it: modifiers, possessors, complements, appositions."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from reportedly.syntax import Parse, Token
from reportedly.types import MentionKind
from reportedly.who.drafts import Draft, Hit
from reportedly.who.hits import Hits
from reportedly.who.knowledge import Entity, EntityKind
from reportedly.who.memory import NOT_STATES
from reportedly.who.names import fold
from reportedly.who.phrases import modifiers
from reportedly.who.quotations import reporting_verbs
from reportedly.who.roles import Role, Roles, term_on

_PERSONS = frozenset({EntityKind.PERSON, EntityKind.SURNAME})
WEAK_CODES = frozenset({"ISM"})
_AFTER_HYPHEN = {"based": True, "born": True, "led": True, "dominated": True, "controlled": True, "administered": True}
_AFTER_HYPHEN |= dict.fromkeys(("owned", "flagged", "registered", "operated", "held", "ruled", "occupied"), True)
_PRIVATE = ({"CVL"}, {"REF"})
_OF_PHRASE = frozenset({"phrase.modifier", "phrase.possessor", "phrase.shared"})
OF, IN = frozenset({"of", "for"}), frozenset({"in", "from", "at", "within", "inside", "near", "around"})
_HONORIFICS = frozenset(
    {"mr", "mrs", "ms", "miss", "dr", "sir", "lord", "lady", "gen", "col", "lt", "sgt", "sen", "rep", "gov", "king"}
    | {"president", "maj", "capt", "cmdr", "adm", "rev", "prof", "comrade", "señor", "madame"}
)
_KNOWN_STEMS = {"U.S.": "USA", "US": "USA", "U.K.": "GBR", "U.N.": "UNO", "E.U.": "EUR", "non-U.S.": "USA"}


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
    homes: tuple[str, ...] = ()


class Ties(ABC):
    """The ties of one document's mentions; what is told of a document stands here for the classes that build on it."""

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
            namesakes = {other.name for other in hit.entities if other.kind is EntityKind.PERSON}
            if len(namesakes) == 1 and entity.kind is EntityKind.PERSON:
                self.full[fold(parse.tokens[hit.last - 1].text)] = entity
        # surnames that this document gives to somebody whom the tables do not know
        self.strangers = {
            fold(parse.tokens[hit.head].text)
            for hit in hits.names
            if hit.entities[0].kind is EntityKind.SURNAME and self._first_names(hit)
        }
        # "Tong Zhilan … Tong": where the surname stands first
        self.strangers |= {fold(token.text) for token in parse.tokens if self._leads(token)}
        self.strangers -= self.full.keys()

    @abstractmethod
    def identify(self, draft: Draft) -> Draft:
        """Identify one mention; a class that builds on this one says how."""

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
            if entity.kind is EntityKind.ADJECTIVE and entity.code in NOT_STATES and set(draft.sector) in _PRIVATE:
                continue  # "western hostages" are of some state of the West, and of no body of it
            code = term_on(entity, self.published)[0].code if entity.kind in _PERSONS else entity.code
            sector = entity.sector if entity.kind in (EntityKind.GROUP, EntityKind.ORGANISATION) else ()
            ties.append(Tie(code, "phrase.modifier", 0.95, entity.name, sector, entity.kind, hit.head, entity.homes))
        return ties

    def _merely_backing(self, hit: Hit, token: Token) -> bool:
        """Whether a name is the first half of a compound that ties to nobody: "Iran-backed", not "Iran-based"."""
        tail = self.parse.tokens[hit.last : hit.last + 2]
        if len(tail) < 2 or tail[0].text != "-" or tail[1].pos not in ("VERB", "ADJ") or tail[1].i >= token.i:
            return False
        return not _AFTER_HYPHEN.get(tail[1].lower) and tail[1].i not in self.hits.name_at

    def _opposed(self, hit: Hit) -> bool:
        """Whether a name stands after "anti-" or "pro-", which ties to nobody."""
        return self._after_pro(hit.first)

    def _after_pro(self, i: int) -> bool:
        """Whether a word stands after "pro-" and the like: "pro-government forces" are no government's."""
        tokens = self.parse.tokens
        return i > 1 and tokens[i - 1].text == "-" and tokens[i - 2].lower in ("anti", "pro", "non", "counter")

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
            tie = self._complement_tie(token, OF | IN, "phrase.in", 0.7)
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
        single = any(child.lower in ("a", "an") for child in token.head.children)
        if single and any(child.dep == "nummod" for child in token.children):
            return None  # "a Dutch priest and four villagers"
        first = self.by_head.get(token.head.i)
        if first is None or self.identify(first).code is None:
            return None
        # "British police" may be a name of the tables; "the FBI and officials" are of one state too
        body = (
            first.entity is not None and first.entity.kind is EntityKind.ORGANISATION and first.code not in NOT_STATES
        )
        if body or (first.role is not None and first.method in _OF_PHRASE):
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
            if draft is None or (other.head is token and self._tells_of(other)):
                continue
            if draft.head not in self._open - {draft.head}:
                found = self.identify(draft)
                outlet = found.entity is not None and found.entity.kind is EntityKind.OUTLET
                if (found.method or found.sector) and not (outlet and token.text.isupper()):
                    return found  # "HARARE (Reuters)" is no outlet
        return None

    def _leads(self, token: Token) -> bool:
        """Whether a word begins the name of a person whom the tables do not know."""
        last = token.head
        if token.ent != "PERSON" or token.dep != "compound" or last.ent != "PERSON" or last.pos != "PROPN":
            return False
        first = token.i == 0 or self.parse.tokens[token.i - 1].ent != "PERSON"
        return first and last.i > token.i and token.i not in self.hits.name_at and last.i not in self.hits.name_at

    def _tells_of(self, noun: Token) -> bool:
        """Whether a noun is who tells, so that it explains nobody: "will meet Okafor, a minister told reporters"."""
        after = self.parse.tokens[min(noun.i + 1, len(self.parse.tokens) - 1)]
        return after.lemma in reporting_verbs() and after.tag in ("VBD", "VBZ") and after.child("nsubj") is None

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

    def _which_person(self, persons: Sequence[Entity], draft: Draft, token: Token) -> Entity:
        """Of namesakes: the one named in full here, the one whose office fits, the one in office on the day."""
        full = self.full.get(fold(self.parse.tokens[draft.last - 1].text)) or self.full.get(fold(token.text))
        alone = all(person.kind is EntityKind.SURNAME for person in persons) and not token.childs("compound")
        if full is not None and alone and full.name not in {person.name for person in persons}:
            return full  # "Saddam Hussein … Hussein", though the tables call him by his first name
        if len(persons) == 1:
            return persons[0]
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

    def _own_sector(self, draft: Draft, token: Token) -> tuple[str, ...]:
        """The sector that the words before a role give it: "army chief", "opposition spokesman", "Hamas leader"."""
        for word in reversed(self._before(token)):
            if self._after_pro(word.i):
                continue
            found = self.hits.role_at.get(word.i)
            if found is not None and found.head != draft.head and found.role.sector and not found.role.inherits:
                return found.role.sector
            hit = self.hits.name_at.get(word.i)
            # "African Union official": a word of a name says nothing of its own
            alone = hit is None or hit.last - hit.first == 1
            sector = self.roles.modifiers.get(word.lower) if alone else None
            if sector:
                return sector
            entity = hit.entities[0] if hit is not None else None
            if entity is not None and entity.sector and entity.kind in (EntityKind.GROUP, EntityKind.ORGANISATION):
                return entity.sector
        return ()

    def _office(self, draft: Draft, role: Role) -> str | None:
        title = role.pattern
        return title if set(role.sector) & {"GOV", "MIL", "JUD", "LEG"} and not role.inherits else None
