"""What goes with what a scenario takes away from the one that it extends.

Who takes a terminal, a service or an item away need not look for all that speaks of it: where it
is spoken of in what is inherited, that goes too. What the file says itself stays as it is.
"""

from collections import Counter
from collections.abc import Callable, Iterable

from airportsim.files.nodes import Node
from airportsim.files.source import Source


def follow(whole: Node, before: Node, own: Source) -> None:
    """Take out of a scenario what it inherits about things that it has taken away.

    `before` is what it extends, `own` its own text; what comes from there is left alone.
    """
    _Following(before, own).follow(whole)


class _Following:
    def __init__(self, before: Node, own: Source) -> None:
        self._before = before
        self._own = own

    def follow(self, whole: Node) -> None:
        """Go through all parts of a scenario that speak of others."""
        terminals = self._gone(whole, _values, "terminals")
        airlines = self._gone(whole, _ids, "airlines") | {
            name for name, one in _things(whole, "airlines") if _text(one, "terminal") in terminals
        }
        self._keep(whole.get("airlines"), lambda one: _text(one, "terminal") not in terminals)
        self._flights(whole, airlines)
        self._modes(whole)
        self._items(whole, terminals)
        self._rounds(whole)
        self._levers(whole)

    def _gone(self, whole: Node, names: Callable[[Node | None], set[str]], *keys: str) -> set[str]:
        """The names of a list or mapping that were there before, and are no longer."""
        return names(_at(self._before, *keys)) - names(_at(whole, *keys))

    def _keep(self, node: Node | None, stays: Callable[[Node], bool]) -> bool:
        """Leave out of a list what is inherited and does not stay; answers whether any did not."""
        if node is None or not isinstance(node.value, list):
            return False
        kept = [one for one in node.value if one.source is self._own or stays(one)]
        changed = len(kept) < len(node.value)
        node.value = kept
        return changed

    def _keep_keys(self, node: Node | None, gone: set[str]) -> None:
        """Leave out of a mapping the keys that are gone, where they are inherited."""
        for key, one in _entries(node):
            if node and key in gone and one.source is not self._own:
                del node.value[key]

    def _flights(self, whole: Node, airlines: set[str]) -> None:
        """The flights of a timetable, of which there must be as many as it is said there are."""
        timetable, count = _at(whole, "schedule", "timetable"), _at(whole, "schedule", "flights")
        flown = self._keep(timetable, lambda one: _text(one, "airline") not in airlines)
        if flown and timetable and timetable.value and count and count.source is not self._own:
            count.value = len(timetable.value)

    def _modes(self, whole: Node) -> None:
        for name, kind in _entries(whole.get("kinds")):
            gone = self._gone(whole, _keys, "kinds", name, "remedies")
            lost = {
                mode for mode, one in _entries(kind.get("modes")) if _text(one, "remedy") in gone
            }
            self._keep_keys(kind.get("modes"), lost)

    def _items(self, whole: Node, terminals: set[str]) -> None:
        """Items, until nothing more goes because of what has gone."""
        services = self._gone(whole, _ids, "services")
        kinds = self._gone(whole, _keys, "kinds")
        items = whole.get("items")
        self._keep(items, lambda one: _text(one, "kind") not in kinds)
        for _, item in _things(whole, "items"):
            modes = self._gone(whole, _keys, "kinds", _text(item, "kind"), "modes")
            self._keep_keys(item.get("faults"), modes)
            carries = item.get("carries")
            for _, carried in _entries(carries):
                self._keep(carried, lambda one: not _is_one_of(terminals, one))
            nowhere = {service for service, carried in _entries(carries) if carried.value == []}
            self._keep_keys(carries, services | nowhere)
            self._keep(item.get("limps"), lambda one: not _is_one_of(services, one))
        self._needs(whole)

    def _needs(self, whole: Node) -> None:
        """What rests on items that are gone, and items on which nothing rests any more."""
        gone = self._gone(whole, _ids, "items")
        things = dict(_things(whole, "items"))
        for item in things.values():
            self._keep(item.get("needs"), lambda one: not _is_one_of(gone, one))
        resting = Counter(need for item in things.values() for need in _values(item.get("needs")))
        idle = {
            name
            for name, item in things.items()
            if item.source is not self._own and not _keys(item.get("carries"))
        }
        going = [name for name in idle if not resting[name]]
        for name in going:
            for need in _values(things[name].get("needs")):
                resting[need] -= 1
                if need in idle and not resting[need]:
                    going.append(need)
        out = set(going)
        self._keep(whole.get("items"), lambda one: one.name() not in out)

    def _rounds(self, whole: Node) -> None:
        faults = {name: _keys(item.get("faults")) for name, item in _things(whole, "items")}
        before = {name: _keys(item.get("faults")) for name, item in _things(self._before, "items")}
        gone = {
            (name, mode) for name, had in before.items() for mode in had - faults.get(name, set())
        }
        rounds = whole.get("rounds")
        for one in rounds.value if rounds and isinstance(rounds.value, list) else ():
            self._keep(
                one.get("faults"),
                lambda fault: (_text(fault, "item"), _text(fault, "mode")) not in gone,
            )

    def _levers(self, whole: Node) -> None:
        levers = self._gone(whole, _ids, "levers")
        notes = self._gone(whole, _ids, "workshop", "observations")
        for _, card in _things(whole, "levers"):
            self._keep(card.get("needs"), lambda one: not _is_one_of(levers, one))
            self._keep(card.get("answers"), lambda one: not _is_one_of(notes, one))
        answered = {
            name for _, card in _things(whole, "levers") for name in _values(card.get("answers"))
        }
        if levers:
            self._keep(_at(whole, "workshop", "observations"), lambda one: one.name() in answered)


# --- looking at what may have any shape -----------------------------------------------------------


def _is_one_of(names: set[str], node: Node) -> bool:
    return isinstance(node.value, str) and node.value in names


def _at(root: Node, *keys: str) -> Node | None:
    node: Node | None = root
    for key in keys:
        node = node.get(key) if node else None
    return node


def _text(node: Node, key: str) -> str:
    found = node.get(key)
    return found.value if found and isinstance(found.value, str) else ""


def _values(node: Node | None) -> set[str]:
    inside = node.value if node and isinstance(node.value, list) else ()
    return {one.value for one in inside if isinstance(one.value, str)}


def _ids(node: Node | None) -> set[str]:
    inside = node.value if node and isinstance(node.value, list) else ()
    return {name for one in inside if (name := one.name())}


def _keys(node: Node | None) -> set[str]:
    return set(node.value) if node and isinstance(node.value, dict) else set()


def _entries(node: Node | None) -> Iterable[tuple[str, Node]]:
    return list(node.value.items()) if node and isinstance(node.value, dict) else ()


def _things(root: Node, key: str) -> Iterable[tuple[str, Node]]:
    """The things of a list that have an id."""
    node = root.get(key)
    inside = node.value if node and isinstance(node.value, list) else ()
    return [(name, one) for one in inside if (name := one.name())]
