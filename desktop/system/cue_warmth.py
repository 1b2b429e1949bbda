"""A stream of silence that keeps the device awake and shows whether it still drinks.

Lives in the sound process; like `desktop.system.cue_voices` it imports QtMultimedia. Knows no clip.
"""

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtMultimedia import QAudioDevice, QAudioFormat, QAudioSink

POUR_MS = 400
"""How often silence is poured in."""

HELD_MS = 1200
"""How much silence the device is asked to hold: three pours, so that a busy moment does not run it dry."""

DRY_POURS = 4
"""After so many pours of which the device took nothing it plays no more."""


class Warmth(QObject):
    """Silence for a device.

    A cold device swallows the first tenths of a second of a sound. And when a sound server dies, QtMultimedia
    goes on as if nothing had happened, with every clip "playing": that nobody takes the silence any more is
    the one sign of it.

    Signals:
        dried_up: The device takes nothing any more.
    """

    dried_up = Signal()

    def __init__(self, device: QAudioDevice, parent: QObject) -> None:
        super().__init__(parent)
        form = device.preferredFormat()
        form.setSampleFormat(QAudioFormat.SampleFormat.Int16)
        self._sink = QAudioSink(device, form, self)
        self._sink.setBufferSize(form.bytesForDuration(HELD_MS * 1000))
        self._silence = bytes(form.bytesForDuration(HELD_MS * 1000))
        self._dry_pours = 0
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._pour)
        self._stream = self._sink.start()
        self._pour()
        self._timer.start(POUR_MS)

    def close(self) -> None:
        """Stop pouring."""
        self._timer.stop()
        self._sink.stop()

    def _pour(self) -> None:
        taken = self._stream.write(self._silence[: self._sink.bytesFree()])
        self._dry_pours = 0 if taken > 0 else self._dry_pours + 1
        if self._dry_pours == DRY_POURS:
            self.dried_up.emit()
