"""Sounds: what is heard tells how bad it is; without a device all goes on in silence."""

import numpy as np
import pygame
import pytest

from airportsim.console.ears import Ears
from airportsim.console.sound import RATE, Sound, Sounds, alarm, samples
from airportsim.model.interventions import Inject
from airportsim.model.session import Who
from airportsim.model.words import Lever, Role
from tests.console.stage import playing


def loudest(sound: Sound) -> float:
    """The strongest frequency in the first tone of a sound, in hertz."""
    wave = samples(sound)[: RATE // 10].astype(float)
    spectrum = np.abs(np.fft.rfft(wave))
    return float(np.argmax(spectrum) * RATE / len(wave))


def test_an_alarm_is_higher_the_more_terminals_it_is_about() -> None:
    one, two, four = (loudest(alarm(n)) for n in (1, 2, 4))
    assert one < two < four


@pytest.mark.parametrize("sound", Sound)
def test_every_sound_can_be_heard_and_does_not_clip(sound: Sound) -> None:
    wave = samples(sound)
    assert wave.dtype == np.int16
    assert 1000 < np.abs(wave).max() < 32767
    assert len(wave) < 4 * RATE


def test_the_same_sound_is_the_same_on_every_machine_and_run() -> None:
    assert np.array_equal(samples(Sound.APPLAUSE), samples(Sound.APPLAUSE))


def test_without_a_sound_device_nothing_breaks(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*args: object) -> None:
        raise pygame.error("no device")

    monkeypatch.setattr(pygame.mixer, "init", broken)
    sounds = Sounds()
    sounds.play(Sound.CHIME)
    assert sounds.played == [Sound.CHIME]


def test_muted_means_silent() -> None:
    sounds = Sounds(on=False)
    sounds.play(Sound.CHIME)
    assert sounds.played == []


def test_a_new_fault_sounds_once_and_its_pitch_tells_the_terminals() -> None:
    console = playing(Role.DIRECTOR, second=1, seed=1)
    console.sounds.on = True
    ears = Ears(console)
    ears.listen()
    console.sounds.played.clear()
    item = next(
        item
        for item, cover in console.room.airport.covers.items()
        if {len(where) for where in cover.values()} == {4} and console.scenario.items
    )
    mode = next(iter(console.room.airport.items[item].faults))
    console.room.submit(Who("", None), Inject(item, mode))
    for _ in range(3):
        console.room.step_second()
        ears.listen()
    assert console.sounds.played.count(Sound.ALARM_3) >= 1


@pytest.mark.parametrize(("seed", "met"), [(1, False), (14, True)])
def test_a_round_above_its_sla_is_applauded_and_no_other(seed: int, met: bool) -> None:
    console = playing(None, second=1490, seed=seed, levers=tuple(Lever))
    console.sounds.on = True
    ears = Ears(console)
    ears.listen()
    while console.room.now >= 0:
        console.room.step_second()
    ears.listen()
    ears.listen()
    assert console.room.state.scores[1].sla_met is met
    assert console.sounds.played.count(Sound.APPLAUSE) == met


def test_the_last_ten_seconds_tick() -> None:
    console = playing(None, second=1485, seed=1)
    console.sounds.on = True
    ears = Ears(console)
    ears.listen()
    while console.room.now >= 0:
        console.room.step_second()
        ears.listen()
    assert console.sounds.played.count(Sound.TICK) == 10
