"""A brief as Markdown, with a footnote for each claim that is cited."""

from __future__ import annotations

import re

from reportedly.brief import wording
from reportedly.brief.model import Brief, Item, Reference
from reportedly.brief.plain import claim_address, one_line, sentence_address
from reportedly.brief.printing import Marks, printed

# Everything that could become markup, a link, mathematics or a mention.
_SPECIAL = re.compile(r"[\\`*_{}\[\]<>#|~&$@^!]|(?<=\w):(?=//)|(?<=www)\.", re.I)


def to_markdown(made: Brief, *, pages: str | None = None) -> str:
    """The brief as Markdown (CommonMark with tables and footnotes). Words of articles are escaped.

    Args:
        made: the brief.
        pages: address of ``reportedly serve``; claims are then linked to their pages.
    """
    rows = wording.numbers(made)
    lines = [
        f"# {escape(wording.title(made))}",
        "",
        f"{escape(wording.period(made))}.".replace("..", "."),
        "",
        f"| {' | '.join(label for label, _ in rows)} |",
        f"|{'---:|' * len(rows)}",
        f"| {' | '.join(number for _, number in rows)} |",
        "",
        wording.NOTE if made.linked else f"{wording.NOTE} {wording.UNLINKED}",
    ]
    for section in made.sections:
        lines += ["", f"## {wording.HEADINGS[section.kind]}", ""]
        lines += [_item(made, item) for item in section.items] or [wording.nothing(section.kind)]
        lines += ["", f"*{wording.left(section.left)}*"] if section.left else []
    if made.references:
        lines += ["", f"## {wording.SOURCES}", ""]
        lines += [_reference(number, found, pages) for number, found in enumerate(made.references, start=1)]
    return "\n".join(lines) + "\n"


def escape(text: str) -> str:
    """Words of strangers as Markdown that shows them letter by letter, on one line.

    Example:
        >>> escape("a|b [c](javascript:d) <e>")
        'a\\\\|b \\\\[c\\\\](javascript:d) \\\\<e\\\\>'
    """
    return _SPECIAL.sub(lambda match: f"\\{match.group()}", one_line(text))


def _item(made: Brief, item: Item) -> str:
    tag = f" · *{escape(item.tag)}*" if item.tag else ""
    sentences = " ".join(printed(made, sentence, _MARKS) for sentence in item.sentences)
    day = " ".join(filter(None, wording.day(item)))
    return f"- **{day}**{tag} · {sentences}"


def _reference(number: int, reference: Reference, pages: str | None) -> str:
    where, told, origin = wording.described(reference)
    address = sentence_address(reference.url, reference.quote)
    shown = f"[{escape(told)}](<{address}>)" if address else escape(told)
    said = f" Told by: {escape(reference.said)}." if reference.said else ""
    copied = f" This is {escape(origin)}." if origin else ""
    claim, document = _code(reference.claim), _code(reference.document)
    if page := claim_address(pages, reference.claim):
        claim = f"[{claim}](<{page}>)"
    place = f"Claim {claim}, characters {reference.start}–{reference.end} of {document}."
    return f"[^{number}]: {escape(where)}: {shown}.{said}{copied} {place}"


def _code(text: str) -> str:
    return f"`{one_line(text).replace('`', chr(39))}`"


_MARKS = Marks(escape, "[^{}]".format, ("“", "”"), ("**", "**"), (r"\[", r"\]"))
