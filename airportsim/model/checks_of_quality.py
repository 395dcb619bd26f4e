"""What must hold in how a scenario measures service quality."""

from collections.abc import Iterator

from airportsim.model.quality import CURVES, FAIR_SHARES, Curve, Dimension
from airportsim.model.scenario import Scenario


def quality_problems(scenario: Scenario) -> Iterator[tuple[tuple[str | int, ...], str]]:
    """Where something about service quality is wrong, and what."""
    for indicator, curve in scenario.quality.curves.items():
        yield from _curve(("quality", "curves", indicator.value), curve, CURVES[indicator])
    yield from _curve(("quality", "loyal"), scenario.quality.loyal, (0, 50, 100))
    if not any(scenario.quality.index):
        yield ("quality", "index"), "one of the three must weigh more than 0"
    recovery = scenario.quality.recovery
    if not any(share > 0 for share in (FAIR_SHARES | recovery.shares).values()):
        yield ("quality", "recovery", "shares"), "one share must be more than 0"
    if recovery.soon >= recovery.late:
        yield ("quality", "recovery", "soon"), "soon must be earlier than late"
    for n, airline in enumerate(scenario.airlines):
        place, character = ("airlines", n, "character"), airline.character
        if not any(character.points(dimension) > 0 for dimension in Dimension):
            yield (*place, "weights"), "one dimension must weigh more than 0"
        if character.values and not any(share > 0 for share in character.values.values()):
            yield (*place, "values"), "one share must be more than 0"


def _curve(
    where: tuple[str | int, ...], curve: Curve, usual: Curve
) -> Iterator[tuple[tuple[str | int, ...], str]]:
    """The problem, if there is one, with a curve; more is better in it where it usually is."""
    worst, middle, best = curve
    rises = usual[0] < usual[2]
    if not (worst < middle < best if rises else worst > middle > best):
        way = "rise" if rises else "fall"
        yield where, f"the three values must {way} from the worst to the best"
