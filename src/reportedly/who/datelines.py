"""Where a text was sent from: "NAIROBI, Nov. 2 (Xinhua) -- ", "YEREVAN, Armenia - "."""

from __future__ import annotations

from collections.abc import Mapping

from reportedly.syntax import Parse, datelines, paragraph_starts
from reportedly.who.knowledge import EntityKind, knowledge
from reportedly.who.names import fold
from reportedly.who.words import words

_NO_STATE = frozenset({"IGO", "UNO", "EUR"})
_LONGEST, _DASHES = 16, ("--", "—")
_OF_DATELINES = frozenset({"PROPN", "NUM", "PUNCT", "SYM", "X", "NOUN"})
_PLACES = frozenset({EntityKind.COUNTRY, EntityKind.CAPITAL, EntityKind.SEAT, EntityKind.CITY, EntityKind.REGION})


def home_of(parse: Parse, weights: Mapping[str, int], scene: Mapping[str, int]) -> str | None:
    """The country of the dateline, unless the story plays elsewhere: a reporter may cover several from there.

    Args:
        parse: the text. weights: how often it names each state. scene: how often a place in each.
    """
    sent = sent_from(parse)
    return sent if sent in weights or not scene else None


def sent_from(parse: Parse) -> str | None:
    """The code of the place that a text was sent from, by the dateline of its first paragraphs.

    Returns:
        ISO 3166-1 alpha-3; ``None`` when there is no dateline, or nothing is known of its place.
    """
    starts = paragraph_starts(parse)
    for first, after in datelines(parse, starts[:3]).items():
        found = _place(parse, first, after)
        if found is not None:
            return found
    for token in parse.tokens[:_LONGEST]:
        agency = token.lower in words("agency") and token.i > 0 and parse.tokens[token.i - 1].text == "("
        if not agency and token.text not in _DASHES:
            continue
        first = max(start for start in [0, *starts] if start <= token.i)
        if agency or all(word.pos in _OF_DATELINES for word in parse.tokens[first : token.i]):
            return _place(parse, first, token.i)
    return None


def _place(parse: Parse, first: int, after: int) -> str | None:
    """The first place that the words name, before an agency in brackets; datelines are printed in capitals."""
    loud = [fold(token.text).upper() for token in parse.tokens[first:after]]
    for i, word in enumerate(loud):
        if word == "(":
            return None
        found = knowledge().capitals.match_at(loud, i)
        for entity in found[1] if found is not None else ():
            if entity.kind in _PLACES and entity.code not in _NO_STATE:
                return entity.code
    return None
