"""Make a segment of a finished timeline longer. A pure function; is told what was played already."""

from collections.abc import Sequence
from dataclasses import replace

from desktop.model.units import DurationMs, PositionMs
from desktop.session.countdown import BREATHS, COUNT_LINES, COUNTS, Counting, counted
from desktop.session.cues import in_order, opening_line
from desktop.session.timeline import Cue, CueKind, Segment, Timeline


def extended(timeline: Timeline, index: int, by_ms: DurationMs, told_ms: PositionMs) -> Timeline:
    """The timeline with one segment longer and all that follows moved.

    The countdown of the segment is planned anew, towards its new end; a segment that was too short for one
    gets it now. What is said as it begins stays where it is, and so does a half-way that was told.
    Repetitions are not changed.

    Args:
        timeline: The timeline.
        index: The segment to lengthen.
        by_ms: How much longer; more than 0.
        told_ms: What lies before this position was told.
    """
    old = timeline.segments[index]
    longer = replace(old, duration_ms=old.duration_ms + by_ms)
    opening = opening_line(timeline.cues, old)
    half_ms = (cue.at_ms for cue in timeline.cues if cue.segment == index and is_told_half(cue, told_ms))
    kept = [
        cue
        for cue in _within(timeline.cues, old)
        if cue is opening or (cue.line is None and cue.kind not in COUNTS | BREATHS)
    ]
    moved = [replace(cue, at_ms=cue.at_ms + by_ms) for cue in timeline.cues if cue.at_ms >= old.end_ms]
    before = [cue for cue in timeline.cues if cue.at_ms < old.start_ms]
    fresh = counted(longer, opening, _counting(timeline), next(half_ms, None))
    return replace(
        timeline,
        segments=(
            *timeline.segments[:index],
            longer,
            *(replace(each, start_ms=each.start_ms + by_ms) for each in timeline.segments[index + 1 :]),
        ),
        cues=in_order([*before, *kept, *fresh, *moved]),
        duration_ms=timeline.duration_ms + by_ms,
    )


def is_told_half(cue: Cue, told_ms: PositionMs) -> bool:
    """Whether a cue said that half of its segment was over; it is not said twice when that gets longer."""
    return cue.kind is CueKind.HALF and cue.at_ms < told_ms


def _within(cues: Sequence[Cue], segment: Segment) -> list[Cue]:
    return [cue for cue in cues if segment.start_ms <= cue.at_ms < segment.end_ms]


def _counting(timeline: Timeline) -> Counting:
    """What is wanted while a step goes on, told from what was planned in any of them."""
    return Counting(
        words_ms={cue.line: cue.length_ms for cue in timeline.cues if cue.line in COUNT_LINES},
        breathing=any(cue.kind in BREATHS for cue in timeline.cues),
    )
