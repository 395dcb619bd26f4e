"""The seat of the IT vendor: checks every fix against the truth, delivers what was bought."""

from functools import partial

from airportsim.console.box import Box
from airportsim.console.canvas import Canvas
from airportsim.console.console import Console
from airportsim.console.look import (
    ACCENT,
    CRASHED,
    DIM,
    DOWN_TEXT,
    GRID,
    LINE_HEIGHT,
    MIRROR,
    TEXT,
    Size,
)
from airportsim.console.parts.column import Column
from airportsim.console.parts.hearing import Hearing
from airportsim.console.parts.money import usd
from airportsim.console.parts.tickets import where
from airportsim.console.seats.panel import Act, Entry, SeatPanel
from airportsim.console.seats.vendor_truth import broken, judged, proposal, table
from airportsim.model import events as e
from airportsim.model.commands import Deliver, Verify
from airportsim.model.refusals import Code
from airportsim.model.words import Role, Verdict, Work
from airportsim.play.slips import OrderSlip, ProposalSlip
from airportsim.play.ticker import Told
from airportsim.play.views import VendorView
from airportsim.texts.texts import clock

CHECK, DELIVER = "check", "deliver"
"""The kinds of entries of the vendor's inbox."""

KEYS = {
    Verdict.ACCEPTED: "A",
    Verdict.WRONG_ITEM: "I",
    Verdict.WRONG_REMEDY: "R",
    Verdict.UNCLEAR: "U",
}
"""The key of each answer."""


class VendorPanel(SeatPanel):
    """Fixes to be checked, help to be delivered, and what is really broken."""

    role = Role.VENDOR

    def __init__(self, console: Console) -> None:
        super().__init__(console)
        self._hearing = Hearing(console)
        self._broken_height = self._said_height = 0.0

    def inbox(self, view: VendorView) -> list[Entry]:
        """What was bought, since it is paid for, then proposed fixes; last what is being done."""
        say, names = self.console.say, self.console.texts.names
        bought = {
            one.event.ticket: one.t
            for one in self._hearing.all()
            if isinstance(one.event, e.PurchaseApproved)
        }
        entries = []
        for order in view.bought:
            words = f"#{order.number + 1} {names.service(order.service)} {where(order.terminals)}"
            since = bought.get(order.number, view.now)
            mine = self._open(view, Deliver(order.number))
            tag = say("vendor_seat.tag_deliver")
            entries.append(Entry(DELIVER, order.number, tag, MIRROR, words, since, mine))
        for slip in view.proposed:
            words = f"#{slip.number + 1} {names.item(slip.item)}"
            mine = self._open(view, Verify(slip.number, Verdict.ACCEPTED))
            tag = say("vendor_seat.tag_check")
            entries.append(Entry(CHECK, slip.number, tag, ACCENT, words, slip.at, mine))
        return sorted(entries, key=lambda entry: not entry.mine)

    def detail(self, canvas: Canvas, box: Box, view: VendorView, entry: Entry | None) -> float:
        """The picked fix beside the truth, or what was bought; then the prices."""
        column = Column(canvas, box)
        slip, order = _slip(view, entry), _order(view, entry)
        if slip is not None and canvas.compact:
            table(canvas, column.take(132), self.console, view, slip)
            words = self.console.say(f"vendor_seat.so_{view.verdict_on(slip).value}")
            column.words(words, DIM, gap=GRID)
        elif slip is not None:
            proposal(canvas, column, self.console, view, slip)
        elif order is not None:
            self._order(canvas, column, view, order)
        elif canvas.compact or not view.truth:
            column.words(self.console.say("vendor_seat.idle"), DIM, gap=GRID)
        else:
            column.words(self.console.say("vendor_seat.wait"), DIM, gap=GRID)
        self._prices(canvas, column, view)
        return column.height

    def acts(self, view: VendorView, entry: Entry | None) -> list[Act]:
        """The answers to a fix, the honest one first to hand; or the delivery."""
        slip, order = _slip(view, entry), _order(view, entry)
        if order is not None:
            say = self.console.say
            label = say("vendor_seat.deliver", number=order.number + 1)
            lasts = clock(view.scenario.durations[Work.DELIVER])
            why = say("vendor_seat.deliver_why", lasts=lasts)
            command = Deliver(order.number)
            do = partial(self.give_and_go, command)
            return [Act("D", label, why, command, do, True, "deliver")]
        if slip is None:
            return []
        honest = view.verdict_on(slip)
        return [self._answer(slip, verdict, verdict is honest) for verdict in Verdict]

    def middle(self, canvas: Canvas, box: Box, view: VendorView) -> None:
        """The picked fix large beside the truth, all that is broken, all that was answered."""
        say = self.console.say
        slip = _slip(view, self._entry(self.inbox(view)))
        high = 192 if slip is not None else 0
        if slip is not None:
            top, box = box.cut_top(high)
            inner = canvas.panel(top, say("vendor_seat.beside", number=slip.number + 1))
            table(canvas, inner, self.console, view, slip)
        upper, lower = box.cut_top((box.h - GRID) * 0.58)
        note = say("vendor_seat.secret") if view.truth else ""
        title = say("vendor_seat.broken", count=len(view.truth))
        inner = canvas.panel(upper, title, note, CRASHED)
        with canvas.scroll("vendor broken", inner, self._broken_height) as room:
            self._broken_height = broken(canvas, room, self.console, view)
        inner = canvas.panel(lower, say("vendor_seat.answered"))
        with canvas.scroll("vendor answered", inner, self._said_height) as room:
            self._said_height = self._answered(canvas, room)

    # --- answers -----------------------------------------------------------------------------

    def _answer(self, slip: ProposalSlip, verdict: Verdict, honest: bool) -> Act:
        say = self.console.say
        label, why = say(f"vendor_seat.{verdict.value}"), say(f"vendor_seat.{verdict.value}_why")
        command = Verify(slip.number, verdict)
        do = partial(self.give_and_go, command)
        return Act(KEYS[verdict], label, why, command, do, honest, f"verify.{verdict.value}")

    def _open(self, view: VendorView, command: Verify | Deliver) -> bool:
        """Whether nobody is at it yet."""
        refused = view.refusal(command)
        return refused is None or refused.code is not Code.BEING_DONE

    # --- the detail --------------------------------------------------------------------------

    def _order(self, canvas: Canvas, column: Column, view: VendorView, order: OrderSlip) -> None:
        """What was bought."""
        say, names = self.console.say, self.console.texts.names
        room = column.take(74)
        inner = canvas.inset(room, say("vendor_seat.bought", number=order.number + 1))
        words = f"{names.service(order.service)} {where(order.terminals)}"
        price = usd(order.price)
        wide = canvas.text(price, inner.right, inner.y, Size.LARGE, ACCENT, True, align="right")
        canvas.text(words, inner.x, inner.y, Size.LARGE, TEXT, True, room=inner.w - wide - GRID)
        stops = view.stopped_by(order.service, order.terminals)
        words = say("vendor_seat.stops", count=stops)
        canvas.text(words, inner.x, inner.y + 24, Size.BODY, DOWN_TEXT if stops else DIM)

    def _prices(self, canvas: Canvas, column: Column, view: VendorView) -> None:
        """What the vendor's help costs."""
        say, money = self.console.say, view.scenario.money
        amounts = {
            "one": money.fix_one, "two": money.fix_two, "more": money.fix_airport,
            "mirror": money.mirror,
        }  # fmt: skip
        lasts = clock(view.scenario.durations[Work.DELIVER])
        column.title(say("vendor_seat.prices"), say("vendor_seat.lasts", lasts=lasts))
        room = column.take(42)
        for (name, amount), spot in zip(amounts.items(), room.columns(4), strict=True):
            canvas.text(usd(amount), spot.x, spot.y, Size.LARGE, ACCENT, bold=True)
            words = say(f"vendor_seat.price_{name}")
            canvas.text(words, spot.x, spot.y + 22, Size.SMALL, DIM, room=spot.w)

    # --- the middle --------------------------------------------------------------------------

    def _answered(self, canvas: Canvas, box: Box) -> float:
        """What the vendor has answered and delivered, the latest first."""
        column = Column(canvas, box)
        kinds = e.FixVerified | e.PurchaseDelivered
        done = [one for one in self._hearing.all() if isinstance(one.event, kinds)]
        if not done:
            column.words(self.console.say("vendor_seat.none_answered"), DIM)
        for one in reversed(done):
            self._line(canvas, column.take(Size.BODY * LINE_HEIGHT + 2, 0), one)
        return column.height

    def _line(self, canvas: Canvas, row: Box, one: Told) -> None:
        event = one.event
        assert isinstance(event, e.FixVerified | e.PurchaseDelivered)
        if isinstance(event, e.FixVerified):
            good, words = event.verdict is Verdict.ACCEPTED, self.console.texts.word(event.verdict)
        else:
            form = "helped" if event.helped else "needless"
            good, words = event.helped, self.console.say(f"vendor_seat.{form}")
        canvas.label(clock(one.t), row.cut_left(44)[0], Size.BODY, DIM, align="right")
        judged(canvas, row.x + 60, row.middle[1], good)
        _, rest = row.cut_left(68)
        canvas.label(f"#{event.ticket + 1} {words}", rest, Size.BODY, TEXT)


def _slip(view: VendorView, entry: Entry | None) -> ProposalSlip | None:
    if entry is None or entry.kind != CHECK:
        return None
    return next((slip for slip in view.proposed if slip.number == entry.number), None)


def _order(view: VendorView, entry: Entry | None) -> OrderSlip | None:
    if entry is None or entry.kind != DELIVER:
        return None
    return next((order for order in view.bought if order.number == entry.number), None)
