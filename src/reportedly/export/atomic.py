"""Files that appear whole or not at all."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import IO

from reportedly.errors import ExportError


@contextmanager
def whole_file(path: Path) -> Iterator[Path]:
    """A temporary file beside ``path`` that takes its name when the block ends, and vanishes when it fails.

    Raises:
        ExportError: R501 when no file can be written there; R502 when writing fails.
    """
    if path.is_dir():
        raise ExportError("R501", f"{path} is a folder", hint="Name a file in it.", path=str(path))
    try:
        number, name = tempfile.mkstemp(prefix=f".{path.name[:50]}.", suffix=".part", dir=path.parent)
    except (OSError, ValueError) as err:
        reason = getattr(err, "strerror", None) or str(err)
        hint = "Give a file in a folder that exists and that you may write to."
        raise ExportError("R501", f"cannot write {path}: {reason}", hint=hint, path=str(path)) from err
    os.close(number)
    temporary = Path(name)
    try:
        yield temporary
        temporary.chmod(_mode(path))
        temporary.replace(path)
    except OSError as err:
        hint = "Check the free space and the permissions of the folder."
        raise ExportError("R502", f"writing {path} failed: {err.strerror or err}", hint=hint, path=str(path)) from err
    finally:
        with suppress(OSError):
            temporary.unlink(missing_ok=True)


@contextmanager
def text_file(path: Path) -> Iterator[IO[str]]:
    """A UTF-8 text file that appears whole or not at all. Raises as :func:`whole_file`."""
    with whole_file(path) as temporary, temporary.open("w", encoding="utf-8", newline="") as file:
        yield file


def _mode(path: Path) -> int:
    """The permissions of the file that is replaced, else those a new file gets."""
    try:
        return path.stat().st_mode & 0o777
    except OSError:
        mask = os.umask(0)
        os.umask(mask)
        return 0o666 & ~mask
