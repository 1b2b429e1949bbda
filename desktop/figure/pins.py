"""Pins: a few points of the picture of a body, so that one can tell how far it moves without drawing it.

Whatever is seen to move hangs on one of them. Knows bodies and the camera, no shapes.
"""

from collections.abc import Iterator
from typing import TypeAlias

from desktop.figure.body import ArmBody, Body, LegBody
from desktop.figure.camera import Camera
from desktop.figure.trunk import Trunk
from desktop.figure.vectors import Vec, along

Pins: TypeAlias = tuple[float, ...]
"""Coordinates in the picture, in body heights; what fades or bends counts as so much movement."""

_HEAD = 0.06
_TOES, _FINGERS, _THUMB = 0.09, 0.10, 0.05
_TOOL = 0.10
"""How far from its joint the end of a part is, at which a turn is seen best."""
_PRESS = 0.02
"""The colour of what presses, from none to full, counts as so much movement."""
_BEND = 0.001
"""So far does a finger move for each degree of a joint."""
_EVERY = 4
"""So many cuts through the trunk share a pin in front and behind."""


def pins_of(camera: Camera, body: Body) -> Pins:
    """Return the pins of a body; those of two moments of one scene can be compared one by one."""
    points = [*_trunk(body.trunk), body.tool, along(body.tool, body.handle, _TOOL)]
    values = [body.press * _PRESS]
    for arm in body.arms:
        points += _arm(arm)
        values += [bend * _BEND for bend in arm.hand.bends_deg]
    for leg in body.legs:
        points += _leg(leg)
    points += [skin.point for skin in body.contacts]
    for point in points:
        values += camera.point(point)
    return tuple(values)


def farthest(first: Pins, second: Pins) -> float:
    """Return how far the pin that moves most goes between two moments, in body heights."""
    return max([abs(a - b) for a, b in zip(first, second, strict=True)])


def _trunk(trunk: Trunk) -> Iterator[Vec]:
    yield from trunk.joints
    yield from trunk.shoulders
    for axis in trunk.head:
        yield along(trunk.joints[5], axis, _HEAD)
    for item in trunk.slices[::_EVERY]:
        forward, _, right = item.axes
        yield along(item.centre, forward, item.half_depth)
        yield along(item.centre, forward, -item.half_depth)
        yield along(item.centre, right, item.half_width)


def _arm(arm: ArmBody) -> list[Vec]:
    hand = arm.hand
    ends = along(hand.wrist, hand.fingers, _FINGERS), along(hand.wrist, hand.thumb, _THUMB)
    return [arm.bones.middle, hand.wrist, *ends]


def _leg(leg: LegBody) -> list[Vec]:
    foot = leg.foot
    ends = along(foot.ankle, foot.axes[0], _TOES), along(foot.ankle, foot.axes[2], _TOES)
    return [leg.bones.middle, foot.ankle, *ends]
