"""What can be asked for around the rounds and by the facilitator: which sentence tells of it."""

from collections.abc import Callable
from typing import Any

from airportsim.model import session as s
from airportsim.model.interventions import Grant, Inject, Intervention
from airportsim.model.journal import kind_of
from airportsim.model.ledger import Measure

Step = s.SessionCommand | Intervention
"""Anything that can be asked for, beside a role's work during a round."""

STEP_FORMS: dict[type[Any], Callable[[Any], object]] = {
    s.RepeatRound: lambda step: step.new_faults,
    s.SetCountdown: lambda step: step.seconds,
    s.Broadcast: lambda step: step.text,
    s.Blank: lambda step: step.on,
    s.Reseat: lambda step: step.players or step.skill,
    s.Claim: lambda step: step.hands,
    Inject: lambda step: step.at >= 0,
    Grant: lambda step: step.usd > 0,
}
"""Those with two sentences, and what chooses: `then` if it holds, else `else`."""

TIMED = frozenset({Measure.MEAN_TIME_TO_ACKNOWLEDGE, Measure.MEAN_TIME_TO_RESTORE})
"""Measures whose values are seconds."""


def step_key(step: Step) -> str:
    """The key of the sentence that tells of a step."""
    if isinstance(step, s.Reseat) and stands_in(step):
        return "step.stand_in"
    key = f"step.{kind_of(type(step))}"
    chosen = STEP_FORMS.get(type(step))
    if chosen is None:
        return key
    return f"{key}.then" if chosen(step) else f"{key}.else"


def stands_in(step: s.Reseat) -> bool:
    """Whether a bot takes the place of people who are gone."""
    return bool(step.stand_in and step.players and step.skill)
