"""Every incident as a bar from its strike to its end, coloured by where its minutes went."""

from functools import partial

from airportsim.console.box import Box
from airportsim.console.canvas import Canvas
from airportsim.console.look import DIM, DOWN_TEXT, GRID, LINE, TEXT, Size
from airportsim.console.parts.charts import clock_ticks
from airportsim.console.parts.projected import LINE_OF_TEXT, panel
from airportsim.console.screens.check_bars import crash_mark, legend, shade_row, stretch
from airportsim.console.screens.check_past import Looked
from airportsim.debrief.incident import Incident
from airportsim.texts.texts import clock

ROW = 32.0


class TimeLine:
    """Seconds of a round from left to right in a box."""

    def __init__(self, box: Box, end: int) -> None:
        self.box = box
        self.end = end

    def x(self, second: float) -> float:
        """Where a second is."""
        return self.box.x + self.box.w * min(1.0, max(0.0, second / self.end))

    def bar(self, canvas: Canvas, incident: Incident, y: float, h: float) -> list[Box]:
        """An incident's stretches, with its crash; answers with their boxes."""
        boxes = []
        for span in incident.spans:
            left, right = self.x(span.start), self.x(span.end)
            boxes.append(Box(left, y, max(1.0, right - left - 1), h))
            stretch(canvas, boxes[-1], span.where)
        if incident.crashed_at is not None and h > 12:
            crash_mark(canvas, self.x(incident.crashed_at), y + h / 2)
        return boxes


class Incidents:
    """The page of the incidents: click one, or a part of it, to see it again."""

    def __init__(self, looked: Looked) -> None:
        self._looked = looked
        self._picked = -1
        self._shown = [one for one in looked.round.incidents if one.services]

    @property
    def second(self) -> int:
        """Where a replay from here begins."""
        return self._shown[self._picked].struck_at if self._picked >= 0 else 0

    def draw(self, canvas: Canvas, box: Box) -> None:
        """The legend, the clock, and a row for each incident."""
        say = self._looked.console.say
        title = "" if canvas.compact else say("check.incidents")
        inner = panel(canvas, box, title, "" if canvas.compact else say("check.click"))
        if not self._shown:
            canvas.label(say("check.no_incidents"), inner, Size.BIG, DIM)
            return
        high = legend(canvas, inner, self._looked.console)
        head, rows = inner.cut_top(high, 4)[1].cut_top(LINE_OF_TEXT, 2)
        rows = rows.cut_top(rows.h // ROW * ROW)[0]
        names = self._names(canvas, 0 if canvas.compact else box.w * 0.3)
        wide = max(canvas.width_of(name, Size.BIG, True) for name in names) + 20
        lasted = max(canvas.width_of(self._lasted(one), Size.BIG, True) for one in self._shown)
        middle = Box(head.x + wide, head.y, head.w - wide - lasted - 28, head.h)
        line = TimeLine(middle, self._looked.round.course.pace[-1][0])
        for second, label in clock_ticks(0, line.end, 5 if canvas.compact else 7):
            x = line.x(second)
            canvas.text(label, x, head.y, Size.BIG, DIM, align="middle")
            canvas.line((x, rows.y), (x, rows.bottom), LINE)
        with canvas.scroll("check incidents", rows, ROW * len(self._shown)) as room:
            for n, name in enumerate(names):
                row = Box(room.x, room.y + n * ROW, room.w, ROW)
                if row.bottom > rows.y and row.y < rows.bottom:
                    self._row(canvas, row, n, name, line)
        canvas.key("Down", lambda: self._move(canvas, rows, 1), "incident.next")
        canvas.key("Up", lambda: self._move(canvas, rows, -1), "incident.previous")

    def _row(self, canvas: Canvas, box: Box, n: int, name: str, line: TimeLine) -> None:
        replay, one = self._looked.replay, self._shown[n]
        tip = self._tip(one)
        over = canvas.zone(
            box, partial(replay, one.struck_at), "", tip, name=f"incident.{one.fault}"
        )
        shade_row(canvas, box, over, n == self._picked)
        y = box.y + (box.h - LINE_OF_TEXT) / 2
        canvas.text(name, box.x + 4, y, Size.BIG, TEXT, over or n == self._picked)
        ink = TEXT if one.fixed_at is not None else DOWN_TEXT
        canvas.text(self._lasted(one), box.right - 4, y, Size.BIG, ink, True, "right")
        boxes = line.bar(canvas, one, box.y + 6, box.h - 12)
        for k, (span, at) in enumerate(zip(one.spans, boxes, strict=True)):
            where = self._looked.console.texts.word(span.where)
            said = f"{where}: {clock(span.seconds)}"
            canvas.zone(
                Box(at.x, box.y, at.w, box.h), partial(replay, span.start), "", said,
                name=f"incident.{one.fault}.{k}",
            )  # fmt: skip

    def _names(self, canvas: Canvas, room: float) -> list[str]:
        """What each row is called: by the service's name where there is room, else by its code."""
        named = [self._name(one, True) for one in self._shown]
        if max(canvas.width_of(name, Size.BIG, True) for name in named) <= room:
            return named
        return [self._name(one, False) for one in self._shown]

    def _name(self, one: Incident, whole: bool) -> str:
        console, service = self._looked.console, one.services[0]
        every = len(one.terminals) == len(console.scenario.terminals)
        where = console.say("check.everywhere") if every else " ".join(one.terminals)
        name = console.texts.names.service(service) if whole else service
        more = f" +{len(one.services) - 1}" if len(one.services) > 1 else ""
        return f"F{one.fault + 1} {name}{more} {where}"

    def _lasted(self, one: Incident) -> str:
        if one.fixed_at is not None:
            return clock(one.seconds)
        return self._looked.console.say("check.open", time=clock(one.seconds))

    def _tip(self, one: Incident) -> str:
        texts = self._looked.console.texts
        services = texts.listed(tuple(map(texts.names.service, one.services)))
        item, mode = texts.names.item(one.item), texts.names.mode(one.item, one.mode)
        return texts.say("check.incident", services=services, item=item, mode=mode)

    def _move(self, canvas: Canvas, box: Box, by: int) -> None:
        last = len(self._shown) - 1
        self._picked = min(last, max(0, self._picked + by))
        canvas.scroll_to("check incidents", self._picked * ROW, box.inset(0, GRID))
