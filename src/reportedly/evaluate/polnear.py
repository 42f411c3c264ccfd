"""Attribution against PolNeAR: source, cue and content spans of news articles.

The corpus in its published form: folders ``text`` (one ``.txt`` an article) and ``attributions`` (brat standoff, the
annotator's id after the last ``_``); of several annotators the first by name is taken. Attributions without content are
left out. PolNeAR does not annotate what is said within what is said, so the outermost attributions are compared.

Tokens are runs of non-space characters. An attribution is found when the contents share at least half of their tokens
(Jaccard; one to one, best first), and right when the sources do, too; where the annotators saw no source, none is asked
for. Direct are contents that hold an opening double quotation mark.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from reportedly.coder import Coder
from reportedly.errors import EvaluationError
from reportedly.evaluate.report import ErrorClass, Figure, Report
from reportedly.says import outermost
from reportedly.types import Attribution, Document, Failure, Span

ROLES = ("source", "cue", "content")
CLASSES = ("all", "direct", "indirect")
_OPENING = re.compile("[“\"«„‟〝]|``|''")
_WORD = re.compile(r"\S+")
_ENOUGH = 0.5

Spans = tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class Annotated:
    """One attribution as character spans by role; ``score`` is a coder's confidence."""

    source: Spans
    cue: Spans
    content: Spans
    score: float = 1.0


@dataclass(frozen=True, slots=True)
class _Tokens:
    """An attribution as token sets."""

    source: frozenset[int]
    cue: frozenset[int]
    content: frozenset[int]
    direct: bool
    given: Annotated


def evaluate(path: Path, coder: Coder) -> Report:
    """Compare a coder's attributions with the corpus.

    Args:
        path: a folder with ``text`` and ``attributions``, or the corpus's folder, of which ``dev`` is read.
        coder: the coder to measure.

    Raises:
        EvaluationError: R601 not such a folder; R602 an article of it cannot be coded.
    """
    documents, gold = load_polnear(path)
    counts: Counter[tuple[str, ...]] = Counter()
    errors: dict[str, list[str]] = {}
    for document, page in zip(documents, coder.pages(documents), strict=True):
        if isinstance(page, Failure):
            raise EvaluationError("R602", f"{document.id}: {page.message}", hint=page.hint, path=str(path))
        score_article(document.text, gold[document.id], annotated(outermost(page.attributions)), counts, errors)
    return Report(
        title=f"polnear: {len(documents)} articles",
        figures=tuple(figures(counts)),
        errors=tuple(ErrorClass(name, len(rows), tuple(rows)) for name, rows in sorted(errors.items())),
    )


def load_polnear(path: Path) -> tuple[list[Document], dict[str, list[Annotated]]]:
    """The articles of a split and their gold attributions by article name. Raises as :func:`evaluate`."""
    folder = path if (path / "attributions").is_dir() else path / "dev"
    if not (folder / "attributions").is_dir() or not (folder / "text").is_dir():
        hint = "Give a folder of PolNeAR that holds the folders text and attributions, such as its dev."
        raise EvaluationError("R601", f"{path} is no folder of PolNeAR", hint=hint, path=str(path))
    first: dict[str, Path] = {}
    for file in sorted((folder / "attributions").glob("*.ann")):
        first.setdefault(file.stem.rsplit("_", 1)[0], file)
    documents: list[Document] = []
    gold: dict[str, list[Annotated]] = {}
    for name, file in first.items():
        with (folder / "text" / f"{name}.txt").open(encoding="utf-8", newline="") as text:
            documents.append(Document(text.read(), name))  # not normalised: that would shift the gold's offsets
        gold[name] = list(read_brat(file.read_text(encoding="utf-8")))
    return documents, gold


def read_brat(text: str) -> Iterator[Annotated]:
    """The attributions with a content in the text of a brat standoff file."""
    spans: dict[str, list[tuple[int, int]]] = {}
    events: list[list[str]] = []
    for line in text.split("\n"):
        fields = line.split("\t")
        if re.fullmatch(r"T\d+", fields[0]):
            pieces = fields[1].split(" ", 1)[1].split(";")
            spans[fields[0]] = [(int(a), int(b)) for a, b in (piece.split() for piece in pieces)]
        elif re.fullmatch(r"E\d+", fields[0]):
            events.append(fields[1].split()[1:])
    for arguments in events:
        roles: dict[str, list[tuple[int, int]]] = {role: [] for role in ROLES}
        for argument in arguments:
            role, name = argument.split(":")
            role = re.sub(r"\d+$", "", role).lower()
            if role in roles:
                roles[role] += spans[name]
        if roles["content"]:
            yield Annotated(tuple(roles["source"]), tuple(roles["cue"]), tuple(roles["content"]))


def annotated(attributions: Iterable[Attribution]) -> list[Annotated]:
    """A coder's attributions as character spans."""

    def plain(spans: Sequence[Span]) -> Spans:
        return tuple((span.start, span.end) for span in spans)

    return [Annotated(plain(one.source), plain(one.cue), plain(one.content), one.score) for one in attributions]


def score_article(
    text: str,
    gold: Sequence[Annotated],
    coded: Sequence[Annotated],
    counts: Counter[tuple[str, ...]],
    errors: dict[str, list[str]],
) -> None:
    """Add one article's counts and misses."""
    wanted, found = _tokenised(text, gold), _tokenised(text, coded)
    _count_tokens(wanted, found, counts)
    pairs = _match(wanted, found)
    right = _right(wanted, found, pairs)
    taken = {j: i for i, j in pairs.items()}
    for i, one in enumerate(wanted):
        for cls in ("all", "direct" if one.direct else "indirect"):
            counts[cls, "gold"] += 1
            counts[cls, "content recalled"] += i in pairs
            counts[cls, "recalled"] += i in right
        if i not in right:
            kind = "source wrong" if i in pairs else f"missed {'direct' if one.direct else 'indirect'}"
            errors.setdefault(kind, []).append(_line(text, one.given))
    for j, one in enumerate(found):
        for cls in ("all", "direct" if one.direct else "indirect"):
            counts[cls, "coded"] += 1
            counts[cls, "content hit"] += j in taken
            counts[cls, "hit"] += taken.get(j, -1) in right
        decile = str(min(9, int(one.given.score * 10)))
        counts["score", decile, "coded"] += 1
        counts["score", decile, "hit"] += taken.get(j, -1) in right
        if j not in taken:
            errors.setdefault("spurious or wrongly cut", []).append(_line(text, one.given))


def right_ones(text: str, gold: Sequence[Annotated], coded: Sequence[Annotated]) -> list[bool]:
    """For each coded attribution of an article whether its content and its source are right."""
    wanted, found = _tokenised(text, gold), _tokenised(text, coded)
    pairs = _match(wanted, found)
    right = {pairs[i] for i in _right(wanted, found, pairs)}
    hit = {id(one.given) for j, one in enumerate(found) if j in right}
    return [id(one) in hit for one in coded]


def _right(wanted: list[_Tokens], found: list[_Tokens], pairs: dict[int, int]) -> set[int]:
    return {
        i for i, j in pairs.items() if not wanted[i].source or _overlap(wanted[i].source, found[j].source) >= _ENOUGH
    }


def _tokenised(text: str, attributions: Sequence[Annotated]) -> list[_Tokens]:
    """The attributions as token sets; those without a content left out."""
    at = [-1] * (len(text) + 1)
    for number, word in enumerate(_WORD.finditer(text)):
        at[word.start() : word.end()] = [number] * (word.end() - word.start())
    return [one for one in (_tokens(one, text, at) for one in attributions) if one.content]


def figures(counts: Counter[tuple[str, ...]]) -> Iterator[Figure]:
    """The figures of the counts: F1 in percent with precision and recall beside it."""
    for cls in CLASSES:
        prefix = "" if cls == "all" else f"{cls} "
        size = (counts[cls, "coded"], counts[cls, "gold"])
        yield _f1(f"{prefix}attributions", counts[cls, "hit"], counts[cls, "recalled"], *size)
        yield _f1(f"{prefix}contents", counts[cls, "content hit"], counts[cls, "content recalled"], *size)
    for role in ROLES:
        both = counts["tokens", role, "both"]
        yield _f1(f"{role} tokens", both, both, counts["tokens", role, "coded"], counts["tokens", role, "gold"])
        both = counts["exact", role, "both"]
        yield _f1(f"{role} exact", both, both, counts["exact", role, "coded"], counts["exact", role, "gold"])
    for decile in map(str, range(10)):
        size_ = counts["score", decile, "coded"]
        if size_:
            share = round(100 * counts["score", decile, "hit"] / size_, 1)
            yield Figure(f"right at confidence 0.{decile}", share, f"percent of {size_} attributions")


def _f1(name: str, hit: int, recalled: int, coded: int, gold: int) -> Figure:
    precision = hit / coded if coded else 0.0
    recall = recalled / gold if gold else 0.0
    value = 2 * precision * recall / (precision + recall) if precision + recall else 0.0
    return Figure(name, round(100 * value, 1), f"F1; precision {100 * precision:.1f}, recall {100 * recall:.1f}")


def _tokens(one: Annotated, text: str, at: list[int]) -> _Tokens:
    def members(spans: Spans) -> frozenset[int]:
        return frozenset(at[i] for start, end in spans for i in range(start, end) if at[i] >= 0)

    direct = any(_OPENING.search(text[start:end]) for start, end in one.content)
    return _Tokens(members(one.source), members(one.cue), members(one.content), direct, one)


def _count_tokens(wanted: list[_Tokens], found: list[_Tokens], counts: Counter[tuple[str, ...]]) -> None:
    for role in ROLES:
        gold_sets = [getattr(one, role) for one in wanted]
        coded_sets = [getattr(one, role) for one in found]
        gold, coded = frozenset().union(*gold_sets), frozenset().union(*coded_sets)
        counts["tokens", role, "gold"] += len(gold)
        counts["tokens", role, "coded"] += len(coded)
        counts["tokens", role, "both"] += len(gold & coded)
        exact_gold, exact_coded = Counter(filter(None, gold_sets)), Counter(filter(None, coded_sets))
        counts["exact", role, "gold"] += exact_gold.total()
        counts["exact", role, "coded"] += exact_coded.total()
        counts["exact", role, "both"] += (exact_gold & exact_coded).total()


def _match(wanted: list[_Tokens], found: list[_Tokens]) -> dict[int, int]:
    """Gold index → coded index, best overlap of contents first."""
    rows = [
        (-_overlap(one.content, other.content), i, j)
        for i, one in enumerate(wanted)
        for j, other in enumerate(found)
        if not one.content.isdisjoint(other.content)
    ]
    pairs: dict[int, int] = {}
    taken: set[int] = set()
    for worth, i, j in sorted(rows):
        if -worth >= _ENOUGH and i not in pairs and j not in taken:
            pairs[i] = j
            taken.add(j)
    return pairs


def _overlap(one: frozenset[int], other: frozenset[int]) -> float:
    return len(one & other) / len(one | other) if one or other else 0.0


def _line(text: str, one: Annotated) -> str:
    parts = (
        " … ".join(text[start:end] for start, end in sorted(spans)) for spans in (one.source, one.cue, one.content)
    )
    source, cue, content = (" ".join(part.split()) for part in parts)
    return f"[{source or '–'}] {cue}: {content[:120]}"
