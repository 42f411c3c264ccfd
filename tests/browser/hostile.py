"""A store of articles, names, outlets and addresses that mean harm; all of it is made up."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

from tests.serve.conftest import RUN, claim_of

from reportedly.store import Entry, Store
from reportedly.types import (
    Actor,
    Cue,
    Document,
    Place,
    Record,
    RecordActor,
    Resolution,
    Source,
    SourceKind,
    Style,
    Where,
)

MARK = "window.harmed = 1"
OUTSIDE = "harm.example"
HARM = (
    f"<script>{MARK}</script>",
    f"\"'><img src=//{OUTSIDE}/x onerror='{MARK}'>",
    f"<svg onload='{MARK}'><a href='javascript:{MARK}'>x</a></svg>",
    f"</title></textarea></style><script>{MARK}</script>",
    f"<style>@import url(//{OUTSIDE}/x.css); * {{ display: none }}</style>",
    f"<link rel=stylesheet href=//{OUTSIDE}/y.css><iframe src=//{OUTSIDE}></iframe>",
    f"<meta http-equiv=refresh content='0;url=//{OUTSIDE}/'>",
    f"<form action=//{OUTSIDE}><button autofocus onfocus='{MARK}'>x</button></form>",
    "'; DROP TABLE claims; --",
    "../../../../etc/passwd",
    "a\r\nSet-Cookie: harmed=1\r\n\r\n<b>",
    f"javascript:{MARK}//",
    f"data:text/html,<script>{MARK}</script>",
    f"{{{{ 7 * 7 }}}}{{% raw %}}${{{MARK}}}",
    "\u202efdp.exe\u2066\u200b",
    "&lt;script&gt;&#x27;&amp;",
    "]]><![CDATA[<!--",
    "\x00\x1b[31m\ufffd",
)
"""What stands in every place where an article can put words."""


def build(path: Path) -> Store:
    """The store: for each piece of harm an article whose every word is it."""
    store = Store(path)
    with store.writer() as writer:
        run = writer.run(RUN)
        for number, text in enumerate(HARM):
            document, claim = _claim(number, text)
            writer.add(run, [Entry(f"{number}.txt", document, (claim,))])
    return store


def _claim(number: int, text: str) -> tuple[Document, Record]:
    url = text if ":" in text and " " not in text else f"https://{OUTSIDE}/{number}?q={text}"
    document = Document.of(
        f"{text} attacked {text}. It was {text}. Number {number}.",
        title=text,
        url=url,
        publication=text,
        published=date(2024, 1, 1 + number),
    )
    size = len(document.text.partition(" attacked ")[0])
    span = document.span(0, size)
    side = RecordActor(span, Actor(text, text, (text,), Resolution(text, 0.5, (text,), text), id=text, office=text))
    source = Source(SourceKind.NAMED, Style.DIRECT, span, code=text, sector=(text,), cue=Cue(span, text))
    place = Place(text, None, 10.0 + number, 20.0, text, text, 4)
    claim = claim_of(
        document,
        size + 1,
        size + 9,
        sentence=(0, 2 * size + 11),
        actor=(side,),
        recipient=(side,),
        sources=(source,),
        where=Where(place, span),
    )
    why = replace(claim.why, event=(text,), status=(text,), sources=(text,))
    return document, replace(claim, why=why, mode=(text,), context=(text,), cameo=text)
