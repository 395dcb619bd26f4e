"""What the benchmarks share: the shipped material, seeds from the command line, all cores."""

from argparse import ArgumentParser, Namespace
from collections.abc import Callable, Sequence
from functools import cache
from multiprocessing import get_context
from os import cpu_count
from typing import TypeVar

from airportsim.files.library import load_scenario, load_skills, load_team
from airportsim.model.airport import Airport
from airportsim.model.team import Skill, Team

T = TypeVar("T")


@cache
def airport() -> Airport:
    """The classic airport, loaded once a process."""
    return Airport(load_scenario("classic"))


@cache
def team(name: str) -> Team:
    """A shipped team, loaded once a process."""
    return load_team(name)


@cache
def skills() -> dict[str, Skill]:
    """The shipped skills, loaded once a process."""
    return load_skills()


def parser(about: str, seeds: str) -> ArgumentParser:
    """A command line that takes --seeds A:B (both included)."""
    found = ArgumentParser(description=about)
    found.add_argument("--seeds", default=seeds, help=f"first and last seed, default {seeds}")
    return found


def seeds_of(given: Namespace) -> range:
    """The seeds named on the command line."""
    first, _, last = str(given.seeds).partition(":")
    return range(int(first), int(last or first) + 1)


def on_all_cores(work: Callable[[int], T], seeds: Sequence[int]) -> list[T]:
    """The results of `work(seed)`, in order of the seeds, from as many processes as cores."""
    with get_context("spawn").Pool(cpu_count()) as pool:
        return pool.map(work, seeds, chunksize=max(1, len(seeds) // (4 * (cpu_count() or 1))))
