"""How a page is made: one function that returns its context, from which both the page and its JSON twin come."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Annotated, Any, TypeVar, get_type_hints

from fastapi import APIRouter, Depends, Request
from pydantic import Field, TypeAdapter
from starlette.responses import RedirectResponse, Response

from reportedly.serve.contract import Claim
from reportedly.serve.links import link
from reportedly.serve.rendering import render

_T = TypeVar("_T")
Hidden = Annotated[_T, Field(exclude=True)]
"""A part of a context that only the page shows, such as the choices of a form."""


__all__ = ["ERRORS", "Claim", "Hidden", "Wrong", "add_page"]


@dataclass(frozen=True, slots=True)
class Wrong:
    """The one shape of errors."""

    error: dict[str, str | int | None]


ERRORS: dict[int | str, dict[str, Any]] = {
    code: {"model": Wrong, "description": meaning}
    for code, meaning in (
        (404, "nothing has that name"),
        (414, "the address is too long"),
        (422, "a value cannot be used"),
        (503, "the store cannot be read just now"),
    )
}


def a_file(types: Iterable[str]) -> dict[int | str, dict[str, Any]]:
    """What the API's description says of a download: the media types that it may have, and errors."""
    return {**ERRORS, 200: {"description": "the file", "content": {kind.partition(";")[0]: {} for kind in types}}}


def add_page(
    router: APIRouter, path: str, answer: Callable[..., Any], *, template: str, twin: str | None = None
) -> None:
    """Add a page and its JSON twin.

    Args:
        router: takes both.
        path: of the page, as FastAPI writes it; the twin has ``.json`` at its end.
        answer: a plain function with FastAPI's parameters, annotated with the frozen dataclass that it returns. That
            has a field ``title``. The first line of its docstring is the summary in the API's description.
        template: fills ``page`` with it.
        twin: path of the twin when it is another one.
    """
    context = get_type_hints(answer, include_extras=True)["return"]
    adapter = TypeAdapter[Any](context)
    given = Depends(answer)
    twin_path = twin or f"{path}.json"

    def as_json(context: Any = given) -> Response:
        return Response(adapter.dump_json(context), media_type="application/json")

    def as_page(request: Request, context: Any = given) -> Response:
        asked = request.query_params.multi_items()
        here = request.url.path.removeprefix(root := request.scope.get("root_path", ""))
        if any(value == "" for _, value in asked):  # an empty box of a form; addresses are for people too
            return RedirectResponse(link(root, here, asked), status_code=303)
        other = link(root, twin or f"{here}.json", asked)
        return render(request.scope, template, context, title=context.title, twin=other)

    summary = (answer.__doc__ or "").strip().splitlines()[0]
    name = answer.__name__
    # The twin first: its path would also fit a page whose last part is a variable.
    router.add_api_route(
        twin_path,
        as_json,
        response_model=context,
        responses=ERRORS,
        summary=summary,
        operation_id=name,
        name=f"{name}_json",
    )
    router.add_api_route(path, as_page, include_in_schema=False, name=name)
