"""What the whole room hears: what everybody can see happen, and nothing of what is hidden."""

from dataclasses import fields, replace

import pytest

from airportsim.model import commands as c
from airportsim.model import events as e
from airportsim.model.airport import Airport
from airportsim.model.journal import kind_of
from airportsim.model.team import Skill, Team
from airportsim.model.words import Level, Role, Verdict
from airportsim.play.match import play
from airportsim.play.rewind import Rewind
from airportsim.play.ticker import RECOVERY, TOLD, Told, told
from tests.play.test_views import with_another_truth
from tests.worlds import (
    AM,
    DESK,
    DIRECTOR,
    DM,
    SPEC,
    STRIKE,
    VENDOR,
    Play,
    alerted,
    proposed,
    seen,
    struck,
)


def heard(play: Play) -> list[Told]:
    return told(play.sim.state, play.sim.journal)


def lines(play: Play) -> list[str]:
    """What was heard but for flights, each as "second who kind: tiles"."""
    return [
        f"{one.t} {one.role or 'airport'} {kind_of(type(one.event))}: "
        + " ".join("/".join(tile) for tile in one.where)
        for one in heard(play)
        if not isinstance(one.event, e.FlightAway | e.FlightDiverted | e.FlightCancelled)
    ]


def test_the_room_hears_a_ticket_through_its_life_and_who_moved_it() -> None:
    play = proposed().work(VENDOR, c.Verify(0, Verdict.ACCEPTED)).do(DESK, c.Close(0))
    assert lines(play) == [
        "5 airport service_failed: FUL/A",
        "14 account_manager ticket_reported: FUL/A",
        "19 service_desk ticket_logged: FUL/A",
        "20 service_desk ticket_escalated: FUL/A",
        "31 specialist ticket_taken: FUL/A",
        "51 specialist fix_proposed: FUL/A",
        "60 vendor fix_verified: FUL/A",
        "60 specialist fault_fixed: FUL/A",
        "60 airport ticket_restored: FUL/A",
    ]


def test_only_what_newly_goes_down_is_heard_of() -> None:
    """A fault that hides behind another is not betrayed; nor does its repair free what is held."""
    play = Play(struck((5, "fuel-b", "hung"), (100, "depot", "locked"))).at(130)
    assert lines(play)[0] == "5 airport service_failed: FUL/B"
    assert [line.split(": ")[1] for line in lines(play)[1:]] == ["CAT/A CAT/B"]
    play.work(AM, c.Report(1, (0,))).work(DESK, c.Log(0, Level.LOW, Level.LOW))
    play.work(DESK, c.FirstAid(0))
    (fixed,) = (one for one in heard(play) if isinstance(one.event, e.FaultFixed))
    assert fixed.where == (("CAT", "A"), ("CAT", "B"))
    assert fixed.role is DESK


def test_a_crash_is_heard_of_with_all_that_it_holds() -> None:
    play = Play(struck(STRIKE, crash_after=50)).at(60)
    assert "55 airport fault_crashed: FUL/A FUL/B" in lines(play)


def test_a_wrong_change_is_heard_as_services_that_fail() -> None:
    play = proposed(item="gate-a").work(VENDOR, c.Verify(0, Verdict.ACCEPTED))
    assert lines(play)[-1] == "60 airport service_failed: BRD/A"
    assert [type(one.event) for one in heard(play)].count(e.ItemWorsened) == 0


def test_news_about_a_failure_says_what_fails_where_and_not_which_alert_told_of_it() -> None:
    play = alerted().work(AM, c.InformAirline("A", 60, 0)).work(AM, c.Apologise("A", 0)).at(120)
    about = [one for one in heard(play) if isinstance(one.event, RECOVERY)]
    assert [kind_of(type(one.event)) for one in about] == [
        "airline_informed", "airline_apologised", "promise_ended",
    ]  # fmt: skip
    assert {one.where for one in about} == {(("FUL", "A"),)}
    assert all(replace(one.event, alert=-1) == one.event for one in about)  # type: ignore[arg-type]


@pytest.mark.parametrize("role", [SPEC, DM])
def test_a_mirror_is_the_doing_of_whoever_switched_to_it(role: Role) -> None:
    play = seen(mirrors=("fuel-a",)).do(SPEC, c.Take(0)).work(role, c.SwitchOver(0, "fuel-a"))
    (switched,) = (one for one in heard(play) if isinstance(one.event, e.MirrorSwitched))
    assert switched.role is role
    (fixed,) = (one for one in heard(play) if isinstance(one.event, e.FaultFixed))
    assert fixed.role is None


def test_a_lent_hand_acts_for_the_role_that_it_worked_for_then() -> None:
    play = seen(mirrors=("fuel-a",)).do(SPEC, c.Take(0))
    lent = play.hand_of(AM)
    play.do(DM, c.LendHand(lent, SPEC)).work(SPEC, c.SwitchOver(0, "fuel-a"), lent)
    play.do(DM, c.LendHand(lent, DIRECTOR))
    (switched,) = (one for one in heard(play) if isinstance(one.event, e.MirrorSwitched))
    assert switched.role is SPEC


def test_a_verdict_does_not_tell_whether_the_vendor_is_right() -> None:
    for item in ("fuel-a", "gate-a"):
        play = proposed(item=item).work(VENDOR, c.Verify(0, Verdict.ACCEPTED))
        (one,) = (one for one in heard(play) if isinstance(one.event, e.FixVerified))
        assert one.event == e.FixVerified(0, Verdict.ACCEPTED, True)


def test_the_room_never_hears_which_item_is_broken_or_how(
    classic: Airport, reference: Team, skills: dict[str, Skill]
) -> None:
    """No fault's number, which would tell what belongs together; no item, cause or remedy."""
    kinds = classic.scenario.kinds.values()
    secret = {item.id for item in classic.scenario.items}
    secret |= {name for kind in kinds for name in (*kind.modes, *kind.remedies)}
    kinds_heard = set()
    for result in play(classic, reference, skills, seed=2):
        rewind = Rewind(classic, result.setup, result.journal)
        rewind.seek(rewind.end)
        for one in rewind.told():
            kinds_heard.add(type(one.event))
            values = {name: getattr(one.event, name) for name in _names(one.event)}
            assert values.pop("fault", -1) == -1
            assert values.pop("alert", -1) == -1
            if not isinstance(one.event, e.MirrorSwitched):  # what runs on a mirror is to be seen
                assert not secret & {v for v in values.values() if isinstance(v, str)}, one
    assert kinds_heard <= set(TOLD)
    assert len(kinds_heard) > 20


def _names(event: e.Event) -> list[str]:
    return [field.name for field in fields(event)]


def test_what_the_room_hears_does_not_depend_on_the_hidden_truth() -> None:
    play = Play(struck((5, "depot", "hung"), (20, "gate-a", "full"), crash_after=60)).at(100)
    other = with_another_truth(play.sim.state)
    assert told(other, play.sim.journal) == heard(play)


def test_what_was_heard_can_be_cut_anywhere() -> None:
    play = proposed().work(VENDOR, c.Verify(0, Verdict.ACCEPTED)).end()
    state, journal, whole = play.sim.state, play.sim.journal, heard(play)
    for cut in range(len(journal) + 1):
        assert told(state, journal, 0, cut) + told(state, journal, cut) == whole


def test_everything_told_has_its_second_and_serial() -> None:
    play = proposed()
    for one in heard(play):
        entry = play.sim.journal[one.serial]
        assert (entry.t, entry.serial) == (one.t, one.serial)
