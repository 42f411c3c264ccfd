"""Scores of a window → labels, and the attributions that they make together."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple

from reportedly.tagging.encoder import Scores
from reportedly.tagging.numbers import plain, sigmoid, softmax
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


def decode(scores: Scores, first: int, link_bias: Sequence[float], settings: Mapping[str, float]) -> Decoded:
    """The labels and attributions of one window.

    Args:
        scores: the heads' scores of the window's tokens.
        first: document index of the window's first token.
        link_bias, settings: of the weights' manifest.
    """
    roles = scores.roles.copy()
    for k, role in enumerate(ROLES):
        roles[:, k, 1:] += settings.get(f"bias_{role}", 0.0)
    best = roles.argmax(axis=-1)
    carried = 1.0 - softmax(roles)[:, :, 0]
    spans = {role: _spans(best[:, k].tolist()) for k, role in enumerate(ROLES)}
    spans["cue"] = _trimmed(spans["cue"], 1.0 - softmax(scores.roles)[:, _CUE, 0], settings.get("cue_edge", 0.0))
    labels = {role: _written(spans[role], len(best)) for role in ROLES}
    rounded = {role: plain(carried[:, k]) for k, role in enumerate(ROLES)}
    attributions = _attributions(scores.links, first, link_bias, settings, spans, carried)
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


def _trimmed(spans: Sequence[tuple[int, int]], likely: Floats, least: float) -> list[tuple[int, int]]:
    """The spans without words at their edges that are no cue by themselves; a span of such words alone stays whole.

    The bias that finds more cues also makes them longer than people mark them.
    """
    found = []
    for start, end in spans:
        kept = [i for i in range(start, end) if likely[i] >= least]
        found.append((kept[0], kept[-1] + 1) if kept else (start, end))
    return found


def _written(spans: Sequence[tuple[int, int]], length: int) -> list[str]:
    labels = ["O"] * length
    for start, end in spans:
        labels[start:end] = ["B"] + ["I"] * (end - start - 1)
    return labels


def _attributions(
    links: Floats,
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
    query = np.stack([links[start:end].mean(axis=0) for start, end in cues])
    scale = links.shape[-1] ** -0.5
    source = sigmoid(query[:, 0] @ links[:, 1].T * scale + link_bias[0])
    content = sigmoid(query[:, 2] @ links[:, 3].T * scale + link_bias[1])
    sources = [_source(source[k], spans["source"], settings) for k in range(len(cues))]
    contents = _contents(content, spans["content"], settings)
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
                source_scores=tuple(plain(source[k])),
                content_scores=tuple(plain(content[k])),
            )
        )
    return found


def _source(linked: Floats, spans: Sequence[tuple[int, int]], settings: Mapping[str, float]) -> list[int]:
    """The tagged source span that is linked best; when none is linked well enough, the tokens that are."""
    best, score = (0, 0), settings.get("source_link", 0.3)
    for start, end in spans:
        mean = float(linked[start:end].mean())
        if mean > score:
            best, score = (start, end), mean
    if best == (0, 0):
        alone: list[int] = (linked > settings.get("source_alone", 0.4)).nonzero()[0].tolist()
        return alone
    return list(range(*best))


def _contents(linked: Floats, spans: Sequence[tuple[int, int]], settings: Mapping[str, float]) -> list[list[int]]:
    """The content tokens of each cue: a tagged span goes to the cue that its tokens prefer.

    A span may go to several cues in turn, where neighbouring contents were tagged as one; each change has its price.
    """
    found: list[list[int]] = [[] for _ in range(len(linked))]
    least, price = settings.get("content_link", 0.3), settings.get("content_change", 6.0)
    for start, end in spans:
        part = linked[:, start:end]
        owner = _owners(part, price) if len(linked) > 1 else [0] * (end - start)
        for k in sorted(set(owner)):
            mine = [i for i, one in enumerate(owner) if one == k]
            if part[k, mine].mean() > least:
                found[k] += [start + i for i in mine]
    return found


def _owners(linked: Floats, price: float) -> list[int]:
    """For each token the row (cue) of the best path through the rows, a change of row costing ``price`` (Viterbi)."""
    import numpy as np

    logs = np.log(linked + 1e-4)
    total = logs[:, 0]
    steps = []
    rows = np.arange(len(logs))
    for i in range(1, logs.shape[1]):
        best = int(total.argmax())
        change = total[best] - price > total
        steps.append(np.where(change, best, rows))
        total = np.where(change, total[best] - price, total) + logs[:, i]
    path = [int(total.argmax())]
    for step in reversed(steps):
        path.append(int(step[path[-1]]))
    return path[::-1]


def _score(certain: Sequence[float], settings: Mapping[str, float]) -> float:
    """The chance that content and source are both right, by a logistic fit on the certainties of the three parts."""
    total = settings.get("score_bias", 0.0)
    for role, value in zip(("cue", "content", "source"), certain, strict=True):
        bounded = min(max(value, 1e-4), 1.0 - 1e-4)
        total += settings.get(f"score_{role}", 0.5) * math.log(bounded / (1.0 - bounded))
    return 1.0 / (1.0 + math.exp(-total))
