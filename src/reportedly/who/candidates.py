"""What speaks for each country that a role may be of, when its own phrase names none: counted here, weighed elsewhere.

One row of evidence for each country: is it where the sentence plays, does it stand against the mention, is it the one
of the same role before, how much of the document is about it. :mod:`reportedly.who.weighing` says what each counts.
"""

from __future__ import annotations

from collections.abc import Mapping

from reportedly.syntax import Token
from reportedly.types import MentionKind
from reportedly.who.armed import armed_facts, armed_kind, is_armed, is_partisan
from reportedly.who.clauses import clause_of
from reportedly.who.drafts import Draft
from reportedly.who.knowledge import EntityKind
from reportedly.who.memory import NOT_STATES, Memory, is_outlet, is_state_name, is_whole_state
from reportedly.who.words import words

Evidence = dict[str, dict[str, float]]
_FORCES = frozenset({"MIL", "SPY"})
_RULERS = frozenset({"GOV", "LEG", "JUD"})
_NEAR, _FAR = 8, 60
# A text of a few words says little of what it is about: as if so many mentions more told of no state.
_UNSAID = 3
_AGAINST = frozenset({"opposed", "harmer-abroad"})
_PROOF = frozenset(
    {"place", "place-before", "main-scene", "role-told", "role-told-far", "role-guessed", "role-guessed-far", "content"}
    | {"armed-share"}
)


def levels(kind: str) -> tuple[str, ...]:
    """A kind of role and the wider one that it is of: "fighters", then "fighters-rebels".

    Example:
        >>> levels("fighters-rebels")
        ('fighters', 'fighters-rebels')
    """
    wide, _, rest = kind.partition("-")
    return (wide, kind) if rest else (kind,)


def kind_of(memory: Memory, draft: Draft) -> str:
    """The kind of role that evidence is weighed for: fighters, forces, people of a place, rulers or others."""
    sectors, role = set(draft.sector), draft.role
    if _is_of_the_place(memory, draft):
        return "people"
    if is_armed(draft):
        return armed_kind(draft)
    if sectors & _FORCES:
        return "forces"
    if "CRM" in sectors or (role is not None and role.anchor == "local"):
        return "people"
    if sectors & _RULERS:
        return "body" if role is not None and role.kind == "body" else "office"
    return "civic"


def _is_of_the_place(memory: Memory, draft: Draft) -> bool:
    """Whether a phrase says that those of the place are meant, whoever was told of before: "local forces"."""
    return any(child.lower in words("of-the-place") for child in memory.token(draft).children)


def evidence_of(memory: Memory, draft: Draft) -> Evidence:
    """What speaks for and against each country, by its code.

    Args:
        memory: the document so far. draft: the mention whose country is asked for.
    """
    found: Evidence = {}
    total = sum(memory.weights.values()) + _UNSAID
    scenes = max(1, sum(memory.scene.values()))
    for code, count in memory.weights.items():
        found[code] = {"share": count / total, "scene": memory.scene[code] / scenes}
    main, scene = memory.main_state(), memory.main_scene()
    _mark(found, main, "main")
    _mark(found, scene, "main-scene")
    _mark(found, memory.home, "dateline")
    _mark(found, memory.outlet, "outlet")
    _phrase(memory, draft, found)
    _places(memory, draft, found)
    _clause(memory, draft, found)
    if not _is_of_the_place(memory, draft):
        if is_armed(draft):
            for code, fact, value in armed_facts(memory, draft):
                _mark(found, code, fact, value)
        _before(memory, draft, found)
    partisan = is_partisan(memory, draft)
    for code in found:
        if code in NOT_STATES:
            found[code]["no-state-partisan" if partisan else "no-state"] = 1.0
    # who stands against a mention is not its country for want of others: "France called on the junta to resign"
    return {code: facts for code, facts in found.items() if not facts.keys() & _AGAINST or facts.keys() & _PROOF}


def _mark(found: Evidence, code: str | None, name: str, value: float = 1.0) -> None:
    if code is not None:
        found.setdefault(code, {}).setdefault(name, value)


def _phrase(memory: Memory, draft: Draft, found: Evidence) -> None:
    """Who backs or opposes it, by its own words: "Iran-backed militias" are hardly Iranian."""
    tokens = memory.parse.tokens
    for i in range(draft.first, draft.head):
        other = memory.names.get(i)
        if other is None:
            continue
        lead = tokens[i - 2 if i > 1 and tokens[i - 1].text == "-" else i].lower
        _mark(found, other, "pro" if lead.startswith("pro") else "anti" if lead.startswith("anti") else "backer")


def _places(memory: Memory, draft: Draft, found: Evidence) -> None:
    """The place of the sentence, else the last place named in the sentences before."""
    here = memory.place_in_sentence(draft)
    if here is not None:
        _mark(found, here, "place")
        return
    for other in memory.recent(draft, 3):
        if other.entity is None or other.code is None or other.code in NOT_STATES or other.sent == draft.sent:
            continue
        if memory.is_located(other):
            _mark(found, other.code, "place-before")
            return


def _clause(memory: Memory, draft: Draft, found: Evidence) -> None:
    """Who stands against the mention in its clause, and who tells of it."""
    opposed = memory.opposed(draft)
    harmed = _harms(memory.token(draft))
    for code in opposed:
        _mark(found, code, "opposed")
        if memory.scene_share(code) < 0.4:
            _mark(found, code, "opposed-abroad")
    for other, doer in memory.other_side(draft):
        name = ("ruler" if _RULERS & set(other.sector) or "MIL" in other.sector else "party") if doer else "undergoer"
        for party in [part.code for part in other.parts] or [other.code]:
            if party is None:
                continue
            if party not in opposed:
                _mark(found, party, name)
            if doer and harmed:
                _mark(found, party, "harmer" if memory.scene_share(party) >= 0.4 else "harmer-abroad")
    subject = memory.content_subject(draft)
    if subject is not None and not subject.parts:
        _mark(found, subject.code, "content")
    teller = memory.teller(draft)
    if teller is not None and teller.code not in NOT_STATES and not teller.parts:
        _mark(found, teller.code, "teller-ruler" if "GOV" in teller.sector or is_whole_state(teller) else "teller")


def _harms(token: Token) -> bool:
    """Whether a mention undergoes violence: "killed three men", "an attack on villagers"."""
    verb = clause_of(token)
    return verb is not None and verb.lemma in words("harming")


def _before(memory: Memory, draft: Draft, found: Evidence) -> None:
    """The mentions before: the same role, the same sector, a state that acted, a group named."""
    role, sectors = draft.role, set(draft.sector)
    seen: set[str] = set()
    for other in memory.recent(draft, _FAR):
        far = draft.sent - other.sent
        code = other.code
        if code is None or is_outlet(other) or (code in NOT_STATES and other.kind is MentionKind.PRONOUN):
            continue
        alike = bool(sectors & set(other.sector))
        if role is not None and other.role is not None and other.role.pattern == role.pattern and not other.parts:
            told = other.method.startswith(("kb.", "phrase."))
            name = "role-told" if told else "role-guessed"
            if name not in seen and (alike or not sectors or not other.sector) and (told or far <= _NEAR):
                _mark(found, code, name if far <= _NEAR else f"{name}-far")
                seen.add(name)
        if far > _NEAR:
            continue
        group = other.entity is not None and other.entity.kind is EntityKind.GROUP
        if group and "group" not in seen and far <= 4:
            _mark(found, code, "group")
            seen.add("group")
        crewed = other.role is not None and other.role.kind == "thing"
        single = not crewed and not other.parts and not memory.is_place(other)
        if alike and single and far <= 3 and "sector" not in seen:
            _mark(found, code, "sector" if other.role is not None else "sector-name")
            seen.add("sector")
        if code in NOT_STATES:
            continue
        if far <= 1 and "last" not in seen and (is_state_name(other) or is_whole_state(other)):
            _mark(found, code, "last")
            seen.add("last")
        if far <= 1 and "subject" not in seen and other.subject and is_whole_state(other) and not other.parts:
            _mark(found, code, "subject")
            seen.add("subject")
        if far == 0:
            _mark(found, code, "here")


def none_of(memory: Memory, draft: Draft) -> Mapping[str, float]:
    """What speaks for no country at all."""
    token = memory.token(draft)
    largest = max(memory.weights.values(), default=0) / (sum(memory.weights.values()) + _UNSAID)
    found = {"none": 1.0, "none-mixed": 1.0 - largest}
    dets = [child.lower for child in token.children if child.dep == "det"]
    if any(word in ("a", "an", "another", "some", "any") for word in dets):
        found["none-new"] = 1.0
    elif draft.definite:
        found["none-definite"] = 1.0
    if draft.plural:
        found["none-plural"] = 1.0
    if not any(child.dep in ("det", "poss", "nummod", "amod", "compound") for child in token.children):
        found["none-bare"] = 1.0
    return found
