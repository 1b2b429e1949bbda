"""The devices of the system and a stream to one of them, through QtMultimedia, inside the sound process.

The only module that imports QtMultimedia, and importing it fails where the system's libpulse is missing:
load it late and be ready for ImportError. Never load it into the process of the window: when the sound server
dies, QtMultimedia falls silent for good or aborts its process. Knows no pipes and no protocol.
"""

from collections.abc import Callable

from PySide6.QtCore import QIODevice, QObject
from PySide6.QtMultimedia import QAudioDevice, QAudioFormat, QAudioSink, QMediaDevices, QtAudio

from desktop.sound.output import Device
from desktop.sound.rate import FRAMES_PER_MS, RATE_HZ
from desktop.sound.samples import Samples, pcm16

CAPACITY_MS = 160
"""How much a stream can hold; the pump decides how much it does."""

_CHANNELS = 2


class Outputs(QObject):
    """What there is to play on."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._media = QMediaDevices(self)

    def listen(self, on_change: Callable[[], None]) -> None:
        """Call a function when devices came or went, or the system's default is another one."""
        self._media.audioOutputsChanged.connect(on_change)

    def devices(self) -> tuple[Device, ...]:
        """All devices."""
        return tuple(Device(text_id(device), device.description()) for device in QMediaDevices.audioOutputs())

    def choose(self, wished_id: str) -> QAudioDevice | None:
        """The device of an id, else the system's default; None when there is neither."""
        for device in QMediaDevices.audioOutputs():
            if wished_id and text_id(device) == wished_id:
                return device
        default = QMediaDevices.defaultAudioOutput()
        return None if default.isNull() else default

    def chosen_id(self, wished_id: str) -> str | None:
        """The id of what `choose` gives."""
        device = self.choose(wished_id)
        return None if device is None else text_id(device)


class DeviceStream(QObject):
    """A stream to a device; fulfils `desktop.system.sound_pump.Stream`.

    It is 16 bit, or float where a device wants that; the system turns our rate into the device's.
    """

    def __init__(self, device: QAudioDevice, parent: QObject) -> None:
        super().__init__(parent)
        form = QAudioFormat()
        form.setSampleRate(RATE_HZ)
        form.setChannelCount(_CHANNELS)
        form.setSampleFormat(QAudioFormat.SampleFormat.Int16)
        if not device.isFormatSupported(form):
            form.setSampleFormat(QAudioFormat.SampleFormat.Float)
        self._is_float = form.sampleFormat() is QAudioFormat.SampleFormat.Float
        self._frame_bytes = form.bytesPerFrame()
        self._sink = QAudioSink(device, form, self)
        self._sink.setBufferSize(CAPACITY_MS * FRAMES_PER_MS * self._frame_bytes)
        self._pipe: QIODevice | None = None

    @property
    def capacity_frames(self) -> int:
        """How much it can hold; what the system grants may be less than what was asked for."""
        return self._sink.bufferSize() // self._frame_bytes

    def start(self) -> None:
        """Start from an empty stream."""
        self._pipe = self._sink.start()

    def stop(self) -> None:
        """Stop and let the device sleep."""
        self._pipe = None
        self._sink.stop()

    def held_frames(self) -> int:
        """How much it holds that the device has not drunk."""
        return self.capacity_frames - self._sink.bytesFree() // self._frame_bytes

    def write(self, samples: Samples) -> None:
        """Add frames; never more than there is room for."""
        if self._pipe is not None:
            self._pipe.write(samples.tobytes() if self._is_float else pcm16(samples))

    def is_broken(self) -> bool:
        """Whether the system says that it cannot play."""
        return self._pipe is None or self._sink.state() is QtAudio.State.StoppedState


def text_id(device: QAudioDevice) -> str:
    """What the system calls a device, as text."""
    return bytes(device.id().data()).decode(errors="replace")
