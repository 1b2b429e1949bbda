"""A rolled towel: under the body, behind the back, in a hand or on the ground. Knows no colours."""

import math

from desktop.figure.camera import Camera
from desktop.figure.frame import Role, Shape
from desktop.figure.hull import Loop, Section, chain, ellipsoid, outline
from desktop.figure.props import sizes
from desktop.figure.props.forms import Block, line
from desktop.figure.props.layers import Layers, Setting
from desktop.figure.props.placing import FILLED, UP, gap, hand_at, in_hand, on_ground, touched
from desktop.figure.vectors import Vec, along, cross, dot, scale, square_to

_RADIUS, _HALF = sizes.TOWEL_ROLL_RADIUS, sizes.TOWEL_ROLL_HALF_LENGTH
_STRIPES = (-0.62, -0.5, 0.5, 0.62)
"""Where the stripes of the towel run round the roll, in half lengths."""
_TURNS = 40


def towel_roll(setting: Setting) -> Layers:
    """A rolled towel: a spiral at its ends, stripes round it."""
    box = _place(setting)
    shapes = _roll(setting.camera, box)
    if setting.prop.spot in FILLED:
        return Layers(shapes, [], [])
    return setting.sorted_by(box.middle, shapes)


def _place(setting: Setting) -> Block:
    if setting.prop.spot in FILLED:
        box = gap(setting, 2 * _HALF, 2 * _RADIUS)
        ahead, high, half = box.halves
        return box._replace(halves=(max(ahead, 0.8 * high), high, half))
    halves = (_RADIUS, _RADIUS, _HALF)
    hand = hand_at(setting)
    if hand is not None:
        return Block(in_hand(hand), halves, (hand.palm, cross(hand.thumb, hand.palm), hand.thumb))
    if touched(setting):
        trunk, (x, y) = setting.body.trunk, setting.body.contact_at
        skin = trunk.skin(0.0 if setting.room.mirrored_contact else x, y)
        side = trunk.chest[2]
        out = square_to(skin.normal, side, UP)
        return Block(along(skin.point, out, _RADIUS * 0.9), halves, (out, cross(side, out), side))
    return Block(along(on_ground(setting), UP, _RADIUS), halves)


def _roll(camera: Camera, box: Block) -> list[Shape]:
    thick, high, half = box.halves
    ahead, up, axle = box.axes
    ends = sorted((along(box.middle, axle, k * half) for k in (-1.0, 1.0)), key=camera.depth)

    def disk(middle: Vec, share: float) -> Section:
        return ellipsoid(camera, middle, (scale(ahead, thick * share), scale(up, high * share)))

    lit = chain([disk(along(end, camera.up, high * 0.16), 0.80) for end in ends])
    shapes = [Shape(Role.CLOTH, chain([disk(end, 1.0) for end in ends]), 0.55), Shape(Role.CLOTH, lit, 0.0)]
    look = abs(dot(axle, camera.near))
    if look < 0.97:
        bands = tuple([_band(camera, box, share) for share in _STRIPES])
        shapes.append(Shape(Role.STRIPE, bands, 0.0, stroke=0.006, smooth=True))
    if look > 0.12:
        shapes.append(Shape(Role.CLOTH, (outline(disk(ends[1], 1.0)),), 0.3))
        spiral = _spiral(camera, ends[1], box)
        shapes.append(Shape(Role.CLOTH, (spiral,), 1.0, stroke=0.0036, smooth=True))
    return shapes


def _band(camera: Camera, box: Block, share: float) -> Loop:
    """Return a stripe round a roll, on the side that is seen."""
    ahead, up, axle = box.axes
    nearest = square_to(camera.near, axle, up)
    facing = math.atan2(dot(nearest, up), dot(nearest, ahead))
    middle = along(box.middle, axle, share * box.halves[2])
    turns = [facing + math.radians(22.0 * k - 88.0) for k in range(9)]
    return line(camera, [_on_rim(middle, box, t, 1.0) for t in turns])


def _spiral(camera: Camera, end: Vec, box: Block) -> Loop:
    turns = [(0.42 * k, 0.94 - 0.80 * k / _TURNS) for k in range(_TURNS + 1)]
    return line(camera, [_on_rim(end, box, t, share) for t, share in turns])


def _on_rim(middle: Vec, box: Block, angle_rad: float, share: float) -> Vec:
    thick, high, _ = box.halves
    ahead, up, _ = box.axes
    return along(
        along(middle, ahead, math.cos(angle_rad) * thick * share), up, math.sin(angle_rad) * high * share
    )
