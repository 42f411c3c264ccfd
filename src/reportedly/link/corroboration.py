"""What backs an event: who reports it first, who confirms and who denies it, and how many sources there really are.

Fifty articles are not fifty sources. Near-copies, and one text that several outlets carry, count as the outlet that had
the text first; a report that relays another outlet's counts as that outlet's; what officials tell one outlet, and
others repeat after it, is one source.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from reportedly.link.words import function_words, words
from reportedly.types import Record, Source, SourceKind, Status

UNNAMED_OUTLET = "(outlet not given)"

_CONFIRMING = frozenset({Status.HAPPENED})
_DENYING = frozenset({Status.DENIED, Status.RULED_OUT})
_OWN_VOICE = frozenset({SourceKind.AUTHOR, SourceKind.OUTLET})


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a claim comes from in the end.

    Args:
        kind: of the innermost source; ``author`` is an outlet in its own voice.
        name: of the source as written last and in lower case ("us officials"); of the outlet for its own voice.
        code: country or organisation code of the source.
        outlet: the outlet that has it from that source, in lower case.
    """

    kind: SourceKind
    name: str
    code: str | None
    outlet: str

    @property
    def key(self) -> tuple[str, ...]:
        """Equal for claims that may go back to the same source. Anonymous ones are the same within one outlet only."""
        if self.kind is SourceKind.ANONYMOUS:
            return ("anonymous", self.outlet)
        return ("source", self.name, self.code or "")

    def as_dict(self) -> dict[str, object]:
        """The JSON form."""
        return {"kind": self.kind.value, "name": self.name, "code": self.code, "outlet": self.outlet}


@dataclass(frozen=True, slots=True)
class Voice:
    """What one source says of an event: claims (ids, earliest first), with the outlets that carry them."""

    origin: Origin
    status: Status
    first: date | None
    outlets: tuple[str, ...]
    claims: tuple[str, ...]

    def as_dict(self) -> dict[str, object]:
        """The JSON form."""
        return {
            **self.origin.as_dict(),
            "status": self.status.value,
            "first": self.first.isoformat() if self.first else None,
            "outlets": list(self.outlets),
            "claims": list(self.claims),
        }


@dataclass(frozen=True, slots=True)
class Corroboration:
    """What backs one event.

    Args:
        claims: ids of its claims, earliest first.
        documents: articles; copies: those that are near-copies of another one here.
        outlets: names of all outlets that carry it. independent_outlets: of those that had it first, or that tell in
            words of their own and not after another outlet. relays: the others, which only carry or repeat it.
        sources: the ultimate sources, earliest first.
        first_report: the claim that was published first.
        confirms, denies: the sources that say that it happened, or that it did not or will not.
        single_anonymous: all of it that is not denial goes back to anonymous sources of one outlet.
        anonymous_only: to anonymous sources, of whichever outlets.
    """

    claims: tuple[str, ...]
    documents: int
    copies: int
    outlets: tuple[str, ...]
    independent_outlets: tuple[str, ...]
    relays: tuple[str, ...]
    sources: tuple[Origin, ...]
    first_report: str
    confirms: tuple[Voice, ...]
    denies: tuple[Voice, ...]
    single_anonymous: bool
    anonymous_only: bool

    def as_dict(self) -> dict[str, object]:
        """The JSON form."""
        return {
            "claims": list(self.claims),
            "documents": self.documents,
            "copies": self.copies,
            "outlets": list(self.outlets),
            "independent_outlets": list(self.independent_outlets),
            "relays": list(self.relays),
            "sources": [source.as_dict() for source in self.sources],
            "first_report": self.first_report,
            "confirms": [voice.as_dict() for voice in self.confirms],
            "denies": [voice.as_dict() for voice in self.denies],
            "single_anonymous": self.single_anonymous,
            "anonymous_only": self.anonymous_only,
        }


@dataclass(frozen=True, slots=True)
class Carried:
    """Where else an article was seen, letter by letter: an outlet and its day."""

    publication: str | None
    published: date | None


def corroborate(
    claims: Sequence[Record],
    copy_of: Mapping[str, str] | None = None,
    carried: Mapping[str, Sequence[Carried]] | None = None,
) -> Corroboration:
    """What backs the event that all the claims tell of.

    Args:
        claims: the claims of one event, at least one.
        copy_of: for the digest of each article that is a near-copy, the digest of the first such article.
        carried: for the digest of an article, who else carried that very text, and when.

    Raises:
        ValueError: when there are no claims.
    """
    if not claims:
        raise ValueError("an event has at least one claim")
    copies = copy_of or {}
    carriers = {claim.document.digest: _carriers(claim, carried or {}) for claim in claims}
    order = sorted(
        claims, key=lambda c: (carriers[c.document.digest][0][0], c.document.digest, c.event_text.start, c.id)
    )
    outlet_of: dict[str, str] = {}
    for claim in order:  # the first article of each set of copies gives its outlet to all of them
        digest = claim.document.digest
        outlet_of.setdefault(copies.get(digest, digest), carriers[digest][0][1])
    origins = {
        claim.id: origin_of(claim, outlet_of[copies.get(claim.document.digest, claim.document.digest)])
        for claim in order
    }
    affirmed = [claim for claim in order if claim.status not in _DENYING]
    kinds = {origins[claim.id].kind for claim in affirmed}
    keys = {origins[claim.id].key for claim in affirmed}
    anonymous = kinds == {SourceKind.ANONYMOUS}
    digests = {claim.document.digest for claim in order}
    outlets = tuple(dict.fromkeys(name for claim in order for _, name in carriers[claim.document.digest]))
    independent = tuple(dict.fromkeys(origins[claim.id].outlet for claim in order))
    return Corroboration(
        claims=tuple(dict.fromkeys(claim.id for claim in order)),
        documents=len(digests),
        copies=len(digests) - len({copies.get(digest, digest) for digest in digests}),
        outlets=outlets,
        independent_outlets=independent,
        relays=tuple(name for name in outlets if name not in independent),
        sources=tuple({origins[claim.id].key: origins[claim.id] for claim in reversed(order)}.values())[::-1],
        first_report=order[0].id,
        confirms=_voices(order, origins, carriers, _CONFIRMING),
        denies=_voices(order, origins, carriers, _DENYING),
        single_anonymous=anonymous and len(keys) == 1,
        anonymous_only=anonymous,
    )


def origin_of(claim: Record, outlet: str) -> Origin:
    """Where a claim comes from, if ``outlet`` was the first to have the text."""
    for source in claim.sources:
        if source.kind is SourceKind.OUTLET:
            outlet = source_name(source) or outlet
    told = [source for source in claim.sources if source.kind not in _OWN_VOICE]
    if not told:
        return Origin(SourceKind.OUTLET if claim.sources else SourceKind.AUTHOR, outlet, None, outlet)
    innermost = told[-1]
    return Origin(innermost.kind, source_name(innermost) or innermost.kind.value, innermost.code, outlet)


def outlet_name(claim: Record) -> str:
    """The outlet that carries a claim, in lower case."""
    return _called(claim.document.publication)


def _called(publication: str | None) -> str:
    return " ".join((publication or UNNAMED_OUTLET).lower().split())


def source_name(source: Source) -> str:
    """The words that name a source, in lower case, without articles and the like; what a pronoun stands for."""
    span = source.referent or source.span
    if span is None:
        return ""
    kept = [word for word in words(span.text) if word not in function_words() or word == "us"]
    return " ".join(kept or words(span.text))


def _carriers(claim: Record, carried: Mapping[str, Sequence[Carried]]) -> list[tuple[date, str]]:
    """Day and name of every outlet that carries the text of a claim, the first one first; of two on one day, the one
    that was read first. An outlet of unknown name counts only when no other is known.
    """
    found = [(claim.document.published or date.max, outlet_name(claim))]
    for other in carried.get(claim.document.digest, ()):
        found.append((other.published or date.max, _called(other.publication)))
    named = [item for item in found if item[1] != UNNAMED_OUTLET] or found[:1]
    return sorted(named, key=lambda item: item[0])


def _voices(
    order: Sequence[Record],
    origins: Mapping[str, Origin],
    carriers: Mapping[str, Sequence[tuple[date, str]]],
    wanted: frozenset[Status],
) -> tuple[Voice, ...]:
    by_source: dict[tuple[str, ...], list[Record]] = {}
    for claim in order:
        if claim.status in wanted:
            by_source.setdefault(origins[claim.id].key, []).append(claim)
    return tuple(
        Voice(
            origins[claims[0].id],
            claims[0].status,
            _known(carriers[claims[0].document.digest][0][0]),
            tuple(dict.fromkeys(name for claim in claims for _, name in carriers[claim.document.digest])),
            tuple(dict.fromkeys(claim.id for claim in claims)),
        )
        for claims in by_source.values()
    )


def _known(day: date) -> date | None:
    return None if day == date.max else day
