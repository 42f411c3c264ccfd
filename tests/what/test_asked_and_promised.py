"""Which category a deed counts as under the words that ask for it, promise it or resolve on it."""

from __future__ import annotations

from collections import Counter

import pytest

from reportedly import Coder

# sentence, (category, deed, actor codes, recipient codes) of each record; None: not looked at
Wanted = tuple[str, str, set[str] | None, set[str] | None]
CASES: list[object] = [
    # lists go on with what is asked for
    pytest.param(
        "Togo called for sturdier dams, freeing the Ghanaian pilots and shelling the Ghanaian port.",
        [("REQUEST", "RETREAT", {"TGO"}, None), ("REQUEST", "ASSAULT", {"TGO"}, None)],
        id="listed-gerunds",
    ),
    pytest.param(
        "Togo called for swapping farm tools, building wells and holding talks with Ghana.",
        [("REQUEST", "CONSULT", {"TGO"}, {"GHA"})],
        id="gerunds-only",
    ),
    pytest.param(
        "Togo called for calm, denouncing the raid by Ghana and hailing the Finnish king.",
        [("ACCUSE", "ACCUSE", {"TGO"}, {"GHA"}), ("SUPPORT", "SUPPORT", {"TGO"}, {"FIN"})],
        id="no-list",
    ),
    pytest.param(
        "Togo urged Ghana to free the fishermen, to lift the curfew and to hold talks with the dockers.",
        [
            ("REQUEST", "RETREAT", {"TGO"}, {"GHA"}),
            ("REQUEST", "CONCEDE", {"TGO"}, {"GHA"}),
            ("REQUEST", "CONSULT", {"TGO"}, {"GHA"}),
        ],
        id="listed-infinitives",
    ),
    pytest.param(
        "Calls grew on Friday for the Finnish sailors to be handed over to Ghana.",
        [("REQUEST", "RETREAT", None, None)],
        id="calls-grow-for",
    ),
    pytest.param(
        "Togo is pushing for two Ghanaian sailors to be freed.",
        [("REQUEST", "RETREAT", {"TGO"}, {"GHA"})],
        id="pushing-for-passive",
    ),
    # who is asked is never who asks
    pytest.param(
        "Ghana was urged to release the trawler.", [("REQUEST", "RETREAT", set(), {"GHA"})], id="urged-by-nobody"
    ),
    pytest.param(
        "Togo expects Ghana to lift the curfew.", [("REQUEST", "CONCEDE", {"TGO"}, {"GHA"})], id="expects-of-another"
    ),
    pytest.param(
        "The Finnish embassy warned Finnish tourists to steer clear of Togo.",
        [("REQUEST", "REQUEST", {"FIN"}, {"FIN"})],
        id="advice-is-no-threat",
    ),
    # what a demand says, which somebody gives up
    pytest.param(
        "Ghana abandoned the demand that Togo hand over the banker.",
        [("CONCEDE", "CONCEDE", {"GHA"}, None)],
        id="abandoned-demand",
    ),
    # promises
    pytest.param(
        "Togo promised a retreat of its marines from Benin.",
        [("CONCEDE", "RETREAT", {"TGO"}, {"BEN"})],
        id="promised-withdrawal",
    ),
    pytest.param(
        "Togo promised the release of the Beninese stokers.",
        [("CONCEDE", "CONCEDE", {"TGO"}, {"BEN"})],
        id="promised-release",
    ),
    pytest.param(
        "Togo is willing to pull its gunboats out of Benin.", [("AGREE", "RETREAT", {"TGO"}, {"BEN"})], id="willing"
    ),
    pytest.param(
        "Togo is not willing to hold talks with Benin.",
        [("REJECT", "CONSULT", {"TGO", "BEN"}, {"TGO", "BEN"})],
        id="not-willing",
    ),
    pytest.param(
        "The European Commission proposed to send a hundred nurses to Togo.",
        [("AGREE", "AID", {"EUR"}, {"TGO"})],
        id="proposed-to-do",
    ),
    pytest.param("Togo promised not to bomb Benin.", [("AGREE", "AGREE", {"TGO"}, {"BEN"})], id="promised-no-harm"),
    pytest.param(
        "Togo vowed never to hand the island to Benin.",
        [("REJECT", "RETREAT", {"TGO"}, {"BEN"})],
        id="vowed-no-help",
    ),
    pytest.param(
        "Togo offered Benin two warships to help it oust the smugglers.",
        [("AGREE", "AGREE", {"TGO"}, {"BEN"})],
        id="offered-for-a-purpose",
    ),
    pytest.param(
        "Tokayev vowed to bring the Kazakh province under federal control.",
        [("THREATEN", "ASSAULT", {"KAZ"}, {"KAZ"})],
        id="vowed-control",
    ),
    # what is resolved on, under a condition or not
    pytest.param(
        "Benin will host the Togolese king if Ghana stays away.",
        [("AGREE", "CONSULT", {"BEN"}, {"TGO"})],
        id="will-if",
    ),
    pytest.param(
        "Benin said it would not send wheat to Togo if the dam breaks.",
        [("REJECT", "AID", {"BEN"}, {"TGO"})],
        id="would-not-if",
    ),
    pytest.param(
        "Benin resolved not to back the Togolese bid.", [("REJECT", "SUPPORT", {"BEN"}, {"TGO"})], id="decided-not-to"
    ),
    pytest.param(
        "Finland's decision to recognise Palestine angered Togo.",
        [("SUPPORT", "SUPPORT", {"FIN"}, {"PSE"})],
        id="decision-in-words",
    ),
    pytest.param(
        "Customs officers said they knew of a plot to kidnap the Finnish president.",
        [("ASSAULT", "ASSAULT", None, {"FIN"})],
        id="plots-are-not-announced",
    ),
    # words that name another deed
    pytest.param("Danish soldiers liberated Kuwait.", [("ASSAULT", "ASSAULT", {"DNK"}, {"KWT"})], id="liberated-place"),
    pytest.param(
        "Ghana protested at the Togolese fishing ban.", [("ACCUSE", "ACCUSE", {"GHA"}, {"TGO"})], id="states-protest"
    ),
    pytest.param("The WHO warned of a catastrophe in Ghana.", [], id="warned-of-a-calamity"),
    pytest.param("The guerrillas swept to victory at the Ghanaian poll.", [], id="swept-to-power"),
    pytest.param(
        "The Ghanaian coast is open to Togolese raids.", [("ASSAULT", "ASSAULT", {"TGO"}, None)], id="open-to"
    ),
    pytest.param("Togo voiced its sorrow over the passing of the Ghanaian king.", [], id="sorrow"),
]


@pytest.mark.parametrize(("text", "wanted"), CASES)
def test_category(coder: Coder, text: str, wanted: list[Wanted]) -> None:
    records = coder.code(text)
    assert Counter((str(r.event), str(r.act)) for r in records) == Counter(case[:2] for case in wanted), text
    for record, (_, _, actor, recipient) in zip(records, wanted, strict=True):
        if actor is not None:
            assert {side.actor.code for side in record.actor} == actor
        if recipient is not None:
            assert {side.actor.code for side in record.recipient} == recipient


# sentence, category, status; all published on 21 April 2011
COMING = [
    pytest.param("The Finnish king will rest after his visit to Ghana in mid-May.", "AGREE", "planned", id="noun"),
    pytest.param("Nordic defence chiefs meet in Ghent on May 11.", "AGREE", "planned", id="present"),
    pytest.param("The coming trip by President Stubb to Togo worried Ghana.", "AGREE", "planned", id="coming"),
    pytest.param("The Finnish envoy began negotiations with Togo in August.", "CONSULT", "happened", id="past-verb"),
    pytest.param("The Finnish king rested after his visit to Ghana in March.", "CONSULT", "happened", id="past-date"),
]


@pytest.mark.parametrize(("text", "event", "status"), COMING)
def test_meetings_dated_after_publication_are_still_to_come(coder: Coder, text: str, event: str, status: str) -> None:
    [record] = coder.code(text, published="2011-04-21")
    assert (record.event, record.status) == (event, status)
