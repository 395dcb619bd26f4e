"""A file that cannot be used is answered with all that is wrong: line, column, field, reason."""

import re
from dataclasses import replace
from pathlib import Path

import pytest
import yaml

from airportsim.files import plain
from airportsim.files.library import digest_of, load_scenario, load_skills, load_team
from airportsim.files.places import shipped
from airportsim.files.problems import FileProblem
from airportsim.model.airport import Airport
from airportsim.model.scenario import Scenario

CLASSIC = shipped("scenarios", "classic.yaml").read_text(encoding="utf-8")


def line_with(text: str) -> int:
    """The line of the shipped scenario in which a text first stands."""
    return CLASSIC[: CLASSIC.index(text)].count("\n") + 1


def loaded(folder: Path, data: str | bytes) -> Scenario:
    path = folder / "mine.yaml"
    path.write_bytes(data if isinstance(data, bytes) else data.encode("utf-8"))
    return load_scenario(path)


def problem(folder: Path, data: str | bytes) -> str:
    """What is said about a file, after its name."""
    with pytest.raises(FileProblem) as raised:
        loaded(folder, data)
    said = str(raised.value)
    assert "\n" not in said
    return said.removeprefix(str(folder / "mine.yaml"))


def flaws(folder: Path, data: str | bytes) -> list[str]:
    """All that is said about a file, as `line:column: field: reason`."""
    with pytest.raises(FileProblem) as raised:
        loaded(folder, data)
    assert str(raised.value).startswith(str(raised.value.flaws[0]))
    return [str(one).removeprefix(f"{folder / 'mine.yaml'}:") for one in raised.value.flaws]


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ('flights: 96 ', 'flights: many ',
         "12: schedule.flights: it must be a whole number, not 'many'"),
        ('flights: 96 ', 'flights: 96.5 ',
         '12: schedule.flights: it must be a whole number, not 96.5'),
        ('flights: 96 ', 'flights: yes ',
         "12: schedule.flights: it must be a whole number, not 'yes'"),
        ('flights: 96 ', 'flights: true ',
         '12: schedule.flights: it must be a whole number, not true'),
        ('flights: 96 ', 'flights: ',
         '3: schedule.flights: it must be a whole number, but it is empty'),
        ('flights: 96 ', 'flights: []',
         '3: schedule.flights: it must be a whole number'),
        ('flights: 96 ', 'flihgts: 96 ',
         "3: schedule.flihgts: there is no such key; did you mean 'flights'?"),
        ('stands: 3 ', 'gates: 4\n  stands: 3 ',
         ('3: flying.gates: there is no such key; there are: landing, turnaround, departure, '
          'patience_air, patience_stand, stands, runways')),
        ('turnaround: "0:45"', 'turnaround: "0:4"',
         '15: flying.turnaround: it must be a time such as "2:30", not \'0:4\''),
        ('turnaround: "0:45"', 'turnaround: "25:99"',
         '15: flying.turnaround: it must be a time such as "2:30", not \'25:99\''),
        ('first: "0:30"', 'first: 25 min',
         '10: strikes.first: it must be a time such as "2:30", not \'25 min\''),
        ('  test: "0:12"', '  test: "-0:10"',
         '9: durations.test: it must be a time such as "2:30", not \'-0:10\''),
        ('  test: "0:12"', '  test: 0',
         '9: durations.test: must be from "0:01" to "60:00" (1 to 3600 s), not "0:00"'),
        ('over: "24:00"', 'over: "30:00"',
         '9: schedule.over: must be from "0:01" to "25:00" (1 to 1500 s), not "30:00"'),
        ('limits: ["0:40"', 'limits: [-10',
         '12: practice.limits.1: must be from "0:00" to "240:00" (0 to 14400 s), not "-0:10"'),
        ('id: SR, terminal: T1', 'id: SR, terminal: t1',
         "24: airlines.SR.terminal: there is no terminal 't1'; did you mean 'T1'?"),
        ('effort: [0, 4]', 'effort: [0, -4]',
         '13: effort.2: must be from 0 to 1,000, not -4'),
        ('phase: arrival', 'phase: arival',
         "22: services.RDR.phase: there is no 'arival' here; did you mean 'arrival'?"),
        ('phase: arrival', 'phase: 7',
         '22: services.RDR.phase: there is no 7 here; there are: arrival, turnaround, departure'),
        ('id: report_form', 'id: report_from',
         "9: levers.report_from.id: there is no 'report_from' here; did you mean 'report_form'?"),
        ('kind: switch', 'kind: swicth',
         "11: items.airfield-switch-west.kind: there is no kind 'swicth'; did you mean 'switch'?"),
        ('name: classic', 'name: 12',
         '7: name: it must be a text, not 12'),
        ('name: classic', 'name: !!str x',
         ('7: tags (tag:yaml.org,2002:str) are not used here; a text that begins with ! needs '
          'quotes')),
        ('{wrong_network: 29', '{wrong_network: .nan',
         "29: items.airfield-switch-west.faults.wrong_network: it must be a number, not '.nan'"),
        ('{wrong_network: 29', '{wrong_network: 1e99999',
         "29: items.airfield-switch-west.faults.wrong_network: it must be a number, not '1e99999'"),
        ('{wrong_network: 29', '{wrong_network: -1',
         ("29: items.airfield-switch-west.faults.wrong_network: must be from 0 to "
         "1,000,000, not -1")),
        ('{wrong_network: 29', '{1: 29',
         ("14: items.airfield-switch-west.faults.1: there is no mode '1'; there are: optics_dead, "
         "table_full, loop, wrong_network, unplugged, port_locked")),
        ('flights: 96 ', 'flights: 1' + 60 * '0',
         "12: schedule.flights: it must be a whole number, not '1" + 55 * "0" + "..."),
        ('en: An airport team', 'en: An airport: team',
         '17: there is a colon too many; put a text with a colon in quotes'),
        ('  flights: 96', '\tflights: 96',
         '1: this line is indented with a tab; use spaces'),
        ('plan: "8:00"', 'plan: 8 minutes',
         '9: workshop.plan: it must be a time such as "2:30", not \'8 minutes\''),
        ('plan: "8:00"', 'plann: "8:00"',
         "3: workshop.plann: there is no such key; did you mean 'plan'?"),
        ('check: "10:00"', 'check: "150:00"',
         '10: workshop.check: must be from "0:00" to "120:00" (0 to 7200 s), not "150:00"'),
        ('skip: []', 'skip: [check, do]',
         '17: workshop.skip.2: only plan, check and act can be left out, not do'),
        ('skip: []', 'skip: chekc',
         "9: workshop.skip: it must be a list, not 'chekc'"),
        ('skip: []', 'skip: [chekc]',
         "10: workshop.skip.1: there is no 'chekc' here; did you mean 'check'?"),
        ('discover: true', 'discover: yes',
         "13: workshop.discover: it must be true or false, not 'yes'"),
        ('seat: bot, after: "0:30"', 'seat: bott, after: "0:30"',
         "19: workshop.on_drop.seat: there is no 'bott' here; did you mean 'bot'?"),
        ('seat: bot, after: "0:30"', 'seat: bot, after: soon',
         '31: workshop.on_drop.after: it must be a time such as "2:30", not \'soon\''),
        ('seat: bot, after: "0:30"', 'seat: bot, skill: Exprt',
         "31: workshop.on_drop.skill: there is no skill 'Exprt'; did you mean 'expert'?"),
        ('seat: bot, after: "0:30"', 'seat: bot, skill: ""',
         '24: workshop.on_drop.skill: the skill of the bot must not be empty'),
        ('answers: [solved_again]', 'answers: [solved_agian]',
         ("15: levers.knowledge_base.answers.1: there is no observation "
         "'solved_agian'; did you mean 'solved_again'?")),
        ('- id: money_gone', '- id: money gone',
         ("11: workshop.observations.money gone.id: 'money gone' is no id: "
         "letters, digits, - and _ only, 40 at most")),
    ],
)  # fmt: skip
def test_a_mistake_is_named_with_its_line_and_column(
    tmp_path: Path, old: str, new: str, said: str
) -> None:
    assert f"{line_with(old)}:{said}" in flaws(tmp_path, CLASSIC.replace(old, new, 1))


def test_an_observation_that_leads_nowhere_is_named(tmp_path: Path) -> None:
    text = CLASSIC.replace("    answers: [money_gone]\n", "", 1)
    assert problem(tmp_path, text) == (
        f":{line_with('- id: money_gone') - 1}:7: workshop.observations.money_gone: "
        "no improvement answers 'money_gone'"
    )


def test_a_scenario_may_say_nothing_about_the_workshop(tmp_path: Path) -> None:
    """Then the cards lie open, and everything else is as in the classic airport."""
    text = re.sub(r"    answers: .*\n", "", CLASSIC)
    text = re.sub(r"\nworkshop:\n(.*\n)*?(?=# ---)", "\n", text)
    without, classic = loaded(tmp_path, text), load_scenario("classic")
    assert without.workshop == replace(classic.workshop, discover=False, observations=())
    assert without.rounds == classic.rounds


def test_later_lines_are_named_too(tmp_path: Path) -> None:
    twice = CLASSIC.replace("  flights: 96 ", "  flights: 96\n  flights: 96 ", 1)
    line = line_with("  flights: 96 ")
    assert problem(tmp_path, twice) == (
        f":{line + 1}:3: the key 'flights' stands twice, here and in line {line}"
    )
    short = CLASSIC.replace("  flights: 96 ", "  # ", 1)
    assert problem(tmp_path, short) == f":{line - 2}:1: schedule.flights: this key is missing"
    last = CLASSIC.replace('at: "0:20"', 'at: "30:00"', 1)
    where = line_with('at: "0:20"')
    assert problem(tmp_path, last) == (
        f':{where}:19: rounds.1.faults.1.at: must be from "0:00" to "24:59" '
        '(0 to 1499 s), not "30:00"'
    )
    last_line = CLASSIC.count("\n") + 1
    assert flaws(tmp_path, CLASSIC + "note: 'never closed\n") == [
        f"{last_line}:7: the quote that opens here is never closed"
    ]


def test_all_errors_are_told_at_once_in_order(tmp_path: Path) -> None:
    text = "a: &x 1\nb: *x\na: 2\nname: 7\ntitle: Mine\nscedule: {}\n"
    said = flaws(tmp_path, text)
    missing = said.pop(0)
    assert missing.startswith("1:1: these keys are missing: version, about, flying, terminals")
    assert said[:6] == [
        "1:1: a: there is no such key",
        "1:4: anchors (&x) are not used here; write out what is meant at each place",
        "2:1: b: there is no such key",
        "2:4: aliases (*x) are not used here; write out what is meant",
        "3:1: the key 'a' stands twice, here and in line 1",
        "4:7: name: it must be a text, not 7",
    ]
    assert "6:1: scedule: there is no such key; did you mean 'schedule'?" in said
    assert problem(tmp_path, text).endswith(
        f"(and {len(said)} more: `airportsim check {tmp_path / 'mine.yaml'}` shows them all)"
    )
    two = CLASSIC.replace("flights: 96", "flights: 0", 1).replace("start: 70", "start: 700", 1)
    assert flaws(tmp_path, two) == [
        f"{line_with('flights: 96')}:12: schedule.flights: must be from 1 to 3,000, not 0",
        f"{line_with('start: 70')}:10: moods.start: must be from 0 to 100, not 700",
    ]


def test_an_error_that_follows_from_another_is_not_told(tmp_path: Path) -> None:
    text = CLASSIC.replace("flights: 96 ", "flihgts: 96 ", 1)
    assert len(flaws(tmp_path, text)) == 1


@pytest.mark.parametrize("parser", ["CSafeLoader", "SafeLoader"])
@pytest.mark.parametrize(
    ("data", "said"),
    [
        ("", ":1:1: it holds no keys; lines such as `name: classic` are needed"),
        ("# nothing\n", ":1:1: it holds no keys; lines such as `name: classic` are needed"),
        ("- a\n- b\n", ":1:1: it holds no keys; lines such as `name: classic` are needed"),
        ("hello\n", ":1:1: it holds no keys; lines such as `name: classic` are needed"),
        (b"a: 1\nb: \xff\n", ":2:4: it is not saved in UTF-8; save it as UTF-8"),
        ("name: x".encode("utf-16"), ":1:1: it is saved in UTF-16"),
        ("name: x".encode("utf-16-be"), ":1:1: it is saved in UTF-16"),
        ("name: 机场".encode("gbk"), ":1:7: it is saved in a Chinese encoding (GBK"),
        (b"a: 1\nb: x\x00\n", ":2:5: there is a character here that is no text (U+0000)"),
        ("a: " + 5000 * "[" + 5000 * "]", ":1:53: it is nested more than 50 deep"),
        ("".join(f"{n * ' '}a:\n" for n in range(99)), ":51:51: it is nested more than 50 deep"),
        ("a: 1\n? [b]\n: 2\n", ":2:3: a key must be a word, not a list or keys of its own"),
        ("a: 1\n---\nb: 2\n", ":2:1: a second document (---) begins; only one is read"),
        ("a: !!set {b}\n", ":1:1: these keys are missing: version, name"),
        ("a: {b: 1\n", ":1:4: the { that opens here is not closed before line 2"),
        (b"a: x" + 1_100_000 * b"x", ": it is too big; at most 1,048,576 bytes are read"),
    ],
    ids=range(16),
)
def test_what_is_no_scenario_at_all(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, parser: str, data: str | bytes, said: str
) -> None:
    if not hasattr(yaml, parser):
        pytest.skip("this installation of PyYAML has no C parser")
    monkeypatch.setattr(plain, "LOADER", getattr(yaml, parser))
    assert problem(tmp_path, data).startswith(said)


def test_a_folder_and_a_file_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(FileProblem, match="is a folder; name a scenario file in it"):
        load_scenario(tmp_path)
    with pytest.raises(FileProblem, match=r"gone\.yaml: it cannot be read"):
        load_scenario(tmp_path / "gone.yaml")
    folder = tmp_path / "folder.yaml"
    folder.mkdir()
    with pytest.raises(FileProblem, match="is a folder; name a scenario file in it"):
        load_scenario(folder)


def test_unknown_names_are_answered_with_the_nearest_or_all() -> None:
    with pytest.raises(FileProblem, match=r"no scenario 'clasic'; did you mean 'classic'\?"):
        load_scenario("clasic")
    with pytest.raises(FileProblem, match="no team 'zzz'; there are: prepared, reference, stuck"):
        load_team("zzz")


def test_a_team_may_only_have_skills_that_there_are(tmp_path: Path) -> None:
    path = tmp_path / "team.yaml"
    text = "name: x\ntitle: {en: X}\nabout: {en: X}\nrounds: []\nskills: {vendor: exprt}\n"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(FileProblem) as raised:
        load_team(path)
    assert str(raised.value) == (
        f"{path}:5:18: skills.vendor: there is no skill 'exprt'; did you mean 'expert'?"
    )


@pytest.mark.parametrize(
    ("rounds", "said"),
    [
        ("[{mirrors: -1}]", "rounds.1.mirrors: must be from 0 to 1000, not -1"),
        ("[{}, {predict: -1}]", "rounds.2.predict: must be from 0 to 1000, not -1"),
        ("[{predict: 1001}]", "rounds.1.predict: must be from 0 to 1000, not 1001"),
        ("[{promise: 101}]", "rounds.1.promise: must be from 0 to 100, not 101"),
        ("[{promise: -1}]", "rounds.1.promise: must be from 0 to 100, not -1"),
        ("[{move: [{people: 0, source: service_desk, to: specialist}]}]",
         "rounds.1.move.1.people: must be from 1 to 1000, not 0"),
        ("[{move: [{people: 1, source: specialist, to: specialist}]}]",
         "rounds.1.move.1.to: they are in the role 'specialist' already"),
        ("[{move: [{people: 1, source: vendor, to: specialist}]}]",
         "rounds.1.move.1.source: nobody can be moved from or to the vendor"),
        ("[{adopt: [staffing]}, {adopt: [staffing]}]",
         "rounds.2.adopt.1: 'staffing' is adopted already"),
        ("[{adopt: [staffing, staffing]}]", "rounds.1.adopt.2: 'staffing' is adopted already"),
        ("[{drop: [staffing], adopt: [staffing]}]",
         "rounds.1.drop.1: 'staffing' is not adopted by then"),
        ("[]\nexempt: true\nknows: -1", "knows: must be from 0 to 1000, not -1"),
        ("[]\nskill: Expret", "skill: there is no skill 'Expret'; did you mean 'expert'?"),
    ],
)  # fmt: skip
def test_a_plan_that_no_scenario_allows_is_refused_with_its_field(
    tmp_path: Path, rounds: str, said: str
) -> None:
    path = tmp_path / "team.yaml"
    text = f"name: x\ntitle: {{en: X}}\nabout: {{en: X}}\nrounds: {rounds}\n"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(FileProblem) as raised:
        load_team(path)
    line = 4 + rounds.count("\n")
    told = [re.sub(r"^(\d+):\d+", r"\1", str(one)[len(f"{path}:") :]) for one in raised.value.flaws]
    assert told == [f"{line}: {said}"]


def test_what_is_dropped_may_be_adopted_again_and_so_may_what_fell_with_it(tmp_path: Path) -> None:
    path = tmp_path / "team.yaml"
    path.write_text(
        "name: x\ntitle: {en: X}\nabout: {en: X}\nrounds:\n"
        "  - adopt: [knowledge_base, knowledge_base_desk]\n"
        "  - {drop: [knowledge_base], adopt: [knowledge_base, knowledge_base_desk]}\n",
        encoding="utf-8",
    )
    assert len(load_team(path).rounds) == 2


@pytest.mark.parametrize("time", ['"12:30"', "12:30", "750", "'12:30'"])
def test_a_time_is_seconds_with_quotes_and_without(tmp_path: Path, time: str) -> None:
    text = CLASSIC.replace('turnaround: "0:45"', f"turnaround: {time}", 1)
    assert loaded(tmp_path, text).flying.turnaround == 750


def test_a_text_that_looks_like_a_time_or_number_stays_a_text(tmp_path: Path) -> None:
    text = CLASSIC.replace("{en: Weather, zh: 气象观测}", "{en: 12:30, zh: 7}", 1)
    names = {service.id: service.name for service in loaded(tmp_path, text).services}
    assert (names["WXR"].en, names["WXR"].zh) == ("12:30", "7")


@pytest.mark.parametrize("change", ["\r\n", "bom", "comments"])
def test_how_a_file_is_saved_does_not_count(tmp_path: Path, change: str) -> None:
    changed = {
        "\r\n": CLASSIC.replace("\n", "\r\n").encode("utf-8"),
        "bom": CLASSIC.encode("utf-8-sig"),
        "comments": ("# mine\n" + CLASSIC).encode("utf-8"),
    }[change]
    assert digest_of(loaded(tmp_path, changed)) == digest_of(load_scenario("classic"))


def test_the_shipped_files_can_be_used(classic: Airport) -> None:
    assert classic.scenario == load_scenario(shipped("scenarios", "classic.yaml"))
    assert list(load_skills()) == ["expert", "novice", "regular"]
