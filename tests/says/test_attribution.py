"""Attribution by rule: sentence → source, cue, content, chain."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from reportedly.pipeline import Page
from reportedly.says import AttributionFinder
from reportedly.says.knowledge import knowledge
from reportedly.says.linking import _whole
from reportedly.says.naming import Naming
from reportedly.says.speech import adopt
from reportedly.syntax import find_quotes, paragraph_starts
from reportedly.types import Attribution, SourceKind, Style, Tags

Reader = Callable[..., Page]
FINDER = AttributionFinder()


def _texts(found: Attribution) -> tuple[str, str, str]:
    return tuple(" | ".join(span.text for span in spans) for spans in (found.source, found.cue, found.content))  # type: ignore[return-value]


CASES = [
    (
        "The minister said that the bridge was closed.",
        ("The minister", "said", "that the bridge was closed"),
    ),
    ("The minister said the bridge was closed.", ("The minister", "said", "the bridge was closed")),
    (
        "The bridge was closed, two diplomats told Reuters.",
        ("two diplomats", "told", "The bridge was closed"),
    ),
    (
        "Shells hit the market, killing four traders, governor Ivan Petrov said.",
        ("governor Ivan Petrov", "said", "Shells hit the market, killing four traders"),
    ),
    ("The bridge, said Petrov, is closed.", ("Petrov", "said", "The bridge | is closed")),
    (
        "Rebels hold the port, according to a senior army officer.",
        ("a senior army officer", "according to", "Rebels hold the port"),
    ),
    (
        "According to two residents, rebels hold the port.",
        ("two residents", "According to", "rebels hold the port"),
    ),
    (
        "The strike, according to state media, killed six.",
        ("state media", "according to", "The strike | killed six"),
    ),
    ("“The bridge is closed,” Petrov said.", ("Petrov", "said", "“The bridge is closed,”")),
    ('"The bridge is closed," said Petrov.', ("Petrov", "said", '"The bridge is closed,"')),
    ("''The bridge is closed,'' Petrov said.", ("Petrov", "said", "''The bridge is closed,''")),
    ("``The bridge is closed,'' Petrov said.", ("Petrov", "said", "``The bridge is closed,''")),
    ("«The bridge is closed», Petrov said.", ("Petrov", "said", "«The bridge is closed»")),
    (
        "“The bridge is closed,” Petrov said. “It will stay closed.”",
        ("Petrov", "said", "“The bridge is closed,” | “It will stay closed.”"),
    ),
    ('Petrov said: "The bridge is closed."', ("Petrov", "said", '"The bridge is closed."')),
    (
        "Petrov said the raid was “a crime against us all.”",
        ("Petrov", "said", "the raid was “a crime against us all.”"),
    ),
    (
        "Petrov was quoted as saying the war would end soon.",
        ("Petrov", "saying", "the war would end soon"),
    ),
    (
        "Petrov accused the rebels of shelling the market.",
        ("Petrov", "accused", "the rebels of shelling the market"),
    ),
    ("Petrov refused to leave the valley.", ("Petrov", "refused", "to leave the valley")),
    (
        "Petrov denied that his troops had shelled the market.",
        ("Petrov", "denied", "that his troops had shelled the market"),
    ),
    ("“They took my house.” — Ana Silva, Lagos", ("Ana Silva", "—", "“They took my house.”")),
    ("PETROV: We will stay in the valley.", ("PETROV", ":", "We will stay in the valley.")),
    ('"PETROV: We will stay in the valley.', ("PETROV", ":", "We will stay in the valley.")),
    (
        "The army reportedly shelled the market.",
        ("", "reportedly", "The army | shelled the market"),
    ),
    (
        "LAGOS, Nigeria (Reuters) - The minister said the port was closed.",
        ("The minister", "said", "the port was closed"),
    ),
]


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_source_cue_content(read: Reader, text: str, expected: tuple[str, str, str]) -> None:
    assert expected in [_texts(found) for found in FINDER.read(read(text))]


CHAINS = [
    ("Officials told Axios that the talks would go on.", [("outlet", "Axios"), ("anonymous", "Officials")]),
    (
        "The talks would go on, according to officials cited by Axios.",
        [("outlet", "Axios"), ("anonymous", "officials")],
    ),
    (
        "Reuters reported, citing two diplomats, that the talks would go on.",
        [("outlet", "Reuters"), ("anonymous", "two diplomats")],
    ),
    (
        "The talks would go on, Axios reported on Friday, citing two officials.",
        [("outlet", "Axios"), ("anonymous", "two officials")],
    ),
    ("Residents said the talks had failed.", [("group", "Residents")]),
    ("A statement said the talks had failed.", [("document", "A statement")]),
    ("Ivan Petrov told reporters that the talks had failed.", [("named", "Ivan Petrov")]),
    (
        "The port is closed, according to two officials cited by the news agency Volta News.",
        [("outlet", "the news agency Volta News"), ("anonymous", "two officials")],
    ),
    ("Troops left the valley, its state television reported.", [("outlet", "its state television")]),
    ("A guard told Kenyan radio that the port was closed.", [("outlet", "Kenyan radio"), ("anonymous", "A guard")]),
    (
        "A senior official, speaking on condition of anonymity, said the port was closed.",
        [("anonymous", "A senior official")],
    ),
    ("Ivan Petrov, who led the talks, said they had failed.", [("named", "Ivan Petrov")]),
    ("The ambassador, Ann Poe, said the talks had failed.", [("named", "The ambassador, Ann Poe")]),
    (
        "The army has reportedly left the valley, according to a person familiar with the talks.",
        [("anonymous", "a person familiar with the talks")],
    ),
    (
        "The minister said that the army had shelled Ostrava, two people briefed on it told the Bergen Courier.",
        [("outlet", "the Bergen Courier"), ("anonymous", "two people briefed on it")],
    ),
    ("The envoy quoted the king as saying that the harbour was mined.", [("named", "the king")]),
    ("The envoy quoted the king as saying that the harbour was mined.", [("named", "The envoy")]),
    ("Kenyan claims that the harbour had been mined were denied.", [("named", "Kenyan")]),
    ("The head of the ruling council said that the harbour was mined.", [("named", "The head of the ruling council")]),
    ("“They mined our harbour. Why?” the mayor asked.", [("named", "the mayor")]),
    ("Ana Silva’s statement that the harbour was mined drew protests.", [("named", "Ana Silva")]),
    (
        "The minister said the truce would begin on Friday, according to a transcript published by Interfax.",
        [("outlet", "Interfax"), ("document", "a transcript")],
    ),
]


@pytest.mark.parametrize(("text", "expected"), CHAINS)
def test_chain_runs_from_the_outermost_source(read: Reader, text: str, expected: list[tuple[str, str]]) -> None:
    chains = [
        [(source.kind.value, source.span.text if source.span else "") for source in found.chain]
        for found in FINDER.read(read(text))
    ]
    assert expected in chains


def test_short_forms_go_back_to_their_source(read: Reader) -> None:
    text = (
        "One senior official said the raid was over. The official added that nobody was hurt.\n"
        "Maria Silva said the port was safe. She added that ships could leave."
    )
    referents = {
        found.source[0].text: found.chain[0].referent.text
        for found in FINDER.read(read(text))
        if found.chain and found.chain[0].referent
    }
    assert referents == {"The official": "One senior official", "She": "Maria Silva"}


def test_one_of_several_goes_back_to_them(read: Reader) -> None:
    text = "Two diplomats said the bloc would act. Spain may send a frigate, one of them added, but not yet."
    (_, found) = FINDER.read(read(text))
    (source,) = found.chain
    assert (source.kind, source.span and source.span.text) == (SourceKind.ANONYMOUS, "one of them")
    assert source.referent is not None
    assert source.referent.text == "Two diplomats"


def test_she_is_not_who_was_he_before(read: Reader) -> None:
    text = (
        "Ana Silva said the port was safe. Ivan Petrov said it was not. He said ships had burnt. "
        "She said that was untrue."
    )
    referents = [found.chain[0].referent for found in FINDER.read(read(text)) if found.chain]
    assert [span.text if span else None for span in referents] == [None, None, "Ivan Petrov", "Ana Silva"]


def test_hearsay_with_a_source_adds_no_nameless_one(read: Reader) -> None:
    page = read("The army has reportedly left the valley, two officials said.")
    assert [source.kind for found in FINDER.read(page) for source in found.chain] == [SourceKind.ANONYMOUS]


def test_what_the_relay_vouches_for_is_no_part_of_the_inner_speech(read: Reader) -> None:
    page = read("The minister said the truce would begin on Friday, according to a transcript.")
    assert {_texts(found)[0]: _texts(found)[2] for found in FINDER.read(page)} == {
        "a transcript": "The minister said the truce would begin on Friday",
        "The minister": "the truce would begin on Friday",
    }


def test_a_speech_participle_belongs_to_the_speaker(read: Reader) -> None:
    page = read("Petrov said Iran and Iraq enjoyed close ties, stressing that Tehran was pleased.")
    assert {found.source[0].text for found in FINDER.read(page)} == {"Petrov"}


def test_a_forgotten_mark_does_not_make_one_speaker_say_the_rest(read: Reader) -> None:
    later = "The council met on Monday. Troops hold the port. Two roads are closed. Food is short. " * 6
    page = read(f"“We lost our homes,” said one doctor. “Where do we go? “The council failed,” he added. {later}")
    assert all("Monday" not in span.text for found in FINDER.read(page) for span in found.content)
    page = read(f"The market burnt, said one doctor. “Where do we go? {later}")
    assert all(span.end - span.start < 400 for found in FINDER.read(page) for span in found.content)


def test_unclosed_quotation_goes_on_in_the_next_paragraph(read: Reader) -> None:
    text = "“We will stay,” Petrov said. “We are not afraid of them.\n\n“Our men hold the bridge and the road.”"
    (found,) = FINDER.read(read(text))
    assert [span.text for span in found.content] == [
        "“We will stay,”",
        "“We are not afraid of them.\n\n“Our men hold the bridge and the road.”",
    ]


def test_quotation_inside_another_sentence_is_not_carried_on(read: Reader) -> None:
    text = "“We will stay,” Petrov said. “They broke our trust” to win the vote, Silva said."
    assert [_texts(found)[0] for found in FINDER.read(read(text))] == ["Petrov", "Silva"]


def test_a_quotation_without_a_cue_goes_on_where_the_encoder_reads_speech(read: Reader) -> None:
    text = "“We will stay,” Petrov said of his men. Below him lay “the bridge and the road we hold” in the rain."
    page = read(text)
    quotes = find_quotes(page.parse, paragraph_starts(page.parse))
    (found,) = FINDER.explained(page)
    for likely, pieces in ((0.1, 1), (0.9, 2)):
        adopt(page.parse, quotes, [0], [found[1]], [likely] * len(page.parse.tokens))
        assert len(found[1].content) == pieces


def test_signed_letters_have_each_their_writer(read: Reader) -> None:
    text = (
        "Readers wrote to us.\n\n"
        "“The port must stay open for everybody.” ― Ana Moro\n"
        "“Nobody asked the fishermen about it, and nobody will.” ― Pio Lund\n\n"
        "”They lied to us for years about the harbour.” — Ida Holm, Bergen\n"
    )
    found = [_texts(one) for one in FINDER.read(read(text))]
    assert [(source, content[1:14]) for source, _, content in found] == [
        ("Ana Moro", "The port must"),
        ("Pio Lund", "Nobody asked "),
        ("Ida Holm", "They lied to "),
    ]


@pytest.mark.parametrize(
    "quotation",
    ["„The bridge is closed“", "»The bridge is closed«", "”The bridge is closed”", "”The bridge is closed“"],
)
def test_marks_turned_round_still_bound_a_quotation(read: Reader, quotation: str) -> None:
    page = read(f"He came home and said: {quotation}. Nobody answered him.")
    (quote,) = find_quotes(page.parse, paragraph_starts(page.parse))
    tokens = page.parse.tokens
    assert page.document.text[tokens[quote.first].start : tokens[quote.last - 1].end] == quotation


def test_styles(read: Reader) -> None:
    styles = {
        "“We will stay,” Petrov said.": Style.DIRECT,
        "Petrov said they would stay.": Style.INDIRECT,
        "Petrov said they would “stay to the end.”": Style.MIXED,
    }
    for text, style in styles.items():
        assert [found.style for found in FINDER.read(read(text))] == [style], text


@pytest.mark.parametrize(
    ("who", "kind"),
    [
        ("Two of the officials", SourceKind.ANONYMOUS),
        ("A member of the delegation", SourceKind.ANONYMOUS),
        ("Three residents", SourceKind.ANONYMOUS),
        ("Residents", SourceKind.GROUP),
        ("Two rival factions", SourceKind.GROUP),
        ("The coast guard", SourceKind.NAMED),
        ("A guard", SourceKind.ANONYMOUS),
        ("Its foreign minister", SourceKind.NAMED),
        ("Its ministers", SourceKind.ANONYMOUS),
        ("A notice published by the directorate", SourceKind.DOCUMENT),
        ("The Copenhagen Ledger", SourceKind.OUTLET),
        ("Its army chief of staff", SourceKind.NAMED),
        ("The union's secretary", SourceKind.NAMED),
        ("A governor", SourceKind.ANONYMOUS),
        ("A former rebel, Adnan Haddad,", SourceKind.NAMED),
        ("Some Baltic states", SourceKind.GROUP),
        ("The two leaders", SourceKind.GROUP),
        ("The Kivu branch", SourceKind.NAMED),
        ("Excerpts of the speech", SourceKind.DOCUMENT),
    ],
)
def test_some_persons_of_many_are_anonymous_the_many_a_group(read: Reader, who: str, kind: SourceKind) -> None:
    (found,) = FINDER.read(read(f"{who} said that the harbour was closed."))
    assert found.chain[-1].kind is kind


def test_a_surname_that_the_tree_drew_to_the_verb_belongs_to_the_source(read: Reader) -> None:
    page = read("Defense Minister Henning Aasgard said the harbour was closed.")
    (found,) = FINDER.read(page)
    assert found.chain[-1].span is not None
    assert found.chain[-1].span.text == "Defense Minister Henning Aasgard"


def test_a_source_of_mere_punctuation_is_cited_as_its_one_word(read: Reader) -> None:
    page = read("COPENHAGEN (Boreal Press) - Norway lifted its ban on foreign ships.")
    dash = next(token for token in page.parse.tokens if token.text == "-")
    naming = Naming(page.parse, knowledge(), {})
    assert naming.cited(dash, (dash.i, dash.i + 1)) == (dash.i, dash.i + 1)


def test_a_turn_of_events_is_no_source(read: Reader) -> None:
    (found,) = FINDER.read(read("The buildup suggests that a raid is near."))
    assert found.chain == ()


@pytest.mark.parametrize(
    "text",
    [
        "Nobody said that the harbour was closed.",
        "I said that the harbour was closed.",
        "The harbour was declared a “safe zone” on Monday.",
    ],
)
def test_none_of_them_is_a_source(read: Reader, text: str) -> None:
    (found,) = FINDER.read(read(text))
    assert found.chain == ()


def test_a_mark_that_was_forgotten_ends_before_the_lead_in_of_the_next(read: Reader) -> None:
    page = read("“The harbour is ours. Ana Silva added on Monday: “We will rebuild it.” Petrov said so.")
    tokens = page.parse.tokens
    quotes = find_quotes(page.parse, paragraph_starts(page.parse))
    texts = [page.document.text[tokens[quote.first].start : tokens[quote.last - 1].end] for quote in quotes]
    assert texts == ["“The harbour is ours.", "“We will rebuild it.”"]
    assert [quote.carried for quote in quotes] == [False, False]


def test_a_later_quotation_is_not_the_last_speakers_by_rule(read: Reader) -> None:
    between = "The council met on Monday. Troops hold the port."
    page = read(f"“We lost our homes,” said Ana Silva. “All of them.” {between} “Nobody asked us anything.”")
    (found,) = [found for found in FINDER.read(page) if found.source and found.source[0].text == "Ana Silva"]
    assert [span.text for span in found.content] == ["“We lost our homes,”", "“All of them.”"]


def test_a_described_source_goes_back_to_nobody_else(read: Reader) -> None:
    text = "The Danish ministry said the port was safe. The Swedish ministry said it was not."
    assert [found.chain[-1].referent for found in FINDER.read(read(text))] == [None, None]


def test_a_tagged_cue_takes_its_auxiliaries_and_articles(read: Reader) -> None:
    parse = read("Petrov has repeatedly denied the raid after a fierce rebuttal.").parse
    labels = ["O"] * len(parse.tokens)
    tags = Tags(spans={"source": ["B", *labels[1:]], "cue": labels, "content": labels}, scores={})
    assert [_whole(parse, [3], tags, []), _whole(parse, [9], tags, [])] == [[1, 2, 3], [7, 8, 9]]
    claimed = Tags(spans={"source": labels, "cue": labels, "content": ["B"] * len(labels)}, scores={})
    assert _whole(parse, [3], claimed, []) == [3]


def test_own_voice_has_no_attribution(read: Reader) -> None:
    assert FINDER.read(read("Troops left the valley on Monday.")) == ()


def test_source_kinds_are_never_author(read: Reader) -> None:
    page = read("Some said the war was over, and the ministry warned that it was not.")
    assert all(source.kind is not SourceKind.AUTHOR for found in FINDER.read(page) for source in found.chain)


_ODD = "said he “ ” ’ « the army , . according to told Reuters that SAID 😀 it claim : — who by ''"
WORDS = st.sampled_from([*_ODD.split(), '"', "\n\n", ""])


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(WORDS, min_size=1, max_size=60))
def test_odd_text_never_raises_and_spans_hold(read: Reader, words: list[str]) -> None:
    text = " ".join(words)
    if not text.strip():
        return
    page = read(text)
    for found in FINDER.read(page):
        assert found.content
        for span in (*found.source, *found.cue, *found.content):
            assert page.document.text[span.start : span.end] == span.text
