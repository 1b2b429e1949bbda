"""Starts the sound process and carries lines to and from it, without ever holding up the window.

Knows neither what the lines mean nor when a process should be started again.
"""

from collections.abc import Callable, Sequence
from typing import Protocol, TypeAlias

from PySide6.QtCore import QObject, QProcess, QProcessEnvironment, QTimer

from desktop.system.child_environment import module_command, search_path

ASK_MS = 500
"""How long a process that was asked to end may take before it is killed."""

KILL_MS = 300
"""How long the system may take to end a killed process before it is left alone."""


class SoundProcess(Protocol):
    """A sound process, as its supervisor sees it: one that has ended is let go of like one that runs."""

    def write_line(self, line: str) -> None:
        """Send one line; lost without a word when the process has ended."""
        ...

    def retire(self) -> None:
        """Close its input, so that it fades out and ends, and hear nothing more of it; returns at once.

        It is killed when that takes more than half a second.
        """
        ...

    def abandon(self) -> None:
        """Kill it and hear nothing more of it; returns at once."""
        ...

    def close(self) -> None:
        """Close its input, wait for it to end, kill it when it does not; takes at most 0.8 s."""
        ...


Launch: TypeAlias = Callable[[str, Callable[[str], None], Callable[[], None]], SoundProcess]
"""Starts a sound process on a device, named by its id, or on the system's default when that is empty. The
first function is called with each line that it writes, the second once when it has ended or could not be
started; neither is called before the launch has returned."""


class QtSoundProcess(QObject):
    """A sound process on QProcess. Once retired, abandoned or closed it must not be used again."""

    def __init__(
        self,
        command: Sequence[str],
        on_line: Callable[[str], None],
        on_end: Callable[[], None],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._on_line = on_line
        self._on_end = on_end
        self._is_let_go = False
        self._process = QProcess(self)
        self._process.setProcessEnvironment(_environment())
        # A hanging QtMultimedia writes warnings without end; nobody reads them.
        self._process.setStandardErrorFile(QProcess.nullDevice())
        self._process.readyReadStandardOutput.connect(self._read)
        self._process.finished.connect(self._on_finished)
        self._process.errorOccurred.connect(self._on_error)
        self._process.start(command[0], list(command[1:]))

    def write_line(self, line: str) -> None:
        """Send one line; lost without a word when the process has ended."""
        if self._process.state() != QProcess.ProcessState.NotRunning:
            self._process.write(f"{line}\n".encode())

    def retire(self) -> None:
        """Close its input, so that it fades out and ends, and hear nothing more of it; returns at once."""
        self._is_let_go = True
        if self._process.state() == QProcess.ProcessState.NotRunning:
            self.deleteLater()
        else:
            self._process.closeWriteChannel()
            QTimer.singleShot(ASK_MS, self._process, self._process.kill)

    def abandon(self) -> None:
        """Kill it and hear nothing more of it; returns at once."""
        self._is_let_go = True
        if self._process.state() == QProcess.ProcessState.NotRunning:
            self.deleteLater()
        else:
            self._process.kill()

    def close(self) -> None:
        """Close its input, wait for it to end, kill it when it does not; takes at most 0.8 s."""
        self._is_let_go = True
        if self._process.state() == QProcess.ProcessState.NotRunning:
            self.deleteLater()
            return
        self._process.closeWriteChannel()
        if not self._process.waitForFinished(ASK_MS):
            self._process.kill()
            self._process.waitForFinished(KILL_MS)

    def _read(self) -> None:
        while not self._is_let_go and self._process.canReadLine():
            self._on_line(self._process.readLine().toStdString().strip())

    def _on_finished(self) -> None:
        if self._is_let_go:
            self.deleteLater()
        else:
            self._on_end()

    def _on_error(self, error: QProcess.ProcessError) -> None:
        if error == QProcess.ProcessError.FailedToStart and not self._is_let_go:
            self._on_end()


def launch_sound(
    device_id: str, on_line: Callable[[str], None], on_end: Callable[[], None], parent: QObject
) -> QtSoundProcess:
    """Start the sound process; a `Launch` once ``parent`` is given."""
    return QtSoundProcess(sound_command(device_id), on_line, on_end, parent)


def sound_command(device_id: str) -> tuple[str, ...]:
    """The command that starts the sound process.

    Args:
        device_id: What to play on; empty for the system's default.
    """
    command = module_command("desktop.system.sound_process")
    return (*command, "--device", device_id) if device_id else command


def _environment() -> QProcessEnvironment:
    environment = QProcessEnvironment.systemEnvironment()
    environment.insert("PYTHONPATH", search_path())
    return environment
