"""Decides from the document what a phrase leaves open: short names, peoples without a state, roles, pronouns."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from types import MappingProxyType

from reportedly.syntax import Parse
from reportedly.types import MentionKind
from reportedly.who.drafts import Draft
from reportedly.who.knowledge import EntityKind
from reportedly.who.memory import FIGHTERS, NOT_STATES, Memory
from reportedly.who.names import fold
from reportedly.who.open_roles import OpenRoles
from reportedly.who.pronouns import PronounResolver
from reportedly.who.roles import Role
from reportedly.who.ties import WEAK_CODES
from reportedly.who.weighing import choose_home


class ContextResolver:
    """Walks the mentions of one document in order, remembering what was named."""

    def __init__(
        self,
        parse: Parse,
        drafts: Sequence[Draft],
        taught: Mapping[str, int],
        home: str | None = None,
        names: Mapping[int, str] = MappingProxyType({}),
    ) -> None:
        self.memory = Memory(parse, drafts, home, names)
        self.pronouns = PronounResolver(self.memory)
        self.roles = OpenRoles(self.memory)
        self.memory.decide = self._decide
        self.names: dict[str, Draft] = {}
        self._begun: set[int] = set()
        self.acronyms = self._full_names(taught)
        for draft in drafts:
            full = draft.kind is MentionKind.NAME and draft.person and (draft.entity is not None or " " in draft.name)
            if full and draft.surname:
                known = self.names.setdefault(draft.surname, draft)
                if known.code is None and draft.code is not None:
                    self.names[draft.surname] = draft
        for draft in drafts:
            # persons of some countries are called by their first name: "Thailand's Pichet Krungget … Pichet"
            if draft.kind is MentionKind.NAME and draft.person and draft.entity is None and " " in draft.name:
                self.names.setdefault(fold(draft.name.split()[0]), draft)
        for draft in drafts:
            # "Donald Trump ... Donald": statesmen too, where the text gives the first name
            said = parse.tokens[draft.first : draft.last]
            if draft.entity is not None and draft.entity.kind is EntityKind.PERSON and " " in draft.name:
                first = fold(draft.name.split()[0])
                if any(fold(token.text) == first and token.i != draft.head for token in said):
                    self.names.setdefault(first, draft)

    def run(self) -> None:
        """Decide every open mention: first the outlet's own words, then the quotations."""
        quotes = self.memory.quotes
        for draft in self.memory.drafts:
            if draft.head not in quotes:
                self._decide(draft)
        # speakers often follow what they say, so that quotations are read last
        for draft in self.memory.drafts:
            if draft.head in quotes:
                self._decide(draft)

    def _decide(self, draft: Draft) -> None:
        """Decide one mention, once; rules ask for mentions that come later in the text."""
        if draft.head in self._begun:
            return
        self._begun.add(draft.head)
        if draft.kind is MentionKind.PRONOUN:
            self.pronouns.resolve(draft)
        elif draft.kind is MentionKind.NAME and draft.entity is None:
            self._short_name(draft)
        elif draft.role is not None and not draft.parts and _is_open(draft, draft.role):
            self.roles.resolve(draft)
        elif draft.code in WEAK_CODES:
            self._ethnic(draft)
        elif draft.code is not None and self._is_ethnic(draft):
            self._minority(draft)
        if draft.code is None:
            draft.method, draft.reason = draft.method or "none", draft.reason or "no_country"

    def _short_name(self, draft: Draft) -> None:
        """ "Okafor" after "Nigerian Foreign Minister Tunde Okafor"; a titled stranger is of the country told about."""
        opposes = "OPP" in draft.sector
        full = self.acronyms.get(draft.name)
        if full is not None and full.head != draft.head:
            self._decide(full)
            draft.take(full, "document.acronym", 0.9)
            draft.person = False
            if draft.code is not None:
                return
        known = self.names.get(draft.surname)
        if known is not None and known is not draft and self._same_name(draft, known):
            sector, office = draft.sector, draft.office
            draft.take(known, "document.short_name", 0.9)
            draft.person = True
            draft.sector, draft.office = sector or known.sector, office or known.office
            if draft.code is not None:
                return
        if draft.code is None:
            self._described(draft)
        if draft.code is None and draft.sector and draft.office is not None:
            self.roles.resolve_titled(draft)
        if draft.code is None and opposes:
            self._opponent(draft)
        if draft.code is None:
            draft.reason = draft.reason or ("no_country" if draft.sector else "unknown_name")
            draft.method, draft.score = draft.method or "none", draft.score or 0.2

    def _full_names(self, taught: Mapping[str, int]) -> dict[str, Draft]:
        """The mentions that the text abbreviates, by their acronyms: what ends before the bracket."""
        if not taught:
            return {}
        found: dict[str, Draft] = {}
        for acronym, last in taught.items():
            ending = [draft for draft in self.memory.drafts if draft.first <= last < draft.last]
            if ending:
                found[acronym] = max(ending, key=lambda draft: (draft.head == last, draft.last - draft.first))
        return found

    def _same_name(self, draft: Draft, known: Draft) -> bool:
        """Whether a name repeats one given in full: its surname, or the full name in another spelling."""
        words = draft.name.split()
        return len(words) == 1 or (len(words[-1]) > 2 and words[0][:1] == known.name[:1] and known.entity is not None)

    def _described(self, draft: Draft) -> None:
        """A person of no known country takes that of the role in apposition: "Rami Odeh, chief commissioner"."""
        token = self.memory.token(draft)
        others = [child for child in token.children if child.dep == "appos"]
        if token.dep == "appos":
            others.append(token.head)
        for other in others:
            partner = self.memory.by_head.get(other.i)
            if partner is None or partner.role is None:
                continue
            self._decide(partner)
            if partner.code is not None:
                draft.code, draft.method, draft.score = partner.code, "phrase.apposition", partner.score
                draft.sector, draft.person = draft.sector or partner.sector, True
                return

    def _opponent(self, draft: Draft) -> None:
        """ "Opposition candidate Ola Berg": of the state that the text is about, if it is about one."""
        code = self.memory.main_state(share=0.5)
        explains = self.memory.token(draft).dep == "appos"
        if code is not None and not explains:
            # whoever opposes a government stands against his own state
            draft.code, draft.method, draft.score = code, "document.context", 0.6

    def _ethnic(self, draft: Draft) -> None:
        """A people without a state of its own: of the one of its homes where the text plays; a faith of any state."""
        place = self.memory.place_in_sentence(draft)
        settled = draft.role is not None and draft.role.anchor == "local" and not FIGHTERS & set(draft.sector)
        if draft.homes and not (settled and place is not None):
            home = choose_home(self.memory, draft, draft.homes)
            code, method, score = home.code, "document.homeland", home.chance
            if self.memory.is_brief:
                code, score = self.memory.home_of(draft, draft.homes), 0.6
        elif place is not None:
            code, method, score = place, "sentence.place", 0.6
        else:
            code, method, score = self.memory.main_state(), "document.context", 0.4
        if code is not None:
            draft.runners_up = (draft.code or "", *draft.runners_up)
            draft.code, draft.method, draft.score = code, method, score

    def _is_ethnic(self, draft: Draft) -> bool:
        """Whether the phrase says that a nationality is meant as a people: "ethnic Albanians"."""
        return any(token.lower == "ethnic" for token in self.memory.parse.tokens[draft.first : draft.head])

    def _minority(self, draft: Draft) -> None:
        """A people outside its own state: of the country whose place the sentence names, else of the document's."""
        code = self.memory.place_in_sentence(draft)
        if code is None or code == draft.code:
            rest = [(count, other) for other, count in self.memory.weights.items() if other != draft.code]
            code = max(rest, key=lambda item: (item[0], item[1]))[1] if rest else None
        if code is not None:
            draft.runners_up = (draft.code or "", *draft.runners_up)
            draft.code, draft.method, draft.score = code, "document.minority", 0.5


def _is_open(draft: Draft, role: Role) -> bool:
    """Whether a role needs a country: it has none, or one state is meant and only its region is told."""
    if draft.code is None:
        return True
    if role.anchor == "state" and draft.code in NOT_STATES and not draft.plural:
        draft.code, draft.method, draft.score = None, "", 0.0
        return True
    return False
