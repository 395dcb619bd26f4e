"""The technical specialist's bot."""

from dataclasses import replace

from airportsim.model import events as e
from airportsim.model.team import Skill
from airportsim.model.words import Lever, Work
from tests.play.rounds import seated
from tests.worlds import TINY, airport_of, setup_of, struck

HASTY = replace(TINY, practice=replace(TINY.practice, limits=(30, 30, 30)))
SCENARIO = struck((5, "fuel-b", "hung"), scenario=HASTY)


def looked_at(skill: Skill, *levers: Lever) -> list[int]:
    """The seconds in which a specialist began to test an item."""
    setup = setup_of(SCENARIO, *levers)
    table = seated(airport_of(SCENARIO), setup, skill, seed=1)
    table.advance(table.simulation.end)
    return [
        entry.t for entry in table.simulation.journal
        if isinstance(entry.event, e.WorkStarted) and entry.event.work is Work.TEST
    ]  # fmt: skip


def test_he_waits_for_no_time_limit_that_lets_nothing_be_bought(skills: dict[str, Skill]) -> None:
    """Limits are criteria of buying: where there are none, priority levels delay no test."""
    regular = skills["regular"]
    plain = looked_at(regular, Lever.PURCHASING_OPEN)
    assert plain
    assert looked_at(regular, Lever.PURCHASING_OPEN, Lever.PRIORITY_LEVELS) == plain
