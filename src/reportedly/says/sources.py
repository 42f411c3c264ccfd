"""Who a source is: kind, country, sector, the outlet that relays it, and whom "he" or "the official" goes back to."""

from __future__ import annotations

from reportedly.pipeline import Page
from reportedly.says.candidates import Candidate
from reportedly.says.knowledge import Knowledge
from reportedly.says.nouns import phrase
from reportedly.syntax import Token
from reportedly.types import ActorMention, Cue, MentionKind, Source, SourceKind, Style

_PERSONAL = frozenset({"he", "she", "him", "her", "his", "hers"})
_PLURAL = frozenset({"they", "them", "their"})
_RELATIVE = frozenset({"who", "which", "that", "whom", "whose"})
_OWN = frozenset({"i", "we", "us", "me", "my", "our"})
_DEFINITE = frozenset({"the", "that", "this", "these", "those"})


class Sources:
    """Identifies the sources of one page; remembers earlier ones, so that later short forms can go back to them."""

    def __init__(self, page: Page, known: Knowledge) -> None:
        self._parse = page.parse
        self._known = known
        self._actors: dict[int, ActorMention] = {mention.head: mention for mention in page.actors}
        self._earlier: list[tuple[Token, Source]] = []

    def chain(self, found: Candidate, style: Style, cue: Cue) -> tuple[Source, ...]:
        """The sources that an attribution brings in, outermost first: the outlet that relays, then who speaks."""
        if found.source_head is None or not found.source:
            if found.kind == "believe":
                return ()  # "amid fears that …": nobody is named, and the text itself makes the point
            return (Source(SourceKind.ANONYMOUS, style, cue=cue),)
        tokens = self._parse.tokens
        head = tokens[found.source_head]
        if found.kind == "show" and not self._speaks(head):
            return ()
        inner = self._source(head, found, style, cue)
        if inner.kind is SourceKind.OUTLET:
            cited = self._cited(tokens[found.head])
            if cited is not None:
                span = self._parse.span(*phrase(cited))
                kind = self._kind(cited)
                return (inner, self._with_actor(Source(kind, style, span=span, head=cited.i, cue=cue), cited))
        outlet = self._relay(found, head)
        if outlet is None:
            return (inner,)
        span = self._parse.span(*phrase(outlet))
        relay = self._with_actor(Source(SourceKind.OUTLET, style, span=span, head=outlet.i, cue=cue), outlet)
        return (relay, inner)

    def _source(self, head: Token, found: Candidate, style: Style, cue: Cue) -> Source:
        span = self._parse.span(*found.source[0])
        referent, goes_back = self._referent(head)
        if goes_back is not None:
            kind, code, sector = goes_back.kind, goes_back.code, goes_back.sector
        else:
            kind, code, sector = self._kind(referent or head), None, ()
        antecedent = None
        if goes_back is not None:
            antecedent = goes_back.referent or goes_back.span
        elif referent is not None:
            antecedent = self._parse.span(*phrase(referent))
        source = Source(kind, style, span=span, referent=antecedent, head=head.i, code=code, sector=sector, cue=cue)
        source = self._with_actor(source, referent or head)
        self._earlier.append((head, source))
        return source

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
        if mention is None or (mention.actor.code is None and not mention.actor.sector):
            return source
        return Source(
            source.kind,
            source.style,
            span=source.span,
            referent=source.referent,
            head=source.head,
            code=mention.actor.code,
            sector=mention.actor.sector,
            cue=source.cue,
        )

    def _referent(self, head: Token) -> tuple[Token | None, Source | None]:
        """The token a relative pronoun stands for, or the earlier source that a short form goes back to."""
        word = head.lower
        if word in _RELATIVE:
            clause = next((token for token in head.ancestors() if token.dep == "relcl"), None)
            return (clause.head if clause is not None else None), None
        if word in _PERSONAL:
            for token, source in reversed(self._earlier):
                if (
                    token.pos in ("PROPN", "NOUN")
                    and token.tag not in ("NNS", "NNPS")
                    and source.kind
                    in (
                        SourceKind.NAMED,
                        SourceKind.ANONYMOUS,
                    )
                ) or token.lower in _PERSONAL:
                    return None, source
        elif word in _PLURAL:
            for token, source in reversed(self._earlier):
                if token.tag in ("NNS", "NNPS") or token.lower in _PLURAL or source.kind is SourceKind.GROUP:
                    return None, source
        elif head.pos == "NOUN" and any(child.lower in _DEFINITE for child in head.children):
            for token, source in reversed(self._earlier):
                if token.lemma == head.lemma and source.span is not None:
                    return None, source
        return None, None

    def _kind(self, head: Token) -> SourceKind:
        if head.lower in _OWN:
            return SourceKind.NAMED
        if self._outlet(head):
            return SourceKind.OUTLET
        if not head.children and head.i == self._parse.sentence_of(head.i).first and head.lower in self._known.kinds:
            return self._known.kinds[head.lower]  # the capital of a sentence's first word makes no name
        if head.pos == "PROPN" or (head.ent in ("PERSON", "ORG", "GPE", "NORP") and head.text[:1].isupper()):
            return SourceKind.GROUP if head.tag == "NNPS" else SourceKind.NAMED
        mention = self._actors.get(head.i)
        if mention is not None and mention.kind in (MentionKind.NAME, MentionKind.METONYM):
            return SourceKind.NAMED
        kind = self._known.kinds.get(head.lower)
        if kind is not None:
            if kind is SourceKind.ANONYMOUS and self._is_title(head):
                return SourceKind.NAMED
            return kind
        if head.lower in _PERSONAL:
            return SourceKind.NAMED
        if head.tag == "NNS" or head.lower in _PLURAL or head.pos in ("DET", "NUM", "ADJ"):
            return SourceKind.GROUP
        return SourceKind.NAMED if self._is_title(head) else SourceKind.ANONYMOUS

    @staticmethod
    def _is_title(head: Token) -> bool:
        """Whether a name stands beside the head ("the ambassador, Ann Poe") or it is one office ("the minister")."""
        if any(
            child.dep in ("appos", "compound") and child.pos == "PROPN" and child.ent == "PERSON"
            for child in head.children
        ):
            return True
        return head.tag == "NN" and any(child.lower == "the" for child in head.children) and head.lower in _OFFICES

    def _outlet(self, head: Token) -> bool:
        tokens = self._parse.tokens
        first, last = phrase(head)
        words = [token.text for token in tokens[first:last]]
        if any(start <= head.i - first < stop for start, stop, _ in self._known.outlets.find(words)):
            return True
        return head.pos == "PROPN" and head.text in self._known.outlet_words and last - first > 1

    def _relay(self, found: Candidate, head: Token) -> Token | None:
        """The outlet between speaker and reader: "told Axios", "officials cited by Axios"."""
        tokens = self._parse.tokens
        verb = tokens[found.head]
        if verb.lemma == "tell" or verb.lower == "told":
            for child in verb.children:
                if child.dep in ("dobj", "dative") and child.i > verb.i and self._outlet(child):
                    return child
            at = found.cue[0][1]
            at += at < len(tokens) and tokens[at].lower == "the"
            match = self._known.outlets.match_at([token.text for token in tokens[at : at + 5]], 0)
            if match is not None:
                return tokens[at + match[0] - 1]
        for child in head.children:
            if child.dep == "acl" and child.tag == "VBN" and child.lower in ("cited", "quoted", "interviewed"):
                agent = child.child("agent")
                named = agent.child("pobj") if agent is not None else None
                if named is not None and self._outlet(named):
                    return named
        return None


_OFFICES = frozenset({"president", "minister", "premier", "chancellor", "king", "ambassador", "governor", "commander"})
