"""One thing that a room tells some of its seats: whole at first, then what changes in it."""

from typing import Any

from airportsim.net.differences import differences
from airportsim.net.messages import text


class Channel:
    """A plain value that seats follow; each message to them has the next number."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.number = 0
        self.value: Any = None

    def whole(self) -> str:
        """The message for whoever begins to follow, or has lost the thread."""
        return text(
            {"kind": "whole", "channel": self.name, "number": self.number, "value": self.value}
        )

    def set(self, value: Any) -> str | None:
        """Take another value; answers with the message for whoever has followed, None for none."""
        changes = differences(self.value, value)
        if not changes:
            return None
        self.number += 1
        self.value = value
        return text(
            {"kind": "change", "channel": self.name, "number": self.number, "changes": changes}
        )
