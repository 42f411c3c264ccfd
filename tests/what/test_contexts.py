"""Contexts: only the event's own clause and arguments speak."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from reportedly.syntax import Parse
from reportedly.what.contexts import ContextReader


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Iran [seized] an oil tanker.", ("natural_resource",)),
        # another clause of the sentence does not colour the event
        ("While floods ravaged the south, the king [dismissed] a singer.", ()),
        ("The minister, who was once a guerrilla, [praised] the dancers.", ()),
        # a subject shared by coordinated verbs does
        ("The soldiers ate lunch and [burned] the hut.", ("military",)),
        # a nominal trigger takes the arguments of its light verb
        ("Nurses staged a [strike] in Lima.", ("health",)),
        ("The bank of the river [collapsed] at noon.", ()),
    ],
)
def test_contexts(
    marked: Callable[[str], tuple[Parse, int, tuple[int, ...]]], text: str, expected: tuple[str, ...]
) -> None:
    assert ContextReader().contexts_of(*marked(text)) == expected
