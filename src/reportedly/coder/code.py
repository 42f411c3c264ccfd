"""The coder: loads once, codes many."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date, datetime
from os import PathLike, fspath
from pathlib import Path

from reportedly import __version__
from reportedly.coder.builtin import build_pipeline, pair_pipeline
from reportedly.coder.join import join, sorted_out
from reportedly.coder.relation import Relation, relation_of
from reportedly.config import Settings, load_settings
from reportedly.errors import PipelineError
from reportedly.lexicon import lexicon_hash
from reportedly.ontology import load_ontology, plover
from reportedly.parsing import Parser
from reportedly.pipeline import Page, Pipeline
from reportedly.reading.dates import parse_date
from reportedly.says import assess, outermost
from reportedly.tagging import SharedTagger
from reportedly.types import (
    ActorMention,
    Attribution,
    Document,
    Failure,
    PlaceMention,
    Record,
    Run,
    StatusReading,
    Timex,
    digest_of,
)

Day = date | str
"""A day of the calendar: a date, or its ISO form."""


class Coder:
    """Reads news text and writes sourced claims. Loads its models once; use one for all your texts.

    Args:
        settings: what :func:`reportedly.load_settings` gives; ``None`` reads the environment.
        ontology: path of a codebook of your own, in place of the settings'; see ``docs/custom-ontology.md``.

    Raises:
        PipelineError: R21x when no usable spaCy pipeline is installed.
        LexiconError: R3xx when the installation's lexicons are damaged; R32x, R34x when your codebook is wrong.

    Example:
        >>> coder = Coder()
        >>> [record] = coder.code("Turkey shelled Kurdish positions in Syria, a defence official said.")
        >>> record.event.value, record.actor[0].actor.code, record.sources[-1].kind.value
        ('ASSAULT', 'TUR', 'anonymous')
    """

    def __init__(self, settings: Settings | None = None, *, ontology: str | PathLike[str] | None = None) -> None:
        settings = settings or load_settings()
        self.settings = replace(settings, ontology=fspath(ontology)) if ontology is not None else settings
        self.own = load_ontology(Path(self.settings.ontology)) if self.settings.ontology else None
        self.ontology = self.own.ontology if self.own else plover()
        self.parser = Parser(self.settings)
        self.pipeline = build_pipeline(self.settings, self.own)
        self.model = f"{self.parser.model} {SharedTagger.identity()}"
        self.run = Run(
            coder=f"reportedly-{__version__}",
            codebook=self.ontology.name,
            model=self.model,
            lexicon_hash=digest_of([lexicon_hash(), self.own.digest])[:16] if self.own else lexicon_hash(),
            config_hash=self.settings.digest,
        )

    def code(
        self, text: str, *, published: Day | None = None, publication: str | None = None, title: str | None = None
    ) -> tuple[Record, ...]:
        """The claims of one text, in order of their triggers.

        Args:
            text: a news item. Offsets of the records count code points of its NFC form.
            published: day of publication, also as ``"2025-11-22"``; without it relative dates stay unresolved.
            publication: name of the outlet.
            title: headline, kept in the record's document.

        Raises:
            PipelineError: R2xx when the text cannot be coded, with the reason.
            ReadError: R110 when ``published`` is no day of the calendar.
        """
        document = Document.of(text, published=_day(published), publication=publication, title=title)
        coded = self.code_document(document)
        if isinstance(coded, Failure):
            raise _error(coded)
        return coded

    def code_document(self, document: Document) -> tuple[Record, ...] | Failure:
        """The claims of one document, or why it could not be coded."""
        [(_, coded)] = self.code_many([document])
        return coded

    def code_many(self, documents: Iterable[Document]) -> Iterator[tuple[Document, tuple[Record, ...] | Failure]]:
        """Codes documents as they come, in batches of ``settings.batch_size``; memory does not grow with their number.

        Yields:
            Each document, in order, with its claims or its failure.
        """
        for batch in _batched(documents, self.settings):
            for document, page in zip(batch, self._pages(batch, self.pipeline), strict=True):
                yield (
                    document,
                    page
                    if isinstance(page, Failure)
                    else join(page, self.ontology, self.run, least=self.settings.min_confidence),
                )

    def pages(self, documents: Iterable[Document]) -> Iterator[Page | Failure]:
        """The pages with every room's layer, before they are joined: what ``explain`` and the evaluations look at."""
        for batch in _batched(documents, self.settings):
            yield from self._pages(batch, self.pipeline)

    def pair_pages(self, documents: Iterable[Document]) -> Iterator[Page | Failure]:
        """The pages to ask about given pairs: with the deeds of private persons too, which :meth:`pages` leaves out."""
        pipeline = pair_pipeline(self.pipeline)
        for batch in _batched(documents, self.settings):
            yield from self._pages(batch, pipeline)

    def page(self, text: str, *, published: Day | None = None) -> Page:
        """The page of one text. Raises PipelineError R2xx when it cannot be read, ReadError R110 for a bad date."""
        return self._page(Document.of(text, published=_day(published)), self.pipeline)

    def sorted_out(self, page: Page) -> tuple[tuple[Record, ...], tuple[Record, ...]]:
        """The claims of a page that this coder made, and those held back: less sure than ``min_confidence``."""
        return sorted_out(page, self.ontology, self.run, least=self.settings.min_confidence)

    def join(self, page: Page) -> tuple[Record, ...]:
        """The claims of a page that this coder made."""
        return join(page, self.ontology, self.run, least=self.settings.min_confidence)

    def attributions(self, text: str, *, nested: bool = False) -> tuple[Attribution, ...]:
        """Source, cue and content spans with their chains (PolNeAR's scheme).

        Args:
            text: a news item.
            nested: whether to give attributions inside the content of others too ("she said that he had denied it");
                PolNeAR annotates the outermost alone, and so is the default.
        """
        found = self.page(text).attributions
        return found if nested else tuple(outermost(found))

    def actors(self, text: str, published: Day | None = None) -> tuple[ActorMention, ...]:
        """Actor mentions with country, sector and the reason; ``published`` decides who held which office."""
        return self.page(text, published=published).actors

    def times(self, text: str, published: Day | None = None) -> tuple[Timex, ...]:
        """Time expressions with ISO intervals, relative ones seen from ``published``."""
        return self.page(text, published=published).times

    def places(self, text: str) -> tuple[PlaceMention, ...]:
        """Toponyms with GeoNames ids and coordinates."""
        return self.page(text).places

    def factuality(self, text: str, span: tuple[int, int]) -> StatusReading:
        """How far the text goes for the event whose words are ``text[span[0]:span[1]]``, verb or noun.

        Raises:
            PipelineError: R230 when no word lies in the span.
        """
        page = self.page(text)
        head = page.parse.head_of(*span)
        if head is None:
            raise PipelineError("R230", f"no word at {span[0]}:{span[1]}", hint="Give offsets in code points.")
        return assess(page.parse, head, page.attributions, tags=page.tags)

    def relation(self, sentence: str, *, source: tuple[int, int] | None, target: tuple[int, int] | None) -> Relation:
        """What the actor at ``source`` does to the one at ``target`` in the sentence; spans in code points.

        Args:
            sentence: one sentence.
            source: the actor's words; ``None`` when the sentence does not name it.
            target: the recipient's words; ``None`` likewise.

        Example:
            >>> Coder().relation("Iran seized a British tanker.", source=(0, 4), target=(14, 21)).event.value
            'COERCE'
        """
        page = self._page(Document.of(sentence), pair_pipeline(self.pipeline))
        return relation_of(page, source, target, self.ontology)

    def _page(self, document: Document, pipeline: Pipeline) -> Page:
        [page] = self._pages([document], pipeline)
        if isinstance(page, Failure):
            raise _error(page)
        return page

    def _pages(self, batch: list[Document], pipeline: Pipeline) -> list[Page | Failure]:
        pages: list[Page | Failure] = []
        for document, parse in zip(batch, self.parser.parse_many(batch), strict=True):
            pages.append(parse if isinstance(parse, Failure) else Page(document, parse))
        read = pipeline.run_many([page for page in pages if isinstance(page, Page)])
        return [next(read) if isinstance(page, Page) else page for page in pages]


def _day(published: Day | None) -> date | None:
    """The day that is meant; of a time of day, its day."""
    if isinstance(published, str):
        return parse_date(published)
    return published.date() if isinstance(published, datetime) else published


def _batched(documents: Iterable[Document], settings: Settings) -> Iterator[list[Document]]:
    """Batches of at most ``batch_size`` documents and ``max_characters`` together, so that memory stays bounded."""
    batch: list[Document] = []
    characters = 0
    for document in documents:
        full = len(batch) == settings.batch_size or characters + len(document.text) > settings.max_characters
        if batch and full:
            yield batch
            batch, characters = [], 0
        batch.append(document)
        characters += len(document.text)
    if batch:
        yield batch


def _error(failure: Failure) -> PipelineError:
    return PipelineError(failure.code, failure.message, hint=failure.hint, component=failure.component)
