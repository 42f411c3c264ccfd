"""One claim: its sentence, every value with the words it was read from, who says so, why, and what coded it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

from fastapi import APIRouter, Path, Query
from pydantic import Field, StringConstraints

from reportedly.serve.building import Claim, add_page
from reportedly.serve.marking import Run, sentence_of
from reportedly.serve.problems import NotFoundError
from reportedly.serve.query import Asked
from reportedly.serve.reader import Reading
from reportedly.serve.rules import Rule, explain
from reportedly.store import Filter
from reportedly.store.judgements import JudgementKind

router = APIRouter()

Identity = Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9_-]{1,100}$")]


@dataclass(frozen=True, slots=True)
class Reason:
    """What decided one part of a claim: the name in ``why``, and the rules it stands for."""

    part: str
    name: str
    rules: tuple[Rule, ...]


@dataclass(frozen=True, slots=True)
class ClaimPage:
    """One claim.

    Args:
        title: of the page.
        claim: the record.
        digest: of the article.
        reasons: ``why``, explained.
        beside: other claims of the same sentence.
        told: how many claims tell of its event, itself among them.
    """

    title: str
    claim: Claim
    digest: str
    reasons: tuple[Reason, ...]
    beside: tuple[Claim, ...]
    told: int

    @property
    def sentence(self) -> tuple[Run, ...]:
        """The sentence in marked pieces."""
        return sentence_of(self.claim)


def record(identity: Annotated[Identity, Path(description="id of the claim")], view: Reading) -> ClaimPage:
    """A claim with everything that is known of it."""
    claim = view.claim(identity)
    if claim is None:
        raise NotFoundError("There is no such claim here.")
    why = (("event", claim.why.event), ("status", claim.why.status), ("sources", claim.why.sources))
    digest = claim.document.digest
    beside = (
        other
        for other in view.claims(Filter(document=(digest,)))
        if other.sentence == claim.sentence and other.id != claim.id
    )
    return ClaimPage(
        title=f"{claim.event.value}, {claim.status.value.replace('_', ' ')}",
        claim=claim,
        digest=digest,
        reasons=tuple(Reason(part, name, explain(name)) for part, names in why for name in names),
        beside=tuple(beside),
        told=len(view.joined(JudgementKind.SAME_EVENT, [identity]).get(identity, (identity,))),
    )


class RuleQuery(Asked):
    """Which rule."""

    name: Annotated[str, StringConstraints(pattern=r"^[\w.+#/:@* -]{1,200}$")] = Field(description="as in ``why``")


@dataclass(frozen=True, slots=True)
class RulePage:
    """What a name in ``why`` stands for."""

    title: str
    name: str
    rules: tuple[Rule, ...]


def rule(asked: Annotated[RuleQuery, Query()]) -> RulePage:
    """A rule that decided something, explained."""
    return RulePage(asked.name, asked.name, explain(asked.name))


add_page(router, "/record/{identity}", record, template="record.html")
add_page(router, "/rule", rule, template="rule.html")
