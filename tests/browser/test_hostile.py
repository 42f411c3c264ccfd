"""Articles that mean harm, in a real browser: every word of them is shown as text, and none of them does anything."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from tests.browser.hostile import HARM
from tests.browser.watched import Watched

Visit = Callable[..., Watched]

LISTS = (
    "/",
    "/timeline",
    "/dyads",
    "/dyad",
    "/map?area=world",
    "/events?least=1",
    "/sources",
    "/articles",
    "/search?q=attacked",
)


def _harmless(watched: Watched) -> None:
    page = watched.page
    page.wait_for_load_state("load")
    page.locator("main").wait_for()
    assert page.evaluate("window.harmed") is None
    for tag in ("iframe", "img", "style", "meta[http-equiv]", "base", "object", "main script", "main link", "[onload]"):
        assert page.locator(tag).count() == 0, tag
    links = page.locator("a").evaluate_all("found => found.map(a => new URL(a.href.baseVal ?? a.href, location).href)")
    assert all(link.startswith(("http://", "https://")) for link in links)
    assert page.locator("form").evaluate_all("found => found.every(form => form.action.startsWith(location.origin))")
    watched.assert_quiet()


@pytest.mark.parametrize("path", LISTS)
def test_lists(visit: Visit, hostile_site: str, path: str) -> None:
    watched = visit(hostile_site + path)
    _harmless(watched)
    watched.page.wait_for_timeout(100)  # whatever would run a little later
    _harmless(watched)


def test_every_article_and_claim(visit: Visit, hostile_site: str) -> None:
    watched = visit(f"{hostile_site}/timeline?size=200&order=earliest")
    page = watched.page
    rows = page.locator("tr.claim")
    assert rows.count() == len(HARM)
    articles, claims = (
        rows.locator(f"a[href*='/{kind}/']").evaluate_all("found => found.map(a => a.href)")
        for kind in ("article", "record")
    )
    for address in (*articles, *claims, *(claim.replace("/record/", "/event/") for claim in claims)):
        watched.go(address)
        _harmless(watched)


def test_words_are_shown_as_they_are(visit: Visit, hostile_site: str) -> None:
    page = visit(f"{hostile_site}/timeline?size=200").page
    shown = " ".join(" ".join(page.locator("tr.claim a.sentence").all_text_contents()).split())
    for text in HARM[:9]:
        assert f"{text} attacked {text}" in shown


@pytest.mark.parametrize("text", HARM)
def test_harm_in_the_address(visit: Visit, hostile_site: str, text: str) -> None:
    watched = visit(f"{hostile_site}/timeline")
    page = watched.page
    page.get_by_label("Words", exact=True).fill(text)
    page.get_by_label("Who", exact=True).fill(text)
    with page.expect_navigation():
        page.get_by_role("button", name="Show").click()
    watched.complaints.clear()  # an address that cannot be used is answered with 422, which the console tells
    _harmless(watched)


def test_a_text_to_be_tried(visit: Visit, site: str) -> None:
    watched = visit(f"{site}/try")
    watched.page.locator("main textarea").fill(f"Iran attacked {HARM[0]} on Monday, {HARM[1]} said.")
    with watched.page.expect_navigation():
        watched.page.locator("main form button").last.click()
    assert watched.page.evaluate("window.harmed") is None
    watched.assert_quiet()
