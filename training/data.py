"""Gold folders in their published form → training examples of tokens and labels.

Every loader returns the same kind of thing, so that one loop trains all heads: an ``Example`` holds the tokens of a
text and, for each head that is annotated there, labels. What is not annotated is left out of the loss.
"""

from __future__ import annotations

import csv
import json
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from random import Random

from reportedly.config import Settings
from reportedly.parsing import Parser
from reportedly.pipeline import Page
from reportedly.tagging.features import Row, features
from reportedly.tagging.relations import ROOTS
from reportedly.tagging.windows import windows
from reportedly.types import Document, Failure

ROLES = ("source", "cue", "content")
STATUSES = ("happened", "planned", "denied", "hypothetical")
MATRES_ANSWERS = {
    "yes_its_anchorable": "happened",
    "no_its_intentionwishopinion": "planned",
    "no_its_negation": "denied",
    "no_its_hypotheticalcondition": "hypothetical",
}
MATRES_CONFIDENCE = 0.6
MUTUAL = ("AGREE", "CONSULT", "COOPERATE")
_QUESTION = "can_the_verb_span_stylecolorblueverb_span_be_anchored_in_time"
OUTSIDE, BEGIN, INSIDE = range(3)


@dataclass(slots=True)
class Link:
    """One attribution: the tokens of its source, cue and content."""

    source: list[int]
    cue: list[int]
    content: list[int]


@dataclass(slots=True)
class Pair:
    """Source and target tokens in the sentence ``first`` to ``last`` (exclusive), and what one does to the other."""

    source: list[int]
    target: list[int]
    first: int
    last: int
    root: int


@dataclass(slots=True)
class Example:
    """Tokens with the labels that are known of them.

    ``features`` holds a row a token, ``page`` the page that a single sentence was read from; ``roles`` one BIO label
    (0, 1, 2) a token for each role, or is empty; ``links`` the attributions; ``values`` factuality values as
    ``{head: {token: value}}``; ``status`` an index into ``STATUSES`` by token; ``pairs`` actor and recipient with their
    event.
    """

    words: list[str]
    features: list[Row] = field(default_factory=list)
    breaks: list[int] = field(default_factory=list)
    roles: dict[str, list[int]] = field(default_factory=dict)
    links: list[Link] = field(default_factory=list)
    values: dict[str, dict[int, float]] = field(default_factory=dict)
    status: dict[int, int] = field(default_factory=dict)
    pairs: list[Pair] = field(default_factory=list)
    page: Page | None = None


@dataclass(slots=True)
class Article:
    """A PolNeAR article: its page, its tokens' features, the first annotator's attributions."""

    name: str
    page: Page
    features: list[Row]
    links: list[Link]
    roles: dict[str, list[int]]


# --- parses ------------------------------------------------------------------------------------------------------


def pages(documents: Iterable[Document]) -> Iterator[Page | None]:
    """The pages of documents; ``None`` for one without a parse."""
    for parse in Parser(Settings()).parse_many(documents):
        yield None if isinstance(parse, Failure) else Page(parse.document, parse)


def sentence(page: Page) -> Example:
    """A page as one example without labels."""
    return Example([token.text for token in page.parse.tokens], features(page.parse), page=page)


def parsed(texts: Iterable[list[str]]) -> Iterator[tuple[Example, list[int]] | None]:
    """Sentences given as words → examples in the parse's own tokens, and for each word the token that holds its end.

    The sets are cut into words in other ways than the parse; what has a label there has it at that token.
    """
    given = list(texts)
    for words, page in zip(
        given, pages(Document(" ".join(words), str(i)) for i, words in enumerate(given)), strict=True
    ):
        if page is None:
            yield None
            continue
        owner = [0] * (len(page.document.text) + 1)
        for token in page.parse.tokens:
            owner[token.start : token.end] = [token.i] * (token.end - token.start)
        ends, at = [], 0
        for word in words:
            at += len(word)
            ends.append(owner[max(at - 1, 0)])
            at += 1
        yield sentence(page), ends


# --- PolNeAR -----------------------------------------------------------------------------------------------------


def read_brat(path: Path) -> list[dict[str, list[tuple[int, int]]]]:
    """The attributions of a brat file that have a content, as character spans by role."""
    spans: dict[str, list[tuple[int, int]]] = {}
    events: list[list[str]] = []
    with path.open(encoding="utf-8", newline="\n") as lines:
        for line in lines:
            row = line.rstrip("\n").split("\t")
            if re.fullmatch(r"T\d+", row[0]):
                pieces = row[1].split(" ", 1)[1].split(";")
                spans[row[0]] = [(int(a), int(b)) for a, b in (piece.split() for piece in pieces)]
            elif re.fullmatch(r"E\d+", row[0]):
                events.append(row[1].split()[1:])
    found = []
    for arguments in events:  # after all spans: an event may stand before the spans that it names
        roles: dict[str, list[tuple[int, int]]] = {role: [] for role in ROLES}
        for argument in arguments:
            role, name = argument.split(":")
            role = re.sub(r"\d+$", "", role).lower()
            if role in roles:
                roles[role] += spans[name]
        if roles["content"]:
            found.append(roles)
    return found


def polnear(folder: Path, split: str) -> list[Article]:
    """The articles of a split with the annotation of the annotator whose name comes first."""
    first: dict[str, Path] = {}
    for path in sorted((folder / split / "attributions").glob("*.ann")):
        first.setdefault(path.stem.rsplit("_", 1)[0], path)
    documents = []
    for name in first:
        with (folder / split / "text" / f"{name}.txt").open(encoding="utf-8", newline="") as handle:
            documents.append(Document(handle.read(), name))  # not ``of``: normalising would shift the gold's offsets
    articles = []
    for (name, path), page in zip(first.items(), pages(documents), strict=True):
        if page is not None:
            articles.append(_article(name, page, read_brat(path)))
    return articles


def _article(name: str, page: Page, attributions: list[dict[str, list[tuple[int, int]]]]) -> Article:
    parse = page.parse
    owner = [-1] * (len(parse.document.text) + 1)
    for token in parse.tokens:
        for at in range(token.start, token.end):
            owner[at] = token.i
    roles = {role: [OUTSIDE] * len(parse.tokens) for role in ROLES}
    links = []
    for attribution in attributions:
        link = {}
        for role, spans in attribution.items():
            tokens: set[int] = set()
            for start, end in spans:
                inside = sorted({owner[at] for at in range(start, min(end, len(owner)))} - {-1})
                for k, token in enumerate(inside):
                    # A source shared by two attributions is labelled once, and a beginning stays one.
                    first = k == 0 or roles[role][token] == BEGIN
                    roles[role][token] = BEGIN if first else INSIDE
                tokens.update(inside)
            link[role] = sorted(tokens)
        links.append(Link(**link))
    return Article(name, page, features(parse), links, roles)


def cut(article: Article, limit: int) -> Iterator[Example]:
    """The article as windows of at most ``limit`` tokens."""
    words = [token.text for token in article.page.parse.tokens]
    for window in windows(article.page.parse, limit):
        a, b = window.first, window.last
        links = []
        for link in article.links:
            inside = Link(*([i - a for i in part if a <= i < b] for part in (link.source, link.cue, link.content)))
            if inside.cue:
                links.append(inside)
        roles = {role: article.roles[role][a:b] for role in ROLES}
        yield Example(words[a:b], article.features[a:b], list(window.breaks), roles, links)


# --- factuality and status ---------------------------------------------------------------------------------------


def factuality(path: Path, head: str) -> list[Example]:
    """Sentences of a unified-factuality file, each with its annotated tokens' values in [-3, 3].

    A span of several tokens is labelled at its last, which is nearly always its head.
    """
    with path.open(encoding="utf-8") as lines:
        rows = [json.loads(line) for line in lines]
    found = []
    for row, read in zip(rows, parsed(row["text"].split(" ") for row in rows), strict=True):
        if read is not None:
            example, ends = read
            example.values[head] = {
                ends[int(target["span1"][1]) - 1]: float(target["label"]) for target in row["targets"]
            }
            found.append(example)
    return found


def letters(text: str) -> str:
    """A text without case, spaces and marks, to find the same sentence in two sets."""
    return re.sub(r"[^a-z0-9]", "", text.lower())


def matres(folder: Path) -> dict[str, list[Example]]:
    """By document: one example a sentence, with the status of each annotated verb (confidence 0.6 or better)."""
    documents: dict[str, dict[str, Example]] = defaultdict(dict)
    for name in ("AQ_Platinum_all", "TBDense_all_new", "TB_remaining_147docs"):
        with (folder / f"{name}.csv").open(encoding="utf-8", newline="") as handle:
            for row in csv.DictReader(handle):
                status = MATRES_ANSWERS.get(row[_QUESTION])
                if status is None or float(row[f"{_QUESTION}:confidence"] or 0) < MATRES_CONFIDENCE:
                    continue
                marked = next((part for part in row["bodytext"].split("<p>") if "<span" in part), "")
                if not marked:
                    continue
                left, _, rest = marked.partition("<span")
                right = re.sub(r"<[^>]+>", "", rest.partition("</span>")[2])
                before, after = _words(left), _words(right)
                verb = _words(row["verb"])
                words = [*before, *verb, *after]
                example = documents[row["docid"]].setdefault(letters(" ".join(words)), Example(words))
                at = len(before) + len(verb) - 1
                if at < len(example.words) and example.words[at] == words[at]:
                    example.status[at] = STATUSES.index(status)
    given = [(name, example) for name, sentences in sorted(documents.items()) for example in sentences.values()]
    found: dict[str, list[Example]] = {name: [] for name in sorted(documents)}
    for (name, plain), read in zip(given, parsed(example.words for _, example in given), strict=True):
        if read is not None:
            example, ends = read
            example.status = {ends[i]: status for i, status in plain.status.items()}
            found[name].append(example)
    return found


def _words(html: str) -> list[str]:
    return re.sub(r"<[^>]+>", " ", html).replace("&amp;", "&").split()


def split_by_document(
    documents: dict[str, list[Example]], train: list[Example], dev: list[Example]
) -> tuple[list[Example], list[Example]]:
    """MATRES sentences that may be trained on, and those held out.

    UW annotates the same documents. Held out is every document of which UW's development part has a sentence;
    trained on is every other document of which UW's training part has one. The rest (UW's test part, and documents
    that UW lacks) is used for neither, so that no figure is taken on a text that was seen with other labels.
    """
    known = {letters(" ".join(example.words)) for example in train}
    kept = {letters(" ".join(example.words)) for example in dev}
    learned: list[Example] = []
    held: list[Example] = []
    for sentences in documents.values():
        texts = {text for text in (letters(" ".join(example.words)) for example in sentences) if len(text) > 20}
        if texts & kept:
            held += sentences
        elif texts & known:
            learned += sentences
    return learned, held


# --- event categories --------------------------------------------------------------------------------------------


def relations(path: Path) -> dict[str, list[Example]]:
    """PLV by sentence id: the sentence with its marked actor and recipient, one of which may be missing."""
    with path.open(encoding="utf-8", newline="") as handle:
        rows = list(csv.DictReader(handle, delimiter="\t"))
    texts, marks = [], []
    for row in rows:
        text = ""
        spans: dict[str, list[tuple[int, int]]] = {"s": [], "t": []}
        start = 0
        for part in re.split(r"(</?[st]>)", row["marked_sentence"]):
            if part in ("<s>", "<t>"):
                start = len(text)
            elif part in ("</s>", "</t>"):
                spans[part[2]].append((start, len(text)))
            else:
                text += part
        texts.append(Document(text, row["sentence_id"]))
        marks.append(spans)
    found: dict[str, list[Example]] = defaultdict(list)
    for row, spans, page in zip(rows, marks, pages(texts), strict=True):
        if page is None:
            continue
        tokens = page.parse.tokens
        inside = [
            [token.i for token in tokens if any(token.start < b and a < token.end for a, b in spans[role])]
            for role in "st"
        ]
        example = sentence(page)
        example.pairs = [Pair(inside[0], inside[1], 0, len(tokens), ROOTS.index(row["gold_root"]))]
        found[row["sentence_id"]].append(example)
    return dict(found)


def folds_of(sentences: Mapping[str, list[Example]], count: int) -> list[dict[str, list[Example]]]:
    """PLV cut into ``count`` parts of whole sentences, the same ones every time."""
    names = sorted(sentences)
    Random(7).shuffle(names)
    return [{name: sentences[name] for name in names[k::count]} for k in range(count)]


def with_negatives(examples: list[Example], random: Random, share: float = 0.3, lose: float = 0.1) -> list[Example]:
    """Copies in which some pairs also stand swapped (nothing happens that way round, unless the event is mutual), and
    some lose their actor or recipient, as sentences do.
    """
    found = []
    for example in examples:
        pairs = []
        for pair in example.pairs:
            source, target = pair.source, pair.target
            if source and target and random.random() < share:
                root = pair.root if ROOTS[pair.root] in MUTUAL else ROOTS.index("NONE")
                pairs.append(Pair(target, source, pair.first, pair.last, root))
            if source and target and random.random() < lose:
                source, target = random.choice((([], target), (source, [])))
            pairs.append(Pair(source, target, pair.first, pair.last, pair.root))
        found.append(replace(example, pairs=pairs))
    return found


def made(path: Path) -> list[Example]:
    """Sentences that ``frames.py`` made, one JSON object a line."""
    with path.open(encoding="utf-8") as lines:
        rows = [json.loads(line) for line in lines]
    found: list[Example] = []
    for row, read in zip(rows, parsed(row["words"] for row in rows), strict=True):
        if read is not None:
            example, ends = read
            size = len(example.words)
            example.pairs = [
                Pair([ends[i] for i in source], [ends[i] for i in target], 0, size, ROOTS.index(root))
                for source, target, root in row["pairs"]
            ]
            found.append(example)
    return found


# --- shared ------------------------------------------------------------------------------------------------------


def join(base: list[Example], more: list[Example]) -> list[Example]:
    """``base`` with the statuses of ``more`` where the sentence is the same, and the other sentences of ``more``."""
    index = {letters(" ".join(example.words)): example for example in base}
    joined = list(base)
    for example in more:
        same = index.get(letters(" ".join(example.words)))
        if same is not None and len(same.words) == len(example.words):
            same.status.update(example.status)
        else:
            joined.append(example)
    return joined


def pack(examples: list[Example], random: Random, most: int = 4, limit: int = 100) -> list[Example]:
    """Neighbouring sentences joined into windows of 1 to ``most`` sentences, as windows are in use."""
    packed: list[Example] = []
    current: Example | None = None
    room = 0
    for example in examples:
        if current is None or room <= 0 or len(current.words) + len(example.words) > limit:
            current = Example([])
            packed.append(current)
            room = random.randint(1, most)
        shift = len(current.words)
        current.words += example.words
        current.features += example.features
        for head, values in example.values.items():
            current.values.setdefault(head, {}).update({i + shift: value for i, value in values.items()})
        current.status.update({i + shift: status for i, status in example.status.items()})
        for pair in example.pairs:
            source, target = ([i + shift for i in part] for part in (pair.source, pair.target))
            current.pairs.append(Pair(source, target, pair.first + shift, pair.last + shift, pair.root))
        room -= 1
    return packed
