"""Options that several commands share, and how their words are read; all raise BadParameter."""

from typing import TYPE_CHECKING, Annotated, Any

import typer

from airportsim.texts.language import Language

if TYPE_CHECKING:
    from airportsim.model.words import Role


def whole_number(text: str) -> int:
    """A whole number."""
    try:
        return int(text)
    except ValueError:
        raise typer.BadParameter(f"{text!r} is not a whole number") from None


def role_of(text: str) -> "Role":
    """A role by its id, with - or _."""
    from airportsim.model.names import nearest
    from airportsim.model.words import Role

    try:
        return Role(text.replace("-", "_"))
    except ValueError:
        known = [role.value for role in Role]
        near = nearest(text, known)
        offer = f"did you mean {near!r}?" if near else f"there are: {', '.join(known)}"
        raise typer.BadParameter(f"there is no role {text!r}; {offer}") from None


def bot_of(text: str) -> "tuple[Role, str]":
    """A role and the bot that is to sit there, as ROLE=BOT."""
    role, equals, bot = text.partition("=")
    if not (equals and bot):
        raise typer.BadParameter(f"{text!r} is not ROLE=BOT, such as service_desk=my_bot.py:MyBot")
    return role_of(role), bot


def seconds_of(text: str) -> float:
    """Seconds of real time, 0 or more."""
    try:
        seconds = float(text)
    except ValueError:
        seconds = -1.0
    if not 0 <= seconds <= 3600:
        raise typer.BadParameter(f"{text!r} is not a number of seconds from 0 to 3600")
    return seconds


def window_size(text: str) -> tuple[int, int]:
    """The size of a window, as 1280x720."""
    width, _, height = text.lower().partition("x")
    size = (int(width), int(height)) if width.isdecimal() and height.isdecimal() else (0, 0)
    if not (640 <= size[0] <= 16_384 and 400 <= size[1] <= 16_384):
        raise typer.BadParameter(f"{text!r} is none from 640x400 to 16384x16384, such as 1280x720")
    return size


def scale_of(text: str) -> int:
    """A scale in percent."""
    percent = whole_number(text.removesuffix("%"))
    if not 75 <= percent <= 200:
        raise typer.BadParameter(f"the scale is from 75 to 200 %, not {percent}")
    return percent


def port_number(text: str) -> int:
    """A port that can be listened on."""
    port = whole_number(text)
    if not 1 <= port <= 65_535:
        raise typer.BadParameter(f"a port is from 1 to 65535, not {port}")
    return port


def language_of(text: str) -> Language:
    """A language by its code."""
    try:
        return Language(text)
    except ValueError:
        known = ", ".join(language.value for language in Language)
        raise typer.BadParameter(f"{text!r} is not spoken here; there are: {known}") from None


Lang = Annotated[
    Language,
    typer.Option(
        parser=language_of,
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
ScreenLang = Annotated[
    Language | None,
    typer.Option(
        parser=language_of,
        metavar="en|zh",
        help="The language of the screen, from now on.",
        show_default=False,
    ),
]
Bots = Annotated[
    str | None,
    typer.Option(
        metavar="SKILL", help="The skill of the bots in the other seats.", show_default=False
    ),
]
OwnBots = Annotated[
    list[Any] | None,
    typer.Option(
        "--bot",
        parser=bot_of,
        metavar="ROLE=BOT",
        help="A bot of your own, as my_bot.py:MyBot or module:MyBot; may be given again.",
        show_default=False,
    ),
]
BotSeconds = Annotated[
    Any,
    typer.Option(
        parser=seconds_of,
        metavar="S",
        help="So long may such a bot take over a decision; 1 unless given, 0: no limit.",
        show_default=False,
    ),
]
BotTraceback = Annotated[
    bool, typer.Option("--traceback", help="Show where in its code such a bot has failed.")
]
Seed = Annotated[
    int | None,
    typer.Option(
        parser=whole_number,
        metavar="N",
        help="Same seed, same luck: a whole number; else a new one.",
        show_default=False,
    ),
]
Window = Annotated[
    Any,
    typer.Option(
        parser=window_size,
        metavar="WxH",
        help="The size of the window in pixels.",
        show_default=False,
    ),
]
Fullscreen = Annotated[bool, typer.Option("--fullscreen", help="Fill the whole screen this time.")]
Scale = Annotated[
    int | None,
    typer.Option(
        parser=scale_of,
        metavar="PCT",
        help="The size of everything, 75 to 200 percent.",
        show_default=False,
    ),
]
Scenario = Annotated[
    str, typer.Argument(metavar="SCENARIO", help="A shipped scenario's name, or a file.")
]
Team = Annotated[str, typer.Option(metavar="NAME|FILE", help="The team of bots that plays.")]
SeedNumber = Annotated[
    int,
    typer.Option(parser=whole_number, metavar="N", help="Same seed, same luck: a whole number."),
]
RoundNumber = Annotated[
    int | None,
    typer.Option(
        "--round",
        parser=whole_number,
        metavar="N",
        help="The number of a round; else the last for `value`, all for `compare`.",
        show_default=False,
    ),
]
Workers = Annotated[
    int | None,
    typer.Option(
        parser=whole_number,
        metavar="N",
        help="Processes that share the work; else one for each core.",
        show_default=False,
    ),
]
AsJson = Annotated[bool, typer.Option("--json", help="Write what was found as JSON, for programs.")]
