"""What rests on what: items on items, improvements on improvements."""

from collections.abc import Iterable, Mapping

from airportsim.model.scenario import Item


def circle_in(needs: Mapping[str, Iterable[str]]) -> list[str]:
    """Names that need each other in a circle, its first one also last; empty if there is none."""
    free: set[str] = set()
    for start in needs:
        path: list[str] = []
        waiting = [(start, iter(needs[start]))] if start not in free else []
        while waiting:
            name, rest = waiting[-1]
            if len(path) < len(waiting):
                path.append(name)
            need = next((one for one in rest if one in needs and one not in free), None)
            if need is None:
                free.add(path.pop())
                waiting.pop()
            elif need in path:
                return [*path[path.index(need) :], need]
            else:
                waiting.append((need, iter(needs[need])))
    return []


def those_that_carry(items: Iterable[Item]) -> set[str]:
    """The items that carry a service, themselves or through what rests on them."""
    carrying: set[str] = {item.id for item in items if any(item.carries.values())}
    needs = {item.id: item.needs for item in items}
    waiting = list(carrying)
    while waiting:
        for need in needs.get(waiting.pop(), ()):
            if need not in carrying:
                carrying.add(need)
                waiting.append(need)
    return carrying


def times_shown(items: Iterable[Item]) -> int:
    """At how many services all faults show, counted for each fault; but for items that need
    themselves there is no circle.
    """
    above: dict[str, list[str]] = {item.id: [] for item in items}
    for item in items:
        for need in item.needs:
            if need != item.id:
                above[need].append(item.id)
    reach: dict[str, set[str]] = {}
    carried = {item.id: {service for service, where in item.carries.items() if where}
               for item in items}  # fmt: skip
    for item in items:
        waiting = [item.id]
        while waiting:
            name = waiting[-1]
            missing = [one for one in above[name] if one not in reach]
            if missing and name not in reach:
                waiting += missing
            else:
                reach[name] = carried[name].union(*(reach[one] for one in above[name]))
                waiting.pop()
    return sum(len(item.faults) * len(reach[item.id]) for item in items)
