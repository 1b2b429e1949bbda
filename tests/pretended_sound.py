"""A pretended sound and a pretended voice for the tests of what joins them."""

from pathlib import Path

from PySide6.QtCore import QObject, Signal

from desktop.model.speech import Line
from desktop.session.speaking import estimated_ms
from desktop.sound.output import SoundStatus
from desktop.sound.score import Ambient, Bus, Levels, Score
from desktop.sound.voice import VoiceInfo


class HeardOutput(QObject):
    """Stands in for a ``SessionSound`` and writes down what it is asked for."""

    status_changed = Signal(SoundStatus)
    delay_changed = Signal(int)
    missed = Signal(tuple)
    devices_changed = Signal(tuple)

    def __init__(self, status: SoundStatus = SoundStatus.FULL) -> None:
        super().__init__()
        self.status = status
        self.delay_ms = 80
        self.devices = ()
        self.score = Score()
        self.asked: list[object] = []
        self.levels: list[Levels] = []

    def open(self) -> None:
        self.asked.append("open")

    def set_score(self, score: Score) -> None:
        self.score = score

    def play(self, position_ms: int, heard_at_ms: int) -> None:
        self.asked.append(("play", position_ms, heard_at_ms))

    def hold(self) -> None:
        self.asked.append("hold")

    def once(self, clip: Path, bus: Bus) -> None:
        self.asked.append(("once", clip.stem, bus))

    def set_levels(self, levels: Levels) -> None:
        self.levels.append(levels)

    def set_ambient(self, ambient: Ambient) -> None:
        self.asked.append(ambient)

    def set_device(self, device_id: str) -> None:
        self.asked.append(("device", device_id))

    def close(self) -> None:
        self.asked.append("close")

    def wake(self, delay_ms: int) -> None:
        self.delay_ms = delay_ms
        self.delay_changed.emit(delay_ms)

    def settle(self, status: SoundStatus) -> None:
        self.status = status
        self.status_changed.emit(status)


class PretendedClips:
    """Clips that are as long as is estimated, under the words that they say."""

    def __init__(self) -> None:
        self.known: dict[Line, int] = {}

    def path(self, line: Line) -> Path:
        return Path(line.text)

    problems = ()

    def length_ms(self, line: Line) -> int | None:
        return self.known.get(line)


class PretendedWorker(QObject):
    """Renders nothing; says so when it is told to."""

    opened = Signal(object)
    ready = Signal()
    finished = Signal()
    failed = Signal(str)
    listed = Signal(object)
    sized = Signal(float)
    cleared = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.clips: PretendedClips | None = None
        self.is_instant = True
        self.prepared: list[tuple[Line, ...]] = []
        self.voices_used = 0
        self.megabytes = 12.0

    def use(self, make: object) -> None:
        self.voices_used += 1
        self.clips = PretendedClips()
        self.opened.emit(self.clips)

    def prepare(self, lines: tuple[Line, ...]) -> None:
        self.prepared.append(tuple(lines))
        if self.is_instant:
            self.render()

    def render(self, ratio: float = 1.0) -> None:
        """Have all that was asked for last."""
        self.clips.known |= {line: round(ratio * estimated_ms(line)) for line in self.prepared[-1]}
        self.ready.emit()
        self.finished.emit()

    def ask_voices(self) -> None:
        self.listed.emit((VoiceInfo("espeak:en-GB-male", "British"),))

    def ask_size(self) -> None:
        self.sized.emit(self.megabytes)

    def clear(self) -> None:
        self.megabytes = 0.0
        self.cleared.emit()

    def close(self) -> None:
        pass
