"""Reference pictures: small copies of screens, and how far two of them differ."""

from pathlib import Path

import numpy as np
import pygame

FOLDER = Path(__file__).parent / "pictures"
"""The reference pictures."""

SMALL = (320, 180)
"""Their size in pixels: small enough to keep, large enough to see a panel or a line move."""

BLOCK = 10
"""Pictures are compared in squares of this many pixels."""

MOST = 14.0
"""How far the mean of a square may be off, of 255: other versions of SDL draw letters a little
otherwise, while a word that is gone or a colour that has changed is further off."""


LEVELS = 8
"""Shades of each colour that are kept."""


def small(surface: pygame.Surface) -> pygame.Surface:
    """A copy that is small enough to keep: few pixels, few shades."""
    little = pygame.transform.smoothscale(surface, SMALL)
    pixels = pygame.surfarray.pixels3d(little)
    pixels[:] = (pixels.astype(int) * (LEVELS - 1) + 127) // 255 * 255 // (LEVELS - 1)
    del pixels
    return little


def difference(one: pygame.Surface, other: pygame.Surface) -> float:
    """How far the means of the two most different squares are apart, from 0 to 255."""
    means = []
    for surface in (one, other):
        pixels = pygame.surfarray.array3d(surface).astype(float)
        w, h = pixels.shape[0] // BLOCK, pixels.shape[1] // BLOCK
        squares = pixels[: w * BLOCK, : h * BLOCK].reshape(w, BLOCK, h, BLOCK, 3)
        means.append(squares.mean(axis=(1, 3)))
    return float(np.abs(means[0] - means[1]).max())


def side_by_side(one: pygame.Surface, other: pygame.Surface) -> pygame.Surface:
    """The reference at the left, what was drawn in the middle, where they differ at the right."""
    w, h = SMALL
    both = pygame.Surface((3 * w, h))
    both.blit(one, (0, 0))
    both.blit(other, (w, 0))
    apart = np.abs(
        pygame.surfarray.array3d(one).astype(int) - pygame.surfarray.array3d(other).astype(int)
    )
    bright = np.minimum(255, apart * 4).astype(np.uint8)
    both.blit(pygame.surfarray.make_surface(bright), (2 * w, 0))
    return both


def save(surface: pygame.Surface, path: Path) -> None:
    """Save a small copy with a palette of its own colours, the most frequent if there are many."""
    pixels = pygame.surfarray.array3d(surface).reshape(-1, 3)
    colours, which, counts = np.unique(pixels, axis=0, return_inverse=True, return_counts=True)
    order = np.argsort(-counts)[:256]
    palette = colours[order].astype(int)
    apart = ((colours[:, None, :].astype(int) - palette[None, :, :]) ** 2).sum(axis=2)
    nearest = apart.argmin(axis=1)[which.reshape(-1)]
    plain = pygame.Surface(surface.size, depth=8)
    plain.set_palette([tuple(int(part) for part in colour) for colour in palette])
    pygame.surfarray.blit_array(plain, nearest.reshape(surface.size).astype(np.uint8))
    path.parent.mkdir(parents=True, exist_ok=True)
    pygame.image.save(plain, path)
