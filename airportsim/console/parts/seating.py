"""The seats of whoever is at this console: taken up with a session, taken and given in it.

Where the room is on another machine its host sees to them, and some seats ask for a PIN.
"""

from collections.abc import Collection

from airportsim.console.console import Console
from airportsim.console.house import Opened
from airportsim.console.parts.seat_pin import SeatPin
from airportsim.model.refusals import Code, Refusal
from airportsim.model.session import Reseat, SessionState
from airportsim.model.words import Role, SessionPhase
from airportsim.play.session import FACILITATOR

USUAL = "regular"
"""The skill of bots where none has been chosen."""


def take_up(console: Console, opened: Opened, roles: Collection[Role] = ()) -> None:
    """Enter a session: whoever sits in it sits at this console, under the name used here now."""
    console.enter(opened)
    state = opened.room.state
    if opened.line is None and state.phase is not SessionPhase.END:
        for role, seating in state.seats.items():
            if (seating.players or role in roles) and console.player not in seating.players:
                take_seat(console, role)
    console.role = next((role for role in console.roles if not guarded(console, role)), None)


def guarded(console: Console, role: Role) -> bool:
    """Whether a seat is shown only to those who know the PIN of this machine."""
    return console.line is None and role is Role.VENDOR and bool(console.settings.pin)


def toggle_seat(console: Console, role: Role) -> None:
    """Take a seat; or leave it, if it is one's own."""
    if role not in console.roles:
        take_seat(console, role)
    elif console.line is not None:
        console.answered(console.line.rise(role))
    else:
        skill = usual_skill(console.room.state)
        console.room.submit(FACILITATOR, Reseat(role, (), skill))


def take_seat(console: Console, role: Role) -> None:
    """Give a seat to this console's player; where that needs a PIN, ask for it."""
    if console.line is None:
        console.room.submit(FACILITATOR, Reseat(role, (console.player,)))
    else:
        answer = console.line.sit(role)
        if isinstance(answer, Refusal) and answer.code is Code.WRONG_PIN:
            console.overlay = SeatPin(console, role)
            return
        if not console.answered(answer):
            return
    console.role = console.role or role


def usual_skill(state: SessionState) -> str:
    """The skill that most of a session's bots have."""
    skills = [seating.skill for seating in state.seats.values() if seating.skill]
    return max(skills, key=skills.count, default=USUAL)


def train_bots(console: Console, skill: str) -> None:
    """Let all bots of a session have this skill."""
    for role, seating in console.room.state.seats.items():
        if seating.skill:
            console.room.submit(FACILITATOR, Reseat(role, seating.players, skill, seating.stand_in))


def rename(console: Console, name: str) -> None:
    """Call this console's player otherwise, in the settings and in all his seats.

    In a room on another machine he keeps the name under which he has come.
    """
    mine = console.roles if console.line is None else []
    before = console.player
    console.set(player=name)
    for role in mine:
        seating = console.room.state.seats[role]
        names = tuple(console.player if one == before else one for one in seating.players)
        asked = Reseat(role, names, seating.skill, seating.stand_in)
        console.room.submit(FACILITATOR, asked)
