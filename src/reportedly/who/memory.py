"""What one document has named so far, and what the rules of context ask of it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from types import MappingProxyType

from reportedly.syntax import Parse, Token
from reportedly.types import Actor, MentionKind
from reportedly.who.clauses import LOCATIVE, clause_of, ground_of, is_land, is_venue, side_of
from reportedly.who.datelines import home_of
from reportedly.who.drafts import Draft
from reportedly.who.knowledge import EntityKind
from reportedly.who.quotations import Quotations, reporting_verbs
from reportedly.who.words import words

NOT_STATES = frozenset({"IGO", "UNO", "EUR", "NGO", "ISM", "IMG", "MNC"})
FIGHTERS = frozenset({"MIL", "REB", "UAF", "COP"})
STATE_KINDS = frozenset(
    {EntityKind.COUNTRY, EntityKind.ADJECTIVE, EntityKind.PEOPLE, EntityKind.CAPITAL, EntityKind.SEAT}
)
_WHOLE_STATES = STATE_KINDS - {EntityKind.PEOPLE}
_PLACES = frozenset({EntityKind.COUNTRY, EntityKind.CAPITAL, EntityKind.CITY, EntityKind.REGION})

# So many mentions of states say what a text is about.
_ENOUGH = 12


class Memory:
    """The mentions of one document in order, with the states they weigh and the quotations they stand in."""

    def __init__(
        self,
        parse: Parse,
        drafts: Sequence[Draft],
        outlet: str | None = None,
        names: Mapping[int, str] = MappingProxyType({}),
    ) -> None:
        self.parse = parse
        self.drafts = drafts
        self.names = names
        self.by_head = {draft.head: draft for draft in drafts}
        self.weights: Counter[str] = Counter()
        self.quotes = Quotations(parse)
        self.groups = {
            draft.code for draft in drafts if draft.entity is not None and draft.entity.kind is EntityKind.GROUP
        }
        for draft in drafts:
            if draft.code is not None and draft.code not in NOT_STATES and not is_outlet(draft):
                self.weights[draft.code] += 2 if draft.sent == 0 else 1
        # too little is told of states to weigh them
        self.is_brief = sum(self.weights.values()) < _ENOUGH
        self.scene = self._scene()
        self.home = home_of(parse, self.weights, self.scene)
        self.outlet = outlet if outlet in self.weights else None
        self.decide: Callable[[Draft], None] = _leave
        self._rank = {draft.head: n for n, draft in enumerate(drafts)}

    def token(self, draft: Draft) -> Token:
        """The head token of a mention."""
        return self.parse.tokens[draft.head]

    def recent(self, draft: Draft, sentences: int) -> Iterator[Draft]:
        """The mentions before this one, nearest first, at most so many sentences back."""
        for n in range(self._rank[draft.head] - 1, -1, -1):
            other = self.drafts[n]
            if draft.sent - other.sent > sentences:
                return
            yield other

    def main_state(self, *, share: float = 0.0) -> str | None:
        """The state that the document names most, if it has that share of all; on a tie the one named first."""
        code = max(self.weights, key=lambda key: self.weights[key], default=None)
        if code is None or self.weights[code] < share * sum(self.weights.values()):
            return None
        return code

    def _scene(self) -> Counter[str]:
        """How often the text names a place in each state, with "in", "near" and the like: where its story plays."""
        found: Counter[str] = Counter()
        for draft in self.drafts:
            if draft.code is None or draft.code in NOT_STATES or draft.entity is None:
                continue
            if draft.entity.kind in _PLACES and is_located(self.parse.tokens[draft.head]):
                found[draft.code] += 1
        return found

    def main_scene(self) -> str | None:
        """The state where the text plays: most of its places are there, and a fourth of its mentions are of it."""
        code = max(self.scene, key=lambda key: self.scene[key], default="")
        often = self.scene[code] >= max(3, 0.6 * sum(self.scene.values()))
        return code if often and 4 * self.weights[code] >= sum(self.weights.values()) else None

    def home_of(self, draft: Draft, homes: tuple[str, ...]) -> str | None:
        """Of the states that a people lives in the one that is meant: the sentence's place, else where the story plays.

        States that stand against the people in the sentence are taken last.
        """
        place = self.place_in_sentence(draft)
        if place in homes:
            return place
        opposed = self.opposed(draft)
        named = [code for code in homes if code in self.weights]
        return max(
            named,
            key=lambda code: (code not in opposed, self.scene[code], self.weights[code], -homes.index(code)),
            default=homes[0] if len(homes) == 1 else None,
        )

    def place_in_sentence(self, draft: Draft) -> str | None:
        """The state of the nearest place that the sentence names with "in", "near" and the like."""
        where = ground_of(self.parse.tokens[draft.head])
        if where is not None and self.names.get(where.i, "IGO") not in NOT_STATES:
            return self.names[where.i]
        sentence = self.parse.sentences[draft.sent]
        found: list[tuple[int, str]] = []
        for i in range(sentence.first, sentence.last):
            other = self.by_head.get(i)
            if other is None or other.code is None or other.entity is None or other.code in NOT_STATES:
                continue
            token = self.ground(other)
            if token is not None and not is_venue(token) and not self._of_reporter(token, draft):
                found.append((abs(i - draft.head), other.code))
        return min(found)[1] if found else None

    def ground(self, draft: Draft) -> Token | None:
        """The noun that a name gives a place by: "Juba" of "in Juba", "capital" of "in the Thai capital"."""
        token = self.parse.tokens[draft.head]
        if token.dep in ("amod", "compound", "nmod", "poss") and is_land(token.head):
            return None if token.head.head.lower == "from" else token.head
        if token.dep == "pobj" and token.head.lower == "of" and is_land(token.head.head):
            # "the Kenyan hamlet of Aru": its own words say where it lies, which the tables know less well
            for child in token.head.head.children:
                if child.dep in ("amod", "compound", "poss") and self.names.get(child.i, "IGO") not in NOT_STATES:
                    return None
        return token if is_located(token) else None

    def scene_share(self, code: str) -> float:
        """The share of the document's places that lie in a state; 0 when it names none."""
        return self.scene[code] / max(1, sum(self.scene.values()))

    def is_located(self, draft: Draft) -> bool:
        """Whether a name stands where a place does in its sentence."""
        return is_located(self.parse.tokens[draft.head])

    def other_side(self, draft: Draft) -> Iterator[tuple[Draft, bool]]:
        """The mentions on the other side of a mention's clause, and whether they are its doers."""
        token = self.parse.tokens[draft.head]
        verb = clause_of(token)
        if verb is None:
            return
        side = side_of(token, verb)
        for other in self._arguments(verb):
            there = side_of(self.parse.tokens[other.head], verb)
            if other.head != draft.head and there not in (side, "place"):
                yield other, there == "doer"

    def teller(self, draft: Draft) -> Draft | None:
        """Who says the sentence that a mention stands in: the speaker of its quotation, or "Jansen said that …"."""
        speaker = self.quotes.speaker(draft.head)
        if speaker is None:
            for above in self.parse.tokens[draft.head].ancestors():
                if above.lemma in reporting_verbs():
                    speaker = above.child("nsubj")
                    break
        if speaker is None or speaker.i == draft.head:
            return None
        return self.by_head.get(speaker.i)

    def _of_reporter(self, place: Token, draft: Draft) -> bool:
        """Whether a place only says where the one is who tells of somebody: "officials in Nairobi said"."""
        holder = place.head.head
        verb = holder.head if holder.dep in ("nsubj", "nsubjpass") else None
        if verb is None or verb.lemma not in reporting_verbs():
            return False
        return holder.i != draft.head and not any(
            above is holder for above in self.parse.tokens[draft.head].ancestors()
        )

    def is_place(self, draft: Draft) -> bool:
        """Whether a name stands for a place here, not for who governs it: "in Accra"."""
        token = self.parse.tokens[draft.head]
        return draft.kind is MentionKind.METONYM and token.dep == "pobj" and token.head.lower in LOCATIVE

    def opposed(self, draft: Draft, *, armed: bool = False) -> frozenset[str]:
        """States that stand against a mention in its clause: "France called on the junta" is not a French junta.

        Only whole states and their envoys oppose; a police force and those it arrests are of one country. With
        ``armed`` their troops oppose too: "French troops shelled a militia".
        """
        token = self.parse.tokens[draft.head]
        verb = clause_of(token)
        sentence = self.parse.sentences[draft.sent]
        # "will meet his Turkish counterpart": whoever has a counterpart is of another country
        codes = {
            other.code
            for i in range(sentence.first, sentence.last)
            if (other := self.by_head.get(i)) is not None and other.role is not None and other.code is not None
            if other.role.pattern == "counterpart" and i != draft.head
        }
        if verb is None:
            return frozenset(codes)
        side = side_of(token, verb)
        for other in self._arguments(verb):
            if other.head == draft.head or other.code is None:
                continue
            if not is_whole_state(other) and not _is_envoy(other) and not (armed and "MIL" in other.sector):
                continue
            if side_of(self.parse.tokens[other.head], verb) != side:
                codes.update(part.code for part in other.parts or (other.actor(),) if part.code)
        return frozenset(codes)

    def _arguments(self, verb: Token) -> Iterator[Draft]:
        """The mentions that a verb governs, one preposition deep, and its understood subject."""
        pending = [*verb.children]
        at = verb
        for _ in range(4):
            if at.child("nsubj", "nsubjpass", "agent") is not None or at.head is at:
                break
            if at.dep not in ("conj", "xcomp", "advcl", "ccomp", "pcomp"):
                break
            at = at.head
            pending.extend(child for child in at.children if child.dep in ("nsubj", "nsubjpass", "agent"))
        for child in pending:
            if child.dep in ("prep", "agent", "dative") and child.i not in self.by_head:
                pending.extend(inner for inner in child.children if inner.dep == "pobj")
            elif child.dep in ("nsubj", "nsubjpass", "dobj", "pobj", "dative", "attr") or (
                child.dep == "conj" and child.head.pos != "VERB"
            ):
                pending.extend(child.childs("conj"))
                other = self.by_head.get(child.i)
                if other is not None:
                    yield other

    def content_subject(self, draft: Draft) -> Draft | None:
        """Of "officials said": the subject of what they said, when it acts for a state."""
        token = self.parse.tokens[draft.head]
        verb = token.head
        if token.dep != "nsubj" or verb.lemma not in reporting_verbs():
            return None
        for child in verb.children:
            if child.dep in ("ccomp", "parataxis"):
                subject = child.child("nsubj", "nsubjpass")
                other = self.by_head.get(subject.i) if subject is not None else None
                if other is not None and other.code is not None and other.head != draft.head:
                    return other
        return None

    def group(self, draft: Draft) -> tuple[Actor, ...]:
        """The actors coordinated with a mention, itself first; empty when it stands alone."""
        if draft.parts:
            return draft.parts
        first = self.parse.tokens[draft.head]
        while first.dep == "conj" and first.head is not first:
            first = first.head
        members = [first]
        for member in members:
            members.extend(child for child in member.children if child.dep == "conj")
        found = [self.by_head[m.i] for m in members if m.i in self.by_head and self.by_head[m.i].code is not None]
        return tuple(other.actor() for other in found) if len(found) > 1 else ()


def _leave(draft: Draft) -> None:
    """Decides nothing: what a memory does until somebody gives it a way to decide."""


def is_located(token: Token) -> bool:
    """Whether a name stands where a place does: "in Accra", "shelled the town of Juba"."""
    if token.dep != "pobj":
        return False
    whole = token.head.head
    part = token.head.lower == "of" and (is_land(whole) or whole.lemma.lower() in words("part-of-place"))
    return part or token.head.lower in LOCATIVE


def is_whole_state(draft: Draft) -> bool:
    """Whether a mention stands for a state as such: its name, its capital, or a pronoun for them."""
    if draft.entity is not None:
        return draft.entity.kind in _WHOLE_STATES
    return draft.kind is MentionKind.PRONOUN and not draft.person


def _is_envoy(draft: Draft) -> bool:
    """Whether a mention is a state's envoy to another: those who summon "the Thai ambassador" are not Thai."""
    sent = draft.role is not None and draft.role.pattern.split()[-1] in words("envoys")
    return sent and draft.method == "phrase.modifier"


def is_outlet(draft: Draft) -> bool:
    """Whether a mention names a news outlet."""
    return draft.entity is not None and draft.entity.kind is EntityKind.OUTLET


def is_state_name(draft: Draft) -> bool:
    """Whether a mention is the name of a state or its adjective."""
    return draft.entity is not None and draft.entity.kind in STATE_KINDS and draft.code not in NOT_STATES
