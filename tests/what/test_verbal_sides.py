"""Whose deed a verb tells and whom it hits, by construction: coordination, passives, gerunds, comrades in arms."""

from __future__ import annotations

import pytest

from reportedly import Coder

# sentence, words of the event, actor codes, recipient codes
CASES = [
    # verbs that only look coordinated with the verb before them
    pytest.param(
        "Several Danish bishops have heard that the frost has ended and are about to reopen the embassy in Niamey.",
        "SUPPORT",
        {"DNK"},
        {"NER"},
        id="other-number",
    ),
    pytest.param("Ghana accused Togo of arming rebels and shelled its port.", "ASSAULT", {"GHA"}, {"TGO"}, id="gerund"),
    pytest.param(
        "Nine Libyan weavers were killed in raids and mortar fire near Sirte.",
        "ASSAULT",
        set(),
        {"LBY"},
        id="in-raids",
    ),
    pytest.param(
        "Nine Libyan weavers were killed in raids and mortar fire by Chadian gunners.",
        "ASSAULT",
        {"TCD"},
        {"LBY"},
        id="shelling-by",
    ),
    # doers inside nouns
    pytest.param(
        "Last June, Danish sanctions were imposed on Chad.", "SANCTION", {"DNK"}, {"TCD"}, id="sanctions-passive"
    ),
    pytest.param(
        "New Danish sanctions imposed on Chad hurt farmers.", "SANCTION", {"DNK"}, {"TCD"}, id="sanctions-acl"
    ),
    pytest.param("Sanctions imposed by Peru on Chad hurt farmers.", "SANCTION", {"PER"}, {"TCD"}, id="by-on"),
    pytest.param(
        "Two Kenyan guards were killed by a mine planted by the FARC.", "ASSAULT", {"COL"}, {"KEN"}, id="mine"
    ),
    # with and against
    pytest.param(
        "Danish troops fought with Chadian troops against Boko Haram.",
        "ASSAULT",
        {"DNK", "NGA"},
        {"DNK", "NGA"},
        id="no-clash",
    ),
    pytest.param(
        "Kenyan troops have battled to free the port from al-Shabaab.",
        "ASSAULT",
        {"KEN", "SOM"},
        {"KEN", "SOM"},
        id="fought-to",
    ),
    # whom words are about
    pytest.param(
        "Kenya protested that its fishermen had been arrested by Somalia.",
        "COERCE",
        {"KEN"},
        {"SOM"},
        id="protest-that",
    ),
    pytest.param(
        "Kenya complained that the Somali navy had blocked its boats.", "ACCUSE", {"KEN"}, {"SOM"}, id="complain-that"
    ),
    # where forces go
    pytest.param(
        "Chadian fighters marched into villages across Mali and Niger.",
        "MOBILIZE",
        {"TCD"},
        {"MLI", "NER"},
        id="across",
    ),
    # calls that somebody resorts to
    pytest.param(
        "Danish novelists resorted to calls for Chadian judges to free the poet.",
        "RETREAT",
        {"DNK"},
        {"TCD"},
        id="resort",
    ),
    # who is behind a passive
    pytest.param(
        "Six Malian poets have been robbed and jailed by the Chadian army.",
        "COERCE",
        {"TCD"},
        {"MLI"},
        id="shared-agent",
    ),
    pytest.param("Two Malian poets had been granted asylum by Peru.", "AID", {"PER"}, {"MLI"}, id="by-on-object"),
    pytest.param("The Danish pullout was announced on Monday.", "CONCEDE", {"DNK"}, set(), id="pullout-announced"),
    pytest.param("Kenyan officers were given access to the camp.", "CONCEDE", set(), {"KEN"}, id="were-given"),
    pytest.param("A raid condemned by Chad killed ten Malian farmers.", "ASSAULT", set(), {"MLI"}, id="condemned-by"),
    pytest.param("US-led airstrikes killed ten Malian fighters.", "ASSAULT", {"USA"}, {"MLI"}, id="us-led"),
    # lists that parsers take for appositions
    pytest.param(
        "Police in Uganda arrested two Danes, a Kenyan journalist and three Malian nurses.",
        "COERCE",
        {"UGA"},
        {"DNK", "KEN", "MLI"},
        id="list-of-three",
    ),
    # at whom the second deed is aimed
    pytest.param("Chad retaliated with strikes on Malian bases.", "ASSAULT", {"TCD"}, {"MLI"}, id="retaliated-with"),
    pytest.param(
        "Chad claimed responsibility for its strikes on Malian bases.",
        "ASSAULT",
        {"TCD"},
        {"MLI"},
        id="claimed-strikes",
    ),
    # several who bind nobody to each other
    pytest.param("Peru and Chile said they were ready to send food.", "AID", {"PER", "CHL"}, set(), id="willing"),
]


@pytest.mark.parametrize(("sentence", "act", "actors", "recipients"), CASES)
def test_sides(coder: Coder, sentence: str, act: str, actors: set[str], recipients: set[str]) -> None:
    found = [
        ({side.actor.code for side in record.actor}, {side.actor.code for side in record.recipient})
        for record in coder.code(sentence)
        if record.act == act
    ]
    assert (actors, recipients) in found
