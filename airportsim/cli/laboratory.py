"""The commands for those who ask the airport questions; `app` takes them in."""

from typing import Annotated, Any

import typer

from airportsim.cli.options import (
    AsJson,
    BotSeconds,
    Lang,
    OwnBots,
    RoundNumber,
    Scenario,
    SeedNumber,
    Team,
    Workers,
    role_of,
    whole_number,
)
from airportsim.texts.language import Language


def value(
    scenario: Scenario = "classic",
    team: Team = "reference",
    number: RoundNumber = None,
    seeds: Annotated[
        int | None,
        typer.Option(
            parser=whole_number,
            metavar="N",
            help="Play with the seeds from 1 to N; else to 100.",
            show_default=False,
        ),
    ] = None,
    workers: Workers = None,
    json: AsJson = False,
    plot: Annotated[
        str | None,
        typer.Option(metavar="FILE", help="Draw it as well, as .png or .svg.", show_default=False),
    ] = None,
    lang: Lang = Language.EN,
) -> None:
    """Tell what each improvement of a team is worth in a round, in flights and dollars."""
    from airportsim.cli.value import Wishes, show_value

    show_value(Wishes(scenario, team, number, seeds, workers, json, plot, lang))


def experiment(
    design: Annotated[str, typer.Argument(metavar="DESIGN", help="The file of the design (YAML).")],
    out: Annotated[
        str | None,
        typer.Option(
            metavar="DIR",
            help="The folder for the results; else DESIGN-results here.",
            show_default=False,
        ),
    ] = None,
    workers: Workers = None,
    dask: Annotated[
        str | None,
        typer.Option(
            metavar="ADDRESS",
            help="Play on a Dask cluster, as tcp://192.168.1.20:8786.",
            show_default=False,
        ),
    ] = None,
    resume: Annotated[
        bool, typer.Option("--resume", help="Go on with an experiment that was broken off.")
    ] = False,
    bot: OwnBots = None,
) -> int:
    """Play a design: many runs of bots, with things varied, and a table of results."""
    from airportsim.cli.experiment import Wishes, run_experiment

    return run_experiment(Wishes(design, out, workers, dask, resume, tuple(bot or ())))


def compare(
    one: Annotated[
        str,
        typer.Argument(metavar="A", help="Results: DIR, DIR#POINT or DIR#FACTOR=VALUE."),
    ],
    other: Annotated[str, typer.Argument(metavar="B", help="What is compared with them.")],
    measure: Annotated[
        str, typer.Option(metavar="NAME", help="The measure, by its column's name.")
    ] = "landed",
    number: RoundNumber = None,
    json: AsJson = False,
) -> None:
    """Tell how B differs from A, in pairs where both had the same random numbers."""
    from airportsim.cli.compare import Wishes, show_comparison

    show_comparison(Wishes(one, other, measure, number, json))


def drivers(
    results: Annotated[
        str, typer.Argument(metavar="RESULTS", help="Results of a design with `quality: true`.")
    ],
    number: Annotated[
        int | None,
        typer.Option(
            "--round",
            parser=whole_number,
            metavar="N",
            help="The number of a round; else all of them together.",
            show_default=False,
        ),
    ] = None,
    by: Annotated[
        str,
        typer.Option(
            metavar="dimensions|indicators",
            help="What drives: the five dimensions' perceived quality, or the indicators.",
        ),
    ] = "dimensions",
    components: Annotated[
        int | None,
        typer.Option(
            parser=whole_number,
            metavar="K",
            help="Components of the regression; else as cross-validation says.",
            show_default=False,
        ),
    ] = None,
    bootstrap: Annotated[
        int,
        typer.Option(
            parser=whole_number, metavar="B", help="How often replications are resampled."
        ),
    ] = 1000,
    seed: Annotated[
        int,
        typer.Option(parser=whole_number, metavar="S", help="The seed of the resamples."),
    ] = 1,
    json: AsJson = False,
    plot: Annotated[
        str | None,
        typer.Option(
            metavar="FILE",
            help="Draw the importance-performance map, as .png.",
            show_default=False,
        ),
    ] = None,
) -> None:
    """Tell which drivers move the airlines' satisfaction, and what it goes with."""
    from airportsim.cli.drivers import Wishes, show_drivers

    show_drivers(Wishes(results, number, by, components, bootstrap, seed, json, plot))


def report(
    folder: Annotated[str, typer.Argument(metavar="DIR", help="The results of an experiment.")],
) -> None:
    """Write the report of an experiment once more: report.md and its pictures."""
    from airportsim.cli.compare import write_report_of

    write_report_of(folder)


def check_bot(
    bot: Annotated[str, typer.Argument(metavar="BOT", help="As my_bot.py:MyBot or module:MyBot.")],
    role: Annotated[
        list[Any] | None,
        typer.Option(
            parser=role_of,
            metavar="ROLE",
            help="A role to try it in, may be given again; else all that it plays.",
            show_default=False,
        ),
    ] = None,
    scenario: Annotated[
        str, typer.Option(metavar="NAME|FILE", help="The scenario to try it in.")
    ] = "classic",
    seed: SeedNumber = 1,
    bot_seconds: BotSeconds = None,
) -> int:
    """Try a bot of your own in its roles, and tell what is wrong with it."""
    from airportsim.cli.check_bot import show_check

    seconds = 1.0 if bot_seconds is None else bot_seconds
    return show_check(bot, role or [], scenario, seed, seconds)
