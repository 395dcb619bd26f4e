"""The indicators at a glance: the most telling ones, of all airlines together or of one."""

from functools import partial

from airportsim.console.box import Box
from airportsim.console.canvas import Canvas
from airportsim.console.console import Console
from airportsim.console.look import DIM, GRID, PANEL, RAISED, TEXT, Size
from airportsim.console.parts.column import CHIP
from airportsim.console.parts.gauge_marks import concern_mark, target_of, trend_arrow, value_of
from airportsim.console.seats.gauges_all import AllGauges
from airportsim.model.quality import Indicator
from airportsim.play.gauges import ALL, Concern, Gauge, Gauges

_I = Indicator
TELLING = (
    _I.ON_TIME, _I.KEPT, _I.ACKNOWLEDGE, _I.RESTORE, _I.SILENCE, _I.ANSWERED, _I.FIRST_CONTACT,
    _I.UNASKED, _I.VISIBLE, _I.QUEUE,
)  # fmt: skip
"""The most telling indicators: some of each dimension."""

OPEN = "G"
"""The key that opens all of them."""

HEAD, ROW = 18, 18
"""Heights of the line above the indicators and of one of them."""

FEWEST = 3
"""Where there is no room for so many, they are only counted."""


class Glance:
    """As many of the telling indicators as there is room for; `terminal` is whose (ALL: of all)."""

    def __init__(self, console: Console) -> None:
        self.terminal = ALL
        self._console = console

    @property
    def gauges(self) -> Gauges | None:
        """The indicators as last measured, None where there are none to see."""
        return self._console.room.gauges()

    # --- whose -------------------------------------------------------------------------------

    def airlines(self, canvas: Canvas, box: Box, gauges: Gauges) -> None:
        """At the right of a line: all together and each airline, with its most pressing mark."""
        names = {t: t or self._console.say("gauges.all") for t in gauges.of}
        wide = sum(canvas.chip_width(name) + 6 for name in names.values()) - 6
        if wide > box.w:
            names = {self.terminal: names[self.terminal]}
            wide = canvas.chip_width(names[self.terminal])
        x = box.right - wide
        for terminal, name in names.items():
            chosen = terminal == self.terminal
            do = partial(self._next, gauges) if len(names) == 1 else partial(self._choose, terminal)
            of = f"gauges.of.{terminal or 'all'}"
            right = canvas.chip(x, box.y, name, do, chosen, name=of, tip=self._named(terminal))
            concern = gauges.worst(terminal, TELLING)
            if concern is not None:
                canvas.circle(right - 4, box.y + 4, 7, PANEL)
                concern_mark(canvas, concern, right - 4, box.y + 4, 10)
            x = right + 6

    def _named(self, terminal: str) -> str:
        return self._console.texts.names.airline(terminal) if terminal else ""

    def _choose(self, terminal: str) -> None:
        self.terminal = terminal

    def _next(self, gauges: Gauges) -> None:
        order = [*gauges.of]
        self.terminal = order[(order.index(self.terminal) + 1) % len(order)]

    # --- the indicators ----------------------------------------------------------------------

    def draw_titled(self, canvas: Canvas, box: Box, gauges: Gauges) -> None:
        """All of it under its title, in what room there is; where there is little, one line."""
        if box.h < CHIP + 4 + FEWEST * ROW:
            self._counted(canvas, box.cut_top(HEAD)[0], gauges)
            return
        row, rest = box.cut_top(CHIP, 4)
        wide = self._opener(canvas, row, self._console.say("gauges.heading"), bold=True)
        self.airlines(canvas, row.cut_left(wide, 2 * GRID)[1], gauges)
        self._listed(canvas, rest, gauges, titled=False)

    def draw(self, canvas: Canvas, box: Box, gauges: Gauges) -> None:
        """How to open all, what stands in the columns, and as many as there is room for."""
        head, rest = box.cut_top(HEAD, 0)
        say = self._console.say
        self._opener(canvas, head, say("gauges.open", count=len(Indicator)))
        canvas.text(say("gauges.now"), _value_at(head), head.y, Size.SMALL, DIM, align="right")
        canvas.text(say("gauges.target"), head.right, head.y, Size.SMALL, DIM, align="right")
        self._listed(canvas, rest, gauges, titled=True)

    def _opener(self, canvas: Canvas, box: Box, label: str, bold: bool = False) -> float:
        """A key and its words, which open all indicators; answers with their width."""
        cap = canvas.width_of(OPEN, Size.SMALL, True) + 10
        wide = cap + 6 + canvas.width_of(label, Size.SMALL, bold)
        spot = box._replace(w=wide)
        do = partial(self._open, TELLING[0])
        over = canvas.zone(spot, do, OPEN, name="gauges.open", label=label)
        key = spot._replace(w=cap).centred(cap, HEAD)
        canvas.fill(key, RAISED, 4)
        canvas.label(OPEN, key, Size.SMALL, DIM, True, align="middle")
        words = Box(box.x + cap + 6, box.y, wide, box.h)
        canvas.label(label, words, Size.SMALL, TEXT if over else DIM, bold)
        return wide

    def _counted(self, canvas: Canvas, box: Box, gauges: Gauges) -> None:
        """How many of all indicators warn."""
        self._opener(canvas, box, self._console.say("gauges.heading"), bold=True)
        concerns = [one.concern for one in gauges.of[self.terminal].values()]
        x = box.right
        for concern in (Concern.WATCH, Concern.ALARM):
            count = str(concerns.count(concern))
            x -= canvas.width_of(count, Size.BODY, True)
            canvas.label(count, Box(x, box.y, box.right - x, box.h), Size.BODY, TEXT, bold=True)
            concern_mark(canvas, concern, x - 12, box.y + box.h / 2, 11)
            x -= 12 + 3 * GRID

    def _listed(self, canvas: Canvas, box: Box, gauges: Gauges, titled: bool) -> None:
        """As many as there is room for, in their order; without titles the targets name themselves.

        A click opens all of them at this one.
        """
        own = gauges.of[self.terminal]
        shown = _most_pressing(own, int(box.h / ROW))
        over = None
        for n, one in enumerate(shown):
            row = Box(box.x, box.y + n * ROW, box.w, ROW)
            about, do = self._console.say(f"indicator_about.{one.value}"), partial(self._open, one)
            if canvas.zone(row, do, tip=about, name=f"gauges.{one.value}"):
                over = one
        if not shown:
            return

        def draw(at: Box) -> None:
            canvas.fill(at, PANEL)
            for n, one in enumerate(shown):
                row = Box(at.x, at.y + n * ROW, at.w, ROW)
                if one is over:
                    canvas.fill(row, RAISED, 4)
                self._row(canvas, row, one, own[one], titled)

        key = self._console.language, over, titled, tuple((one, own[one]) for one in shown)
        area = box._replace(h=len(shown) * ROW)
        canvas.kept(f"gauges {id(self)}", key, area, draw)

    def _open(self, picked: Indicator) -> None:
        self._console.overlay = AllGauges(self._console, picked)

    def _row(self, canvas: Canvas, box: Box, one: Indicator, gauge: Gauge, titled: bool) -> None:
        """An indicator: mark, name, value, arrow, target."""
        texts = self._console.texts
        middle = box.y + ROW / 2
        if gauge.value is not None:
            concern_mark(canvas, gauge.concern, box.x + 7, middle, 11)
        said, ink = value_of(texts, one, gauge)
        at = _value_at(box)
        wide = canvas.width_of(said, Size.BODY, True)
        ground = Box(box.x + 20, box.y, at - wide - GRID - box.x - 20, ROW)
        canvas.label(texts.word(one), ground, Size.BODY, TEXT if gauge.concern else DIM)
        canvas.label(said, box._replace(w=at - box.x), Size.BODY, ink, True, align="right")
        trend_arrow(canvas, gauge.trend, at + 12, middle)
        aim = target_of(texts, one, gauge)
        if not titled:
            aim = texts.say("gauges.target_is", value=aim)
        canvas.label(aim, box, Size.BODY, DIM, align="right")


def height(count: int = len(TELLING)) -> float:
    """How high so many indicators are, with what stands above them."""
    return CHIP + 4 + HEAD + count * ROW


def _value_at(box: Box) -> float:
    """The right edge of the values."""
    return box.x + box.w * 0.64


def _most_pressing(own: dict[Indicator, Gauge], count: int) -> tuple[Indicator, ...]:
    """So many of the telling ones, those that warn before others, in their own order."""
    rank = {Concern.ALARM: 0, Concern.WATCH: 1, None: 2}
    pressing = sorted(TELLING, key=lambda one: (rank[own[one].concern], TELLING.index(one)))
    chosen = {*pressing[: max(0, count)]}
    return tuple(one for one in TELLING if one in chosen)
