"""What kinds of cues there are to each other, and how two sounds too close to each other are settled.

Knows cues; nothing of what they are planned from, nor of clocks, devices or voices.
"""

from bisect import bisect_left, insort
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from operator import attrgetter
from types import MappingProxyType

from desktop.model.speech import Line
from desktop.model.units import DurationMs, PositionMs
from desktop.session.timeline import Cue, CueKind, Segment

LEAD_MS = 600
"""How long after the sound before it a line begins, so that the attack of that sound is not talked over."""
CLEAR_MS = 250
"""The silence that is kept between the end of a line and what sounds next, or the end of its segment."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CueRule:
    """How cues of one kind get along with others and with lateness.

    Attributes:
        priority: Which of two sounds too close to each other stays: the higher one.
        clearance_ms: How close a sound of higher priority may be before this one is dropped.
        grace_ms: How late it may be and still be played.
    """

    priority: int
    clearance_ms: DurationMs = 250
    grace_ms: DurationMs = 1500


CUE_RULES: Mapping[CueKind, CueRule] = MappingProxyType(
    {
        CueKind.DONE: CueRule(priority=13),
        CueKind.SWITCH: CueRule(priority=12),
        CueKind.NEXT: CueRule(priority=11),
        CueKind.PREPARE: CueRule(priority=10),
        CueKind.START: CueRule(priority=9),
        CueKind.REST: CueRule(priority=8),
        CueKind.SPEAK: CueRule(priority=7),
        # A tick counts a second: played a moment later it would count a wrong one.
        CueKind.TICK: CueRule(priority=6, grace_ms=200),
        CueKind.TEN: CueRule(priority=5, grace_ms=1000),
        CueKind.HALF: CueRule(priority=4, clearance_ms=4000),
        # Late, a tone of the breath would run into what follows it.
        CueKind.BREATHE_IN: CueRule(priority=3, grace_ms=200),
        CueKind.BREATHE_OUT: CueRule(priority=2, grace_ms=200),
    }
)
"""The one table of priorities, clearances and grace times. Above: what the person must act on."""


def settled(cues: Sequence[Cue]) -> tuple[Cue, ...]:
    """Drop each sound that lies too close to one of higher priority, and put the rest in order.

    Of two sounds of the same priority the earlier one stays. Cues without a sound never collide.
    """
    kept = [cue for cue in cues if cue.sound is None]
    taken_ms: list[int] = []
    for cue in sorted(
        (cue for cue in cues if cue.sound is not None), key=lambda cue: (-cue.priority, cue.at_ms)
    ):
        clearance_ms = CUE_RULES[cue.kind].clearance_ms
        nearest = bisect_left(taken_ms, cue.at_ms - clearance_ms + 1)
        if nearest == len(taken_ms) or taken_ms[nearest] >= cue.at_ms + clearance_ms:
            insort(taken_ms, cue.at_ms)
            kept.append(cue)
    return in_order(kept)


def sound_cue(
    kind: CueKind, segment: Segment, at_ms: PositionMs, text: str, *, sound: str = "", captioned: bool = True
) -> Cue:
    """A sound with the priority of its kind, named like its kind unless told otherwise."""
    return Cue(
        at_ms=at_ms,
        kind=kind,
        text=text,
        priority=CUE_RULES[kind].priority,
        segment=segment.index,
        sound=sound or kind.value,
        captioned=captioned,
    )


def line_cue(line: Line, segment: Segment, at_ms: PositionMs, length_ms: DurationMs) -> Cue:
    """Something for the voice to say at a moment."""
    return Cue(
        at_ms=at_ms,
        kind=CueKind.SPEAK,
        text=line.text,
        priority=CUE_RULES[CueKind.SPEAK].priority,
        segment=segment.index,
        line=line,
        length_ms=length_ms,
    )


def in_order(cues: Sequence[Cue]) -> tuple[Cue, ...]:
    """The cues by moment and then by falling priority, as a timeline has them."""
    return tuple(sorted(cues, key=lambda cue: (cue.at_ms, -cue.priority)))


def opening_line(cues: Sequence[Cue], segment: Segment) -> Cue | None:
    """What is said as a segment begins, its instruction or announcement; None where nothing is."""
    opening_ms = segment.start_ms + LEAD_MS
    first = bisect_left(cues, opening_ms, key=attrgetter("at_ms"))
    for cue in cues[first:]:
        if cue.at_ms > opening_ms:
            break
        if cue.line is not None and cue.segment == segment.index:
            return cue
    return None
