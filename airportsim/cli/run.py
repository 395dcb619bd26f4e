"""`airportsim run`: bots play a match; people read the report, programs the JSON."""

import json
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from airportsim import __version__
from airportsim.cli.misuse import Misuse
from airportsim.cli.own_bots import Given, bots_for, failures_told, tell_failures
from airportsim.cli.report import chart
from airportsim.cli.screen import texts_for
from airportsim.cli.watching import Watch, watched
from airportsim.files.library import (
    load_scenario,
    load_skills,
    load_team,
    scenario_path,
    team_path,
)
from airportsim.files.problems import FileProblem
from airportsim.files.results import result, round_result
from airportsim.files.writing import check_place, write
from airportsim.model.airport import Airport
from airportsim.model.log import Record
from airportsim.model.scenario import Scenario
from airportsim.model.team import Team
from airportsim.model.version import RULES
from airportsim.play.match import opened, played
from airportsim.play.own import Failure, OwnBots
from airportsim.play.session import RoundResult
from airportsim.texts.language import Language
from airportsim.texts.texts import Texts

SCREEN = "-"
"""The name by which `--json` calls the screen."""


@dataclass(frozen=True, slots=True)
class Wishes:
    """What `airportsim run` was asked for; `rounds` is None for all, as are files for none.

    `bots` are own ones, which may take so many `bot_seconds` (None: as usual) over a decision;
    `traceback` shows where they have failed.
    """

    scenario: str
    team: str
    seed: int
    rounds: int | None
    json: str | None
    events: str | None
    language: Language
    save: str | None
    sessions: str | None
    bots: Given = ()
    bot_seconds: float | None = None
    traceback: bool = False


def run_match(wishes: Wishes) -> None:
    """Play, report and write what was asked for; raises Misuse."""
    try:
        _run(wishes)
    except FileProblem as problem:
        raise Misuse(str(problem)) from None


def _run(wishes: Wishes) -> None:
    scenario, team = load_scenario(wishes.scenario), load_team(wishes.team)
    texts = texts_for(wishes.language, scenario)
    _check(wishes, scenario, texts)
    folder = team_path(wishes.team).parent
    team, own, told = bots_for(team, folder, wishes.bots, wishes.bot_seconds)
    played, failures = _played(wishes, scenario, team, own, texts)
    from airportsim.debrief.quality.round import quality_of

    airport = Airport(scenario)
    rounds = [
        round_result(
            one.setup, one.score, one.digest,
            quality_of(airport, one.setup, one.journal, one.survey),
        )
        for one in played
    ]  # fmt: skip
    document = result(scenario, team, wishes.seed, __version__, rounds)
    if told:
        document |= told | failures_told(failures)
    text = json.dumps(document, indent=2) + "\n"
    if wishes.json == SCREEN:
        sys.stdout.write(text)
    else:
        scores = {one.setup.number: one.score for one in played}
        print("", *chart(texts, scenario, team, scores, sys.stdout.encoding), sep="\n")
        _write(wishes.json, [text], texts)
    if wishes.events is not None:
        lines = _event_lines(scenario, team, wishes.seed, played)
        _write(wishes.events, lines, texts, tell=wishes.json != SCREEN)


def _played(
    wishes: Wishes, scenario: Scenario, team: Team, own: OwnBots, texts: Texts
) -> tuple[list[RoundResult], list[Failure]]:
    """The rounds, each told in two lines as it ends, and the bots that have failed.

    The session is kept in a file if that was asked for.
    """
    count = wishes.rounds or len(scenario.rounds)
    airport, skills = Airport(scenario), load_skills()
    tell = wishes.json != SCREEN

    def play(record: Record | None) -> tuple[list[RoundResult], list[Failure]]:
        session = opened(airport, team, skills, wishes.seed, 0, record, own)

        def start(watch: Watch) -> Iterator[RoundResult]:
            return played(session, team, wishes.rounds, watch)

        results = watched(start, texts, scenario, count, tell)
        tell_failures(session.failures, texts, wishes.traceback)
        return results, session.failures

    if wishes.save is None:
        return play(None)
    from airportsim.cli.saving import saved

    with saved(wishes.save, wishes.sessions, airport, team, skills, wishes.seed) as store:
        found = play(store.record)
    if tell:
        print(texts.say("cli.written", file=store.path))
    return found


def _check(wishes: Wishes, scenario: Scenario, texts: Texts) -> None:
    """Refuse what cannot be done before anything is played."""
    count = len(scenario.rounds)
    if wishes.rounds is not None and not 1 <= wishes.rounds <= count:
        values = {"scenario": scenario.name, "count": count, "given": wishes.rounds}
        raise Misuse(texts.say("cli.bad_rounds", **values))
    if wishes.events == SCREEN:
        raise Misuse(texts.say("cli.events_to_file"))
    if "" in (wishes.json, wishes.events):
        raise Misuse(texts.say("cli.no_name", option="--json" if wishes.json == "" else "--events"))
    files = [Path(name) for name in (wishes.json, wishes.events) if name not in (None, SCREEN)]
    for path in files:
        check_place(path)
    for read in (scenario_path(wishes.scenario), team_path(wishes.team)):
        if any(path.exists() and path.samefile(read) for path in files):
            raise Misuse(texts.say("cli.own_file", file=read))
    if len({path.resolve() for path in files}) < len(files):
        raise Misuse(texts.say("cli.same_file", file=files[0]))


def _event_lines(
    scenario: Scenario, team: Team, seed: int, played: list[RoundResult]
) -> Iterator[str]:
    from airportsim.files.event_files import RunHead, event_lines

    head = RunHead(scenario, team, seed, 0, RULES, __version__, len(played))
    return event_lines(head, ((one.setup, one.journal) for one in played))


def _write(name: str | None, parts: Iterable[str], texts: Texts, tell: bool = True) -> None:
    if name is None:
        return
    write(Path(name), parts)
    if tell:
        print(texts.say("cli.written", file=name))
