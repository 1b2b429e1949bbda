"""Renders what will be said ahead of time, on a thread of its own. Knows neither sessions nor engines."""

import queue
import threading
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final, TypeAlias

from PySide6.QtCore import QObject, Qt, Signal

from desktop.model.speech import Line
from desktop.sound.clips import SpokenClips
from desktop.sound.voice import VoiceFailed, VoiceInfo
from desktop.system.voices import list_voices

FIRST_LINES: Final = 3
"""With these a session can start; the others are rendered while it plays."""

CLOSE_S: Final = 0.1
"""The longest that closing waits for a line that is being rendered."""

_TOLD_EVERY_S: Final = 0.05


@dataclass(frozen=True, slots=True)
class _Use:
    """Open clips; unless others are wanted by then."""

    number: int
    make: Callable[[], SpokenClips]


@dataclass(frozen=True, slots=True)
class _Prepare:
    """Render lines; until others are wanted."""

    number: int
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class _AskVoices:
    listing: Callable[[], tuple[VoiceInfo, ...]]


@dataclass(frozen=True, slots=True)
class _Opened:
    number: int
    clips: SpokenClips


@dataclass(frozen=True, slots=True)
class _Progress:
    number: int
    done: int
    of: int


@dataclass(frozen=True, slots=True)
class _Failed:
    """The voice of the use of that number failed."""

    number: int
    sentence: str


@dataclass(frozen=True, slots=True)
class _Listed:
    voices: tuple[VoiceInfo, ...]


_Job: TypeAlias = _Use | _Prepare | _AskVoices | None
_Message: TypeAlias = _Opened | _Progress | _Failed | _Listed


class SpeechWorker(QObject):
    """Has one thread, from the first thing that is asked until it is closed.

    Signals:
        opened: The clips of the newest `use` are there: `SpokenClips`.
        ready: Of the newest `prepare`, the first three lines can be heard, or failed.
        measured: How many lines of the newest `prepare` are done, and of how many.
        finished: All lines of the newest `prepare` are done, or failed.
        failed: The voice does not work: a sentence for the user, once for each `use`.
        listed: The voices that `ask_voices` asked for: a tuple of `VoiceInfo`.
    """

    opened = Signal(object)
    ready = Signal()
    measured = Signal(int, int)
    finished = Signal()
    failed = Signal(str)
    listed = Signal(object)

    _told = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        """Starts nothing yet.

        Args:
            parent: The Qt owner; close this before it goes.
        """
        super().__init__(parent)
        self._clips: SpokenClips | None = None
        self._jobs: queue.SimpleQueue[_Job] = queue.SimpleQueue()
        self._thread: threading.Thread | None = None
        self._is_closed = False
        self._telling = threading.Lock()
        self._use_number = 0
        self._prepare_number = 0
        self._is_ready = False
        self._has_failed = False
        self._told.connect(self._hear, Qt.ConnectionType.QueuedConnection)

    @property
    def clips(self) -> SpokenClips | None:
        """The clips that were opened last; None before the first."""
        return self._clips

    def use(self, make: Callable[[], SpokenClips]) -> None:
        """Open clips and use them from now on; what was being rendered is given up.

        Args:
            make: Makes them; called on the thread, so it may take its time.
        """
        self.cancel()
        self._use_number += 1
        self._has_failed = False
        self._do(_Use(self._use_number, make))

    def prepare(self, lines: Sequence[Line]) -> None:
        """Render lines in the order given, in place of those asked for before."""
        self.cancel()
        self._is_ready = False
        self._do(_Prepare(self._prepare_number, tuple(dict.fromkeys(lines))))

    def cancel(self) -> None:
        """Render nothing more once the line at hand is done."""
        self._prepare_number += 1

    def ask_voices(self, listing: Callable[[], tuple[VoiceInfo, ...]] = list_voices) -> None:
        """Ask which voices there are; `listed` answers.

        Args:
            listing: Lists them; called on the thread.
        """
        self._do(_AskVoices(listing))

    def close(self) -> None:
        """End the thread, or let it end by itself after `CLOSE_S`. No signal comes afterwards."""
        self.cancel()
        with self._telling:
            self._is_closed = True
        if self._thread is not None:
            self._jobs.put(None)
            self._thread.join(CLOSE_S)
            self._thread = None

    def _do(self, job: _Job) -> None:
        if self._is_closed:
            return
        if self._thread is None:
            self._thread = threading.Thread(target=self._run, name="speech", daemon=True)
            self._thread.start()
        self._jobs.put(job)

    def _hear(self, message: _Message) -> None:
        """Pass on what the thread tells, unless something else is wanted by now."""
        if self._is_closed:
            return
        match message:
            case _Opened(number, clips):
                if number == self._use_number:
                    self._clips = clips
                    self.opened.emit(clips)
            case _Failed(number, sentence):
                if number == self._use_number and not self._has_failed:
                    self._has_failed = True
                    self.failed.emit(sentence)
            case _Progress():
                self._hear_progress(message)
            case _Listed(voices):
                self.listed.emit(voices)

    def _hear_progress(self, progress: _Progress) -> None:
        if progress.number != self._prepare_number:
            return
        self.measured.emit(progress.done, progress.of)
        if not self._is_ready and progress.done >= min(FIRST_LINES, progress.of):
            self._is_ready = True
            self.ready.emit()
        # Whoever heard that may have asked for other lines.
        if progress.done == progress.of and progress.number == self._prepare_number:
            self.finished.emit()

    # From here on: on the thread.

    def _run(self) -> None:
        clips: SpokenClips | None = None
        use_number = 0
        while True:
            match self._jobs.get():
                case _Use(number, make) if number == self._use_number:
                    use_number = number
                    clips = make()
                    self._tell(_Opened(number, clips))
                case _Prepare() as wanted if clips is not None:
                    self._render(wanted, clips, use_number)
                case _AskVoices(listing):
                    self._tell(_Listed(listing()))
                case None:
                    return
                case _:
                    # Clips that nobody wants any more, or lines before there is a voice.
                    pass

    def _render(self, wanted: _Prepare, clips: SpokenClips, use_number: int) -> None:
        clips.keep(wanted.lines)
        of = len(wanted.lines)
        told_s = time.monotonic()
        for done, line in enumerate(wanted.lines):
            if wanted.number != self._prepare_number:
                return
            if done == FIRST_LINES or time.monotonic() - told_s >= _TOLD_EVERY_S:
                told_s = time.monotonic()
                self._tell(_Progress(wanted.number, done, of))
            try:
                clips.render(line)
            except VoiceFailed as error:
                self._tell(_Failed(use_number, str(error)))
        self._tell(_Progress(wanted.number, of, of))

    def _tell(self, message: _Message) -> None:
        with self._telling:
            if not self._is_closed:
                self._told.emit(message)
