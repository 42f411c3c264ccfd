"""The pipeline checks needs when built, and one bad page never stops the others."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import pytest

from reportedly.errors import PipelineError
from reportedly.pipeline import Page, Pipeline
from reportedly.types import Document, Failure, Layer, Span, Timex


@dataclass
class Stamp:
    """A component that fails on pages whose text holds ``bad``."""

    name: str = "test.stamp.v1"
    requires: frozenset[Layer] = frozenset({Layer.PARSE})
    provides: Layer = Layer.TIMES
    error: Exception | None = None

    def read(self, page: Page) -> tuple[Timex, ...]:
        if "bad" in page.document.text and self.error:
            raise self.error
        return ()


class BatchStamp(Stamp):
    """The same for many pages at once."""

    calls = 0

    def read_many(self, pages: Sequence[Page]) -> list[tuple[Timex, ...]]:
        self.calls += 1
        return [self.read(page) for page in pages]


def test_unmet_need_is_refused_when_built() -> None:
    with pytest.raises(PipelineError) as caught:
        Pipeline([Stamp(requires=frozenset({Layer.EVENTS}))])
    assert caught.value.code == "R201"
    assert "events" in caught.value.message


@pytest.mark.parametrize("kind", [Stamp, BatchStamp])
@pytest.mark.parametrize(
    ("error", "code"), [(PipelineError("R299", "known trouble", hint="try"), "R299"), (KeyError("x"), "R202")]
)
def test_one_bad_page_becomes_a_failure_row(
    read: Callable[..., Page], kind: type[Stamp], error: Exception, code: str
) -> None:
    pages = [read("Good news."), read("A bad day."), read("Good again.")]
    done = list(Pipeline([kind(error=error)]).run_many(pages))
    assert [isinstance(item, Failure) for item in done] == [False, True, False]
    failure = done[1]
    assert isinstance(failure, Failure)
    assert (failure.code, failure.document) == (code, pages[1].document.id)
    assert failure.as_dict()["failure"] is True


def test_a_page_is_never_edited(read: Callable[..., Page]) -> None:
    page = read("Talks began.")
    event_page = page.with_layer(Layer.TIMES, ())
    assert event_page is not page
    assert event_page.parse is page.parse


def test_document_offsets_refer_to_normalised_text() -> None:
    document = Document.of("Cafe\u0301 talks \U0001f600 “now”")
    assert document.span(0, 4) == Span(0, 4, "Café")
    with pytest.raises(ValueError, match="outside"):
        document.span(3, 999)
    assert Document.of("a").id == Document.of("a").id != Document.of("b").id
