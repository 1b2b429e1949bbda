"""The two clocks of the machine as milliseconds. Knows nothing of sessions."""

import sys
import time
from collections.abc import Callable

from desktop.model.units import ClockMs


def steady_ns(platform: str) -> Callable[[], int]:
    """The clock of a system that never runs backwards, the same in all processes, in nanoseconds.

    Args:
        platform: What `sys.platform` says. Under Windows the one that Python calls monotonic moves in steps
            of 15.6 ms before Python 3.13; its performance counter is as common to all processes, and exact.
    """
    return time.perf_counter_ns if platform == "win32" else time.monotonic_ns


_steady_ns = steady_ns(sys.platform)


def monotonic_ms() -> ClockMs:
    """Milliseconds on the clock that never runs backwards; only differences mean anything.

    On Linux and macOS this clock stands still while the machine sleeps.
    """
    return _steady_ns() // 1_000_000


def exact_ms() -> float:
    """The same reading as `monotonic_ms`, with fractions."""
    return _steady_ns() / 1e6


def wall_ms() -> ClockMs:
    """Milliseconds since 1970 on the clock of the wall.

    It goes on while the machine sleeps and jumps when somebody sets it.
    """
    return time.time_ns() // 1_000_000
