"""Keys of the seats: each does one thing, and none is taken from the round around them."""

from collections import Counter
from functools import partial

import pytest

from airportsim.console.screens.do import Do
from airportsim.model.words import Lever, Role
from tests.console.first_contact import KNOWLEDGE, everything_known, taken_over
from tests.console.seats_of_repair import EVERYTHING
from tests.console.stage import draw

FORMS = ("act.fix", "act.lend_hand", "act.set_priority", "act.switch_over", "act.same_as")
"""Buttons that open something with keys of its own."""


@pytest.mark.parametrize("levers", [(), EVERYTHING, KNOWLEDGE])
@pytest.mark.parametrize("role", Role)
def test_every_key_does_one_thing(role: Role, levers: tuple[Lever, ...]) -> None:
    articles = everything_known() if levers is KNOWLEDGE else ()
    console = taken_over([role], 460, levers, articles=articles)
    screen = Do(console)
    shown = partial(draw, console, screen, percent=150)
    canvas, panel = shown(), screen.panel(role)
    seat = console.seat(role)
    assert seat is not None
    for entry in panel.inbox(seat.view()):
        panel.pick(entry)
        canvas = shown()
        opened = [canvas]
        for name in FORMS:
            button = canvas.named(name)
            if button is not None and not button.refusal and panel.picked and button.key:
                canvas.press(button.key)
                opened.append(shown())
        for one in opened:
            keys = Counter(zone.key for zone in one.zones if zone.key)
            assert {key: count for key, count in keys.items() if count > 1} == {}
            assert [zone.name for zone in one.zones if zone.key == "V"] == ["flip"]
            assert not {"M", "Space"} & keys.keys()
