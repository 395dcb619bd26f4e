"""Why a room cannot be joined, or why a host has ended a line, in words."""

from airportsim.console.console import Console

USUAL = "closed"
"""What is said for a reason that this console does not know."""


def reason(console: Console, code: str, address: str = "") -> str:
    """The sentence for a code; the host, which may be another version, has chosen it."""
    try:
        return console.say(f"net.{code}", address=address)
    except KeyError:
        return console.say(f"net.{USUAL}", address=address)
