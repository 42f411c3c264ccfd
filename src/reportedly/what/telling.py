"""Whether words for a deed tell of one: needs, generic conditions, refusals denied and titles do not.

"They *need to* be prosecuted" and "when we partner with enemies, they advance" name deeds without saying that anybody
does, did or will do them; "we do not ignore the threat" tells of no refusal.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from types import MappingProxyType
from typing import Final

from reportedly.syntax import Parse, Token, is_infinitive, is_passive, is_verbal, subjects
from reportedly.types import EventCode, EventMention, EventType
from reportedly.what.bearers import Bearers
from reportedly.what.generality import Generality

# Wars and fights are told as events where they break out or are waged; after a preposition they are when and where.
_BACKDROP: Final = frozenset(
    {"war", "civil_war", "fight", "battle", "conflict", "struggle", "fighting", "combat", "insurgency", "standoff"}
)
_AROUND: Final = frozenset({"pobj", "poss", "nmod", "appos", "npadvmod"})
# What people agree or insist on is a deed to come; in the indicative it is an opinion.
_OPINING: Final = frozenset({"agree", "insist", "demand", "stipulate", "ask", "swear", "guarantee", "warn", "caution"})
_MAYBE: Final = frozenset({"may", "might", "could", "can"})
# Modals of what somebody calls for: "insisted that they must leave".
_CALLING: Final = frozenset({"must", "should", "ought", "shall", "need"})
# Nouns of what somebody could do: "the power to arrest", "no way to reach them".
_ABILITY: Final = frozenset(
    {"ability", "capability", "capacity", "power", "right", "freedom", "authority", "potential", "means", "way"}
    | {"opportunity", "chance", "pressure", "reason", "need", "excuse", "pretext", "incentive", "obligation", "duty"}
    | {"task", "responsibility", "mandate", "licence", "license", "leverage"}
)
_CHANCES: Final = frozenset({"opportunity", "chance", "way", "means", "interest"})
# Who hopes for a deed of others tells of none.
_HOPING: Final = frozenset({"hope", "wish", "dream", "pray", "expectation"})
_AS_A_RULE: Final = frozenset({"generally", "usually", "normally", "typically", "traditionally"})
# What laws do to deeds, and the laws that do it: "the constitution allows the king to dissolve parliament".
_REGULATING: Final = frozenset(
    {"allow", "permit", "enable", "entitle", "empower", "authorise", "authorize", "prevent", "bar", "forbid"}
    | {"prohibit", "let", "require", "oblige", "give"}
)
_LAWS: Final = frozenset(
    {"law", "legislation", "act", "rule", "constitution", "convention", "charter", "amnesty", "statute", "regulation"}
    | {"code", "clause", "article", "provision", "bill", "decree", "principle", "custom", "tradition"}
)
_INDICATIVE: Final = frozenset({"VBZ", "VBD"})
# Only with another side is an agreement or meeting more than a topic.
_MUTUAL: Final = frozenset({EventType.AGREE, EventType.CONSULT, EventType.COOPERATE})
_CONDITIONS: Final = frozenset({"if", "when", "whenever", "unless"})
_PRESENT: Final = frozenset({"VB", "VBP", "VBZ"})
_CLIMB: Final = 4
_NOW: Final = frozenset({"currently", "still"})


def is_told(
    event: EventMention, parse: Parse, bearers: Bearers, classes: Mapping[str, frozenset[str]] = MappingProxyType({})
) -> bool:
    """Whether the event is told at all.

    Args:
        event: an event of the sentence. parse: the document's parse. bearers: the page's actors.
        classes: word classes; forces that are only said to be somewhere (``@staying-verb``) do not move.
    """
    head = parse.tokens[event.head]
    top = head if event.frame_head is None else parse.tokens[event.frame_head]
    if Generality(bearers, classes).holds(event, parse):
        return False
    if any(_is_habit(parse.tokens[i]) for i in event.tokens):
        return False
    if is_verbal(top):
        if event.act is EventType.REJECT and event.frame in (None, EventType.REJECT) and top.child("neg") is not None:
            return False
        if event.frame is None and (_is_advised(top) or _is_permitted(top)):
            return False
        if event.frame is None and (_is_hoped(top) or _is_notion(top, [parse.tokens[i] for i in event.recipients])):
            return False
        if event.act is EventType.MOBILIZE and _is_place_of(top, classes.get("@staying-verb", frozenset())):
            return False
        return not _is_needed(top) and not _is_able(top) and not _is_generic_condition(top, bearers)
    if event.act is EventType.MOBILIZE and event.frame is None and top.dep == "pobj":
        # "half of the military presence": who is where, not who went there
        return _known(event.recipients, bearers)
    if _is_backdrop(event, top, parse, bearers):
        return False
    if _known(event.actors, bearers):
        return True
    if event.act in _MUTUAL and event.frame is None and top.dep == "pobj" and len(event.tokens) == 1:
        return False
    return not _is_title(top, parse)


def is_opinion(verb: Token, act: EventCode) -> bool:
    """Whether a verb of asking or agreeing brings in what somebody holds to be so: "insisted that it *is* legal".

    Args:
        verb: the trigger. act: its category.
    """
    if act not in (EventType.REQUEST, EventType.AGREE, EventType.THREATEN) or verb.lemma.lower() not in _OPINING:
        return False
    for clause in verb.childs("ccomp"):
        # a clause before the verb is a quotation, which most of these verbs only seem to govern
        if clause.i < verb.i and verb.lemma.lower() != "insist":
            continue
        if act is not EventType.THREATEN and verb.child("dobj") is not None:
            continue
        if act is EventType.THREATEN and any(part.lower in _MAYBE for part in clause.childs("aux")):
            return True
        parts = (clause, *clause.childs("aux", "auxpass"))
        modals = {part.lower for part in parts if part.tag == "MD"}
        if modals:
            if verb.lemma.lower() == "insist" and modals.isdisjoint(_CALLING):
                return True  # "insisted that a return would be impossible"
            continue
        if any(part.tag in _INDICATIVE or (part.tag == "VBP" and part.lemma in ("be", "have")) for part in parts):
            return True
    return False


def _is_backdrop(event: EventMention, noun: Token, parse: Parse, bearers: Bearers) -> bool:
    """Whether a war or fight is only the time, place or topic of something else: "fled during the war"."""
    if event.act is not EventType.ASSAULT or event.frame is not None or noun.lemma.lower() not in _BACKDROP:
        return False
    if event.two_sided and len({i for i in (*event.actors, *event.recipients) if bearers.known(i)}) > 1:
        return False
    if not event.two_sided or noun.dep in _AROUND:
        return not any(is_verbal(parse.tokens[i]) for i in event.tokens)
    # "described a long battle with smugglers": who fights it is not said
    return noun.dep not in ("nsubj", "nsubjpass")


def score_of(head: int, actors: Sequence[int], recipients: Sequence[int], parse: Parse, bearers: Bearers) -> float:
    """How much of the event is named, 0..1: a verb more than a noun, two sides more than one. A rank, no probability.

    Args:
        head: token index of the trigger. actors, recipients: token indices of argument heads.
        parse: the document's parse. bearers: the page's actors.
    """
    score = 0.5 if is_verbal(parse.tokens[head]) else 0.4
    if _known(actors, bearers):
        score += 0.3
    if _known(recipients, bearers):
        score += 0.15
    return round(score, 2)


def _known(heads: Sequence[int], bearers: Bearers) -> bool:
    return any(bearers.known(i) for i in heads)


def _is_needed(verb: Token) -> bool:
    """Whether the verb is what somebody needs or has to do, or what something needed is for."""
    token = verb
    for _ in range(_CLIMB):
        above = token.head
        if above is token:
            return False
        lemma = above.lemma.lower()
        if token.dep == "xcomp" and _has_to(token):
            if lemma == "need" or (lemma == "have" and above.tag in _PRESENT):
                return True
        elif token.dep in ("advcl", "acl", "relcl") and _has_to(token):
            if lemma == "need" and is_verbal(above):
                return True
        elif token.dep not in ("conj", "dobj", "ccomp"):
            return False
        token = above
    return False


def _is_generic_condition(verb: Token, bearers: Bearers) -> bool:
    """Whether the verb stands in a condition in the present with nobody named: "when we partner with enemies"."""
    if verb.dep != "advcl" or verb.tag not in _PRESENT:
        return False
    mark = verb.child("mark", "advmod")
    if mark is None or mark.lower not in _CONDITIONS:
        return False
    return all(
        (token.pos != "PROPN" and not bearers.is_state(token)) or token.pos == "PRON" for token in subjects(verb)
    )


def _is_advised(verb: Token) -> bool:
    """Whether the deed is what somebody ought to do, in the opinion of who speaks: "they should be tried at home"."""
    modal = next((child for child in verb.childs("aux") if child.lower in ("should", "ought")), None)
    return modal is not None and all(subject.i < modal.i for subject in subjects(verb))  # not "should they attack, ..."


def _is_notion(verb: Token, touched: Sequence[Token]) -> bool:
    """Whether a gerund names a deed to nobody by name, of which something is said: "*jailing* poets is no answer".

    What is said of it in the past tells that it was done: "expelling them was a mistake".

    Args:
        verb: the trigger. touched: whom the deed is done to.
    """
    if any(word.pos == "PROPN" for token in touched for word in (token, *token.children)):
        return False
    while verb.dep == "conj" and verb.head is not verb:
        verb = verb.head
    if verb.tag != "VBG" or verb.child("aux", "auxpass", "nsubj", "poss") is not None:
        return False
    above = verb.head
    if verb.dep == "pcomp" and above.lower == "about" and above.head.lemma == "be":
        above = above.head  # "the plan is about jailing poets"
    elif not (verb.dep == "csubj" or (verb.dep in ("xcomp", "ccomp", "attr") and above.lemma in ("be", "mean"))):
        return False
    return above.tag in _PRESENT or any(part.tag == "MD" for part in above.childs("aux"))


def _is_place_of(verb: Token, staying: Collection[str]) -> bool:
    """Whether a passive says where forces are, not that they go there: "were stationed", "are now deployed"."""
    if not is_passive(verb):
        return False
    if verb.lemma.lower() in staying:
        return not is_infinitive(verb)
    return any(child.lower in _NOW and child.i < verb.i for child in verb.childs("advmod"))


def _is_permitted(verb: Token) -> bool:
    """Whether the deed is what a law lets people do: "the law allows Chad to expel anyone"."""
    above = verb.head
    if verb.dep == "pcomp" and above.dep == "prep":
        above = above.head
    elif verb.dep not in ("xcomp", "ccomp", "acl"):
        return False
    if not is_verbal(above) or above.lemma.lower() not in _REGULATING:
        return False
    return any(noun.lemma.lower() in _LAWS for noun in (*subjects(above), above.head))


def _is_habit(verb: Token) -> bool:
    """Whether the verb says what is done as a rule: "hangings are usually held before crowds"."""
    if not is_verbal(verb) or not any(child.lower in _AS_A_RULE for child in verb.childs("advmod")):
        return False
    parts = (verb, *verb.childs("aux", "auxpass"))
    return not any(part.tag in ("VBD", "MD") for part in parts)


def _is_hoped(verb: Token) -> bool:
    """Whether somebody hopes that others do the deed: "voiced the hope that the council would train them"."""
    while verb.dep == "conj" and verb.head is not verb:
        verb = verb.head
    if verb.dep == "xcomp" and verb.head.lemma.lower() in ("able", "help", "manage"):
        verb = verb.head
    return verb.dep in ("ccomp", "acl") and not _has_to(verb) and verb.head.lemma.lower() in _HOPING


def _is_able(verb: Token) -> bool:
    """Whether the verb is what somebody could do, or knows how to: "has the power to arrest them"."""
    while verb.dep == "conj" and verb.head is not verb:
        verb = verb.head
    if verb.dep == "pcomp" and verb.tag == "VBG":
        return verb.head.head.lemma.lower() in _CHANCES
    if not _has_to(verb):
        return False
    if any(child.lower == "how" and child.i < verb.i for child in verb.childs("advmod")):
        return True
    return verb.dep in ("acl", "relcl") and verb.head.lemma.lower() in _ABILITY


def _has_to(verb: Token) -> bool:
    return any(child.dep == "aux" and child.lower == "to" for child in verb.children)


def _is_title(noun: Token, parse: Parse) -> bool:
    """Whether the noun is part of a title inside a sentence: "wrote a study of Sexual Violence Against Men"."""
    prepositions = noun.childs("prep")
    root = parse.sentence_of(noun.i).root
    return (
        noun.text.istitle()
        and root.text.islower()
        and any(word.text.istitle() and word.i > noun.i for word in prepositions)
    )
