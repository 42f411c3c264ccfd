"""The components of the built-in pipeline, in the order in which they read a page."""

from __future__ import annotations

from pathlib import Path

from reportedly.config import Settings
from reportedly.ontology import OwnOntology
from reportedly.pipeline import Component, Pipeline
from reportedly.says import AttributionFinder, StatusReader
from reportedly.tagging import SharedTagger
from reportedly.what import EncoderEventFinder, EventFinder
from reportedly.when import TimeFinder
from reportedly.where import PlaceFinder, open_gazetteer
from reportedly.who import ActorFinder


def build_pipeline(settings: Settings, own: OwnOntology | None = None) -> Pipeline:
    """The built-in pipeline.

    Args:
        settings: of the coder.
        own: a user's codebook, in place of PLOVER or beside it.

    Raises:
        PipelineError: R201 when the components do not fit together.
        ReadError: R120 when the gazetteer of the settings cannot be read.
        PipelineError: R22x when the weights of the encoder are missing or damaged.
        LexiconError: R3xx when a lexicon of the installation is damaged, or the own actors of the settings are wrong.
    """
    tagger = SharedTagger()
    look = tagger.look if settings.encoder_decides else None
    components: list[Component] = [
        tagger,
        ActorFinder(Path(settings.actors) if settings.actors else None),
        TimeFinder(),
        PlaceFinder(open_gazetteer(Path(settings.gazetteer)) if settings.gazetteer else None),
        # the relation head names PLOVER's categories alone
        EventFinder(own=own)
        if own is not None
        else EncoderEventFinder(look)
        if settings.encoder_events
        else EventFinder(look=look),
        AttributionFinder(),
        StatusReader(),
    ]
    return Pipeline(components)


def pair_pipeline(pipeline: Pipeline) -> Pipeline:
    """The pipeline for questions about given pairs: it finds deeds whoever their sides are, private persons too.

    A page is read for what parties to politics do; whoever asks about two actors has chosen them already.
    """
    return Pipeline(part.of_anyone() if isinstance(part, EventFinder) else part for part in pipeline.components)
