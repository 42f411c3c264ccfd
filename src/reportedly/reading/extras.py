"""Packages that only some readers need: told by name, with the command that installs them, when they are missing."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from reportedly.errors import ReadError


@contextmanager
def needed(extra: str, reading: str) -> Iterator[None]:
    """Turns a missing package inside the block into an error that says how to install it.

    Args:
        extra: the extra of this package that brings it (``"web"``).
        reading: what is read with it ("web pages").

    Raises:
        ReadError: R160 when a package is not installed.

    Example:
        >>> with needed("web", "web pages"):
        ...     import no_such_package
        Traceback (most recent call last):
        reportedly.errors.ReadError: [R160] reading web pages needs no_such_package. pip install 'reportedly[web]'
    """
    try:
        yield
    except ModuleNotFoundError as err:
        if (err.name or "").startswith("reportedly"):
            raise
        hint = f"pip install 'reportedly[{extra}]'"
        raise ReadError("R160", f"reading {reading} needs {err.name}.", hint=hint, extra=extra) from err
