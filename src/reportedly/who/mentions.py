"""Finds every phrase that can be an actor: known names, role nouns, nationalities, unknown names, pronouns."""

from __future__ import annotations

from collections.abc import Sequence

from reportedly.syntax import Parse, Token
from reportedly.types import MentionKind
from reportedly.who.drafts import Draft, Hit, RoleHit
from reportedly.who.knowledge import Entity, EntityKind, Knowledge
from reportedly.who.names import fold
from reportedly.who.phrases import governs_phrase, phrase_bounds
from reportedly.who.roles import Roles

COMPLEMENTS = frozenset({"of", "for"})
_NOMINAL = frozenset({"NOUN", "PROPN"})
_NAMEABLE = frozenset({"PROPN", "NOUN", "ADJ", "X", "ADV", "VERB", "INTJ"})
_NAME_ENTITIES = frozenset({"PERSON", "ORG", "NORP", "GPE"})
_ARGUMENTS = frozenset({"nsubj", "nsubjpass", "dobj", "agent", "dative", "poss", "appos", "conj", "attr", "pobj"})
_SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj", "agent"})
_PERSONAL = frozenset({"PRP", "PRP$"})
_RELATIVE = frozenset({"WP", "WDT", "WP$"})
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
_TITLE = "title"


class Hits:
    """What the tables know about the tokens of one document.

    ``names`` and ``roles`` are in order of the text; ``name_at``/``role_at`` map each of their tokens to its hit.
    """

    __slots__ = ("name_at", "names", "role_at", "role_end", "roles", "taught")

    def __init__(self, parse: Parse, base: Knowledge, known: Roles) -> None:
        self.names: list[Hit] = []
        self.roles: list[RoleHit] = []
        self.name_at: dict[int, Hit] = {}
        self.role_at: dict[int, RoleHit] = {}
        self.role_end: dict[int, RoleHit] = {}
        self.taught = taught_acronyms(parse)
        for sentence in parse.sentences:
            tokens = parse.tokens[sentence.first : sentence.last]
            shouting = _in_capitals(tokens)
            words = [fold(token.text) for token in tokens]
            index = base.capitals if shouting else base.names
            for first, last, entities in index.find(words):
                hit = _hit(tokens, first, last, entities, shouting)
                if hit is not None and not self._means_another(hit, parse):
                    self.names.append(hit)
                    for i in range(hit.first, hit.last):
                        self.name_at[i] = hit
            for first, last, role in known.heads.find([token.lower for token in tokens]):
                noun = _head_of(tokens[first:last])
                if noun.pos in _NOMINAL or (noun.pos == "ADJ" and noun.dep in _ARGUMENTS):
                    found = RoleHit(sentence.first + first, sentence.first + last, noun.i, role)
                    self.roles.append(found)
                    self.role_end[noun.i] = found
                    for i in range(found.first, found.last):
                        self.role_at[i] = found

    def _means_another(self, hit: Hit, parse: Parse) -> bool:
        """Whether the text gives a known acronym to another name: "the United Development Party (PPP)"."""
        if hit.last - hit.first != 1 or hit.entities[0].kind is EntityKind.COUNTRY:
            return False
        before = self.taught.get(parse.tokens[hit.first].text)
        if before is None:
            return False
        full = self.name_at.get(before)
        return full is None or not any(e.name == f.name for e in hit.entities for f in full.entities)


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
            leads = after is not None and after.pos == "PROPN" and after.dep != "appos" and token.dep == "compound"
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


def find_drafts(parse: Parse, hits: Hits) -> list[Draft]:
    """All mentions of a document, unresolved, in order of their heads."""
    drafts: list[Draft] = []
    absorbed: set[int] = set()
    for token in parse.tokens:
        draft = _draft(parse, token, hits)
        if draft is not None:
            drafts.append(draft)
            absorbed.update(range(draft.first, draft.last))
    heads = {draft.head for draft in drafts}
    for hit in hits.names:
        head = parse.tokens[hit.head]
        if hit.head in heads:
            continue
        owner = governs_phrase(head)
        # the nationality of an actor is part of the actor; that of a deed or thing is a mention of its own
        if owner.i in heads and owner is not head and not _possessed(head, owner):
            continue
        drafts.append(_of_hit(parse, head, hit))
        heads.add(hit.head)
    drafts.sort(key=lambda draft: draft.head)
    return drafts


def _possessed(token: Token, owner: Token) -> bool:
    return any(child.dep == "case" for child in token.children) and token is not owner


def _draft(parse: Parse, token: Token, hits: Hits) -> Draft | None:
    if token.pos == "PRON" or token.tag in _RELATIVE or token.tag in _PERSONAL:
        return _pronoun(token) if token.tag in _PERSONAL or token.tag in _RELATIVE else None
    if token.pos not in _NOMINAL and token.i not in hits.role_end and token.i not in hits.name_at:
        return None
    if _is_phrase_word(token):
        return None
    hit = hits.name_at.get(token.i)
    if token.dep in ("compound", "amod", "nmod", "npadvmod") and token.head.pos in _NOMINAL:
        return None
    if token.dep == "conj" and token.head.i < token.i and governs_phrase(token) is not token:
        return None
    role = hits.role_end.get(token.i)
    if hit is not None and hit.head == token.i and token.head.i not in range(hit.first, hit.last):
        return _of_hit(parse, token, hit)
    if hit is not None and hit.head != token.i:
        return None
    if role is not None:
        first, last = phrase_bounds(parse, token, complements=COMPLEMENTS)
        return Draft(
            token.i,
            min(first, role.first),
            last,
            MentionKind.ROLE,
            token.sent,
            role=role.role,
            plural=role.role.plural or token.tag in ("NNS", "NNPS"),
            person=role.role.kind == "person",
            subject=_is_subject(token),
            definite=any(child.dep in ("det", "poss") and child.lower != "a" for child in token.children),
        )
    named = token.pos == "PROPN" or (token.ent == "ORG" and token.text[0].isupper())
    if (named and _namelike(token)) or token.text in hits.taught:
        first, last = phrase_bounds(parse, token, complements=frozenset({"of"}))
        return Draft(
            token.i,
            first,
            last,
            MentionKind.NAME,
            token.sent,
            plural=token.tag == "NNPS",
            person=token.ent == "PERSON",
            subject=_is_subject(token),
        )
    return None


def _is_phrase_word(token: Token) -> bool:
    """Whether a role noun is part of a fixed phrase: "in public", "heads of government", "state-owned", "his head"."""
    above = token.head
    if token.lower in ("head", "heads") and any(child.tag == "PRP$" for child in token.children):
        return True
    if any(child.tag == "HYPH" for child in token.children) or (token.lower == "state" and above.tag == "HYPH"):
        return token.dep != "nsubj"
    if token.dep != "pobj" or token.children:
        return False
    if token.lower in ("public", "general"):
        return above.lower == "in"
    return token.lower in ("state", "government") and above.lower == "of" and above.head.lemma in _HEADS_OF


_HEADS_OF = frozenset({"head", "chief", "minister", "secretary", "undersecretary", "form", "institution"})


def _namelike(token: Token) -> bool:
    """Whether an unknown proper noun may name an actor: by the entity tag, or by its place in the clause."""
    if len(token.text) < 2 or not token.text[0].isalpha() or token.text.endswith("-"):
        return False
    if token.ent in ("PERSON", "ORG", "NORP"):
        return True
    if token.ent and token.ent != "GPE":
        return False
    return token.dep in ("nsubj", "nsubjpass", "poss") and token.text[0].isupper()


def _of_hit(parse: Parse, token: Token, hit: Hit) -> Draft:
    first, last = phrase_bounds(parse, token, complements=frozenset({"of"}))
    kinds = {entity.kind for entity in hit.entities}
    entity = hit.entities[0]
    if kinds & {EntityKind.PERSON, EntityKind.SURNAME}:
        kind, person = MentionKind.NAME, True
    elif entity.kind in (EntityKind.ADJECTIVE, EntityKind.PEOPLE):
        kind, person = MentionKind.NATIONALITY, entity.kind is EntityKind.PEOPLE
    elif entity.kind in (EntityKind.CAPITAL, EntityKind.SEAT, EntityKind.CITY):
        kind, person = MentionKind.METONYM, False
    else:
        kind, person = MentionKind.NAME, False
    modifier = token.dep in ("compound", "amod", "nmod", "npadvmod")
    if modifier or entity.kind is EntityKind.OUTLET:
        # an outlet often stands in a dateline, whose place and day are no part of its name
        first, last = hit.first, hit.last
    return Draft(
        token.i,
        min(first, hit.first),
        max(last, hit.last),
        kind,
        token.sent,
        plural=person and token.tag in ("NNS", "NNPS"),
        person=person,
        subject=_is_subject(token),
    )


def _is_subject(token: Token) -> bool:
    if token.dep in _SUBJECTS:
        return True
    return token.dep == "conj" and token.head.dep in _SUBJECTS


_FEMALE = {
    "himself": False,
    "she": True,
    "her": True,
    "herself": True,
    "hers": True,
    "he": False,
    "him": False,
    "his": False,
}
_PLURAL = frozenset({"they", "them", "their", "theirs", "themselves", "we", "us", "our", "ours", "ourselves"})


def _pronoun(token: Token) -> Draft:
    female = _FEMALE.get(token.lower)
    return Draft(
        token.i,
        token.i,
        token.i + 1,
        MentionKind.PRONOUN,
        token.sent,
        name=token.text,
        plural=token.lower in _PLURAL,
        person=female is not None or token.lower in ("i", "me", "my", "who", "whom", "himself"),
        female=female,
        subject=_is_subject(token),
    )
