"""Recipients who stand farther off than a row's places: in what fills its slots, or in a second noun.

"Closed its border with Chad", "retaliated with a raid on Chadian villages".
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from reportedly.syntax import conjuncts, is_verbal, prepositional
from reportedly.types import EventType
from reportedly.what.bearers import Bearers
from reportedly.what.choice import Choice
from reportedly.what.outside import Outside
from reportedly.what.places import Places
from reportedly.what.triggers import Match

# Where a recipient may stand whatever the row says.
_REACH = ("against", "upon", "toward", "towards")
# What a deed is done with or claimed for, and whom that second deed is aimed at.
_MEANS = ("with", "for", "by", "through")
_AIMS = (("on", "against", "upon", "into"), ("of",))
# Deeds that are done to somebody.
_DONE_TO = frozenset(
    {EventType.ASSAULT, EventType.COERCE, EventType.SANCTION, EventType.MOBILIZE, EventType.THREATEN, EventType.PROTEST}
)


class Farther:
    """Finds recipients beyond a trigger's own places.

    Args:
        bearers: the page's actors by token. choice: chooses among places. outside: sides in the clause around.
        classes: word classes; what is ``@shared`` has another side, and an ``@operation``, a ``@restriction`` or
            ``@violence`` is aimed at somebody.
    """

    def __init__(
        self, bearers: Bearers, choice: Choice, outside: Outside, classes: Mapping[str, frozenset[str]]
    ) -> None:
        self._bearers = bearers
        self._choice = choice
        self._outside = outside
        self._shared = classes.get("@shared", frozenset())
        self._aimed = frozenset[str]().union(
            *(classes.get(name, frozenset()) for name in ("@operation", "@restriction", "@violence"))
        )

    def reached(self, match: Match, around: Places, actors: Sequence[int]) -> list[int]:
        """Somebody named farther inside the trigger's own words, where the row's places hold nobody."""
        if match.trigger.two_sided or match.trigger.recipient == ("subj",):
            return []  # "two bakers await trial in Chad": it is they who do
        for filler in [member for first in match.fillers for member in conjuncts(first)]:
            inner = [] if is_verbal(filler) else self._bearers.inside(filler, but=(*actors, filler.i))
            inner = [
                i for i in inner if self._bearers.has_code(i) and not self._bearers.is_town(self._bearers.token(i))
            ]
            if inner:
                return inner
        found = [i for i in self._outside.asked_about(match) if not self._bearers.same(i, actors)]
        if found:
            return found
        shared = any(filler.lemma.lower() in self._shared for filler in match.fillers)
        found, _ = self._choice.first((*_REACH, "with") if shared else _REACH, around, but=actors)
        return [i for i in found if self._bearers.has_code(i)]

    def nested(self, match: Match) -> list[int]:
        """At whom the deed is aimed that this one is done with: "hit back with sanctions against Peru"."""
        act = match.trigger.effects[0][0]
        if match.noun or match.trigger.two_sided or act not in _DONE_TO or match.trigger.recipient == ("none",):
            return []
        around = [match.token, *match.fillers]
        means = [noun for token in around for noun in prepositional(token, _MEANS) if noun.lemma.lower() in self._aimed]
        for words in _AIMS:
            tokens = [token for noun in means for token in prepositional(noun, words)]
            found = self._bearers.all_in(tokens) or [i for token in tokens for i in self._bearers.inside(token)]
            if found:
                return found
        return []
