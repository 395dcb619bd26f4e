"""What the facilitator of a room on the network sees and does: its sign, its people, its seats."""

from functools import partial
from typing import Any

import pytest

from airportsim.console.canvas import Canvas
from airportsim.console.look import GROUND, TEXT, Size
from airportsim.console.parts.room_sign import QUIET
from airportsim.console.screens.big import Big
from airportsim.console.screens.facilitator import Facilitator
from airportsim.console.screens.facilitator_people import PeoplePage
from airportsim.model.session import Proceed, Who
from airportsim.model.words import Role, SessionPhase
from airportsim.play.attention import Mark
from airportsim.play.line import Person
from airportsim.play.session import Session
from tests.console.fake_line import ADDRESS, CODE, SQUARE, FakeLine, far_console
from tests.console.rooms import PEOPLE, ROOMS, hosted
from tests.console.stage import ME, draw, in_language, playing, wrong

SIZES = [((1280, 720), 100), ((1024, 600), 100), ((1280, 720), 150), ((1920, 1080), 100)]


class Desk:
    """The facilitator of a room that others have joined, at his window."""

    def __init__(self, phase: SessionPhase = SessionPhase.DO, page: str = "", **line: Any) -> None:
        self.line = hosted(phase, **line)
        self.console = far_console(self.line)
        self.screen = Facilitator(self.console)
        self.screen.page = page or self.screen.page
        self.t = 10.0

    @property
    def session(self) -> Session:
        return self.line.session

    def canvas(self, **how: Any) -> Canvas:
        return draw(self.console, self.screen, t=self.t, **how)

    def click(self, name: str) -> Canvas:
        canvas = self.canvas()
        zone = canvas.named(name)
        assert zone is not None, name
        x, y = zone.box.middle
        canvas.click((round(x * canvas.scale), round(y * canvas.scale)))
        return canvas

    def press(self, key: str) -> None:
        assert self.canvas().press(key), key

    def players(self, role: Role) -> tuple[str, ...]:
        return self.session.state.seats[role].players


def said(canvas: Canvas) -> str:
    assert canvas.said is not None
    return " ".join(one.words for one in canvas.said)


# --- the sign --------------------------------------------------------------------------------


def test_the_room_says_how_it_is_joined() -> None:
    words = said(Desk(page="room").canvas())
    assert ADDRESS in words
    assert CODE in words


def test_the_square_is_drawn_dark_on_light_with_its_quiet_zone() -> None:
    canvas = Desk(page="room").canvas()
    surface = canvas.surface
    middle = surface.height // 3
    row = [surface.get_at((x, middle))[:3] for x in range(surface.width)]
    left = row.index(TEXT)
    first = row.index(GROUND, left)
    right = max(n for n, colour in enumerate(row) if colour == TEXT)
    module = (right + 1 - left) / (len(SQUARE) + 2 * QUIET)
    assert module == int(module) >= 4
    assert first - left >= QUIET * module


def test_a_closed_room_is_opened_by_the_facilitator() -> None:
    for how in ("click", "press"):
        desk = Desk(page="room", address="")
        assert "Only this machine" in said(desk.canvas())
        if how == "click":
            desk.click("room.open")
        else:
            desk.press("W")
        assert desk.line.asked == [("open",)]
        words = said(desk.canvas())
        assert ADDRESS in words
        assert "Only this machine" not in words


def test_the_big_screen_shows_how_to_join_until_the_first_round() -> None:
    desk = Desk(SessionPhase.LOBBY)
    words = said(draw(desk.console, Big(desk.console)))
    assert ADDRESS in words
    assert CODE in words
    assert "No seat yet: Li Na" in words
    desk.session.submit(Who("", None), Proceed())
    assert ADDRESS not in said(draw(desk.console, Big(desk.console)))


def test_whoever_does_not_run_the_room_cannot_open_it() -> None:
    line = FakeLine(hosted(SessionPhase.LOBBY).session, address="", square=())
    canvas = draw(console := far_console(line), Big(console))
    assert canvas.named("room.open") is None


def test_a_session_of_this_machine_alone_has_no_pages_about_others() -> None:
    pages = set(Facilitator(playing(Role.SPECIALIST)).pages)
    assert pages.isdisjoint({"people", "room", "rooms"})


# --- people ----------------------------------------------------------------------------------


def pick(desk: Desk, name: str) -> None:
    n = [one.name for one in desk.line.people].index(name)
    desk.click(f"fac.guest.{n}")


def test_every_person_is_listed_with_line_and_seats() -> None:
    desk = Desk(page="people")
    words = said(desk.canvas())
    for one in PEOPLE:
        assert one.name in words
    assert "away 0:42" in words
    assert "23 ms" in words
    assert "no seat yet" in words
    assert "muted" in words


def test_the_seats_of_a_person_that_need_a_word_are_marked(monkeypatch: Any) -> None:
    desk = Desk(page="people")
    monkeypatch.setattr(desk.session, "marks", lambda: {Role.SERVICE_DESK: Mark.IDLE})
    pick(desk, "Chen")
    assert desk.console.say("fac.idle") in said(desk.canvas())
    pick(desk, "Ola")
    assert desk.console.say("fac.idle") not in said(desk.canvas())


def test_a_person_is_moved_and_a_bot_takes_the_seat_that_he_leaves() -> None:
    for how in ("click", "press"):
        desk = Desk(page="people")
        pick(desk, "Chen")
        if how == "click":
            desk.click("fac.seat_at.specialist")
        else:
            desk.press("4")
        assert desk.players(Role.SPECIALIST) == ("Wu Lanying", "Priya", "Chen")
        left = desk.session.state.seats[Role.SERVICE_DESK]
        assert (left.players, left.skill) == ((), "regular")


def test_a_person_sits_at_two_seats_and_gets_up_from_one() -> None:
    desk = Desk(page="people")
    pick(desk, "Chen")
    desk.press("A")
    desk.press("6")
    assert desk.players(Role.VENDOR) == ("Chen",)
    assert desk.players(Role.SERVICE_DESK) == ("Chen",)
    desk.press("3")
    assert desk.players(Role.SERVICE_DESK) == ()


def test_people_are_gone_through_with_the_keys() -> None:
    desk = Desk(page="people")
    page = desk.screen.pages["people"]
    assert isinstance(page, PeoplePage)
    for key, name in (("Down", PEOPLE[1].name), ("Up", ME), ("Up", PEOPLE[-1].name)):
        desk.press(key)
        desk.canvas()
        assert page.picked == name


def test_a_person_is_muted_and_let_speak_again() -> None:
    desk = Desk(page="people")
    pick(desk, "Chen")
    desk.press("Q")
    pick(desk, PEOPLE[3].name)
    desk.press("Q")
    assert desk.line.asked == [("mute", "Chen", True), ("mute", PEOPLE[3].name, False)]


def test_a_person_is_removed_only_when_asked_twice() -> None:
    desk = Desk(page="people")
    pick(desk, "Chen")
    desk.press("Del")
    assert desk.line.asked == []
    desk.press("Del")
    assert desk.line.asked == [("remove", "Chen")]


def test_asking_about_one_person_is_no_answer_about_another() -> None:
    desk = Desk(page="people")
    pick(desk, "Chen")
    desk.press("Del")
    pick(desk, "Ola")
    desk.press("Del")
    assert desk.line.asked == []


def test_the_facilitator_cannot_remove_himself() -> None:
    desk = Desk(page="people")
    for name in ("fac.guest.mute", f"fac.guest.remove {ME}"):
        zone = desk.canvas().named(name)
        assert zone is not None
        assert zone.refusal, name


def test_whoever_has_come_can_be_seated_on_the_page_of_the_seats() -> None:
    desk = Desk(page="seats")
    assert "Li Na" in said(desk.canvas())


# --- looking at a seat -----------------------------------------------------------------------


def test_a_seat_is_looked_at_as_its_player_sees_it() -> None:
    desk = Desk(page="seats")
    desk.click("fac.seat.specialist")
    desk.click("fac.look")
    words = said(desk.canvas())
    assert "the seat of Wu Lanying, Priya" in words
    assert desk.console.say("rooms.looks_only") in words
    assert desk.console.say("console.inbox") in words
    desk.press("Esc")
    assert desk.screen.looking is None


@pytest.mark.parametrize("role", list(Role))
def test_nothing_that_is_looked_at_acts(role: Role) -> None:
    desk = Desk()
    desk.screen.look_at(role)
    canvas = desk.canvas()
    before = list(desk.session.state.seats.items())
    outside = ("fac.", "look.")
    for zone in canvas.zones:
        if zone.name.startswith("look.") and not zone.name.startswith(("look.at", "look.away")):
            assert zone.do is None or zone.key in ("Up", "Down"), zone
        assert zone.name.startswith(outside) or zone.name in ("top", ""), zone
    for key in "AFILPQWYZ123456789":
        canvas.press(key)
    assert list(desk.session.state.seats.items()) == before
    assert desk.console.room.sent == []  # type: ignore[attr-defined]


def test_the_other_seats_are_one_key_away() -> None:
    desk = Desk()
    desk.screen.look_at(Role.DIRECTOR)
    for step, role in (
        (partial(desk.press, "Down"), Role.ACCOUNT_MANAGER),
        (partial(desk.click, "look.at.vendor"), Role.VENDOR),
    ):
        step()
        assert desk.screen.looking is not None
        assert desk.screen.looking.role is role


def test_a_seat_is_looked_at_only_in_a_round() -> None:
    desk = Desk(SessionPhase.PLAN, "seats")
    zone = desk.canvas().named("fac.look")
    assert zone is not None
    assert zone.refusal
    desk.screen.look_at(Role.DIRECTOR)
    desk.canvas()
    assert desk.screen.looking is None


# --- several rooms ---------------------------------------------------------------------------


def test_rooms_are_compared_round_by_round() -> None:
    desk = Desk(page="rooms", rooms=ROOMS)
    words = said(desk.canvas())
    for part in ("Room 1", "61", "70", "66,100", "−4,800", "round 2, 12:40 left", "people: 8"):
        assert part in words, part


def test_one_room_is_not_compared() -> None:
    assert "rooms" not in Desk(rooms=ROOMS[:1]).screen.pages


def test_the_big_screen_is_switched_to_all_rooms_and_back() -> None:
    desk = Desk(page="rooms", rooms=ROOMS)
    big = Big(desk.console)
    desk.console.extra["big"] = big
    assert "Nordstern" not in said(draw(desk.console, big))
    desk.press("W")
    assert "Nordstern" in said(draw(desk.console, big))
    assert draw(desk.console, big).press("R")
    assert "Nordstern" not in said(draw(desk.console, big))


def test_more_rooms_than_fit_are_on_further_pages() -> None:
    rooms = [ROOMS[n % 3].__class__(f"Room {n}", 1, -1, (9,), 96, (1,), 2) for n in range(20)]
    desk = Desk(rooms=rooms)
    big = Big(desk.console)
    big.rooms = True
    seen = set()
    for _ in range(5):
        canvas = draw(desk.console, big)
        seen |= {one.name for one in rooms if one.name in [s.words for s in canvas.said or ()]}
        canvas.press("Right")
    assert len(seen) == 20


# --- how it looks ----------------------------------------------------------------------------


@pytest.mark.parametrize("lang", ["en", "zh"])
@pytest.mark.parametrize("page", ["people", "room", "rooms", "seats"])
def test_nothing_is_cut_or_covered(page: str, lang: str) -> None:
    for address in (ADDRESS, ""):
        desk = Desk(page=page, rooms=ROOMS, address=address)
        in_language(desk.console, lang)
        for size, percent in SIZES:
            assert wrong(desk.canvas(size=size, percent=percent)) == [], (size, percent)


@pytest.mark.parametrize("lang", ["en", "zh"])
@pytest.mark.parametrize("role", list(Role))
def test_nothing_is_cut_or_covered_in_a_seat_that_is_looked_at(role: Role, lang: str) -> None:
    desk = Desk()
    in_language(desk.console, lang)
    desk.screen.look_at(role)
    for size, percent in SIZES:
        assert wrong(desk.canvas(size=size, percent=percent)) == [], (size, percent)


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_what_is_projected_can_be_read_from_afar(lang: str) -> None:
    for phase in (SessionPhase.LOBBY, SessionPhase.DO):
        for address in (ADDRESS, ""):
            desk = Desk(phase, rooms=ROOMS, address=address)
            in_language(desk.console, lang)
            for rooms in (False, True):
                big = Big(desk.console)
                big.rooms = rooms
                for size, percent in SIZES:
                    canvas = draw(desk.console, big, size, percent)
                    assert wrong(canvas, Size.BIG) == [], (phase, rooms, size, percent)


def test_a_room_to_which_nobody_has_come_yet_says_so() -> None:
    desk = Desk(page="people", people=(Person(ME, True, -1, 2),))
    assert ME in said(desk.canvas())
    desk.line.people = ()
    assert desk.console.say("rooms.nobody") in said(desk.canvas())
