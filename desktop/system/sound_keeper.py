"""Keeps a sound process alive: starts it, watches it, starts it again with back-off when it dies or hangs.

Knows nothing of sessions; how a process and an alarm are made is handed in.
"""

import logging
from collections.abc import Callable
from typing import Protocol

from desktop.model.units import ClockMs, DurationMs
from desktop.sound.protocol import (
    BEAT_MS,
    DeviceChanged,
    NoDevice,
    NoQtMultimedia,
    Order,
    Quit,
    Ready,
    Report,
    WindowAlive,
    order_line,
    parse_report,
)
from desktop.system.alarm import MakeAlarm
from desktop.system.sound_launch import Launch, SoundProcess

START_LIMIT_MS = 10_000
"""How long a sound process may take to its first line: 0.3 s on a warm machine, seconds from a cold disk."""

QUIET_LIMIT_MS = 3 * BEAT_MS + BEAT_MS // 2
"""How long a sound process may be silent before it counts as hung."""

HEALTHY_MS = 3000
"""A process that was ready for so long was healthy: its end is an accident, not a fault that will repeat."""

AT_ONCE_MS = 100
"""The wait before a healthy process is started again."""

BACK_OFF_MS = (200, 600, 1500)
"""The waits after the first, second and third fault in a row."""

OFTEN_MS = 2000
"""The wait after every further fault, so that sound is back within 5 s of a server or a device."""

SELDOM_MS = 10_000
"""The wait once sound has stayed away for `PATIENCE_MS`: each try costs a third of a second of a core."""

PATIENCE_MS = 60_000
"""How long it is tried often."""

_logger = logging.getLogger(__name__)


class KeeperListener(Protocol):
    """Hears how the sound process fares."""

    def on_launched(self) -> None:
        """A process starts; orders may be sent to it."""
        ...

    def on_ready(self, delay_ms: DurationMs) -> None:
        """It plays."""
        ...

    def on_report(self, report: Report) -> None:
        """It said something else."""
        ...

    def on_lost(self, since_ms: ClockMs, faults: int) -> None:
        """It is gone, and was last heard of at ``since_ms``; another one follows.

        Args:
            since_ms: When it last gave a sign of life, on the clock.
            faults: How many faults there were in a row; 0 after the end of a healthy process.
        """
        ...

    def on_hopeless(self) -> None:
        """There is no QtMultimedia here; no other one follows."""
        ...


class SoundKeeper:
    """At most one sound process, as long as it is wanted."""

    def __init__(
        self,
        listener: KeeperListener,
        launch: Launch,
        make_alarm: MakeAlarm,
        clock: Callable[[], ClockMs],
    ) -> None:
        """Prepare; starts nothing yet.

        Args:
            listener: Hears how it fares.
            launch: Starts a sound process.
            make_alarm: Makes an alarm.
            clock: The monotonic clock in milliseconds.
        """
        self._listener = listener
        self._launch = launch
        self._clock = clock
        self._watch = make_alarm(self._on_quiet)
        self._restart = make_alarm(self._start)
        self._beat = make_alarm(self._on_beat)
        self._process: SoundProcess | None = None
        self._device_id = ""
        self._faults = 0
        self._away_from_ms: ClockMs | None = None
        self._ready_from_ms: ClockMs | None = None
        self._last_line_ms: ClockMs = 0

    @property
    def is_ready(self) -> bool:
        """Whether there is a process that plays."""
        return self._ready_from_ms is not None

    def open(self, device_id: str) -> None:
        """Start on a device, with all faults forgotten; a process that runs fades out beside the new one."""
        self._let_go(gently=True)
        self._restart.cancel()
        self._device_id = device_id
        self._faults = 0
        self._away_from_ms = None
        self._start()

    def send(self, order: Order) -> None:
        """Send an order; lost without a word while there is no process."""
        if self._process is not None:
            self._process.write_line(order_line(order))

    def close(self) -> None:
        """End the process; takes 0.8 s at the very most."""
        self._restart.cancel()
        process = self._process
        if process is not None:
            self.send(Quit())
            self._forget()
            process.close()

    def _start(self) -> None:
        self._last_line_ms = self._clock()
        self._process = self._launch(self._device_id, self._on_line, self._on_end)
        self._watch.ring_in(START_LIMIT_MS)
        self._beat.ring_in(BEAT_MS)
        self._listener.on_launched()

    def _on_line(self, line: str) -> None:
        report = parse_report(line)
        if isinstance(report, NoDevice):
            # No sign of life: the device took nothing for a while before it was given up.
            self._recover(report.why)
            return
        self._last_line_ms = self._clock()
        self._watch.ring_in(QUIET_LIMIT_MS)
        match report:
            case Ready(delay_ms):
                self._ready_from_ms = self._last_line_ms
                self._listener.on_ready(delay_ms)
            case NoQtMultimedia(why):
                _logger.warning("no sound process: %s", why)
                self._let_go()
                self._listener.on_hopeless()
            case DeviceChanged():
                self._recover("another device is to be played on", gently=True)
            case None:
                _logger.debug("sound process: %s", line)
            case _:
                self._listener.on_report(report)

    def _on_beat(self) -> None:
        self.send(WindowAlive())
        self._beat.ring_in(BEAT_MS)

    def _on_end(self) -> None:
        self._recover("it ended")

    def _on_quiet(self) -> None:
        self._recover("it hangs")

    def _recover(self, why: str, *, gently: bool = False) -> None:
        _logger.info("the sound process starts again: %s", why)
        now_ms = self._clock()
        ready_from_ms = self._ready_from_ms
        if ready_from_ms is not None and now_ms - ready_from_ms >= HEALTHY_MS:
            self._faults = 0
            self._away_from_ms = None
            wait_ms = AT_ONCE_MS
        else:
            self._faults += 1
            wait_ms = self._back_off_ms(now_ms)
        if self._away_from_ms is None:
            self._away_from_ms = now_ms
        self._let_go(gently=gently)
        self._restart.ring_in(wait_ms)
        self._listener.on_lost(self._last_line_ms, self._faults)

    def _back_off_ms(self, now_ms: ClockMs) -> DurationMs:
        if self._faults <= len(BACK_OFF_MS):
            return BACK_OFF_MS[self._faults - 1]
        away_ms = 0 if self._away_from_ms is None else now_ms - self._away_from_ms
        return OFTEN_MS if away_ms < PATIENCE_MS else SELDOM_MS

    def _let_go(self, *, gently: bool = False) -> None:
        """Part with the process: kill it, or gently let it fade out."""
        process = self._process
        if process is not None:
            self._forget()
            process.retire() if gently else process.abandon()

    def _forget(self) -> None:
        self._watch.cancel()
        self._beat.cancel()
        self._process = None
        self._ready_from_ms = None
