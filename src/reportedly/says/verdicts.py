"""What becomes of an allegation: "rejected claims that …", "called the reports of an attack *false*".

To reject a claim is to deny what it tells; to reject a proposal is not (that is a refusal, in room *what*).
"""

from __future__ import annotations

from itertools import pairwise

from reportedly.says.cues import CueIndex, StatusCue
from reportedly.syntax import Parse, Token

# Verbs that say of their object what it is.
_NAMING = frozenset({"call", "describe", "brand", "label", "term", "dub", "denounce", "declare", "deem", "dismiss"})
_NOMINAL = frozenset({"NOUN", "PROPN", "ADJ"})
_LINK = "charge"


def verdict_on(
    verb: Token, parse: Parse, cues: CueIndex, *, about: Token | None = None
) -> tuple[Token, StatusCue | None]:
    """The word that says whether an allegation, the object of ``verb``, holds, and its cue; ``None`` where none does.

    Args:
        verb: what governs the noun of allegation.
        parse: the parse of the document.
        cues: the status cues; those with the link ``charge`` count.
        about: the noun itself where it stands behind a preposition: "described as *false* a report that …",
            "laughed at reports that …".
    """
    said = _said_of_object(verb, parse) if about is None else _said_before(verb, about, parse)
    for word in (verb, *said):
        cue = cues.governor(word, _LINK)
        if cue is not None:
            return word, cue
    return verb, None


def _said_before(verb: Token, noun: Token, parse: Parse) -> list[Token]:
    """The words between "as" and an allegation that a verb of naming puts last, being long."""
    if verb.lemma.lower() not in _NAMING or noun.dep != "pobj" or noun.head.lower != "as":
        return []
    return list(parse.tokens[noun.head.i + 1 : noun.i])


def _said_of_object(verb: Token, parse: Parse) -> list[Token]:
    """The words after a verb of naming that describe no noun beside them.

    The small parser often hangs "false" on the clause before it, so its place counts, not its governor.
    """
    if verb.lemma.lower() not in _NAMING:
        return []
    after = [token for token in parse.sentence_tokens(parse.sentence_of(verb.i)) if token.i > verb.i]
    return [token for token, beside in pairwise(after) if beside.pos not in _NOMINAL] + after[-1:]
