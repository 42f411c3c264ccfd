"""Opens a file for a reader, with the errors of the room."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from io import BufferedReader
from pathlib import Path

from reportedly.errors import ReadError


@contextmanager
def opened(path: Path | str) -> Iterator[BufferedReader]:
    """The file, open for reading bytes.

    Raises:
        ReadError: R101 no such file; R102 a folder; R103 it cannot be opened or read.
    """
    name = str(path)
    try:
        with Path(name).open("rb") as file:
            yield file
    except FileNotFoundError as err:
        hint = "Check the spelling and the folder you are in."
        raise ReadError("R101", f"there is no file {name}", hint=hint, path=name) from err
    except IsADirectoryError as err:
        raise ReadError("R102", f"{name} is a folder", hint="Give a file.", path=name) from err
    except (OSError, ValueError) as err:
        reason = getattr(err, "strerror", None) or str(err)
        hint = "Check that it is a file you may read."
        raise ReadError("R103", f"{name[:300]!r} cannot be read: {reason}", hint=hint, path=name) from err
