"""Journals read back from their canonical lines."""

import json
from typing import Any, get_args

from airportsim.files.reading import adapter_of
from airportsim.model.events import Event
from airportsim.model.journal import Entry, kind_of, line

EVENTS: dict[str, type[Any]] = {kind_of(kind): kind for kind in get_args(Event)}
"""Everything that can happen in the airport, by its name in files."""


def entry_of(text: str) -> Entry:
    """The entry of which this is the canonical line; raises ValueError for any other text."""
    try:
        plain = json.loads(text)
        event: Event = adapter_of(EVENTS[plain["kind"]]).validate_json(text, strict=True)
        entry = Entry(plain["t"], plain["serial"], event)
        if line(entry) == text:
            return entry
    except (ValueError, TypeError, KeyError, RecursionError):
        pass
    raise ValueError(f"this airportsim knows no such event: {text:.200}")
