"""Own bots for whoever plays many matches: by name or as Python's own objects."""

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from airportsim.files.bots import check_bot_form, load_bot
from airportsim.model.words import Role
from airportsim.play.own import SECONDS, OwnBot, OwnBots


def own_bots(
    bots: Mapping[Role, str | Callable[..., Any]], folder: str | Path | None = None,
    strict: bool = True, seconds: float = SECONDS,
) -> OwnBots:  # fmt: skip
    """Bots for `play_match(..., own=...)`, by role: each a class, a function, or its name.

    A name is `my_bot.py:MyBot`, the file being looked for in `folder` and then in the current one,
    or `package.module:MyBot`. `strict`: a bot that fails ends the play with BotFailed; else a
    shipped one takes its seat. `seconds` is how long one may take to decide, 0 for as long as it
    likes. Raises FileProblem.
    """
    place = None if folder is None else Path(folder)
    seats = {Role(role): _own_bot(bot, Role(role), place) for role, bot in bots.items()}
    return OwnBots(seats, strict, seconds)


def _own_bot(bot: str | Callable[..., Any], role: Role, folder: Path | None) -> OwnBot:
    if isinstance(bot, str):
        return OwnBot(bot, load_bot(bot, role, folder))
    name = f"{bot.__module__}:{bot.__qualname__}"
    check_bot_form(bot, name, role)
    return OwnBot(name, bot)
