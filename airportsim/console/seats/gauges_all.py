"""All indicators of all airlines, over the round: values, targets, trends, warnings, meanings."""

from functools import partial

from airportsim.console.box import Box
from airportsim.console.canvas import Canvas
from airportsim.console.console import Console
from airportsim.console.look import DIM, GRID, LINE, PANEL, RADIUS, RAISED, TEXT, Size
from airportsim.console.parts.gauge_marks import concern_mark, target_of, trend_arrow, value_of
from airportsim.debrief.quality.items import RESTS_ON
from airportsim.model.quality import Indicator
from airportsim.play.gauges import ALL, BACK, EVERY, Concern, Gauge, Gauges
from airportsim.texts.quality import amount
from airportsim.texts.texts import clock

ROW, TITLE = 21, 20
"""Heights of an indicator's line and of the line above those of a dimension."""

HEADING, LEGEND = 20, 20
"""Heights of the picked one's name and of the line that explains the marks."""

NAME, CELL, BAR = 200, 84, 12
"""Least widths of the names and of an airline's column; room for what scrolls."""

TARGET = "target"
"""Stands for the column of the targets."""


class AllGauges:
    """All indicators; of the `picked` one it says what it means and what its target is."""

    def __init__(self, console: Console, picked: Indicator) -> None:
        self._console = console
        self._picked = picked
        self._moved = True

    def _groups(self) -> dict[str, tuple[Indicator, ...]]:
        """The indicators of each dimension, and what is left, by their titles."""
        groups = {self._console.texts.word(one): rests for one, rests in RESTS_ON.items()}
        return groups | {self._console.say("gauges.value"): (Indicator.COMPENSATED,)}

    def draw(self, canvas: Canvas) -> None:
        """The title, the table, what the picked one means."""
        gauges = self._console.room.gauges()
        if gauges is None:
            self._away()
            return
        w = min(canvas.width - 2 * GRID, 1120)
        box = canvas.box.inset(GRID).centred(w, min(canvas.height - 2 * GRID, 720))
        canvas.fill(box, PANEL, RADIUS, LINE)
        inner = box.inset(20, 12)
        head, inner = inner.cut_top(34, 6)
        self._head(canvas, head, gauges)
        foot, inner = inner.cut_bottom(self._foot_height(canvas, inner.w, gauges))
        self._foot(canvas, foot, gauges)
        self._table(canvas, inner, gauges)
        order = [one for rests in self._groups().values() for one in rests]
        for key, by in (("Up", -1), ("Down", 1)):
            after = order[(order.index(self._picked) + by) % len(order)]
            canvas.key(key, partial(self._pick, after), f"gauges.{key.lower()}")

    def _away(self) -> None:
        self._console.overlay = None

    def _pick(self, one: Indicator) -> None:
        self._picked, self._moved = one, True

    def _head(self, canvas: Canvas, box: Box, gauges: Gauges) -> None:
        """When it was measured, and the way back."""
        say = self._console.say
        label = say("gauges.back")
        back, box = box.cut_right(canvas.width_of(label, Size.BODY, True) + 60)
        canvas.button(
            back, label, self._away, "Esc", name="gauges.back", size=Size.BODY
        )  # fmt: skip
        title = say("gauges.title", time=clock(gauges.second))
        canvas.label(title, box, Size.BIG, TEXT, bold=True)
        note = say("gauges.measured", every=EVERY, back=BACK // 60)
        if canvas.width_of(title, Size.BIG, True) + canvas.width_of(note, Size.SMALL) < box.w:
            canvas.label(note, box, Size.SMALL, DIM, align="right")

    # --- the table ---------------------------------------------------------------------------

    def _table(self, canvas: Canvas, box: Box, gauges: Gauges) -> None:
        """A line for each indicator, below those of its dimension; the picked one can be seen."""
        head, box = box.cut_top(18, 2)
        columns = _columns(head, gauges)
        self._titles(canvas, head, columns)
        groups = self._groups()
        titles = [n for n, rests in enumerate(groups.values()) for _ in rests]
        order = [one for rests in groups.values() for one in rests]
        tops = {one: ROW * n + TITLE * (titles[n] + 1) for n, one in enumerate(order)}
        high = ROW * len(order) + TITLE * len(groups)
        if self._moved:
            self._moved = False
            canvas.scroll_to("gauges all", tops[self._picked] - TITLE, box, ROW + TITLE)
        with canvas.scroll("gauges all", box, high) as room:
            for title, rests in groups.items():
                y = room.y + tops[rests[0]] - TITLE
                canvas.text(title, room.x, y + 3, Size.SMALL, DIM, bold=True)
            for one, top in tops.items():
                row = Box(room.x, room.y + top, head.w - BAR, ROW)
                self._row(canvas, row, one, gauges, columns)

    def _titles(self, canvas: Canvas, box: Box, columns: dict[str, float]) -> None:
        """Whose each column is, with the name of the airline where there is room."""
        say, names = self._console.say, self._console.texts.names
        edges = [*columns.values()]
        wide = edges[1] - edges[0] - GRID
        for terminal, right in columns.items():
            words = say("gauges.target") if terminal == TARGET else terminal or say("gauges.all")
            if terminal not in (TARGET, ALL):
                whole = f"{terminal} {names.airline(terminal)}"
                words = whole if canvas.width_of(whole, Size.SMALL, True) <= wide else terminal
            bold = terminal != TARGET
            canvas.text(words, right, box.y, Size.SMALL, DIM, bold, align="right")

    def _row(
        self, canvas: Canvas, box: Box, one: Indicator, gauges: Gauges, columns: dict[str, float]
    ) -> None:  # fmt: skip
        """An indicator: its name, its target, how it stands at each airline."""
        texts = self._console.texts
        picked = one is self._picked
        pick = partial(self._pick, one)
        if canvas.zone(box, pick, name=f"gauges.pick.{one.value}") or picked:
            canvas.fill(box, RAISED, 4)
        canvas.label(texts.word(one), box.inset(GRID, 0), Size.BODY, TEXT, bold=picked)
        for terminal, right in columns.items():
            if terminal == TARGET:
                aim = target_of(texts, one, gauges.of[ALL][one])
                at = box._replace(w=right - box.x)
                canvas.label(aim, at, Size.BODY, DIM, align="right")
            else:
                self._cell(canvas, box, right, one, gauges.of[terminal][one])

    def _cell(self, canvas: Canvas, box: Box, right: float, one: Indicator, gauge: Gauge) -> None:
        """An airline's value, between its mark and its arrow."""
        said, ink = value_of(self._console.texts, one, gauge)
        if gauge.value is None:
            said = self._console.say("gauges.none")
        middle = box.y + ROW / 2
        if gauge.concern is not None:
            concern_mark(canvas, gauge.concern, right - 74, middle, 11)
        at = box._replace(w=right - 18 - box.x)
        canvas.label(said, at, Size.BODY, ink, gauge.concern is not None, align="right")
        trend_arrow(canvas, gauge.trend, right - 7, middle)

    # --- what it means -----------------------------------------------------------------------

    def _sentences(self, gauges: Gauges) -> tuple[str, str]:
        """What the picked one counts, and what its target is."""
        texts, one = self._console.texts, self._picked
        aim = gauges.of[ALL][one].target
        value = amount(texts, one, aim.value)
        about = texts.say(f"indicator_about.{one.value}")
        key = "gauges.your_standard" if aim.set else "gauges.no_standard"
        return about, texts.say(key, value=value)

    def _foot_height(self, canvas: Canvas, w: float, gauges: Gauges) -> float:
        about, aim = self._sentences(gauges)
        known = self._console.say("gauges.known")
        heights = (
            canvas.height_of(about, w), canvas.height_of(aim, w),
            canvas.height_of(known, w, Size.SMALL),
        )  # fmt: skip
        return sum(heights) + HEADING + LEGEND + GRID

    def _foot(self, canvas: Canvas, box: Box, gauges: Gauges) -> None:
        """The picked one in words, what counts while the round runs, what the marks mean."""
        canvas.line((box.x, box.y), (box.right, box.y), LINE)
        y = box.y + GRID
        canvas.text(self._console.texts.word(self._picked), box.x, y, Size.BODY, TEXT, bold=True)
        y += HEADING
        for words, size, ink in (
            *((words, Size.BODY, TEXT) for words in self._sentences(gauges)),
            (self._console.say("gauges.known"), Size.SMALL, DIM),
        ):
            y += canvas.paragraph(words, Box(box.x, y, box.w, 0), size, ink)
        x, y = box.x, y + LEGEND / 2
        for concern, name in ((Concern.ALARM, "alarm"), (Concern.WATCH, "watch"), (None, "fine")):
            concern_mark(canvas, concern, x + 6, y, 11)
            words = self._console.say(f"gauges.{name}")
            at = Box(x + 18, y - LEGEND / 2, box.w, LEGEND)
            canvas.label(words, at, Size.SMALL, DIM)
            x += 18 + canvas.width_of(words, Size.SMALL) + 3 * GRID
        words = self._console.say("gauges.unmeasured")
        if canvas.width_of(words, Size.SMALL) <= box.right - x:
            at = Box(x, y - LEGEND / 2, box.w, LEGEND)
            canvas.label(words, at, Size.SMALL, DIM)


def _columns(box: Box, gauges: Gauges) -> dict[str, float]:
    """The right edges of the columns: TARGET, then all and each airline, as far as they fit."""
    left, right = box.x + max(NAME, box.w * 0.3), box.right - BAR
    there = [TARGET, *gauges.of][: max(2, int((right - left) / CELL))]
    wide = (right - left) / len(there)
    return {name: left + wide * n for n, name in enumerate(there, 1)}
