"""A client that says whatever it likes, and keeps all that it hears."""

import json
from collections import deque
from contextlib import ExitStack, suppress
from time import monotonic
from typing import Any

from websockets.exceptions import ConnectionClosed
from websockets.sync.client import ClientConnection, connect

from airportsim.net.differences import changed
from airportsim.net.messages import PROTOCOL
from airportsim.net.wire import TOO_LARGE

PATIENCE = 30.0
"""Seconds in which everything comes to pass here, on however busy a machine."""


class Raw:
    """A connection to a host; `heard` are the texts that came, in order, `messages` the messages in
    them, and `values` what the channels are by now of which they tell.

    It takes in what comes, up to `most` messages ahead of what it hears; None for any number.
    """

    def __init__(self, port: int, most: int | None = None, **how: Any) -> None:
        self.heard: list[str] = []
        self.messages: list[dict[str, Any]] = []
        self._come: deque[dict[str, Any]] = deque()
        self.values: dict[str, Any] = {}
        self.welcome: dict[str, Any] = {}
        self._asked = 0
        opening = connect(
            f"ws://127.0.0.1:{port}", compression=None, proxy=None, max_size=None, max_queue=most,
            open_timeout=PATIENCE, close_timeout=1, ping_interval=None, **how,
        )  # fmt: skip
        self._open = ExitStack()
        self._connection: ClientConnection = self._open.enter_context(opening)

    def close(self) -> None:
        """Go, as a program does that is ended in order."""
        self._open.close()

    def vanish(self) -> None:
        """Go without a word, as a machine does that loses its network."""
        self._connection.socket.close()

    # --- saying ------------------------------------------------------------------------------

    def say(self, message: Any) -> None:
        """Say something: a text or bytes as they are, anything else as JSON."""
        text = message if isinstance(message, str | bytes) else json.dumps(message)
        with suppress(ConnectionClosed):
            self._connection.send(text)

    def hello(self, code: str, name: str, pin: str = "", token: str = "") -> None:
        """Say who one is."""
        self.say({"kind": "hello", "protocol": PROTOCOL, "code": code, "name": name,
                  "pin": pin, "token": token})  # fmt: skip

    def ask(self, role: str | None, command: dict[str, Any], hand: int = -1) -> dict[str, Any]:
        """Ask for something, and hear the answer."""
        return self.answered({"kind": "ask", "role": role, "hand": hand, "command": command})

    def answered(self, message: dict[str, Any]) -> dict[str, Any]:
        """Say something that is answered, and hear the answer."""
        self._asked += 1
        self.say({"id": self._asked, **message})
        while True:
            found = self.until("answer")
            if found["id"] == self._asked:
                return found

    def up_to_date(self) -> None:
        """Hear all that the host has said until now."""
        self.answered({"kind": "moderate", "name": "nobody of this name", "what": "mute"})

    def last_word(self) -> str:
        """Hear all that is said until now; "" if the connection holds, else why it has ended."""
        self._asked -= 1  # numbers that nobody else asks under
        self.say({"kind": "moderate", "id": -(10**9) + self._asked, "name": "-", "what": "mute"})
        while (message := self.hear()) is not None:
            if message["kind"] == "answer" and message["id"] == -(10**9) + self._asked:
                return ""
        return self.ended()

    # --- hearing -----------------------------------------------------------------------------

    def hear(self) -> dict[str, Any] | None:
        """The next message; None when the connection is over."""
        if not self._come:
            try:
                text = self._connection.recv(PATIENCE)
            except ConnectionClosed:
                return None
            assert isinstance(text, str)
            self.heard.append(text)
            message: dict[str, Any] = json.loads(text)
            self._come.extend(message.get("messages", [message]))
        message = self._come.popleft()
        self.messages.append(message)
        if message["kind"] == "welcome":
            self.welcome = message
        elif "channel" in message:
            self._follow(message)
        return message

    def _follow(self, message: dict[str, Any]) -> None:
        name = str(message["channel"])
        if message["kind"] == "over":
            del self.values[name]
        elif message["kind"] == "whole":
            self.values[name] = message["value"]
        else:
            self.values[name] = changed(self.values[name], message["changes"])

    def until(self, kind: str) -> dict[str, Any]:
        """The next message of a kind."""
        while (message := self.hear()) is not None:
            if message["kind"] == kind:
                return message
        raise AssertionError(f"the connection ended without {kind}: {self.heard[-1:]}")

    def ended(self) -> str:
        """Hear everything to the end of the connection, and answer with the reason given."""
        end = monotonic() + PATIENCE
        while self.hear() is not None:
            assert monotonic() < end, "the connection does not end"
        last = json.loads(self.heard[-1]) if self.heard else {}
        if last.get("kind") == "goodbye":
            return str(last["reason"])
        code = self._connection.close_code
        return "too_large" if code == TOO_LARGE else str(code)


def refused(answer: dict[str, Any]) -> str:
    """Why something was refused, "" if it was not."""
    return str(answer["refusal"][0]) if "refusal" in answer else ""
