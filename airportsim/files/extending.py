"""`extends`: a scenario file that says only in what it differs from another scenario.

What the file says is laid over what the other one says: keys into keys, however deep; things with
an id (airlines, services, items, levers, observations) by their id; a text in its languages, and
every other list, instead of the other one. `key: null` takes an entry away, `{id: X, remove: true}`
a thing; what is inherited about it goes with it (`following`).
"""

from pathlib import Path, PurePosixPath, PureWindowsPath
from typing import Any

from airportsim.files.following import follow
from airportsim.files.hints import REMOVE, comma_in
from airportsim.files.kinds import keys_at, kind_at, lists_by_id
from airportsim.files.nodes import Layer, Node, field_name
from airportsim.files.places import file_like, names_in, shipped
from airportsim.files.plain import tree_of
from airportsim.files.problems import FileProblem, Flaw, Where, did_you_mean, problem_with, shown
from airportsim.files.shape import missing_keys
from airportsim.files.source import MAX_FLAWS, is_there, source_of
from airportsim.files.versions import brought_up
from airportsim.model.scenario import Scenario, Text

EXTENDS = "extends"
LONGEST = 5
"""So many files may build on each other."""
OWN = ("version", "name", "title")
"""What a file has for itself, and never from the one that it extends."""


def extended(root: Node, flaws: list[Flaw]) -> Node:
    """A scenario as it is together with those that it extends; raises FileProblem.

    What is wrong with how they fit together is added to the flaws.
    """
    return _whole(root, flaws, [_place(root.source.path)])


def _whole(root: Node, flaws: list[Flaw], chain: list[Path]) -> Node:
    named = root.value.pop(EXTENDS, None)
    if named is None:
        return root
    path = _target(named, flaws)
    place = _place(path)
    if place in chain:
        names = " extends ".join(one.name for one in [*chain[chain.index(place) :], place])
        raise _refused(named, f"they extend each other in a circle: {names}", flaws)
    if len(chain) >= LONGEST:
        raise _refused(named, f"more than {LONGEST} files in a row extend each other", flaws)
    try:
        base = tree_of(source_of(path), flaws)
    except FileProblem as problem:
        if not problem.flaws:
            raise _refused(named, str(problem), flaws) from None
        flaws += [flaw for flaw in problem.flaws if flaw not in flaws]
        raise problem_with(flaws, named.source.path) from None
    brought_up(base, flaws)
    whole = _whole(base, flaws, [*chain, place])
    before = Node.of(whole.plain, whole.source)
    missing = [key for key in OWN if key not in root.value]
    if missing:
        hint = f"a file that extends another has its own {', '.join(OWN)}"
        flaws.append(missing_keys(root, (), missing, hint))
    laying = _Laying(root, flaws)
    laid = laying.laid(whole, root, ())
    follow(laid, before, root.source)
    laid.layers = (*whole.layers, Layer(before, root, frozenset(laying.doubled)))
    return laid


# --- which file is meant -----------------------------------------------------------------------


def _target(named: Node, flaws: list[Flaw]) -> Path:
    """The file that is extended: a shipped one, or one beside or below the file that says so."""
    name = named.value
    known = names_in("scenarios")
    if not isinstance(name, str) or not name.strip():
        raise _refused(
            named, "it must be the name of a scenario, such as classic, or a file", flaws
        )
    if name in known:
        return shipped("scenarios", f"{name}.yaml")
    if PurePosixPath(name).suffix.lower() not in (".yaml", ".yml"):
        near = file_like(name, named.source.path.parent, known)
        offer = f"; did you mean {near!r}?" if near else f"; there are: {', '.join(known)}"
        raise _refused(named, f"there is no scenario {shown(name)}{offer}", flaws)
    parts, windows = PureWindowsPath(name).parts, PureWindowsPath(name)
    if windows.drive or windows.root or ".." in parts or PurePosixPath(name).is_absolute():
        reason = "only a file beside this one, or in a folder below, can be extended"
        raise _refused(named, f"{reason}; copy it here", flaws)
    folder = named.source.path.parent
    path = folder.joinpath(*parts)
    if not is_there(path):
        stem = PurePosixPath(name).stem
        near = stem if stem in known else file_like(path.name, path.parent)
        if near and near not in known:
            near = PurePosixPath(name).with_name(near).as_posix()
        offer = f"; did you mean {near!r}?" if near else ""
        raise _refused(named, f"there is no file {shown(name)} beside this one{offer}", flaws)
    if not _place(path).is_relative_to(_place(folder)):
        reason = "this is a link to another folder; only a file beside this one, or below, is read"
        raise _refused(named, reason, flaws)
    return path


def _place(path: Path) -> Path:
    """Where a file really is."""
    try:
        return path.resolve()
    except (OSError, RuntimeError):
        return path.absolute()


def _refused(named: Node, reason: str, flaws: list[Flaw]) -> FileProblem:
    flaws.append(named.flaw(reason, EXTENDS))
    return problem_with(flaws, named.source.path)


# --- laying one over the other -----------------------------------------------------------------


class _Laying:
    """Lays what one file says over what another says."""

    def __init__(self, root: Node, flaws: list[Flaw]) -> None:
        self._root = root
        self._flaws = flaws
        self.doubled: set[str] = set()
        """The lists in which an id stands twice."""

    def laid(self, below: Node, above: Node, where: Where) -> Node:
        """What holds at a place where both say something."""
        mappings = isinstance(below.value, dict) and isinstance(above.value, dict)
        if mappings and kind_at(Scenario, where) is not Text:
            return self._keys(below, above, where)
        lists = isinstance(below.value, list) and isinstance(above.value, list)
        if lists and where in lists_by_id(Scenario):
            return self._things(below, above, where)
        return above

    def _keys(self, below: Node, above: Node, where: Where) -> Node:
        laid = Node(dict(below.value), above.source, above.mark, above.key)
        gone = laid.gone = dict(below.gone)
        for key, node in above.value.items():
            place = (*where, key)
            if node.value is None:
                if laid.value.pop(key, None) is None:
                    self._not_there(above, node, laid, place)
                gone[key] = node
            elif key in below.value:
                laid.value[key] = self.laid(below.value[key], node, place)
            else:
                if not keys_at(Scenario, where):
                    node.beside = tuple(below.value)
                laid.value[key] = node
        return laid

    def _not_there(self, above: Node, node: Node, laid: Node, where: Where) -> None:
        """A key without a value that takes nothing away."""
        hint, key = comma_in(above, where, Scenario), where[-1]
        reason = "there is no such key" if hint else f"there is no {key!r} to take away"
        self._flaw(node, reason, () if hint else laid.value, str(key), where, hint)

    def _things(self, below: Node, above: Node, where: Where) -> Node:
        laid = {node.name() or str(n): node for n, node in enumerate(below.value)}
        before = tuple(laid)
        seen: dict[str, Node] = {}
        more: list[Node] = []
        for n, node in enumerate(above.value):
            name, place = node.name(), (*where, n)
            if name is None:
                more.append(node)
            elif name in seen:
                first = seen[name].line
                reason = f"{name!r} stands twice, here and in line {first}"
                self.doubled.add(str(where[-1]))
                self._flaw(node, reason, (), name, place)
            elif node.get(REMOVE) is not None:
                self._remove(laid, node, name, place)
            else:
                if name not in laid:
                    node.beside = before
                laid[name] = self.laid(laid[name], node, place) if name in laid else node
            if name is not None:
                seen.setdefault(name, node)
        return Node([*laid.values(), *more], above.source, above.mark, above.key)

    def _remove(self, laid: dict[str, Node], node: Node, name: str, where: Where) -> None:
        remove = node.value[REMOVE]
        if remove.value is not True:
            self._flaw(
                remove, "it must be true, or not be there", (), "", (*where, REMOVE), "write true"
            )
        elif set(node.value) != {"id", REMOVE}:
            reason = "what is taken away has nothing but its id and `remove: true`"
            self._flaw(node, reason, (), "", where)
        elif laid.pop(name, None) is None:
            self._flaw(node, f"there is no {name!r} to take away", laid, name, where)

    def _flaw(
        self, node: Node, reason: str, known: Any, name: str, where: Where, hint: str = ""
    ) -> None:
        if len(self._flaws) >= MAX_FLAWS:
            return
        reason += did_you_mean(name, known)
        self._flaws.append(node.flaw(reason, field_name(self._root, where), hint))
