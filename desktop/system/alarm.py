"""An alarm clock that calls back once, behind a port so that tests ring it by hand."""

from collections.abc import Callable
from typing import Protocol, TypeAlias

from PySide6.QtCore import QObject, QTimer


class Alarm(Protocol):
    """Calls its owner back once after a while, unless it is set again or cancelled before."""

    def ring_in(self, delay_ms: int) -> None:
        """Ring once after ``delay_ms``; an earlier setting is forgotten."""
        ...

    def cancel(self) -> None:
        """Do not ring."""
        ...


MakeAlarm: TypeAlias = Callable[[Callable[[], None]], Alarm]
"""Makes an alarm that calls the given function when it rings."""


class QtAlarm:
    """An alarm on Qt's event loop."""

    def __init__(self, on_ring: Callable[[], None], parent: QObject) -> None:
        self._timer = QTimer(parent)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(on_ring)

    def ring_in(self, delay_ms: int) -> None:
        """Ring once after ``delay_ms``; an earlier setting is forgotten."""
        self._timer.start(delay_ms)

    def cancel(self) -> None:
        """Do not ring."""
        self._timer.stop()
