"""The status cues of the lexicons, indexed for look-up by word and by how it governs.

A row's ``pattern`` is ``lemma.pos`` or ``lemma+particle.pos`` with pos v (verb), n (noun), a (adjective), m (modifier
or auxiliary, by its written form), p (preposition) or c (subordinator). ``link`` lists how the deed hangs on it:

======== ==========================================================================================
to       infinitive: planned *to attack*             ing     gerund: considers *attacking*
that     finite clause: said *it attacked*           whether asked *whether it attacked*
bare     small clause: let them *attack*             obj     object or passive subject: planned *an attack*
subj     subject: *the talks* collapsed              mod     cue modifies the deed: *alleged* attack
compound deed before the noun: *attack* plan         for, of, from … the preposition between: plan *for* an attack
charge   an allegation: rejected *claims that* …     plan    a word of intention: dropped *its threat* to …
would    what "would" tells of: *the plan* would …   raise   the deed of the subject: *talks* are due to begin
main     cue sets a condition on its main clause     x-ing   a gerund after preposition x: far from *withdrawing*
======== ==========================================================================================
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from reportedly.errors import LexiconError
from reportedly.lexicon import Row, load_lexicon
from reportedly.says.factuality import Effect, effect
from reportedly.syntax import Token

LEXICONS = (
    "implicatives",
    "plans",
    "beliefs",
    "denial",
    "hedges",
    "conditions",
    "modality",
    "existence",
    "presuppositions",
)
_POS = {"VERB": "v", "AUX": "v", "NOUN": "n", "PROPN": "n", "ADJ": "a", "ADV": "a"}


@dataclass(frozen=True, slots=True)
class StatusCue:
    """A lexicon row ready for use: its name for ``why`` and its effect."""

    rule: str
    effect: Effect


class CueIndex:
    """All status cues: ``(word, pos) -> link -> cue``."""

    def __init__(self, rows: dict[str, tuple[Row, ...]]) -> None:
        self._cues: dict[tuple[str, str], dict[str, StatusCue]] = {}
        for name, members in rows.items():
            for row in members:
                word, dot, pos = row.pattern.rpartition(".")
                if not dot or pos not in "vnampc":
                    hint = "Write it as lemma.pos with pos one of v n a m p c."
                    raise LexiconError("R321", f"{row.where}: pattern {row.pattern!r}", hint=hint)
                cue = StatusCue(f"en/{name}#{row.id}", effect(row.effect, where=row.where))
                links = self._cues.setdefault((word, pos), {})
                for link in row.extra["link"].split():
                    links[link] = cue

    def governor(self, token: Token, link: str) -> StatusCue | None:
        """The cue of a governing word for what hangs on it by ``link``."""
        pos = "v" if token.tag[:2] == "VB" and token.dep != "amod" else _POS.get(token.pos)
        if pos is None:
            return None
        if pos == "v" and (phrasal := self.phrasal(token, link)) is not None:
            return phrasal
        for word, kind in ((token.lower, pos), (token.lemma.lower(), pos), (token.lower, "a")):
            found = self._cues.get((word, kind))
            if found is not None and link in found:
                return found[link]
        return None

    def phrasal(self, verb: Token, link: str) -> StatusCue | None:
        """The cue of a verb together with its particle, which the parser may call a preposition: "voted *down*"."""
        for child in verb.children:
            if child.dep == "prt" or (child.dep in ("advmod", "prep") and child.i == verb.i + 1):
                found = self._cues.get((f"{verb.lemma}+{child.lower}", "v"))
                if found is not None and link in found:
                    return found[link]
        return None

    def word(self, token: Token, pos: str, link: str) -> StatusCue | None:
        """The cue of a modifier, auxiliary, preposition or subordinator, by its written form."""
        found = self._cues.get((token.lower, pos))
        return found.get(link) if found is not None else None

    def speaks(self, token: Token) -> bool:
        """Whether a noun is a word of speech or thought, with a content of its own: a demand, a claim, an offer."""
        found = self._cues.get((token.lemma.lower(), "n"), {})
        return "that" in found or "to" in found

    def alleges(self, token: Token) -> bool:
        """Whether a noun tells what is alleged (a claim, a report): who rejects it denies what it tells."""
        if token.tag[:2] != "NN":
            return False
        cue = self._cues.get((token.lemma.lower(), "n"), {}).get("that")
        return cue is not None and cue.rule.startswith(("en/beliefs", "en/hedges")) and cue.effect.positive.polarity > 0

    def preposition(self, token: Token, before: Token | None) -> StatusCue | None:
        """The cue of a preposition, of one word or two ("instead of")."""
        if before is not None:
            found = self._cues.get((f"{before.lower}+{token.lower}", "p"))
            if found is not None:
                return found.get("prep")
        return self.word(token, "p", "prep")


@lru_cache(maxsize=1)
def cues() -> CueIndex:
    """The built-in cues, loaded once."""
    return CueIndex({name: load_lexicon(name) for name in LEXICONS})
