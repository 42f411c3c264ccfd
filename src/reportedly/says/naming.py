"""How a source is named: the words to cite, what kind it is, whether it is an outlet that passes on others' words."""

from __future__ import annotations

from collections.abc import Mapping

from reportedly.says.candidates import Range, trimmed
from reportedly.says.knowledge import Knowledge
from reportedly.says.nouns import phrase
from reportedly.syntax import Parse, Token, edges
from reportedly.types import ActorMention, MentionKind, SourceKind

PERSONAL = frozenset({"he", "she", "him", "her", "his", "hers"})
PLURAL = frozenset({"they", "them", "their"})
SINGLE = frozenset({"one", "another"})
"""Words for one of several: "one of them", "another official"."""
_NEUTER = frozenset({"it", "its", "which"})
_OWN = frozenset({"i", "we", "us", "me", "my", "our"})
_RELAYED = frozenset(
    {"cited", "quoted", "interviewed", "contacted", "seen", "obtained", "reviewed", "published", "carried", "broadcast"}
)
_NEWS = frozenset({"news", "press", "media"})
_SOCIAL = frozenset({"social"})
_COMMAS = frozenset({",", "(", "-", "–", "—", "--", ";", "["})
_DEFINITE = frozenset({"the", "both", "these", "those"})
_VAGUE = frozenset({"a", "an", "another", "one", "some"})
_BESIDE = frozenset({"appos", "compound", "conj", "flat", "nmod"})
_NO_PERSON = frozenset({"ORG", "GPE", "NORP", "LOC", "FAC", "DATE"})
_NAMING = frozenset({"PROPN", "NOUN", "ADJ"})


class Naming:
    """Answers for the phrases of one page."""

    def __init__(self, parse: Parse, known: Knowledge, actors: Mapping[int, ActorMention]) -> None:
        self._parse = parse
        self._known = known
        self._actors = actors

    def cited(self, head: Token, at: Range | None = None) -> Range:
        """The words by which a reader would cite the source, without what is told of it on the way.

        "A senior official, speaking on condition of anonymity" is cited as "A senior official", "two aides quoted by
        Le Monde" as "two aides"; "a person familiar with the talks" and "the envoy, Ann Poe" stay whole.

        Args:
            head: the head of the phrase.
            at: the stretch to stay inside, the whole phrase when it is not given.
        """
        first, last = at or phrase(head)
        named = head.ent == "PERSON" or head.pos == "PROPN"
        stop = last
        for child in sorted((child for child in head.children if child.i > head.i), key=lambda child: child.i):
            low = edges(child)[0]
            apart = self._comma(low)
            match child.dep:
                case "relcl" | "advcl" | "ccomp":
                    told = True
                case "acl":
                    told = apart or (child.tag == "VBN" and child.lower in _RELAYED)
                case "appos":
                    told = named or child.pos != "PROPN"
                case "prep":
                    told = apart or head.ent == "PERSON"
                case _:
                    told = False
            if told:
                stop = min(stop, low)
        for token in self._parse.tokens[head.i + 1 : min(last, stop)]:
            if token.dep == "relcl" and edges(token)[0] > head.i:  # "forces on the ground, who …"
                stop = min(stop, edges(token)[0])
        if head.i < stop:
            last = min(last, stop)
        relay = self.relayer(head, (first, last))
        if relay is not None:
            last = max(head.i + 1, min(last, relay[0].i))
        words = self._bare(head, trimmed(self._parse.tokens, (first, self._whole_name(head, last))))
        return words if words[0] < words[1] else (head.i, head.i + 1)

    def _bare(self, head: Token, words: Range) -> Range:
        """The words without a mark, a preposition before them or the ending of a possessor: "by Petrov", "Petrov's"."""
        tokens = self._parse.tokens
        first, last = words
        while first < head.i and (tokens[first].pos in ("ADP", "PUNCT") or not tokens[first].text[0].isalnum()):
            first += 1
        while last - 1 > head.i and tokens[last - 1].tag == "POS":
            last -= 1
        return first, last

    def _whole_name(self, head: Token, last: int) -> int:
        """Where the name ends that goes on after ``last``: a surname that the tree drew to the verb."""
        tokens = self._parse.tokens
        if head.ent != "PERSON" or head.pos != "PROPN" or last != head.i + 1:
            return last
        while last < len(tokens) and tokens[last].ent == "PERSON" and tokens[last].tag == "NNP":
            last += 1
        return last

    def _comma(self, first: int) -> bool:
        tokens = self._parse.tokens
        return tokens[first].text in _COMMAS or (first > 0 and tokens[first - 1].text in _COMMAS)

    def relayer(self, head: Token, at: Range) -> tuple[Token, Token] | None:
        """The participle and the outlet of "two officials *cited* by the news agency *Xinhua*", where there are any."""
        tokens = self._parse.tokens
        for token in tokens[head.i + 1 : at[1]]:
            if token.lower in _RELAYED and token.tag in ("VBN", "VBD"):
                agent = token.child("agent", "prep")
                named = agent.child("pobj") if agent is not None and agent.lower in ("by", "in", "on") else None
                if named is not None and self.is_outlet(named):
                    return token, named
        return None

    def outlet_range(self, head: Token) -> Range:
        """The words of an outlet, its name after a description included: "the news agency Ararat News"."""
        tokens = self._parse.tokens
        first, last = self.cited(head)
        while last < len(tokens) and tokens[last].pos == "PROPN" and tokens[last].sent == head.sent:
            last += 1
        while first > 0 and tokens[first - 1].pos == "PROPN" and tokens[first - 1].dep in ("dative", "compound"):
            first -= 1  # "told Israel radio", drawn as two objects
        return first, last

    def is_outlet(self, head: Token) -> bool:
        """Whether the phrase names an outlet: by its name, or by a description such as "state television"."""
        tokens = self._parse.tokens
        first, last = phrase(head)
        words = [token.text for token in tokens[first:last]]
        if any(start <= head.i - first < stop for start, stop, _ in self._known.outlets.find(words)):
            return True
        mention = self._actors.get(head.i)
        named = mention is not None and not mention.person and mention.kind is MentionKind.NAME
        if head.pos == "PROPN" and mention is not None and named and "JRN" in mention.actor.sector:
            return True
        lower = {child.lower for child in head.children if child.dep in ("compound", "amod", "nmod")}
        if self._known.kinds.get(head.lower) is SourceKind.OUTLET and head.pos in _NAMING:
            goes_on = head.pos == "PROPN" and any(
                child.dep == "prep" and child.lower == "for" for child in head.children
            )
            return lower.isdisjoint(_SOCIAL) and not goes_on  # the Volta Network for Rights is none
        if head.lower in ("agency", "agencies", "service", "site", "portal") and not lower.isdisjoint(_NEWS):
            return True
        return head.pos == "PROPN" and head.text in self._known.outlet_words and last - first > 1

    def kind(self, head: Token) -> SourceKind:
        """The kind of source that the head of a phrase stands for."""
        lower = self._noun(head)
        mention = self._actors.get(head.i)
        if lower in _OWN or lower in PERSONAL or lower in _NEUTER:
            return SourceKind.NAMED
        if lower in SINGLE:
            return SourceKind.ANONYMOUS
        if self.is_outlet(head):
            return SourceKind.OUTLET
        opens = not head.children and head.i == self._parse.sentence_of(head.i).first
        if opens and lower in self._known.kinds and lower not in self._known.offices:
            return self._known.kinds[lower]  # the capital of a sentence's first word makes no name
        if self.has_name(head):
            return SourceKind.NAMED
        several = head.tag == "NNS" and head.text.islower()
        one_of_many = lower in self._known.kinds and any(child.lower in _VAGUE for child in head.children)
        if not several and not one_of_many:
            if head.pos == "PROPN" or (head.ent in ("PERSON", "ORG", "GPE", "NORP") and head.text[:1].isupper()):
                return SourceKind.GROUP if self._people(head, mention) else SourceKind.NAMED
            if mention is not None and mention.kind in (MentionKind.NAME, MentionKind.METONYM):
                return SourceKind.NAMED
        kind = self._known.kinds.get(lower)
        if kind is SourceKind.GROUP and self._counted(head):
            return SourceKind.ANONYMOUS
        if kind is not None:
            return SourceKind.NAMED if kind is SourceKind.ANONYMOUS and self._is_office(head) else kind
        if head.pos == "NUM" and self._counted(head):
            return SourceKind.ANONYMOUS
        if head.tag == "NNS" or lower in PLURAL or head.pos in ("DET", "NUM", "ADJ"):
            return SourceKind.GROUP
        return SourceKind.NAMED if self._is_body(head, mention) else SourceKind.ANONYMOUS

    def is_person(self, token: Token) -> bool:
        """Whether "he" or "she" may go back to it."""
        if token.lower in PERSONAL:
            return True
        mention = self._actors.get(token.i)
        if mention is not None:
            return mention.person and not mention.plural
        if token.pos not in ("PROPN", "NOUN") or token.tag in ("NNS", "NNPS") or token.ent in ("ORG", "GPE", "NORP"):
            return False
        return self._known.kinds.get(token.lower) in (None, SourceKind.ANONYMOUS)

    def _noun(self, head: Token) -> str:
        """The head, with the word before it where the two make one noun that the lexicon knows: "coast guard"."""
        if head.i:
            pair = f"{self._parse.tokens[head.i - 1].lower} {head.lower}"
            if pair in self._known.kinds:
                return pair
        return head.lower

    def _counted(self, head: Token) -> bool:
        """Whether it is some persons, not named, out of many: "two residents", "a member", "three of the officials"."""
        if head.pos == "NUM":
            of = head.child("prep")
            several = of.child("pobj") if of is not None and of.lower == "of" else None
            return several is None or self._known.kinds.get(several.lower) in (SourceKind.ANONYMOUS, SourceKind.GROUP)
        if head.lower in self._known.collectives:
            return False
        if head.tag in ("NN", "NNP"):
            return any(child.lower in ("a", "an", "one", "another") for child in head.children)
        some = any(child.dep == "nummod" for child in head.children)
        return some and not any(child.lower in _DEFINITE for child in head.children)

    @staticmethod
    def _people(head: Token, mention: ActorMention | None) -> bool:
        """Whether a proper noun in the plural is people ("Kenyans") and no body ("the Democratic Forces")."""
        if head.tag != "NNPS" or (mention is not None and mention.person and not mention.plural):
            return False
        body = head.ent == "ORG" and any(child.dep == "compound" for child in head.children)
        return head.ent != "PERSON" and not body

    @staticmethod
    def _is_body(head: Token, mention: ActorMention | None) -> bool:
        """Whether the phrase is one definite institution: "the junta", "its military"."""
        definite = any(child.lower == "the" or child.dep == "poss" for child in head.children)
        return definite and mention is not None and not mention.person and mention.actor.code is not None

    def has_name(self, head: Token) -> bool:
        """Whether a person's name stands beside the head: "the envoy, Ann Poe", "commander and envoy Ivan Petrov"."""
        if head.pos not in _NAMING or head.tag in ("NNS", "NNPS"):
            return False
        if any(
            child.dep == "appos" and child.pos == "PROPN" and child.ent not in _NO_PERSON for child in head.children
        ):
            return True
        first, last = phrase(head)
        return any(
            token.ent == "PERSON" and token.pos == "PROPN" and (token.i > head.i or head.pos == "PROPN")
            for token in self._parse.tokens[first:last]
            if token is not head and self._beside(token, head)
        )

    @staticmethod
    def _beside(token: Token, head: Token) -> bool:
        """Whether a word of a phrase names its head, and neither what belongs to it nor a second person."""
        place = token
        while place is not head:
            if place.dep not in _BESIDE or place.head is place:
                return False
            if place.dep == "conj" and (place.pos == "PROPN" or any(child.dep == "det" for child in head.children)):
                return False
            place = place.head
        return True

    def _is_office(self, head: Token) -> bool:
        """Whether it is one definite office ("its minister", "the head of the council"), which one person holds."""
        one = any(child.lower == "the" or child.dep == "poss" for child in head.children)
        return head.tag in ("NN", "NNP") and one and head.lower in self._known.offices
