"""What one deed lends another: the doer of a deed that itself does something ("the designation linked").

Also across sentences: "the designation" later on has the doer of the deed it repeats.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from reportedly.syntax import Parse, Sentence, Token, doers, is_passive, is_verbal, prepositional, subjects
from reportedly.types import EventCode, EventMention, EventType
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
        finder: finds the sides of a trigger. operation: nouns of armed deeds (``@operation``).
    """

    def __init__(self, finder: ArgumentFinder, operation: frozenset[str]) -> None:
        self._finder = finder
        self._operation = operation
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
                    break
            else:
                actors = self._by_circumstance(token, events[0], found)
            if actors:
                found[head] = [replace(event, actors=actors) for event in events]

    def _by_circumstance(
        self, verb: Token, event: EventMention, found: Mapping[int, list[EventMention]]
    ) -> tuple[int, ...]:
        """Who did what a passive leaves open: "killed in a raid by rebels", "killed when rebels shelled the town"."""
        if event.act is not EventType.ASSAULT or not is_passive(verb):
            return ()
        for noun in prepositional(verb, ("in", "during", "by")):
            if noun.lemma.lower() in self._operation:
                actors = self._finder.doers_of(noun)
                if actors:
                    return actors
        for clause in verb.childs("advcl"):
            mark = clause.child("advmod", "mark")
            if mark is not None and mark.lower == "when" and mark.i < clause.i:
                for other in (clause, *clause.childs("dobj")):
                    for deed in found.get(other.i, ()):
                        if deed.act is EventType.ASSAULT and not deed.two_sided:
                            return deed.actors
        return ()

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
