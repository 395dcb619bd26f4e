"""Replay: the board of a round that was played, at any second, as any role saw it."""

from functools import partial

from airportsim.console.box import Box
from airportsim.console.canvas import Canvas
from airportsim.console.console import Console
from airportsim.console.look import (
    DIM,
    DOWN_TEXT,
    GRID,
    LINE,
    OK_TEXT,
    PANEL,
    RADIUS,
    TEXT,
    Colour,
    Size,
)
from airportsim.console.parts.board import NARROW, WIDE, board
from airportsim.console.parts.money import usd
from airportsim.console.parts.strips import Flights
from airportsim.console.parts.ticker import Ticker
from airportsim.console.screens.replay_seat import SeatSide
from airportsim.console.screens.replay_track import Track
from airportsim.debrief.incidents import incidents
from airportsim.model.words import Role
from airportsim.play.board import View
from airportsim.play.rewind import Rewind
from airportsim.play.ticker import Told
from airportsim.texts.texts import clock

SPEEDS = (1, 2, 4, 8, 16, 32)
STEP = 10
"""Seconds of round time that one press of an arrow goes."""

EVERYBODY, TRUTH = "everybody", "truth"
EYES = (EVERYBODY, *(role.value for role in Role), TRUTH)
"""With whose eyes one looks: the public board, a role, or everything."""


class Replay:
    """A round that has ended; it begins at a second, and goes back to where it was opened."""

    def __init__(self, console: Console, number: int, second: int = 0) -> None:
        self._console = console
        self._number = number
        self._back = console.screen
        result = console.room.results[number]
        self._end = result.end
        self._rewind = Rewind(console.room.airport, result.setup, result.journal)
        struck = incidents(console.room.airport, result.journal, result.end)
        self._strikes = sorted({one.struck_at for one in struck if one.services})
        self._track = Track(self._end, struck, self._to)
        self._side = SeatSide(console)
        self._ticker = Ticker(console, self._told)
        self._heard: list[Told] = []
        self._flights = Flights(console)
        self._eyes = EVERYBODY
        self._speed = 4
        self._playing = False
        self._t = -1.0
        self._second = 0.0
        self._move(second)

    @property
    def second(self) -> int:
        """The second of round time that is shown."""
        return self._rewind.now

    def draw(self, canvas: Canvas) -> None:
        """The round at a second; while it plays, time goes on."""
        self._go_on(canvas)
        view = self._view()
        top, rest = canvas.box.cut_top(64, GRID)
        self._top(canvas, top, view)
        rest = Box(rest.x + GRID, rest.y, rest.w - 2 * GRID, rest.h - GRID)
        low, rest = rest.cut_bottom(124 if canvas.compact else 144)
        self._controls(canvas, low)
        if self._eyes != EVERYBODY:
            ticker, rest = rest.cut_bottom(28)
            self._ticker.line(canvas, ticker)
        self._body(canvas, rest, view)

    # --- the picture -------------------------------------------------------------------------

    def _view(self) -> View:
        if self._eyes == TRUTH:
            return self._rewind.truth()
        return self._rewind.view(None if self._eyes == EVERYBODY else Role(self._eyes))

    def _body(self, canvas: Canvas, box: Box, view: View) -> None:
        """Board, flights, and what lay before the role."""
        console = self._console
        left, box = box.cut_left(NARROW if canvas.compact else WIDE)
        board(canvas, left, console, view)
        if canvas.compact:
            short, box = box.cut_top(self._flights.short_height())
            self._flights.draw_short(canvas, short, view)
        else:
            side, middle = box.cut_right(min(420.0, box.w * 0.45))
            self._flights.draw(canvas, middle, view)
            box = side
        if self._eyes == EVERYBODY:
            self._ticker.listed(canvas, box)
        else:
            self._side.draw(canvas, box, view, self._name(self._eyes).upper())

    def _top(self, canvas: Canvas, box: Box, view: View) -> None:
        """Which round, the second, the flights and the money, and the way back."""
        say = self._console.say
        canvas.line((box.x, box.bottom), (box.right, box.bottom), LINE)
        inner = box.inset(16, 0)
        back = say("replay.back")
        wide = canvas.width_of(back, Size.LARGE, True) + 66
        button, inner = inner.cut_right(wide, 2 * GRID)
        canvas.button(button.centred(wide, 40), back, self._leave, "Esc", name="replay.back")
        title, inner = inner.cut_left(canvas.width_of(say("replay.title"), Size.BIG, True) + GRID)
        canvas.text(say("replay.title"), title.x, title.y + 8, Size.BIG, TEXT, True)
        canvas.text(
            say("replay.round", number=self._number), title.x, title.y + 35, Size.SMALL, DIM
        )
        time, inner = inner.cut_left(canvas.width_of("00:00", Size.HUGE, True), 3 * GRID)
        canvas.label(clock(view.now), time, Size.HUGE, TEXT, bold=True, align="right")
        profit = view.money["profit"]
        sums: list[tuple[str, str, Colour]] = [
            ("landed", say("replay.of", count=view.landed, flights=self._flown), OK_TEXT),
            ("lost", str(view.lost), DOWN_TEXT if view.lost else DIM),
            ("profit", usd(profit), OK_TEXT if profit >= 0 else DOWN_TEXT),
        ]
        for (name, value, ink), at in zip(sums, inner.columns(3, GRID), strict=True):
            label = say(f"replay.{name}")
            canvas.text(label, at.x, at.y + 8, Size.SMALL, DIM, bold=True)
            canvas.text(value, at.x, at.y + 25, Size.BIG, ink, bold=True)

    @property
    def _flown(self) -> int:
        return self._console.scenario.schedule.flights

    # --- the controls ------------------------------------------------------------------------

    def _controls(self, canvas: Canvas, box: Box) -> None:
        """With whose eyes, how fast, and the track."""
        canvas.fill(box, PANEL, RADIUS)
        inner = box.inset(12, 6)
        row, inner = inner.cut_top(26, 6)
        self._eye_chips(canvas, row)
        row, track = inner.cut_top(26, 10)
        self._time_chips(canvas, row)
        self._track.draw(canvas, track, self._second)
        for key, by in (("Left", -STEP), ("Right", STEP)):
            canvas.key(key, partial(self._by, by), f"replay.{key.lower()}")
            strike = partial(self._strike, by > 0)
            canvas.key(f"Shift+{key}", strike, f"replay.strike.{key.lower()}")
        canvas.key("+", partial(self._faster, 1), "replay.faster")
        canvas.key("-", partial(self._faster, -1), "replay.slower")
        canvas.key("Home", partial(self._to, 0), "replay.home")
        canvas.key("End", partial(self._to, self._end), "replay.end")

    def _eye_chips(self, canvas: Canvas, box: Box) -> None:
        """Everybody, each role, the truth; the digits are their keys, shown where there is room."""
        names = [self._name(eyes) for eyes in EYES]
        wide = sum(
            canvas.width_of(f"{n} {name}", Size.BODY, True) + 26 for n, name in enumerate(names)
        )
        keyed = wide <= box.w
        words = self._console.say("replay.seen")
        x = box.x
        if wide + canvas.width_of(words) + 12 <= box.w:
            canvas.label(words, box, Size.BODY, DIM)
            x += canvas.width_of(words) + 12
        for n, (eyes, name) in enumerate(zip(EYES, names, strict=True), start=1):
            look, key = partial(self._look, eyes), str(n)
            x = 6 + canvas.chip(
                x, box.y, name, look, eyes == self._eyes, key if keyed else "", name=f"eyes.{eyes}"
            )
            if not keyed:
                canvas.key(key, look)

    def _time_chips(self, canvas: Canvas, box: Box) -> None:
        """Play or pause, the speeds, and what the arrows do."""
        say = self._console.say
        label = say("replay.pause" if self._playing else "replay.play")
        widest = max(
            canvas.width_of(say(f"replay.{k}"), Size.BODY, True) for k in ("play", "pause")
        )
        wide = widest + canvas.width_of("Space", Size.SMALL, True) + 40
        play, rest = box.cut_left(wide, 12)
        canvas.button(
            play, label, self._play, "Space", primary=True, name="replay.play", size=Size.BODY
        )
        x = rest.x
        for speed in SPEEDS:
            words = say("replay.speed", speed=speed)
            pick = partial(self._run_at, speed)
            x = canvas.chip(
                x, box.y, words, pick, speed == self._speed, name=f"speed.{speed}"
            ) + 6  # fmt: skip
        hint = say("replay.keys")
        if canvas.width_of(hint, Size.SMALL) <= box.right - x - 8:
            at = Box(x, box.y, box.right - x, box.h)
            canvas.label(hint, at, Size.SMALL, DIM, align="right")

    def _name(self, eyes: str) -> str:
        say = self._console.say
        return say(f"replay.{eyes}") if eyes in (EVERYBODY, TRUTH) else say(f"role_short.{eyes}")

    # --- going about -------------------------------------------------------------------------

    def _go_on(self, canvas: Canvas) -> None:
        """Let the time since the last frame pass."""
        since, self._t = canvas.t - self._t, canvas.t
        if self._playing and since > 0:
            self._move(self._second + min(1.0, since) * self._speed)
            self._playing = self._second < self._end

    def _move(self, second: float) -> None:
        self._second = min(float(self._end), max(0.0, second))
        whole = int(self._second)
        if whole < self._rewind.now:
            self._heard = []
        if whole != self._rewind.now:
            self._rewind.seek(whole)

    def _told(self) -> list[Told]:
        """What everybody has heard by then, the oldest first."""
        self._heard += self._rewind.told(self._heard[-1].serial + 1 if self._heard else 0)
        return self._heard

    def _to(self, second: float) -> None:
        """Jump: no plane glides there."""
        self._flights = Flights(self._console)
        self._move(second)

    def _by(self, seconds: int) -> None:
        self._to(int(self._second) + seconds)

    def _strike(self, forward: bool) -> None:
        """To the next incident, or the one before."""
        now = int(self._second)
        there = [at for at in self._strikes if (at > now if forward else at < now)]
        if there:
            self._to(there[0] if forward else there[-1])

    def _look(self, eyes: str) -> None:
        self._eyes = eyes

    def _play(self) -> None:
        if not self._playing and self._second >= self._end:
            self._to(0)
        self._playing = not self._playing

    def _run_at(self, speed: int) -> None:
        self._speed = speed

    def _faster(self, by: int) -> None:
        n = SPEEDS.index(self._speed) + by
        self._speed = SPEEDS[min(len(SPEEDS) - 1, max(0, n))]

    def _leave(self) -> None:
        self._console.screen = self._back
