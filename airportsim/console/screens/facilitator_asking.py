"""What the facilitator asks of a session: at once, or only when he is sure."""

from typing import Any

from airportsim.console.box import Box
from airportsim.console.canvas import Canvas, Do
from airportsim.console.console import Console
from airportsim.console.look import Size
from airportsim.model.interventions import Grant, Inject, SetPace
from airportsim.model.refusals import Code, Refusal
from airportsim.model.session_rules import RIGHTS
from airportsim.model.words import SessionPhase
from airportsim.play.session import FACILITATOR

SURE = 4.0
"""Seconds within which a button must be used once more where that is asked for."""

_IN_DO = frozenset({SessionPhase.DO})


class Asking:
    """Gives the facilitator's commands, and knows in which phases each makes sense."""

    def __init__(self, console: Console) -> None:
        self.console = console
        self._armed = ""
        self._until = 0.0

    def give(self, command: Any) -> bool:
        """Ask for something; a refusal appears where the click was. Whether it was accepted."""
        return self.console.answered(self.console.room.submit(FACILITATOR, command))

    def makes_sense(self, command: type[Any]) -> bool:
        """Whether a kind of command can be given in this phase."""
        intervenes = command in (Inject, Grant, SetPace)
        phases = _IN_DO if intervenes else RIGHTS[command][1]
        return self.console.room.state.phase in phases

    def refusal(self, command: type[Any]) -> str:
        """The sentence that says that a kind of command cannot be given in this phase, or ""."""
        if self.makes_sense(command):
            return ""
        phase = self.console.room.state.phase.value
        return self.console.texts.refusal(Refusal(Code.NOT_NOW, (phase,)))

    def button(
        self, canvas: Canvas, box: Box, label: str, command: Any, key: str, name: str,
        detail: str = "", primary: bool = False, refusal: str = "",
    ) -> None:  # fmt: skip
        """A button that asks for something."""
        refusal = refusal or self.refusal(type(command))
        do = lambda: self.give(command)  # noqa: E731
        canvas.button(box, label, do, key, detail, refusal, primary, name, Size.BODY)

    def twice(
        self, canvas: Canvas, box: Box, label: str, command: Any, key: str, name: str,
        detail: str = "", warning: str = "",
    ) -> None:  # fmt: skip
        """A button that asks for something only when it is used once more."""
        do = lambda: self.give(command)  # noqa: E731
        refusal = self.refusal(type(command))
        self.sure(canvas, box, label, do, key, name, detail, warning, refusal)

    def sure(
        self, canvas: Canvas, box: Box, label: str, do: Do, key: str, name: str,
        detail: str = "", warning: str = "", refusal: str = "",
    ) -> None:  # fmt: skip
        """A button that acts only when it is used once more, for what `warning` says.

        Where the button is not to be seen, the question appears by itself.
        """
        armed = self._armed == name and canvas.t < self._until

        def act() -> None:
            if self._armed == name and canvas.t < self._until:
                self._armed = ""
                do()
            else:
                self._armed, self._until = name, canvas.t + SURE
                if hidden:
                    which = "once_more_warned" if warning else "once_more"
                    about = {"what": label, "button": key, "warning": warning}
                    self.console.notice(self.console.say(f"fac.{which}", **about))

        hidden = canvas.hides(box)
        words = self.console.say("fac.sure") if armed else label
        detail = warning if armed else detail
        canvas.button(box, words, act, key, detail, refusal, armed, name, Size.BODY)
