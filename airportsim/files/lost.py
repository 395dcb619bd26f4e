"""What a scenario no longer has of the one that it extends, and what took it away."""

from collections.abc import Iterable, Iterator, Mapping

from airportsim.files.hints import REMOVE
from airportsim.files.nodes import Node
from airportsim.files.problems import Where, shown
from airportsim.model.names import Unknown

LISTS = {
    "service": ("services",), "airline": ("airlines",), "item": ("items",),
    "observation": ("workshop", "observations"),
}  # fmt: skip
"""Where the things stand that have an id, by what sentences call them."""


_A = {
    "terminal": "a", "kind": "a", "service": "a", "mode": "a", "remedy": "a",
    "airline": "an", "item": "an", "observation": "an",
}  # fmt: skip


class Lost:
    """What a scenario, together with all that it extends, has lost on the way."""

    def __init__(self, root: Node) -> None:
        self._root = root
        self._resting: dict[int, Mapping[str, list[str]]] = {}
        self._things: dict[tuple[int, str], Mapping[str | None, Node]] = {}
        """What rests on each item, and the things of a list by their id, by layer."""

    def why(self, name: Unknown) -> str:
        """Why there is no longer something of this name, as a sentence ends; "" for no reason."""
        for n, layer in reversed(list(enumerate(self._root.layers))):
            for where in _homes(name):
                if _has(layer.before, where, name.given):
                    return self._why(n, where, name)
        return ""

    def why_idle(self, item: str) -> str:
        """What an item was for that is there no longer, as a hint; "" if that is not known."""
        for n, layer in reversed(list(enumerate(self._root.layers))):
            if _has(layer.before, LISTS["item"], item):
                gone = self._went_with(n, "item", item)
                return f"it was for {gone}; take it out here too" if gone else ""
        return ""

    def _why(self, n: int, where: Where, name: Unknown) -> str:
        said = _at(self._root.layers[n].own, where)
        if said is not None and isinstance(said.value, dict) and name.given in said.value:
            return f"it is taken away in {self._place(said.value[name.given])}"
        for thing in _listed(said):
            if thing.name() == name.given and thing.get(REMOVE):
                return f"it is taken away in {self._place(thing)}"
        if name.what == "terminal" and said is not None:
            return f"it is not in `terminals` ({self._place(said)})"
        known = name.what in ("item", "airline")
        with_it = self._went_with(n, name.what, name.given) if known else ""
        return f"it went with {with_it or 'what is taken away'}"

    def _place(self, node: Node) -> str:
        mark = node.key or node.mark
        line = f"line {mark.line + 1}" if mark else "what it extends"
        other = node.source.path != self._root.source.path
        return f"{line} of {node.source.path.name}" if other else line

    def _went_with(self, n: int, what: str, name: str) -> str:
        """What an item or an airline spoke of, or what needed it, that is there no longer."""
        things = self._by_id(n, what)
        queue = [name]
        seen = set(queue)
        for one in queue:
            for of, spoken in _spoken_of(things[one]) if one in things else ():
                where = LISTS.get(of, (f"{of}s",))
                if not _has(self._root, where, spoken):
                    return f"{spoken}: {self._why(n, where, Unknown('', of, spoken, ''))}"
            above = self._above(n).get(one, ()) if what == "item" else ()
            new = [other for other in above if other not in seen]
            seen.update(new)
            queue += new
        return ""

    def _by_id(self, n: int, what: str) -> Mapping[str | None, Node]:
        if (n, what) not in self._things:
            listed = _listed(self._root.layers[n].before.at(LISTS[what]))
            self._things[n, what] = {one.name(): one for one in listed}
        return self._things[n, what]

    def _above(self, n: int) -> Mapping[str, list[str]]:
        if n not in self._resting:
            found: dict[str, list[str]] = {}
            for item in _listed(self._root.layers[n].before.get("items")):
                for need in _listed(item.get("needs")):
                    found.setdefault(str(need.value), []).append(item.name() or "")
            self._resting[n] = found
        return self._resting[n]


def doubled(root: Node, what: str) -> bool:
    """Whether an id stands twice among such things: one of them has perhaps the missing name."""
    key = LISTS.get(what, ("",))[-1]
    return any(key in layer.doubled for layer in root.layers)


def _homes(name: Unknown) -> Iterable[Where]:
    """The places of what can have such a name."""
    if name.what in LISTS:
        return [LISTS[name.what]]
    if name.what == "mode":
        return [("items", name.of, "faults"), ("kinds", name.of, "modes")]
    homes: dict[str, Where] = {
        "terminal": ("terminals",),
        "kind": ("kinds",),
        "remedy": ("kinds", name.of, "remedies"),
    }
    return [homes[name.what]] if name.what in homes else []


def _at(root: Node, where: Where) -> Node | None:
    """The node of a place in which things are named by their id."""
    node: Node | None = root
    for step in where:
        if node is not None and isinstance(node.value, list):
            node = next((one for one in node.value if one.name() == step), None)
        else:
            node = node.get(step) if node else None
    return node


def _has(root: Node, where: Where, name: str) -> bool:
    node = _at(root, where)
    if node is None or not isinstance(node.value, list | dict):
        return False
    if isinstance(node.value, dict):
        return name in node.value
    return any(name in (one.name(), one.value) for one in node.value)


def _spoken_of(thing: Node) -> Iterator[tuple[str, str]]:
    """The names of other things that an item or an airline has in it."""
    carries, terminal, kind = (thing.get(key) for key in ("carries", "terminal", "kind"))
    carried = dict(carries.inside()) if carries and isinstance(carries.value, dict) else {}
    terminals = [terminal, *(one for where in carried.values() for one in _listed(where))]
    for what, nodes in (("terminal", terminals), ("kind", [kind])):
        names = dict.fromkeys(one.value for one in nodes if one and isinstance(one.value, str))
        yield from ((what, name) for name in names if name)
    yield from (("service", str(service)) for service in carried)


def _listed(node: Node | None) -> list[Node]:
    return node.value if node and isinstance(node.value, list) else []


def what_else(root: Node, name: Unknown) -> str:
    """What helps with a name that there never was: where it does belong, or how it comes there."""
    places: dict[str, Where] = {"terminal": ("terminals",), "kind": ("kinds",), **LISTS}
    for what, where in places.items():
        if what != name.what and _has(root, where, name.given):
            other = f"{_A[what]} {what}, not of {_A[name.what]} {name.what}"
            return f"{shown(name.given)} is the name of {other}"
    for thing in _listed(root.at(places.get(name.what, ("?",)))):
        called = thing.get("name")
        if (
            called
            and name.given in (called.plain if isinstance(called.value, dict) else {}).values()
        ):
            return f"write its id instead of its name: {thing.name()}"
    if name.what in places and "did you mean" not in name:
        return f"add it under `{'.'.join(map(str, places[name.what]))}`, or take it out here"
    return ""
