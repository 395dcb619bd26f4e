"""The facilitator's window: each command, by mouse and by keys, changes the session."""

from typing import Any

import pytest

from airportsim.console.canvas import Canvas
from airportsim.console.console import Console
from airportsim.console.screens.facilitator import Facilitator
from airportsim.console.screens.helping import Help
from airportsim.model.session import Proceed, Who
from airportsim.model.session_rules import first_state
from airportsim.model.words import Lever, Role, SessionPhase
from airportsim.play.session import Session
from tests.console.stage import ME, console_for, draw, in_language, playing, seated, wrong

ALL = [(size, percent) for size in ((1280, 720), (1024, 600)) for percent in (100, 150)]


class Desk:
    """A facilitator at his window, who sees what is drawn before each click and key."""

    def __init__(self, console: Console) -> None:
        self.console = console
        self.screen = Facilitator(console)
        self._canvas: Canvas | None = None

    @property
    def room(self) -> Any:
        return self.console.room

    @property
    def phase(self) -> SessionPhase:
        return self.console.room.state.phase

    def canvas(self, **how: Any) -> Canvas:
        """The window as it is drawn now; a focus stays from one drawing to the next."""
        before, self._canvas = self._canvas, draw(self.console, self.screen, **how)
        if before is not None and before.focus is not None:
            self._canvas.focus = before.focus
            self.screen.draw(self._canvas)
        return self._canvas

    def do(self, how: str, steps: list[tuple[str, str]]) -> None:
        """Click the names, or press the keys, of these pairs."""
        for name, key in steps:
            canvas = self.canvas()
            if how == "press":
                assert canvas.press(key), key
                continue
            zone = canvas.named(name)
            assert zone is not None, name
            x, y = zone.box.middle
            assert canvas.click((round(x * canvas.scale), round(y * canvas.scale))), name


def _session(phase: SessionPhase, discover: bool = False) -> Session:
    session = seated({Role.DIRECTOR: (ME, "Wu")})
    if discover:
        session.state = first_state(session.airport, discover=True)
    while session.state.phase is not phase:
        if session.state.phase is SessionPhase.DO:
            session.advance(1500)
        else:
            session.submit(Who("", None), Proceed())
    return session


def _desk(phase: SessionPhase = SessionPhase.DO, discover: bool = False) -> Desk:
    return Desk(console_for(_session(phase, discover)))


both = pytest.mark.parametrize("how", ["click", "press"])


@both
def test_the_clock_is_stopped_stepped_and_let_go_on(how: str) -> None:
    desk = _desk()
    refused = desk.canvas().named("fac.one_second")
    assert refused is not None
    assert refused.refusal
    desk.do(how, [("fac.pause", "Space")])
    assert desk.room.state.paused
    at = desk.room.now
    desk.do(how, [("fac.one_second", ".")])
    assert desk.room.now == at + 1
    desk.do(how, [("fac.next_event", "/")])
    assert desk.room.now > at + 1
    desk.do(how, [("fac.pause", "Space")])
    assert not desk.room.state.paused


@both
def test_the_clock_is_made_faster(how: str) -> None:
    desk = _desk()
    desk.do(how, [("fac.speed.150", "+"), ("fac.speed.200", "+")])
    assert desk.room.state.speed == 200
    if how == "press":
        desk.do(how, [("", "-")])
        assert desk.room.state.speed == 150


@both
def test_a_round_is_ended_only_when_asked_twice(how: str) -> None:
    desk = _desk()
    phases = []
    for _ in range(2):
        desk.do(how, [("fac.end_round", "E")])
        phases.append(desk.phase)
    assert phases == [SessionPhase.DO, SessionPhase.CHECK]


@both
def test_the_phases_are_gone_through(how: str) -> None:
    desk = _desk(SessionPhase.LOBBY)
    phases = []
    for _ in range(2):
        desk.do(how, [("fac.proceed", "Enter")])
        phases.append(desk.phase)
    assert phases == [SessionPhase.PLAN, SessionPhase.DO]
    desk.room.advance(1500)
    desk.do(how, [("fac.proceed", "Enter"), ("fac.proceed", "Enter")])
    assert (desk.room.state.phase, desk.room.state.number) == (SessionPhase.PLAN, 2)


@both
@pytest.mark.parametrize(("which", "key"), [("same", "R"), ("new", "N")])
def test_a_round_is_repeated(how: str, which: str, key: str) -> None:
    desk = _desk(SessionPhase.CHECK)
    desk.do(how, [(f"fac.again.{which}", key)] * 2)
    state = desk.room.state
    assert (state.phase, state.attempt) == (SessionPhase.PLAN, 1)
    assert (state.replication > 0) is (which == "new")


@both
def test_a_round_is_left_out(how: str) -> None:
    desk = _desk(SessionPhase.PLAN)
    desk.do(how, [("fac.skip", "K")] * 2)
    assert desk.room.state.number == 2


@both
def test_a_phase_is_given_more_time_or_no_end(how: str) -> None:
    desk = _desk(SessionPhase.CHECK)
    before = desk.room.countdown
    desk.do(how, [("fac.minute", "T")])
    assert desk.room.countdown == before + 60
    desk.do(how, [("fac.stop", "S")])
    assert desk.room.countdown is None
    desk.do(how, [("fac.minute", "T")])
    assert desk.room.countdown == 60


@both
def test_a_line_is_shown_to_everybody_and_taken_away(how: str) -> None:
    desk = _desk()
    desk.do(how, [("fac.line", "B")])
    desk.screen.control.line.set("五分钟后休息")
    desk.do(how, [("fac.send", "Enter")])
    assert desk.room.state.message == "五分钟后休息"
    if how == "press":
        desk.do(how, [("", "Esc")])
    desk.do(how, [("fac.take_away", "X")])
    assert desk.room.state.message == ""


def test_while_a_line_is_typed_enter_does_not_go_on() -> None:
    desk = _desk(SessionPhase.PLAN)
    desk.do("press", [("", "B")])
    desk.screen.control.line.set("listen")
    desk.do("press", [("", "Enter")])
    assert desk.phase is SessionPhase.PLAN
    assert desk.room.state.message == "listen"


@both
def test_all_screens_are_blanked_and_shown(how: str) -> None:
    desk = _desk()
    desk.do(how, [("fac.blank", "O")])
    assert desk.room.state.blank
    desk.do(how, [("fac.blank", "O")])
    assert not desk.room.state.blank


@both
def test_money_is_given_and_taken(how: str) -> None:
    desk = _desk()
    before = desk.room.truth().available
    desk.do(how, [("fac.grant.10000", "H"), ("fac.grant.-5000", "V")])
    assert desk.room.truth().available == before + 5000


def test_more_than_there_is_cannot_be_taken() -> None:
    desk = _desk()
    for _ in range(2):
        desk.do("press", [("", "C")])
    zone = desk.canvas().named("fac.grant.-10000")
    assert zone is not None
    assert zone.refusal


@both
def test_the_pace_of_faults_is_changed(how: str) -> None:
    desk = _desk()
    desk.do(how, [("fac.pace.115", "U")])
    assert desk.room.truth().pace == 115
    desk.do(how, [("fac.pace.100", "J")])
    assert desk.room.truth().pace == 100


@both
def test_an_item_is_made_to_fail_in_four_clicks(how: str) -> None:
    desk = _desk()
    item = min(desk.console.scenario.items, key=lambda i: desk.console.texts.names.item(i.id))
    mode = list(item.faults)[1]
    desk.do(how, [("fac.page.faults", "Tab")])
    if how == "press":
        desk.do(how, [("", "Tab")])
    steps = [(f"fac.item.{item.id}", "Down"), (f"fac.mode.{mode}", "Right"), ("fac.inject", "I")]
    desk.do(how, steps)
    desk.room.step_second()
    (broken,) = desk.room.truth().broken
    assert (broken.item, broken.mode) == (item.id, mode)


@both
def test_an_item_is_made_to_fail_later(how: str) -> None:
    desk = _desk()
    desk.screen.page = "faults"
    item = min(desk.console.scenario.items, key=lambda i: desk.console.texts.names.item(i.id))
    steps = [(f"fac.item.{item.id}", "Down"), ("fac.delay.30", "D"), ("fac.inject", "I")]
    desk.do(how, steps)
    (coming,) = desk.room.truth().to_come
    assert (coming.item, coming.at) == (item.id, desk.room.now + 30)
    for page in ("faults", "round"):
        desk.screen.page = page
        for size, percent in ALL:
            assert wrong(draw(desk.console, desk.screen, size, percent)) == [], page


def test_items_are_narrowed_to_a_kind() -> None:
    desk = _desk()
    desk.screen.page = "faults"
    desk.do("click", [("fac.kind.queue", "")])
    drawn = {zone.name.removeprefix("fac.item.") for zone in desk.canvas().zones}
    for item in desk.console.scenario.items:
        assert (item.id in drawn) is (item.kind == "queue")


@both
def test_a_seat_goes_from_people_to_a_bot_to_nobody_and_back(how: str) -> None:
    desk = _desk()
    desk.screen.page = "seats"
    if how == "click":
        desk.do(how, [("fac.seat.specialist", "")])
    else:
        desk.do(how, [("", "Down")] * 3)

    def seating() -> tuple[tuple[str, ...], str]:
        seat = desk.room.state.seats[Role.SPECIALIST]
        return seat.players, seat.skill

    assert seating() == ((), "regular")
    desk.do(how, [("fac.person.1", "2")])
    assert seating() == (("Wu",), "")
    desk.do(how, [("fac.person.0", "1")])
    assert seating() == (("Wu", ME), "")
    desk.do(how, [("fac.beside", "6")])
    assert seating() == (("Wu", ME), "regular")
    desk.do(how, [("fac.bot.expert", "5")])
    assert seating() == ((), "expert")
    desk.do(how, [("fac.nobody", "0")])
    assert seating() == ((), "")


@both
def test_a_card_is_turned(how: str) -> None:
    desk = _desk(SessionPhase.PLAN, discover=True)
    assert Lever.REPORT_FORM not in desk.room.state.turned
    desk.screen.page = "cards"
    desk.do(how, [("fac.card.report_form", "1")])
    assert Lever.REPORT_FORM in desk.room.state.turned


def test_what_makes_no_sense_now_says_why() -> None:
    desk = _desk(SessionPhase.PLAN)
    for name in ("fac.one_second", "fac.grant.5000", "fac.pace.85"):
        zone = desk.canvas().named(name)
        assert zone is not None
        assert zone.refusal, name


def test_a_click_on_a_seat_of_the_round_opens_it() -> None:
    desk = _desk()
    desk.do("click", [("fac.seat.vendor", "")])
    assert (desk.screen.page, desk.screen.seats.picked) == ("seats", Role.VENDOR)


def test_the_round_shows_what_is_broken_and_its_cure() -> None:
    console = playing(Role.SPECIALIST, 500, 3)
    desk = Desk(console)
    truth = console.room.truth()
    assert truth is not None
    said = desk.canvas().said
    assert said is not None
    words = " ".join(one.words for one in said)
    for broken in truth.broken[:2]:
        assert console.texts.names.item(broken.item) in words
        assert console.texts.names.remedy(broken.item, broken.remedy) in words


@pytest.mark.parametrize("lang", ["en", "zh"])
@pytest.mark.parametrize("phase", list(SessionPhase))
def test_nothing_is_cut_or_covered_in_any_phase(phase: SessionPhase, lang: str) -> None:
    session = seated({Role.DIRECTOR: (ME, "Wu Lanying")})
    while session.state.phase is not phase:
        if session.state.phase is SessionPhase.DO:
            session.advance(1500)
        else:
            session.submit(Who("", None), Proceed())
    if session.state.phase is SessionPhase.DO:
        session.advance(900)
    desk = Desk(console_for(session))
    in_language(desk.console, lang)
    for page in desk.screen.pages:
        desk.screen.page = page
        for size, percent in ALL:
            assert wrong(draw(desk.console, desk.screen, size, percent)) == [], (page, size)


@pytest.mark.parametrize("page", ["round", "seats", "faults", "cards"])
def test_where_the_controls_are_a_page_of_their_own_their_keys_work_on_all_pages(page: str) -> None:
    desk = _desk()
    desk.screen.page = page
    for key in ("+", "O", "Space"):
        assert desk.canvas(percent=150).press(key), key
    state = desk.room.state
    assert (state.speed, state.blank, state.paused) == (150, True, True)
    for phase in (SessionPhase.DO, SessionPhase.CHECK):
        assert desk.canvas(percent=150).press("E")
        assert desk.phase is phase
    assert desk.canvas(percent=150).press("B")
    assert desk.screen.page == "control", "what is typed can be seen"


def test_before_a_round_is_ended_it_is_said_what_that_costs() -> None:
    for page, percent in (("control", 150), ("round", 150), ("round", 100)):
        desk = _desk()
        desk.screen.page = page
        canvas = desk.canvas(percent=percent)
        canvas.press("E")
        desk.console.canvas = canvas
        canvas.said = []
        canvas.begin(canvas.surface, 10.1, percent)
        desk.screen.draw(canvas)
        canvas.finish()
        assert "fixed cost" in " ".join(one.words for one in canvas.said), (page, percent)


def test_every_key_of_the_controls_has_words_in_the_help() -> None:
    desk = _desk()
    zones = desk.canvas(percent=150).zones
    words = {one.key: one.words for one in Help(desk.console).keys(zones)}
    assert {"B", "J", "U", "+", "-", "E", "O", "Space"} <= set(words)
