"""The commands and their options, each explained in a line; what they do is imported late."""

import gc
from typing import Annotated, Any

import typer

from airportsim import __version__
from airportsim.cli.facilitating import import_flights, print_pages
from airportsim.cli.laboratory import check_bot, compare, drivers, experiment, report, value
from airportsim.cli.options import (
    Bots,
    BotSeconds,
    BotTraceback,
    Fullscreen,
    Lang,
    OwnBots,
    Scale,
    Scenario,
    ScreenLang,
    Seed,
    SeedNumber,
    Session,
    Sessions,
    Team,
    Window,
    port_number,
    role_of,
    whole_number,
)
from airportsim.cli.writing_scenarios import check, new, schema
from airportsim.texts.language import Language

app = typer.Typer(add_completion=False, rich_markup_mode=None, pretty_exceptions_enable=False)


def command() -> Any:
    """The whole command line, to be run with arguments."""
    return typer.main.get_command(app)


def _version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"airportsim {__version__}")
        raise typer.Exit


@app.callback(invoke_without_command=True, context_settings={"help_option_names": ["-h", "--help"]})
def airportsim(
    context: typer.Context,
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Show the version.")
    ] = False,
) -> None:
    """An airport and the IT service team that keeps it flying; alone it is `airportsim play`."""
    if context.invoked_subcommand is None:
        from airportsim.cli.play import Wishes, play_here

        play_here(Wishes())


@app.command(name="play")
def play_console(
    what: Annotated[
        str | None,
        typer.Argument(
            metavar="SCENARIO|SESSION",
            help="A scenario's or a session's name or file; else you are asked.",
            show_default=False,
        ),
    ] = None,
    role: Annotated[
        list[Any] | None,
        typer.Option(
            parser=role_of,
            metavar="ROLE",
            help="A seat for you, may be given again; begins at once.",
            show_default=False,
        ),
    ] = None,
    bots: Bots = None,
    seed: Seed = None,
    lang: ScreenLang = None,
    window: Window = None,
    fullscreen: Fullscreen = False,
    scale: Scale = None,
    sessions: Sessions = None,
) -> None:
    """Play in windows, with people and bots in the six seats."""
    from airportsim.cli.play import Wishes, play_here

    roles = tuple(role or ())
    play_here(Wishes(what, roles, bots, seed, lang, window, fullscreen, scale, sessions))


@app.command()
def host(
    what: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="SCENARIO|SESSION",
            help="A scenario, or sessions to go on with, by name or file; else classic.",
            show_default=False,
        ),
    ] = None,
    lan: Annotated[
        bool, typer.Option("--lan", help="Open to the network; else only this machine can join.")
    ] = False,
    facilitator_pin: Annotated[
        str | None,
        typer.Option(
            metavar="PIN",
            help="The PIN to run the room, 4 to 12 digits; else one is made.",
            show_default=False,
        ),
    ] = None,
    rooms: Annotated[
        int | None,
        typer.Option(
            parser=whole_number,
            metavar="N",
            help="So many rooms with the same faults; else one.",
            show_default=False,
        ),
    ] = None,
    bots: Bots = None,
    seed: Seed = None,
    port: Annotated[
        int | None,
        typer.Option(
            parser=port_number,
            metavar="N",
            help="The port to listen on; else 8765.",
            show_default=False,
        ),
    ] = None,
    no_window: Annotated[
        bool, typer.Option("--no-window", help="Open no windows for the facilitator.")
    ] = False,
    lang: ScreenLang = None,
    sessions: Sessions = None,
) -> None:
    """Hold a room for a workshop: others join it from their machines."""
    from airportsim.cli.host import Wishes, host_rooms

    given = (tuple(what or ()), port, rooms, bots, seed, facilitator_pin)
    host_rooms(Wishes(*given, lan, not no_window, lang, sessions))


@app.command()
def join(
    address: Annotated[
        str | None,
        typer.Argument(
            metavar="ADDRESS",
            help="Where the room is, such as 192.168.1.20:8765; else rooms are looked for.",
            show_default=False,
        ),
    ] = None,
    code: Annotated[
        str | None,
        typer.Option(metavar="CODE", help="The room's code.", show_default=False),
    ] = None,
    role: Annotated[
        Any,
        typer.Option(
            parser=role_of, metavar="ROLE", help="The seat to sit down at.", show_default=False
        ),
    ] = None,
    name: Annotated[
        str | None,
        typer.Option(metavar="NAME", help="Your name in the room.", show_default=False),
    ] = None,
    pin: Annotated[
        str | None,
        typer.Option(metavar="PIN", help="The PIN of whoever runs the room.", show_default=False),
    ] = None,
    lang: ScreenLang = None,
    window: Window = None,
    fullscreen: Fullscreen = False,
    scale: Scale = None,
) -> None:
    """Take a seat in a room that another machine holds."""
    from airportsim.cli.join import Wishes, join_room

    join_room(Wishes(address, code, role, name, pin, lang, window, fullscreen, scale))


@app.command()
def run(
    scenario: Scenario = "classic",
    team: Team = "reference",
    seed: SeedNumber = 1,
    rounds: Annotated[
        int | None,
        typer.Option(
            parser=whole_number,
            metavar="N",
            help="Play the first N rounds only, from 1 to the scenario's number; else all.",
            show_default=False,
        ),
    ] = None,
    json: Annotated[
        str | None,
        typer.Option(metavar="FILE|-", help="Write the result as JSON (-: to the screen)."),
    ] = None,
    events: Annotated[
        str | None, typer.Option(metavar="FILE", help="Write all that happened, a JSON line each.")
    ] = None,
    save: Annotated[
        str | None,
        typer.Option(metavar="NAME", help="Keep the session in a file under this name."),
    ] = None,
    bot: OwnBots = None,
    bot_seconds: BotSeconds = None,
    traceback: BotTraceback = False,
    sessions: Sessions = None,
    lang: Lang = Language.EN,
) -> None:
    """Let a team of bots play the rounds of a scenario at full speed."""
    gc.disable()  # what is imported and loaded now lasts; looking at it again and again costs 0.1 s
    try:
        from airportsim.cli.run import Wishes, run_match

        own = (tuple(bot or ()), bot_seconds, traceback)
        run_match(Wishes(scenario, team, seed, rounds, json, events, lang, save, sessions, *own))
    finally:
        gc.enable()


app.command()(new)
app.command()(check)
app.command()(schema)
app.command(name="import-flights")(import_flights)
app.command(name="print")(print_pages)
app.command()(value)
app.command(name="check-bot")(check_bot)
app.command()(experiment)
app.command()(compare)
app.command()(drivers)
app.command()(report)


@app.command(name="sessions")
def list_sessions(sessions: Sessions = None, lang: Lang = Language.EN) -> None:
    """List the sessions that are kept, and where each stands."""
    from airportsim.cli.saved import show_sessions

    show_sessions(sessions, lang)


@app.command()
def resume(
    session: Session,
    bot: OwnBots = None,
    bot_seconds: BotSeconds = None,
    traceback: BotTraceback = False,
    sessions: Sessions = None,
    lang: Lang = Language.EN,
) -> None:
    """Go on with a session where it was left, to its end."""
    from airportsim.cli.saved import resume_session

    resume_session(session, sessions, lang, tuple(bot or ()), bot_seconds, traceback)


@app.command()
def replay(
    session: Session,
    verify: Annotated[
        bool, typer.Option("--verify", help="Compare event by event with what was recorded.")
    ] = False,
    sessions: Sessions = None,
    lang: Lang = Language.EN,
) -> int:
    """Play a session once more from what was asked in it."""
    from airportsim.cli.saved import replay_session

    return replay_session(session, sessions, lang, verify)


@app.command()
def export(
    what: Annotated[
        str,
        typer.Argument(
            metavar="SESSION|RUN",
            help="A session's name or file, or a file from `run --events`.",
        ),
    ],
    to: Annotated[str, typer.Option(metavar="DIR", help="The folder; it is made if missing.")],
    format: Annotated[  # noqa: A002 - the name of the option
        str,
        typer.Option(metavar="csv|parquet|xes|ocel", help="Tables or an event log; csv if unsaid."),
    ] = "csv",
    lifecycle: Annotated[
        bool,
        typer.Option("--lifecycle", help="XES: starts and completions as events of their own."),
    ] = False,
    sessions: Sessions = None,
    lang: Lang = Language.EN,
) -> None:
    """Write rounds, incidents, flights and more as tables, or an event log for process mining."""
    from airportsim.cli.export import Wishes, export_played

    export_played(Wishes(what, to, format, lifecycle, sessions, lang))
