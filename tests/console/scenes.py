"""Every screen of the console at a moment worth looking at, for reference pictures and README."""

from collections.abc import Callable
from functools import cache, partial

from airportsim.console.console import Console, Screen
from airportsim.console.parts.seat_pin import SeatPin
from airportsim.console.screens.big import Big
from airportsim.console.screens.briefing import Briefing
from airportsim.console.screens.check import PAGES, Check
from airportsim.console.screens.check_airlines import VIEWS
from airportsim.console.screens.do import Do
from airportsim.console.screens.end import End
from airportsim.console.screens.facilitator import Facilitator
from airportsim.console.screens.handover import HandOver
from airportsim.console.screens.helping import Help
from airportsim.console.screens.join import Join
from airportsim.console.screens.lobby import Lobby
from airportsim.console.screens.menu import Menu
from airportsim.console.screens.parted import Parted
from airportsim.console.screens.plan import Plan
from airportsim.console.screens.plan_card import OpenCard
from airportsim.console.screens.practice import begin_practice
from airportsim.console.screens.replay import Replay
from airportsim.console.screens.trouble import Trouble
from airportsim.console.screens.welcome import Welcome
from airportsim.console.seats.gauges_all import AllGauges
from airportsim.files.library import load_skills
from airportsim.files.settings import Settings
from airportsim.model.commands import Compensate
from airportsim.model.ledger import Conclusion, Measure
from airportsim.model.plan import Adopt, Believe, Compare
from airportsim.model.quality import Dimension, Indicator
from airportsim.model.session import Conclude, Expect, Guess, Observe, Proceed, Reseat, Who
from airportsim.model.session_rules import first_state
from airportsim.model.words import Lever, Role, SessionPhase
from airportsim.play.session import Session
from tests.console.fake_line import ADDRESS, CODE, FakeNetwork, far_console
from tests.console.guests import FOUND, failing, guest, outside, sharing
from tests.console.rooms import ROOMS, hosted
from tests.console.stage import ME, NoHouse, classic, console_for, draw, seated

HOST = Who("", None)
LEVERS = (Lever.REPORT_FORM, Lever.NAMED_CONTACTS, Lever.KNOWLEDGE_BASE, Lever.PURCHASING_OPEN)

SAID: tuple[Believe | Compare, ...] = (
    *(
        Believe("T2", dimension, level)
        for dimension, level in zip(Dimension, (550, 600, 500, 650, 400), strict=True)
    ),
    Believe("T3", Dimension.TANGIBLES, 650),
    Compare(Dimension.RELIABILITY, Dimension.RESPONSIVENESS, 2),
    Compare(Dimension.RELIABILITY, Dimension.EMPATHY, 3),
    Compare(Dimension.RELIABILITY, Dimension.TANGIBLES, 5),
    Compare(Dimension.RESPONSIVENESS, Dimension.TANGIBLES, 3),
    Compare(Dimension.EMPATHY, Dimension.RESPONSIVENESS, 4),
)
"""What a team says of its airlines in Plan; not all of it agrees."""

Scene = tuple[Console, Screen]
"""A console, and the screen that fills its window; an overlay lies over it."""


def step(session: Session, *commands: object) -> None:
    for command in commands:
        session.submit(HOST, command)  # type: ignore[arg-type]


def in_round(role: Role | None, second: int, levers: tuple[Lever, ...] = LEVERS) -> Console:
    session = seated({role: (ME,)} if role else {}, 3, "regular", levers)
    while session.state.phase is not SessionPhase.DO:
        step(session, Proceed())
    session.advance(second)
    return console_for(session)


def taken_over(role: Role, second: int) -> Console:
    """A round that bots have played so far; somebody has just taken a seat over."""
    console = in_round(None, second)
    console.room.submit(HOST, Reseat(role, (ME,)))
    console.role = role
    return console


def airline() -> Scene:
    """The account manager at an airline that has been told of some of what it suffers."""
    console = taken_over(Role.ACCOUNT_MANAGER, 460)
    for _ in range(8):
        console.room.step_second()
    screen = Do(console)
    screen.panel(Role.ACCOUNT_MANAGER).picked = "airline", 2
    return console, screen


def asked_to_pay() -> Scene:
    """The director, before whom sums lie that the account manager may not pay on his own."""
    console = taken_over(Role.ACCOUNT_MANAGER, 460)
    seat = console.seat(Role.ACCOUNT_MANAGER)
    assert seat is not None
    asked = seat.view().failing[:2]  # type: ignore[union-attr]
    console.room.submit(HOST, Reseat(Role.DIRECTOR, (ME,)))
    for slip in asked:
        for _ in range(8):
            console.room.step_second()
        seat.submit(Compensate(slip.terminal, slip.alert, 4_000))
    for _ in range(6):
        console.room.step_second()
    console.role = Role.DIRECTOR
    return shown(Do, console)


@cache
def later() -> Session:
    """A session in the Check of round 2, with cards turned, changes expected and noted."""
    session = Session(
        classic(), load_skills(), 1, first_state(classic(), discover=True), lambda batch: None
    )
    for role in Role:
        mine = role is Role.DIRECTOR
        step(session, Reseat(role, (ME,) if mine else (), "" if mine else "regular"))
    step(session, Proceed(), Proceed())
    session.advance(1500)
    seen = ("calls_incomplete", "specialists_hurried", "specialists_overrun", "solved_again")
    step(session, *(Observe(one, "") for one in seen), Proceed(), Proceed())
    for lever in (Lever.REPORT_FORM, Lever.NAMED_CONTACTS, Lever.KNOWLEDGE_BASE):
        step(session, Adopt(lever), Expect(lever, Measure.LANDED, 40))
    step(session, *SAID, Proceed())
    session.advance(1500)
    return session


@cache
def ended() -> Session:
    """A session after its fifth round."""
    session = seated({Role.DIRECTOR: (ME,)}, 2, "regular", LEVERS)
    while session.state.phase is not SessionPhase.END:
        if session.state.phase is SessionPhase.DO:
            session.advance(1500)
        else:
            step(session, Proceed())
    return session


def shown(make: Callable[[Console], Screen], console: Console) -> Scene:
    return console, make(console)


def over(make: Callable[[Console], Screen], console: Console) -> Scene:
    """A dialog over the round, the round drawn once before, as Help asks for what it shows."""
    screen: Screen = Do(console)
    draw(console, screen)
    console.overlay = make(console)
    return console, screen


def do(role: Role) -> Scene:
    return shown(Do, in_round(role, 460))


def welcome() -> Scene:
    console = Console(NoHouse(), Settings(player=ME, sound=False), None, classic().scenario)
    return shown(Welcome, console)


def lobby() -> Scene:
    return shown(Lobby, console_for(seated({Role.SERVICE_DESK: (ME,)})))


def plan(phase: SessionPhase) -> Scene:
    session = seated({Role.DIRECTOR: (ME,)}, 2, "regular", LEVERS[:2])
    step(session, Proceed())
    session.advance(1500)
    step(session, Proceed())
    if phase is SessionPhase.ACT:
        step(session, Conclude(0, Conclusion.KEEP))
    else:
        step(session, Proceed())
    return shown(Plan, console_for(session))


def plan_of_airlines(*keys: str) -> Scene:
    console, screen = plan(SessionPhase.PLAN)
    for said in SAID:
        console.step(said)
    for key in ("Tab", *keys):
        draw(console, screen).press(key)
    return console, screen


@cache
def third() -> Session:
    """A session in the Plan of round 3, whose team predicts faults."""
    levers = (*LEVERS, Lever.FAULT_PREDICTION)
    session = seated({Role.DIRECTOR: (ME,)}, 2, "regular", levers)
    while (session.state.phase, session.state.number) != (SessionPhase.PLAN, 3):
        if session.state.phase is SessionPhase.DO:
            session.advance(1500)
        else:
            step(session, Proceed())
    return session


def plan_of_record(search: str = "") -> Scene:
    """The recovery record of two rounds, or what of it is about something."""
    console, screen = shown(Plan, console_for(third()))
    for key in ("Tab", "Tab", "H"):
        draw(console, screen).press(key)
    canvas = draw(console, screen)
    canvas.press("/")
    assert canvas.focus is not None
    canvas.focus.set(search)
    return console, screen


def plan_of_guest() -> Scene:
    """Somebody who may only look at what others say of the airlines."""
    console, line = guest(SessionPhase.PLAN)
    step(line.session, *SAID)
    screen = Plan(console)
    for key in ("Tab", "A"):
        draw(console, screen).press(key)
    return console, screen


def card() -> Scene:
    console, screen = plan(SessionPhase.PLAN)
    console.overlay = OpenCard(console, Lever.KNOWLEDGE_BASE)
    return console, screen


def check(page: int) -> Scene:
    console = console_for(later())
    screen = Check(console)
    console.screen = screen
    canvas = draw(console, screen)
    for _ in range(page):
        canvas.press("Right")
        canvas = draw(console, screen)
    return console, screen


def airlines(key: str) -> Scene:
    """A part of the page of the airlines, seen with the eyes of the second one."""
    console, screen = check(PAGES.index("airlines"))
    for one in ("F", "A", "A", key):
        draw(console, screen).press(one)
    return console, screen


def recovery() -> Scene:
    """The failures of all airlines, and what was done about them."""
    console, screen = check(PAGES.index("airlines"))
    for key in ("F", "V"):
        draw(console, screen).press(key)
    return console, screen


@cache
def guessing() -> Session:
    """A session in the Check of round 1, in which the team has guessed what one airline felt."""
    session = seated({Role.DIRECTOR: (ME,)}, 3, "regular", LEVERS[:2])
    step(session, Proceed())
    session.advance(1500)
    levels = zip(Dimension, (300, 450, 500, 250), strict=False)
    step(session, *(Guess("T2", dimension, level) for dimension, level in levels))
    return session


def guess(*keys: str) -> Scene:
    """Asking what an airline felt, or its guess beside what it felt."""
    console = console_for(guessing())
    screen = Check(console)
    for one in (str(PAGES.index("airlines") + 1), "A", *keys):
        draw(console, screen).press(one)
    return console, screen


def replay() -> Scene:
    console = console_for(later())
    return shown(lambda console: Replay(console, 2, 700), console)


def facilitator(page: str) -> Scene:
    console = in_round(Role.SERVICE_DESK, 500)
    screen = Facilitator(console)
    screen.page = page
    return console, screen


def hosting(page: str) -> Scene:
    console = far_console(hosted(SessionPhase.DO, rooms=ROOMS))
    screen = Facilitator(console)
    screen.page = page
    if page == "look":
        screen.look_at(Role.ACCOUNT_MANAGER)
    elif page == "people":
        draw(console, screen).press("Down")
    return console, screen


def join_failed() -> Scene:
    console = outside(failing("unreachable"))
    screen = Join(console, ADDRESS, CODE)
    draw(console, screen).press("Ctrl+P")
    return console, screen


def watching() -> Scene:
    console, _ = guest(SessionPhase.DO, ME)
    return shown(Do, console)


def big_rooms() -> Scene:
    console = far_console(hosted(SessionPhase.DO, rooms=ROOMS))
    screen = Big(console)
    screen.rooms = True
    return console, screen


def briefing(page: int) -> Scene:
    console = console_for(seated({}))
    screen = Briefing(console)
    canvas = draw(console, screen)
    for _ in range(page):
        canvas.press("Right")
        canvas = draw(console, screen)
    return console, screen


def practice() -> Scene:
    console = Console(NoHouse(), Settings(player=ME, sound=False), None, classic().scenario)
    begin_practice(console, Role.SERVICE_DESK)
    assert console.screen is not None
    return console, console.screen


FACILITATED = ("round", "seats", "faults", "cards")
HOSTED = ("people", "room", "rooms", "look")

SCENES: dict[str, Callable[[], Scene]] = {
    "welcome": welcome,
    "join": lambda: shown(Join, outside(FakeNetwork([*FOUND]))),
    "join_waits": lambda: shown(lambda one: Join(one, ADDRESS, CODE), outside(FakeNetwork())),
    "join_failed": join_failed,
    "parted": lambda: shown(
        lambda one: Parted(one, "taken_over", CODE), outside(FakeNetwork(), address=ADDRESS)
    ),
    "lobby": lobby,
    "lobby_guest": lambda: shown(Lobby, guest(SessionPhase.LOBBY)[0]),
    "lobby_host": lambda: shown(Lobby, far_console(hosted(SessionPhase.LOBBY))),
    "plan": partial(plan, SessionPhase.PLAN),
    "plan_beliefs": partial(plan_of_airlines, "A", "Down", "Down", "Down", "Down"),
    "plan_compare": partial(plan_of_airlines, "W", "Down"),
    "plan_record": plan_of_record,
    "plan_record_found": partial(plan_of_record, "T2 never"),
    "plan_guest": plan_of_guest,
    "card": card,
    "act": partial(plan, SessionPhase.ACT),
    **{f"do_{role.value}": partial(do, role) for role in Role},
    "gauges": lambda: over(
        lambda one: AllGauges(one, Indicator.RESTORE), in_round(Role.DIRECTOR, 700)
    ),
    "do_taken_over": lambda: shown(Do, taken_over(Role.SPECIALIST, 460)),
    "do_airline": airline,
    "do_asked_to_pay": asked_to_pay,
    "do_shared": lambda: shown(Do, sharing()[0]),
    "do_guest": watching,
    "do_spectator": lambda: shown(Do, in_round(None, 460)),
    "do_first_second": lambda: shown(Do, in_round(Role.SERVICE_DESK, 0, ())),
    "big": lambda: shown(Big, in_round(None, 460)),
    "big_plan": lambda: shown(Big, console_for(later())),
    "big_lobby": lambda: shown(Big, far_console(hosted(SessionPhase.LOBBY))),
    "big_rooms": big_rooms,
    **{f"check_{name}": partial(check, n) for n, name in enumerate(PAGES)},
    "check_past": lambda: shown(lambda console: Check(console, 2), console_for(ended())),
    "check_recovery": recovery,
    "check_guess": partial(guess, "Down", "Down"),
    "check_guessed": partial(guess, "F"),
    **{f"check_airlines_{name}": partial(airlines, key) for name, key in VIEWS.items()},
    "replay": replay,
    "end": lambda: shown(End, console_for(ended())),
    **{f"facilitator_{page}": partial(facilitator, page) for page in FACILITATED},
    **{f"facilitator_{page}": partial(hosting, page) for page in HOSTED},
    **{f"briefing_{n + 1}": partial(briefing, n) for n in range(5)},
    "practice": practice,
    "handover": lambda: over(lambda one: HandOver(one, Role.VENDOR), in_round(Role.VENDOR, 200)),
    "menu": lambda: over(Menu, in_round(Role.DIRECTOR, 200)),
    "menu_guest": lambda: over(
        lambda one: Menu(one, seating=True), guest(SessionPhase.DO)[0]
    ),
    "seat_pin": lambda: over(
        lambda one: SeatPin(one, Role.VENDOR), guest(SessionPhase.DO)[0]
    ),
    "help": lambda: over(Help, in_round(Role.SERVICE_DESK, 200)),
    "trouble": lambda: over(
        lambda one: Trouble(one, "lin.airportsim: it cannot be written (No space left on device)"),
        in_round(Role.DIRECTOR, 200),
    ),
}  # fmt: skip
"""What each picture is called, and how it comes about."""

PROJECTED = ("big", "big_plan", "check_", "end", "briefing_")
"""Pictures of what hangs on the wall: nothing in them is small."""
