"""What a reporting verb governs: the clause, the infinitive, the object or the phrase that is its content."""

from __future__ import annotations

from reportedly.says.candidates import Candidate, Range
from reportedly.says.knowledge import Reporting
from reportedly.says.nouns import phrase
from reportedly.syntax import Token, edges

_RELATIVE = frozenset({"which", "that", "what", "whom"})
_ADDRESSED = frozenset({"tell", "inform", "assure", "remind", "ask", "advise", "notify", "warn", "brief", "convince"})
_INFINITIVE = frozenset({"xcomp", "ccomp", "advcl", "acl", "relcl"})
_OBJECT_PREPS = {
    "objof": frozenset({"of"}),
    "objwith": frozenset({"with"}),
    "objas": frozenset({"as"}),
    "objfor": frozenset({"for", "on", "over", "as"}),
    "obj": frozenset({"as"}),
}


def complements(verb: Token, entry: Reporting, found: Candidate, *, passive: bool) -> list[Range]:
    """The stretches that ``verb`` governs as content by the frames of its row, in order of the text; maybe none."""
    right = _clauses(verb, entry, found) or _objects(verb, entry, found)
    return right or (_passive(verb, entry, found) if passive else [])


def _clauses(verb: Token, entry: Reporting, found: Candidate) -> list[Range]:
    """Finite clauses after the verb ("said that …") and infinitives that are its whole content ("refused to …")."""
    right: list[Range] = []
    cue_last = found.cue[0][1]
    if "clause" in entry.frames or "quote" in entry.frames:
        for child in (*verb.children, *_of_participle(verb)):
            if child.dep == "ccomp" and child.i > verb.i:
                low, high = edges(child)
                right.append((max(low, cue_last), high))
    obj = verb.child("dobj")
    if not right and obj is not None and entry.id[10:] in _ADDRESSED:
        for child in obj.children:  # "assured the delegates that fuel was short", drawn as a relative clause
            if child.dep in ("relcl", "acl") and any(c.lower == "that" and c.dep != "nsubj" for c in child.subtree()):
                right.append((obj.i + 1, edges(child)[1]))
    if not right and "to" in entry.frames:
        right.extend(edges(child) for child in verb.children if child.dep == "xcomp" and _infinitive(child))
    return right


def _of_participle(verb: Token) -> list[Token]:
    """The clause of "reported, citing two officials, that …", which the tree hangs on the participle."""
    participle = verb.child("advcl")
    if participle is None or participle.lower not in ("citing", "quoting") or participle.child("dobj") is None:
        return []
    return [child for child in participle.children if child.dep == "ccomp"]


def _objects(verb: Token, entry: Reporting, found: Candidate) -> list[Range]:
    """Contents that are an object, an object with its predicate or phrase, or a phrase after a preposition."""
    frames = entry.frames
    obj = verb.child("dobj")
    if "objto" in frames:
        for child in (*verb.children, *(obj.children if obj is not None else ())):
            if child.dep in _INFINITIVE and child.i > verb.i and _infinitive(child):
                low, high = edges(child)
                return [(obj.i + 1 if obj is not None and low <= obj.i else low, high)]
    if "oprd" in frames:
        named = _predicate(verb, obj)
        if named:
            return named
    if obj is not None:
        for name, preps in _OBJECT_PREPS.items():
            if name in frames:
                last = max(_last_of(verb, preps), _last_of(obj, preps))
                if (last and obj.lower not in _RELATIVE) or name in ("obj", "objas", "objfor"):
                    low, high = edges(obj)
                    if obj.i > verb.i:
                        return [(low, max(last, high))]
                    if obj.lower in _RELATIVE:
                        return [(low, high)]
    for child in verb.children:
        if child.dep in ("prep", "prt", "agent") and child.lower in entry.preps and child.i > verb.i:
            high = max(edges(child)[1], max((edges(c)[1] for c in verb.children if c.dep == "xcomp"), default=0))
            if high - 1 > child.i:
                first, last = found.cue[0]
                if child.i == last:
                    found.cue = [(first, child.i + 1)]
                return [(child.i + 1, high)]
    return []


def _predicate(verb: Token, obj: Token | None) -> list[Range]:
    predicate = verb.child("oprd")
    if predicate is not None and predicate.i > verb.i:
        low, high = edges(predicate)
        if obj is None:
            return [(low, high)]
        if obj.i > verb.i:
            return [(min(edges(obj)[0], low), high)]
        return [edges(obj), (low, high)]
    if obj is not None and obj.i > verb.i and verb.child("prep") is None:
        return [edges(obj)]
    return []


def _last_of(verb: Token, preps: frozenset[str]) -> int:
    ends = [edges(child)[1] for child in verb.children if child.dep == "prep" and child.lower in preps]
    return max(ends, default=0)


def _passive(verb: Token, entry: Reporting, found: Candidate) -> list[Range]:
    """ "Some are said to …" and "the claim was rejected by …": the subject belongs to the content."""
    subject = verb.child("nsubjpass")
    if subject is None:
        return []
    frames = entry.frames
    complement = verb.child("xcomp", "oprd")
    if complement is not None and complement.i > verb.i and ("clause" in frames or "oprd" in frames):
        return [] if entry.id[10:] in _ADDRESSED else [phrase(subject), edges(complement)]
    if found.source and any(name in frames for name in _OBJECT_PREPS):
        return [phrase(subject)]
    return []


def _infinitive(token: Token) -> bool:
    return any(child.tag == "TO" for child in token.children)
