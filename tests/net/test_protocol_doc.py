"""`docs/protocol.md` tells of all that host and seats say, with the numbers that hold."""

import re
from dataclasses import fields
from pathlib import Path
from typing import get_args

import pytest

from airportsim.files.catalogue import load_catalogue
from airportsim.model.words import Role
from airportsim.net import gate, host, messages, room, sender, telling, wire
from airportsim.net.messages import FromSeat, Welcome

DOC = Path(__file__).parents[2].joinpath("docs", "protocol.md").read_text(encoding="utf-8")
CODE = {word for one in re.findall(r"`([^`]+)`", DOC) for word in re.findall(r"\w+", one)}


@pytest.mark.parametrize("kind", [*get_args(FromSeat), Welcome])
def test_every_message_and_each_of_its_fields_is_named(kind: type) -> None:
    named = {field.name: field.default for field in fields(kind)}
    assert {*named, named["kind"]} - CODE == set()


def test_every_channel_and_every_way_to_end_is_named() -> None:
    channels = {telling.SESSION, telling.PEOPLE, telling.PUBLIC, telling.TRUTH, telling.DESK}
    channels.add(telling.GAUGES)
    assert {*channels, *Role} - CODE == set()
    assert {
        "whole",
        "change",
        "over",
        "together",
        "news",
        "round",
        "answer",
        "goodbye",
    } - CODE == set()
    said_by_the_seat = {"net.unreachable", "net.bad_address", "net.not_a_room", "net.too_large"}
    reasons = {*load_catalogue("en", "net")} - said_by_the_seat
    assert {reason.removeprefix("net.") for reason in reasons} - CODE == set()


def test_its_numbers_hold() -> None:
    assert f"Version {messages.PROTOCOL}." in DOC
    assert (messages.LARGEST, wire.LARGEST) == (64 << 10, 64 << 20)
    assert (messages.SIZE_OF_ONE, sender.MOST_WAITING) == (1_000, 1 << 20)
    assert (room.MOST_PEOPLE, room.LONGEST_NAME, host.STRANGERS) == (100, 40, 100)
    assert (gate.CODE, gate.FREE_TRIES, gate.LONGEST_WAIT, gate.FORGIVEN_AFTER) == (5, 3, 60, 300)
    assert (host.HELLO_WITHIN, host.BEAT, wire.BEAT, sender.STALLED) == (5, 3, 3, 10)
    pauses = ", ".join(f"{pause:g}" for pause in wire.PAUSES)
    assert f"tries again after {pauses}, 5... seconds" in DOC


def test_every_file_that_it_links_is_there() -> None:
    for name in ("protocol.md", "workshop.md"):
        folder = Path(__file__).parents[2] / "docs"
        for link in re.findall(r"\]\(([^)]+)\)", folder.joinpath(name).read_text("utf-8")):
            assert folder.joinpath(link).exists(), link
