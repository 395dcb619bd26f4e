"""Draws the reference pictures anew: `python -m tests.console.renew_pictures [NAME ...]`.

Look at every picture that changes before it is kept.
"""

import sys

from tests.console.comparing import FOLDER, save, small
from tests.console.scenes import SCENES
from tests.console.test_pictures import SIZES, drawn


def main(names: list[str]) -> None:
    """Draw the named screens, or all, in both languages and all sizes."""
    for name in names or SCENES:
        scene = SCENES[name]()
        for lang in ("en", "zh"):
            for size in SIZES:
                path = FOLDER / f"{name}_{lang}_{size}.png"
                save(small(drawn(scene, lang, size).surface), path)
        print(name)


if __name__ == "__main__":
    main(sys.argv[1:])
