"""ECB+ in its published form: CAT XML, one file an article, and the list of sentences that were checked.

Source: Cybulska and Vossen 2014. Only mentions in the sentences of ``ECBplus_coreference_sentences.csv`` count, as its
authors ask. Topics 2, 5, 12, 18, 21, 23, 34, 35 are the usual development part, 36 to 45 the test part.
"""

from __future__ import annotations

import csv
from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass
from pathlib import Path
from xml.etree import ElementTree

from reportedly.errors import EvaluationError

SENTENCES = "ECBplus_coreference_sentences.csv"
DEVELOPMENT = ("2", "5", "12", "18", "21", "23", "34", "35")
TRAINED: tuple[str, ...] = (
    "1",
    "3",
    "4",
    "6",
    "7",
    "8",
    "9",
    "10",
    "11",
    "13",
    "14",
    "16",
    "19",
    "20",
    "22",
    "24",
    "25",
    "26",
    "27",
    "28",
)
TRAINED += ("29", "30", "31", "32", "33")
"""The topics that the weights of ``link`` are fitted on; never measured."""


@dataclass(frozen=True, slots=True)
class Mention:
    """A marked event: code points of the article's text, and the name of its gold cluster."""

    start: int
    end: int
    cluster: str


@dataclass(frozen=True, slots=True)
class Article:
    """One article: its tokens joined by blanks, its sentences by line breaks."""

    name: str
    topic: str
    text: str
    mentions: tuple[Mention, ...]

    @property
    def subtopic(self) -> str:
        """ECB articles and the ones added to them tell of two different events of one kind."""
        return f"{self.topic}{'ecbplus' if 'plus' in self.name else 'ecb'}"


def load_ecbplus(path: Path, topics: Collection[str] | None = None) -> tuple[Article, ...]:
    """The articles of a copy of ECB+, in order of topic and number.

    Args:
        path: the folder that holds the list of sentences.
        topics: which topics; ``None`` is every one but those in :data:`TRAINED`.

    Raises:
        EvaluationError: R601 when it is not of that form.
    """
    try:
        checked = _checked(path / SENTENCES)
        files = [
            file
            for file in path.glob("**/*.xml")
            if (file.parent.name in topics if topics is not None else file.parent.name not in TRAINED)
        ]
        return tuple(
            article
            for file in sorted(files, key=lambda f: (int(f.parent.name), len(f.name), f.name))
            if (article := _article(file, checked[file.stem])) is not None
        )
    except (OSError, ValueError, KeyError, TypeError, ElementTree.ParseError) as err:
        hint = f"Give the folder that holds {SENTENCES} and the topics' folders."
        raise EvaluationError("R601", f"{path} is not of that form: {err}", hint=hint, path=str(path)) from err


def _checked(path: Path) -> defaultdict[str, frozenset[int]]:
    found: defaultdict[str, set[int]] = defaultdict(set)
    with path.open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines):
            found[f"{row['Topic']}_{row['File']}"].add(int(row["Sentence Number"]))
    return defaultdict(frozenset, {name: frozenset(numbers) for name, numbers in found.items()})


def _article(path: Path, checked: frozenset[int]) -> Article | None:
    if not checked:
        return None
    root = ElementTree.parse(path).getroot()
    where: dict[str, tuple[int, int, int]] = {}
    parts: list[str] = []
    at, last = 0, None
    for token in root.iter("token"):
        sentence, word = int(token.get("sentence", "0")), token.text or ""
        if last is not None:
            parts.append(" " if sentence == last else "\n")
            at += 1
        where[token.get("t_id", "")] = (at, at + len(word), sentence)
        parts.append(word)
        at, last = at + len(word), sentence
    names = _names(root)
    mentions = []
    for mark in root.iterfind("Markables/*"):
        if "ACTION" not in mark.tag or mark.get("TAG_DESCRIPTOR"):
            continue
        spans = [where[anchor.get("t_id", "")] for anchor in mark.iterfind("token_anchor")]
        if not spans or spans[0][2] not in checked:
            continue
        name = names.get(mark.get("m_id", ""), f"{path.stem}#{mark.get('m_id')}")
        mentions.append(Mention(min(s for s, _, _ in spans), max(e for _, e, _ in spans), name))
    mentions.sort(key=lambda m: (m.start, m.end))
    return Article(path.stem, path.parent.name, "".join(parts), tuple(mentions))


def _names(root: ElementTree.Element) -> dict[str, str]:
    """The cluster of each mention that is in one; clusters within one article get a name of their own."""
    document = root.get("doc_name", "")
    instances = {m.get("m_id"): m.get("instance_id") for m in root.iterfind("Markables/*") if m.get("TAG_DESCRIPTOR")}
    found: dict[str, str] = {}
    for relation in root.iterfind("Relations/*"):
        target = relation.find("target")
        local = f"{document}#r{relation.get('r_id')}"
        name = relation.get("note") if relation.tag == "CROSS_DOC_COREF" else None
        if name is None and target is not None:
            name = instances.get(target.get("m_id")) or None
            name = f"{document}#{name}" if name else None
        for source in relation.iterfind("source"):
            found[source.get("m_id", "")] = name or local
    return found
