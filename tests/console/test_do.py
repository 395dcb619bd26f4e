from collections.abc import Callable
from types import SimpleNamespace
from typing import Any

import pytest

from airportsim.console.app import App
from airportsim.console.box import Box
from airportsim.console.canvas import Canvas
from airportsim.console.console import Console
from airportsim.console.look import DOWN_TEXT, LINE, OK_TEXT, ON_ACCENT, TEXT, Size
from airportsim.console.marks import lasted
from airportsim.console.parts.footer import HIGH
from airportsim.console.parts.lanes import GLIDE, Lanes, Places
from airportsim.console.parts.strips import counted
from airportsim.console.parts.ticker import Ticker, colour_of
from airportsim.console.parts.topline import LINE_TOP, phase_line, top_line
from airportsim.console.screens.big import Big
from airportsim.console.screens.do import Do
from airportsim.console.seats.all import PANELS
from airportsim.console.seats.panel import Entry
from airportsim.model.score import promised
from airportsim.model.session import Blank, Broadcast, Leave, Pause, Proceed, Reseat, SetSpeed, Who
from airportsim.model.words import FlightState, Lever, Role, SessionPhase
from airportsim.play.board import Strip, TileState, View
from airportsim.play.session import FACILITATOR, Session
from airportsim.play.ticker import Told
from airportsim.texts.texts import clock
from tests.console.stage import ME, console_for, draw, in_language, playing, seated, wrong

import pygame  # isort: skip

SIZES = {
    "normal": ((1280, 720), 100),
    "full": ((1920, 1080), 100),
    "large text": ((1280, 720), 150),
    "small window": ((1024, 600), 100),
}


class Only:
    """A screen with nothing but one part."""

    def __init__(self, part: Callable[[Canvas], object]) -> None:
        self._part = part

    def draw(self, canvas: Canvas) -> None:
        self._part(canvas)


def words(canvas: Canvas) -> str:
    assert canvas.said is not None
    return "\n".join(one.words for one in canvas.said)


def spot(canvas: Canvas, name: str) -> tuple[int, int]:
    zone = canvas.named(name)
    assert zone is not None, name
    x, y = zone.box.middle
    return round(x * canvas.scale), round(y * canvas.scale)


def session_of(console: Console) -> Session:
    assert isinstance(console.room, Session)
    return console.room


# --- the top line ----------------------------------------------------------------------------


def test_a_newcomer_reads_flights_landed_the_promise_and_the_time_that_is_left() -> None:
    console = playing(Role.SPECIALIST, second=700)
    view = console.room.board()
    assert view is not None
    said = words(draw(console, Do(console))).split("\n")
    signed = console.room.state.standing.promise
    assert str(view.landed) in said
    assert "of 96" in said
    assert f"SLA 85 % = {promised(signed, 96)}" in said
    assert clock(view.left) in said


def test_a_clock_that_runs_faster_says_so() -> None:
    console = playing(Role.SPECIALIST)
    assert "2x" not in words(draw(console, Do(console))).split("\n")
    console.room.submit(FACILITATOR, SetSpeed(200))
    assert "2x" in words(draw(console, Do(console))).split("\n")


def test_money_counts_to_what_it_has_become() -> None:
    canvas = Canvas()
    shown = []
    for t in (0.0, 0.1, 0.2, 0.6):
        canvas.begin(pygame.Surface((100, 100)), t)
        shown.append(canvas.rolling("profit", 0 if t == 0 else 300))
    assert shown[0] == 0
    assert 0 < shown[2] < 300
    assert shown[3] == 300


def test_what_the_facilitator_tells_everybody_takes_the_headlines_place() -> None:
    console = console_for(seated({Role.DIRECTOR: (ME,)}, levers=(Lever.REPORT_FORM,)))
    line = Only(lambda canvas: phase_line(canvas, Box(0, 0, canvas.width, 64), console, "Title"))
    assert "Title" in words(draw(console, line))
    console.room.submit(FACILITATOR, Broadcast("Please come to the front. " * 12))
    canvas = draw(console, line)
    assert "Title" not in words(canvas)
    assert "come to the front" in words(canvas)
    assert wrong(canvas) == []


@pytest.mark.parametrize("percent", [100, 125, 150])
@pytest.mark.parametrize("size", [(1280, 720), (1920, 1080)])
def test_the_line_below_the_top_is_whole(size: tuple[int, int], percent: int) -> None:
    console = playing(None)
    view = console.room.board()
    assert view is not None
    canvas, surface = Canvas(), pygame.Surface(size)
    canvas.begin(surface, 10.0, percent)
    top_line(canvas, Box(0, 0, canvas.width, LINE_TOP), console, view)
    y = next(y for y in range(size[1]) if surface.get_at((0, y))[:3] == LINE)
    assert all(surface.get_at((x, y))[:3] == LINE for x in range(size[0]))


def test_what_may_be_spent_now_is_told_from_what_is_held_back() -> None:
    console = playing(None, second=0)
    view = console.room.board()
    assert view is not None
    assert view.money["released"] < view.money["budget"]
    said = words(draw(console, Do(console))).split("\n")
    assert f"{view.money['released']:,}" in said
    assert f"of {view.money['budget']:,}" in said


def test_nobody_is_told_a_forecast_before_there_can_be_one() -> None:
    console = playing(Role.DIRECTOR, second=60, seed=3)
    said = words(draw(console, Do(console), (1280, 1000)))
    assert "too early to tell" in said
    assert "on course for" not in said
    assert "at this rate" not in said
    session_of(console).advance(240)
    said = words(draw(console, Do(console), (1280, 1000)))
    assert "too early to tell" not in said
    assert "on course for" in said
    assert "at this rate" in said


# --- board and flights -----------------------------------------------------------------------


def test_a_tile_that_is_down_says_under_the_mouse_what_it_is_and_since_when() -> None:
    console = playing(None, second=700, seed=3)
    view = console.room.board()
    assert view is not None
    (service, terminal), tile = next(
        (tile, one) for tile, one in view.board().items() if one.state is TileState.DOWN
    )
    screen = Do(console)
    at = spot(draw(console, screen), f"tile.{service}.{terminal}")
    zone = draw(console, screen, pointer=at).named(f"tile.{service}.{terminal}")
    assert zone is not None
    assert console.texts.names.service(service) in zone.tip
    assert clock(tile.since) in zone.tip


def test_a_tile_that_is_down_for_long_shows_whole_minutes() -> None:
    assert [lasted(second) for second in (0, 599, 600, 725)] == ["0:00", "9:59", "10'", "12'"]


def test_a_terminal_where_nobody_waits_says_so_and_what_is_down_there() -> None:
    console = playing(None, second=0)
    view = console.room.board()
    assert view is not None
    canvas = draw(console, Do(console))
    while not any(one.since >= 0 for one in view.board().values()):
        console.room.to_next_event()
    terminal = next(place for (_, place), one in view.board().items() if one.since >= 0)
    down = [s.id for s in view.scenario.services if view.is_down(s.id, terminal)]
    nobody: Any = SimpleNamespace(strips=lambda terminal: (), is_down=view.is_down)

    def told(room: float) -> str:
        return counted(canvas, console, nobody, terminal, room, Size.BODY)

    assert told(1000).startswith("no flight waiting; ")
    assert all(console.texts.names.service(one).lower() in told(1000).lower() for one in down)
    assert told(10) == "no flight waiting"


def test_a_plane_glides_from_lane_to_lane() -> None:
    lanes, places = Lanes(runways=1, stands=3, room=400), Places()
    holding = Strip(7, FlightState.HOLDING, 0, 142)
    landing = Strip(7, FlightState.LANDING, 5, -1)
    assert not places.follow(0.0, [(holding,)], lanes)
    start = places.x(7, 0.0, lanes)
    assert places.follow(1.0, [(landing,)], lanes)
    assert places.x(7, 1.0, lanes) == start
    half = places.x(7, 1.0 + GLIDE / 2, lanes)
    assert start is not None
    assert half is not None
    assert start < half < lanes.x[lanes.first[1]]
    assert not places.follow(2.0, [(landing,)], lanes)
    assert places.x(7, 2.0, lanes) == lanes.x[lanes.first[1]]


def test_a_flight_keeps_its_stand_when_its_neighbour_leaves() -> None:
    lanes, places = Lanes(runways=1, stands=3, room=400), Places()
    standing = [Strip(n, FlightState.ON_STAND, n, -1) for n in range(3)]
    places.follow(0.0, [tuple(standing)], lanes)
    before = places.x(2, 0.0, lanes)
    places.follow(1.0, [tuple(standing[1:])], lanes)
    assert places.x(2, 1.0, lanes) == before


def test_the_focused_terminal_is_marked() -> None:
    console = playing(Role.DIRECTOR)
    assert "first" not in words(draw(console, Do(console))).split("\n")
    canvas = draw(console, Do(console))
    assert canvas.press("1"), "the director puts terminals first with the digits"
    assert "first" in words(draw(console, Do(console))).split("\n")


# --- ticker and foot -------------------------------------------------------------------------


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_the_ticker_says_what_the_room_may_know_and_where(lang: str) -> None:
    levers = (Lever.REPORT_FORM, Lever.KNOWLEDGE_BASE, Lever.PURCHASING_OPEN)
    console = playing(None, second=1499, seed=3, levers=levers, lang=lang)
    lines = Ticker(console).latest(10_000)
    told = console.room.told()
    assert len(lines) == len(told)
    assert {colour_of(one.event) for one in told} >= {OK_TEXT, DOWN_TEXT, TEXT}
    for line in lines:
        assert " 0" not in line.words.replace(" 0:", ""), line
        assert "(blank)" not in line.words
        assert "  " not in line.words


def test_the_ticker_hears_only_what_is_new(monkeypatch: pytest.MonkeyPatch) -> None:
    console = playing(None)
    usual, asked = session_of(console).told, []

    def told(since: int = 0) -> list[Told]:
        asked.append(since)
        return usual(since)

    monkeypatch.setattr(console.room, "told", told)
    ticker = Ticker(console)
    for _ in range(3):
        ticker.latest(5)
    assert asked[0] == 0
    assert asked[1] == asked[2] > 0


def test_the_foot_says_who_sits_where() -> None:
    people = {Role.DIRECTOR: (ME,), Role.SERVICE_DESK: ("Mei", "Jo"), Role.VENDOR: ("Ana",)}
    session = seated(people)
    while session.state.phase is not SessionPhase.DO:
        session.submit(FACILITATOR, Proceed())
    session.submit(Who("Ana", Role.VENDOR), Leave())
    session.submit(FACILITATOR, Reseat(Role.SPECIALIST, (), ""))
    console = console_for(session)
    said = words(draw(console, Do(console))).split("\n")
    for who in ("you", "Mei, Jo", "away", "empty", "bot (regular)"):
        assert who in said


def hot_seat(second: int) -> Console:
    """A console whose one person sits everywhere but at the phone, where Mei sits."""
    people = dict.fromkeys(Role, (ME,)) | {Role.ACCOUNT_MANAGER: ("Mei",)}
    session = seated(people)
    while session.state.phase is not SessionPhase.DO:
        session.submit(FACILITATOR, Proceed())
    session.advance(second)
    return console_for(session)


def test_the_foot_counts_what_waits_in_ones_own_seats_and_in_no_others() -> None:
    console = hot_seat(200)
    screen = Do(console)
    for role in console.roles:
        console.role = role
        canvas = draw(console, screen)
        assert canvas.said is not None
        foot = [one for one in canvas.said if one.rect.top > 720 - HIGH]
        badges = [one.words for one in foot if one.colour == ON_ACCENT]
        expected = []
        for seat in console.roles:
            view = console.room.seat(ME, seat).view()
            waits = sum(entry.mine for entry in PANELS[seat](console).inbox(view))
            expected += [str(waits)] if waits else []
        assert expected
        assert badges == expected
    mei = console.room.seat("Mei", Role.ACCOUNT_MANAGER).view()
    assert PANELS[Role.ACCOUNT_MANAGER](console).inbox(mei), "there is work that is not shown"


def test_the_foot_counts_no_oftener_than_once_a_second(monkeypatch: pytest.MonkeyPatch) -> None:
    console = hot_seat(200)
    screen = Do(console)
    asked: list[View] = []

    def inbox(view: View) -> list[Entry]:
        asked.append(view)
        return []

    monkeypatch.setattr(screen.panel(Role.VENDOR), "inbox", inbox)
    for frame in range(1, 60):
        draw(console, screen, t=10 + frame / 30)
    assert 2 <= len(asked) <= 3


# --- the whole screen ------------------------------------------------------------------------


@pytest.mark.parametrize("lang", ["en", "zh"])
@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("role", [None, Role.DIRECTOR])
def test_nothing_is_cut_or_overlaps(role: Role | None, size: str, lang: str) -> None:
    console = playing(role, second=600, seed=3, lang=lang)
    screen = Do(console)
    pixels, percent = SIZES[size]
    canvas = draw(console, screen, pixels, percent)
    assert wrong(canvas) == []
    if canvas.compact:
        canvas.press("V")
        assert wrong(draw(console, screen, pixels, percent)) == []


def test_v_shows_the_other_half_where_there_is_no_room_for_both() -> None:
    console = playing(Role.DIRECTOR)
    screen = Do(console)
    canvas = draw(console, screen, percent=150)
    assert "holding" not in words(canvas).split("\n")
    canvas.click(spot(canvas, "flip"))
    assert "holding" in words(draw(console, screen, percent=150)).split("\n")


def test_a_paused_round_says_so_and_goes_on_with_a_click() -> None:
    console = playing(Role.DIRECTOR)
    console.step(Pause())
    canvas = draw(console, Do(console))
    assert "The round is paused." in words(canvas)
    canvas.click(spot(canvas, "go_on"))
    assert not console.room.state.paused
    assert "The round is paused." not in words(draw(console, Do(console)))


@pytest.mark.parametrize("steps", [0, 1, 2])
def test_blank_screens_show_nothing_whatever_the_phase(steps: int) -> None:
    session = seated({Role.DIRECTOR: (ME,)})
    for _ in range(steps):
        session.submit(FACILITATOR, Proceed())
    app = App(console_for(session), (1280, 720))
    try:
        app.console.extra["big"] = Big(app.console)
        session.submit(FACILITATOR, Blank(on=True))
        app.frame(0.1)
        for pane in app.panes:
            pane.canvas.said = []
        app.frame(0.1)
        assert [words(pane.canvas) for pane in app.panes] == ["Look up, please."] * 2
        assert [pane.canvas.zones for pane in app.panes] == [[], []]
    finally:
        app.close()


def test_a_seat_keeps_what_was_picked_while_another_is_looked_at() -> None:
    session = seated({Role.DIRECTOR: (ME,), Role.VENDOR: (ME,)})
    while session.state.phase is not SessionPhase.DO:
        session.submit(FACILITATOR, Proceed())
    console = console_for(session)
    screen = Do(console)
    panel = screen.panel(Role.VENDOR)
    for role in (Role.VENDOR, Role.DIRECTOR, Role.VENDOR):
        console.role = role
        draw(console, screen)
    assert screen.panel(Role.VENDOR) is panel


def test_parts_that_are_kept_look_as_if_they_were_drawn_anew() -> None:
    console = playing(Role.DIRECTOR, second=600, seed=3)
    screen = Do(console)
    kept = Canvas()
    for second in (600, 640, 680):
        session_of(console).advance(second)
        for t in (float(second), second + 1.0):
            kept.begin(pygame.Surface((1280, 720)), t)
            screen.draw(kept)
            kept.finish()
        anew = draw(console, screen, t=second + 1.0)
        pairs = zip(*(pygame.image.tobytes(c.surface, "RGB") for c in (kept, anew)), strict=True)
        other = sum(abs(one - two) > 40 for one, two in pairs)
        assert other < 1280 * 720 * 3 // 200, "lines may stand a pixel higher or lower, no more"


# --- the big screen --------------------------------------------------------------------------


@pytest.mark.parametrize("lang", ["en", "zh"])
@pytest.mark.parametrize("size", SIZES)
def test_the_big_screen_can_be_read_from_the_back_in_every_phase(size: str, lang: str) -> None:
    session = seated({Role.DIRECTOR: (ME,), Role.SERVICE_DESK: ("Wang Xiaoming", "Mei", "Jo")})
    console = console_for(session, lang)
    big = Big(console)
    pixels, percent = SIZES[size]
    seen = set()
    while session.state.number < 2:
        seen.add(session.state.phase)
        assert wrong(draw(console, big, pixels, percent), Size.BIG) == []
        if session.state.phase is SessionPhase.DO:
            session.advance(600)
            assert wrong(draw(console, big, pixels, percent), Size.BIG) == []
            session.advance(1500)
        else:
            session.submit(FACILITATOR, Proceed())
    assert len(seen) == 5


@pytest.mark.parametrize("lang", ["en", "zh"])
@pytest.mark.parametrize("size", ["normal", "full"])
def test_the_big_screen_names_every_service_and_explains_its_marks(size: str, lang: str) -> None:
    console = playing(None, second=700, seed=3, lang=lang)
    pixels, percent = SIZES[size]
    said = words(draw(console, Big(console), pixels, percent)).split("\n")
    for service in console.scenario.services:
        assert service.id in said
        assert console.texts.names.service(service.id) in said
    for state in TileState:
        assert console.say(f"tile_state.{state.value}") in said


def test_the_big_screen_calls_nobody_you() -> None:
    console = console_for(seated({Role.DIRECTOR: (ME,)}))
    said = words(draw(console, Big(console))).split("\n")
    assert ME in said
    assert "you" not in said


def test_the_big_screen_without_a_session_says_so() -> None:
    console = playing(None)
    console.leave()
    in_language(console, "en")
    assert "No session is open." in words(draw(console, Big(console)))
