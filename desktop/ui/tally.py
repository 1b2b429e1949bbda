"""Counts what was really done in a session: time, steps done, steps skipped. Knows events, no widget.

A step counts as done once half of it was played. Time that was jumped over never counts.
"""

from dataclasses import dataclass

from desktop.model.units import DurationMs, PositionMs
from desktop.session.events import Event, Jumped, SegmentStarted, StateChanged, TimelineChanged
from desktop.session.timeline import Segment, Timeline
from desktop.session.transitions import State

_DONE_RATIO = 0.5


@dataclass(frozen=True, slots=True, kw_only=True)
class SessionSummary:
    """What was done in a session.

    Attributes:
        title: The title of the routine.
        played_ms: How long it really ran, at the session's own pace.
        done: How many steps were done.
        skipped: How many of the steps since the start of the session were not.
    """

    title: str
    played_ms: DurationMs
    done: int
    skipped: int


class Tally:
    """Listens to a session and sums it up."""

    def __init__(self) -> None:
        self._timeline: Timeline | None = None
        self._state = State.IDLE
        self._current: Segment | None = None
        self._position_ms: PositionMs = 0
        self._first_play = 0
        self._played_ms: dict[int, DurationMs] = {}

    def note_event(self, event: Event) -> None:
        """Take note of what the session reports."""
        match event:
            case TimelineChanged(timeline):
                self._timeline = timeline
            case StateChanged(state, at_ms):
                self._enter(state, at_ms)
            case Jumped(position_ms):
                self._position_ms = position_ms
            case SegmentStarted(segment, position_ms):
                self.note_position(position_ms)
                self._begin(segment)
            case _:
                pass

    def note_position(self, position_ms: PositionMs) -> None:
        """Credit the time since the position that was noted before to the current segment."""
        if self._current is not None and position_ms > self._position_ms:
            index = self._current.index
            passed_ms = position_ms - self._position_ms
            self._played_ms[index] = self._played_ms.get(index, 0) + passed_ms
        self._position_ms = position_ms

    def summary(self) -> SessionSummary:
        """What was done since the session began."""
        plays = self._timeline.plays[self._first_play :] if self._timeline else ()
        done = sum(
            1 for play in plays if self._played_ms.get(play.index, 0) >= _DONE_RATIO * play.duration_ms
        )
        return SessionSummary(
            title=self._timeline.title if self._timeline else "",
            played_ms=sum(self._played_ms.values()),
            done=done,
            skipped=len(plays) - done,
        )

    def _enter(self, state: State, at_ms: PositionMs) -> None:
        if state is State.RUNNING and self._state not in {State.PAUSED, State.INTERRUPTED}:
            self._played_ms.clear()
            self._current = None
        else:
            self.note_position(at_ms)
        self._state = state
        self._position_ms = at_ms

    def _begin(self, segment: Segment) -> None:
        if self._current is None and self._timeline is not None:
            self._first_play = next(
                (play.play or 0 for play in self._timeline.plays if play.index >= segment.index), 0
            )
        self._current = segment
