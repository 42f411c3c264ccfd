"""The page of a brief in a real browser: asks for nothing, complains of nothing, accessible, wide, narrow and dark."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

pytest.importorskip("playwright.sync_api", reason="playwright is not installed")

from tests.brief.conftest import Make, dressed
from tests.browser.watched import axe
from tests.link.conftest import Claim

from reportedly.brief import Brief, brief, to_html
from reportedly.store import Store


@pytest.mark.parametrize(("width", "scheme"), [(1200, "light"), (390, "light"), (1200, "dark")])
def test_the_page_stands_alone(width: int, scheme: str, browser: Any, demo_brief: Brief, tmp_path: Path) -> None:
    path = tmp_path / "brief.html"
    path.write_text(to_html(demo_brief), encoding="utf-8")
    context = browser.new_context(color_scheme=scheme, viewport={"width": width, "height": 900})
    page = context.new_page()
    asked: list[str] = []
    complaints: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.on("console", lambda message: complaints.append(message.text))
    page.goto(path.as_uri())
    assert asked == [path.as_uri()]
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    page.evaluate(axe())
    assert page.evaluate("async () => (await axe.run()).violations.map(found => found.id)") == []
    page.locator("main .ref").first.click()
    assert page.locator("li:target").count() == 1
    assert complaints == []
    context.close()


def test_hostile_words_run_nothing(browser: Any, claim: Claim, store_of: Make, tmp_path: Path) -> None:
    nasty = "</style></title><script>document.title = 'run'</script><img src=x onerror=\"document.title = 'run'\">"
    one = dressed(claim("Herald", text=f"Narnia {nasty} attacked Calormen."), title=nasty, publication=nasty, id=nasty)
    with Store(store_of([one])).view() as view:
        made = brief(view, ("NAR", "CAL"))
    path = tmp_path / "brief.html"
    path.write_text(to_html(made), encoding="utf-8")
    page = browser.new_page()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(path.as_uri())
    assert page.title() == "Nar and Cal"
    assert asked == [path.as_uri()]
    assert page.get_by_text("onerror=").count() > 0
    page.close()
