"""Which of the persons and other entities that share a name is meant, and what office is held on the day."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property

from reportedly.syntax import Token
from reportedly.types import MentionKind
from reportedly.who.drafts import Draft, Hit
from reportedly.who.knowledge import Entity, EntityKind, Term
from reportedly.who.names import fold
from reportedly.who.roles import Role, term_on
from reportedly.who.ties import Ties

_PERSONS = frozenset({EntityKind.PERSON, EntityKind.SURNAME})
_PLACED = frozenset({"in", "at", "near", "into", "outside", "around", "from"})
_FORMER = frozenset({"former", "ex", "one-time", "onetime", "ousted", "deposed", "late", "erstwhile", "then"})


class Namesakes(Ties):
    """Chooses among the entities of a name, and reads persons by the day and their titles."""

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
        one_word_town = others[0].kind is EntityKind.CITY and hit.last - hit.first == 1
        if one_word_town and fold(token.text) in self.surnames and not _is_where(token):
            return None  # a town only by its name
        if len(others) > 1:
            day = self.published
            valid = [e for e in others if day is None or e.end is None or day <= e.end] or others
            here = [e for e in valid if self._mentioned_elsewhere(e, hit)]
            return (here or valid)[0]
        return others[0]

    @cached_property
    def surnames(self) -> frozenset[str]:
        """The last words of persons' full names in the text: "Henri Zongo ... the murder of Zongo"."""
        return frozenset(
            fold(token.text)
            for token in self.parse.tokens
            if token.ent == "PERSON" and any(_is_first_name(word, token) for word in token.children)
        )

    def _expected(self, person: Entity, draft: Draft, token: Token) -> bool:
        """Whether a surname alone may mean the person: in office on the day, titled, or of a country named here."""
        if self.published is None or fold(token.text) in self.full or self._titles(draft, token):
            return True
        term, current = term_on(person, self.published)
        return current or term.code in self.named

    def _mentioned_elsewhere(self, entity: Entity, hit: Hit) -> bool:
        return any(other is not hit and other.entities[0].code == entity.code for other in self.hits.names)

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

    def _is_former(self, token: Token, draft: Draft) -> bool:
        return any(
            word.lower in _FORMER or word.lower.startswith("ex-")
            for word in self.parse.tokens[draft.first : max(draft.head, draft.first)]
        )


def _is_where(token: Token) -> bool:
    """Whether a name stands behind a preposition of place."""
    return token.dep == "pobj" and token.head.lower in _PLACED


def _is_first_name(word: Token, last: Token) -> bool:
    return word.i == last.i - 1 and word.dep == "compound" and word.ent == "PERSON" and word.pos == "PROPN"
