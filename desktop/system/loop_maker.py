"""Makes ambient loops on a thread, as one takes longer than a stream lasts. Knows no stream."""

import threading
from contextlib import suppress

from PySide6.QtCore import QObject, Signal

from desktop.sound.ambient import make_loop
from desktop.sound.samples import Samples
from desktop.sound.score import Ambient


class LoopMaker(QObject):
    """Makes the loop that was wished for last.

    Signals:
        made: The loop (`desktop.sound.samples.Samples`), or None for no sound.
    """

    made = Signal(object)
    _arrived = Signal(Ambient, object)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._wished = Ambient.NONE
        self._arrived.connect(self._on_arrived)

    def wish(self, ambient: Ambient) -> None:
        """Make a loop; one that is still being made is dropped."""
        if ambient is not self._wished:
            self._wished = ambient
            threading.Thread(target=self._make, args=(ambient,), name="ambient", daemon=True).start()

    def _make(self, ambient: Ambient) -> None:
        loop = make_loop(ambient)
        # Qt says so when the app has ended meanwhile.
        with suppress(RuntimeError):
            self._arrived.emit(ambient, loop)

    def _on_arrived(self, ambient: Ambient, loop: Samples | None) -> None:
        if ambient is self._wished:
            self.made.emit(loop)
