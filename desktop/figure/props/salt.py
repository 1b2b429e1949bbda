"""An opened paper bag of bath salt, heaped with grains, with a scoop in it. Knows no colours."""

import math

from desktop.figure.camera import Point
from desktop.figure.frame import Role, Shape
from desktop.figure.hull import Loop
from desktop.figure.props import sizes
from desktop.figure.props.forms import EDGE
from desktop.figure.props.layers import Layers, Setting
from desktop.figure.props.placing import UP, hand_at, in_hand, on_ground
from desktop.figure.vectors import along

_BAG: tuple[Point, ...] = (
    (-0.92, 0.0),
    (0.92, 0.0),
    (0.97, 0.30),
    (0.90, 0.70),
    *[(0.90 - 0.12 * n, 0.665 if n % 2 else 0.70) for n in range(1, 15)],
    (-0.90, 0.70),
    (-0.97, 0.30),
)
"""A paper bag: upright, its upper rim cut in a zigzag."""
_SHADE: tuple[Point, ...] = ((0.56, 0.0), (0.92, 0.0), (0.97, 0.30), (0.90, 0.68), (0.54, 0.68), (0.64, 0.30))
_BAND: tuple[Point, ...] = ((-0.955, 0.16), (0.955, 0.16), (0.96, 0.46), (-0.96, 0.46))
_BAND_SHADE: tuple[Point, ...] = ((0.605, 0.16), (0.955, 0.16), (0.96, 0.46), (0.605, 0.46))
_PILE: tuple[Point, ...] = ((-0.50, 0.22), (0.50, 0.22), (0.22, 0.34), (0.0, 0.40), (-0.22, 0.34))
"""The heap of grains printed on its band."""
_INSIDE: tuple[Point, ...] = ((-0.90, 0.66), (0.90, 0.66), (0.84, 0.73), (-0.84, 0.73))
_HEAP: tuple[Point, ...] = (
    (-0.82, 0.66),
    (-0.62, 0.745),
    (-0.34, 0.825),
    (-0.06, 0.87),
    (0.24, 0.85),
    (0.54, 0.765),
    (0.82, 0.66),
)
_SPILT: tuple[Point, ...] = ((-2.02, 0.0), (-1.84, 0.045), (-1.58, 0.10), (-1.34, 0.06), (-1.08, 0.0))
"""A little heap beside its foot."""
_HANDLE: tuple[Point, ...] = ((0.14, 0.84), (0.24, 0.80), (0.66, 0.965), (0.62, 1.0), (0.52, 0.995))
_SCOOP: tuple[Point, ...] = ((-0.16, 0.80), (0.10, 0.72), (0.38, 0.80), (0.30, 0.90), (0.06, 0.87))
_GRAINS: tuple[Point, ...] = (
    (-0.60, 0.69),
    (-0.42, 0.74),
    (-0.26, 0.70),
    (-0.20, 0.79),
    (-0.04, 0.685),
    (0.18, 0.69),
    (0.40, 0.70),
    (0.58, 0.70),
    (-1.72, 0.03),
    (-1.56, 0.06),
    (-1.40, 0.025),
    (-0.98, 0.014),
    (-2.12, 0.014),
)
_LAST_IN_BAG = 8
"""So many of the grains lie on the heap in the bag; the others are spilt."""


def salt(setting: Setting) -> Layers:
    """An opened paper bag with a heap of white grains that rises out of it, and a scoop in them."""
    camera = setting.camera
    w, h = sizes.SALT_WIDTH / 2, sizes.SALT_HEIGHT
    hand = hand_at(setting)
    foot = on_ground(setting) if hand is None else along(in_hand(hand), UP, -0.5 * h)
    x, y = camera.point(foot)

    def drawn(points: tuple[Point, ...]) -> Loop:
        return tuple([(x + a * w * camera.flip, y + b * h) for a, b in points])

    heaps = [drawn(_HEAP)] if hand else [drawn(_HEAP), drawn(_SPILT)]
    grains = drawn(_GRAINS[:_LAST_IN_BAG] if hand else _GRAINS)
    shapes = [
        Shape(Role.LABEL, (drawn(_INSIDE),), 1.0),
        Shape(Role.CRYSTAL, tuple(heaps), 0.0),
        Shape(Role.WOOD, (drawn(_HANDLE),), 0.6),
        Shape(Role.WOOD, (drawn(_SCOOP),), 0.15, smooth=True),
        Shape(Role.CRYSTAL, tuple([(*heap, heap[0]) for heap in heaps]), 0.75, stroke=EDGE),
        Shape(Role.CRYSTAL, tuple([_grain(at, k) for k, at in enumerate(grains)]), 0.75),
        Shape(Role.LABEL, (drawn(_BAG),), 0.30),
        Shape(Role.STRIPE, (drawn(_BAND),), 0.0),
        Shape(Role.LABEL, (drawn(_SHADE),), 0.65),
        Shape(Role.STRIPE, (drawn(_BAND_SHADE),), 1.0),
        Shape(Role.CRYSTAL, (drawn(_PILE),), 0.0),
    ]
    return setting.sorted_by(foot, shapes)


def _grain(at: Point, k: int) -> Loop:
    """A grain of coarse salt: a small cube, each turned differently."""
    x, y = at
    turns = [0.9 * k + 0.5 * math.pi * n for n in range(4)]
    return tuple([(x + 0.0021 * math.cos(t), y + 0.0021 * math.sin(t)) for t in turns])
