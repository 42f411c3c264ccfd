"""A brief as one HTML file that stands alone: no script, nothing from outside, readable on a phone and on paper."""

from __future__ import annotations

from html import escape
from importlib.resources import files

from reportedly.brief import wording
from reportedly.brief.model import Brief, Item, Reference, Section
from reportedly.brief.plain import claim_address, one_line, sentence_address
from reportedly.brief.printing import Marks, printed

_POLICY = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"


def to_html(made: Brief, *, pages: str | None = None) -> str:
    """The brief as a whole page. Words of articles are escaped; only addresses of the web become links.

    Args:
        made: the brief.
        pages: address of ``reportedly serve``; claims are then linked to their pages.
    """
    title = _text(wording.title(made))
    style = files("reportedly").joinpath("data", "brief", "brief.css").read_text(encoding="utf-8")
    note = wording.NOTE if made.linked else f"{wording.NOTE} {wording.UNLINKED}"
    figures = "".join(f"<div><dt>{label}</dt><dd>{number}</dd></div>" for label, number in wording.numbers(made))
    menu = "".join(map(_menu, made.sections))
    return (
        '<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        '<meta name="referrer" content="no-referrer">\n'
        f"<title>{title}</title>\n<style>\n{style}</style>\n</head>\n<body>\n"
        f'<header>\n<p class="label">Brief</p>\n<h1>{title}</h1>\n<p class="period">{_text(wording.period(made))}</p>\n'
        f'<dl class="basis">{figures}</dl>\n<p class="note">{note}</p>\n</header>\n'
        f'<nav aria-label="Sections"><ul>{menu}</ul></nav>\n<main>\n'
        + "".join(_section(made, section) for section in made.sections)
        + _references(made, pages)
        + "</main>\n</body>\n</html>\n"
    )


def _menu(section: Section) -> str:
    count = len(section.items) + section.left
    return f'<li><a href="#{section.kind.value}">{wording.HEADINGS[section.kind]}</a> {count}</li>'


def _section(made: Brief, section: Section) -> str:
    name = section.kind.value
    body = "".join(_item(made, item) for item in section.items)
    body = f"<ul>\n{body}</ul>\n" if body else f'<p class="nothing">{wording.nothing(section.kind)}</p>\n'
    left = f'<p class="left">{wording.left(section.left)}</p>\n' if section.left else ""
    heading = f'<h2 id="{name}-heading">{wording.HEADINGS[section.kind]}</h2>'
    return f'<section id="{name}" class="{name}" aria-labelledby="{name}-heading">\n{heading}\n{body}{left}</section>\n'


def _item(made: Brief, item: Item) -> str:
    tag = f' <span class="tag">{_text(item.tag)}</span>' if item.tag else ""
    sentences = " ".join(f"<span>{printed(made, sentence, _MARKS)}</span>" for sentence in item.sentences)
    before, day = wording.day(item)
    when = (f'<span class="reported">{before}</span> ' if before else "") + _text(day)
    return f'<li><p class="when">{when}{tag}</p><p class="told">{sentences}</p></li>\n'


def _references(made: Brief, pages: str | None) -> str:
    if not made.references:
        return ""
    rows = "".join(_reference(number, found, pages) for number, found in enumerate(made.references, start=1))
    heading = f'<h2 id="sources-heading">{wording.SOURCES}</h2>'
    start = '<section id="sources" class="sources" aria-labelledby="sources-heading">'
    return f"{start}\n{heading}\n<ol>\n{rows}</ol>\n</section>\n"


def _reference(number: int, reference: Reference, pages: str | None) -> str:
    where, told, origin = wording.described(reference)
    address = sentence_address(reference.url, reference.quote)
    shown = _text(told)
    if address:  # on paper the address is printed, without the part that only finds the sentence
        plain = escape(address.partition("#:~:")[0])
        shown = f'<a href="{escape(address)}" data-address="{plain}" rel="noreferrer noopener">{shown}</a>'
    said = f' <span class="said">Told by: {_text(reference.said)}.</span>' if reference.said else ""
    copied = f' <span class="said">This is {_text(origin)}.</span>' if origin else ""
    claim, document = (f"<code>{_text(name)}</code>" for name in (reference.claim, reference.document))
    if page := claim_address(pages, reference.claim):
        claim = f'<a href="{escape(page)}">{claim}</a>'
    characters = f"characters {reference.start}–{reference.end}"
    place = f'<span class="place">claim {claim}, {characters} of {document}</span>'
    return f'<li id="r{number}">{_text(where)}: {shown}.{said}{copied} {place}</li>\n'


def _text(text: str) -> str:
    return escape(one_line(text))


_REF = '<a class="ref" href="#r{0}" aria-label="source {0}">{0}</a>'
_MARKS = Marks(_text, _REF.format, ("<q>", "</q>"), ("<strong>", "</strong>"), ('<span class="ours">[', "]</span>"))
