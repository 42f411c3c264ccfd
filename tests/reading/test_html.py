from __future__ import annotations

from datetime import date

import pytest

from reportedly.errors import ReadError
from reportedly.reading import read_bytes
from reportedly.reading.html import looks_like_html

BODY = """
<h1>Ministers meet on the border question</h1>
<p>The foreign minister of Norland said on Monday that her government would expel two diplomats. “We have no choice,”
she told reporters.</p>
<p>Talks that began on 24 February 2022 are to go on next week, officials of both sides said.</p>
"""


def page(head: str = "", body: str = BODY) -> bytes:
    return f"<!DOCTYPE html><html><head><title>Ministers meet</title>{head}</head><body>{body}</body></html>".encode()


def test_article_with_its_metadata() -> None:
    head = """<meta property="og:site_name" content="The Daily Example">
    <meta property="article:published_time" content="2031-03-02T10:00:00Z">
    <link rel="canonical" href="https://example.org/2031/border">"""
    document = read_bytes(page(head, f"<nav><a href='/'>Home</a></nav><article>{BODY}</article>"), name="page")
    assert "expel two diplomats. “We have no choice,” she told reporters.\n\nTalks" in " ".join(
        document.text.split(" ")
    ).replace("\n“", " “")
    assert "Home" not in document.text
    assert document.publication == "The Daily Example"
    assert (document.published, document.published_basis) == (date(2031, 3, 2), "metadata")
    assert (document.url, document.reader, document.language) == ("https://example.org/2031/border", "html", "en")


def test_what_is_given_beats_what_the_page_says() -> None:
    head = '<meta property="article:published_time" content="2031-03-02">'
    document = read_bytes(page(head), published=date(2030, 1, 1), publication="Another")
    assert (document.published, document.published_basis) == (date(2030, 1, 1), "given")
    assert document.publication == "Another"


def test_a_date_in_the_story_is_not_the_pages() -> None:
    document = read_bytes(page())
    assert document.published is None
    assert document.published_basis == ""


def test_declared_encoding_is_used() -> None:
    html = page('<meta charset="iso-8859-2">').decode().replace("Norland", "Łódź").replace("“", '"').replace("”", '"')
    assert "Łódź" in read_bytes(html.encode("iso-8859-2")).text


def test_html_suffix_counts_when_the_page_begins_with_text() -> None:
    assert read_bytes(b"junk " + page(), name="a.html").reader == "html"
    assert read_bytes(b"No tags here, only a plain sentence of a text.", name="a.html").reader == "text"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("<!DOCTYPE html>", True),
        ("\ufeff\n<!-- saved --> <html lang='en'>", True),
        ("<p>Only a paragraph.</p>", True),
        ("<strong> words he used, <p> among them", True),
        ("<UNK> said no.", False),
        ("5 < 6, he said, <html>", False),
    ],
)
def test_looks_like_html(text: str, expected: bool) -> None:
    assert looks_like_html(text) is expected


HOSTILE = {
    "nested": "<div>" * 30_000 + BODY,
    "inline": "<b><i>" * 15_000 + BODY,
    "links": "<a href=x>link text here</a> " * 20_000,
    "comments": "<!--" * 200_000 + BODY,
    "brackets": "<" * 1_000_000 + BODY,
    "blanks": "<p>" + " " * 1_000_000 + "</p>" + BODY,
    "one word": "<p>" + "a" * 1_000_000 + "</p>",
    "no stops": "<p>" + "word " * 100_000 + "</p>",
    "json": "<script type='application/ld+json'>" + '{"a":' * 50_000 + "</script>" + BODY,
}


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_pages_end(name: str) -> None:
    try:
        document = read_bytes(page(body=HOSTILE[name]), name=name)
    except ReadError as err:
        assert err.code in {"R107", "R108"}
    else:
        assert document.text


def test_entities_do_not_explode() -> None:
    entities = "".join(f'<!ENTITY e{i} "{f"&e{i - 1};" * 10}">' for i in range(1, 10))
    bomb = f'<?xml version="1.0"?><!DOCTYPE html [<!ENTITY e0 "lol">{entities}]><html><body><p>&e9;</p></body></html>'
    with pytest.raises(ReadError):
        read_bytes(bomb.encode())
