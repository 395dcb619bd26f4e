"""The gaps of one dimension or of all on average, as steps from what is expected downwards."""

from dataclasses import replace

from airportsim.console.look import DOWN, MIRROR, OK, TEXT
from airportsim.console.parts.waterfall import Step
from airportsim.console.screens.check_felt import Seen, points
from airportsim.debrief.quality.gaps import Gaps, Largest, largest, mean_gaps
from airportsim.debrief.quality.round import Quality
from airportsim.model.quality import LOW, Dimension

Part = Dimension | None
"""What is shown: a dimension, or None for all on average."""


def parts(seen: Seen) -> list[Part]:
    """What there is to show: the dimension that hurts most first, all on average last.

    An airline is hurt by a shortfall as much as the dimension weighs for it.
    """
    gaps, weights = seen.gaps, dict.fromkeys(Dimension, 1)
    if seen.felt is not None:
        weights = seen.felt.weights
    return [*sorted(Dimension, key=lambda one: -weights[one] * gaps[one].quality), None]


def title_of(seen: Seen, part: Part) -> str:
    """Whose gaps they are, and in what."""
    texts = seen.looked.console.texts
    if part is None:
        return texts.say("check.gaps_all")
    airline = texts.say("check.gaps_airlines") if seen.felt is None else seen.name(seen.felt)
    return texts.say("check.largest_of", airline=airline, dimension=texts.word(part)).upper()


def largest_in(seen: Seen, part: Part) -> Largest:
    """The largest single gap of what is shown, of the airline or of any."""
    airlines = seen.quality.airlines if seen.felt is None else (seen.felt,)
    found = {
        (one.terminal, dimension): gaps
        for one in airlines
        for dimension, gaps in one.gaps.items()
        if part in (None, dimension)
    }
    rules = seen.looked.console.scenario.quality
    return largest(found, {one.terminal: one.indicators for one in airlines}, rules)


def steps(seen: Seen, part: Part) -> list[Step]:
    """From what is expected through gaps 1 to 4 to what is perceived, and the fifth as a whole.

    Beside each gap stands what it was in the round before, if there was one.
    """
    texts, whole = seen.looked.console.texts, _gaps(seen, seen.quality, part)
    worst, level = max(whole.each.values()), whole.expected
    low, named = LOW / 100, points(level)
    found = [Step(texts.say("check.expects"), low, level / 100, named, TEXT)]
    for gap, size in whole.each.items():
        ends = level / 100, (level - size) / 100
        ink = DOWN if size > 0 else OK
        found.append(Step(texts.word(gap), *ends, points(size), ink, True, size == worst))
        level -= size
    found.append(Step(texts.say("check.perceived"), low, level / 100, points(level), MIRROR))
    ends, ink = (whole.expected / 100, level / 100), DOWN if whole.quality > 0 else OK
    name = texts.say("check.gap_five")
    found.append(Step(name, *ends, points(whole.quality), ink, True, True))
    if len(seen.rounds) == 1:
        return found
    before = iter(_gaps(seen, seen.rounds[-2], part).five)
    return [
        replace(one, note=texts.say("check.gap_before", size=points(next(before))))
        if one.arrow
        else one
        for one in found
    ]


def remarks(seen: Seen, part: Part) -> list[str]:
    """How to read the gaps, and what counts where the team has said nothing in Plan."""
    console = seen.looked.console
    said = console.room.results[seen.quality.number].setup.beliefs
    airlines = seen.quality.airlines if seen.felt is None else (seen.felt,)
    asked = [*Dimension] if part is None else [part]
    unsaid = [one not in said.get(felt.terminal, {}) for felt in airlines for one in asked]
    level = f"{console.scenario.quality.belief:g}"
    found = [console.say("check.gap_below")]
    if any(unsaid):
        key = "check.gap_unsaid" if all(unsaid) else "check.gap_partly_unsaid"
        found.append(console.say(key, level=level))
    return found


def _gaps(seen: Seen, quality: Quality, part: Part) -> Gaps:
    """The levels of a part in a round."""
    gaps = seen.gaps_in(quality)
    return mean_gaps(gaps.values()) if part is None else gaps[part]
