"""Whether two actors of a sentence stand in clauses of their own, so that a deed of one does not reach the other.

"Chad jailed a poet, *and Mali raised* its tariffs", "jailed a poet *while Mali* voted", "lifted a ban, *which Mali*
never had", "*unlike* Mali", "..., *Malian radio* said": the two share a sentence and nothing else.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from typing import Final

from reportedly.lexicon import load_lexicon
from reportedly.pipeline import Page
from reportedly.syntax import Parse, Token, is_infinitive

# Clauses that tell something for itself, beside or inside another.
_BESIDE: Final = frozenset({"conj", "parataxis"})
_SUBJECTS: Final = ("nsubj", "nsubjpass")
# What ties an adverbial clause to the deed by contrast or place alone.
_CONTRAST: Final = frozenset({"while", "whereas", "where", "whilst"})
# By time: the other's deed may be the occasion or the answer.
_TIME: Final = frozenset({"after", "before", "when", "as", "since", "once"})
_DESCRIBING: Final = frozenset({"amod", "nmod", "compound", "poss"})
_LIKENESS: Final = frozenset({"unlike", "than", "like", "besides"})


def way_up(parse: Parse, span: frozenset[int]) -> Sequence[int]:
    """Token indices from the head of an actor's words to the root of the sentence."""
    tokens: list[Token] = [parse.tokens[i] for i in sorted(span)]
    head = next((token for token in tokens if token.head.i not in span or token.head is token), tokens[0])
    return [head.i, *(token.i for token in head.ancestors())]


def path_between(parse: Parse, doer: frozenset[int], receiver: frozenset[int]) -> frozenset[int]:
    """Token indices on the way between the two through the tree, both ends included; of one alone, the way up."""
    ways = [way_up(parse, span) for span in (doer, receiver) if span]
    if len(ways) < 2:
        return frozenset(ways[0])
    shared = set(ways[0]).intersection(ways[1])
    meeting = next((i for i in ways[0] if i in shared), None)
    nodes: set[int] = {meeting} if meeting is not None else set()
    for way in ways:
        nodes.update(i for i in way if i not in shared)
    return frozenset(nodes)


def stand_apart(parse: Parse, doer: frozenset[int], receiver: frozenset[int]) -> bool:
    """Whether a clause, a semicolon or a comparison parts the two."""
    if not doer or not receiver:
        return False
    path = path_between(parse, doer, receiver)
    return _semicolon(parse, doer, receiver) or any(_parts(token, path) for token in _crossed(parse, path))


def only_compared(parse: Parse, doer: frozenset[int], receiver: frozenset[int]) -> bool:
    """Whether all verbs between the two are of being, having, thinking or contests: "Chad *is* larger than Mali"."""
    if not doer or not receiver:
        return False
    tokens = (parse.tokens[i] for i in path_between(parse, doer, receiver))
    lemmas = {token.lemma.lower() for token in tokens if token.pos in ("VERB", "AUX")}
    return bool(lemmas) and lemmas <= _still()


@cache
def _still() -> frozenset[str]:
    """Verbs by which nothing passes from one to another."""
    return frozenset(
        word for row in load_lexicon("no_deeds") if row.effect == "still" for word in row.pattern.split("|")
    )


def at_another_time(parse: Parse, doer: frozenset[int], receiver: frozenset[int]) -> bool:
    """Whether one of the two does something of its own before, after or when the other does: perhaps an answer.

    So is what somebody does to what the other has: "shelled the camp that Chad guards".
    """
    if not doer or not receiver:
        return False
    path = path_between(parse, doer, receiver)
    return any(
        _own_subject(token, path)
        and (token.dep == "relcl" or (token.dep == "advcl" and not _marks(token).isdisjoint(_TIME)))
        for token in _crossed(parse, path)
    )


def only_reports(page: Page, one: frozenset[int], other: frozenset[int]) -> bool:
    """Whether ``one`` is named only as the source of what the sentence tells of ``other``."""
    if not one or not other:
        return False
    tokens = page.parse.tokens
    (first, last), (start, end) = ((tokens[min(span)].start, tokens[max(span)].end) for span in (one, other))
    return any(
        any(part.start <= first and last <= part.end for part in attribution.source)
        and any(part.start <= start and end <= part.end for part in attribution.content)
        for attribution in page.attributions
    )


def named_together(parse: Parse, doer: frozenset[int], receiver: frozenset[int]) -> int | None:
    """The noun that two coordinated names describe ("the Peruvian and Chilean *ministers*"); ``None`` of others."""
    if not doer or not receiver:
        return None
    path = path_between(parse, doer, receiver)
    below = [token for token in _crossed(parse, path) if token.dep in _DESCRIBING or token.dep == "conj"]
    if len(below) < len(path) - 1 or not any(token.dep == "conj" for token in below):
        return None
    top = next(parse.tokens[i] for i in path if parse.tokens[i] not in below)
    described = top.dep in _DESCRIBING
    while top.dep in _DESCRIBING and top.head is not top:
        top = top.head
    return top.i if described or any(token.dep in _DESCRIBING for token in below) else None


def _crossed(parse: Parse, path: frozenset[int]) -> Iterator[Token]:
    """Tokens of the way whose governor is on it, too."""
    for i in sorted(path):
        token = parse.tokens[i]
        if token.head is not token and token.head.i in path:
            yield token


def _parts(token: Token, path: frozenset[int]) -> bool:
    """Whether the tie of a token to its governor parts what is below from what is above."""
    if token.dep == "prep":
        return token.lower in _LIKENESS
    if token.dep in _BESIDE or (token.dep == "relcl" and _adds(token)):
        return _own_subject(token, path)
    return token.dep == "advcl" and _own_subject(token, path) and not _marks(token).isdisjoint(_CONTRAST | _LIKENESS)


def _adds(relative: Token) -> bool:
    """Whether a relative clause adds something and does not say which one is meant: it stands behind a comma."""
    before = relative.head.subtree()
    return any(token.text == "," and relative.head.i < token.i < relative.i for token in before)


def _own_subject(clause: Token, path: frozenset[int]) -> bool:
    """Whether the way leads through the subject of a finite clause: that one does something else."""
    return not is_infinitive(clause) and any(subject.i in path for subject in clause.childs(*_SUBJECTS))


def _marks(clause: Token) -> set[str]:
    return {child.lower for child in clause.childs("mark", "advmod", "prep") if child.i < clause.i}


def _semicolon(parse: Parse, doer: frozenset[int], receiver: frozenset[int]) -> bool:
    first, second = sorted((doer, receiver), key=min)
    return any(parse.tokens[i].text == ";" for i in range(max(first) + 1, min(second)))
