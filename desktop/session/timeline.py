"""The compiled timeline: segments laid end to end, and cues at fixed moments. Plain values.

Everything that shows, plays, prints or exports a session reads these values. Knows nothing of how they
are compiled, nor of the engine that walks them.
"""

from bisect import bisect_right
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from operator import attrgetter

from desktop.model.speech import Line
from desktop.model.units import DurationMs, PositionMs


class SegmentKind(StrEnum):
    """What a stretch of the timeline is for."""

    PREPARE = "prepare"
    """Getting ready, before the first step."""
    SETUP = "setup"
    """A step that sets up position or tool."""
    WORK = "work"
    """A step that works on the back."""
    REST_STEP = "relax"
    """A step of rest that belongs to a technique."""
    CHECK = "check"
    """A step that checks how it feels."""
    REST = "rest"
    """The short pause between two step plays."""
    SWITCH = "switch"
    """The pause in which the person changes to the other side."""
    CHANGE = "change"
    """The pause in which the person changes to another technique: tool, position or both."""


class Side(StrEnum):
    """The side of the body that a segment is for."""

    NONE = "none"
    BOTH = "both"
    LEFT = "left"
    RIGHT = "right"

    @property
    def opposite(self) -> "Side":
        """The other side; none and both have no other and stay what they are."""
        return {Side.LEFT: Side.RIGHT, Side.RIGHT: Side.LEFT}.get(self, self)


def switch_title(side: Side) -> str:
    """What to do in a switch of sides, whether there is a pause for it or not."""
    return f"Switch to the {side} side"


@dataclass(frozen=True, slots=True, kw_only=True)
class Segment:
    """A stretch of the timeline during which one thing happens.

    Attributes:
        index: Its place in ``Timeline.segments``.
        kind: What it is for.
        technique: The technique it belongs to; for a pause, the technique that comes after it.
        step: The step being played; None where no step is.
        side: The side of the step; for a switch, the side to switch to; none in other pauses.
        title: What to show over it: the title of the step, or a plain label for a pause.
        start_ms: Where it begins.
        duration_ms: How long it lasts; more than 0.
        play: The 0-based number of the step play over the whole session; None where no step is.
        repetitions: How often to do the step, already scaled; None for a step dosed in seconds.
        repetition_ms: How long one repetition takes; None for a step dosed in seconds.
        is_quiet: Whether the person rests, breathes or listens inwards, and is not to be disturbed by counts.
    """

    index: int
    kind: SegmentKind
    technique: str | None
    step: str | None
    side: Side
    title: str
    start_ms: PositionMs
    duration_ms: DurationMs
    play: int | None = None
    repetitions: int | None = None
    repetition_ms: DurationMs | None = None
    is_quiet: bool = False

    @property
    def end_ms(self) -> PositionMs:
        """Where it ends: the start of what follows, or the end of the session."""
        return self.start_ms + self.duration_ms

    @property
    def is_step(self) -> bool:
        """Whether a step is played here; False for preparing and for the pauses between steps."""
        return self.play is not None

    def switches_from(self, before: "Segment") -> bool:
        """Whether the person has to change sides between the step ``before`` and this one."""
        return (
            self.technique == before.technique
            and self.side is not before.side
            and {self.side, before.side} == {Side.LEFT, Side.RIGHT}
        )


class CueKind(StrEnum):
    """What a cue tells the person."""

    PREPARE = "prepare"
    """Get ready."""
    START = "start"
    """A step begins."""
    TICK = "tick"
    """Three, two, one second to go."""
    TEN = "ten"
    """Ten seconds to go."""
    HALF = "half"
    """Half of the step is over."""
    BREATHE_IN = "breathe_in"
    """Breathe in: a soft tone, four seconds long."""
    BREATHE_OUT = "breathe_out"
    """Breathe out: a soft tone, six seconds long."""
    SWITCH = "switch"
    """Change to the other side."""
    REST = "rest"
    """The step is over; the next one of this technique follows."""
    NEXT = "next"
    """The technique is over; another one follows."""
    SPEAK = "speak"
    """Something for the voice to say: what to do, or what comes next."""
    DONE = "done"
    """The session is over."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Cue:
    """Something to hear, or to read as a caption, at one moment: a sound or a line for the voice, never both.

    Attributes:
        at_ms: When it is due.
        kind: What it tells.
        text: The words of it: those of the line, or what the sound means.
        priority: Which of two cues too close to each other stays; the higher one.
        segment: The index of the segment it belongs to.
        sound: The name of its sound file without the ending; None for a line.
        line: What the voice says; None for a sound.
        length_ms: How long the line takes in the chosen voice; 0 for a sound.
        captioned: Whether its words are shown as they are due. Not those of a sound whose words are said
            right after it or stand on the screen anyway.
    """

    at_ms: PositionMs
    kind: CueKind
    text: str
    priority: int
    segment: int
    sound: str | None = None
    line: Line | None = None
    length_ms: DurationMs = 0
    captioned: bool = True

    @property
    def end_ms(self) -> PositionMs:
        """When its line has been said; the moment itself for a sound."""
        return self.at_ms + self.length_ms


@dataclass(frozen=True, slots=True, kw_only=True)
class Tight:
    """A line that its time did not hold in full.

    Attributes:
        segment: The index of the segment that it is for.
        text: The words that were wanted.
        needs_ms: How long they take.
        has_ms: How long there was.
        said: What is said instead; empty when nothing is.
    """

    segment: int
    text: str
    needs_ms: DurationMs
    has_ms: DurationMs
    said: str


@dataclass(frozen=True, kw_only=True)
class Timeline:
    """A session from start to end.

    Segments follow each other without a gap from 0 to ``duration_ms``; cues are ordered by moment and,
    at the same moment, by falling priority.

    Attributes:
        routine: The id of the routine it was compiled from.
        title: The title of that routine.
        segments: What happens, in order; at least one.
        cues: What is heard, in order; the words of the end lie behind it and are told with it.
        tight: The lines that were shortened or left out for want of time.
        duration_ms: The length of the whole session.
    """

    routine: str
    title: str
    segments: tuple[Segment, ...]
    cues: tuple[Cue, ...]
    tight: tuple[Tight, ...] = ()
    duration_ms: DurationMs

    @cached_property
    def plays(self) -> tuple[Segment, ...]:
        """The segments that play a step, in order: ``plays[n].play == n``."""
        return tuple(segment for segment in self.segments if segment.is_step)

    def segment_at(self, position_ms: PositionMs) -> Segment:
        """The segment in which a position lies: the later one on a boundary.

        A position before the start counts as the start, one after the end as the end.
        """
        after = bisect_right(self.segments, position_ms, key=attrgetter("start_ms"))
        return self.segments[max(after - 1, 0)]
