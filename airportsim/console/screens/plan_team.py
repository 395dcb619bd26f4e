"""The right column of Plan: the SLA to sign, the people, the money."""

from functools import partial

from airportsim.console.box import Box
from airportsim.console.canvas import Canvas
from airportsim.console.console import Console
from airportsim.console.look import ACCENT, DIM, OK, RAISED, TEXT, Size
from airportsim.console.screens.plan_shop import Shop
from airportsim.model.plan import MoveStaff, SignPromise
from airportsim.model.refusals import Code, Refusal
from airportsim.model.score import promised
from airportsim.model.words import Lever, Role


class TeamColumn:
    """What is promised, who works where, what may be spent; `role` is who is being moved."""

    def __init__(self, console: Console) -> None:
        self._console = console
        self._moving: Role | None = None
        self._height = 0.0

    def draw(self, canvas: Canvas, box: Box) -> None:
        """The three panels, one below the other."""
        with canvas.scroll("plan team", box, 150 + 200 + 174 + 16) as room:
            sla, rest = room.cut_top(150)
            people, money = rest.cut_top(200)
            self._promise(canvas, sla)
            self._people(canvas, people)
            self._money(canvas, Box(money.x, money.y, money.w, 174))

    # --- the promise -------------------------------------------------------------------------

    def _promise(self, canvas: Canvas, box: Box) -> None:
        room, say = self._console.room, self._console.say
        promise, offers = room.state.standing.promise, room.airport.scenario.money.promises
        flights = room.airport.scenario.schedule.flights
        inner = canvas.panel(box, say("plan_screen.promise"))
        used = canvas.text(f"{promise.target} %", inner.x, inner.y - 4, Size.HUGE, TEXT, True)
        side = Box(inner.x + used + 14, inner.y, inner.w - used - 14, 60)
        goal = say("plan_screen.promise_of", flights=flights, promised=promised(promise, flights))
        canvas.text(goal, side.x, side.y, Size.BODY, TEXT, room=side.w)
        terms = say("plan_screen.fee", fee=f"{promise.fee:,}", penalty=f"{promise.penalty:,}")
        canvas.paragraph(terms, Box(side.x, side.y + 20, side.w, 0), Size.SMALL, DIM, most=2)
        buttons, _ = inner.cut_bottom(36)
        less, more = buttons.columns(2)
        ordered = sorted(offers, key=lambda offer: offer.target)
        place = ordered.index(promise)
        for spot, key, word, at in (
            (less, ",", "lower", place - 1),
            (more, ".", "higher", place + 1),
        ):
            there = 0 <= at < len(ordered)
            target = ordered[at].target if there else 0
            do = partial(self._console.step, SignPromise(target))
            end = say(f"plan_screen.{word}_end", target=promise.target)
            refusal = "" if there else end
            canvas.button(
                spot, say(f"plan_screen.{word}"), do, key, refusal=refusal, name=f"promise.{word}",
                size=Size.BODY,
            )  # fmt: skip

    def _refused(self, code: Code, *about: str | int) -> str:
        return self._console.texts.refusal(Refusal(code, tuple(about)))

    # --- the people --------------------------------------------------------------------------

    def _people(self, canvas: Canvas, box: Box) -> None:
        room, say = self._console.room, self._console.say
        staff = room.state.standing.staff
        count = say("plan_screen.people_all", count=sum(staff.values()))
        inner = canvas.panel(box, say("plan_screen.people"), count)
        free = Lever.STAFFING in room.state.standing.levers
        foot, inner = inner.cut_bottom(34, 2)
        canvas.paragraph(self._hint(free), foot, Size.SMALL, ACCENT if self._moving else DIM)
        for role, row in zip(Role, inner.rows(len(Role), 0), strict=True):
            self._role(canvas, row, role, staff.get(role, 0), free)

    def _hint(self, free: bool) -> str:
        say = self._console.say
        if not free:
            lever = self._console.texts.names.lever(Lever.STAFFING.value)
            return say("plan_screen.people_locked", lever=lever)
        if self._moving:
            return say("plan_screen.people_moving", role=say(f"role_short.{self._moving.value}"))
        return say("plan_screen.people_hint")

    def _role(self, canvas: Canvas, box: Box, role: Role, count: int, free: bool) -> None:
        say = self._console.say
        ink = ACCENT if role is self._moving else TEXT
        canvas.label(say(f"role_short.{role.value}"), Box(box.x, box.y, 84, box.h), Size.BODY, ink)
        shown = count - (role is self._moving)
        for n in range(count):
            colour = OK if n < shown else ACCENT
            canvas.circle(box.x + 96 + n * 15, box.y + box.h / 2, 5, colour, 0 if n < shown else 2)
        if not free or role is Role.VENDOR:
            return
        low, high = Box(box.right - 56, box.y + 1, 26, 22), Box(box.right - 26, box.y + 1, 26, 22)
        for spot, sign, do in ((low, "-", self._take), (high, "+", self._put)):
            name = f"people.{role.value}.{'less' if sign == '-' else 'more'}"
            over = canvas.zone(spot, partial(do, role), name=name)
            canvas.fill(spot, ACCENT if over else RAISED, 4)
            canvas.label(sign, spot, Size.BODY, DIM if not over else RAISED, True, "middle")

    def _take(self, role: Role) -> None:
        """Take somebody out of a role, or put him back if he was just taken."""
        self._moving = None if self._moving is role else role

    def _put(self, role: Role) -> None:
        """Put whoever was taken into a role."""
        if self._moving is None:
            self._console.notice(self._console.say("plan_screen.people_hint"))
        elif self._moving is role or self._console.step(MoveStaff(1, self._moving, role)):
            self._moving = None

    # --- the money ---------------------------------------------------------------------------

    def _money(self, canvas: Canvas, box: Box) -> None:
        console, say = self._console, self._console.say
        standing = console.room.state.standing
        inner = canvas.panel(box, say("plan_screen.money"))
        rows, buttons = inner.cut_bottom(90, 6)[::-1]
        sums = (
            ("planned", standing.planned, TEXT),
            ("left", standing.budget, ACCENT),
        )
        for (word, usd, ink), row in zip(sums, rows.rows(2, 0), strict=True):
            canvas.label(say(f"plan_screen.{word}"), row, Size.BODY, DIM)
            canvas.label(f"{usd:,}", row, Size.LARGE, ink, True, "right")
        price = f"{console.scenario.money.mirror:,}"
        for spot, lever, kind, key, detail in zip(
            buttons.rows(2, 6),
            (Lever.MIRROR_SERVERS, Lever.FAULT_PREDICTION),
            ("mirrors", "articles"),
            ("I", "P"),
            (say("plan_screen.mirrors_detail", usd=price), say("plan_screen.articles_detail")),
            strict=True,
        ):
            refusal = ""
            if lever not in standing.levers:
                refusal = self._refused(Code.NOT_ADOPTED, lever.value)
            count = len(standing.mirrors) if kind == "mirrors" else standing.prepared
            canvas.button(
                spot, say(f"plan_screen.{kind}", count=count), partial(self._shop, kind),
                key, detail, refusal, name=f"shop.{kind}", size=Size.BODY,
            )  # fmt: skip

    def _shop(self, kind: str) -> None:
        self._console.overlay = Shop(self._console, mirrors=kind == "mirrors")
