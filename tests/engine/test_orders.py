"""The team's work, told as stories: hands, tickets, knowledge, mirrors, purchases."""

from dataclasses import replace

import pytest

from airportsim.model import commands as c
from airportsim.model import events as e
from airportsim.model.refusals import Code
from airportsim.model.words import Level, Lever, Role, TicketState, Verdict, Work
from tests.worlds import (
    AM,
    DESK,
    DIRECTOR,
    DM,
    FAULTS,
    SPEC,
    STRIKE,
    TINY,
    VENDOR,
    Play,
    alerted,
    assigned,
    bought,
    closed,
    escalated,
    logged,
    proposed,
    reported,
    requested,
    restored,
    seen,
    struck,
    taken,
)

LOW = Level.LOW
WORK = (e.WorkStarted, e.WorkDelayed, e.WorkEnded)
KB = Lever.KNOWLEDGE_BASE
DESK_KB = Lever.KNOWLEDGE_BASE_DESK
AM_KB = Lever.KNOWLEDGE_BASE_ACCOUNT_MANAGER


def test_the_life_of_a_ticket() -> None:
    ticket = (
        e.TicketReported, e.TicketLogged, e.TicketEscalated, e.TicketSeen, e.TicketTaken,
        e.FixProposed, e.FixVerified, e.TicketRestored, e.TicketClosed,
    )  # fmt: skip
    assert closed().told(*ticket) == [
        "14 ticket_reported 0 0 0+1",
        "19 ticket_logged 0 1 1 0",
        "20 ticket_escalated 0",
        "30 ticket_seen 0",
        "31 ticket_taken 0 5",
        "51 fix_proposed 0 fuel-a hung restart A",
        "60 fix_verified 0 accepted yes",
        "60 ticket_restored 0",
        "61 ticket_closed 0",
    ]


def _about_to(work: Work) -> tuple[Play, Role, c.Command]:
    """A situation in which this work can begin, and the command that begins it."""
    wide = struck((5, "radar", "hung"))
    match work:
        case Work.REPORT:
            return alerted(), AM, c.Report(0, (0,))
        case Work.INFORM:
            return Play(wide).at(111), AM, c.InformAirline("B", 60)
        case Work.APOLOGISE:
            return Play(wide).at(6), AM, c.Apologise("B", 0)
        case Work.COMPENSATE:
            return Play(wide).at(111), AM, c.Compensate("B")
        case Work.LOG:
            return reported(), DESK, c.Log(0, LOW, LOW)
        case Work.FIRST_AID:
            return logged(), DESK, c.FirstAid(0)
        case Work.APPLY_ARTICLE:
            known = (("radar", "hung"),)
            return logged(KB, DESK_KB, articles=known), DESK, c.ApplyArticle(0, 0)
        case Work.TEST:
            return taken(), SPEC, c.Test(0, "radar")
        case Work.FIX:
            return taken(), SPEC, c.Fix(0, "radar")
        case Work.WRITE_ARTICLE:
            return restored(KB), SPEC, c.WriteArticle(0)
        case Work.SWITCH_OVER:
            return taken(mirrors=("radar",)), SPEC, c.SwitchOver(0, "radar")
        case Work.READ_CONTRACT:
            return alerted(), DM, c.ReadContract()
        case Work.VERIFY:
            return proposed(), VENDOR, c.Verify(0, Verdict.UNCLEAR)
        case Work.DELIVER:
            return bought(), VENDOR, c.Deliver(0)
        case Work.ANSWER:
            return escalated(), DIRECTOR, c.Chase(0)


@pytest.mark.parametrize("work", list(Work))
def test_timed_work_occupies_one_hand_for_its_duration(work: Work) -> None:
    play, role, command = _about_to(work)
    start = play.sim.now
    before = len(play.told(*WORK))
    play.do(role, command)
    until = start + TINY.takes(work)
    (hand,) = [h for h in play.sim.state.hands if h.role is role and h.work is not None]
    assert (hand.work, hand.until) == (work, until)
    play.at(until)
    assert hand.work is work
    play.at(until + 1)
    assert hand.work is None
    told = [line.split()[:4] for line in play.told(*WORK)[before:]]
    assert [words for words in told if words[2] == str(hand.number)] == [
        [str(start), "work_started", str(hand.number), work.value],
        [str(until), "work_ended", str(hand.number), work.value],
    ]


def test_as_many_things_are_done_at_once_as_a_role_has_hands() -> None:
    play = Play(struck(STRIKE, (5, "gate-a", "hung"), (5, "gate-b", "hung"))).at(6)
    play.do(AM, c.Report(0, (0,))).do(AM, c.Report(1, (0,)))
    assert play.refused(AM, c.Report(2, (0,))) is Code.HANDS_BUSY
    play.at(15).do(AM, c.Report(2, (0,)))


# --- reports -------------------------------------------------------------------------------------


def test_a_call_carries_two_facts_without_the_report_form_and_more_take_another_call() -> None:
    play = alerted()
    assert play.refused(AM, c.Report(0, (0, 1, 2))) is Code.TOO_MANY_FACTS
    play.work(AM, c.Report(0, (0, 1))).work(AM, c.Report(0, (2, 3)))
    assert play.told(e.TicketReported, e.FactsAdded) == [
        "14 ticket_reported 0 0 0+1", "23 facts_added 0 2+3",
    ]  # fmt: skip


def test_the_report_form_carries_every_fact_in_one_call() -> None:
    play = alerted(Lever.REPORT_FORM)
    facts = tuple(range(len(play.sim.state.alerts[0].symptom.facts)))
    assert len(facts) >= 3
    play.work(AM, c.Report(0, facts))
    assert play.sim.state.candidates(play.sim.state.tickets[0]) == ("fuel-a",)


def test_what_a_ticket_says_narrows_the_specialists_candidates() -> None:
    """Two facts of five: fuel at A alone could be any item that stops fuel there."""
    play = alerted()
    everything = len(play.sim.airport.items)
    play.work(AM, c.Report(0, (0,)))
    ticket = play.sim.state.tickets[0]
    assert play.sim.state.candidates(ticket) == ("fuel-a", "fuel-b", "depot")
    play.work(AM, c.Report(0, (1,)))
    assert play.sim.state.candidates(ticket) == ("fuel-a",)
    assert everything == 7


def test_asking_back_brings_the_ticket_to_the_account_manager_and_new_facts_answer_it() -> None:
    play = logged().do(DESK, c.AskBack(0))
    assert list(play.sim.state.asked) == [0]
    play.work(AM, c.Report(0, (2,)))
    assert list(play.sim.state.asked) == []
    assert play.told(e.AskedBack, e.FactsAdded) == ["20 asked_back 0", "28 facts_added 0 2"]


def test_a_call_about_a_fault_cured_meanwhile_leaves_no_ticket() -> None:
    play = Play(struck((5, "depot", "locked"))).at(30).work(AM, c.Report(0, (0,)))
    play.work(DESK, c.Log(0, LOW, LOW)).do(DESK, c.FirstAid(0))
    play.at(48).do(AM, c.Report(1, (0,))).at(100)
    assert play.told(e.FaultFixed) == ["54 fault_fixed 0 service_desk"]
    assert len(play.sim.state.tickets) == 1


@pytest.mark.parametrize(
    ("impact", "urgency", "priority"),
    [(3, 3, 1), (3, 2, 1), (2, 3, 1), (2, 2, 2), (3, 1, 2), (1, 3, 2), (2, 1, 3), (1, 1, 3)],
)
def test_impact_times_urgency_gives_the_priority(impact: int, urgency: int, priority: int) -> None:
    play = reported(Lever.PRIORITY_LEVELS).work(DESK, c.Log(0, Level(impact), Level(urgency)))
    assert play.told(e.TicketLogged) == [f"19 ticket_logged 0 {impact} {urgency} {priority}"]


# --- the way to the specialists ------------------------------------------------------------------


@pytest.mark.parametrize(("escalated_at", "seen_at"), [(20, 30), (29, 30), (30, 45), (31, 45)])
def test_the_common_tray_is_looked_into_every_15_seconds(escalated_at: int, seen_at: int) -> None:
    play = logged().at(escalated_at).do(DESK, c.Escalate(0)).at(60)
    assert play.told(e.TicketSeen) == [f"{seen_at} ticket_seen 0"]


def test_with_named_contacts_there_is_no_tray_and_assignment_is_the_only_way_in() -> None:
    play = escalated(Lever.NAMED_CONTACTS).at(100)
    assert play.told(e.TicketSeen) == []
    assert play.refused(SPEC, c.Take(0)) is Code.NOT_ASSIGNED
    play.do(DM, c.Assign(0, play.hand_of(SPEC, 1)))
    assert play.refused(SPEC, c.Take(0), play.hand_of(SPEC, 0)) is Code.NOT_ASSIGNED
    play.do(SPEC, c.Take(0), play.hand_of(SPEC, 1))


def test_the_delivery_manager_may_give_one_ticket_to_several_hands() -> None:
    play = assigned()
    play.do(DM, c.Assign(0, play.hand_of(SPEC, 1)))
    one, other = play.hand_of(SPEC, 0), play.hand_of(SPEC, 1)
    play.do(SPEC, c.Take(0), one).do(SPEC, c.Test(0, "fuel-a"), one)
    play.do(SPEC, c.Test(0, "depot"), other).at(40)
    assert sorted(play.sim.state.tickets[0].tests.items()) == [("depot", ""), ("fuel-a", "hung")]


def test_a_ticket_handed_back_is_at_the_desk_again_and_keeps_what_was_found() -> None:
    play = taken().work(SPEC, c.Test(0, "depot")).do(SPEC, c.HandBack(0))
    ticket = play.sim.state.tickets[0]
    assert (ticket.state, ticket.holders) == (TicketState.LOGGED, [])
    assert ticket.tests == {"depot": ""}
    play.do(DESK, c.Escalate(0)).at(90)
    assert play.told(e.TicketSeen) == ["30 ticket_seen 0", "45 ticket_seen 0"]


def test_a_lent_hand_works_for_the_other_role_and_can_be_sent_home() -> None:
    play = seen()
    clerk = play.hand_of(DESK)
    assert play.refused(SPEC, c.Take(0), clerk) is Code.NO_SUCH_HAND
    play.do(DM, c.LendHand(clerk, SPEC)).do(SPEC, c.Take(0), clerk)
    assert play.refused(DESK, c.Chase(0), clerk) is Code.NO_SUCH_HAND
    play.do(DM, c.LendHand(clerk, DESK)).do(DESK, c.Chase(0), clerk)


# --- chasing -------------------------------------------------------------------------------------


def test_chasing_an_idle_specialist_costs_both_ten_seconds() -> None:
    play = escalated().do(DESK, c.Chase(0)).at(60)
    assert play.told(*WORK)[-4:] == [
        "20 work_started 3 chase 0 - 30",
        "20 work_started 5 chase 0 hand-5 30",
        "30 work_ended 3 chase 0 -",
        "30 work_ended 5 chase 0 hand-5",
    ]


def test_chasing_disturbs_the_hand_that_holds_the_ticket_by_ten_seconds() -> None:
    play = taken()
    busy = play.hand_of(SPEC)
    play.do(SPEC, c.Test(0, "fuel-a"), busy).at(35).do(AM, c.Chase(0)).at(100)
    assert play.told(e.WorkDelayed) == [f"35 work_delayed {busy} 53"]
    assert play.told(e.ItemTested) == ["53 item_tested 0 fuel-a hung"]


def test_every_chase_disturbs_again() -> None:
    play = taken().do(SPEC, c.Test(0, "fuel-a"), 5)
    play.at(35).do(AM, c.Chase(0)).at(50).do(DIRECTOR, c.Chase(0)).at(100)
    assert play.told(e.ItemTested) == ["63 item_tested 0 fuel-a hung"]


def test_nobody_is_kept_from_chasing_by_a_call_of_another_role_that_he_cannot_see() -> None:
    play = taken().do(DESK, c.Chase(0)).do(AM, c.Chase(0))
    assert play.refused(AM, c.Chase(0)) is Code.BEING_DONE


def test_whoever_chases_learns_how_the_ticket_stands() -> None:
    play = taken()
    told = [play.sim.state.tickets[0].told_state]
    play.work(AM, c.Chase(0))
    told.append(play.sim.state.tickets[0].told_state)
    assert told == [TicketState.ESCALATED, TicketState.IN_DIAGNOSIS]


def test_named_contacts_show_the_state_without_asking() -> None:
    play = assigned()
    assert play.sim.state.tickets[0].told_state is TicketState.ASSIGNED
    assert play.refused(AM, c.Chase(0)) is Code.STATE_IS_SHOWN


# --- the vendor ----------------------------------------------------------------------------------


@pytest.mark.parametrize("verdict", [v for v in Verdict if v is not Verdict.ACCEPTED])
def test_a_rejected_fix_changes_nothing_in_the_airport_and_can_be_proposed_again(
    verdict: Verdict,
) -> None:
    play = proposed().work(VENDOR, c.Verify(0, verdict))
    assert play.told(e.FixVerified) == [f"60 fix_verified 0 {verdict.value} yes"]
    assert play.told(e.FaultFixed, e.ItemWorsened) == []
    ticket = play.sim.state.tickets[0]
    assert ticket.state is TicketState.IN_DIAGNOSIS
    noted = [] if verdict is Verdict.UNCLEAR else [("fuel-a", "restart")]
    assert ticket.rejected == noted
    play.do(SPEC, c.Fix(0, "fuel-a", "hung", "restart", ("A",)))


def test_a_right_fix_with_blanks_still_cures_if_the_vendor_accepts_it() -> None:
    play = proposed(cause="").work(VENDOR, c.Verify(0, Verdict.ACCEPTED))
    assert play.told(e.FaultFixed) == ["60 fault_fixed 0 specialist"]


def test_a_right_fix_for_another_fault_cures_that_one_only() -> None:
    two = struck(STRIKE, (10, "gate-b", "full"))
    play = proposed(item="gate-b", cause="full", remedy="clean", scenario=two)
    play.work(VENDOR, c.Verify(0, Verdict.ACCEPTED))
    assert play.told(e.FaultFixed) == ["60 fault_fixed 1 specialist"]
    assert play.sim.state.tickets[0].state is TicketState.IN_DIAGNOSIS
    assert play.sim.state.is_down(("FUL", "A"))


# --- the knowledge base --------------------------------------------------------------------------


def test_what_was_cured_is_written_down_and_can_be_applied_when_it_comes_again() -> None:
    play = restored(KB, DESK_KB, scenario=struck(STRIKE, (100, "fuel-a", "hung")))
    play.work(SPEC, c.WriteArticle(0)).at(101)
    assert play.told(e.ArticleWritten) == ["76 article_written 0 fuel-a hung 0"]
    play.work(AM, c.Report(1, (0,))).work(DESK, c.Log(1, LOW, LOW))
    play.work(DESK, c.ApplyArticle(1, 0))
    assert play.told(e.ArticleTried, e.FaultFixed)[1:] == [
        "123 article_tried 1 0 yes", "123 fault_fixed 1 service_desk",
    ]  # fmt: skip


@pytest.mark.parametrize("article", [("fuel-a", "full"), ("fuel-b", "hung"), ("depot", "hung")])
def test_an_article_is_applied_only_if_its_clue_is_there(article: tuple[str, str]) -> None:
    play = logged(KB, DESK_KB, articles=(article,)).work(DESK, c.ApplyArticle(0, 0))
    assert play.told(e.ArticleTried, e.FaultFixed) == ["28 article_tried 0 0 no"]
    assert play.sim.state.tickets[0].struck_off == [0]


@pytest.mark.parametrize("role", [AM, DESK, SPEC])
def test_whoever_the_knowledge_base_reaches_is_named_as_the_one_who_restored(role: Role) -> None:
    start = {AM: reported, DESK: logged, SPEC: taken}[role]
    play = start(KB, DESK_KB, AM_KB, articles=(("fuel-a", "hung"),))
    play.work(role, c.ApplyArticle(0, 0))
    (fixed,) = play.told(e.FaultFixed)
    assert fixed.split()[3] == role


def test_no_article_is_due_for_what_the_checklist_or_an_article_or_the_vendor_cured() -> None:
    for play in (
        logged(KB, scenario=struck((5, "fuel-a", "locked"))).work(DESK, c.FirstAid(0)),
        logged(KB, DESK_KB, articles=(("fuel-a", "hung"),)).work(DESK, c.ApplyArticle(0, 0)),
        bought(KB).work(VENDOR, c.Deliver(0)),
    ):
        assert len(play.told(e.FaultFixed)) == 1
        assert list(play.sim.state.to_write) == []


def test_without_a_knowledge_base_nothing_is_kept() -> None:
    assert list(restored().sim.state.to_write) == []


def test_an_article_names_the_true_cause_even_if_the_fix_left_it_blank() -> None:
    play = proposed(KB, cause="").work(VENDOR, c.Verify(0, Verdict.ACCEPTED))
    play.work(SPEC, c.WriteArticle(0))
    (written,) = play.told(e.ArticleWritten)
    assert written.split()[3:5] == ["fuel-a", "hung"]


# --- mirrors -------------------------------------------------------------------------------------


def test_switching_over_restores_at_once_if_that_item_is_the_broken_one() -> None:
    play = escalated(mirrors=("fuel-a",)).work(DM, c.SwitchOver(0, "fuel-a"))
    assert play.told(e.MirrorSwitched, e.FaultFixed, e.TicketRestored) == [
        "25 mirror_switched 0 fuel-a yes", "25 fault_fixed 0 mirror", "25 ticket_restored 0",
    ]  # fmt: skip


def test_switching_over_a_healthy_item_restores_nothing_and_uses_its_mirror_up() -> None:
    play = escalated(mirrors=("fuel-a", "depot")).work(DM, c.SwitchOver(0, "depot"))
    assert play.told(e.MirrorSwitched, e.FaultFixed) == ["25 mirror_switched 0 depot no"]
    assert play.refused(DM, c.SwitchOver(0, "depot")) is Code.MIRROR_USED
    play.do(DM, c.SwitchOver(0, "fuel-a"))


def test_two_hands_cannot_use_one_mirror_twice() -> None:
    two = struck(STRIKE, (10, "gate-b", "hung"))
    play = escalated(mirrors=("depot",), scenario=two)
    play.work(AM, c.Report(1, (0,))).work(DESK, c.Log(1, LOW, LOW)).do(DESK, c.Escalate(1))
    play.do(DM, c.SwitchOver(0, "depot"))
    play.refused(DM, c.SwitchOver(1, "depot"))
    assert len(play.at(60).told(e.MirrorSwitched)) == 1


# --- purchases -----------------------------------------------------------------------------------


def test_a_purchase_goes_from_request_to_delivery_and_cures() -> None:
    play = bought().work(VENDOR, c.Deliver(0))
    bought_kinds = (e.PurchaseRequested, e.PurchaseApproved, e.PurchaseDelivered)
    assert play.told(*bought_kinds, *FAULTS)[3:] == [
        "31 purchase_requested 0 100",
        "31 purchase_approved 0 100",
        "51 purchase_delivered 0 yes",
        "51 fault_fixed 0 vendor",
    ]
    assert play.sim.state.spent == 100


def test_a_purchase_is_paid_even_if_there_is_nothing_left_to_cure() -> None:
    play = bought(mirrors=("fuel-a",)).work(SPEC, c.SwitchOver(0, "fuel-a"))
    play.work(VENDOR, c.Deliver(0))
    assert play.told(e.PurchaseDelivered, e.FaultFixed) == [
        "36 fault_fixed 0 mirror", "57 purchase_delivered 0 no",
    ]  # fmt: skip
    assert play.sim.state.spent == 100


def test_somebody_must_read_the_contract_before_the_first_request() -> None:
    play = taken()
    assert play.refused(SPEC, c.RequestPurchase(0)) is Code.NO_CONTRACT
    play.work(DM, c.ReadContract()).do(SPEC, c.RequestPurchase(0))
    assert play.told(e.ContractRead) == ["61 contract_read"]


def test_money_must_be_released_before_it_can_be_spent_and_comes_in_steps() -> None:
    money = replace(TINY.money, released=50, release_step=60)
    poor = replace(struck(STRIKE), money=money)
    play = requested(scenario=poor, budget=130)
    assert play.refused(DM, c.Approve(0)) is Code.NOT_ENOUGH_MONEY
    play.do(DIRECTOR, c.ReleaseFunds()).do(DM, c.Approve(0)).do(DIRECTOR, c.ReleaseFunds())
    assert play.told(e.FundsReleased) == ["31 funds_released 60", "31 funds_released 20"]
    assert play.refused(DIRECTOR, c.ReleaseFunds()) is Code.NOT_ENOUGH_MONEY
    assert (play.sim.state.released, play.sim.state.spent) == (130, 100)


def test_no_more_is_released_at_the_start_than_the_budget_holds() -> None:
    assert Play(budget=30).sim.state.released == 30


def test_a_request_above_the_limit_needs_the_directors_authorisation() -> None:
    play = requested(scenario=struck((5, "radar", "hung")))
    assert play.refused(DM, c.Approve(0)) is Code.NOT_AUTHORISED
    play.do(DIRECTOR, c.Authorise(0)).do(DM, c.Approve(0))
    assert play.told(e.PurchaseAuthorised, e.PurchaseApproved) == [
        "31 purchase_authorised 0", "31 purchase_approved 0 200",
    ]  # fmt: skip


def test_a_freeze_stops_approval_until_it_is_lifted() -> None:
    play = requested().do(DIRECTOR, c.FreezePurchases(True))
    assert play.refused(DM, c.Approve(0)) is Code.FROZEN
    play.do(DIRECTOR, c.FreezePurchases(False)).do(DM, c.Approve(0))


def test_a_restored_ticket_withdraws_its_request_and_nothing_is_bought() -> None:
    play = requested(mirrors=("fuel-a",)).work(SPEC, c.SwitchOver(0, "fuel-a"))
    assert play.refused(DM, c.Approve(0)) is Code.NOT_REQUESTED
    assert play.sim.state.spent == 0


def test_a_denied_request_can_be_made_again() -> None:
    play = requested().do(DM, c.Deny(0)).do(SPEC, c.RequestPurchase(0)).do(DM, c.Approve(0))
    assert len(play.told(e.PurchaseRequested)) == 2


def test_what_was_bought_is_delivered_although_the_ticket_went_back_to_the_desk() -> None:
    play = bought().do(SPEC, c.HandBack(0)).work(VENDOR, c.Deliver(0))
    assert play.told(e.FaultFixed) == ["51 fault_fixed 0 vendor"]
