"""Packages that only the analysis needs: told by name, with the command that installs them, when they are missing."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from reportedly.errors import AnalysisError


@contextmanager
def needed(doing: str, extra: str = "analysis") -> Iterator[None]:
    """Turns a missing package inside the block into an error that says how to install it.

    Args:
        doing: what needs it ("detecting shifts").
        extra: the extra of this package that brings it.

    Raises:
        AnalysisError: R701 when a package is not installed.

    Example:
        >>> with needed("a chart"):
        ...     import no_such_package
        Traceback (most recent call last):
        reportedly.errors.AnalysisError: [R701] a chart needs no_such_package. pip install 'reportedly[analysis]'
    """
    try:
        yield
    except ModuleNotFoundError as err:
        if (err.name or "").startswith("reportedly"):
            raise
        hint = f"pip install 'reportedly[{extra}]'"
        raise AnalysisError("R701", f"{doing} needs {err.name}.", hint=hint, extra=extra) from err
