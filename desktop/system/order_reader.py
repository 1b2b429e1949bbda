"""Reads the orders of the window from the standard input. Knows neither what they mean nor who obeys them."""

import os
import sys
import threading

from PySide6.QtCore import QObject, Signal

from desktop.sound.protocol import Exit, parse_order

LAST_WORD_S = 0.5
"""How long the event loop may take to end after the input has closed before the process is ended from outside
that loop."""


class OrderReader(QObject):
    """Reads the orders on a thread of its own, because a pipe cannot be watched by Qt on every system.

    Signals:
        order_read: One `desktop.sound.protocol.Order`.
        ended: The input has closed: the window is gone.
    """

    order_read = Signal(object)
    ended = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._over = threading.Event()

    def start(self) -> None:
        """Begin to read."""
        threading.Thread(target=self._read, name="orders", daemon=True).start()

    def release(self) -> None:
        """The event loop has ended by itself: it need not be ended from here."""
        self._over.set()

    def _read(self) -> None:
        for line in sys.stdin:
            order = parse_order(line)
            if order is not None:
                self.order_read.emit(order)
        self.ended.emit()
        if not self._over.wait(LAST_WORD_S):
            # QtMultimedia hangs; without this an orphan would burn a core for ever.
            os._exit(Exit.STUCK)
