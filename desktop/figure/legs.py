"""Legs: from hips that are carried to thighs, shins and feet, by placed feet, by joint angles, or between.

A leg that is bent by its joints and would pass through the ground is laid on it. Knows no arms and no tool.
"""

import math
from dataclasses import dataclass
from typing import NamedTuple

from desktop.figure import skeleton
from desktop.figure.body import SIDES, LegBody
from desktop.figure.limbs import Bones, Foot, bend, foot_drop, stand, swing_leg
from desktop.figure.posture import LegPosture, Posture
from desktop.figure.trunk import Trunk
from desktop.figure.vectors import (
    Axes,
    Vec,
    add,
    angle_deg,
    distance,
    lean,
    mix,
    mix_axes,
    scale,
    spun,
    square_to,
    sub,
    unit,
)

_LENGTHS = (skeleton.THIGH, skeleton.SHIN)
_TRIES = 4
_NEARLY = 0.0005
"""How exactly, and in how many steps at most, a leg is laid on the ground."""
_SHORT = 0.05
"""A lever no shorter than this is thought to lift a foot."""

_FACES_DOWN = -0.5
"""How far the front of a shin faces the ground when bending the knee lifts the foot."""

KNEELS_FROM_DEG, KNEELS_AT_DEG = -60.0, -105.0
"""A placed foot with the heel so far up begins to kneel, and kneels."""


@dataclass(frozen=True, slots=True)
class Ground:
    """What legs may not pass.

    Attributes:
        height: The height of what they lie or stand on.
        kneeling: Whether placed feet with the heel up belong to knees that rest on it.
    """

    height: float = 0.0
    kneeling: bool = False


class _Plan(NamedTuple):
    """One way to hold a leg: where its ankle is, where its knee points, and how the foot is turned."""

    ankle: Vec
    pole: Vec
    foot: Axes


def legs_of(
    trunk: Trunk, posture: Posture, ground: Ground, slid: Vec = (0.0, 0.0, 0.0)
) -> tuple[LegBody, LegBody]:
    """Return both legs.

    Args:
        trunk: The trunk where it is carried.
        posture: How the legs are held.
        ground: What they may not pass.
        slid: How far the trunk has rolled away from the feet on which legs bent by their joints stand.
    """
    right, left = (
        _leg(trunk, leg, ground, slid, side) for leg, side in zip(posture.legs, SIDES, strict=True)
    )
    return (right, left)


def lowest_feet(trunk: Trunk, posture: Posture) -> float:
    """Return how low the feet of legs reach that are bent by their joints and pass through no ground yet."""
    heights: list[float] = []
    for leg, side in zip(posture.legs, SIDES, strict=True):
        bones, _, foot = _swung(trunk, leg, trunk.hip(side), side)
        heights.append(bones.end[1] + foot_drop(foot))
    return min(heights)


def lowest_knee(trunk: Trunk, posture: Posture) -> float:
    """Return the height of the lower knee of legs that are bent by their joints."""
    knees = [
        _swung(trunk, leg, trunk.hip(side), side)[0].middle
        for leg, side in zip(posture.legs, SIDES, strict=True)
    ]
    return min(knee[1] for knee in knees)


def kneel_share(leg: LegPosture) -> float:
    """Return how far a placed foot kneels: 0 with the sole down, 1 with the heel up or the sole up."""
    share = (leg.pitch_deg - KNEELS_FROM_DEG) / (KNEELS_AT_DEG - KNEELS_FROM_DEG)
    return max(0.0, min(1.0, share)) * (1.0 - leg.by_joints)


def planted_knee(leg: LegPosture, side: float) -> Vec:
    """Return the knee that rests on the ground before a placed foot."""
    ankle = stand(leg.foot, leg.pitch_deg, leg.turn_deg, side).ankle
    out, _, forward = leg.knee_to
    rise = skeleton.KNEE_RADIUS - ankle[1]
    ahead = unit((forward, 0.0, out * side))
    # An ankle may be told to be higher than a shin is long; the foot then misses its place.
    reach = math.sqrt(max(0.0, skeleton.SHIN**2 - rise * rise))
    return add(ankle, add(scale(ahead, reach), (0.0, rise, 0.0)))


def _leg(trunk: Trunk, leg: LegPosture, ground: Ground, slid: Vec, side: float) -> LegBody:
    hip, share = trunk.hip(side), leg.by_joints
    if share >= 1.0 and not any(slid):
        bones, foot = _laid(trunk, leg, hip, ground.height, side)
        return LegBody(bones, Foot(bones.end, foot), 0.0)
    if share <= 0.0:
        plan = _placed(leg, hip, ground, side)
    elif share >= 1.0:
        plan = _bent(trunk, leg, sub(hip, slid), ground.height, side)
    else:
        a, b = _placed(leg, hip, ground, side), _bent(trunk, leg, sub(hip, slid), ground.height, side)
        plan = _Plan(
            mix(a.ankle, b.ankle, share), mix(a.pole, b.pole, share), mix_axes(a.foot, b.foot, share)
        )
    bones = bend(hip, plan.ankle, _LENGTHS, plan.pole, skeleton.LIMITS["knee"].high)
    return LegBody(bones, Foot(bones.end, plan.foot), distance(bones.end, plan.ankle))


def _placed(leg: LegPosture, hip: Vec, ground: Ground, side: float) -> _Plan:
    foot = stand(leg.foot, leg.pitch_deg, leg.turn_deg, side)
    out, up, forward = leg.knee_to
    pole = (forward, up, out * side)
    share = kneel_share(leg) if ground.kneeling else 0.0
    if share:
        pole = mix(unit(pole), unit(sub(planted_knee(leg, side), mix(hip, foot.ankle, 0.5))), share)
    return _Plan(foot.ankle, pole, foot.axes)


def _bent(trunk: Trunk, leg: LegPosture, hip: Vec, height: float, side: float) -> _Plan:
    bones, foot = _laid(trunk, leg, hip, height, side)
    straight = unit(sub(bones.end, bones.root))
    pole = square_to(sub(bones.middle, bones.root), straight, trunk.pelvis[0])
    return _Plan(bones.end, pole, foot)


def _swung(trunk: Trunk, leg: LegPosture, hip: Vec, side: float) -> tuple[Bones, Axes, Axes]:
    return swing_leg(hip, trunk.pelvis, leg.hip_deg, leg.knee_deg, leg.ankle_deg, side)


def _laid(trunk: Trunk, leg: LegPosture, hip: Vec, height: float, side: float) -> tuple[Bones, Axes]:
    """Return a leg bent by its joints; what would pass through the ground is laid on it."""
    bones, shin, foot = _swung(trunk, leg, hip, side)
    knee_up = height + skeleton.KNEE_RADIUS
    if bones.middle[1] < knee_up:
        sine = [max(-1.0, min(1.0, (y - hip[1]) / skeleton.THIGH)) for y in (bones.middle[1], knee_up)]
        bones, shin, foot = _turned(bones, shin, foot, bones.middle, math.asin(sine[1]) - math.asin(sine[0]))
    if bones.end[1] + foot_drop(foot) >= height:
        return bones, foot
    foot = _pointed(bones, shin, foot, height)
    if bones.end[1] + foot_drop(foot) >= height - _NEARLY:
        return bones, foot
    return _lifted(bones, shin, foot, height)


def _turned(bones: Bones, shin: Axes, foot: Axes, part: Vec, angle_rad: float) -> tuple[Bones, Axes, Axes]:
    """Raise a whole leg about its hip, so that a part of it goes straight up."""
    line = sub(part, bones.root)
    axis = unit((-line[2], 0.0, line[0]))
    knee, ankle = (
        add(bones.root, spun(sub(at, bones.root), axis, angle_rad)) for at in (bones.middle, bones.end)
    )
    return (
        Bones(bones.root, knee, ankle),
        _spun_axes(shin, axis, angle_rad),
        _spun_axes(foot, axis, angle_rad),
    )


def _spun_axes(axes: Axes, axis: Vec, angle_rad: float) -> Axes:
    forward, up, right = axes
    return (spun(forward, axis, angle_rad), spun(up, axis, angle_rad), spun(right, axis, angle_rad))


def _pointed(bones: Bones, shin: Axes, foot: Axes, height: float) -> Axes:
    """Point a foot that lies on its top until the toes rest on the ground."""
    if foot[1][1] >= 0.0:
        return foot
    most = -skeleton.LIMITS["ankle"].low - angle_deg(foot[1], shin[1])
    best, angle = foot, 0.0
    for _ in range(_TRIES):
        sunk = height - bones.end[1] - foot_drop(best)
        if sunk < _NEARLY:
            break
        angle = min(most, angle + math.degrees(sunk / 0.1))
        best = lean(foot, angle, 0, 0)
    return best


def _lifted(bones: Bones, shin: Axes, foot: Axes, height: float) -> tuple[Bones, Axes]:
    """Bend the knee, or raise the leg, until the foot rests on the ground."""
    by_knee = shin[0][1] < _FACES_DOWN
    way = sub(bones.end, bones.middle if by_knee else bones.root)
    lever = max(_SHORT, math.hypot(way[0], way[2]))
    angle = 0.0
    made, turned = bones, foot
    for _ in range(_TRIES):
        sunk = height - made.end[1] - foot_drop(turned)
        if sunk < _NEARLY:
            break
        angle += sunk / lever
        if by_knee:
            axes = lean(shin, math.degrees(angle), 0, 0)
            made = Bones(bones.root, bones.middle, add(bones.middle, scale(axes[1], -skeleton.SHIN)))
            turned = lean(foot, math.degrees(angle), 0, 0)
        else:
            made, _, turned = _turned(bones, shin, foot, bones.end, angle)
    return made, turned
