"""Errors as visitors see them: one shape, as a page and as JSON, without anything of the inside."""

from __future__ import annotations

import logging
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from typing import Any

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException
from starlette.responses import JSONResponse, Response
from starlette.types import Scope

from reportedly.errors import ReportedlyError, ServeError, StoreError
from reportedly.serve.headers import SECURITY
from reportedly.serve.rendering import render

log = logging.getLogger(__name__)

_PLAIN = (".json", ".csv", ".jsonl", ".parquet", ".svg", ".png")


@dataclass(frozen=True, slots=True)
class Problem:
    """What went wrong.

    Args:
        status: of HTTP.
        title: in two or three words.
        what: what happened, in a sentence.
        hint: what to do next.
        code: of ``docs/errors.md``, when there is one.
    """

    status: int
    title: str
    what: str
    hint: str
    code: str | None = None


class NotFoundError(ServeError):
    """Nothing in the store has that name; shown as 404."""

    def __init__(self, what: str, hint: str = "It may belong to another store, or to a run that is not here.") -> None:
        super().__init__("R801", what, hint=hint)


class RefusedError(ServeError):
    """What is asked for cannot be done, and asking again will not help; ``fields["status"]`` is that of HTTP."""


def answer(scope: Scope, problem: Problem, *, stranger: bool = False) -> Response:
    """The problem in the form in which the request asked: JSON for data, else a page.

    Args:
        scope: the request.
        problem: what went wrong.
        stranger: the visitor may not know what is served here; the page then names neither store nor pages.
    """
    if scope["path"].endswith(_PLAIN):
        return JSONResponse({"error": asdict(problem)}, status_code=problem.status)
    return render(scope, "problem.html", problem, title=problem.title, status=problem.status, stranger=stranger)


def problem_of(error: ReportedlyError) -> Problem:
    """An error of the library for visitors. Its paths are those of this machine and not theirs to know."""
    if isinstance(error, NotFoundError):
        return Problem(404, "Not found", error.message, error.hint, error.code)
    if isinstance(error, RefusedError):
        return Problem(int(error.fields["status"] or 400), "Not possible", error.message, error.hint, error.code)
    if isinstance(error, StoreError) and error.code == "R401":
        hint = "It is being written to. Try again in a moment."
        return Problem(503, "The store is busy", "The store cannot be read just now.", hint, error.code)
    if isinstance(error, StoreError):
        hint = "The terminal in which reportedly serve runs says more."
        return Problem(503, "The store cannot be read", "The store does not answer.", hint, error.code)
    return Problem(400, "Not possible", error.message, error.hint, error.code)


def install(app: FastAPI) -> None:
    """Make the application answer in this shape, whatever happens."""

    def known(request: Request, error: Exception) -> Response:
        assert isinstance(error, ReportedlyError)
        problem = problem_of(error)
        if problem.status >= 500:
            log.warning("%s: %s", request.url.path, error)
        return answer(request.scope, problem)

    def refused(request: Request, error: Exception) -> Response:
        assert isinstance(error, HTTPException)
        if error.status_code == 404:
            problem = Problem(404, "Not found", "There is no such page.", "Start from the overview.")
        else:
            problem = Problem(error.status_code, "Not possible", str(error.detail), "Start from the overview.")
        return answer(request.scope, problem)

    def invalid(request: Request, error: Exception) -> Response:
        assert isinstance(error, RequestValidationError)
        what = "; ".join(_complaints(error.errors())) or "A value cannot be used."
        return answer(
            request.scope, Problem(422, "A value cannot be used", what, "Change it, or leave it out.", "R802")
        )

    def unforeseen(request: Request, error: Exception) -> Response:
        log.error("%s could not be answered: %s: %s", request.url.path, type(error).__name__, error)
        log.info("where it happened", exc_info=error)
        hint = "This is a defect of reportedly: please report it, with what reportedly --debug serve shows."
        response = answer(request.scope, Problem(500, "Something went wrong", "The page cannot be made.", hint, "R900"))
        response.headers.update(SECURITY)  # this answer is given outside of the guard
        return response

    app.add_exception_handler(ReportedlyError, known)
    app.add_exception_handler(HTTPException, refused)
    app.add_exception_handler(RequestValidationError, invalid)
    app.add_exception_handler(Exception, unforeseen)


def _complaints(errors: Iterable[Mapping[str, Any]]) -> Iterable[str]:
    for error in list(errors)[:5]:
        place = [str(part) for part in error.get("loc", ()) if part not in ("query", "path")]
        yield f"{' '.join(place)}: {str(error.get('msg', 'not usable'))[:200]}"
