from __future__ import annotations

from datetime import date

import pytest

from reportedly.errors import ReadError
from reportedly.reading import dateline_date, parse_date


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("KYIV, Nov. 22, 2025 (Agency) - Talks resumed.", date(2025, 11, 22)),
        ("KYIV, Ukraine, Nov. 22, 2025 (Agency) \u2014 Talks resumed.", date(2025, 11, 22)),
        ("PORT-AU-PRINCE, 3 March 2024 - Talks resumed.", date(2024, 3, 3)),
        ("ADDIS ABABA, Monday, 3 March 2024 \u2013 Talks resumed.", date(2024, 3, 3)),
        ("Talks resume\n\nPublished: 12 May 2021\n\nThe minister said so.", date(2021, 5, 12)),
        ("Talks resume\r\nWednesday, May 12, 2021, 10:45 a.m. EDT\r\nThe minister said so.", date(2021, 5, 12)),
        ("2021-05-12\nThe minister said so.", date(2021, 5, 12)),
        ("2021-05-12T10:45:00Z\nThe minister said so.", date(2021, 5, 12)),
        ("Talks resume\nSept. 1st, 1999\nThe minister said so.", date(1999, 9, 1)),
        ("KYIV, Nov. 22 (Agency) - Talks resumed.", None),
        ("The talks of May 12, 2021 resumed - at last.", None),
        ("May 12, 2021, was the day the war began.", None),
        ("05/06/2021\nTalks resumed.", None),
        ("Updated: 12 May 2021\nTalks resumed.", None),
        ("12 May 2021\n13 May 2021\nTalks resumed.", None),
        ("31 February 2021\nTalks resumed.", None),
        ("\n".join(["A line of text."] * 20) + "\n12 May 2021", None),
        ("", None),
        ("A" * 100_000, None),
    ],
)
def test_dateline(text: str, expected: date | None) -> None:
    assert dateline_date(text) == expected


@pytest.mark.parametrize(
    "text", ["tomorrow", "2025-13-01", "2025-02-30", "22.11.2025", "20251122", "2025-W47-6", "", "٢٠٢٥-١١-٢٢"]
)
def test_what_is_no_date_is_refused_with_the_form(text: str) -> None:
    with pytest.raises(ReadError, match="not a date") as caught:
        parse_date(text)
    assert caught.value.code == "R110"
    assert "YYYY-MM-DD" in caught.value.hint
