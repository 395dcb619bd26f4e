"""A session on the screen while bots play it: a bar, two lines a round, a chart at the end."""

import gc
import sys
from collections.abc import Callable, Iterator

from airportsim.cli.misuse import Misuse
from airportsim.cli.progress import Progress
from airportsim.cli.report import round_lines
from airportsim.model.scenario import Scenario
from airportsim.play.match import PlanRefused
from airportsim.play.session import RoundResult
from airportsim.texts.texts import Texts

GARBAGE = (50_000, 20, 20)
"""What a match leaves behind is small: looking for it seldom makes it a tenth quicker."""

Watch = Callable[[int, int], None]


def watched(
    start: Callable[[Watch], Iterator[RoundResult]], texts: Texts, scenario: Scenario, rounds: int,
    tell: bool = True,
) -> list[RoundResult]:  # fmt: skip
    """The rounds of a match that `start` begins, each told in two lines as it ends.

    Raises Misuse for a plan that the rules refuse.
    """
    results = []
    with Progress(texts, rounds, scenario.schedule.round) as progress:
        gc.freeze()
        gc.set_threshold(*GARBAGE)
        gc.enable()
        try:
            for one in start(progress.show):
                results.append(one)
                if tell:
                    progress.hide()
                    lines = round_lines(texts, one.setup, one.score)
                    print(*lines, sep="\n", flush=True)
        except PlanRefused as problem:
            raise Misuse(_why(problem, texts)) from None
    sys.stdout.flush()
    return results


def _why(problem: PlanRefused, texts: Texts) -> str:
    return texts.say(
        "cli.plan_refused",
        team=problem.team,
        number=problem.number,
        decision=texts.plan(problem.command),
        reason=texts.refusal(problem.refusal),
    )
