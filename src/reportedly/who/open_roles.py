"""Roles whose phrase names no country: "the ministry", "officials", "the group", "police", "the plane".

Where the country may come from depends on the role's *anchor* (a column of the role lexicon). A state that stands
against the mention in its clause is never taken, and where nothing tells, nothing is guessed.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from reportedly.syntax import Token
from reportedly.types import MentionKind
from reportedly.who.drafts import Draft
from reportedly.who.groups import number_of, resolve_group
from reportedly.who.memory import NOT_STATES, Memory, is_outlet, is_state_name, is_whole_state
from reportedly.who.owned_roles import OwnedRoles
from reportedly.who.quotations import reporting_verbs
from reportedly.who.words import kinds_of_body, words


class OpenRoles(OwnedRoles):
    """Gives roles of one document their country from what is told around them."""

    def __init__(self, memory: Memory) -> None:
        super().__init__(memory)
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
            if same or (role.pattern in words("leader") and named):
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
        found = self._named_body(draft, word, kinds_of_body().get(role.pattern, frozenset()))
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
        scene = self.memory.main_scene()
        if scene is not None:
            draft.code, draft.method, draft.score = scene, "document.scene", 0.7
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
        place, sectors = self.memory.place_in_sentence(draft), set(draft.sector)
        if (
            place is not None
            and place not in opposed
            and token.dep == "nsubj"
            and token.head.lemma in reporting_verbs()
        ):
            draft.code, draft.method, draft.score = place, "sentence.place", 0.75
            return
        national = draft.definite or draft.kind is MentionKind.NAME
        if self.memory.outlet is not None and national and "GOV" in sectors and self.memory.outlet not in opposed:
            # "the prime minister" of a national paper is the nation's own
            draft.code, draft.method, draft.score = self.memory.outlet, "document.outlet", 0.7
            return
        armed = bool(sectors & {"MIL", "REB", "UAF"}) and (draft.plural or not draft.person)
        # an army that is not said whose it is may act abroad, but who meets a state's troops there is of the place
        met = "MIL" in sectors and not draft.definite and not draft.subject
        if (met or sectors & {"REB", "UAF", "OPP"}) and place is not None and place not in opposed:
            draft.code, draft.method, draft.score = place, "sentence.place", 0.75
            return
        main = self.memory.main_state(share=0.5)
        alike = any(other.code is not None and sectors & set(other.sector) for other in self.memory.recent(draft, 0))
        if main is not None and main not in opposed and draft.definite and "GOV" in sectors and not alike:
            # "the ministry" of a text about one state
            draft.code, draft.method, draft.score = main, "document.context", 0.7
            return
        against = self.memory.opposed(draft, armed=True) if armed else opposed
        for other in self.memory.recent(draft, 3):
            if other.code is None or other.code in NOT_STATES or other.code in against or is_outlet(other):
                continue
            crewed = other.role is not None and other.role.kind == "thing"
            if sectors & set(other.sector) and not other.parts and not crewed and not self.memory.is_place(other):
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
        if _is_new(self.memory.token(draft)):
            return False
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


def _acts_for_state(draft: Draft) -> bool:
    return is_whole_state(draft) or bool({"GOV", "MIL"} & set(draft.sector))


def _is_new(noun: Token) -> bool:
    """Whether the words say that somebody else is meant than before: "a militia", "pro-government forces"."""
    if any(child.dep == "det" and child.lower in ("a", "an", "another") for child in noun.children):
        return True
    return any(
        child.dep in ("amod", "compound")
        and (child.lower.startswith(("pro-", "anti-")) or any(part.tag == "HYPH" for part in child.children))
        for child in noun.children
    )


def _class_of(word: str) -> str:
    return "air" if word in words("aircraft") else "sea" if word in words("watercraft") else word


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
