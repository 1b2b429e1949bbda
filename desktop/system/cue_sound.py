"""Makes cues heard: supervises the sound process, falls back to single clips, then to silence.

Knows neither devices nor sessions; how a process, an alarm and a player of the system are made is handed in.
"""

import logging
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from desktop.sound.cues import RECIPES, SoundName
from desktop.sound.output import SoundStatus
from desktop.sound.protocol import BEAT_MS, Command, Report, Verb, held_ratio, parse_report
from desktop.system.cue_alarm import MakeAlarm, QtAlarm
from desktop.system.cue_fallback import BasicCues, FindPlayer, find_playsound
from desktop.system.cue_launch import CueProcess, Launch, QtCueProcess, cue_command

START_LIMIT_MS = 10_000
"""How long a sound process may take to its first line: 0.2 s on a warm machine, seconds from a cold disk."""

QUIET_LIMIT_MS = 3 * BEAT_MS + BEAT_MS // 2
"""How long a sound process may be silent before it counts as hung."""

BACK_OFF_MS = (500, 1500, 4000)
"""The waits before the first, second and third new start; then the fallback."""

HEALTHY_BEATS = 30
"""After so many heartbeats in a row a process counts as healthy and earlier faults are forgotten."""

WORTH_HEARING_MS = 1500
"""How long the newest cue is kept for a sound process that still starts; a later one would mislead."""

_logger = logging.getLogger(__name__)


class CueSound(QObject):
    """The cues of a session, played as well as this machine can, and never an obstacle to it.

    Fulfils `desktop.sound.output.CueOutput`.

    Signals:
        status_changed: How the cues are heard from now on (`SoundStatus`).
    """

    status_changed = Signal(SoundStatus)

    def __init__(
        self,
        sounds: Path,
        parent: QObject | None = None,
        *,
        launch: Launch | None = None,
        make_alarm: MakeAlarm | None = None,
        find_player: FindPlayer = find_playsound,
    ) -> None:
        """Prepare to play; starts nothing yet.

        Args:
            sounds: The folder with the clips.
            parent: The Qt owner.
            launch: Starts a sound process; on QProcess when None.
            make_alarm: Makes an alarm; on Qt's event loop when None.
            find_player: Looks for a way to play files without the sound process.
        """
        super().__init__(parent)
        alarms = make_alarm or partial(QtAlarm, parent=self)
        self._launch = launch or partial(QtCueProcess, cue_command(sounds), parent=self)
        self._basic = BasicCues(sounds, find_player, alarms, self._on_basic_failed)
        self._watch = alarms(self._on_quiet)
        self._restart = alarms(self._start)
        self._forget = alarms(self._drop_waiting)
        self._status = SoundStatus.OFF
        self._process: CueProcess | None = None
        self._volume_ratio = 1.0
        self._waiting = ""
        self._was_ready = False
        self._faults = 0
        self._beats = 0

    @property
    def status(self) -> SoundStatus:
        """How cues are heard at the moment."""
        return self._status

    def open(self) -> None:
        """Get ready to play; call it at the start of each session.

        Does nothing while the sound process runs or starts. After a fallback it tries for the best way again:
        a device may have been plugged in since.
        """
        if self._status in {SoundStatus.STARTING, SoundStatus.FULL}:
            return
        self._basic.close()
        self._was_ready = False
        self._faults = 0
        self._set_status(SoundStatus.STARTING)
        self._start()

    def play(self, sound: str) -> None:
        """Sound a cue now; see `desktop.sound.output.CueOutput.play`.

        While the sound process starts, the newest cue is kept for a moment and sounds when it is ready.
        """
        if sound not in RECIPES:
            return
        match self._status:
            case SoundStatus.FULL:
                self._send(Command(Verb.PLAY, sound=sound))
            case SoundStatus.STARTING if sound != SoundName.TICK:
                # A late tick would count the wrong second; anything else is worth hearing late.
                self._waiting = sound
                self._forget.ring_in(WORTH_HEARING_MS)
            case SoundStatus.BASIC if self._volume_ratio > 0.0:
                self._basic.play(sound)
            case _:
                pass

    def stop(self) -> None:
        """Fall silent at once; later cues are heard again."""
        self._drop_waiting()
        self._send(Command(Verb.STOP))
        self._basic.stop()

    def set_volume_ratio(self, volume_ratio: float) -> None:
        """Set how loud cues are, from 0 to 1; in basic mode only 0 makes a difference."""
        self._volume_ratio = held_ratio(volume_ratio)
        self._send(Command(Verb.VOLUME, volume_ratio=self._volume_ratio))

    def close(self) -> None:
        """End the sound process and let go of the device; takes 0.8 s at the very most."""
        self._drop_waiting()
        self._restart.cancel()
        self._watch.cancel()
        self._basic.close()
        if self._process is not None:
            self._send(Command(Verb.QUIT))
            self._process.close()
            self._process = None
        self._set_status(SoundStatus.OFF)

    def _start(self) -> None:
        self._beats = 0
        self._process = self._launch(self._on_line, self._on_end)
        self._watch.ring_in(START_LIMIT_MS)

    def _send(self, command: Command) -> None:
        if self._process is not None:
            self._process.write_line(command.to_line())

    def _on_line(self, line: str) -> None:
        self._watch.ring_in(QUIET_LIMIT_MS)
        match parse_report(line):
            case Report.READY:
                _logger.info("sound process: %s", line)
                self._on_ready()
            case Report.ALIVE:
                self._on_beat()
            case Report.NO_QTMULTIMEDIA:
                self._give_up(line)
            case Report.NO_DEVICE if not self._was_ready:
                self._give_up(line)
            case Report.NO_DEVICE | Report.DEVICE_CHANGED:
                self._recover(line)
            case None:
                _logger.debug("sound process: %s", line)

    def _on_ready(self) -> None:
        self._was_ready = True
        self._send(Command(Verb.VOLUME, volume_ratio=self._volume_ratio))
        self._set_status(SoundStatus.FULL)
        self._play_waiting()

    def _on_beat(self) -> None:
        self._beats += 1
        if self._beats == HEALTHY_BEATS:
            self._faults = 0

    def _on_end(self) -> None:
        self._recover("it ended")

    def _on_quiet(self) -> None:
        self._recover("it hangs")

    def _recover(self, why: str) -> None:
        """Start again after a while, or fall back when that was tried often enough."""
        if self._faults == len(BACK_OFF_MS):
            self._give_up(why)
            return
        _logger.warning("sound process starts again: %s", why)
        self._let_go()
        self._restart.ring_in(BACK_OFF_MS[self._faults])
        self._faults += 1
        self._set_status(SoundStatus.STARTING)

    def _give_up(self, why: str) -> None:
        _logger.warning("no sound process: %s", why)
        self._let_go()
        if self._basic.open():
            self._set_status(SoundStatus.BASIC)
            self._play_waiting()
        else:
            self._set_status(SoundStatus.SILENT)

    def _let_go(self) -> None:
        self._watch.cancel()
        if self._process is not None:
            self._process.abandon()
            self._process = None

    def _play_waiting(self) -> None:
        sound = self._waiting
        self._drop_waiting()
        self.play(sound)

    def _drop_waiting(self) -> None:
        self._waiting = ""
        self._forget.cancel()

    def _on_basic_failed(self) -> None:
        self._set_status(SoundStatus.SILENT)

    def _set_status(self, status: SoundStatus) -> None:
        if status is not self._status:
            self._status = status
            self.status_changed.emit(status)
