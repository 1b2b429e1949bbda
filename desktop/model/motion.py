"""Pose sheets: how a step is drawn. A motion is a base pose with key poses that change it.

Knows no picture.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Annotated

from desktop.model.about import About
from desktop.model.pose import Direction, Pose
from desktop.model.scenery import Prop, Support, Trace, View
from desktop.model.units import Id

COMMON_SHEET = "common"
"""The id of the sheet whose bases every other sheet may use."""


class Ease(StrEnum):
    """How the body moves from one key pose to the next."""

    SMOOTH = "smooth"
    """Starts and stops softly."""
    LINEAR = "linear"
    """At one speed."""
    FLOW = "flow"
    """Through all keys along one smooth curve; for circles."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Key:
    """A key pose of a motion."""

    at: Annotated[float, About("When, as a part of the loop.", minimum=0, maximum=1)]
    pose: Annotated[Pose, About("What differs from the base of the motion.")] = field(default_factory=Pose)
    ease: Annotated[Ease, About("How the body gets from here to the next key.")] = Ease.SMOOTH
    helper: Annotated[Pose | None, About("What differs from the pose of the helper.")] = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Helper:
    """A second person, who massages the first: contact and contact_mirror are places of the first."""

    at: Annotated[
        Direction,
        About(
            "Where the helper stands or sits: to the right, up, forwards.",
            unit="body heights",
            min_items=3,
            max_items=3,
        ),
    ] = (0.0, 0.0, 0.0)
    turn_deg: Annotated[
        float,
        About(
            "Where the helper looks: 0 as the first person, 90 to the right.",
            unit="degrees",
            minimum=-720,
            maximum=720,
        ),
    ] = 0.0
    base: Annotated[Id | None, About("The pose that the helper starts from.")] = None
    supports: Annotated[tuple[Support, ...], About("What carries the helper.")] = (Support.FEET,)
    pose: Annotated[Pose, About("What differs from that base.")] = field(default_factory=Pose)


@dataclass(frozen=True, slots=True, kw_only=True)
class Motion:
    """How one step looks and moves."""

    view: Annotated[View, About("From where the person is seen.")] = View.SIDE
    base: Annotated[
        Id | None, About("The pose that it starts from: one of this sheet, or of the sheet common.")
    ] = None
    supports: Annotated[tuple[Support, ...], About("What carries the body.")] = (Support.FEET,)
    props: Annotated[tuple[Prop, ...], About("Things in the picture.")] = ()
    pose: Annotated[Pose, About("What differs from the base.")] = field(default_factory=Pose)
    keys: Annotated[
        tuple[Key, ...],
        About("Key poses in the order of time; the loop ends at its beginning.", max_items=60),
    ] = ()
    loop_s: Annotated[
        float | None,
        About(
            "How long one loop takes, when the step does not say it.", unit="seconds", minimum=1, maximum=30
        ),
    ] = None
    both: Annotated[bool, About("The contact is on both sides of the spine at once.")] = False
    across: Annotated[
        bool, About("The contact reaches across the spine over the whole width, like a roller.")
    ] = False
    traces: Annotated[tuple[Trace, ...], About("Whose way is drawn as an arrow.")] = ()
    attention: Annotated[
        tuple[Annotated[float, About("A place on the body.", minimum=0, maximum=1)], ...] | None,
        About(
            "From where to where on the body attention wanders: 0 the feet, 0.5 the hips, 1 the head.",
            min_items=2,
            max_items=2,
        ),
    ] = None
    eyes_closed: Annotated[bool, About("Whether the person rests with closed eyes.")] = False
    helper: Annotated[Helper | None, About("A second person, who massages the first.")] = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PoseSheet:
    """The pictures of one technique; a step's picture is named ``id.motion``."""

    id: Id
    bases: Annotated[Mapping[str, Pose], About("Poses that several motions start from.")] = field(
        default_factory=dict[str, Pose]
    )
    motions: Annotated[Mapping[str, Motion], About("Motions by the id of the step.")] = field(
        default_factory=dict[str, Motion]
    )
