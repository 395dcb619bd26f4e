"""A limit of wall-clock time for code that is not ours: what overruns it is interrupted."""

from collections.abc import Callable
from threading import Lock, Thread, get_ident
from time import monotonic, sleep
from typing import Any, TypeVar

T = TypeVar("T")

_LOOKS = 0.05
"""The watchdog looks after this many seconds."""
_BORED = 40
"""After so many looks at nothing it goes; it comes back when it is needed."""


class Overrun(BaseException):
    """Something has taken longer than it may; no `except Exception` of its own stops this."""


class _Watched:
    """A call that is under way: whose thread it is, and until when it may take."""

    __slots__ = ("deciding", "fired", "thread", "until")

    def __init__(self, until: float) -> None:
        self.until = until
        self.thread = get_ident()
        self.deciding = False
        self.fired = False


class Watchdog:
    """Interrupts what takes too long, one call at a time.

    A loop in Python is broken within a tenth of a second of the limit, and again if it goes on;
    a call into C (a sleep, a large computation of numpy) only when it returns, and one that never
    returns not at all.
    """

    def __init__(self) -> None:
        self._watched: _Watched | None = None
        self._thread: Thread | None = None
        self._starting = Lock()

    def call(self, seconds: float, function: Callable[..., T], *given: Any) -> T:
        """What a function answers; raises Overrun if it took longer than so many seconds.

        0 seconds are no limit.
        """
        if not seconds:
            return function(*given)
        watched = _Watched(monotonic() + seconds)
        try:
            try:
                self._watched = watched
                if self._thread is None or not self._thread.is_alive():
                    self._start()
                answer = function(*given)
            finally:
                self._end(watched)
        except Overrun:
            self._end_for_good(watched)
            raise
        if watched.fired or monotonic() > watched.until:
            raise Overrun
        return answer

    def _end(self, watched: _Watched) -> None:
        """Have it no longer watched; what was about to interrupt it does so here, or not at all."""
        self._watched = None
        while watched.deciding:
            sleep(0.001)
        if watched.fired:
            _interrupt(watched.thread, None)

    def _end_for_good(self, watched: _Watched) -> None:
        while True:
            try:
                self._end(watched)
            except Overrun:
                continue
            return

    def _start(self) -> None:
        with self._starting:
            if self._thread is None or not self._thread.is_alive():
                self._thread = Thread(target=self._watch, name="watchdog of bots", daemon=True)
                self._thread.start()

    def _watch(self) -> None:
        bored = 0
        while bored < _BORED:
            sleep(_LOOKS)
            watched = self._watched
            bored = bored + 1 if watched is None else 0
            if watched is not None and monotonic() > watched.until:
                self._break(watched)
        self._thread = None
        if self._watched is not None:
            self._start()

    def _break(self, watched: _Watched) -> None:
        """Interrupt a call unless it has just ended; the one that ends waits for this decision."""
        watched.deciding = True
        if self._watched is watched:
            watched.fired = True
            _interrupt(watched.thread, Overrun)
        watched.deciding = False


def _interrupt(thread: int, what: type[BaseException] | None) -> None:
    """Let something be raised in a thread as soon as it runs Python; None takes that back."""
    import ctypes

    set_exception = ctypes.pythonapi.PyThreadState_SetAsyncExc
    set_exception(ctypes.c_ulong(thread), ctypes.py_object(what) if what else None)
