"""How far a segment has got: half-way, ten seconds, three, two, one, and the breath in between.

Planned within one segment, around the line that opens it; knows nothing of other segments.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from desktop.model.speech import Line
from desktop.model.units import DurationMs, PositionMs
from desktop.session.cues import CLEAR_MS, LEAD_MS, in_order, line_cue, settled, sound_cue
from desktop.session.script import HALF_WAY, TEN_SECONDS
from desktop.session.timeline import Cue, CueKind, Segment, SegmentKind

_TICKS_S = (3, 2, 1)
_TEN_MS = 10_000
_SHORTEST_WITH_TICKS_MS = 10_000
_SHORTEST_WITH_HALF_MS = 30_000
_SHORTEST_WITH_TEN_MS = 40_000
_IN_MS = 4_000
_OUT_MS = 6_000
_BREATHING = frozenset({SegmentKind.WORK, SegmentKind.REST_STEP})

COUNTS = frozenset({CueKind.HALF, CueKind.TEN, CueKind.TICK})
"""The kinds of sounds that count."""
BREATHS = frozenset({CueKind.BREATHE_IN, CueKind.BREATHE_OUT})
"""The kinds of sounds that pace the breath."""
_WORDS: Mapping[CueKind, str] = {CueKind.HALF: HALF_WAY, CueKind.TEN: TEN_SECONDS}


@dataclass(frozen=True, slots=True, kw_only=True)
class Counting:
    """What is wanted while a step goes on.

    Attributes:
        words_ms: How long it takes to say each count that is put into words.
        breathing: Whether soft tones pace the breath.
    """

    words_ms: Mapping[CueKind, DurationMs]
    breathing: bool


def first_tick_ms(segment: Segment) -> PositionMs | None:
    """When the ticks of a segment begin; None when it is none that ends with ticks."""
    at_ms = [cue.at_ms for cue in _ticks(segment) if cue.at_ms >= segment.start_ms + CLEAR_MS]
    return min(at_ms, default=None)


def count_line(kind: CueKind) -> Line | None:
    """What is said after a sound that counts; None where it speaks for itself."""
    return Line(_WORDS[kind]) if kind in _WORDS else None


def counted(
    segment: Segment, opening: Cue | None, counting: Counting, half_ms: PositionMs | None = None
) -> tuple[Cue, ...]:
    """Everything that sounds in a segment after its opening.

    A count never sounds over the opening line: it is left out. Its words are left out where they would run
    into the next count. Breaths are whole or not at all, and keep away from everything else.

    Args:
        segment: The segment.
        opening: What is said as it begins, if anything.
        counting: What is wanted.
        half_ms: When half-way is, for a segment that was made longer after half-way was planned.
    """
    free_ms = CLEAR_MS + (segment.start_ms if opening is None else opening.end_ms)
    wanted = [*_ticks(segment), *_ten(segment), *_half(segment, half_ms)]
    counts = settled([cue for cue in wanted if cue.at_ms >= free_ms])
    cues = [*counts]
    for number, cue in enumerate(counts):
        next_ms = counts[number + 1].at_ms if number + 1 < len(counts) else segment.end_ms
        said = _said(cue, segment, counting)
        if said is not None and said.end_ms + CLEAR_MS <= next_ms:
            cues[number] = replace(cue, captioned=False)  # its words follow at once
            cues.append(said)
    breaths = _breaths(segment, opening, cues) if counting.breathing else ()
    return in_order([*cues, *breaths])


def _ticks(segment: Segment) -> list[Cue]:
    """Three, two, one before the end of a step that is long enough, and of the preparation."""
    long_enough = segment.is_step and segment.duration_ms >= _SHORTEST_WITH_TICKS_MS
    if segment.kind is not SegmentKind.PREPARE and not long_enough:
        return []
    return [
        # The digits stand on the screen anyway.
        sound_cue(CueKind.TICK, segment, segment.end_ms - 1000 * second, str(second), captioned=False)
        for second in _TICKS_S
    ]


def _ten(segment: Segment) -> list[Cue]:
    if not segment.is_step or segment.duration_ms < _SHORTEST_WITH_TEN_MS:
        return []
    return [sound_cue(CueKind.TEN, segment, segment.end_ms - _TEN_MS, TEN_SECONDS)]


def _half(segment: Segment, half_ms: PositionMs | None) -> list[Cue]:
    if not segment.is_step or segment.duration_ms < _SHORTEST_WITH_HALF_MS:
        return []
    at_ms = segment.start_ms + segment.duration_ms // 2 if half_ms is None else half_ms
    return [sound_cue(CueKind.HALF, segment, at_ms, HALF_WAY)]


def _said(cue: Cue, segment: Segment, counting: Counting) -> Cue | None:
    """The words of a count, unless they are not wanted."""
    line = count_line(cue.kind)
    if line is None or cue.kind not in counting.words_ms:
        return None
    return line_cue(line, segment, cue.at_ms + LEAD_MS, counting.words_ms[cue.kind])


def _breaths(segment: Segment, opening: Cue | None, cues: Sequence[Cue]) -> list[Cue]:
    """Whole breaths, one after the other, wherever nothing else sounds until ten seconds before the end."""
    if segment.kind not in _BREATHING:
        return []
    breaths: list[Cue] = []
    at_ms = segment.start_ms + LEAD_MS if opening is None else opening.end_ms + CLEAR_MS
    last_ms = segment.end_ms - _TEN_MS
    halves = [cue for cue in cues if cue.at_ms < last_ms]
    ends_ms = [min([last_ms, *(cue.at_ms - CLEAR_MS for cue in halves)]), last_ms]
    for end_ms in ends_ms:
        while at_ms + _IN_MS + _OUT_MS <= end_ms:
            breaths.append(_breath(CueKind.BREATHE_IN, segment, at_ms, "Breathe in."))
            breaths.append(_breath(CueKind.BREATHE_OUT, segment, at_ms + _IN_MS, "Breathe out."))
            at_ms += _IN_MS + _OUT_MS
        at_ms = max([at_ms, *(max(cue.end_ms + CLEAR_MS, cue.at_ms + LEAD_MS) for cue in halves)])
    return breaths


def _breath(kind: CueKind, segment: Segment, at_ms: PositionMs, text: str) -> Cue:
    return sound_cue(kind, segment, at_ms, text, captioned=False)
