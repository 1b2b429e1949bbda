"""Poses: joint angles and *constraints*, in anatomical words and numbers, without a coordinate of a screen.

A pose says what feet stand on and what hands reach; what it does not give stays as in the pose below. The
skeleton stands in the world with x forwards, y up and z to its right; lengths are in body heights. What is
authored for a step with two sides shows the RIGHT side of the body; the left is its mirror image. Knows no
picture.
"""

from dataclasses import dataclass
from enum import StrEnum
from typing import Annotated, TypeAlias

from desktop.model.about import About
from desktop.model.region import MapNumber


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
    """The ground beside the body; the offset is measured from below the shoulder."""
    OTHER_FOREARM = "other_forearm"
    """The top of the other forearm, near the wrist."""
    TOOL_LOW = "tool_low"
    """The second grip of the tool in use: the far end of a massage cane."""
    CHEST = "chest"
    """The middle of the breastbone."""
    HEAD_SIDE = "head_side"
    """The side of the head above the ear, on the arm's side."""
    OTHER_HEAD_SIDE = "other_head_side"
    """The other side of the head, over the crown."""
    CHEEK = "cheek"
    """The cheek on the arm's side, as under a head that lies on its side."""
    NECK = "neck"
    """The back of the neck, on the arm's side."""
    KNEE = "knee"
    """The front of the knee of the same side."""
    OTHER_KNEE = "other_knee"
    """The front of the other knee."""
    THIGH_BACK = "thigh_back"
    """The back of the thigh of the same side, near the knee."""
    OTHER_THIGH_BACK = "other_thigh_back"
    """The back of the other thigh, near the knee."""
    OTHER_HAND = "other_hand"
    """The palm of the other hand."""
    OTHER_ELBOW = "other_elbow"
    """The outer side of the other elbow."""
    TABLE = "table"
    """The top of the table; the offset is measured from straight before the shoulder, at its front edge."""
    SEAT = "seat"
    """The edge of the seat beside the hip."""
    WORLD = "world"
    """A point of the room that the offset gives: to the right, up, forwards."""


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
    CUP = "cup"
    """A hollow palm, as for oil or over a knee."""


Angle = Annotated[float, About("An angle.", unit="degrees", minimum=-720, maximum=720)]

Angles: TypeAlias = tuple[Angle, ...]
"""Three joint angles in degrees."""

Length = Annotated[float, About("A length, or a part of a direction.", minimum=-100, maximum=100)]

Direction: TypeAlias = tuple[Length, ...]
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
    """One leg: the foot is placed and the knee follows, or the joints are bent and the foot follows."""

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
        About(
            "Toes up when positive, heel up when negative; -180 when the top of the foot lies on the ground.",
            unit="degrees",
            minimum=-190,
            maximum=110,
        ),
    ] = None
    turn_deg: Annotated[
        float | None, About("Toes turned outwards.", unit="degrees", minimum=-20, maximum=60)
    ] = None
    knee_to: Annotated[Direction | None, About("Where the knee points.", min_items=3, max_items=3)] = None
    hip_deg: Annotated[
        Angles | None,
        About(
            "Instead of a place for the foot: thigh raised forwards, away from the midline, turned inwards.",
            unit="degrees",
            min_items=3,
            max_items=3,
        ),
    ] = None
    knee_deg: Annotated[
        float | None, About("How far the knee is bent, with hip_deg.", unit="degrees", minimum=0, maximum=150)
    ] = None
    ankle_deg: Annotated[
        float | None,
        About(
            "Foot drawn up, or pointed when negative, with hip_deg.", unit="degrees", minimum=-60, maximum=30
        ),
    ] = None


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
