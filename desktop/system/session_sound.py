"""Makes a session heard: joins the sound process, what stands in for it, and the account of the notes.

Knows neither devices nor what a note means; how a process, an alarm and a player of the system are made is
handed in.
"""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from desktop.model.units import ClockMs, DurationMs, PositionMs
from desktop.sound.aside import Aside
from desktop.sound.output import Device, SoundStatus
from desktop.sound.protocol import (
    Devices,
    Hold,
    Once,
    Order,
    Play,
    Report,
    SetAmbient,
    SetLevels,
    SetScore,
    SoundAlive,
    Sounded,
    Unsounded,
)
from desktop.sound.score import Ambient, Bus, Levels, Note, Score
from desktop.system.alarm import MakeAlarm, QtAlarm
from desktop.system.basic_sound import BasicSound, FindPlayer, find_playsound
from desktop.system.clock import monotonic_ms
from desktop.system.note_ledger import Anchor, NoteLedger
from desktop.system.side_thread import SideThread
from desktop.system.sound_keeper import BACK_OFF_MS, SoundKeeper
from desktop.system.sound_launch import Launch, launch_sound

STAYS_AWAY_MS = 3000
"""How long sound may be away before other means are tried and the user is told."""

SETTLE_MS = 1000
"""How long after sound came back the missed notes are told: what is late by little sounds in that time."""

DELAY_STEP_MS = 5
"""A delay that changed by less is the same: a picture that is shifted by this looks no different."""


class SessionSound(QObject):
    """A session's sound, played as well as this machine can, and never an obstacle to it.

    No call raises or waits for want of sound. A status of `SoundStatus.STARTING` lasts 3 s at most and need
    not be told: when sound stays away longer, or three starts have failed, it becomes `SoundStatus.BASIC` or
    `SoundStatus.SILENT`, while the sound process is tried on, and `SoundStatus.FULL` when that plays again.

    Signals:
        status_changed: How the session is heard from now on (`SoundStatus`).
        delay_changed: The milliseconds from mixing a sample to hearing it; 0 while there is no stream.
        missed: Notes that were due while nothing could be heard, or whose clip was not there (`tuple[Note,
            ...]`), each once. Their numbers are those of the score they were due in: before another score is
            taken, all that were missed until then are told.
        devices_changed: What there is to play on (`tuple[Device, ...]`).
    """

    status_changed = Signal(SoundStatus)
    delay_changed = Signal(int)
    missed = Signal(tuple)
    devices_changed = Signal(tuple)

    def __init__(
        self,
        parent: QObject | None = None,
        *,
        clock: Callable[[], ClockMs] = monotonic_ms,
        launch: Launch | None = None,
        make_alarm: MakeAlarm | None = None,
        find_player: FindPlayer = find_playsound,
        aside: Aside | None = None,
    ) -> None:
        """Prepare to play; starts nothing yet.

        Args:
            parent: The Qt owner.
            clock: The monotonic clock in milliseconds.
            launch: Starts a sound process; on QProcess when None.
            make_alarm: Makes an alarm; on Qt's event loop when None.
            find_player: Looks for a way to play files without the sound process.
            aside: Where slow work is done; on a thread when None.
        """
        super().__init__(parent)
        alarms = make_alarm or partial(QtAlarm, parent=self)
        self._clock = clock
        self._keeper = SoundKeeper(self, launch or partial(launch_sound, parent=self), alarms, clock)
        self._basic = BasicSound(find_player, alarms, clock, aside or SideThread(self), self)
        self._stays_away = alarms(self._on_stays_away)
        self._settle = alarms(self._on_settle)
        self._ledger = NoteLedger()
        self._levels = Levels()
        self._ambient = Ambient.NONE
        self._device_id = ""
        self._status = SoundStatus.OFF
        self._delay_ms: DurationMs = 0
        self._devices: tuple[Device, ...] = ()

    @property
    def status(self) -> SoundStatus:
        """How the session is heard at the moment."""
        return self._status

    @property
    def delay_ms(self) -> DurationMs:
        """The milliseconds from mixing a sample to hearing it; 0 while there is no stream."""
        return self._delay_ms

    @property
    def devices(self) -> tuple[Device, ...]:
        """What there is to play on, as far as a sound process has told."""
        return self._devices

    def open(self) -> None:
        """Get ready to play; call it at the start of each session.

        Does nothing while it is open: a sound process that is not there is tried for all the time.
        """
        if self._status is SoundStatus.OFF:
            self._begin()

    def set_score(self, score: Score) -> None:
        """Say what there is to play from now on; a session that plays goes on with it at once.

        A note that was sounded under the score before, the same clip at the same moment, is not repeated.
        """
        self._tell_missed(self._ledger.set_score(score, self._clock()))
        self._keeper.send(SetScore(score))
        self._basic.set_score(score)

    def play(self, position_ms: PositionMs, heard_at_ms: ClockMs) -> None:
        """Play the score from a position on, or go on from another one.

        Args:
            position_ms: The position on the session's time.
            heard_at_ms: When that position is to be heard, on the monotonic clock (`desktop.system.clock`).
        """
        anchor = Anchor(position_ms, heard_at_ms)
        self._keeper.send(Play(position_ms, heard_at_ms))
        self._basic.play(anchor)
        self._tell_missed(self._ledger.play(anchor, self._clock()))

    def hold(self) -> None:
        """Stand still: what sounds is faded out within some hundredths of a second."""
        self._keeper.send(Hold())
        self._basic.hold()
        self._tell_missed(self._ledger.hold(self._clock()))

    def once(self, clip: Path, bus: Bus) -> None:
        """Sound a clip now, beside or without the score; a voice clip silences what the voice says."""
        self._keeper.send(Once(clip, bus))
        self._basic.once(clip, bus)

    def set_levels(self, levels: Levels) -> None:
        """Set how loud each bus is; heard within 150 ms, in basic sound from the next clip on."""
        self._levels = levels
        self._keeper.send(SetLevels(levels))
        self._basic.set_levels(levels)

    def set_ambient(self, ambient: Ambient) -> None:
        """Choose what sounds behind a session while it plays; nothing does in basic sound."""
        self._ambient = ambient
        self._keeper.send(SetAmbient(ambient))

    def set_device(self, device_id: str) -> None:
        """Choose what to play on; empty for the system's default, which also stands in for one that is gone.

        What plays goes on there.
        """
        if device_id == self._device_id:
            return
        self._device_id = device_id
        if self._status is not SoundStatus.OFF:
            self._ledger.lose(self._clock())
            self._begin()

    def close(self) -> None:
        """End the sound process and let go of the device; takes 0.8 s at the very most."""
        self._stays_away.cancel()
        self._settle.cancel()
        self._basic.close()
        self._tell_missed(self._ledger.hold(self._clock()))
        self._ledger.lose(self._clock())
        self._keeper.close()
        self._set_delay(0)
        self._set_status(SoundStatus.OFF)

    def on_launched(self) -> None:
        """A sound process starts: it is told everything in advance, so that it plays as soon as it can."""
        orders: list[Order] = [
            SetLevels(self._levels),
            SetAmbient(self._ambient),
            SetScore(self._ledger.score),
        ]
        anchor = self._ledger.resumption(self._clock())
        if anchor is not None and not self._basic.is_open:
            orders.append(Play(anchor.position_ms, anchor.heard_at_ms))
        for order in orders:
            self._keeper.send(order)

    def on_ready(self, delay_ms: DurationMs) -> None:
        """The sound process plays; what stood in for it falls silent."""
        stood_in = self._basic.is_open
        self._basic.close()
        if stood_in:
            anchor = self._ledger.resumption(self._clock())
            if anchor is not None:
                self._keeper.send(Play(anchor.position_ms, anchor.heard_at_ms))
        self._stays_away.cancel()
        self._ledger.hear(self._clock())
        self._settle.ring_in(SETTLE_MS)
        self._set_delay(delay_ms)
        self._set_status(SoundStatus.FULL)

    def on_report(self, report: Report) -> None:
        """The sound process told something."""
        match report:
            case Sounded(note):
                self._ledger.note_sounded(note, self._clock())
            case Unsounded(note):
                self._tell_missed(self._ledger.note_unsounded(note, self._clock()))
            case SoundAlive(delay_ms) if self._keeper.is_ready:
                self._set_delay(delay_ms)
            case Devices(devices) if devices != self._devices:
                self._devices = devices
                self.devices_changed.emit(devices)
            case _:
                pass

    def on_lost(self, since_ms: ClockMs, faults: int) -> None:
        """The sound process is gone; another one is on its way."""
        self._ledger.lose(since_ms)
        self._settle.cancel()
        self._set_delay(0)
        if self._status is SoundStatus.FULL:
            self._set_status(SoundStatus.STARTING)
            self._stays_away.ring_in(STAYS_AWAY_MS)
        if faults >= len(BACK_OFF_MS) and self._status is SoundStatus.STARTING:
            self._on_stays_away()

    def on_hopeless(self) -> None:
        """There will be no sound process."""
        self._set_delay(0)
        self._on_stays_away()

    def on_player_looked_for(self, *, found: bool) -> None:
        """It is known whether there is basic sound."""
        self._set_status(SoundStatus.BASIC if found else SoundStatus.SILENT)

    def on_clip_heard(self, note: Note | None) -> None:
        """A clip of basic sound was heard."""
        if note is not None:
            self._ledger.note_sounded(note, self._clock())
        if self._status is SoundStatus.SILENT:
            self._set_status(SoundStatus.BASIC)

    def on_clip_left_out(self, note: Note) -> None:
        """Basic sound has no such notes: that is no news about this one."""
        self._ledger.note_sounded(note, self._clock())

    def on_clip_failed(self) -> None:
        """A clip of basic sound could not be heard."""
        if self._status is SoundStatus.BASIC:
            self._set_status(SoundStatus.SILENT)

    def _begin(self) -> None:
        self._basic.close()
        self._settle.cancel()
        self._set_delay(0)
        self._set_status(SoundStatus.STARTING)
        self._stays_away.ring_in(STAYS_AWAY_MS)
        self._keeper.open(self._device_id)

    def _on_stays_away(self) -> None:
        self._stays_away.cancel()
        self._basic.open()

    def _on_settle(self) -> None:
        self._tell_missed(self._ledger.settle(self._clock()))

    def _tell_missed(self, notes: tuple[Note, ...]) -> None:
        if notes:
            self.missed.emit(notes)

    def _set_delay(self, delay_ms: DurationMs) -> None:
        if abs(delay_ms - self._delay_ms) >= DELAY_STEP_MS or (delay_ms == 0) != (self._delay_ms == 0):
            self._delay_ms = delay_ms
            self.delay_changed.emit(delay_ms)

    def _set_status(self, status: SoundStatus) -> None:
        if status is not self._status:
            self._status = status
            self.status_changed.emit(status)
