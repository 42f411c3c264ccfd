"""Layers become records: chains, categories, sides, identity."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from reportedly import Coder, Document, Failure
from reportedly.coder.join import chain_of, join, sorted_out
from reportedly.errors import PipelineError
from reportedly.types import Attribution, Source, SourceKind, Style


def test_relay_chain_runs_from_outermost_to_innermost(coder: Coder) -> None:
    text = "Greece will expel two Iranian diplomats, according to government officials cited by Reuters."
    [record] = coder.code(text)
    assert [source.kind for source in record.sources] == [SourceKind.OUTLET, SourceKind.ANONYMOUS]
    assert record.sources[0].span is not None
    assert record.sources[0].span.text == "Reuters"


def test_two_sided_act_lists_both_sides_twice(coder: Coder) -> None:
    [record] = coder.code("Talks between India and Pakistan began in Geneva.")
    assert {actor.actor.code for actor in record.actor} == {"IND", "PAK"}
    assert {actor.actor.code for actor in record.recipient} == {"IND", "PAK"}


def test_planned_deed_is_agreement_and_keeps_its_act(coder: Coder) -> None:
    [record] = coder.code("French President Louis Marchand intends to meet the Turkish foreign minister.")
    assert (record.event.value, record.act.value, record.status.value) == ("AGREE", "CONSULT", "planned")
    assert "transfer.future-cooperation" in record.why.event


def test_the_one_who_reports_is_not_the_actor(coder: Coder) -> None:
    records = coder.code("Ukraine said Russian forces bombed a hospital in Kharkiv.")
    assert records
    assert all("UKR" not in {actor.actor.code for actor in record.actor} for record in records)
    assert records[0].sources[-1].code == "UKR"


def test_same_text_same_bytes(coder: Coder) -> None:
    text = "Turkey shelled Kurdish positions in Syria on Monday, a defence official said."
    first = [record.as_dict() for record in coder.code(text, published=date(2024, 1, 3))]
    again = [record.as_dict() for record in coder.code(text, published=date(2024, 1, 3))]
    assert first == again
    assert len({record["id"] for record in first}) == len(first)


def test_batching_does_not_change_records(coder: Coder) -> None:
    texts = ["Iran seized a British tanker.", "", "He denied it.", "France sent troops to Mali.", "Talks resumed."]
    documents = [Document.of(text, id=str(i)) for i, text in enumerate(texts)]
    together = list(coder.code_many(documents))
    assert [document.id for document, _ in together] == ["0", "1", "2", "3", "4"]
    for document, coded in together:
        alone = coder.code_document(document)
        assert coded == alone
    assert isinstance(together[1][1], Failure)


def test_empty_text_is_an_error_with_a_hint(coder: Coder) -> None:
    with pytest.raises(PipelineError) as caught:
        coder.code("   ")
    assert caught.value.code == "R213"
    assert caught.value.hint


@pytest.mark.parametrize(
    ("sentence", "source", "target", "event"),
    [
        ("Iran seized a British tanker in the Gulf.", "Iran", "British", "COERCE"),
        ("Two aid workers were kidnapped by Somali gunmen.", "Somali gunmen", "Two aid workers", "ASSAULT"),
        ("France condemned the raid by Israeli soldiers.", "France", "Israeli soldiers", "ACCUSE"),
        ("Norway has many fjords and Sweden has forests.", "Norway", "Sweden", None),
    ],
)
def test_relation_of_a_given_pair(coder: Coder, sentence: str, source: str, target: str, event: str | None) -> None:
    def at(words: str) -> tuple[int, int]:
        return sentence.index(words), sentence.index(words) + len(words)

    relation = coder.relation(sentence, source=at(source), target=at(target))
    assert (relation.event.value if relation.event else None) == event
    assert 0 <= relation.confidence <= 1


def test_an_unknown_actor_lowers_the_confidence_but_leaves_some(coder: Coder) -> None:
    [known] = coder.code("Iran detained two French officials.")
    [unknown] = coder.code("Iran detained two men.")
    assert 0.1 < unknown.confidence < known.confidence < 1


def test_records_less_sure_than_asked_are_left_out(coder: Coder) -> None:
    text = "Iran detained two French officials. Some men may want to help a friend."
    page = coder.page(text)
    every = join(page, coder.ontology, coder.run)
    sure = max(record.confidence for record in every)
    assert join(page, coder.ontology, coder.run, least=sure) == tuple(r for r in every if r.confidence >= sure)
    assert join(page, coder.ontology, coder.run, least=1.0) == ()


def test_factuality_of_a_span(coder: Coder) -> None:
    text = "The ministry denied that soldiers had fired on the crowd."
    start = text.index("fired")
    reading = coder.factuality(text, (start, start + 5))
    assert reading.status.value == "denied"
    with pytest.raises(PipelineError, match="R230"):
        coder.factuality("   .", (0, 1))


def test_a_run_names_parser_and_weights(coder: Coder) -> None:
    parser, weights = coder.run.model.split(" ")
    assert parser.startswith("en_core_web_sm")
    assert weights.startswith("minilm-")


def test_whoever_weighs_a_deed_is_no_source_of_it(coder: Coder) -> None:
    text = "Two diplomats told Reuters that the European Union was considering sanctions against Iranian companies."
    [record] = coder.code(text)
    assert record.status.value == "planned"
    assert [source.kind for source in record.sources] == [SourceKind.OUTLET, SourceKind.ANONYMOUS]


@pytest.mark.parametrize(
    ("text", "verb", "sources"),
    [
        ("Togo lifts its ban on trade, and Ghana arrested six Togolese sailors.", "lifts", 0),
        ("Togo detained two men, and Ghana arrested six Togolese sailors.", "detained", 0),
        ("Togo announced a plan, and Ghana arrested six Togolese sailors.", "announced", 1),
    ],
)
def test_who_only_did_something_is_no_source(coder: Coder, text: str, verb: str, sources: int) -> None:
    page = coder.page(text)
    head = page.parse.head_of(text.index(verb), text.index(verb) + len(verb))
    named = page.document.span(0, 4)
    chain = (Source(SourceKind.NAMED, Style.INDIRECT, named, code="TGO"),)
    cue = page.document.span(text.index(verb), text.index(verb) + len(verb))
    content = page.document.span(text.index("Ghana"), len(text))
    seen = Attribution(chain, (named,), (cue,), (content,), Style.INDIRECT, head, "tagger")
    number = next(i for i, event in enumerate(page.events) if event.span.start >= content.start)
    reading = replace(page.statuses[number], chain=(0,))
    assert len(chain_of(replace(page, attributions=(seen,)), reading)) == sources


def test_what_is_held_back_is_what_is_not_written(coder: Coder) -> None:
    page = coder.page("Iran detained two French officials. Peru may want to help a friend of Chile.")
    every = join(page, coder.ontology, coder.run)
    for least in (0.0, 0.3, 0.5, 0.7, 1.0):
        kept, held = sorted_out(page, coder.ontology, coder.run, least=least)
        assert kept == join(page, coder.ontology, coder.run, least=least)
        assert sorted([*kept, *held], key=lambda r: r.id) == sorted(every, key=lambda r: r.id)
        assert all(record.confidence < least for record in held)
