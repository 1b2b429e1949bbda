"""The rules that join several fields, or several things, of the content.

Each rule looks at one good record and yields what is wrong in it, by the way of keys to it. Knows no file and
no place; ``linking`` turns the findings into problems.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import pairwise
from types import MappingProxyType
from typing import Any, NamedTuple, TypeAlias

from desktop.model.motion import COMMON_SHEET, Motion, PoseSheet
from desktop.model.region import Area, Region, ZoneOutline, ZoneShape
from desktop.model.routine import Routine
from desktop.model.source import Source
from desktop.model.technique import Position, Step, StepKind, Technique
from desktop.model.tool import Tool, ToolKind, ToolRole

Keys: TypeAlias = tuple[str | int, ...]
"""The way from a record to a value in it: names of fields and 0-based numbers of items."""

SCALE_CAP_WITH_HEAT_OR_COLD = 1.0
"""Warmth and cold are never given for longer than written."""

RESTING_HAND = 1
"""The heaviest pressure that presses nothing: that of a hand which rests or strokes."""


class Finding(NamedTuple):
    """What a rule found.

    Attributes:
        at: The way to it from the record.
        message: What is wrong, one sentence.
        hint: How to mend it, one sentence.
    """

    at: Keys
    message: str
    hint: str


@dataclass(frozen=True, slots=True)
class Shelf:
    """The other things that rules look at, by id; what has problems may be missing."""

    tools: Mapping[str, Tool]
    regions: Mapping[str, Region]
    techniques: Mapping[str, Technique]
    poses: Mapping[str, PoseSheet]


def findings(record: object, shelf: Shelf) -> Iterator[Finding]:
    """All that the rules for records of its type have against it."""
    for rule in _RULES.get(type(record), ()):
        yield from rule(record, shelf)


def rules_for(build: type) -> tuple[str, ...]:
    """What the rules for records of a type demand, a sentence each, for the author's guide."""
    return tuple(" ".join((rule.__doc__ or "").split()) for rule in _RULES.get(build, ()))


def pressure_cap(region: Region, regions: Mapping[str, Region]) -> int:
    """The heaviest pressure level offered anywhere in the region or in the regions that it joins."""
    parts = (regions[part] for part in region.parts if part in regions and regions[part] is not region)
    return max((region.cap, *(part.cap for part in parts)))


def _dose(step: Step, _: Shelf) -> Iterator[Finding]:
    """A step has either `duration_s`, or `repetitions` together with `repetition_s`."""
    timed = step.duration_s is not None
    counted = step.repetitions is not None or step.repetition_s is not None
    complete = step.repetitions is not None and step.repetition_s is not None
    hint = "Write either duration_s, or repetitions together with repetition_s."
    if timed and counted:
        yield Finding(("duration_s",), f"The step '{step.id}' has two doses.", hint)
    elif not timed and not counted:
        yield Finding((), f"The step '{step.id}' has no dose.", hint)
    elif not timed and not complete:
        given, missing = (
            ("repetition_s", "repetitions") if step.repetitions is None else ("repetitions", "repetition_s")
        )
        yield Finding((given,), f"The step '{step.id}' has {given} but no {missing}.", hint)


def _pressure(step: Step, shelf: Shelf) -> Iterator[Finding]:
    """A step that presses names the region, and presses no harder than is offered there.

    Only a set-up step may press without one: a tool is tried out elsewhere than on the back.
    """
    if step.pressure == 0:
        return
    if step.region is None and step.kind is StepKind.SETUP:
        return
    if step.region is None:
        message = f"The step '{step.id}' presses at level {step.pressure} but names no region."
        yield Finding(("pressure",), message, "Add 'region' and say where the pressure lands.")
    elif (region := shelf.regions.get(step.region)) is not None:
        cap = pressure_cap(region, shelf.regions)
        if step.pressure > cap:
            message = f"Pressure {step.pressure} is too much here; in '{region.id}' at most {cap} is offered."
            yield Finding(("pressure",), message, "Lower the pressure, or name the region where it lands.")


def _step_ids(technique: Technique, _: Shelf) -> Iterator[Finding]:
    """The steps of a technique have different ids."""
    yield from _repeated(
        (step.id for step in technique.steps),
        lambda place: ("steps", place, "id"),
        "Two steps of this technique have the id '{}'.",
        "Give each step an id of its own.",
    )


def _step_tools(technique: Technique, _: Shelf) -> Iterator[Finding]:
    """A step uses only tools that its technique has in `needs` or in `household`."""
    at_hand = {tool for group in technique.needs for tool in group} | set(technique.household)
    for place, step in enumerate(technique.steps):
        for index, tool in enumerate(step.tools):
            if tool not in at_hand:
                message = f"The step '{step.id}' uses '{tool}', which the technique neither needs nor lists."
                hint = "Add it to needs or household, or take it out of the step."
                yield Finding(("steps", place, "tools", index), message, hint)


def _household(technique: Technique, shelf: Shelf) -> Iterator[Finding]:
    """Household things are those that nobody is asked for; all other tools stand in `needs`."""
    for index, name in enumerate(technique.household):
        tool = shelf.tools.get(name)
        if tool is not None and tool.role in {ToolRole.FILTER, ToolRole.YES_NO}:
            message = f"'{name}' is not a household thing: people are asked whether they own it."
            yield Finding(("household", index), message, "Move it to needs.")


def _conditions(technique: Technique, _: Shelf) -> Iterator[Finding]:
    """A condition is told once in a technique."""
    yield from _repeated(
        (rule.condition for rule in technique.conditions),
        lambda place: ("conditions", place, "condition"),
        "The condition '{}' is told twice.",
        "Keep the stricter of the two.",
    )


def _instead(technique: Technique, _: Shelf) -> Iterator[Finding]:
    """A technique is not offered instead of itself."""
    if technique.id in technique.instead:
        at = ("instead", technique.instead.index(technique.id))
        yield Finding(at, "A technique cannot be offered instead of itself.", "Take it out.")


def _calm(technique: Technique, _: Shelf) -> Iterator[Finding]:
    """A technique that is `calm`, and offered to a very sore back, presses no harder than a resting hand."""
    if technique.calm and any(step.pressure > RESTING_HAND for step in technique.steps):
        message = f"'{technique.id}' is called calm and has a step that presses."
        yield Finding(("calm",), message, "Take 'calm' out, or lower the pressure of its steps to 1 or 0.")


_WARMS_OR_COOLS = frozenset({ToolKind.HEAT, ToolKind.COLD, ToolKind.SALT})
"""A compress with salt is a warm one."""


def _heat_and_cold(routine: Routine, shelf: Shelf) -> Iterator[Finding]:
    """A technique that works with heat or cold, a bath too, is not lengthened: its `scale` is at most 1.0."""
    for place, item in enumerate(routine.techniques):
        technique = shelf.techniques.get(item.technique)
        if technique is None or item.scale <= SCALE_CAP_WITH_HEAT_OR_COLD:
            continue
        names = [name for group in (*technique.needs, technique.household) for name in group]
        kinds = {shelf.tools[name].kind for name in names if name in shelf.tools}
        if kinds & _WARMS_OR_COOLS or technique.position is Position.BATH:
            message = (
                f"'{item.technique}' works with heat or cold and cannot be lengthened by {item.scale:g}."
            )
            yield Finding(("techniques", place, "scale"), message, "Write a scale of at most 1.0.")


def _area(area: Area, _: Shelf) -> Iterator[Finding]:
    """The numbers of `x` and of `y` run from the smaller to the larger one."""
    for name, (start, end) in (("x", area.x), ("y", area.y)):
        if start >= end:
            yield Finding((name,), f"'{name}' must run from the smaller to the larger number.", "Swap them.")


def _parts(region: Region, shelf: Shelf) -> Iterator[Finding]:
    """A region is joined of regions that have no parts themselves."""
    for index, name in enumerate(region.parts):
        part = shelf.regions.get(name)
        if name == region.id or (part is not None and part.parts):
            message = f"'{name}' cannot be a part: it is joined of others itself."
            yield Finding(("parts", index), message, "Name regions that have no parts.")


_POINTS: Mapping[ZoneShape, tuple[int, int | None]] = MappingProxyType(
    {
        ZoneShape.OVAL: (2, 2),
        ZoneShape.POLYGON: (3, None),
        ZoneShape.LINE: (2, None),
        ZoneShape.DOT: (1, 1),
    }
)
"""The fewest and the most points of each shape."""


def _outline(outline: ZoneOutline, _: Shelf) -> Iterator[Finding]:
    """An oval has two points, a polygon three or more, a line two or more, a dot one."""
    fewest, most = _POINTS[outline.shape]
    count = len(outline.points)
    if count < fewest or (most is not None and count > most):
        bound = "exactly" if most == fewest else "at least"
        points = "point" if fewest == 1 else "points"
        message = f"The shape '{outline.shape}' needs {bound} {fewest} {points}, not {count}."
        yield Finding(("points",), message, "Add or take out points, or choose another shape.")


def _source(source: Source, _: Shelf) -> Iterator[Finding]:
    """A source can be looked up: it has a `doi`, a `pmid` or a `url`."""
    if not (source.doi or source.pmid or source.url):
        message = f"The source '{source.id}' cannot be looked up: it has no doi, pmid or url."
        yield Finding((), message, "Add one of them.")


def _motion(motion: Motion, _: Shelf) -> Iterator[Finding]:
    """The key poses of a motion stand in the order of time."""
    for place, (before, after) in enumerate(pairwise(motion.keys), start=1):
        if after.at <= before.at:
            message = f"This key pose is at {after.at:g}, not after the one before it, at {before.at:g}."
            yield Finding(("keys", place, "at"), message, "Put the key poses in the order of time.")
    if motion.keys and motion.keys[-1].at == 1.0:
        message = "This key pose is at 1, where the loop is at its beginning again."
        hint = "Leave it out, or put it earlier: the way back to the first key pose is made by itself."
        yield Finding(("keys", len(motion.keys) - 1, "at"), message, hint)


def _bases(sheet: PoseSheet, shelf: Shelf) -> Iterator[Finding]:
    """A motion starts from a base of its own sheet or of the sheet `common`."""
    common = shelf.poses.get(COMMON_SHEET)
    known = {*sheet.bases, *(common.bases if common is not None else ())}
    for name, motion in sheet.motions.items():
        if motion.base is not None and motion.base not in known:
            message = f"There is no base '{motion.base}' in this sheet or in the sheet {COMMON_SHEET}."
            yield Finding(("motions", name, "base"), message, f"Bases are: {', '.join(sorted(known))}.")


def _repeated(
    values: Iterable[str], way: Callable[[int], Keys], message: str, hint: str
) -> Iterator[Finding]:
    """A finding for every value that was there before."""
    seen: set[str] = set()
    for place, value in enumerate(values):
        if value in seen:
            yield Finding(way(place), message.format(value), hint)
        seen.add(value)


_Rule: TypeAlias = Callable[[Any, Shelf], Iterator[Finding]]

_RULES: Mapping[type, tuple[_Rule, ...]] = MappingProxyType(
    {
        Step: (_dose, _pressure),
        Technique: (_step_ids, _step_tools, _household, _conditions, _instead, _calm),
        Routine: (_heat_and_cold,),
        Area: (_area,),
        Region: (_parts,),
        ZoneOutline: (_outline,),
        Source: (_source,),
        Motion: (_motion,),
        PoseSheet: (_bases,),
    }
)
