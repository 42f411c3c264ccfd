"""Roles whose phrase names no country: "the ministry", "officials", "the group", "police", "the plane".

Where the country may come from depends on the role's *anchor* (a column of the role lexicon). A state that stands
against the mention in its clause is never taken, and where nothing tells, nothing is guessed.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from reportedly.syntax import Token, doers
from reportedly.types import MentionKind
from reportedly.who.drafts import Draft
from reportedly.who.groups import number_of, resolve_group
from reportedly.who.knowledge import EntityKind
from reportedly.who.memory import NOT_STATES, Memory, is_outlet, is_state_name, is_whole_state
from reportedly.who.names import fold
from reportedly.who.quotations import reporting_verbs

_LEADER = frozenset({"leader", "ruler", "head of state", "strongman", "dictator"})
_ELSEWHERE = frozenset(
    {"foreign", "international", "other", "various", "several", "many", "some", "western", "regional", "neighbouring"}
    | {
        "neighboring",
        "european",
        "overseas",
        "global",
        "member",
        "another",
        "independent",
        "private",
        "few",
        "candidate",
    }
)
_DEPLOYING = frozenset(
    {"have", "deploy", "send", "dispatch", "withdraw", "pull", "station", "keep", "mobilize", "mobilise", "commit"}
    | {"redeploy", "recall", "mass", "contribute", "order", "evacuate"}
)
_APPOINTING = frozenset({"appoint", "dismiss", "sack", "elect", "reshuffle", "dissolve", "replace"})
_ARRESTING = frozenset(
    {"arrest", "detain", "jail", "imprison", "disperse", "execute", "ban", "close"}
    | {"order", "instruct", "shut", "suspend", "censor", "outlaw"}
)
_BELONGING = frozenset({"affiliated", "loyal", "belonging", "linked", "allied", "faithful"})
_GOVERNED = frozenset({"OPP", "SOC", "JRN", "REL", "PTY", "LAB", "COP", "LEG"})
_FORCES = frozenset({"MIL", "REB", "UAF", "COP"})
# Bodies that one word may name again: "the group" goes back to a group, an organisation, a front …
_KINDS_OF_BODY: Mapping[str, frozenset[str]] = {
    "company": frozenset({"BUS"}),
    "firm": frozenset({"BUS"}),
    "corporation": frozenset({"BUS"}),
    "airline": frozenset({"BUS"}),
    "group": frozenset({"REB", "UAF", "NGO", "SOC", "OPP", "PTY", "BUS", "CRM", "REL"}),
    "organization": frozenset({"REB", "UAF", "NGO", "SOC", "OPP", "PTY", "UNO", "CRM"}),
    "organisation": frozenset({"REB", "UAF", "NGO", "SOC", "OPP", "PTY", "UNO", "CRM"}),
    "movement": frozenset({"REB", "UAF", "SOC", "OPP", "PTY", "REL"}),
    "front": frozenset({"REB", "OPP", "PTY"}),
    "party": frozenset({"PTY", "OPP"}),
    "faction": frozenset({"REB", "UAF", "PTY"}),
    "cartel": frozenset({"CRM"}),
    "gang": frozenset({"CRM"}),
    "newspaper": frozenset({"JRN"}),
    "daily": frozenset({"JRN"}),
    "agency": frozenset({"JRN", "UNO", "NGO", "SPY"}),
    "news agency": frozenset({"JRN"}),
    "court": frozenset({"JUD"}),
    "tribunal": frozenset({"JUD"}),
    "union": frozenset({"LAB"}),
    "militia": frozenset({"UAF", "REB"}),
}
_AIR, _SEA = (
    frozenset({"plane", "jet", "aircraft", "helicopter", "gunship", "drone"}),
    frozenset({"ship", "vessel", "boat", "warship", "frigate", "destroyer", "submarine", "gunboat", "carrier"}),
)


class OpenRoles:
    """Gives roles of one document their country from what is told around them."""

    def __init__(self, memory: Memory) -> None:
        self.memory = memory
        self._by_anchor: Mapping[str, Callable[[Draft, Token], None]] = {
            "state": self._state,
            "side": self._nobody,
            "any": self._nobody,
            "body": self._body,
            "craft": self._craft,
            "local": self._local,
            "office": self._office,
        }

    def resolve(self, draft: Draft) -> None:
        """Decide one role mention without a country, or leave it open with a reason."""
        role = draft.role
        if role is None:
            return
        token = self.memory.token(draft)
        count = number_of(token)
        if count and (role.anchor in ("side", "state") or role.kind != "thing"):
            resolve_group(self.memory, draft, count)
            if draft.parts:
                return
        if self._owned(draft, token) or self._belonging(draft, token) or self._of_subject(draft, token):
            return
        if self._within_body(draft, token):
            return
        if draft.definite and role.anchor != "side" and self._earlier_holder(draft):
            return
        if self._default(draft):
            return
        if not self._of_anywhere(draft, token):
            self._by_anchor[role.anchor](draft, token)
        if draft.code is None:
            draft.method, draft.reason = "none", draft.reason or "no_country"
        else:
            others = [code for code, _ in self.memory.weights.most_common(3) if code != draft.code]
            draft.runners_up = tuple(others[:2])

    def resolve_titled(self, draft: Draft) -> None:
        """Decide an unknown person with a title and no country: "Press Secretary Hector Villanueva"."""
        self._office(draft, self.memory.token(draft))

    # What the phrase points at

    def _owned(self, draft: Draft, token: Token) -> bool:
        """ "his government", "our forces": the owner's country; of "his counterpart" only that it is another."""
        owner = token.child("poss")
        other = self.memory.by_head.get(owner.i) if owner is not None else None
        if other is None or other.kind is not MentionKind.PRONOUN:
            return False
        self.memory.decide(other)
        role = draft.role
        if role is not None and role.anchor != "side" and other.code is not None:
            draft.code, draft.method, draft.score = other.code, "phrase.possessor", other.score * 0.95
        else:
            draft.method, draft.reason = "none", "no_country"
        return True

    def _belonging(self, draft: Draft, token: Token) -> bool:
        """ "supporters of the ex-president", "workers affiliated with the union": of the country of those named."""
        links = [child for child in token.children if child.dep == "prep" and child.lower in ("of", "from")]
        for clause in token.children:
            if clause.dep in ("acl", "amod", "relcl") and clause.lower in _BELONGING:
                links.extend(child for child in clause.children if child.dep == "prep")
        for prep in links:
            obj = prep.child("pobj")
            other = self.memory.by_head.get(obj.i) if obj is not None else None
            if other is None or other.head == draft.head:
                continue
            self.memory.decide(other)
            if other.code is not None and not other.parts:
                self._settle(draft, other, "phrase.of", other.score * 0.95)
                return True
        return False

    def _of_subject(self, draft: Draft, token: Token) -> bool:
        """What a state sends, appoints or jails is its own: "France deployed troops", "Iran arrested activists"."""
        if token.dep == "conj" and any(child.lower == "other" for child in token.children):
            # "the prime minister and other officials"
            first = self.memory.by_head.get(token.head.i)
            if first is not None and first.code is not None and not first.parts:
                self._settle(draft, first, "phrase.shared", 0.8)
                return True
        role = draft.role
        if role is None or token.dep not in ("dobj", "nsubjpass"):
            return False
        verb = token.head
        sectors = set(draft.sector)
        military = verb.lemma in _DEPLOYING and (sectors & {"MIL", "COP", "GOV"} or role.kind == "thing")
        official = verb.lemma in _APPOINTING and sectors & {"GOV", "LEG", "MIL", "JUD"}
        arrested = verb.lemma in _ARRESTING and (role.anchor == "local" or sectors & _GOVERNED)
        if not (military or official or arrested) or self._of_anywhere(draft, token):
            return False
        other = next((self.memory.by_head[doer.i] for doer in doers(verb) if doer.i in self.memory.by_head), None)
        if other is not None:
            self.memory.decide(other)
        if other is None or other.code is None or other.code in NOT_STATES or other.parts:
            return False
        if not (is_whole_state(other) or {"GOV", "MIL", "COP"} & set(other.sector)):
            return False
        self._settle(draft, other, "syntax.owner", 0.8)
        return True

    def _within_body(self, draft: Draft, token: Token) -> bool:
        """ "a ministry spokesman", "company officials": the body of that kind that was named last."""
        for word in token.children:
            if word.dep not in ("compound", "amod") or word.i >= token.i:
                continue
            kinds = _KINDS_OF_BODY.get(word.lower, frozenset())
            ministry = word.lower in ("ministry", "army", "navy", "police", "court", "party", "embassy", "military")
            if not kinds and not ministry:
                continue
            found = self._named_body(draft, word.lower, kinds)
            if found is not None:
                self._settle(draft, found, "document.body", 0.85)
                return True
        return False

    def _earlier_holder(self, draft: Draft) -> bool:
        """The latest earlier mention that holds the role: "the president" after "President Lula"."""
        role = draft.role
        if role is None or draft.plural or role.anchor in ("state", "craft", "body"):
            return False
        opposed = self.memory.opposed(draft)
        guess: Draft | None = None
        for other in self.memory.recent(draft, 60):
            if other.plural or other.kind is MentionKind.PRONOUN or other.code in opposed:
                continue
            if other.code is None and other.kind is not MentionKind.NAME:
                continue
            office = other.office or (other.role.pattern if other.role is not None else "")
            same = bool(office) and _same_office(office, role.pattern)
            named = other.person and "GOV" in other.sector and other.entity is not None
            if same or (role.pattern in _LEADER and named):
                if _is_told(other):
                    guess = other
                    break
                guess = guess or other
        if guess is None:
            return False
        sector = draft.sector
        draft.take(guess, "document.role", 0.9)
        draft.sector = sector if role.inherits and sector else draft.sector
        return draft.code is not None

    def _default(self, draft: Draft) -> bool:
        if draft.default is None:
            return False
        code = draft.default.lstrip("~")
        if draft.default.startswith("~") and code not in self.memory.weights and self.memory.weights:
            return False
        draft.code, draft.method = code, "role.default"
        draft.score = 0.75 if code in self.memory.weights else 0.6
        return True

    def _of_anywhere(self, draft: Draft, token: Token) -> bool:
        """Whether the words say that they may be of any country: "foreign troops", bare "governments"."""
        if any(child.lower in _ELSEWHERE for child in token.children if child.dep in ("amod", "det", "compound")):
            return True
        role = draft.role
        if role is not None and role.pattern in ("authority", "authorities"):
            return False
        bare = not any(child.dep in ("det", "poss", "nummod", "amod", "compound") for child in token.children)
        institution = (
            role is not None and (role.kind == "body" or not role.inherits) and role.anchor in ("office", "body")
        )
        return bare and token.tag == "NNS" and institution and not _FORCES & set(draft.sector)

    # By anchor

    def _nobody(self, draft: Draft, token: Token) -> None:
        draft.reason = "no_country"

    def _state(self, draft: Draft, token: Token) -> None:
        """ "The country": the state named last before it in its sentence or the one before; else the main one."""
        if draft.plural or not draft.definite:
            return
        opposed = self.memory.opposed(draft)
        for other in self.memory.recent(draft, 1):
            if is_state_name(other) and other.code not in opposed and not other.parts:
                draft.code, draft.method, draft.score = other.code, "document.country", 0.9
                return
        code = self.memory.main_state(share=0.4)
        if code is not None and code not in opposed:
            draft.code, draft.method, draft.score = code, "document.country", 0.75

    def _body(self, draft: Draft, token: Token) -> None:
        """ "The group", "the bank": the body of that kind named last; one that is new is of no known country."""
        role = draft.role
        if role is None or draft.plural or not draft.definite:
            return
        word = role.pattern.split()[-1]
        found = self._named_body(draft, word, _KINDS_OF_BODY.get(role.pattern, frozenset()))
        if found is not None:
            self._settle(draft, found, "document.body", 0.85)

    def _craft(self, draft: Draft, token: Token) -> None:
        """ "The plane": the craft of the same kind named last."""
        role = draft.role
        if role is None:
            return
        word = role.pattern.split()[-1]
        known = draft.definite or any(child.lower in ("one", "another") for child in token.children)
        if not known:
            return
        for other in self.memory.recent(draft, 5):
            if other.role is None or other.role.anchor != "craft" or other.code is None:
                continue
            if _class_of(other.role.pattern.split()[-1]) == _class_of(word):
                self._settle(draft, other, "document.same_role", 0.85)
                return

    def _local(self, draft: Draft, token: Token) -> None:
        """People of a place: where the sentence plays, else where those like them were, else where the text is from."""
        displaced = "REF" in draft.sector
        if displaced and self._same_role(draft, 6):
            return
        place = self.memory.place_in_sentence(draft)
        if place is not None and not displaced:
            draft.code, draft.method, draft.score = place, "sentence.place", 0.85
            return
        if self._same_role(draft, 4):
            return
        if self.memory.home is not None:
            draft.code, draft.method, draft.score = self.memory.home, "document.dateline", 0.75
            return
        self._told_about(draft, share=0.34)

    def _office(self, draft: Draft, token: Token) -> None:
        opposed = self.memory.opposed(draft)
        subject = self.memory.content_subject(draft)
        if subject is not None and subject.code not in NOT_STATES and _acts_for_state(subject):
            self._settle(draft, subject, "sentence.content", 0.8)
            return
        if self._same_role(draft, 8):
            return
        place = self.memory.place_in_sentence(draft)
        if (
            place is not None
            and place not in opposed
            and token.dep == "nsubj"
            and token.head.lemma in reporting_verbs()
        ):
            draft.code, draft.method, draft.score = place, "sentence.place", 0.75
            return
        sectors = set(draft.sector)
        if sectors & {"REB", "UAF", "OPP"} and place is not None and place not in opposed:
            draft.code, draft.method, draft.score = place, "sentence.place", 0.75
            return
        for other in self.memory.recent(draft, 3):
            if other.code is None or other.code in NOT_STATES or other.code in opposed or is_outlet(other):
                continue
            crewed = other.role is not None and other.role.kind == "thing"
            if sectors & set(other.sector) and not other.parts and not crewed:
                draft.code, draft.method, draft.score = other.code, "document.sector", 0.75
                return
        for other in self.memory.recent(draft, 1):
            if other.code is None or other.code in NOT_STATES or other.code in opposed or not other.subject:
                continue
            if is_whole_state(other) and not other.parts:
                draft.code, draft.method, draft.score = other.code, "document.subject", 0.65
                return
        if self.memory.home is not None and self.memory.home not in opposed:
            draft.code, draft.method, draft.score = self.memory.home, "document.dateline", 0.7
            return
        self._told_about(draft, share=0.35 if draft.definite else 0.5)

    # Shared

    def _told_about(self, draft: Draft, share: float = 0.5) -> None:
        """The state that the document is about, if one has that share of its states' mentions."""
        code = self.memory.main_state(share=share)
        if code is not None and code not in self.memory.opposed(draft):
            draft.code, draft.method, draft.score = code, "document.context", 0.8 if share >= 0.5 else 0.7

    def _same_role(self, draft: Draft, sentences: int) -> bool:
        """The country of the same role before: where its phrase told it if one did, else the nearest guess."""
        role = draft.role
        opposed = self.memory.opposed(draft)
        guess: Draft | None = None
        for other in self.memory.recent(draft, sentences):
            if other.code is None or other.parts or other.code in opposed or other.role is None or role is None:
                continue
            if other.code in NOT_STATES and role.anchor == "local":
                continue
            alike = not draft.sector or not other.sector or set(draft.sector) & set(other.sector)
            if other.role.pattern == role.pattern and alike:
                if _is_told(other):
                    guess = other
                    break
                guess = guess or other
        if guess is None:
            return False
        self._settle(draft, guess, "document.same_role", 0.85)
        return True

    def _named_body(self, draft: Draft, word: str, kinds: frozenset[str]) -> Draft | None:
        """The mention before that is called by the word ("the bank": European Central Bank) or is such a body."""
        opposed = self.memory.opposed(draft)
        for other in self.memory.recent(draft, 10):
            if other.code is None or other.kind is MentionKind.PRONOUN or other.person or other.code in opposed:
                continue
            if _is_called(other, word):
                return other
            entity = other.entity
            if entity is None and other.kind is MentionKind.NAME and kinds & set(other.sector):
                return other
            if entity is None or entity.kind not in (EntityKind.GROUP, EntityKind.ORGANISATION, EntityKind.COMPANY):
                if entity is not None and entity.kind is EntityKind.OUTLET and "JRN" in kinds:
                    return other
                continue
            if kinds & set(other.sector) or (entity.kind is EntityKind.ORGANISATION and word in ("group", "bloc")):
                return other
        return None

    def _settle(self, draft: Draft, other: Draft, method: str, score: float) -> None:
        draft.code, draft.method, draft.score = other.code, method, min(score, max(other.score, 0.3))


def _acts_for_state(draft: Draft) -> bool:
    return is_whole_state(draft) or bool({"GOV", "MIL"} & set(draft.sector))


def _is_called(draft: Draft, word: str) -> bool:
    if draft.role is not None and draft.role.pattern.split()[-1] == word:
        return True
    return word in fold(draft.name).lower().split()


def _class_of(word: str) -> str:
    return "air" if word in _AIR else "sea" if word in _SEA else word


def _is_told(draft: Draft) -> bool:
    """Whether the words of a mention name its country, rather than a guess from context."""
    return draft.method.startswith(("kb.", "phrase."))


def _same_office(office: str, pattern: str) -> bool:
    """Whether a role word means an office: "the minister" a foreign minister, but no prime minister."""
    if office == pattern:
        return True
    words, other = office.split(), pattern.split()
    if words[-1] != other[-1] or (len(words) > 1 and len(other) > 1):
        return False
    return words[-1] != "minister" or "prime" not in (*words, *other)
