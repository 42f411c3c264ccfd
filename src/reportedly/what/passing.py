"""What one deed lends another: the doer of a deed that itself does something ("the designation linked").

Also across sentences: "the designation" later on has the doer of the deed it repeats.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from reportedly.syntax import Parse, Sentence, Token, doers, is_verbal, subjects
from reportedly.types import EventCode, EventMention
from reportedly.what.arguments import ArgumentFinder
from reportedly.what.triggers import Match

# A definite noun that repeats a deed takes its doer from a mention at most this many sentences back.
_MEMORY = 3
_NEW = frozenset({"a", "an", "another"})


@dataclass(frozen=True, slots=True)
class _Echo:
    """The last full mention of a deed, for "the designation" later on."""

    sentence: int
    actors: tuple[int, ...]


class Passing:
    """Lends doers from deed to deed, over the sentences of one page.

    Args:
        finder: finds the sides of a trigger.
    """

    def __init__(self, finder: ArgumentFinder) -> None:
        self._finder = finder
        self._echoes: dict[EventCode, _Echo] = {}

    def remember(self, events: Sequence[EventMention], sentence: Sentence) -> None:
        """Keep who did the deeds of a sentence."""
        for event in events:
            if event.actors:
                self._echoes[event.act] = _Echo(sentence.i, event.actors)

    def on(self, found: dict[int, list[EventMention]], matches: Sequence[Match], parse: Parse) -> None:
        """Give a deed whose doer is itself a deed ("the raid killed") that deed's doer.

        Args:
            found: the events of a sentence by trigger, changed in place. matches: its triggers. parse: the document's.
        """
        by_token = {match.token.i: match for match in matches}
        for head, events in found.items():
            token = parse.tokens[head]
            if not events or not is_verbal(token):
                continue
            if any(self._finder.bears(i) for event in events for i in event.actors):
                continue
            for doer in doers(token) or subjects(token):
                actors = self._doers_of_deed(doer, by_token, found)
                if actors:
                    found[head] = [replace(event, actors=actors) for event in events]
                    break

    def _doers_of_deed(
        self, noun: Token, by_token: Mapping[int, Match], found: Mapping[int, list[EventMention]]
    ) -> tuple[int, ...]:
        match = by_token.get(noun.i)
        if match is None or not match.noun:
            return ()
        for event in found.get(noun.i, ()):
            if event.actors:
                return event.actors
        if any(child.lower in _NEW and child.dep == "det" for child in noun.children):
            return ()  # "a bomb attack killed ten" tells of a new one
        echo = self._echoes.get(match.trigger.effects[0][0])
        return echo.actors if echo is not None and noun.sent - echo.sentence <= _MEMORY else ()
