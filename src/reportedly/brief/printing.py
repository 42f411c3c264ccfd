"""Sentences as markup: what Markdown and HTML have in common."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from reportedly.brief.model import Brief, Cite, Part, Quote, Sentence, Words


@dataclass(frozen=True, slots=True)
class Marks:
    """How a kind of markup marks things.

    Args:
        escape: words of strangers, on one line.
        cite: the mark of a reference, from its number.
        quotation, bold, ours: what stands before and after a quotation, its core, and words of ours within it.
    """

    escape: Callable[[str], str]
    cite: Callable[[int], str]
    quotation: tuple[str, str]
    bold: tuple[str, str]
    ours: tuple[str, str]


def printed(made: Brief, sentence: Sentence, marks: Marks) -> str:
    """A sentence of a brief as markup."""
    return "".join(_part(made, part, marks) for part in sentence.parts)


def _part(made: Brief, part: Part, marks: Marks) -> str:
    if isinstance(part, Words):
        return _spaced(part.text, marks)
    if isinstance(part, Cite):
        cited = "".join(marks.cite(made.number(claim)) for claim in part.claims)
        return f"{cited} (and {part.more:,} more)" if part.more else cited
    return _quote(part, marks)


def _quote(quote: Quote, marks: Marks) -> str:
    core = marks.escape(quote.core)
    if quote.told:
        first, _, rest = core.partition(" ")
        core = f"{first} {marks.escape(quote.told).join(marks.ours)} {rest}".rstrip()
    before = ("… " if quote.cut_before else "") + _spaced(quote.before, marks)
    after = _spaced(quote.after, marks) + (" …" if quote.cut_after else "")
    return f"{before}{core.join(marks.bold)}{after}".join(marks.quotation)


def _spaced(text: str, marks: Marks) -> str:
    """Escaped, with the blanks at the ends kept."""
    inner = marks.escape(text)
    before = " " if text[:1].isspace() and inner else ""
    after = " " if text[-1:].isspace() else ""
    return f"{before}{inner}{after}"
