"""Where the minutes of all incidents went, and how long work waited at each hand-over."""

from airportsim.console.box import Box
from airportsim.console.canvas import Canvas
from airportsim.console.look import DEGRADED, DIM, GRID, TEXT, Size
from airportsim.console.parts.charts import stack
from airportsim.console.parts.projected import LINE_OF_TEXT, panel
from airportsim.console.screens.check_bars import COLOURS, stretch
from airportsim.console.screens.check_past import Looked
from airportsim.debrief.minutes import Passing
from airportsim.debrief.spans import Where
from airportsim.model.service import HandOver
from airportsim.texts.texts import clock

WAITING, WORKING = DEGRADED, COLOURS[Where.WORK]


def where_rows(canvas: Canvas, box: Box, looked: Looked) -> None:
    """A row for each place where time went: its name, a bar, the time; the worst one in bold."""
    spent, texts = looked.round.minutes.by_where, looked.console.texts
    most = max(1, *spent.values())
    names = max(canvas.width_of(texts.word(where), Size.BIG, True) for where in Where) + 12
    stacked = names > box.w * 0.6
    high = min(56.0, (box.h - 4 * (len(Where) - 1)) / len(Where))
    rows = [Box(box.x, box.y + n * (high + 4), box.w, high) for n in range(len(Where))]
    for where, row in zip(Where, rows, strict=True):
        bold = spent[where] == most
        line = row.cut_top(LINE_OF_TEXT, 2)[0] if stacked else row
        y = line.y + (line.h - LINE_OF_TEXT) / 2
        wide = canvas.text(clock(spent[where]), row.right, y, Size.BIG, TEXT, bold, "right")
        canvas.text(texts.word(where), row.x, y, Size.BIG, TEXT if bold else DIM, bold)
        room = row.w - max(wide, 70) - names - 12
        bar = Box(row.x + names, row.y + (row.h - 22) / 2, room, 22)
        if stacked:
            bar = Box(row.x, line.bottom, row.w, max(4.0, min(12.0, row.bottom - line.bottom - 2)))
        if spent[where]:
            stretch(canvas, Box(bar.x, bar.y, max(2.0, bar.w * spent[where] / most), bar.h), where)


def where_title(looked: Looked) -> str:
    """What the rows are about."""
    minutes = round(looked.round.minutes.total / 60)
    return looked.console.say("check.where_title", minutes=f"{minutes:,}")


class MinutesPage:
    """The page of the minutes; with little room it keeps to the hand-overs."""

    def __init__(self, looked: Looked) -> None:
        self._looked = looked

    def draw(self, canvas: Canvas, box: Box) -> None:
        """Where the minutes went at the left, the hand-overs at the right."""
        say = self._looked.console.say
        if not canvas.compact:
            left, box = box.columns(2)
            where_rows(canvas, panel(canvas, left, where_title(self._looked)), self._looked)
        inner = panel(canvas, box, say("check.hand_overs"))
        self._hand_overs(canvas, inner)

    def _hand_overs(self, canvas: Canvas, box: Box) -> None:
        texts = self._looked.console.texts
        found = self._looked.round.minutes.hand_overs
        shown = {step: found[step] for step in HandOver if found[step].count}
        if not shown:
            canvas.label(texts.say("check.nothing_passed"), box, Size.BIG, DIM)
            return
        key, box = box.cut_top(LINE_OF_TEXT, 4)
        self._key(canvas, key)
        most = max(one.waiting + one.working for one in shown.values())
        high = min(64.0, (box.h - 4 * len(shown)) / len(shown))
        for n, (step, one) in enumerate(shown.items()):
            row = Box(box.x, box.y + n * (high + 4), box.w, high)
            self._row(canvas, row, texts.word(step), one, most)

    def _row(self, canvas: Canvas, box: Box, name: str, one: Passing, most: int) -> None:
        """A hand-over: its time, how often and how long each was, and a bar of waiting and work."""
        say = self._looked.console.say
        whole = one.waiting + one.working
        time = clock(round(whole / one.count))
        each = say("check.each", total=clock(whole), count=one.count, time=time)
        parts = [(float(one.waiting), WAITING), (float(one.working), WORKING)]
        if canvas.compact:
            names, bar = box.cut_left(320)
            noted, bar = bar.cut_right(220)
            canvas.label(name, names, Size.BIG, TEXT)
            canvas.label(each, noted, Size.BIG, DIM, align="right")
            stack(canvas, bar.centred(bar.w, 16), parts, most)
            return
        line, bar = box.cut_top(LINE_OF_TEXT, 4)
        wide = canvas.text(each, line.right, line.y, Size.BIG, DIM, align="right")
        canvas.text(name, line.x, line.y, Size.BIG, TEXT, room=line.w - wide - GRID)
        stack(canvas, bar.cut_top(14)[0], parts, most)

    def _key(self, canvas: Canvas, box: Box) -> None:
        say, x = self._looked.console.say, box.x
        for colour, words in ((WAITING, say("check.waited")), (WORKING, say("check.worked"))):
            canvas.fill(Box(x, box.y + 7, 22, 15), colour, 3)
            x += 30 + canvas.text(words, x + 30, box.y, Size.BIG, DIM) + 24
