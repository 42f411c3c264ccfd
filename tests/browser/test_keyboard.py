"""Everything by keyboard: the way to the content, the order of what is reached, and that one sees where one is."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from tests.browser.watched import Watched

from reportedly.types import Record

Visit = Callable[..., Watched]

_WHERE = """() => {
  const at = document.activeElement, style = getComputedStyle(at), box = at.getBoundingClientRect();
  return {tag: at.tagName, text: (at.innerText || at.getAttribute('aria-label') || at.name || '').trim().slice(0, 60),
          id: at.id, outlined: style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 1,
          inside: box.bottom > 0 && box.right > 0 && box.top < innerHeight && box.left < innerWidth};
}"""


@pytest.mark.parametrize("path", ["/", "/timeline", "/dyad?actor=ISL&recipient=NOR", "/map", "/articles", "/try"])
def test_skip_link_comes_first(visit: Visit, site: str, path: str) -> None:
    watched = visit(site + path)
    page = watched.page
    page.keyboard.press("Tab")
    at = page.evaluate(_WHERE)
    assert at["text"] == "Skip to the content" and at["inside"] and at["outlined"]
    page.keyboard.press("Enter")
    page.wait_for_url("**#main")
    page.keyboard.press("Tab")
    assert page.evaluate("document.querySelector('main').contains(document.activeElement)")


@pytest.mark.parametrize("dark", [False, True])
@pytest.mark.parametrize("path", ["/timeline", "/dyad?actor=ISL&recipient=NOR&either_way=1", "/map", "/sources"])
def test_one_sees_where_one_is(visit: Visit, site: str, path: str, dark: bool) -> None:
    page = visit(site + path, dark=dark).page
    seen = []
    for _ in range(40):
        page.keyboard.press("Tab")
        at = page.evaluate(_WHERE)
        assert at["outlined"] and at["inside"], at
        seen.append((at["tag"], at["text"], at["id"]))
    assert seen[1][1].endswith("reportedly")
    assert [text for _, text, _ in seen[2:5]] == ["Overview", "Timeline", "Dyads"]
    tops = page.evaluate("[...document.querySelectorAll('[tabindex]')].filter(found => found.tabIndex > 0).length")
    assert tops == 0, "the order of the page is the order of the keyboard"


def test_claims_of_an_article(visit: Visit, site: str, demo_claims: list[Record]) -> None:
    digests = [claim.document.digest for claim in demo_claims]
    watched = visit(f"{site}/article/{max(sorted(set(digests)), key=digests.count)}#main")
    page = watched.page
    for _ in range(30):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.matches('.text .m')"):
            break
    else:
        pytest.fail("no claim in the text can be reached")
    tips = page.locator(".m:focus + .tips")
    assert tips.is_visible() and tips.inner_text().strip()
    lit = page.locator(".on").count()
    assert lit > 0
    page.keyboard.press("Escape")
    assert not tips.is_visible()
    page.keyboard.press("Enter")
    page.locator(".card:target").wait_for()
    watched.assert_quiet()


def test_figures_behind_the_chart(visit: Visit, site: str) -> None:
    watched = visit(f"{site}/dyad?actor=ISL&recipient=NOR&either_way=1")
    page = watched.page
    page.get_by_text("The same figures as a table").focus()
    page.keyboard.press("Enter")
    assert page.locator(".figures table").is_visible()
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.matches('.figures td a')")
    page.keyboard.press("Enter")
    page.wait_for_url("**/timeline?**")
    assert page.locator("tr.claim").count() > 0


def test_filters_by_keyboard_alone(visit: Visit, site: str) -> None:
    watched = visit(f"{site}/timeline")
    page = watched.page
    page.get_by_label("Words", exact=True).focus()
    page.keyboard.type("trawler")
    with page.expect_navigation():
        page.keyboard.press("Enter")
    assert watched.query == {"text": ["trawler"]}
