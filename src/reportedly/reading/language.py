"""Whether a text is English at all: the share of its words that are function words of a language.

Only English is coded; a text in another language must be refused with a reason instead of giving nonsense.
"""

from __future__ import annotations

import re
import tomllib
from functools import lru_cache

from reportedly.lexicon import data_root

ENGLISH = "en"
UNDETERMINED = "und"

_WORD = re.compile(r"[^\W\d_]+")
_SAMPLE = 40_000
_ENOUGH_WORDS = 15
_LOW_SHARE = 0.06
# First and last code point of scripts that English is not written in.
_SCRIPTS = (
    ("\u0370", "\u03ff", "Greek"),
    ("\u0400", "\u052f", "Cyrillic"),
    ("\u0590", "\u05ff", "Hebrew"),
    ("\u0600", "\u06ff", "Arabic"),
    ("\u0900", "\u0dff", "an Indian"),
    ("\u0e00", "\u0e7f", "Thai"),
    ("\u3040", "\u30ff", "Japanese"),
    ("\u4e00", "\u9fff", "Chinese"),
    ("\uac00", "\ud7af", "Korean"),
)
_FOREIGN = re.compile(f"[{''.join(f'{first}-{last}' for first, last, _ in _SCRIPTS)}]")


def language_of(text: str) -> str:
    """ISO 639-1 code of the language of ``text``; ``"und"`` when it is none that is known.

    A text too short to tell (under 15 words) counts as English unless its script is another.

    Source: house rule; word lists in ``data/reading/function_words.toml``.

    Example:
        >>> language_of("Der Minister sagte am Montag, dass die Gespräche nicht vor dem Ende des Jahres "
        ...             "fortgesetzt werden.")
        'de'
    """
    sample = text[:_SAMPLE]
    if foreign_script(sample):
        return UNDETERMINED
    words = [word.lower() for word in _WORD.findall(sample)]
    if len(words) < _ENOUGH_WORDS:
        return ENGLISH
    shares = {
        language: sum(word in known for word in words) / len(words) for language, (_, known) in _languages().items()
    }
    best = max(shares, key=shares.__getitem__)
    if shares[best] < _LOW_SHARE:
        return UNDETERMINED if len(words) >= 4 * _ENOUGH_WORDS else ENGLISH
    return ENGLISH if shares[ENGLISH] >= 0.8 * shares[best] else best


def language_name(language: str) -> str:
    """The English name of a language that :func:`language_of` can return."""
    known = _languages().get(language)
    return known[0] if known else "a language that is not English"


def foreign_script(text: str) -> str:
    """The script of most letters of ``text`` when English is not written in it, else ``""``."""
    sample = text[:_SAMPLE]
    foreign = _FOREIGN.findall(sample)
    if not foreign or 2 * len(foreign) <= sum(map(str.isalpha, sample)):
        return ""
    counts = {script: sum(first <= letter <= last for letter in foreign) for first, last, script in _SCRIPTS}
    return max(counts, key=counts.__getitem__)


@lru_cache(maxsize=1)
def _languages() -> dict[str, tuple[str, frozenset[str]]]:
    raw = tomllib.loads((data_root() / "reading" / "function_words.toml").read_text(encoding="utf-8"))
    return {language: (body["name"], frozenset(body["words"].split())) for language, body in raw.items()}
