"""What the airlines felt: one page of Check, with more behind it for those who open it."""

from dataclasses import replace
from functools import cache

import pytest

from airportsim.console.canvas import Canvas
from airportsim.console.console import Console, Screen
from airportsim.console.look import Size
from airportsim.console.screens.check import PAGES, Check
from airportsim.console.screens.check_airlines import VIEWS
from airportsim.console.screens.check_felt import points
from airportsim.console.screens.check_path import STEPS
from airportsim.console.screens.helping import Help
from airportsim.console.screens.replay import Replay
from airportsim.debrief.quality.gaps import Gaps, Largest, mean_gaps
from airportsim.debrief.quality.round import Quality, quality_of
from airportsim.debrief.quality.weights import Weights
from airportsim.model.airport import Airport
from airportsim.model.quality import Dimension
from airportsim.model.session import EndRound
from airportsim.model.words import Lever, Role
from airportsim.texts.quality import amount, letter
from tests.console.looking_back import HOST, SIZES, at_the_end, in_check
from tests.console.stage import click, draw, in_language, playing, wrong

KEY = str(PAGES.index("airlines") + 1)


@cache
def second_round() -> Console:
    return in_check(2, (Lever.REPORT_FORM, Lever.NAMED_CONTACTS))


@pytest.fixture
def console() -> Console:
    """A console in Check, for tests that change nothing in its session."""
    found = second_round()
    in_language(found, "en")
    found.screen = None
    return found


def felt(console: Console, number: int = 2) -> Quality:
    result = console.room.results[number]
    return quality_of(
        console.room.airport, result.setup, result.journal, result.survey, end=result.end
    )


def opened(console: Console, *keys: str) -> Check:
    screen = Check(console)
    console.screen = screen
    for key in (KEY, "F", *keys):
        assert draw(console, screen).press(key), key
    return screen


def said(canvas: Canvas) -> str:
    """All that stands on the page, lines that were broken joined again."""
    return " ".join(one.words for one in canvas.said or ())


def joined(canvas: Canvas) -> str:
    """All that stands on the page without spaces, as lines may break anywhere."""
    return said(canvas).replace(" ", "")


@pytest.mark.parametrize("lang", ["en", "zh"])
@pytest.mark.parametrize("size", SIZES)
def test_every_part_can_be_read_from_the_back_of_the_room(
    console: Console, lang: str, size: str
) -> None:
    in_language(console, lang)
    screen = opened(console)
    for airline in range(2):
        for key in VIEWS.values():
            draw(console, screen, **SIZES[size]).press(key)  # type: ignore[arg-type]
            canvas = draw(console, screen, **SIZES[size])  # type: ignore[arg-type]
            assert wrong(canvas, Size.BIG) == [], (airline, key)
        canvas.press("A")


def test_all_rounds_of_a_session_can_be_read() -> None:
    console = at_the_end()
    for number in (1, 5):
        screen = Check(console, number)
        draw(console, screen).press(KEY)
        for key in VIEWS.values():
            draw(console, screen).press(key)
            assert wrong(draw(console, screen), Size.BIG) == [], (number, key)


def test_an_airline_is_chosen_by_key_and_by_mouse(console: Console) -> None:
    screen = opened(console, "A", "A")
    assert "BLUE CRANE WRITES" in said(draw(console, screen))
    click(draw(console, screen), "felt.of.3")
    assert "MERIDIAN WRITES" in said(draw(console, screen))
    for _ in range(2):
        draw(console, screen).press("A")
    assert "WHAT EACH HOLDS AGAINST US" in said(draw(console, screen))


def test_the_list_of_keys_tells_how_to_choose(console: Console) -> None:
    canvas = draw(console, opened(console, "G"))
    keys = {key.key: key.words for key in Help(console).keys(canvas.zones)}
    assert keys["A"] == "The next airline"
    for view, key in VIEWS.items():
        assert keys[key] == console.say(f"check.felt_view.{view}")
    assert {"Up", "Down"} <= keys.keys()


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_an_airline_writes_its_three_sentences(console: Console, lang: str) -> None:
    in_language(console, lang)
    screen = opened(console)
    for airline in felt(console).airlines:
        draw(console, screen).press("A")
        words = joined(draw(console, screen))
        assert len(airline.remarks) == 3
        for remark in airline.remarks:
            assert letter(console.texts, remark).replace(" ", "") in words


def test_the_index_is_shown_with_what_has_changed(console: Console) -> None:
    now, before = (round(felt(console, n).index / 100) for n in (2, 1))
    change = f"+{now - before}" if now > before else f"−{before - now}" if now < before else "±0"
    assert f"{now} of 100 satisfied, {change} since round 1" in said(draw(console, opened(console)))


def test_the_gaps_that_are_shown_add_up(console: Console) -> None:
    airline = felt(console).airlines[0]
    shown = [airline.gaps[one] for one in by_shortfall(airline.gaps, airline.weights)]
    for n, gaps in enumerate([*shown, mean_gaps(airline.gaps.values()), shown[0]]):
        words = [one.words for one in draw(console, opened(console, "G", "A", *"D" * n)).said or ()]
        assert sum(gaps.five[:4]) == gaps.five[4]
        for value in (*gaps.five, gaps.expected, gaps.perceived):
            assert points(value) in words


def test_what_is_expected_and_perceived_stands_in_a_table_with_its_change(
    console: Console,
) -> None:
    now, before = felt(console).airlines[1], felt(console, 1).airlines[1]
    words = [one.words for one in draw(console, opened(console, "A", "A")).said or ()]
    for dimension, gaps in now.gaps.items():
        change = gaps.perceived - before.gaps[dimension].perceived
        signed = f"+{points(change)}" if change > 0 else points(change) if change else "±0"
        row = [console.texts.word(dimension), points(gaps.expected), points(gaps.perceived), signed]
        n = max(n for n, one in enumerate(words) if one == row[0])
        assert [words.count(one) > 0 for one in row] == [True] * 4, (n, row)


def test_in_the_first_round_nothing_has_changed(console: Console) -> None:
    screen = Check(console, 1)
    for key in (KEY, "A"):
        draw(console, screen).press(key)
    words = said(draw(console, screen))
    assert "Perceived" in words
    assert "Change" not in words


def test_the_first_page_tells_in_a_line_what_they_felt_once_it_has_been_shown(
    console: Console,
) -> None:
    screen = Check(console)
    console.screen = screen
    canvas = draw(console, screen)
    assert "Guess first, on page 6" in said(canvas)
    assert "of 100 satisfied" not in said(canvas)
    click(canvas, "overview.airlines")
    draw(console, screen).press("F")
    draw(console, screen)
    draw(console, screen).press("1")
    now, before = felt(console), felt(console, 1)
    least = min(now.airlines, key=lambda one: one.satisfaction.index)
    words = said(draw(console, screen))
    change = round(now.index / 100) - round(before.index / 100)
    signed = f"+{change}" if change > 0 else f"−{-change}" if change else "±0"
    name, index = console.texts.names.airline(least.terminal), least.satisfaction.index
    assert f"{round(now.index / 100)} of 100 satisfied, {signed} since round 1" in words
    assert f"Least satisfied: {name}, {round(index / 100)}" in words


def test_a_past_round_is_told_at_once_and_its_headline_names_it() -> None:
    console = at_the_end()
    in_language(console, "en")
    words = said(draw(console, Check(console, 3)))
    assert "ROUND 3 of 5 looked back on" in words
    assert "Airlines: " in words
    assert "since round 2" in words
    words = said(draw(console, Check(console, 5)))
    assert "ROUND 5 of 5" in words
    assert "looked back on" not in words


def by_shortfall(gaps: dict[Dimension, Gaps], weights: Weights) -> list[Dimension]:
    """The dimensions, the one first in which this airline is let down most."""
    return sorted(Dimension, key=lambda one: -weights[one] * gaps[one].quality)


def test_all_airlines_begin_with_the_dimension_of_the_largest_mean_shortfall(
    console: Console,
) -> None:
    found, texts = felt(console), console.texts
    order = by_shortfall(found.gaps, dict.fromkeys(Dimension, 1))
    screen = opened(console, "G")
    for dimension in order:
        words = said(draw(console, screen))
        assert f"All airlines, {texts.word(dimension)}".upper() in words
        assert points(found.gaps[dimension].quality) in words
        click(draw(console, screen), "felt.gaps.turn")
    assert "ALL DIMENSIONS ON AVERAGE" in said(draw(console, screen))
    click(draw(console, screen), "felt.of.1")
    first = by_shortfall(found.airlines[0].gaps, found.airlines[0].weights)[0]
    assert f"Silk Air, {texts.word(first)}".upper() in said(draw(console, screen))


def test_beside_each_gap_stands_what_it_was_in_the_round_before(console: Console) -> None:
    now, before = felt(console).airlines[0], felt(console, 1).airlines[0]
    first = by_shortfall(now.gaps, now.weights)[0]
    words = [one.words for one in draw(console, opened(console, "G", "A")).said or ()]
    for gap in before.gaps[first].five:
        assert f"before: {points(gap)}" in words
    screen = Check(console, 1)
    for key in (KEY, "G"):
        draw(console, screen).press(key)
    assert "before:" not in said(draw(console, screen))


def test_it_is_told_how_to_read_a_gap_and_what_counts_where_nothing_was_said(
    console: Console, monkeypatch: pytest.MonkeyPatch
) -> None:
    words = said(draw(console, opened(console, "G")))
    assert words.count("A gap below 0 is good") == 1
    assert "nothing was said in Plan: 5 counts" in words
    result = console.room.results[2]
    for told, expected in (
        ({"T1": dict.fromkeys(Dimension, 600)}, "where nothing was said in Plan, 5 counts"),
        ({f"T{n}": dict.fromkeys(Dimension, 600) for n in range(1, 5)}, ""),
    ):
        setup = replace(result.setup, beliefs=told)
        monkeypatch.setitem(console.room.results, 2, replace(result, setup=setup))
        words = said(draw(console, opened(console, "G")))
        assert expected in words
        assert ("Gap 1: " + "where" in words) is bool(expected)


def largest_of_all(console: Console) -> tuple[Check, Largest]:
    """The gaps of all airlines on average, and the largest of them."""
    return opened(console, "G", *"DDDDD"), felt(console).largest


def joined_to_the_end(console: Console, screen: Check) -> str:
    """All that stands on the page, also below its lower edge, going down event by event."""
    canvas = draw(console, screen)
    words = joined(canvas)
    for _ in range(3):
        canvas.press("Down")
        canvas.begin(canvas.surface, canvas.t)
        screen.draw(canvas)
        canvas.finish()
        words += joined(canvas)
    return words


def test_the_largest_gap_is_named_with_its_cure_and_what_made_it(console: Console) -> None:
    screen, found = largest_of_all(console)
    texts, words = console.texts, joined_to_the_end(console, screen)
    airline, dimension = texts.names.airline(found.terminal), texts.word(found.dimension)
    for said_ in (
        f"{texts.word(found.gap)}, {points(found.size)} points", f"{airline}, {dimension}",
        texts.say(f"gap_cure.{found.gap.name.lower()}"),
        *(texts.event(one.entry.event) for one in found.events),
    ):  # fmt: skip
        assert said_.replace(" ", "") in words
    assert len(found.events) == 3


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_above_each_event_stands_what_it_made_worse_with_its_value(
    console: Console, lang: str
) -> None:
    in_language(console, lang)
    screen, found = largest_of_all(console)
    words, texts = joined_to_the_end(console, screen), console.texts
    measured = next(a for a in felt(console).airlines if a.terminal == found.terminal).indicators
    for indicator, entry in found.events:
        value = measured[indicator].value
        assert value is not None
        worse = texts.say(
            "check.made_worse", indicator=texts.word(indicator),
            value=amount(texts, indicator, value),
        )  # fmt: skip
        assert (worse + texts.event(entry.event)).replace(" ", "") in words


def test_what_made_a_gap_is_seen_again_with_a_click_or_with_r(console: Console) -> None:
    screen, found = largest_of_all(console)
    events = [one.entry for one in found.events]
    click(draw(console, screen), "felt.event.1")
    shown: Screen | None = console.screen
    assert isinstance(shown, Replay)
    assert shown.second == events[1].t
    draw(console, shown).press("Esc")
    assert console.screen is screen
    for key in ("Down", "Down", "R"):
        draw(console, screen).press(key)
    shown = console.screen
    assert isinstance(shown, Replay)
    assert shown.second == events[2].t


def test_satisfaction_is_told_for_every_airline_in_every_round(console: Console) -> None:
    words = said(draw(console, opened(console, "S")))
    for airline in felt(console).airlines:
        name = console.texts.names.airline(airline.terminal)
        assert f"{name} {(airline.satisfaction.index + 50) // 100}" in words
        assert f"{airline.satisfaction.loyalty} %" in words
    assert "Round 1 Round 2" in words


def test_all_22_items_can_be_read_by_turning_to_the_next_dimension(console: Console) -> None:
    screen = opened(console, "Q", "A")
    canvas = draw(console, screen)
    words = said(canvas)
    for _ in range(5):
        canvas.press("Down")
        canvas.begin(canvas.surface, canvas.t)
        screen.draw(canvas)
        words += said(canvas)
    for number in range(1, 23):
        assert console.texts.say(f"servqual_perceives.item_{number}") in words, number


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_the_eight_steps_stand_in_order_above_each_part_that_is_a_step(
    console: Console, lang: str
) -> None:
    in_language(console, lang)
    names = [console.say(f"check.step.{step}") for step in STEPS]
    assert len(names) == 8
    for key in (VIEWS[view] for view in STEPS.values()):
        canvas = draw(console, opened(console, key))
        spots = [one for one in canvas.zones if one.name.startswith("felt.step.")]
        assert [one.label for one in sorted(spots, key=lambda one: one.box.x)] == names, key
        assert {*names} <= {one.words for one in canvas.said or ()}, key


@pytest.mark.parametrize(
    ("step", "shown"),
    [("criteria", "BLUE CRANE WRITES"), ("weights", "HOW MUCH EACH DIMENSION WEIGHS"),
     ("items", "AFTER THE ROUND EACH AIRLINE"), ("questionnaire", "Our flights left on time."),
     ("answers", "grey: nothing happened"), ("statistics", "mean"),
     ("quality", "Believed"), ("gap", "THE LARGEST SINGLE GAP")],
)  # fmt: skip
def test_a_step_leads_to_where_it_can_be_seen(console: Console, step: str, shown: str) -> None:
    screen = opened(console, "A", "A", "W")
    click(draw(console, screen), f"felt.step.{step}")
    assert shown in said(draw(console, screen))


@pytest.mark.parametrize("size", ["compact", "small"])
def test_where_there_is_little_room_the_steps_stand_above_the_questionnaire(
    console: Console, size: str
) -> None:
    screen = opened(console, "Q")
    canvas = draw(console, screen, **SIZES[size])  # type: ignore[arg-type]
    assert len([one for one in canvas.zones if one.name.startswith("felt.step.")]) == 8
    click(canvas, "felt.step.gap")
    assert "Gap 5: quality" in said(draw(console, screen, **SIZES[size]))  # type: ignore[arg-type]


def test_each_dimension_has_the_means_of_its_answers(console: Console) -> None:
    words = [one.words for one in draw(console, opened(console, "A", "Q")).said or ()]
    answers = felt(console).airlines[0].answers[:5]
    for levels in ([one.expected for one in answers], [one.perceived for one in answers]):
        assert f"{sum(levels) / 5:.2f}" in words


def test_weights_stand_side_by_side_with_the_score_under_each(console: Console) -> None:
    airline = felt(console).airlines[0]
    words = said(draw(console, opened(console, "W", "A")))
    for score in airline.scores.values():
        assert points(score) in words
    assert "Its own points Reliability" not in words
    assert "Entropy" in words


def test_a_round_of_which_nothing_is_known_yet_is_felt_too() -> None:
    console = playing(Role.DIRECTOR, 2)
    console.room.submit(HOST, EndRound())
    screen = opened(console)
    for key in (*VIEWS.values(), "A", *VIEWS.values()):
        draw(console, screen).press(key)
        assert wrong(draw(console, screen), Size.BIG) == [], key
    draw(console, screen).press("G")
    draw(console, screen).press("R")
    assert isinstance(console.screen, Replay)


def test_what_was_felt_is_worked_out_once(
    console: Console, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[int] = []

    def counted(airport: Airport, setup: object, *rest: object, **more: object) -> Quality:
        asked.append(setup.number)  # type: ignore[attr-defined]
        return quality_of(airport, setup, *rest, **more)  # type: ignore[arg-type]

    monkeypatch.setattr("airportsim.console.screens.check_past.quality_of", counted)
    screen = Check(console)
    draw(console, screen)
    assert asked == [], "it costs nothing while nobody asks"
    draw(console, screen).press(KEY)
    for key in (*VIEWS.values(), "A"):
        draw(console, screen).press(key)
    assert asked == [1, 2]


@pytest.mark.parametrize("lang", ["en", "zh"])
@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("names", [1, 3, 12])
def test_however_many_airlines_there_are_one_can_be_chosen(
    names: int, size: str, lang: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    console = second_round()
    in_language(console, lang)
    quality = felt(console)
    many = tuple((quality.airlines * 3)[:names])
    monkeypatch.setattr(
        "airportsim.console.screens.check_past.LookBack.felt",
        lambda self, number: (_with(quality, many), _with(quality, many)),
    )
    screen = opened(console)
    for key in (*VIEWS.values(), *"AFGSQW"):
        draw(console, screen, **SIZES[size]).press(key)  # type: ignore[arg-type]
        assert wrong(draw(console, screen, **SIZES[size]), Size.BIG) == [], key  # type: ignore[arg-type]


def _with(quality: Quality, airlines: tuple[object, ...]) -> Quality:
    return Quality(
        quality.number, airlines, quality.weights, quality.compared, quality.index,  # type: ignore[arg-type]
        quality.gaps, quality.largest,
    )  # fmt: skip
