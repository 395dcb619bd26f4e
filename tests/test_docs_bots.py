"""docs/bots.md keeps what it promises: the views, the commands, and its examples."""

import re
from pathlib import Path
from typing import Any

import pytest

from airportsim.files.library import load_skills, load_team
from airportsim.lab.bots import own_bots
from airportsim.model.rules import RULEBOOK
from airportsim.model.words import Role
from airportsim.play.board import View
from airportsim.play.match import play
from airportsim.play.views import VIEWS
from tests.play.workshops import airport
from tests.views_of_bots import PAGE, START, written

TEXT = PAGE.read_text(encoding="utf-8")
EXAMPLE = PAGE.parent / "examples" / "my_bot.py"


def test_the_page_tells_what_the_program_shows() -> None:
    assert START + TEXT.partition(START)[2] == written(), (
        "make it again: python -m tests.views_of_bots"
    )


@pytest.mark.parametrize("role", list(Role))
def test_every_attribute_of_a_view_is_on_the_page(role: Role) -> None:
    kind: Any = VIEWS[role]
    section = TEXT.partition(f"\n## {role.value}\n")[2].partition("\n## ")[0]
    everybody = TEXT.partition("\n## What everybody sees\n")[2].partition("\n## ")[0]
    for name in (name for name in dir(kind) if not name.startswith("_")):
        if name != "role":
            where = everybody if hasattr(View, name) else section
            assert re.search(rf"^\| `{name}[`(]", where, re.MULTILINE), name
    for command, (roles, _, _) in RULEBOOK.items():
        assert (f"\n- `{command.__name__}(" in section) == (role in roles)


def landed(own: Any) -> int:
    rounds = play(airport(1), load_team("reference"), load_skills(), 1, own=own)
    return sum(one.score.landed for one in rounds)


def test_the_bots_on_the_page_play() -> None:
    blocks = re.findall(r"^```python\n(.*?)^```$", TEXT, re.DOTALL | re.MULTILINE)
    for block in blocks[:2]:
        found: dict[str, Any] = {}
        exec(block if "class" in block else "class Vendor:\n" + _deeper(block), found)
        assert landed(own_bots({Role.VENDOR: found["Vendor"]}, seconds=60)) >= 0


def _deeper(block: str) -> str:
    return re.sub(r"^", "    ", block, flags=re.MULTILINE)


def test_the_example_plays_and_is_of_a_notebook_s_size() -> None:
    assert landed(own_bots({"service_desk": f"{EXAMPLE}:FlightsFirst"}, seconds=60)) > 0  # type: ignore[dict-item]
    assert 60 <= len(EXAMPLE.read_text(encoding="utf-8").splitlines()) <= 100


@pytest.mark.long
def test_the_example_lands_more_flights_in_the_rounds_that_the_page_names() -> None:
    from airportsim.lab.bots import own_bots as seats
    from tests.conftest import classic_airport

    own = seats({Role.SERVICE_DESK: f"{EXAMPLE}:FlightsFirst"}, seconds=60)
    team, skills, more = load_team("reference"), load_skills(), 0
    for seed in range(1, 21):
        pair = (
            [one.score.landed for one in play(classic_airport(), team, skills, seed, 3, own=bots)]
            for bots in (own, seats({}))
        )
        more += sum(map(int.__sub__, *([rounds[0], rounds[2]] for rounds in pair)))
    assert more > 0


def test_every_file_that_the_page_names_is_there() -> None:
    for name in re.findall(r"\((examples/[^)]+)\)", TEXT):
        assert Path(PAGE.parent, name).exists()
