"""What a governing word asks for or promises, where the tree hangs the rest of a list on something else.

"Called for lifting the siege, *freeing* the crew and *holding* talks", "urged Chad to free the crew, *to lift* the
siege and *to talk*", "calls are growing *for the crew to be freed*".
"""

from __future__ import annotations

from reportedly.syntax import Token, is_infinitive, is_verbal


def listed_gerunds(asking: Token) -> list[Token]:
    """Gerunds of a list that begins behind the verb's *for*; only a list that says *and* is one.

    Args:
        asking: a verb.
    """
    opened = [prep.i for prep in asking.childs("prep") if prep.lower == "for"]
    if not opened:
        return []
    found: list[Token] = []
    for clause in asking.childs("advcl"):
        bare = clause.tag == "VBG" and clause.child("mark", "aux", "advmod", "nsubj") is None
        if bare and clause.i > opened[0] and clause.child("cc") is not None:
            members = [clause]
            for member in members:
                members.extend(child for child in member.childs("conj") if child.tag == "VBG")
            found.extend(members)
    return found


def listed_infinitives(verb: Token) -> list[Token]:
    """Infinitives behind a comma that go on with the list an infinitive opened, up to the one behind *and*."""
    if not is_infinitive(verb):
        return []
    return [
        clause
        for clause in verb.childs("advcl")
        if is_infinitive(clause) and clause.i > verb.i and clause.child("cc") is not None
        if any(mark.text == "," and mark.i < clause.i for mark in verb.childs("punct"))
    ]


def moved_clauses(word: Token) -> list[Token]:
    """The *for*-clause of a verb, or of a noun behind its verb: "calls are growing *for them to be freed*"."""
    if is_verbal(word):
        above = [word]
    elif word.dep == "nsubj":
        above = [word.head]
    else:
        above = [clause for clause in word.childs("acl") if clause.tag == "VBG"]
    return [
        clause
        for verb in above
        for clause in verb.childs("advcl")
        if (mark := clause.child("mark")) is not None
        and mark.lower == "for"
        and any(word.lower == "to" for word in clause.childs("aux"))  # passives too: "for them to be freed"
    ]


def is_negated(deed: Token, governing: Token) -> bool:
    """Whether a negation stands between a governing word and the deed below it: "vowed *never* to yield the reef"."""
    word = deed
    while word is not governing and word.head is not word:
        if word.child("neg") is not None or any(child.lower == "never" for child in word.childs("advmod")):
            return True
        word = word.head
    return False
