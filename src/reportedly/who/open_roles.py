"""Roles whose phrase names no country: "the ministry", "officials", "the group", "police", "the plane".

Where the country may come from depends on the role's *anchor* (a column of the role lexicon). A state that stands
against the mention in its clause is never taken, and where nothing tells, nothing is guessed.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from reportedly.syntax import Token
from reportedly.who.armed import is_armed, named_beside, stateless_group
from reportedly.who.candidates import kind_of, levels
from reportedly.who.drafts import Draft
from reportedly.who.groups import number_of, resolve_group
from reportedly.who.memory import Memory, is_state_name
from reportedly.who.ordered_rules import OrderedRules, is_told
from reportedly.who.owned_roles import FIGHTING
from reportedly.who.weighing import choose
from reportedly.who.words import kinds_of_body, words

# Of forces, and of bodies and persons of no state, a fit of this size says less than the rules in their order.
_WEIGHED = frozenset({"people", "fighters", "body", "office"})


class OpenRoles(OrderedRules):
    """Gives roles of one document their country from what is told around them."""

    def __init__(self, memory: Memory) -> None:
        super().__init__(memory)
        self._by_anchor: Mapping[str, Callable[[Draft, Token], None]] = {
            "state": self._state,
            "side": self._nobody,
            "any": self._nobody,
            "body": self._body,
            "craft": self._craft,
            "local": self._weighed,
            "office": self._weighed,
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
            if draft.method:
                return
        if self._owned(draft, token) or self._belonging(draft, token) or self._of_subject(draft, token):
            return
        if self._within_body(draft, token):
            return
        if draft.definite and role.anchor != "side" and self._earlier_holder(draft):
            return
        if self._default(draft):
            return
        if role.kind == "body" and FIGHTING & set(draft.sector):
            # "the terror group" is the group named last, before it is anybody's
            self._body(draft, token)
        if draft.code is None and not self._of_named(draft):
            anywhere = self._of_anywhere(draft, token)
            stateless = (anywhere or role.anchor == "any") and self._of_no_state(draft)
            if not anywhere and not stateless:
                self._by_anchor[role.anchor](draft, token)
            elif not stateless and role.kind == "person" and not self._from_abroad(draft, token):
                self._at_home(draft)
        if draft.code is None:
            draft.method, draft.reason = "none", draft.reason or "no_country"
        elif not draft.runners_up:
            others = [code for code, _ in self.memory.weights.most_common(3) if code != draft.code]
            draft.runners_up = tuple(others[:2])

    def resolve_titled(self, draft: Draft) -> None:
        """Decide an unknown person with a title and no country: "Press Secretary Hector Villanueva"."""
        if not self._default(draft):
            self._office(draft, self.memory.token(draft))

    def _default(self, draft: Draft) -> bool:
        if draft.default is None:
            return False
        code = draft.default.lstrip("~")
        if draft.default.startswith("~") and code not in self.memory.weights and self.memory.weights:
            return False
        draft.code, draft.method = code, "role.default"
        draft.score = 0.75 if code in self.memory.weights else 0.6
        return True

    def _of_named(self, draft: Draft) -> bool:
        """ "The Kivu Front, a terror group": what is said of a group that was named is the group."""
        other = named_beside(self.memory, draft) if is_armed(draft) else None
        if other is None:
            return False
        self.memory.decide(other)
        if other.code is None or other.parts:
            return False
        self._settle(draft, other, "phrase.apposition", 0.85)
        return True

    def _of_no_state(self, draft: Draft) -> bool:
        """ "Foreign fighters" may be of any country, but are of the stateless group that a text is about."""
        group = stateless_group(self.memory) if is_armed(draft) else None
        if group is None:
            return False
        draft.code, draft.method, draft.score = group, "document.group", 0.6
        return True

    # By anchor

    def _nobody(self, draft: Draft, token: Token) -> None:
        """Of any country: nothing is guessed, unless a few lines tell of them at a place: "a man and two children"."""
        if draft.role is not None and draft.role.pattern in words("somebody") and not self._from_abroad(draft, token):
            self._somebody(draft)
        if draft.code is None:
            draft.reason = "no_country"

    def _state(self, draft: Draft, token: Token) -> None:
        """ "The country": the state named last before it in its sentence or the one before; else the main one."""
        if draft.plural or not draft.definite:
            return
        opposed = self.memory.opposed(draft)
        for other in self.memory.recent(draft, 1):
            ruler = other.role is not None and other.role.kind == "body" and "GOV" in other.sector and is_told(other)
            if (is_state_name(other) or ruler) and other.code not in opposed and not other.parts:
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
        kinds = kinds_of_body().get(role.pattern, frozenset())
        if FIGHTING & set(draft.sector):
            kinds = (kinds or kinds_of_body().get(word, frozenset())) & FIGHTING
        found = self._named_body(draft, word, kinds)
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

    def _weighed(self, draft: Draft, token: Token) -> None:
        """Fighters, people of a place, officials: in a text that tells enough, the country that most speaks for."""
        role = draft.role
        if self.memory.is_brief or levels(kind_of(self.memory, draft))[0] not in _WEIGHED:
            local = role is not None and role.anchor == "local"
            (self._local if local else self._office)(draft, token)
        elif not self._of_content(draft):
            found = choose(self.memory, draft)
            draft.code, draft.method, draft.score, draft.runners_up = (
                found.code,
                found.method,
                found.chance,
                found.others,
            )


def _class_of(word: str) -> str:
    return "air" if word in words("aircraft") else "sea" if word in words("watercraft") else word
