"""Recovery in Check: what was done about each failure, and what its airline made of it."""

import pytest

from airportsim.console.console import Console
from airportsim.console.look import Size
from airportsim.console.parts.recoveries import cause, done, effect, harm
from airportsim.console.screens.check import PAGES, Check
from airportsim.console.screens.check_recovered import Verdict, verdicts
from airportsim.console.screens.replay import Replay
from airportsim.debrief.quality.recovered import circle, noted, of_round, recovered
from airportsim.debrief.quality.recovery import Recovery
from airportsim.debrief.quality.round import Quality
from airportsim.model.quality import Fairness, Recovering
from tests.console.looking_back import SIZES, at_the_end
from tests.console.stage import click, draw, in_language, wrong
from tests.console.test_check_airlines import felt, joined, said

RULES = Recovering()


@pytest.fixture
def console() -> Console:
    """A session that is over; its last round is looked back on."""
    found = at_the_end()
    in_language(found, "en")
    found.screen = None
    return found


def opened(console: Console, number: int = 5, *keys: str) -> Check:
    screen = Check(console, number)
    console.screen = screen
    for key in (str(PAGES.index("airlines") + 1), "F", "V", *keys):
        draw(console, screen).press(key)
    return screen


def of_first(quality: Quality) -> list[Recovery]:
    """What is listed for the first airline: what cost it most comes first."""
    return sorted(noted(quality.airlines[0].recoveries), key=lambda one: -one.fair)


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_each_failure_is_told_with_its_cause_what_was_done_and_what_that_did(
    console: Console, lang: str
) -> None:
    in_language(console, lang)
    screen = opened(console, 3, "A")
    canvas = draw(console, screen, size=(1280, 9000))
    words, texts = joined(canvas), console.texts
    some = of_first(felt(console, 3))
    assert len(some) > 5
    for n, one in enumerate(some):
        assert canvas.named(f"felt.failure.{n}") is not None
        for told in (cause(texts, one), harm(texts, one), done(texts, one), effect(one)[0]):
            assert told.replace(" ", "") in words
    numbers = recovered(some)
    assert str(numbers.hurt) in words
    assert str(numbers.told) in words


def test_all_airlines_together_show_whose_failure_it_was(console: Console) -> None:
    words = said(draw(console, opened(console), size=(1280, 20000)))
    for airline in felt(console, 5).airlines:
        names = console.texts.names
        for one in noted(airline.recoveries):
            assert f"{names.service(one.service)} ({names.airline(one.terminal)})" in words


def test_the_circle_has_the_teams_own_numbers(console: Console) -> None:
    result = console.room.results[5]
    found = circle(result.setup, result.journal, felt(console, 5), RULES)
    words = said(draw(console, opened(console)))
    assert f"Predict {found.predicted} of {found.faults} faults foreseen" in words
    assert f"Recover {found.well} of {found.hurt} well" in words
    assert f"Analyse {found.causes} causes so far" in words
    assert f"Store {found.stored} of {found.causes} causes" in words
    assert found.predicted > 0
    assert 0 < found.stored < found.causes


def test_what_cost_an_airline_most_stands_first_and_it_is_said(console: Console) -> None:
    canvas = draw(console, opened(console, 3, "A"))
    assert "THE DEAREST FIRST" in said(canvas)
    some = of_first(felt(console, 3))
    assert [one.fair for one in some] != [one.fair for one in noted(some)[::-1]]
    assert max(some, key=lambda one: one.fair) is some[0]
    assert harm(console.texts, some[0]).replace(" ", "") in joined(canvas)


def test_the_circle_says_that_it_is_of_all_airlines(console: Console) -> None:
    for keys in ("", "A"):
        assert "all airlines" in said(draw(console, opened(console, 3, *keys)))


@pytest.mark.parametrize("size", SIZES)
def test_a_row_at_the_lower_edge_is_shown_whole_or_not_at_all(console: Console, size: str) -> None:
    screen = opened(console, 3)
    canvas = draw(console, screen, **SIZES[size])  # type: ignore[arg-type]
    for _ in range(6):
        canvas.press("Down")
        canvas.begin(canvas.surface, canvas.t)
        screen.draw(canvas)
        rows = [one for one in canvas.zones if "failure" in one.name and one.name[-1].isdigit()]
        low = canvas.named("go_on")
        assert low is not None
        assert rows
        assert all(one.box.bottom < low.box.y for one in rows)


def test_a_click_on_a_failure_shows_it_again(console: Console) -> None:
    screen = opened(console, 3, "A")
    click(draw(console, screen), "felt.failure.0")
    assert isinstance(console.screen, Replay)
    console.screen = screen
    draw(console, screen).press("Down")
    part = screen._pages["airlines"]
    assert part.second == of_first(felt(console, 3))[1].since  # type: ignore[attr-defined]


@pytest.mark.parametrize("lang", ["en", "zh"])
@pytest.mark.parametrize("size", SIZES)
def test_it_can_be_read_from_the_back_of_the_room(console: Console, lang: str, size: str) -> None:
    in_language(console, lang)
    screen = opened(console, 2)
    for _ in range(3):
        canvas = draw(console, screen, **SIZES[size])  # type: ignore[arg-type]
        assert wrong(canvas, Size.BIG) == []
        canvas.press("A")


# --- the sentences ---------------------------------------------------------------------------


def made(**changes: object) -> Recovery:
    """A failure of Silk Air that was recovered so so."""
    usual: dict[str, object] = {
        "terminal": "T1", "service": "FUL", "item": "", "mode": "", "since": 100, "end": 300,
        "waited": 60, "lost": 0, "fair": 40, "told": 130, "unasked": True, "kept": 1, "broken": 0,
        "apologised": False, "paid": 0, "asked": False, "first": False,
        "fairness": dict.fromkeys(Fairness, 50), "score": 50, "moved": 1,
    }  # fmt: skip
    return Recovery(**(usual | changes))  # type: ignore[arg-type]


UNTOLD = made(told=None, score=None, fairness={}, moved=0, waited=120)


def sentences(console: Console, *some: Recovery) -> dict[Verdict, str]:
    return dict(verdicts(console.texts, some, RULES))


def test_the_paradox_is_named_where_it_happened(console: Console) -> None:
    delighted = made(first=True, score=100, moved=46)
    words = sentences(console, delighted)[Verdict.PARADOX]
    assert "left Silk Air more satisfied than none" in words
    ended = sentences(console, made(first=True, score=100, moved=16), made(since=900))
    assert "a second fault ended that" in ended[Verdict.PARADOX]
    assert Verdict.PARADOX not in sentences(console, made())
    assert Verdict.PARADOX not in sentences(console, made(first=True, score=100, moved=16, lost=2))


def test_the_best_and_the_worst_are_told_and_why(console: Console) -> None:
    told = sentences(console, made(), UNTOLD)
    assert "(Silk Air), told after 0:30, unasked, promise kept." in told[Verdict.BEST]
    assert "paid 20 USD (fair to it: 40)." in sentences(console, made(paid=20))[Verdict.BEST]
    assert "nobody said a word" in told[Verdict.WORST]
    low = {Fairness.DISTRIBUTIVE: 60, Fairness.PROCEDURAL: 0, Fairness.INTERACTIONAL: 40}
    for changes, words in (
        ({"broken": 1}, "did not keep it"),
        ({"fairness": low}, "The first word came after 0:30"),
        ({"fairness": low | {Fairness.PROCEDURAL: 90, Fairness.DISTRIBUTIVE: 0}}, "and got 0"),
        ({"fairness": low | {Fairness.PROCEDURAL: 90}}, "hardly told how it stood"),
    ):
        bad = made(score=10, moved=-9, **changes)
        told = sentences(console, UNTOLD, bad)
        assert words in told[Verdict.WORST]
        assert "Nothing that was done" in told[Verdict.BEST]


def test_where_nothing_hurt_nothing_is_said_and_good_deeds_alone_have_no_worst(
    console: Console,
) -> None:
    assert sentences(console) == {}
    assert list(sentences(console, made())) == [Verdict.BEST]


def test_every_failure_of_a_session_can_be_put_into_words(console: Console) -> None:
    for lang in ("en", "zh"):
        in_language(console, lang)
        for number in console.room.results:
            for one in of_round(felt(console, number)):
                assert done(console.texts, one)
                assert harm(console.texts, one)
