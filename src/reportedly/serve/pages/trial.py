"""Try a sentence: what the coder makes of a visitor's own words. Nothing of it is kept."""

from __future__ import annotations

import threading
import unicodedata
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from typing import Annotated

from fastapi import APIRouter, Query, Request
from pydantic import AfterValidator, Field, StringConstraints

from reportedly.serve.building import Claim, add_page
from reportedly.serve.marking import Mark, Run, marks_of, paragraphs
from reportedly.serve.options import Options
from reportedly.serve.problems import RefusedError
from reportedly.serve.query import Asked, Day

router = APIRouter()

LONGEST = 2_000
_WAITING = 4
_PATIENCE = 60.0
_queue = threading.BoundedSemaphore(_WAITING)
_turn = threading.Lock()


def _lines(text: str) -> str:
    """The form in which offsets count, with line breaks as articles have them; forms send two characters for each."""
    text = unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\r", "\n").strip())
    if any(character < " " and character not in "\n\t" for character in text):
        raise ValueError("only text can be tried")
    return text


class TrialQuery(Asked):
    """What to try."""

    text: Annotated[str, StringConstraints(max_length=LONGEST), AfterValidator(_lines)] = Field(
        "", description="a sentence or a short paragraph of news"
    )
    published: Day | None = Field(None, description="day from which 'Monday' and 'next week' are seen")


@dataclass(frozen=True, slots=True)
class Trial:
    """What the coder makes of a text.

    Args:
        title: of the page.
        ready: whether there is a coder.
        text: what was tried, in the form in which offsets count; empty before anything was.
        published: the day from which it was read.
        claims: what was found.
        marks: which words were read as what, for which claims (numbered from 1).
    """

    title: str
    ready: bool
    text: str
    published: date | None
    claims: tuple[Claim, ...]
    marks: tuple[Mark, ...]

    @property
    def paragraphs(self) -> tuple[tuple[Run, ...], ...]:
        """The text in marked pieces."""
        return paragraphs(self.text, self.claims)


def trial(asked: Annotated[TrialQuery, Query()], request: Request) -> Trial:
    """What the coder makes of a text; nothing of it is kept."""
    options: Options = request.app.state.options
    if options.tryer is None or not asked.text:
        return Trial("Try a sentence", options.tryer is not None, "", asked.published, (), ())
    if request.headers.get("sec-fetch-site", "none") not in ("none", "same-origin"):
        hint = "Open the page itself and try it there."
        raise RefusedError("R806", "Another site asked for this to be coded.", hint=hint, status=403)
    with _place():
        claims = tuple(options.tryer(asked.text, asked.published))
    return Trial("Try a sentence", True, asked.text, asked.published, claims, marks_of(asked.text, claims))


@contextmanager
def _place() -> Iterator[None]:
    """One text is coded at a time, and few may wait: coding takes a whole core."""
    hint = "Try again in a moment."
    if not _queue.acquire(blocking=False):
        raise RefusedError("R806", "Many are trying sentences just now.", hint=hint, status=503)
    try:
        if not _turn.acquire(timeout=_PATIENCE):
            raise RefusedError("R806", "The coder is busy.", hint=hint, status=503)
        try:
            yield
        finally:
            _turn.release()
    finally:
        _queue.release()


add_page(router, "/try", trial, template="trial.html")
