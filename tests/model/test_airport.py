"""What follows from a scenario: the puzzle of signs and candidates, and who takes what down."""

from dataclasses import replace
from itertools import combinations
from statistics import mean

from airportsim.model.airport import Airport, FaultType, Symptom
from airportsim.model.words import FactKind, Manner
from tests.worlds import TINY, airport_of


def _everything(symptom: Symptom) -> int:
    return (1 << len(symptom.facts)) - 1


def _cases(airport: Airport) -> list[tuple[FaultType, Symptom]]:
    return [(fault, symptom) for fault in airport.faults for symptom in fault.symptoms]


def test_whatever_is_told_the_broken_item_is_always_among_the_candidates(classic: Airport) -> None:
    for fault, symptom in _cases(classic):
        for told in range(1 << len(symptom.facts)):
            assert fault.item in classic.candidates(symptom, told), (fault, told)


def test_every_fact_told_can_only_narrow_the_candidates(classic: Airport) -> None:
    for _, symptom in _cases(classic):
        for told in range(1 << len(symptom.facts)):
            for fact in range(len(symptom.facts)):
                wider = set(classic.candidates(symptom, told))
                assert set(classic.candidates(symptom, told | 1 << fact)) <= wider


def test_a_full_report_leaves_two_or_three_candidates_on_average(classic: Airport) -> None:
    left = [len(classic.candidates(s, _everything(s))) for _, s in _cases(classic)]
    assert 2 <= mean(left) <= 3


def test_two_facts_leave_six_candidates_or_more_on_average(classic: Airport) -> None:
    left = [
        len(classic.candidates(symptom, 1 << one | 1 << other))
        for _, symptom in _cases(classic)
        for one, other in combinations(range(len(symptom.facts)), 2)
    ]
    assert mean(left) >= 6


def test_a_report_without_facts_leaves_every_item(classic: Airport) -> None:
    assert len(classic.candidates(_cases(classic)[0][1], 0)) == len(classic.items)


def test_the_airlines_tell_three_to_five_facts_that_are_true(classic: Airport) -> None:
    for fault, symptom in _cases(classic):
        item, cover = classic.items[fault.item], classic.covers[fault.item]
        assert 3 <= len(symptom.facts) <= 5
        told = {fact.kind: fact.about for fact in symptom.facts}
        assert len(told) == len(symptom.facts)
        assert told[FactKind.FAILS] == (symptom.service,)
        assert told[FactKind.WHERE] == symptom.terminals == cover[symptom.service]
        mode = classic.scenario.kinds[item.kind].modes[fault.mode]
        assert told[FactKind.SINCE] == (mode.manner.value,)
        assert set(told.get(FactKind.LIMPS, ())) <= set(item.limps)
        assert not set(told.get(FactKind.LIMPS, ())) & set(cover)
        assert not set(told.get(FactKind.WORKS, ())) & set(cover)


def test_the_classic_airport_has_the_size_of_the_design(classic: Airport) -> None:
    assert len(classic.tiles) == 80
    assert 40 <= len(classic.items) <= 55
    assert 90 <= len(classic.faults) <= 115
    assert len(classic.due) == 96
    assert {b - a for a, b in zip(classic.due, classic.due[1:], strict=False)} == {15}
    assert tuple(f.terminal for f in classic.timetable[:4]) == classic.scenario.terminals
    assert all(len([f for f in classic.faults if f.item == item]) <= 2 for item in classic.items)
    assert all(1 <= len(fault.symptoms) <= 4 for fault in classic.faults)


def test_about_a_quarter_of_the_classic_faults_are_for_the_checklist(classic: Airport) -> None:
    weight = sum(fault.weight for fault in classic.faults)
    first_line = sum(fault.weight for fault in classic.faults if fault.first_line)
    assert 0.2 <= first_line / weight <= 0.3


def test_every_classic_tile_can_fail(classic: Airport) -> None:
    assert {tile for fault in classic.faults for tile in fault.tiles} == set(classic.tiles)


def test_every_remedy_of_a_mode_is_one_of_several_of_its_kind(classic: Airport) -> None:
    """So that a clue has to be matched with the handbook, and a guess can be wrong."""
    for kind in classic.scenario.kinds.values():
        assert len(kind.remedies) > len({mode.remedy for mode in kind.modes.values()})
        assert len({mode.clue.en for mode in kind.modes.values()}) == len(kind.modes)


def test_one_symptom_can_need_different_remedies(classic: Airport) -> None:
    remedies: dict[tuple[str, tuple[str, ...]], set[str]] = {}
    for fault, symptom in _cases(classic):
        remedies.setdefault((symptom.service, symptom.terminals), set()).add(fault.remedy)
    assert all(len(found) > 1 for found in remedies.values())


def test_an_item_takes_down_all_that_rests_on_it_and_nothing_else() -> None:
    assert airport_of(TINY).covers == {
        "radar": {"RDR": ("A", "B")},
        "fuel-a": {"FUL": ("A",)},
        "fuel-b": {"FUL": ("B",)},
        "catering": {"CAT": ("A", "B")},
        "depot": {"FUL": ("B",), "CAT": ("A", "B")},
        "gate-a": {"BRD": ("A",)},
        "gate-b": {"BRD": ("B",)},
    }


def test_items_that_rest_on_each_other_in_a_ring_fail_together() -> None:
    ring = {"gate-a": "gate-b", "gate-b": "radar", "radar": "gate-a"}
    items = tuple(
        replace(item, needs=(ring[item.id],)) if item.id in ring else item for item in TINY.items
    )
    covers = Airport(replace(TINY, items=items)).covers
    assert covers["gate-a"] == covers["gate-b"] == covers["radar"]
    assert covers["radar"] == {"RDR": ("A", "B"), "BRD": ("A", "B")}


def test_a_fix_costs_by_the_terminals_that_it_concerns() -> None:
    airport = airport_of(TINY)
    prices = {s.service + "".join(s.terminals): s.price for _, s in _cases(airport)}
    assert prices == {
        "RDRAB": 200, "FULA": 100, "FULB": 100, "CATAB": 200, "BRDA": 100, "BRDB": 100,
    }  # fmt: skip


def test_a_false_alarm_tells_three_facts_and_is_one_and_the_same_symptom_each_time() -> None:
    airport = airport_of(TINY)
    alarm = airport.false_alarm("CAT", "B", Manner.SUDDEN)
    assert alarm is airport.false_alarm("CAT", "B", Manner.SUDDEN)
    assert [(f.kind, f.about) for f in alarm.facts] == [
        (FactKind.FAILS, ("CAT",)), (FactKind.WHERE, ("B",)), (FactKind.SINCE, ("sudden",)),
    ]  # fmt: skip
