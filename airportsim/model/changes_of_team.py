"""What events change for the team: hands, tickets, knowledge, money."""

from collections.abc import Callable
from typing import Any

from airportsim.model import events as e
from airportsim.model.state import Answered, Proposal, State, Ticket
from airportsim.model.team import Article
from airportsim.model.words import Lever, PurchaseState, TicketState, Verdict


def _work_started(state: State, event: e.WorkStarted) -> None:
    hand = state.hands[event.hand]
    hand.work, hand.target, hand.until = event.work, event.target, event.until
    hand.delay = 0
    state.running.add((hand.role, event.work, event.target, event.subject))


def _work_delayed(state: State, event: e.WorkDelayed) -> None:
    hand = state.hands[event.hand]
    hand.delay += event.until - hand.until
    hand.until = event.until


def _work_ended(state: State, event: e.WorkEnded) -> None:
    hand = state.hands[event.hand]
    hand.work, hand.target, hand.until = None, -1, 0
    state.running.remove((hand.role, event.work, event.target, event.subject))


def _hand_lent(state: State, event: e.HandLent) -> None:
    hand = state.hands[event.hand]
    state.hands_of[hand.role].remove(hand)
    hand.role = event.role
    state.hands_of[hand.role].append(hand)
    state.hands_of[hand.role].sort(key=lambda h: h.number)


def _ticket_reported(state: State, event: e.TicketReported) -> None:
    alert = state.unreported.pop(event.alert)
    alert.ticket = event.ticket
    ticket = Ticket(event.ticket, alert.number, alert.symptom, 0, state.now, told_at=state.now)
    state.tickets.append(ticket)
    state.to_log[ticket.number] = ticket
    state.reports[ticket.number] = ticket
    _tell_facts(ticket, event.facts)


def _facts_added(state: State, event: e.FactsAdded) -> None:
    ticket = state.tickets[event.ticket]
    ticket.asked = False
    state.asked.pop(ticket.number, None)
    _tell_facts(ticket, event.facts)


def _ticket_logged(state: State, event: e.TicketLogged) -> None:
    ticket = _reach(state, event.ticket, TicketState.LOGGED)
    ticket.impact, ticket.urgency, ticket.priority = event.impact, event.urgency, event.priority
    ticket.logged_at = state.now
    del state.to_log[ticket.number]
    state.at_desk[ticket.number] = ticket


def _first_aid_given(state: State, event: e.FirstAidGiven) -> None:
    state.tickets[event.ticket].first_aided = True


def _asked_back(state: State, event: e.AskedBack) -> None:
    ticket = state.tickets[event.ticket]
    ticket.asked = True
    state.asked[ticket.number] = ticket


def _ticket_merged(state: State, event: e.TicketMerged) -> None:
    ticket = _reach(state, event.ticket, TicketState.MERGED, told=True)
    ticket.merged_into = event.into
    state.tickets[event.into].merged.append(event.ticket)
    _leave_queues(state, ticket)


def _article_tried(state: State, event: e.ArticleTried) -> None:
    ticket = state.tickets[event.ticket]
    if event.helped:
        article = state.articles[event.article]
        ticket.cured = article.item, article.mode
    else:
        ticket.struck_off.append(event.article)


def _ticket_escalated(state: State, event: e.TicketEscalated) -> None:
    ticket = _reach(state, event.ticket, TicketState.ESCALATED)
    ticket.escalated_at = state.now
    ticket.seen_at = -1
    del state.at_desk[ticket.number]
    state.unassigned[ticket.number] = ticket
    state.escalated[ticket.number] = ticket
    if not state.has(Lever.NAMED_CONTACTS):
        state.tray[ticket.number] = ticket


def _ticket_seen(state: State, event: e.TicketSeen) -> None:
    ticket = state.tray.pop(event.ticket)
    ticket.seen_at = state.now


def _ticket_assigned(state: State, event: e.TicketAssigned) -> None:
    ticket = state.tickets[event.ticket]
    if ticket.state is TicketState.ESCALATED:
        _reach(state, event.ticket, TicketState.ASSIGNED)
    _hold(state, ticket, event.hand)


def _ticket_taken(state: State, event: e.TicketTaken) -> None:
    ticket = _reach(state, event.ticket, TicketState.IN_DIAGNOSIS)
    _hold(state, ticket, event.hand)


def _item_tested(state: State, event: e.ItemTested) -> None:
    state.tickets[event.ticket].tests[event.item] = event.mode


def _fix_proposed(state: State, event: e.FixProposed) -> None:
    ticket = _reach(state, event.ticket, TicketState.FIX_PROPOSED)
    ticket.proposal = Proposal(
        event.item, event.cause, event.remedy, event.terminals, state.now
    )  # fmt: skip
    ticket.proposals += 1
    state.proposed[ticket.number] = ticket


def _fix_verified(state: State, event: e.FixVerified) -> None:
    ticket = state.tickets[event.ticket]
    proposal = ticket.proposal
    assert proposal is not None
    del state.proposed[ticket.number]
    ticket.proposal = None
    ticket.answered.append(Answered(proposal, event.verdict, state.now))
    if event.verdict is Verdict.ACCEPTED and event.right:
        ticket.cured = proposal.item, state.broken[proposal.item].type.mode
    elif event.verdict is not Verdict.UNCLEAR:
        ticket.rejected.append((proposal.item, proposal.remedy))
    _reach(state, event.ticket, TicketState.IN_DIAGNOSIS)


def _ticket_handed_back(state: State, event: e.TicketHandedBack) -> None:
    ticket = _reach(state, event.ticket, TicketState.LOGGED, told=True)
    _leave_queues(state, ticket)
    state.reports[ticket.number] = ticket
    ticket.holders.clear()
    state.at_desk[ticket.number] = ticket


def _ticket_chased(state: State, event: e.TicketChased) -> None:
    ticket = state.tickets[event.ticket]
    ticket.told_state = ticket.state
    ticket.told_at = state.now


def _ticket_restored(state: State, event: e.TicketRestored) -> None:
    ticket = _reach(state, event.ticket, TicketState.RESTORED, told=True)
    ticket.restored_at = state.now
    _leave_queues(state, ticket)
    state.restored[ticket.number] = ticket
    known = ticket.cured is not None and any(
        state.articles[n].mode == ticket.cured[1]
        for n in state.articles_on.get(ticket.cured[0], ())
    )
    if ticket.cured and not known and ticket.proposals and state.has(Lever.KNOWLEDGE_BASE):
        state.to_write[ticket.number] = ticket


def _ticket_closed(state: State, event: e.TicketClosed) -> None:
    ticket = _reach(state, event.ticket, TicketState.CLOSED, told=True)
    _leave_queues(state, ticket)


def _priority_changed(state: State, event: e.PriorityChanged) -> None:
    state.tickets[event.ticket].priority = event.priority


def _article_written(state: State, event: e.ArticleWritten) -> None:
    state.articles.append(Article(event.item, event.mode))
    state.articles_on.setdefault(event.item, []).append(event.article)
    state.to_write.pop(event.ticket, None)


def _mirror_switched(state: State, event: e.MirrorSwitched) -> None:
    state.mirrors[event.item] = True


def _contract_read(state: State, event: e.ContractRead) -> None:
    state.contract_known = True


def _purchase_requested(state: State, event: e.PurchaseRequested) -> None:
    ticket = state.tickets[event.ticket]
    ticket.purchase = PurchaseState.REQUESTED
    state.requested[ticket.number] = ticket


def _purchase_authorised(state: State, event: e.PurchaseAuthorised) -> None:
    state.tickets[event.ticket].authorised = True


def _purchase_approved(state: State, event: e.PurchaseApproved) -> None:
    ticket = state.requested.pop(event.ticket)
    ticket.purchase = PurchaseState.APPROVED
    state.bought[ticket.number] = ticket
    state.spent += event.price


def _purchase_denied(state: State, event: e.PurchaseDenied) -> None:
    state.requested.pop(event.ticket).purchase = PurchaseState.DENIED


def _purchase_delivered(state: State, event: e.PurchaseDelivered) -> None:
    state.bought.pop(event.ticket).purchase = PurchaseState.DELIVERED


def _funds_released(state: State, event: e.FundsReleased) -> None:
    state.released += event.usd


def _money_granted(state: State, event: e.MoneyGranted) -> None:
    state.granted += event.usd


def _purchases_frozen(state: State, event: e.PurchasesFrozen) -> None:
    state.frozen = event.frozen


CHANGES: dict[type[Any], Callable[[State, Any], None]] = {
    e.WorkStarted: _work_started,
    e.WorkDelayed: _work_delayed,
    e.WorkEnded: _work_ended,
    e.HandLent: _hand_lent,
    e.TicketReported: _ticket_reported,
    e.FactsAdded: _facts_added,
    e.TicketLogged: _ticket_logged,
    e.FirstAidGiven: _first_aid_given,
    e.AskedBack: _asked_back,
    e.TicketMerged: _ticket_merged,
    e.ArticleTried: _article_tried,
    e.TicketEscalated: _ticket_escalated,
    e.TicketSeen: _ticket_seen,
    e.TicketAssigned: _ticket_assigned,
    e.TicketTaken: _ticket_taken,
    e.ItemTested: _item_tested,
    e.FixProposed: _fix_proposed,
    e.FixVerified: _fix_verified,
    e.TicketHandedBack: _ticket_handed_back,
    e.TicketChased: _ticket_chased,
    e.TicketRestored: _ticket_restored,
    e.TicketClosed: _ticket_closed,
    e.PriorityChanged: _priority_changed,
    e.ArticleWritten: _article_written,
    e.MirrorSwitched: _mirror_switched,
    e.ContractRead: _contract_read,
    e.PurchaseRequested: _purchase_requested,
    e.PurchaseAuthorised: _purchase_authorised,
    e.PurchaseApproved: _purchase_approved,
    e.PurchaseDenied: _purchase_denied,
    e.PurchaseDelivered: _purchase_delivered,
    e.FundsReleased: _funds_released,
    e.MoneyGranted: _money_granted,
    e.PurchasesFrozen: _purchases_frozen,
}

_AT_DESK = {TicketState.REPORTED, TicketState.LOGGED, TicketState.ESCALATED}


def _reach(state: State, number: int, to: TicketState, told: bool = False) -> Ticket:
    """Move a ticket to a state; account manager and desk hear of it if they can."""
    ticket = state.tickets[number]
    ticket.state = to
    if told or to in _AT_DESK or state.has(Lever.NAMED_CONTACTS):
        ticket.told_state = to
        ticket.told_at = state.now
    return ticket


def _tell_facts(ticket: Ticket, facts: tuple[int, ...]) -> None:
    for fact in facts:
        ticket.facts |= 1 << fact


def _hold(state: State, ticket: Ticket, hand: int) -> None:
    """Let a hand hold a ticket, which is then out of tray and assignment."""
    if hand not in ticket.holders:
        ticket.holders.append(hand)
    if ticket.seen_at < 0:
        ticket.seen_at = state.now
    state.tray.pop(ticket.number, None)
    state.unassigned.pop(ticket.number, None)
    state.with_specialists[ticket.number] = ticket
    state.held_by[hand][ticket.number] = ticket


def _leave_queues(state: State, ticket: Ticket) -> None:
    """Take a ticket out of every queue in which it may wait."""
    for queue in (
        state.reports, state.asked, state.to_log, state.at_desk, state.tray, state.unassigned,
        state.escalated, state.with_specialists, state.restored, state.proposed, state.requested,
    ):  # fmt: skip
        queue.pop(ticket.number, None)
    for hand in ticket.holders:
        state.held_by[hand].pop(ticket.number, None)
    ticket.asked = False
    if ticket.state is not TicketState.FIX_PROPOSED:
        ticket.proposal = None
    if ticket.purchase is PurchaseState.REQUESTED:
        ticket.purchase = PurchaseState.NONE
