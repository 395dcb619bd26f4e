"""Service recovery: what was done about each failure, and how its airline judges that.

Customers judge a recovery by three fairnesses (Tax, Brown & Chandrashekaran 1998): distributive,
what they got for what they lost; procedural, how fast and by which rule; interactional, how they
were told and treated, and whether it was true. A first failure that is recovered well can leave a
customer more satisfied than none (McCollough & Bharadwaj 1992), one that follows another does not
(Maxham & Netemeyer 2002), nor one that cost much (Magnini, Ford, Markowski & Honeycutt 2007); what
is done badly makes it worse (Bitner, Booms & Tetreault 1990). The figures are the scenario's.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from airportsim.debrief.quality.facts import Facts, Fault, Flight, Round, Suffered
from airportsim.model import events as e
from airportsim.model.airport import Airport
from airportsim.model.quality import FAIR_SHARES, Character, Fairness, Recovering, Valued
from airportsim.model.team import RoundSetup
from airportsim.model.words import Phase

BEST = 100
"""A recovery that could not have been fairer; the worst is 0."""


@dataclass(frozen=True, slots=True)
class Recovery:
    """A line of the recovery record: a failure, its cause, what was done, and what came of it.

    `service` failed at `terminal` from second `since` to `end` (None: until the end), because of
    this item and mode. `waited` are the seconds that its flights waited for it, `lost` the flights
    that it cost, `fair` what the airline holds to be fair for that (USD). `told` is the second of
    the first word (None: nobody said anything), `unasked` whether it came before a complaint,
    `kept` and `broken` count promises, `paid` is in USD, `asked` whether the director was asked.
    `first` is False if another one hurt the airline before it, but for what else the same fault
    did, or if its cause is known from an earlier round. `fairness` (0 to 100) and `score`, their
    weighted mean (below neutral with a broken promise), are empty and None if nothing was
    done; `moved` is what the recovery adds to all
    that the airline perceives, in hundredths of a point.
    """

    terminal: str
    service: str
    item: str
    mode: str
    since: int
    end: int | None
    waited: int
    lost: int
    fair: int
    told: int | None
    unasked: bool
    kept: int
    broken: int
    apologised: bool
    paid: int
    asked: bool
    first: bool
    fairness: dict[Fairness, int]
    score: int | None
    moved: int

    @property
    def hurt(self) -> bool:
        """Whether the airline lost anything by the failure."""
        return bool(self.waited or self.lost)


def recoveries(
    airport: Airport, setup: RoundSetup, round_: Round, terminal: str, character: Character
) -> tuple[Recovery, ...]:
    """All failures that the airline at a terminal suffered in a round, in order of time."""
    alone = len(round_.faults_at(terminal)) <= 1
    judge = _Judge(airport.scenario.quality.recovery, character)
    known = {record.item for record in setup.record}
    found: list[Recovery] = []
    hurtful: set[int] = set()
    for failure in round_.facts[terminal].failures:
        cause = round_.faults[failure.fault] if failure.fault >= 0 else None
        first = hurtful <= {failure.fault} and (cause is None or cause.item not in known)
        look = _Look(airport, round_, round_.facts[terminal], failure)
        only = first and alone and not hurtful
        found.append(judge.judged(look, cause, first, only))
        if found[-1].hurt:
            hurtful.add(failure.fault)
    return tuple(found)


def moved_by(some: Iterable[Recovery]) -> int:
    """What recoveries add to all that an airline perceives, in hundredths of a point."""
    return sum(one.moved for one in some)


@dataclass(frozen=True, slots=True)
class _Look:
    """A failure as its airline saw it."""

    airport: Airport
    round: Round
    mine: Facts
    failure: Suffered

    @property
    def since(self) -> int:
        return self.failure.began.t

    @property
    def until(self) -> int:
        return self.round.end if self.failure.end is None else self.failure.end

    @property
    def told(self) -> int | None:
        """The second of the first word that the airline heard about it, whatever it was."""
        one = self.failure
        words = [*one.told, *one.paid, *([one.apologised] if one.apologised else [])]
        return min((entry.t for entry in words), default=None)

    @property
    def unasked(self) -> bool:
        """Whether no complaint came between the failure and the first word about it."""
        until = self.until if self.told is None else self.told
        return not any(self.since < one.made.t < until for one in self.mine.complaints)

    @property
    def paid(self) -> int:
        paid = (entry.event for entry in self.failure.paid)
        return sum(event.usd for event in paid if isinstance(event, e.AirlineCompensated))

    def harm(self) -> tuple[int, int]:
        """Seconds that flights waited for the service while it failed, and flights lost so."""
        phase = self.airport.services[self.failure.service].phase
        waited = lost = 0
        for flight in self.mine.flights:
            for since, until, begun in flight.waits:
                overlap = min(until, self.until) - max(since, self.since)
                if overlap > 0 and _WAITS_IN[type(begun.event)] is phase:
                    waited += overlap
                    lost += _lost_at(flight, until)
        return waited, lost


_WAITS_IN = {
    e.FlightHolding: Phase.ARRIVAL,
    e.FlightOnStand: Phase.TURNAROUND,
    e.FlightDeparting: Phase.DEPARTURE,
}
"""What a flight waits for after each of these."""


def _lost_at(flight: Flight, second: int) -> bool:
    return flight.lost is not None and flight.lost.t == second


@dataclass(frozen=True, slots=True)
class _Judge:
    """An airline that judges recoveries by its character."""

    rules: Recovering
    character: Character

    def judged(self, look: _Look, cause: Fault | None, first: bool, only: bool) -> Recovery:
        """A failure with how its airline judges what was done about it.

        `first`: none came before it, but for others of its fault; `only`: nor did those, nor did
        another fault follow.
        """
        failure, rules = look.failure, self.rules
        waited, lost = look.harm()
        fair = waited * rules.minute // 60 + lost * rules.flight
        kept = sum(kept for _, kept in failure.promises)
        hurt = bool(waited or lost)
        fairness = self._fairness(look, fair) if look.told is not None else {}
        score = self._trusted(self._score(fairness), kept, failure) if fairness else None
        return Recovery(
            terminal=look.mine.terminal,
            service=failure.service,
            item=cause.item if cause else "",
            mode=cause.mode if cause else "",
            since=look.since,
            end=failure.end,
            waited=waited,
            lost=lost,
            fair=fair,
            told=look.told,
            unasked=look.unasked,
            kept=kept,
            broken=len(failure.promises) - kept,
            apologised=failure.apologised is not None,
            paid=look.paid,
            asked=bool(failure.asked),
            first=first,
            fairness=fairness,
            score=score,
            moved=self._moved(score, first, hurt, kept < len(failure.promises))
            + self._delight(score, only and hurt, lost),
        )

    def _fairness(self, look: _Look, fair: int) -> dict[Fairness, int]:
        return {
            Fairness.DISTRIBUTIVE: min(BEST, BEST * look.paid // fair) if fair else BEST,
            Fairness.PROCEDURAL: self._procedural(look),
            Fairness.INTERACTIONAL: _interactional(look.failure),
        }

    def _procedural(self, look: _Look) -> int:
        """How quick the first word was; half if it took a complaint, less if it took the director.

        A patient airline takes a minute for less.
        """
        assert look.told is not None
        took = (look.told - look.since) * 100 // self.character.patience
        left = max(0, self.rules.late - max(took, self.rules.soon))
        quick = BEST * left // (self.rules.late - self.rules.soon)
        if not look.unasked:
            quick //= 2
        return quick * 4 // 5 if look.failure.asked else quick

    def _score(self, fairness: dict[Fairness, int]) -> int:
        """The fairnesses weighed, each by its share and by what the airline values."""
        shares = FAIR_SHARES | self.rules.shares
        weights = {one: shares[one] * self.character.share(_VALUED[one]) for one in fairness}
        total = sum(weights.values())
        if not total:
            return sum(fairness.values()) // len(fairness)
        return sum(weights[one] * value for one, value in fairness.items()) // total

    def _trusted(self, score: int, kept: int, failure: Suffered) -> int:
        """A score; below neutral if a promise was broken, and the lower the more of them were."""
        count = len(failure.promises)
        if kept == count:
            return score
        return min(score, self.rules.neutral * (count + kept) // (2 * count))

    def _moved(self, score: int | None, first: bool, hurt: bool, broken: bool) -> int:
        """What a recovery adds, or takes if a promise was broken: true word never does harm."""
        rules = self.rules
        if score is None:
            return 0
        if broken:
            return -rules.gain * (rules.neutral - score) // rules.neutral
        if not hurt or score < rules.neutral:
            return 0
        gain = rules.gain * (score - rules.neutral) // (BEST - rules.neutral)
        return gain if first else gain * rules.again // 100

    def _delight(self, score: int | None, only: bool, lost: int) -> int:
        """What the recovery paradox adds besides."""
        well = score is not None and score >= self.rules.well
        return self.rules.paradox if only and well and lost <= self.rules.severe else 0


_VALUED = {
    Fairness.DISTRIBUTIVE: Valued.MONEY,
    Fairness.PROCEDURAL: Valued.ON_TIME,
    Fairness.INTERACTIONAL: Valued.NEWS,
}
"""What an airline values that judges by each fairness most."""


def _interactional(failure: Suffered) -> int:
    """Told with a time (40), truthfully (30; half as long as it is open), with an apology (30)."""
    told = 40 if failure.told else 0
    true = 15 if failure.told else 0
    if failure.promises:
        kept = sum(kept for _, kept in failure.promises)
        true = 30 * kept // len(failure.promises)
        if kept < len(failure.promises):
            told = 10
    return told + true + (30 if failure.apologised else 0)
