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

MOST_DIGITS = 9
"""Digits of a seed at the most."""


class NewSession:
    """A scenario, who sits where, how well the bots play, and the seed."""

    def __init__(self, console: Console, wish: Wish | None) -> None:
        self._console = console
        self._scenarios = console.house.scenarios()
        names = [name for name, _ in self._scenarios]
        self._chosen = names.index(wish.scenario) if wish and wish.scenario in names else 0
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
        cards, inner = inner.cut_top(self._card_height(canvas, inner.w), gap)
        self._cards(canvas, cards)
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

    def _card_height(self, canvas: Canvas, room: float) -> float:
        if canvas.compact:
            return 84
        return 72 if len(self._scenarios) == 1 else 104

    def _cards(self, canvas: Canvas, box: Box) -> None:
        """The scenarios side by side; more than three are turned through."""
        shown = 2 if canvas.compact else 3
        first = min(self._chosen, max(0, len(self._scenarios) - shown))
        first = max(0, min(first, self._chosen - shown + 1) if self._chosen < first else first)
        some = self._scenarios[first : first + shown]
        for n, (place, (name, scenario)) in enumerate(
            zip(box.columns(len(some)), some, strict=True)
        ):
            self._card(canvas, place, first + n, name, scenario)
        if len(self._scenarios) > 1:
            canvas.key("Right", lambda: self._turn(1), "scenario.next")
            canvas.key("Left", lambda: self._turn(-1), "scenario.previous")

    def _card(self, canvas: Canvas, box: Box, n: int, name: str, scenario: Scenario) -> None:
        console = self._console
        chosen = n == self._chosen
        title = in_language(scenario.title, console.language)
        alone = len(self._scenarios) == 1
        do = None if alone else lambda: self._choose(n)
        over = canvas.zone(box, do, name=f"scenario.{n}", label=title)
        ground = RAISED if chosen else INSET
        ground = mixed(ground, TEXT, 0.08) if over and not alone else ground
        canvas.fill(box, ground, RADIUS, ACCENT if chosen and not alone else LINE)
        inner = box.inset(PADDING, 8)
        facts = console.say(
            "welcome.facts", rounds=len(scenario.rounds), flights=scenario.schedule.flights,
            minutes=scenario.schedule.round // 60,
        )  # fmt: skip
        line, rest = inner.cut_top(Size.LARGE * LINE_HEIGHT, 2)
        beside = line.w - canvas.width_of(facts, Size.SMALL) - GRID
        if canvas.width_of(title, Size.LARGE, True) <= beside:
            canvas.label(facts, line, Size.SMALL, DIM, align="right")
        else:
            last, rest = rest.cut_bottom(Size.SMALL * LINE_HEIGHT, 2)
            canvas.label(facts, last, Size.SMALL, DIM)
            beside = line.w
        canvas.text(title, line.x, line.y, Size.LARGE, TEXT, True, room=beside)
        about = in_language(scenario.about, console.language)
        size = Size.BODY if canvas.height_of(about, rest.w, Size.BODY) <= rest.h else Size.SMALL
        most = max(1, int(rest.h / (size * LINE_HEIGHT)))
        canvas.paragraph(about, rest, size, DIM, most=most)

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
