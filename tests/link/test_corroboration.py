"""What backs an event: outlets, ultimate sources, who confirms and denies, one anonymous source behind it all."""

from __future__ import annotations

import pytest
from tests.link.conftest import Claim

from reportedly.link.corroboration import UNNAMED_OUTLET, Carried, corroborate
from reportedly.types import SourceKind, Status

OFFICIALS = ("anonymous", "two US officials")


def test_no_claims_are_no_event() -> None:
    with pytest.raises(ValueError, match="at least one claim"):
        corroborate([])


def test_the_first_report_is_the_one_published_first(claim: Claim) -> None:
    late, early = claim("Herald", days=2), claim("Post", days=0)
    found = corroborate([late, early])
    assert found.first_report == early.id
    assert found.claims == (early.id, late.id)
    assert found.outlets == ("post", "herald")


def test_outlets_with_sources_of_their_own_are_independent(claim: Claim) -> None:
    found = corroborate(
        [claim("Herald", told=(("named", "Governor Rao"),)), claim("Post", told=(("group", "monitors"),))]
    )
    assert set(found.independent_outlets) == {"herald", "post"}
    assert {source.name for source in found.sources} == {"governor rao", "monitors"}
    assert not found.anonymous_only


def test_relays_of_one_outlets_anonymous_source_are_one_source(claim: Claim) -> None:
    axios = ("outlet", "Axios")
    told = [
        claim("Axios", told=(OFFICIALS,)),
        claim("Herald", days=1, told=(axios, OFFICIALS)),
        claim("Post", days=2, told=(axios, ("anonymous", "the officials"))),
    ]
    found = corroborate(told)
    assert found.outlets == ("axios", "herald", "post")
    assert found.independent_outlets == ("axios",)
    assert found.single_anonymous
    assert found.anonymous_only
    assert len(found.sources) == 1


def test_anonymous_sources_of_two_outlets_are_anonymous_but_not_one(claim: Claim) -> None:
    found = corroborate([claim("Axios", told=(OFFICIALS,)), claim("Post", told=(OFFICIALS,))])
    assert found.anonymous_only
    assert not found.single_anonymous


def test_a_named_source_ends_the_dependence(claim: Claim) -> None:
    found = corroborate([claim("Axios", told=(OFFICIALS,)), claim("Post", told=(("named", "President Lu"),))])
    assert not found.anonymous_only


def test_a_denial_does_not_corroborate(claim: Claim) -> None:
    denial = claim("Post", told=(("named", "Minister Sol"),), status=Status.DENIED)
    found = corroborate([claim("Axios", told=(OFFICIALS,)), denial])
    assert found.single_anonymous
    assert [voice.origin.name for voice in found.denies] == ["minister sol"]
    assert [voice.origin.kind for voice in found.confirms] == [SourceKind.ANONYMOUS]
    assert found.denies[0].claims == (denial.id,)


def test_copies_count_as_the_outlet_that_had_the_text_first(claim: Claim) -> None:
    wire, copy = claim("AFP", told=(("named", "Rao"),)), claim("Herald", days=1, told=(("named", "Rao"),))
    found = corroborate([wire, copy], {copy.document.digest: wire.document.digest})
    assert found.documents == 2
    assert found.copies == 1
    assert found.outlets == ("afp", "herald")
    assert found.independent_outlets == ("afp",)


def test_outlets_in_their_own_voice_are_sources(claim: Claim) -> None:
    found = corroborate([claim("Herald"), claim("Post"), claim(None)])
    assert [source.kind for source in found.sources] == [SourceKind.AUTHOR] * 3
    assert UNNAMED_OUTLET in found.outlets


def test_the_json_form_holds_every_field(claim: Claim) -> None:
    found = corroborate([claim("Herald", told=(OFFICIALS,))])
    assert set(found.as_dict()) == set(type(found).__slots__)
    assert found.as_dict()["confirms"][0]["first"] == "2024-05-01"  # type: ignore[index]


def test_outlets_that_carry_one_text_letter_by_letter_are_relays(claim: Claim) -> None:
    wire = claim("Herald", days=1, told=(("named", "Rao"),))
    day = wire.document.published
    assert day is not None
    carried = {
        wire.document.digest: [Carried("Herald", day), Carried("AFP", day.replace(day=day.day - 1)), Carried(None, day)]
    }
    found = corroborate([wire], None, carried)
    assert found.outlets == ("afp", "herald")
    assert found.independent_outlets == ("afp",)
    assert found.relays == ("herald",)
    assert found.confirms[0].first == day.replace(day=day.day - 1)
    assert found.confirms[0].outlets == ("afp", "herald")


def test_a_relay_is_whoever_repeats_another_outlet(claim: Claim) -> None:
    told = [claim("Axios", told=(OFFICIALS,)), claim("Post", days=1, told=(("outlet", "Axios"), OFFICIALS))]
    assert corroborate(told).relays == ("post",)
