"""Events as tables for people: when, what, and what backs it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from rich import box
from rich.console import Console
from rich.table import Table
from rich.text import Text

from reportedly.cli.common import safe
from reportedly.cli.render import timeline_table

if TYPE_CHECKING:
    from reportedly.link.corroboration import Corroboration, Voice
    from reportedly.link.events import Event
    from reportedly.store.rows import SightingRow

_FAINT = "dim"
_ID = 8  # letters of an id that are shown
_NAMES = 3  # names that are shown before "and so many more"


def events_table(console: Console, events: Sequence[Event]) -> Table:
    """Events, one a row: day and id, category and first sentence, what backs it."""
    table = Table(box=box.HORIZONTALS, show_lines=True, expand=True, border_style="dim", pad_edge=False)
    table.add_column("Day", no_wrap=True)
    table.add_column("Event", ratio=5)
    table.add_column("Backed by", ratio=4)
    for event in events:
        day = Text(_days(event).replace(" to ", " to\n"))
        day.append(f"\n{event.id[:_ID]}", style=_FAINT)
        what = Text(", ".join(str(category) for category in event.categories[:2]), style="bold")
        what.append(f"\n{safe(event.claims[0].sentence.text)}", style="not bold")
        table.add_row(day, what, _backing(event.corroboration))
    return table


def print_event(
    console: Console,
    event: Event,
    copy_of: Mapping[str, str],
    seen: Mapping[str, Sequence[SightingRow]],
) -> None:
    """One event: what backs it, all its claims, and which articles only carry another one's text."""
    console.print(Text(f"\n{', '.join(str(category) for category in event.categories)}, {_days(event)}", style="bold"))
    console.print(_backing(event.corroboration))
    console.print(timeline_table(console, event.claims))
    documents = {record.document.digest: record.document for record in event.claims}
    for digest, document in documents.items():
        also = [
            row.publication or row.source for row in seen.get(digest, ()) if row.publication != document.publication
        ]
        name = f"{document.publication or document.id} {document.published or ''}".strip()
        if digest in copy_of:
            console.print(Text(safe(f"{name}: a near-copy of {_named(copy_of[digest], documents)}"), style=_FAINT))
        if also:
            console.print(Text(safe(f"{name}: the same text also in {_listed(also)}"), style=_FAINT))
    for record in event.claims:
        console.print(Text(f"{record.id}  {safe(record.document.publication or record.document.id)}", style=_FAINT))


def _named(digest: str, documents: Mapping[str, object]) -> str:
    document = documents.get(digest)
    return str(getattr(document, "publication", None) or digest[:_ID])


def _days(event: Event) -> str:
    if event.first is None:
        return "unknown"
    return str(event.first) if event.last in (None, event.first) else f"{event.first} to {event.last}"


def _backing(backing: Corroboration) -> Text:
    independent, outlets = len(backing.independent_outlets), len(backing.outlets)
    text = Text(f"{len(backing.claims)} claims in {backing.documents} articles", style="bold")
    text.append(f"\n{independent} independent outlet{'s' * (independent != 1)}", style="not bold")
    text.append(f" ({_listed(backing.independent_outlets)})" if independent else "", style="not bold dim")
    if backing.relays:
        text.append(
            f"\n{len(backing.relays)} of {outlets} only carry it: {_listed(backing.relays)}", style="not bold dim"
        )
    for word, voices, style in (("confirmed", backing.confirms, "green"), ("denied", backing.denies, "red")):
        if voices:
            text.append(f"\n{word} by ", style=f"not bold {style}")
            text.append(_listed([_voice(voice) for voice in voices]), style="not bold")
    if backing.single_anonymous:
        text.append("\nall of it goes back to anonymous sources of one outlet", style="not bold yellow")
    elif backing.anonymous_only:
        text.append("\nnobody but anonymous sources stands behind it", style="not bold yellow")
    return text


def _voice(voice: Voice) -> str:
    code = f" ({voice.origin.code})" if voice.origin.code else ""
    return f"{voice.origin.name}{code}"


def _listed(names: Sequence[str]) -> str:
    more = len(names) - _NAMES
    return safe(", ".join(names[:_NAMES])) + (f" and {more} more" if more > 0 else "")
