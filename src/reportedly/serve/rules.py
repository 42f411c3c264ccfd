"""What stands behind a name in ``why``: rows of the lexicons, mechanisms of the code, learned models."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from reportedly.lexicon import Row, data_root, load_lexicon
from reportedly.ontology import plover

_MECHANISMS = {
    "encoder": "chosen by the encoder's relation head, where words are ambiguous (behind a row's id) or the lexicon "
    "finds no deed; the number is how probable it holds the category",
    "grammar": "read from the grammar of the sentence: tense, negation, mood",
    "tagger": "read by the shared encoder, a learned model",
    "transfer": "a row of the event/act table: the deed is not done, so the claim counts as another category",
}


@dataclass(frozen=True, slots=True)
class Rule:
    """One name in ``why``, explained.

    Args:
        id: the name.
        kind: ``lexicon``, ``table`` or ``mechanism``.
        file: of the lexicon, such as ``en/reporting.csv:12``.
        pattern: what it looks for. effect: what it then says.
        example, counterexample: sentences in which it acts, and in which it does not.
        source: where the knowledge comes from. added: when.
        meaning: in words, for what is no lexicon row.
    """

    id: str
    kind: str
    file: str = ""
    pattern: str = ""
    effect: str = ""
    example: str = ""
    counterexample: str = ""
    source: str = ""
    added: str = ""
    meaning: str = ""


def explain(name: str) -> tuple[Rule, ...]:
    """The rules that a name in ``why`` stands for; two when one row governs another (``a+b``) or the encoder chose
    what the row's words name (``a|encoder.accuse=0.97``).

    Example:
        >>> [row] = explain("en/plans#plan-v")
        >>> row.kind, row.file[:12], explain("grammar#negation")[0].kind
        ('lexicon', 'en/plans.csv', 'mechanism')
    """
    return tuple(_one(part) for part in name.replace("|", "+").split("+"))


def _one(name: str) -> Rule:
    found = _rows().get(name)
    if found is not None:
        return _of_row(name, found)
    kind, _, rest = name.partition(".")
    if kind == "transfer":
        for transfer in plover().transfers:
            if transfer.id == rest:
                return Rule(name, "table", file="plover/transfers.toml", meaning=f"event/act table: {transfer.why}")
    word = name.replace("#", ".").partition(".")[0]
    return Rule(name, "mechanism", meaning=_MECHANISMS.get(word, "a mechanism of the coder or a learned model"))


def _of_row(name: str, row: Row) -> Rule:
    fields = (row.pattern, row.effect, row.example, row.counterexample, row.source, row.added)
    return Rule(name, "lexicon", row.where, *fields)


@cache
def _rows() -> dict[str, Row]:
    """Every lexicon row by its file and id (``en/plans#plan-v``), and by the id alone where that names only one."""
    rows: dict[str, Row] = {}
    alone: dict[str, list[Row]] = {}
    for file, row in _all():
        rows[f"en/{file}#{row.id}"] = row
        alone.setdefault(row.id, []).append(row)
    return {identity: found[0] for identity, found in alone.items() if len(found) == 1} | rows


def _all() -> Iterator[tuple[str, Row]]:
    for path in sorted((data_root() / "lexicons" / "en").iterdir(), key=lambda item: item.name):
        if path.name.endswith(".csv"):
            file = path.name.removesuffix(".csv")
            for row in load_lexicon(file):
                yield file, row
