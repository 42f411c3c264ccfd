"""English verb forms, as far as the trigger lexicon needs them: regular rules and a table of the others."""

from __future__ import annotations

_IRREGULAR = """
be was been; beat beat beaten; become became become; begin began begun; bet bet bet; bid bid bid; bind bound bound;
bite bit bitten; bleed bled bled; blow blew blown; break broke broken; bring brought brought; build built built; burn
burned burned; buy bought bought; catch caught caught; choose chose chosen; come came come; cost cost cost; creep
crept crept; cut cut cut; deal dealt dealt; dig dug dug; do did done; draw drew drawn; drive drove driven; eat ate
eaten; fall fell fallen; feed fed fed; fight fought fought; find found found; flee fled fled; fling flung flung; fly
flew flown; forbid forbade forbidden; forget forgot forgotten; forgive forgave forgiven; freeze froze frozen; get got
got; give gave given; go went gone; grow grew grown; hang hanged hanged; have had had; hear heard heard; hide hid
hidden; hit hit hit; hold held held; hurt hurt hurt; keep kept kept; know knew known; lay laid laid; lead led led;
leave left left; lend lent lent; let let let; lose lost lost; make made made; mean meant meant; meet met met; pay paid
paid; plead pleaded pleaded; put put put; quit quit quit; read read read; rid rid rid; ride rode ridden; ring rang
rung; rise rose risen; run ran run; say said said; see saw seen; seek sought sought; sell sold sold; send sent sent;
set set set; shake shook shaken; shoot shot shot; shut shut shut; sign signed signed; sit sat sat; slay slew slain;
speak spoke spoken; spend spent spent; spread spread spread; stand stood stood; steal stole stolen; stick stuck stuck;
strike struck struck; swear swore sworn; sweep swept swept; take took taken; teach taught taught; tear tore torn; tell
told told; think thought thought; throw threw thrown; thrust thrust thrust; tread trod trodden; understand understood
understood; undertake undertook undertaken; undo undid undone; uphold upheld upheld; upset upset upset; wear wore
worn; win won won; withdraw withdrew withdrawn; withhold withheld withheld; withstand withstood withstood; write wrote
written; overthrow overthrew overthrown; override overrode overridden; overrun overran overrun; misread misread
misread; broadcast broadcast broadcast; foresee foresaw foreseen; forgo forwent forgone; rebuild rebuilt rebuilt;
retake retook retaken
"""
_TABLE = {
    row.split()[0]: (row.split()[1], row.split()[2]) for row in _IRREGULAR.replace("\n", " ").split(";") if row.strip()
}
_VOWELS = "aeiou"
# Verbs of two syllables and more whose last is stressed double their consonant too.
_DOUBLING = (
    "mit",
    "fer",
    "cur",
    "bel",
    "pel",
    "vet",
    "ban",
    "bat",
    "stab",
    "plot",
    "grip",
    "nap",
    "gun",
    "spar",
    "wrap",
)


def past(lemma: str) -> str:
    """``withdraw`` gives ``withdrew``."""
    return _TABLE[lemma][0] if lemma in _TABLE else _ending(lemma, "ed")


def participle(lemma: str) -> str:
    """``withdraw`` gives ``withdrawn``."""
    return _TABLE[lemma][1] if lemma in _TABLE else _ending(lemma, "ed")


def gerund(lemma: str) -> str:
    """``ban`` gives ``banning``."""
    return _ending(lemma, "ing")


def _ending(lemma: str, ending: str) -> str:
    if lemma.endswith("ie") and ending == "ing":
        return lemma[:-2] + "ying"
    if lemma.endswith("ee"):
        return lemma + ("d" if ending == "ed" else "ing")
    if lemma.endswith("e"):
        return lemma[:-1] + ending if ending == "ing" and lemma != "be" else lemma + ("d" if ending == "ed" else ending)
    if lemma.endswith("y") and lemma[-2] not in _VOWELS and ending == "ed":
        return lemma[:-1] + "ied"
    if lemma.endswith("c"):
        return f"{lemma}k{ending}"
    if _doubles(lemma):
        return lemma + lemma[-1] + ending
    return lemma + ending


def _doubles(lemma: str) -> bool:
    if len(lemma) < 3 or lemma[-1] in "wxyaeiou" or lemma[-2] not in _VOWELS or lemma[-3] in _VOWELS:
        return False
    short = sum(letter in _VOWELS for letter in lemma) == 1
    return short or lemma.endswith(_DOUBLING)
