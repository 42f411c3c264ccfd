"""Datelines: where a text says on which day it was written."""

from __future__ import annotations

import re

# A dateline stands in the first characters, begins with a place in capitals or with the agency, and ends in a dash:
# "BEIRUT, April 3 (Reuters) -".
_DATELINE = re.compile(r"^\s*(?=[^\n]{0,40}?(?:[A-Z]{3}|\())[^\n]{0,100}?\s*(?:--|[-–—_])\s")
DATELINE_REACH = 3  # a dateline at most this many days before publication tells when the text was written


def dateline_end(text: str) -> int:
    """The offset at which the dateline ends; 0 when the text begins without one.

    Example:
        >>> dateline_end("BEIRUT, April 3 (Reuters) - Troops left.")
        28
    """
    match = _DATELINE.match(text)
    return match.end() if match else 0
