"""Whole sentences in the manner of agencies: the deed, who did it and to whom."""

from __future__ import annotations

import pytest

from reportedly import Coder

CASES = [
    # frames that reach their deed through other words
    ("Egypt demanded that Sudan be ready to free the crew.", "REQUEST", "RETREAT", "EGY", "SDN"),
    ("The Kenyan opposition called for the president to free the editor.", "REQUEST", "RETREAT", "KEN", "KEN"),
    # a parser's odd reading of an object that does something
    ("Austria accepted Bosnian refugees fleeing the war.", "AID", "AID", "AUT", "BIH"),
    # who offers troops helps, who announces them threatens; who would meet under a condition is willing
    ("Fiji offered to deploy marines in Tonga.", "AGREE", "MOBILIZE", "FJI", "TON"),
    ("Fiji offered its troops to Tonga.", "AGREE", "AGREE", "FJI", "TON"),
    # strikers are a party
    ("Striking Bolivian miners called off their strike.", "CONCEDE", "CONCEDE", "BOL", None),
    # families of words
    ("Peru sent two detectives to Ecuador to investigate the fraud.", "ACCUSE", "ACCUSE", "PER", "ECU"),
    ("The Zambian king gave a cordial welcome to the Angolan president.", "CONSULT", "CONSULT", "ZMB", "AGO"),
    ("India and Nepal held naval manoeuvres in June.", "COOPERATE", "COOPERATE", "IND", "IND"),
    ("Oman provided military intelligence to Kuwait.", "AID", "AID", "OMN", "KWT"),
    ("Niger complained to the Security Council about Malian interference.", "ACCUSE", "ACCUSE", "NER", "MLI"),
    ("Laos threw out a team of Thai inspectors.", "SANCTION", "SANCTION", "LAO", "THA"),
    ("Cuba opened its jails to the Red Cross.", "RETREAT", "RETREAT", "CUB", "NGO"),
    ("Gabon brought Cameroon before the World Court.", "ACCUSE", "ACCUSE", "GAB", "CMR"),
    ("Ghana reneged on its promise to Togo.", "REJECT", None, "GHA", "TGO"),
    ("Syrian commandos took up positions near the Lebanese border.", "MOBILIZE", "MOBILIZE", "SYR", "LBN"),
]


@pytest.mark.parametrize(("text", "event", "act", "actor", "recipient"), CASES)
def test_families(coder: Coder, text: str, event: str, act: str | None, actor: str, recipient: str | None) -> None:
    got = [
        (
            record.event,
            record.act,
            {one.actor.code for one in record.actor},
            {one.actor.code for one in record.recipient},
        )
        for record in coder.code(text)
    ]
    assert [item[0] for item in got] == [event], got
    assert act is None or got[0][1] == act, got
    assert actor in got[0][2], got
    assert (recipient in got[0][3]) if recipient else not got[0][3], got
