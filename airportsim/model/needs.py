"""What rests on what: items on items, improvements on improvements."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from airportsim.model.scenario import Item


def circle_in(needs: Mapping[str, Iterable[str]]) -> list[str]:
    """Names that need each other in a circle, its first one also last; empty if there is none.

    That something needs itself alone is no circle.
    """
    free: set[str] = set()
    for start in needs:
        path: dict[str, Iterator[str]] = {start: iter(needs[start])} if start not in free else {}
        while path:
            name = next(reversed(path))
            others = (one for one in path[name] if one in needs and one != name)
            need = next((one for one in others if one not in free), None)
            if need is None:
                free.add(name)
                del path[name]
            elif need in path:
                names = list(path)
                return [*names[names.index(need) :], need]
            else:
                path[need] = iter(needs[need])
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


def times_shown(items: Sequence[Item]) -> int:
    """At how many services all faults show, counted for each fault.

    Items that rest on each other in a circle count for less than they show; each is looked at once.
    """
    shown = {
        item.id: {service for service, where in item.carries.items() if where} for item in items
    }
    above: dict[str, list[str]] = {item.id: [] for item in items}
    for item in items:
        for need in item.needs:
            if need != item.id:
                above[need].append(item.id)
    seen: set[str] = set()
    done: set[str] = set()
    waiting = [item.id for item in items]
    while waiting:
        name = waiting[-1]
        unseen = [] if name in seen else [one for one in above[name] if one not in seen]
        seen.add(name)
        waiting += unseen
        if not unseen:
            waiting.pop()
            if name not in done:
                shown[name].update(*(shown[one] for one in above[name]))
                done.add(name)
    return sum(len(item.faults) * len(shown[item.id]) for item in items)
