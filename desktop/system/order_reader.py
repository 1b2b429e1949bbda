"""Reads the orders of the window from the standard input. Knows neither what they mean nor who obeys them."""

import os
import threading
from collections import deque
from collections.abc import Callable
from contextlib import suppress
from enum import Enum

from PySide6.QtCore import QObject, Qt, Signal

from desktop.sound.protocol import Exit, Order, parse_order

LAST_WORD_S = 0.5
"""How long the event loop may take to end after the input has closed before the process is ended from outside
that loop."""

_STANDARD_INPUT = 0


class _Mark(Enum):
    END = "the input has closed"


class OrderReader(QObject):
    """Reads the orders on a thread of its own, because a pipe cannot be watched by Qt on every system.

    It reads from its making on and keeps the orders until somebody hears them: when the input closes the
    process ends, however much of it has been started by then.
    """

    _arrived = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._on_order: Callable[[Order], None] | None = None
        self._on_end: Callable[[], None] | None = None
        self._read: deque[Order | _Mark] = deque()
        self._over = threading.Event()
        # Never at once: the end of a loop that does not turn yet would be forgotten.
        self._arrived.connect(self._hand_on, Qt.ConnectionType.QueuedConnection)
        threading.Thread(target=self._read_all, name="orders", daemon=True).start()

    def hear(self, on_order: Callable[[Order], None], on_end: Callable[[], None]) -> None:
        """Hand on what was read and what will be, by the event loop.

        Args:
            on_order: Called with each order.
            on_end: Called once the input has closed: the window is gone.
        """
        self._on_order, self._on_end = on_order, on_end
        self._arrived.emit()

    def release(self) -> None:
        """The event loop has ended by itself: it need not be ended from here."""
        self._over.set()

    def _hand_on(self) -> None:
        while self._on_order is not None and self._on_end is not None and self._read:
            read = self._read.popleft()
            if isinstance(read, _Mark):
                self._on_end()
            else:
                self._on_order(read)

    def _read_all(self) -> None:
        # Python's own file of the input would be locked by this thread when the process ends.
        with os.fdopen(_STANDARD_INPUT, encoding="utf-8", errors="replace", closefd=False) as file:
            for line in file:
                order = parse_order(line)
                if order is not None:
                    self._keep(order)
        self._keep(_Mark.END)
        if not self._over.wait(LAST_WORD_S):
            # QtMultimedia hangs; without this an orphan would burn a core for ever.
            os._exit(Exit.STUCK)

    def _keep(self, read: Order | _Mark) -> None:
        self._read.append(read)
        # Qt says so when the loop has ended meanwhile.
        with suppress(RuntimeError):
            self._arrived.emit()
