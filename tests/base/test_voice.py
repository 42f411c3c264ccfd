"""Passives and their agents on trees built by hand, as parsers build them when they go wrong."""

from __future__ import annotations

import pytest

from reportedly.syntax import Token, agents, is_passive, patients

Word = tuple[str, str, str, int]  # text, tag, dependency, head

HUNG_LOW = [
    ("Chad", "NNP", "nsubjpass", 2),
    ("is", "VBZ", "auxpass", 2),
    ("aided", "VBN", "ROOT", 2),
    ("in", "IN", "prep", 2),
    ("its", "PRP$", "poss", 5),
    ("hunt", "NN", "pobj", 3),
    ("by", "IN", "prep", 5),
    ("France", "NNP", "pobj", 6),
]
OF_NOBODY = [(text, tag, "det" if dep == "poss" else dep, head) for text, tag, dep, head in HUNG_LOW]
DENIED = [
    ("ship", "NN", "ROOT", 0),
    ("seized", "VBN", "acl", 0),
    ("not", "RB", "neg", 3),
    ("by", "IN", "agent", 1),
    ("Peru", "NNP", "pobj", 3),
    ("by", "IN", "agent", 1),
    ("Chile", "NNP", "pobj", 5),
]
OCCUPIED = [
    ("Danes", "NNPS", "ROOT", 0),
    ("killed", "VBD", "acl", 0),
    ("fighting", "NN", "dobj", 1),
]
BARE = [("bridges", "NNS", "nsubj", 1), ("bombed", "VBN", "ROOT", 1)]
ACTIVE = [("rebels", "NNS", "nsubj", 1), ("killed", "VBD", "ROOT", 1), ("monks", "NNS", "dobj", 1)]
_POS = {"V": "VERB", "N": "NOUN", "I": "ADP", "P": "PRON", "R": "ADV"}
_LEMMAS = {"aided": "aid", "seized": "seize", "killed": "kill", "bombed": "bomb"}


def tree(words: list[Word]) -> list[Token]:
    tokens: list[Token] = []
    start = 0
    for i, (text, tag, dep, _) in enumerate(words):
        tokens.append(Token(i, text, _LEMMAS.get(text, text), _POS[tag[0]], tag, dep, start))
        start += len(text) + 1
    for token, (_, _, _, head) in zip(tokens, words, strict=True):
        if head != token.i:
            token.head = tokens[head]
            tokens[head].children.append(token)
    return tokens


@pytest.mark.parametrize(
    ("words", "verb", "expected"),
    [
        pytest.param(HUNG_LOW, 2, "France", id="by-phrase-on-a-noun-with-a-doer"),
        pytest.param(OF_NOBODY, 2, "", id="by-phrase-of-the-noun"),
        pytest.param(DENIED, 1, "Chile", id="not-by-but-by"),
        pytest.param(OCCUPIED, 1, "", id="nobody"),
    ],
)
def test_agents(words: list[Word], verb: int, expected: str) -> None:
    assert " ".join(token.text for token in agents(tree(words)[verb])) == expected


@pytest.mark.parametrize(
    ("words", "verb", "suffers"),
    [
        pytest.param(OCCUPIED, 1, "Danes", id="killed-fighting"),
        pytest.param(BARE, 1, "bridges", id="bare-participle"),
    ],
)
def test_who_suffers_harm_without_an_object(words: list[Word], verb: int, suffers: str) -> None:
    tokens = tree(words)
    assert is_passive(tokens[verb])
    assert " ".join(token.text for token in patients(tokens[verb])) == suffers


def test_a_verb_with_an_object_is_active() -> None:
    assert not is_passive(tree(ACTIVE)[1])
