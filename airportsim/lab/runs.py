"""The runs of an experiment: what one is, by which key it is known, and the rows that it leaves."""

import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from hashlib import blake2b
from pathlib import Path
from typing import NamedTuple

from airportsim.debrief.quality.round import quality_of
from airportsim.files.bots import source_digest
from airportsim.files.demands_of_designs import last_round
from airportsim.files.designs import Material
from airportsim.files.dictionary import Column, Kind
from airportsim.files.library import digest_of, load_skills, load_team, team_names
from airportsim.files.quality_columns import felt_measures, measured
from airportsim.files.reading import dumped
from airportsim.files.tables import Row, measures
from airportsim.files.varied import varied
from airportsim.lab.bots import own_bots
from airportsim.lab.levers import example_of
from airportsim.lab.points import Point, factor_columns, points
from airportsim.lab.switching import switched
from airportsim.model.airport import Airport
from airportsim.model.team import Skill, Team
from airportsim.model.version import RULES
from airportsim.model.words import Role
from airportsim.play import bots
from airportsim.play.match import play
from airportsim.play.own import OwnBot, OwnBots

STRIDE = 10_000_000
"""A run's number is its point's number times this, plus its replication."""

OK, FAILED = "ok", "failed"
SHIPPED = "shipped"
"""What stands for the shipped bots among the digests of bots."""

_IDENTITY = (
    Column("run", "Key of the run; runs with the same key have the same results.", Kind.TEXT),
    Column("point", "Number of the point of the design, from 0."),
    Column("scenario", "Name of the scenario.", Kind.TEXT),
    Column("team", "Name of the team.", Kind.TEXT),
    Column("bots", "Own bots, as ROLE=BOT; empty if there are none.", Kind.TEXT),
)
_COURSE = (
    Column(
        "replication",
        "Number of the replication, from 0; equal ones share their random numbers at all points.",
    ),
    Column("seed", "Root of all random numbers."),
    Column("round", "Number of the round, from 1; empty for a run that failed."),
    Column("status", "ok, or failed.", Kind.TEXT),
    Column("problem", "Why the run failed; empty if it did not.", Kind.TEXT),
)


def columns_of(material: Material) -> list[Column]:
    """The columns of the table of results."""
    about = measured(material.design.quality)
    return [*_IDENTITY, *factor_columns(material), *_COURSE, *about]


@dataclass(frozen=True, slots=True)
class Task:
    """All that a worker needs to play any run of an experiment.

    `digests` are those of the scenarios, of the teams and of the sources of bots, each by name.
    """

    material: Material
    points: tuple[Point, ...]
    digests: Mapping[str, Mapping[str, str]]

    def key(self, point: Point, replication: int) -> str:
        """The key of a run: 32 hexadecimal letters that stand for all that decides its results."""
        design, digests = self.material.design, self.digests
        parts = {
            "scenario": digests["scenarios"][point.scenario],
            "team": digests["teams"][point.team],
            "bots": [digests["bots"][SHIPPED], *self._own(point)],
            "rules": RULES,
            "factors": point.factors,
            "seed": design.seed,
            "replication": replication,
            "rounds": last_round(design, self.material.scenarios[point.scenario]),
        }
        text = json.dumps(parts, sort_keys=True, ensure_ascii=True)
        return blake2b(text.encode("ascii"), digest_size=16).hexdigest()

    def rows(self, number: int, rounds: Iterator[Row]) -> str:
        """The rows of a run, as lines of JSON; one row if it fails."""
        head = self._head(number)
        try:
            return "".join(
                _line(head | {"round": n, "status": OK, "problem": ""} | worth)
                for n, worth in enumerate(rounds, 1)
            )
        except Exception as problem:
            return self.failed(number, f"{type(problem).__name__}: {problem}")

    def failed(self, number: int, problem: str) -> str:
        """The row, as a line of JSON, of a run that failed."""
        columns = measured(self.material.design.quality)
        none = dict.fromkeys(column.name for column in columns)
        said = " ".join(problem.split())
        return _line(self._head(number) | {"round": None, "status": FAILED, "problem": said} | none)

    def _own(self, point: Point) -> Iterator[list[str]]:
        for role, bot in sorted(point.bots.items()):
            yield [role.value, self.digests["bots"][bot.name]]

    def _head(self, number: int) -> Row:
        """What all rows of a run have in common."""
        point, replication = self.points[number // STRIDE], number % STRIDE
        return {
            "run": self.key(point, replication),
            "point": point.number,
            "scenario": point.scenario,
            "team": point.team,
            "bots": point.line_up,
            **point.factors,
            "replication": replication,
            "seed": self.material.design.seed,
        }


def task_of(material: Material) -> Task:
    """The task of a design; raises FileProblem if it names a bot that cannot be had."""
    every = points(material)
    own = {bot for point in every for bot in point.bots.values()}
    digests = {
        "scenarios": {name: digest_of(one) for name, one in material.scenarios.items()},
        "teams": {name: digest_of(one) for name, one in material.teams.items()},
        "bots": {SHIPPED: _shipped_bots()}
        | {bot.name: source_digest(bot.name, Path(bot.folder)) for bot in sorted(own)},
    }
    for point in every if own else ():
        _own_bots(material, point)
    return Task(material, every, digests)


def _shipped_bots() -> str:
    """The digest of the sources of the shipped bots, and of their skills."""
    digest = blake2b(digest_size=16)
    for path in sorted(Path(bots.__file__).parent.glob("*.py")):
        digest.update(path.read_bytes().replace(b"\r\n", b"\n"))
    for name, skill in sorted(load_skills().items()):
        digest.update(f"{name}{dumped(skill)}".encode())
    return digest.hexdigest()


def _own_bots(material: Material, point: Point) -> OwnBots:
    """The own bots of a point, a failure of which fails the run; raises FileProblem."""
    limit = material.design.bot_seconds
    seats: dict[Role, OwnBot] = {}
    for role, bot in point.bots.items():
        seats |= own_bots({role: bot.name}, bot.folder, seconds=limit).seats
    return OwnBots(seats, strict=True, seconds=limit)


def _line(row: Row) -> str:
    return json.dumps(row) + "\n"


class Seats(NamedTuple):
    """What is played at a point: the airport, the team, its own bots."""

    point: Point
    airport: Airport
    team: Team
    bots: OwnBots


def player(task: Task) -> Callable[[int], str]:
    """What plays the run with a number, and answers with its rows as lines of JSON."""
    skills = load_skills()
    examples = [load_team(name) for name in team_names()]
    seats: Seats | None = None

    def played(number: int) -> str:
        return task.rows(number, _rounds(number))

    def _rounds(number: int) -> Iterator[Row]:
        nonlocal seats
        point = task.points[number // STRIDE]
        if seats is None or seats.point is not point:
            seats = _seats(task, point, examples)
        yield from _played(task, seats, skills, number % STRIDE)

    return played


def _seats(task: Task, point: Point, examples: list[Team]) -> Seats:
    """What is played at a point."""
    material = task.material
    airport = Airport(varied(material.scenarios[point.scenario], point.values))
    team = material.teams[point.team]
    team = switched(airport, team, point.switches, example_of(team, *examples))
    return Seats(point, airport, team, _own_bots(material, point))


def _played(task: Task, seats: Seats, skills: dict[str, Skill], replication: int) -> Iterator[Row]:
    """What each round of a run was worth."""
    design, airport = task.material.design, seats.airport
    last = last_round(design, airport.scenario)
    rounds = play(airport, seats.team, skills, design.seed, last, replication, own=seats.bots)
    for one in rounds:
        row = measures(one.setup, one.score, one.digest)
        if design.quality:
            felt = quality_of(airport, one.setup, one.journal, one.survey)
            row |= felt_measures(felt, airport.scenario.quality)
        yield row
