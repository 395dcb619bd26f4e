"""What a session teaches: the take-away list of its rounds."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise

from airportsim.debrief.incident import Incident
from airportsim.debrief.moment import Value
from airportsim.debrief.round import Debrief
from airportsim.debrief.spans import Where
from airportsim.model.ledger import Line, Measure

MOST = 7
"""Sentences at the most, so that people read them."""

MANY = 5
"""Flights more or fewer from which on a change is no chance."""


class TakeawayKind(StrEnum):
    """What a sentence is about, in the order in which they are told."""

    SLA_ALL = "sla_all"
    SLA_SOME = "sla_some"
    SLA_NEVER = "sla_never"
    ONE_ROUND = "one_round"
    LANDED = "landed"
    JUMP = "jump"
    JUMP_ALONE = "jump_alone"
    FELL = "fell"
    FELL_WITHOUT_MONEY = "fell_without_money"
    MINUTES = "minutes"
    MINUTES_MOVED = "minutes_moved"
    RESTORE = "restore"
    RESTORED = "restored"
    REPEATED = "repeated"
    REJECTED = "rejected"
    EXPECTED = "expected"
    PROFIT = "profit"
    LOSS = "loss"


@dataclass(frozen=True, slots=True)
class Takeaway:
    """A sentence of the take-away list: what it says, and the values that fill it."""

    kind: TakeawayKind
    about: Mapping[str, Value]


def takeaways(rounds: Sequence[Debrief], lines: Sequence[Line]) -> tuple[Takeaway, ...]:
    """Four to seven sentences to take home from the rounds that were played, in their order.

    `lines` is the ledger. Nothing was learned where no round was played.
    """
    if not rounds:
        return ()
    weighty = [
        _sla(rounds), _jump(rounds, lines), _minutes(rounds), _repeated(rounds), _rejected(rounds),
        _money(rounds), _fell(rounds), _landed(rounds), _expected(lines), _restore(rounds),
        _restored(rounds),
    ]  # fmt: skip
    told = [one for one in weighty if one is not None][:MOST]
    return tuple(sorted(told, key=lambda one: list(TakeawayKind).index(one.kind)))


def _sla(rounds: Sequence[Debrief]) -> Takeaway:
    met = sum(one.score.sla_met for one in rounds)
    if met == len(rounds):
        return Takeaway(TakeawayKind.SLA_ALL, {})
    if not met:
        return Takeaway(TakeawayKind.SLA_NEVER, {})
    return Takeaway(TakeawayKind.SLA_SOME, {"count": met, "of": len(rounds)})


def _landed(rounds: Sequence[Debrief]) -> Takeaway:
    first, last = rounds[0], rounds[-1]
    if first is last:
        about = {"landed": last.score.landed, "of": last.score.flights}
        return Takeaway(TakeawayKind.ONE_ROUND, about)
    about = {"first": first.score.landed, "last": last.score.landed}
    return Takeaway(TakeawayKind.LANDED, about | _ends(rounds))


def _jump(rounds: Sequence[Debrief], lines: Sequence[Line]) -> Takeaway | None:
    """The biggest rise of flights landed, and what was changed before it."""
    steps = [(b.score.landed - a.score.landed, a, b) for a, b in pairwise(rounds)]
    rise, before, after = max(steps, key=lambda step: step[0], default=(0, None, None))
    if before is None or after is None or rise < MANY:
        return None
    changes = tuple(
        line.lever.value if line.lever else line.rule
        for line in lines
        if before.number < line.round <= after.number
    )
    about: dict[str, Value] = {"count": rise, "round": after.number}
    if not changes:
        return Takeaway(TakeawayKind.JUMP_ALONE, about)
    return Takeaway(TakeawayKind.JUMP, about | {"changes": changes})


def _fell(rounds: Sequence[Debrief]) -> Takeaway | None:
    steps = [(b.score.landed - a.score.landed, a, b) for a, b in pairwise(rounds)]
    fall, before, after = min(steps, key=lambda step: step[0], default=(0, None, None))
    if before is None or after is None or -fall < MANY:
        return None
    poorer = after.score.budget < before.score.budget
    kind = TakeawayKind.FELL_WITHOUT_MONEY if poorer else TakeawayKind.FELL
    return Takeaway(kind, {"count": -fall, "round": after.number})


def _minutes(rounds: Sequence[Debrief]) -> Takeaway | None:
    """Where most time went, in the first round and in the last."""
    first, last = _most(rounds[0]), _most(rounds[-1])
    if not (first[1] and last[1]):
        return None
    about: dict[str, Value] = {"where": first[0], "seconds": first[1]}
    if len(rounds) == 1:
        return Takeaway(TakeawayKind.MINUTES, about)
    moved: dict[str, Value] = {"last_where": last[0], "last_seconds": last[1]}
    return Takeaway(TakeawayKind.MINUTES_MOVED, about | moved | _ends(rounds))


def _most(one: Debrief) -> tuple[Where, int]:
    return max(one.minutes.by_where.items(), key=lambda went: went[1])


def _repeated(rounds: Sequence[Debrief]) -> Takeaway | None:
    """The fault that was met most often, if any was met twice."""
    met: dict[tuple[str, str], list[Incident]] = {}
    for one in rounds:
        for incident in one.incidents:
            met.setdefault((incident.item, incident.mode), []).append(incident)
    often = max(met.values(), key=len, default=[])
    if len(often) < 2:
        return None
    about: dict[str, Value] = {
        "item": often[0].item, "mode": often[0].mode, "count": len(often),
        "first": often[0].seconds, "last": often[-1].seconds,
    }  # fmt: skip
    return Takeaway(TakeawayKind.REPEATED, about)


def _rejected(rounds: Sequence[Debrief]) -> Takeaway | None:
    first, last = rounds[0].score.rejected_fixes, rounds[-1].score.rejected_fixes
    if len(rounds) == 1 or not first + last:
        return None
    return Takeaway(TakeawayKind.REJECTED, {"first": first, "last": last} | _ends(rounds))


def _restore(rounds: Sequence[Debrief]) -> Takeaway | None:
    """How long a fault lasted on average, cured or not."""
    lasted = [[i.seconds for i in one.incidents] for one in (rounds[0], rounds[-1])]
    if len(rounds) == 1 or not all(lasted):
        return None
    first, last = (round(sum(times) / len(times)) for times in lasted)
    return Takeaway(TakeawayKind.RESTORE, {"seconds": first, "last_seconds": last} | _ends(rounds))


def _restored(rounds: Sequence[Debrief]) -> Takeaway:
    count = sum(one.score.restored for one in rounds)
    return Takeaway(
        TakeawayKind.RESTORED, {"count": count, "of": sum(one.score.incidents for one in rounds)}
    )


def _expected(lines: Sequence[Line]) -> Takeaway | None:
    measured = [
        line.after >= line.effect.value
        if line.effect.measure in _THE_MORE
        else line.after <= line.effect.value
        for line in lines
        if line.effect is not None and line.after is not None
    ]
    if not measured:
        return None
    return Takeaway(TakeawayKind.EXPECTED, {"count": sum(measured), "of": len(measured)})


def _money(rounds: Sequence[Debrief]) -> Takeaway:
    earned = sum(one.score.profit for one in rounds)
    kind = TakeawayKind.PROFIT if earned >= 0 else TakeawayKind.LOSS
    return Takeaway(kind, {"usd": abs(earned), "spent": sum(one.score.spent for one in rounds)})


def _ends(rounds: Sequence[Debrief]) -> dict[str, int]:
    return {"round": rounds[0].number, "last_round": rounds[-1].number}


_THE_MORE = {
    Measure.LANDED, Measure.FIRST_CONTACT_RESOLUTION, Measure.RESTORED, Measure.PROFIT,
}  # fmt: skip
"""Measures of which more is better."""
