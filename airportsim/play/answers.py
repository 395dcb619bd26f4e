"""What a bot that somebody has written may answer, and the sentence for what it may not."""

from collections.abc import Iterable
from dataclasses import fields
from enum import Enum
from functools import cache
from itertools import islice
from typing import Any, get_args, get_origin, get_type_hints

from airportsim.model.commands import Command
from airportsim.model.rules import RULEBOOK
from airportsim.model.words import Role
from airportsim.play.agenda import Decision

MOST = 100
"""Nobody needs more commands than this at once."""
_LONGEST = 60
"""What is wrong is quoted up to so many letters."""


class WrongAnswer(Exception):
    """What a bot has answered is no decision; the sentence goes on after the bot's name."""


def checked(answer: Any, role: Role, now: int) -> Decision:
    """A bot's answer as a decision; raises WrongAnswer."""
    if not isinstance(answer, tuple | list) or len(answer) != 3:
        raise WrongAnswer(
            f"decide answered {_shown(answer)}; it must be (commands, memory, wake_at)"
        )
    given, memory, wake_at = answer
    commands = _listed(given)
    for command in commands:
        _check(command, role)
    if wake_at is None:
        if commands:
            raise WrongAnswer("it gave commands without wake_at, the second at which they act")
    elif type(wake_at) is not int:
        raise WrongAnswer(
            f"wake_at is {_shown(wake_at)} ({type(wake_at).__name__}); "
            "it must be a whole number (int), or None"
        )
    elif wake_at <= now:
        raise WrongAnswer(f"wake_at is {wake_at}, but it is second {now} already")
    return commands, memory, wake_at


def _listed(given: Any) -> tuple[Any, ...]:
    if given is None:
        return ()
    if type(given) in RULEBOOK or isinstance(given, str | bytes | dict):
        raise WrongAnswer(f"commands are {_shown(given)}; they must be a list or tuple of commands")
    if not isinstance(given, Iterable):
        raise WrongAnswer(f"commands are {_shown(given)}; they must be a list or tuple of commands")
    commands = tuple(islice(given, MOST + 1))
    if len(commands) > MOST:
        raise WrongAnswer(f"it gave more than {MOST} commands at once")
    return commands


def _check(command: Command, role: Role) -> None:
    kind: Any = type(command)
    if kind not in RULEBOOK:
        raise WrongAnswer(
            f"{_shown(command)} is no command; they are the classes of airportsim.commands"
        )
    roles = RULEBOOK[kind][0]
    if role not in roles:
        may = ", ".join(sorted(one.value for one in roles))
        raise WrongAnswer(f"{kind.__name__} is not a command of this role, but of: {may}")
    for name, of, several in _hints(kind):
        value = getattr(command, name, None)
        if not (_all_fit(value, of) if several else _fits(value, of)):
            raise WrongAnswer(
                f"{kind.__name__}.{name} is {_shown(value)} ({type(value).__name__}); "
                f"it must be {_named(of, several)}"
            )


@cache
def _hints(kind: Any) -> tuple[tuple[str, Any, bool], ...]:
    """The fields of a command: name, type, and whether it is a tuple of these."""
    hints = get_type_hints(kind)
    named = ((field.name, hints[field.name]) for field in fields(kind))
    return tuple((name, (get_args(of) or (of,))[0], get_origin(of) is tuple) for name, of in named)


def _fits(value: Any, of: type[Any]) -> bool:
    """Whether a value is of a type exactly, so that it can be written down and read again."""
    return type(value) is of and (of is not str or value.isprintable())


def _all_fit(values: Any, of: type[Any]) -> bool:
    return type(values) is tuple and all(_fits(value, of) for value in values)


def _named(of: type[Any], several: bool) -> str:
    if several:
        return f"a tuple of {of.__name__}"
    if issubclass(of, Enum):
        return f"airportsim.words.{of.__name__}"
    return f"a printable {of.__name__}" if of is str else f"of type {of.__name__}"


def _shown(value: Any) -> str:
    text = " ".join(repr(value).split())
    return text if len(text) <= _LONGEST else f"{text[: _LONGEST - 3]}..."
