"""What drivers of satisfaction say in words, and what they do not."""

from collections.abc import Iterator

from airportsim.lab.drivers import Driver, Estimate, Found, ranked

METHOD = (
    "Partial least squares regression (scikit-learn's PLSRegression; this is a regression, not "
    "PLS path modelling)"
)
INFLATED = 5
"""From this variance inflation factor on, coefficients are told to be shared out."""
FEW = 30
"""Fewer replications than this give rough intervals."""


def heading(found: Found) -> str:
    """What was fitted, to what, and how."""
    chosen = "chosen by cross-validation" if found.chosen else "as asked"
    points = f"{found.points} points, " if found.points > 1 else ""
    return (
        f"{found.name}, {about_rounds(found)}: {points}{found.replications} replications, "
        f"{found.rows:,} rows\n"
        f"{METHOD}; components: {found.components}, {chosen}. Intervals: the middle 95 % "
        f"of {found.resamples:,} resamples of whole replications (seed {found.seed})."
    )


def about_rounds(found: Found) -> str:
    """Which rounds these are."""
    first, last = found.rounds[0], found.rounds[-1]
    return f"round {first}" if first == last else f"rounds {first} to {last}"


def told(found: Found) -> Iterator[str]:
    """The sentences on drivers, the most important first."""
    yield _most_and_lowest(found)
    yield from _rivals(found)
    yield _begin(found)
    yield from _alike(found)
    if found.replications < FEW:
        yield f"Only {found.replications} replications: the intervals are rough."
    several = [
        what for what, many in (("rounds", found.rounds), ("points", range(found.points)))
        if len(many) > 1
    ]  # fmt: skip
    if several:
        only = "; --round N takes one round only" if "rounds" in several else ""
        yield f"What differs between {' and '.join(several)} counts, too{only}."
    for one in found.left_out:
        yield f"{one.name} is left out: {one.why}."
    if found.rows_left_out:
        yield f"Rows without a value of some driver are left out: {found.rows_left_out:,}."
    yield (
        "The index is computed from what is perceived, and flights come from the same rounds: "
        "coefficients say what goes together, not what causes what."
    )


def shown(one: Estimate, digits: int = 2) -> str:
    """A value with its interval."""
    value, low, high = (_plain(f"{v:.{digits}f}") for v in (one.value, one.low, one.high))
    return f"{value} [{low}, {high}]"


def _most_and_lowest(found: Found) -> str:
    most = ranked(found)[0]
    lowest = min(found.drivers, key=lambda one: one.performance.value)
    moves = (
        f"{most.name} moves satisfaction most ({shown(most.importance)}; a point of its scale goes "
        f"with {shown(most.per_point, 1)} points of the index)"
    )
    if most is lowest:
        return f"{moves} and stands lowest ({_level(lowest)})."
    return f"{moves} and stands at {_level(most)}; {lowest.name} stands lowest ({_level(lowest)})."


def _rivals(found: Found) -> Iterator[str]:
    most, *others = ranked(found)
    if most.importance.low <= 0 or found.explained <= 0:
        yield f"That {most.name} moves it at all may be chance."
        return
    near = [one.name for one in others if one.importance.high >= most.importance.low]
    if near:
        yield f"By the intervals it may as well be one of these: {', '.join(near)}."


def _begin(found: Found) -> str:
    if found.first is None:
        return "No driver both matters more and stands lower than the mean of all."
    return (
        f"Begin with {found.first}: of what matters more and stands lower than the mean it matters "
        f"most; {found.sure:.0%} of the resamples say so, too."
    )


def _alike(found: Found) -> Iterator[str]:
    inflated = [one.name for one in found.drivers if one.inflation >= INFLATED]
    if inflated and found.closest is not None:
        pair = found.closest
        names = "all" if len(inflated) == len(found.drivers) else ", ".join(inflated)
        yield (
            f"Collinear, with a variance inflation of {INFLATED} or more: {names}; "
            f"most alike are {pair.one} and {pair.other} (r = {pair.correlation:.2f}). What such "
            "drivers do together is shared out among them: do not read much into their order."
        )
    negative = [one.name for one in found.drivers if one.importance.high < 0]
    if negative:
        yield (
            f"Below 0: {', '.join(negative)}. That no airline means; something else that goes with "
            "it is counted there."
        )


def _level(one: Driver) -> str:
    return f"{one.performance.value:.0f} of 100"


def _plain(number: str) -> str:
    """A number without the minus of a zero."""
    return number.lstrip("-") if not number.strip("-0.") else number
