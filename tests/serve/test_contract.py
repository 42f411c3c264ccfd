"""The API keeps to its own description, whatever it is asked: requests made from the description, sound and unsound."""

from __future__ import annotations

import pytest
from fastapi import FastAPI
from hypothesis import HealthCheck, given, settings

schemathesis = pytest.importorskip("schemathesis", reason="schemathesis is not installed")
from schemathesis import Case, GenerationMode  # noqa: E402
from schemathesis.checks import (  # noqa: E402
    content_type_conformance,
    not_a_server_error,
    response_schema_conformance,
    status_code_conformance,
)

HERE = {"host": "127.0.0.1"}
CHECKS = {
    GenerationMode.POSITIVE: [
        not_a_server_error,
        status_code_conformance,
        content_type_conformance,
        response_schema_conformance,
    ],
    # A path with an ending that no file has is answered as a page.
    GenerationMode.NEGATIVE: [not_a_server_error, status_code_conformance],
}
EXAMPLES = 15


@pytest.mark.parametrize("mode", list(GenerationMode))
def test_answers_are_as_described(app: FastAPI, mode: GenerationMode) -> None:
    """Requests that the description allows (positive), and such as it does not (negative)."""
    description = schemathesis.openapi.from_asgi("/openapi.json", app, headers=HERE)
    asked = 0
    for found in description.get_all_operations():
        operation = found.ok()
        if mode is GenerationMode.NEGATIVE and not list(operation.iter_parameters()):
            continue  # nothing about it can be wrong

        @settings(max_examples=EXAMPLES, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))
        @given(case=operation.as_strategy(generation_mode=mode))
        def ask(case: Case) -> None:
            case.call_and_validate(checks=CHECKS[mode], headers=HERE)

        ask()
        asked += 1
    assert asked >= 12
