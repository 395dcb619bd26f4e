"""The digests of the classic rounds as the reference team plays them with seed 1.

They guard the rule that a digest changes only when the rules do. After a change that is meant to
change them, renew the file beside this one with

    python -m tests.play.renew_golden
"""

import json
from pathlib import Path

from airportsim.files.library import load_scenario, load_skills, load_team
from airportsim.model.version import RULES
from tests.play.rounds import digests

GOLDEN = Path(__file__).with_name("golden.json")
OLDER = GOLDEN.with_name("golden_of_rules_2.json")
"""The digests of rules 2, in which nobody made failures good; they are never renewed."""

SEED = 1


def renewed() -> dict[str, str | int]:
    """The version of the rules, and the digest of each round as it is played now."""
    material = load_scenario("classic"), load_team("reference"), load_skills()
    found = digests(material, SEED)
    rounds = {f"classic/reference/{SEED}/{n}": digest for n, digest in enumerate(found, 1)}
    return {"rules": RULES, **rounds}


if __name__ == "__main__":
    GOLDEN.write_text(json.dumps(renewed(), indent=2) + "\n", encoding="utf-8", newline="\n")
    print(f"renewed {GOLDEN}")
