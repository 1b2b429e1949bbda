"""A place on a timeline that remembers what it has told: each boundary and cue once per pass over it.

Knows positions, not clocks and not states: those are the engine's.
"""

from bisect import bisect_left, bisect_right
from operator import attrgetter

from desktop.model.units import DurationMs, PositionMs
from desktop.session.cues import CUE_RULES
from desktop.session.events import CueDue, CueMissed, Event, SegmentStarted
from desktop.session.extension import extended
from desktop.session.timeline import Cue, Segment, Timeline

_AT_MS = attrgetter("at_ms")


class Playhead:
    """Walks and jumps over one timeline.

    What makes "once" exact: positions are whole milliseconds, and everything before ``_due_from_ms`` was
    told or jumped over. Walking to a position tells what lies from there up to and including it; jumping
    to a position makes what lies at or after it due again.
    """

    def __init__(self, timeline: Timeline) -> None:
        self._timeline = timeline
        self._position_ms: PositionMs = 0
        self._index = 0
        self._due_from_ms: PositionMs = 0
        self._next_ms: PositionMs = 0

    @property
    def timeline(self) -> Timeline:
        """The timeline, as long as it is by now."""
        return self._timeline

    @property
    def position_ms(self) -> PositionMs:
        """Where it stands; never beyond the end."""
        return self._position_ms

    @property
    def segment(self) -> Segment:
        """The segment it stands in; at the end, the last one."""
        return self._timeline.segments[self._index]

    @property
    def at_end(self) -> bool:
        """Whether it stands at the end of the timeline."""
        return self._position_ms >= self._timeline.duration_ms

    @property
    def spoken(self) -> Cue | None:
        """The line in the middle of which it stands, or at whose start; None outside all lines."""
        begun = bisect_right(self._timeline.cues, self._position_ms, key=_AT_MS)
        for cue in reversed(self._timeline.cues[:begun]):
            if cue.line is not None:
                # No two lines overlap: only the last one that has begun can still be going on.
                return cue if self._position_ms < cue.end_ms else None
        return None

    @property
    def next_ms(self) -> PositionMs:
        """The position of the next boundary or cue that is not told yet; the end is a boundary."""
        return self._next_ms

    def jump(self, position_ms: PositionMs) -> None:
        """Stand somewhere else at once; what is jumped over is not told.

        Args:
            position_ms: Where to; held between the start and the end.
        """
        self._position_ms = max(0, min(position_ms, self._timeline.duration_ms))
        self._index = self._timeline.segment_at(self._position_ms).index
        self._due_from_ms = self._position_ms
        self._look_ahead()

    def walk(self, reached_ms: PositionMs) -> tuple[Event, ...]:
        """Go on to a position and tell all that lies on the way, in order.

        Args:
            reached_ms: Where the clock has got to: never behind the present position, perhaps beyond the
                end. How late a cue is counts from here.

        Returns:
            A ``SegmentStarted`` for each boundary passed, and for each cue a ``CueDue``, or a
            ``CueMissed`` when it is later than the grace time of its kind.
        """
        self._position_ms = min(reached_ms, self._timeline.duration_ms)
        if self._position_ms < self._next_ms:
            self._due_from_ms = self._position_ms + 1
            return ()
        events: list[Event] = []
        for cue in self._due_cues():
            events.extend(self._enter_up_to(cue.at_ms))
            events.append(_told(cue, max(0, reached_ms - cue.at_ms)))
        events.extend(self._enter_up_to(self._position_ms))
        self._due_from_ms = self._position_ms + 1
        self._look_ahead()
        return tuple(events)

    def lengthen(self, by_ms: DurationMs) -> None:
        """Make the segment it stands in longer by more than 0; what was told stays told."""
        self.replace(extended(self._timeline, self._index, by_ms, self._due_from_ms))

    def replace(self, timeline: Timeline) -> None:
        """Go on with another timeline from the same place; of its cues those are due that lie ahead.

        Args:
            timeline: Begins no segment between the start of the present one and the position.
        """
        self._timeline = timeline
        self._look_ahead()

    def _due_cues(self) -> tuple[Cue, ...]:
        cues = self._timeline.cues
        first = bisect_left(cues, self._due_from_ms, key=_AT_MS)
        if self.at_end:
            # The words after the end are told with it: from then on the position stands still.
            return cues[first:]
        return cues[first : bisect_right(cues, self._position_ms, lo=first, key=_AT_MS)]

    def _enter_up_to(self, position_ms: PositionMs) -> list[Event]:
        """Enter every segment that begins by a position and is not entered yet."""
        entered: list[Event] = []
        segments = self._timeline.segments
        while self._index + 1 < len(segments) and segments[self._index + 1].start_ms <= position_ms:
            self._index += 1
            entered.append(SegmentStarted(self.segment, self.segment.start_ms))
        return entered

    def _look_ahead(self) -> None:
        cues = self._timeline.cues
        first = bisect_left(cues, self._due_from_ms, key=_AT_MS)
        boundary_ms = self.segment.end_ms
        self._next_ms = min(boundary_ms, cues[first].at_ms) if first < len(cues) else boundary_ms


def _told(cue: Cue, late_ms: DurationMs) -> CueDue | CueMissed:
    return CueMissed(cue, late_ms) if late_ms > CUE_RULES[cue.kind].grace_ms else CueDue(cue)
