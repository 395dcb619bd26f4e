"""A picture of an episode: the one place where the lab uses the console's painter."""

import numpy as np
from numpy.typing import NDArray

from airportsim.console.offscreen import BigPicture
from airportsim.play.session import Session


class Picture:
    """Draws the big screen of whatever session is played."""

    def __init__(self) -> None:
        self._big: BigPicture | None = None

    def of(self, session: Session) -> NDArray[np.uint8]:
        """The screen of a session as it is now: (720, 1280, 3), from 0 to 255."""
        if self._big is None or self._big.room is not session:
            self._big = BigPicture(session)
        return self._big.draw()
