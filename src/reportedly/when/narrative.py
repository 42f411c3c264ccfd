"""Events without a time of their own: which of them happened on the day that the document speaks of.

Told in the simple past or present tense of the main narrative, an event takes the day of the dateline or of
publication, marked by its weak basis. The present perfect ("has shelled") is an indefinite past: it takes the day only
at the head of a text, where it tells the news. Memories that somebody is quoted with, plans, pluperfects and relative
clauses take none.
"""

from __future__ import annotations

from reportedly.pipeline import Page
from reportedly.syntax import Token
from reportedly.types import Basis, Grain, Style, Timex, When
from reportedly.when.dateline import DATELINE_REACH, dateline_end
from reportedly.when.reading import FUTURE, PAST, PRESENT, tense

_HEAD_SENTENCES = 3  # the sentences in which a present perfect tells the news
# Verbs of which a deed named in the object is the topic, and which say nothing about when it was done.
ABOUT = frozenset(
    ["announce", "avert", "avoid", "blame", "call", "claim", "commemorate", "condemn", "consider",
     "criticise", "criticize", "debate", "demand", "denounce", "deny", "describe", "discuss", "expect",
     "fear", "investigate", "mark", "mourn", "mull", "oppose", "plan", "praise", "prevent", "probe",
     "propose", "protest", "pursue", "recall", "reject", "remember", "request", "say", "seek", "support",
     "urge", "want", "weigh", "welcome"]
)  # fmt: skip


def by_document(page: Page, event: Token, others: set[int]) -> When | None:
    """The day of the document, for an event told in the past or present tense of the main narrative."""
    verb = _narrative_verb(event, others)
    if verb is None:
        return None
    told = _narrative_tense(verb)
    if told not in (PAST, PRESENT):
        return None
    if _perfect(verb) and page.parse.sentence_of(event.i) not in page.parse.sentences[:_HEAD_SENTENCES]:
        return None
    if told == PAST and _quoted(page, event):
        return None
    published = page.document.published
    dateline = dateline_of(page)
    day = dateline.start if dateline is not None else None
    if dateline is not None and day is not None:
        near = published is None or 0 <= (published - day).days <= DATELINE_REACH
        if near:
            return When(day, day, Grain.DAY, Basis.DATELINE, dateline.span)
    if published is None:
        return None
    basis = Basis.DATELINE if page.document.published_basis == "dateline" else Basis.PUBLISHED
    return When(published, published, Grain.DAY, basis, None)


def dateline_of(page: Page) -> Timex | None:
    """The day in the dateline, "BEIRUT, April 3 (Reuters) -", where there is one."""
    end = dateline_end(page.document.text)
    for timex in page.times:
        if timex.span.end > end:
            break
        if timex.start is not None and timex.grain is Grain.DAY:
            return timex
    return None


def _narrative_verb(event: Token, others: set[int]) -> Token | None:
    """The finite verb that tells the event, when it stands in a main clause or in what somebody says."""
    token = event
    if token.pos not in ("VERB", "AUX"):
        if token.dep not in ("nsubj", "nsubjpass", "dobj", "obj", "ROOT"):
            return None
        noun, token = token, token.head
        if token.pos not in ("VERB", "AUX"):
            return None
        if noun.dep in ("dobj", "obj", "nsubjpass") and (token.i in others or token.lemma in ABOUT):
            return None  # "condemned the attack" tells when it was condemned
    finite = token
    for _ in range(8):
        if tense(finite) is not None or finite.dep not in ("xcomp", "conj", "advcl"):
            break
        if finite.dep == "xcomp" and future_infinitive(finite):
            return None
        if finite.dep == "advcl" and finite.tag != "VBG":
            return None
        finite = finite.head
    verb = finite
    for _ in range(8):
        if verb.head is verb:
            return finite
        if verb.dep not in ("ccomp", "conj", "parataxis", "xcomp"):
            return None
        if verb.dep == "ccomp" and tense(verb.head) == FUTURE:
            return None
        verb = verb.head
    return None


def _narrative_tense(verb: Token) -> int | None:
    """The verb's tense; ``None`` for the pluperfect, modals and infinitives, which tell of another time."""
    for child in verb.children:
        if child.dep in ("aux", "auxpass"):
            if child.lower in ("had", "'d", "’d") and verb.tag in ("VBN", "VBD", "VBG"):
                return None
            if child.tag in ("MD", "TO"):
                return None
    found = tense(verb)
    if found == FUTURE and verb.tag == "VBG":
        return PRESENT
    return found


def _perfect(verb: Token) -> bool:
    return any(child.dep in ("aux", "auxpass") and child.tag in ("VBZ", "VBP") and child.lemma == "have"
               for child in verb.children)  # fmt: skip


def _quoted(page: Page, event: Token) -> bool:
    """Whether the event stands in somebody's direct speech."""
    return any(
        item.style is Style.DIRECT and any(span.start <= event.start < span.end for span in item.content)
        for item in page.attributions
    )


def future_infinitive(token: Token) -> bool:
    """Whether an infinitive tells of what is still to be done: "vowed to march", but not "began to march"."""
    return any(child.tag == "TO" for child in token.children) and token.head.lemma not in (
        "begin", "start", "continue", "manage", "help", "use", "seem", "appear",
    )  # fmt: skip
