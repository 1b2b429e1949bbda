"""A massage stone in a cloth: on the skin, in a palm or on the ground. Knows no colours."""

import math

from desktop.figure import hands
from desktop.figure.camera import Camera, Point
from desktop.figure.frame import Role, Shape
from desktop.figure.hull import Loop, ellipsoid, outline
from desktop.figure.props import sizes
from desktop.figure.props.forms import EDGE
from desktop.figure.props.layers import Layers, Setting
from desktop.figure.props.placing import UP, hand_at, lift, on_ground, touched
from desktop.figure.props.pressing import HALO
from desktop.figure.vectors import Axes, Vec, along, cross, dot, scale, square_to

_PEBBLE = 3
"""Which of the shapes of a stone is the whole pebble, without its cloth."""


def stone(setting: Setting) -> Layers:
    """A smooth dark pebble, the lower half in a cloth whose ends stick out; one at each contact."""
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
            layers.hidden.append(shapes[_PEBBLE])
    return layers


def _stone_place(setting: Setting) -> tuple[Vec, Axes]:
    """Where a stone lies, in the palm or on the ground: its middle, and its axes out, up and to the right."""
    half = sizes.STONE.thick / 2
    hand = hand_at(setting)
    if hand is None:
        return along(on_ground(setting), UP, half), (UP, (1.0, 0.0, 0.0), (0.0, 0.0, 1.0))
    middle = hands.place_in(hand, (0.056, 0.010 + half, 0.0))
    return middle, (hand.palm, hand.fingers, cross(hand.palm, hand.fingers))


_HEM: tuple[Point, ...] = ((-1.3, 0.06), (-0.6, -0.24), (0.0, -0.34), (0.6, -0.24), (1.3, 0.06))
"""The rim of the cloth across the pebble, in half widths and half heights of what is seen of it."""
_EARS: tuple[tuple[Point, ...], ...] = tuple(
    ((side * 0.80, 0.0), (side * 1.14, 0.34), (side * 1.52, 0.50), (side * 1.40, 0.06), (side * 1.56, -0.36),
     (side * 1.10, -0.58), (side * 0.70, -0.66))
    for side in (-1.0, 1.0)
)  # fmt: skip
"""The two ends of the cloth, to the left and to the right of the pebble."""
_PLEATS: tuple[tuple[Point, ...], ...] = (
    ((-0.50, -0.30), (-0.34, -0.78)),
    ((0.0, -0.40), (0.0, -0.92)),
    ((0.50, -0.30), (0.34, -0.78)),
)


def _stone(camera: Camera, middle: Vec, axes: Axes) -> list[Shape]:
    """Return a rim of light, cloth ends, the pebble with its gleam, and the cloth that is before it."""
    halves = tuple([half / 2 for half in (sizes.STONE.thick, sizes.STONE.height, sizes.STONE.width)])
    seen = ellipsoid(
        camera, middle, tuple([scale(axis, half) for axis, half in zip(axes, halves, strict=True)])
    )
    whole = (outline(seen),)
    wide, high = math.sqrt(seen.xx), math.sqrt(seen.yy)
    ear = max(0.55 * (wide + high), 0.016)

    def at(a: float, b: float) -> Point:
        return (seen.x + a * wide, seen.y + b * high)

    def drawn(points: tuple[Point, ...]) -> Loop:
        return tuple([at(a, b) for a, b in points])

    ears = tuple(
        [tuple([(seen.x + math.copysign(wide + (abs(a) - 1.0) * ear, a), seen.y + b * ear) for a, b in loop])
         for loop in _EARS]
    )  # fmt: skip
    below = (*drawn(_HEM), at(1.4, -1.3), at(-1.4, -1.3))
    gleam = [2.0 * math.pi * k / 12 for k in range(12)]
    light = 0.28 * camera.flip
    halo = outline(seen._replace(xx=(wide + HALO) ** 2, yy=(high + HALO) ** 2))
    return [
        Shape(Role.HALO, (halo,), opacity=0.85),
        Shape(Role.CLOTH, tuple([(*loop, loop[0]) for loop in ears]), 1.0, stroke=0.0036, smooth=True),
        Shape(Role.CLOTH, ears, 0.15, smooth=True),
        Shape(Role.STONE, whole, 1.0, smooth=True),
        Shape(
            Role.STONE,
            (tuple([at(light + 0.34 * math.cos(t), 0.52 + 0.15 * math.sin(t)) for t in gleam]),),
            0.15,
            smooth=True,
        ),
        Shape(Role.CLOTH, (below,), 0.05, inside=whole),
        Shape(Role.STRIPE, (drawn(tuple((a, b - 0.17) for a, b in _HEM)),), 0.0, stroke=0.0034, inside=whole),
        Shape(Role.CLOTH, tuple([drawn(pleat) for pleat in _PLEATS]), 1.0, stroke=EDGE, inside=whole),
    ]
