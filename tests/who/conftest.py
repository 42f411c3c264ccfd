"""What the tests of the room share: the finder, and the mention at a word of a text."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from reportedly.pipeline import Page
from reportedly.types import ActorMention
from reportedly.who import ActorFinder


@pytest.fixture(scope="session")
def actor_finder() -> ActorFinder:
    return ActorFinder()


@pytest.fixture
def mention_at(actor_finder: ActorFinder, read: Callable[..., Page]) -> Callable[[str, str], ActorMention]:
    """The last mention of a text whose head token is a word."""

    def find(text: str, word: str) -> ActorMention:
        page = read(text)
        mentions = reversed(actor_finder.read(page))
        return next(mention for mention in mentions if page.parse.tokens[mention.head].text == word)

    return find
