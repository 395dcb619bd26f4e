"""Bots for tests: one that is right, and many with one fault each."""

import random
import time
from typing import Any, ClassVar

from airportsim.model import commands as c
from airportsim.model.words import Level, Role
from airportsim.play.own import Start

Answer = tuple[Any, Any, Any]


class Right:
    """A simple service desk: log, pass on, close."""

    roles = (Role.SERVICE_DESK,)

    def reset(self, start: Start) -> Any:
        return {"start": start, "busy": {}}

    def decide(self, view: Any, offers: Any, memory: Any) -> Answer:
        memory["busy"].pop(view.hand, None)
        for number, command in self.jobs(view):
            if number not in memory["busy"].values():
                memory["busy"][view.hand] = number
                return [command], memory, view.now + self.wait(view, memory)
        return [], memory, None

    def jobs(self, view: Any) -> Any:
        for slip in view.to_log:
            yield slip.number, c.Log(slip.number, Level.LOW, Level.LOW)
        for slip in view.at_desk:
            yield slip.number, c.Escalate(slip.number)
        for slip in view.restored:
            yield slip.number, c.Close(slip.number)

    def wait(self, view: Any, memory: Any) -> int:
        return 5


class Raises(Right):
    def decide(self, view: Any, offers: Any, memory: Any) -> Answer:
        if view.now > 200:
            raise ValueError("I am\ntired")
        return super().decide(view, offers, memory)


class RaisesAtOnce(Right):
    def reset(self, start: Start) -> Any:
        raise LookupError


class RaisesAtTheEnd(Right):
    def decide(self, view: Any, offers: Any, memory: Any) -> Answer:
        if view.now == view.end - 1:
            raise ValueError
        commands, memory, _ = super().decide(view, offers, memory)
        return commands, memory, view.now + 1


class Exits(Right):
    def decide(self, view: Any, offers: Any, memory: Any) -> Answer:
        raise SystemExit


class Endless(Right):
    def decide(self, view: Any, offers: Any, memory: Any) -> Answer:
        while view.now > 200:
            pass
        return super().decide(view, offers, memory)


class Stubborn(Right):
    def decide(self, view: Any, offers: Any, memory: Any) -> Answer:
        n = 0
        while n < 3:
            try:
                while True:
                    n += 0
            except BaseException:
                n += 1
        return [], memory, None


class Late(Right):
    def wait(self, view: Any, memory: Any) -> int:
        time.sleep(0.3)
        return 5


class Chances(Right):
    def wait(self, view: Any, memory: Any) -> int:
        start: Start = memory["start"]
        return start.random.randint(1, 20) + start.dice.below(9, "wait")


class GlobalRandom(Right):
    def wait(self, view: Any, memory: Any) -> int:
        return random.randint(1, 20)


class Clock(Right):
    def wait(self, view: Any, memory: Any) -> int:
        return 1 + time.time_ns() // 1000 % 20


class Order(Right):
    def wait(self, view: Any, memory: Any) -> int:
        return 1 + [*{str(n) for n in range(97)}].index("7")


class Remembers(Right):
    done: ClassVar[list[int]] = []

    def wait(self, view: Any, memory: Any) -> int:
        self.done.append(view.now)
        return 3 + len(self.done) // 5


class Changes(Right):
    def decide(self, view: Any, offers: Any, memory: Any) -> Answer:
        for slip in view.reports:
            slip.struck_off.append(0)
        return super().decide(view, offers, memory)


class Insists(Right):
    def decide(self, view: Any, offers: Any, memory: Any) -> Answer:
        for slip in view.reports:
            return [c.Close(slip.number)], memory, view.now + 20
        return [], memory, None


class BreaksWhenRefused(Right):
    def decide(self, view: Any, offers: Any, memory: Any) -> Answer:
        assert memory.get(view.hand) not in [slip.number for slip in view.to_log]
        answer = super().decide(view, offers, memory)
        logged = [one.ticket for one in answer[0] if isinstance(one, c.Log)]
        memory[view.hand] = logged[0] if logged else None
        return answer


class ForgetsNothing(Right):
    def decide(self, view: Any, offers: Any, memory: Any) -> Answer:
        for number, command in self.jobs(view):
            if (number, type(command)) not in memory["busy"]:
                memory["busy"][number, type(command)] = True
                return [command], memory, view.now + 5
        return [], memory, None


class Idle(Right):
    def decide(self, view: Any, offers: Any, memory: Any) -> Answer:
        return [], memory, None


class Peeps(Right):
    def wait(self, view: Any, memory: Any) -> int:
        return 1 + len(view._state.truth) % 5


def plain(view: Any, memory: Any) -> Answer:
    """A bot without a memory of its own."""
    for _, command in Right().jobs(view):
        return [command], memory, view.now + memory.dice.time("log", "x")
    return [], memory, view.now + 7
