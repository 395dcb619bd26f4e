"""airportsim: an airport and the IT service team that keeps it flying.

What researchers need is here by name and imported when it is first used, so that
`import airportsim` costs next to nothing.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from airportsim.engine.simulation import Accepted, Simulation
    from airportsim.files.export import export
    from airportsim.files.library import (
        digest_of,
        load_scenario,
        load_skills,
        load_team,
        scenario_names,
        team_names,
    )
    from airportsim.files.problems import FileProblem
    from airportsim.files.results import journal_lines, round_result
    from airportsim.files.store import Head, Store
    from airportsim.lab.forecast import Forecast, forecast
    from airportsim.model import commands, events, interventions, ledger, session, words
    from airportsim.model.airport import Airport
    from airportsim.model.journal import Entry
    from airportsim.model.plan import Standing, decided, first_standing
    from airportsim.model.refusals import Code, Refusal
    from airportsim.model.score import Score, score
    from airportsim.model.session import SessionState, Who
    from airportsim.model.session_rules import first_state
    from airportsim.model.team import RoundSetup
    from airportsim.model.version import RULES
    from airportsim.model.words import Lever, Role
    from airportsim.play.agenda import Table
    from airportsim.play.bots import BOTS
    from airportsim.play.match import PlanRefused, RoundResult, after, planned, seated, start
    from airportsim.play.match import play as play_match
    from airportsim.play.offers import Offer
    from airportsim.play.replay import Rerun, rerun, resumed
    from airportsim.play.rewind import Rewind
    from airportsim.play.room import Room
    from airportsim.play.seat import Seat, SessionSeat, TableSeat
    from airportsim.play.session import Session
    from airportsim.play.ticker import Told, told

__version__ = "0.1.0"

_HOMES = {
    "engine.simulation": ("Accepted", "Simulation"),
    "files.library": (
        "digest_of", "load_scenario", "load_skills", "load_team", "scenario_names", "team_names",
    ),
    "files.export": ("export",),
    "files.problems": ("FileProblem",),
    "files.results": ("journal_lines", "round_result"),
    "files.store": ("Head", "Store"),
    "lab.forecast": ("Forecast", "forecast"),
    "model": ("commands", "events", "interventions", "ledger", "session", "words"),
    "model.airport": ("Airport",),
    "model.journal": ("Entry",),
    "model.plan": ("Standing", "decided", "first_standing"),
    "model.refusals": ("Code", "Refusal"),
    "model.score": ("Score", "score"),
    "model.session": ("SessionState", "Who"),
    "model.session_rules": ("first_state",),
    "model.team": ("RoundSetup",),
    "model.version": ("RULES",),
    "model.words": ("Lever", "Role"),
    "play.agenda": ("Table",),
    "play.bots": ("BOTS",),
    "play.match": ("PlanRefused", "RoundResult", "after", "planned", "seated", "start"),
    "play.offers": ("Offer",),
    "play.replay": ("Rerun", "rerun", "resumed"),
    "play.rewind": ("Rewind",),
    "play.room": ("Room",),
    "play.seat": ("Seat", "SessionSeat", "TableSeat"),
    "play.session": ("Session",),
    "play.ticker": ("Told", "told"),
}  # fmt: skip
_OTHERWISE = {"play_match": ("play.match", "play")}
_FOUND = {name: (home, name) for home, names in _HOMES.items() for name in names} | _OTHERWISE

__all__ = [
    "BOTS", "RULES", "Accepted", "Airport", "Code", "Entry", "FileProblem", "Forecast", "Head",
    "Lever", "Offer", "PlanRefused", "Refusal", "Rerun", "Rewind", "Role", "Room", "RoundResult",
    "RoundSetup", "Score", "Seat", "Session", "SessionSeat", "SessionState", "Simulation",
    "Standing", "Store", "Table", "TableSeat", "Told", "Who", "after",
    "commands", "decided", "digest_of", "events", "export", "first_standing", "first_state",
    "forecast", "interventions", "journal_lines", "ledger", "load_scenario", "load_skills",
    "load_team", "planned", "play_match", "rerun", "resumed", "round_result", "scenario_names",
    "score", "seated", "session", "start", "team_names", "told", "words",
]  # fmt: skip


def __getattr__(name: str) -> Any:
    if name not in _FOUND:
        raise AttributeError(f"module 'airportsim' has no attribute {name!r}")
    home, there = _FOUND[name]
    module = import_module(f"airportsim.{home}")
    value = getattr(module, there, None) or import_module(f"airportsim.{home}.{there}")
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
