"""Plays the cue clips through QtMultimedia, inside the sound process.

The only module that imports QtMultimedia, and importing it fails where the system's libpulse is missing:
load it late and be ready for ImportError. Never load it into the process of the window: when the sound server
dies, QtMultimedia falls silent for good or aborts its process. Knows no pipes and no protocol.
"""

import logging
import tempfile
from collections.abc import Iterable
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, QUrl, Signal
from PySide6.QtMultimedia import QMediaDevices, QSoundEffect

from desktop.sound.wav import clip_length_ms, write_padded
from desktop.system.cue_warmth import Warmth

PAD_MS = 3000
"""The silence after each clip. A QSoundEffect of Qt 6.10 and 6.11 can hang its thread for good when it
reaches the end of its clip by itself, so none ever does: it is stopped in the silence."""

STOP_AFTER_MS = 500
"""How long after the nominal end of its clip a voice is stopped: the device lags behind, by 20 ms here and by
some 300 ms over Bluetooth, and stopping throws away what it has not played yet."""

_logger = logging.getLogger(__name__)


class _Voice(QObject):
    """One clip, loaded once and played as often as wanted."""

    settled = Signal()
    """The clip is loaded, or cannot be."""

    def __init__(self, clip: Path, padded: Path, parent: QObject) -> None:
        super().__init__(parent)
        write_padded(clip, PAD_MS, padded)
        self._length_ms = clip_length_ms(clip)
        self._effect = QSoundEffect(self)
        self._effect.statusChanged.connect(self._on_status_changed)
        self._end = QTimer(self)
        self._end.setSingleShot(True)
        self._end.timeout.connect(self._effect.stop)
        self._effect.setSource(QUrl.fromLocalFile(str(padded)))

    def is_settled(self) -> bool:
        """Whether loading is over."""
        return self._effect.status() in {QSoundEffect.Status.Ready, QSoundEffect.Status.Error}

    def play(self) -> None:
        """Start from the beginning."""
        self._effect.stop()
        self._effect.play()
        self._end.start(self._length_ms + STOP_AFTER_MS)

    def stop(self) -> None:
        """Fall silent."""
        self._end.stop()
        self._effect.stop()

    def set_volume_ratio(self, volume_ratio: float) -> None:
        """Set the amplitude from 0 to 1."""
        self._effect.setVolume(volume_ratio)

    def _on_status_changed(self) -> None:
        if self._effect.status() == QSoundEffect.Status.Error:
            _logger.error("a clip cannot be loaded: %s", self._effect.source().toLocalFile())
        if self.is_settled():
            self.settled.emit()


class CueVoices(QObject):
    """All clips of a folder, ready to sound at once on the default device.

    The padded copies of the clips live in a temporary folder only until Qt has read them into memory, so
    that a process that is killed leaves nothing behind. A stream of silence keeps the device awake.

    Signals:
        ready: Every clip is loaded.
        device_changed: The default device is another one now, or there is none any more.
        device_lost: The device plays nothing any more, whatever the system says of it.
    """

    ready = Signal()
    device_changed = Signal()
    device_lost = Signal()

    def __init__(self, sounds: Path, parent: QObject) -> None:
        super().__init__(parent)
        self._devices = QMediaDevices(self)
        device = QMediaDevices.defaultAudioOutput()
        self._device_id = device.id()
        self._devices.audioOutputsChanged.connect(self._on_outputs_changed)
        self._copies = tempfile.TemporaryDirectory(prefix="unknot-cues-")
        copies = Path(self._copies.name)
        self._voices = {clip.stem: _Voice(clip, copies / clip.name, self) for clip in _clips(sounds)}
        self._is_ready = False
        self._warmth = Warmth(device, self)
        self._warmth.dried_up.connect(self.device_lost)
        for voice in self._voices.values():
            voice.settled.connect(self._on_settled)
        # Some clips may have been there before anybody listened.
        QTimer.singleShot(0, self._on_settled)

    @staticmethod
    def has_device() -> bool:
        """Whether there is anything to play on."""
        return not QMediaDevices.defaultAudioOutput().isNull()

    def play(self, sound: str) -> None:
        """Sound one clip from its beginning; a name without a file stays silent."""
        if sound in self._voices:
            self._voices[sound].play()

    def stop(self) -> None:
        """Silence every clip."""
        for voice in self._voices.values():
            voice.stop()

    def set_volume_ratio(self, volume_ratio: float) -> None:
        """Set the amplitude of every clip from 0 to 1, of those that sound as well."""
        for voice in self._voices.values():
            voice.set_volume_ratio(volume_ratio)

    def close(self) -> None:
        """Stop everything, the silence too."""
        self.stop()
        self._warmth.close()
        self._copies.cleanup()

    def _on_settled(self) -> None:
        if self._is_ready or not all(map(_Voice.is_settled, self._voices.values())):
            return
        self._is_ready = True
        self._copies.cleanup()
        self.ready.emit()

    def _on_outputs_changed(self) -> None:
        if QMediaDevices.defaultAudioOutput().id() != self._device_id:
            self.device_changed.emit()


def _clips(sounds: Path) -> Iterable[Path]:
    return sorted(sounds.glob("*.wav"))
