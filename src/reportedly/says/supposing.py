"""What a clause supposes: the condition set on it, and what its "would" means.

Source: codebook, *Status* ("if attacked, would respond"); English grammar (conditionals, the future in the past).
"""

from __future__ import annotations

from collections.abc import Callable

from reportedly.says.cues import CueIndex, StatusCue
from reportedly.syntax import Tense, Token, VerbGroup

SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj", "csubjpass", "expl"})
WOULD = frozenset({"would", "'d", "\u2019d"})
_SUBORDINATE = frozenset({"ccomp", "relcl", "acl", "advcl", "xcomp", "csubj"})
_QUESTIONS = ("WRB", "WP", "WDT")


class Supposing:
    """Finds what clauses of one parse are conditional on.

    Args:
        cues: the status cues.
        group: the verb group of a word.
    """

    def __init__(self, cues: CueIndex, group: Callable[[Token], VerbGroup]) -> None:
        self._cues = cues
        self._group = group

    def condition(self, verb: Token, group: VerbGroup) -> tuple[Token, str] | None:
        """The word that sets a condition on the verb's own clause: "*if* attacked, it would respond"."""
        place = _first(verb, group)
        links = ("main", "would") if group.modal is not None and group.modal.lower in WOULD else ("main",)
        for child in place.children:
            found = None
            if child.dep == "advcl":
                found = self._clause(child, links)
            elif child.dep == "prep":
                found = self._phrase(child, place, group, links)
            elif child.dep == "advmod" and child.child("advcl") is not None:
                found = self._named(child, links)  # "as *soon* as the rains end"
            if found is not None:
                return found
        return None

    def _clause(self, clause: Token, links: tuple[str, ...]) -> tuple[Token, str] | None:
        mark = clause.child("mark")
        if mark is None:
            opening = self._cues.word(clause, "c", "main")  # "*assuming* the senate ratifies the pact"
            if opening is not None:
                return clause, opening.rule
            mark = next((c for c in clause.children if c.tag in _QUESTIONS and c.i < clause.i), None)
        if mark is not None:
            for link in links:
                cue = self._cues.word(mark, "c", link)
                if cue is not None and not concessive(mark, clause):
                    return mark, cue.rule
            return None
        return (clause, "grammar#inverted-condition") if inverted(clause, self._group(clause)) else None

    def _phrase(
        self, preposition: Token, verb: Token, group: VerbGroup, links: tuple[str, ...]
    ) -> tuple[Token, str] | None:
        cue = self._cues.word(preposition, "p", "main")
        if cue is not None:
            return (preposition, cue.rule) if preposition.i < verb.i and group.modal is not None else None
        noun = preposition.child("pobj")
        return self._named(noun, links) if noun is not None and noun.child("prep") is not None else None

    def _named(self, word: Token, links: tuple[str, ...]) -> tuple[Token, str] | None:
        for link in links:
            cue = self._cues.governor(word, link)
            if cue is not None and cue.effect.positive.hypothetical:
                return word, cue.rule
        return None

    def framed(self, verb: Token, group: VerbGroup) -> tuple[Token, StatusCue] | None:
        """The plan or text of which "would" tells: "the *deal* would see them leave", "under the *plan* they would"."""
        place = _first(verb, group)
        for child in place.children:
            for noun in _bases(child, place):
                cue = self._cues.governor(noun, "would")
                if cue is not None and not cue.effect.positive.hypothetical:
                    return noun, cue
        return None

    def past_report(self, verb: Token) -> bool:
        """Whether the clause hangs in a finite clause of the past: "said it *would* leave"."""
        place = verb
        while place.dep == "conj":
            place = place.head
        if place.dep not in _SUBORDINATE:
            return False
        for above in place.ancestors():
            if above.tag[:2] == "VB":
                group = self._group(above)
                if group.tense is Tense.PAST or group.perfect:
                    return True
                if group.finite:
                    return False
        return False


def _first(verb: Token, group: VerbGroup) -> Token:
    """The verb that bears what its conjuncts share."""
    place = verb
    while place.dep == "conj" and group.shared:
        place = place.head
    return place


def _bases(child: Token, verb: Token) -> tuple[Token, ...]:
    """Nouns that may be the plan a clause tells of: its subject, and what stands after *under*, *in*, *as part of*."""
    if child.dep in ("nsubj", "nsubjpass"):
        return (verb.head,) if child.tag == "WDT" or (verb.dep == "relcl" and child.lower == "that") else (child,)
    if child.dep != "prep" or child.lower not in ("under", "in", "as", "with"):
        return ()
    noun = child.child("pobj")
    if noun is None:
        return ()
    if noun.tag == "WDT":
        return (verb.head,)  # "a plan under which they would leave"
    part = noun.child("prep")
    below = part.child("pobj") if part is not None and part.lower == "of" and noun.lower == "part" else None
    if below is not None:
        return (below,)
    # "with" and "as" alone tell of a companion or a role, not of a text
    return (noun,) if child.lower in ("under", "in") else ()


def concessive(mark: Token, clause: Token) -> bool:
    """Whether "if" is "even if" or "as if", which make no condition."""
    return mark.lower == "if" and any(
        child.lower in ("even", "as") and child.i == mark.i - 1 for owner in (mark, clause) for child in owner.children
    )


def inverted(verb: Token, group: VerbGroup) -> bool:
    """Whether the clause is a condition without "if": "*should* the rebels attack", "*were* the truce to fail"."""
    if verb.dep not in ("advcl", "ccomp", "relcl"):
        return False
    opener = group.auxiliaries[0] if group.auxiliaries else verb
    if opener.lower not in ("should", "had", "were") or (opener is verb and opener.lower != "were"):
        return False
    subject = next((child for child in verb.children if child.dep in SUBJECTS), None)
    return subject is not None and opener.i < subject.i and not any(child.tag in _QUESTIONS for child in verb.children)


def dated(verb: Token) -> bool:
    """Whether a day or a time stands with the verb: "the envoy would arrive *on Sunday*" reports a schedule."""
    for child in verb.children:
        if child.dep == "npadvmod" and child.ent in ("DATE", "TIME"):
            return True
        if child.dep == "prep" and any(below.ent in ("DATE", "TIME") for below in child.children):
            return True
    return False
