"""Judgements applied: groups of what is held to be the same, made anew at every reading."""

from __future__ import annotations

from collections.abc import Iterable

from reportedly.store.judged import Judgement, Verdict


def groups(items: Iterable[str], judgements: Iterable[Judgement]) -> list[list[str]]:
    """The items in groups, by the judgements that hold.

    Persons' judgements go before machines', surer ones before others; what would bring two things together that a
    person keeps apart is not applied. So a wrong join is taken back by undoing it or by keeping two apart.

    Args:
        items: ids, in the order wanted.
        judgements: of one kind; those undone and those about other items do not count.

    Returns:
        Groups by their first item, single items included.

    Example:
        >>> from reportedly.store.judged import JudgementKind
        >>> def same(a, b, score):
        ...     return Judgement.of(JudgementKind.SAME_EVENT, a, b, author="link", machine=True, score=score)
        >>> apart = Judgement.of(JudgementKind.SAME_EVENT, "a", "c", author="anna", verdict=Verdict.DIFFERENT)
        >>> groups("abc", [same("a", "b", 0.9), same("b", "c", 0.8)])
        [['a', 'b', 'c']]
        >>> groups("abc", [same("a", "b", 0.9), same("b", "c", 0.8), apart])
        [['a', 'b'], ['c']]
    """
    order = {item: place for place, item in enumerate(items)}
    held = [j for j in judgements if j.undone_at is None and j.one in order and j.other in order]
    root = {item: item for item in order}
    members = {item: [item] for item in order}
    apart: dict[str, set[str]] = {}
    for judgement in held:
        if judgement.verdict is Verdict.DIFFERENT:
            apart.setdefault(judgement.one, set()).add(judgement.other)
            apart.setdefault(judgement.other, set()).add(judgement.one)
    same = [judgement for judgement in held if judgement.verdict is Verdict.SAME]
    for judgement in sorted(same, key=lambda j: (j.machine, -j.score, j.id)):
        a, b = root[judgement.one], root[judgement.other]
        if a == b or any(root[other] == b for item in members[a] for other in apart.get(item, ())):
            continue
        if len(members[a]) < len(members[b]):
            a, b = b, a
        for item in members[b]:
            root[item] = a
        members[a] += members.pop(b)
    found = [sorted(group, key=order.__getitem__) for group in members.values()]
    return sorted(found, key=lambda group: order[group[0]])
