"""Merging: is a ticket the same incident as another one? Both side by side before it is done."""

from airportsim.console.box import Box
from airportsim.console.canvas import Canvas
from airportsim.console.console import Console
from airportsim.console.look import DEGRADED, DIM, DOWN_TEXT, OK_TEXT, TEXT, Size
from airportsim.console.marks import cross, tick
from airportsim.console.parts.column import Chip, Column
from airportsim.console.parts.tickets import where
from airportsim.console.seats.panel import Act, SeatPanel
from airportsim.model.airport import Fact
from airportsim.model.commands import Merge
from airportsim.model.words import FactKind, Manner
from airportsim.play.slips import DeskSlip
from airportsim.play.views import ServiceDeskView
from airportsim.texts.texts import clock

LIKELY = 3
"""So many tickets that can be the same are offered below a ticket."""

_SHARED = {FactKind.WHERE, FactKind.LIMPS, FactKind.SINCE}
"""Facts in which all tickets of one incident agree."""


class Merging:
    """The ticket that is compared with another one, while that is open."""

    def __init__(self, console: Console) -> None:
        self._console = console
        self._open: tuple[int, int] | None = None

    def is_open(self, view: ServiceDeskView, slip: DeskSlip) -> bool:
        """Whether this ticket is being compared."""
        if self._open is None or self._open[0] != slip.number:
            return False
        return slip.number in view.at_desk or slip.number in view.to_log

    def act(self, view: ServiceDeskView, slip: DeskSlip) -> Act:
        """The button that begins to compare, with the likeliest other ticket."""
        say, others = self._console.say, _others(view, slip)
        alike = len(view.alike(slip))
        detail = say("desk.alike_detail", count=alike) if alike else say("desk.merge_detail")
        if not others:
            none = say("desk.no_other")
            return Act("S", say("desk.same_as"), detail, name="same_as", refusal=none)
        first = others[0].number
        label = say("desk.same_as")
        return Act("S", label, detail, do=lambda: self._compare(slip, first), name="same_as")

    def acts(self, panel: SeatPanel, view: ServiceDeskView, slip: DeskSlip) -> list[Act]:
        """Merge, or leave it."""
        say, other = self._console.say, self._other(view, slip)
        command = Merge(slip.number, other.number)

        def merge() -> None:
            if panel.give_and_go(command):
                self._open = None

        into = say("desk.merge_into", number=other.number + 1)
        alike = other in view.alike(slip)
        detail = say("desk.merge_into_detail", number=slip.number + 1)
        leave = Act(
            "X", say("desk.leave"), say("desk.leave_detail"), do=self._leave,
            primary=not alike, name="leave",
        )  # fmt: skip
        return [Act("S", into, detail, command, merge, alike, "merge"), leave]

    def draw_alike(self, column: Column, view: ServiceDeskView, slip: DeskSlip) -> None:
        """The tickets that can be the same incident; a click compares."""
        alike = view.alike(slip)[-LIKELY:]
        label = self._console.say("desk.maybe_same")
        column.chips([self._chip(slip, other) for other in reversed(alike)], label)

    def draw(self, column: Column, view: ServiceDeskView, slip: DeskSlip) -> None:
        """Both tickets side by side, and the others to choose from."""
        say, other = self._console.say, self._other(view, slip)
        others = _others(view, slip)
        column.title(say("desk.compare"), say("desk.compare_count", count=len(others)))
        chips = [self._chip(slip, one, other, n) for n, one in enumerate(others)]
        near = [chip for chip in chips if chip.key or chip.chosen]
        column.chips(near)
        self._draw_both(column, view, slip, other)
        column.words(say("desk.warning", number=other.number + 1), DEGRADED, Size.SMALL)
        column.take(0, 4)
        column.chips([chip for chip in chips if chip not in near])

    # --- inside ------------------------------------------------------------------------------

    def _compare(self, slip: DeskSlip, number: int) -> None:
        self._open = slip.number, number

    def _leave(self) -> None:
        self._open = None

    def _other(self, view: ServiceDeskView, slip: DeskSlip) -> DeskSlip:
        """The ticket with which this one is compared; if it is gone, the likeliest."""
        others = _others(view, slip) or [slip]
        number = self._open[1] if self._open else -1
        return next((one for one in others if one.number == number), others[0])

    def _chip(
        self, slip: DeskSlip, other: DeskSlip, chosen: DeskSlip | None = None, n: int = -1
    ) -> Chip:
        label = f"#{other.number + 1} {other.service} {where(other.terminals)}"
        key = str(n + 1) if 0 <= n < 6 else ""
        return Chip(
            label, lambda: self._compare(slip, other.number), other is chosen, key,
            name=f"same.{other.number}",
        )  # fmt: skip

    def _draw_both(
        self, column: Column, view: ServiceDeskView, slip: DeskSlip, other: DeskSlip
    ) -> None:
        texts, say = self._console.texts, self._console.say
        names = texts.names
        heads = [f"#{s.number + 1} {names.service(s.service)}" for s in (slip, other)]
        self._draw_row(column, "", heads[0], heads[1], None, bold=True)
        both = where(slip.terminals), where(other.terminals)
        self._draw_row(column, say("desk.terminals"), *both, both[0] == both[1])
        ages = [say("desk.ago", age=clock(view.now - s.reported_at)) for s in (slip, other)]
        self._draw_row(column, say("desk.reported_row"), ages[0], ages[1], None)
        for kind in FactKind:
            one, two = _fact(slip, kind), _fact(other, kind)
            if (one or two) and kind not in (FactKind.FAILS, FactKind.WHERE):
                agree = one == two if one and two and kind in _SHARED else None
                self._draw_row(column, texts.word(kind), self._said(one), self._said(two), agree)

    def _draw_row(
        self, column: Column, label: str, one: str, two: str, agree: bool | None,
        bold: bool = False,
    ) -> None:  # fmt: skip
        """A line of the comparison, with a mark where both agree or differ."""
        canvas = column.canvas
        left, rest = column.left.cut_left(96)
        mark, rest = rest.cut_right(16)
        cells = rest.columns(2)
        size = Size.SMALL if canvas.compact and not bold else Size.BODY
        words = ((label, left, size), (one, cells[0], size), (two, cells[1], size))
        high = max(canvas.height_of(w, box.w, at, bold) for w, box, at in words)
        column.take(high, 3)
        canvas.paragraph(label, left, size, DIM)
        for said, cell in ((one, cells[0]), (two, cells[1])):
            canvas.paragraph(said, cell, size, TEXT, bold)
        _draw_mark(canvas, mark, high, agree)

    def _said(self, fact: Fact | None) -> str:
        """A fact in short, beside the name of its kind."""
        texts = self._console.texts
        if fact is None:
            return self._console.say("desk.not_told")
        if fact.kind is FactKind.SINCE:
            return texts.word(Manner(fact.about[0]))
        return texts.listed(tuple(map(texts.names.service, fact.about)))


def _others(view: ServiceDeskView, slip: DeskSlip) -> list[DeskSlip]:
    """The other open tickets: those that can be the same first, then at the same terminals."""
    alike = {one.number for one in view.alike(slip)}
    here = set(slip.terminals)
    others = [one for one in view.reports if one.number != slip.number]
    return sorted(
        others,
        key=lambda o: (
            o.number not in alike, not here & set(o.terminals), abs(o.number - slip.number),
        ),
    )  # fmt: skip


def _fact(slip: DeskSlip, kind: FactKind) -> Fact | None:
    return next((fact for fact in slip.facts if fact.kind is kind), None)


def _draw_mark(canvas: Canvas, box: Box, height: float, agree: bool | None) -> None:
    x, y = box.x + box.w / 2, box.y + height / 2
    if agree is True:
        tick(canvas, x, y, 10, OK_TEXT)
    elif agree is False:
        cross(canvas, x, y, 10, DOWN_TEXT)
