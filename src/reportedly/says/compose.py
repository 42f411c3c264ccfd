"""The walk from an event word up to the root of its sentence, and the composition of the cues met on the way.

Each word's state is that of its governor, passed through the effect of the governing word on what hangs on it, then
through the word's own clause (:mod:`reportedly.says.clause`).

Source: Saurí and Pustejovsky 2012; de Marneffe, Manning and Potts 2012; ConText (Harkema et al. 2009) for cues as data.
"""

from __future__ import annotations

from dataclasses import replace

from reportedly.says.clause import KNOWN, NO, NOBODY, ClauseReader, Composed
from reportedly.says.cues import CueIndex, StatusCue
from reportedly.says.factuality import FACT, UNKNOWN, State, effect
from reportedly.says.verdicts import verdict_on
from reportedly.syntax import Parse, Tense, Token, VerbGroup

_COPULAS = frozenset({"be", "remain", "seem", "appear", "become", "look", "stay", "stand", "get"})
_PREDICATES = ("acomp", "attr", "oprd")
_CLAUSES = frozenset({"xcomp", "ccomp", "advcl", "acl", "relcl", "csubj", "csubjpass"})
_NOMINAL = frozenset({"compound", "nmod", "amod", "poss", "npadvmod"})
_WH = frozenset({"WRB", "WP", "WDT", "WP$"})
_DEFINITE = frozenset({"the", "this", "that", "these", "those", "both"})
_PURPOSE = effect("PS+fi|PS+fi")
_AIM = effect("PS+fi|PR-")
_MAX_DEPTH = 60


class Composer:
    """Composes states over one parse; states of shared governors are kept."""

    def __init__(self, parse: Parse, cues: CueIndex) -> None:
        self._parse = parse
        self._cues = cues
        self._clause = ClauseReader(parse, cues)
        self._known: dict[int, Composed] = {}

    def compose(self, token: Token, depth: int = 0) -> Composed:
        """The state of any word of the parse."""
        known = self._known.get(token.i)
        if known is None:
            if depth > _MAX_DEPTH:
                return KNOWN.guess(FACT)
            known = self._clause.read(self._outer(token, depth + 1), token)
            self._known[token.i] = known
        return known

    def event(self, token: Token) -> Composed:
        """The state of a word taken as an event.

        It differs from :meth:`compose` for a word of speech that somebody denies or refuses: "rejected the *demand* to
        leave" denies the leaving, but the demand was made.
        """
        composed = self.compose(token)
        if token.tag[:2] == "NN" and composed.used and self._cues.speaks(token):
            governor, rule = composed.used[-1]
            if rule.startswith("en/denial") and governor in (token.head, token.head.head):
                return KNOWN
        return composed

    def _outer(self, token: Token, depth: int) -> Composed:
        """What its governor makes of the word."""
        place = token
        while place.dep == "conj" and place.head is not place:
            place = place.head
        if place is not token and token.tag == "VBD" and place.tag in ("VB", "VBG"):
            # "failed to find a buyer and filed": a past tense goes with the finite verb above, not with the infinitive.
            while place.tag in ("VB", "VBG") and place.dep in ("xcomp", "conj", "pcomp", "advcl", "ccomp"):
                place = place.head
        dep, head = place.dep, place.head
        if head is place or dep == "parataxis" or (dep == "prep" and place.tag[:2] == "VB"):
            return KNOWN
        if dep in _CLAUSES:
            return self._of_clause(place, dep, head, depth)
        if dep == "nsubj":
            return self._of_subject(token, head, "subj", depth)
        if dep == "nsubjpass":
            return self._of_subject(token, head, "obj", depth)
        if dep in ("pobj", "pcomp", "agent") or (dep == "dobj" and head.dep == "prep"):
            return self._of_oblique(token, head, depth)
        if dep in ("dobj", "dative"):
            return self._of_argument(token, head, "obj", depth)
        if dep in _NOMINAL:
            return self._of_premodifier(token, place, head, depth)
        return self.compose(head, depth)

    # Clauses.

    def _of_clause(self, place: Token, dep: str, head: Token, depth: int) -> Composed:
        group = self._clause.group(place)
        if _titles_subject(place, dep, head):
            place, dep, head = head, head.dep, head.head
        mark = _mark(place, dep)
        link = _link(place, group, mark, dep)
        if mark is not None and dep != "ccomp":
            cue = self._cues.word(mark, "c", "clause")
            if cue is not None and not (dep == "advcl" and self._asked_about(mark, place, head)):
                # "until the rebels withdraw" is as far off as what it limits; "after they withdrew" is not.
                bound = cue.effect.positive.kind == "=" and group.tense is Tense.PRESENT
                outer = self.compose(head, depth) if bound else KNOWN
                return (outer if outer.state.future else KNOWN).through(mark, cue)
        governor, cue = self._clause_governor(place, dep, head, link)
        if cue is not None:
            return self.compose(governor, depth).through(governor, cue)
        if link == "to" and dep != "ccomp":
            return self.compose(head, depth).named(place, "purpose", _PURPOSE)
        if dep in ("acl", "relcl") and head.dep in ("attr", "dobj") and _none(head):
            return KNOWN.named(head, "negative-antecedent", FACT.negated())
        if dep in ("acl", "relcl") or (dep == "advcl" and group.finite) or link == "wh":
            return KNOWN
        if link == "whether":
            return KNOWN.named(mark or place, "whether", replace(FACT, certainty=UNKNOWN))
        outer = self.compose(head, depth)
        if dep == "ccomp" and group.finite:
            return outer.guess(State(1, outer.state.certainty, hypothetical=outer.state.hypothetical))
        if dep == "advcl" and (outer.state.polarity < 0 or place.tag == "VBN"):
            return KNOWN.guess(FACT)
        return outer.guess(outer.state)

    def _asked_about(self, mark: Token, place: Token, head: Token) -> bool:
        """Whether an "if" after its verb means "whether": "it is not known *if* they attacked"."""
        return mark.lower == "if" and place.i > head.i and self._cues.governor(head, "whether") is not None

    def _clause_governor(self, place: Token, dep: str, head: Token, link: str) -> tuple[Token, StatusCue | None]:
        """The word that governs a clause, and its cue; a clause that comes first tells a purpose."""
        if dep in ("advcl", "ccomp") and place.i < head.i:
            return head, None
        if dep == "relcl" and link != "to" and not (link == "that" and _content_clause(place)):
            return head, None
        governor = self._predicate(head) if link in ("to", "that", "whether") else head
        cue = self._cues.governor(governor, link)
        if cue is None and link == "to" and dep in ("acl", "relcl") and head.dep in ("dobj", "nsubjpass"):
            # "asked the rebels to leave": the small parser hangs the infinitive on the object.
            governor = head.head
            cue = self._cues.governor(governor, link)
        return governor, cue

    def _predicate(self, head: Token) -> Token:
        """The adjective or noun that a copula's clause belongs to ("it is *likely* that")."""
        if head.lemma in _COPULAS:
            for child in head.children:
                if child.dep in _PREDICATES:
                    return child
        return head

    # Noun phrases.

    def _of_subject(self, token: Token, verb: Token, link: str, depth: int) -> Composed:
        """A subject: that of the lowest verb it is raised from ("the talks are expected *to be held*")."""
        lower = verb
        for _ in range(4):
            predicate = self._predicate(lower)
            below = predicate.child("xcomp") or lower.child("xcomp")
            if below is None or self._cues.governor(predicate, "raise") is None:
                break
            lower, link = below, "obj" if self._clause.group(below).passive else "subj"
        if lower.lemma in _COPULAS and link == "subj":
            found = self._of_predicate(lower, depth)
            if found is not None:
                return found
        return self._of_argument(token, lower, link, depth)

    def _of_predicate(self, verb: Token, depth: int) -> Composed | None:
        """A copula's subject by what is said of it: "the talks are *unlikely*", "under *consideration*"."""
        for child in verb.children:
            predicate = child
            if child.dep == "prep":
                predicate = child.child("pobj") or child
            elif child.dep not in _PREDICATES and child.dep != "advmod":
                continue
            for word in (predicate, *(below for below in predicate.children if below.dep == "compound")):
                cue = self._cues.governor(word, "subj")
                if cue is not None:
                    outer = self.compose(verb, depth)
                    if child.lower == "off":
                        outer = outer.named(child, "negation", outer.state.negated())
                    return outer.through(word, cue)
        return None

    def _of_argument(self, token: Token, verb: Token, link: str, depth: int) -> Composed:
        outer = self.compose(verb, depth)
        if link == "obj" and self._cues.alleges(token):
            word, verdict = verdict_on(verb, self._parse, self._cues)
            if verdict is not None:
                return outer.through(word, verdict)
        cue = None if link == "obj" and self._affected(verb) else self._cues.governor(verb, link)
        if cue is not None:
            return outer.through(verb, cue)
        if link == "subj" and outer.state.polarity < 0 and verb.lemma not in _COPULAS and not _counted(token):
            return outer.guess(FACT)
        return _inherited(token, outer, link)

    def _affected(self, verb: Token) -> bool:
        """Whether the object is the one acted on, because the deed stands elsewhere: "prevented *the crowd* from …"."""
        for child in verb.children:
            if child.dep == "xcomp" or (child.dep == "prep" and child.child("pcomp") is not None):
                link = "to" if child.dep == "xcomp" else child.lower
                if self._cues.governor(verb, link) is not None:
                    return True
        return False

    def _of_oblique(self, token: Token, preposition: Token, depth: int) -> Composed:
        governor = preposition.head
        mark = _mark(token, "ccomp") if token.dep == "pcomp" else None
        if mark is not None and mark.lower == "whether":
            return KNOWN.named(mark, "whether", replace(FACT, certainty=UNKNOWN))
        if preposition.dep == "agent":
            return self._of_argument(token, governor, "subj", depth)
        cue = self._cues.preposition(preposition, self._parse.tokens[preposition.i - 1] if preposition.i else None)
        if cue is not None:
            return KNOWN.through(preposition, cue)
        link = "prep-to" if preposition.lower == "to" else preposition.lower
        # "accused the rebels of shelling": the small parser hangs the preposition on the object.
        for word in (governor, self._predicate(governor), governor.head if governor.dep == "dobj" else governor):
            cue = self._cues.governor(word, link)
            if cue is not None:
                return self.compose(word, depth).through(word, cue)
        if governor is preposition:
            return KNOWN
        if link == "for" and governor.tag[:2] == "VB" and token.tag[:2] == "NN" and not _definite(token):
            # "arrived for talks", "was not available for comment": what somebody does something for is an aim.
            return self.compose(governor, depth).named(preposition, "aim", _AIM)
        return _inherited(token, self.compose(governor, depth), "oblique")

    def _of_premodifier(self, token: Token, place: Token, head: Token, depth: int) -> Composed:
        cue = self._cues.governor(head, "compound")
        if cue is not None:
            return self.compose(head, depth).through(head, cue)
        if place.dep in ("poss", "npadvmod"):
            return KNOWN.guess(FACT)
        return _inherited(token, self.compose(head, depth), "compound")


def _mark(place: Token, dep: str) -> Token | None:
    """The word that opens the clause: a subordinator, or "when" and its like."""
    opener = None
    for child in place.children:
        if child.dep == "mark":
            return child
        if child.tag in _WH and child.i < place.i and dep in ("advcl", "ccomp"):
            opener = child
    return opener


def _titles_subject(verb: Token, dep: str, noun: Token) -> bool:
    """Whether the noun of a relative clause is the title of its subject: "(denied) that *the ship* Vega had fired".

    The small parser takes the title for the clause, and the clause for what is told of it; "that" gives it away.
    """
    if dep != "relcl" or noun.dep not in ("ccomp", "advcl") or noun.tag[:2] != "NN":
        return False
    opened = any(child.dep == "mark" and child.i < noun.i for child in noun.children)
    subject = verb.child("nsubj", "nsubjpass")
    return opened and subject is not None and subject.pos == "PROPN" and noun.child("cop", "auxpass", "aux") is None


def _link(place: Token, group: VerbGroup, mark: Token | None, dep: str) -> str:
    if mark is not None and dep in ("ccomp", "advcl"):
        if mark.lower in ("whether", "if"):
            return "whether"
        if mark.tag in _WH and dep == "ccomp":
            return "wh"
    if group.infinitive:
        return "to"
    if group.finite or (mark is not None and mark.lower == "that"):
        return "that"
    if place.tag == "VBG":
        return "ing"
    return "bare" if dep in ("xcomp", "ccomp") else "participle"


def _content_clause(place: Token) -> bool:
    """Whether a clause on a noun tells its content ("evidence that …") and does not merely describe it."""
    opener = next((c for c in place.children if c.lower == "that" and c.i < place.i), None)
    if opener is None:
        return False
    return opener.dep == "mark" or (opener.dep == "dobj" and sum(c.dep == "dobj" for c in place.children) > 1)


def _inherited(token: Token, outer: Composed, link: str) -> Composed:
    """A noun phrase in a clause no cue speaks of.

    What is denied, guessed or planned of a definite thing leaves the thing standing ("will discuss *the attack*"), and
    so does what is denied of a circumstance.
    """
    state = outer.state
    stands = _definite(token) and not (state.hypothetical and link == "subj")
    if link == "obj" and state.intended and any(child.lower == "of" for child in token.children):
        stands = False  # "to ensure the release of the crew": an action named with its object is what is aimed at
    if state.polarity < 0 and not _counted(token):
        stands = stands or link == "oblique" or token.tag[:2] == "VB"
    return outer.guess(FACT if stands else state)


def _none(noun: Token) -> bool:
    """Whether a noun phrase says that there is none: "there is *nothing* preventing it", "*no trip* planned"."""
    return noun.lower in NOBODY or any(child.lower == "no" for child in noun.children)


def _counted(noun: Token) -> bool:
    """Whether the noun carries the "no" that denies its verb, or an "any" that goes with its denial."""
    return any(
        child.dep in ("det", "neg", "advmod", "preconj") and (child.lower in NO or child.lower == "any")
        for child in noun.children
    )


def _definite(noun: Token) -> bool:
    return noun.pos == "PROPN" or any(
        child.dep == "poss" or (child.dep == "det" and child.lower in _DEFINITE) for child in noun.children
    )
