"""Everything that can go wrong, as one tree.

::

    ReportedlyError            code, message, hint, fields
    ├── ConfigError     R0xx   a setting that cannot be used
    ├── ReadError       R1xx   an input that cannot be read as an article
    ├── PipelineError   R2xx   a missing model, an unmet component, a component that failed
    ├── LexiconError    R3xx   a lexicon or ontology row that is wrong, with file and line
    ├── StoreError      R4xx   a database that cannot be opened or written
    ├── ExportError     R5xx   an output that cannot be written
    ├── EvaluationError R6xx   a gold file that cannot be read in its published form
    ├── AnalysisError   R7xx   a series, a shift or a chart that cannot be made
    └── ServeError      R8xx   a page that cannot be shown, or pages that cannot be served

Library code raises these and never prints or exits. ``cli`` turns them into exit code 1 with code and hint.
"""

from __future__ import annotations


class ReportedlyError(Exception):
    """An error that says what happened, where, and what to do next.

    Args:
        code: stable identifier such as ``"R101"``; documented in ``docs/errors.md``.
        message: what happened, in one sentence.
        hint: what the user can do next; empty when there is nothing to do.
        **fields: machine-readable particulars (``path``, ``line``, ``component`` …).

    Example:
        >>> error = ReadError("R101", "a.txt is empty", hint="Give a file that holds an article.", path="a.txt")
        >>> error.code, error.fields["path"]
        ('R101', 'a.txt')
    """

    def __init__(self, code: str, message: str, *, hint: str = "", **fields: str | int | float | None) -> None:
        super().__init__(message)
        self.code = code
        self.message = message
        self.hint = hint
        self.fields = fields

    def __str__(self) -> str:
        hint = f" {self.hint}" if self.hint else ""
        return f"[{self.code}] {self.message}{hint}"


class ConfigError(ReportedlyError):
    """A setting that cannot be used (R0xx)."""


class ReadError(ReportedlyError):
    """An input that cannot be read as an article (R1xx)."""


class PipelineError(ReportedlyError):
    """A missing model, an unmet component or a component that failed (R2xx)."""


class LexiconError(ReportedlyError):
    """A lexicon or ontology row that is wrong, with file and line (R3xx)."""


class StoreError(ReportedlyError):
    """A database that cannot be opened or written (R4xx)."""


class ExportError(ReportedlyError):
    """An output that cannot be written (R5xx)."""


class EvaluationError(ReportedlyError):
    """A gold file that cannot be read in its published form (R6xx)."""


class AnalysisError(ReportedlyError):
    """A series, a shift or a chart that cannot be made (R7xx)."""


class ServeError(ReportedlyError):
    """A page that cannot be shown, or pages that cannot be served (R8xx)."""
