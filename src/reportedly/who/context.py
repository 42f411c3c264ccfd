"""Decides from the document what a phrase leaves open: short names, roles without a country, groups, pronouns."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from reportedly.syntax import Parse, Token
from reportedly.types import Actor, MentionKind
from reportedly.who.drafts import Draft
from reportedly.who.knowledge import EntityKind
from reportedly.who.resolve import WEAK_CODES

_NOT_STATES = frozenset({"IGO", "UNO", "EUR", "NGO", "ISM", "IMG", "MNC"})
_COUNTRY_WORDS = frozenset({"country", "nation", "republic", "kingdom", "island nation", "state"})
_SIDE_WORDS = frozenset(
    {"side", "country", "nation", "neighbor", "neighbour", "ally", "rival", "enemy", "state", "partner", "party"}
)
_RELATIVE_CLAUSES = frozenset({"relcl", "acl"})
_OBJECTS = frozenset({"dobj", "pobj", "dative", "attr"})
_WINDOW = 3


class ContextResolver:
    """Walks the mentions of one document in order, remembering what was named."""

    def __init__(self, parse: Parse, drafts: Sequence[Draft]) -> None:
        self.parse = parse
        self.drafts = drafts
        self.by_head = {draft.head: draft for draft in drafts}
        self.past: list[Draft] = []
        self.names: dict[str, Draft] = {}
        self.weights: Counter[str] = Counter()
        self.quoted = _quoted(parse)
        for draft in drafts:
            if draft.code is not None and draft.code not in _NOT_STATES and not _is_outlet(draft):
                self.weights[draft.code] += 2 if draft.sent == 0 else 1
        for draft in drafts:
            full = draft.kind is MentionKind.NAME and draft.person and (draft.entity is not None or " " in draft.name)
            if full and draft.surname:
                known = self.names.setdefault(draft.surname, draft)
                if known.code is None and draft.code is not None:
                    self.names[draft.surname] = draft

    def run(self) -> None:
        """Decide every open mention, in order of the text."""
        for draft in self.drafts:
            if draft.kind is MentionKind.PRONOUN:
                self._pronoun(draft)
            elif draft.kind is MentionKind.NAME and draft.entity is None:
                self._short_name(draft)
            elif draft.role is not None and draft.code is None and not draft.parts:
                self._open_role(draft)
            elif draft.code in WEAK_CODES:
                self._ethnic(draft)
            elif draft.code is not None and self._is_ethnic(draft):
                self._minority(draft)
            if draft.code is None:
                draft.method, draft.reason = draft.method or "none", draft.reason or "no_country"
            self.past.append(draft)

    # Names

    def _short_name(self, draft: Draft) -> None:
        known = self.names.get(draft.surname)
        if known is not None and known is not draft and draft.name.count(" ") == 0 and known.head != draft.head:
            sector, office = draft.sector, draft.office
            draft.take(known, "document.short_name", 0.9)
            draft.person = True
            draft.sector, draft.office = sector or known.sector, office or known.office
            if draft.code is not None:
                return
        if draft.code is None and draft.sector and draft.office is not None:
            self._from_context(draft)
        if draft.code is None:
            draft.reason = draft.reason or ("no_country" if draft.sector else "unknown_name")
            draft.method, draft.score = draft.method or "none", draft.score or 0.2

    def _ethnic(self, draft: Draft) -> None:
        """A people or faith without a state of its own: of the country the document is about."""
        code = self._main_state()
        if code is not None:
            draft.runners_up = (draft.code or "", *draft.runners_up)
            draft.code, draft.method, draft.score = code, "document.context", 0.4

    def _is_ethnic(self, draft: Draft) -> bool:
        """Whether the phrase says that a nationality is meant as a people: "ethnic Albanians"."""
        return any(token.lower == "ethnic" for token in self.parse.tokens[draft.first : draft.head])

    def _minority(self, draft: Draft) -> None:
        """A people outside its own state: of the country whose place the sentence names, else of the document's."""
        code = self._place_in_sentence(draft)
        if code is None or code == draft.code:
            rest = [(count, other) for other, count in self.weights.items() if other != draft.code]
            code = max(rest, key=lambda item: (item[0], item[1]))[1] if rest else None
        if code is not None:
            draft.runners_up = (draft.code or "", *draft.runners_up)
            draft.code, draft.method, draft.score = code, "document.minority", 0.5

    # Roles

    def _open_role(self, draft: Draft) -> None:
        role = draft.role
        if role is None:
            return
        pattern = role.pattern
        token = self.parse.tokens[draft.head]
        if self._is_pair(token) and (pattern in _SIDE_WORDS or role.kind == "person"):
            self._pair(draft, states=pattern in _SIDE_WORDS)
            if draft.parts:
                return
        owner = token.child("poss")
        if owner is not None:
            possessor = self.by_head.get(owner.i)
            if possessor is not None and possessor.kind is MentionKind.PRONOUN:
                self._pronoun(possessor)
                if possessor.code is not None:
                    draft.code, draft.method, draft.score = possessor.code, "phrase.possessor", possessor.score * 0.9
                    return
        if pattern in _COUNTRY_WORDS and not draft.plural:
            code = self._main_state() if draft.definite else None
            if code is not None:
                draft.code, draft.method, draft.score = code, "document.country", 0.6
            else:
                draft.reason = "no_country"
            return
        if pattern in _SIDE_WORDS:
            draft.reason = "no_country"
            return
        if draft.definite and self._earlier_holder(draft):
            return
        default = draft.default
        if default is not None:
            soft = default.startswith("~")
            code = default.lstrip("~")
            if not soft or code in self.weights or not self.weights:
                draft.code, draft.method, draft.score = code, "role.default", 0.75 if code in self.weights else 0.5
                return
        for other in reversed(self.past):
            known = other.code is not None and not other.parts
            if known and other.role is not None and other.role.pattern == pattern:
                draft.code, draft.method, draft.score = other.code, "document.same_role", 0.6
                return
        self._from_context(draft)

    def _earlier_holder(self, draft: Draft) -> bool:
        """The latest earlier mention that holds the role: "the president" after "President Lula"."""
        role = draft.role
        if role is None or draft.plural:
            return False
        word = role.pattern.split()[-1]
        leader = role.pattern in ("leader", "ruler", "head of state", "strongman", "dictator")
        for other in reversed(self.past[-120:]):
            if other.plural or (other.code is None and other.kind is not MentionKind.NAME):
                continue
            if other.kind is MentionKind.PRONOUN:
                continue
            office = other.office or (other.role.pattern if other.role is not None else "")
            same = bool(office) and (office == role.pattern or office.split()[-1] == word)
            if leader and other.person and "GOV" in other.sector and other.entity is not None:
                same = True
            if same:
                sector = draft.sector
                draft.take(other, "document.role", 0.8)
                draft.sector = sector if role.inherits and sector else draft.sector
                return True
        return False

    def _from_context(self, draft: Draft) -> None:
        """The country of the place named in the sentence, of the nearest actor of the sector, or of the document."""
        sectors = set(draft.sector)
        place = self._place_in_sentence(draft)
        if place is not None and not sectors & {"MIL"}:
            draft.code, draft.method, draft.score = place, "sentence.place", 0.45
            return
        for other in reversed(self.past[-40:]):
            if other.code is None or other.code in _NOT_STATES or not sectors & set(other.sector) or _is_outlet(other):
                continue
            if draft.sent - other.sent <= _WINDOW:
                draft.code, draft.method, draft.score = other.code, "document.sector", 0.45
                break
        if draft.code is None:
            code = self._main_state()
            if code is not None:
                draft.code, draft.method, draft.score = code, "document.context", 0.35
        if draft.code is not None:
            draft.runners_up = tuple(code for code, _ in self.weights.most_common(3) if code != draft.code)[:2]
        else:
            draft.method, draft.reason = "none", "no_country"

    def _place_in_sentence(self, draft: Draft) -> str | None:
        sentence = self.parse.sentences[draft.sent]
        for other in self._drafts_of(sentence.first, sentence.last):
            token = self.parse.tokens[other.head]
            locative = token.dep == "pobj" and token.head.lower in ("in", "near", "outside", "at", "across")
            if locative and other.code in self.weights and other.entity is not None:
                return other.code
        return None

    def _drafts_of(self, first: int, last: int) -> list[Draft]:
        """The mentions whose head lies in a token range."""
        return [self.by_head[i] for i in range(first, last) if i in self.by_head]

    def _main_state(self) -> str | None:
        """The state that the document names most; on a tie the one named first."""
        return max(self.weights, key=lambda code: self.weights[code], default=None)

    # Groups

    def _is_pair(self, token: Token) -> bool:
        return any(
            (child.dep in ("det", "predet") and child.lower == "both")
            or (child.dep == "nummod" and child.lower in ("two", "2"))
            or (child.dep == "amod" and child.lower in ("warring", "rival", "feuding", "opposing"))
            for child in token.children
        )

    def _pair(self, draft: Draft, *, states: bool) -> None:
        """The two latest different parties: persons for "the two leaders", states for "both sides"."""
        found: dict[str, Draft] = {}
        for other in reversed(self.past[-80:]):
            if other.kind is MentionKind.PRONOUN or _is_outlet(other) or other.head == draft.head:
                continue
            if other.parts and len(other.parts) == 2:
                draft.parts = other.parts
                draft.code, draft.method, draft.score = other.parts[0].code, "document.pair", 0.6
                draft.plural = True
                return
            if other.code is None or other.code in _NOT_STATES - {"EUR", "UNO", "IMG"}:
                continue
            if not states and not (other.person and not other.plural and other.kind is MentionKind.NAME):
                continue
            if states and not _is_party(other):
                continue
            if states and draft.sent - other.sent > 6:
                break
            found.setdefault(other.code, other)
            if len(found) == 2:
                break
        if len(found) == 2:
            pair: Sequence[Draft] = list(reversed(found.values()))
            draft.parts = tuple(other.actor() for other in pair)
            draft.code, draft.method, draft.score, draft.plural = pair[0].code, "document.pair", 0.6, True

    # Pronouns

    def _pronoun(self, draft: Draft) -> None:
        if draft.method:
            return
        token = self.parse.tokens[draft.head]
        if token.tag in ("WP", "WDT", "WP$"):
            self._relative(draft, token)
        elif token.lower in ("i", "me", "my", "mine", "myself", "we", "us", "our", "ours", "ourselves"):
            self._speaker(draft, token)
        elif token.lower in ("you", "your", "yours", "yourself", "one", "oneself"):
            draft.reason = "addressee"
        elif token.lower.endswith(("self", "selves")):
            self._reflexive(draft, token)
        else:
            self._anaphor(draft, token)
        if not draft.method:
            draft.method, draft.reason = "none", draft.reason or "no_antecedent"

    def _relative(self, draft: Draft, token: Token) -> None:
        """A relative pronoun stands for the noun its clause hangs on."""
        for above in token.ancestors():
            if above.dep in _RELATIVE_CLAUSES:
                head = self.by_head.get(above.head.i)
                if head is not None and head.kind is not MentionKind.PRONOUN:
                    draft.take(head, "syntax.relative", 0.9)
                return

    def _speaker(self, draft: Draft, token: Token) -> None:
        """First person: the subject of the verb that the clause is the content of."""
        at = token
        for above in token.ancestors():
            if at.dep in ("ccomp", "parataxis") and above.pos == "VERB":
                subject = above.child("nsubj")
                other = self.by_head.get(subject.i) if subject is not None else None
                first_person = subject is None or subject is token or subject.lower in ("i", "we")
                if other is not None and not first_person:
                    if other.kind is MentionKind.PRONOUN and other.head > draft.head:
                        self._pronoun(other)
                    if other.method or other.kind is not MentionKind.PRONOUN:
                        plural = draft.plural
                        draft.take(other, "quote.speaker", 0.8)
                        draft.plural = plural
                        return
            at = above
        draft.reason = "speaker_unknown"

    def _reflexive(self, draft: Draft, token: Token) -> None:
        """Himself and the like stand for the subject of their clause."""
        for above in token.ancestors():
            subject = above.child("nsubj", "nsubjpass")
            if subject is not None and subject is not token:
                other = self.by_head.get(subject.i)
                if other is not None and other.method:
                    draft.take(other, "syntax.reflexive", 0.9)
                return

    def _anaphor(self, draft: Draft, token: Token) -> None:
        best: Draft | None = None
        best_score = 0.0
        verb = token.head
        possessive = token.tag == "PRP$"
        for other in reversed(self.past):
            if draft.sent - other.sent > _WINDOW:
                break
            if other.head >= draft.head or (
                other.code is None and not other.sector and other.kind is not MentionKind.NAME
            ):
                continue
            if not _agrees(draft, token, other):
                continue
            place = self.parse.tokens[other.head]
            if not possessive and token.dep in _OBJECTS and place.dep in ("nsubj", "nsubjpass") and place.head is verb:
                continue
            if place.head is token.head and place.dep == "poss":
                continue
            # in the words of a quotation "he" is somebody else than the speaker
            if (
                draft.head in self.quoted
                and other.head not in self.quoted
                and other.subject
                and other.sent == draft.sent
            ):
                continue
            score = 3.0 - 1.2 * (draft.sent - other.sent)
            score += 1.0 if other.subject else 0.0
            score += 0.6 if other.kind is MentionKind.NAME else 0.3 if other.kind is MentionKind.PRONOUN else 0.0
            if possessive and other.sent == draft.sent:
                score += 0.6 if other.subject else 0.3
            if not other.subject and not draft.subject and not possessive:
                score += 1.3
            if place.dep in ("compound", "amod", "nmod"):
                score -= 1.0
            if _is_outlet(other):
                score -= 2.0
            score -= 0.01 * min(draft.head - other.head, 60)
            if score > best_score:
                best, best_score = other, score
        if best is None:
            return
        group = self._group(best) if token.lower in ("they", "them", "their", "themselves", "theirs") else ()
        plural, person = draft.plural, draft.person
        draft.take(best, "document.pronoun", 0.55 + min(0.3, best_score / 15))
        draft.plural, draft.person = plural, person or best.person
        if group:
            draft.parts = group

    def _group(self, draft: Draft) -> tuple[Actor, ...]:
        """The actors coordinated with a mention, itself first; empty when it stands alone."""
        if draft.parts:
            return draft.parts
        token = self.parse.tokens[draft.head]
        first = token
        while first.dep == "conj" and first.head is not first:
            first = first.head
        members = [first]
        for member in members:
            members.extend(child for child in member.children if child.dep == "conj")
        found = [self.by_head[m.i] for m in members if m.i in self.by_head and self.by_head[m.i].code is not None]
        return tuple(other.actor() for other in found) if len(found) > 1 else ()


def _quoted(parse: Parse) -> frozenset[int]:
    """Indices of tokens between quotation marks; an open mark is closed by the end of its line."""
    inside: list[int] = []
    text, within, last = parse.document.text, False, 0
    for token in parse.tokens:
        if within and "\n" in text[last : token.start]:
            within = False
        last = token.end
        if token.text in ("“", "``", "«"):
            within = True
        elif token.text in ("”", "''", "»"):
            within = False
        elif token.text == '"':
            within = not within
        elif within:
            inside.append(token.i)
    return frozenset(inside)


_PARTIES = frozenset(
    {
        EntityKind.COUNTRY,
        EntityKind.ADJECTIVE,
        EntityKind.PEOPLE,
        EntityKind.CAPITAL,
        EntityKind.SEAT,
        EntityKind.GROUP,
        EntityKind.ORGANISATION,
    }
)


def _is_party(draft: Draft) -> bool:
    """Whether a mention names a party to a dispute: a state, its capital, a group, or a body of one."""
    if draft.entity is not None:
        return draft.entity.kind in _PARTIES and draft.code not in ("UNO", "IGO", "NGO")
    body = draft.role is not None and (draft.role.kind == "body" or draft.plural)
    return body and bool({"GOV", "MIL", "REB", "UAF", "OPP"} & set(draft.sector))


def _is_outlet(draft: Draft) -> bool:
    return draft.entity is not None and draft.entity.kind is EntityKind.OUTLET


def _agrees(draft: Draft, token: Token, other: Draft) -> bool:
    """Number, person and gender of a pronoun against a mention."""
    if token.lower in ("it", "its", "itself"):
        return not other.person and not other.plural
    if draft.female is not None:
        singular = not other.plural and not other.parts
        personal = other.person or (other.kind is MentionKind.NAME and other.entity is None)
        return singular and personal and (other.female is None or other.female == draft.female)
    if other.plural or other.parts:
        return True
    if other.kind is MentionKind.PRONOUN:
        return other.plural
    return not other.person
