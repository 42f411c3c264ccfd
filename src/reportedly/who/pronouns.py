"""Pronouns: whom "he", "it", "they", "we" and "who" stand for, or that they stand for nobody."""

from __future__ import annotations

from collections.abc import Callable

from reportedly.syntax import Token, doers
from reportedly.types import MentionKind
from reportedly.who.agreement import agrees, done_to_owner, is_expletive
from reportedly.who.drafts import Draft
from reportedly.who.memory import NOT_STATES, Memory, is_outlet
from reportedly.who.quotations import reporting_verbs
from reportedly.who.words import words

_FIRST = frozenset({"i", "me", "my", "mine", "myself", "we", "us", "our", "ours", "ourselves"})
_SECOND = frozenset({"you", "your", "yours", "yourself", "one", "oneself"})
_THEY = frozenset({"they", "them", "their", "theirs", "themselves"})
_OBJECTS = frozenset({"dobj", "pobj", "dative", "attr"})
_RELATIVE_CLAUSES = frozenset({"relcl", "acl"})
_ARGUMENTS = frozenset({"nsubj", "nsubjpass", "dobj", "pobj"})
_WINDOW = 3
_FAR = 6


class PronounResolver:
    """Resolves the pronouns of one document against what it has named."""

    def __init__(self, memory: Memory) -> None:
        self.memory = memory

    def resolve(self, draft: Draft) -> None:
        """Decide one pronoun; one that is decided already is left as it is."""
        if draft.method:
            return
        token = self.memory.token(draft)
        decide: Callable[[Draft, Token], None]
        if token.tag in ("WP", "WDT", "WP$"):
            decide = self._relative
        elif token.lower in _FIRST:
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
        subject = self.memory.quotes.speaker(token.i) or self._reporter(token)
        other = self.memory.by_head.get(subject.i) if subject is not None else None
        if other is None or other is draft:
            draft.reason = "speaker_unknown"
            return
        self.memory.decide(other)
        plural = draft.plural
        draft.take(other, "quote.speaker", 0.85)
        draft.plural = plural

    def _reporter(self, token: Token) -> Token | None:
        at = token
        for above in token.ancestors():
            if at.dep in ("ccomp", "parataxis") and above.pos == "VERB":
                subject = above.child("nsubj")
                if subject is not None and subject is not token and subject.lower not in _FIRST:
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
        state = self._spoken_for(token)
        if state is not None:
            self._become(draft, token, state, 0.7)
            draft.plural = draft.person = False
            return
        best, score = self._best(draft, token, _WINDOW)
        if best is None and draft.female is not None:
            best, score = self._best(draft, token, _FAR)
        if best is None or self._thing_score(draft, token) > score:
            return
        self._become(draft, token, best, 0.5 + min(0.35, score / 13))

    def _become(self, draft: Draft, token: Token, other: Draft, score: float) -> None:
        group = self.memory.group(other) if token.lower in _THEY else ()
        plural, person = draft.plural, draft.person
        draft.take(other, "document.pronoun", score)
        draft.plural, draft.person = plural, person or other.person
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
            if other.code is None and not other.sector and other.kind is not MentionKind.NAME:
                continue
            if not agrees(draft, token, other) or self._barred(draft, token, other):
                continue
            score = self._score(draft, token, other)
            if score > best_score:
                best, best_score = other, score
        return best, best_score

    def _barred(self, draft: Draft, token: Token, other: Draft) -> bool:
        """Whether the syntax forbids that the pronoun stands for this mention."""
        place = self.memory.parse.tokens[other.head]
        possessive = token.tag == "PRP$"
        subject = place.dep in ("nsubj", "nsubjpass")
        if not possessive and token.dep in _OBJECTS:
            verb = token.head.head if token.dep == "pobj" else token.head
            if subject and place.head is verb:
                return True
        if place.head is token.head and place.dep == "poss":
            return True
        # "his Turkish counterpart": the owner of a phrase stands outside it
        if possessive and other.head == token.head.i:
            return True
        # "the United States, its biggest partner": the owner is not the noun that is explained
        if possessive and token.head.dep == "appos" and other.head == token.head.head.i:
            return True
        # "Greece summoned their envoy": what is done to others is not done to one's own
        if done_to_owner(token):
            if other.person and token.head.lemma in words("of-states"):
                return True  # no person has ambassadors
            done_by = [self.memory.by_head[doer.i] for doer in doers(token.head.head) if doer.i in self.memory.by_head]
            if any(doer is other or (doer.code is not None and doer.code == other.code) for doer in done_by):
                return True
        quotes = self.memory.quotes
        # in the words of a quotation "he" is somebody else than the speaker
        if token.i in quotes:
            speaker = quotes.speaker(token.i)
            if speaker is not None and (speaker.i == other.head or self._same(speaker.i, other)):
                return True
            return other.head not in quotes and other.subject and other.sent == draft.sent
        return False

    def _same(self, head: int, other: Draft) -> bool:
        speaker = self.memory.by_head.get(head)
        return speaker is not None and bool(speaker.name) and speaker.name == other.name and speaker.person

    def _score(self, draft: Draft, token: Token, other: Draft) -> float:
        place = self.memory.parse.tokens[other.head]
        possessive = token.tag == "PRP$"
        score = 3.0 - 1.2 * (draft.sent - other.sent)
        score += 1.0 if other.subject else 0.0
        score += 0.6 if other.kind is MentionKind.NAME else 0.3 if other.kind is MentionKind.PRONOUN else 0.0
        if possessive and other.sent == draft.sent:
            score += 0.6 if other.subject else 0.3
        if not other.subject and not draft.subject and not possessive:
            score += 1.3
        if place.dep in ("compound", "amod", "nmod"):
            score -= 1.0
        if is_outlet(other):
            score -= 2.0
        if token.lower in _THEY and not (other.plural or other.parts):
            score -= 1.1
        if done_to_owner(token) and other.code is not None:
            # of several rivals the one whom the text is about
            score += 3.0 * self.memory.weights[other.code] / max(1, sum(self.memory.weights.values()))
            score -= 1.5 if other.code in NOT_STATES else 0.0
        tells = token.dep == "nsubj" and token.head.lemma in reporting_verbs()
        if tells and place.dep == "nsubj" and place.head.lemma in reporting_verbs():
            score += 1.2
        return score - 0.01 * min(draft.head - other.head, 60)

    def _thing_score(self, draft: Draft, token: Token) -> float:
        """How well a thing fits that no actor is: "the attacks … they"; -1 where only an actor can be meant."""
        if draft.female is not None:
            return -1.0
        verb = token.head
        if token.dep == "nsubj" and verb.lemma in reporting_verbs():
            return -1.0
        if token.tag == "PRP$" and token.head.i in self.memory.by_head:
            return -1.0
        plural = token.lower in _THEY
        best = -1.0
        parse = self.memory.parse
        sentence = parse.sentences[token.sent]
        first = parse.sentences[max(0, token.sent - 1)].first
        for noun in parse.tokens[first : token.i]:
            if noun.pos not in ("NOUN", "PROPN") or noun.dep not in _ARGUMENTS or noun.i in self.memory.by_head:
                continue
            if (noun.tag in ("NNS", "NNPS")) is not plural or noun.ent in ("DATE", "TIME") or noun is token.head:
                continue
            subject = noun.dep in ("nsubj", "nsubjpass")
            score = (2.6 if plural else 2.2) - 1.2 * (0 if noun.i >= sentence.first else 1) + (1.0 if subject else 0.0)
            if token.dep in ("nsubj", "nsubjpass") and verb.lemma in words("stative"):
                score += 0.9
            if not subject and token.dep not in ("nsubj", "nsubjpass") and token.tag != "PRP$":
                score += 1.3
            best = max(best, score - 0.01 * min(token.i - noun.i, 60))
        return best
