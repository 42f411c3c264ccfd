"""Who says so, in words and in numbers: the chain of sources of a claim, from the outlet that carries it inwards."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from reportedly.brief.plain import one_line
from reportedly.link.words import words as words_of
from reportedly.types import Record, Source, SourceKind

NO_OUTLET = "an outlet that is not named"
_ARTICLE = re.compile(r"(?:the|an|a)\s+", re.I)
_POSSESSIVE = re.compile(r"['\u2019]s$")
_LONG = 8  # words of a sentence that two writers do not find by chance
_LOWERED = re.compile(r"(?:The|An?|One|Two|Three|Four|Five|Six|Seven|Eight|Nine|Ten|Several|Some|His|Her|Their|Its)\b")


@dataclass(frozen=True, slots=True)
class Backing:
    """What backs several claims.

    Args:
        outlets: those that had it first, or tell it in words of their own and after no other outlet.
        anonymous_only: nobody but sources without a name stands behind any of it.
        one_outlet: and all of these go back to one outlet.
    """

    outlets: int
    anonymous_only: bool
    one_outlet: bool


def backing_of(claims: Sequence[Record], originals: Mapping[str, str]) -> Backing:
    """What backs the claims. ``originals`` has the outlet of the original of each near-copy, by digest."""
    first = repeated(claims)
    outlets = dict.fromkeys(_origin(first.get(claim.id, claim), originals) for claim in claims)
    anonymous = all(innermost_kind(claim) is SourceKind.ANONYMOUS for claim in claims)
    return Backing(len(outlets), anonymous, anonymous and len(outlets) == 1)


def repeated(claims: Sequence[Record]) -> dict[str, Record]:
    """For the id of each claim whose sentence stands word by word in an earlier article of another outlet: that claim.

    An edited agency story need not be a near-copy as a whole; the sentence that it keeps is the agency's all the same.
    """
    earliest: dict[str, Record] = {}
    found: dict[str, Record] = {}
    for claim in sorted(claims, key=lambda c: c.document.published or date.max):
        told = words_of(claim.sentence.text)
        first = earliest.setdefault(" ".join(told), claim)
        if len(told) >= _LONG and outlet_of(first) != outlet_of(claim):
            found[claim.id] = first
    return found


def innermost_kind(claim: Record) -> SourceKind:
    """The kind of who said it first; the author's for an outlet's own voice, and for outlets it relays."""
    told = [s.kind for s in claim.sources if s.kind not in (SourceKind.AUTHOR, SourceKind.OUTLET)]
    return told[-1] if told else SourceKind.AUTHOR


def outlet_of(claim: Record) -> str:
    """The outlet that carries a claim, as it calls itself."""
    return one_line(claim.document.publication or "") or NO_OUTLET


def told_by(claim: Record, *, aside: bool = False) -> str:
    """Who tells a claim: the outlet, whom it relays, and whom that one cites; ``aside`` puts these in brackets.

    "Boreal Press"; "Boreal Press, citing two officials (not named)"; "Boreal Press, relaying the Oslo Courier, which
    cites two officials (not named)".
    """
    outlet = outlet_of(claim)
    relays, speakers = _chain(claim, ", not named" if aside else " (not named)")
    inner = f"relaying {', relaying '.join(relays)}" if relays else ""
    if speakers:
        inner += f"{', which cites' if relays else 'citing'} {', citing '.join(speakers)}"
    if not inner:
        return outlet
    return f"{outlet} ({inner})" if aside else f"{outlet}, {inner}"


def speaker_of(claim: Record) -> str:
    """The innermost source of a claim in words, or ``""`` for an outlet's own voice."""
    _, speakers = _chain(claim)
    return speakers[-1] if speakers else ""


def said_in(claim: Record) -> str:
    """Those between the outlet and the claim, outermost first, or ``""``."""
    relays, speakers = _chain(claim)
    return " ← ".join([*relays, *speakers])


def _chain(claim: Record, unnamed: str = " (not named)") -> tuple[list[str], list[str]]:
    """Other outlets that are relayed, and everybody else in the chain; the outlet itself is neither."""
    relays, speakers = [], []
    for source in claim.sources:
        words = _name(source)
        if not words or source.kind is SourceKind.AUTHOR:
            continue
        if source.kind is SourceKind.OUTLET:
            if not _same_outlet(words, outlet_of(claim)):
                relays.append(words)
        else:
            speakers.append(words + (unnamed if source.kind is SourceKind.ANONYMOUS else ""))
    return relays, speakers


def _origin(claim: Record, originals: Mapping[str, str]) -> str:
    """The outlet that has it in the end, without article and in lower case."""
    relays, _ = _chain(claim)
    outlet = relays[-1] if relays else originals.get(claim.document.digest) or outlet_of(claim)
    return _ARTICLE.sub("", outlet, count=1).lower()


def _name(source: Source) -> str:
    span = source.referent or source.span
    words = _POSSESSIVE.sub("", one_line(span.text)) if span else ""
    return words[:1].lower() + words[1:] if _LOWERED.match(words) else words


def _same_outlet(named: str, outlet: str) -> bool:
    """Whether an outlet is named in its own article, by its name or a part of it ("the Gazette")."""
    bare = _ARTICLE.sub("", named, count=1).lower()
    own = _ARTICLE.sub("", outlet, count=1).lower()
    return own == bare or own.endswith(f" {bare}") or own.startswith(f"{bare} ")
