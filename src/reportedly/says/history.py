"""Whether a past event is told as history, not as news (PLOVER's auxiliary mode *historical*).

Source: PLOVER manual 0.8 (auxiliary modes); the words are those of English for stretches of years.
"""

from __future__ import annotations

from reportedly.pipeline import Page
from reportedly.syntax import Token

_YEARS_PAST = 2
_STRETCHES = frozenset({"year", "decade", "century", "generation"})
_AGES = frozenset({"decades", "centuries", "generations", "1950s", "1960s", "1970s", "1980s", "1990s", "2000s"})
_CLAUSES = frozenset({"ROOT", "ccomp", "relcl", "advcl", "conj", "xcomp", "acl", "pcomp"})


def historical(page: Page, token: Token) -> bool:
    """Whether the event's own clause dates it years back: "in 1998", "two decades ago", "in the 1990s".

    A bare year counts as past when it lies two years or more before publication; without a day of publication no year
    does, because nothing tells how old it is.
    """
    clause = token
    while clause.dep not in _CLAUSES and clause.head is not clause:
        clause = clause.head
    published = page.document.published
    pending = list(clause.children)
    for word in pending:
        if word.dep in _CLAUSES:
            continue
        if word.lower == "ago" and any(child.lemma in _STRETCHES for child in word.children):
            return True
        if word.dep == "pobj" and word.lower in _AGES and word.head.lower in ("in", "during", "since", "for"):
            return word.head.lower in ("in", "during")
        is_year = word.dep == "pobj" and len(word.text) == 4 and word.text.isdecimal()
        if is_year and published is not None and 1000 <= int(word.text) <= published.year - _YEARS_PAST:
            return True
        if word.dep in ("prep", "pobj", "advmod", "npadvmod", "nmod", "nummod"):
            pending.extend(word.children)
    return False
