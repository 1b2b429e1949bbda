"""Which cue sounds when: planned over finished segments, with collisions settled here and never later.

Knows segments and the words of the steps; nothing of clocks, devices or voices.
"""

from bisect import bisect_left, insort
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from types import MappingProxyType

from desktop.model.units import DurationMs
from desktop.session.timeline import Cue, CueKind, Segment, SegmentKind, Side, switch_title

_TICKS_S = (3, 2, 1)
_SHORTEST_WITH_TICKS_MS = 10_000
_SHORTEST_WITH_HALF_MS = 30_000


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
        CueKind.DONE: CueRule(priority=9),
        CueKind.SWITCH: CueRule(priority=8),
        CueKind.NEXT: CueRule(priority=7),
        CueKind.PREPARE: CueRule(priority=6),
        CueKind.START: CueRule(priority=5),
        CueKind.REST: CueRule(priority=4),
        # A tick counts a second: played a moment later it would count a wrong one.
        CueKind.TICK: CueRule(priority=3, grace_ms=200),
        CueKind.HALF: CueRule(priority=2, clearance_ms=4000),
        CueKind.SPEAK: CueRule(priority=1),
    }
)
"""The one table of priorities, clearances and grace times. Above: what the person must act on."""


def plan_cues(segments: Sequence[Segment], sayings: Sequence[str]) -> tuple[Cue, ...]:
    """All cues of a session, in order of moment and then of falling priority.

    Args:
        segments: The finished segments; at least one.
        sayings: What the voice says at the start of each step play, by its number.
    """
    cues = list(_announcements(segments))
    for segment in segments:
        if segment.play is not None:
            cues.extend(_step_cues(segment, sayings[segment.play]))
        cues.extend(_ticks(segment))
    last = segments[-1]
    cues.append(_cue(CueKind.DONE, last, last.end_ms, "Done."))
    return settled(cues)


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
    return tuple(sorted(kept, key=lambda cue: (cue.at_ms, -cue.priority)))


def _announcements(segments: Sequence[Segment]) -> Iterator[Cue]:
    """What is said where one thing ends and another begins."""
    for segment, following in pairwise(segments):
        match segment.kind:
            case SegmentKind.PREPARE:
                yield _cue(CueKind.PREPARE, segment, segment.start_ms, f"Get ready. Next: {following.title}")
            case SegmentKind.REST:
                yield _cue(CueKind.REST, segment, segment.start_ms, f"Next: {following.title}")
            case SegmentKind.CHANGE:
                yield _cue(CueKind.NEXT, segment, segment.start_ms, segment.title)
            case SegmentKind.SWITCH:
                yield _switch(segment)
            case _:
                # Without a pause between the plays, the switch is told as the other side begins.
                if following.is_step and following.switches_from(segment):
                    yield _switch(following)


def _switch(segment: Segment) -> Cue:
    text = f"{switch_title(segment.side)}."
    return _cue(CueKind.SWITCH, segment, segment.start_ms, text, sound=f"switch_{segment.side}")


def _step_cues(segment: Segment, saying: str) -> Iterator[Cue]:
    yield _cue(CueKind.START, segment, segment.start_ms, segment.title)
    side = {Side.LEFT: "Left side. ", Side.RIGHT: "Right side. "}.get(segment.side, "")
    yield _cue(CueKind.SPEAK, segment, segment.start_ms, side + saying, sound=None)
    if segment.duration_ms >= _SHORTEST_WITH_HALF_MS:
        yield _cue(CueKind.HALF, segment, segment.start_ms + segment.duration_ms // 2, "Half-way.")


def _ticks(segment: Segment) -> Iterator[Cue]:
    """Three, two, one before the end of a step that is long enough, and of the preparation."""
    if segment.kind is not SegmentKind.PREPARE and not (
        segment.is_step and segment.duration_ms >= _SHORTEST_WITH_TICKS_MS
    ):
        return
    for second in _TICKS_S:
        at_ms = segment.end_ms - 1000 * second
        if at_ms >= segment.start_ms:
            yield _cue(CueKind.TICK, segment, at_ms, str(second))


def _cue(kind: CueKind, segment: Segment, at_ms: int, text: str, *, sound: str | None = "") -> Cue:
    """A cue with the priority of its kind; its sound is named like its kind unless told otherwise."""
    return Cue(
        at_ms=at_ms,
        kind=kind,
        text=text,
        priority=CUE_RULES[kind].priority,
        segment=segment.index,
        sound=kind.value if sound == "" else sound,
    )
