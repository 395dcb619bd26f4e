"""`airportsim check --forecast`: teams of bots play a scenario; tables, and a verdict."""

import sys
from collections.abc import Iterator
from dataclasses import asdict

from rich.box import ASCII, SIMPLE_HEAD
from rich.console import Console
from rich.table import Table
from rich.text import Text

from airportsim.cli.bar import bar
from airportsim.cli.columns import can_show
from airportsim.cli.misuse import Misuse
from airportsim.cli.screen import texts_for
from airportsim.lab.figures import RoundForecast
from airportsim.lab.forecast import Forecast, forecast
from airportsim.lab.pool import WorkerLost
from airportsim.lab.telling import percent, told
from airportsim.model.scenario import Scenario
from airportsim.model.words import Role
from airportsim.texts.language import Language
from airportsim.texts.texts import Texts


def show_forecast(
    scenario: Scenario, sessions: int, language: Language, tell: bool = True
) -> dict[str, object]:
    """Play, with a bar on a terminal, and print what came out; the same as a JSON document.

    With `tell` false nothing is printed. Raises Misuse.
    """
    texts = texts_for(language, scenario, "forecast")

    def playing(count: int) -> str:
        return texts.say("forecast.playing", count=count)

    def rate(speed: str) -> str:
        return texts.say("forecast.rate", rate=speed)

    try:
        with bar(playing, rate) as progress:
            found = forecast(scenario, sessions, progress=progress)
    except WorkerLost as problem:
        raise Misuse(str(problem)) from None
    if tell:
        _print(found, texts)
    return _document(found) | {"said": list(told(found, texts))}


def _document(found: Forecast) -> dict[str, object]:
    """A forecast for programs; shares are from 0 to 1, money is USD."""
    teams = [
        {
            "team": team.name,
            "course": team.course.value,
            "without": [lever.value for lever in team.without],
            "rounds": [
                asdict(one) | {"work": _by_role(one.work), "acts": _by_role(one.acts)}
                for one in team.rounds
            ],
        }
        for team in found.teams
    ]
    return {
        "scenario": found.scenario,
        "sessions": found.sessions,
        "flights": found.flights,
        "needed": found.needed,
        "teams": teams,
        "left_out": [team.name for team in found.left_out],
        "verdict": found.verdict.value,
        "findings": [asdict(finding) for finding in found.findings],
    }


def _by_role(values: dict[Role, float]) -> dict[str, float]:
    return {role.value: values[role] for role in Role}


# --- the tables -------------------------------------------------------------------------------


def _print(found: Forecast, texts: Texts) -> None:
    console = Console(highlight=False)
    title = texts.say(
        "forecast.title", scenario=found.scenario, sessions=found.sessions,
        flights=found.flights, needed=found.needed,
    )  # fmt: skip
    work, usd = texts.say("forecast.work"), texts.say("forecast.usd")
    if found.teams:
        console.print(Text(title), "", _rounds(found, texts), "", Text(usd), "", sep="\n")
        console.print(Text(work), "", _work(found, texts), "", sep="\n")
    for sentence in told(found, texts):
        console.print(Text(sentence))


def _rounds(found: Forecast, texts: Texts) -> Table:
    """What has come out."""
    columns = ("landed", "spread", "meets", "faults", "uncured", "left", "profit")
    table = _table(texts, [texts.say(f"forecast.{one}") for one in columns])
    for first, one in _rows(found, texts):
        table.add_row(
            *first,
            f"{one.landed.mean:.1f}",
            f"{one.landed.p10}-{one.landed.p90}",
            percent(one.meets),
            f"{one.faults:.1f}",
            f"{one.uncured:.1f}",
            f"{one.left:,.0f}",
            f"{one.profit:,.0f}",
        )
    return table


def _work(found: Forecast, texts: Texts) -> Table:
    """Who has had how much to do."""
    table = _table(texts, [texts.say(f"forecast.role.{role.value}") for role in Role])
    for first, one in _rows(found, texts):
        table.add_row(*first, *(f"{percent(one.work[role])}{one.acts[role]:4.0f}" for role in Role))
    return table


def _rows(found: Forecast, texts: Texts) -> Iterator[tuple[tuple[str, str], RoundForecast]]:
    """A row for each round and team: what it begins with, and what it is about."""
    for same in zip(*(team.rounds for team in found.teams), strict=True):
        for k, (team, one) in enumerate(zip(found.teams, same, strict=True)):
            yield ("" if k else str(one.number), texts.say(f"forecast.{team.course.value}")), one


def _table(texts: Texts, right: list[str]) -> Table:
    plain = not can_show("─", sys.stdout.encoding)
    table = Table(
        box=ASCII if plain else SIMPLE_HEAD, padding=(0, 1, 0, 0), pad_edge=False, show_edge=False
    )
    for one in ("round", "team"):
        table.add_column(texts.say(f"forecast.{one}"), no_wrap=True)
    for name in right:
        table.add_column(name, justify="right", no_wrap=True)
    return table
