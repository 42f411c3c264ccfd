"""Weighs the mentions that a pronoun may stand for: which of them the syntax bars, and what speaks for the others."""

from __future__ import annotations

from typing import Final

from reportedly.syntax import Token, doers
from reportedly.types import Actor, MentionKind
from reportedly.who.agreement import done_to_owner
from reportedly.who.drafts import Draft
from reportedly.who.knowledge import EntityKind
from reportedly.who.memory import FIGHTERS, NOT_STATES, Memory, is_located, is_outlet, is_state_name
from reportedly.who.quotations import reporting_verbs
from reportedly.who.words import words

THEY: Final = frozenset({"they", "them", "their", "theirs", "themselves"})
FIRST: Final = frozenset({"i", "me", "my", "mine", "myself", "we", "us", "our", "ours", "ourselves"})
_SUBJECTS: Final = frozenset({"nsubj", "nsubjpass"})
_OBJECTS: Final = frozenset({"dobj", "pobj", "dative", "attr"})
_ARGUMENTS: Final = frozenset({"nsubj", "nsubjpass", "dobj", "pobj"})
_MODIFIERS: Final = frozenset({"compound", "amod", "nmod"})
_PLACES: Final = frozenset(
    {EntityKind.COUNTRY, EntityKind.CAPITAL, EntityKind.SEAT, EntityKind.CITY, EntityKind.REGION}
)
_ACCUSATIVE: Final = frozenset({"him", "her", "them"})
_THIRD: Final = frozenset({"he", "him", "his", "she", "her", "they", "them", "their"})

# What speaks for a mention and against it; a sentence of distance costs more than any one of the rest gives.
_NEAR: Final = 3.0
_SENTENCE: Final = -1.2
_SUBJECT: Final = 1.0
_NAMED: Final = 0.6
_KNOWN: Final = 0.3
_OWNER_SUBJECT: Final = 0.6
_OWNER_OTHER: Final = 0.3
_BOTH_OBJECTS: Final = 1.3
_BOTH_TELL: Final = 1.2
_MODIFIER: Final = -1.0
_ONE_FOR_MANY: Final = -1.1
_EMBEDDED: Final = -0.3
_JOINED_FOR_MANY: Final = -0.4
_PLACE: Final = -1.0
_PLACE_FOR_MANY: Final = -1.6
_SAME_SIDE: Final = -0.3
_OUTLET: Final = -2.0
_ANNOUNCER: Final = 2.0
_BLAMED: Final = 1.6
_OTHER_PARTNER: Final = -1.5


class Antecedents:
    """What may be meant by the pronouns of one document, and how well it fits."""

    def __init__(self, memory: Memory) -> None:
        self.memory = memory
        self._deeds: dict[int, tuple[Draft, ...]] = {}

    # What the syntax bars

    def barred(self, draft: Draft, token: Token, other: Draft) -> bool:
        """Whether the syntax forbids that the pronoun stands for this mention."""
        place = self.memory.parse.tokens[other.head]
        possessive = token.tag == "PRP$"
        if other.kind is MentionKind.PRONOUN and place.lower in FIRST:
            return True  # "we met them"
        if not possessive and undergoes(token) and self._same_deed(token, other):
            return True
        if token.dep == "nsubj" and not undergoes(token) and self._is_undergone(token, other):
            return True
        if place.head is token.head and place.dep == "poss":
            return True
        # "the towns they shelled": the clause that explains a noun is not about what its own subject does to itself
        verb = token.head
        if token.dep == "nsubj" and verb.dep == "relcl" and verb.head.i == other.head:
            return True
        # "his Turkish counterpart": the owner of a phrase stands outside it
        if possessive and other.head == token.head.i:
            return True
        # "the United States, its biggest partner": the owner is not the noun that is explained
        if possessive and token.head.dep == "appos" and other.head == token.head.head.i:
            return True
        return (done_to_owner(token) and self._own(token, other)) or self._out_of_quotation(draft, token, other)

    def _same_deed(self, token: Token, other: Draft) -> bool:
        """Whether a mention does the deed that is done to the pronoun: "Chad armed them" is not of arming Chad."""
        return any(doer is other or (doer.name, doer.code) == (other.name, other.code) for doer in self._doers(token))

    def _is_undergone(self, token: Token, other: Draft) -> bool:
        """Whether a pronoun does something to a mention by name: "it left Chad no choice" is not said of Chad."""
        objects = [self.memory.by_head.get(child.i) for child in token.head.childs("dobj", "dative", "iobj")]
        return any(
            told is not None and told.head > token.i and told.name == other.name and told.kind is MentionKind.NAME
            for told in objects
        )

    def _doers(self, token: Token) -> tuple[Draft, ...]:
        """Who does what is done to a pronoun, or is held with it: "held talks with them"."""
        if token.i not in self._deeds:
            verb = token.head.head if token.dep in ("pobj", "nsubj") else token.head
            if verb.pos == "NOUN" and verb.dep == "dobj":
                verb = verb.head
            # "the king and Chad, which armed him": of two, one can do it to the other
            shared = verb.dep == "relcl" and verb.head.child("conj") is not None
            found = [] if shared or verb.pos not in ("VERB", "AUX") else doers(verb)
            self._deeds[token.i] = tuple(self.memory.by_head[doer.i] for doer in found if doer.i in self.memory.by_head)
        return self._deeds[token.i]

    def _own(self, token: Token, other: Draft) -> bool:
        """Whether a mention is who does to others what is done here: "Greece summoned their envoy"."""
        if other.person and token.head.lemma in words("of-states"):
            return True  # no person has ambassadors
        done_by = [self.memory.by_head[doer.i] for doer in doers(token.head.head) if doer.i in self.memory.by_head]
        return any(doer is other or (doer.code is not None and doer.code == other.code) for doer in done_by)

    def _out_of_quotation(self, draft: Draft, token: Token, other: Draft) -> bool:
        """In the words of a quotation "he" is somebody else than the speaker."""
        quotes = self.memory.quotes
        if token.i not in quotes:
            return False
        speaker = quotes.speaker(token.i)
        if speaker is not None and (speaker.i == other.head or self._same(speaker.i, other)):
            return True
        return other.head not in quotes and other.subject and other.sent == draft.sent

    def _same(self, head: int, other: Draft) -> bool:
        speaker = self.memory.by_head.get(head)
        return speaker is not None and bool(speaker.name) and speaker.name == other.name and speaker.person

    # What speaks for a mention

    def weigh(self, draft: Draft, token: Token, other: Draft) -> float:
        """How well a mention fits that nothing bars."""
        place = self.memory.parse.tokens[other.head]
        possessive = token.tag == "PRP$"
        many = token.lower in THEY
        measure = measured_by(place)
        subject = other.subject or (measure is not None and measure.dep in _SUBJECTS)
        score = _NEAR + _SENTENCE * (draft.sent - other.sent)
        score += _SUBJECT if subject else 0.0
        score += _NAMED if other.kind is MentionKind.NAME else _KNOWN if _is_known(other) else 0.0
        if possessive and other.sent == draft.sent:
            score += _OWNER_SUBJECT if subject else _OWNER_OTHER
        if not subject and not draft.subject and not possessive:
            score += _BOTH_OBJECTS
        if place.dep in _MODIFIERS or (place.dep == "npadvmod" and place.head.dep == "amod"):
            score += _MODIFIER  # "a US-backed group"
        elif measure is None and place.dep == "pobj" and place.head.head.pos not in ("VERB", "AUX"):
            score += _EMBEDDED
        if is_outlet(other):
            score += _OUTLET
        suffers = token.dep in ("nsubjpass", "dobj")  # "in Aru until it was shelled"
        if _is_place(other) and is_located(place) and not suffers:
            score += _PLACE_FOR_MANY if many else _PLACE
        if many and not (other.plural or other.parts):
            score += _JOINED_FOR_MANY if self.several(other) else _ONE_FOR_MANY
        if undergoes(token) and other.code and other.code in [doer.code for doer in self._doers(token)]:
            score += _SAME_SIDE  # most deeds are done to others
        if _is_blamed(place, token):
            score += _BLAMED
        if _announces(place, token):
            score += _ANNOUNCER
        if _partner_of_pronoun(place, token):
            score += _OTHER_PARTNER
        if done_to_owner(token) and other.code is not None:
            # of several rivals the one whom the text is about
            score += 3.0 * self.memory.weights[other.code] / max(1, sum(self.memory.weights.values()))
            score -= 1.5 if other.code in NOT_STATES else 0.0
        tells = token.dep == "nsubj" and token.head.lemma in reporting_verbs()
        if tells and place.dep == "nsubj" and place.head.lemma in reporting_verbs():
            score += _BOTH_TELL
        return score - 0.01 * min(draft.head - other.head, 60)

    def several(self, other: Draft) -> bool:
        """Whether a mention is the first of several joined by "and": "Odeh and Vestad … they"."""
        token = self.memory.parse.tokens[other.head]
        if token.dep == "conj":
            return False
        joined = [child for child in token.childs("conj") if child.pos in ("PROPN", "NOUN", "PRON")]
        either = any(child.lower in ("or", "nor") for child in token.childs("cc"))
        return (bool(joined) and not either) or bool(self.group(other))

    def group(self, other: Draft) -> tuple[Actor, ...]:
        """The actors joined with a mention, itself first; empty when it stands alone."""
        token = self.memory.parse.tokens[other.head]
        second = token.child("appos")
        if second is not None and second.i in self.memory.by_head and token.ent == second.ent == "GPE":
            # "Chad, Peru and Fiji": some parsers take the second of a list for an apposition
            rest = self.memory.group(self.memory.by_head[second.i])
            if rest and other.code is not None:
                return (other.actor(), *rest)
        return self.memory.group(other)

    def is_doubtful(self, token: Token, other: Draft) -> bool:
        """Whether a pronoun stands for fighters of a guessed country to which that very state does something.

        "The recruits … Chad promised to arm them": most states arm, train and fight those of another.
        """
        if not undergoes(token) or other.code is None or not (other.plural or token.lower in THEY):
            return False
        guessed = other.method.startswith(("document.", "sentence.")) and other.method != "document.short_name"
        armed = bool(FIGHTERS & set(other.sector)) or "CVL" in other.sector
        return guessed and armed and any(doer.code == other.code and is_state_name(doer) for doer in self._doers(token))

    def thing(self, draft: Draft, token: Token) -> float:
        """How well a thing fits that no actor is: "the attacks … they"; -1 where only an actor can be meant."""
        if draft.female is not None:
            return -1.0
        verb = token.head
        if token.dep == "nsubj" and verb.lemma in reporting_verbs():
            return -1.0
        if token.tag == "PRP$" and token.head.i in self.memory.by_head:
            return -1.0
        plural = token.lower in THEY
        best = -1.0
        parse = self.memory.parse
        sentence = parse.sentences[token.sent]
        first = parse.sentences[max(0, token.sent - 1)].first
        for noun in parse.tokens[first : token.i]:
            if noun.pos not in ("NOUN", "PROPN") or noun.dep not in _ARGUMENTS or noun.i in self.memory.by_head:
                continue
            if (noun.tag in ("NNS", "NNPS")) is not plural or noun.ent in ("DATE", "TIME") or noun is token.head:
                continue
            if noun.lemma in words("measure") and any(child.lower == "of" for child in noun.children):
                continue
            subject = noun.dep in _SUBJECTS
            score = (2.6 if plural else 2.2) + _SENTENCE * (0 if noun.i >= sentence.first else 1)
            score += _SUBJECT if subject else 0.0
            if token.dep in _SUBJECTS and verb.lemma in words("stative"):
                score += 0.9
            if not subject and token.dep not in _SUBJECTS and token.tag != "PRP$":
                score += _BOTH_OBJECTS
            best = max(best, score - 0.01 * min(token.i - noun.i, 60))
        return best


def undergoes(token: Token) -> bool:
    """Whether a pronoun is an object, of a clause of its own too: "allowed them to leave"."""
    if token.dep in _OBJECTS:
        return True
    verb = token.head
    if token.dep != "nsubj" or verb.dep not in ("ccomp", "xcomp") or verb.head.pos not in ("VERB", "AUX"):
        return False
    marks = {child.lower for child in verb.childs("aux", "mark")}
    return token.lower in _ACCUSATIVE or (token.lower == "it" and "to" in marks and "for" not in marks)


def measured_by(token: Token) -> Token | None:
    """The noun that only says how many of somebody: "dozens" of "dozens of Fijians"."""
    noun = token.head.head
    measured = token.dep == "pobj" and token.head.lower == "of" and noun.lemma in words("measure")
    return noun if measured else None


def _is_place(other: Draft) -> bool:
    return other.entity is not None and other.entity.kind in _PLACES


def _is_known(other: Draft) -> bool:
    """Whether a mention takes up what was named: a pronoun, or "the militia"."""
    return other.kind is MentionKind.PRONOUN or (other.definite and not other.person)


def _announces(place: Token, token: Token) -> bool:
    """Whether a mention owns the words that the pronoun stands in: "the ministry's claim that it"."""
    if place.dep != "poss" or token.dep not in _SUBJECTS:
        return False
    return any(
        above.dep in ("acl", "ccomp") and above.head is place.head and above.head.i < token.i
        for above in token.ancestors()
    )


def _is_blamed(place: Token, token: Token) -> bool:
    """Whether a mention is blamed for what is the pronoun's: "criticised Okafor over her plan"."""
    prep = token.head.head
    if token.tag != "PRP$" or token.head.dep != "pobj" or prep.lower not in ("for", "over"):
        return False
    verb = prep.head
    return place.head is verb and place.dep in ("dobj", "nsubjpass") and verb.lemma in words("done-to-others")


def _partner_of_pronoun(place: Token, token: Token) -> bool:
    """Whether a mention meets, in one phrase, whom another pronoun of the kind names: "his call with Okafor … he"."""
    noun = place.head.head
    if place.dep != "pobj" or noun.pos != "NOUN" or token.lower not in _THIRD:
        return False
    owner = noun.child("poss")
    return owner is not None and owner is not token and owner.lower[:2] == token.lower[:2]
