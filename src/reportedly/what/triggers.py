"""The trigger lexicon: every ``triggers*.csv`` compiled into an index by lemma, and its matches in a sentence."""

from __future__ import annotations

from collections.abc import Container, Iterable, Mapping, Sequence
from dataclasses import dataclass

from reportedly.lexicon import Row, data_root, load_lexicon
from reportedly.syntax import Parse, Token, is_passive
from reportedly.types import EventCode
from reportedly.what.bearers import Bearers
from reportedly.what.patterns import Trigger, compile_row, head_word, read_classes
from reportedly.what.sites import Site

_POS = {"VERB": "verb", "AUX": "verb", "NOUN": "noun", "ADJ": "adj"}
Key = tuple[str, str]
_FIRST = 10_000  # heavier than any built-in row


@dataclass(frozen=True, slots=True)
class Match:
    """A row that holds at a token; ``fillers`` are the other words that decide, ``head`` a light verb it asked for."""

    trigger: Trigger
    site: Site
    fillers: tuple[Token, ...]
    head: Token | None = None

    @property
    def token(self) -> Token:
        """The trigger's head."""
        return self.site.token

    @property
    def noun(self) -> bool:
        """Whether the trigger is a noun."""
        return self.trigger.anchor == "noun"

    @property
    def act(self) -> EventCode | None:
        """The first deed that the row names."""
        return self.trigger.effects[0][0] if self.trigger.effects else None


class TriggerIndex:
    """Compiled rows by anchor and lemma, the most specific first.

    Args:
        rows: rows of the trigger lexicon. classes: word classes by name, ``@`` included.
        first: rows that go before all others wherever they hold (of a user's codebook).
        known: categories that rows may name; PLOVER's when ``None``.

    Raises:
        LexiconError: R321, R322 when a row cannot be read.
    """

    def __init__(
        self,
        rows: Iterable[Row],
        classes: Mapping[str, frozenset[str]],
        *,
        first: Iterable[Row] = (),
        known: Container[EventCode] | None = None,
    ) -> None:
        self.classes = classes
        own = tuple(compile_row(row, classes, known=known, weight=_FIRST) for row in first)
        self.triggers = own + tuple(compile_row(row, classes) for row in rows)
        self._partitive = classes.get("@partitive", frozenset())
        index: dict[Key, list[tuple[int, int, Trigger, tuple[str, ...]]]] = {}
        for order, trigger in enumerate(self.triggers):
            for phrase in trigger.heads:
                weight = trigger.weight + 6 * (len(phrase) - 1)
                index.setdefault((trigger.anchor, phrase[head_word(phrase)]), []).append(
                    (-weight, order, trigger, phrase)
                )
        self._index = {
            key: tuple((trigger, phrase) for _, _, trigger, phrase in sorted(entries, key=lambda entry: entry[:2]))
            for key, entries in index.items()
        }

    def matches(self, parse: Parse, tokens: Sequence[Token], bearers: Bearers) -> list[Match]:
        """The best row at each token where one holds, in order of the text; rows that only block give nothing."""
        found: list[Match] = []
        for token in tokens:
            if _in_a_name(token, tokens):
                continue
            match = self._at(parse, token, bearers)
            if match is not None:
                found.append(match)
        return found

    def _at(self, parse: Parse, token: Token, bearers: Bearers) -> Match | None:
        site: Site | None = None
        for key in _keys(token):
            rows = self._index.get(key)
            if rows is None:
                continue
            site = site or Site(parse, token, bearers, self._partitive)
            for trigger, phrase in rows:
                held = trigger.match(site, phrase)
                if held is not None:
                    return Match(trigger, site, *held) if trigger.effects else None
        return None


def load_triggers() -> TriggerIndex:
    """The index over all ``triggers*.csv`` of the English lexicons, with the classes of ``classes.csv``."""
    return TriggerIndex(built_in_rows(), read_classes(load_lexicon("classes")))


def built_in_rows() -> tuple[Row, ...]:
    """The rows of all ``triggers*.csv`` of the English lexicons."""
    folder = data_root() / "lexicons" / "en"
    names = sorted(
        item.name.removesuffix(".csv")
        for item in folder.iterdir()
        if item.name.startswith("triggers") and item.name.endswith(".csv")
    )
    return tuple(row for name in names for row in load_lexicon(name))


def _in_a_name(token: Token, tokens: Sequence[Token]) -> bool:
    """Whether a verb stands in a name: "*Feed* the Village, Unicef and others", but not in a headline or quotation."""
    if token.pos != "VERB" or not token.text.istitle() or token.i == tokens[0].i:
        return False
    before = tokens[token.i - tokens[0].i - 1]
    if before.text != "," and not before.text[0].isalnum():
        return False  # what opens a quotation or follows a colon has a capital of its own
    return any(word.pos in ("VERB", "NOUN") and word.text.islower() for word in tokens)


def _keys(token: Token) -> tuple[Key, ...]:
    """Anchors to look up: nothing for words that only describe ("attack helicopters", "the besieged city")."""
    pos = _POS.get(token.pos)
    if pos is None or token.dep in ("aux", "auxpass"):
        return ()
    lemma = token.lemma.lower()
    if pos == "verb":
        if token.dep in ("amod", "compound") or (token.dep == "conj" and token.head.dep == "amod"):
            return ()
        if token.tag == "VBG":
            # "the bombing of": a noun that the tagger takes for a verb
            return (("verb", lemma), ("noun", token.lower))
        if token.tag == "VBN" and (token.dep == "acomp" or is_passive(token)):
            return (("verb", lemma), ("adj", token.lower))
        return (("verb", lemma),)
    if pos == "noun" and token.dep == "compound":
        return ()
    return ((pos, lemma),) if lemma == token.lower or pos == "noun" else ((pos, token.lower), (pos, lemma))
