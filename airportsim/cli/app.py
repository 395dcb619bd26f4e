"""The commands and their options, each explained in a line; what they do is imported late."""

import gc
from typing import TYPE_CHECKING, Annotated, Any

import typer

from airportsim import __version__
from airportsim.texts.language import Language

if TYPE_CHECKING:
    from airportsim.model.words import Role

app = typer.Typer(add_completion=False, rich_markup_mode=None, pretty_exceptions_enable=False)


def command() -> Any:
    """The whole command line, to be run with arguments."""
    return typer.main.get_command(app)


def _whole(text: str) -> int:
    try:
        return int(text)
    except ValueError:
        raise typer.BadParameter(f"{text!r} is not a whole number") from None


def _role(text: str) -> "Role":
    from airportsim.model.checks import nearest
    from airportsim.model.words import Role

    try:
        return Role(text.replace("-", "_"))
    except ValueError:
        known = [role.value for role in Role]
        near = nearest(text, known)
        offer = f"did you mean {near!r}?" if near else f"there are: {', '.join(known)}"
        raise typer.BadParameter(f"there is no role {text!r}; {offer}") from None


def _window(text: str) -> tuple[int, int]:
    width, _, height = text.lower().partition("x")
    size = (int(width), int(height)) if width.isdecimal() and height.isdecimal() else (0, 0)
    if not (640 <= size[0] <= 16_384 and 400 <= size[1] <= 16_384):
        raise typer.BadParameter(f"{text!r} is none from 640x400 to 16384x16384, such as 1280x720")
    return size


def _scale(text: str) -> int:
    percent = _whole(text.removesuffix("%"))
    if not 75 <= percent <= 200:
        raise typer.BadParameter(f"the scale is from 75 to 200 %, not {percent}")
    return percent


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
            parser=_role,
            metavar="ROLE",
            help="A seat for you, may be given again; begins at once.",
            show_default=False,
        ),
    ] = None,
    bots: Annotated[
        str | None,
        typer.Option(
            metavar="SKILL", help="The skill of the bots in the other seats.", show_default=False
        ),
    ] = None,
    seed: Annotated[
        int | None,
        typer.Option(
            parser=_whole,
            metavar="N",
            help="Same seed, same luck: a whole number; else a new one.",
            show_default=False,
        ),
    ] = None,
    lang: Annotated[
        Language | None,
        typer.Option(
            parser=_language,
            metavar="en|zh",
            help="The language of the screen, from now on.",
            show_default=False,
        ),
    ] = None,
    window: Annotated[
        Any,
        typer.Option(
            parser=_window,
            metavar="WxH",
            help="The size of the window in pixels.",
            show_default=False,
        ),
    ] = None,
    fullscreen: Annotated[
        bool, typer.Option("--fullscreen", help="Fill the whole screen this time.")
    ] = False,
    scale: Annotated[
        int | None,
        typer.Option(
            parser=_scale,
            metavar="PCT",
            help="The size of everything, 75 to 200 percent.",
            show_default=False,
        ),
    ] = None,
    sessions: Sessions = None,
) -> None:
    """Play in windows, with people and bots in the six seats."""
    from airportsim.cli.play import Wishes, play_here

    roles = tuple(role or ())
    play_here(Wishes(what, roles, bots, seed, lang, window, fullscreen, scale, sessions))


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
