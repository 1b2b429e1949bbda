"""Pose sheets: how a step is drawn, in anatomical words and numbers, without a single coordinate of a screen.

A motion is a base pose with key poses that change it. Every pose holds joint angles and *constraints*: what
carries the body, where feet stand, what hands reach. The skeleton stands in the world with x forwards, y up
and z to its right; lengths are in body heights. What is authored for a step with two sides shows the RIGHT
side of the body; the left is its mirror image. Knows no picture.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Annotated, TypeAlias

from desktop.model.about import About
from desktop.model.region import MapNumber
from desktop.model.units import Id, ToolId

COMMON_SHEET = "common"
"""The id of the sheet whose bases every other sheet may use."""


class View(StrEnum):
    """From where the person is seen."""

    SIDE = "side"
    """From the side that is worked on: the right, or the left in its mirror image."""
    BACK = "back"
    """From behind."""
    BACK_THREE_QUARTER = "back_three_quarter"
    """From behind and a little from the worked side."""
    FRONT_THREE_QUARTER = "front_three_quarter"
    """From the front and a little from the worked side."""


class Support(StrEnum):
    """What carries the body; the solver moves the body until it touches."""

    FEET = "feet"
    """The feet stand where the legs say; the hips are where the pose says."""
    SEAT = "seat"
    """The buttocks rest on the seat of the chair."""
    FLOOR = "floor"
    """The lowest point of head and trunk lies on the floor."""
    WALL = "wall"
    """The back leans on the wall, through the tool at the contact if there is one."""
    TOOL = "tool"
    """The back lies on the tool, which lies on the floor under the contact."""


class Place(StrEnum):
    """A place that a hand can reach; left and right are meant from the arm's own side."""

    FREE = "free"
    """No place: the arm hangs by its joint angles."""
    CONTACT = "contact"
    """The contact on the back, on the side that was authored."""
    CONTACT_MIRROR = "contact_mirror"
    """The mirror image of the contact, on the other side of the spine."""
    TOOL = "tool"
    """The handle of the tool in use."""
    OTHER_SHOULDER = "other_shoulder"
    """The front of the other shoulder."""
    HEAD_BACK = "head_back"
    """The back of the head, on the arm's side."""
    WAIST = "waist"
    """The side of the waist, above the rim of the pelvis."""
    BELLY = "belly"
    """The middle of the belly."""
    THIGH = "thigh"
    """The top of the thigh of the same side."""
    FLOOR = "floor"
    """The floor beside the body; the offset is measured from below the shoulder."""
    OTHER_FOREARM = "other_forearm"
    """The top of the other forearm, near the wrist."""


class HandShape(StrEnum):
    """How the fingers are held."""

    RELAXED = "relaxed"
    """Slightly bent, as on the thigh or by the side."""
    FLAT = "flat"
    """Straight; the finger pads touch."""
    PALM = "palm"
    """Straight; the whole palm touches."""
    HOOK = "hook"
    """Fingers bent; their tips press."""
    PINCH = "pinch"
    """Fingers and thumb lift what is between them."""
    FIST = "fist"
    """A loose fist; the knuckles press."""
    THUMB = "thumb"
    """The thumb presses, the fingers lie round the body."""
    HOLD = "hold"
    """Closed round a handle."""


class Ease(StrEnum):
    """How the body moves from one key pose to the next."""

    SMOOTH = "smooth"
    """Starts and stops softly."""
    LINEAR = "linear"
    """At one speed."""
    FLOW = "flow"
    """Through all keys along one smooth curve; for circles."""


class PropKind(StrEnum):
    """What stands, lies or is held in the picture."""

    WALL = "wall"
    """A wall behind the person; ``at`` gives how far forward it stands."""
    CHAIR = "chair"
    """A chair with a back."""
    STOOL = "stool"
    """A seat without a back."""
    MAT = "mat"
    """A thin mat under a person who lies or sits."""
    BALL = "ball"
    """A tennis or massage ball."""
    BALL_IN_SOCK = "ball_in_sock"
    """A ball that hangs in a long sock, which a hand holds."""
    ROLLER = "roller"
    """A foam roller that lies crosswise."""
    MASSAGER = "massager"
    """An electric massager: a round soft head on a long handle."""


class PropSpot(StrEnum):
    """Where a thing is in the picture."""

    WORLD = "world"
    """At its ``at`` in the world."""
    CONTACT = "contact"
    """At the contact, touching the skin."""
    RIGHT_HAND = "right_hand"
    """In the right hand."""
    LEFT_HAND = "left_hand"
    """In the left hand."""


class Trace(StrEnum):
    """A point whose way over the loop is drawn as an arrow."""

    CONTACT = "contact"
    HIPS = "hips"
    CHEST = "chest"
    RIGHT_SHOULDER = "right_shoulder"
    LEFT_SHOULDER = "left_shoulder"
    RIGHT_BLADE = "right_blade"
    LEFT_BLADE = "left_blade"
    RIGHT_ELBOW = "right_elbow"
    RIGHT_HAND = "right_hand"
    LEFT_HAND = "left_hand"
    RIGHT_KNEE = "right_knee"
    LEFT_KNEE = "left_knee"


Angles: TypeAlias = tuple[float, ...]
"""Three joint angles in degrees."""

Direction: TypeAlias = tuple[float, ...]
"""Outwards (away from the midline on its own side), upwards, forwards; of any length."""

_BEND = "Bend forwards, lean to the right, turn to the right."


@dataclass(frozen=True, slots=True, kw_only=True)
class Arm:
    """One arm; what is not given stays as in the pose below."""

    lift_deg: Annotated[
        float | None, About("Shoulder pulled up towards the ear.", unit="degrees", minimum=-10, maximum=40)
    ] = None
    draw_deg: Annotated[
        float | None,
        About("Shoulder drawn forwards, or back when negative.", unit="degrees", minimum=-30, maximum=35),
    ] = None
    shoulder_deg: Annotated[
        Angles | None,
        About(
            "Arm raised forwards, away from the side, turned inwards.",
            unit="degrees",
            min_items=3,
            max_items=3,
        ),
    ] = None
    elbow_deg: Annotated[
        float | None, About("How far the elbow is bent.", unit="degrees", minimum=0, maximum=150)
    ] = None
    reach: Annotated[Place | None, About("The place that the hand reaches, instead of joint angles.")] = None
    offset: Annotated[
        Direction | None,
        About("Moves that place: outwards, up, forwards, in body heights.", min_items=3, max_items=3),
    ] = None
    elbow_to: Annotated[
        Direction | None, About("Where the elbow points while reaching.", min_items=3, max_items=3)
    ] = None
    fingers_to: Annotated[Direction | None, About("Where the fingers point.", min_items=3, max_items=3)] = (
        None
    )
    palm_to: Annotated[Direction | None, About("Where the palm faces.", min_items=3, max_items=3)] = None
    shape: Annotated[HandShape | None, About("How the fingers are held.")] = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Leg:
    """One leg; the foot is placed, the knee follows."""

    foot: Annotated[
        Direction | None,
        About(
            "The sole under the ankle: outwards from the midline, up from the floor, forwards.",
            unit="body heights",
            min_items=3,
            max_items=3,
        ),
    ] = None
    pitch_deg: Annotated[
        float | None,
        About("Toes up when positive, heel up when negative.", unit="degrees", minimum=-75, maximum=110),
    ] = None
    turn_deg: Annotated[
        float | None, About("Toes turned outwards.", unit="degrees", minimum=-20, maximum=60)
    ] = None
    knee_to: Annotated[Direction | None, About("Where the knee points.", min_items=3, max_items=3)] = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Pose:
    """A posture, or the change of one: what is not given stays as in the pose below."""

    hips: Annotated[
        Direction | None,
        About(
            "The middle between the hip joints: to the right, up, forwards.",
            unit="body heights",
            min_items=3,
            max_items=3,
        ),
    ] = None
    trunk_deg: Annotated[
        Angles | None,
        About(
            "The pelvis in the world: forwards (-90 lies on the back), to the right, turned to the right.",
            unit="degrees",
            min_items=3,
            max_items=3,
        ),
    ] = None
    lumbar_deg: Annotated[Angles | None, About(_BEND, unit="degrees", min_items=3, max_items=3)] = None
    ribs_deg: Annotated[Angles | None, About(_BEND, unit="degrees", min_items=3, max_items=3)] = None
    chest_deg: Annotated[Angles | None, About(_BEND, unit="degrees", min_items=3, max_items=3)] = None
    neck_deg: Annotated[Angles | None, About(_BEND, unit="degrees", min_items=3, max_items=3)] = None
    head_deg: Annotated[Angles | None, About(_BEND, unit="degrees", min_items=3, max_items=3)] = None
    breath: Annotated[
        float | None, About("How full the chest is: 0 breathed out, 1 breathed in.", minimum=0, maximum=1)
    ] = None
    arms: Annotated[Arm | None, About("Both arms alike; each may be changed further.")] = None
    right_arm: Annotated[Arm | None, About("The right arm.")] = None
    left_arm: Annotated[Arm | None, About("The left arm.")] = None
    legs: Annotated[Leg | None, About("Both legs alike; each may be changed further.")] = None
    right_leg: Annotated[Leg | None, About("The right leg.")] = None
    left_leg: Annotated[Leg | None, About("The left leg.")] = None
    contact: Annotated[
        tuple[MapNumber, ...] | None,
        About("Where tool or hand presses, on the back map.", min_items=2, max_items=2),
    ] = None
    press: Annotated[
        float | None,
        About("How much of the step's pressure is on: 0 lifted off, 1 all of it.", minimum=0, maximum=1),
    ] = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Key:
    """A key pose of a motion."""

    at: Annotated[float, About("When, as a part of the loop.", minimum=0, maximum=1)]
    pose: Annotated[Pose, About("What differs from the base of the motion.")] = field(default_factory=Pose)
    ease: Annotated[Ease, About("How the body gets from here to the next key.")] = Ease.SMOOTH


@dataclass(frozen=True, slots=True, kw_only=True)
class Prop:
    """A thing in the picture."""

    kind: Annotated[PropKind, About("What it is.")]
    spot: Annotated[PropSpot, About("Where it is.")] = PropSpot.WORLD
    at: Annotated[
        Direction,
        About("To the right, up, forwards in the world.", unit="body heights", min_items=3, max_items=3),
    ] = (0.0, 0.0, 0.0)
    handle_to: Annotated[
        Direction,
        About(
            "Where its handle points, as seen by the chest: right, up, forwards.", min_items=3, max_items=3
        ),
    ] = (0.0, 1.0, 0.0)
    tool: Annotated[ToolId | None, About("The tool that it is; gives its true size.")] = None


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
        tuple[Key, ...], About("Key poses in the order of time; the loop ends at its beginning.")
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
