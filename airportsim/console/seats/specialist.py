"""The technical specialist's seat: find the broken item, cure it, write down how."""

from enum import Enum, auto
from functools import partial
from typing import Any

from airportsim.console.box import Box
from airportsim.console.canvas import Canvas
from airportsim.console.console import Console
from airportsim.console.look import ACCENT, DIM, MIRROR, OK, Colour
from airportsim.console.parts.choices import Choice, Sign, draw_choices, number_key
from airportsim.console.parts.column import Column
from airportsim.console.parts.money import usd
from airportsim.console.parts.tickets import headline, most_urgent_first
from airportsim.console.seats import specialist_sheet as sheet
from airportsim.console.seats.known_errors import KnownErrors
from airportsim.console.seats.panel import Act, Entry, SeatPanel
from airportsim.console.seats.specialist_fix import FixForm, vendor_answers
from airportsim.console.seats.specialist_map import DependencyMap
from airportsim.console.seats.specialist_work import (
    Step,
    broken_item,
    hand_for,
    my_hands,
    next_step,
    next_suspect,
    ready_mirrors,
    suspects,
)
from airportsim.model import commands as c
from airportsim.model.commands import Command
from airportsim.model.words import Lever, PurchaseState, Role, TicketState, Work
from airportsim.play.board import View
from airportsim.play.slips import WorkSlip
from airportsim.play.views import SpecialistView
from airportsim.texts.texts import clock


class Page(Enum):
    """What the detail shows of a ticket; AUTO is the page of its next step."""

    AUTO = auto()
    SUSPECTS = auto()
    FIX = auto()
    MIRRORS = auto()


_COLOURS: dict[Step, Colour] = {
    Step.TAKE: ACCENT,
    Step.SWITCH: ACCENT,
    Step.APPLY: ACCENT,
    Step.FIX: ACCENT,
    Step.BUY: ACCENT,
    Step.TEST: MIRROR,
}


class SpecialistPanel(SeatPanel):
    """What technical specialists see and do."""

    role = Role.SPECIALIST

    def __init__(self, console: Console) -> None:
        super().__init__(console)
        self.form = FixForm(console)
        self._map = DependencyMap(console)
        self._known = KnownErrors(console, Lever.KNOWLEDGE_BASE, "QWRYUO")
        self._page = Page.AUTO
        self._of: tuple[str, int] | None = None
        self._view: SpecialistView | None = None
        self._compact = False

    def draw(self, canvas: Canvas, box: Box, view: View) -> None:
        """The whole panel."""
        assert isinstance(view, SpecialistView)
        self._view, self._compact = view, canvas.compact
        self.rows = 2 if canvas.compact else 3
        super().draw(canvas, box, view)

    def middle(self, canvas: Canvas, box: Box, view: SpecialistView) -> None:
        """The dependency map, with the suspects of the picked ticket."""
        self._view = view
        self._map.draw(canvas, box, view, self._picked_slip(view), self._test)

    def give(self, command: Command, hand: int = -1) -> bool:
        """Give a command with the hand that it fits best."""
        if hand == -1 and self._view is not None:
            hand = hand_for(self.console, self._view, command)
        return super().give(command, hand)

    def refusal(self, view: View, command: Command) -> str:
        """Why a command would be refused now to the hand that it fits best."""
        assert isinstance(view, SpecialistView)
        refused = view.refusal(command, hand_for(self.console, view, command))
        return self.console.texts.refusal(refused) if refused else ""

    # --- the inbox ---------------------------------------------------------------------------

    def inbox(self, view: SpecialistView) -> list[Entry]:
        """Tickets in the tray and in hand, what is one's own turn first; then cures to write."""
        slips = most_urgent_first(view, (*view.tray, *view.tickets))
        tickets = [self._entry_of(view, slip) for slip in slips]
        tickets.sort(key=lambda entry: not entry.mine)
        tag = self.console.say("spec.tag_write")
        cures = [
            Entry("write", slip.number, tag, OK, headline(self.console, slip), slip.told_at)
            for slip in view.to_write
        ]
        return [*tickets, *cures]

    def _entry_of(self, view: SpecialistView, slip: WorkSlip) -> Entry:
        step = next_step(view, slip)
        hands = {hand.number for hand in my_hands(self.console, view)}
        held = slip.state is TicketState.ESCALATED or bool(hands & set(slip.holders))
        worked_on = any(h.target == slip.number and h.work is not None for h in view.hands)
        mine = held and step is not Step.WAIT and not worked_on
        tag = self.console.say(f"spec.tag_{'busy' if worked_on else step.name.lower()}")
        colour = _COLOURS.get(step, DIM) if mine else DIM
        words = headline(self.console, slip)
        return Entry("ticket", slip.number, tag, colour, words, slip.escalated_at, mine)

    # --- what is known -----------------------------------------------------------------------

    def detail(self, canvas: Canvas, box: Box, view: SpecialistView, entry: Entry | None) -> float:
        """What is known of the picked ticket, and what to choose from."""
        column = Column(canvas, box)
        slip = self._slip(view, entry)
        if entry is None or slip is None:
            sheet.idle(self.console, column, view)
            if self._map.looked_at:
                sheet.item_page(self.console, column, view, self._map.looked_at)
        elif entry.kind == "write":
            sheet.cure(self.console, column, view, slip)
        else:
            self._ticket(column, view, slip)
        return column.height

    def _ticket(self, column: Column, view: SpecialistView, slip: WorkSlip) -> None:
        console, page = self.console, self._shown(view, slip)
        sheet.working(console, column, view, slip)
        if page is Page.FIX:
            self.form.fill(view, slip)
            self.form.draw(column, view, slip)
        elif page is Page.MIRRORS:
            self._mirrors(column, view, slip)
        else:
            sheet.elsewhere(console, column, view, slip)
            sheet.told(console, column, view, slip)
            sheet.criteria(console, column, view, slip)
            if self._known.fitting(view, slip):
                self._known.draw(column, view, slip)
            choices = [
                sheet.suspect(console, view, slip, item, n, partial(self._test, item))
                for n, item in enumerate(suspects(view, slip))
            ]
            sheet.suspects_list(console, column, view, slip, choices)
        vendor_answers(console, column, slip)
        if page in (Page.FIX, Page.MIRRORS):
            sheet.told(console, column, view, slip)
            sheet.elsewhere(console, column, view, slip)

    def _mirrors(self, column: Column, view: SpecialistView, slip: WorkSlip) -> None:
        """Mirrors to choose from."""
        likely = suspects(view, slip)
        choices = []
        for n, item in enumerate(ready_mirrors(view, slip)):
            note = self.console.say("spec.suspected") if item in likely else ""
            sign = Sign.NONE
            if item in slip.tests:
                sign = Sign.FAULTY if slip.tests[item] else Sign.HEALTHY
            do = partial(self._switch, slip, item)
            name = self.console.texts.names.item(item)
            choices.append(Choice(f"mirror.{item}", name, do, number_key(n), sign, note))
        column.title(self.console.say("spec.mirrors"))
        column.take(draw_choices(column.canvas, column.left, choices, 1), 4)

    # --- what can be done --------------------------------------------------------------------

    def acts(self, view: SpecialistView, entry: Entry | None) -> list[Act]:
        """The buttons for the picked ticket, the next step in accent."""
        say, slip = self.console.say, self._slip(view, entry)
        if entry is None or slip is None:
            return []
        if entry.kind == "write":
            took = self._seconds(Work.WRITE_ARTICLE)
            command = c.WriteArticle(slip.number)
            return [
                Act("W", say("spec.write"), took, command, primary=True, name="write_article")
            ]  # fmt: skip
        step = next_step(view, slip)
        if step is Step.TAKE:
            take = c.Take(slip.number)
            acts = [Act("T", say("spec.take"), say("spec.at_once"), take, None, True, "take")]
            return acts + ([self._buy(view, slip, step)] if slip.holders else [])
        acts = [self._test_act(view, slip, step), self._fix_act(view, slip, step)]
        if self._known.fitting(view, slip):
            acts += self._known.acts(self, view, slip, step is Step.APPLY)
        if ready_mirrors(view, slip):
            acts.append(self._switch_act(view, slip, step))
        acts += [self._buy(view, slip, step), self._hand_back(view, slip, step)]
        return acts

    def button_rows(self, acts: list[Act]) -> list[list[Act]]:
        """Two rows at the most, so that the ticket has room; one where there is little of it."""
        wide = 4 if self._compact and len(acts) <= 4 else 2 if len(acts) <= 4 else 3
        return [acts[n : n + wide] for n in range(0, len(acts), wide)]

    def _test_act(self, view: SpecialistView, slip: WorkSlip, step: Step) -> Act:
        say, item = self.console.say, next_suspect(view, slip)
        if self._shown(view, slip) in (Page.FIX, Page.MIRRORS):
            back = partial(self._turn_to, Page.SUSPECTS)
            return Act(
                "T", say("spec.suspects_open"), say("spec.to_test"), do=back, name="suspects"
            )
        if not item:
            return Act("T", say("spec.test"), name="test", refusal=say("spec.no_suspects"))
        number = suspects(view, slip).index(item) + 1
        label = say("spec.test_number", number=number)
        command = c.Test(slip.number, item)
        again = partial(self._test, item)
        took = self._seconds(Work.TEST)
        return Act("T", label, took, command, again, step is Step.TEST, "test")

    def _fix_act(self, view: SpecialistView, slip: WorkSlip, step: Step) -> Act:
        say = self.console.say
        if self._shown(view, slip) is not Page.FIX:
            open_ = partial(self._turn_to, Page.FIX)
            primary = step is Step.FIX
            if slip.state is TicketState.FIX_PROPOSED:
                return Act("F", say("spec.fix"), command=c.Fix(slip.number, ""), name="fix")
            return Act(
                "F", say("spec.fix_open"), say("spec.handbook_open"), None, open_, primary, "fix"
            )
        self.form.fill(view, slip)
        command = self.form.command()
        if self.form.remedy is None:
            why = self.refusal(view, command) or say("spec.no_remedy")
            return Act("F", say("spec.fix"), self.form.prompt(view), name="fix", refusal=why)
        detail = say("spec.unclear") if self.form.blank() else self._seconds(Work.FIX)
        propose = partial(self._propose, command)
        return Act("F", say("spec.fix"), detail, command, propose, not self.form.blank(), "fix")

    def _switch_act(self, view: SpecialistView, slip: WorkSlip, step: Step) -> Act:
        say, ready = self.console.say, ready_mirrors(view, slip)
        primary, took = step is Step.SWITCH, self._seconds(Work.SWITCH_OVER)
        if primary or len(ready) == 1:
            command = c.SwitchOver(slip.number, ready[0])
            return Act("S", say("spec.switch"), took, command, None, primary, "switch_over")
        open_ = partial(self._turn_to, Page.MIRRORS)
        detail = say("spec.mirrors_ready", count=len(ready))
        return Act("S", say("spec.switch_open"), detail, do=open_, name="switch_over")

    def _buy(self, view: SpecialistView, slip: WorkSlip, step: Step) -> Act:
        say, command = self.console.say, c.RequestPurchase(slip.number)
        detail = say("spec.usd", usd=usd(slip.price))
        if slip.purchase is PurchaseState.NONE and not view.may_buy(slip):
            at = clock(max(0, view.old_enough_at(slip) - view.now))
            detail = say("spec.usd_in", usd=usd(slip.price), time=at)
        return Act(
            "B", say("spec.buy"), detail, command, None, step is Step.BUY, "request_purchase"
        )

    def _hand_back(self, view: SpecialistView, slip: WorkSlip, step: Step) -> Act:
        say, command = self.console.say, c.HandBack(slip.number)
        missing = len(slip.missing) if Lever.REPORT_FORM in view.levers else 0
        detail = say("spec.missing", count=missing) if missing else say("spec.to_desk")
        primary = step is Step.HAND_BACK
        return Act("H", say("spec.hand_back"), detail, command, None, primary, "hand_back")

    def _seconds(self, work: Work) -> str:
        return self.console.say("ticket.takes", seconds=self.console.scenario.durations[work])

    # --- doing -------------------------------------------------------------------------------

    def _test(self, item: str) -> None:
        slip = self._picked_slip(self._view) if self._view is not None else None
        if slip is not None and self.give(c.Test(slip.number, item)):
            self._turn_to(Page.AUTO)

    def _switch(self, slip: WorkSlip, item: str) -> None:
        if self.give(c.SwitchOver(slip.number, item)):
            self._turn_to(Page.AUTO)

    def _propose(self, command: c.Fix) -> None:
        if self.give(command):
            self.form.remedy = None
            self._turn_to(Page.AUTO)

    def _turn_to(self, page: Page) -> None:
        self._page, self._of = page, self.picked

    def _shown(self, view: SpecialistView, slip: WorkSlip) -> Page:
        """The page that is open: the chosen one, else the handbook once an item is faulty."""
        workable = slip.state is TicketState.IN_DIAGNOSIS
        if self._of == self.picked and self._page is not Page.AUTO:
            return self._page if workable or self._page is not Page.FIX else Page.SUSPECTS
        found = workable and slip.purchase is not PurchaseState.APPROVED and broken_item(slip)
        return Page.FIX if found else Page.SUSPECTS

    def _slip(self, view: SpecialistView, entry: Entry | None) -> WorkSlip | None:
        if entry is None:
            return None
        queues: Any = (view.to_write,) if entry.kind == "write" else (view.tickets, view.tray)
        return next((s for queue in queues for s in queue if s.number == entry.number), None)

    def _picked_slip(self, view: SpecialistView) -> WorkSlip | None:
        if self.picked is None or self.picked[0] != "ticket":
            return None
        number = self.picked[1]
        return next((s for s in (*view.tickets, *view.tray) if s.number == number), None)
