"""A massage stone in a cloth: on the skin, in a palm or on the ground. Knows no colours."""

import math
from collections.abc import Sequence
from typing import NamedTuple

from desktop.figure import hands
from desktop.figure.camera import Camera, Point
from desktop.figure.frame import Role, Shape
from desktop.figure.hull import Loop, ellipsoid, outline
from desktop.figure.props import sizes
from desktop.figure.props.forms import EDGE, line
from desktop.figure.props.layers import Layers, Setting
from desktop.figure.props.placing import UP, hand_at, lift, on_ground, touched
from desktop.figure.vectors import Axes, Vec, along, cross, dot, place, scale, square_to


def stone(setting: Setting) -> Layers:
    """A smooth grey stone in a cloth, of which one corner is folded over it; one at each contact."""
    skins = touched(setting)
    if not skins:
        middle, axes = _stone_place(setting)
        return setting.sorted_by(middle, _stone(setting.camera, middle, axes))
    layers = Layers([], [], [])
    for skin in skins:
        middle = along(skin.point, skin.normal, sizes.STONE.thick / 2 + lift(setting))
        up = square_to(setting.body.trunk.chest[1], skin.normal, UP)
        shapes = _stone(setting.camera, middle, (skin.normal, up, cross(skin.normal, up)))
        if dot(skin.normal, setting.camera.near) > -0.3:
            layers.before.extend(shapes)
        else:
            layers.behind.extend(shapes)
            layers.hidden.extend(shape for shape in shapes[2:3])
    return layers


def _stone_place(setting: Setting) -> tuple[Vec, Axes]:
    """Where a stone lies, in the palm or on the ground: its middle, and its axes out, up and to the right."""
    half = sizes.STONE.thick / 2
    hand = hand_at(setting)
    if hand is None:
        return along(on_ground(setting), UP, half), (UP, (1.0, 0.0, 0.0), (0.0, 0.0, 1.0))
    middle = hands.place_in(hand, (0.056, 0.010 + half, 0.0))
    return middle, (hand.palm, hand.fingers, cross(hand.palm, hand.fingers))


_CLOTH_REACH = 1.42
"""How far the corners of the cloth lie from the middle of a stone, in half stones."""


_FOLD: tuple[Point, ...] = (
    (-0.98, -0.50),
    (-0.45, -0.02),
    (-0.10, 0.16),
    (0.10, 0.16),
    (0.45, -0.02),
    (0.98, -0.50),
    (0.5, -1.12),
    (-0.5, -1.12),
)
"""The corner of the cloth that is folded over the stone, in half stones; its first six points are its hem."""


class _Lump(NamedTuple):
    """A stone in the room, in one view."""

    camera: Camera
    middle: Vec
    axes: Axes

    def line(self, points: Sequence[Point], out: float) -> Loop:
        """Return points given in half stones, to the right and up, so many half stones above its middle."""
        size = sizes.STONE
        offsets = [(out * size.thick / 2, b * size.height / 2, a * size.width / 2) for a, b in points]
        return line(self.camera, [place(self.middle, self.axes, offset) for offset in offsets])

    def rim(self, share: float, shift: float) -> tuple[Loop, ...]:
        """Return the outline of the stone, smaller and moved up in the picture."""
        size = sizes.STONE
        halves = zip(self.axes, (size.thick / 2, size.height / 2, size.width / 2), strict=True)
        half_axes = tuple([scale(axis, half * share) for axis, half in halves])
        return (outline(ellipsoid(self.camera, along(self.middle, self.camera.up, shift), half_axes)),)


def _stone(camera: Camera, middle: Vec, axes: Axes) -> list[Shape]:
    lump = _Lump(camera, middle, axes)
    square: list[Point] = []
    for k in range(16):
        t = math.pi * k / 8
        reach = _CLOTH_REACH * (1.0 - 0.16 * math.cos(4 * t)) * (0.94 if k % 2 else 1.0)
        square.append((reach * math.cos(t), reach * math.sin(t)))
    below = lump.line([*square, square[0]], -0.85)
    whole = lump.rim(1.0, 0.0)
    shapes = [
        Shape(Role.CLOTH, (below,), 0.9, stroke=0.005, smooth=True),
        Shape(Role.CLOTH, (below[:-1],), 0.1, smooth=True),
        Shape(Role.STONE, whole, 1.0, smooth=True),
        Shape(Role.STONE, lump.rim(0.80, sizes.STONE.thick * 0.07), 0.0, smooth=True, inside=whole),
    ]
    if dot(axes[0], camera.near) < 0.2:
        return shapes
    hem = [(a, b - 0.10) for a, b in _FOLD[:6]]
    return [
        *shapes,
        Shape(Role.CLOTH, (lump.line(_FOLD, 0.7),), 0.1, smooth=True),
        Shape(Role.STRIPE, (lump.line(hem, 0.7),), 0.0, stroke=0.0034, smooth=True),
        Shape(Role.CLOTH, (lump.line(_FOLD[:6], 0.7),), 1.0, stroke=EDGE, smooth=True),
    ]
