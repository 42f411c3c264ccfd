"""Whether two tellings are of one event: what speaks for and against it, weighed into a probability.

The weights of the words, participants and articles are fitted on ECB+ (training topics alone); ECB+ has no coded dates,
places and categories, so their weights are set by hand and say so (``data/link/pair_weights.toml``).
"""

from __future__ import annotations

import math
import tomllib
from collections.abc import Collection, Mapping
from functools import cache

from reportedly.lexicon import data_root
from reportedly.link.documents import Articles
from reportedly.link.telling import Telling
from reportedly.link.words import kin

_REPORTING = "say"


def score(a: Telling, b: Telling, articles: Articles, told: Mapping[int, Collection[str]]) -> float:
    """The probability that both tell of one event.

    Args:
        a, b: the tellings.
        articles: the articles that they stand in.
        told: the triggers of each article; an article that tells of both deeds means two events rather than one.
    """
    weights = _weights()
    found = features(a, b, articles, told)
    total = sum([weights.get(name, 0.0) * value for name, value in found.items() if value])
    return 1 / (1 + math.exp(-max(min(total, 30.0), -30.0)))


def features(a: Telling, b: Telling, articles: Articles, told: Mapping[int, Collection[str]]) -> dict[str, float]:
    """What speaks for and against one event, by name; what is 0 may be left out."""
    same = a.trigger == b.trigger or a.triggers == b.triggers
    related = not same and (kin(a.trigger, b.trigger) or bool(a.triggers & b.triggers))
    shared = a.deeds & b.deeds
    deed = not same and not related and bool(shared)
    one = a.article == b.article
    like = 1.0 if one else articles.likeness(a.article, b.article)
    near = articles.shared(a.near, b.near)
    context = articles.shared(a.context, b.context)
    plain = {
        "doers": articles.rarest(a.doers & b.doers),
        "doers_differ": float(bool(a.doers) and bool(b.doers) and not a.doers & b.doers),
        "receivers": articles.rarest(a.receivers & b.receivers),
        "receivers_differ": float(bool(a.receivers) and bool(b.receivers) and not a.receivers & b.receivers),
        "others": articles.rarest(a.others & b.others),
        "others_differ": float(bool(a.others) and bool(b.others) and not a.others & b.others),
        "context": context,
        "near": near,
        "articles": 0.0 if one else like,
        "one_article": float(one),
        "numbers": float(bool(a.numbers & b.numbers)),
        "early": float(a.early and b.early),
    }
    all_a, all_b = a.doers | a.receivers | a.others, b.doers | b.receivers | b.others
    plain["participants"] = articles.rarest(all_a & all_b)
    plain["participants_differ"] = float(bool(all_a) and bool(all_b) and not all_a & all_b)
    found = {"always": 1.0, **plain}
    rarity = articles.rarity(a.trigger)
    if same or related:
        found |= {f"word:{name}": value for name, value in plain.items()}
        found |= {"word": 1.0, "word:same": float(same), "word:rarity": rarity * same}
        found |= {"word:rarity:articles": rarity * like * same, "word:rarity:context": rarity * context}
    elif deed:
        found |= {f"deed:{name}": value for name, value in plain.items()} | {"deed": 1.0}
    if shared == {_REPORTING}:
        found["reporting"] = 1.0
        found["reporting:word"] = float(same)
    if not same:
        found["other_told"] = ((b.trigger in told[a.article]) + (a.trigger in told[b.article])) / 2
        found["known_apart"] = float(bool(a.deeds) and bool(b.deeds) and not shared)
    found |= {"context:articles": context * like, "near:articles": near * like}
    if a.act and b.act:
        found |= _coded(a, b, same)
    return found


def _coded(a: Telling, b: Telling, same: bool) -> dict[str, float]:
    """What claims know besides their words: category, codes, day and place."""
    found = {
        "act": float(a.act == b.act and not same),
        "act_differs": float(a.act != b.act),
        "doers_coded": float(bool(a.codes[0] & b.codes[0])),
        "doers_coded_differ": float(bool(a.codes[0]) and bool(b.codes[0]) and not a.codes[0] & b.codes[0]),
        "receivers_coded": float(bool(a.codes[1] & b.codes[1])),
        "receivers_coded_differ": float(bool(a.codes[1]) and bool(b.codes[1]) and not a.codes[1] & b.codes[1]),
        "country_differs": float(a.country is not None and b.country is not None and a.country != b.country),
        "place": float(a.place is not None and a.place == b.place),
    }
    if a.first and a.last and b.first and b.last:
        gap = max((a.first - b.last).days, (b.first - a.last).days, 0)
        wide = max((a.last - a.first).days, (b.last - b.first).days) > 1
        found |= {"day": float(gap == 0 and not wide), "days_apart": float(min(max(gap - 1, 0), 14))}
    return found


@cache
def _weights() -> dict[str, float]:
    table = tomllib.loads((data_root() / "link" / "pair_weights.toml").read_text(encoding="utf-8"))
    return {name: float(value) for part in ("fitted", "house") for name, value in table[part].items()}
