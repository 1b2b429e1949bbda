"""Tell from two clocks that the machine slept. Is told both readings and asks no clock itself."""

from desktop.model.units import ClockMs, DurationMs

_LONGEST_DRIFT_MS = 5_000
"""Corrections of the wall clock up to here are not a sleep."""


class SleepDetector:
    """Compares a monotonic clock that stands still in sleep with a wall clock that does not."""

    def __init__(self) -> None:
        self._ahead_ms: int | None = None

    def observe(self, monotonic_ms: ClockMs, wall_ms: int) -> DurationMs:
        """Take note of both clocks, read at the same moment.

        Args:
            monotonic_ms: The monotonic clock.
            wall_ms: The wall clock, in milliseconds since any fixed moment.

        Returns:
            How long the machine slept since the last call; 0 for no sleep, for the first call, and when
            the wall clock was set back.
        """
        ahead_ms = wall_ms - monotonic_ms
        slept_ms = 0 if self._ahead_ms is None else ahead_ms - self._ahead_ms
        self._ahead_ms = ahead_ms
        return slept_ms if slept_ms > _LONGEST_DRIFT_MS else 0
