"""Texts cut into marked pieces: nothing lost, nothing doubled, offsets in code points."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from tests.serve.conftest import claim_of

from reportedly.serve.marking import KINDS, marks_of, paragraphs
from reportedly.types import Document

TEXT = 'Norway 🚢 seized the “Saeborg” on Friday.\n\nIt was "released", officials said.'


def _whole(text: str, spans: list[tuple[int, int]]) -> str:
    claims = [claim_of(Document.of(text), *span) for span in spans]
    made = paragraphs(text, claims)
    return "".join(piece.text for runs in made for run in runs for piece in run.pieces)


@given(st.data())
def test_no_letter_is_lost_or_doubled(data: st.DataObject) -> None:
    text = Document.of(data.draw(st.text(alphabet='aé🚢 \n“”"<&', max_size=60))).text
    places = st.integers(0, len(text))
    spans = data.draw(st.lists(st.tuples(places, places).map(lambda pair: tuple(sorted(pair))), max_size=6))
    # Space at the ends of paragraphs is the page's own; everything else is there once, in order.
    assert "".join(_whole(text, spans).split()) == "".join(text.split())


def test_every_claim_has_its_words() -> None:
    document = Document.of(TEXT)
    start = TEXT.index("seized")
    claim = claim_of(document, start, start + 6)
    [first, _] = paragraphs(TEXT, [claim])
    [trigger] = [piece for run in first for piece in run.pieces if piece.triggers]
    assert (trigger.text, trigger.start, trigger.first) == ("seized", start, (1,))


def test_overlapping_spans_are_cut_apart() -> None:
    document = Document.of("Iran struck the base again")
    claims = [claim_of(document, 5, 20), claim_of(document, 12, 26)]
    [[run]] = paragraphs(document.text, claims)
    words = [(piece.text, piece.triggers, piece.first) for piece in run.pieces if piece.triggers]
    assert words == [("struck ", (1,), (1,)), ("the base", (1, 2), (2,)), (" again", (2,), ())]


def test_quotations_are_marked() -> None:
    marks = [TEXT[mark.start : mark.end] for mark in marks_of(TEXT, []) if mark.kind == "quotation"]
    assert marks == ["“Saeborg”", '"released"']


def test_spans_outside_of_the_text_are_left_out() -> None:
    claim = claim_of(Document.of("A long text that was longer"), 5, 20)
    assert all(mark.end <= 4 for mark in marks_of("Abcd", [claim]))


def test_sentences_are_anchors() -> None:
    text = "First one. Second one.\n\nThird one."
    claims = [
        claim_of(Document.of(text), 18, 21, sentence=(11, 22)),
        claim_of(Document.of(text), 24, 29, sentence=(24, 34)),
    ]
    anchors = [run.anchor for runs in paragraphs(text, claims) for run in runs if run.anchor is not None]
    assert anchors == [11, 24]
    assert set(KINDS) >= {mark.kind for mark in marks_of(text, claims)}
