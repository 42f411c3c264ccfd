"""The shared learned encoder: one pass over the text, several heads, written as the tags layer."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from pathlib import Path

from reportedly.pipeline import Page
from reportedly.syntax import Parse
from reportedly.tagging.decode import ROLES, decode
from reportedly.tagging.encoder import MANIFEST, MODELS, Encoder, Scores, read_manifest
from reportedly.tagging.features import Row, features, features_of
from reportedly.tagging.numbers import plain, softmax
from reportedly.tagging.pieces import MAX_PIECES, Encoded
from reportedly.tagging.relations import ROOTS, Relations
from reportedly.tagging.windows import Window, windows
from reportedly.types import Layer, TaggedAttribution, TaggedRelation, Tags

__all__ = ["STATUSES", "SharedTagger"]

STATUSES = ("happened", "planned", "denied", "hypothetical")
"""The classes of the status head, as ``Tags.scores`` names them."""


class SharedTagger:
    """Writes the tags layer: roles of attribution, links between them, factuality and status.

    Args:
        folder: where the weights lie; those of the package when ``None``.
        threads: threads of one pass through the encoder.

    Raises:
        PipelineError: R220 no weights; R221 unreadable manifest; R222 a missing or altered file; R223 a file that
            cannot be loaded.
    """

    name = "tagging.minilm.v2"
    requires = frozenset({Layer.PARSE})
    provides = Layer.TAGS

    def __init__(self, folder: Path | None = None, *, threads: int = 1) -> None:
        self._encoder = Encoder(folder, threads=threads)
        self.version = self._encoder.manifest.version
        self.settings = dict(self._encoder.manifest.settings)

    @staticmethod
    def identity(folder: Path | None = None) -> str:
        """Version of the installed weights and a short hash of their manifest, which holds every file's own."""
        manifest = (folder or MODELS) / MANIFEST
        return (
            f"minilm-{read_manifest(folder or MODELS).version}-{hashlib.sha256(manifest.read_bytes()).hexdigest()[:8]}"
        )

    @staticmethod
    def available(folder: Path | None = None) -> bool:
        """Whether weights are installed."""
        return ((folder or MODELS) / MANIFEST).is_file()

    def read(self, page: Page) -> Tags:
        """The tags of one page; they depend on nothing but its parse."""
        return self.tags(self.scores(page.parse))

    def scores(self, parse: Parse) -> list[tuple[Window, Scores]]:
        """What the heads say of each window, before anything is decided."""
        rows = features(parse)
        return [
            (part, self._encoder.run(pieces))
            for window in windows(parse)
            for part, pieces in self._encode(parse, rows, window)
        ]

    def look(
        self, parse: Parse, words: Sequence[int], source: Sequence[int], target: Sequence[int], at: Sequence[int]
    ) -> TaggedRelation | None:
        """What ``source`` does to ``target`` at an event, in a second pass over a few words of their sentence.

        The head has learned from short sentences; a clause by itself it reads better than within its article. A pass
        costs as much as reading so many words of a text.

        Args:
            parse: the page's parse.
            words: tokens of the clause, ascending.
            source, target: tokens of the two among them; one may be empty.
            at: tokens of the event's words among them.

        Returns:
            ``None`` when both sides are empty, or the words are too many for one pass.
        """
        place = {i: k for k, i in enumerate(words)}
        tokens = [parse.tokens[i] for i in words]
        pieces = self._encoder.pieces.encode([token.text for token in tokens], features_of(tokens), ())
        if not (source or target) or len(pieces.ids) > MAX_PIECES:
            return None
        views = self._encoder.run(pieces).pairs.astype("float32")
        doer, receiver, event = ([place[i] for i in some] for some in (source, target, at))
        chances, trigger = self._encoder.relations.read(views, doer, receiver, event)
        return TaggedRelation(dict(zip(ROOTS, plain(chances), strict=True)), words[trigger])

    def _encode(self, parse: Parse, rows: Sequence[Row], window: Window) -> list[tuple[Window, Encoded]]:
        """The window's pieces; a window of too many (figures, addresses, other scripts) is halved."""
        words = [token.text for token in parse.tokens[window.first : window.last]]
        pieces = self._encoder.pieces.encode(words, rows[window.first : window.last], window.breaks)
        if len(pieces.ids) <= MAX_PIECES or len(words) == 1:
            return [(window, pieces)]
        half = len(words) // 2
        left = Window(window.first, window.first + half, tuple(at for at in window.breaks if at < half))
        right = Window(window.first + half, window.last, tuple(at - half for at in window.breaks if at > half))
        return [*self._encode(parse, rows, left), *self._encode(parse, rows, right)]

    def tags(self, parts: Sequence[tuple[Window, Scores]]) -> Tags:
        """The labels, links and probabilities that the scores of all windows of a page make."""
        labels: dict[str, list[str]] = {role: [] for role in ROLES}
        numbers: dict[str, list[float]] = {name: [] for name in (*ROLES, "factuality", *STATUSES)}
        attributions: list[TaggedAttribution] = []
        for window, scores in parts:
            decoded = decode(scores, window.first, self._encoder.manifest.link_bias, self.settings)
            for role in ROLES:
                labels[role] += decoded.labels[role]
                numbers[role] += decoded.probabilities[role]
            attributions += decoded.attributions
            numbers["factuality"] += plain(scores.value.clip(-3.0, 3.0), 3)
            status = softmax(scores.status / self.settings.get("status_temperature", 1.0))
            for k, name in enumerate(STATUSES):
                numbers[name] += plain(status[:, k])
        return Tags(
            {role: tuple(row) for role, row in labels.items()},
            {name: tuple(row) for name, row in numbers.items()},
            tuple(attributions),
            Relations(self._encoder.relations, [(window, scores.pairs) for window, scores in parts]),
        )
