"""The engine: walks a timeline, takes commands, and reports what happens. It is told the time at every call.

Time is computed, never counted: the position is what had been played when the clock was last started,
plus what the clock has moved since. However seldom or late the engine is asked, nothing adds up. It
knows no timer, no speed, no sound and no window.
"""

from desktop.model.units import ClockMs, DurationMs, PositionMs
from desktop.session.commands import (
    Back,
    Command,
    Extend,
    Interrupt,
    Leave,
    Load,
    Next,
    Pause,
    Recue,
    Repeat,
    Resume,
    Seek,
    Start,
)
from desktop.session.cues import opening_line
from desktop.session.events import (
    CueDue,
    Event,
    Finished,
    Jumped,
    Refused,
    SegmentStarted,
    StateChanged,
    TimelineChanged,
)
from desktop.session.jumps import back_position_ms, next_position_ms
from desktop.session.playhead import Playhead
from desktop.session.timeline import Timeline
from desktop.session.transitions import TRANSITIONS, EndReached, State

__all__ = ["Engine", "State"]

_NO_TIMELINE = Timeline(routine="", title="", segments=(), cues=(), duration_ms=0)


class Engine:
    """One session at a time, from loading a timeline to its end.

    Every call is given a reading of one monotonic clock. A reading older than an earlier one counts as
    the earlier one, so the position never runs backwards. The moves allowed in each state are those of
    ``transitions.TRANSITIONS``.
    """

    def __init__(self) -> None:
        self._state = State.IDLE
        self._head = Playhead(_NO_TIMELINE)
        self._now_ms: ClockMs | None = None
        self._started_at_ms: ClockMs = 0
        self._accrued_ms: PositionMs = 0

    @property
    def state(self) -> State:
        """What the session is doing."""
        return self._state

    @property
    def timeline(self) -> Timeline | None:
        """The timeline being played, as long as it is by now; None while idle."""
        return None if self._state is State.IDLE else self._head.timeline

    def position_ms(self, now_ms: ClockMs) -> PositionMs:
        """Where the session stands at a reading of the clock; 0 while idle or ready."""
        self._take_time(now_ms)
        return min(self._reached_ms(), self._head.timeline.duration_ms)

    def next_look_ms(self, now_ms: ClockMs) -> DurationMs | None:
        """How long from now until something is due; 0 when it is overdue, None when nothing is running."""
        self._take_time(now_ms)
        if self._state is not State.RUNNING:
            return None
        return max(0, self._head.next_ms - self._reached_ms())

    def advance(self, now_ms: ClockMs) -> tuple[Event, ...]:
        """Report all that has become due up to a reading of the clock, in order and once."""
        self._take_time(now_ms)
        if self._state is not State.RUNNING:
            return ()
        told = self._head.walk(self._reached_ms())
        return (*told, *self._finish()) if self._head.at_end else told

    def handle(self, command: Command, now_ms: ClockMs) -> tuple[Event, ...]:
        """Carry out a command, after reporting what has become due before it.

        Args:
            command: What to do.
            now_ms: The reading of the clock at which it was asked for.

        Returns:
            What happened. A command that is not allowed gives one ``Refused`` and changes nothing.
        """
        told = self.advance(now_ms)
        target = TRANSITIONS.get((self._state, type(command)))
        if target is None:
            return (*told, Refused(command, self._state))
        return (*told, *self._carry_out(command, target))

    def _carry_out(self, command: Command, target: State) -> tuple[Event, ...]:
        match command:
            case Load(timeline):
                self._place(Playhead(timeline))
                events = (TimelineChanged(timeline), *self._enter(target))
            case Start(segment_index):
                events = self._start(segment_index, target)
            case Pause() | Interrupt():
                self._accrued_ms = self._head.position_ms
                events = self._enter(target)
            case Resume():
                events = self._resume(target)
            case Next() | Back() | Seek():
                events = self._jump(self._landing_ms(command))
            case Extend(by_ms):
                events = self._extend(by_ms)
            case Recue(timeline):
                events = self._recue(timeline)
            case Repeat():
                events = self._repeat()
            case Leave():
                self._place(Playhead(_NO_TIMELINE))
                events = self._enter(target)
        return events

    def _start(self, segment_index: int, target: State) -> tuple[Event, ...]:
        segments = self._head.timeline.segments
        if not 0 <= segment_index < len(segments):
            return (Refused(Start(segment_index), self._state),)
        segment = segments[segment_index]
        self._head.jump(segment.start_ms)
        self._accrued_ms = segment.start_ms
        return self._run(target, SegmentStarted(segment, segment.start_ms))

    def _resume(self, target: State) -> tuple[Event, ...]:
        """Go on; a line that the pause cut is said again from its start, for half a sentence tells nothing.

        A line lies within one segment, so the session never goes back over a boundary.
        """
        cut = self._head.spoken
        if cut is None:
            return self._run(target)
        self._head.jump(cut.at_ms)
        self._accrued_ms = cut.at_ms
        return (Jumped(cut.at_ms), *self._run(target))

    def _run(self, target: State, *first: Event) -> tuple[Event, ...]:
        """Start the clock where the session stands, and report what is due at once."""
        self._started_at_ms = self._clock_ms
        return (*self._enter(target), *first, *self.advance(self._clock_ms))

    def _jump(self, position_ms: PositionMs) -> tuple[Event, ...]:
        self._head.jump(position_ms)
        self._accrued_ms = self._head.position_ms
        self._started_at_ms = self._clock_ms
        jumped = Jumped(self._accrued_ms)
        if self._head.at_end:
            return (jumped, *self._head.walk(self._accrued_ms), *self._finish())
        started = SegmentStarted(self._head.segment, self._accrued_ms)
        return (jumped, started, *self.advance(self._clock_ms))

    def _landing_ms(self, command: Next | Back | Seek) -> PositionMs:
        match command:
            case Next():
                return next_position_ms(self._head.timeline, self._head.position_ms)
            case Back():
                return back_position_ms(self._head.timeline, self._head.position_ms)
            case Seek(position_ms):
                return position_ms

    def _extend(self, by_ms: DurationMs) -> tuple[Event, ...]:
        if by_ms <= 0:
            return (Refused(Extend(by_ms), self._state),)
        self._head.lengthen(by_ms)
        return (TimelineChanged(self._head.timeline),)

    def _recue(self, timeline: Timeline) -> tuple[Event, ...]:
        if timeline.segments != self._head.timeline.segments:
            return (Refused(Recue(timeline), self._state),)
        self._head.replace(timeline)
        return (TimelineChanged(timeline),)

    def _repeat(self) -> tuple[Event, ...]:
        """Tell what is said as the current segment begins, or else the sound that announces it."""
        segment, cues = self._head.segment, self._head.timeline.cues
        sounds = (cue for cue in cues if cue.segment == segment.index and cue.line is None)
        cue = opening_line(cues, segment) or next(sounds, None)
        return (Refused(Repeat(), self._state),) if cue is None else (CueDue(cue),)

    def _finish(self) -> tuple[Event, ...]:
        self._accrued_ms = self._head.position_ms
        return (*self._enter(TRANSITIONS[self._state, EndReached]), Finished(self._accrued_ms))

    def _enter(self, state: State) -> tuple[Event, ...]:
        self._state = state
        return (StateChanged(state, self._accrued_ms),)

    def _place(self, head: Playhead) -> None:
        self._head = head
        self._accrued_ms = 0

    @property
    def _clock_ms(self) -> ClockMs:
        """The latest reading of the clock."""
        return self._now_ms or 0

    def _take_time(self, now_ms: ClockMs) -> None:
        self._now_ms = now_ms if self._now_ms is None else max(self._now_ms, now_ms)

    def _reached_ms(self) -> PositionMs:
        """Where the clock has got to; beyond the end when nobody asked for a while."""
        if self._state is State.RUNNING:
            return self._accrued_ms + self._clock_ms - self._started_at_ms
        return self._accrued_ms
