"""Deeds that only the encoder names: asked rarely, believed when sure, and said to be its own."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest

from reportedly import Coder
from reportedly.config import Settings
from reportedly.lexicon import load_lexicon
from reportedly.pipeline import Page
from reportedly.syntax import Parse
from reportedly.tagging.relations import ROOTS
from reportedly.types import EventMention, TaggedRelation
from reportedly.what import EncoderEventFinder, EventFinder

# a verb that no lexicon holds, so that the table stays true when rows are added
SENTENCE = "Chile zorbled Peru on Monday."


class Head:
    """A relation head that gives one answer and counts how often it was asked."""

    def __init__(self, trigger: int, **roots: float) -> None:
        self.roots = {**dict.fromkeys(ROOTS, 0.0), **roots}
        self.trigger = trigger
        self.asked = 0

    def __call__(self, source: Sequence[int], target: Sequence[int], sentence: tuple[int, int]) -> TaggedRelation:
        self.asked += 1
        return TaggedRelation(self.roots, self.trigger)


@pytest.fixture(scope="module")
def finder() -> EncoderEventFinder:
    return EncoderEventFinder()


def as_verb(page: Page, word: str) -> Page:
    """The page with the made-up word read as the past tense that governs the sentence, whatever the tagger thought."""
    tokens = {token.text: token for token in page.parse.tokens}
    verb, subject, target = tokens[word], tokens["Chile"], tokens["Peru"]
    verb.pos, verb.tag, verb.lemma, verb.dep, verb.head = "VERB", "VBD", "zorble", "ROOT", verb
    for token, label in ((subject, "nsubj"), (target, "dobj")):
        if token.head is not token and token in token.head.children:
            token.head.children.remove(token)
        token.dep, token.head = label, verb
    verb.children = sorted({subject, target, *verb.children}, key=lambda token: token.i)
    return page


def named(coder: Coder, finder: EncoderEventFinder, head: Head, text: str = SENTENCE) -> tuple[EventMention, ...]:
    page = as_verb(coder.page(text), "zorbled")
    return finder.read(replace(page, events=(), tags=replace(page.tags, relations=head)))


def test_the_encoder_names_a_deed_and_says_so(coder: Coder, finder: EncoderEventFinder) -> None:
    [event] = named(coder, finder, Head(1, SANCTION=0.9, NONE=0.01))
    assert (event.act.value, event.why) == ("SANCTION", "encoder.sanction=0.90")
    parse: Parse = coder.page(SENTENCE).parse
    assert [parse.tokens[i].text for i in (*event.actors, *event.recipients)] == ["Chile", "Peru"]


def test_the_older_root_is_what_is_carried_out(coder: Coder, finder: EncoderEventFinder) -> None:
    [event] = named(coder, finder, Head(1, YIELD=0.8))
    assert event.act.value == "RETREAT"


@pytest.mark.parametrize(
    "head",
    [
        Head(1, NONE=0.9, ASSAULT=0.1),
        Head(1, ASSAULT=0.8, NONE=0.2),
        Head(1, ASSAULT=0.4, AID=0.3),
        Head(4, ASSAULT=0.95),
    ],
    ids=["nothing", "perhaps nothing", "unsure which", "looked elsewhere"],
)
def test_an_unsure_answer_names_nothing(coder: Coder, finder: EncoderEventFinder, head: Head) -> None:
    assert named(coder, finder, head) == ()
    assert head.asked == 1


@pytest.mark.parametrize(
    "text",
    [
        "Chile has a border with Peru.",
        "Chile said Peru was late.",
        "Chile did not zorble Peru.",
        "Chileans may have met the Chilean minister.",
        "My uncle surprised Peru.",
    ],
)
def test_empty_verbs_speech_denials_and_private_persons_are_not_asked_about(
    coder: Coder, finder: EncoderEventFinder, text: str
) -> None:
    page = coder.page(text)
    head = Head(1, ASSAULT=1.0)
    events = finder.read(replace(page, tags=replace(page.tags, relations=head)))
    assert not [event for event in events if event.why.startswith("encoder.")]


def test_a_sentence_in_which_the_lexicon_finds_a_deed_is_left_to_it(coder: Coder, finder: EncoderEventFinder) -> None:
    page = coder.page("Chile attacked Peru and dazzled Brazil.")
    head = Head(1, ASSAULT=1.0)
    assert finder.read(replace(page, tags=replace(page.tags, relations=head))) == EventFinder().read(page)
    assert head.asked == 0


def test_without_the_encoder_only_the_lexicon_speaks(coder: Coder, finder: EncoderEventFinder) -> None:
    page = coder.page("Chile attacked Peru.")
    assert finder.read(replace(page, tags=replace(page.tags, relations=None))) == EventFinder().read(page)


def test_it_is_off_unless_the_setting_is_on(coder: Coder) -> None:
    assert [item.name for item in coder.pipeline.components if item.name.startswith("what.")] == [
        "what.lexicon.v1+ambiguous.v1"
    ]
    heard = Coder(Settings(encoder_events=True))
    names = [item.name for item in heard.pipeline.components if item.name.startswith("what.")]
    assert names == ["what.lexicon.v1+encoder.v1+ambiguous.v1"]
    assert heard.run.config_hash != coder.run.config_hash


def test_every_row_of_empty_verbs_holds_in_its_example(coder: Coder) -> None:
    for row in load_lexicon("no_deeds"):
        words = set(row.pattern.split("|"))
        lemmas = [
            {token.lemma.lower() for token in coder.page(text).parse.tokens}
            for text in (row.example, row.counterexample)
        ]
        assert lemmas[0] & words, row.id
        assert not lemmas[1] & words, row.id
