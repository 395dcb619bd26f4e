"""The recovery record in Plan: all failures of earlier rounds, to be searched and learnt from."""

from pathlib import Path

import pytest

from airportsim.cli.house import ShippedHouse
from airportsim.console.canvas import Canvas
from airportsim.console.console import Console
from airportsim.console.house import Wish
from airportsim.console.screens.check_past import LookBack
from airportsim.console.screens.helping import Help
from airportsim.console.screens.plan import Plan
from airportsim.console.screens.plan_record_search import (
    Record,
    Recorded,
    about,
    worst_first,
)
from airportsim.console.screens.plan_shop import Shop
from airportsim.model.plan import likeliest_unknown
from airportsim.model.session import EndRound, Proceed
from airportsim.model.team import Article
from airportsim.model.words import Lever, Role, SessionPhase
from airportsim.play.room import Room
from airportsim.play.session import Session
from tests.console.guests import guest
from tests.console.looking_back import HOST, SIZES
from tests.console.scenes import third
from tests.console.stage import ME, click, console_for, draw, in_language, seated, wrong
from tests.net.sessions import playing
from tests.net.stage import Stage, up_to_date

PREPARES = (Lever.REPORT_FORM, Lever.KNOWLEDGE_BASE, Lever.FAULT_PREDICTION)


def planning(number: int, second: int = 300, *levers: Lever) -> Console:
    """A console in the Plan of a round; the rounds before it ended early."""
    session = seated({Role.DIRECTOR: (ME,)}, 3, "regular", levers)
    while (session.state.phase, session.state.number) != (SessionPhase.PLAN, number):
        session.submit(HOST, Proceed())
        if session.state.phase is SessionPhase.DO:
            session.advance(second)
            session.submit(HOST, EndRound())
    return console_for(session)


def opened(console: Console) -> Plan:
    screen = Plan(console)
    click(draw(console, screen), "page.record")
    return screen


def said(canvas: Canvas) -> str:
    return " ".join(one.words for one in canvas.said or ())


def tall(console: Console, screen: Plan) -> Canvas:
    """The page with room for all of it."""
    return draw(console, screen, size=(1280, 30_000))


def lines(room: Room) -> list[Recorded]:
    found = LookBack(console_for(room)).felt(room.state.number - 1)  # type: ignore[arg-type]
    return Record(room.airport.scenario).lines(found)


@pytest.fixture
def console() -> Console:
    """A console in the Plan of round 3, in a session that tests do not change."""
    found = console_for(third())
    in_language(found, "en")
    return found


# --- the record ------------------------------------------------------------------------------


def test_before_the_first_round_there_is_nothing_to_look_up() -> None:
    console = planning(1)
    canvas = draw(console, opened(console))
    assert "No round has been played yet" in said(canvas)
    assert canvas.named("record.search") is None


def test_all_earlier_rounds_are_there_the_latest_first(console: Console) -> None:
    every = lines(console.room)
    assert {line.number for line in every} == {1, 2}
    assert [line.number for line in every] == sorted((one.number for one in every), reverse=True)
    words = said(tall(console, opened(console)))
    assert f"{len(every)} of {len(every)}" in words
    for line in every:
        names, one = console.texts.names, line.failure
        assert names.service(one.service) in words
        assert f"{names.item(one.item)}: {names.mode(one.item, one.mode)}" in words


def test_what_hurt_most_can_stand_first(console: Console) -> None:
    every = lines(console.room)
    hurt = [line.failure.fair for line in worst_first(every)]
    assert hurt == sorted(hurt, reverse=True)
    screen = opened(console)
    assert draw(console, screen).press("H")
    worst = worst_first(every)[0]
    airline = console.texts.names.airline(worst.failure.terminal)
    first = next(
        one.words for one in tall(console, screen).said or () if f"({airline})" in one.words
    )
    assert first.startswith(f"{worst.number}: ")
    assert console.texts.names.service(worst.failure.service) in first


def test_a_word_of_either_language_finds_service_item_cause_airline_and_round(
    console: Console,
) -> None:
    every = lines(console.room)
    one = every[0].failure
    for lang in ("en", "zh"):
        in_language(console, lang)
        names = console.texts.names
        for word in (
            names.service(one.service), names.item(one.item), names.mode(one.item, one.mode),
            names.airline(one.terminal),
        ):  # fmt: skip
            assert every[0] in about(every, word.upper())
    assert {line.failure.terminal for line in about(every, "blue crane")} == {"T2"}
    assert {line.failure.terminal for line in about(every, "蓝鹤")} == {"T2"}
    for asked in ("round 2", "第2轮", "第 2 轮", "2"):
        assert {line.number for line in about(every, asked)} == {2}
    both = about(every, "T3 round 1")
    assert {(line.failure.terminal, line.number) for line in both} == {("T3", 1)}
    assert about(every, "no such thing") == []
    assert about(every, "  ") == every


def test_it_is_narrowed_down_while_one_types(console: Console) -> None:
    screen = opened(console)
    canvas = draw(console, screen)
    assert canvas.press("/")
    assert canvas.focus is not None
    every, shown = lines(console.room), []
    for text in ("", "b", "blue", "blue crane"):
        canvas.focus.set(text)
        words = said(draw(console, screen))
        count = len(about(every, text))
        assert f"{count} of {len(every)}" in words
        shown.append(count)
    assert shown == sorted(shown, reverse=True)
    canvas.focus.set("no such thing")
    assert "Nothing in the record is about that." in said(draw(console, screen))


def test_keys_stand_in_the_list_of_keys_and_not_in_the_way_of_typing(console: Console) -> None:
    screen = opened(console)
    canvas = draw(console, screen)
    keys = {key.key for key in Help(console).keys(canvas.zones)}
    assert {"/", "N", "H", "Tab"} <= keys
    click(canvas, "record.search")
    canvas.begin(canvas.surface, canvas.t)
    screen.draw(canvas)
    assert not any(zone.key in ("/", "N", "H", "Enter") for zone in canvas.zones)


def test_the_circle_shows_what_has_been_stored_since() -> None:
    console = planning(2, 900, *PREPARES)
    screen = opened(console)
    before = console.room.state.standing
    causes = len({(one.item, one.mode) for one in before.record})
    known = {Article(one.item, one.mode) for one in before.record} & {*before.articles}
    words = said(draw(console, screen))
    assert f"Analyse {causes} causes so far" in words
    assert f"Store {len(known)} of {causes} causes" in words
    click(tall(console, screen), next(iter(_prepares(tall(console, screen)))))
    assert f"Store {len(known) + 1} of {causes} causes" in said(draw(console, screen))


# --- articles --------------------------------------------------------------------------------


def _prepares(canvas: Canvas) -> list[str]:
    return [zone.name for zone in canvas.zones if zone.name.endswith(".prepare")]


def test_an_article_is_prepared_for_a_cause_that_is_not_known() -> None:
    console = planning(2, 900, *PREPARES)
    screen, room = opened(console), console.room
    missing = {*likeliest_unknown(room.airport, room.state.standing)}
    canvas = tall(console, screen)
    name = _prepares(canvas)[0]
    click(canvas, name)
    (new,) = {*room.state.standing.articles} & missing
    assert room.state.standing.prepared == 1
    words = said(tall(console, screen))
    assert "in the knowledge base" in words
    assert console.texts.names.item(new.item) in words


def test_without_prediction_the_button_says_why_not() -> None:
    console = planning(2, 900, Lever.KNOWLEDGE_BASE)
    canvas = tall(console, opened(console))
    zones = [zone for zone in canvas.zones if zone.name.endswith(".prepare")]
    assert zones
    assert all("Fault prediction" in zone.refusal for zone in zones)
    before = console.room.state.standing
    click(canvas, zones[0].name)
    assert console.room.state.standing == before


def test_what_the_checklist_cures_needs_no_article(console: Console) -> None:
    first_line = {(one.item, one.mode) for one in console.room.airport.faults if one.first_line}
    some = [
        line for line in lines(console.room)
        if (line.failure.item, line.failure.mode) in first_line
    ]  # fmt: skip
    canvas = tall(console, opened(console))
    known = {(one.item, one.mode) for one in console.room.state.standing.articles}
    shown = said(canvas).count("checklist")
    assert shown == sum((one.failure.item, one.failure.mode) not in known for one in some) > 0


def test_likely_faults_are_listed_with_how_long_airlines_suffered(console: Console) -> None:
    canvas = draw(console, Shop(console, mirrors=False), size=(1280, 720))
    room = console.room
    first = likeliest_unknown(room.airport, room.state.standing)[0]
    record = [
        one
        for one in room.state.standing.record
        if (one.item, one.mode) == (first.item, first.mode)
    ]
    minutes, seconds = divmod(sum(one.lasted for one in record), 60)
    assert f"{len(record)}x, lasted {minutes}:{seconds:02}" in said(canvas)


def test_whoever_may_not_prepare_reads_the_record_and_why() -> None:
    console, line = guest(SessionPhase.PLAN)
    session = line.session
    while (session.state.phase, session.state.number) != (SessionPhase.PLAN, 2):
        session.submit(HOST, Proceed())
        if session.state.phase is SessionPhase.DO:
            session.advance(600)
            session.submit(HOST, EndRound())
    canvas = tall(console, opened(console))
    zones = [zone for zone in canvas.zones if zone.name.endswith(".prepare")]
    assert zones
    assert all(zone.refusal for zone in zones)


# --- wherever one is -------------------------------------------------------------------------


def test_it_is_the_same_in_a_session_that_is_gone_on_with(tmp_path: Path) -> None:
    house = ShippedHouse(tmp_path)
    first = house.begin(Wish("classic", {}, seed=3, name="workshop"))
    session = first.room
    assert isinstance(session, Session)
    while (session.state.phase, session.state.number) != (SessionPhase.PLAN, 3):
        session.submit(HOST, Proceed())
        if session.state.phase is SessionPhase.DO:
            session.advance(300)
            session.submit(HOST, EndRound())
    before = lines(session)
    first.close()
    again = house.resume(tmp_path / "workshop.airportsim")
    assert lines(again.room) == before
    assert {line.number for line in before} == {1, 2}
    again.close()


def test_and_in_a_room_on_another_machine() -> None:
    session = playing()
    with Stage(session) as stage:
        far = stage.join("Li")
        stage.advance(600)
        session.submit(HOST, EndRound())
        while session.state.phase is not SessionPhase.PLAN:
            session.submit(HOST, Proceed())
        stage.advance(0)
        up_to_date(far)
        assert lines(far) == lines(session) != []


@pytest.mark.parametrize("lang", ["en", "zh"])
@pytest.mark.parametrize("size", SIZES)
def test_nothing_is_cut_or_lies_on_something_else(console: Console, lang: str, size: str) -> None:
    in_language(console, lang)
    screen = opened(console)
    for key in ("H", "N"):
        assert wrong(draw(console, screen, **SIZES[size])) == []  # type: ignore[arg-type]
        draw(console, screen).press(key)
