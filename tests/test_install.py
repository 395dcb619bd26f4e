"""Scenarios and texts are found however airportsim is installed."""

import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
CODE = """
import airportsim
from airportsim.files.catalogue import load_catalogue
from airportsim.files.places import shipped
print(airportsim.__file__)
print(shipped("scenarios"))
print(airportsim.load_scenario("classic").name, airportsim.load_team("reference").name,
      *airportsim.load_skills(), airportsim.scenario_names(), airportsim.team_names(),
      len(load_catalogue("en")) == len(load_catalogue("zh")))
"""
FOUND = (
    "classic reference expert novice regular "
    "['classic', 'express', 'kennedy', 'marathon', 'practice'] "
    "['prepared', 'reference', 'stuck'] True"
)


def pip(*args: str | Path) -> None:
    subprocess.run([sys.executable, "-m", "pip", "--quiet", *map(str, args)], check=True)


def found_from(folder: Path, packages: Path | None = None) -> list[str]:
    """What an installed airportsim finds when it is used in a folder."""
    env = {key: value for key, value in os.environ.items() if key != "PYTHONPATH"}
    if packages is not None:
        # As site-packages, so that the links of an editable install are followed.
        env["PYTHONPATH"] = str(packages)
    start = "" if packages is None else f"import site; site.addsitedir({str(packages)!r})\n"
    done = subprocess.run(
        [sys.executable, "-c", start + CODE], cwd=folder, env=env, check=True,
        stdout=subprocess.PIPE, encoding="utf-8",
    )  # fmt: skip
    return done.stdout.splitlines()


def test_in_the_checkout_they_stand_beside_the_package() -> None:
    module, scenarios, found = found_from(ROOT)
    assert Path(module) == ROOT / "airportsim" / "__init__.py"
    assert Path(scenarios) == ROOT / "scenarios"
    assert found == FOUND


@pytest.mark.long
def test_an_editable_install_uses_the_checkout(tmp_path: Path) -> None:
    site, empty = tmp_path / "site", tmp_path / "empty"
    empty.mkdir()
    pip("install", "--no-deps", "--target", site, "--editable", ROOT)
    module, scenarios, found = found_from(empty, site)
    assert Path(module) == ROOT / "airportsim" / "__init__.py"
    assert Path(scenarios) == ROOT / "scenarios"
    assert found == FOUND


@pytest.mark.long
def test_the_wheel_carries_them_into_an_empty_folder(tmp_path: Path) -> None:
    """The wheel is built from the source distribution, which therefore is complete."""
    site, empty = tmp_path / "site", tmp_path / "empty"
    empty.mkdir()
    subprocess.run(
        [sys.executable, "-m", "build", "--outdir", str(tmp_path), str(ROOT)],
        check=True, stdout=subprocess.DEVNULL,
    )  # fmt: skip
    (wheel,) = tmp_path.glob("*.whl")
    (source,) = tmp_path.glob("*.tar.gz")
    assert source.name.startswith("airportsim-")
    with zipfile.ZipFile(wheel) as files:
        names = files.namelist()
    assert "airportsim/data/scenarios/classic.yaml" in names
    assert "airportsim/data/assets/texts/zh/game.yaml" in names
    assert not [name for name in names if name.startswith(("tests/", "scenarios/"))]
    pip("install", "--no-deps", "--target", site, wheel)
    module, scenarios, found = found_from(empty, site)
    assert Path(module).is_relative_to(site)
    assert Path(scenarios) == site / "airportsim" / "data" / "scenarios"
    assert found == FOUND
