"""Status of events in the sentences of world news: which of the codebook's seven, and what is passed on with it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from reportedly.parsing import Parser
from reportedly.pipeline import Page
from reportedly.says import StatusReader, assess
from reportedly.says.factuality import State, effect
from reportedly.syntax import Parse
from reportedly.types import (
    Attribution,
    Document,
    EventMention,
    EventType,
    Factuality,
    Failure,
    Layer,
    Span,
    Status,
    StatusReading,
    Style,
    Tags,
)

HAPPENED, PLANNED, POSSIBLE, DENIED, RULED_OUT, HYPOTHETICAL, UNKNOWN = Status

CASES = [
    # tense and aspect
    ("The navy [shelled] the harbour on Tuesday.", HAPPENED),
    ("Troops have [entered] the northern district.", HAPPENED),
    ("Troops are [massing] along the border.", HAPPENED),
    ("The air force had [bombed] the depot before dawn.", HAPPENED),
    ("The harbour was [shelled] overnight.", HAPPENED),
    # nothing of it happened
    ("The minister denied on Tuesday that the patrol ship Nordvakt had [fired] on a trawler.", DENIED),
    ("The minister said on Tuesday that the patrol ship Nordvakt had [fired] on a trawler.", HAPPENED),
    ("Not one shot was [fired] by the guards.", DENIED),
    ("Not a single soldier [entered] the village.", DENIED),
    ("Not all of the soldiers [left] the village.", HAPPENED),
    ("Not far from there a soldier [left] one village.", HAPPENED),
    ("The navy will [shell] the harbour.", PLANNED),
    ("The two foreign ministers are going to [meet] in Vienna.", PLANNED),
    ("The two foreign ministers are to [meet] in Vienna.", PLANNED),
    ("The envoy is about to [leave] the capital.", PLANNED),
    ("Army to [send] 300 more soldiers to the border", PLANNED),
    ("The minister said the navy would [leave] the strait.", PLANNED),
    ("The envoy would later [sign] the treaty.", HAPPENED),
    ("The envoy would [arrive] on Sunday.", PLANNED),
    # plans, intentions, requests
    ("The junta plans to [release] the prisoners.", PLANNED),
    ("The junta has vowed to [avenge] its officers.", PLANNED),
    ("The council called for the [release] of the pilots.", PLANNED),
    ("The council urged both armies to [withdraw].", PLANNED),
    ("The council demanded that the militia [withdraw].", PLANNED),
    ("The president is considering [sending] troops.", PLANNED),
    ("The planned [visit] angered the opposition.", PLANNED),
    ("The proposed [talks] would be the first in a decade.", PLANNED),
    ("The summit is expected to [produce] an agreement.", PLANNED),
    ("The army sent a column to [retake] the town.", PLANNED),
    ("The emir ordered his guards to [open] fire.", PLANNED),
    # possibility
    ("The rebels may [attack] the refinery.", POSSIBLE),
    ("The rebels could have [shot] down the helicopter.", POSSIBLE),
    ("The helicopter was reportedly [shot] down by rebels.", POSSIBLE),
    ("Analysts believe the rebels [shot] down the helicopter.", POSSIBLE),
    ("The ministry feared a possible [attack] on the refinery.", POSSIBLE),
    ("There is growing speculation about a [coup].", POSSIBLE),
    ("Satellite photos suggest the regime [moved] its missiles.", POSSIBLE),
    ("It is possible that the regime [moved] its missiles.", POSSIBLE),
    # denial and negation
    ("The rebels did not [attack] the refinery.", DENIED),
    ("The rebels denied [attacking] the refinery.", DENIED),
    ("The rebels denied that they [attacked] the refinery.", DENIED),
    ("The rebels never [attacked] the refinery.", DENIED),
    ("No shots were [fired] during the march.", DENIED),
    ("The rebels have received no [support] from abroad.", DENIED),
    ("Neither side [fired] a shot.", DENIED),
    ("The two sides failed to [reach] an agreement.", DENIED),
    ("The guards prevented the crowd from [storming] the palace.", DENIED),
    ("The troops left without [firing] a shot.", DENIED),
    ("The convoy has not yet [arrived].", DENIED),
    ("The company would not [comment].", DENIED),
    # ruled out
    ("The rebels will not [attack] the refinery.", RULED_OUT),
    ("The government is not planning to [expel] the envoys.", RULED_OUT),
    ("The government has no plans to [expel] the envoys.", RULED_OUT),
    ("The premier ruled out [talks] with the rebels.", RULED_OUT),
    ("The rebels refused to [disarm].", RULED_OUT),
    ("The king cancelled his [visit] to the neighbouring state.", RULED_OUT),
    ("A ground [assault] is not under consideration.", RULED_OUT),
    ("The rebels are unlikely to [surrender].", RULED_OUT),
    ("The bishops asked the guards not to [shoot].", RULED_OUT),
    ("[Talks] with the rebels are off the table.", RULED_OUT),
    # conditions
    ("If the rebels [attack] the refinery, the army will respond.", HYPOTHETICAL),
    ("If the rebels attack the refinery, the army will [respond].", HYPOTHETICAL),
    ("Unless the militia leaves, the army will [storm] the camp.", HYPOTHETICAL),
    ("The kingdom would [retaliate] if it were attacked.", HYPOTHETICAL),
    ("Should the rebels [attack], the army will respond.", HYPOTHETICAL),
    ("In case of an [attack], the army will respond.", HYPOTHETICAL),
    ("Had the envoy arrived, the two sides would have [signed].", HYPOTHETICAL),
    # left open
    ("Reporters asked whether the army had [used] gas.", UNKNOWN),
    ("Investigators are looking into whether the army [used] gas.", UNKNOWN),
    ("It is unclear whether the army [used] gas.", UNKNOWN),
    ("Did the army [use] gas?", UNKNOWN),
    ("Whether the army [used] gas is disputed.", UNKNOWN),
    ("The question is who gave the order and whether the army [used] gas.", UNKNOWN),
    ("Was there a [deal] between the two navies?", UNKNOWN),
    # what "would" tells of
    ("The deal would see the gunmen [leave] the valley.", PLANNED),
    ("Under the plan, the gunmen would [leave] the valley.", PLANNED),
    ("As part of the deal, the gunmen would [leave] the valley.", PLANNED),
    ("Lawmakers debated a bill that would [ban] the party.", PLANNED),
    ("The senate voted down a bill that would [ban] the party.", RULED_OUT),
    ("The patrols would [resume] once the port has opened.", HYPOTHETICAL),
    ("The patrols would [resume] as soon as the port opens.", HYPOTHETICAL),
    ("The patrols would resume once the port had [opened].", HYPOTHETICAL),
    ("Once the port had [opened], the patrols resumed.", HAPPENED),
    ("A [blockade] would ruin the islanders.", HYPOTHETICAL),
    ("In return for the grain, the emir would [free] the divers.", HYPOTHETICAL),
    ("Without a [truce], no lorry will cross.", HYPOTHETICAL),
    ("Were the dam to [burst], the town would drown.", HYPOTHETICAL),
    ("Any [raid] will be answered, the admiral said.", HYPOTHETICAL),
    ("Anyone who [enters] the zone will be shot.", HYPOTHETICAL),
    # told of a noun by what stands behind it
    ("The [talks], due to begin in May, will be short.", PLANNED),
    ("The [talks], which were called off, had been Qatar's idea.", RULED_OUT),
    ("The [vote] scheduled for Sunday worries the islanders.", PLANNED),
    ("The [raid], which began at dawn, cost six lives.", HAPPENED),
    ("The emir announced a [visit] to Lima next month.", PLANNED),
    ("A [truce] is to begin on Sunday.", PLANNED),
    # "not", "no" and their like in odd places
    ("The navy did not only [shell] the harbour, it also mined it.", HAPPENED),
    ("At no point did the guards [open] fire.", DENIED),
    ("Under no circumstances will the island [leave] the union.", RULED_OUT),
    ("Never before has the union [expelled] a member.", DENIED),
    ("Hardly anyone [crossed] the bridge.", DENIED),
    ("There can be no [talks] before the spring.", RULED_OUT),
    ("A [truce] is out of the question.", RULED_OUT),
    ("Far from [leaving], the gunmen dug in.", DENIED),
    ("The union stopped short of [expelling] the island.", DENIED),
    # allegations
    ("Reports of a [mutiny] were false.", DENIED),
    ("The colonel described as baseless a report that he had [fled].", DENIED),
    ("The colonel dismissed as nonsense claims that he had [fled].", DENIED),
    ("The colonel laughed at reports that he had [fled].", DENIED),
    ("According to rumours, the colonel has [fled].", POSSIBLE),
    ("Rumour has it that the colonel [fled].", POSSIBLE),
    ("The island dropped its threat to [leave] the union.", RULED_OUT),
    ("The island withdrew its offer to [mediate].", RULED_OUT),
    # presupposed in spite of what surrounds it
    ("The council did not condemn the [attack].", HAPPENED),
    ("The leaders will discuss the [war] next week.", HAPPENED),
    ("The army may respond to the [attack].", HAPPENED),
    ("The envoy regretted [leaving] the talks.", HAPPENED),
    ("The pact could end the [siege].", HAPPENED),
    ("The minister was not aware that the pilot had [died].", HAPPENED),
    ("Asked why the army [fired], the general shrugged.", HAPPENED),
    # composition
    ("The general denied that the army plans to [attack] the town.", RULED_OUT),
    ("The general did not deny that the army [fired].", UNKNOWN),
    ("The army failed to prevent the crowd from [storming] the palace.", UNKNOWN),
    ("The rebels will never agree to [disarm].", RULED_OUT),
    ("The premier may decide to [expel] the envoys.", PLANNED),
    ("The regime said it would not hesitate to [strike].", PLANNED),
    ("The rebels stopped [shelling] the town on Sunday.", HAPPENED),
    ("The generals said they are not preparing to march in and [shell] the port.", RULED_OUT),
]


def _marked(sentence: str) -> tuple[str, int]:
    return sentence.replace("[", "").replace("]", ""), sentence.index("[")


def _reading(read: Callable[..., Page], sentence: str, published: date | None = None) -> StatusReading:
    text, start = _marked(sentence)
    page = read(text, published)
    head = page.parse.token_at(start)
    assert head is not None
    return assess(page.parse, head)


@pytest.mark.parametrize(("sentence", "status"), CASES, ids=[case[0] for case in CASES])
def test_status(read: Callable[..., Page], sentence: str, status: Status) -> None:
    reading = _reading(read, sentence)
    assert reading.status is status, [cue.rule for cue in reading.cues]


@pytest.mark.parametrize(
    ("sentence", "value", "future", "negated"),
    [
        ("The navy [shelled] the harbour.", Factuality.CT_PLUS, False, False),
        ("The navy will [shell] the harbour.", Factuality.CT_PLUS, True, False),
        ("The navy plans to [shell] the harbour.", Factuality.PR_PLUS, True, False),
        ("The navy may [shell] the harbour.", Factuality.PS_PLUS, False, False),
        ("The navy did not [shell] the harbour.", Factuality.CT_MINUS, False, True),
        ("The navy will not [shell] the harbour.", Factuality.CT_MINUS, True, True),
        ("It is unclear whether the navy [shelled] the harbour.", Factuality.UU, False, False),
    ],
)
def test_values(read: Callable[..., Page], sentence: str, value: Factuality, future: bool, negated: bool) -> None:
    reading = _reading(read, sentence)
    assert (reading.value, reading.future, reading.negated) == (value, future, negated)


def test_cues_name_the_words_that_decided(read: Callable[..., Page]) -> None:
    reading = _reading(read, "The general denied that the army plans to [attack] the town.")
    assert [(cue.span.text, cue.rule) for cue in reading.cues] == [
        ("denied", "en/denial#deny-v"),
        ("plans", "en/plans#plan-v"),
    ]


@pytest.mark.parametrize(
    ("sentence", "historical"),
    [
        ("The two states [fought] a war in 1998.", True),
        ("The two states [fought] a war two decades ago.", True),
        ("The two states [fought] a war in the 1990s.", True),
        ("The two states [fought] on Tuesday.", False),
        ("The two states [fought] three days ago.", False),
        ("The two states will [meet] in 2031.", False),
    ],
)
def test_historical(read: Callable[..., Page], sentence: str, historical: bool) -> None:
    assert _reading(read, sentence, date(2025, 3, 4)).historical is historical


def _event(parse: Parse, word: str, **more: object) -> EventMention:
    token = next(token for token in parse.tokens if token.text == word)
    event = EventMention(parse.span(token.i, token.i + 1), token.i, (token.i,), EventType.CONSULT, (), (), "test")
    return replace(event, **more)  # type: ignore[arg-type]


def _content(parse: Parse, first: str, last: str) -> Attribution:
    text = parse.document.text
    start, end = text.index(first), text.index(last) + len(last)
    return Attribution((), (), (), (Span(start, end, text[start:end]),), Style.INDIRECT, None, "test")


def test_chain_runs_from_the_outermost_content_inwards(read: Callable[..., Page]) -> None:
    page = read("Reuters said the ministry claimed that rebels attacked the port.")
    inner = _content(page.parse, "that rebels", "port")
    outer = _content(page.parse, "the ministry", "port")
    page = replace(page, attributions=(inner, outer))
    page = replace(page, events=(_event(page.parse, "attacked"), _event(page.parse, "claimed")))
    readings = StatusReader().read(page)
    assert [reading.chain for reading in readings] == [(1, 0), (1,)]
    assert [reading.event for reading in readings] == [0, 1]


def test_a_frame_is_read_where_its_own_word_stands(read: Callable[..., Page]) -> None:
    page = read("The council asked the rebels to withdraw.")
    asked = next(token.i for token in page.parse.tokens if token.text == "asked")
    bare = _event(page.parse, "withdraw")
    framed = replace(bare, frame=EventType.REQUEST, frame_head=asked)
    page = replace(page, events=(bare, framed))
    assert [reading.status for reading in StatusReader().read(page)] == [Status.PLANNED, Status.HAPPENED]


@pytest.mark.parametrize(
    ("sentence", "status"),
    [
        ("There is no guarantee the pact will [end] the feud.", Status.POSSIBLE),
        ("One question remains: will Portugal [leave] the union?", Status.UNKNOWN),
        ("Portugal gave one reason: it will [leave] the union.", Status.PLANNED),
    ],
)
def test_guarantees_and_questions_that_are_led_in(read: Callable[..., Page], sentence: str, status: Status) -> None:
    text, start = _marked(sentence)
    page = read(text)
    head = page.parse.token_at(start)
    assert head is not None
    assert assess(page.parse, head).status is status


@pytest.mark.parametrize(
    ("sentence", "surest", "status"),
    [
        ("The two sides [sign] a truce.", "planned", Status.PLANNED),
        ("The rebels may have [fled].", "happened", Status.POSSIBLE),
        ("The rebels denied [shelling] the port.", "happened", Status.DENIED),
        ("The rebels did not [flee].", "denied", Status.DENIED),
        # in conditions it has a say only where words leave it one
        ("The island would [leave] if the tax rose.", "planned", Status.HYPOTHETICAL),
        ("Police declined to say if guards had [fired].", "hypothetical", Status.UNKNOWN),
        ("The king was due to [meet] them on Friday.", "happened", Status.PLANNED),
        ("The guard was to be [questioned] on Friday.", "happened", Status.PLANNED),
        ("Portugal does [fund] the school.", "planned", Status.HAPPENED),
    ],
)
def test_the_encoder_may_overrule_weak_cues_only(
    read: Callable[..., Page], sentence: str, surest: str, status: Status
) -> None:
    text, start = _marked(sentence)
    page = read(text)
    head = page.parse.token_at(start)
    assert head is not None
    count = len(page.parse.tokens)
    kinds = ("happened", "planned", "denied", "hypothetical")
    scores = {name: (0.97 if name == surest else 0.01,) * count for name in kinds}
    tags = Tags(scores=scores | {"factuality": (1.0,) * count})
    assert assess(page.parse, head, tags=tags).status is status


@pytest.mark.parametrize(
    ("sentence", "value", "status"),
    [
        ("The cost of a [blockade] troubles the islanders.", 0.9, Status.POSSIBLE),
        ("The cost of a [blockade] troubles the islanders.", 2.7, Status.HAPPENED),
        ("The union condemned the [blockade].", 0.9, Status.HAPPENED),  # presupposed
        ("The union rejected a [blockade].", 2.9, Status.RULED_OUT),  # words say so
    ],
)
def test_encoder_doubts_nouns(read: Callable[..., Page], sentence: str, value: float, status: Status) -> None:
    text, start = _marked(sentence)
    page = read(text)
    head = page.parse.token_at(start)
    assert head is not None
    tags = Tags(scores={"factuality": (value,) * len(page.parse.tokens)})
    reading = assess(page.parse, head, tags=tags)
    assert reading.status is status
    assert ("tagging#no-fact" in [cue.rule for cue in reading.cues]) == (status is Status.POSSIBLE)


def test_effects_compose() -> None:
    assert State().through(effect("CT-|CT+")).through(effect("CT-|CT+")) == State()
    assert State().through(effect("PS+|PS-")).negated().status is Status.POSSIBLE
    assert State().through(effect("!|!")).negated().through(effect("!|!")) == State()


def test_reader_needs_events_and_attributions() -> None:
    reader = StatusReader()
    assert reader.requires == {Layer.PARSE, Layer.EVENTS, Layer.ATTRIBUTIONS}
    assert reader.provides is Layer.STATUSES


_WORDS = st.sampled_from(
    ["if", "not", "no", "would", "have", "been", "said", "that", "to", "the", "attack", "attacked", "denied", "never"]
)
_MARKS = st.sampled_from(["planning", "refuse", "ALL", "and", '"', "“", "”", "(", ")", ",", ".", "?", "😀"])


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(_WORDS | _MARKS, min_size=1, max_size=40))
def test_any_text_can_be_read(parser: Parser, words: list[str]) -> None:
    parse = parser.parse(Document.of(" ".join(words)))
    assert not isinstance(parse, Failure)
    for token in parse.tokens:
        reading = assess(parse, token.i)
        assert -3.0 <= reading.score <= 3.0
        assert 0.0 <= reading.confidence <= 1.0
        assert reading == assess(parse, token.i)
