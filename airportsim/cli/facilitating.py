"""The commands with which a facilitator prepares a day: real timetables, pages to print."""

from typing import Annotated

import typer

from airportsim.cli.options import Lang, whole_number
from airportsim.texts.language import Language


def import_flights(
    table: Annotated[
        str, typer.Argument(metavar="CSV", help="A timetable: a CSV file, or one in gzip or zip.")
    ],
    airport: Annotated[str, typer.Option(metavar="CODE", help="The airport, such as JFK.")],
    date: Annotated[str, typer.Option(metavar="DATE", help="The day, such as 2013-07-10.")],
    lines: Annotated[
        int,
        typer.Option(parser=whole_number, metavar="N", help="So many airlines, the busiest ones."),
    ] = 4,
    flights: Annotated[
        int | None,
        typer.Option(
            parser=whole_number,
            metavar="N",
            help="So many of their flights; else 96, or as many as suit the round.",
            show_default=False,
        ),
    ] = None,
    round_length: Annotated[
        str | None,
        typer.Option(
            "--round", metavar="M:SS", help="The length of a round; else 25:00.", show_default=False
        ),
    ] = None,
    name: Annotated[
        str | None,
        typer.Option(metavar="NAME", help="The scenario's name.", show_default=False),
    ] = None,
    source: Annotated[
        str,
        typer.Option(metavar="TEXT", help="Where the timetable is from, for the file's head."),
    ] = "",
    out: Annotated[
        str | None,
        typer.Option(
            metavar="FILE", help="The file to write; else the name with .yaml.", show_default=False
        ),
    ] = None,
    lang: Lang = Language.EN,
) -> None:
    """Make a scenario from a real timetable."""
    from airportsim.cli.import_flights import Wishes
    from airportsim.cli.import_flights import import_flights as make

    make(Wishes(table, airport, date, lines, flights, round_length, name, source, out, lang))


def print_pages(
    scenario: Annotated[
        str, typer.Argument(metavar="SCENARIO", help="A shipped scenario's name, or a file.")
    ] = "classic",
    out: Annotated[
        str | None,
        typer.Option(
            metavar="FILE",
            help="The file to write; else the name and the language with .html.",
            show_default=False,
        ),
    ] = None,
    lang: Lang = Language.EN,
) -> None:
    """Make pages to print: role cards, report form, board, money, and what a power cut needs."""
    from airportsim.cli.printing import write_pages

    write_pages(scenario, lang, out)
