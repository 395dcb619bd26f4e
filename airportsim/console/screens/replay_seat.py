"""What lay before a role at a second of a round: heaps, tickets as written, the truth."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from airportsim.console.box import Box
from airportsim.console.canvas import Canvas
from airportsim.console.console import Console
from airportsim.console.look import CRASHED, DIM, DOWN, LINE, MIRROR, TEXT, Colour, Size
from airportsim.console.parts.money import usd
from airportsim.console.parts.tickets import PRIORITY_COLOURS, headline, where
from airportsim.model.words import PurchaseState
from airportsim.play.board import View
from airportsim.play.slips import ReportSlip, WorkSlip
from airportsim.play.truth import Truth
from airportsim.play.views import (
    AccountManagerView,
    DeliveryManagerView,
    DirectorView,
    ServiceDeskView,
    SpecialistView,
    VendorView,
)
from airportsim.texts.texts import clock

LEFT, AGE = 28.0, 48.0
"""Room for the rim of a tag (and for a bar to scroll with), and for how long something has lain."""


@dataclass(frozen=True, slots=True)
class Row:
    """Something that lay there: a coloured tag, words, a note, and since when (-1: not told)."""

    tag: str
    colour: Colour
    words: str
    note: str
    since: int = -1


class SeatSide:
    """The column that belongs to a role."""

    def __init__(self, console: Console) -> None:
        self._console = console

    def draw(self, canvas: Canvas, box: Box, view: View, title: str) -> None:
        """The heaps as counts, then every row."""
        inner = canvas.panel(box, title)
        inner = self._heaps(canvas, inner, self._counts(view))
        rows = list(self._rows(view))
        if not rows:
            canvas.text(self._console.say("replay.nothing"), inner.x, inner.y, Size.BODY, DIM)
            return
        high = [self._height(canvas, inner, one) for one in rows]
        name = f"replay {type(view).__name__}"
        with canvas.scroll(name, inner, sum(high)) as room:
            y = room.y
            for row, h in zip(rows, high, strict=True):
                if y + h > inner.y and y < inner.bottom:
                    self._row(canvas, Box(room.x, y, room.w, h), row, view.now)
                y += h

    def _heaps(self, canvas: Canvas, box: Box, counts: Iterable[tuple[str, str]]) -> Box:
        """Counts side by side, in as many lines as they take; answers with the room below."""
        x, y = box.x, box.y
        for label, value in counts:
            words = self._console.say(f"replay.heap.{label}")
            wide = canvas.width_of(value, Size.LARGE, True) + 6 + canvas.width_of(words)
            if x > box.x and x + wide > box.right:
                x, y = box.x, y + 24
            x += canvas.text(value, x, y, Size.LARGE, TEXT, True) + 6
            x += canvas.text(words, x, y + 1.5, Size.BODY, DIM) + 18
        below = y + 28 - box.y
        canvas.line((box.x, box.y + below), (box.right, box.y + below), LINE)
        return box.cut_top(below, 6)[1]

    def _height(self, canvas: Canvas, box: Box, row: Row) -> float:
        """How high a row is: its words and its note may take more than a line."""
        room = box.w - canvas.width_of(row.tag, Size.SMALL, True) - LEFT - AGE
        words = canvas.height_of(row.words, room, Size.BODY)
        return words + canvas.height_of(row.note, room + AGE, Size.SMALL) + 8

    def _row(self, canvas: Canvas, box: Box, row: Row, now: int) -> None:
        age = clock(max(0, now - row.since)) if row.since >= 0 else ""
        canvas.text(age, box.right, box.y, Size.BODY, DIM, True, "right")
        x = canvas.tag(box.x, box.y, row.tag, row.colour) + 8
        at = Box(x, box.y, box.right - x - AGE, box.h)
        y = box.y + canvas.paragraph(row.words, at, Size.BODY, TEXT)
        canvas.paragraph(row.note, Box(x, y, box.right - x, box.h), Size.SMALL, DIM)

    # --- what each role has ------------------------------------------------------------------

    def _counts(self, view: View) -> Iterator[tuple[str, str]]:
        match view:
            case AccountManagerView():
                yield "alerts", str(len(view.alerts))
                yield "asked", str(len(view.asked))
                yield "reports", str(len(view.reports))
                yield "complaints", str(len(view.complaints))
            case ServiceDeskView():
                yield "to_log", str(len(view.to_log))
                yield "at_desk", str(len(view.at_desk))
                yield "escalated", str(len(view.escalated))
                yield "restored", str(len(view.restored))
            case SpecialistView():
                yield "tray", str(len(view.tray))
                yield "held", str(len(view.tickets))
                yield "to_write", str(len(view.to_write))
                yield "articles", str(len(view.articles))
            case DeliveryManagerView():
                yield "unassigned", str(len(view.unassigned))
                yield "requested", str(len(view.requested))
                yield "all", str(len(view.all_tickets))
                yield "available", usd(view.available)
            case DirectorView():
                yield "requested", str(len(view.requested))
                yield "complaints", str(sum(view.complaints.values()))
                yield "available", usd(view.available)
                yield "reserve", usd(view.reserve)
            case VendorView():
                yield "proposed", str(len(view.proposed))
                yield "bought", str(len(view.bought))
                yield "broken", str(len(view.truth))
            case Truth():
                yield "broken", str(len(view.broken))
                for role, count in view.waiting_for.items():
                    if count:
                        yield role.value, str(count)

    def _rows(self, view: View) -> Iterator[Row]:
        match view:
            case AccountManagerView():
                yield from self._of_account_manager(view)
            case ServiceDeskView():
                yield from self._of_desk(view)
            case SpecialistView():
                for slip in (*view.tickets, *view.tray):
                    yield self._ticket(slip)
            case DeliveryManagerView():
                for slip in view.all_tickets:
                    yield self._ticket(slip)
            case DirectorView():
                for slip in view.requested:
                    yield self._ticket(slip)
            case VendorView():
                yield from self._of_vendor(view)
            case Truth():
                yield from self._truth(view)

    def _of_account_manager(self, view: AccountManagerView) -> Iterator[Row]:
        texts = self._console.texts
        for alert in view.alerts:
            name = f"{texts.names.service(alert.service)} {where(alert.terminals)}"
            yield Row("!", DOWN, name, texts.say("replay.unreported"), alert.raised_at)
        for slip in view.reports:
            heard = texts.say("replay.heard", state=texts.word(slip.told_state))
            yield Row(_number(slip), DIM, self._name(slip), heard, slip.reported_at)

    def _of_desk(self, view: ServiceDeskView) -> Iterator[Row]:
        say = self._console.say
        heaps = {
            "to_log": view.to_log, "at_desk": view.at_desk, "escalated": view.escalated,
            "restored": view.restored,
        }  # fmt: skip
        for slip in view.reports:
            at = next((name for name, heap in heaps.items() if slip.number in heap), "")
            note = say(f"replay.heap.{at}") if at else ""
            facts = say(
                "replay.facts", told=len(slip.facts), of=len(slip.facts) + len(slip.missing)
            )
            note = f"{note} • {facts}" if note else facts
            colour = PRIORITY_COLOURS[slip.priority]
            yield Row(_number(slip), colour, self._name(slip), note, slip.reported_at)

    def _ticket(self, slip: WorkSlip) -> Row:
        """A ticket as those see it who see it whole."""
        texts = self._console.texts
        parts = [texts.word(slip.state)]
        if slip.purchase is not PurchaseState.NONE:
            parts.append(texts.say("replay.purchase", state=texts.word(slip.purchase)))
        if slip.tests:
            parts.append(texts.say("replay.tests", count=len(slip.tests)))
        if slip.proposals:
            parts.append(texts.say("replay.fixes", count=slip.proposals))
        words = headline(self._console, slip).partition(" ")[2]
        return Row(
            _number(slip), PRIORITY_COLOURS[slip.priority], words, " • ".join(parts),
            slip.reported_at,
        )  # fmt: skip

    def _of_vendor(self, view: VendorView) -> Iterator[Row]:
        texts = self._console.texts
        for slip in view.proposed:
            remedy = (
                texts.names.remedy(slip.item, slip.remedy) if slip.remedy else texts.say("blank")
            )
            verdict = texts.word(view.verdict_on(slip))
            note = f"{remedy} • {texts.say('replay.rightly', verdict=verdict)}"
            yield Row(_number(slip), MIRROR, texts.names.item(slip.item), note, slip.at)
        for item, mode in view.truth.items():
            remedy = texts.names.remedy(item, view.remedy_for(item))
            note = texts.say("replay.cure", mode=texts.names.mode(item, mode), remedy=remedy)
            yield Row("x", CRASHED, texts.names.item(item), note)

    def _truth(self, view: Truth) -> Iterator[Row]:
        texts = self._console.texts
        for one in view.broken:
            remedy = texts.names.remedy(one.item, one.remedy)
            note = texts.say(
                "replay.cure", mode=texts.names.mode(one.item, one.mode), remedy=remedy
            )
            colour = CRASHED if one.crashed_at >= 0 else DOWN
            yield Row(f"F{one.number + 1}", colour, texts.names.item(one.item), note, one.struck_at)

    def _name(self, slip: ReportSlip) -> str:
        return f"{self._console.texts.names.service(slip.service)} {where(slip.terminals)}"


def _number(slip: object) -> str:
    return f"#{getattr(slip, 'number', 0) + 1}"
