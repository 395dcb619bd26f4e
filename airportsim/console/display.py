"""Whether there is a screen to open windows on."""

import os
import sys

import pygame

BLIND = ("dummy", "offscreen")
"""Drivers that draw where nobody looks; SDL falls back on them."""

_ASKED = ("SDL_VIDEODRIVER", "SDL_VIDEO_DRIVER")
_SERVERS = ("DISPLAY", "WAYLAND_DISPLAY", "WAYLAND_SOCKET")


def has_display() -> bool:
    """Whether windows can be opened; a driver that nobody can see counts if it was asked for."""
    asked = ",".join(os.environ.get(name, "") for name in _ASKED).split(",")
    served = sys.platform in ("win32", "darwin") or any(map(os.environ.get, _SERVERS))
    if not served and not any(asked):
        return False
    try:
        pygame.display.init()
    except pygame.error:
        return False
    driver = pygame.display.get_driver()
    return driver not in BLIND or driver in asked
