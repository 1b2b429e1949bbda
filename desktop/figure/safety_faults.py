"""What can be wrong with a picture: the values that the safety check hands out. Knows no rule, no words."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import TypeAlias

from desktop.figure.body import Body
from desktop.figure.scene import Scene
from desktop.model.motion import Motion
from desktop.model.region import Region, Zone
from desktop.model.technique import Step, Technique
from desktop.model.tool import Tool

MapPlace: TypeAlias = tuple[float, float]
"""A place of the back map: away from the midline, and down from the base of the neck."""


class FaultKind(StrEnum):
    """What is wrong; said is what ``amount`` and ``limit`` of the fault measure."""

    ON_SPINE = "on_spine"
    """Pressure too near to the spine: how far away it is, on the back map."""
    CLOSED_ZONE = "closed_zone"
    """Pressure in a no-pressure zone: its level, and the level that is allowed."""
    NOT_SHOWN = "not_shown"
    """Pressure without a contact in the picture: its level, and 0."""
    OUTSIDE_REGION = "outside_region"
    """Pressure outside the region of the step: its level, and the level that is allowed."""
    TOO_HARD = "too_hard"
    """Pressure above the cap of the place: the level, and the cap."""
    ROLLER_OFF_RIBS = "roller_off_ribs"
    """A roller on the neck or on the lower back: how far down it is, on the back map."""
    OFF_SKIN = "off_skin"
    """A tool or hand that should press and does not touch: the gap in body heights."""
    SHORT_REACH = "short_reach"
    """A hand or foot that does not get to its place: what is missing in body heights."""
    SUNK_IN = "sunk_in"
    """A part of the body inside a thing: how deep, in body heights."""
    OVERLAP = "overlap"
    """Two parts of the body in one place: how deep, in body heights."""
    NOT_CARRIED = "not_carried"
    """A support that does not touch: the gap in body heights."""
    JOINT = "joint"
    """A joint bent beyond its range: its angle in degrees."""


UNSAFE = frozenset(
    {
        FaultKind.ON_SPINE,
        FaultKind.CLOSED_ZONE,
        FaultKind.NOT_SHOWN,
        FaultKind.OUTSIDE_REGION,
        FaultKind.TOO_HARD,
        FaultKind.ROLLER_OFF_RIBS,
    }
)
"""What could hurt whoever follows the step; all else is a flaw of the drawing."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Fault:
    """One thing wrong with a step, at the moment of its loop when it is worst.

    Attributes:
        kind: What is wrong.
        amount: What was measured, in the unit that the kind says.
        limit: What it may be.
        share: The moment, as a part of the loop.
        at: The place on the back map, for pressure; as it was authored, for the right side.
        part: The part of the body, in words: "right hand".
        thing: What it meets: the id of a zone or region, else "floor", "wall", "seat" or "tool"; for a joint
            the name of its range.
    """

    kind: FaultKind
    amount: float
    limit: float
    share: float = 0.0
    at: MapPlace | None = None
    part: str = ""
    thing: str = ""

    @property
    def excess(self) -> float:
        """How far it is beyond the limit."""
        return abs(self.amount - self.limit)


@dataclass(frozen=True, slots=True, kw_only=True)
class Rules:
    """What pressure is judged by.

    Attributes:
        regions: Regions by id, with the caps that hold in them.
        zones: No-pressure zones by id.
        tools: Tools by id.
    """

    regions: Mapping[str, Region]
    zones: Mapping[str, Zone]
    tools: Mapping[str, Tool]


@dataclass(frozen=True, slots=True, kw_only=True)
class Drawn:
    """A step with its picture.

    Attributes:
        technique: The technique that it belongs to.
        step: The step.
        motion: How it is drawn.
        scene: The picture, on either side.
    """

    technique: Technique
    step: Step
    motion: Motion
    scene: Scene


@dataclass(frozen=True, slots=True)
class Moment:
    """The bodies at one moment, as a part of the loop; the second one is of who massages the first."""

    share: float
    body: Body
    helper: Body | None = None


def worst_of(faults: Iterable[Fault]) -> tuple[Fault, ...]:
    """Keep of faults that are alike (same kind, part and thing) the one that is farthest out."""
    kept: dict[tuple[FaultKind, str, str], Fault] = {}
    for fault in faults:
        key = (fault.kind, fault.part, fault.thing)
        if key not in kept or fault.excess > kept[key].excess:
            kept[key] = fault
    return tuple(kept.values())
