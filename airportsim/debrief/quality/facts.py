"""What a round's journal says about the service that each airline had."""

from dataclasses import dataclass, field

from airportsim.model.journal import Entry


@dataclass(slots=True)
class Flight:
    """A flight: `planned` is when it would be away if nothing stopped it, `away` when it was.

    `waits` are the spells in which it was stopped: from, until (seconds), and what began each.
    """

    planned: int
    away: Entry | None = None
    lost: Entry | None = None
    waits: list[tuple[int, int, Entry]] = field(default_factory=list)


@dataclass(slots=True)
class Fault:
    """A fault, with the entries by which it reached each terminal; `end` is its cure, if any.

    `seen` are those by which everybody saw it there: something that ran went down, or it crashed.
    """

    number: int
    item: str
    mode: str
    reached: dict[str, Entry] = field(default_factory=dict)
    seen: dict[str, Entry] = field(default_factory=dict)
    crashed: Entry | None = None
    end: int | None = None


@dataclass(slots=True)
class Alert:
    """An alert; `fault` is -1 behind a false alarm, `heard` when somebody had it on a list."""

    raised: Entry
    fault: int
    terminals: tuple[str, ...]
    heard: int | None = None


@dataclass(slots=True)
class Ticket:
    """A ticket; `rank` is smaller the more pressing it is.

    `first` is when somebody first did something about it, `sent_on` what bothered others with it
    in vain, `judged` the answers to its fixes, each with whether it came to nothing.
    """

    alert: Alert
    rank: tuple[int, int] | None = None
    logged: int = -1
    first: Entry | None = None
    escalated: Entry | None = None
    sent_on: list[Entry] = field(default_factory=list)
    judged: list[tuple[Entry, bool]] = field(default_factory=list)
    restored: Entry | None = None


@dataclass(slots=True)
class Complaint:
    """A complaint, and how it was answered: `news` if at all, `paid` if with money."""

    made: Entry
    news: Entry | None = None
    paid: bool = False


@dataclass(slots=True)
class Outage:
    """A service that was down at a terminal; `end` is None if it was until the end.

    `fault` is the number of what took it down, -1 for a wrong change.
    """

    service: str
    began: Entry
    end: int | None = None
    fault: int = -1


@dataclass(slots=True)
class Suffered:
    """A failure as one airline suffered it: a service that it lacked, known by its first alert.

    `fault` is -1 behind a false alarm, `end` is None if it lasted until the end. `told`,
    `apologised`, `asked` and `paid` are what was done about it, `promises` those that ended, with
    whether they were kept.
    """

    service: str
    fault: int
    began: Entry
    end: int | None = None
    told: list[Entry] = field(default_factory=list)
    apologised: Entry | None = None
    asked: list[Entry] = field(default_factory=list)
    paid: list[Entry] = field(default_factory=list)
    promises: list[tuple[Entry, bool]] = field(default_factory=list)


@dataclass(slots=True)
class Facts:
    """All that happened to one airline, known by its terminal.

    `told` are the entries by which it was informed or paid, `promises` those that ended, with
    whether they were kept, `failures` what it suffered, `silences` the waits without news while
    something was down.
    """

    terminal: str
    flights: list[Flight] = field(default_factory=list)
    outages: list[Outage] = field(default_factory=list)
    complaints: list[Complaint] = field(default_factory=list)
    told: list[Entry] = field(default_factory=list)
    promises: list[tuple[Entry, bool]] = field(default_factory=list)
    silences: list[tuple[int, Entry]] = field(default_factory=list)
    failures: list[Suffered] = field(default_factory=list)


@dataclass(slots=True)
class Round:
    """All that happened in a round: what touches all airlines, and what each one has of its own.

    `end` is the second at which it was over.
    """

    end: int
    facts: dict[str, Facts]
    faults: list[Fault] = field(default_factory=list)
    alerts: list[Alert] = field(default_factory=list)
    tickets: list[Ticket] = field(default_factory=list)

    def faults_at(self, terminal: str) -> list[tuple[Fault, Entry, int]]:
        """The faults that reached a terminal, each with how it did and when it was over there."""
        return [
            (fault, fault.reached[terminal], self.end if fault.end is None else fault.end)
            for fault in self.faults
            if terminal in fault.reached
        ]

    def tickets_at(self, terminal: str) -> list[Ticket]:
        """The tickets about a terminal."""
        return [ticket for ticket in self.tickets if terminal in ticket.alert.terminals]
