"""Whom a pronoun stands for: what is weighed, what the syntax bars, and when it stands for nobody."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from reportedly.types import ActorMention

# text, pronoun (the last one of the form), code or None
CASES = [
    # a place where something happens is nobody who does things
    ("Peru accused Chile of piracy after a clash in Bolivia. It closed the port.", "It", "PER"),
    ("Nkemelu and Vestad were at a wedding in Portugal when they were robbed.", "they", None),
    ("Peru treats Chile badly for its raids in Bolivia, lest it joins a rival pact.", "it", "CHL"),
    # several persons are many, and none of the states around them
    ("Peru was far away. Ana Quispe and Luis Mamani landed in Oslo. They met students.", "They", None),
    ("The Kenyan president and the Ugandan president met on Monday. They signed a treaty.", "They", "KEN"),
    # whose words it stands in
    ("Chad protested on Monday. Norway's announcement that it would send ships angered ministers.", "it", "NOR"),
    # the doer of a deed is not who undergoes it
    ("Greece met with Fiji's sailors after it had agreed to arm them.", "them", "FJI"),
    ("Chad freed two Fijian doctors after holding talks with them.", "them", "FJI"),
    # what is one's own is of who does the deed
    ("Fiji criticised the Chadian regime for shelling its own villages.", "its", "TCD"),
    ("Norway's silence is leave for the Chadian junta to shell its own villages.", "its", "TCD"),
    # the meeting's other partner is somebody else
    ("During his call with Hollande, Merz's office said, he spoke of the harvest.", "he", "DEU"),
    ("Following a visit by his ministers, Emmanuel Macron's office praised the deal.", "his", "FRA"),
    # the noun that a clause explains is not its subject
    ("Norway praised Chad. Sailors whom it had trained seized the port.", "it", "NOR"),
    # how many of somebody is nobody
    ("Dozens of Fijians fled the port. They asked for asylum.", "They", "FJI"),
    # who undergoes a deed in a clause of its own is not who does the deed above it
    ("Chad freed Peru from its embargo, allowing it to sell tin.", "it", "PER"),
    ("Chad spared Peruvian traders its embargo, allowing them to sell tin.", "them", "PER"),
    ("The raid would leave Chad alone. Envoys said it gave Chad no time.", "it", None),
    # fighters of a guessed country are not of the state that arms them
    ("Recruits came to a camp in Chad. Chad promised to arm them.", "them", None),
    # the people of an official who speaks for them, where nobody else is named
    ("A Malian official was blunt, saying they do not plan to shell the port.", "they", "MLI"),
    ("Fijian sailors fled. A Malian official said they were shot.", "they", "FJI"),
    # whoever says "we" is not "they"
    ('"We will arm Peru and they will thank us," the Chadian king said.', "they", "PER"),
    # a title, a noun or an earlier pronoun tells women from men
    ("Mrs Yamada of Japan met Dan Orlov of Chad. He left Oslo.", "He", "TCD"),
    ("Dan Orlov of Chad met Mrs Yamada of Japan. She left Oslo.", "She", "JPN"),
    ("Dirk Maes of Chad met Ana Maes of Peru. His daughter, Ana Maes, left. She saw Oslo.", "She", "PER"),
    # whoever is blamed for something did it, and what is denied was said
    ("The Chadian king criticised the Peruvian envoy over his silence.", "his", "PER"),
    ("Fiji said a Chadian ship had left its port. Chad denied it.", "it", None),
    # no newspaper is "they"
    ("Fijian sailors were held, Le Monde said, and Norway tried to free them.", "them", "FJI"),
]


@pytest.mark.parametrize(("text", "word", "code"), CASES)
def test_whom_it_stands_for(
    mention_at: Callable[[str, str], ActorMention], text: str, word: str, code: str | None
) -> None:
    assert mention_at(text, word).actor.code == code


EXPLETIVES = [
    ("Chad met Fiji. It is great to host the games.", True),
    ("Chad met Fiji. It is fair and proper to board ships.", True),
    ("Chad met Fiji. It is far from certain what the talks would bring.", True),
    ("Chad met Fiji. It would be suicide to open the border.", True),
    ("Chad met Fiji. It threatens to be a long summer.", True),
    ("Chad met Fiji. It was about winning the vote.", True),
    ("Chad met Fiji. It was Norway that had offered the ships.", True),
    ("Chad met Fiji. It is ready to host the games.", False),
    ("Chad met Fiji. It is keen to open the border.", False),
    ("Chad met Fiji. It is a country that never signed the treaty.", False),
    ("Chad met Fiji. It threatens to close the border.", False),
]


@pytest.mark.parametrize(("text", "nobody"), EXPLETIVES)
def test_it_that_is_nobody(mention_at: Callable[[str, str], ActorMention], text: str, nobody: bool) -> None:
    assert (mention_at(text, "It").actor.code is None) is nobody


INNER = [
    ("“The Chadians told our crew: ‘We will sink your boat’,” said a Fijian sailor.", "We", "TCD"),
    ("“The Chadians told our crew that we would sink,” said a Fijian sailor.", "we", "FJI"),
    ("“The Chadians' boat came near and we turned,” said a Fijian sailor.", "we", "FJI"),
]


@pytest.mark.parametrize(("text", "word", "code"), INNER)
def test_who_speaks_in_a_quotation_within_a_quotation(
    mention_at: Callable[[str, str], ActorMention], text: str, word: str, code: str
) -> None:
    assert mention_at(text, word).actor.code == code


SPEAKERS = [
    # words that only a colon sets off
    ("The Cypriot envoy, Nikos Laras, says: The ferry is late. Somebody has sold us a raft.", "us", "CYP"),
    # each paragraph of a long quotation opens it again, and only the last one closes it
    ("Ola Berg, a Norwegian minister, said: “The port will close. “It is for us to decide. “We will go.”", "us", "NOR"),
    ("The Cypriot envoys left: the port was closed. I saw it.", "I", None),
    ("Chadian guards woke me and asked: who sent you? They would send me home.", "me", None),
    # whoever says something of "me" is not me, unless the words are his
    ("Chadian soldiers said they would jail me.", "me", None),
    ("We will open the port, the Chadian king said.", "We", "TCD"),
]


@pytest.mark.parametrize(("text", "word", "code"), SPEAKERS)
def test_who_speaks(mention_at: Callable[[str, str], ActorMention], text: str, word: str, code: str | None) -> None:
    assert mention_at(text, word).actor.code == code
