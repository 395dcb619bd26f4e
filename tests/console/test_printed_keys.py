"""The keys on the printed role cards are those of the seats."""

from collections import defaultdict
from functools import cache

from airportsim.console.console import Console
from airportsim.console.screens.do import Do
from airportsim.console.seats.all import PANELS
from airportsim.model.commands import DecideCompensation, SetAuthority, SetFocus, Verify
from airportsim.model.journal import kind_of
from airportsim.model.plan import BuyMirror
from airportsim.model.session import Proceed, Reseat
from airportsim.model.words import Lever, Role, SessionPhase
from airportsim.play.offers import AUTHORITIES
from airportsim.play.session import Session
from airportsim.texts.paper.card import KEYS
from tests.console.scenes import step
from tests.console.stage import ME, classic, console_for, draw, playing, seated
from tests.console.test_practice import led, practising
from tests.console.test_seat_director import asked_to_pay
from tests.console.test_seat_specialist import ITEM, MODE, _taken

LEVERS = (
    Lever.REPORT_FORM, Lever.PURCHASING_OPEN, Lever.PRIORITY_LEVELS, Lever.KNOWLEDGE_BASE,
    Lever.KNOWLEDGE_BASE_DESK, Lever.KNOWLEDGE_BASE_ACCOUNT_MANAGER, Lever.MIRROR_SERVERS,
)  # fmt: skip
NAMES = {"merge": "same_as", "release_funds": "release", "freeze_purchases": "freeze"}
"""Buttons that are not called as what they give."""

CHOICES = (SetFocus, SetAuthority, DecideCompensation, Verify)
"""What is given with a key for each choice."""

Found = dict[tuple[Role, str], set[str]]


def round_of_bots(levers: tuple[Lever, ...]) -> Session:
    session = seated({}, 3, "novice", levers)
    for item in list(classic().items)[:14] if Lever.MIRROR_SERVERS in levers else ():
        step(session, BuyMirror(item))
    while session.state.phase is not SessionPhase.DO:
        step(session, Proceed())
    return session


def look(console: Console, role: Role, found: Found) -> None:
    """What can be done in a seat now."""
    console.role = role
    seat = console.seat(role)
    assert seat is not None
    view, panel = seat.view(), PANELS[role](console)
    for entry in (None, *panel.inbox(view)):
        for act in panel.acts(view, entry):
            found[role, act.name].add(act.key)


def look_around(levers: tuple[Lever, ...], found: Found) -> None:
    """What can be done in all seats, now and then."""
    session = round_of_bots(levers)
    console = console_for(session)
    for second in range(40, 1300, 20):
        session.advance(second)
        for role in Role:
            session.host(Reseat(role, (ME,)))
            look(console, role, found)
            session.host(Reseat(role, (), "novice"))


@cache
def keys_of_seats() -> Found:
    found: Found = defaultdict(set)
    look_around((), found)
    look_around(LEVERS, found)
    known, _ = _taken((Lever.KNOWLEDGE_BASE, Lever.FAULT_PREDICTION), articles=((ITEM, MODE),))
    look(known, Role.SPECIALIST, found)
    for role in (Role.SPECIALIST, Role.VENDOR):  # who write and answer at once, as bots
        for _, canvas in led(practising(role)):
            for zone in canvas.zones:
                if zone.name.startswith("act."):
                    found[role, zone.name.removeprefix("act.")].add(zone.key)
    return found


def test_every_key_of_a_card_is_that_of_the_seat() -> None:
    found = keys_of_seats()
    for role, keys in KEYS.items():
        for command, key in keys.items():
            name = kind_of(command)
            if command in CHOICES:
                continue
            assert found[role, NAMES.get(name, name)] == {key}, (role, name)


def test_a_verdict_has_the_keys_of_the_card() -> None:
    found = keys_of_seats()
    keys = [key for (role, name), keys in found.items() for key in keys if name[:7] == "verify."]
    assert sorted(keys) == sorted(KEYS[Role.VENDOR][Verify].split())


def test_a_terminal_goes_first_by_its_number() -> None:
    console, terminals = playing(Role.DIRECTOR), classic().scenario.terminals
    canvas = draw(console, Do(console))
    focus = {zone.name: zone.key for zone in canvas.zones if zone.name.startswith("act.focus.")}
    assert [focus[f"act.focus.{terminal}"] for terminal in terminals] == ["1", "2", "3", "4"]
    assert KEYS[Role.DIRECTOR][SetFocus] == "1-{terminals}"


def test_a_compensation_is_decided_on_and_an_authority_set_with_the_keys_of_the_card() -> None:
    console, _ = asked_to_pay()
    canvas = draw(console, Do(console))
    keys = {zone.name: zone.key for zone in canvas.zones if zone.key}
    answers = [keys[f"act.decide_compensation.{one}"] for one in ("allow", "refuse")]
    assert " ".join(answers) == KEYS[Role.DIRECTOR][DecideCompensation]
    sums = [keys[f"act.set_authority.{usd}"] for usd in AUTHORITIES]
    assert f"{sums[0]}-{sums[-1]}" == KEYS[Role.DIRECTOR][SetAuthority]
