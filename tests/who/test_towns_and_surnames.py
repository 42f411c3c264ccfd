"""A town's name that is somebody's surname in the text names the person, unless it stands where a place stands."""

from __future__ import annotations

import pytest

from reportedly import Coder


@pytest.mark.parametrize(
    ("text", "name", "codes"),
    [
        ("Mayor Tim Livingstone was fined. Livingstone is facing charges of fraud.", "Livingstone", {None}),
        ("The reporter Henri Zongo was killed in 1998. The murder of Zongo shocked Kenya.", "Zongo", {None}),
        (
            "Rebels shelled Livingstone on Monday. Officials in Livingstone said nine people died.",
            "Livingstone",
            {"ZMB"},
        ),
        ("Kenyan officials visited New York on Monday.", "New York", {"USA"}),
    ],
)
def test_a_name_that_is_a_town_and_a_surname(coder: Coder, text: str, name: str, codes: set[str | None]) -> None:
    assert {mention.actor.code for mention in coder.actors(text) if mention.span.text == name} == codes
