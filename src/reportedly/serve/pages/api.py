"""The API for people: what may be asked, read from the same description that machines get."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from fastapi import APIRouter, Request

from reportedly.serve.building import add_page

router = APIRouter()


@dataclass(frozen=True, slots=True)
class Parameter:
    """A value that may be given."""

    name: str
    kind: str
    required: bool
    description: str


@dataclass(frozen=True, slots=True)
class Operation:
    """Something that may be asked."""

    path: str
    summary: str
    parameters: tuple[Parameter, ...]


@dataclass(frozen=True, slots=True)
class Api:
    """Everything that may be asked."""

    title: str
    operations: tuple[Operation, ...]


def api(request: Request) -> Api:
    """What may be asked, as a list."""
    described = request.app.openapi()
    operations = (
        Operation(path, asked.get("summary", ""), tuple(_parameter(each) for each in asked.get("parameters", ())))
        for path, methods in described["paths"].items()
        for asked in methods.values()
    )
    return Api("API", tuple(operations))


def _parameter(given: Mapping[str, Any]) -> Parameter:
    return Parameter(
        given["name"], _kind(given.get("schema", {})), given.get("required", False), given.get("description", "")
    )


def _kind(schema: Mapping[str, Any]) -> str:
    """A type in words, as short as it goes."""
    if "anyOf" in schema:
        return " or ".join(_kind(each) for each in schema["anyOf"] if each.get("type") != "null")
    if "enum" in schema:
        return " | ".join(map(str, schema["enum"]))
    if "$ref" in schema:
        return str(schema["$ref"]).rpartition("/")[2]
    if schema.get("type") == "array":
        return f"{_kind(schema['items'])}, several"
    if schema.get("format") == "date":
        return "day (YYYY-MM-DD)"
    return str(schema.get("type", "text")).replace("string", "text")


add_page(router, "/api", api, template="api.html")
