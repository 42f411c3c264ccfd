"""Who else the sentence and the page name: rivals of a side whose country was guessed, parties that no side holds."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from math import log
from typing import Final

from reportedly.pipeline import Page
from reportedly.types import ActorMention, EventMention
from reportedly.what.parties import Parties

_KNOWN: Final = "kb."
_GUESSED: Final = ("document.", "sentence.", "phrase.in", "phrase.from")
_SAME_NAME: Final = "document.short_name"
_PRONOUN: Final = "document.pronoun"
_SPEAKER: Final = "quote.speaker"
_SUBJECTS: Final = frozenset({"nsubj", "nsubjpass"})
_NEAR: Final = 10
"""Tokens within which a party that no side holds may be the one overlooked."""
_REFERRING: Final = frozenset({"he", "she", "it", "they", "we", "i", "you", "who", "which", "that", "one"})


class Company:
    """The actors of a page beside the sides of one event.

    Args:
        page: a page with its actor layer. parties: who of its actors is a party to politics.
    """

    def __init__(self, page: Page, parties: Parties) -> None:
        self._tokens = page.parse.tokens
        self._parties = parties
        self._mention = {mention.head: mention for mention in page.actors}
        self._codes = Counter(mention.actor.code for mention in page.actors if mention.actor.code)
        self._commonest = next(iter(self._codes.most_common(1)), (None, 0))[0]
        self._total = self._codes.total() or 1
        self._in: dict[int, list[ActorMention]] = {}
        for mention in page.actors:
            self._in.setdefault(self._tokens[mention.head].sent, []).append(mention)

    def of_side(self, event: EventMention, heads: Sequence[int]) -> dict[str, float]:
        """How the countries of one side were found, and what speaks for another where they were guessed."""
        found: dict[str, float] = {}
        others = self._others(event)
        for mention in self._mentions(heads):
            method, code = mention.actor.resolution.method, mention.actor.code
            kind = kind_of(method)
            found[f"from_{kind}"] = 1.0
            lemma = self._tokens[mention.head].lemma.lower()
            if self._tokens[mention.head].pos == "PRON" and lemma in _REFERRING:
                found[f"is_{lemma}"] = 1.0
            if kind in ("guess", "pronoun", "speaker") and code is not None:
                found["guess_share"] = self._codes[code] / self._total
                found["guess_commonest"] = float(code == self._commonest)
                found["guess_named"] = float(
                    any(item.actor.code == code and kind_of(item.actor.resolution.method) == "named" for item in others)
                )
                found["guess_rivalled"] = float(any(item.actor.code not in (None, code) for item in others))
                found["guess_codes"] = log(1 + len(self._codes))
        return found

    def around(
        self, event: EventMention, ours: frozenset[str], theirs: frozenset[str], *, sides: tuple[bool, bool]
    ) -> dict[str, float]:
        """What both sides have in common, and who stands by.

        Args:
            event: the trigger. ours, theirs: codes of the actors and of the recipients.
            sides: whether there are actors, and recipients.
        """
        shared = bool(ours & theirs) and not event.two_sided
        guessed = [any(map(_is_guess, self._mentions(heads))) for heads in (event.actors, event.recipients)]
        public = [m for m in self._others(event) if self._parties.public([m.head])]
        away = [mention.head - event.head for mention in public]
        left = {mention.actor.code for mention in self._others(event) if mention.actor.code} - ours - theirs
        found = {
            "same_code": shared,
            "guessed": any(guessed),
            "both_guessed": all(guessed),
            "both_guessed_alike": all(guessed) and shared,
            "bystanders": log(1 + len(public)),
            "left_codes": log(1 + len(left)),
        }
        if not sides[0]:
            labels = {self._tokens[mention.head].dep for mention in public}
            found["doer_missed"] = log(1 + len(public))
            found["doer_missed_before"] = any(-_NEAR < i < 0 for i in away)
            found["doer_missed_subject"] = not labels.isdisjoint(_SUBJECTS)
            found["doer_missed_object"] = "pobj" in labels
        if not sides[1]:
            found["recipient_missed"] = log(1 + len(public))
            found["recipient_missed_after"] = any(0 < i < _NEAR for i in away)
        for side, heads, sign in (("doer", event.actors, -1), ("recipient", event.recipients, 1)):
            distances = [abs(mention.head - event.head) for mention in self._mentions(heads)]
            if distances:
                nearest = min(distances)
                found[f"{side}_distance"] = log(1 + nearest)
                found[f"{side}_nearer"] = log(1 + sum(0 < sign * i < nearest for i in away))
        return {name: float(value) for name, value in found.items()}

    def _mentions(self, heads: Sequence[int]) -> Iterator[ActorMention]:
        return (self._mention[i] for i in heads if i in self._mention)

    def _others(self, event: EventMention) -> list[ActorMention]:
        """The mentions of the sentence that no side holds."""
        held = {*event.actors, *event.recipients}
        return [mention for mention in self._in.get(self._tokens[event.head].sent, ()) if mention.head not in held]


def kind_of(method: str) -> str:
    """What a country was told by: ``named``, ``phrase``, ``pronoun``, ``speaker``, ``guess``, ``none`` or ``other``."""
    if method.startswith(_KNOWN) or method == _SAME_NAME:
        return "named"
    if method == _PRONOUN:
        return "pronoun"
    if method == _SPEAKER:
        return "speaker"
    if method.startswith(_GUESSED):
        return "guess"
    return "phrase" if method.startswith("phrase.") else "none" if method == "none" else "other"


def _is_guess(mention: ActorMention) -> bool:
    return kind_of(mention.actor.resolution.method) in ("guess", "pronoun")
