"""From scores to labels and linked attributions, on scores made by hand."""

from __future__ import annotations

import numpy as np
import pytest

from reportedly.tagging.decode import decode
from reportedly.tagging.encoder import Scores
from reportedly.tagging.numbers import sigmoid, softmax

SIZE = 4


def scores(source: str, cue: str, content: str, links: dict[int, tuple[set[int], set[int]]]) -> Scores:
    """Certain scores: one letter of O, B, I a token and role; ``links`` by cue token: its source and content tokens."""
    length = len(cue)
    roles = np.zeros((length, 3, 3), dtype=np.float32)
    for k, row in enumerate((source, cue, content)):
        for i, label in enumerate(row):
            roles[i, k, "OBI".index(label)] = 10.0
    states = np.zeros((length, 4, SIZE), dtype=np.float32)
    for dimension, (at, (sources, contents)) in enumerate(sorted(links.items())):
        states[at, [0, 2], dimension] = 10.0
        states[sorted(sources), 1, dimension] = 10.0
        states[sorted(contents), 3, dimension] = 10.0
    zeros = np.zeros((length, SIZE), dtype=np.float32)
    return Scores(roles, zeros[:, 0], zeros, states, states.astype(np.float16))


def read(given: Scores, first: int = 0) -> list[tuple[tuple[int, ...], tuple[int, ...], tuple[int, ...]]]:
    found = decode(given, first, (-5.0, -5.0), {})
    return [(one.source, one.cue, one.content) for one in found.attributions]


def test_two_cues_take_their_own_sources_and_contents() -> None:
    given = scores("BOOBOO", "OBOOBO", "OOBOOB", {1: ({0}, {2}), 4: ({3}, {5})})
    assert read(given) == [((0,), (1,), (2,)), ((3,), (4,), (5,))]


def test_indices_are_those_of_the_document() -> None:
    assert read(scores("BOO", "OBO", "OOB", {1: ({0}, {2})}), 100) == [((100,), (101,), (102,))]


def test_content_may_stand_on_both_sides_of_the_cue() -> None:
    given = scores("OOBOO", "OOOBO", "BIOOB", {3: ({2}, {0, 1, 4})})
    assert read(given) == [((2,), (3,), (0, 1, 4))]


def test_neighbouring_contents_are_kept_apart_by_their_links() -> None:
    given = scores("OOOO", "BOOB", "OBBO", {0: (set(), {1}), 3: (set(), {2})})
    assert read(given) == [((), (0,), (1,)), ((), (3,), (2,))]


def test_a_source_may_serve_two_cues() -> None:
    given = scores("BOOOO", "OBOBO", "OOBOB", {1: ({0}, {2}), 3: ({0}, {4})})
    assert [source for source, _, _ in read(given)] == [(0,), (0,)]


def test_a_cue_without_content_makes_no_attribution() -> None:
    assert read(scores("BO", "OB", "OO", {1: ({0}, set())})) == []


def test_an_inner_label_without_a_first_is_mended() -> None:
    found = decode(scores("III", "OOO", "OIO", {}), 0, (0.0, 0.0), {})
    assert found.labels["source"] == ["B", "I", "I"]
    assert found.labels["content"] == ["O", "B", "O"]


def test_scores_of_an_attribution_are_probabilities_of_its_window() -> None:
    found = decode(scores("BOO", "OBO", "OOB", {1: ({0}, {2})}), 7, (-5.0, -5.0), {}).attributions[0]
    assert (found.first, found.last) == (7, 10)
    assert len(found.source_scores) == len(found.content_scores) == 3
    assert found.source_scores[0] > 0.9 > 0.1 > found.source_scores[2]
    assert 0.0 <= found.score <= 1.0


def test_probabilities() -> None:
    assert softmax(np.array([[0.0, 0.0]], dtype=np.float32)).tolist() == [[0.5, 0.5]]
    assert sigmoid(np.array([-1e4, 0.0, 1e4], dtype=np.float32)).tolist() == pytest.approx([0.0, 0.5, 1.0])


def test_the_edges_of_a_long_cue_are_cut_and_an_unlikely_one_stays_whole() -> None:
    given = scores("BOOOO", "OBIIO", "OOOOB", {1: ({0}, {4}), 2: ({0}, {4}), 3: ({0}, {4})})
    given.roles[3, 1] = (0.5, -3.0, 0.0)  # by itself hardly a cue, but found with a bias that looks for more
    longer = {"bias_cue": 2.0}

    def cues(edge: float) -> list[tuple[int, ...]]:
        return [one.cue for one in decode(given, 0, (-5.0, -5.0), longer | {"cue_edge": edge}).attributions]

    assert cues(0.0) == [(1, 2, 3)]
    assert cues(0.5) == [(1, 2)]
    given.roles[1, 1] = (0.5, 0.0, -3.0)
    given.roles[2, 1] = given.roles[3, 1]
    assert cues(0.5) == [(1, 2, 3)]
