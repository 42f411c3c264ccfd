"""What the tables know about the words of one document: names, role nouns, and acronyms that the text explains."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from reportedly.syntax import Parse, Token
from reportedly.who.drafts import Hit, RoleHit
from reportedly.who.knowledge import Entity, EntityKind, Knowledge
from reportedly.who.memory import NOT_STATES, STATE_KINDS
from reportedly.who.names import fold
from reportedly.who.roles import Roles
from reportedly.who.words import words

_NOMINAL = frozenset({"NOUN", "PROPN"})
_NAMEABLE = frozenset({"PROPN", "NOUN", "ADJ", "X", "ADV", "VERB", "INTJ"})
_ARGUMENTS = frozenset({"nsubj", "nsubjpass", "dobj", "agent", "dative", "poss", "appos", "conj", "attr", "pobj"})
# Function words that are also acronyms: in a text printed in capitals they are read as words.
_CAPITAL_WORDS = frozenset(
    [
        "IS",
        "US",
        "WHO",
        "CARE",
        "ICE",
        "MAP",
        "TAP",
        "APP",
        "FACT",
        "CAR",
        "AL",
        "AN",
        "IT",
        "PACE",
        "MODEL",
        "MODE",
        "INC",
        "FAST",
        "AGE",
        "TRENDS",
        "IRA",
        "PAN",
        "MAS",
        "FAN",
        "TIME",
        "TOTAL",
        "VALE",
    ]
)


class Hits:
    """What the tables know about the tokens of one document.

    ``names`` and ``roles`` are in order of the text; ``name_at``/``role_at`` map each of their tokens to its hit.
    """

    __slots__ = ("base", "name_at", "names", "role_at", "role_end", "roles", "taught")

    def __init__(self, parse: Parse, base: Knowledge, known: Roles) -> None:
        self.base = base
        self.names: list[Hit] = []
        self.roles: list[RoleHit] = []
        self.name_at: dict[int, Hit] = {}
        self.role_at: dict[int, RoleHit] = {}
        self.role_end: dict[int, RoleHit] = {}
        self.taught = taught_acronyms(parse)
        for sentence in parse.sentences:
            tokens = parse.tokens[sentence.first : sentence.last]
            shouting = _in_capitals(tokens)
            folded = [fold(token.text) for token in tokens]
            index = base.capitals if shouting else base.names
            for first, last, entities in index.find(folded):
                hit = _hit(tokens, first, last, entities, shouting)
                if hit is not None and not self._means_another(hit, parse):
                    self.names.append(hit)
                    for i in range(hit.first, hit.last):
                        self.name_at[i] = hit
            lowered = [token.lower for token in tokens]
            for first, last, role in known.heads.find(lowered):
                name = self.name_at.get(sentence.first + first)
                if name is not None and name.first - sentence.first < first:
                    # "African Union official": the role begins after the name, it is no union's official
                    start = name.last - sentence.first
                    rest = known.heads.match_at(lowered, start) if start < last else None
                    if rest is None or rest[0] != last:
                        if start < last or first < start - 1:
                            continue
                    else:
                        first, role = start, rest[1]
                noun = _head_of(tokens[first:last])
                if noun.pos in _NOMINAL or (noun.pos == "ADJ" and noun.dep in _ARGUMENTS):
                    found = RoleHit(sentence.first + first, sentence.first + last, noun.i, role)
                    self.roles.append(found)
                    self.role_end[noun.i] = found
                    for i in range(found.first, found.last):
                        self.role_at[i] = found

        self._localise(parse)

    def _localise(self, parse: Parse) -> None:
        """A body that many states have is the main state's when its usual owner is not named: "Congress" in Peru."""
        shared = [hit for hit in self.names if _is_shared(hit, parse)]
        if not shared:
            return
        ours = {id(hit) for hit in shared}
        named = Counter(hit.entities[0].code for hit in self.names if id(hit) not in ours)
        states = Counter(
            hit.entities[0].code
            for hit in self.names
            if id(hit) not in ours and hit.entities[0].kind in STATE_KINDS and hit.entities[0].code not in NOT_STATES
        )
        for hit in shared:
            entity = hit.entities[0]
            if named[entity.code] or not states:
                continue
            if any(child.i in self.name_at for child in parse.tokens[hit.head].children):
                continue  # "the Peruvian Congress": its own words say whose it is
            code = max(states, key=lambda key: states[key])
            before = any(other.first < hit.first and other.entities[0].code == code for other in self.names)
            if states[code] < 2 and not before:
                continue  # "Congress warned Peru"
            said = parse.document.text[parse.tokens[hit.first].start : parse.tokens[hit.last - 1].end]
            hit.entities = (replace(entity, name=said, code=code, id=None),)

    def _means_another(self, hit: Hit, parse: Parse) -> bool:
        """Whether the text gives a known acronym to another name: "the United Development Party (PPP)"."""
        if hit.last - hit.first != 1 or hit.entities[0].kind is EntityKind.COUNTRY:
            return False
        before = self.taught.get(parse.tokens[hit.first].text)
        if before is None:
            return False
        full = self.name_at.get(before)
        return full is None or not any(e.name == f.name for e in hit.entities for f in full.entities)


def _is_shared(hit: Hit, parse: Parse) -> bool:
    """Whether a name is that of a body which many states have: "Congress", "the Justice Department"."""
    if hit.entities[0].kind is not EntityKind.ORGANISATION:
        return False
    return " ".join(token.lower for token in parse.tokens[hit.first : hit.last]) in words("shared-name")


def taught_acronyms(parse: Parse) -> dict[str, int]:
    """The acronyms that the text explains, "the Free Papua Movement (OPM)", with the last token of the full name.

    The letters must be the initials of the words before, or most of them where the name is a foreign one.
    """
    found: dict[str, int] = {}
    tokens = parse.tokens
    for i in range(2, len(tokens) - 1):
        text = tokens[i].text
        if tokens[i - 1].text != "(" or tokens[i + 1].text != ")" or not (2 <= len(text) <= 6 and text.isupper()):
            continue
        initials = "".join(t.text[0] for t in tokens[max(0, i - 10) : i - 1] if t.text[0].isupper())
        if initials.endswith(text) or (len(initials) >= 2 and tokens[i - 2].pos == "PROPN"):
            found.setdefault(text, i - 2)
    return found


def _in_capitals(tokens: Sequence[Token]) -> bool:
    """Whether a sentence is printed in capitals, as wire copy of the 1980s and headlines are."""
    letters = [token.text for token in tokens if token.text.isalpha() and len(token.text) > 1]
    return len(letters) > 3 and sum(text.isupper() for text in letters) > 0.7 * len(letters)


def _hit(tokens: Sequence[Token], first: int, last: int, entities: tuple[Entity, ...], shouting: bool) -> Hit | None:
    """The hit, unless the words are used as ordinary words here."""
    head = _head_of(tokens[first:last])
    if first and tokens[first - 1].text in ("National", "Federal") and entities[0].code in ("UNO", "IGO"):
        return None  # a body of some state: "the National Security Council"
    if last - first == 1:
        token = tokens[first]
        if token.pos not in _NAMEABLE or (token.pos in ("ADV", "VERB", "INTJ") and not token.ent):
            return None
        if shouting and (token.text in _CAPITAL_WORDS or token.pos == "VERB"):
            return None
        if token.pos == "NOUN" and not token.text[0].isupper():
            return None
        # one word of a longer unknown name is not the known one: "Jordan" in "Michael Jordan", "Bush" in "Reggie Bush"
        kinds = {entity.kind for entity in entities}
        personal = EntityKind.SURNAME in kinds
        if token.ent == "PERSON" or personal:
            before = tokens[first - 1] if first else None
            after = tokens[first + 1] if first + 1 < len(tokens) else None
            person = token.ent == "PERSON"
            named = after is not None and after.pos == "PROPN" and after.head is not token and after.dep != "appos"
            leads = named and token.dep == "compound"
            if leads and person and after is not None and after.ent == "PERSON":
                return None
            follows = before is not None and before.pos == "PROPN" and before.dep == "compound" and before.head is token
            if follows and person and not personal and before is not None and before.ent == "PERSON":
                return None
    return Hit(tokens[first].i, tokens[last - 1].i + 1, head.i, entities)


def _head_of(tokens: Sequence[Token]) -> Token:
    low, high = tokens[0].i, tokens[-1].i
    for token in reversed(tokens):
        if (token.head is token or not low <= token.head.i <= high) and token.pos != "PUNCT":
            return token
    return tokens[-1]
