"""Lets a session run: one timer that says "look again", and a signal for everything the engine reports.

The engine computes the time; this only asks it often enough and at the right moments, and stops it when the
machine has slept. Knows no window, no sound and no content.
"""

import math
from collections import deque
from collections.abc import Callable

from PySide6.QtCore import QObject, Qt, QTimer, Signal

from desktop.model.units import ClockMs, DurationMs, PositionMs
from desktop.session.commands import Back, Command, Interrupt, Leave, Next, Resume, Seek, Start
from desktop.session.engine import Engine
from desktop.session.events import Event
from desktop.session.sleep import SleepDetector
from desktop.session.timeline import Timeline
from desktop.session.transitions import State
from desktop.system.clock import wall_ms

LOOK_MS = 33
"""The longest time between two looks while a session runs: as often as pictures move."""

UNWATCHED_LOOK_MS = 500
"""The same while nobody sees the session: boundaries and cues have their own looks."""

LONGEST_STALL_MS = 10_000
"""A look that comes later than this means that the machine stood still; not every clock stops in sleep."""

_SETTING_GOING = (Start, Resume, Next, Back, Seek)
"""The commands after which the session begins to be heard from another place."""


class SessionDriver(QObject):
    """Owns the engine and the only timer of a session.

    The timer is a single shot that is set anew after every look: to the next boundary or cue when one is
    near, else to ``LOOK_MS``, or to ``UNWATCHED_LOOK_MS``. It does not run unless the session does.

    Sound is heard a little after it was asked for. So that the picture agrees with what is heard, the session
    waits that long wherever it is set going; from then on both keep to the same clock.

    Signals:
        happened: Each event of ``desktop.session.events``, in order.
        ticked: The position in milliseconds, after every look and every command.
    """

    happened = Signal(object)
    ticked = Signal(int)

    def __init__(
        self,
        clock: Callable[[], ClockMs],
        parent: QObject | None = None,
        speed: float = 1.0,
        *,
        wall_clock: Callable[[], int] = wall_ms,
    ) -> None:
        """Make a driver without a session.

        Args:
            clock: A monotonic clock in milliseconds.
            parent: The Qt parent.
            speed: How many times faster than life the session runs, for trying out.
            wall_clock: A clock in milliseconds that goes on while the machine sleeps.

        Raises:
            ValueError: The speed is not a positive number.
        """
        super().__init__(parent)
        if not (math.isfinite(speed) and speed > 0):
            raise ValueError(f"the speed is {speed}, it must be a number above 0")
        self._clock = clock
        self._wall_clock = wall_clock
        self._speed = speed
        self._longest_look_ms = LOOK_MS
        self._sound_delay_ms: DurationMs = 0
        self._engine = Engine()
        self._sleep = SleepDetector()
        self._untold: deque[Event] = deque()
        self._telling = False
        self._zero_ms = self._seen_ms = self._going_at_ms = clock()
        self._sleep.observe(self._seen_ms, wall_clock())
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self.look)

    @property
    def state(self) -> State:
        """What the session is doing."""
        return self._engine.state

    @property
    def timeline(self) -> Timeline | None:
        """The timeline being played, as long as it is by now; None while idle."""
        return self._engine.timeline

    @property
    def is_waiting(self) -> bool:
        """Whether the timer is set; it is while a session runs, and never otherwise."""
        return self._timer.isActive()

    @property
    def going_at_ms(self) -> ClockMs:
        """When, on the clock, the session goes on from where it was last set going: now or in a moment."""
        return self._going_at_ms

    def set_sound_delay(self, delay_ms: DurationMs) -> None:
        """Say how long after it was asked for a sound is heard; holds from the next command on."""
        self._sound_delay_ms = delay_ms

    def position_ms(self) -> PositionMs:
        """Where the session stood at the latest look."""
        return self._engine.position_ms(self._session_clock_ms())

    def send(self, command: Command, wait_ms: DurationMs = 0) -> None:
        """Carry out a command now, after whatever has become due before it.

        Args:
            command: What to do.
            wait_ms: How much longer than for the sound the session waits when the command sets it going.
        """
        events = self._pass_time()
        delay_ms = 0
        if isinstance(command, _SETTING_GOING):
            delay_ms = self._sound_delay_ms + wait_ms
            # A session that still waits for its sound waits on: its clock never runs backwards.
            self._going_at_ms = max(self._going_at_ms, self._seen_ms + delay_ms)
        at_ms = self._session_clock_ms() + math.ceil(delay_ms * self._speed)
        self._tell((*events, *self._engine.handle(command, at_ms)))

    def look(self) -> None:
        """Report what has become due. The timer calls this; it may be called at any time."""
        self._tell(self._pass_time())

    def set_watched(self, watched: bool) -> None:  # noqa: FBT001 - what a signal says
        """Say whether anybody sees the session; while nobody does, it is looked at less often."""
        self._longest_look_ms = LOOK_MS if watched else UNWATCHED_LOOK_MS
        self.look()

    def close(self) -> None:
        """Put the session away without a word and stop the timer, as the app ends."""
        self._engine.handle(Leave(), self._session_clock_ms())
        self._set_timer()

    def _pass_time(self) -> tuple[Event, ...]:
        """Read the clocks and let the engine catch up, or interrupt it where the time was slept away."""
        now_ms = self._clock()
        slept_ms = self._sleep.observe(now_ms, self._wall_clock())
        stalled = self._engine.state is State.RUNNING and now_ms - self._seen_ms > LONGEST_STALL_MS
        if self._engine.state is State.RUNNING and (slept_ms or stalled):
            # Stopped by the reading from before the gap, so that none of the gap counts as played.
            events = self._engine.handle(Interrupt(), self._session_clock_ms())
            self._seen_ms = now_ms
            return events
        self._seen_ms = now_ms
        return self._engine.advance(self._session_clock_ms())

    def _tell(self, events: tuple[Event, ...]) -> None:
        self._set_timer()
        self._untold.extend(events)
        if self._telling:
            # A listener answered an event with a command: what follows from it is told after that event.
            return
        self._telling = True
        try:
            while self._untold:
                self.happened.emit(self._untold.popleft())
        finally:
            self._telling = False
        self.ticked.emit(self.position_ms())

    def _set_timer(self) -> None:
        due_ms: DurationMs | None = self._engine.next_look_ms(self._session_clock_ms())
        if due_ms is None:
            self._timer.stop()
        else:
            self._timer.start(min(self._longest_look_ms, max(1, math.ceil(due_ms / self._speed))))

    def _session_clock_ms(self) -> ClockMs:
        """The clock at the latest look, as the session counts it."""
        return math.floor((self._seen_ms - self._zero_ms) * self._speed)
