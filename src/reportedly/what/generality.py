"""Deeds named without anybody doing them to anybody: rates, dreads, judgements, what is to be prevented, private life.

"Nothing is worse than *being shelled*", "prices *kill* three firms a day", "it is vital *to protect*
witnesses", "preventing *attacks on nurses*", "a film about the *siege*", "head the agenda of a NATO *meeting*" and
"*visited* his mother" name deeds that no two sides of politics have between them. Most of these count all the same
where both sides are told: "afraid of being shelled by Chad" says of whom Chad's deed is expected.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from reportedly.syntax import Parse, Token, first_conjunct, is_infinitive, is_verbal
from reportedly.types import EventMention, EventType
from reportedly.what.bearers import Bearers

_PERIODS: Final = frozenset({"hour", "day", "week", "month", "year", "time"})
_EACH: Final = frozenset({"a", "an", "each", "every", "per"})
# Modals of what somebody is able to do at any time.
_ABLE: Final = frozenset({"can", "cannot"})
_PRESENT: Final = frozenset({"VBZ", "VBP"})
_NAMING: Final = frozenset({"of", "about", "than", "from", "to", "without"})
_LIKENING: Final = frozenset({"like", "unlike", "than"})
# Deeds that people of one house do to each other in private.
_AT_HOME: Final = frozenset(
    {
        EventType.AGREE,
        EventType.CONSULT,
        EventType.SUPPORT,
        EventType.CONCEDE,
        EventType.AID,
        EventType.REQUEST,
    }
)
# What firms do among themselves.
_OF_TRADE: Final = frozenset(
    {EventType.AGREE, EventType.SUPPORT, EventType.CONSULT, EventType.COOPERATE, EventType.AID, EventType.SANCTION}
)
# Verbs of going to see.
_SEEING: Final = frozenset({"visit", "tour", "inspect"})
_DEPTH: Final = 4


class Generality:
    """Finds deeds that a sentence names without telling that anybody does them.

    Args:
        bearers: the page's actors.
        classes: word classes; ``@dread-word`` fears a deed, ``@judging-word`` says what it would be like,
            ``@preventing-verb`` keeps it from being done, ``@kin`` is one's family, ``@equipping-verb`` readies
            forces, ``@news-detail`` is what somebody asked by the press does not give, a ``@depiction`` shows deeds
            of the past, a ``@sportsman`` plays, a ``@business`` trades.
    """

    def __init__(self, bearers: Bearers, classes: Mapping[str, frozenset[str]]) -> None:
        self._bearers = bearers
        self._dread = classes.get("@dread-word", frozenset())
        self._judging = classes.get("@judging-word", frozenset())
        self._preventing = classes.get("@preventing-verb", frozenset())
        self._equipping = classes.get("@equipping-verb", frozenset())
        self._kin = classes.get("@kin", frozenset())
        self._details = classes.get("@news-detail", frozenset())
        self._depictions = classes.get("@depiction", frozenset())
        self._sportsmen = classes.get("@sportsman", frozenset())
        self._businesses = classes.get("@business", frozenset())

    def holds(self, event: EventMention, parse: Parse) -> bool:
        """Whether the event is only named.

        Args:
            event: an event of the page. parse: its parse.
        """
        tokens = parse.tokens
        top = tokens[event.head if event.frame_head is None else event.frame_head]
        if self._is_of_sport(event, parse) or self._is_of_trade(event, parse) or self._is_appointment(event, parse):
            return True
        if (
            self._is_private(event, parse)
            or self._is_inspection(event, top, parse)
            or self._is_own_business(event, parse)
        ):
            return True
        if self._says_nothing(event, top):
            return True
        if event.frame is not None or event.two_sided:
            return False
        doers = any(map(self._bearers.known, event.actors))
        told = doers and any(map(self._bearers.known, event.recipients))
        if told and not self._bearers.own_people(event.actors, event.recipients):
            return False
        nobody = not any(map(self._bearers.has_code, (*event.actors, *event.recipients)))
        if not is_verbal(top):
            if not doers and self._is_depicted(top):
                return True
            return nobody and not doers and (self._is_prevented(top) or _is_subject_in_general(top))
        if self._is_dreaded(top) or self._is_judged(top):
            return True
        return nobody and (_is_rate(top) or _is_ability(top) or self._is_prevented(top))

    def _is_dreaded(self, verb: Token) -> bool:
        """Whether somebody only fears the deed: "afraid of being shelled", "nothing is worse than being shelled"."""
        verb = first_conjunct(verb)
        helper = verb.child("auxpass")
        if (helper or verb).tag != "VBG" or _has_subject(verb):
            return False
        above = verb.head
        if verb.dep in ("pcomp", "pobj"):
            return above.lower == "than" or (above.lower in _NAMING and above.head.lemma.lower() in self._dread)
        if verb.dep == "advcl" and any(child.lower == "than" for child in verb.childs("mark", "prep")):
            return True
        return verb.dep in ("xcomp", "dobj") and above.lemma.lower() in self._dread

    def _is_judged(self, verb: Token) -> bool:
        """Whether it is only said what the deed would be like: "it is vital to protect witnesses"."""
        verb = first_conjunct(verb)
        if not is_infinitive(verb) or verb.dep not in ("xcomp", "ccomp", "advcl", "csubj", "relcl", "acl"):
            return False
        above = verb.head
        if above.dep in ("acomp", "attr") and above.lemma.lower() in self._judging:
            above = above.head
        elif not any(word.lemma.lower() in self._judging for word in above.childs("acomp", "oprd", "attr")):
            return False
        helpers = (above, *above.childs("aux"))
        return any(word.tag in _PRESENT or word.tag == "MD" for word in helpers)

    def _is_depicted(self, deed: Token) -> bool:
        """Whether a work or a memorial is about the deed: "a film about the siege", "the anniversary of the raid"."""
        deed = first_conjunct(deed)
        for _ in range(_DEPTH):
            above = deed.head
            if deed.dep not in ("dobj", "pobj", "prep"):
                return False
            if is_verbal(above):
                return any(maker.lemma.lower() in self._depictions for maker in above.childs("nsubj"))
            if above.lemma.lower() in self._depictions:
                return True
            deed = above
        return False

    def _is_of_sport(self, event: EventMention, parse: Parse) -> bool:
        """Whether one of the sides plays a game: "the Danish coach criticised the referee"."""
        return any(noun.lemma.lower() in self._sportsmen for noun in _nouns(event, parse))

    def _is_of_trade(self, event: EventMention, parse: Parse) -> bool:
        """Whether a firm deals with what only has a nationality: "a Danish firm agreed to buy a Peruvian mine"."""
        if event.act not in _OF_TRADE:
            return False
        tokens = parse.tokens
        firms = [i for i in event.actors if _noun_of(tokens[i]).lemma.lower() in self._businesses]
        if not firms or len(firms) < len(event.actors):
            return False
        others = [i for i in event.recipients if i not in event.actors]
        return all(
            tokens[i].dep in ("amod", "compound") or _noun_of(tokens[i]).lemma.lower() in self._businesses
            for i in others
        )

    def _is_inspection(self, event: EventMention, verb: Token, parse: Parse) -> bool:
        """Whether somebody looks at a place in their own country: "the premier visited a factory"."""
        if event.act is not EventType.CONSULT or not is_verbal(verb) or verb.lemma.lower() not in _SEEING:
            return False
        if not event.recipients or any(
            self._bearers.is_place(i) and _noun_of(parse.tokens[i]).i == i for i in event.recipients
        ):
            return False
        return self._bearers.at_home(event.actors, event.recipients)

    def _is_appointment(self, event: EventMention, parse: Parse) -> bool:
        """Whether a meeting of one body is only named: "fares head the agenda", "the next EU summit is in May"."""
        if event.act is not EventType.CONSULT or event.frame is not None or not event.two_sided:
            return False  # "a visit by the head of the agency"
        known = [i for i in (*event.actors, *event.recipients) if self._bearers.known(i)]
        if len(known) > 1 or self._bearers.several(known) or not set(known) <= set(event.actors):
            return False
        if any(is_verbal(parse.tokens[i]) for i in event.tokens):
            return False
        noun = first_conjunct(parse.tokens[event.head])
        return noun.dep not in ("nsubj", "nsubjpass", "dobj", "ROOT") or noun.head.lemma == "be"

    def _is_prevented(self, deed: Token) -> bool:
        """Whether the deed is one that people in general keep from being done: "preventing attacks on nurses"."""
        deed = first_conjunct(deed)
        for _ in range(_DEPTH):
            above = deed.head
            if deed.dep not in ("dobj", "pobj", "prep", "conj", "pcomp"):
                return False
            if is_verbal(above):
                return above.lemma.lower() in self._preventing and _is_timeless(above)
            deed = above
        return False

    def _is_private(self, event: EventMention, parse: Parse) -> bool:
        """Whether the deed is done to one's own family: "visited his mother", not "the minister's son"."""
        if event.act not in _AT_HOME or event.frame is not None:
            return False
        for i in event.recipients if not event.two_sided else {*event.recipients, *event.actors}:
            token = parse.tokens[i]
            if token.lemma.lower() in self._kin and any(child.tag == "PRP$" for child in token.childs("poss")):
                return True
        return False

    def _is_own_business(self, event: EventMention, parse: Parse) -> bool:
        """Whether somebody looks after their own people: "rescued its own miners", "to protect our forces"."""
        if event.act is not EventType.AID or event.two_sided or event.frame not in (None, EventType.AGREE):
            return False
        if parse.tokens[event.head].lemma.lower() in self._equipping:
            return False  # "the Danes train their forces": the forces are seldom the trainers' own
        sides = event.actors, event.recipients
        return self._bearers.own_people(*sides) or self._bearers.own_forces(*sides)

    def _says_nothing(self, event: EventMention, verb: Token) -> bool:
        """Whether somebody only keeps silent: "declined to give details"."""
        if event.act is not EventType.REJECT or event.frame not in (None, EventType.REJECT) or not is_verbal(verb):
            return False
        return any(
            thing.lemma.lower() in self._details for clause in verb.childs("xcomp") for thing in clause.childs("dobj")
        )


def _noun_of(token: Token) -> Token:
    """The noun that a nationality or name before it describes, else the token itself."""
    return token.head if token.dep in ("amod", "compound", "nmod") and not is_verbal(token.head) else token


def _nouns(event: EventMention, parse: Parse) -> list[Token]:
    return [_noun_of(parse.tokens[i]) for i in (*event.actors, *event.recipients)]


def _has_subject(verb: Token) -> bool:
    """Whether the verb has a subject or possessor beside it."""
    return verb.child("nsubj", "nsubjpass", "poss") is not None


def _is_rate(verb: Token) -> bool:
    """Whether the verb says how often something is done: "ferries kill ten nurses a year"."""
    if not any(part.tag in _PRESENT for part in (verb, *verb.childs("aux", "auxpass"))):
        return False
    places = (verb, *verb.childs("dobj", "nsubj", "nsubjpass"))
    times = [child for place in places for child in place.childs("npadvmod", "advmod", "dobj", "appos")]
    return any(
        time.lemma.lower() in _PERIODS and any(child.lower in _EACH for child in time.childs("det", "prep"))
        for time in times
    )


def _is_ability(verb: Token) -> bool:
    """Whether the verb says what somebody could do at any time: "robbers can shoot well"."""
    return any(part.lower in _ABLE or part.lower == "ca" for part in verb.childs("aux"))


def _is_timeless(verb: Token) -> bool:
    """Whether the verb has no tense, or speaks of the present: "preventing", "to prevent", "must prevent"."""
    if verb.tag == "VBD":
        return False
    return not any(part.lower in ("had", "was", "were", "did") for part in verb.childs("aux", "auxpass"))


def _is_bare_plural(noun: Token) -> bool:
    return noun.tag == "NNS" and noun.child("det", "nummod", "poss") is None


def _is_subject_in_general(noun: Token) -> bool:
    """Whether something is said of all such deeds: "attacks on nurses are attacks on us", "like raids on chemists"."""
    if not _is_bare_plural(noun):
        return False
    noun = first_conjunct(noun)
    if noun.dep == "pobj":
        return noun.head.lower in _LIKENING
    if noun.dep not in ("nsubj", "attr") or not is_verbal(noun.head):
        return False
    verb = noun.head
    return verb.tag in _PRESENT and verb.child("aux", "auxpass") is None and verb.lemma in ("be", "mean", "aim")
