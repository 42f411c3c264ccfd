"""Pronouns: whom "he", "it", "they", "we" and "who" stand for, or that they stand for nobody."""

from __future__ import annotations

from collections.abc import Callable

from reportedly.syntax import Token, doers
from reportedly.types import MentionKind
from reportedly.who.agreement import agrees, is_expletive
from reportedly.who.antecedents import FIRST, THEY, Antecedents
from reportedly.who.drafts import Draft
from reportedly.who.genders import Genders
from reportedly.who.memory import Memory, is_outlet
from reportedly.who.quotations import reporting_verbs

_SECOND = frozenset({"you", "your", "yours", "yourself", "one", "oneself"})
_SET_OFF = frozenset({",", ":", "“", "‘", "``", "'", '"'})
_RELATIVE_CLAUSES = frozenset({"relcl", "acl"})
_WINDOW = 3
_FAR = 6
# Most persons are named without a word on their being women or men; one who is said to be a woman is she.
_A_WOMAN = 1.0


class PronounResolver:
    """Resolves the pronouns of one document against what it has named."""

    def __init__(self, memory: Memory) -> None:
        self.memory = memory
        self.antecedents = Antecedents(memory)
        self.genders = Genders(memory)

    def resolve(self, draft: Draft) -> None:
        """Decide one pronoun; one that is decided already is left as it is."""
        if draft.method:
            return
        token = self.memory.token(draft)
        decide: Callable[[Draft, Token], None]
        if token.tag in ("WP", "WDT", "WP$"):
            decide = self._relative
        elif token.lower in FIRST:
            decide = self._speaker
        elif token.lower in _SECOND:
            draft.method, draft.reason = "none", "addressee"
            return
        elif token.lower.endswith(("self", "selves")):
            decide = self._reflexive
        elif token.lower == "it" and is_expletive(token):
            draft.method, draft.reason = "none", "expletive"
            return
        else:
            decide = self._anaphor
        decide(draft, token)
        if not draft.method:
            draft.method, draft.reason = "none", draft.reason or "no_antecedent"

    def _relative(self, draft: Draft, token: Token) -> None:
        """A relative pronoun stands for the noun its clause hangs on."""
        for above in token.ancestors():
            if above.dep in _RELATIVE_CLAUSES:
                head = self.memory.by_head.get(above.head.i)
                if head is not None and head.kind is not MentionKind.PRONOUN:
                    draft.take(head, "syntax.relative", 0.9)
                return

    def _speaker(self, draft: Draft, token: Token) -> None:
        """First person: who speaks in the quotation, else the subject of the verb that the clause is content of."""
        quotes = self.memory.quotes
        subject = quotes.quoted_speaker(token.i) or quotes.speaker(token.i) or self._reporter(token)
        if subject is None and token.i not in quotes:
            subject = quotes.introduced(token.i)
        other = self.memory.by_head.get(subject.i) if subject is not None else None
        if other is None or other is draft:
            draft.reason = "speaker_unknown"
            return
        self.memory.decide(other)
        plural = draft.plural
        draft.take(other, "quote.speaker", 0.85)
        draft.plural = plural

    def _reporter(self, token: Token) -> Token | None:
        """Who is said to say it without marks: "We will go, Okafor said"; not "Okafor said they robbed me"."""
        at = token
        for above in token.ancestors():
            if at.dep in ("ccomp", "parataxis") and above.pos == "VERB":
                between = self.memory.parse.tokens[above.i + 1 : token.i]
                subject = above.child("nsubj")
                direct = at.i < above.i or any(mark.text in _SET_OFF for mark in between)
                if direct and subject is not None and subject is not token and subject.lower not in FIRST:
                    return subject
            at = above
        return None

    def _reflexive(self, draft: Draft, token: Token) -> None:
        """Himself and the like stand for the subject of their clause."""
        for above in token.ancestors():
            subject = above.child("nsubj", "nsubjpass")
            if subject is not None and subject is not token:
                other = self.memory.by_head.get(subject.i)
                if other is not None and other.method:
                    draft.take(other, "syntax.reflexive", 0.9)
                return

    def _anaphor(self, draft: Draft, token: Token) -> None:
        ahead = self._ahead(draft, token)
        if ahead is not None:
            self._become(draft, token, ahead, 0.75)
            return
        own = self._doer_of(draft, token)
        if own is not None:
            self._become(draft, token, own, 0.85)
            return
        state = self._spoken_for(token)
        if state is not None:
            self._become(draft, token, state, 0.7)
            draft.plural = draft.person = False
            return
        best, score = self._best(draft, token, _WINDOW)
        if best is None and draft.female is not None:
            best, score = self._best(draft, token, _FAR)
        official = self._official(draft, token) if best is None or best.code is None else None
        if official is not None:
            self._become(draft, token, official, 0.55)
            draft.plural, draft.person = True, False
            return
        if best is None or self.antecedents.thing(draft, token) > score:
            return
        if draft.female is not None:
            near = (other for other in self.memory.recent(draft, _WINDOW) if self._fits(draft, token, other))
            self.genders.learn(draft, best, near)
        self._become(draft, token, best, 0.5 + min(0.35, score / 13))

    def _doer_of(self, draft: Draft, token: Token) -> Draft | None:
        """Whose "its own" are: who does what is done to them, also where it is understood: "the army shot its own"."""
        noun = token.head
        if token.tag != "PRP$" or not any(child.lower == "own" for child in noun.children):
            return None
        verb = noun.head.head if noun.dep == "pobj" else noun.head
        if verb.tag == "VB" and verb.child("nsubj") is None:
            # "gave the army leave to shoot its own": who is to do it stands before
            near = (other for other in self.memory.recent(draft, 0) if other.head < verb.i)
            return next((other for other in near if self._fits(draft, token, other)), None)
        for doer in doers(verb) if noun.dep in ("dobj", "pobj") else ():
            other = self.memory.by_head.get(doer.i)
            if other is not None and other is not draft and other.head < token.i:
                return other
        return None

    def _official(self, draft: Draft, token: Token) -> Draft | None:
        """The official whose people "they" are when nobody else is: "a Malian official said they do not plan to"."""
        if token.lower != "they":
            return None
        for above in token.ancestors():
            if above.dep != "ccomp" or above.head.lemma not in reporting_verbs():
                continue
            found = [self.memory.by_head[doer.i] for doer in doers(above.head) if doer.i in self.memory.by_head]
            other = found[0] if len(found) == 1 else None
            if other is None or other.head > token.i or other.role is None or other.plural or other.code is None:
                return None
            return other if other.person and {"GOV", "MIL"} & set(other.sector) else None
        return None

    def _become(self, draft: Draft, token: Token, other: Draft, score: float) -> None:
        group = self.antecedents.group(other) if token.lower in THEY else ()
        plural, person = draft.plural, draft.person
        doubtful = self.antecedents.is_doubtful(token, other)
        draft.take(other, "document.pronoun", score)
        draft.plural, draft.person = plural, person or other.person
        if doubtful:
            draft.code, draft.reason, group = None, "no_country", ()
        if group:
            draft.parts = group

    def _spoken_for(self, token: Token) -> Draft | None:
        """What officials call "its" is their state's, if nothing is named between: "Malian officials said its men"."""
        if token.lower != "its":
            return None
        for above in token.ancestors():
            if above.dep != "ccomp" or above.head.lemma not in reporting_verbs():
                continue
            subject = above.head.child("nsubj")
            other = self.memory.by_head.get(subject.i) if subject is not None and subject.i < token.i else None
            if other is None or other.role is None or other.code is None or other.parts:
                return None
            official = other.person and other.method == "phrase.modifier" and {"GOV", "MIL"} & set(other.sector)
            own = self.memory.token(other)
            between = (d for d in self.memory.recent(self.memory.by_head[token.i], 0) if d.head > own.i)
            return other if official and all(d.person for d in between) else None
        return None

    def _ahead(self, draft: Draft, token: Token) -> Draft | None:
        """A pronoun in a clause before the main one may name its subject: "In his speech, Putin said"."""
        sentence = self.memory.parse.sentences[token.sent]
        subject = sentence.root.child("nsubj", "nsubjpass")
        if subject is None or subject.i <= token.i or token.i in self.memory.quotes:
            return None
        owner = subject.child("poss")
        if draft.female is not None and owner is not None and owner.i > token.i:
            subject = owner  # "After his visit, Okafor's office said"
        if not any(above.dep in ("prep", "advcl") and above.head is sentence.root for above in token.ancestors()):
            return None
        other = self.memory.by_head.get(subject.i)
        if other is None or other.kind is not MentionKind.NAME or not agrees(draft, token, other):
            return None
        # a person named in the same opening clause is nearer: "After Merkel met her ministers, Hollande left"
        self.memory.decide(other)
        rivals = (d for d in self.memory.recent(draft, 0) if d.kind is MentionKind.NAME)
        return None if any(agrees(draft, token, rival) for rival in rivals) else other

    def _best(self, draft: Draft, token: Token, window: int) -> tuple[Draft | None, float]:
        best: Draft | None = None
        best_score = 0.0
        for other in self.memory.recent(draft, window):
            if other.code is None and other.kind is MentionKind.PRONOUN and other.method in ("", "none"):
                continue  # stands for nobody, or is not read yet
            if not self._fits(draft, token, other) or self.antecedents.barred(draft, token, other):
                continue
            score = self.antecedents.weigh(draft, token, other)
            if draft.female and self.genders.of(other):
                score += _A_WOMAN
            if score > best_score:
                best, best_score = other, score
        return best, best_score

    def _fits(self, draft: Draft, token: Token, other: Draft) -> bool:
        """Agreement, where several joined by "and" are many, and no outlet is "he" or "they"."""
        if is_outlet(other) and token.lower not in ("it", "its"):
            return False
        if draft.female is not None and self.genders.of(other) not in (None, draft.female):
            return False
        return agrees(draft, token, other) or (token.lower in THEY and self.antecedents.several(other))
