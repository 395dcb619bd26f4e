import pytest

from airportsim.files.library import load_scenario, scenario_names
from airportsim.files.varied import NoSuchValue, value_at, varied
from airportsim.model.design import Value

CLASSIC = load_scenario("classic")


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("strikes.count", 30),
        ("flying.patience_air", 100),
        ("rounds.4.budget", 50_000),
        ("services.radar.name.en", "Eyes"),
        ("airlines.1.name.en", "First"),
    ],
)
def test_a_value_is_changed_and_nothing_else(key: str, value: Value) -> None:
    if key.startswith("services"):
        key = key.replace("radar", CLASSIC.services[0].id)
    changed = varied(CLASSIC, {key: value})
    assert value_at(changed, key) == value
    assert varied(changed, {key: value_at(CLASSIC, key)}) == CLASSIC


def test_a_time_may_be_written_as_in_a_scenario() -> None:
    assert varied(CLASSIC, {"flying.patience_air": "2:30"}).flying.patience_air == 150


def test_two_values_that_only_go_together_are_changed_together() -> None:
    changed = varied(CLASSIC, {"strikes.first": 400, "strikes.last": 700})
    assert (changed.strikes.first, changed.strikes.last) == (400, 700)


@pytest.mark.parametrize(
    ("key", "value", "said"),
    [
        ("strikes.cuont", 1, "strikes has no 'cuont'; did you mean 'count'?"),
        ("strike.count", 1, "a scenario has no 'strike'; did you mean 'strikes'?"),
        ("strikes", 1, "this holds more than one value; there is strikes.count"),
        ("strikes.count.more", 1, "strikes.count has no 'more'"),
        ("strikes.count", 2.5, "it must be a whole number, not 2.5"),
        ("strikes.count", "many", "it must be a whole number, not 'many'"),
        ("strikes.count", True, "it must be a whole number, not True"),
        ("strikes.count", -1, "must be from 0 to 2,000, not -1"),
        ("rounds.6.budget", 1, "rounds has no '6'; there is 1, 2, 3, 4, 5"),
        ("name", "two words", "name"),
    ],
)
def test_what_cannot_be_changed_is_told_with_what_would_be_right(
    key: str, value: Value, said: str
) -> None:
    with pytest.raises(NoSuchValue) as problem:
        varied(CLASSIC, {key: value})
    assert said in str(problem.value)
    assert problem.value.key == key


@pytest.mark.parametrize("name", scenario_names())
def test_every_scenario_can_be_varied(name: str) -> None:
    scenario = load_scenario(name)
    assert varied(scenario, {"money.mirror": 1}).money.mirror == 1
