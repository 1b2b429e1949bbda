"""Hands that reach: the arm that gets a hand to its place, with wrist and elbow as they are in life.

Knows places by their goals, the trunk, and the limits of the wrist; no picture.
"""

import math
from typing import NamedTuple

from desktop.figure import hands, skeleton
from desktop.figure.arms import elbow_up
from desktop.figure.body import SIDES, ArmBody, Body, Room
from desktop.figure.goals import Asked, Goal, Marks, offset_in
from desktop.figure.hands import Hand
from desktop.figure.limbs import Bones, bend, swing_arm
from desktop.figure.places import goal_of
from desktop.figure.posture import ArmPosture, Posture
from desktop.figure.trunk import Trunk
from desktop.figure.vectors import (
    Axes,
    Vec,
    add,
    along,
    angle_deg,
    cross,
    distance,
    dot,
    mix,
    place,
    scale,
    spun,
    square_to,
    sub,
    unit,
)
from desktop.model.pose import Place

_WRIST_DEG = 74.0
"""A wrist bends no further by itself: a hand turns about its palm before that."""
_TURNS = 2
_LEANS = 0.35
"""How far a forearm leans over its hand when there is a clear side to turn to."""
_FIRM = 0.7
"""A direction shorter than this is mixed with what the place would do by itself."""
_WAITS = frozenset({Place.OTHER_FOREARM, Place.OTHER_HAND, Place.OTHER_ELBOW})
"""Places on the other arm: it must be solved first."""
_ELBOW_HANGS = 0.05
"""How much of the way out an elbow takes downwards where an arm points straight away from the trunk."""
_NOWHERE: Vec = (0.0, 0.0, 0.0)

NO_ARM = ArmBody(
    Bones((0, 0, 0), (0, 0, 0), (0, 0, 0)),
    Hand((0, 0, 0), (1, 0, 0), (0, 1, 0), (0, 0, 1), (0, 0, 0, 0, 0)),
    0.0,
)
"""Stands for an arm that is not solved yet."""


def reach_with_arms(
    body: Body, posture: Posture, room: Room, marks: Marks | None = None
) -> tuple[ArmBody, ArmBody]:
    """Solve both arms of a body whose trunk, legs and tool are solved; one that needs the other goes last.

    Args:
        body: The body without arms.
        posture: What its hands reach.
        room: The tool, the seat and the table that they may reach.
        marks: The contact on somebody else's back; none for one's own.
    """
    shown = marks or _own_marks(body)
    waits = [any(reach.place in _WAITS for reach in arm.reaches) for arm in posture.arms]
    made: list[ArmBody] = [NO_ARM, NO_ARM]
    for index in (1, 0) if waits[0] else (0, 1):
        arm, side = posture.arms[index], SIDES[index]
        ways = [
            _reached(Asked(body, room, shown, index, side, made[1 - index], all(waits), reach), arm)
            for reach in arm.reaches
        ]
        made[index] = _arm(body, ways, arm, index)
    return (made[0], made[1])


def _own_marks(body: Body) -> Marks | None:
    if not body.contacts:
        return None
    x, y = body.contact_at
    return Marks((body.contacts[0], body.trunk.skin(-x, y)))


def _arm(body: Body, ways: list[tuple[Hand, Vec]], arm: ArmPosture, index: int) -> ArmBody:
    hand, pole = ways[0]
    trunk, side = body.trunk, SIDES[index]
    if len(ways) == 1:
        bones = _bones(trunk, index, hand.wrist, pole)
        return ArmBody(bones, hand._replace(wrist=bones.end), distance(bones.end, hand.wrist))
    w = arm.reaches[1].share
    ends = [_bones(trunk, index, each.wrist, to) for each, to in ways]
    wrist = _carried_round(body, index, ends[0].end, ends[1].end, w)
    bones = _bones(trunk, index, wrist, _swung(body, ends, wrist, w))
    held = [_held(each, at, side) for (each, _), at in zip(ways, ends, strict=True)]
    missed = (distance(each.wrist, at.end) for (each, _), at in zip(ways, ends, strict=True))
    return ArmBody(bones, _between(held, w, bones, side, hand.bends_deg), max(missed))


class _Held(NamedTuple):
    """How a forearm holds its hand: where the fingers point, and how far it is rolled outwards."""

    fingers: Vec
    roll: float


def _fore_axes(bones: Bones, side: float) -> Axes:
    """Return the axes of a forearm: along it, to the side to which the elbow bends, and to the body."""
    fore = unit(sub(bones.end, bones.middle))
    inside = square_to(sub(mix(bones.root, bones.end, 0.5), bones.middle), fore, (0.0, 1.0, 0.0))
    return (fore, inside, scale(cross(inside, fore), side))


def _held(hand: Hand, bones: Bones, side: float) -> _Held:
    fore, inside, inward = _fore_axes(bones, side)
    palm = _aligned(hand.palm, hand.fingers, fore)
    fingers = (dot(hand.fingers, fore), dot(hand.fingers, inside), dot(hand.fingers, inward))
    return _Held(fingers, math.atan2(dot(palm, inside), dot(palm, inward)))


def _between(held: list[_Held], w: float, bones: Bones, side: float, bends_deg: tuple[float, ...]) -> Hand:
    """Return a hand on its way from one place to another: it lies on nothing, and its wrist is at ease."""
    fore, inside, inward = axes = _fore_axes(bones, side)
    fingers = unit(place(_NOWHERE, axes, mix(held[0].fingers, held[1].fingers, w)))
    roll = held[0].roll + math.remainder(held[1].roll - held[0].roll, math.tau) * w
    flat = add(scale(inward, math.cos(roll)), scale(inside, math.sin(roll)))
    return hands.make_hand(bones.end, fingers, _aligned(flat, fore, fingers), bends_deg, side)


def _aligned(v: Vec, start: Vec, end: Vec) -> Vec:
    """Turn a vector as the shortest turn does that brings one unit vector onto another."""
    axis = cross(start, end)
    return spun(v, unit(axis), math.atan2(distance(axis, _NOWHERE), dot(start, end)))


def _carried_round(body: Body, index: int, first: Vec, second: Vec, w: float) -> Vec:
    """Return where a wrist is between two places: on an arc before and beside the body, not through it."""
    shoulder, (forward, _, right) = body.trunk.shoulders[index], body.trunk.chest
    start, end = sub(first, shoulder), sub(second, shoulder)
    a, b = unit(start), unit(end)
    apart = 0.5 - 0.5 * dot(a, b)
    outwards = add(scale(right, SIDES[index]), forward)
    # The further apart the places are, the more the way bows out.
    bow = add(add(a, b), scale(outwards, apart))
    way = add(add(scale(a, (1.0 - w) ** 2), scale(bow, w * (1.0 - w))), scale(b, w * w))
    size = distance(start, _NOWHERE) * (1.0 - w) + distance(end, _NOWHERE) * w
    return along(shoulder, unit(way), size)


def _swung(body: Body, ends: list[Bones], wrist: Vec, w: float) -> Vec:
    """Return where the elbow points on the way: on the side of the arm that looks away from the trunk."""
    shoulder, trunk = ends[0].root, body.trunk
    line = unit(sub(wrist, shoulder))
    down = scale(trunk.chest[1], -_ELBOW_HANGS)
    away = square_to(add(sub(mix(shoulder, wrist, 0.5), trunk.joints[3]), down), line, trunk.chest[0])
    aside = cross(line, away)
    angles: list[float] = []
    for bones in ends:
        own = unit(sub(bones.end, bones.root))
        out = square_to(sub(bones.middle, bones.root), own, down)
        out = _aligned(out, own, line)
        angles.append(math.atan2(dot(out, aside), dot(out, away)))
    return spun(away, line, angles[0] + (angles[1] - angles[0]) * w)


def _bones(trunk: Trunk, index: int, wrist: Vec, pole: Vec) -> Bones:
    """Return the bones that bring a wrist to its place, or near it, with the elbow above the ground."""
    shoulder, lengths = trunk.shoulders[index], (skeleton.UPPER_ARM, skeleton.FOREARM)
    bones = bend(shoulder, wrist, lengths, pole, skeleton.LIMITS["elbow"].high)
    return elbow_up(bones, sub(shoulder, trunk.shoulders[1 - index]))


def _reached(asked: Asked, arm: ArmPosture) -> tuple[Hand, Vec]:
    """Return the hand at its place, and where the elbow points on the way."""
    goal = goal_of(asked)
    if goal is None:
        return _free_hand(asked, arm)
    side, axes = asked.side, goal.axes or asked.trunk.chest
    # A place of the room is the same for both hands.
    point = offset_in(goal.point, axes, arm.offset, 1.0 if asked.reach.place is Place.WORLD else side)
    palm = _hinted(arm.palm_to, axes, side, goal.palm)
    fingers = square_to(_hinted(arm.fingers_to, axes, side, goal.fingers), palm, asked.trunk.chest[1])
    pole = _hinted(
        arm.elbow_to, asked.trunk.chest, side, offset_in(_NOWHERE, asked.trunk.chest, goal.elbow_to, side)
    )
    hand = _laid(goal, point, palm, fingers, arm.fingers_deg, side)
    if goal.turns:
        hand = _eased(asked, goal, hand, point, pole)
    return hand, pole


def _laid(goal: Goal, point: Vec, palm: Vec, fingers: Vec, bends_deg: tuple[float, ...], side: float) -> Hand:
    """Return the hand that touches a point."""
    touch = goal.touch(bends_deg)
    flat = hands.make_hand(point, fingers, palm, bends_deg, side)
    return flat._replace(wrist=hands.place_in(flat, (-touch.along, -touch.palm, -touch.thumb)))


def _eased(asked: Asked, goal: Goal, hand: Hand, point: Vec, pole: Vec) -> Hand:
    """Turn a hand about its palm, towards the line of the forearm, until the wrist is at ease."""
    for _ in range(_TURNS):
        bones = _bones(asked.trunk, asked.index, hand.wrist, pole)
        fore = unit(sub(bones.end, bones.middle))
        over = angle_deg(fore, hand.fingers) - _WRIST_DEG
        if over <= 0.0:
            break
        # A forearm that stands on the hand has no side to turn to.
        lean = min(1.0, distance(along(fore, hand.palm, -dot(fore, hand.palm)), _NOWHERE) / _LEANS)
        flat = square_to(fore, hand.palm, hand.fingers)
        apart = angle_deg(flat, hand.fingers)
        turn = math.radians(min(apart, 1.6 * over) * lean)
        sense = 1.0 if dot(cross(hand.fingers, flat), hand.palm) >= 0.0 else -1.0
        fingers = spun(hand.fingers, hand.palm, sense * turn)
        hand = _laid(goal, point, hand.palm, fingers, hand.bends_deg, asked.side)
    return hand


def _free_hand(asked: Asked, arm: ArmPosture) -> tuple[Hand, Vec]:
    """Return the hand of an arm that hangs by its joint angles."""
    side, chest = asked.side, asked.trunk.chest
    shoulder = asked.trunk.shoulders[asked.index]
    bones, lower = swing_arm(shoulder, chest, arm.shoulder_deg, arm.elbow_deg, side)
    fingers = _hinted(arm.fingers_to, chest, side, scale(lower[1], -1.0))
    palm = square_to(_hinted(arm.palm_to, chest, side, scale(lower[2], -side)), fingers, lower[0])
    hand = hands.make_hand(bones.end, fingers, palm, arm.fingers_deg, side)
    straight = unit(sub(bones.end, bones.root))
    return hand, square_to(sub(bones.middle, bones.root), straight, scale(lower[0], -1.0))


def _hinted(given: Vec, axes: Axes, side: float, otherwise: Vec) -> Vec:
    """Return the direction that a sheet gives, or what the place does by itself; short ones mix the two."""
    wanted = offset_in(_NOWHERE, axes, given, side)
    share = min(1.0, distance(wanted, _NOWHERE) / _FIRM)
    return unit(mix(unit(otherwise), unit(wanted), share))
