"""What two sides of a comparison differ in: what they played, how much of it, by which program."""

from collections.abc import Iterator, Sequence

from airportsim.lab.comparing import Side, as_named, meant
from airportsim.lab.series import SHIPPED, description

UNSET = "not varied"
"""What a factor is on a side that has nothing of it."""


def unlike(one: Side, other: Side) -> list[str]:
    """What the two sides differ in, each with what it is here and there: "scenario (a, b)"."""
    return [f"{name} ({', '.join(both)})" for name, *both in _unlike(one, other)]


def rules_of(one: Side) -> int:
    """The number of the rules by which it was played."""
    return int(one.results.about["rules"])


def _unlike(one: Side, other: Side) -> Iterator[tuple[str, str, str]]:
    yield from _unlike_points(one, other)
    for kind, what in (("scenarios", "scenario"), ("teams", "team"), ("bots", "bots")):
        here, there = _digests(one, kind), _digests(other, kind)
        for name in sorted(here.keys() & there.keys()):
            if here[name] != there[name]:
                first, second = here[name][:8], there[name][:8]
                yield f"{what} {name}, by what is in its file", first, second
    abouts = one.results.about, other.results.about
    rounds = [about["design"].get("rounds") or "all" for about in abouts]
    if rounds[0] != rounds[1]:
        yield "rounds played", str(rounds[0]), str(rounds[1])
    for key, what in (("rules", "rules"), ("airportsim", "version of airportsim")):
        if abouts[0][key] != abouts[1][key]:
            yield what, str(abouts[0][key]), str(abouts[1][key])


def _unlike_points(one: Side, other: Side) -> Iterator[tuple[str, str, str]]:
    """What the points differ in, as a whole: what is varied on both sides alike is not told."""
    here, there = _levels(one), _levels(other)
    for name in dict.fromkeys((*here, *there)):
        first, second = here.get(name, []), there.get(name, [])
        if sorted(first) != sorted(second):
            yield name, _few(first), _few(second)


def _levels(one: Side) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for point in meant(one):
        for name, level in description(point).items():
            text = as_named(level) or SHIPPED
            if text not in found.setdefault(name, []):
                found[name].append(text)
    return found


def _few(levels: Sequence[str]) -> str:
    if not levels:
        return UNSET
    return " and ".join(levels) if len(levels) <= 4 else f"{len(levels)} values"


def _digests(one: Side, kind: str) -> dict[str, str]:
    """The digests of what is played at the points that are meant; of bots all."""
    named: dict[str, str] = one.results.about[kind]
    played = named if kind == "bots" else {point[kind[:-1]] for point in meant(one)}
    return {name: said for name, said in named.items() if name in played}
