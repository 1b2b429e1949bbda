"""Where Next and Back lead on a timeline. Pure arithmetic; knows neither states nor clocks."""

from desktop.model.units import PositionMs
from desktop.session.timeline import SegmentKind, Timeline

_RESTART_AFTER_MS = 3_000
"""Within this time of a step's start, Back means the step before it."""


def next_position_ms(timeline: Timeline, position_ms: PositionMs) -> PositionMs:
    """Where Next leads from a position.

    From a step: to the next step, but to the pause before it where the person has to switch sides or
    change the technique. From a pause: to the step after it. From the last step: to the end.
    """
    segments = timeline.segments
    current = timeline.segment_at(position_ms)
    if current.index + 1 == len(segments):
        return timeline.duration_ms
    following = segments[current.index + 1]
    # A rest always has a step behind it.
    return following.end_ms if following.kind is SegmentKind.REST else following.start_ms


def back_position_ms(timeline: Timeline, position_ms: PositionMs) -> PositionMs:
    """Where Back leads from a position.

    To the start of the step being played, or, within three seconds of it, of the step before. From a
    pause: to the start of the step before it. From the beginning of the first step: to the very start.
    """
    current = timeline.segment_at(position_ms)
    if current.is_step and position_ms - current.start_ms > _RESTART_AFTER_MS:
        return current.start_ms
    earlier = (segment for segment in reversed(timeline.segments[: current.index]) if segment.is_step)
    return next((segment.start_ms for segment in earlier), 0)
