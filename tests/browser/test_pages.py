"""Every page in a real browser: it loads, asks nobody else, and is for everybody, wide and narrow, light and dark."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from tests.browser.watched import Watched

from reportedly.types import Record

Visit = Callable[..., Watched]

DYAD = "/dyad?actor=ISL&recipient=NOR&either_way=1"
PATHS = {
    "overview": "/",
    "timeline": "/timeline",
    "timeline of denials": "/timeline?status=denied&status=ruled_out",
    "timeline of nothing": "/timeline?text=nowhere+to+be+found",
    "dyads": "/dyads",
    "dyad": DYAD,
    "dyad by day": f"{DYAD}&unit=day&measure=events",
    "map": "/map",
    "world": "/map?area=world",
    "events": "/events",
    "event": "/event/{claim}",
    "sources": "/sources",
    "articles": "/articles",
    "article": "/article/{digest}",
    "claim": "/record/{claim}",
    "rule": "/rule?name=reporting.say",
    "failures": "/failures",
    "search": "/search?q=trawler",
    "trial": "/try?text=Norway+denied+that+it+had+seized+the+ship.",
    "API": "/api",
}


@pytest.fixture(scope="module")
def address(site: str, demo_claims: list[Record]) -> Callable[[str], str]:
    """The address of a page by its name; the article is the one with the most claims, the claim its first."""
    digests = [claim.document.digest for claim in demo_claims]
    digest = max(sorted(set(digests)), key=digests.count)
    claim = next(claim.id for claim in demo_claims if claim.document.digest == digest)
    return lambda name: site + PATHS[name].format(digest=digest, claim=claim)


@pytest.mark.parametrize("name", PATHS)
def test_page_is_for_everybody(visit: Visit, address: Callable[[str], str], name: str) -> None:
    watched = visit(address(name), width=1600)
    page = watched.page
    assert page.locator("h1").count() == 1
    assert page.title().endswith("· reportedly")
    assert watched.overflow() <= 0
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme)
        assert watched.barriers() == [], scheme
    page.set_viewport_size({"width": 360, "height": 740})
    assert watched.overflow() <= 0
    assert watched.barriers() == []
    watched.assert_quiet()


def test_every_entry_of_the_menu_is_tested(visit: Visit, site: str) -> None:
    page = visit(f"{site}/").page
    entries = page.locator(".top nav a").evaluate_all("links => links.map(link => link.pathname)")
    assert len(entries) >= 7
    assert set(entries) <= {path.partition("?")[0] for path in PATHS.values()}


def test_a_page_that_is_not_there(visit: Visit, site: str) -> None:
    watched = visit(f"{site}/")
    with watched.page.expect_response("**/record/nothing") as answered:
        watched.go("/record/nothing")
    assert answered.value.status == 404
    assert watched.barriers() == []
    assert watched.page.locator("main a, header a").count() > 3


@pytest.mark.parametrize("dark", [False, True])
def test_light_and_dark_differ(visit: Visit, site: str, dark: bool) -> None:
    page = visit(f"{site}/timeline", dark=dark).page
    colours = page.evaluate("(s => [s.backgroundColor, s.color])(getComputedStyle(document.body))")
    paper, ink = (sum(map(int, colour.partition("(")[2].rstrip(")").split(",")[:3])) for colour in colours)
    assert (paper < ink) == dark
