"""Stores of claims built by hand, and the brief of the demo."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

import pytest
from tests.link.conftest import RUN, claim

from reportedly.brief import Brief, brief
from reportedly.store import Entry, Store
from reportedly.store.judgements import Judgement, JudgementKind, save
from reportedly.types import Record

__all__ = ["claim"]

Make = Callable[..., Path]


@pytest.fixture
def store_of(tmp_path: Path) -> Make:
    """``store_of(claims, same=((0, 1),), copies=((0, 1),))``: a store of articles of one claim each, judged as told."""

    def build(
        claims: Sequence[Record],
        same: Sequence[tuple[int, int]] = (),
        copies: Sequence[tuple[int, int]] = (),
        name: str = "claims.duckdb",
    ) -> Path:
        path = tmp_path / name
        with Store(path).writer() as writer:
            entries = [Entry(f"row {place}", one.document, (one,)) for place, one in enumerate(claims)]
            writer.add(writer.run(RUN), entries)
            save(
                writer,
                [
                    *(
                        Judgement.of(JudgementKind.SAME_EVENT, claims[a].id, claims[b].id, author="test")
                        for a, b in same
                    ),
                    *(
                        Judgement.of(
                            JudgementKind.NEAR_DUPLICATE,
                            claims[a].document.digest,
                            claims[b].document.digest,
                            author="test",
                        )
                        for a, b in copies
                    ),
                ],
            )
        return path

    return build


@pytest.fixture(scope="session")
def demo_brief(demo_store: Path) -> Brief:
    """The brief on the two sides of the demo."""
    with Store(demo_store).view() as view:
        return brief(view, ("ISL", "NOR"))


def dressed(one: Record, **document: object) -> Record:
    """The claim with another title, address, outlet or id of its document."""
    return replace(one, document=replace(one.document, **document))
