"""Files are replaced whole or not at all."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from airportsim.files.problems import FileProblem
from airportsim.files.writing import check_place, write


def test_a_file_is_replaced_whole(tmp_path: Path) -> None:
    path = tmp_path / "result.json"
    path.write_text("before", encoding="utf-8")
    write(path, ["a\n", "结果\n"])
    assert path.read_bytes() == "a\n结果\n".encode()
    assert list(tmp_path.iterdir()) == [path]


def test_what_goes_wrong_on_the_way_leaves_the_file_as_it_was(tmp_path: Path) -> None:
    path = tmp_path / "result.json"
    path.write_text("before", encoding="utf-8")

    def parts() -> Iterator[str]:
        yield "half"
        raise OSError(28, "No space left on device")

    with pytest.raises(FileProblem, match="cannot be written \\(No space left on device\\)"):
        write(path, parts())
    assert path.read_text(encoding="utf-8") == "before"
    assert list(tmp_path.iterdir()) == [path]


def test_a_link_stays_a_link(tmp_path: Path) -> None:
    path, link = tmp_path / "real.json", tmp_path / "link.json"
    path.write_text("before", encoding="utf-8")
    try:
        link.symlink_to(path)
    except OSError:
        pytest.skip("links cannot be made here")
    write(link, ["after"])
    assert link.is_symlink()
    assert path.read_text(encoding="utf-8") == "after"


def test_a_place_that_cannot_be_written_is_found_beforehand(tmp_path: Path) -> None:
    with pytest.raises(FileProblem, match="is a folder"):
        check_place(tmp_path)
    with pytest.raises(FileProblem, match="there is no folder"):
        check_place(tmp_path / "none" / "x.json")
    check_place(tmp_path / "x.json")
    assert not (tmp_path / "x.json").exists()
