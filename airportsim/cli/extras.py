"""Packages that only some commands need."""

from importlib.util import find_spec

from airportsim.cli.misuse import Misuse


def require(extra: str, *modules: str) -> None:
    """Raise Misuse, with what to install, if a module of an extra of airportsim is missing."""
    if any(find_spec(module) is None for module in modules):
        command = f'python -m pip install "airportsim[{extra}]"'
        raise Misuse(f"this needs more packages: {command}")
