"""README keeps what it promises."""

import contextlib
import io
import re
from pathlib import Path

import airportsim

ROOT = Path(__file__).parent.parent
README = ROOT.joinpath("README.md").read_text(encoding="utf-8")


def blocks(language: str) -> list[str]:
    return re.findall(rf"^```{language}\n(.*?)^```$", README, re.DOTALL | re.MULTILINE)


def test_the_python_example_runs() -> None:
    (example,) = blocks("python")
    assert len(example.splitlines()) <= 11
    told = io.StringIO()
    with contextlib.redirect_stdout(told):
        exec(compile(example, "README.md", "exec"), {})
    answer, last, landed = told.getvalue().splitlines()
    assert answer.startswith(("Accepted(", "Refusal("))
    assert last.startswith("Entry(t=1")
    assert re.fullmatch(r"\d+ flights landed", landed)


def test_two_commands_of_one_line_install_and_start() -> None:
    lines = [line for block in blocks("") for line in block.splitlines()]
    commands = [line for line in lines if "pip install" in line]
    assert commands == [
        "python -m pip install -e . ; python -m airportsim",
        'python -m pip install -e ".[test]" ; python -m pytest -n auto',
    ]


def test_every_file_that_it_links_is_there() -> None:
    for link in re.findall(r"\]\(([^)]+)\)", README):
        assert ROOT.joinpath(link).exists(), link


def test_every_name_of_the_package_can_be_used() -> None:
    assert set(airportsim.__all__) <= set(dir(airportsim))
    for name in airportsim.__all__:
        assert getattr(airportsim, name) is not None
    assert set(airportsim.__all__) == set(airportsim._FOUND)


def test_versions_agree() -> None:
    citation = ROOT.joinpath("CITATION.cff").read_text(encoding="utf-8")
    assert f"\nversion: {airportsim.__version__}\n" in citation
