"""Make a segment of a finished timeline longer. A pure function; knows nothing of what was already played."""

from dataclasses import replace

from desktop.model.units import DurationMs
from desktop.session.timeline import Cue, CueKind, Segment, Timeline


def extended(timeline: Timeline, index: int, by_ms: DurationMs) -> Timeline:
    """The timeline with one segment longer and all that follows moved.

    The ticks of the segment move with its end, so that they count down to it; its other cues stay where
    they are, even the half-way one: it may have been heard already. Repetitions are not changed.

    Args:
        timeline: The timeline.
        index: The segment to lengthen.
        by_ms: How much longer; more than 0.
    """
    old_end_ms = timeline.segments[index].end_ms

    def segment_moved(segment: Segment) -> Segment:
        if segment.index == index:
            return replace(segment, duration_ms=segment.duration_ms + by_ms)
        return replace(segment, start_ms=segment.start_ms + by_ms) if segment.index > index else segment

    def cue_moved(cue: Cue) -> Cue:
        counts_down = cue.segment == index and cue.kind is CueKind.TICK
        return replace(cue, at_ms=cue.at_ms + by_ms) if counts_down or cue.at_ms >= old_end_ms else cue

    cues = sorted(map(cue_moved, timeline.cues), key=lambda cue: (cue.at_ms, -cue.priority))
    return replace(
        timeline,
        segments=tuple(map(segment_moved, timeline.segments)),
        cues=tuple(cues),
        duration_ms=timeline.duration_ms + by_ms,
    )
