"""The events of one sentence: deeds that stand by themselves, and deeds under a frame."""

from __future__ import annotations

from dataclasses import replace

from reportedly.syntax import Parse, Sentence, Token, complements, is_infinitive, is_verbal, subjects
from reportedly.syntax import doers as doers_of
from reportedly.types import EventCode, EventMention, EventType
from reportedly.what.arguments import ArgumentFinder, Arguments
from reportedly.what.bearers import Bearers
from reportedly.what.contents import Contents
from reportedly.what.foreground import in_foreground
from reportedly.what.frames import FrameReader
from reportedly.what.lists import is_negated
from reportedly.what.merging import merge_outcomes
from reportedly.what.passing import Passing
from reportedly.what.spans import event_span
from reportedly.what.telling import is_opinion, is_told
from reportedly.what.triggers import Match, TriggerIndex

_DEFINITE = frozenset(("the", "this", "that", "these", "those", "such"))
# What several can only do with each other.
_TOGETHER = frozenset({"agree", "agreement", "cooperate", "cooperation"})
# Frames of promises, and deeds that whoever promises not to do them refuses.
_PROMISING = frozenset({EventType.AGREE, EventType.CONCEDE})
_GOOD = frozenset(
    {EventType.SUPPORT, EventType.CONSULT, EventType.COOPERATE, EventType.AID, EventType.RETREAT, EventType.CONCEDE}
)
# Frames of words about somebody else's deed.
_ADDRESSING = frozenset({EventType.REQUEST, EventType.ACCUSE})
# How far apart a frame and its deed may be to be shown as one stretch of text, in tokens.
_REACH = 12


class SentenceReader:
    """The events of one sentence.

    Args:
        parse: the document's parse. sentence: the sentence. index: the compiled triggers. bearers: the page's actors.
        finder: finds the sides of a trigger. passing: what one deed lends another.
    """

    def __init__(
        self,
        parse: Parse,
        sentence: Sentence,
        index: TriggerIndex,
        bearers: Bearers,
        finder: ArgumentFinder,
        passing: Passing,
    ) -> None:
        self._parse = parse
        self._sentence = sentence
        self._bearers = bearers
        self._finder = finder
        self._passing = passing
        matches = index.matches(parse, parse.sentence_tokens(sentence), bearers)
        taken = {filler.i for match in matches for filler in match.fillers}
        self._matches = [
            match
            for match in matches
            if match.token.i not in taken
            and not (match.trigger.effects and is_opinion(match.token, match.trigger.effects[0][0]))
        ]
        self._classes = index.classes
        self._demands: dict[int, Match] = {}

    def events(self) -> list[EventMention]:
        """Events in order of the text."""
        if not self._matches:
            return []
        by_token = {match.token.i: match for match in self._matches}
        frames = FrameReader(by_token, self._classes)
        found: dict[int, list[EventMention]] = {}
        used: set[int] = set()
        for match in self._outermost_first():
            if match.token.i in used:
                continue
            if match.trigger.frame is None:
                if match.trigger.effects[0][0] is EventType.PROTEST:
                    used.update(self._topics(match, frames, by_token))
                used.update(self._purposes(match, by_token))
                continue
            if frames.disputed(match):
                used.add(match.token.i)
                continue
            deeds, inner = frames.deeds(match)
            if not deeds and self._self_asked(match):
                continue
            used.update(item.token.i for item in inner)
            deeds = [deed for deed in deeds if deed.token.i not in used and not self._self_asked(match, deed)]
            used.update(deed.token.i for deed in deeds)
            used.add(match.token.i)
            found[match.token.i] = [self._framed(match, deed) for deed in deeds] if deeds else self._plain(match)
        for match in self._matches:
            if match.token.i not in used:
                found[match.token.i] = self._plain(match)
        self._passing.on(found, self._matches, self._parse)
        events = sorted((event for items in found.values() for event in items), key=lambda event: event.head)
        outcome = self._classes.get("@outcome-verb", frozenset())
        events = merge_outcomes(events, self._parse, self._bearers, outcome)
        events = [event for event in events if is_told(event, self._parse, self._bearers, self._classes)]
        events = in_foreground(events, self._parse, self._bearers, outcome)
        events = Contents(self._classes).without(events, self._parse, self._bearers)
        self._passing.remember(events, self._sentence)
        return events

    def _outermost_first(self) -> list[Match]:
        return sorted(self._matches, key=lambda match: sum(1 for _ in match.token.ancestors()))

    def _plain(self, match: Match) -> list[EventMention]:
        """A deed that stands by itself."""
        trigger = match.trigger
        if trigger.needs_deed:
            return []
        arguments = self._finder.of(match)
        if match.noun and not self._worth_telling(match, arguments):
            return []
        recipients = arguments.recipients
        if not any(self._finder.bears(i) for i in recipients):
            recipients = self._finder.below(match, arguments.support, arguments.actors) or recipients
        if trigger.frame is EventType.THREATEN:
            recipients = recipients or self._finder.conditional(match, arguments.actors)
        if match.token.i in self._demands:
            recipients = recipients or self._finder.of(self._demands[match.token.i]).recipients
        tokens = _tokens(match, arguments.support)
        if not any(self._finder.bears(i) for i in recipients):
            recipients = self._finder.scene(match, arguments.support, trigger.effects[0][0]) or recipients
        effects = trigger.effects
        if effects[0][0] is EventType.THREATEN and any(is_negated(word, match.token) for word in match.fillers):
            effects = ((EventType.AGREE, ()),)  # "vowed not to strike"
        return [self._event(match, tokens, act, modes, arguments.actors, recipients) for act, modes in effects]

    def _worth_telling(self, match: Match, arguments: Arguments) -> bool:
        """Whether a noun tells of a deed: it has participants, a light verb, or is new and specific."""
        if arguments.own:
            return True
        definite = any(child.dep == "det" and child.lower in _DEFINITE for child in match.token.children)
        return not definite and (bool(match.fillers) or bool(arguments.actors))

    def _self_asked(self, frame: Match, deed: Match | None = None) -> bool:
        """Whether somebody "asks" for a deed of their own: "wants to visit" is an intention, no request."""
        if frame.trigger.frame is not EventType.REQUEST:
            return False
        if deed is not None and _is_wanted(deed.token):
            return False
        asker = {token.i for token in doers_of(frame.token)}
        clauses = frame.token.childs("ccomp", "xcomp") if deed is None or deed.noun else [deed.token]
        doers = {token.i for clause in clauses for token in subjects(clause)}
        return bool(doers) and doers <= asker

    def _purposes(self, match: Match, by_token: dict[int, Match]) -> set[int]:
        """What an object is for: "signed an agreement to cooperate" is one deed, and the signing is it."""
        return {
            clause.i
            for filler in match.fillers
            if not is_verbal(filler)
            for clause in complements(filler)
            if clause.i in by_token and is_infinitive(clause)
        }

    def _topics(self, protest: Match, frames: FrameReader, by_token: dict[int, Match]) -> set[int]:
        """What a protest demands: its topic is no second event (codebook, *Rules that are easy to get wrong*)."""
        found: set[int] = set()
        support = self._finder.verbs.of(protest.token) if protest.noun else None
        for token in (protest.token, *((support,) if support is not None else ())):
            for child in token.children:
                match = by_token.get(child.i)
                if child.dep in ("advcl", "acl", "xcomp") and match and match.trigger.frame is EventType.REQUEST:
                    deeds, inner = frames.deeds(match)
                    found.update(item.token.i for item in (match, *deeds, *inner))
                    self._demands[protest.token.i] = match
        return found

    def _framed(self, frame: Match, deed: Match) -> EventMention:
        """A deed under a frame: the frame's participants, the deed's act."""
        outer = self._finder.of(frame)
        inner = self._finder.of(deed)
        act, modes = deed.trigger.effects[0]
        kind = frame.trigger.frame
        if kind in _PROMISING and is_negated(deed.token, frame.token):
            # "vowed never to yield it" refuses, "promised not to attack" is no threat
            refused = act in _GOOD and frame.token.lemma.lower() not in _TOGETHER
            kind, act, modes = (EventType.REJECT, act, modes) if refused else (kind, EventType.AGREE, ())
        # who is asked or accused would do the deed, or did it: "Chad was urged to free the crew"
        apart = kind is EventType.REQUEST and outer.recipients and not {*outer.recipients} & {*inner.actors}
        actors = outer.actors or (inner.actors if kind not in _ADDRESSING or apart else ())
        recipients = self._frame_recipients(frame, kind, outer, inner, actors)
        if deed.trigger.frame is not None and not any(self._finder.bears(i) for i in recipients):
            # "insisted on its request that Chad pay"
            recipients = self._finder.below(deed, inner.support, actors) or recipients
        if not any(self._finder.bears(i) for i in recipients):
            recipients = self._finder.scene(deed, inner.support, act) or recipients
        tokens = sorted({*_tokens(frame, outer.support), *_tokens(deed, inner.support)})
        event = self._event(deed, tuple(tokens), act, modes, actors, recipients)
        if tokens[-1] - tokens[0] > _REACH:
            event = replace(event, span=self._parse.span(frame.token.i, frame.token.i + 1))
        return replace(
            event,
            frame=kind,
            frame_head=frame.token.i,
            why=f"{frame.trigger.id}+{deed.trigger.id}",
            two_sided=self._mutual(frame, kind, actors, recipients, alone=False)
            or (kind is EventType.AGREE and event.two_sided),
        )

    def _frame_recipients(
        self, frame: Match, kind: EventType | None, outer: Arguments, inner: Arguments, actors: tuple[int, ...]
    ) -> tuple[int, ...]:
        """Whom the frame addresses, else who would do the deed (asked, accused), else whom it would touch."""
        bearing = tuple(i for i in outer.recipients if self._finder.bears(i))
        addressed = kind in _ADDRESSING
        choices: tuple[tuple[int, ...], ...]
        if addressed:
            choices = (bearing, inner.actors, inner.recipients)
        elif kind is EventType.REJECT:
            choices = (bearing, inner.recipients, inner.actors)
        else:
            choices = (inner.recipients, bearing)
        others = [tuple(i for i in choice if not self._bearers.same(i, actors)) for choice in choices]
        # "declined a request by Chad to send wheat": somebody known goes before a thing
        for kept in sorted(others, key=lambda kept: not any(self._finder.bears(i) for i in kept)):
            if kept:
                return kept
        return self._finder.conditional(frame, actors) if kind is EventType.THREATEN else ()

    def _event(
        self,
        match: Match,
        tokens: tuple[int, ...],
        act: EventCode,
        modes: tuple[str, ...],
        actors: tuple[int, ...],
        recipients: tuple[int, ...],
    ) -> EventMention:
        return EventMention(
            span=event_span(self._parse, match.token, tokens, self._classes.get("@intention-verb", frozenset())),
            head=match.token.i,
            tokens=tokens,
            act=act,
            actors=actors,
            recipients=recipients,
            why=match.trigger.id,
            modes=modes,
            two_sided=match.trigger.two_sided or self._mutual(match, act, actors, recipients),
        )

    def _mutual(
        self,
        match: Match,
        act: EventCode | None,
        actors: tuple[int, ...],
        recipients: tuple[int, ...],
        *,
        alone: bool = True,
    ) -> bool:
        """Whether several who agree or cooperate, with nobody else named, do so with each other.

        A plural will do for agreeing ("the members agreed"); "the ministers vowed to quit" binds nobody else, and what
        several are willing to do for a third no more.
        """
        if recipients or act not in (EventType.AGREE, EventType.COOPERATE):
            return False
        words = {match.token.lemma.lower(), *(filler.lemma.lower() for filler in match.fillers)}
        if words & (_TOGETHER | self._classes.get("@agreement", frozenset())):
            return self._bearers.joint(actors)
        return self._bearers.listed(actors) and (act is EventType.COOPERATE or (alone and self._bearers.differ(actors)))


def _is_wanted(deed: Token) -> bool:
    """Whether a gerund behind *for*, or listed with one, is a deed of whoever is asked: "called for freeing them"."""
    first = deed
    while first.dep == "conj":
        first = first.head
    return deed.tag == "VBG" and (first.dep == "advcl" or first.head.lower == "for")


def _tokens(match: Match, support: Token | None) -> tuple[int, ...]:
    """Indices of the words that name the deed."""
    words = {match.token.i, *(filler.i for filler in match.fillers)}
    if support is not None:
        words.add(support.i)
    return tuple(sorted(words))
