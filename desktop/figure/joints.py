"""The joints of a solved body: how far each is bent, and which limit it must keep. Knows no room."""

import math
from collections.abc import Iterator
from typing import NamedTuple

from desktop.figure import skeleton
from desktop.figure.body import SIDE_NAMES, SIDES, ArmBody, Body, LegBody
from desktop.figure.vectors import Axes, angle_deg, cross, dot, lean, scale, sub, unit

_BENT_DEG = 25.0
"""A hinge that is bent less does not show which way it is turned."""
_SPINE = {"lumbar": "lower back", "ribs": "mid back", "chest": "upper back", "neck": "neck", "head": "head"}


class JointAngle(NamedTuple):
    """One angle of one joint.

    Attributes:
        part: The joint, in words.
        limit: The name of its range among the limits of the skeleton.
        angle_deg: The angle.
    """

    part: str
    limit: str
    angle_deg: float

    @property
    def held(self) -> bool:
        """Whether the joint can take the angle."""
        return skeleton.LIMITS[self.limit].holds(self.angle_deg)


def joint_angles(body: Body) -> Iterator[JointAngle]:
    """Yield every angle of every joint."""
    for name, side, arm, leg in zip(SIDE_NAMES, SIDES, body.arms, body.legs, strict=True):
        yield from _arm_angles(name, arm, body.trunk.chest, side)
        yield from _leg_angles(name, leg, body.trunk.pelvis, side)
    parts = body.trunk.parts
    for k, (limit, words) in enumerate(_SPINE.items()):
        yield from _spine_angles(words, limit, parts[k], parts[k + 1], skeleton.SPINE_REST_DEG[k + 1])


def _arm_angles(name: str, arm: ArmBody, chest: Axes, side: float) -> Iterator[JointAngle]:
    upper, fore = unit(sub(arm.bones.middle, arm.bones.root)), unit(sub(arm.bones.end, arm.bones.middle))
    yield JointAngle(f"{name} elbow", "elbow", angle_deg(upper, fore))
    yield JointAngle(f"{name} wrist", "wrist", angle_deg(fore, arm.hand.fingers))
    yield JointAngle(f"{name} shoulder", "shoulder_back", _arc(-dot(upper, chest[0])))
    yield JointAngle(f"{name} shoulder", "shoulder_across", _arc(-side * dot(upper, chest[2])))


def _leg_angles(name: str, leg: LegBody, pelvis: Axes, side: float) -> Iterator[JointAngle]:
    thigh, shin = unit(sub(leg.bones.middle, leg.bones.root)), unit(sub(leg.bones.end, leg.bones.middle))
    forward, up, right = pelvis
    flex, away = (
        math.degrees(math.atan2(dot(thigh, forward), -dot(thigh, up))),
        _arc(side * dot(thigh, right)),
    )
    yield JointAngle(f"{name} knee", "knee", angle_deg(thigh, shin))
    yield JointAngle(f"{name} ankle", "ankle", 90.0 - angle_deg(leg.foot.axes[0], scale(shin, -1.0)))
    yield JointAngle(f"{name} hip", "hip", flex)
    yield JointAngle(f"{name} hip", "hip_away", away)
    if angle_deg(thigh, shin) > _BENT_DEG:
        ahead, _, aside = lean(lean(pelvis, -flex, 0, 0), 0, -away * side, 0)
        hinge = cross(shin, thigh)
        turn = side * math.atan2(dot(hinge, ahead), dot(hinge, aside))
        yield JointAngle(f"{name} hip", "hip_turn", math.degrees(turn))


def _spine_angles(words: str, limit: str, below: Axes, above: Axes, rest_deg: float) -> Iterator[JointAngle]:
    forward, up, right = below
    bend = math.atan2(dot(above[1], forward), dot(above[1], up))
    ahead = sub(scale(forward, math.cos(bend)), scale(up, math.sin(bend)))
    yield JointAngle(words, limit, math.degrees(bend) - rest_deg)
    yield JointAngle(words, f"{limit}_side", _arc(dot(above[1], right)))
    yield JointAngle(words, f"{limit}_turn", _arc(-dot(above[2], ahead)))


def _arc(sine: float) -> float:
    return math.degrees(math.asin(max(-1.0, min(1.0, sine))))
