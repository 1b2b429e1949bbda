"""How far a segment has got: half-way, minutes, ten seconds, three, two, one, and the breath in between.

Planned within one segment, around the line that opens it; knows nothing of other segments.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from desktop.model.speech import Line
from desktop.model.units import DurationMs, PositionMs
from desktop.session.cues import CLEAR_MS, LEAD_MS, in_order, line_cue, settled, sound_cue
from desktop.session.script import HALF_WAY, TEN_SECONDS, minutes_to_go
from desktop.session.timeline import Cue, CueKind, Segment, SegmentKind

_TICKS_S = (3, 2, 1)
_TEN_MS = 10_000
_SHORTEST_WITH_TICKS_MS = 10_000
_SHORTEST_WITH_HALF_MS = 30_000
_SHORTEST_WITH_TEN_MS = 40_000
_MINUTE_MS = 60_000
_SHORTEST_WITH_MINUTES_MS = 120_000
"""Shorter than this nobody wonders whether the session still goes on."""
_ALONE_MS = 20_000
"""How far the words for minutes keep from everything else: they are a sign of life, and only that."""
_IN_MS = 4_000
_OUT_MS = 6_000
_BREATHING = frozenset({SegmentKind.WORK, SegmentKind.REST_STEP})

COUNTS = frozenset({CueKind.HALF, CueKind.TEN, CueKind.TICK})
"""The kinds of sounds that count."""
BREATHS = frozenset({CueKind.BREATHE_IN, CueKind.BREATHE_OUT})
"""The kinds of sounds that pace the breath."""
_WORDS: Mapping[CueKind, Line] = {CueKind.HALF: Line(HALF_WAY), CueKind.TEN: Line(TEN_SECONDS)}
_MINUTES: Mapping[int, Line] = {minutes: Line(minutes_to_go(minutes)) for minutes in range(1, 30)}
"""No step is longer than half an hour."""
COUNT_LINES = frozenset({*_WORDS.values(), *_MINUTES.values()})
"""Everything that may be said of how far a segment has got."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Counting:
    """What is wanted while a step goes on.

    Attributes:
        words_ms: How long it takes to say each of `COUNT_LINES` that may be said; the others are not said.
        breathing: Whether soft tones pace the breath.
    """

    words_ms: Mapping[Line, DurationMs]
    breathing: bool


def first_tick_ms(segment: Segment) -> PositionMs | None:
    """When the ticks of a segment begin; None when it is none that ends with ticks."""
    at_ms = [cue.at_ms for cue in _ticks(segment) if cue.at_ms >= segment.start_ms + CLEAR_MS]
    return min(at_ms, default=None)


def count_lines(segments: Sequence[Segment]) -> Iterator[Line]:
    """What of `COUNT_LINES` may be said in some segments."""
    yield from _WORDS.values()
    longest_ms = max(segment.duration_ms for segment in segments)
    if longest_ms >= _SHORTEST_WITH_MINUTES_MS:
        yield from (line for minutes, line in _MINUTES.items() if minutes * _MINUTE_MS < longest_ms)


def counted(
    segment: Segment, opening: Cue | None, counting: Counting, half_ms: PositionMs | None = None
) -> tuple[Cue, ...]:
    """Everything that sounds in a segment after its opening.

    A count never sounds over the opening line: it is left out. Its words are left out where they would run
    into the next count. In a long step it is said each minute how many are to go. A quiet step is not
    counted, save for the half of a long one. Breaths are whole or not at all, and keep away from everything
    else.

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
    cues += _minutes(segment, free_ms, cues, counting)
    breaths = _breaths(segment, opening, cues) if counting.breathing else ()
    return in_order([*cues, *breaths])


def _ticks(segment: Segment) -> list[Cue]:
    """Three, two, one before the end of a step that is long enough, and of the preparation."""
    long_enough = segment.is_step and segment.duration_ms >= _SHORTEST_WITH_TICKS_MS
    if segment.kind is not SegmentKind.PREPARE and (segment.is_quiet or not long_enough):
        return []
    return [
        # The digits stand on the screen anyway.
        sound_cue(CueKind.TICK, segment, segment.end_ms - 1000 * second, str(second), captioned=False)
        for second in _TICKS_S
    ]


def _ten(segment: Segment) -> list[Cue]:
    if not segment.is_step or segment.is_quiet or segment.duration_ms < _SHORTEST_WITH_TEN_MS:
        return []
    return [sound_cue(CueKind.TEN, segment, segment.end_ms - _TEN_MS, TEN_SECONDS)]


def _half(segment: Segment, half_ms: PositionMs | None) -> list[Cue]:
    shortest_ms = _SHORTEST_WITH_MINUTES_MS if segment.is_quiet else _SHORTEST_WITH_HALF_MS
    if not segment.is_step or segment.duration_ms < shortest_ms:
        return []
    at_ms = segment.start_ms + segment.duration_ms // 2 if half_ms is None else half_ms
    return [sound_cue(CueKind.HALF, segment, at_ms, HALF_WAY)]


def _said(cue: Cue, segment: Segment, counting: Counting) -> Cue | None:
    """The words of a count, unless they are not wanted."""
    line = _WORDS.get(cue.kind)
    if line is None or line not in counting.words_ms:
        return None
    return line_cue(line, segment, cue.at_ms + LEAD_MS, counting.words_ms[line])


def _minutes(segment: Segment, free_ms: PositionMs, cues: Sequence[Cue], counting: Counting) -> list[Cue]:
    """The words for each full minute to go of a long step, far from its beginning and from other counts."""
    if not segment.is_step or segment.duration_ms < _SHORTEST_WITH_MINUTES_MS:
        return []
    taken_ms = [free_ms, *(cue.at_ms for cue in cues)]
    said = (
        line_cue(line, segment, segment.end_ms - minutes * _MINUTE_MS, counting.words_ms[line])
        for minutes, line in _MINUTES.items()
        if line in counting.words_ms
    )
    return [
        cue
        for cue in said
        if cue.at_ms > free_ms
        and cue.length_ms < _ALONE_MS
        and all(abs(cue.at_ms - other_ms) >= _ALONE_MS for other_ms in taken_ms)
    ]


def _breaths(segment: Segment, opening: Cue | None, cues: Sequence[Cue]) -> list[Cue]:
    """Whole breaths, one after the other, wherever nothing else sounds."""
    if segment.kind not in _BREATHING:
        return []
    breaths: list[Cue] = []
    at_ms = segment.start_ms + LEAD_MS if opening is None else opening.end_ms + CLEAR_MS
    last_ms = segment.end_ms - CLEAR_MS
    taken = [
        (cue.at_ms - CLEAR_MS, max(cue.end_ms + CLEAR_MS, cue.at_ms + LEAD_MS)) for cue in in_order(cues)
    ]
    for until_ms, free_ms in [*taken, (last_ms, last_ms)]:
        while at_ms + _IN_MS + _OUT_MS <= until_ms:
            breaths.append(_breath(CueKind.BREATHE_IN, segment, at_ms, "Breathe in."))
            breaths.append(_breath(CueKind.BREATHE_OUT, segment, at_ms + _IN_MS, "Breathe out."))
            at_ms += _IN_MS + _OUT_MS
        at_ms = max(at_ms, free_ms)
    return breaths


def _breath(kind: CueKind, segment: Segment, at_ms: PositionMs, text: str) -> Cue:
    return sound_cue(kind, segment, at_ms, text, captioned=False)
