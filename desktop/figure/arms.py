"""Arms over the ground: an elbow or a hanging hand that would go through it is laid on it. Knows no tool."""

import math

from desktop.figure.body import ArmBody
from desktop.figure.limbs import Bones
from desktop.figure.vectors import Vec, add, along, cross, dot, scale, spun, sub, unit

ELBOW_RADIUS = 0.0228
_WRIST_UP = 0.018
"""From the middle of the elbow, and of the wrist, to what they lie on."""
_TRIES = 3
_NEARLY = 0.0005


def over_ground(arm: ArmBody) -> ArmBody:
    """Return an arm, held by its joint angles alone, above y = 0: all of it is raised about its shoulder."""
    raised = _raised(arm)
    return ArmBody(elbow_up(raised.bones), raised.hand, raised.missed)


def elbow_up(bones: Bones, aside: Vec | None = None) -> Bones:
    """Swing an elbow below y = 0 about the line from shoulder to wrist until it lies on the ground.

    Args:
        bones: The bones of the arm.
        aside: To which side it lies down; none for the shorter way.
    """
    if bones.middle[1] >= ELBOW_RADIUS:
        return bones
    line = unit(sub(bones.end, bones.root))
    middle = along(bones.root, line, dot(sub(bones.middle, bones.root), line))
    out = sub(bones.middle, middle)
    across = cross(line, out)
    high = math.hypot(out[1], across[1])
    if high < 1e-6:
        return bones
    top = math.atan2(across[1], out[1])
    beside = math.acos(max(-1.0, min(1.0, (ELBOW_RADIUS - middle[1]) / high)))
    turns = (top - beside, top + beside)
    if aside is None:
        turn = min(turns, key=lambda angle: abs(math.remainder(angle, math.tau)))
        return Bones(bones.root, add(middle, _mixed(out, across, turn)), bones.end)
    ways = [_mixed(out, across, turn) for turn in turns]
    return Bones(bones.root, add(middle, max(ways, key=lambda way: dot(way, aside))), bones.end)


def _mixed(out: Vec, across: Vec, turn_rad: float) -> Vec:
    return add(scale(out, math.cos(turn_rad)), scale(across, math.sin(turn_rad)))


def _raised(arm: ArmBody) -> ArmBody:
    """Raise a whole arm about its shoulder."""
    for _ in range(_TRIES):
        sunk, part = max(
            (ELBOW_RADIUS - arm.bones.middle[1], arm.bones.middle),
            (_WRIST_UP - arm.bones.end[1], arm.bones.end),
        )
        if sunk < _NEARLY:
            break
        way = sub(part, arm.bones.root)
        flat = math.hypot(way[0], way[2])
        if flat < 1e-3:
            break
        arm = _turned(arm, (-way[2] / flat, 0.0, way[0] / flat), sunk / flat)
    return arm


def _turned(arm: ArmBody, axis: Vec, angle_rad: float) -> ArmBody:
    root, hand = arm.bones.root, arm.hand
    elbow, wrist = (
        add(root, spun(sub(at, root), axis, angle_rad)) for at in (arm.bones.middle, arm.bones.end)
    )
    turned = hand._replace(
        wrist=wrist,
        fingers=spun(hand.fingers, axis, angle_rad),
        palm=spun(hand.palm, axis, angle_rad),
        thumb=spun(hand.thumb, axis, angle_rad),
    )
    return ArmBody(Bones(root, elbow, wrist), turned, arm.missed)
