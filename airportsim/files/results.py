"""What a played match is worth, as one JSON document, and its journal, as JSON lines."""

from collections.abc import Iterable, Iterator
from dataclasses import asdict
from hashlib import sha256

from airportsim.debrief.quality.recovered import of_round, recovered
from airportsim.debrief.quality.round import Quality
from airportsim.files.library import digest_of
from airportsim.model.journal import Entry, line
from airportsim.model.scenario import Scenario
from airportsim.model.score import Score
from airportsim.model.team import RoundSetup, Team
from airportsim.model.version import RULES


def result(
    scenario: Scenario, team: Team, seed: int, version: str, rounds: list[dict[str, object]]
) -> dict[str, object]:
    """The result of a match, from those of its rounds; `version` is that of the package."""
    digests = "".join(f"{one['digest']}\n" for one in rounds)
    return {
        "scenario": scenario.name,
        "scenario_digest": digest_of(scenario),
        "team": team.name,
        "team_digest": digest_of(team),
        "seed": seed,
        "rules": RULES,
        "version": version,
        "rounds": rounds,
        "digest": sha256(digests.encode("ascii")).hexdigest(),
    }


def round_result(
    setup: RoundSetup, score: Score, digest: str, quality: Quality | None = None
) -> dict[str, object]:
    """The result of one round; times are seconds, null where nothing happened to be timed.

    What the airlines felt is added if it is given.
    """
    return {
        "round": setup.number,
        "flights": score.flights,
        "landed": score.landed,
        "diverted": score.diverted,
        "cancelled": score.cancelled,
        "unfinished": score.unfinished,
        "success_rate": score.success_rate,
        "target_attainment": score.target_attainment,
        "sla_target": score.sla_target,
        "sla_met": score.sla_met,
        "budget": score.budget,
        "spent": score.spent,
        "profit": score.profit,
        "incidents": score.incidents,
        "restored": score.restored,
        "restored_by": {by.value: count for by, count in score.restored_by.items()},
        "crashed": score.crashed,
        "rejected_fixes": score.rejected_fixes,
        "mean_time_to_acknowledge_s": score.mean_time_to_acknowledge,
        "mean_time_to_restore_s": score.mean_time_to_restore,
        "first_contact_resolution": score.first_contact_resolution,
        "levers": sorted(lever.value for lever in setup.levers),
        **(quality_result(quality) if quality else {}),
        "digest": digest,
    }


def quality_result(quality: Quality) -> dict[str, object]:
    """What the airlines felt: index from 0 to 100, quality and gaps in hundredths of a point.

    Recoveries in numbers are those of all airlines together.
    """
    each = quality.airlines
    return {
        "csi": quality.index / 100,
        "csi_by_airline": {one.airline: one.satisfaction.index / 100 for one in each},
        "servqual": {
            one.airline: {
                dimension.value: {"expected": gaps.expected, "perceived": gaps.perceived}
                for dimension, gaps in one.gaps.items()
            }
            for one in each
        },
        "gaps": {
            one.airline: {dimension.value: list(gaps.five) for dimension, gaps in one.gaps.items()}
            for one in each
        },
        "recovery": asdict(recovered(of_round(quality))),
    }


def journal_lines(number: int, journal: Iterable[Entry]) -> Iterator[str]:
    """The journal of a round as JSON lines, each told which round (from 1) it belongs to."""
    for entry in journal:
        yield f'{line(entry)[:-1]},"round":{number}}}\n'
