"""airportsim: an airport and the IT service team that keeps it flying.

What researchers need is here by name and imported when it is first used, so that
`import airportsim` costs next to nothing.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from airportsim.debrief.quality.round import Quality, quality_of
    from airportsim.engine.simulation import Accepted, Simulation
    from airportsim.files.bots import source_digest
    from airportsim.files.designs import load_design
    from airportsim.files.event_files import EventFile, RunHead, event_lines
    from airportsim.files.export import Format, export
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
    from airportsim.lab.botcheck import BotCheck, check_bot
    from airportsim.lab.bots import own_bots
    from airportsim.lab.experiment import experiment
    from airportsim.lab.forecast import Forecast, forecast
    from airportsim.lab.report import write_report
    from airportsim.lab.results import Results, load_results
    from airportsim.lab.value import value
    from airportsim.model import commands, events, interventions, ledger, session, words
    from airportsim.model.airport import Airport
    from airportsim.model.design import Aim, Design, Range, Switch
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
    from airportsim.play.own import BotFailed, OwnBots
    from airportsim.play.replay import Rerun, rerun, resumed
    from airportsim.play.rewind import Rewind
    from airportsim.play.room import Room
    from airportsim.play.seat import Seat, SessionSeat, TableSeat
    from airportsim.play.session import Session
    from airportsim.play.ticker import Told, told

__version__ = "0.1.0"

_HOMES = {
    "debrief.quality.round": ("Quality", "quality_of"),
    "engine.simulation": ("Accepted", "Simulation"),
    "files.library": (
        "digest_of", "load_scenario", "load_skills", "load_team", "scenario_names", "team_names",
    ),
    "files.bots": ("source_digest",),
    "files.event_files": ("EventFile", "RunHead", "event_lines"),
    "files.designs": ("load_design",),
    "files.export": ("Format", "export"),
    "files.problems": ("FileProblem",),
    "files.results": ("journal_lines", "round_result"),
    "files.store": ("Head", "Store"),
    "lab.botcheck": ("BotCheck", "check_bot"),
    "lab.bots": ("own_bots",),
    "lab.experiment": ("experiment",),
    "lab.forecast": ("Forecast", "forecast"),
    "lab.report": ("write_report",),
    "lab.results": ("Results", "load_results"),
    "lab.value": ("value",),
    "model": ("commands", "events", "interventions", "ledger", "session", "words"),
    "model.airport": ("Airport",),
    "model.design": ("Aim", "Design", "Range", "Switch"),
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
    "play.own": ("BotFailed", "OwnBots"),
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
    "BOTS", "RULES", "Accepted", "Aim", "Airport", "BotCheck", "BotFailed", "Code", "Design",
    "Entry", "EventFile", "FileProblem", "Forecast", "Format", "Head", "Lever", "Offer", "OwnBots",
    "PlanRefused", "Quality", "Range", "Refusal", "Rerun", "Results", "Rewind", "Role", "Room",
    "RoundResult", "RoundSetup", "RunHead", "Score", "Seat", "Session", "SessionSeat",
    "SessionState", "Simulation", "Standing", "Store", "Switch", "Table", "TableSeat", "Told",
    "Who", "after", "check_bot", "commands", "decided", "digest_of", "event_lines", "events",
    "experiment", "export", "first_standing", "first_state", "forecast", "interventions",
    "journal_lines", "ledger", "load_design", "load_results", "load_scenario", "load_skills",
    "load_team", "own_bots", "planned", "play_match", "quality_of", "rerun", "resumed",
    "round_result", "scenario_names", "score", "seated", "session", "source_digest", "start",
    "team_names", "told", "value", "words", "write_report",
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
