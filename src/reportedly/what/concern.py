"""Whether an event concerns anybody whom event data are about, by who its sides are.

"My aunt offered to help", "the boy visited a friend" and "Smith beat Jones in the final" have the verbs of politics and
none of its parties. What is asked of the sides depends on the kind of deed: words and help count between parties, harm
counts whoever suffers it, as long as it is known who or where.
"""

from __future__ import annotations

from typing import Final

from reportedly.syntax import Parse, is_verbal
from reportedly.types import EventMention, EventType
from reportedly.what.halves import Halves
from reportedly.what.parties import Parties
from reportedly.what.topics import Topics

# Deeds that count only between parties: words, meetings, help, withdrawal.
_BETWEEN: Final = frozenset(
    {
        EventType.AGREE,
        EventType.CONSULT,
        EventType.SUPPORT,
        EventType.CONCEDE,
        EventType.COOPERATE,
        EventType.AID,
        EventType.RETREAT,
        EventType.REQUEST,
        EventType.ACCUSE,
        EventType.REJECT,
        EventType.THREATEN,
        EventType.MOBILIZE,
    }
)
# Deeds whose doer is often left out because only the state does them: accused, sentenced, arrested.
_OF_THE_STATE: Final = frozenset({EventType.ACCUSE, EventType.COERCE, EventType.SANCTION})
_OF_THE_PEOPLE: Final = frozenset({EventType.REQUEST, EventType.ACCUSE, EventType.REJECT, EventType.AID})
# Promises and gifts count only where one side is somebody's.
_BETWEEN_KNOWN: Final = frozenset({EventType.AGREE, EventType.AID, EventType.CONCEDE})
_MET: Final = frozenset({EventType.CONSULT, EventType.COOPERATE})


def concerns(
    event: EventMention, parse: Parse, parties: Parties, topics: Topics, halves: Halves, *, anyone: bool = False
) -> bool:
    """Whether the sides make the event one of politics or conflict.

    Args:
        event: an event of the page. parse: its parse. parties: its actors as parties. topics: what it is about.
        halves: which deeds of one side tell nothing.
        anyone: whoever its sides are, as somebody asks about them; sport and mishaps are no deeds even then.
    """
    if not isinstance(event.act, EventType):
        return True  # what a user's own codebook asks of the sides is its own affair
    sentence = parse.sentence_of(event.head)
    if topics.sport(sentence) and not parties.state(event.actors):
        return False
    fatal = event.act is EventType.ASSAULT and topics.fatal(parse.tokens[event.head])
    if fatal and not parties.present(event.actors) and topics.mishap(sentence):
        return False
    if anyone or not parties.known:
        return True
    doers, receivers = parties.present(event.actors), parties.present(event.recipients)
    if halves.holds(event, parse, doers=bool(doers), receivers=bool(receivers)):
        return False
    if _meets_alone(event, parse) and not receivers and not parties.body(doers):
        return False
    if event.act in _BETWEEN_KNOWN and event.frame is None and not parties.coded((*doers, *receivers)):
        return False  # "the veterans vowed to stay": nobody knows whose they are
    public_doer, public_receiver = parties.public(doers), parties.public(receivers)
    if event.act in _MET and (parties.press(doers) or parties.press(receivers)):
        return False
    if event.act in _BETWEEN:
        if event.act is EventType.THREATEN and not doers:
            return False
        if doers and not public_doer:
            # of people of no known country only some deeds are worth telling
            spoken_for = parties.coded(doers) or event.act in _OF_THE_PEOPLE
            return public_receiver and parties.placed(doers) and spoken_for
        return public_doer or public_receiver or event.act in _OF_THE_STATE
    if doers and not parties.placed(doers):
        # a person of whom nothing is known hit or robbed somebody: a crime report, unless the victim is a party
        return public_receiver and event.act is not EventType.COERCE
    return True


def _meets_alone(event: EventMention, parse: Parse) -> bool:
    """Whether a noun names a meeting of one side: "his visits to the shrine", "the party's meeting"."""
    tokens = parse.tokens
    if any(tokens[i].dep == "pobj" and tokens[i].head.lower == "with" for i in event.recipients):
        return False  # "weighed talks with the rebels' envoys", whoever these are
    plain = event.act is EventType.CONSULT and event.frame is None and not event.two_sided
    return plain and not is_verbal(tokens[event.head])
