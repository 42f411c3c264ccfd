"""The day of publication may be given as a date, a time or its ISO form; what is no day is refused at the door."""

from __future__ import annotations

from datetime import date, datetime

import pytest

from reportedly import Coder
from reportedly.errors import ReadError

SENTENCE = "Turkey shelled a village in Syria on Tuesday."


@pytest.mark.parametrize("given", [date(2025, 11, 12), datetime(2025, 11, 12, 23, 59), "2025-11-12"])
def test_a_day_in_any_form_is_the_same_day(coder: Coder, given: date | str) -> None:
    [record] = coder.code(SENTENCE, published=given)
    assert record.document.published == date(2025, 11, 12)
    assert record.when is not None
    assert record.when.start == date(2025, 11, 11)
    assert coder.times(SENTENCE, given)[0].start == date(2025, 11, 11)


@pytest.mark.parametrize("given", ["", "12.11.2025", "2025-02-30", "yesterday", "2025-11-12; DROP TABLE"])
def test_what_is_no_day_is_refused(coder: Coder, given: str) -> None:
    with pytest.raises(ReadError) as caught:
        coder.code(SENTENCE, published=given)
    assert caught.value.code == "R110"
    assert "YYYY-MM-DD" in (caught.value.hint or "")
