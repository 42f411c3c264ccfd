"""Verb groups: a verb with its auxiliaries, and the tense, aspect, voice, modal and negation that they carry.

Labels as in :mod:`reportedly.syntax.tokens`. A conjoined verb that repeats no auxiliary shares those of the first
("will [attack and destroy]").
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from reportedly.syntax.tokens import Token

WILL = frozenset({"will", "'ll", "\u2019ll", "wo", "shall", "sha"})
_BE = frozenset({"be", "get"})
_SEMI_MODALS = frozenset({"need", "ought"})
_SUBJECTS = ("nsubj", "nsubjpass", "csubj", "csubjpass", "expl")
_SHARED = {"VB": ("MD", "TO", "do"), "VBP": ("MD", "TO", "do"), "VBN": ("have", "be"), "VBG": ("be",)}


class Tense(StrEnum):
    """Tense of a verb group; ``NONE`` for infinitives and participles without a finite auxiliary."""

    PAST = "past"
    PRESENT = "present"
    FUTURE = "future"
    MODAL = "modal"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class VerbGroup:
    """A verb and what its auxiliaries say.

    Args:
        head: the main verb.
        auxiliaries: its auxiliaries in order of the text, shared ones included; the infinitive's "to" is not one.
        tense: PAST, PRESENT, FUTURE (will, shall), MODAL (another modal) or NONE (not finite).
        perfect, progressive, passive: aspect and voice.
        modal: the modal auxiliary, will and would included, or ``None``.
        negation: "not", "never" … or ``None``.
        infinitive: marked by "to".
        shared: the auxiliaries are those of the first conjunct.
    """

    head: Token
    auxiliaries: tuple[Token, ...]
    tense: Tense
    perfect: bool
    progressive: bool
    passive: bool
    modal: Token | None
    negation: Token | None
    infinitive: bool
    shared: bool

    @property
    def finite(self) -> bool:
        """Whether the group has a tense or a modal."""
        return self.tense is not Tense.NONE


def verb_group(verb: Token) -> VerbGroup:
    """The group of a verb; for a word that is no verb, a group without tense.

    Args:
        verb: the main verb (for a predicate noun or adjective, its copula).
    """
    auxiliaries, negation, infinitive = _own(verb)
    shared = False
    if verb.dep == "conj" and not auxiliaries and not infinitive and verb.tag in _SHARED:
        first = verb.head
        if first.tag[:2] == "VB" and verb.child(*_SUBJECTS) is None:
            group = verb_group(first)
            lent = _SHARED[verb.tag]
            usable = tuple(aux for aux in group.auxiliaries if aux.tag in lent or aux.lemma in lent or aux.tag == "MD")
            if usable or (group.infinitive and "TO" in lent):
                auxiliaries, infinitive, shared = usable, group.infinitive, True
                negation = negation or group.negation
    modal = next((aux for aux in auxiliaries if aux.tag == "MD" or aux.lower in _SEMI_MODALS), None)
    lemmas = [aux.lemma for aux in auxiliaries]
    passive = verb.tag == "VBN" and (any(aux.dep == "auxpass" for aux in auxiliaries) or not auxiliaries)
    return VerbGroup(
        head=verb,
        auxiliaries=auxiliaries,
        tense=_tense(verb, auxiliaries, modal, infinitive),
        perfect="have" in lemmas and (verb.tag in ("VBN", "VBD") or len(auxiliaries) > 1),
        progressive=verb.tag == "VBG" and any(lemma in _BE for lemma in lemmas),
        passive=passive,
        modal=modal,
        negation=negation,
        infinitive=infinitive,
        shared=shared,
    )


def _own(verb: Token) -> tuple[tuple[Token, ...], Token | None, bool]:
    auxiliaries: list[Token] = []
    negation: Token | None = None
    infinitive = False
    for child in verb.children:
        dep = child.dep
        if dep in ("aux", "auxpass"):
            if child.tag == "TO":
                infinitive = True
            else:
                auxiliaries.append(child)
        elif dep == "neg":
            negation = child
    if negation is None:
        for aux in auxiliaries:
            negation = negation or aux.child("neg")
    return tuple(auxiliaries), negation, infinitive


def _tense(verb: Token, auxiliaries: tuple[Token, ...], modal: Token | None, infinitive: bool) -> Tense:
    if infinitive:
        return Tense.NONE
    if modal is not None:
        return Tense.FUTURE if modal.lower in WILL else Tense.MODAL
    for word in (*auxiliaries, verb):
        if word.tag == "VBD":
            return Tense.PAST
        if word.tag in ("VBZ", "VBP"):
            return Tense.PRESENT
    # The small tagger takes many simple pasts for participles: with a subject of its own and no auxiliary it is finite.
    if verb.tag == "VBN" and not auxiliaries and verb.child("nsubj") is not None:
        return Tense.PAST
    return Tense.NONE
