"""Finds every phrase that can be an actor: known names, role nouns, nationalities, unknown names, pronouns."""

from __future__ import annotations

from reportedly.syntax import Parse, Token
from reportedly.types import MentionKind
from reportedly.who.drafts import Draft, Hit
from reportedly.who.hits import Hits
from reportedly.who.knowledge import EntityKind
from reportedly.who.phrases import LEFT, governs_phrase, phrase_bounds

COMPLEMENTS = frozenset({"of", "for"})
_NOMINAL = frozenset({"NOUN", "PROPN"})
_NAMEABLE = frozenset({"PROPN", "NOUN", "ADJ", "X", "ADV", "VERB", "INTJ"})
_NAME_ENTITIES = frozenset({"PERSON", "ORG", "NORP", "GPE"})
_ARGUMENTS = frozenset({"nsubj", "nsubjpass", "dobj", "agent", "dative", "poss", "appos", "conj", "attr", "pobj"})
_SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj", "agent"})
_PERSONAL = frozenset({"PRP", "PRP$"})
_RELATIVE = frozenset({"WP", "WDT", "WP$"})
_TITLE = "title"


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
    drafts.extend(_surnames_again(parse, drafts, hits))
    drafts.sort(key=lambda draft: draft.head)
    return drafts


def _surnames_again(parse: Parse, drafts: list[Draft], hits: Hits) -> list[Draft]:
    """Surnames that stand alone, of names that the parser cut: it takes them for other words there too."""
    surnames = {parse.tokens[draft.tail].text for draft in drafts if draft.tail >= 0}
    if not surnames:
        return []
    taken = {i for draft in drafts for i in range(draft.first, draft.last)}
    return [
        Draft(token.i, token.i, token.i + 1, MentionKind.NAME, token.sent, person=True)
        for token in parse.tokens
        if token.text in surnames and token.i not in taken and token.i not in hits.name_at
    ]


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
        tail = _cut_off(parse, token, hits) if last == token.i + 1 else -1
        return Draft(
            token.i,
            first,
            max(last, tail + 1),
            MentionKind.NAME,
            token.sent,
            tail=tail,
            plural=token.tag == "NNPS",
            person=token.ent == "PERSON",
            subject=_is_subject(token),
            definite=any(child.dep == "det" for child in token.children),
        )
    return None


def _cut_off(parse: Parse, token: Token, hits: Hits) -> int:
    """The surname that the parser took for a word of another kind after a title and first name, or -1.

    "Defence Minister Henning Aasgard denied" is read with an adverb *Aasgard* by some parsers.
    """
    titled = any(child.i in hits.role_end and child.dep in LEFT for child in token.children)
    if not (titled or token.ent == "PERSON") or token.i + 1 >= len(parse.tokens):
        return -1
    after = parse.tokens[token.i + 1]
    strange = after.pos in ("ADV", "ADJ", "VERB", "INTJ", "X", "NOUN") and after.dep in (
        "advmod",
        "dep",
        "intj",
        "acomp",
    )
    known = after.i in hits.name_at or after.i in hits.role_at or after.ent in ("DATE", "TIME", "GPE")
    return after.i if strange and after.text.istitle() and not known and after.sent == token.sent else -1


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
