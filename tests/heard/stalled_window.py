"""The app with a window that stalls: its thread stands still for half a second every two seconds.

Run in place of ``main.py``, with the same words.
"""

import sys
import time

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from desktop.cli import main

EVERY_MS = 2000
STALL_S = 0.5


class StallingApplication(QApplication):
    """Stalls again and again while its loop turns."""

    def __init__(self, words: list[str]) -> None:
        super().__init__(words)
        self._stall = QTimer(self)
        self._stall.timeout.connect(self._stand_still)
        self._stall.start(EVERY_MS)

    def _stand_still(self) -> None:
        time.sleep(STALL_S)
        sys.stderr.write("stalled\n")


if __name__ == "__main__":
    # The app takes its application out of this module when it opens its window.
    import PySide6.QtWidgets

    PySide6.QtWidgets.QApplication = StallingApplication
    sys.exit(main(sys.argv[1:]))
