"""The messages between host and seats: JSON texts, each with its kind; see `docs/protocol.md`.

What comes from a seat is checked here as strictly as a file; a host is believed by its seats.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from typing import Any, ClassVar, Literal, Union, get_args

from airportsim.files.codec import KINDS, value_of
from airportsim.files.reading import adapter_of
from airportsim.model.journal import kind_of
from airportsim.model.refusals import Code, Refusal
from airportsim.model.words import Role

PROTOCOL = 1
"""The version of the messages; host and seat must speak the same."""

LARGEST = 65_536
"""Bytes of a message from a seat at the most."""

SIZE_OF_ONE = 1_000
"""Characters for which a message counts as one, for whoever counts them; a longer one as more."""

STRICT: dict[str, object] = {"extra": "forbid"}


class Malformed(ValueError):
    """A message that is none of these."""


@dataclass(frozen=True, slots=True)
class Hello:
    """The first message of a seat. With a `token` it comes back; with the PIN it runs the room."""

    __pydantic_config__: ClassVar[dict[str, object]] = STRICT
    protocol: int
    code: str
    name: str
    token: str = ""
    pin: str = ""
    kind: Literal["hello"] = "hello"


@dataclass(frozen=True, slots=True)
class Ask:
    """Something is asked for, from a seat (`role`) or by whoever runs the room (None)."""

    __pydantic_config__: ClassVar[dict[str, object]] = STRICT
    id: int
    role: Role | None
    hand: int
    command: dict[str, Any]
    kind: Literal["ask"] = "ask"


@dataclass(frozen=True, slots=True)
class Sit:
    """To sit down at a role, or with `up` to get up from it."""

    __pydantic_config__: ClassVar[dict[str, object]] = STRICT
    id: int
    role: Role
    pin: str = ""
    up: bool = False
    kind: Literal["sit"] = "sit"


@dataclass(frozen=True, slots=True)
class Moderate:
    """The facilitator mutes somebody, hears him again, or removes him."""

    __pydantic_config__: ClassVar[dict[str, object]] = STRICT
    id: int
    name: str
    what: Literal["mute", "hear", "remove"]
    kind: Literal["moderate"] = "moderate"


@dataclass(frozen=True, slots=True)
class Drive:
    """The facilitator lets a second pass, or time up to the next event, or opens the room."""

    __pydantic_config__: ClassVar[dict[str, object]] = STRICT
    id: int
    what: Literal["second", "event", "open"]
    kind: Literal["drive"] = "drive"


@dataclass(frozen=True, slots=True)
class Look:
    """The roles whose windows the facilitator wants to see from now on."""

    __pydantic_config__: ClassVar[dict[str, object]] = STRICT
    roles: tuple[Role, ...]
    kind: Literal["look"] = "look"


FromSeat = Union[Hello, Ask, Sit, Moderate, Drive, Look]  # noqa: UP007 - read at run time


def read(text: str | bytes) -> FromSeat:
    """A seat's message; raises Malformed."""
    if isinstance(text, bytes):
        raise Malformed("it is not text")
    kinds: dict[str, Any] = {one.__dataclass_fields__["kind"].default: one for one in _FROM_SEAT}
    try:
        plain = adapter_of(dict[str, Any]).validate_json(text, strict=True)
        found: FromSeat = adapter_of(kinds[plain["kind"]]).validate_json(text, strict=True)
    except (ValueError, KeyError, TypeError) as problem:
        raise Malformed(str(problem)[:200]) from None
    return found


_FROM_SEAT = get_args(FromSeat)


def command_of(plain: Mapping[str, Any]) -> Any:
    """A command as it stands in a message; raises Malformed."""
    details = dict(plain)
    kind = details.pop("kind", "")
    if not isinstance(kind, str) or kind not in KINDS:
        raise Malformed(f"there is no command {kind!r:.50}")
    if details.keys() - {one.name for one in fields(KINDS[kind])}:
        raise Malformed(f"a command {kind!r} has no such parts")
    try:
        return value_of(json.dumps(details), KINDS[kind])
    except ValueError as problem:
        raise Malformed(str(problem)[:200]) from None


def plain_command(command: Any) -> dict[str, Any]:
    """A command as it stands in a message."""
    kind = type(command)
    plain: dict[str, Any] = adapter_of(kind).dump_python(command, mode="json")
    return {"kind": kind_of(kind), **plain}


def written(message: Any) -> str:
    """A seat's message as text."""
    plain = adapter_of(type(message)).dump_python(message, mode="json")
    return text(plain)


def text(plain: Any) -> str:
    """Plain values as the text of a message."""
    return json.dumps(plain, ensure_ascii=False, separators=(",", ":"))


# --- from the host ---------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Welcome:
    """The answer to a hello: who one is here, and what never changes in this room."""

    protocol: int
    name: str
    token: str
    facilitator: bool
    room: str
    scenario: str
    skills: list[str]
    seed: int
    address: str
    code: str
    square: list[str] = field(default_factory=list)
    kind: str = "welcome"


def together(messages: list[str]) -> str:
    """Several messages that belong to one moment, as one."""
    if len(messages) == 1:
        return messages[0]
    return '{"kind":"together","messages":[' + ",".join(messages) + "]}"


def answer(number: int, refusal: Refusal | None, first: int = 0, end: int = 0) -> str:
    """The answer to what was asked under a number."""
    plain: dict[str, Any] = {"kind": "answer", "id": number, "first": first, "end": end}
    if refusal is not None:
        plain["refusal"] = [refusal.code.value, list(refusal.about)]
    return text(plain)


def refusal_of(plain: Mapping[str, Any]) -> Refusal | None:
    """The refusal in an answer, if it is one."""
    if "refusal" not in plain:
        return None
    code, about = plain["refusal"]
    return Refusal(Code(code), tuple(about))


def goodbye(reason: str) -> str:
    """The last message to a seat; `reason` is a code with a text `net.<reason>`."""
    return text({"kind": "goodbye", "reason": reason})
