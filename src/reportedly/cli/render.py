"""Claims as a table for people: status in colour, who to whom, and the chain of who says so.

Imports rich, so verbs import this module only when they print.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from rich import box
from rich.console import Console
from rich.table import Table
from rich.text import Text

from reportedly.cli.common import safe
from reportedly.types import Basis, Document, Record, RecordActor, Source, SourceKind, Status

STATUS_STYLES = {
    Status.HAPPENED: "bold green",
    Status.PLANNED: "bold cyan",
    Status.POSSIBLE: "bold yellow",
    Status.DENIED: "bold red",
    Status.RULED_OUT: "bold magenta",
    Status.HYPOTHETICAL: "bold blue",
    Status.UNKNOWN: "bold",
}
_WIDE = 120
_CODE, _FAINT, _WORDS = "cyan", "dim", "italic"


def print_claims(console: Console, document: Document, records: Sequence[Record]) -> None:
    """Print a document's heading and its claims as a table, laid out for the width of the console."""
    console.print(_heading(document, len(records)))
    if records:
        console.print(claims_table(console, records))


def claims_table(console: Console, records: Sequence[Record]) -> Table:
    """The claims as a table: six columns where there is room, else three with several lines each."""
    marks = _Marks(console)
    table = Table(
        box=box.HORIZONTALS, show_lines=True, expand=console.width < _WIDE, border_style="dim", pad_edge=False
    )
    if console.width >= _WIDE:
        table.add_column("Status", no_wrap=True)
        table.add_column("Event", min_width=8)
        table.add_column("Who", ratio=3, min_width=24)
        table.add_column("When, where", min_width=10, max_width=22)
        table.add_column("Who says so", ratio=2, min_width=18)
        table.add_column("In the words", ratio=3, min_width=16)
        for record in records:
            cells = (_status(record), _event(record), _sides(record, marks), _setting(record), _chain(record, marks))
            table.add_row(*cells, _words(record, marks))
        return table
    table.add_column("Claim", min_width=12, max_width=18)
    table.add_column("Who", ratio=5)
    table.add_column("Who says so", ratio=4)
    for record in records:
        table.add_row(
            _stack(_status(record), _event(record)),
            _stack(_sides(record, marks), _words(record, marks), _setting(record)),
            _chain(record, marks),
        )
    return table


def timeline_table(console: Console, records: Iterable[Record]) -> Table:
    """Claims of many documents in the order in which they come: the day first, the outlet with who says so."""
    marks = _Marks(console)
    table = Table(box=box.HORIZONTALS, expand=True, border_style="dim", pad_edge=False)
    table.add_column("Day", no_wrap=True)
    table.add_column("Claim", min_width=12, max_width=18)
    table.add_column("Who", ratio=5)
    table.add_column("Who says so", ratio=4)
    for record in records:
        day = record.when.start if record.when else record.document.published
        said = _chain(record, marks)
        if record.sources and record.document.publication:
            said = _stack(said, Text(f"in {safe(record.document.publication)}", style=_FAINT))
        sides = _stack(_sides(record, marks), _words(record, marks))
        table.add_row(day.isoformat() if day else "", _stack(_status(record), _event(record)), sides, said)
    return table


class _Marks:
    """Arrows and quotation marks that the console's encoding has."""

    def __init__(self, console: Console) -> None:
        unicode = console.encoding.lower().startswith("utf")
        self.does, self.each_other, self.says = ("\u2192", "\u2194", "\u2190") if unicode else ("->", "<->", "<-")
        self.blank = "\u00a0" if unicode else " "  # no-break: codes stay on one line
        self.open, self.close = ("\u201c", "\u201d") if unicode else ('"', '"')


def _heading(document: Document, count: int) -> Text:
    heading = Text("\n" + safe(document.title or document.id), style="bold")
    about = [document.id] if document.title else []
    about += [document.publication] if document.publication else []
    if document.published:
        basis = "" if document.published_basis == "given" else f" (from the {document.published_basis or 'document'})"
        about.append(f"{document.published.isoformat()}{basis}")
    about.append(f"{count} claim{'' if count == 1 else 's'}")
    heading.append("\n" + safe(", ".join(about)), style="not bold dim")
    return heading


def _status(record: Record) -> Text:
    text = Text(record.status.value.replace("_", " "), style=STATUS_STYLES[record.status])
    return text.append(f" {record.confidence:.0%}", style="not bold dim white")


def _event(record: Record) -> Text:
    text = Text(record.event.value)
    if record.act is not record.event:
        text.append(f"\nact {record.act.value}", style=_FAINT)
    if record.mode:
        text.append("\n" + ", ".join(record.mode), style=_FAINT)
    return text


def _sides(record: Record, marks: _Marks) -> Text:
    """``A -> B``; two-sided acts hold the same actors on both sides and are shown once."""
    if len(record.actor) > 1 and record.actor == record.recipient:
        return Text(f" {marks.each_other} ").join(_actor(actor, marks) for actor in record.actor)
    text = _actors(record.actor, marks)
    if record.recipient:
        text.append(f" {marks.does} ", style="bold")
        text.append_text(_actors(record.recipient, marks))
    return text


def _actors(actors: Sequence[RecordActor], marks: _Marks) -> Text:
    return Text(", ").join(_actor(actor, marks) for actor in actors) if actors else Text("nobody named", style=_FAINT)


def _actor(found: RecordActor, marks: _Marks) -> Text:
    text = Text(safe(found.actor.name))
    return _with_codes(text, found.actor.code, found.actor.sector, marks)


def _with_codes(text: Text, code: str | None, sector: Sequence[str], marks: _Marks) -> Text:
    codes = marks.blank.join(filter(None, (code, *sector)))
    return text.append(f" ({codes})", style=_CODE) if codes else text


def _setting(record: Record) -> Text:
    parts = []
    if record.when:
        start, end = record.when.start.isoformat(), record.when.end.isoformat()
        weak = " (date of the text)" if record.when.basis in (Basis.PUBLISHED, Basis.DATELINE) else ""
        parts.append((start if start == end else f"{start} to {end}") + weak)
    if record.where:
        place = record.where.place
        parts.append(", ".join(filter(None, (place.name, place.country))))
    return Text("\n".join(safe(part) for part in parts), style=_FAINT)


def _chain(record: Record, marks: _Marks) -> Text:
    """The outermost source first, each arrow pointing from who tells to who is told of."""
    if not record.sources:
        return Text(safe(record.document.publication or "the outlet itself"), style=_FAINT)
    return Text(f" {marks.says} ").join(_source(source, marks) for source in record.sources)


def _source(source: Source, marks: _Marks) -> Text:
    if source.kind is SourceKind.AUTHOR and source.span is None:
        return Text("the outlet itself", style=_FAINT)
    text = Text(safe(source.span.text) if source.span else f"({source.kind.value})")
    if source.referent and source.span and source.referent.text != source.span.text:
        text.append(f" = {safe(source.referent.text)}", style=_FAINT)
    return _with_codes(text, source.code, source.sector, marks)


def _words(record: Record, marks: _Marks) -> Text:
    return Text(f"{marks.open}{safe(record.event_text.text)}{marks.close}", style=_WORDS)


def _stack(*parts: Text) -> Text:
    return Text("\n").join(part for part in parts if part.plain)
