"""Words of strangers made safe to print: one line, nothing that steers a terminal or turns the order of letters."""

from __future__ import annotations

import re
from datetime import date
from urllib.parse import quote

from reportedly.errors import ReadError
from reportedly.reading.addresses import check_url

_UNSAFE = re.compile("[\x00-\x1f\x7f-\x9f\u061c\u200b\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff\ud800-\udfff]+")
_FRAGMENT_WORDS = 5


def one_line(text: str) -> str:
    """The text on one line, without control characters and direction marks.

    Example:
        >>> one_line("Ships\\n were  seized\\u202e.")
        'Ships were seized .'
    """
    return " ".join(_UNSAFE.sub(" ", text).split())


def inner_marks(text: str) -> str:
    """Double quotation marks as single ones, for words that stand in double ones themselves.

    Example:
        >>> inner_marks('"We left," she said, as \u201cplanned\u201d.')
        '\u2018We left,\u2019 she said, as \u2018planned\u2019.'
    """
    text = text.replace("\u201c", "\u2018").replace("\u201d", "\u2019")
    return re.sub(r'"', lambda match: "\u2018" if _opens(text, match.start()) else "\u2019", text)


def _opens(text: str, place: int) -> bool:
    before, after = text[:place][-1:], text[place + 1 :][:1]
    return (not before or before in " ([\u2014") and bool(after) and not after.isspace()


def web_address(url: str | None) -> str | None:
    """An address that may stand in a link, percent-encoded where it could end one; ``None`` for anything else.

    Example:
        >>> web_address("https://news.example/a(1)?q=<b>"), web_address("javascript:alert(1)")
        ('https://news.example/a%281%29?q=%3Cb%3E', None)
    """
    try:
        checked = check_url(url or "")
    except ReadError:
        return None
    return quote(one_line(checked), safe="!#$%&*+,-./:;=?@[]_~", encoding="utf-8", errors="replace")


def sentence_address(url: str | None, sentence: str) -> str | None:
    """The address of an article with a text fragment, so that browsers show the sentence itself.

    Source: WICG, Scroll to Text Fragment.

    Example:
        >>> sentence_address("https://news.example/a", "Norway seized a trawler on Tuesday, officials said.")
        'https://news.example/a#:~:text=Norway%20seized%20a%20trawler%20on,Tuesday%2C%20officials%20said.'
    """
    address = web_address(url)
    if address is None or "#" in address:
        return address
    words = one_line(sentence).split()
    first, last = words[:_FRAGMENT_WORDS], words[_FRAGMENT_WORDS:][-_FRAGMENT_WORDS:]
    parts = [quote(" ".join(part), safe="").replace("-", "%2D") for part in (first, last) if part]
    return f"{address}#:~:text={','.join(parts)}" if parts else address


def claim_address(pages: str | None, claim: str) -> str | None:
    """The address of a claim's page, given that of ``reportedly serve``; ``None`` without one.

    Example:
        >>> claim_address("http://127.0.0.1:8000/", "0a1b")
        'http://127.0.0.1:8000/record/0a1b'
    """
    address = web_address(pages)
    return f"{address.rstrip('/')}/record/{quote(claim, safe='')}" if address else None


def day_text(day: date, *, year: bool = True) -> str:
    """A day as people write it.

    Example:
        >>> day_text(date(2025, 11, 3)), day_text(date(2025, 11, 3), year=False)
        ('3 Nov 2025', '3 Nov')
    """
    month = _MONTHS[day.month - 1]
    return f"{day.day} {month} {day.year}" if year else f"{day.day} {month}"


def days_text(first: date, last: date) -> str:
    """A stretch of days.

    Example:
        >>> days_text(date(2025, 12, 1), date(2025, 12, 7)), days_text(date(2025, 12, 30), date(2026, 1, 2))
        ('1–7 Dec 2025', '30 Dec 2025 – 2 Jan 2026')
    """
    if first == last:
        return day_text(first)
    if (first.year, first.month) == (last.year, last.month):
        return f"{first.day}–{day_text(last)}"
    return f"{day_text(first, year=first.year != last.year)} – {day_text(last)}"


_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
