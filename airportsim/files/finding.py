"""Which file is meant by the name of a session."""

from pathlib import Path

from airportsim.files.problems import FileProblem, did_you_mean
from airportsim.files.sessions import SUFFIX, session_path


def new_session(name: str, folder: Path) -> Path:
    """The file for a new session in a folder, which is made if it is missing."""
    path = session_path(folder, name)
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as problem:
        reason = problem.strerror or problem
        raise FileProblem(f"{folder}: this folder cannot be made ({reason})") from None
    if path.exists():
        raise FileProblem(f"there is a session {name!r} already ({path}); choose another name")
    return path


def find_session(name_or_path: str, folder: Path) -> Path:
    """The file of a session, by its name in a folder or by its path; raises FileProblem."""
    path = Path(name_or_path)
    if path.is_file() or path.suffix == SUFFIX or len(path.parts) > 1:
        return path
    found = session_path(folder, name_or_path)
    if found.is_file():
        return found
    there = [one.stem for one in sorted(folder.glob(f"*{SUFFIX}"))]
    offer = did_you_mean(name_or_path, there) or (
        f"; there are: {', '.join(there)}" if there else "; there is none yet"
    )
    raise FileProblem(f"there is no session {name_or_path!r} in {folder}{offer}")
