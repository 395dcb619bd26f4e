"""The service measures of a round follow from its journal."""

from airportsim.model.airport import Airport
from airportsim.model.events import FixVerified
from airportsim.model.score import score
from airportsim.model.service import HandOver, Spread, service, spread
from airportsim.model.team import Skill, Team
from airportsim.model.words import Work
from airportsim.play.match import planned, seated, start
from tests.worlds import restored


def test_a_spread_has_mean_median_and_nearest_rank_percentile() -> None:
    assert spread([]) is None
    assert spread([7]) == Spread(1, 7, 7, 7)
    assert spread([10, 1, 2, 3, 4, 5, 6, 7, 8, 9]) == Spread(10, 5.5, 5.5, 9)


def test_one_incident_is_timed_at_every_hand_over() -> None:
    play = restored().at(600)
    sim = play.sim
    found = service(sim.airport, sim.setup, sim.journal)
    fault = sim.state.faults[0]
    assert found.restore == spread([fault.fixed_at - fault.struck_at])
    waits = {step.value: wait.mean for step, wait in found.waits.items() if wait}
    assert waits == {
        "alert_to_report": 9,
        "report_to_log": 5,
        "log_to_escalate": 1,
        "escalate_to_take": 11,
        "propose_to_verify": 9,
    }
    assert {w.value: s for w, s in found.work.items() if s} == {
        "report": 8,
        "log": 4,
        "fix": 20,
        "verify": 8,
    }
    tile = fault.type.tiles[0]
    up = 1 - (fault.fixed_at - fault.struck_at) / sim.end
    assert abs(found.availability[tile] - up) < 1e-9
    assert found.reopened == 0
    assert found.cost_per_incident == 0


def test_service_agrees_with_the_score_and_with_the_state_of_a_played_round(
    classic: Airport, reference: Team, skills: dict[str, Skill]
) -> None:
    setup = planned(classic, reference, start(classic, reference)).setup()
    table = seated(classic, setup, reference, skills, seed=5)
    table.advance(1500)
    journal = table.simulation.journal
    found, points = service(classic, setup, journal), score(classic, setup, journal)
    assert found.restore is not None
    assert found.acknowledge is not None
    assert found.restore.mean == points.mean_time_to_restore
    assert found.acknowledge.mean == points.mean_time_to_acknowledge
    assert found.restore.median <= found.restore.p90
    assert all(0 <= share <= 1 for share in found.availability.values())
    answered = sum(isinstance(entry.event, FixVerified) for entry in journal)
    assert answered > 0
    assert found.work[Work.VERIFY] >= 8 * answered
    verified = found.waits[HandOver.PROPOSE_TO_VERIFY]
    assert verified is not None
    assert verified.count == answered
