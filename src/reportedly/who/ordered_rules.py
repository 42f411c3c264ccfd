"""Roles without a country where a text says little of any: rules in a fixed order, the surest first.

A text that names states a dozen times has enough to be weighed (:mod:`reportedly.who.weighing`); a few lines have not.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from reportedly.syntax import Token
from reportedly.types import MentionKind
from reportedly.who.clauses import ground_of
from reportedly.who.drafts import Draft
from reportedly.who.memory import NOT_STATES, Memory, is_outlet, is_whole_state
from reportedly.who.owned_roles import OwnedRoles
from reportedly.who.quotations import reporting_verbs
from reportedly.who.roles import Role
from reportedly.who.settings import DOMESTIC, Setting
from reportedly.who.words import words


class OrderedRules(OwnedRoles):
    """Gives roles of a short text their country by the first rule that holds."""

    def __init__(self, memory: Memory) -> None:
        super().__init__(memory)
        self.setting = Setting(memory)

    def _earlier_holder(self, draft: Draft) -> bool:
        """The latest earlier mention that holds the role: "the president" after "President Lula"."""
        role = draft.role
        if role is None or draft.plural or role.anchor in ("state", "craft", "body"):
            return False
        if role.kind != "person" and not self.memory.is_brief:
            return False
        guess = _first_told(self._holders(draft, role))
        if guess is None:
            return False
        sector = draft.sector
        draft.take(guess, "document.role", 0.9)
        draft.sector = sector if role.inherits and sector else draft.sector
        return draft.code is not None

    def _holders(self, draft: Draft, role: Role) -> Iterator[Draft]:
        """Earlier mentions that hold the role, the nearest first."""
        opposed = self.memory.opposed(draft)
        for other in self.memory.recent(draft, 60):
            if other.plural or other.kind is MentionKind.PRONOUN or other.code in opposed:
                continue
            if other.code is None and other.kind is not MentionKind.NAME:
                continue
            office = other.office or (other.role.pattern if other.role is not None else "")
            same = bool(office) and _same_office(office, role.pattern)
            named = other.person and "GOV" in other.sector and other.entity is not None
            if same or (role.pattern in words("leader") and named):
                yield other

    def _local(self, draft: Draft, token: Token) -> None:
        """People of a place: where the sentence plays, else where those like them were, else where the text is from."""
        displaced = "REF" in draft.sector
        if displaced and self._same_role(draft, 6):
            return
        place = self.memory.place_in_sentence(draft)
        if place is not None and not displaced:
            draft.code, draft.method, draft.score = place, "sentence.place", 0.85
            return
        if self._same_role(draft, 4) or (not displaced and (self._beside(draft) or self._by_setting(draft))):
            return
        if self.memory.home is not None:
            draft.code, draft.method, draft.score = self.memory.home, "document.dateline", 0.75
            return
        scene = self.memory.main_scene()
        if scene is not None:
            draft.code, draft.method, draft.score = scene, "document.scene", 0.7
            return
        self._told_about(draft, share=0.34)

    def _of_content(self, draft: Draft) -> bool:
        """ "Peru has protested, officials said": of the state that they tell of."""
        role = draft.role
        subject = self.memory.content_subject(draft)
        if role is None or role.anchor != "office" or subject is None:
            return False
        if subject.code in NOT_STATES or not _acts_for_state(subject):
            return False
        self._settle(draft, subject, "sentence.content", 0.8)
        return True

    def _office(self, draft: Draft, token: Token) -> None:
        opposed = self._against(draft)
        if self._of_content(draft):
            return
        if self._same_role(draft, 8):
            return
        place, sectors = self.memory.place_in_sentence(draft), set(draft.sector)
        if (
            place is not None
            and place not in opposed
            and token.dep == "nsubj"
            and token.head.lemma in reporting_verbs()
            and "MIL" not in sectors
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
        alone = self.memory.is_brief and not any("MIL" in other.sector for other in self.memory.recent(draft, 60))
        met = "MIL" in sectors and not draft.definite and (not draft.subject or alone)
        at_home, telling = bool(DOMESTIC & sectors), token.dep == "nsubj" and token.head.lemma in reporting_verbs()
        inside = at_home and not telling and self.memory.is_brief
        told = met or inside or ground_of(token) is not None
        if (told or sectors & {"REB", "UAF", "OPP"}) and place is not None and place not in opposed:
            draft.code, draft.method, draft.score = place, "sentence.place", 0.75
            return
        if self._beside(draft) or (at_home and self.memory.is_brief and self._by_setting(draft)):
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
            crewed = (
                other.role is not None and other.role.kind == "thing" and not (self.memory.is_brief and draft.definite)
            )
            if sectors & set(other.sector) and not other.parts and not crewed and not self.memory.is_place(other):
                draft.code, draft.method, draft.score = other.code, "document.sector", 0.75
                return
        ours = self.memory.is_brief and draft.definite and draft.kind is MentionKind.ROLE and "MIL" in sectors
        near = sectors & {"REB", "UAF", "OPP"} or (sectors & {"COP"} and draft.definite)
        near = near and draft.kind is MentionKind.ROLE
        if (ours or near or (at_home and self.memory.is_brief)) and self._by_setting(draft):
            # "the army" of a few lines that play in one country; the troops of a state act abroad too
            return
        for other in self.memory.recent(draft, 1):
            if other.code is None or other.code in NOT_STATES or other.code in opposed or not other.subject:
                continue
            if is_whole_state(other) and not other.parts:
                draft.code, draft.method, draft.score = other.code, "document.subject", 0.65
                return
        if self.memory.home is not None and self.memory.home not in opposed:
            if not self._by_setting(draft):
                draft.code, draft.method, draft.score = self.memory.home, "document.dateline", 0.7
            return
        self._told_about(draft, share=0.35 if draft.definite else 0.5)

    def _by_setting(self, draft: Draft) -> bool:
        """Where the story plays, for those who act at home."""
        code = self.setting.of(draft, self._against(draft))
        if code is None:
            return False
        draft.code, draft.method, draft.score = code, "document.scene", 0.7
        return True

    def _at_home(self, draft: Draft) -> None:
        """ "Prosecutors opened an inquiry", in a few lines: of where these play; ministers only where they are met."""
        sectors = set(draft.sector)
        met = DOMESTIC & sectors or ("GOV" in sectors and not draft.subject)
        if self.memory.is_brief and met and not self._by_setting(draft):
            self._told_about(draft)

    def _somebody(self, draft: Draft) -> None:
        """ "Three Congolese miners were held. The men …": those told of before; in a few lines those of the place."""
        before = [other for other in self.memory.recent(draft, 1) if other.sent < draft.sent and other.person]
        alike = [other for other in before if other.plural is draft.plural and other.kind is not MentionKind.PRONOUN]
        if draft.definite and draft.role is not None and draft.role.pattern in words("same-person"):
            if len(alike) == 1 and alike[0].code is not None:
                self._settle(draft, alike[0], "document.role", 0.7)
            return
        place = self.memory.place_in_sentence(draft) if self.memory.is_brief else None
        if place is not None:
            draft.code, draft.method, draft.score = place, "sentence.place", 0.7
        elif self.memory.is_brief:
            self._by_setting(draft)

    def _beside(self, draft: Draft) -> bool:
        """ "The army fired and the president resigned": roles of one sentence that name no country are of the same."""
        brief = self.memory.is_brief
        if not draft.definite and (draft.subject or not brief):
            return False
        opposed = self._against(draft)
        for other in self.memory.recent(draft, 0):
            guessed = other.role is not None and not is_told(other) and not other.parts
            if not (brief or other.definite):
                continue
            if "MIL" in draft.sector and not {"MIL", "GOV", "COP"} & set(other.sector):
                continue  # "residents said that troops had come"
            if guessed and other.code is not None and other.code not in NOT_STATES and other.code not in opposed:
                self._settle(draft, other, "document.same_role", 0.65)
                return True
        return False

    def _against(self, draft: Draft) -> frozenset[str]:
        """Who stands against a mention in its clause; in a few lines not the state whose town it only acts in."""
        opposed = self.memory.opposed(draft)
        return opposed - {self.memory.place_in_sentence(draft)} if self.memory.is_brief else opposed

    def _told_about(self, draft: Draft, share: float = 0.5) -> None:
        """The state that the document is about, if one has that share of its states' mentions."""
        code = self.memory.main_state(share=share)
        if code is not None and code not in self.memory.opposed(draft):
            draft.code, draft.method, draft.score = code, "document.context", 0.8 if share >= 0.5 else 0.7

    def _alike(self, draft: Draft, sentences: int) -> Iterator[Draft]:
        """Earlier mentions of the same role and sector with a country, the nearest first."""
        role, opposed = draft.role, self.memory.opposed(draft)
        for other in self.memory.recent(draft, sentences):
            if other.code is None or other.parts or other.code in opposed or other.role is None or role is None:
                continue
            if other.code in NOT_STATES and role.anchor == "local":
                continue
            alike = not draft.sector or not other.sector or set(draft.sector) & set(other.sector)
            if other.role.pattern == role.pattern and alike:
                yield other

    def _same_role(self, draft: Draft, sentences: int) -> bool:
        """The country of the same role before: where its phrase told it if one did, else the nearest guess."""
        if _is_new(self.memory.token(draft)):
            return False
        guess = _first_told(self._alike(draft, sentences))
        if guess is None:
            return False
        self._settle(draft, guess, "document.same_role", 0.85)
        return True


def _first_told(found: Iterable[Draft]) -> Draft | None:
    """The nearest whose phrase told its country, else the nearest of all."""
    guess: Draft | None = None
    for other in found:
        if is_told(other):
            return other
        guess = guess or other
    return guess


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


def is_told(draft: Draft) -> bool:
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
