"""Compile a routine into one timeline: order of sides, doses, pauses, cues. A pure function of its input.

Knows the model and the timeline; nothing of tools a person owns, of files, or of the engine.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from desktop.model.routine import Routine
from desktop.model.shelf import Lengths
from desktop.model.technique import SideRule, Step, StepKind, Technique
from desktop.model.units import DurationMs, PositionMs
from desktop.session.cues import CLEAR_MS, in_order
from desktop.session.dose import scaled_dose
from desktop.session.extension import is_told_half
from desktop.session.planning import plan_cues, shortened_instructions
from desktop.session.speaking import IN_FULL, Speaking
from desktop.session.timeline import Segment, SegmentKind, Side, Tight, Timeline, switch_title

_KINDS: Mapping[StepKind, SegmentKind] = {
    StepKind.SETUP: SegmentKind.SETUP,
    StepKind.WORK: SegmentKind.WORK,
    StepKind.REST: SegmentKind.REST_STEP,
    StepKind.CHECK: SegmentKind.CHECK,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Pacing:
    """How a person likes a session to be paced.

    Attributes:
        prepare_ms: Time to get ready before the first step; 0 for none.
        between_ms: The pause between two step plays; 0 for none.
        first_side: The side that a block for each side begins with: left or right.

    Raises:
        ValueError: A time is negative, or the first side is neither left nor right.
    """

    prepare_ms: DurationMs = 10_000
    between_ms: DurationMs = 5_000
    first_side: Side = Side.LEFT

    def __post_init__(self) -> None:
        if self.prepare_ms < 0 or self.between_ms < 0:
            raise ValueError("a time of the pacing is negative")
        if self.first_side not in {Side.LEFT, Side.RIGHT}:
            raise ValueError("the first side is neither left nor right")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Play:
    """One playing of a step: on one side, at one scale."""

    technique: Technique
    step: Step
    side: Side
    scale: float


def compile_timeline(
    routine: Routine,
    techniques: Mapping[str, Technique],
    pacing: Pacing = Pacing(),
    speaking: Speaking = IN_FULL,
) -> Timeline:
    """Lay a whole routine out in time, with all that sounds and is said.

    Steps for each side that follow one another form one block, played on the first side and then on the
    other. Doses are scaled as ``dose.scaled_dose`` tells. Between two plays lies a pause: a switch of
    sides, a change of technique or a plain rest.

    Args:
        routine: What to play.
        techniques: At least the techniques that it names, by id.
        pacing: How to pace it.
        speaking: How it is to be spoken.

    Returns:
        Segments without gaps, and cues whose collisions are settled.

    Raises:
        KeyError: A technique is not there; a routine out of the catalogue never has this.
        ValueError: A step has no dose; a technique out of the catalogue never has this.
    """
    plays = tuple(_plays(routine, techniques, pacing.first_side))
    segments = _laid_out(plays, pacing)
    plan = plan_cues(segments, techniques, speaking, {})
    return Timeline(
        routine=routine.id,
        title=routine.title,
        segments=segments,
        cues=plan.cues,
        tight=plan.tight,
        duration_ms=segments[-1].end_ms,
    )


def recued(
    timeline: Timeline,
    techniques: Mapping[str, Technique],
    speaking: Speaking,
    told_ms: PositionMs = 0,
    *,
    finishes_line: bool = False,
) -> Timeline:
    """The same segments, as long as they are by now, with all that sounds planned anew.

    For another amount of speech, another voice or lengths that have been measured meanwhile. A half-way that
    was told stays where it was.

    Args:
        timeline: The timeline.
        techniques: At least the techniques that it was compiled from, by id.
        speaking: How it is to be spoken from now on.
        told_ms: What lies before this position was told.
        finishes_line: Whether the line that is being said there is said to its end, in place of what is
            planned in that time now.

    Raises:
        KeyError: A technique or a step is not there.
    """
    half_ms = {cue.segment: cue.at_ms for cue in timeline.cues if is_told_half(cue, told_ms)}
    plan = plan_cues(timeline.segments, techniques, speaking, half_ms)
    cues = plan.cues
    said = next((cue for cue in timeline.cues if cue.line and cue.at_ms < told_ms < cue.end_ms), None)
    if finishes_line and said is not None:
        free_ms = said.end_ms + CLEAR_MS
        cues = in_order([said, *(cue for cue in cues if not said.at_ms <= cue.at_ms < free_ms)])
    return replace(timeline, cues=cues, tight=plan.tight)


def tight_instructions(
    routine: Routine, techniques: Mapping[str, Technique], speaking: Speaking
) -> tuple[tuple[Segment, Tight], ...]:
    """The instructions of a routine that their steps have no time to say in full, with their segments.

    Raises:
        KeyError: A technique is not there.
        ValueError: A step has no dose.
    """
    segments = _laid_out(tuple(_plays(routine, techniques, Side.LEFT)), Pacing())
    found = shortened_instructions(segments, techniques, speaking)
    return tuple((segments[tight.segment], tight) for tight in found)


def lengths_of(routine: Routine, techniques: Mapping[str, Technique], pacing: Pacing = Pacing()) -> Lengths:
    """How long a routine takes, and what each of its techniques adds to it; no cues are planned for that.

    Raises:
        KeyError: A technique is not there.
        ValueError: A step has no dose.
    """
    alone = (
        _laid_out(tuple(_plays(replace(routine, techniques=(item,)), techniques, pacing.first_side)), pacing)
        for item in routine.techniques
    )
    # Alone, a technique has the time to prepare before it; among others, the pause between two.
    ahead_ms = pacing.prepare_ms - pacing.between_ms
    parts_ms = tuple(segments[-1].end_ms - ahead_ms for segments in alone)
    return Lengths(sum(parts_ms) + ahead_ms, parts_ms)


def _laid_out(plays: Sequence[_Play], pacing: Pacing) -> tuple[Segment, ...]:
    """The plays end to end, with the pauses before and between them."""
    steps = [_step_segment(number, play) for number, play in enumerate(plays)]
    return _end_to_end(_with_pauses(steps, plays, pacing))


def _plays(routine: Routine, techniques: Mapping[str, Technique], first_side: Side) -> Iterator[_Play]:
    """Every playing of a step, in order."""
    for item in routine.techniques:
        technique = techniques[item.technique]
        for is_each, block in groupby(technique.steps, key=lambda step: step.side is SideRule.EACH):
            steps = tuple(block)
            for side in (first_side, first_side.opposite) if is_each else (None,):
                for step in steps:
                    step_side = Side(step.side.value) if side is None else side
                    yield _Play(technique=technique, step=step, side=step_side, scale=item.scale)


def _step_segment(number: int, play: _Play) -> Segment:
    """The segment of a play; its index and start are set when all are laid end to end."""
    dose = scaled_dose(play.step, play.scale)
    return Segment(
        index=0,
        kind=_KINDS[play.step.kind],
        technique=play.technique.id,
        step=play.step.id,
        side=play.side,
        title=play.step.title,
        start_ms=0,
        duration_ms=dose.duration_ms,
        play=number,
        repetitions=dose.repetitions,
        repetition_ms=dose.repetition_ms,
        is_quiet=play.technique.calm,
    )


def _with_pauses(steps: Sequence[Segment], plays: Sequence[_Play], pacing: Pacing) -> Iterator[Segment]:
    """The steps with the preparation before them and the pauses between them."""
    if pacing.prepare_ms:
        yield _pause(SegmentKind.PREPARE, steps[0].technique, "Get ready", pacing.prepare_ms)
    yield steps[0]
    for before, after, play in zip(steps, steps[1:], plays[1:], strict=False):
        if pacing.between_ms:
            yield _between(before, after, play.technique.title, pacing.between_ms)
        yield after


def _between(before: Segment, after: Segment, technique_title: str, between_ms: DurationMs) -> Segment:
    """The pause that fits between two steps."""
    if before.technique != after.technique:
        return _pause(SegmentKind.CHANGE, after.technique, f"Next: {technique_title}", between_ms)
    if after.switches_from(before):
        title = switch_title(after.side)
        return _pause(SegmentKind.SWITCH, after.technique, title, between_ms, side=after.side)
    return _pause(SegmentKind.REST, after.technique, "Rest", between_ms)


def _pause(
    kind: SegmentKind, technique: str | None, title: str, duration_ms: DurationMs, *, side: Side = Side.NONE
) -> Segment:
    """A segment in which no step is played; placed later, like the steps."""
    return Segment(
        index=0,
        kind=kind,
        technique=technique,
        step=None,
        side=side,
        title=title,
        start_ms=0,
        duration_ms=duration_ms,
    )


def _end_to_end(segments: Iterable[Segment]) -> tuple[Segment, ...]:
    """The segments numbered and placed one after the other, from 0."""
    placed: list[Segment] = []
    start_ms = 0
    for index, segment in enumerate(segments):
        placed.append(replace(segment, index=index, start_ms=start_ms))
        start_ms = placed[-1].end_ms
    return tuple(placed)
