"""What can be clicked or pressed on a canvas."""

from collections.abc import Callable
from typing import NamedTuple

from airportsim.console.box import Box

Do = Callable[[], object]


class Zone(NamedTuple):
    """A spot that does something when it is clicked, or when its key is pressed.

    `refusal` is the sentence that says why it cannot be done now; `name` is for tests and guides,
    `label` says what it does, for the list of all keys.
    """

    box: Box
    do: Do | None
    key: str = ""
    tip: str = ""
    refusal: str = ""
    name: str = ""
    label: str = ""
