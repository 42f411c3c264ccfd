"""Identifies mentions from their own phrase: names, titles, modifiers, possessors, complements, apposition.

What the phrase leaves open is decided from the document, in :mod:`reportedly.who.context`. Names, roles and ties
resolve one another and share one state, so each class builds on the one before: ties, namesakes, role phrases, this.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from reportedly.syntax import Token
from reportedly.types import MentionKind
from reportedly.who.drafts import Draft, Hit
from reportedly.who.knowledge import EntityKind
from reportedly.who.memory import NOT_STATES
from reportedly.who.names import fold
from reportedly.who.persons import in_office, name_parts
from reportedly.who.role_phrases import RolePhrases
from reportedly.who.roles import Role
from reportedly.who.ties import OF, WEAK_CODES, Tie
from reportedly.who.words import words

_PERSONS = frozenset({EntityKind.PERSON, EntityKind.SURNAME})
_OF = frozenset({"of"})
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


class PhraseResolver(RolePhrases):
    """Resolves each mention of one document from its own phrase."""

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
        draft.sector, draft.method, draft.score, draft.homes = entity.sector, method, score, entity.homes
        draft.runners_up = tuple(
            dict.fromkeys(
                other.name if other.name != entity.name else other.code
                for other in hit.entities
                if other is not entity and (other.name, other.code) != (entity.name, entity.code)
            )
        )[:3]
        if entity.kind in _PERSONS:
            self._person(draft, entity, token)
        elif entity.kind is EntityKind.PEOPLE and token.tag == "NNPS":
            self._people(draft, token)
        elif entity.kind is EntityKind.ORGANISATION or (entity.kind is EntityKind.GROUP and entity.code in WEAK_CODES):
            tie = self._country_tie(draft, token, entity)
            if tie is not None and tie.code != entity.code:
                draft.runners_up = (entity.code, *draft.runners_up)[:3]
                draft.code, draft.method, draft.score, draft.id = tie.code, tie.method, tie.score, None
                draft.name = self._text(draft)

    def _people(self, draft: Draft, token: Token) -> None:
        """A people outside its state is of the state it lives in: "the Serbs of Croatia"."""
        tie = self._complement_tie(token, _OF, "phrase.of", 0.8)
        if tie is not None and len(tie.code) == 3 and tie.code != draft.code and tie.code not in NOT_STATES:
            draft.runners_up = (draft.code or "", *draft.runners_up)[:3]
            draft.code, draft.method, draft.score = tie.code, tie.method, tie.score

    # Unknown names

    def _unknown(self, draft: Draft) -> None:
        token = self.parse.tokens[draft.head]
        draft.name = self._bare_name(draft)
        draft.surname = fold(self.parse.tokens[max(draft.head, draft.tail)].text)
        titles = self._titles(draft, token)
        if titles:
            draft.person = draft.person or titles[-1].kind == "person"
            role = titles[-1]
            draft.sector = self._role_sector(draft, role, token) or role.sector
            if role.pattern in words("commander") and self._is_of_thing(token):
                draft.sector = ()
            draft.office = self._office(draft, role)
            draft.default = role.default
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
            else self._possessor_tie(token) or self._complement_tie(token, OF, "phrase.of", 0.85)
        )
        if self._respelt(draft, token, titles, tie):
            return
        if tie is not None:
            draft.code, draft.method, draft.score, draft.homes = tie.code, tie.method, min(tie.score, 0.85), tie.homes
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

    def _is_of_thing(self, token: Token) -> bool:
        """Whether a name goes on with "of" and no actor, or a craft that is not the navy's: "of the trawler"."""
        for prep in token.childs("prep"):
            obj = prep.child("pobj") if prep.lower == "of" else None
            if obj is None:
                continue
            other = self.by_head.get(obj.i)
            return other is None or (
                other.role is not None and other.role.kind == "thing" and not self.identify(other).sector
            )
        return False

    def _respelt(self, draft: Draft, token: Token, titles: Sequence[Role], tie: Tie | None) -> bool:
        """A person of the tables in another spelling, when the day, and the title or the countries named, agree."""
        single = " " not in draft.name
        if (single and not titles) or not (titles or (token.ent == "PERSON" and self.published is not None)):
            return False
        tie_code = tie.code if tie is not None else None
        if self._by_initials(draft, tie_code):
            return True
        for person, term in in_office(draft.name, self.published, code=tie_code, base=self.hits.base):
            office = any(title.pattern in term.office or term.office in title.pattern for title in titles)
            if (titles and not office) or (single and term.code not in self.named) or "GOV" not in term.sector:
                continue
            if office or term.code in self.named:
                draft.entity, draft.name, draft.code, draft.id = person, person.name, term.code, person.id
                draft.sector, draft.office, draft.female = term.sector, term.office, person.female
                draft.person, draft.method, draft.score = True, "kb.spelling", 0.85
                return True
        return False

    def _by_initials(self, draft: Draft, code: str | None) -> bool:
        """ "G.H.W. Bush": initials and a surname of the tables mean the only one of that name who is in office."""
        given, _, surname = draft.name.rpartition(" ")
        if not given or any(len(part) > 1 for part in name_parts(given)) or self.published is None:
            return False
        found = in_office(draft.name, self.published, code=code, base=self.hits.base)
        if len({person.name for person, _ in found}) != 1 or fold(found[0][0].name.split()[-1]) != fold(surname):
            return False
        person, term = found[0]
        draft.entity, draft.name, draft.code, draft.id = person, person.name, term.code, person.id
        draft.sector, draft.office, draft.female = term.sector, term.office, person.female
        draft.person, draft.method, draft.score = True, "kb.initials", 0.8
        return True

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
        text = self.parse.document.text[
            self.parse.tokens[first].start : self.parse.tokens[max(draft.head, draft.tail)].end
        ]
        return " ".join(text.split())
