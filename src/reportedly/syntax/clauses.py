"""Clauses: who does what to whom in a dependency tree, whatever the sentence does to hide it.

Surface functions become logical ones here: passives and their agents, relative and reduced clauses, control and
raising, verbs that share a subject, nouns that are coordinated. All answers are heads of noun phrases, in order of the
text, and every question costs a look at a few neighbours of the token, never at the whole sentence.

Source: ClearNLP labels as spaCy's English pipelines use them; control after the usual grammar of English.
"""

from __future__ import annotations

from reportedly.syntax.partners import TELLING, partner
from reportedly.syntax.phrases import conjuncts, governor, is_infinitive, is_verbal, possessors, prepositional
from reportedly.syntax.tokens import Token
from reportedly.syntax.voice import (
    RELATIVES,
    SUBJECTS,
    agents,
    agreeing,
    antecedent,
    indirect,
    is_occupation,
    is_passive,
    mourned,
    plain_objects,
)

_DEPTH = 8
# Verbs whose infinitive is done by the subject although they have an object: "promised Iran to withdraw".
_SUBJECT_CONTROL = frozenset(
    {
        "promise",
        "threaten",
        "vow",
        "pledge",
        "use",
        "spend",
        "launch",
        "mount",
        "start",
        "begin",
        "take",
        "have",
        "make",
    }
    | {"give", "sign", "send", "deploy", "hold", "need", "do"}
)
# Verbs of going, whose object is a place and does nothing: "toured Oslo to plead for aid".
_GOING = frozenset({"visit", "tour", "leave", "enter", "reach", "flee", "quit", "cross", "join", "depart"})
_PLACES = frozenset({"GPE", "LOC", "FAC"})
# Verbs whose prepositional object does the infinitive: "called on Iran to halt", "waited for Chad to act".
_OBLIQUE_CONTROL = {
    "on": frozenset({"call", "prevail", "rely", "count", "press", "depend", "urge"}),
    "upon": frozenset({"call", "prevail", "rely", "count"}),
    "to": frozenset({"appeal", "signal", "shout", "write", "beckon", "plead", "leave", "fall", "cry", "send"}),
    "for": frozenset(
        {"wait", "arrange", "call", "ask", "plead", "pray", "push", "press", "campaign", "allow", "provide"}
    )
    | {"vote", "opt", "look", "hope", "long"},
    "with": frozenset({"plead"}),
}
_NATIONS = frozenset({"NORP", "GPE"})
# What one may be, to do something as such: "the first leader to visit Chad".
_FOREMOST = frozenset({"first", "second", "third", "last", "latest", "only", "next"})
# Prepositions that put the object in charge of the gerund: "accused Iran of attacking", "barred him from entering".
_OBJECT_GERUND = frozenset({"of", "from", "for", "in", "into", "with"})


def subjects(token: Token, depth: int = 0) -> list[Token]:
    """The surface subject of a verb or predicate, also where it is understood.

    Relative pronouns give their antecedent; infinitives and gerunds the subject or object that controls them; a
    coordinated verb the subject it shares; a participle the noun it modifies or the subject of its main clause.
    """
    if depth > _DEPTH:
        return []
    own = [child for child in token.children if child.dep in SUBJECTS]
    if not own and token.child("expl") is not None:
        own = [child for child in token.children if child.dep == "attr" and child.i > token.i]  # "there are troops"
    if own:
        found: list[Token] = []
        for subject in own:
            found.extend(agreeing(conjuncts(mourned(antecedent(subject, token), token)), subject, token))
        return found
    head = token.head
    if head is token:
        return []
    match token.dep:
        case "conj":
            return [] if _is_deed_noun(token, head) else subjects(partner(token), depth + 1)
        case "acl":
            return _subject_of_reduced(token, head, depth)
        case "relcl":
            if is_infinitive(token) and head.dep == "attr" and _is_foremost(head):
                return subjects(head.head, depth + 1)  # "she is the first leader to visit Chad"
            if is_infinitive(token):
                return _owners(head)
            return [head] if token.tag in ("VBG", "VBN") else []
        case "xcomp" | "ccomp" | "oprd":
            return _controller(token, head, depth)
        case "advcl":
            return subjects(_main_clause(token, head), depth + 1)
        case "pcomp":
            return _gerund_subject(head, depth)
        case "acomp" | "attr" | "amod" if not is_verbal(token):
            return subjects(head, depth + 1) if is_verbal(head) else [head]
        case "dep" | "aux" | "auxpass":
            return subjects(head, depth + 1) if is_verbal(head) else []
        case "dobj" | "pobj" | "nsubj" if token.tag == "VBG":
            possessor = token.child("poss")
            if possessor is not None:
                return conjuncts(possessor)
            if token.dep == "dobj":
                return subjects(head, depth + 1)
            return _gerund_subject(head, depth) if token.dep == "pobj" else []
    return []


def _is_deed_noun(token: Token, head: Token) -> bool:
    """Whether a bare gerund behind a passive is a noun that parsers hang too high: "killed in raids and shelling"."""
    if token.tag != "VBG" or head.tag != "VBN" or token.child("aux", "dobj") is not None:
        return False
    return is_passive(head) and any(child.lower == "and" and child.i == token.i - 1 for child in head.childs("cc"))


def _is_foremost(noun: Token) -> bool:
    """Whether a noun is the first, the last or the best of its kind."""
    return any(child.lower in _FOREMOST or child.tag == "JJS" for child in noun.children)


def _whom(found: list[Token], verb: Token) -> list[Token]:
    """The noun behind a quantified relative: in "rebels, all of whom it calls bandits" the rebels."""
    return [
        antecedent(inner, verb)
        for token in found
        for inner in (prepositional(token, ("of",)) if token.i < verb.i else ())
        if inner.lower in ("whom", "which")
    ] or found


def doers(verb: Token) -> list[Token]:
    """The logical subject: the agent of a passive, else the subject."""
    return agents(verb) if is_passive(verb) else subjects(verb)


def patients(verb: Token) -> list[Token]:
    """The logical object: the subject of a passive, else the object, also where a relative clause has taken it away."""
    if is_passive(verb):
        return subjects(verb) + [obj for obj in plain_objects(verb) if not is_occupation(obj, verb)]
    found = plain_objects(verb)
    if found:
        return _whom(found, verb) if verb.dep == "relcl" else found
    found = _up_to(verb)
    if found:
        return found
    if verb.dep == "relcl" and not any(child.dep in ("ccomp", "xcomp", "prep") for child in verb.children):
        subject = verb.child(*SUBJECTS)
        if subject is not None and subject.lower not in RELATIVES:
            return [verb.head]
    if verb.tag == "VBG":
        inner = prepositional(verb, ("of",))
        if inner:
            return inner
    # "accepts refugees fleeing the war": parsers make the object the subject of its own participle
    for child in verb.children:
        if child.dep == "ccomp" and child.tag == "VBG" and child.child("aux", "mark") is None:
            subject = child.child("nsubj")
            if subject is not None and subject.i > verb.i:
                return conjuncts(subject)
    # "criticised and condemned the raid": the object of the last verb serves both
    for child in verb.children:
        if child.dep == "conj" and is_verbal(child) and child.i - verb.i <= 3 and child.child(*SUBJECTS) is None:
            return plain_objects(child)
    return []


def _up_to(verb: Token) -> list[Token]:
    """The object behind "up to" and a number, which parsers take for a preposition: "seized up to 40 sailors"."""
    for child in verb.childs("prep"):
        noun = child.child("pobj") if child.lower == "to" else None
        amount = noun.child("nummod") if noun is not None else None
        rising = [word for word in (*verb.childs("prt", "advmod"), *child.childs("advmod")) if word.lower == "up"]
        if noun is not None and amount is not None and any(word.i == child.i - 1 for word in rising):
            return conjuncts(noun) if amount.i == child.i + 1 else []
    return []


def complements(token: Token) -> list[Token]:
    """Clauses that complete the token: infinitives, that-clauses, gerunds after its prepositions."""
    found: list[Token] = []
    for child in token.children:
        if child.dep in ("xcomp", "ccomp", "acl") or (child.dep == "advcl" and is_infinitive(child)):
            found.append(child)
        elif child.dep == "prep":
            found.extend(inner for inner in child.children if inner.dep == "pcomp")
    if not found and token.dep == "dobj" and token.pos == "NOUN":
        # "repeated its demand on Friday that Peru pay": parsers hang the clause on the verb
        found = [
            child
            for child in token.head.children
            if child.dep == "ccomp"
            and child.i > token.i
            and (mark := child.child("mark")) is not None
            and mark.lower == "that"
        ]
    return found


def _main_clause(token: Token, head: Token) -> Token:
    """The verb that an adverbial clause belongs to: parsers hang it on a trailing "officials said"."""
    for child in head.children:
        if child.dep == "ccomp" and child.i < head.i < token.i and is_verbal(child):
            return head if _while_speaking(token, head) else child
    return head


def _while_speaking(token: Token, verb: Token) -> bool:
    """Whether a clause says what the speaker was doing: "Trade is growing, Kim said when meeting the envoy"."""
    opening = token.child("advmod", "mark")
    if opening is None or opening.lower not in ("when", "while") or token.tag != "VBG":
        return False
    return not any(child.text == "," and verb.i < child.i < token.i for child in verb.children)


def _subject_of_reduced(token: Token, noun: Token, depth: int) -> list[Token]:
    """Subject of a reduced clause: the noun of a participle, the controller of an infinitive."""
    if not is_infinitive(token):
        return [noun]
    owners = _owners(noun)
    if owners:
        return owners
    verb = governor(noun)
    if verb is not None and noun.dep in ("dobj", "pobj", "nsubjpass"):
        return doers(verb) if is_passive(verb) else subjects(verb, depth + 1)
    if noun.dep in ("attr", "nsubj"):
        return subjects(noun.head, depth + 1) if noun.dep == "attr" else []
    return []


def _owners(noun: Token) -> list[Token]:
    """Whose decision, threat or bid a noun is: "its plan", "the bid by Peru", "feared Chilean threats"."""
    owners = possessors(noun) or prepositional(noun, ("by",))
    if not owners and noun.dep in ("dobj", "pobj", "nsubj"):
        owners = [child for child in noun.children if child.dep in ("amod", "compound") and child.ent in _NATIONS]
    return owners


def _controller(token: Token, head: Token, depth: int) -> list[Token]:
    """Subject of an infinitive or bare clause: the governor's object when it has one and does not keep control."""
    if not is_verbal(head):
        return subjects(head, depth + 1)
    if is_infinitive(token) and token.i < head.i and head.lemma in TELLING:
        return []  # "To surrender or to die, she said" is what others are told
    if not is_passive(head) and head.lemma not in _SUBJECT_CONTROL:
        objects = [obj for obj in plain_objects(head) if obj.i < token.i and obj.lower != "it"]
        if head.lemma in _GOING and objects and all(obj.ent in _PLACES for obj in objects):
            return subjects(head, depth + 1)
        found = objects or indirect(head)
        if found:
            return found
        if token.dep != "ccomp" or is_infinitive(token):
            words = tuple(word for word, verbs in _OBLIQUE_CONTROL.items() if head.lemma in verbs)
            obliques = [obj for obj in prepositional(head, words) if obj.i < token.i]
            if obliques and is_infinitive(token):
                return obliques
    if token.dep == "ccomp" and not is_infinitive(token) and token.tag != "VBG":
        return []
    return subjects(head, depth + 1)


def _gerund_subject(preposition: Token, depth: int) -> list[Token]:
    """Subject of a gerund after a preposition."""
    head = preposition.head
    if head is preposition:
        return []
    if is_verbal(head):
        if preposition.lower in _OBJECT_GERUND:
            found = patients(head)
            if found:
                return found
        return subjects(head, depth + 1)
    if head.pos in ("NOUN", "PROPN"):
        owners = possessors(head)
        if owners:
            return owners
        verb = governor(head)
        return subjects(verb, depth + 1) if verb is not None and head.dep == "dobj" else []
    return subjects(head, depth + 1)
