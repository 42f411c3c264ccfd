"""Which tellings are of one event: pairs that may be, each scored, then clusters of them.

Claims meet over a day and one more thing that both have: a party or a place with the deed's category, or the words of
the deed with an uncommon word of the sentence. A claim is compared with a bounded number of those it meets, so the work
grows with their number.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import timedelta

from reportedly.link.agglomerate import agglomerate
from reportedly.link.documents import Articles
from reportedly.link.pairs import score
from reportedly.link.telling import Telling

THRESHOLD = 0.33
"""The least mean probability at which two clusters of mentions are one event. Fitted on ECB+, training topics."""
CLAIMS_THRESHOLD = 0.5
"""The same for claims: a false join is worse than a missed one."""

_ALIKE = 0.07  # articles less alike tell of nothing in common
_LIKELY = 0.02
_NEIGHBOURS = 24  # claims with the same key that a claim is compared with
_UNCOMMON = 2  # rarest words of a sentence over which claims meet
_DAYS = 1  # days that reports of one event may lie apart
_LONG = 40  # days beyond which a claim has no day to meet on


@dataclass(frozen=True, slots=True)
class Link:
    """Two tellings of one event, and the probability of it; the numbers are those of the input, the earlier first."""

    first: int
    second: int
    score: float


def cluster_mentions(
    tellings: Sequence[Telling], articles: Articles, *, threshold: float = THRESHOLD
) -> list[list[int]]:
    """Clusters of mentions that tell of one event; mentions of articles that are alike are all compared."""
    scores = _scores(tellings, articles, pairs_of_like_articles(tellings, articles))
    return agglomerate(len(tellings), scores, threshold)


def cluster_claims(
    tellings: Sequence[Telling],
    articles: Articles,
    *,
    threshold: float = CLAIMS_THRESHOLD,
    among: Collection[int] | None = None,
    progress: Callable[[int], None] | None = None,
) -> tuple[list[list[int]], list[Link]]:
    """Clusters of claims that tell of one event, and the links that hold each together.

    Args:
        tellings: of claims (:func:`~reportedly.link.telling.telling_of`).
        articles: the articles that they stand in.
        threshold: the least mean probability at which two clusters are joined.
        among: numbers of the claims to link; the others only say what else their articles tell of. ``None`` for all.
        progress: told how many pairs were scored, now and then.

    Returns:
        The clusters by their first claim; and for every cluster its strongest links, one fewer than its claims.
    """
    wanted = None if among is None else sorted(among)
    scores = _scores(tellings, articles, pairs_of_claims(tellings, articles, wanted), progress)
    clusters = agglomerate(len(tellings), scores, threshold, absent=None)
    if among is not None:
        clusters = [cluster for cluster in clusters if cluster[0] in among]
    return clusters, list(_holding(clusters, scores))


def pairs_of_like_articles(tellings: Sequence[Telling], articles: Articles) -> list[tuple[int, int]]:
    """All pairs of tellings of one article or of two that are alike."""
    inside: defaultdict[int, list[int]] = defaultdict(list)
    for place, telling in enumerate(tellings):
        inside[telling.article].append(place)
    found: list[tuple[int, int]] = []
    numbers = sorted(inside)
    for at, a in enumerate(numbers):
        found += [(i, j) for k, i in enumerate(inside[a]) for j in inside[a][k + 1 :]]
        for b in numbers[at + 1 :]:
            if articles.likeness(a, b) >= _ALIKE:
                found += [(min(i, j), max(i, j)) for i in inside[a] for j in inside[b]]
    return found


def pairs_of_claims(
    tellings: Sequence[Telling], articles: Articles, among: Iterable[int] | None = None
) -> Iterator[tuple[int, int]]:
    """Pairs of claims that may tell of one event, each once; ``among`` has the numbers of those that are paired."""
    buckets: defaultdict[tuple[object, ...], list[int]] = defaultdict(list)
    for place in range(len(tellings)) if among is None else among:
        for key in sorted(_keys(tellings[place], articles), key=repr):
            buckets[key].append(place)
    seen: set[tuple[int, int]] = set()
    for members in buckets.values():
        if len(members) > _NEIGHBOURS:  # the likest next to each other, so that few comparisons find most
            members.sort(key=lambda i: (_signature(tellings[i]), i))
        for at, i in enumerate(members):
            for j in members[at + 1 : at + 1 + _NEIGHBOURS]:
                pair = (i, j) if i < j else (j, i)
                if i != j and pair not in seen:
                    seen.add(pair)
                    yield pair


def _keys(telling: Telling, articles: Articles) -> Iterator[tuple[object, ...]]:
    rare = sorted(telling.context, key=lambda word: (-articles.rarity(word), word))[:_UNCOMMON]
    for key in coarse_keys(telling):
        if key[0] != "word":
            yield key
        else:
            for word in rare:
                yield (*key, word)


def coarse_keys(telling: Telling) -> Iterator[tuple[object, ...]]:
    """What claims that are ever compared have at least one of in common; of a sentence only the deed's word counts."""
    parties = sorted(telling.codes[0] | telling.codes[1])
    for day in days_of(telling):
        for party in parties:
            yield ("party", day, telling.act, party)
        if telling.place is not None:
            yield ("place", day, telling.act, telling.place)
        yield ("word", day, telling.trigger)


def days_of(telling: Telling) -> list[int]:
    """The days on which a claim meets others; one more than its own, because reports date an event a day apart."""
    if telling.first is None or telling.last is None or telling.last - telling.first > timedelta(days=_LONG):
        return [0]
    first, last = telling.first.toordinal(), telling.last.toordinal()
    if last - first > 3:
        return sorted({day // 7 * -7 for day in range(first, last + 1)})
    return list(range(first, last + 1 + _DAYS))


def _signature(telling: Telling) -> tuple[str, ...]:
    return (*sorted(telling.codes[0])[:1], "", *sorted(telling.codes[1])[:1], "", str(telling.place), telling.trigger)


def _scores(
    tellings: Sequence[Telling],
    articles: Articles,
    pairs: Iterable[tuple[int, int]],
    progress: Callable[[int], None] | None = None,
) -> dict[tuple[int, int], float]:
    told: defaultdict[int, set[str]] = defaultdict(set)
    for telling in tellings:
        told[telling.article].add(telling.trigger)
    found: dict[tuple[int, int], float] = {}
    for done, (i, j) in enumerate(pairs, start=1):
        value = score(tellings[i], tellings[j], articles, told)
        if value >= _LIKELY:
            found[i, j] = value
        if progress is not None and done % 10_000 == 0:
            progress(done)
    return found


def _holding(clusters: Sequence[Sequence[int]], scores: dict[tuple[int, int], float]) -> Iterator[Link]:
    """A spanning tree of each cluster, its strongest links first (Kruskal 1956)."""
    cluster_of = {i: k for k, members in enumerate(clusters) for i in members}
    inside: defaultdict[int, list[tuple[float, int, int]]] = defaultdict(list)
    for (i, j), value in scores.items():
        if cluster_of[i] == cluster_of[j]:
            inside[cluster_of[i]].append((-value, i, j))
    for k in sorted(inside):
        root = {i: i for i in clusters[k]}

        def find(i: int, root: dict[int, int] = root) -> int:
            while root[i] != i:
                root[i] = root[root[i]]
                i = root[i]
            return i

        for value, i, j in sorted(inside[k]):
            a, b = find(i), find(j)
            if a != b:
                root[b] = a
                yield Link(i, j, round(-value, 3))
