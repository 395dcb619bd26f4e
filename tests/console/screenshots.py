"""Makes README's pictures: `python -m tests.console.screenshots FOLDER`."""

import sys
from pathlib import Path

import pygame

from tests.console.scenes import SCENES
from tests.console.stage import draw

SHOTS = {"big": "big", "do_taken_over": "specialist", "check_incidents": "check"}
"""Scenes, and the names of their pictures."""


def main(folder: Path) -> None:
    """Draw each scene in a window of 1280 x 720."""
    folder.mkdir(parents=True, exist_ok=True)
    for scene, name in SHOTS.items():
        console, screen = SCENES[scene]()
        path = folder / f"{name}.png"
        pygame.image.save(draw(console, screen).surface, path)
        print(path)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
