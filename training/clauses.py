"""Rows of the trigger lexicon written out as clauses and sentences, with holes for the actors and what fills them."""

from __future__ import annotations

import csv
import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from random import Random

from inflect import gerund, participle, past

from reportedly.lexicon import Row, data_root
from reportedly.what.triggers import load_triggers

_PLACES = {
    "subj",
    "obj",
    "dat",
    "poss",
    "mod",
    "by",
    "support",
    "control",
    "within",
    "none",
    "comp",
    "between",
    "among",
}
_HOLE = re.compile(r"\{([A-Da-c])\}")


@dataclass(frozen=True, slots=True)
class Clause:
    """A deed with holes for its actors: subject, finite verb as lemma, the rest; or whole, when the verb is fixed."""

    lemma: str
    rest: str
    direct: bool
    row: str
    doer: str = "{A}"


class Maker:
    """Writes the rows out. One object, one source of chance.

    Args:
        random: the source of chance.
    """

    def __init__(self, random: Random) -> None:
        self._random = random
        self._words: dict[str, list[str]] = tomllib.loads(
            (Path(__file__).parent / "frames.toml").read_text(encoding="utf-8")
        )
        self._classes: Mapping[str, frozenset[str]] = load_triggers().classes
        countries = [row for row in _table("countries") if row["adjectives"] and " " not in row["name"]]
        self._countries = [(row["name"], row["adjectives"].split("|")[0], row["capitals"]) for row in countries]
        self._bodies = [row["name"] for row in _table("organisations") if row["name"].count(" ") < 4]
        self._groups = [row["name"] for row in _table("groups") if row["name"].count(" ") < 4]

    def actor(self) -> str:
        """Somebody: a state, a body of one, a person in office, an organisation, a group, or people without a name."""
        random = self._random
        name, adjective, capital = random.choice(self._countries)
        kind = random.random()
        if kind < 0.30:
            return name
        if kind < 0.36 and capital:
            return capital.split("|")[0]
        if kind < 0.62:
            return random.choice(self._words["state_bodies"]).format(adj=adjective, name=name)
        if kind < 0.78:
            person = f"{random.choice(self._words['given'])} {random.choice(self._words['family'])}"
            office = random.choice(self._words["offices"])
            return random.choice(
                (f"{adjective} {office} {person}", f"{office} {person}", f"{name}'s {office} {person}")
            )
        if kind < 0.87:
            body = random.choice(self._bodies)
            return body if body.startswith("UN ") else f"the {body}"
        return random.choice(self._groups) if kind < 0.93 else random.choice(self._words["bare"])

    def clause(self, row: Row) -> Clause | None:
        """One way to write a row out, or ``None`` when its pattern asks for what cannot be written."""
        anchor, *slots = row.pattern.split()
        pos, _, heads = anchor.partition(":")
        head = self._value(heads)
        if head is None or pos == "adj":
            return None
        parts = dict(slot.split(":", 1) if ":" in slot else (slot, "*") for slot in slots if not slot.startswith("!"))
        if {"modal", "csubj", "pred", "tag"} & set(parts):
            return None
        if parts.get("voice") == "passive":
            return None
        return self._verb(row, head, parts) if pos == "verb" else self._noun(row, head, parts)

    def _verb(self, row: Row, head: str, parts: Mapping[str, str]) -> Clause | None:
        words: list[str] = []
        places = [place for place in row.extra.get("recipient", "").split("|") if place]
        linked = row.extra.get("sides") == "two"
        direct = False
        if "prt" in parts:
            words.append(self._value(parts["prt"]) or "")
        if "obj" in parts or "dat" in parts:
            value = self._value(parts.get("obj") or parts["dat"])
            if value is None:
                words.append("{B}")
                direct = "{B}" not in words[:-1] and len(words) == 1
            else:
                words.append(self._noun_phrase(value, "within" in places or "poss" in places))
        elif "prep" not in parts and "comp" not in parts and not linked:
            words.append("{B}")
            direct = len(words) == 1
        if "prep" in parts:
            named, _, values = parts["prep"].partition("=")
            value = self._value(values or "*")
            words.append(self._random.choice(named.split("|")))
            words.append("{B}" if value is None and "{B}" not in words else self._noun_phrase(value or "aid", False))
        if "comp" in parts or "inf" in parts or (row.effect.startswith("frame:") and self._random.random() < 0.8):
            wanted = parts.get("comp", parts.get("inf", "*"))
            verb = self._value(wanted)
            deed = self._random.choice(self._words["deeds"])
            if "{B}" in words:
                deed = deed.replace("{B}", self._random.choice(("the town", "the port", "{C}")))
            words.append(f"to {deed}" if verb is None else f"to {verb} {{B}}")
        if not any("{B}" in word for word in words):
            preps = [place for place in places if place not in _PLACES] or ["with" if linked else "against"]
            words.append(f"{self._random.choice(preps)} {{B}}")
        if " ".join(words).count("{B}") != 1:
            return None
        subject = parts.get("subj")
        if subject is not None and self._value(subject) is not None:
            return None
        return Clause(head, " ".join(words), direct, row.id)

    def _noun(self, row: Row, head: str, parts: Mapping[str, str]) -> Clause | None:
        verb = self._value(parts["head"]) if "head" in parts else self._random.choice(self._words["light"])
        if verb is None:
            return None
        noun = head
        if "mod" in parts:
            noun = f"{self._value(parts['mod']) or 'new'} {noun}"
        places = [place for place in row.extra.get("recipient", "").split("|") if place and place not in _PLACES]
        preps = parts["prep"].split("=")[0].split("|") if "prep" in parts else places
        if not preps:
            preps = ["with"] if row.extra.get("sides") == "two" else ["on", "against", "to", "for", "by"]
        link = self._random.choice(preps)
        if "=" in parts.get("prep", "") and self._value(parts["prep"].partition("=")[2]) is not None:
            return None
        return Clause(verb, f"{self._noun_phrase(noun, False)} {link} {{B}}", False, row.id)

    def _noun_phrase(self, noun: str, owned: bool) -> str:
        if owned and self._random.random() < 0.7:
            return f"{{B}}'s {noun}"
        article = self._random.choice(("a", "the", "the", "several", "new", ""))
        if article == "several":
            return f"several {noun}{'' if noun.endswith('s') else 's'}"
        if article == "a" and noun[0] in "aeiou":
            article = "an"
        return f"{article} {noun}".strip()

    def _value(self, text: str) -> str | None:
        """One of a slot's words; ``None`` where an actor belongs."""
        choices = [value for value in text.split("|") if value != "*"]
        actors = [value for value in choices if value in ("@ACTOR", "@STATE", "@BODY", "@PERSON", "@official")]
        if not choices or actors:
            return None
        value = self._random.choice(choices)
        if value == "@NUMBER":
            return "forty"
        if value == "@PLACE":
            return self._random.choice(self._words["cities"])
        if value.startswith("@"):
            value = self._random.choice(sorted(self._classes.get(value, {"thing"})))
        return value.replace("_", " ").replace(" - ", "-")

    def sentence(self, clause: Clause) -> str:
        """The clause in some tense and voice, with words around it; holes are left open."""
        random, pick = self._random, lambda name: self._random.choice(self._words[name])
        chance = random.random()
        if clause.direct and chance < 0.17:
            tail = clause.rest.replace("{B}", "", 1).strip()
            core = f"{{B}}{pick('apposed')} was {participle(clause.lemma)}{' ' + tail if tail else ''} by {{A}}"
        elif chance < 0.24:
            core = f"{{A}}, which {past(clause.lemma)} {clause.rest}, faces a vote"
        else:
            core = f"{{A}}{pick('apposed')} {self._tense(clause.lemma)} {clause.rest}"
        text = f"{pick('before')}{core}{pick('after')}."
        return text.replace("{city}", pick("cities")).replace("{number}", str(random.randint(3, 90)))

    def _tense(self, lemma: str) -> str:
        chance = self._random.random()
        if chance < 0.6:
            return past(lemma)
        if chance < 0.75:
            return f"has {participle(lemma)}"
        if chance < 0.82:
            return f"had {participle(lemma)}"
        if chance < 0.9:
            return f"was {gerund(lemma)}"
        return f"will {lemma}" if chance < 0.95 else f"plans to {lemma}"

    def plain(self, clause: Clause, doer: str, receiver: str) -> str:
        """The clause in the past, between two other holes."""
        return f"{doer} {past(clause.lemma)} {clause.rest.replace('{B}', receiver)}"

    def fill(self, text: str) -> tuple[str, dict[str, list[tuple[int, int]]]]:
        """Holes filled: the text, and where each actor stands."""
        parts = _HOLE.split(text)
        actors = dict(zip("ABCD", self._several(4, "".join(parts[1::2])), strict=True))
        out = ""
        spans: dict[str, list[tuple[int, int]]] = {}
        for i, part in enumerate(parts):
            if i % 2:
                name = actors[part.upper()]
                spans.setdefault(part.upper(), []).append((len(out), len(out) + len(name)))
                out += name
            else:
                out += part
        return out[0].upper() + out[1:], spans

    def _several(self, count: int, holes: str) -> list[str]:
        """So many actors that nobody takes for each other; states alone where a hole asks for one."""
        found: list[str] = []
        while len(found) < count:
            state = "abcd"[len(found)] in holes
            actor = self._random.choice(self._countries)[0] if state else self.actor()
            if not any(actor[:5] == other[:5] for other in found):
                found.append(actor)
        return found

    def nothing(self) -> str:
        """A sentence in which nothing happens between A and B."""
        text = self._random.choice(self._words["none"])
        if self._random.random() < 0.4:
            text = f"{self._random.choice(self._words['before'])}{text}"
        return text.replace("{city}", self._random.choice(self._words["cities"])).replace(
            "{number}", str(self._random.randint(3, 900))
        )

    def two_clauses(self, one: Clause, two: Clause) -> str:
        """Two deeds in one sentence, each with its own sides."""
        return self._random.choice(self._words["across"]).format(
            one=self.plain(one, "{A}", "{B}"), two=self.plain(two, "{C}", "{D}")
        )


def _table(name: str) -> list[dict[str, str]]:
    text = (data_root() / "agents" / f"{name}.csv").read_text(encoding="utf-8")
    return list(csv.DictReader(text.splitlines()))
