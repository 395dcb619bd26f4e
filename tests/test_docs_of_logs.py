"""The page on event logs tells of everything that is in them."""

import re

from airportsim.debrief.activity import Doing
from airportsim.files.dictionary import EVENTS
from airportsim.files.export import Format
from airportsim.files.ocel_objects import OBJECTS
from tests.test_docs import ROOT

PAGE = ROOT.joinpath("docs", "eventlogs.md").read_text(encoding="utf-8")


def table(head: str) -> dict[str, str]:
    """The rows of the table with this first column, each by its first cell."""
    rows = PAGE.partition(f"| {head} |")[2].partition("\n\n")[0].splitlines()[2:]
    return {row.split(" | ")[0].strip("| `"): row for row in rows}


def test_every_activity_is_explained() -> None:
    elsewhere = PAGE.partition("In the OCEL log only: ")[2].partition("\n")[0]
    others = re.split(r", |; and the flights' |\.", elsewhere)
    told = [*table("activity"), *filter(None, others)]
    assert sorted(told) == sorted(doing.value for doing in Doing)


def test_every_column_is_named() -> None:
    named = set(re.findall(r"`([a-z_:]+)`", PAGE.partition("## Columns")[2].partition("## How")[0]))
    assert {column.name for column in EVENTS} <= named


def test_every_object_and_its_attributes_are_named() -> None:
    rows = table("type")
    assert list(rows) == list(OBJECTS)
    for name, attributes in OBJECTS.items():
        told = re.sub(r" \([^)]*\)", "", rows[name].split(" | ")[2])
        assert told.split(", ") == list(attributes)


def test_every_format_is_named() -> None:
    assert {word.partition("`")[0] for word in table("`--format`")} == {one.value for one in Format}
