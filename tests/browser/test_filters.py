"""Filters: what is chosen stands in the address, and what stands in the address is chosen."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from tests.browser.watched import Watched

Visit = Callable[..., Watched]


@pytest.mark.parametrize("script", [True, False])
@pytest.mark.parametrize("path", ["/timeline", "/sources", "/map", "/events", "/dyads", "/dyad"])
def test_filters_go_into_the_address(visit: Visit, site: str, path: str, script: bool) -> None:
    watched = visit(f"{site}{path}", script=script)
    page = watched.page
    page.get_by_label("Involving", exact=True).fill("ISL")
    page.get_by_role("group", name="Status").get_by_label("planned").check()
    page.get_by_label("From", exact=True).fill("2025-11-01")
    watched.follow(page.get_by_role("button", name="Show"))
    assert watched.path == path
    assert watched.query == {"involving": ["ISL"], "status": ["planned"], "since": ["2025-11-01"]}
    assert page.get_by_label("Involving", exact=True).input_value() == "ISL"
    assert page.get_by_role("group", name="Status").get_by_label("planned").is_checked()
    assert page.get_by_label("From", exact=True).input_value() == "2025-11-01"
    watched.follow(page.get_by_role("link", name="involving ISL"))
    assert watched.query == {"status": ["planned"], "since": ["2025-11-01"]}
    page.go_back()
    assert watched.query["involving"] == ["ISL"]
    watched.assert_quiet()


def test_filtered_claims_are_what_was_asked_for(visit: Visit, site: str) -> None:
    page = visit(f"{site}/timeline?status=denied").page
    assert page.locator("tr.claim").count() > 0
    assert set(page.locator("tr.claim .status").all_inner_texts()) == {"denied"}


def test_parts_of_a_list_keep_the_filters(visit: Visit, site: str) -> None:
    watched = visit(f"{site}/timeline?status=happened&size=10")
    watched.follow(watched.page.locator("a[rel=next]").first)
    assert watched.query == {"status": ["happened"], "size": ["10"], "page": ["2"]}
    watched.follow(watched.page.locator("a[rel=prev]").first)
    assert watched.query["status"] == ["happened"]


def test_switches_of_a_dyad_keep_the_filters(visit: Visit, site: str) -> None:
    watched = visit(f"{site}/dyad?actor=ISL&recipient=NOR&either_way=1&confidence=0.3")
    page = watched.page
    watched.follow(page.get_by_role("link", name="by day"))
    watched.follow(page.get_by_role("link", name="numbers of events"))
    assert watched.query["unit"] == ["day"] and watched.query["measure"] == ["events"]
    watched.follow(page.get_by_role("navigation", name="Direction").get_by_role("link").last)
    assert watched.query["actor"] == ["NOR"] and watched.query["recipient"] == ["ISL"]
    assert "either_way" not in watched.query
    assert watched.query["confidence"] == ["0.3"] and watched.query["unit"] == ["day"]
    watched.follow(page.get_by_role("button", name="Show"))
    assert watched.query["unit"] == ["day"] and watched.query["confidence"] == ["0.3"]


def test_search_box_is_on_every_page(visit: Visit, site: str) -> None:
    watched = visit(f"{site}/map")
    watched.page.get_by_role("searchbox").fill("trawler & <b>")
    with watched.page.expect_navigation():
        watched.page.keyboard.press("Enter")
    assert watched.path == "/search" and watched.query == {"q": ["trawler & <b>"]}
    assert watched.page.get_by_role("searchbox").first.input_value() == "trawler & <b>"
