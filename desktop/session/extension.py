"""Make a segment of a finished timeline longer. A pure function; knows nothing of what was already played."""

from collections.abc import Sequence
from dataclasses import replace

from desktop.model.units import DurationMs
from desktop.session.countdown import BREATHS, COUNTS, Counting, count_line, counted
from desktop.session.cues import in_order, opening_line
from desktop.session.timeline import Cue, CueKind, Segment, Timeline


def extended(timeline: Timeline, index: int, by_ms: DurationMs) -> Timeline:
    """The timeline with one segment longer and all that follows moved.

    The countdown of the segment is planned anew, towards its new end; a segment that was too short for one
    gets it now. What is said as it begins stays where it is, and so does half-way: both may have been heard
    already. Repetitions are not changed.

    Args:
        timeline: The timeline.
        index: The segment to lengthen.
        by_ms: How much longer; more than 0.
    """
    old = timeline.segments[index]
    longer = replace(old, duration_ms=old.duration_ms + by_ms)
    opening = opening_line(timeline.cues, old)
    half_ms = (cue.at_ms for cue in _within(timeline.cues, old) if cue.kind is CueKind.HALF)
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


def _within(cues: Sequence[Cue], segment: Segment) -> list[Cue]:
    return [cue for cue in cues if segment.start_ms <= cue.at_ms < segment.end_ms]


def _counting(timeline: Timeline) -> Counting:
    """What is wanted while a step goes on, told from what was planned in any of them."""
    words = {count_line(kind): kind for kind in COUNTS}
    return Counting(
        words_ms={words[cue.line]: cue.length_ms for cue in timeline.cues if cue.line and cue.line in words},
        breathing=any(cue.kind in BREATHS for cue in timeline.cues),
    )
