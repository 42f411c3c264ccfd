"""Which of several places around a trigger holds its participant: the first that bears an actor."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from reportedly.syntax import Token
from reportedly.what.bearers import Bearers
from reportedly.what.places import Places

_PHRASE_HEADS = frozenset({"NOUN", "PROPN", "PRON", "NUM", "ADJ", "DET"})
# Where a deed is done.
_WHERE = frozenset({"in", "at", "near"})


class Choice:
    """Chooses participants among the noun phrases of a trigger's places.

    Args:
        bearers: the page's actors by token.
    """

    def __init__(self, bearers: Bearers) -> None:
        self._bearers = bearers

    def first(
        self, places: Iterable[str], around: Places, *, but: Sequence[int] = (), doing: bool = False
    ) -> tuple[list[int], str]:
        """The first place that holds an actor, and its name; noun phrases themselves go before what is inside them.

        Args:
            places: names of places, the likeliest first. around: the trigger's places.
            but: mentions that do not count, with all that name the same actor.
            doing: a doer is looked for; what a phrase is directed at or lies in does not count.
        """
        later: list[tuple[str, list[Token]]] = []
        for place in places:
            tokens = around.at(place)
            found = [
                i
                for i in self._bearers.all_in(tokens)
                if not self._bearers.same(i, but) and not self._bearers.is_open(i)
            ]
            if found and place in _WHERE and all(self._bearers.is_place(i) for i in found):
                if around.mutual:
                    continue  # "agreed to hold polls in Chad": Chad is no party to it
                return self._inner(later, but, doing=doing) or (found, place)  # "a Dane was killed in Mali"
            if found:
                return found, place
            if place != "mod":
                # a phrase that is a side already has no other side inside it
                rest = [token for token in tokens if self._bearers.of(token) not in but]
                if rest:
                    later.append((place, rest))
        return self._inner(later, but, doing=doing) or ([], "")

    def _inner(
        self, places: Iterable[tuple[str, list[Token]]], but: Sequence[int], *, doing: bool
    ) -> tuple[list[int], str] | None:
        """The first of the places whose phrases bear an actor inside, and its name."""
        for place, tokens in places:
            inner: list[int] = []
            for token in tokens:
                inner.extend(i for i in self._bearers.inside(token, doing=doing, but=but) if i not in inner)
            if inner:
                return inner, place
        return None


def phrase_heads(tokens: Iterable[Token]) -> list[int]:
    """Noun phrases as they are, where none bears an actor."""
    return [token.i for token in tokens if token.pos in _PHRASE_HEADS and token.ent not in ("DATE", "TIME")]
