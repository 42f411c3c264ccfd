"""Pages and the components that write layers on them: mechanism only, it knows no room."""

from __future__ import annotations

import logging
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import Protocol, runtime_checkable

from reportedly.errors import PipelineError, ReportedlyError
from reportedly.syntax import Parse
from reportedly.types import (
    ActorMention,
    Attribution,
    Document,
    EventMention,
    Failure,
    Layer,
    PlaceMention,
    StatusReading,
    Tags,
    Timex,
)

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Page:
    """A document, its parse, and the layers written so far. Never edited: each layer makes a new page."""

    document: Document
    parse: Parse
    tags: Tags = field(default_factory=Tags)
    actors: tuple[ActorMention, ...] = ()
    times: tuple[Timex, ...] = ()
    places: tuple[PlaceMention, ...] = ()
    events: tuple[EventMention, ...] = ()
    attributions: tuple[Attribution, ...] = ()
    statuses: tuple[StatusReading, ...] = ()

    def with_layer(self, layer: Layer, value: object) -> Page:
        """The page with one layer written."""
        return replace(self, **{layer.value: value})  # type: ignore[arg-type]


class Component(Protocol):
    """A room's door: looks at layers, returns its own, writes nothing.

    ``name`` is versioned (``"says.rules.v1"``): a changed meaning gets a new name.
    """

    @property
    def name(self) -> str:
        """Versioned name, shown by ``reportedly pipeline``."""
        ...

    @property
    def requires(self) -> frozenset[Layer]:
        """Layers that must be on the page before."""
        ...

    @property
    def provides(self) -> Layer:
        """The layer it writes."""
        ...

    def read(self, page: Page) -> object:
        """The value of the layer for this page."""
        ...


@runtime_checkable
class BatchComponent(Protocol):
    """A component that is faster over many pages at once (the shared encoder)."""

    def read_many(self, pages: Sequence[Page]) -> Sequence[object]:
        """The value of the layer for each page, in order."""
        ...


class Pipeline:
    """Components in order. Needs are checked when it is built, not when it runs.

    Raises:
        PipelineError: R201 when a component requires a layer that nothing before it provides.
    """

    def __init__(self, components: Iterable[Component]) -> None:
        self.components = tuple(components)
        have = {Layer.PARSE}
        for component in self.components:
            missing = component.requires - have
            if missing:
                names = ", ".join(sorted(missing))
                hint = f"Put a component that provides {names} before it; so far there are: {', '.join(sorted(have))}."
                raise PipelineError("R201", f"{component.name} requires {names}", hint=hint, component=component.name)
            have.add(component.provides)

    def run(self, page: Page) -> Page | Failure:
        """The page with every layer, or the failure of the first component that could not read it."""
        return next(iter(self.run_many([page])))

    def run_many(self, pages: Sequence[Page]) -> Iterator[Page | Failure]:
        """All pages through all components; a page that fails becomes a failure and the others go on."""
        done: list[Page | Failure] = list(pages)
        for component in self.components:
            live = [(i, page) for i, page in enumerate(done) if isinstance(page, Page)]
            if isinstance(component, BatchComponent):
                try:
                    values = component.read_many([page for _, page in live])
                except Exception as err:  # noqa: BLE001 - one bad page must not stop the batch: each is tried alone
                    log.warning("%s failed on a batch, trying its pages one by one: %s", component.name, err)
                else:
                    for (i, page), value in zip(live, values, strict=True):
                        done[i] = page.with_layer(component.provides, value)
                    continue
            for i, page in live:
                done[i] = _apply(component, page)
        yield from done


def _apply(component: Component, page: Page) -> Page | Failure:
    """One component on one page. The one place where any exception becomes a failure row."""
    try:
        return page.with_layer(component.provides, component.read(page))
    except ReportedlyError as err:
        return Failure(page.document.id, component.name, err.code, err.message, err.hint)
    except Exception as err:
        log.exception("%s failed on document %s", component.name, page.document.id)
        hint = "This is a defect of reportedly: please report it with the document."
        return Failure(page.document.id, component.name, "R202", f"{type(err).__name__}: {err}", hint)
