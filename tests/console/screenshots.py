"""Makes README's pictures: `python -m tests.console.screenshots FOLDER`."""

from argparse import ArgumentParser
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
    parser = ArgumentParser(description="Make README's pictures.")
    parser.add_argument("folder", type=Path, help="where they are written; it is made if missing")
    main(parser.parse_args().folder)
