"""The pattern language of the trigger lexicon: ``verb:lift obj:sanction|embargo`` as data, and its test on a tree.

A pattern is an anchor and slots, separated by spaces; ``docs/lexicons.md`` teaches it. Rows are compiled once and
found by the anchor's lemma; only then are their slots looked at, so a large lexicon costs no more than a small one.
"""

from __future__ import annotations

import re
from collections.abc import Container, Iterable, Mapping
from dataclasses import dataclass

from reportedly.errors import LexiconError
from reportedly.lexicon import Row
from reportedly.syntax import Token
from reportedly.types import EventCode, EventType, event_code
from reportedly.what.sites import FACTS, SLOTS, Site

ANCHORS = ("verb", "noun", "adj")
# Slots whose words belong to the words that name the deed.
_DECISIVE = frozenset({"obj", "prt", "mod", "pred", "comp", "adv"})
_GOVERNING = frozenset({EventType.AGREE, EventType.REQUEST, EventType.REJECT, EventType.THREATEN})
_SLOT = re.compile(r"(!?)([a-z]+)(?::(\S+))?$")
_BUILT_IN = ("@ACTOR", "@STATE", "@BODY", "@PERSON", "@SEVERAL", "@PLACE", "@NUMBER")


@dataclass(frozen=True, slots=True)
class Values:
    """What a slot accepts: lemmas, phrases ending in a lemma, built-in classes, or anything."""

    words: frozenset[str]
    phrases: tuple[tuple[str, ...], ...]
    built_in: frozenset[str]
    anything: bool
    weight: int

    def accept(self, token: Token, site: Site) -> bool:
        """Whether the token (a noun phrase's head, a verb, an adverb) is one of the values."""
        return self.anything or self.names(token, site) or any(site.is_a(token, name) for name in self.built_in)

    def names(self, token: Token, site: Site) -> bool:
        """Whether the token is one of the words themselves, not only of a built-in class."""
        if token.lemma.lower() in self.words or token.lower in self.words:
            return True
        if token.pos == "PROPN" and token.lower.endswith("s") and token.lower[:-1] in self.words:
            return True  # a capital keeps the lemmatiser from finding the singular: "Marines"
        return any(ends_phrase(token, phrase, site) for phrase in self.phrases)


@dataclass(frozen=True, slots=True)
class Slot:
    """One condition: where to look (``kind``, for prepositions ``words``), what must be there, or must not."""

    kind: str
    words: tuple[str, ...]
    values: Values
    negative: bool

    def match(self, site: Site) -> Token | None:
        """The token that fills the slot, or ``None``."""
        if self.kind in FACTS:
            return site.token if site.fact(self.kind) in self.values.words else None
        for token in site.fillers(self.kind, self.words):
            if self.values.accept(token, site):
                return token
            inner = site.content_of(token)
            if inner is not None and self.values.accept(inner, site):
                return inner
        return None


@dataclass(frozen=True, slots=True)
class Trigger:
    """A compiled lexicon row.

    Args:
        effects: (category, modes) of each event it gives; empty for a row that only blocks others.
        frame: the category a governing trigger turns its complement's deed into, else ``None``.
        actor, recipient, content: where to look for arguments and, for frames, for the deed; empty means the defaults.
        needs_deed: whether the row only counts when it governs a known deed.
        weight: more specific patterns win.
    """

    id: str
    anchor: str
    heads: tuple[tuple[str, ...], ...]
    slots: tuple[Slot, ...]
    effects: tuple[tuple[EventCode, tuple[str, ...]], ...]
    frame: EventType | None
    actor: tuple[str, ...]
    recipient: tuple[str, ...]
    content: tuple[str, ...]
    two_sided: bool
    needs_deed: bool
    weight: int

    def match(self, site: Site, phrase: tuple[str, ...]) -> tuple[tuple[Token, ...], Token | None] | None:
        """The words that decide and the verb that a ``head`` slot named; ``None`` when the row does not hold here."""
        found: list[Token] = []
        head: Token | None = None
        if len(phrase) > 1:
            if not ends_phrase(site.token, phrase, site):
                return None
            found.extend(word for word in phrase_words(site.token, phrase, site) if word is not site.token)
        for slot in self.slots:
            filler = slot.match(site)
            if slot.negative:
                if filler is not None:
                    return None
            elif filler is None:
                return None
            elif slot.kind in _DECISIVE and slot.values.names(filler, site):
                found.append(filler)
            elif slot.kind == "head":
                head = filler
        return tuple(found), head


def head_word(phrase: tuple[str, ...]) -> int:
    """Which word of a phrase governs the others: the last, of a phrase with *of* the one before it."""
    return phrase.index("of") - 1 if "of" in phrase[1:] else len(phrase) - 1


def ends_phrase(token: Token, phrase: tuple[str, ...], site: Site) -> bool:
    """Whether the phrase stands around the token, which is its head, by lemma or form."""
    words = phrase_words(token, phrase, site)
    return len(words) == len(phrase) and all(
        word.lower == want or word.lemma.lower() == want for word, want in zip(words, phrase, strict=True)
    )


def phrase_words(token: Token, phrase: tuple[str, ...], site: Site) -> tuple[Token, ...]:
    """The words of the text that would be the phrase if the token is its head."""
    first = token.i - head_word(phrase)
    return site.parse.tokens[max(first, 0) : first + len(phrase)]


def read_classes(rows: Iterable[Row]) -> dict[str, frozenset[str]]:
    """Word classes (``@aid``) of ``classes.csv``; a class may be given in several rows and name earlier classes.

    Raises:
        LexiconError: R320 a class name without ``@``, or a member class that is not known.
    """
    classes: dict[str, frozenset[str]] = {}
    for row in rows:
        if not row.effect.startswith("@"):
            raise LexiconError("R320", f"{row.where}: class name {row.effect!r}", hint="Write it as @name.")
        members: set[str] = set()
        for member in row.pattern.split("|"):
            if member.startswith("@"):
                if member not in classes:
                    raise LexiconError("R320", f"{row.where}: no class {member}", hint="Define it in a row above.")
                members |= classes[member]
            else:
                members.add(member.lower())
        classes[row.effect] = classes.get(row.effect, frozenset()) | members
    return classes


def compile_row(
    row: Row, classes: Mapping[str, frozenset[str]], *, known: Container[EventCode] | None = None, weight: int = 0
) -> Trigger:
    """The trigger of one lexicon row.

    Args:
        row: of a lexicon, or of a user's codebook.
        classes: word classes by name.
        known: categories that the row may name; PLOVER's when ``None``.
        weight: added to the row's own.

    Raises:
        LexiconError: R321 a pattern, R322 an effect that cannot be read.
    """
    anchor, *slots = row.pattern.split()
    pos, _, heads = anchor.partition(":")
    if pos not in ANCHORS or not heads:
        hint = "A pattern begins with verb:, noun: or adj: and one or more lemmas."
        raise LexiconError("R321", f"{row.where}: pattern {row.pattern!r}", hint=hint)
    words: list[str] = []
    for head in heads.lower().split("|"):
        words.extend(sorted(_members(head, classes, row)) if head.startswith("@") else [head])
    compiled = tuple(_slot(text, classes, row) for text in slots)
    effects, frame = _effect(row, known)
    content = _places(row, "content")
    if frame is None and effects and effects[0][0] in _GOVERNING:
        # "agreed that", "threatened to": such a deed governs the clauses below it, whatever the row says
        frame, content = EventType(effects[0][0]), ("comp",)
    return Trigger(
        id=row.id,
        anchor=pos,
        heads=tuple(tuple(word.split("_")) for word in words),
        slots=compiled,
        effects=effects,
        frame=frame,
        actor=_places(row, "actor"),
        recipient=_places(row, "recipient"),
        content=content,
        needs_deed=row.effect.endswith("!"),
        two_sided=row.extra.get("sides") == "two",
        weight=weight + sum(1 if slot.negative else slot.values.weight for slot in compiled),
    )


def _places(row: Row, column: str) -> tuple[str, ...]:
    text = row.extra.get(column, "")
    return tuple(text.split("|")) if text else ()


def _slot(text: str, classes: Mapping[str, frozenset[str]], row: Row) -> Slot:
    found = _SLOT.match(text)
    if found is None or found[2] not in (*SLOTS, *FACTS):
        hint = f"Slots are {', '.join((*SLOTS, *FACTS))}, with ! before a negative one."
        raise LexiconError("R321", f"{row.where}: slot {text!r}", hint=hint)
    kind, values = found[2], found[3] or "*"
    words: tuple[str, ...] = ()
    if kind == "prep":
        named, _, values = values.partition("=")
        words = tuple(named.split("|"))
        values = values or "*"
    return Slot(kind, words, _values(values, classes, row), bool(found[1]))


def _values(text: str, classes: Mapping[str, frozenset[str]], row: Row) -> Values:
    words: set[str] = set()
    built_in: set[str] = set()
    named = False
    for value in text.split("|"):
        if value in _BUILT_IN:
            built_in.add(value)
        elif value.startswith("@"):
            named = True
            words |= _members(value, classes, row)
        elif value != "*":
            words.add(value.lower())
    anything = "*" in text.split("|")
    weight = 2 if anything else 4 if built_in else 5 if named else 6
    phrases = tuple(sorted(tuple(word.split("_")) for word in words if "_" in word))
    return Values(frozenset(words), phrases, frozenset(built_in), anything, weight)


def _members(name: str, classes: Mapping[str, frozenset[str]], row: Row) -> frozenset[str]:
    if name not in classes:
        raise LexiconError("R321", f"{row.where}: no class {name}", hint="Classes are defined in classes.csv.")
    return classes[name]


def _effect(
    row: Row, known: Container[EventCode] | None
) -> tuple[tuple[tuple[EventCode, tuple[str, ...]], ...], EventType | None]:
    """Effects and frame: ``none``, ``ASSAULT/aerial``, ``SANCTION/convict;COERCE/arrest`` or ``frame:REQUEST``."""
    text = row.effect.removesuffix("!")
    if text == "none":
        return (), None
    effects: list[tuple[EventCode, tuple[str, ...]]] = []
    framed = text.startswith("frame:")
    for part in text.removeprefix("frame:").split(";"):
        name, _, mode = part.partition("/")
        code = event_code(name)
        if not isinstance(code, EventType) and (known is None or code not in known):
            hint = "Write CATEGORY, CATEGORY/mode, frame:CATEGORY or none."
            raise LexiconError("R322", f"{row.where}: effect {text!r}", hint=hint)
        effects.append((code, (mode,) if mode else ()))
    return tuple(effects), EventType(effects[0][0]) if framed else None
