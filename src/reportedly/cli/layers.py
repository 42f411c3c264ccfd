"""A page's layers for people: the words, where they stand, what a room read from them, and which rule or model says so.

Imports rich, so verbs import this module only when they print.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from rich.console import Console
from rich.table import Table
from rich.text import Text

from reportedly.cli.common import safe
from reportedly.coder import Coder
from reportedly.coder.confidence import parts_of
from reportedly.coder.join import explained
from reportedly.pipeline import Page
from reportedly.types import Actor, Attribution, Span, StatusReading

_LONGEST = 70
_MOST_FACTS = 6


@dataclass(frozen=True, slots=True)
class Line:
    """One value of a layer: words of the text, their span, the reading, and the reason."""

    words: str
    span: str
    meaning: str
    why: str


def print_layers(console: Console, page: Page) -> None:
    """Print every layer of the page, rooms in the order in which they read."""
    sections = (
        ("Actors", _actors(page)),
        ("Times", _times(page)),
        ("Places", _places(page)),
        ("Events", _events(page)),
        ("Attributions", _attributions(page)),
        ("Statuses", _statuses(page)),
    )
    for title, lines in sections:
        console.print(Text(f"\n{title}", style="bold"))
        _print_lines(console, list(lines))


def print_sureness(console: Console, page: Page, coder: Coder) -> None:
    """Print how sure each claim is, the facts that count most for and against it, and what is held back."""
    console.print(Text("\nConfidence", style="bold"))
    _print_lines(console, list(_sureness(page, coder)))


def _sureness(page: Page, coder: Coder) -> Iterator[Line]:
    least = coder.settings.min_confidence
    for record, evidence in explained(page, coder.ontology, coder.run):
        parts = sorted(parts_of(evidence).items(), key=lambda item: (-abs(item[1]), item[0]))
        counted = [f"{value:+.2f} {name.replace('_', ' ')}" for name, value in parts if name != "bias"]
        held = f"held back: less sure than {least:g}" if record.confidence < least else ""
        meaning = f"{record.event.value} {record.confidence:.2f}\n{', '.join(counted[:_MOST_FACTS])}"
        yield Line(record.event_text.text, _span(record.event_text), meaning, held)


def _print_lines(console: Console, lines: Sequence[Line]) -> None:
    if not lines:
        console.print(Text("  none", style="dim"))
        return
    table = Table.grid(padding=(0, 2), expand=True)
    table.add_column(width=1)
    table.add_column(ratio=4)
    table.add_column(justify="right", style="dim", no_wrap=True)
    table.add_column(ratio=5)
    table.add_column(ratio=3, style="dim", overflow="fold")
    for line in lines:
        table.add_row("", Text(safe(line.words)), line.span, Text(_lines(line.meaning)), Text(_lines(line.why)))
    console.print(table)


def _lines(text: str) -> str:
    return "\n".join(safe(line) for line in text.split("\n"))


def _actors(page: Page) -> Iterator[Line]:
    for mention in page.actors:
        found = mention.actor.resolution
        meaning = "; ".join(_actor(actor) for actor in (mention.parts or (mention.actor,)))
        reason = f" ({found.reason})" if found.reason else ""
        others = f"\nnot {', '.join(found.runners_up)}" if found.runners_up else ""
        why = f"{found.method} {found.score:.2f}{reason}{others}"
        yield Line(mention.span.text, _span(mention.span), f"{mention.kind.value}: {meaning}", why)


def _actor(actor: Actor) -> str:
    codes = " ".join(filter(None, (actor.code or "no code", *actor.sector)))
    return f"{actor.name} [{codes}]"


def _times(page: Page) -> Iterator[Line]:
    for time in page.times:
        if time.start and time.end:
            days = str(time.start) if time.start == time.end else f"{time.start} to {time.end}"
        else:
            days = "no calendar date"
        meaning = f"{days} ({time.grain.value}, {time.basis.value}, {time.value})"
        yield Line(time.span.text, _span(time.span), meaning, time.why)


def _places(page: Page) -> Iterator[Line]:
    for mention in page.places:
        place = mention.place
        if place is None:
            meaning = "not in the gazetteer"
        else:
            point = f" ({place.lat:.2f}, {place.lon:.2f})" if place.lat is not None and place.lon is not None else ""
            meaning = ", ".join(filter(None, (place.name, place.province, place.country))) + point
        if mention.as_actor:
            meaning += ", used as an actor"
        yield Line(mention.span.text, _span(mention.span), meaning, f"{mention.why} {mention.score:.2f}")


def _events(page: Page) -> Iterator[Line]:
    for event in page.events:
        frame = f" under {event.frame.value}" if event.frame else ""
        modes = f" ({', '.join(event.modes)})" if event.modes else ""
        arrow = "with" if event.two_sided else "to"
        sides = _phrases(page, event.actors) or "nobody named"
        if event.recipients:
            sides += f" {arrow} {_phrases(page, event.recipients)}"
        contexts = f"\ncontext: {', '.join(event.contexts)}" if event.contexts else ""
        meaning = f"{event.act.value}{modes}{frame}: {sides}{contexts}"
        yield Line(event.span.text, _span(event.span), meaning, f"{event.why} {event.score:.2f}")


def _phrases(page: Page, heads: Iterable[int]) -> str:
    """The phrases that stand at token indices: the actor mention with that head, else the bare word."""
    mentions = {mention.head: mention.span.text for mention in page.actors}
    return ", ".join(mentions.get(head, page.parse.tokens[head].text) for head in heads)


def _attributions(page: Page) -> Iterator[Line]:
    for number, attribution in enumerate(page.attributions, start=1):
        sources = _joined(attribution.source) or "(source left out)"
        span = _span(attribution.source[0]) if attribution.source else ""
        chain = " < ".join(_link(attribution, i) for i in range(len(attribution.chain)))
        meaning = f"#{number} {attribution.style.value}, says: {_short(_joined(attribution.content))}"
        if attribution.cue:
            meaning += f"\ncue: {_joined(attribution.cue)}"
        if chain:
            meaning += f"\nchain: {chain}"
        yield Line(sources, span, meaning, f"{attribution.rule} {attribution.score:.2f}")


def _link(attribution: Attribution, i: int) -> str:
    source = attribution.chain[i]
    words = source.span.text if source.span else "(unnamed)"
    same = f" = {source.referent.text}" if source.referent and source.referent.text != words else ""
    codes = " ".join(filter(None, (source.kind.value, source.code, *source.sector)))
    return f"{words}{same} [{codes}]"


def _statuses(page: Page) -> Iterator[Line]:
    for reading in page.statuses:
        event = page.events[reading.event]
        meaning = f"{reading.status.value} {reading.value.label} ({reading.score:+.2f}){_flags(reading)}"
        if reading.chain:
            meaning += f"\nsaid in: {', '.join(f'#{i + 1}' for i in reading.chain)}"
        cues = "\n".join(f"{cue.span.text}: {cue.rule}" for cue in reading.cues) or "no cue"
        yield Line(event.span.text, _span(event.span), meaning, f"{cues}\nconfidence {reading.confidence:.2f}")


def _flags(reading: StatusReading) -> str:
    names = ("future", "hypothetical", "negated", "historical")
    flags = [name for name in names if getattr(reading, name)]
    return f" {', '.join(flags)}" if flags else ""


def _joined(spans: Sequence[Span]) -> str:
    return " ... ".join(span.text for span in spans)


def _short(text: str) -> str:
    return text if len(text) <= _LONGEST else f"{text[:_LONGEST].rsplit(' ', 1)[0]} ..."


def _span(span: Span) -> str:
    return f"{span.start}:{span.end}"
