"""The sounds of the room, made from sine waves; where there is no sound device all is silent."""

import contextlib
from enum import Enum
from typing import TYPE_CHECKING

import pygame

if TYPE_CHECKING:
    import numpy as np

RATE = 22_050
"""Samples a second."""

Note = tuple[float, float, float]
"""A tone: hertz, seconds, loudness from 0 to 1; 0 hertz is a rest."""

A4 = 440.0


class Sound(Enum):
    """What can be heard; an alarm's pitch rises with the terminals that it is about."""

    ALARM_1 = ((A4, 0.14, 0.5), (A4 * 1.26, 0.14, 0.5)) * 2
    ALARM_2 = ((A4 * 1.26, 0.14, 0.6), (A4 * 1.59, 0.14, 0.6)) * 2
    ALARM_3 = ((A4 * 1.59, 0.12, 0.7), (A4 * 2, 0.12, 0.7)) * 3
    CHIME = ((A4 * 1.5, 0.12, 0.4), (A4 * 2, 0.28, 0.4))
    LOST = ((A4 / 2, 0.3, 0.6), (A4 / 2.67, 0.45, 0.6))
    TICK = ((A4 * 2, 0.05, 0.4),)
    APPLAUSE = ((0, 0, 0),)


def alarm(terminals: int) -> Sound:
    """The alarm of a fault that so many terminals feel."""
    return (Sound.ALARM_1, Sound.ALARM_2, Sound.ALARM_3)[min(3, max(1, terminals)) - 1]


class Sounds:
    """Plays sounds, if it is on and the machine can."""

    def __init__(self, on: bool = True) -> None:
        self.on = on
        self.played: list[Sound] = []
        self._made: dict[Sound, pygame.mixer.Sound] = {}
        self._works: bool | None = None

    def play(self, sound: Sound) -> None:
        """Play a sound once."""
        if not self.on:
            return
        self.played = [*self.played[-20:], sound]
        if self._ready():
            self._sound(sound).play()

    def prepare(self) -> None:
        """Make all sounds, so that none has to be made when it is to be heard."""
        if self.on and self._ready():
            for sound in Sound:
                self._sound(sound)

    def _sound(self, sound: Sound) -> pygame.mixer.Sound:
        if sound not in self._made:
            self._made[sound] = pygame.mixer.Sound(buffer=samples(sound).tobytes())
        return self._made[sound]

    def _ready(self) -> bool:
        """Whether there is a sound device; it is looked for when it is first needed."""
        if self._works is None:
            self._works = False
            with contextlib.suppress(pygame.error):
                pygame.mixer.init(RATE, -16, 1, 1024)
                self._works = True
        return self._works


def samples(sound: Sound) -> "np.typing.NDArray[np.int16]":
    """A sound as 16-bit samples at RATE, of shape (n,)."""
    import numpy as np  # here, since the first window should not wait for it

    tones = [_applause()] if sound is Sound.APPLAUSE else [_tone(*note) for note in sound.value]
    wave = np.clip(np.concatenate(tones), -1, 1)
    return np.asarray(wave * 0.6 * 32767, dtype=np.int16)


def _tone(hertz: float, seconds: float, loudness: float) -> "np.typing.NDArray[np.float64]":
    import numpy as np

    t = np.arange(int(RATE * seconds)) / RATE
    wave = np.sin(2 * np.pi * hertz * t) + 0.25 * np.sin(4 * np.pi * hertz * t)
    fade = np.minimum(1, np.minimum(t, seconds - t) / 0.015)
    return np.asarray(loudness * wave * fade)


def _applause() -> "np.typing.NDArray[np.float64]":
    """Some hundred claps: short bursts of noise, more of them in the middle."""
    import numpy as np

    luck = np.random.default_rng(85)
    wave = np.zeros(int(RATE * 2.5))
    clap = int(RATE * 0.03)
    for at in luck.normal(1.1, 0.5, 260):
        start = int(np.clip(at, 0, 2.4) * RATE)
        burst = luck.normal(0, 0.25, clap) * np.exp(-np.arange(clap) / (clap / 4))
        wave[start : start + clap] += burst[: len(wave) - start]
    return wave
