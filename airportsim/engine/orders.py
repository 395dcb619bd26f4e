"""What accepted commands set going: at once, or when a hand has done its timed work."""

from collections.abc import Callable, Generator
from typing import Any

from simpy.events import Event, Process, Timeout

from airportsim.engine.airlines import Airlines
from airportsim.engine.strikes import Outages
from airportsim.engine.world import World, nobody_waits_for
from airportsim.model import commands as c
from airportsim.model import events as e
from airportsim.model.refusals import Refusal
from airportsim.model.rules import admitted
from airportsim.model.rules_of_first_contact import priority_of
from airportsim.model.rules_of_recovery import within_authority
from airportsim.model.state import Failure, Hand, Ticket
from airportsim.model.words import Lever, RestoredBy, Role, TicketState, Verdict, Work

Steps = Generator[Event]
_Job = tuple[Work, int, str, Callable[[], None]]
_OPEN = set(TicketState) - {TicketState.RESTORED, TicketState.CLOSED, TicketState.MERGED}
_BY = {
    Role.ACCOUNT_MANAGER: RestoredBy.ACCOUNT_MANAGER,
    Role.SERVICE_DESK: RestoredBy.SERVICE_DESK,
    Role.SPECIALIST: RestoredBy.SPECIALIST,
}


class Orders:
    """The team's commands, carried out."""

    def __init__(self, world: World, outages: Outages, airlines: Airlines) -> None:
        self.world = world
        self.outages = outages
        self.airlines = airlines
        self._done = {hand.number: Event(world.env) for hand in world.state.hands}
        for hand in world.state.hands:
            Process(world.env, self._hand(hand))

    def submit(self, role: Role, command: c.Command, hand: int) -> Refusal | None:
        """Carry a command out, at once or after its timed work, or refuse it."""
        admission = admitted(self.world.state, role, command, hand)
        if isinstance(admission, Refusal):
            return admission
        acting, work, number, subject = admission
        finish = _CARRY_OUT[type(command)]
        if work is None:
            finish(self, command, acting)
            return None
        self._occupy(acting, work, number, subject, lambda: finish(self, command, acting))
        if work is Work.ANSWER and isinstance(command, c.Chase):
            self._disturb(command.ticket)
        return None

    def let_go(self) -> None:
        """Forget whoever still works."""
        nobody_waits_for(self._done.values())
        self._done.clear()

    # --- hands -------------------------------------------------------------------------------

    def _occupy(
        self, hand: Hand, work: Work, number: int, subject: str, done: Callable[[], None]
    ) -> None:
        world, seconds = self.world, self.world.scenario.takes(work)
        until = world.state.now + seconds
        world.emit(e.WorkStarted(hand.number, work, number, subject, until))
        world.env.happen_after(seconds, self._done[hand.number], (work, number, subject, done))

    def _hand(self, hand: Hand) -> Generator[Event, _Job, None]:
        """A person: does one piece of timed work after the other; chasing makes it longer."""
        world, env = self.world, self.world.env
        while True:
            work, number, subject, done = yield self._done[hand.number]
            self._done[hand.number] = Event(env)
            while hand.until > world.state.now:
                yield Timeout(env, hand.until - world.state.now)
            world.emit(e.WorkEnded(hand.number, work, number, subject))
            done()

    def _disturb(self, number: int) -> None:
        """Let a specialist, the one who holds the ticket if there is one, stop to answer."""
        state = self.world.state
        holders = state.tickets[number].holders
        asked = state.hands_of[Role.SPECIALIST]
        hand = min(asked, key=lambda h: (h.number not in holders, h.work is not None, h.number))
        if hand.work is None:
            self._occupy(hand, Work.ANSWER, number, f"hand-{hand.number}", lambda: None)
        else:
            pause = self.world.scenario.durations[Work.ANSWER]
            self.world.emit(e.WorkDelayed(hand.number, hand.until + pause))

    # --- account manager and service desk ----------------------------------------------------

    def report(self, command: c.Report, hand: Hand) -> None:
        state = self.world.state
        ticket = state.ticket_of(command.alert)
        if ticket is not None:
            if ticket.state in _OPEN:
                self.world.emit(e.FactsAdded(ticket.number, command.facts))
        elif command.alert in state.unreported:
            number = len(state.tickets)
            self.world.emit(e.TicketReported(number, command.alert, command.facts))

    # --- airlines ----------------------------------------------------------------------------

    def inform_airline(self, command: c.InformAirline, hand: Hand) -> None:
        number, alert = self._oldest_complaint(command.terminal), command.alert
        if alert >= 0:
            failure = self.world.state.failures[alert, command.terminal]
            if failure.over_at >= 0:
                return
        elif number < 0:
            return
        due = self.world.now + command.promise
        self.world.emit(e.AirlineInformed(number, command.terminal, due, alert))
        self.airlines.promised(command.terminal, due, alert)

    def apologise(self, command: c.Apologise, hand: Hand) -> None:
        if not self.world.state.failures[command.alert, command.terminal].apologised:
            self.world.emit(e.AirlineApologised(command.terminal, command.alert))

    def compensate(self, command: c.Compensate, hand: Hand) -> None:
        state, money = self.world.state, self.world.scenario.money
        if command.alert >= 0:
            self._compensate_failure(command)
            return
        number = self._oldest_complaint(command.terminal)
        paid_often = state.compensations >= money.most_compensations
        if number >= 0 and state.available() >= money.compensation and not paid_often:
            usd = money.compensation
            self.world.emit(e.AirlineCompensated(number, command.terminal, usd))

    def _compensate_failure(self, command: c.Compensate) -> None:
        """Pay for a failure, within the authority given; else put it before the director."""
        state, usd = self.world.state, command.usd
        failure = state.failures[command.alert, command.terminal]
        if failure.asked or state.available() < usd:
            return
        if within_authority(state, failure, usd):
            self._pay(failure, usd)
        else:
            self.world.emit(e.CompensationAsked(command.terminal, command.alert, usd))

    def decide_compensation(self, command: c.DecideCompensation, hand: Hand) -> None:
        failure = self.world.state.failures[command.alert, command.terminal]
        usd, allowed = failure.asked, command.allowed
        self.world.emit(e.CompensationDecided(failure.terminal, failure.alert, allowed))
        if allowed:
            self._pay(failure, usd)

    def _pay(self, failure: Failure, usd: int) -> None:
        number = self._oldest_complaint(failure.terminal)
        self.world.emit(e.AirlineCompensated(number, failure.terminal, usd, failure.alert))

    def _oldest_complaint(self, terminal: str) -> int:
        complaints = self.world.state.complaints.values()
        return next((x.number for x in complaints if x.terminal == terminal), -1)

    def log(self, command: c.Log, hand: Hand) -> None:
        if command.ticket in self.world.state.to_log:
            priority = priority_of(command.impact, command.urgency)
            if not self.world.state.has(Lever.PRIORITY_LEVELS):
                priority = 0
            self.world.emit(
                e.TicketLogged(command.ticket, command.impact, command.urgency, priority)
            )

    def first_aid(self, command: c.FirstAid, hand: Hand) -> None:
        state = self.world.state
        ticket = state.tickets[command.ticket]
        if ticket.state not in _OPEN:
            return
        number = state.truth[ticket.alert]
        fault = state.faults[number] if number >= 0 else None
        helped = fault is None or fault.type.first_line
        self.world.emit(e.FirstAidGiven(ticket.number, helped))
        if fault is None:
            self.outages.settle(ticket)
        elif helped and fault.fixed_at < 0:
            self.outages.fix(fault, RestoredBy.SERVICE_DESK)

    def apply_article(self, command: c.ApplyArticle, hand: Hand) -> None:
        state = self.world.state
        article = state.articles[command.article]
        fault = state.broken.get(article.item)
        if state.tickets[command.ticket].state not in _OPEN:
            return
        fits = fault is not None and fault.type.mode == article.mode
        self.world.emit(e.ArticleTried(command.ticket, command.article, fits))
        if fits and fault is not None:
            self.outages.fix(fault, _BY[hand.role])

    def close(self, command: c.Close, hand: Hand) -> None:
        self.world.emit(e.TicketClosed(command.ticket))
        self.outages.show_what_was_merged(self.world.state.tickets[command.ticket])

    def escalate(self, command: c.Escalate, hand: Hand) -> None:
        self.world.emit(e.TicketEscalated(command.ticket))
        if not self.world.state.has(Lever.NAMED_CONTACTS):
            Process(self.world.env, self._tray(self.world.state.tickets[command.ticket]))

    def _tray(self, ticket: Ticket) -> Steps:
        """A ticket lies in the common tray until somebody looks into it again."""
        every = self.world.scenario.practice.look_every
        yield Timeout(self.world.env, every - self.world.now % every)
        if ticket.number in self.world.state.tray:
            self.world.emit(e.TicketSeen(ticket.number))

    def chase(self, command: c.Chase, hand: Hand) -> None:
        self.world.emit(e.TicketChased(command.ticket, hand.role, hand.number))

    # --- specialists -------------------------------------------------------------------------

    def test(self, command: c.Test, hand: Hand) -> None:
        fault = self.world.state.broken.get(command.item)
        mode = fault.type.mode if fault else ""
        if self.world.state.tickets[command.ticket].state in _OPEN:
            self.world.emit(e.ItemTested(command.ticket, command.item, mode))

    def fix(self, command: c.Fix, hand: Hand) -> None:
        ticket = self.world.state.tickets[command.ticket]
        if ticket.number in self.world.state.with_specialists and ticket.proposal is None:
            x = command
            self.world.emit(e.FixProposed(x.ticket, x.item, x.cause, x.remedy, x.terminals))

    def write_article(self, command: c.WriteArticle, hand: Hand) -> None:
        state = self.world.state
        cured = state.tickets[command.ticket].cured
        if cured is not None and command.ticket in state.to_write:
            number = len(state.articles)
            self.world.emit(e.ArticleWritten(number, *cured, command.ticket))

    def switch_over(self, command: c.SwitchOver, hand: Hand) -> None:
        state = self.world.state
        if state.mirrors[command.item]:
            return
        fault = state.broken.get(command.item)
        self.world.emit(e.MirrorSwitched(command.ticket, command.item, fault is not None))
        if fault:
            self.outages.fix(fault, RestoredBy.MIRROR)

    # --- money and direction -----------------------------------------------------------------

    def request_purchase(self, command: c.RequestPurchase, hand: Hand) -> None:
        price = self.world.state.tickets[command.ticket].symptom.price
        self.world.emit(e.PurchaseRequested(command.ticket, price))

    def approve(self, command: c.Approve, hand: Hand) -> None:
        price = self.world.state.tickets[command.ticket].symptom.price
        self.world.emit(e.PurchaseApproved(command.ticket, price))

    def release_funds(self, command: c.ReleaseFunds, hand: Hand) -> None:
        step = min(self.world.scenario.money.release_step, self.world.state.reserve())
        self.world.emit(e.FundsReleased(step))

    # --- vendor ------------------------------------------------------------------------------

    def verify(self, command: c.Verify, hand: Hand) -> None:
        ticket = self.world.state.tickets[command.ticket]
        proposal = ticket.proposal
        if proposal is None:
            return
        fault = self.world.state.broken.get(proposal.item)
        right = fault is not None and fault.type.remedy == proposal.remedy
        self.world.emit(e.FixVerified(ticket.number, command.verdict, right))
        if command.verdict is Verdict.ACCEPTED:
            if right and fault is not None:
                self.outages.fix(fault, RestoredBy.SPECIALIST)
            else:
                self.outages.worsen(proposal.item)

    def deliver(self, command: c.Deliver, hand: Hand) -> None:
        state = self.world.state
        ticket = state.tickets[command.ticket]
        number = state.truth[ticket.alert]
        fault = state.faults[number] if number >= 0 and state.faults[number].fixed_at < 0 else None
        self.world.emit(e.PurchaseDelivered(ticket.number, fault is not None))
        if fault:
            self.outages.fix(fault, RestoredBy.VENDOR)
        elif number < 0 and ticket.state in _OPEN:
            self.outages.settle(ticket)


_CARRY_OUT: dict[type[Any], Callable[[Orders, Any, Hand], None]] = {
    c.Report: Orders.report,
    c.InformAirline: Orders.inform_airline,
    c.Apologise: Orders.apologise,
    c.Compensate: Orders.compensate,
    c.ApplyArticle: Orders.apply_article,
    c.Log: Orders.log,
    c.FirstAid: Orders.first_aid,
    c.AskBack: lambda on, x, hand: on.world.emit(e.AskedBack(x.ticket)),
    c.Merge: lambda on, x, hand: on.world.emit(e.TicketMerged(x.ticket, x.into)),
    c.Escalate: Orders.escalate,
    c.Close: Orders.close,
    c.Chase: Orders.chase,
    c.Take: lambda on, x, hand: on.world.emit(e.TicketTaken(x.ticket, hand.number)),
    c.Test: Orders.test,
    c.Fix: Orders.fix,
    c.HandBack: lambda on, x, hand: on.world.emit(e.TicketHandedBack(x.ticket)),
    c.WriteArticle: Orders.write_article,
    c.RequestPurchase: Orders.request_purchase,
    c.SwitchOver: Orders.switch_over,
    c.Assign: lambda on, x, hand: on.world.emit(e.TicketAssigned(x.ticket, x.hand)),
    c.LendHand: lambda on, x, hand: on.world.emit(e.HandLent(x.hand, x.role)),
    c.SetPriority: lambda on, x, hand: on.world.emit(e.PriorityChanged(x.ticket, x.priority)),
    c.Approve: Orders.approve,
    c.Deny: lambda on, x, hand: on.world.emit(e.PurchaseDenied(x.ticket)),
    c.ReadContract: lambda on, x, hand: on.world.emit(e.ContractRead()),
    c.ReleaseFunds: Orders.release_funds,
    c.FreezePurchases: lambda on, x, hand: on.world.emit(e.PurchasesFrozen(x.frozen)),
    c.SetFocus: lambda on, x, hand: on.world.emit(e.FocusSet(x.terminal)),
    c.Authorise: lambda on, x, hand: on.world.emit(e.PurchaseAuthorised(x.ticket)),
    c.SetAuthority: lambda on, x, hand: on.world.emit(e.AuthoritySet(x.usd)),
    c.DecideCompensation: Orders.decide_compensation,
    c.Verify: Orders.verify,
    c.Deliver: Orders.deliver,
}
