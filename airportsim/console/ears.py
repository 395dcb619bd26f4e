"""Turns what happens into sounds: faults, cures, lost flights, the end of a round."""

from airportsim.console.console import Console
from airportsim.console.sound import Sound, alarm
from airportsim.model import events as e
from airportsim.model.words import SessionPhase

LAST = 10
"""Seconds before the end of a round that are ticked off."""


class Ears:
    """Hears what the whole room is told, and plays it once."""

    def __init__(self, console: Console) -> None:
        self._console = console
        self._round: tuple[int, int, int] | None = None
        self._serial = 0
        self._second = -1

    def listen(self) -> None:
        """Play what has happened since the last time."""
        room = self._console.room
        state = room.state
        at = (id(room), state.number, state.attempt)
        if state.phase is not SessionPhase.DO:
            played, self._round = self._round, None
            if played is not None and played[0] == id(room):
                self._judge(*played[1:])
            return
        if at != self._round:
            self._round, self._serial, self._second = at, 0, room.now
            for one in room.told(0):  # a round that was gone on with has had its sounds
                self._serial = one.serial + 1
            return
        alarms = 0
        for one in room.told(self._serial):
            self._serial = one.serial + 1
            match one.event:
                case e.ServiceFailed() | e.FaultCrashed():
                    alarms = max(alarms, len({terminal for _, terminal in one.where}))
                case e.FaultFixed():
                    self._play(Sound.CHIME)
                case e.FlightDiverted() | e.FlightCancelled():
                    self._play(Sound.LOST)
        if alarms:
            self._play(alarm(alarms))
        self._tick()

    def _tick(self) -> None:
        room = self._console.room
        left = room.airport.scenario.schedule.round - room.now
        if room.now != self._second and 0 < left <= LAST:
            self._play(Sound.TICK)
        self._second = room.now

    def _judge(self, number: int, attempt: int) -> None:
        """Applause, once, for a round above its SLA; none for one that is to be played again."""
        state = self._console.room.state
        again = state.number == number and state.attempt != attempt
        score = state.scores.get(number)
        if score is not None and score.sla_met and not again:
            self._play(Sound.APPLAUSE)

    def _play(self, sound: Sound) -> None:
        """The big screen sounds; a seat's own window only alone, or if its player asks."""
        console = self._console
        if "big" in console.extra or console.settings.alarms or not console.extra:
            console.sounds.play(sound)
