"""The two clocks of the machine as whole milliseconds. Knows nothing of sessions."""

import time

from desktop.model.units import ClockMs


def monotonic_ms() -> ClockMs:
    """Milliseconds on the clock that never runs backwards; only differences mean anything.

    On Linux and macOS this clock stands still while the machine sleeps.
    """
    return time.monotonic_ns() // 1_000_000


def wall_ms() -> ClockMs:
    """Milliseconds since 1970 on the clock of the wall.

    It goes on while the machine sleeps and jumps when somebody sets it.
    """
    return time.time_ns() // 1_000_000
