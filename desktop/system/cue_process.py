"""The sound process: plays the cues in a process of its own, told what to do through its standard input.

Started as ``python -m desktop.system.cue_process FOLDER`` by `desktop.system.cue_launch`; speaks the lines of
`desktop.sound.protocol`. It ends when its input closes, so it never outlives the window. Knows nothing of the
window, of sessions or of what a cue means.
"""

import logging
import os
import signal
import sys
import threading
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject, QTimer, Signal, qVersion

from desktop.sound.protocol import BEAT_MS, Exit, Report, Verb, parse_command

if TYPE_CHECKING:
    from desktop.system.cue_voices import CueVoices

LAST_WORD_S = 0.5
"""How long the event loop may take to end after the input has closed before the process is ended from outside
that loop."""


class _Input(QObject):
    """Reads the commands on a thread of its own, because a pipe cannot be watched by Qt on every system.

    Signals:
        line_read: One line.
        ended: The input has closed: the window is gone.
    """

    line_read = Signal(str)
    ended = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._over = threading.Event()

    def start(self) -> None:
        """Begin to read."""
        threading.Thread(target=self._read, name="commands", daemon=True).start()

    def release(self) -> None:
        """The event loop has ended by itself: it need not be ended from here."""
        self._over.set()

    def _read(self) -> None:
        for line in sys.stdin:
            self.line_read.emit(line)
        self.ended.emit()
        if not self._over.wait(LAST_WORD_S):
            # QtMultimedia hangs; without this an orphan would burn a core for ever.
            os._exit(Exit.STUCK)


class CuePlayer(QObject):
    """Joins the input, the voices and the heartbeat until it is told to end."""

    def __init__(self, voices: "CueVoices", parent: QObject) -> None:
        super().__init__(parent)
        self._voices = voices
        voices.ready.connect(self._on_ready)
        voices.device_changed.connect(self._on_device_changed)
        voices.device_lost.connect(self._on_device_lost)
        self._input = _Input(self)
        self._input.line_read.connect(self._on_line)
        self._input.ended.connect(self._end)
        self._beat = QTimer(self)
        self._beat.timeout.connect(self._on_beat)

    def run(self) -> int:
        """Obey until told to end; returns the exit code."""
        self._input.start()
        self._beat.start(BEAT_MS)
        code = QCoreApplication.exec()
        self._input.release()
        return code

    def _on_ready(self) -> None:
        _tell(Report.READY, f"qt {qVersion()}")

    def _on_beat(self) -> None:
        _tell(Report.ALIVE)

    def _on_device_changed(self) -> None:
        if self._voices.has_device():
            _tell(Report.DEVICE_CHANGED)
            self._end(Exit.DEVICE_CHANGED)
        else:
            self._on_device_lost()

    def _on_device_lost(self) -> None:
        _tell(Report.NO_DEVICE, "the device is gone")
        self._end(Exit.NO_DEVICE)

    def _on_line(self, line: str) -> None:
        command = parse_command(line)
        if command is None:
            return
        match command.verb:
            case Verb.PLAY:
                self._voices.play(command.sound)
            case Verb.STOP:
                self._voices.stop()
            case Verb.VOLUME:
                self._voices.set_volume_ratio(command.volume_ratio)
            case Verb.QUIT:
                self._end()

    def _end(self, code: Exit = Exit.ASKED) -> None:
        self._voices.close()
        QCoreApplication.exit(code)


def main(arguments: Sequence[str]) -> int:
    """Play cues until told to end.

    Args:
        arguments: The folder with the clips, and nothing else.

    Returns:
        One of `desktop.sound.protocol.Exit`.
    """
    if len(arguments) != 1:
        sys.stderr.write("usage: python -m desktop.system.cue_process FOLDER\n")
        return Exit.USAGE
    # Ctrl-C in a terminal reaches every process of the group; the window decides what it means.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    logging.basicConfig(level=logging.INFO)
    app = QCoreApplication([])
    try:
        from desktop.system.cue_voices import CueVoices  # noqa: PLC0415 - fails where libpulse is missing
    except ImportError as error:
        _tell(Report.NO_QTMULTIMEDIA, str(error))
        return Exit.NO_QTMULTIMEDIA
    if not CueVoices.has_device():
        _tell(Report.NO_DEVICE, "none at the start")
        return Exit.NO_DEVICE
    return CuePlayer(CueVoices(Path(arguments[0]), app), app).run()


def _tell(report: Report, words: str = "") -> None:
    """Tell the window; it may be gone, then the end of the input ends this process."""
    with suppress(OSError):
        sys.stdout.write(f"{report} {words}".rstrip().replace("\n", " ") + "\n")
        sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
