"""Which screen belongs to which phase of a session."""

from airportsim.console.console import Console, Screen
from airportsim.console.screens.check import Check
from airportsim.console.screens.do import Do
from airportsim.console.screens.end import End
from airportsim.console.screens.lobby import Lobby
from airportsim.console.screens.plan import Plan
from airportsim.model.words import SessionPhase


def screen_for(console: Console, phase: SessionPhase) -> Screen:
    """The screen of a phase; some sessions, such as a practice, bring one for all of them."""
    if console.opened is not None and console.opened.screen is not None:
        return console.opened.screen
    match phase:
        case SessionPhase.LOBBY:
            return Lobby(console)
        case SessionPhase.PLAN | SessionPhase.ACT:
            return Plan(console)
        case SessionPhase.DO:
            return Do(console)
        case SessionPhase.CHECK:
            return Check(console)
        case SessionPhase.END:
            return End(console)
