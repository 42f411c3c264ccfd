"""Where a text says that the persons it names come from, wherever it says so: beside the name, before it or after.

A name is often told its country only once, in words that are no title: "Okafor, 24, from Lagos", "Okafor is a Nigerian
citizen", "a Nigerian named Okafor", or in a first sentence on "a Nigerian nurse" whom the next one names.
"""

from __future__ import annotations

from collections.abc import Sequence

from reportedly.syntax import Token
from reportedly.types import MentionKind
from reportedly.who.drafts import Draft
from reportedly.who.knowledge import EntityKind
from reportedly.who.memory import NOT_STATES
from reportedly.who.names import fold
from reportedly.who.phrases import governs_phrase
from reportedly.who.quotations import reporting_verbs
from reportedly.who.resolve import PhraseResolver
from reportedly.who.ties import IN, OF, Tie
from reportedly.who.words import words

_FROM = frozenset({"from"})
_NATIONAL = frozenset({EntityKind.ADJECTIVE, EntityKind.COUNTRY, EntityKind.PEOPLE})
_NEW = frozenset({"a", "an", "another"})
_BE = frozenset({"be", "become", "remain"})
_SUBJECTS = ("nsubj", "nsubjpass")
# A text says in its first two sentences who it is about, and names him in the next ones.
_OPENING, _REACH = 1, 3


class Origins(PhraseResolver):
    """Gives unknown persons the country that the words around any of their mentions tell."""

    def run(self) -> None:
        """Identify every mention but pronouns, then what is told of persons elsewhere."""
        super().run()
        self._places()
        persons = self._persons()
        for same in persons:
            self._spread(same, self._told(same))
        self._opening(persons)

    def _places(self) -> None:
        """Unknown towns by what the text says of them once: "the Chadian town of Abu", "Abu, a suburb of Juba"."""
        unknown = [
            draft
            for draft in self.drafts
            if draft.kind is MentionKind.NAME and draft.entity is None and draft.code is None
        ]
        told: dict[str, Tie] = {}
        for draft in unknown:
            tie = self._placed(self.parse.tokens[draft.head])
            if tie is not None and len(tie.code) == 3 and tie.code not in NOT_STATES:
                told.setdefault(draft.surname, tie)
        for draft in unknown:
            tie = told.get(draft.surname)
            if tie is not None and (draft.last - draft.first == 1 or not draft.person):
                draft.code, draft.method, draft.score, draft.person = tie.code, tie.method, tie.score, False

    def _placed(self, token: Token) -> Tie | None:
        nouns = [noun for noun in token.childs("appos") if noun.lemma in words("settlement")]
        above = token.head.head
        if token.dep == "pobj" and token.head.lower == "of" and above.lemma in words("settlement"):
            nouns.append(above)
        for noun in nouns:
            other = self.by_head.get(noun.i)
            if other is not None and other.role is None:
                continue
            tie = self._nationality(noun, self.by_head[token.i]) or self._possessor_tie(noun)
            tie = tie or self._complement_tie(noun, OF | IN if noun is not above else IN, "phrase.in", 0.7)
            tie = tie or (self._complement_tie(token, IN, "phrase.in", 0.7) if noun is above else None)
            if tie is not None:
                return Tie(tie.code, "phrase.in", min(0.75, tie.score), tie.name)
        return None

    def _persons(self) -> list[list[Draft]]:
        """The mentions of each unknown person: those of one surname, told apart by their first names."""
        by_surname: dict[str, list[Draft]] = {}
        for draft in self.drafts:
            if draft.kind is MentionKind.NAME and draft.entity is None and draft.surname and not draft.plural:
                by_surname.setdefault(draft.surname, []).append(draft)
        found: list[list[Draft]] = []
        for mentions in by_surname.values():
            if not any(draft.person for draft in mentions):
                continue
            by_first: dict[str, list[Draft]] = {}
            last = ""
            for draft in mentions:
                first, _, rest = draft.name.partition(" ")
                last = fold(first) if rest else last
                by_first.setdefault(last, []).append(draft)
            if "" in by_first and len(by_first) == 2:
                # the surname alone before the full name, as in a headline
                alone = by_first.pop("")
                by_first[last][:0] = alone
            found.extend(by_first.values())
        return found

    def _spread(self, same: Sequence[Draft], tie: Tie | None) -> None:
        if tie is None:
            return
        for draft in same:
            if draft.code is None:
                draft.code, draft.method, draft.score, draft.person = tie.code, tie.method, tie.score, True
                self._share(draft)

    def _share(self, draft: Draft) -> None:
        """A role that only explains a name is of its country: "the pastor Ilves"."""
        token = self.parse.tokens[draft.head]
        for other in (*token.childs("appos"), *((token.head,) if token.dep == "appos" else ())):
            role = self.by_head.get(other.i)
            if role is None or role.role is None or role.code is not None or role.parts or role.role.anchor == "side":
                continue
            if role.role.kind == "person":
                role.code, role.method, role.score = draft.code, "phrase.apposition", min(0.8, draft.score)

    # What stands beside a name

    def _told(self, same: Sequence[Draft]) -> Tie | None:
        if all(draft.code is not None for draft in same):
            return None
        for draft in same:
            if draft.code is not None and draft.method.startswith("phrase."):
                return Tie(draft.code, "document.short_name", min(0.85, draft.score), draft.name)
            token = self.parse.tokens[draft.head]
            for tie in (
                self._explained(draft, token),
                self._from(token),
                self._is(draft, token),
                self._named(token),
                self._citizen(token),
                self._joined(token),
                self._born(token),
            ):
                if tie is not None and len(tie.code) == 3 and tie.code not in NOT_STATES:
                    return tie
        return None

    def _nationality(self, noun: Token, draft: Draft) -> Tie | None:
        """The nationality before a noun that is no actor of ours: "an Australian film-maker"."""
        ties = [tie for tie in self._modifier_ties(noun, draft) if tie.kind in _NATIONAL]
        return ties[-1] if len({tie.code for tie in ties}) == 1 else None

    def _explained(self, draft: Draft, token: Token) -> Tie | None:
        for noun in token.childs("appos"):
            tie = None if noun.i in self.by_head else self._nationality(noun, draft) or self._from(noun)
            if tie is not None:
                return Tie(tie.code, "phrase.apposition", 0.85, tie.name)
        # "a Latvian citizen, the pastor Ilves": the parser does not always see that one explains the other
        first = draft.first
        above = self.by_head.get(token.head.i) if token.dep == "appos" else None
        if above is not None and above.last == first:
            first = above.first
        if first > 1 and self.parse.tokens[first - 1].text == ",":
            before = next((self.by_head[i] for i in (first - 2, first - 3) if i in self.by_head), None)
            if before is not None and before.last == first - 1 and self._is_new_person(before):
                return Tie(before.code or "", "phrase.apposition", 0.75, before.name)
        return None

    def _from(self, token: Token) -> Tie | None:
        """ "Okafor, 24, from Lagos"; an object may be taken from a place: "freed Okafor from the fort"."""
        for at in (token, *token.childs("appos")):
            if at is not token and at.tag != "CD":
                continue
            prep = next((child for child in at.childs("prep") if child.lower == "from"), None)
            if prep is None:
                continue
            set_off = self.parse.tokens[prep.i - 1].text == "," or self.parse.tokens[prep.i - 1].pos == "ADV"
            if set_off or at.dep in _SUBJECTS:
                tie = self._complement_tie(at, _FROM, "phrase.from", 0.8)
                if tie is not None:
                    return tie
        return None

    def _is(self, draft: Draft, token: Token) -> Tie | None:
        """ "Okafor is Nigerian", "Okafor, who was a Nigerian spy"."""
        verbs = [token.head] if token.dep == "nsubj" else []
        for clause in token.childs("relcl"):
            subject = clause.child("nsubj")
            if subject is not None and subject.lower == "who":
                verbs.append(clause)
        for verb in verbs:
            if verb.lemma not in _BE or verb.child("neg") is not None:
                continue
            complement = verb.child("attr", "acomp")
            if complement is None:
                continue
            other = self.by_head.get(complement.i)
            tie = self._nationality(complement, draft)
            if tie is not None and (other is None or (other.person and not other.plural)):
                return Tie(tie.code, "phrase.citizen", 0.85, tie.name)
            if other is not None and other.kind is MentionKind.NATIONALITY and self.identify(other).code is not None:
                return Tie(other.code or "", "phrase.citizen", 0.85, other.name)
        return None

    def _named(self, token: Token) -> Tie | None:
        """ "A Frenchman named Terrasson", "the Briton was identified as Dan Marrow"."""
        verb = token.head.head if token.dep == "pobj" and token.head.lower == "as" else token.head
        if verb.lemma not in words("naming") or verb.tag != "VBN":
            return None
        noun = verb.head if verb.dep == "acl" else verb.child("nsubjpass")
        other = self.by_head.get(noun.i) if noun is not None and noun is not token else None
        person = other is not None and (other.person or other.kind is MentionKind.NATIONALITY)
        if other is None or not person or other.plural or not self._tells(other):
            return None
        return Tie(other.code or "", "phrase.apposition", 0.85, other.name)

    def _citizen(self, token: Token) -> Tie | None:
        """ "Ilves holds Latvian citizenship", "stripped Ilves of her Latvian passport", "Ilves's Latvian passport"."""
        own = self.by_head[token.i]
        if token.dep == "poss":
            return self._nationality(token.head, own) if token.head.lemma in words("citizenship") else None
        verb = token.head
        if token.dep == "nsubj" and verb.child("dobj") is not None:
            nouns = verb.childs("dobj")
        elif token.dep in ("dobj", "nsubjpass"):
            nouns = [obj for prep in verb.childs("prep") if (obj := prep.child("pobj")) is not None]
        else:
            nouns = []
        for noun in nouns:
            if noun.lemma in words("citizenship"):
                tie = self._nationality(noun, own)
                if tie is not None:
                    return Tie(tie.code, "phrase.citizen", 0.85, tie.name)
        return None

    def _joined(self, token: Token) -> Tie | None:
        """What stands before a list of names is said of all: "the Fijian brothers Tui and Joeli Vatu"."""
        if token.dep != "conj":
            return None
        first = token.head
        while first.dep == "conj":
            first = first.head
        other = self.by_head.get(first.i)
        if other is None or other.code is None:
            return None
        # "the Fijian brothers Tui and Joeli Vatu", "two Fijians, Tui Vatu and Joeli Nadolo"
        before = [word for word in first.children if word.i < first.i and word.dep != "poss"]
        if first.dep == "appos" and other.method == "phrase.apposition":
            before.append(first.head)
        elif other.method != "phrase.modifier":
            return None
        if not any(word.tag in ("NNS", "NNPS") for word in before):
            return None
        return Tie(other.code, "phrase.shared", 0.8, other.name)

    def _born(self, token: Token) -> Tie | None:
        for clause in token.childs("relcl", "acl"):
            if clause.lemma == "bear":
                return self._complement_tie(clause, IN, "phrase.from", 0.65)
        return None

    # Who is told of before being named

    def _opening(self, persons: Sequence[Sequence[Draft]]) -> None:
        """The person whom the first sentences are about, named in the next: "A nurse was shot. Tui Vatu, 31,"."""
        leads = [draft for draft in self.drafts if draft.sent <= _OPENING and self._is_new_person(draft)]
        codes = {draft.code for draft in leads}
        if len(codes) != 1:
            return
        lead, code = leads[0], leads[0].code
        for same in persons:
            first = same[0]
            if not lead.sent < first.sent <= _REACH or any(draft.code is not None or draft.office for draft in same):
                continue
            if self._continues(lead, first):
                self._spread(same, Tie(code or "", "document.opening", 0.7, lead.name))
            return

    def _continues(self, lead: Draft, first: Draft) -> bool:
        """Whether a name may be that of the one told of: a subject, of an age, who does not tell of somebody."""
        token, told = self.parse.tokens[first.head], governs_phrase(self.parse.tokens[lead.head])
        if " " not in first.name or first.sector or first.office:
            return False
        aged = any(child.tag == "CD" for child in token.childs("appos"))
        if any(child.tag != "CD" for child in token.childs("appos")) or token.dep not in _SUBJECTS:
            return aged and token.dep in ("poss", "pobj", "dobj")
        tells = token.head.lemma in reporting_verbs() and token.dep == "nsubj"
        return aged or not tells or told.head.lemma in reporting_verbs()

    def _is_new_person(self, draft: Draft) -> bool:
        """Whether a phrase brings in one person of a told country: "a Fijian diver"."""
        noun = governs_phrase(self.parse.tokens[draft.head])
        if draft.plural or draft.code is None or draft.code in NOT_STATES or len(draft.code) != 3:
            return False
        if not any(child.lower in _NEW for child in noun.childs("det")) or noun.tag not in ("NN", "NNP"):
            return False
        if draft.role is not None:
            return draft.role.kind == "person" and self._tells(draft)
        if draft.kind is not MentionKind.NATIONALITY or not self._tells(draft):
            return False
        return noun.i == draft.head or noun.lemma in words("person")

    def _tells(self, draft: Draft) -> bool:
        """Whether the words of a mention name its country."""
        return self.identify(draft).code is not None and draft.method.startswith(("kb.", "phrase."))
