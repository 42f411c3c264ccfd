"""Who a source is: kind, country, sector, the outlet that relays it, and whom "he" or "the official" goes back to."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import replace

from reportedly.pipeline import Page
from reportedly.says.candidates import Candidate, Range
from reportedly.says.knowledge import Knowledge
from reportedly.says.naming import PERSONAL, PLURAL, SINGLE, Naming
from reportedly.syntax import Token
from reportedly.types import ActorMention, Cue, MentionKind, Source, SourceKind, Span, Style

_RELATIVE = frozenset({"who", "which", "that", "whom", "whose"})
_NOMINAL = frozenset({"NOUN", "PROPN", "PRON"})
_SELF = frozenset({"i", "we", "me"})
_NOBODY = frozenset({"none", "nobody", "no-one", "nothing"})
_FEMALE = frozenset({"she", "her", "hers"})
_DEFINITE = frozenset({"the", "that", "this", "these", "those"})


class Sources:
    """Identifies the sources of one page; remembers earlier ones, so that later short forms can go back to them."""

    def __init__(self, page: Page, known: Knowledge) -> None:
        self._parse = page.parse
        self._known = known
        self._actors: dict[int, ActorMention] = {mention.head: mention for mention in page.actors}
        self._named: dict[tuple[str, str | None], list[ActorMention]] = {}
        for mention in sorted(page.actors, key=lambda mention: mention.head):
            if mention.kind is not MentionKind.PRONOUN:
                self._named.setdefault((mention.actor.name, mention.actor.code), []).append(mention)
        self._naming = Naming(page.parse, known, self._actors)
        self._earlier: list[tuple[Token, Source]] = []
        self._female: dict[Span, bool] = {}

    def chain(self, found: Candidate, style: Style, cue: Cue) -> tuple[Source, ...]:
        """The sources that an attribution brings in, outermost first: the outlet that relays, then who speaks."""
        tokens = self._parse.tokens
        head = self._speaker(tokens[found.source_head]) if found.source_head is not None and found.source else None
        if head is None:
            named_so = tokens[found.head].child("oprd") is not None  # "was declared a safe zone"
            if found.kind == "believe" or not found.kind or tokens[found.head].tag == "VB" or named_so:
                # "amid fears that …", "unable to confirm who …": nobody says so, and the text itself makes the point
                return ()
            return (Source(SourceKind.ANONYMOUS, style, cue=cue),)
        if self._nobody(head, found) or (found.kind == "show" and not self._speaks(head)):
            return ()
        inner = self._source(head, found, style, cue)
        self._earlier.append((head, inner))
        if inner.kind is SourceKind.OUTLET:
            cited = self._cited(tokens[found.head])
            if cited is not None:
                return (inner, self._plain(self._naming.kind(cited), cited, self._naming.cited(cited), style, cue))
        outlet = self._relay(found, head)
        if outlet is None:
            return (inner,)
        return (self._plain(SourceKind.OUTLET, outlet, self._naming.outlet_range(outlet), style, cue), inner)

    def remember(self, found: Candidate, style: Style, cue: Cue) -> None:
        """Take note of who asks, blames or wants something, so that "he added" can go back to them."""
        if found.source_head is not None and found.source:
            head = self._parse.tokens[found.source_head]
            self._earlier.append((head, self._source(head, found, style, cue)))

    def _source(self, head: Token, found: Candidate, style: Style, cue: Cue) -> Source:
        same = next((source for token, source in self._earlier if token is head), None)
        if same is not None:  # "outlined his plan, *adding* that …"
            return replace(same, style=style, cue=cue)
        at = next((item for item in found.source if item[0] <= head.i < item[1]), found.source[0])
        if self._naming.is_outlet(head):
            span = self._parse.span(*self._naming.outlet_range(head))
        else:
            span = self._parse.span(*self._naming.cited(head, at))
        antecedent, stands_for, goes_back = self._referent(head)
        kind = goes_back.kind if goes_back is not None else self._naming.kind(stands_for or head)
        if head.lower in SINGLE and goes_back is not None:
            kind = SourceKind.ANONYMOUS
        source = Source(kind, style, span=span, referent=antecedent, head=head.i, cue=cue)
        if goes_back is not None:
            source = replace(source, code=goes_back.code, sector=goes_back.sector)
        return self._with_actor(source, stands_for or head)

    def _speaker(self, head: Token) -> Token | None:
        """Whose the noun of speech or worry is that stands as a source: "the group's *fear* is"; maybe nobody's."""
        if head.pos != "NOUN" or head.lower not in self._known.nouns or head.lower in self._known.kinds:
            return head
        return head.child("poss")

    def _nobody(self, head: Token, found: Candidate) -> bool:
        """Whether what stands as a source is nobody at all: "none", "the day", a word that the tree misplaced."""
        words = [token for first, last in found.source for token in self._parse.tokens[first:last]]
        if head.lower in _NOBODY or head.lower in _SELF:
            return True  # who says "I" is the writer, or the speaker who is known already
        if head.lower in ("which", "that") and self._thing(head):
            return True
        if head.lower in self._known.kinds or any(token.pos in _NOMINAL for token in words if token is not head):
            return False
        if head.ent in ("DATE", "TIME", "PERCENT"):
            return True
        return head.pos in ("VERB", "AUX", "ADV", "ADP") or (head.tag == "DT" and head.lower in ("the", "a", "an"))

    def _thing(self, relative: Token) -> bool:
        """Whether "which" stands for something that says nothing: "an exercise, *which* concluded on Friday"."""
        clause = next((token for token in relative.ancestors() if token.dep == "relcl"), None)
        if clause is None:
            return False
        stands_for = clause.head
        known = stands_for.i in self._actors or stands_for.lower in self._known.kinds
        return stands_for.pos == "NOUN" and not known

    def _plain(self, kind: SourceKind, head: Token, at: Range, style: Style, cue: Cue) -> Source:
        source = Source(kind, style, span=self._parse.span(*at), head=head.i, cue=cue)
        return self._with_actor(source, head)

    def _speaks(self, head: Token) -> bool:
        """Whether the subject of "shows" or "suggests" is somebody or a document, not a turn of events."""
        if head.lower in ("which", "that", "it", "this"):
            return False
        return head.pos in ("PROPN", "PRON") or head.i in self._actors or head.lower in self._known.kinds

    @staticmethod
    def _cited(verb: Token) -> Token | None:
        """Whom an outlet goes back to: "Reuters reported, citing two officials"."""
        for child in verb.children:
            if child.dep == "advcl" and child.lower in ("citing", "quoting"):
                return child.child("dobj")
        return None

    def _with_actor(self, source: Source, head: Token) -> Source:
        mention = self._actors.get(head.i)
        if mention is None and (owner := head.child("poss")) is not None and owner.pos == "PROPN":
            mention = self._actors.get(owner.i)  # "Petrov's office"
        if mention is None or (mention.actor.code is None and not mention.actor.sector):
            return source
        return replace(source, code=mention.actor.code, sector=mention.actor.sector)

    def _referent(self, head: Token) -> tuple[Span | None, Token | None, Source | None]:
        """What a short form goes back to: the words, the token that it stands for, or an earlier source."""
        word = head.lower
        if word in _RELATIVE:
            clause = next((token for token in head.ancestors() if token.dep == "relcl"), None)
            if clause is None:
                return None, None, None
            return self._parse.span(*self._naming.cited(clause.head)), clause.head, None
        mention, goes_back = self._antecedent(head), self._goes_back(head, word)
        if mention is not None and (goes_back is None or self._likely(mention, word)):
            stands_for = self._parse.tokens[mention.head]
            same = next((source for token, source in reversed(self._earlier) if token is stands_for), None)
            if word in PERSONAL:
                self._female.setdefault(mention.span, word in _FEMALE)
            return mention.span, stands_for, same
        if goes_back is None:
            return None, None, None
        who = goes_back.referent or goes_back.span
        if who is not None and word in PERSONAL:
            self._female.setdefault(who, word in _FEMALE)
        return who, None, goes_back

    def _antecedent(self, head: Token) -> ActorMention | None:
        """The mention that a pronoun was resolved to, the latest before it."""
        pronoun = self._actors.get(head.i)
        if pronoun is None or pronoun.kind is not MentionKind.PRONOUN or pronoun.actor.resolution.method == "none":
            return None
        same = self._named.get((pronoun.actor.name, pronoun.actor.code), [])
        at = bisect_left(same, head.i, key=lambda mention: mention.head)
        return same[at - 1] if at else None

    def _likely(self, mention: ActorMention, word: str) -> bool:
        """Whether the antecedent of a speaking "she" is a name or has spoken before; else the last speaker goes on."""
        if word not in PERSONAL:
            return True
        if mention.kind is MentionKind.NAME and mention.person:
            return True
        return any(token.i == mention.head for token, _ in self._earlier)

    def _goes_back(self, head: Token, word: str) -> Source | None:
        """The earlier source that "she", "they", "one of them" or "the official" goes back to."""
        if word in PERSONAL:
            for token, source in reversed(self._earlier):
                who = source.referent or source.span
                if who is None or not self._naming.is_person(token):
                    continue
                if self._female.get(who, word in _FEMALE) == (word in _FEMALE):  # once "he", never "she"
                    return source
            return None
        if word in SINGLE:
            of = head.child("prep")
            several = of.child("pobj") if of is not None and of.lower == "of" else None
            if several is None or several.lower not in PLURAL:
                return None
            word = several.lower
        if word in PLURAL:
            for token, source in reversed(self._earlier):
                if token.tag in ("NNS", "NNPS") or token.lower in PLURAL or source.kind is SourceKind.GROUP:
                    return source
        elif head.pos == "NOUN" and any(child.lower in _DEFINITE for child in head.children):
            if self._naming.has_name(head):
                return None
            told = {child.lower for child in head.children if child.dep in ("amod", "compound", "nmod")}
            for token, source in reversed(self._earlier):
                if token.lemma == head.lemma and source.span is not None and told <= self._words(source):
                    return source
        return None

    def _words(self, source: Source) -> set[str]:
        """The words of an earlier source, and of what it goes back to itself."""
        spans = [span for span in (source.span, source.referent) if span is not None]
        return {token.lower for span in spans for token in self._parse.tokens_in(span.start, span.end)}

    def _relay(self, found: Candidate, head: Token) -> Token | None:
        """The outlet between speaker and reader: "told Axios", "officials cited by the newspaper Axios"."""
        tokens = self._parse.tokens
        verb = tokens[found.head]
        if verb.lemma == "tell" or verb.lower == "told":
            for child in verb.children:
                if child.dep in ("dobj", "dative") and child.i > verb.i and self._naming.is_outlet(child):
                    return child
            at = found.cue[0][1]
            at += at < len(tokens) and tokens[at].lower == "the"
            match = self._known.outlets.match_at([token.text for token in tokens[at : at + 5]], 0)
            if match is not None:
                return tokens[at + match[0] - 1]
        sentence = self._parse.sentence_of(head.i)
        relay = self._naming.relayer(head, (head.i, max(last for _, last in found.source)))
        if relay is None and head.child("acl") is not None:
            relay = self._naming.relayer(head, (head.i, min(sentence.last, head.i + 16)))
        return relay[1] if relay is not None else None
