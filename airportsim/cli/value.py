"""`airportsim value`: what each improvement is worth in a round; tables, sentences, a picture."""

import json
import sys
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from math import isfinite
from pathlib import Path
from typing import TYPE_CHECKING, Any

from rich.box import ASCII, SIMPLE_HEAD
from rich.console import Console
from rich.table import Table
from rich.text import Text

from airportsim import __version__
from airportsim.cli.bar import bar
from airportsim.cli.columns import can_show, wrapped
from airportsim.cli.extras import require
from airportsim.cli.misuse import Misuse
from airportsim.cli.screen import texts_for
from airportsim.files.library import digest_of, load_scenario, load_team, scenario_path, team_path
from airportsim.files.problems import FileProblem
from airportsim.files.writing import check_place, write
from airportsim.model.scenario import Scenario
from airportsim.model.team import Team
from airportsim.model.version import RULES
from airportsim.texts.language import Language
from airportsim.texts.texts import Texts

if TYPE_CHECKING:
    from airportsim.lab.statistics import Difference
    from airportsim.lab.value import Value, Worth

MOST = 10_000
"""A round is played with so many seeds at the most."""
KINDS = (".png", ".svg")
"""How the name of a picture's file ends."""


@dataclass(frozen=True, slots=True)
class Wishes:
    """What `airportsim value` was asked for; None is what holds if nothing is said."""

    scenario: str
    team: str
    number: int | None
    seeds: int | None
    workers: int | None
    json: bool
    plot: str | None
    language: Language


def show_value(wishes: Wishes) -> None:
    """Play, with a bar on a terminal, print what came out, and draw it; raises Misuse."""
    require("lab", "numpy", "scipy")
    try:
        scenario, team = load_scenario(wishes.scenario), load_team(wishes.team)
        texts = texts_for(wishes.language, scenario, "value")
        _refuse(wishes, scenario, texts)
        found = _played(wishes, scenario, team, texts)
        if wishes.json:
            document = _played_with(scenario, team) | _document(found, texts)
            sys.stdout.write(json.dumps(document, indent=2, ensure_ascii=False) + "\n")
        else:
            _print(found, texts)
        _draw(found, wishes, texts)
    except FileProblem as problem:
        raise Misuse(str(problem)) from None


def _refuse(wishes: Wishes, scenario: Scenario, texts: Texts) -> None:
    """Refuse what cannot be done before anything is played."""
    count = len(scenario.rounds)
    if wishes.number is not None and not 1 <= wishes.number <= count:
        values = {"scenario": scenario.name, "count": count, "given": wishes.number}
        raise Misuse(texts.say("value.bad_round", **values))
    if wishes.seeds is not None and not 2 <= wishes.seeds <= MOST:
        raise Misuse(texts.say("value.bad_seeds", most=f"{MOST:,}", given=wishes.seeds))
    if wishes.workers is not None and wishes.workers < 1:
        raise Misuse(texts.say("value.bad_workers", given=wishes.workers))
    if wishes.plot is None:
        return
    path = Path(wishes.plot)
    if path.suffix.lower() not in KINDS:
        raise Misuse(texts.say("value.bad_plot", given=wishes.plot or "''"))
    require("lab", "matplotlib")
    check_place(path)
    for read in (scenario_path(wishes.scenario), team_path(wishes.team)):
        if path.exists() and path.samefile(read):
            raise Misuse(texts.say("cli.own_file", file=read))


def _played(wishes: Wishes, scenario: Scenario, team: Any, texts: Texts) -> "Value":
    from airportsim.lab.pool import WorkerLost
    from airportsim.lab.value import SEEDS, value

    def playing(count: int) -> str:
        return texts.say("value.playing", count=count)

    seeds = wishes.seeds or SEEDS
    try:
        with bar(playing) as progress:
            return value(scenario, team, wishes.number, seeds, wishes.workers, progress)
    except WorkerLost as problem:
        raise Misuse(str(problem)) from None


def _draw(found: "Value", wishes: Wishes, texts: Texts) -> None:
    if wishes.plot is None:
        return
    from airportsim.lab.value_plot import picture

    path = Path(wishes.plot)
    write(path, [picture(found, texts, path.suffix.lower().removeprefix("."))])
    if not wishes.json:
        print(texts.say("value.written", file=wishes.plot))


def _played_with(scenario: Scenario, team: Team) -> dict[str, object]:
    """What somebody must have to find the same again; each seed is a root of its own."""
    return {
        "airportsim": __version__,
        "rules": RULES,
        "digests": {"scenario": digest_of(scenario), "team": digest_of(team)},
    }


def _document(found: "Value", texts: Texts) -> dict[str, object]:
    """What was found for programs; money is USD, `restore` is in seconds.

    What so few seeds cannot tell is null.
    """
    from airportsim.lab.telling_value import told

    worths = [
        asdict(one) | {"subject": one.subject.value, "turn": one.turn.value} for one in found.worths
    ]
    untried = [{"subject": one.subject.value, "why": one.why.value} for one in found.untried]
    document = asdict(found) | {
        "first_seed": 1,
        "last_seed": found.seeds,
        "team": found.team.name,
        "worths": worths,
        "untried": untried,
        "said": list(told(found, texts)),
    }
    plain = _plain(document)
    assert isinstance(plain, dict)
    return plain


def _plain(value: object) -> object:
    """The same for JSON, which has no numbers that are not finite."""
    match value:
        case dict():
            return {key: _plain(one) for key, one in value.items()}
        case list() | tuple():
            return [_plain(one) for one in value]
        case float():
            return value if isfinite(value) else None
    return value


# --- the tables -------------------------------------------------------------------------------


def _print(found: "Value", texts: Texts) -> None:
    from airportsim.lab.levers import Turn
    from airportsim.lab.telling_value import heading, told

    console = Console(highlight=False)

    def say(sentence: str) -> None:
        console.print(Text("\n".join(wrapped(sentence, console.width))))

    say(heading(found, texts))
    for turn in Turn:
        worths = [one for one in found.worths if one.turn is turn]
        if worths:
            title = Text(texts.say(f"value.{turn.value}"))
            console.print("", title, "", _table(worths, texts), sep="\n")
    console.print()
    for sentence in told(found, texts):
        say(sentence)


def _table(worths: "Sequence[Worth]", texts: Texts) -> Table:
    from airportsim.lab.telling_value import named

    plain = not can_show("─", sys.stdout.encoding)
    table = Table(
        box=ASCII if plain else SIMPLE_HEAD, padding=(0, 1, 0, 0), pad_edge=False, show_edge=False
    )
    table.add_column(texts.say("value.name"))
    for column in ("flights", "dollars", "restore"):
        table.add_column(texts.say(f"value.{column}"), justify="right", no_wrap=True)
    for one in worths:
        table.add_row(
            named(one.subject, one.turn, texts),
            _shown(one.flights, 1),
            _shown(one.dollars, 0),
            f"{one.restore.mean:+.0f}" if one.restore else "",
        )
    return table


def _shown(one: "Difference", digits: int) -> str:
    """A mean with its interval."""
    mean, low, high = (
        f"{value:,.{digits}f}" if isfinite(value) else "?"
        for value in (one.mean, one.low, one.high)
    )
    return f"{mean} [{low}, {high}]"
