"""The course of a session: its phases and rounds, its clock, who sits where, and its record.

Everything that anybody asks for goes through `submit`; `tick` turns real time into round time.
Scenario, seed and what was asked, at the seconds at which it was asked, give the same session.
"""

from airportsim.engine.simulation import Accepted, Answer, Simulation
from airportsim.model import session as s
from airportsim.model.airport import Airport
from airportsim.model.commands import Command
from airportsim.model.interventions import Grant, Inject, Intervention, SetPace
from airportsim.model.log import Asked, Record
from airportsim.model.refusals import Code, Refusal
from airportsim.model.rules import RULEBOOK
from airportsim.model.rules_of_review import LONGEST_TEXT
from airportsim.model.score import score
from airportsim.model.session import Controller, SessionState, Who
from airportsim.model.session_rules import ended, first_state, is_last, stepped
from airportsim.model.team import Skill
from airportsim.model.words import OnDrop, Role, SessionPhase
from airportsim.play.acting import acting
from airportsim.play.agenda import Table
from airportsim.play.attention import Attention
from airportsim.play.bench import Bench
from airportsim.play.keeping import Anything, Attempt, Keeper, storable
from airportsim.play.own import NONE, Failure, OwnBots
from airportsim.play.played import RoundResult, after

FACILITATOR = Who("", None)
"""Whoever runs the room, when there is no name to give."""

HOST = "airportsim"
"""The name under which airportsim itself acts, by the scenario's rules."""


class Course:
    """A workshop, from its lobby to its end; `Session` adds the windows on it.

    `state` is where it stands; `table` the running round, None outside Do; `results` the last
    attempt at each round that has ended, by its number. `countdown` are the seconds of real time
    that this phase still has, None where it has no end; nothing happens when they are over.
    `own` are bots that somebody has written, `failures` those whose seats a shipped bot has taken.
    """

    def __init__(
        self, airport: Airport, skills: dict[str, Skill], seed: int,
        state: SessionState | None = None, record: Record | None = None, replication: int = 0,
        asked_before: int = 0, feed: bool = False, own: OwnBots = NONE,
    ) -> None:  # fmt: skip
        self.airport = airport
        self.skills = skills
        self.seed = seed
        self.state = state or first_state(airport)
        self.table: Table | None = None
        self.results: dict[int, RoundResult] = {}
        self.countdown: int | float | None = None
        self.failures: list[Failure] = []
        self._keeper = Keeper(record, self.state, asked_before) if record else None
        self._replication = replication
        self._playing: Attempt | None = None
        self._credit = 0.0
        self._attention = Attention()
        self._gone_for: dict[str, float] = {}
        usual = airport.scenario.workshop.on_drop.skill
        self._bench = Bench(skills, own, usual, self._note_failure)
        self._feeds = feed
        self._repeats = False
        self._failed: list[Failure] = []
        self._follow(None)

    # --- time --------------------------------------------------------------------------------

    @property
    def now(self) -> int:
        """The second of round time at which the clock stands, -1 outside a round."""
        return self.table.simulation.now if self.table else -1

    def tick(self, real_seconds: float) -> None:
        """Let real time pass: in Do the clock runs at its speed, else the countdown runs down.

        While the session is paused nothing passes.
        """
        if self.state.paused:
            return
        self._wait_for_the_missing(real_seconds)
        if self.table is not None:
            self._credit += real_seconds * self.state.speed / 100
            whole = int(self._credit)
            if whole:
                self._credit -= whole
                self._attention.look(self.table.simulation.state)
                self.advance(self.now + whole)
        elif self.countdown is not None:
            self.countdown = max(0, self.countdown - real_seconds)

    def advance(self, to: int) -> None:
        """Let round time pass until second `to`; a round that is over goes on to its next phase."""
        self._relieve()
        if self.table is not None:
            self.table.advance(to)
            while self._failed and not self._repeats and self.now < self.table.simulation.end:
                self._relieve()
                self.table.advance(to)
            if self.now >= self.table.simulation.end:
                self._end_round()
            self._relieve()
            self._keep()

    def step_second(self) -> None:
        """Let one second of round time pass, paused or not."""
        if self.table is not None:
            self._attention.look(self.table.simulation.state)
        self.advance(self.now + 1)

    def to_next_event(self) -> None:
        """Let round time pass until something happens, paused or not."""
        table = self.table
        if table is not None:
            read = len(table.simulation.journal)
            self._attention.look(table.simulation.state)
            while self.table is table and len(table.simulation.journal) == read:
                self._relieve()
                table.advance(self.now + 1)
                if self.now >= table.simulation.end:
                    break
            self.advance(self.now)

    # --- asking ------------------------------------------------------------------------------

    def submit(self, who: Who, command: Anything, hand: int = -1) -> Answer:
        """Let somebody ask for something now: accepted, or refused and why.

        Raises what the record raises if it cannot be kept; nothing further should be asked then.
        """
        controller = Controller.FACILITATOR if who.role is None else Controller.HUMAN
        answer = self._answer(who, command, hand, controller)
        self._relieve()
        self._keep()
        return answer

    def host(self, command: Anything) -> Answer:
        """Let airportsim itself ask for something, as a facilitator may."""
        answer = self._answer(Who(HOST, None), command, -1, Controller.HOST)
        self._relieve()
        self._keep()
        return answer

    def acting(self, who: Who, hand: int = -1) -> int | Refusal:
        """The hand with which somebody would act in Do (-1: any), or why he cannot act at all."""
        return acting(self.state, self.table.simulation.state if self.table else None, who, hand)

    def _answer(self, who: Who, command: Anything, hand: int, controller: Controller) -> Answer:
        if not storable(who, hand, command):
            return Refusal(Code.NO_TEXT, (LONGEST_TEXT,))
        at, second = self.state, self.now
        if type(command) in RULEBOOK:
            answer = self._do(who, command, hand)  # type: ignore[arg-type]
        elif isinstance(command, Inject | Grant | SetPace):
            answer = self._intervene(who, command)
        else:
            answer = self._step(who, command)  # type: ignore[arg-type]
        if self._keeper is not None:
            self._keeper.note(at, second, who, hand, controller, command, answer)
        return answer

    def _do(self, who: Who, command: Command, hand: int) -> Answer:
        """A role's command of Do, by somebody who sits there."""
        chosen = self.acting(who, hand)
        if isinstance(chosen, Refusal):
            return chosen
        assert self.table is not None
        assert who.role is not None
        return self.table.submit(who.role, command, chosen)

    def _intervene(self, who: Who, command: Intervention) -> Answer:
        if who.role is not None:
            return Refusal(Code.NOT_YOUR_ROLE)
        if self.table is None:
            return Refusal(Code.NOT_NOW, (self.state.phase.value,))
        return self.table.intervene(command)

    def _step(self, who: Who, command: s.SessionCommand) -> Answer:
        refused = self._refused(who, command)
        outcome = refused or stepped(self.airport, self.state, who, command)
        if isinstance(outcome, Refusal):
            return outcome
        if self.table is not None:
            self.table.settle()  # as those who sit there still, and before anything changes
        before, self.state = self.state, outcome
        if isinstance(command, s.EndRound):
            self._end_round()
        elif isinstance(command, s.SetCountdown):
            self._count_down()
        elif isinstance(command, s.SkipRound):
            self.results.pop(before.number, None)
        self._follow(before)
        return Accepted(0, 0)

    def _refused(self, who: Who, command: s.SessionCommand) -> Refusal | None:
        """What the session itself sees to: who sits where, which skills and hands there are."""
        if who.role is not None and who.player not in self.state.seats[who.role].players:
            return Refusal(Code.NOT_SEATED)
        if isinstance(command, s.Reseat) and command.skill and not self._bench.has(command.skill):
            return Refusal(Code.NO_SUCH_SKILL)
        if isinstance(command, s.Claim) and self.table is not None:
            hands = self.table.simulation.state.hands_of[command.role]
            numbers = {hand.number for hand in hands}
            for hand in command.hands:
                if hand not in numbers:
                    return Refusal(Code.NO_SUCH_HAND, (hand,))
        return None

    # --- rounds ------------------------------------------------------------------------------

    def _follow(self, before: SessionState | None) -> None:
        """Begin, leave or seat a round, and set the countdown, as the state asks for it."""
        state = self.state
        playing = (state.number, state.attempt) if state.phase is SessionPhase.DO else None
        if playing != self._playing:
            self._leave_round()
            self._playing = playing
            if playing is not None:
                self._start_round()
        elif self.table is not None and before is not None and before.seats is not state.seats:
            self._seat(self.table, before)
        at = state.phase, state.number, state.attempt
        if before is None or (before.phase, before.number, before.attempt) != at:
            self._count_down()

    def _count_down(self) -> None:
        """Begin the countdown of this phase, the facilitator's or else the scenario's."""
        state, workshop = self.state, self.airport.scenario.workshop
        usual = {
            SessionPhase.PLAN: workshop.plan,
            SessionPhase.CHECK: workshop.check,
            SessionPhase.ACT: workshop.act,
        }
        given = usual.get(state.phase, 0) if state.countdown is None else state.countdown
        self.countdown = given or None

    def _start_round(self) -> None:
        state = self.state
        replication = self._replication + state.replication
        simulation = Simulation(self.airport, state.standing.setup(), self.seed, replication)
        bots = {
            role: self._bench.seated(simulation, role, seating.skill)
            for role, seating in state.seats.items()
            if seating.skill and not self._feeds
        }
        self.table = Table(simulation, bots, self._listen if self._keeper else None)
        self._credit = 0.0
        self._attention = Attention()

    def _end_round(self) -> None:
        """Score the round, carry over what it leaves, and go on."""
        assert self.table is not None
        simulation, before = self.table.simulation, self.state
        worth = score(self.airport, simulation.setup, simulation.journal)
        last = is_last(self.airport, before)
        left = None if last else after(self.airport, before.standing, simulation.state)
        self.results[before.number] = RoundResult(
            simulation.setup, worth, simulation.journal, simulation.now, simulation.draws.survey
        )
        self.state = ended(self.airport, before, worth, left)
        self._follow(before)

    def _leave_round(self) -> None:
        if self.table is not None:
            simulation = self.table.simulation
            if self._keeper is not None and self._playing is not None:
                self._keeper.leave(self._playing, simulation.journal)
            simulation.let_go()
            self.table = None

    # --- seats -------------------------------------------------------------------------------

    def _seat(self, table: Table, before: SessionState) -> None:
        """Let the table know who sits where now."""
        for role, seating in self.state.seats.items():
            if seating.skill == before.seats[role].skill or self._feeds:
                continue
            if seating.skill:
                table.seat(role, *self._bench.seated(table.simulation, role, seating.skill))
            else:
                table.unseat(role)
        seats = self.state.seats
        table.leave_to_people({hand: role for role in seats for hand in seats[role].held})

    def _note_failure(self, failure: Failure) -> None:
        """Let the seat of a bot that fails be taken as soon as the second is over."""
        self._failed.append(failure)
        if self.table is not None:
            self.table.held = not self._repeats

    def _relieve(self) -> None:
        """Let shipped bots take the seats of own ones that have failed."""
        while self._failed and not self._repeats:
            failure = self._failed.pop(0)
            if self.table is not None:
                self.table.held = bool(self._failed)
            seating = self.state.seats[failure.role]
            if seating.skill == failure.bot:
                self.failures.append(failure)
                skill = self._bench.stand_in(failure.role)
                asked = s.Reseat(failure.role, seating.players, skill)
                self._answer(Who(HOST, None), asked, -1, Controller.HOST)

    def _wait_for_the_missing(self, real_seconds: float) -> None:
        """Put a bot at seats all of whose players have been gone too long, if it shall be so."""
        policy = self.airport.scenario.workshop.on_drop
        gone = {name for seating in self.state.seats.values() for name in seating.gone}
        self._gone_for = {name: self._gone_for.get(name, 0) + real_seconds for name in gone}
        if policy.seat is not OnDrop.BOT:
            return
        too_long = {name for name, seconds in self._gone_for.items() if seconds >= policy.after}
        for role, seating in self.state.seats.items():
            if seating.players and not seating.skill and set(seating.players) <= too_long:
                self.host(s.Reseat(role, seating.players, policy.skill, stand_in=True))

    # --- the record --------------------------------------------------------------------------

    def run_to(self, attempt: Attempt | None, second: int) -> None:
        """Let rounds run to their ends until this attempt at a round is on, and it to a second.

        None: until no round is on. Bots that fail keep their seats until the record takes them.
        """
        self._repeats = True
        while self.table is not None and self._playing != attempt:
            self.advance(self.table.simulation.end)
        if second > self.now:
            self.advance(second)

    def repeat(self, one: Asked) -> None:
        """Ask once more for what was asked in an earlier run, by whoever did, when he did."""
        self._repeats = True
        in_round = one.phase is SessionPhase.DO
        self.run_to((one.round, one.attempt) if in_round else None, one.second)
        if one.controller is not Controller.BOT:
            who = Who(one.player, one.role)
            self._answer(who, one.command, one.hand, one.controller)
        elif self._feeds and self.table is not None and one.role is not None:
            answer = self.table.submit(one.role, one.command, one.hand)  # type: ignore[arg-type]
            self._listen(one.role, one.hand, one.command, answer)  # type: ignore[arg-type]
        self._keep()

    def wake_bots(self) -> None:
        """Let bots that were fed with what they once did think for themselves again."""
        self._feeds = False
        if self.table is not None:
            for role, seating in self.state.seats.items():
                if seating.skill:
                    bot = self._bench.seated(self.table.simulation, role, seating.skill)
                    self.table.seat(role, *bot)

    def keep_with(self, record: Record) -> None:
        """Keep what happens from now on with another record."""
        assert self._keeper is not None
        self._keeper.record = record
        self._repeats = False

    def _listen(self, role: Role, hand: int, command: Command, answer: Answer) -> None:
        """Note a bot's command."""
        if self._keeper is not None:
            bot = Who(self.state.seats[role].skill, role)
            self._keeper.note(self.state, self.now, bot, hand, Controller.BOT, command, answer)

    def _keep(self) -> None:
        """Hand over all that has happened since the last time, in one piece."""
        if self._keeper is not None:
            journal = self.table.simulation.journal if self.table else []
            self._keeper.keep(self.state, self.now, journal)
