"""The words of the text that are shown for an event: its trigger with what governs and describes it."""

from __future__ import annotations

from collections.abc import Sequence

from reportedly.syntax import Parse, Token, is_infinitive, is_verbal
from reportedly.types import Span

# How many tokens may lie between an intention and its deed: "intends, he said, to speak" is still one stretch.
_NEAR = 5
# Words of the trigger that stand farther from its head than this are not shown with it.
_REACH = 8


def event_span(parse: Parse, head: Token, tokens: Sequence[int], intention: frozenset[str]) -> Span:
    """The stretch of text that names the deed: "hopes to meet soon", "scheduled visit".

    Args:
        parse: the document's parse. head: the trigger's head. tokens: indices of the trigger's words, in order.
        intention: lemmas of verbs of planning and trying (``@intention-verb``).
    """
    close = [i for i in tokens if abs(i - head.i) <= _REACH]
    first, last = close[0], close[-1]
    if is_verbal(head):
        above = head.head
        if first == head.i and is_infinitive(head) and above.lemma in intention and 0 < head.i - above.i <= _NEAR:
            first = above.i
        if last + 1 < len(parse.tokens):
            after = parse.tokens[last + 1]
            if after.dep in ("advmod", "prt") and after.head is head and after.tag == "RB":
                last = after.i
    else:
        before = parse.tokens[first - 1] if first else None
        while before is not None and before.dep in ("amod", "compound", "nmod") and _within(before, head):
            first = before.i
            before = parse.tokens[first - 1] if first else None
    return parse.span(first, last + 1)


def _within(token: Token, noun: Token) -> bool:
    return token.head is noun or (token.head.head is noun and token.head.i < noun.i)
