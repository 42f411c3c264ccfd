"""Which of the persons of a document are "she" and which "he", where titles, nouns or earlier pronouns say so."""

from __future__ import annotations

from collections.abc import Iterable

from reportedly.syntax import Token
from reportedly.types import MentionKind
from reportedly.who.drafts import Draft
from reportedly.who.memory import Memory
from reportedly.who.words import words


class Genders:
    """Marks the persons of one document as women or men, and learns from pronouns that leave no doubt."""

    def __init__(self, memory: Memory) -> None:
        self.memory = memory
        firsts: dict[str, set[str]] = {}
        for draft in memory.drafts:
            if draft.kind is MentionKind.NAME and draft.person and " " in draft.name:
                firsts.setdefault(draft.surname, set()).add(draft.name.split()[0])
        # relatives share a surname: "Dirk Maes and his daughter Ana Maes"
        self._shared = {surname for surname, found in firsts.items() if len(found) > 1}
        self._by_name: dict[str, bool] = {}
        for draft in memory.drafts:
            if draft.plural or draft.kind is MentionKind.PRONOUN or not draft.person:
                continue
            if draft.female is None:
                draft.female = _told(self._words(draft))
            if draft.female is not None and draft.kind is MentionKind.NAME and draft.surname:
                self._by_name.setdefault(self._key(draft), draft.female)

    def of(self, draft: Draft) -> bool | None:
        """Whether a person is a woman; ``None`` when nothing tells."""
        if draft.female is not None or not draft.surname or draft.kind is not MentionKind.NAME:
            return draft.female
        return self._by_name.get(self._key(draft))

    def learn(self, pronoun: Draft, draft: Draft, rivals: Iterable[Draft]) -> None:
        """Take the gender of a pronoun for that of the only person near whom it may stand for."""
        if (
            pronoun.female is None
            or draft.kind is not MentionKind.NAME
            or not draft.surname
            or draft.female is not None
        ):
            return
        if all(rival.surname == draft.surname for rival in rivals if rival.kind is MentionKind.NAME):
            self._by_name.setdefault(self._key(draft), pronoun.female)

    def _key(self, draft: Draft) -> str:
        """What a person is called by: the surname, or the whole name where several bear it."""
        return draft.name if draft.surname in self._shared else draft.surname

    def _words(self, draft: Draft) -> Iterable[Token]:
        """The words that may tell: the noun itself, what stands before it, and what explains it."""
        token = self.memory.token(draft)
        yield token
        yield from (word for word in token.children if word.i < token.i and word.dep in ("compound", "amod", "nmod"))
        yield from (word for word in token.childs("appos") if word.i in self.memory.by_head)
        if token.dep == "appos" and draft.kind is MentionKind.NAME:
            yield token.head


def _told(found: Iterable[Token]) -> bool | None:
    for word in found:
        lemma = word.lemma.lower().rstrip(".")
        if lemma in words("women"):
            return True
        if lemma in words("men"):
            return False
    return None
