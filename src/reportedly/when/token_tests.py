"""Whether a word that is also something else names a time here: "May", "March", "fall", "second"."""

from __future__ import annotations

from collections.abc import Sequence

from reportedly.syntax import Token

FUNCTION_WORDS = {
    "the": "D", "a": "A", "an": "A", "its": "I", "their": "I", "in": "@", "so": "~", "these": "1", "from": "2",
    ",": ",", "-": "-", "–": "-", "'s": "'", "’s": "'",
}  # fmt: skip

# A bare year is a year only after one of these, or where the entity recogniser reads a date.
YEAR_CUES = frozenset(
    [
        "in",
        "of",
        "since",
        "by",
        "from",
        "until",
        "till",
        "during",
        "before",
        "after",
        "through",
        "to",
        "and",
        "early",
        "late",
        "mid",
        "between",
        "for",
        "around",
        "circa",
        "fiscal",
        "the",
        "and",
        "or",
        "-",
        "–",
        "(",
    ]
)

_BEFORE_MONTH = frozenset({"a.m.", "p.m.", "Mon.", "Tues.", "Wed.", "Thurs.", "Fri.", "Sat.", "Sun.", "No."})

_BEFORE_CAPITAL = frozenset({"christmas", "thanksgiving", "year", "'s", "’s", "easter"})

_MONTH_CUES = frozenset({"last", "next", "this", "past", "coming", "every", "each", ",", "(", "'s", "’s"})

_MARCHES = frozenset({"for", "of", "on", "against"})


def is_count(token: Token) -> bool:
    """Whether a token is a number that counts, and no year."""
    return token.pos == "NUM" and token.lower != "second" and not is_year(token.text)


def is_year(text: str) -> bool:
    """Whether a word is a year in figures, 1000 to 2199."""
    return len(text) == 4 and text.isdigit() and 1000 <= int(text) <= 2199


def _capital(token: Token, tokens: Sequence[Token], k: int) -> bool:
    return token.text[0].isupper()


def _name(token: Token, tokens: Sequence[Token], k: int) -> bool:
    """A month's name and not a modal, a verb or the first name of a person."""
    following = tokens[k + 1] if k + 1 < len(tokens) else None
    if following is not None and following.text.isdigit() and token.tag != "MD" and int(following.text) < 2200:
        return True  # "arrived in Beirut April 2", whatever the tagger makes of it
    if token.tag == "MD" or token.pos in ("AUX", "VERB"):
        return False
    if following is not None and following.lower in _MARCHES and token.lower == "march":
        onward = tokens[k + 2] if k + 2 < len(tokens) else None
        if onward is not None and (onward.text[0].isupper() or onward.lower in FUNCTION_WORDS):
            return False  # "the March for Life", "the March of the Mothers"
    before = tokens[k - 1] if k else None
    if token.ent == "PERSON" and following is not None and following.text[:1].isupper() and following.pos == "PROPN":
        return False
    if following is not None and following.pos == "PROPN" and following.text[0].isupper() and _bare_name(tokens, k):
        return False  # "Jan Lukas paid tribute", but "in April NATO struck"
    if before is not None and before.text[0].isupper() and before.text[-1] == "." and before.text not in _BEFORE_MONTH:
        return False  # "Gen. March"
    return not (token.pos == "ADJ" and before is not None and before.lower == "the") and not (
        before is not None and before.pos == "PROPN" and before.text[:1].isupper() and before.ent not in ("DATE", "")
    )


def _bare_name(tokens: Sequence[Token], k: int) -> bool:
    """Whether nothing in front of a month's name says that it is one."""
    return k == 0 or tokens[k - 1].lower not in YEAR_CUES | _MONTH_CUES


def _noun(token: Token, tokens: Sequence[Token], k: int) -> bool:
    if k and tokens[k - 1].lower in _BEFORE_CAPITAL:  # "Thanksgiving Day"
        return True
    return token.pos not in ("VERB", "AUX") and (token.text[0].islower() or _lower(token, tokens, k))


def _lower(token: Token, tokens: Sequence[Token], k: int) -> bool:
    return token.text.islower() or token.pos != "PROPN" or k == 0


TESTS = {"capital": _capital, "name": _name, "noun": _noun, "lower": _lower}
