"""The page of Welcome on which one begins a session."""

from airportsim.console.box import Box
from airportsim.console.canvas import Canvas
from airportsim.console.console import Console
from airportsim.console.field import TextField
from airportsim.console.house import Wish, luck
from airportsim.console.look import (
    ACCENT,
    DIM,
    GRID,
    INSET,
    LINE,
    LINE_HEIGHT,
    PADDING,
    RADIUS,
    RAISED,
    TEXT,
    Size,
    mixed,
)
from airportsim.console.parts.seat_cards import seat_cards, skill_chips
from airportsim.console.parts.seating import USUAL, take_up
from airportsim.model.scenario import Scenario
from airportsim.model.words import Role
from airportsim.texts.language import in_language

USUAL_SEAT = Role.SPECIALIST
"""The seat that is a person's unless he chooses otherwise."""

ARROW = 32
"""Width of a button that turns to other scenarios."""
MOST_DIGITS = 9
"""Digits of a seed at the most."""


class NewSession:
    """A scenario, who sits where, how well the bots play, and the seed."""

    def __init__(self, console: Console, wish: Wish | None) -> None:
        self._console = console
        self._scenarios = console.house.scenarios()
        names = [name for name, _ in self._scenarios]
        self._chosen = names.index(wish.scenario) if wish and wish.scenario in names else 0
        self._first = 0
        self._mine = set(wish.people) if wish and wish.people else {USUAL_SEAT}
        self._skill = wish.skill if wish else USUAL
        self._seed = TextField(digits=True, most=MOST_DIGITS)
        self._seed.set(str(wish.seed if wish else luck()))

    def draw(self, canvas: Canvas, box: Box) -> None:
        """The page, the big button below."""
        say = self._console.say
        inner = canvas.panel(box, "" if canvas.compact else say("welcome.new_title"))
        tall = not canvas.compact
        gap = PADDING if tall else GRID
        button, inner = inner.cut_bottom(56 if tall else 40, gap)
        label, detail = say("welcome.begin"), self._summary()
        canvas.button(
            button, label, self._begin, "Enter", detail if tall else "", primary=True,
            name="begin", size=Size.BIG if tall else Size.LARGE,
        )  # fmt: skip
        inner = self._offer(canvas, inner, gap)
        options, inner = inner.cut_bottom(30, gap)
        self._options(canvas, options)
        title, inner = inner.cut_top(20, 2)
        canvas.text(say("welcome.seats"), title.x, title.y, Size.SMALL, DIM, bold=True)
        seat_cards(canvas, inner, self._console, self._mine, self._toggle)

    def wish(self) -> Wish:
        """What has been chosen."""
        name, _ = self._scenarios[self._chosen]
        people = {role: (self._console.player,) for role in Role if role in self._mine}
        return Wish(name, people, self._skill, int(self._seed.text or 0))

    # --- scenarios ---------------------------------------------------------------------------

    def _offer(self, canvas: Canvas, box: Box, gap: float) -> Box:
        """The scenarios side by side, and what the chosen one is about; answers with the rest.

        Those for which there is no room are turned to.
        """
        shown = 2 if canvas.compact else 3
        first = self._first = max(min(self._first, self._chosen), self._chosen - shown + 1)
        some = [scenario for _, scenario in self._scenarios[first : first + shown]]
        more = len(self._scenarios) > shown
        room = box.inset(ARROW + GRID, 0) if more else box
        column = room.columns(len(some))[0].w - 2 * PADDING
        titles = [canvas.height_of(self._title(one), column, Size.LARGE, True) for one in some]
        cards, box = box.cut_top(max(titles) + Size.SMALL * LINE_HEIGHT + 2 * GRID, 6)
        if more:
            cards = self._arrows(canvas, cards)
        for n, (place, scenario) in enumerate(zip(cards.columns(len(some)), some, strict=True)):
            self._card(canvas, place, first + n, scenario)
        if len(self._scenarios) > 1:
            canvas.key("Right", lambda: self._turn(1), "scenario.next")
            canvas.key("Left", lambda: self._turn(-1), "scenario.previous")
        _, chosen = self._scenarios[self._chosen]
        about = in_language(chosen.about, self._console.language)
        lines, box = box.cut_top(canvas.height_of(about, box.w - 2 * PADDING), gap)
        canvas.paragraph(about, lines.inset(PADDING, 0), Size.BODY, DIM)
        return box

    def _arrows(self, canvas: Canvas, box: Box) -> Box:
        """At both ends what turns to other scenarios; answers with the room between."""
        left, box = box.cut_left(ARROW, GRID)
        right, box = box.cut_right(ARROW, GRID)
        back, on = (lambda: self._turn(-1)), (lambda: self._turn(1))
        canvas.button(left, "‹", back, name="scenario.back", size=Size.BIG)
        canvas.button(right, "›", on, name="scenario.on", size=Size.BIG)
        return box

    def _title(self, scenario: Scenario) -> str:
        return in_language(scenario.title, self._console.language)

    def _card(self, canvas: Canvas, box: Box, n: int, scenario: Scenario) -> None:
        """A scenario: its title, how many rounds and flights it has."""
        chosen, alone, title = n == self._chosen, len(self._scenarios) == 1, self._title(scenario)
        do = None if alone else lambda: self._choose(n)
        over = canvas.zone(box, do, name=f"scenario.{n}", label=title)
        ground = RAISED if chosen else INSET
        ground = mixed(ground, TEXT, 0.08) if over and not alone else ground
        canvas.fill(box, ground, RADIUS, ACCENT if chosen and not alone else LINE)
        inner = box.inset(PADDING, GRID)
        facts = self._console.say(
            "welcome.facts", rounds=len(scenario.rounds), flights=scenario.schedule.flights,
            minutes=scenario.schedule.round // 60,
        )  # fmt: skip
        used = canvas.paragraph(title, inner, Size.LARGE, TEXT, bold=True)
        canvas.text(facts, inner.x, inner.y + used, Size.SMALL, DIM, room=inner.w)

    def _choose(self, n: int) -> None:
        self._chosen = n

    def _turn(self, by: int) -> None:
        self._chosen = (self._chosen + by) % len(self._scenarios)

    # --- seats, bots, seed -------------------------------------------------------------------

    def _toggle(self, role: Role) -> None:
        self._mine ^= {role}

    def _options(self, canvas: Canvas, box: Box) -> None:
        """How well the bots play, and the seed."""
        say = self._console.say
        canvas.label(say("welcome.skill"), box, Size.BODY, DIM)
        x = box.x + canvas.width_of(say("welcome.skill")) + GRID
        x = skill_chips(canvas, x, box.y + 2, self._console, self._skill, self._train)
        words = say("welcome.new_luck")
        w = canvas.width_of(words, Size.BODY, True) + 22 + 8 + 2 * GRID + 2
        right = Box(box.right - w, box.y, w, box.h)
        canvas.button(right, words, self._draw_luck, "L", name="luck", size=Size.BODY)
        field = Box(right.x - GRID - 104, box.y, 104, box.h)
        canvas.field(field, self._seed, name="seed")
        label = say("welcome.seed")
        w = canvas.width_of(label) + 2
        where = Box(field.x - GRID - w, box.y, w, box.h)
        if where.x > x + GRID:
            canvas.zone(where, None, tip=say("welcome.seed_tip"))
            canvas.label(label, where, Size.BODY, DIM)

    def _train(self, skill: str) -> None:
        self._skill = skill

    def _draw_luck(self) -> None:
        self._seed.set(str(luck()))

    def _summary(self) -> str:
        """Who plays what, in a sentence."""
        texts, mine = self._console.texts, [role for role in Role if role in self._mine]
        if not mine:
            return texts.say("welcome.only_bots")
        if len(mine) == len(Role):
            return texts.say("welcome.no_bots")
        names = texts.listed(tuple(texts.say(f"role_short.{role.value}") for role in mine))
        return texts.say("welcome.you_and_bots", roles=names, count=len(Role) - len(mine))

    def _begin(self) -> None:
        console = self._console
        console.later(
            console.say("welcome.beginning"),
            lambda: take_up(console, console.house.begin(self.wish())),
        )
