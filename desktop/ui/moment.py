"""What the player shows during one segment: a pure view of timeline and content. Knows no widget.

A pause shows what comes after it, so that the person sees the next picture while getting there.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from desktop.model.catalogue import Catalogue
from desktop.model.region import Region
from desktop.model.technique import Position, Step, Technique
from desktop.model.units import DurationMs, PositionMs, PressureLevel
from desktop.session.planning import step_of
from desktop.session.script import have_ready, take_position
from desktop.session.timeline import Segment, SegmentKind, Side, Timeline
from desktop.session.tool_names import ToolNames, titles_worth_naming
from desktop.ui import session_text
from desktop.ui.text import sentence_case

_STRIP_REACH_X = 0.4
"""A region that ends within this distance of the midline is a strip along the spine (back-map units)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Preview:
    """The step that comes next, small.

    Attributes:
        step: The step.
        side: The side it will be done on.
        title: What to call it.
        duration_ms: How long it will last.
    """

    step: Step
    side: Side
    title: str
    duration_ms: DurationMs


@dataclass(frozen=True, slots=True, kw_only=True)
class Moment:
    """Everything the player shows that stays the same during a segment.

    Attributes:
        segment: The segment that is played.
        waiting: Whether it is a pause; the step shown is then the one that follows.
        kicker: What sort of stretch this is; empty for plain work.
        title: What to do, to be read from afar.
        do: How to do it, or what to have ready.
        technique: The id of the technique that it belongs to.
        step: The step whose picture is shown.
        begins_ms: When that step begins; in a pause that lies ahead.
        side: The side of that step.
        position: How the body is held.
        tools: The names of the tools in use.
        pressure: How hard to press.
        where: Where the contact lies; empty when nothing is pressed.
        breathing: How to breathe.
        feel: What it should feel like.
        mistake: The common mistake.
        number: Which step of the session it is, from 1.
        count: How many steps the session has.
        next: The step after it; None after the last.
    """

    segment: Segment
    waiting: bool
    kicker: str
    title: str
    do: str
    technique: str
    step: Step
    begins_ms: PositionMs
    side: Side
    position: Position
    tools: tuple[str, ...]
    pressure: PressureLevel
    where: str
    breathing: str
    feel: str
    mistake: str
    number: int
    count: int
    next: Preview | None


def moment_of(
    timeline: Timeline, segment: Segment, content: Catalogue, owned: frozenset[str] = frozenset()
) -> Moment:
    """What to show during a segment.

    Args:
        timeline: The timeline being played.
        segment: One of its segments.
        content: Holds the techniques, tools and regions that the timeline names.
        owned: The ids of the tools that the person has; of tools that can stand in for each other only
            those are named.

    Raises:
        KeyError: The content lacks a technique or step of the timeline.
    """
    plays = timeline.plays
    names = ToolNames(titles=titles_worth_naming(content.tools), owned=owned)
    # The last segment is a step, so a pause always has a play behind it.
    number = next(play.play or 0 for play in plays if play.index >= segment.index)
    shown = plays[number]
    technique = content.techniques[shown.technique or ""]
    step = step_of(shown, content.techniques)
    return Moment(
        segment=segment,
        waiting=not segment.is_step,
        kicker=session_text.kicker(segment.kind),
        title=segment.title if segment.kind is SegmentKind.SWITCH else step.title,
        do=_do(segment, step, technique, names),
        technique=technique.id,
        step=step,
        begins_ms=shown.start_ms,
        side=shown.side,
        position=technique.position,
        tools=tuple(sentence_case(name) for name in names.in_use(step, technique)),
        pressure=step.pressure,
        where=_where(step, shown.side, content.regions),
        breathing=step.breathing,
        feel=step.feel,
        mistake=step.mistake,
        number=number + 1,
        count=len(plays),
        next=_preview(shown, plays[number + 1], content.techniques) if number + 1 < len(plays) else None,
    )


def _do(segment: Segment, step: Step, technique: Technique, names: ToolNames) -> str:
    if segment.kind not in {SegmentKind.PREPARE, SegmentKind.CHANGE}:
        return step.do
    ready = have_ready(names.needed(technique))
    return " ".join(part for part in (ready, take_position(technique.position)) if part)


def _where(step: Step, side: Side, regions: Mapping[str, Region]) -> str:
    if not step.pressure or step.region is None:
        return ""
    region = regions[step.region]
    is_strip = bool(region.areas) and all(max(area.x) <= _STRIP_REACH_X for area in region.areas)
    return sentence_case(session_text.where(region.title, side, beside_spine=is_strip))


def _preview(shown: Segment, coming: Segment, techniques: Mapping[str, Technique]) -> Preview:
    step = step_of(coming, techniques)
    return Preview(
        step=step,
        side=coming.side,
        title=session_text.next_title(
            step.title,
            coming.side,
            same_again=shown.technique == coming.technique and shown.step == coming.step,
            side_changes=shown.side is not coming.side,
        ),
        duration_ms=coming.duration_ms,
    )
