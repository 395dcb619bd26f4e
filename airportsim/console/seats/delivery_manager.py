"""The service delivery manager's seat: who does what, what is bought, what comes first."""

from collections import Counter
from enum import Enum, auto
from functools import partial

from airportsim.console.box import Box
from airportsim.console.canvas import Canvas
from airportsim.console.console import Console
from airportsim.console.look import ACCENT, DIM, MIRROR
from airportsim.console.parts.choices import MOST_KEYS, Choice, Sign, draw_choices, number_key
from airportsim.console.parts.column import Column
from airportsim.console.parts.money import usd
from airportsim.console.parts.tickets import headline, most_urgent_first
from airportsim.console.seats import delivery_manager_sheet as sheet
from airportsim.console.seats.delivery_manager_middle import draw_middle
from airportsim.console.seats.delivery_manager_work import (
    best_hand,
    contract_helps,
    is_answerable,
    is_hopeless,
    lendable,
    likely_mirror,
    needs_second,
    ready_mirrors,
    specialists,
)
from airportsim.console.seats.panel import Act, Entry, SeatPanel
from airportsim.model import commands as c
from airportsim.model.commands import Command
from airportsim.model.words import Lever, PurchaseState, Role, Work
from airportsim.play.board import HandView, View
from airportsim.play.slips import WorkSlip
from airportsim.play.views import DeliveryManagerView
from airportsim.texts.texts import clock


class Page(Enum):
    """What the detail shows: the ticket, or something to choose from."""

    TICKET = auto()
    PRIORITY = auto()
    MIRRORS = auto()
    LEND = auto()


class DeliveryManagerPanel(SeatPanel):
    """What service delivery managers see and do."""

    role = Role.DELIVERY_MANAGER

    def __init__(self, console: Console) -> None:
        super().__init__(console)
        self._page = Page.TICKET
        self._of: tuple[str, int] | None = None
        self._lent: int | None = None
        self._compact = False

    def draw(self, canvas: Canvas, box: Box, view: View) -> None:
        """The whole panel."""
        self._compact = canvas.compact
        self.rows = 2 if canvas.compact else 4
        super().draw(canvas, box, view)

    def middle(self, canvas: Canvas, box: Box, view: DeliveryManagerView) -> None:
        """Everybody's hands and all tickets."""
        picked = self.picked[1] if self.picked and self.picked[0] == "ticket" else -1
        draw_middle(canvas, box, self.console, view, picked, self._open, self._lend_from)

    def button_rows(self, acts: list[Act]) -> list[list[Act]]:
        """Two rows at the most, so that the ticket has room; one where there is little of it."""
        wide = 4 if self._compact and len(acts) <= 4 else 2 if len(acts) <= 4 else 3
        return [acts[n : n + wide] for n in range(0, len(acts), wide)]

    # --- the inbox ---------------------------------------------------------------------------

    def inbox(self, view: DeliveryManagerView) -> list[Entry]:
        """What is to be decided, the most urgent first; then what could be done beside it."""
        entries = []
        for slip in most_urgent_first(view, view.all_tickets):
            entry = self._entry_of(view, slip)
            if entry is not None:
                entries.append(entry)
        say, reading = self.console.say, _is_reading(view)
        if contract_helps(view):
            words = say("dm.contract_being_read" if reading else "dm.contract")
            colour = DIM if reading else ACCENT
            entries.append(Entry("contract", 0, say("dm.tag_read"), colour, words, 0, not reading))
        hand = lendable(view)
        if hand is not None:
            words = say("dm.specialists_overrun", hand=hand.number + 1)
            entries.append(Entry("lend", 0, say("dm.tag_lend"), MIRROR, words, view.now, False))
        return sorted(entries, key=lambda entry: not entry.mine)

    def _entry_of(self, view: DeliveryManagerView, slip: WorkSlip) -> Entry | None:
        """A ticket that waits for a decision, could do with help, or has been opened."""
        tag, colour, mine, since = "", DIM, False, slip.reported_at
        if slip.purchase is PurchaseState.REQUESTED:
            tag, mine = "buy", is_answerable(view, slip)
            colour = ACCENT if mine else DIM
        elif likely_mirror(view, slip):
            tag, colour, mine = "mirror", ACCENT, True
        elif slip.escalated_at >= 0 and not slip.holders:
            tag, colour, mine, since = "assign", ACCENT, True, slip.escalated_at
        elif needs_second(view, slip):
            tag, colour = "second", MIRROR
        elif self.picked == ("ticket", slip.number):
            tag = "open"
        else:
            return None
        words = headline(self.console, slip)
        said = self.console.say(f"dm.tag_{tag}")
        return Entry("ticket", slip.number, said, colour, words, since, mine)

    # --- what is known -----------------------------------------------------------------------

    def detail(
        self, canvas: Canvas, box: Box, view: DeliveryManagerView, entry: Entry | None
    ) -> float:
        """What is known of the picked thing, and what to choose from."""
        column = Column(canvas, box)
        slip, page = _slip(view, entry), self._shown(view, entry)
        if page is Page.LEND:
            self._lend_page(column, view)
        elif slip is None:
            if entry is not None and entry.kind == "contract":
                sheet.contract(self.console, column, view)
            else:
                key = "dm.overrun_about" if entry is not None else "dm.idle"
                column.words(self.console.say(key), DIM)
        elif page is Page.PRIORITY:
            self._priorities(column, view, slip)
        elif page is Page.MIRRORS:
            self._mirrors(column, view, slip)
        else:
            sheet.request(self.console, column, view, slip)
            if slip.escalated_at < 0:
                sheet.situation(self.console, column, view, slip)
            else:
                self._people(column, view, slip)
                sheet.situation(self.console, column, view, slip)
        return column.height

    def _people(self, column: Column, view: DeliveryManagerView, slip: WorkSlip) -> None:
        """The specialists, each with his key, what he does and has; the best fit is marked."""
        say, best = self.console.say, best_hand(view, slip)
        load = view.load()
        choices = []
        for n, hand in enumerate(specialists(view)):
            command = c.Assign(slip.number, hand.number)
            note = say("dm.load", count=load[hand.number])
            if hand.number in slip.holders:
                note = say("dm.has_it")
            elif hand is best or (best is not None and hand.number == best.number):
                note = say("dm.best", count=load[hand.number])
            choices.append(
                Choice(
                    f"assign.{hand.number}", self._does(view, hand), partial(self.give, command),
                    number_key(n), Sign.BUSY if hand.work else Sign.NONE, note,
                    refusal=self.refusal(view, command),
                    best=best is not None and hand.number == best.number and not slip.holders,
                )
            )  # fmt: skip
        column.title(say("dm.who"))
        columns = 2 if column.canvas.compact else 1
        column.take(draw_choices(column.canvas, column.left, choices, columns), 4)

    def _does(self, view: DeliveryManagerView, hand: HandView) -> str:
        """A person and what he does now."""
        say, number = self.console.say, hand.number + 1
        if hand.work is None:
            return say("dm.person_free", hand=number)
        work, left = self.console.texts.word(hand.work), clock(max(0, hand.until - view.now))
        return say("dm.person_works", hand=number, work=work, left=left)

    def _priorities(self, column: Column, view: DeliveryManagerView, slip: WorkSlip) -> None:
        """P1 to P3 with their time limits."""
        say, choices = self.console.say, []
        for n, limit in enumerate(view.scenario.practice.limits):
            command = c.SetPriority(slip.number, n + 1)
            words = say("dm.priority_limit", priority=n + 1, time=clock(limit))
            do = partial(self._give_and_close, command)
            refusal = self.refusal(view, command)
            choices.append(
                Choice(f"priority.{n + 1}", words, do, str(n + 1), refusal=refusal)
            )  # fmt: skip
        column.title(say("dm.which_priority"))
        column.take(draw_choices(column.canvas, column.left, choices, 1), 4)

    def _mirrors(self, column: Column, view: DeliveryManagerView, slip: WorkSlip) -> None:
        """Mirrors to choose from, those of suspects first."""
        likely, choices = view.candidates(slip), []
        for n, item in enumerate(ready_mirrors(view, slip)):
            note = self.console.say("spec.suspected") if item in likely else ""
            do = partial(self._give_and_close, c.SwitchOver(slip.number, item))
            name = self.console.texts.names.item(item)
            choices.append(Choice(f"mirror.{item}", name, do, number_key(n), note=note))
        column.title(self.console.say("spec.mirrors"))
        column.take(draw_choices(column.canvas, column.left, choices, 1), 4)

    def _lend_page(self, column: Column, view: DeliveryManagerView) -> None:
        """First who goes, then where to."""
        say, texts = self.console.say, self.console.texts
        hand = next((h for h in view.everybody if h.number == self._lent), None)
        if hand is None:
            choices = [self._lendable(n, one) for n, one in enumerate(_free_to_go(view))]
            column.title(say("dm.who_goes"))
        else:
            order = (hand.home, Role.SPECIALIST, *Role)
            roles = [r for r in dict.fromkeys(order) if r not in (Role.VENDOR, hand.role)]
            choices = [
                Choice(
                    f"to.{role.value}", texts.word(role),
                    partial(self._give_and_close, c.LendHand(hand.number, role)), number_key(n),
                    note=say("dm.home") if role is hand.home else "",
                    refusal=self.refusal(view, c.LendHand(hand.number, role)),
                )
                for n, role in enumerate(roles)
            ]  # fmt: skip
            column.title(say("dm.where_to", hand=hand.number + 1, role=texts.word(hand.role)))
        column.take(draw_choices(column.canvas, column.left, choices), 4)

    def _lendable(self, n: int, hand: HandView) -> Choice:
        say = self.console.say
        role = say(f"role_short.{hand.role.value}")
        words = say("dm.person_of", hand=hand.number + 1, role=role)
        note = "" if hand.home is hand.role else say("dm.lent")
        key = number_key(n) or ("0" if n == MOST_KEYS else "")
        go = partial(self._lend_from, hand.number)
        return Choice(f"lend.{hand.number}", words, go, key, note=note)

    # --- what can be done --------------------------------------------------------------------

    def acts(self, view: DeliveryManagerView, entry: Entry | None) -> list[Act]:
        """The buttons for the picked thing, what a good colleague would do next in accent."""
        slip = _slip(view, entry)
        acts = self._of_ticket(view, slip) if slip is not None else []
        if not view.contract_known:
            wanted = entry is not None and entry.kind == "contract"
            took = self.console.scenario.durations[Work.READ_CONTRACT]
            detail, label = (
                self.console.say("ticket.takes", seconds=took),
                self.console.say("dm.read"),
            )
            acts.append(Act("R", label, detail, c.ReadContract(), None, wanted, "read_contract"))
        return [*acts, self._lend_act(view, entry)]

    def _of_ticket(self, view: DeliveryManagerView, slip: WorkSlip) -> list[Act]:
        say, acts = self.console.say, []
        mirror, asked = likely_mirror(view, slip), slip.purchase is PurchaseState.REQUESTED
        if asked:
            buy, refuse = c.Approve(slip.number), c.Deny(slip.number)
            able = is_answerable(view, slip)
            price, hopeless = say("spec.usd", usd=usd(slip.price)), is_hopeless(view, slip)
            acts = [
                Act("Y", say("dm.buy"), price, buy, None, able and not hopeless, "approve"),
                Act("N", say("dm.refuse"), say("dm.refuse_detail"), refuse, None, hopeless, "deny"),
            ]
        if slip.escalated_at >= 0:
            acts.append(self._give_act(view, slip, primary=not asked and not mirror))
        if ready_mirrors(view, slip):
            acts.append(self._switch_act(view, slip, mirror, primary=bool(mirror) and not asked))
        if Lever.PRIORITY_LEVELS in view.levers and slip.logged_at >= 0:
            now = say("dm.is_now", priority=slip.priority)
            turn = partial(self._turn_to, Page.PRIORITY)
            acts.append(Act("P", say("dm.priority"), now, do=turn, name="set_priority"))
        if Lever.NAMED_CONTACTS not in view.levers and slip.holders:
            took = self.console.scenario.durations[Work.ANSWER]
            detail, command = say("dm.chase_detail", seconds=took), c.Chase(slip.number)
            acts.append(Act("C", say("dm.chase"), detail, command, name="chase"))
        return acts

    def _give_act(self, view: DeliveryManagerView, slip: WorkSlip, primary: bool) -> Act:
        say, best = self.console.say, best_hand(view, slip)
        if best is None:
            label = say("dm.second")
            return Act("G", label, name="assign", refusal=say("dm.all_have_it"))
        key = "dm.give_second" if slip.holders else "dm.give"
        count = view.load()[best.number]
        wanted = primary and (not slip.holders or needs_second(view, slip))
        command = c.Assign(slip.number, best.number)
        label, detail = say(key, hand=best.number + 1), say("dm.load", count=count)
        return Act("G", label, detail, command, None, wanted, "assign")

    def _switch_act(
        self, view: DeliveryManagerView, slip: WorkSlip, mirror: str, primary: bool
    ) -> Act:
        say, ready = self.console.say, ready_mirrors(view, slip)
        if mirror or len(ready) == 1:
            took = self.console.scenario.durations[Work.SWITCH_OVER]
            detail, command = (
                say("ticket.takes", seconds=took),
                c.SwitchOver(slip.number, mirror or ready[0]),
            )
            return Act("S", say("spec.switch"), detail, command, None, primary, "switch_over")
        detail, turn = (
            say("spec.mirrors_ready", count=len(ready)),
            partial(self._turn_to, Page.MIRRORS),
        )
        return Act("S", say("spec.switch_open"), detail, do=turn, name="switch_over")

    def _lend_act(self, view: DeliveryManagerView, entry: Entry | None) -> Act:
        say = self.console.say
        hand = lendable(view)
        if entry is not None and entry.kind == "lend" and hand is not None:
            command = c.LendHand(hand.number, Role.SPECIALIST)
            label = say("dm.lend_hand", hand=hand.number + 1)
            return Act("L", label, say("dm.to_specialists"), command, None, True, "lend_hand")
        is_open = self._shown(view, entry) is Page.LEND
        turn = self._close if is_open else self._lend
        label = say("dm.back" if is_open else "dm.lend")
        return Act("L", label, "" if is_open else say("dm.lend_detail"), do=turn, name="lend_hand")

    # --- doing -------------------------------------------------------------------------------

    def _open(self, number: int) -> None:
        self.picked = "ticket", number
        self._page = Page.TICKET

    def _turn_to(self, page: Page) -> None:
        shut = self._page is page and self._of == self.picked
        self._page, self._of = Page.TICKET if shut else page, self.picked

    def _lend(self) -> None:
        self._page, self._of, self._lent = Page.LEND, self.picked, None

    def _lend_from(self, hand: int) -> None:
        self._page, self._of, self._lent = Page.LEND, self.picked, hand

    def _close(self) -> None:
        self._page = Page.TICKET

    def _give_and_close(self, command: Command) -> None:
        if self.give(command):
            self._close()

    def _shown(self, view: DeliveryManagerView, entry: Entry | None) -> Page:
        """The page that is open; it closes when something else is picked."""
        return self._page if self._of == self.picked else Page.TICKET


def _slip(view: DeliveryManagerView, entry: Entry | None) -> WorkSlip | None:
    if entry is None or entry.kind != "ticket":
        return None
    return next((slip for slip in view.all_tickets if slip.number == entry.number), None)


def _free_to_go(view: DeliveryManagerView) -> list[HandView]:
    """The free hands of roles that can spare one."""
    staff = Counter(hand.role for hand in view.everybody)
    free = (hand for hand in view.everybody if hand.work is None and staff[hand.role] > 1)
    return [hand for hand in free if hand.role is not Role.VENDOR]


def _is_reading(view: DeliveryManagerView) -> bool:
    return any(hand.work is Work.READ_CONTRACT for hand in view.everybody)
