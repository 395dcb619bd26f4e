"""The commands and their options, each explained in a line; what they do is imported late."""

import gc
from typing import Annotated, Any

import typer

from airportsim import __version__
from airportsim.texts.language import Language

app = typer.Typer(add_completion=False, rich_markup_mode=None, pretty_exceptions_enable=False)


def command() -> Any:
    """The whole command line, to be run with arguments."""
    return typer.main.get_command(app)


def _whole(text: str) -> int:
    try:
        return int(text)
    except ValueError:
        raise typer.BadParameter(f"{text!r} is not a whole number") from None


def _language(text: str) -> Language:
    try:
        return Language(text)
    except ValueError:
        known = ", ".join(language.value for language in Language)
        raise typer.BadParameter(f"{text!r} is not spoken here; there are: {known}") from None


def _version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"airportsim {__version__}")
        raise typer.Exit


Lang = Annotated[
    Language,
    typer.Option(
        parser=_language,
        metavar="en|zh",
        help="The language of the report; English unless given.",
        show_default=False,
    ),
]
Sessions = Annotated[
    str | None,
    typer.Option(
        metavar="DIR",
        envvar="AIRPORTSIM_SESSIONS",
        help="The folder of sessions; else that of your user data.",
        show_default=False,
        show_envvar=False,
    ),
]
Session = Annotated[str, typer.Argument(metavar="SESSION", help="A session's name, or its file.")]


@app.callback(invoke_without_command=True, context_settings={"help_option_names": ["-h", "--help"]})
def airportsim(
    context: typer.Context,
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Show the version.")
    ] = False,
) -> None:
    """An airport and the IT service team that keeps it flying."""
    if context.invoked_subcommand is None:
        typer.echo(context.get_help())


@app.command()
def run(
    scenario: Annotated[
        str, typer.Argument(metavar="SCENARIO", help="A shipped scenario's name, or a file.")
    ] = "classic",
    team: Annotated[
        str, typer.Option(metavar="NAME|FILE", help="The team of bots that plays.")
    ] = "reference",
    seed: Annotated[
        int,
        typer.Option(parser=_whole, metavar="N", help="Same seed, same luck: a whole number."),
    ] = 1,
    rounds: Annotated[
        int | None,
        typer.Option(
            parser=_whole,
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
    sessions: Sessions = None,
    lang: Lang = Language.EN,
) -> None:
    """Let a team of bots play the rounds of a scenario at full speed."""
    gc.disable()  # what is imported and loaded now lasts; looking at it again and again costs 0.1 s
    try:
        from airportsim.cli.run import Wishes, run_match

        run_match(Wishes(scenario, team, seed, rounds, json, events, lang, save, sessions))
    finally:
        gc.enable()


@app.command(name="sessions")
def list_sessions(sessions: Sessions = None, lang: Lang = Language.EN) -> None:
    """List the sessions that are kept, and where each stands."""
    from airportsim.cli.saved import show_sessions

    show_sessions(sessions, lang)


@app.command()
def resume(session: Session, sessions: Sessions = None, lang: Lang = Language.EN) -> None:
    """Go on with a session where it was left, to its end."""
    from airportsim.cli.saved import resume_session

    resume_session(session, sessions, lang)


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
    session: Session,
    to: Annotated[str, typer.Option(metavar="DIR", help="The folder; it is made if missing.")],
    sessions: Sessions = None,
    lang: Lang = Language.EN,
) -> None:
    """Write rounds, incidents, flights and more as CSV tables."""
    from airportsim.cli.saved import export_session

    export_session(session, sessions, to, lang)
