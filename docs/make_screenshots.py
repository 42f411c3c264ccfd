"""Take the pictures of the pages that the docs show: ``python docs/make_screenshots.py`` (extra ``dev``, and Chromium).

Makes the demo's store, serves it, and writes ``docs/images/*.png``, none of them larger than 250 kB.
"""

from __future__ import annotations

import argparse
import io
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from PIL import Image
from playwright.sync_api import Page, sync_playwright

from reportedly.store import Store

IMAGES = Path(__file__).parent / "images"
MOST = 250_000  # bytes
DYAD = "/dyad?actor=ISL&recipient=NOR&either_way=1"


@dataclass(frozen=True, slots=True)
class Shot:
    """One picture: of which page, how large (pixels of the page), from where (a selector), light or dark."""

    name: str
    path: str
    width: int = 1200
    height: int = 860
    top: str = ""
    dark: bool = False


SHOTS = (
    Shot("overview", "/"),
    Shot("timeline", "/timeline?status=denied&status=planned"),
    Shot("dyad", DYAD, height=1010, top=".crumb"),
    Shot("series", DYAD, height=900, top="section[aria-labelledby=over-time]"),
    Shot("shift", DYAD, height=560, top="section[aria-labelledby=shifts]"),
    Shot("outcomes", DYAD, height=620, top="section[aria-labelledby=plans]"),
    Shot("dyads", "/dyads", height=620),
    Shot("map", "/map", height=1000),
    Shot("events", "/events?order=claims", height=760),
    Shot("event", "/event/{claim}", height=860),
    Shot("sources", "/sources", height=900),
    Shot("article", "/article/{digest}", height=900),
    Shot("article-dark", "/article/{digest}", height=900, dark=True),
    Shot("claim", "/record/{claim}", height=900),
    Shot("search", "/search?q=trawler", height=760),
    Shot("narrow", DYAD, width=390, height=1100, top="section[aria-labelledby=over-time]"),
)


def main() -> None:
    """Take all pictures, or those that are named."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("names", nargs="*", help="of pictures; all if left out")
    options.add_argument("--store", type=Path, help="a demo's store that is there already")
    options.add_argument("--browser", default=shutil.which("chromium") or shutil.which("google-chrome"))
    given = options.parse_args()
    IMAGES.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        store = given.store or Path(folder) / "demo.duckdb"
        if not given.store:
            subprocess.run([sys.executable, "-m", "reportedly", "demo", "--store", str(store)], check=True)
        names = _names(store)
        with _served(store) as address, sync_playwright() as started:
            browser = started.chromium.launch(executable_path=given.browser, args=["--no-sandbox", "--disable-gpu"])
            for shot in SHOTS:
                if given.names and shot.name not in given.names:
                    continue
                page = browser.new_page(
                    viewport={"width": shot.width, "height": shot.height},
                    color_scheme="dark" if shot.dark else "light",
                )
                page.goto(address + shot.path.format(**names))
                data = _picture(page, shot)
                (IMAGES / f"{shot.name}.png").write_bytes(data)
                sys.stderr.write(f"{shot.name}.png {len(data) / 1e3:.0f} kB\n")
                page.close()


def _names(store: Path) -> dict[str, str]:
    """An article with many claims, and a claim of the event that most tell of."""
    with Store(store).view() as view:
        digests = [claim.document.digest for claim in view.claims()]
        head = view.events(order="claims")[0].head
    return {"digest": max(sorted(set(digests)), key=digests.count), "claim": head}


@contextmanager
def _served(store: Path) -> Iterator[str]:
    command = [sys.executable, "-m", "reportedly", "serve", "--store", str(store), "--port", "0"]
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True) as server:
        try:
            assert server.stderr
            found = re.search(r"http://\S+", server.stderr.readline())
            assert found, "the server says where it is"
            yield found[0].rstrip("/")
        finally:
            server.terminate()


def _picture(page: Page, shot: Shot) -> bytes:
    """The part of the page, in as few colours as look the same."""
    if shot.top:
        page.evaluate("top => scrollTo(0, document.querySelector(top).getBoundingClientRect().top - 12)", shot.top)
    image = Image.open(io.BytesIO(page.screenshot())).convert("RGB")
    for colours in (256, 128, 64, 32):
        out = io.BytesIO()
        few = image.quantize(colours, method=Image.Quantize.MEDIANCUT, dither=Image.Dither.NONE)
        few.save(out, "PNG", optimize=True)
        if out.tell() <= MOST:
            break
    return out.getvalue()


if __name__ == "__main__":
    main()
