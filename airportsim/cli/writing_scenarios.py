"""The commands for those who write scenarios; `app` takes them in."""

from typing import Annotated

import typer

from airportsim.cli.options import Lang, whole_number
from airportsim.texts.language import Language


def check(
    files: Annotated[
        list[str],
        typer.Argument(metavar="FILE...", help="Scenarios and teams, by file or shipped name."),
    ],
    forecast: Annotated[
        int | None,
        typer.Option(
            parser=whole_number,
            metavar="N",
            help="Let three teams of bots play N sessions each, and tell how they fare.",
            show_default=False,
        ),
    ] = None,
    migrate: Annotated[
        bool, typer.Option("--migrate", help="Change an older file into one of today's format.")
    ] = False,
    json: Annotated[
        bool, typer.Option("--json", help="Write what was found as JSON, for programs.")
    ] = False,
    lang: Lang = Language.EN,
) -> int:
    """Tell all that is wrong with scenario files: exit code 0, 1 (warnings) or 2 (errors)."""
    from airportsim.cli.check import Wishes, check_files

    return check_files(Wishes(tuple(files), json, migrate, forecast, lang))


def schema(
    out: Annotated[
        str | None,
        typer.Option(metavar="FILE", help="Write it to a file; else to the screen."),
    ] = None,
    lang: Lang = Language.EN,
) -> None:
    """Write the JSON Schema of scenario files, from which editors explain every key."""
    from airportsim.cli.new import write_schema

    write_schema(out, lang)


def new(
    name: Annotated[
        str, typer.Argument(metavar="NAME", help="The name of the scenario, and of its file.")
    ],
    source: Annotated[
        str, typer.Option("--from", metavar="SCENARIO", help="The scenario to begin with.")
    ] = "classic",
    whole: Annotated[
        bool, typer.Option("--whole", help="Copy all of it, not only what you are to change.")
    ] = False,
    folder: Annotated[
        str, typer.Option("--dir", metavar="DIR", help="The folder for the file.")
    ] = ".",
    lang: Lang = Language.EN,
) -> None:
    """Begin a scenario of your own: a file with comments, to be edited."""
    from airportsim.cli.new import Wishes, begin_scenario

    begin_scenario(Wishes(name, source, whole, folder, lang))
