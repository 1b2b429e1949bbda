"""Renders what will be said ahead of time, on a thread of its own. Knows neither sessions nor engines."""

import queue
import threading
from collections.abc import Callable, Sequence
from typing import Final

from PySide6.QtCore import QObject, Qt, Signal

from desktop.model.speech import Line
from desktop.sound.clips import SpokenClips
from desktop.sound.voice import VoiceInfo
from desktop.system.speech_rendering import (
    AskSize,
    AskVoices,
    Clear,
    Cleared,
    Failed,
    Finished,
    Job,
    Listed,
    Message,
    Opened,
    Prepare,
    Ready,
    Sized,
    SpeechRenderer,
    Use,
)
from desktop.system.voices import list_voices

CLOSE_S: Final = 0.1
"""The longest that closing waits for a line that is being rendered."""


class SpeechWorker(QObject):
    """Has one thread, from the first thing that is asked until it is closed.

    Signals:
        opened: The clips of the newest `use` are there, or those in another voice since that one failed:
            `SpokenClips`.
        ready: Of the missing lines of the newest `prepare`, the first three can be heard, or failed,
            or all when they were fewer.
        finished: All lines of the newest `prepare` are done, or failed.
        failed: The voice does not work: a sentence for the user, once for each voice that is used.
        listed: The voices that `ask_voices` asked for: a tuple of `VoiceInfo`.
        cleared: The clips that `clear` was to delete are gone.
        sized: How much all kept clips take, in MB, as `ask_size` asked.
    """

    opened = Signal(object)
    ready = Signal()
    finished = Signal()
    failed = Signal(str)
    listed = Signal(object)
    cleared = Signal()
    sized = Signal(float)

    _told = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        """Starts nothing yet.

        Args:
            parent: The Qt owner; close this before it goes.
        """
        super().__init__(parent)
        self._clips: SpokenClips | None = None
        self._jobs: queue.SimpleQueue[Job | None] = queue.SimpleQueue()
        self._thread: threading.Thread | None = None
        self._is_closed = False
        self._telling = threading.Lock()
        self._use_number = 0
        self._prepare_number = 0
        self._lines: tuple[Line, ...] | None = None
        self._is_ready = False
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
        self._do(Use(self._use_number, make))

    def prepare(self, lines: Sequence[Line]) -> None:
        """Render lines in the order given, in place of those asked for before."""
        self.cancel()
        self._lines = tuple(dict.fromkeys(lines))
        self._is_ready = False
        self._do(Prepare(self._prepare_number, self._lines))

    def cancel(self) -> None:
        """Render nothing more once the line at hand is done."""
        self._prepare_number += 1
        self._lines = None

    def ask_voices(self, listing: Callable[[], tuple[VoiceInfo, ...]] = list_voices) -> None:
        """Ask which voices there are; `listed` answers.

        Args:
            listing: Lists them; called on the thread.
        """
        self._do_first(AskVoices(listing))

    def clear(self) -> None:
        """Have all kept clips deleted, those of every voice; `cleared` answers.

        The lines of a `prepare` that is not finished are all rendered anew; those of a finished one are not.
        """
        self._do_first(Clear())

    def ask_size(self) -> None:
        """Ask how much all kept clips take; `sized` answers."""
        self._do_first(AskSize())

    def close(self) -> None:
        """End the thread, or let it end by itself after `CLOSE_S`. No signal comes afterwards."""
        self.cancel()
        with self._telling:
            self._is_closed = True
        if self._thread is not None:
            self._jobs.put(None)
            self._thread.join(CLOSE_S)
            self._thread = None

    def _do(self, job: Job) -> None:
        if self._is_closed:
            return
        if self._thread is None:
            self._thread = threading.Thread(target=self._run, name="speech", daemon=True)
            self._thread.start()
        self._jobs.put(job)

    def _do_first(self, job: Job) -> None:
        """Do a job once the line at hand is done, and what is missing of the others after it."""
        self._prepare_number += 1
        self._do(job)
        if self._lines is not None:
            self._do(Prepare(self._prepare_number, self._lines))

    def _hear(self, message: Message) -> None:
        """Pass on what the thread tells, unless something else is wanted by now."""
        if self._is_closed:
            return
        match message:
            case Opened(number, clips) if number == self._use_number:
                self._clips = clips
                self.opened.emit(clips)
            case Failed(number, sentence) if number == self._use_number:
                self.failed.emit(sentence)
            case Ready(number) if number == self._prepare_number and not self._is_ready:
                self._is_ready = True
                self.ready.emit()
            case Finished(number) if number == self._prepare_number:
                self._lines = None
                self.finished.emit()
            case _:
                self._hear_answer(message)

    def _hear_answer(self, message: Message) -> None:
        match message:
            case Listed(voices):
                self.listed.emit(voices)
            case Cleared():
                self.cleared.emit()
            case Sized(size_mb):
                self.sized.emit(size_mb)
            case _:
                # What belongs to another use, or to other lines.
                pass

    # From here on: on the thread.

    def _run(self) -> None:
        renderer = SpeechRenderer(self._tell, self._is_wanted)
        while (job := self._jobs.get()) is not None:
            renderer.do(job)

    def _is_wanted(self, job: Use | Prepare) -> bool:
        return job.number == (self._use_number if isinstance(job, Use) else self._prepare_number)

    def _tell(self, message: Message) -> None:
        with self._telling:
            if not self._is_closed:
                self._told.emit(message)
