"""What a page is about, where that decides whether its verbs name deeds: sport borrows the words of war, mishaps kill.

"Beat", "attack", "strike" and "fight" are daily words of sports pages; miners, passengers and patients are killed with
no killer. A few words tell such pages and sentences apart; they are classes of the lexicon.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final

from reportedly.syntax import Parse, Sentence, Token

_LEAST: Final = 3
# A page of sport has a word of sport in every so many words.
_EVERY: Final = 45
# Sentences around one that tells of the dead, in which the cause may stand.
_NEAR: Final = 2
# Results of a match, which votes share.
_RESULT: Final = re.compile(r"(?<![\w-])\d{1,3}-\d{1,3}(?![\w-])")
_WINNING: Final = frozenset({"beat", "defeat", "edge", "thrash", "rout", "trounce", "overcome", "win", "lose", "draw"})
_POLLS: Final = frozenset(
    {"vote", "voter", "ballot", "parliament", "senate", "abstention", "assembly", "council", "bill"}
)


class Topics:
    """Counts, when first asked, of the words that tell what a page is about.

    Args:
        parse: the page's parse.
        classes: word classes; ``@sport-word``, ``@mishap``, ``@armed`` and ``@fatal-verb`` are read.
    """

    def __init__(self, parse: Parse, classes: Mapping[str, frozenset[str]]) -> None:
        self._parse = parse
        self._sport_words = classes.get("@sport-word", frozenset())
        self._mishap = classes.get("@mishap", frozenset())
        self._armed = classes.get("@armed", frozenset())
        self._fatal = classes.get("@fatal-verb", frozenset())
        self._sport: bool | None = None

    def sport(self, sentence: Sentence) -> bool:
        """Whether the sentence tells of sport: the whole page does, or two of its own words do."""
        if self._sport is None:
            found = [token.lower for token in self._parse.tokens if token.lower in self._sport_words]
            self._sport = len(found) >= max(_LEAST, len(self._parse.tokens) / _EVERY) and len(set(found)) > 1
        words = self._words(sentence)
        return self._sport or len(words & self._sport_words) + self._goals(sentence, words) > 1

    def _goals(self, sentence: Sentence, words: frozenset[str]) -> int:
        """How many results the sentence gives ("6-4, 7-5"), one more where somebody won by them; none if of a vote."""
        if words & _POLLS:
            return 0
        results = len(_RESULT.findall(self._parse.document.text[sentence.start : sentence.end]))
        return results + bool(results and words & _WINNING)

    def fatal(self, token: Token) -> bool:
        """Whether a verb tells of harm that needs no doer: "thirty died"."""
        return token.lemma.lower() in self._fatal

    def mishap(self, sentence: Sentence) -> bool:
        """Whether people die of an accident, a disaster or a disease here, and not by arms.

        The sentence's own words decide; where they say nothing, those of its neighbours do.
        """
        words = self._words(sentence)
        if words & self._armed:
            return False
        if words & self._mishap:
            return True
        sentences = self._parse.sentences
        near = sentences[max(0, sentence.i - _NEAR) : sentence.i + _NEAR + 1]
        around = frozenset[str]().union(*(self._words(item) for item in near))
        return bool(around & self._mishap) and not around & self._armed

    def _words(self, sentence: Sentence) -> frozenset[str]:
        return frozenset(
            word for token in self._parse.sentence_tokens(sentence) for word in (token.lemma.lower(), token.lower)
        )
