"""From every number to the sentence behind it, and back."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from tests.browser.watched import Watched

Visit = Callable[..., Watched]
DYAD = "/dyad?actor=ISL&recipient=NOR&either_way=1"


def _to_the_sentence(watched: Watched) -> None:
    """From a list of claims to the words in the article."""
    page = watched.page
    row = page.locator("tr.claim").first
    words = row.locator("a.sentence").inner_text()
    watched.follow(row.locator("a.sentence"))
    page.wait_for_url("**/article/**")
    assert watched.fragment.startswith("c-")
    told = page.locator(f"[id='{watched.fragment}']")
    assert " ".join(words.split()) in " ".join(told.inner_text().split())
    box = told.bounding_box()
    assert box is not None and -5 <= box["y"] < 900


@pytest.mark.parametrize("script", [True, False])
def test_from_a_point_of_the_chart_to_the_sentence(visit: Visit, site: str, script: bool) -> None:
    watched = visit(site + DYAD, script=script)
    column = watched.page.locator(".d-column:has(.d-bar)").first
    watched.follow(column.locator(".d-bar").first)
    assert watched.path == "/timeline"
    assert {"since", "until", "actor", "recipient", "either_way", "status"} <= set(watched.query)
    assert watched.page.locator("tr.claim").count() > 0
    _to_the_sentence(watched)
    watched.assert_quiet()


@pytest.mark.parametrize("unit", ["day", "week", "month"])
def test_every_lane_leads_to_its_claims(visit: Visit, site: str, unit: str) -> None:
    watched = visit(f"{site}{DYAD}&unit={unit}")
    links = watched.page.locator(".d-column:has(.d-bar)").evaluate_all("found => found.map(a => a.href.baseVal)")
    assert len(links) > 4
    for link in links[:: max(1, len(links) // 6)]:
        watched.go(link)
        assert watched.page.locator("tr.claim").count() > 0, link


def test_figures_of_the_table_lead_to_as_many_events(visit: Visit, site: str) -> None:
    watched = visit(f"{site}{DYAD}")
    page = watched.page
    page.get_by_text("The same figures as a table").click()
    cells = page.locator(".figures td a")
    figure, link = int(cells.first.inner_text()), cells.first.get_attribute("href")
    assert figure > 0 and link
    watched.go(link)
    assert page.locator("tr.claim").count() >= figure  # several claims may be of one event


def test_from_a_shift_to_its_sentences(visit: Visit, site: str) -> None:
    watched = visit(site + DYAD)
    page = watched.page
    page.locator(".d-turn circle").first.click()
    assert watched.fragment == "shift-1"
    explained = page.locator("#shift-1")
    assert explained.is_visible() and "after" in explained.locator("h3").inner_text()
    sentence = explained.locator("a.sentence").first
    words = sentence.inner_text()
    watched.follow(sentence)
    page.wait_for_url("**/article/**")
    assert words in page.locator(f"[id='{watched.fragment}']").inner_text()
    watched.assert_quiet()


def test_from_a_plan_to_what_became_of_it(visit: Visit, site: str) -> None:
    page = visit(site + DYAD).page
    pair = page.locator("section[aria-labelledby=plans] li:has(.match)").first
    assert pair.locator("a.sentence").count() == 2
    assert "put together by" in pair.inner_text()


def test_from_the_map_to_the_sentence(visit: Visit, site: str) -> None:
    watched = visit(f"{site}/map?status=happened")
    watched.follow(watched.page.locator(".p-link .p-mark").last)  # the smallest lies on top
    assert watched.path == "/timeline"
    assert watched.query["status"] == ["happened"] and watched.query["place"]
    _to_the_sentence(watched)
    watched.assert_quiet()


def test_from_a_bar_of_the_timeline_to_its_days(visit: Visit, site: str) -> None:
    watched = visit(f"{site}/timeline")
    watched.follow(watched.page.locator(".bars a:has(.b-bar)").first)
    assert {"since", "until"} <= set(watched.query)
    _to_the_sentence(watched)


def test_from_a_claim_to_the_words_and_back(visit: Visit, site: str) -> None:
    watched = visit(f"{site}/timeline")
    page = watched.page
    watched.follow(page.locator("tr.claim a[href*='/record/']").first)
    page.wait_for_url("**/record/**")
    claim = watched.path
    watched.follow(page.locator("a[href*='/article/']").first)
    page.wait_for_url("**/article/**")
    assert page.locator(".card").count() > 0
    watched.follow(page.locator(f".card a[href$='{claim}']").first)
    assert watched.path == claim
    watched.assert_quiet()


def test_from_the_overview_to_a_dyad(visit: Visit, site: str) -> None:
    watched = visit(f"{site}/")
    watched.follow(watched.page.locator("section[aria-labelledby=busiest] tbody th a").first)
    assert watched.path == "/dyad"
    assert watched.page.locator(".d-column").count() > 0
