"""Hostile titles, names, addresses and sentences are shown as text, in Markdown and in HTML."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.brief.conftest import Make, dressed
from tests.link.conftest import Claim

from reportedly.brief import brief, to_html, to_markdown
from reportedly.brief.figures import figures
from reportedly.brief.markdown import escape
from reportedly.brief.plain import inner_marks, one_line, sentence_address, web_address
from reportedly.store import Store

NASTY = (
    "<script>alert(1)</script><img src=x onerror=alert(1)> [x](javascript:alert(1)) | a | `b` ![p](https://evil.example)"
    "</style></title> https://evil.example www.evil.example \x1b[31m \u202e &lt; {{7*7}} $x$ @everyone #1 ~~z~~ [^1]: "
)
ADDRESSES = (
    "javascript:alert(1)",
    "JaVaScRiPt:alert(1)",
    "data:text/html,<script>alert(1)</script>",
    "https://user:secret@news.example/",
    'https://news.example/"><script>alert(1)</script>',
    "https://news.example/a) [b](javascript:alert(1)",
    "https://news.example/>\n[x](javascript:alert(1))",
    "//news.example/a",
    "news.example",
    "https://[::1",
    "",
)


class Page(HTMLParser):
    """What a page loads, links to and runs."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.names: set[str] = set()
        self.links: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.names.update(name for name, _ in attrs)
        self.links += [value or "" for name, value in attrs if name in ("href", "src", "action")]


def rendered(path: Path) -> tuple[str, str]:
    with Store(path).view() as view:
        made = brief(view, ("NAR", "CAL"))
    assert made.basis.claims
    return to_html(made), to_markdown(made)


@pytest.mark.parametrize("address", ADDRESSES)
def test_hostile_articles(address: str, claim: Claim, store_of: Make) -> None:
    one = claim("Herald", text=f"Forces of Narnia {NASTY} attacked Calormen {NASTY}.", told=(("named", NASTY),))
    nasty = dressed(one, title=NASTY, publication=NASTY, url=address, id=NASTY)
    page, marked = rendered(store_of([nasty, dressed(claim("Post"), url=address)], same=((0, 1),)))
    found = Page(page)
    assert not found.tags & {"script", "img", "iframe", "object", "form", "base", "link", "svg"}
    assert not {name for name in found.names if name.startswith("on")} | (found.names & {"src", "style", "action"})
    assert all(link.startswith(("#", "https://news.example/")) for link in found.links)
    assert "\x1b" not in page + marked
    assert "\u202e" not in page + marked
    for line in marked.splitlines():
        # The names at the end of a reference stand in code spans, where nothing is markup.
        line, names = re.split(r"(?= Claim `[0-9a-f-]+`, characters )|$", line, maxsplit=1)
        assert names.count("`") in (0, 4)
        bare = re.sub(r"\\.", "", line)
        bare = re.sub(r"\]\(<https://news\.example/[^<>\s]*>\)", "]", bare)
        assert "](" not in bare
        assert "<" not in bare
        assert "://" not in bare
        assert "![" not in bare


def test_tables_and_lists_keep_their_form(claim: Claim, store_of: Make) -> None:
    one = dressed(claim("Herald\n\n# Heading\n| x |"), title="a\n\n- b\n```\ncode")
    _, marked = rendered(store_of([one]))
    headings = [line for line in marked.splitlines() if line.startswith("#")]
    assert headings[0] == "# Nar and Cal"
    assert all(line.startswith("## What") or line == "## Sources" for line in headings[1:])
    assert "```" not in re.sub(r"\\.", "", marked)


def test_the_page_loads_nothing_and_runs_nothing(claim: Claim, store_of: Make) -> None:
    page, _ = rendered(store_of([claim("Herald")]))
    assert "default-src 'none'" in page
    assert "url(" not in page
    assert "@import" not in page


@given(st.text())
def test_escaped_words_have_no_bare_markup(text: str) -> None:
    bare = re.sub(r"\\.", "", escape(text))
    assert not re.search(r"[`*_{}\[\]<>#|~&$@]|\w://|\n", bare)


@given(st.text())
def test_one_line_is_one_line(text: str) -> None:
    clean = one_line(text)
    assert len(clean.splitlines()) <= 1
    assert one_line(clean) == clean
    assert clean.encode("utf-8").decode() == clean


@given(st.text())
def test_addresses_are_of_the_web_or_none(text: str) -> None:
    for address in (
        web_address(text),
        web_address(f"https://news.example/{text}"),
        sentence_address("https://a.example/", text),
    ):
        if address is not None:
            assert re.fullmatch(r"https?://[^\s<>\"'()\\`{}|^]+", address, re.I)


@given(st.text())
@settings(suppress_health_check=[HealthCheck.too_slow])
def test_figures_bear_any_text(text: str) -> None:
    for figure in figures(f"{text} 14 soldiers {text}"):
        assert 0 <= figure.count < 10**9


@given(st.text())
def test_inner_marks_keep_the_length(text: str) -> None:
    assert len(inner_marks(text)) == len(text)
    assert '"' not in inner_marks(text)
