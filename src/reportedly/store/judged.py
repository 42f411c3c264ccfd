"""What a judgement is: a decision about two things, with an author and a score."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from reportedly.types import digest_of


class JudgementKind(StrEnum):
    """What two things are judged to be: near-copies (documents), or tellings of one event (claims)."""

    NEAR_DUPLICATE = "near_duplicate"
    SAME_EVENT = "same_event"


class Verdict(StrEnum):
    """The same, or not."""

    SAME = "same"
    DIFFERENT = "different"


@dataclass(frozen=True, slots=True)
class Judgement:
    """One decision about two things.

    Args:
        kind: what is decided.
        one, other: digests of documents or ids of claims; :meth:`of` puts the lesser first.
        verdict: the same, or different.
        score: 0 to 1, how sure.
        author: who decided: a component with its version (``"link.same_event.v1"``), or a person.
        machine: whether the author is a component; persons overrule machines.
        undone_at: when it was undone, in UTC; ``None`` while it holds.

    Example:
        >>> Judgement.of(JudgementKind.SAME_EVENT, "b", "a", author="anna").one
        'a'
    """

    kind: JudgementKind
    one: str
    other: str
    verdict: Verdict
    score: float
    author: str
    machine: bool = False
    undone_at: datetime | None = None

    @classmethod
    def of(
        cls,
        kind: JudgementKind,
        a: str,
        b: str,
        *,
        author: str,
        verdict: Verdict = Verdict.SAME,
        score: float = 1.0,
        machine: bool = False,
    ) -> Judgement:
        """A judgement about ``a`` and ``b``, in whichever order they are given."""
        return cls(kind, min(a, b), max(a, b), verdict, score, author, machine)

    @property
    def id(self) -> str:
        """The same for the same decision of the same author."""
        return digest_of([self.kind.value, self.one, self.other, self.verdict.value, self.author])[:32]
