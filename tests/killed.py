"""A process that plays a workshop into a session file, to be killed: see tests/test_kills.py.

    python -m tests.killed FILE SEED

It writes a line to its standard output after each thing that has been acknowledged: how much has
been asked for by then.
"""

import os
import sys
from pathlib import Path
from random import Random

from airportsim import __version__
from airportsim.files.library import load_skills
from airportsim.files.store import Head, Store
from airportsim.model.log import Batch
from airportsim.model.session_rules import first_state
from airportsim.model.version import RULES
from tests.play.workshops import airport, drive, workshop

ROUNDS = 2


def head(seed: int) -> Head:
    """What the workshop of a seed starts from."""
    return Head(
        name="killed",
        created="2026-01-01T00:00:00+00:00",
        scenario=airport(ROUNDS).scenario,
        skills=load_skills(),
        team=None,
        seed=seed,
        replication=0,
        rules=RULES,
        version=__version__,
        start=first_state(airport(ROUNDS)),
    )


def main() -> None:
    """Play until the end, or until somebody kills."""
    path, seed = Path(sys.argv[1]), int(sys.argv[2])
    asked = 0

    with Store.create(path, head(seed)) as store:

        def record(batch: Batch) -> None:
            nonlocal asked
            store.record(batch)
            asked += len(batch.asked)

        session = workshop(seed, record, ROUNDS)
        os.write(1, b"0\n")
        for _ in drive(session, Random(seed)):
            os.write(1, f"{asked}\n".encode("ascii"))


if __name__ == "__main__":
    main()
