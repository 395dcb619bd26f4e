"""The command line asked for something, and what it says."""

import pytest

from airportsim.cli.main import main

Capture = pytest.CaptureFixture[str]


def said(capsys: Capture, *args: str) -> str:
    """What a command says on the screen, if all goes well."""
    code = main(list(args))
    out, err = capsys.readouterr()
    assert (code, err) == (0, "")
    return out


def refused(capsys: Capture, *args: str) -> str:
    """The one sentence with which a command is refused."""
    code = main(list(args))
    out, err = capsys.readouterr()
    assert (code, out) == (2, "")
    assert err.count("\n") == 1
    return err
