"""Practice: a newcomer is led through one fault of a role, step by step, in a round of his own."""

from airportsim.console.canvas import Canvas
from airportsim.console.console import Console
from airportsim.console.house import Opened
from airportsim.console.look import ACCENT, DIM, TEXT
from airportsim.console.screens.do import Do
from airportsim.console.screens.practice_bubble import Bubble, Hint, Spoken
from airportsim.console.screens.practice_coach import Coach, Spot
from airportsim.console.screens.practice_over import Over
from airportsim.console.screens.practice_steps import Step, Turn
from airportsim.model.scenario import Scenario
from airportsim.model.words import Role
from airportsim.play.practice import Lesson, begun


def begin_practice(console: Console, role: Role, rounds: Scenario | None = None) -> None:
    """Let whoever sits at this console practise a role; nothing of it is kept.

    `rounds` is the scenario to practise in, by default the one that the house has for it.
    """
    rounds = rounds or console.house.practice(console.scenario)
    lesson = begun(rounds, role, console.player)
    name = lesson.airport.scenario.name
    opened = Opened(name, lesson, lambda folder: [], lambda: None, practice=True)
    console.enter(opened)
    console.screen = opened.screen = Practice(console, role, lesson, rounds)


class Practice:
    """The round, with a coach who says what one sees, what to do, and why."""

    def __init__(self, console: Console, role: Role, lesson: Lesson, rounds: Scenario) -> None:
        self._console = console
        self._coach = Coach(console, role, lesson)
        self._do = Do(console)
        self._bubble = Bubble()
        self._over = Over(console, role, lambda other: begin_practice(console, other, rounds))

    def draw(self, canvas: Canvas) -> None:
        """The round and the hint of the step that is on; at the end what has been learnt."""
        coach = self._coach
        seen = coach.follow(canvas.t)
        step = coach.step
        if seen is not None:
            self._do.draw(canvas)
        if seen is None or step is None:
            if seen is not None:
                canvas.shade()
            self._over.draw(canvas, done=step is None)
        else:
            spot = coach.spot(canvas, seen)
            stuck = coach.stuck(canvas.t)
            hint = self._hint(step, spot, stuck)
            self._bubble.draw(canvas, hint, spot.box if spot else None, strong=stuck)

    def _hint(self, step: Step, spot: Spot | None, stuck: bool) -> Hint:
        """What the coach says: what one sees, what to do, and why."""
        say, coach = self._console.say, self._coach
        at = f"practice.{coach.role.value}.{step.key}"
        spoken = [Spoken(say(f"{at}.see"))]
        if step.turn is Turn.ACT:
            do = self._do_now(f"{at}.do", spot)
            spoken.append(Spoken(say("practice.stuck", do=do) if stuck else do, ACCENT, bold=True))
        spoken.append(Spoken(say(f"{at}.why"), DIM if step.turn is Turn.ACT else TEXT))
        explains = step.turn is Turn.EXPLAIN
        return Hint(
            coach.number, len(coach.steps),
            say("practice.step", number=coach.number + 1, count=len(coach.steps)),
            say("practice.held") if explains else "", tuple(spoken),
            say("practice.next" if explains else "practice.skip"), "Enter" if explains else "",
            coach.next,
        )  # fmt: skip

    def _do_now(self, key: str, spot: Spot | None) -> str:
        """What is to be done, with its key; or first to open what it is about."""
        say = self._console.say
        if spot is not None and spot.name.startswith("inbox."):
            return say("practice.open")
        press = say("practice.press", name=spot.key) if spot and spot.key else say("practice.click")
        return say(key, press=press)
