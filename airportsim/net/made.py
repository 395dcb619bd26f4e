"""What is made of a host's messages at the seat: airports, rounds that are over, news."""

import json
from collections.abc import Mapping, Sequence
from typing import Any

from airportsim.files.codec import value_of
from airportsim.files.journals import entry_of
from airportsim.model.airport import Airport
from airportsim.model.quality import Indicator
from airportsim.model.scenario import Scenario
from airportsim.model.score import Score
from airportsim.model.team import RoundSetup
from airportsim.model.words import Role
from airportsim.net.wire import Message
from airportsim.play.gauges import Gauges, Values, gauges
from airportsim.play.session import RoundResult
from airportsim.play.ticker import Told


def ready(message: Message) -> Message:
    """A message with what is dear to make of it made, beside the thread of the window."""
    if message["kind"] == "welcome":
        scenario = value_of(message["scenario"], Scenario)
        message["airport"] = Airport(scenario)
    elif message["kind"] == "round":
        message["result"] = RoundResult(
            value_of(json.dumps(message["setup"]), RoundSetup),
            value_of(json.dumps(message["score"]), Score),
            [entry_of(line) for line in message["journal"]],
            int(message["end"]),
            int(message["survey"]),
        )
    return message


def told_of(plain: Sequence[Any]) -> Told:
    """Something that everybody has heard, from its message."""
    written, role, where = plain
    entry = entry_of(written)
    tiles = tuple((service, terminal) for service, terminal in where)
    return Told(entry.t, entry.serial, entry.event, Role(role) if role else None, tiles)


def gauges_of(scenario: Scenario, setup: RoundSetup, plain: Mapping[str, Any]) -> Gauges:
    """The indicators of the running round, from their channel."""
    values, before = (_values(plain[name]) for name in ("values", "before"))
    return gauges(scenario, setup, plain["second"], values, before)


def _values(plain: Mapping[str, Sequence[int | None]]) -> Values:
    return {t: dict(zip(Indicator, own, strict=True)) for t, own in plain.items()}
