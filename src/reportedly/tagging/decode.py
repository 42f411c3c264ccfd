"""Scores of a window → labels, and the attributions that they make together."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple

from reportedly.tagging.encoder import Scores
from reportedly.types import TaggedAttribution

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Floats = NDArray[np.float32]

ROLES = ("source", "cue", "content")
_SOURCE, _CUE, _CONTENT = range(3)
_B, _I = 1, 2
_LABELS = "OBI"


class Decoded(NamedTuple):
    """One window read: BIO labels and role probabilities a token by role, and the attributions (document tokens)."""

    labels: dict[str, list[str]]
    probabilities: dict[str, list[float]]
    attributions: list[TaggedAttribution]


def softmax(logits: Floats) -> Floats:
    """Over the last axis."""
    import numpy as np

    shifted = np.exp(logits - logits.max(axis=-1, keepdims=True))
    normal: Floats = shifted / shifted.sum(axis=-1, keepdims=True)
    return normal


def sigmoid(logits: Floats) -> Floats:
    """The logistic function, without overflow."""
    import numpy as np

    halved: Floats = 0.5 * (1.0 + np.tanh(0.5 * logits))
    return halved


def decode(scores: Scores, first: int, link_bias: Sequence[float], settings: Mapping[str, float]) -> Decoded:
    """The labels and attributions of one window.

    Args:
        scores: the heads' scores of the window's tokens.
        first: document index of the window's first token.
        link_bias, settings: of the weights' manifest.
    """
    probabilities = softmax(scores.roles)
    best = scores.roles.argmax(axis=-1)
    carried = 1.0 - probabilities[:, :, 0]
    spans = {role: _spans(best[:, k].tolist()) for k, role in enumerate(ROLES)}
    labels = {role: _written(spans[role], len(best)) for role in ROLES}
    rounded = {role: carried[:, k].round(4).tolist() for k, role in enumerate(ROLES)}
    attributions = _attributions(scores, first, link_bias, settings, spans, carried)
    return Decoded(labels, rounded, attributions)


def _spans(best: Sequence[int]) -> list[tuple[int, int]]:
    """Runs of B I I …; an I that no B began begins one."""
    found: list[tuple[int, int]] = []
    for i, label in enumerate(best):
        if label == _B or (label == _I and (not found or found[-1][1] != i)):
            found.append((i, i + 1))
        elif label == _I:
            found[-1] = (found[-1][0], i + 1)
    return found


def _written(spans: Sequence[tuple[int, int]], length: int) -> list[str]:
    labels = ["O"] * length
    for start, end in spans:
        labels[start:end] = ["B"] + ["I"] * (end - start - 1)
    return labels


def _attributions(
    scores: Scores,
    first: int,
    link_bias: Sequence[float],
    settings: Mapping[str, float],
    spans: Mapping[str, list[tuple[int, int]]],
    carried: Floats,
) -> list[TaggedAttribution]:
    """One attribution for each cue: its source span, and the content tokens that link to it more than to others."""
    import numpy as np

    cues = spans["cue"]
    if not cues:
        return []
    links = scores.links
    query = np.stack([links[start:end].mean(axis=0) for start, end in cues])
    scale = links.shape[-1] ** -0.5
    source = sigmoid(query[:, 0] @ links[:, 1].T * scale + link_bias[0])
    content = sigmoid(query[:, 2] @ links[:, 3].T * scale + link_bias[1])
    sources = [_source(source[k], spans["source"], settings) for k in range(len(cues))]
    contents = _contents(content, carried[:, _CONTENT], spans["content"], settings)
    found = []
    for k, (start, end) in enumerate(cues):
        if not contents[k]:
            continue
        chosen = sources[k]
        certain = [float(carried[start:end, _CUE].mean()), float(content[k, contents[k]].mean())]
        certain.append(float(source[k, chosen].mean()) if chosen else 1.0 - float(source[k].max()))
        found.append(
            TaggedAttribution(
                cue=tuple(range(first + start, first + end)),
                source=tuple(first + i for i in chosen),
                content=tuple(first + i for i in contents[k]),
                score=round(_score(certain, settings), 4),
                first=first,
                last=first + len(carried),
                source_scores=tuple(source[k].round(4).tolist()),
                content_scores=tuple(content[k].round(4).tolist()),
            )
        )
    return found


def _source(linked: Floats, spans: Sequence[tuple[int, int]], settings: Mapping[str, float]) -> list[int]:
    """The tagged source span that is linked best, when it is linked well enough."""
    best, score = (0, 0), settings.get("source_link", 0.3)
    for start, end in spans:
        mean = float(linked[start:end].mean())
        if mean > score:
            best, score = (start, end), mean
    return list(range(*best))


def _contents(
    linked: Floats, carried: Floats, spans: Sequence[tuple[int, int]], settings: Mapping[str, float]
) -> list[list[int]]:
    """The content tokens of each cue. A tagged span goes whole to the cue that its tokens prefer on average."""
    found: list[list[int]] = [[] for _ in range(len(linked))]
    least = settings.get("content_link", 0.3)
    for start, end in spans:
        means = linked[:, start:end].mean(axis=1)
        k = int(means.argmax())
        if means[k] > least:
            found[k] += range(start, end)
    return found


def _score(certain: Sequence[float], settings: Mapping[str, float]) -> float:
    """The product of the parts' certainties, raised to a fitted power so that it is a probability of being right."""
    product = 1.0
    for value in certain:
        product *= value
    return float(product ** settings.get("score_power", 1.0))
