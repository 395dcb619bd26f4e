"""Scenario, seed and commands decide everything: frames, processes, versions, skills do not."""

import json
import os
import pickle
import shutil
import subprocess
import sys
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest
import simpy

from airportsim.files.library import load_scenario, load_skills, load_team
from airportsim.model import commands as c
from airportsim.model import events as e
from airportsim.model.airport import Airport
from airportsim.model.draws import Draws
from airportsim.model.state import State
from airportsim.model.team import RoundSetup, Skill
from airportsim.model.words import Level, Role
from airportsim.play.agenda import Table
from airportsim.play.bots.mind import Dice, Mind
from tests.play.renew_golden import GOLDEN, OLDER, renewed
from tests.play.rounds import Material, digests, seated, setups, slower

AM, DESK, SPEC = Role.ACCOUNT_MANAGER, Role.SERVICE_DESK, Role.SPECIALIST
DM, DIRECTOR = Role.DELIVERY_MANAGER, Role.DIRECTOR
ROUNDS = range(5)

Script = Sequence[tuple[int, Role, c.Command]]

HUMAN: Script = [
    (7, DM, c.ReadContract()), (31, DIRECTOR, c.SetFocus("T2")), (47, AM, c.Report(0, (0, 1))),
    (60, DESK, c.Log(0, Level.HIGH, Level.HIGH)), (61, DESK, c.FirstAid(0)),
    (84, DESK, c.Escalate(0)), (90, DM, c.Assign(0, 7)), (91, SPEC, c.Take(0)),
    (91, SPEC, c.Test(0, "order-terminal-west")), (180, DM, c.LendHand(3, SPEC)),
    (300, DIRECTOR, c.ReleaseFunds()), (301, DIRECTOR, c.FreezePurchases(True)),
    (420, DIRECTOR, c.FreezePurchases(False)), (421, DM, c.Approve(1)),
    (500, AM, c.Compensate("T1")), (777, DIRECTOR, c.SetFocus("")), (840, DESK, c.Chase(2)),
    (1200, AM, c.InformAirline("T3", 90)),
]  # fmt: skip


@pytest.fixture(scope="module")
def material() -> Material:
    return load_scenario("classic"), load_team("reference"), load_skills()


@pytest.fixture(scope="module")
def starts(material: Material) -> list[RoundSetup]:
    scenario, team, skills = material
    return setups(Airport(scenario), team, skills, 1)


def played(table: Table, frame: int, human: Script = ()) -> str:
    """The digest of a round advanced in frames, with a person's commands at their seconds."""
    script = list(human)
    second = 0
    while second < table.simulation.end:
        second = min(second + frame, table.simulation.end)
        while script and script[0][0] <= second:
            at, role, command = script.pop(0)
            table.advance(at)
            table.submit(role, command)
        table.advance(second)
    return table.simulation.digest


@pytest.mark.parametrize("number", ROUNDS)
def test_frames_of_1_7_60_and_1500_seconds_give_one_journal(
    classic: Airport, starts: list[RoundSetup], skills: dict[str, Skill], number: int
) -> None:
    def table() -> Table:
        return seated(classic, starts[number], skills["regular"], 1)

    assert len({played(table(), frame) for frame in (1, 7, 60, 1500)}) == 1


@pytest.mark.parametrize("roles", [(), (AM, DESK), tuple(Role)], ids=["alone", "two bots", "six"])
def test_frames_do_not_matter_with_a_person_at_the_table_either(
    classic: Airport, starts: list[RoundSetup], skills: dict[str, Skill], roles: tuple[Role, ...]
) -> None:
    def table() -> Table:
        return seated(classic, starts[1], skills["regular"], 1, roles)

    found = {played(table(), frame, HUMAN) for frame in (1, 7, 60, 1500)}
    assert len(found) == 1
    assert found != {played(table(), 1500)}, "the person changed nothing at all"


def test_commands_that_are_refused_change_nothing(
    classic: Airport, starts: list[RoundSetup], skills: dict[str, Skill]
) -> None:
    silly = [(at, DIRECTOR, c.SetFocus("T9")) for at in range(0, 1500, 3)]

    def table() -> Table:
        return seated(classic, starts[0], skills["regular"], 1)

    assert played(table(), 60, silly) == played(table(), 60)


def test_replications_and_seeds_give_other_rounds(
    classic: Airport, starts: list[RoundSetup], skills: dict[str, Skill]
) -> None:
    found = {played(seated(classic, starts[0], skills["regular"], s), 1500) for s in (1, 2, 3)}
    assert len(found) == 3


# --- other processes -----------------------------------------------------------------------------


def _elsewhere(python: str, material: Material, paths: list[str], hash_seed: str) -> list[str]:
    """What `tests.play.rounds` prints when another interpreter plays the same material."""
    environment = {**os.environ, "PYTHONHASHSEED": hash_seed, "PYTHONPATH": os.pathsep.join(paths)}
    done = subprocess.run(
        [python, "-m", "tests.play.rounds"], input=pickle.dumps(material), env=environment,
        capture_output=True, check=False, cwd=paths[0], timeout=120,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr.decode()
    return done.stdout.decode().splitlines()


ROOT = str(Path(__file__).parents[2])


def test_two_processes_with_different_hash_seeds_give_the_same_digests(material: Material) -> None:
    here = digests(material)
    for hash_seed in ("0", "4711"):
        assert _elsewhere(sys.executable, material, [ROOT], hash_seed)[:5] == here


def _other_pythons() -> list[str]:
    """Interpreters of another minor version, 3.11 or later, one a version, the newest last."""
    named = [shutil.which(f"python3.{minor}") for minor in range(11, 20)]
    root = Path(os.environ.get("PYENV_ROOT", "~/.pyenv")).expanduser()
    pyenv = map(str, root.glob("versions/*/bin/python3"))
    found: dict[tuple[int, int], str] = {}
    for python in [path for path in named if path] + sorted(pyenv):
        asked = "import sys; print(*sys.version_info[:2])"
        done = subprocess.run([python, "-c", asked], capture_output=True, text=True, check=False)
        if done.returncode == 0:
            major, minor = map(int, done.stdout.split())
            if (major, minor) >= (3, 11) and (major, minor) != sys.version_info[:2]:
                found.setdefault((major, minor), python)
    return [found[version] for version in sorted(found)]


def _check_versions(material: Material, pythons: list[str], folder: Path) -> None:
    if not pythons:
        pytest.skip("no other Python from 3.11 on is on PATH or among those of pyenv")
    assert simpy.__file__ is not None
    shutil.copytree(Path(simpy.__file__).parent, folder / "simpy")
    here = digests(material)
    for python in pythons:
        assert _elsewhere(python, material, [ROOT, str(folder)], "0")[:5] == here, python


def test_another_version_of_python_gives_the_same_digests(
    material: Material, tmp_path: Path
) -> None:
    """Nothing but simpy is on its path, so this also shows that a round needs nothing else."""
    _check_versions(material, _other_pythons()[-1:], tmp_path)


@pytest.mark.long
def test_every_version_of_python_at_hand_gives_the_same_digests(
    material: Material, tmp_path: Path
) -> None:
    _check_versions(material, _other_pythons(), tmp_path)


def test_a_headless_match_imports_neither_screen_nor_numpy_nor_readers_of_files(
    material: Material,
) -> None:
    assert _elsewhere(sys.executable, material, [ROOT], "0")[5:] == [""]


# --- one thing changed ---------------------------------------------------------------------------


class Recorder(Dice):
    """Dice that note what they were asked, for the how-manieth time, and what they showed."""

    def __init__(self, draws: Draws, state: State, skill: Skill) -> None:
        super().__init__(draws, state, skill)
        self.shown: dict[tuple[str, str, str, int], int] = {}
        self.asked: Counter[tuple[str, str, str]] = Counter()

    def _note(self, method: str, what: str, about: str, shown: int) -> int:
        question = method, what, about
        self.shown[*question, self.asked[question]] = shown
        self.asked[question] += 1
        return shown

    def time(self, act: str, about: str) -> int:
        return self._note("time", act, about, super().time(act, about))

    def chance(self, per_mille: int, what: str, about: str) -> bool:
        return bool(self._note("chance", what, about, super().chance(per_mille, what, about)))

    def below(self, limit: int, what: str, about: str) -> int:
        return self._note("below", what, about, super().below(limit, what, about))


def _strikes(table: Table) -> dict[int, tuple[int, str, str]]:
    return {
        entry.event.strike: (entry.t, entry.event.item, entry.event.mode)
        for entry in table.simulation.journal
        if isinstance(entry.event, e.FaultStruck)
    }


def _with_one_slower(
    airport: Airport, setup: RoundSetup, skill: Skill, changed: Role | None
) -> Table:
    table = seated(airport, setup, skill, 1, dice=Recorder)
    sim = table.simulation
    if changed is not None:
        slow = slower(skill)
        table.players[changed].memory = Mind(slow, Recorder(sim.draws, sim.state, slow))
    table.advance(sim.end)
    return table


@pytest.mark.parametrize("changed", [AM, DESK, SPEC, DM])
def test_the_skill_of_one_bot_changes_neither_faults_nor_the_draws_of_the_others(
    classic: Airport, starts: list[RoundSetup], skills: dict[str, Skill], changed: Role
) -> None:
    usual = _with_one_slower(classic, starts[1], skills["regular"], None)
    other = _with_one_slower(classic, starts[1], skills["regular"], changed)
    assert usual.simulation.digest != other.simulation.digest, "the change changed nothing"
    before, after = _strikes(usual), _strikes(other)
    both = before.keys() & after.keys()
    assert len(both) > 15
    assert {n: before[n] for n in both} == {n: after[n] for n in both}
    shared = 0
    for role in set(Role) - {changed}:
        one, two = (t.players[role].memory.dice.shown for t in (usual, other))
        for key in one.keys() & two.keys():
            assert one[key] == two[key], (role, key)
            shared += 1
    assert shared > 50


# --- the golden digests --------------------------------------------------------------------------


def test_the_golden_digests_of_classic_are_kept() -> None:
    """If a change of the rules is meant: raise `rules`, and `python -m tests.play.renew_golden`."""
    assert json.loads(GOLDEN.read_text(encoding="utf-8")) == renewed()


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_with_recovery_off_a_team_plays_as_it_did_under_rules_2(
    material: Material, seed: int
) -> None:
    """Whole journals are the same, flights and all."""
    scenario, team, skills = material
    found = digests((scenario, replace(team, recovery=False), skills), seed)
    older = json.loads(OLDER.read_text(encoding="utf-8"))
    assert found == [older[f"classic/reference/{seed}/{n}"] for n in range(1, 6)]


def test_with_recovery_on_it_tells_airlines_what_it_would_not_have_told() -> None:
    older, now = (json.loads(path.read_text(encoding="utf-8")) for path in (OLDER, GOLDEN))
    assert not {now[key] for key in now} & {older[key] for key in now}
