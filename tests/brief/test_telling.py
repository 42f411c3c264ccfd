"""What a brief says of events: who reports, who confirms, who copies, who denies, what was announced."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

from tests.brief.conftest import Make
from tests.link.conftest import DAY, Claim

from reportedly.brief import Brief, Item, Kind, brief, to_markdown
from reportedly.store import Store
from reportedly.types import Basis, EventType, Factuality, Grain, Quad, Span, Status, When

PAIR = ("NAR", "CAL")


def made(path: Path, **more: object) -> Brief:
    with Store(path).view() as view:
        return brief(view, PAIR, **more)  # type: ignore[arg-type]


def items(found: Brief, kind: Kind) -> tuple[Item, ...]:
    return next(section.items for section in found.sections if section.kind is kind)


def text(item: Item) -> str:
    return " ".join(sentence.text for sentence in item.sentences)


def test_one_event_is_one_item_however_many_carry_it(claim: Claim, store_of: Make) -> None:
    claims = [claim(outlet) for outlet in ("Herald", "Post", "Times", "Globe")]
    found = made(store_of(claims, same=((0, 1), (1, 2), (2, 3))))
    [item] = items(found, Kind.DONE)
    assert "(4 independent outlets)" in text(item)
    assert set(item.sentences[1].claims) == {one.id for one in claims}
    assert (found.basis.claims, found.basis.events, found.basis.outlets) == (4, 1, 4)


def test_copies_are_named_and_not_counted(claim: Claim, store_of: Make) -> None:
    claims = [claim("Agency"), claim("Post"), claim("Herald")]
    found = made(store_of(claims, same=((0, 1), (0, 2)), copies=((0, 2),)))
    [item] = items(found, Kind.DONE)
    copied = {one.document.publication for one in claims} - {"Post"}
    [carrier] = [name for name in copied if f"{name}  carries a copy, which is not counted." in text(item)]
    assert "independent outlets" not in text(item) or "(2 independent outlets)" in text(item)
    assert f"{carrier} reports:" not in text(item)
    assert found.basis.copies == 1


def test_a_sentence_taken_over_word_by_word_is_no_confirmation(claim: Claim, store_of: Make) -> None:
    sentence = "Forces of Narnia attacked a fortress of Calormen on Monday, killing nobody."
    claims = [claim("Agency", text=sentence), claim("Post", text=sentence, days=1), claim("Globe")]
    found = made(store_of([*claims], same=((0, 1), (1, 2))))
    [item] = items(found, Kind.DONE)
    assert "Agency reports:" in text(item)
    assert "(2 independent outlets)" in text(item)
    assert "Post  carries a copy, which is not counted." in text(item)


def test_a_copy_without_its_original_stands_for_it(claim: Claim, store_of: Make) -> None:
    original, copy, other = (
        claim("Agency", text="Envoys of Narnia met in Anvard.", trigger="met"),
        claim("Post"),
        claim("Globe"),
    )
    found = made(store_of([original, copy, other], same=((1, 2),), copies=((0, 1),)))
    [item] = [item for item in items(found, Kind.DONE) if "attacked" in text(item)]
    assert "(2 independent outlets)" in text(item)
    assert "not counted" not in text(item)


def test_relays_are_no_confirmation(claim: Claim, store_of: Make) -> None:
    claims = [
        claim("Herald", told=(("anonymous", "two officials"),)),
        claim("Post", days=1, told=(("outlet", "the Herald"), ("anonymous", "two officials"))),
    ]
    [item] = items(made(store_of(claims, same=((0, 1),))), Kind.DONE)
    assert "Herald, citing two officials (not named), reports:" in text(item)
    assert "Post (relaying the Herald, which cites two officials, not named)  reports it too." in text(item)
    assert "independent" not in text(item)
    assert "Only unnamed sources of one outlet stand behind it." in text(item)


def test_a_denial_stands_beside_the_claim_and_among_disputes(claim: Claim, store_of: Make) -> None:
    claims = [
        claim("Herald"),
        claim("Post", status=Status.DENIED, told=(("named", "The Narnian ministry"),)),
    ]
    found = made(store_of(claims, same=((0, 1),)))
    [done] = items(found, Kind.DONE)
    [disputed] = items(found, Kind.DISPUTED)
    assert items(found, Kind.DENIED) == ()
    for item in (done, disputed):
        assert "The Narnian ministry denies it, Post reports:" in text(item)
    assert "(2 independent outlets)" not in text(done)


def test_a_bare_denial_never_reads_as_a_deed(claim: Claim, store_of: Make) -> None:
    claims = [
        claim("Post", status=Status.RULED_OUT, told=(("named", "The Narnian ministry"),)),
        claim("Globe", status=Status.DENIED),
    ]
    found = made(store_of(claims))
    assert items(found, Kind.DONE) == ()
    told = [text(item) for item in items(found, Kind.DENIED)]
    assert any("The Narnian ministry rules it out, Post reports:" in one for one in told)
    assert any("Globe reports that it is not so:" in one for one in told)


def test_what_was_announced_is_told_with_what_was_done(claim: Claim, store_of: Make) -> None:
    plan = claim("Post", status=Status.PLANNED, days=-3, told=(("anonymous", "an official"),))
    found = made(store_of([claim("Herald"), plan], same=((0, 1),)))
    [item] = items(found, Kind.DONE)
    assert "It was announced before, as Post (citing an official, not named) reported on 28 Apr 2024" in text(item)
    assert items(found, Kind.PLANNED) == ()


def test_threats_and_offers_stand_among_plans(claim: Claim, store_of: Make) -> None:
    threat = replace(claim("Herald"), event=EventType.THREATEN)
    offer = replace(claim("Post"), event=EventType.AGREE, act=EventType.CONSULT)
    found = made(store_of([threat, offer]))
    assert {item.tag for item in items(found, Kind.PLANNED)} == {"threat", "offer or promise"}
    assert items(found, Kind.DONE) == items(found, Kind.SAID) == ()


def test_a_plan_tells_its_day_and_when_it_was_reported(claim: Claim, store_of: Make) -> None:
    when = When(date(2024, 5, 20), date(2024, 5, 26), Grain.WEEK, Basis.RELATIVE, None)
    found = made(store_of([replace(claim("Herald", status=Status.PLANNED), when=when)]))
    [item] = items(found, Kind.PLANNED)
    assert item.tag == "plan for 20–26 May 2024"
    assert (item.first, item.reported) == (DAY, True)


def test_words_and_deeds_are_told_apart(claim: Claim, store_of: Make) -> None:
    accused = replace(claim("Post"), event=EventType.ACCUSE, act=EventType.ACCUSE, quad_code=Quad.VERBAL_CONFLICT)
    found = made(store_of([claim("Herald"), accused]))
    assert [item.tag for item in items(found, Kind.DONE)] == ["violence"]
    assert [item.tag for item in items(found, Kind.SAID)] == ["accusation"]


def test_hedges_and_unsure_readings_are_said(claim: Claim, store_of: Make) -> None:
    found = made(store_of([replace(claim("Herald"), factuality=Factuality.PR_PLUS, confidence=0.22)]))
    [item] = items(found, Kind.DONE)
    assert "It is told as probable, not as certain." in text(item)
    assert "How the text is read here is uncertain (22%)." in text(item)
    assert items(made(store_of([replace(claim("Herald"), confidence=0.1)], name="b.duckdb")), Kind.DONE) == ()


def test_differing_figures_are_a_dispute(claim: Claim, store_of: Make) -> None:
    claims = [
        claim(
            "Herald", text="Narnia attacked a camp and killed two Calormene soldiers.", told=(("named", "Calormen"),)
        ),
        claim("Post", text="Narnia attacked a camp and killed 14 soldiers."),
        claim("Globe", text="Narnia attacked a camp and killed two soldiers."),
    ]
    [item] = items(made(store_of(claims, same=((0, 1), (1, 2)))), Kind.DISPUTED)
    assert text(item).startswith("Different numbers of soldiers are given: 2 by ")
    assert "14 by Post" in text(item)
    assert set(item.sentences[0].claims) == {one.id for one in claims}
    agreeing = made(store_of([claims[0], claims[2]], same=((0, 1),), name="b.duckdb"))
    assert items(agreeing, Kind.DISPUTED) == ()


def test_one_who_is_told_of_is_no_figure(claim: Claim, store_of: Make) -> None:
    claims = [
        claim("Herald", text="Narnia attacked a camp where a woman lived with 700 women."),
        claim("Post", text="Narnia attacked a camp, said a woman who fled."),
    ]
    assert items(made(store_of(claims, same=((0, 1),))), Kind.DISPUTED) == ()


def test_news_goes_before_history(claim: Claim, store_of: Make) -> None:
    when = When(date(2019, 1, 1), date(2019, 12, 31), Grain.YEAR, Basis.EXPLICIT, None)
    old = replace(claim("Herald", text="Narnia attacked Calormen in 2019."), when=when)
    news = claim("Post", text="Narnia seized a ship of Calormen.", trigger="seized", act=EventType.COERCE)
    [item] = items(made(store_of([old, replace(news, event_scale=-7.0, confidence=0.6)]), items=1), Kind.DONE)
    assert "seized" in text(item)


def test_a_deed_of_one_side_is_taken_where_the_article_is_on_both(claim: Claim, store_of: Make) -> None:
    alone = replace(
        claim("Post", text="Narnia moved troops.", trigger="moved", recipient=None), event=EventType.MOBILIZE
    )
    assert made(store_of([alone])).basis.claims == 0
    both = claim("Post", document=alone.document)
    path = store_of([replace(alone, id="other"), both], name="b.duckdb")
    assert made(path).basis.claims in (1, 2)  # one document, coded once: the first entry holds the claims


def test_days_of_publication_bound_it(claim: Claim, store_of: Make) -> None:
    path = store_of([claim("Herald"), claim("Post", days=5)])
    assert made(path).basis.claims == 2
    assert made(path, since=date(2024, 5, 3)).basis.claims == 1
    assert made(path, until=date(2024, 5, 3)).basis.claims == 1


def test_what_is_left_out_is_counted(claim: Claim, store_of: Make) -> None:
    path = store_of([claim("Herald", days=3 * n) for n in range(5)])
    section = next(section for section in made(path, items=2).sections if section.kind is Kind.DONE)
    assert (len(section.items), section.left) == (2, 3)
    assert "3 more of less weight are not shown." in to_markdown(made(path, items=2))


def test_a_pronoun_is_explained_and_a_long_sentence_cut(claim: Claim, store_of: Make) -> None:
    one = claim("Herald", text="He attacked " + "the depots of Calormen and its allies " * 20 + "on Monday.")
    actor = replace(one.actor[0], span=Span(0, 2, "He"), actor=replace(one.actor[0].actor, name="Rilian"))
    found = made(store_of([replace(one, actor=(actor,))]))
    assert "“**He \\[Rilian\\] attacked**" in to_markdown(found)
    [item] = items(found, Kind.DONE)
    assert len(text(item)) < 400
    assert " …”" in to_markdown(found)
