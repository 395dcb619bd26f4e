"""Own bots in files: found by `my_bot.py:MyBot` or `package.module:MyBot`, loaded, and digested."""

import ast
import sys
from collections.abc import Callable, Iterator
from hashlib import blake2b
from importlib import import_module, invalidate_caches
from importlib.machinery import PathFinder
from importlib.util import module_from_spec, spec_from_file_location
from inspect import isclass, isfunction, signature
from pathlib import Path
from types import ModuleType
from typing import Any, NamedTuple

from airportsim.files.problems import FileProblem, did_you_mean
from airportsim.model.words import Role

_DIGEST = 16
"""Bytes of a digest."""
BOT_FORM = "my_bot.py:MyBot or package.module:MyBot"


class Found(NamedTuple):
    """Where a bot is: its module, by name or as a file, and its name there."""

    module: str
    file: Path | None
    name: str


def is_bot(named: str) -> bool:
    """Whether a bot is named as `my_bot.py:MyBot` or `package.module:MyBot`, there or not."""
    module, _, name = named.rpartition(":")
    is_file = module.endswith(".py") and module.isprintable()
    return name.isidentifier() and (is_file or all(map(str.isidentifier, module.split("."))))


def find_bot(named: str, folder: Path | None = None) -> Found:
    """Where the bot of this name is; raises FileProblem if it is not written as one.

    A file is looked for in `folder`, if that is given, then in the current one.
    """
    if not is_bot(named):
        raise FileProblem(f"bot {named!r}: write it as {BOT_FORM}")
    module, _, name = named.rpartition(":")
    if not module.endswith(".py"):
        return Found(module, None, name)
    places = [Path(module)] if folder is None else [folder / module, Path(module)]
    for path in places:
        if path.is_file():
            return Found(path.stem, path.resolve(), name)
    raise FileProblem(f"bot {named!r}: there is no file {module}")


def check_written(named: str, folder: Path | None = None) -> None:
    """Raise FileProblem unless a bot's file is there and has something of that name.

    Nothing of it is run; a bot in a module is looked for only when it is to play.
    """
    found = find_bot(named, folder)
    if found.file is None:
        return
    try:
        tree = ast.parse(found.file.read_bytes())
    except (OSError, SyntaxError, ValueError) as problem:
        raise _broken(named, problem) from None
    names = set(_bound(tree))
    if found.name not in names:
        raise FileProblem(
            f"bot {named!r}: {found.file} has no {found.name}{did_you_mean(found.name, names)}"
        )


def _bound(tree: ast.Module) -> Iterator[str]:
    """The names that a module has once it has been run, as far as can be seen."""
    for node in ast.walk(tree):
        if isinstance(node, ast.ClassDef | ast.FunctionDef):
            yield node.name
        elif isinstance(node, ast.alias):
            yield node.asname or node.name
        elif isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store):
            yield node.id


def source_files(named: str, folder: Path | None = None) -> list[tuple[str, Path]]:
    """The files, by their names in its folder, that a bot in a file consists of.

    None for one in a module. Raises FileProblem.
    """
    found = find_bot(named, folder)
    return _with_imports(found.file) if found.file else []


def load_bot(named: str, role: Role, folder: Path | None = None) -> Callable[..., Any]:
    """A bot's class or function; raises FileProblem if it is none, or does not play this role."""
    bot = read_bot(named, folder)
    check_bot_form(bot, named, role)
    return bot  # type: ignore[no-any-return]


def read_bot(named: str, folder: Path | None = None) -> Any:
    """What has this name in a file, or in a module of the current folder or an installed one.

    A file is run anew each time. Raises FileProblem if it cannot be had.
    """
    found = find_bot(named, folder)
    places = [Path.cwd()] if found.file is None else [found.file.parent, Path.cwd()]
    sys.path.extend(str(path) for path in places if str(path) not in sys.path)
    invalidate_caches()
    module = _run(found.file, named) if found.file else _imported(found.module, named)
    if not hasattr(module, found.name):
        names = [name for name in vars(module) if not name.startswith("_")]
        where = getattr(module, "__file__", None) or found.module
        raise FileProblem(
            f"bot {named!r}: {where} has no {found.name}{did_you_mean(found.name, names)}"
        )
    return getattr(module, found.name)


def check_bot_form(bot: Any, named: str, role: Role) -> None:
    """Raise FileProblem unless something has the form of a bot and plays this role."""
    if isclass(bot):
        decide, reset = getattr(bot, "decide", None), getattr(bot, "reset", None)
        if not callable(decide):
            raise FileProblem(f"bot {named!r}: the class has no method decide")
        _check_takes(bot, (), named, "the class", "no arguments")
        if isfunction(decide):
            _check_takes(decide, ("self", "view", "offers", "memory"), named, "decide")
        if isfunction(reset):
            _check_takes(reset, ("self", "start"), named, "reset")
    elif callable(bot):
        _check_takes(bot, ("view", "memory"), named, "the function")
    else:
        raise FileProblem(
            f"bot {named!r} is {type(bot).__name__}; a bot is a class with a method decide, "
            "or a function decide(view, memory)"
        )
    roles = tuple(getattr(bot, "roles", ()) or ())
    if roles and role not in roles:
        raise FileProblem(
            f"bot {named!r} plays {', '.join(str(one) for one in roles)}, not {role.value}"
        )


def source_digest(named: str, folder: Path | None = None) -> str:
    """BLAKE2b, in hexadecimal, of a bot's name and source: what changes when its text does.

    Of a file or a single module the source is that and what it imports from its own folder, of a
    package all its files. Line ends do not count. Raises FileProblem.
    """
    found = find_bot(named, folder)
    files = _with_imports(found.file) if found.file else _files_of(found.module, named)
    digest = blake2b(found.name.encode("utf-8"), digest_size=_DIGEST)
    for name, path in files:
        try:
            text = path.read_bytes().replace(b"\r\n", b"\n")
        except OSError as problem:
            raise FileProblem(f"{path}: it cannot be read ({problem.strerror})") from None
        digest.update(f"\0{name}\0{len(text)}\0".encode())
        digest.update(text)
    return digest.hexdigest()


def _run(path: Path, named: str) -> ModuleType:
    """A file as a module of its own, so that two files of one name can be loaded."""
    mark = blake2b(str(path).encode("utf-8", "surrogatepass"), digest_size=4).hexdigest()
    name = f"{path.stem}_{mark}"
    spec = spec_from_file_location(name, path)
    assert spec is not None
    assert spec.loader is not None
    module = sys.modules[name] = module_from_spec(spec)
    try:
        spec.loader.exec_module(module)
    except (Exception, SystemExit) as problem:
        del sys.modules[name]
        raise _broken(named, problem) from problem
    return module


def _imported(module: str, named: str) -> ModuleType:
    try:
        return import_module(module)
    except ModuleNotFoundError as problem:
        if problem.name and f"{module}.".startswith(f"{problem.name}."):
            raise FileProblem(
                f"bot {named!r}: there is no module {problem.name}, neither here nor installed"
            ) from None
        raise _broken(named, problem) from problem
    except (Exception, SystemExit) as problem:
        raise _broken(named, problem) from problem


def _broken(named: str, problem: BaseException) -> FileProblem:
    """What an import has raised, with the line if it is told."""
    text = " ".join(str(problem).split())
    line, trace = 0, problem.__traceback__
    while trace is not None:
        line, trace = trace.tb_lineno, trace.tb_next
    place = "" if isinstance(problem, SyntaxError) else f" (line {line})"
    said = f"{type(problem).__name__}: {text}" if text else type(problem).__name__
    return FileProblem(f"bot {named!r} cannot be imported: {said}{place}")


def _check_takes(
    what: Callable[..., Any], names: tuple[str, ...], named: str, called: str, needs: str = ""
) -> None:
    """Raise FileProblem unless something can be called with so many values."""
    try:
        found = signature(what)
    except (TypeError, ValueError):
        return
    try:
        found.bind(*names)
    except TypeError:
        wanted = needs or f"({', '.join(names)})"
        raise FileProblem(f"bot {named!r}: {called} takes {found}; it must take {wanted}") from None


def _files_of(module: str, named: str) -> list[tuple[str, Path]]:
    """The source files of a module's package, or, of a single one, with what it imports."""
    top = module.partition(".")[0]
    spec = PathFinder.find_spec(top, [str(Path.cwd()), *sys.path])
    if spec is None:
        raise FileProblem(f"bot {named!r}: there is no module {top}, neither here nor installed")
    if spec.submodule_search_locations:
        return [
            (path.relative_to(place).as_posix(), path)
            for place in map(Path, spec.submodule_search_locations)
            for path in sorted(place.rglob("*.py"))
        ]
    if spec.origin is None or not spec.origin.endswith(".py"):
        raise FileProblem(f"bot {named!r}: {top} has no source that could be digested")
    return _with_imports(Path(spec.origin))


def _with_imports(path: Path) -> list[tuple[str, Path]]:
    """A file and those of its folder that it imports, directly or not."""
    folder, found, waiting = path.parent, {path}, [path]
    while waiting:
        for name in _imports(waiting.pop()):
            inside = folder / name / "__init__.py"
            new = [folder / f"{name}.py", *(inside.parent.rglob("*.py") if inside.exists() else ())]
            fresh = {one for one in new if one.is_file()} - found
            found |= fresh
            waiting += fresh
    return sorted((one.relative_to(folder).as_posix(), one) for one in found)


def _imports(path: Path) -> Iterator[str]:
    """The top-level names of all that a file imports."""
    try:
        tree = ast.parse(path.read_bytes())
    except (OSError, SyntaxError, ValueError):
        return
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name.partition(".")[0] for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module.partition(".")[0]
