"""The components of the built-in pipeline, in the order in which they read a page."""

from __future__ import annotations

from reportedly.config import Settings
from reportedly.pipeline import Component, Pipeline
from reportedly.says import AttributionFinder, StatusReader
from reportedly.tagging import SharedTagger
from reportedly.what import EventFinder
from reportedly.when import TimeFinder
from reportedly.where import PlaceFinder
from reportedly.who import ActorFinder


def build_pipeline(settings: Settings) -> Pipeline:
    """The built-in pipeline.

    Raises:
        PipelineError: R201 when the components do not fit together.
        LexiconError: R3xx when a lexicon of the installation is damaged.
    """
    components: list[Component] = [
        *([SharedTagger()] if SharedTagger.available() else []),
        ActorFinder(),
        TimeFinder(),
        PlaceFinder(),
        EventFinder(),
        AttributionFinder(),
        StatusReader(),
    ]
    return Pipeline(components)
