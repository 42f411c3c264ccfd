"""No sentence without a claim: in the types, in every brief, and in what is printed."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from pathlib import Path

import pytest

from reportedly.brief import Brief, Cite, Item, Kind, Quote, Section, Sentence, Words, to_html, to_markdown, wording
from reportedly.store import Store


def sentences(made: Brief) -> list[Sentence]:
    return [sentence for section in made.sections for item in section.items for sentence in item.sentences]


def test_a_sentence_without_a_claim_cannot_be_made() -> None:
    with pytest.raises(ValueError, match="needs a claim"):
        Sentence((Words("Ships were seized."),), ())
    with pytest.raises(ValueError, match="not behind it"):
        Sentence((Words("Ships were seized."), Cite(("b",))), ("a",))


def test_every_claim_behind_a_sentence_is_in_the_store(demo_brief: Brief, demo_store: Path) -> None:
    with Store(demo_store).view() as view:
        known = {record.id: record for record in view.claims()}
    found = sentences(demo_brief)
    assert len(found) > 50
    for sentence in found:
        assert sentence.claims
        assert set(sentence.claims) <= known.keys()


def test_every_quotation_stands_in_the_text_of_a_claim_it_cites(demo_brief: Brief, demo_store: Path) -> None:
    with Store(demo_store).view() as view:
        texts = {record.id: record.sentence.text for record in view.claims()}
    quoted = 0
    for sentence in sentences(demo_brief):
        for place, part in enumerate(sentence.parts):
            if isinstance(part, Quote):
                cite = next(later for later in sentence.parts[place:] if isinstance(later, Cite))
                assert bare(part.text) in bare(texts[cite.claims[0]])
                assert part.core
                quoted += 1
    assert quoted > 40


def bare(text: str) -> str:
    return re.sub(r"[\s\"'\u2018\u2019\u201c\u201d]+", "", text)


def test_references_lead_to_the_sentence_in_the_article(demo_brief: Brief, demo_store: Path) -> None:
    with Store(demo_store).view() as view:
        rows = {row.id: row for row in view.documents(texts=True)}
    cited = {c for s in sentences(demo_brief) for part in s.parts if isinstance(part, Cite) for c in part.claims}
    assert {reference.claim for reference in demo_brief.references} == cited
    for reference in demo_brief.references:
        row = rows[reference.document]
        assert (row.text or "")[reference.start : reference.end] == reference.quote
        assert (row.publication, row.title, row.url, row.published) == (
            reference.outlet,
            reference.title,
            reference.url,
            reference.published,
        )


def test_numbers_run_in_the_order_of_reading(demo_brief: Brief) -> None:
    seen: list[int] = []
    for sentence in sentences(demo_brief):
        for part in sentence.parts:
            if isinstance(part, Cite):
                seen += [number for claim in part.claims if (number := demo_brief.number(claim)) not in seen]
    assert seen == list(range(1, len(demo_brief.references) + 1))


def shown(sentence: Sentence) -> str:
    """A sentence as it should be printed, without numbers of references and quotation marks."""
    words = ""
    for part in sentence.parts:
        if isinstance(part, Words):
            words += part.text
        elif isinstance(part, Quote):
            first, blank, rest = part.core.partition(" ")
            core = f"{first} [{part.told}]{blank}{rest}" if part.told else part.core
            cut = ("… " if part.cut_before else "", " …" if part.cut_after else "")
            words += f"{cut[0]}{part.before}{core}{part.after}{cut[1]}"
        elif part.more:
            words += f" (and {part.more} more)"
    return words


class Prose(HTMLParser):
    """The words of a page's sentences and of everything else in its main part."""

    def __init__(self) -> None:
        super().__init__()
        self.sentences: list[str] = []
        self.others: list[str] = []
        self._open: list[tuple[str, str]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in ("meta", "link", "br"):
            self._open.append((tag, dict(attrs).get("class") or ""))
        if tag == "p" and self._open[-1][1] == "told":
            self.sentences.append("")

    def handle_endtag(self, tag: str) -> None:
        self._open.pop()

    def handle_data(self, data: str) -> None:
        if ("p", "told") in self._open:
            if not any(kind == "ref" for _, kind in self._open):
                self.sentences[-1] += data
        elif ("main", "") in self._open and data.strip():
            self.others.append(data.strip())


def test_the_page_prints_sentences_and_the_frame_and_nothing_else(demo_brief: Brief) -> None:
    page = Prose()
    page.feed(to_html(demo_brief))
    items = [item for section in demo_brief.sections for item in section.items]
    assert len(page.sentences) == len(items)
    for printed, item in zip(page.sentences, items, strict=True):
        assert bare(printed) == bare(" ".join(map(shown, item.sentences)))
    frame = {wording.NOTHING, wording.NO_CHANGE, wording.SOURCES, *wording.HEADINGS.values()}
    frame |= {wording.left(section.left) for section in demo_brief.sections}
    frame |= {word for item in items for word in (*wording.day(item), item.tag)}
    others = [words for words in page.others[: page.others.index(wording.SOURCES)] if words not in frame]
    assert others == []


def test_an_empty_brief_says_nothing_about_the_world(tmp_path: Path) -> None:
    store = Store(tmp_path / "empty.duckdb")
    with store.writer():
        pass
    from reportedly.brief import brief

    with store.view() as view:
        made = brief(view, ("USA", "VEN"))
    assert made.sections == tuple(Section(kind) for kind in Kind)
    assert made.references == ()
    assert made.sides == ("United States", "Venezuela")
    for text in (to_markdown(made), to_html(made)):
        assert wording.NOTHING in text
        assert wording.SOURCES not in text


def test_an_item_has_a_sentence(demo_brief: Brief) -> None:
    for section in demo_brief.sections:
        for item in section.items:
            assert isinstance(item, Item)
            assert item.sentences


def test_the_same_store_gives_the_same_brief(demo_brief: Brief, demo_store: Path) -> None:
    from reportedly.brief import brief

    with Store(demo_store).view() as view:
        again = brief(view, ("ISL", "NOR"))
    assert again == demo_brief
    assert to_html(again) == to_html(demo_brief)
    assert to_markdown(again) == to_markdown(demo_brief)
