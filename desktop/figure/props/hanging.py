"""A towel in a hand: it falls in folds from a fist, lies under a flat hand, or is wrung between two hands.

Knows no colours.
"""

import math
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from desktop.figure import hands
from desktop.figure.camera import Camera, Point
from desktop.figure.frame import Role, Shape
from desktop.figure.hands import Hand
from desktop.figure.hull import Loop, ball, chain
from desktop.figure.props import sizes
from desktop.figure.props.forms import EDGE, line
from desktop.figure.props.gripping import grip_over, is_closed
from desktop.figure.props.layers import Setting
from desktop.figure.props.placing import in_hand
from desktop.figure.vectors import Vec, along, length, mix, sub, unit

_WRUNG_WITHIN = 0.24
"""Two closed hands that are so near each other wring a damp towel between them."""
_HEM: tuple[Point, ...] = (
    (-1.0, 1.0),
    (-0.66, 0.985),
    (-0.50, 0.90),
    (-0.20, 0.955),
    (0.06, 0.955),
    (0.20, 0.885),
    (0.48, 0.955),
    (0.64, 0.935),
    (0.74, 0.90),
    (1.0, 0.985),
)
"""The hem of what hangs, in half widths and shares of the drop: broad folds, and corners that hang lowest."""
_HOLLOWS = (2, 5, 8)
"""The points of the hem between two folds."""
_RUFFLE: tuple[Point, ...] = ((-0.60, -0.055), (-0.22, -0.105), (0.05, -0.06), (0.38, -0.115), (0.62, -0.03))
"""What sticks out above a fist, in half widths there and shares of the drop."""


class _Fall(NamedTuple):
    """Where a cloth falls in the picture.

    Attributes:
        camera: From where it is seen.
        top: The place in the picture from which it falls.
        neck: Half of how wide it is there.
        half: Half of how wide it is at its hem.
        drop: How far it falls.
    """

    camera: Camera
    top: Point
    neck: float
    half: float
    drop: float

    def at(self, aside: float, share: float) -> Point:
        """Return a point so far aside and at a share of the drop."""
        x, y = self.top
        return (x + aside * self.camera.flip, y - share * self.drop * self.camera.up[1])


def in_fingers(setting: Setting, hand: Hand) -> list[Shape]:
    """Return a dry towel that hangs from a closed hand, or that a flat hand wipes with."""
    return _hanging(setting, hand) if is_closed(hand) else _under_palm(setting.camera, hand)


def wrung(setting: Setting) -> list[Shape]:
    """Return a damp towel that both hands wring, with the water that drips off; empty when they do not."""
    right, left = (arm.hand for arm in setting.body.arms)
    ends = (in_hand(right), in_hand(left))
    way = sub(ends[0], ends[1])
    if not (is_closed(right) and is_closed(left)) or not 0.0 < length(way) < _WRUNG_WITHIN:
        return []
    camera, out = setting.camera, unit(way)
    tips = sorted((along(ends[0], out, 0.030), along(ends[1], out, -0.030)), key=camera.depth)
    shapes: list[Shape] = []
    for tip in tips:
        fall = _Fall(camera, camera.point(tip), 0.010, 0.030, 0.078)
        shapes += [*_folds(fall), _twisted(fall)]
    rope = _rope(camera, tips[0], tips[1])
    x, y = camera.point(mix(tips[0], tips[1], 0.5))
    drips = tuple([_drip(x + a, y - b) for a, b in ((-0.018, 0.105), (0.004, 0.122), (0.020, 0.098))])
    grips = [*grip_over(camera, right), *grip_over(camera, left)]
    return [*shapes, *rope, *grips, Shape(Role.WATER, drips, 0.6, smooth=True)]


def _hanging(setting: Setting, hand: Hand) -> list[Shape]:
    size, held = sizes.HUNG_TOWEL, in_hand(hand)
    fall = _Fall(setting.camera, setting.camera.point(held), 0.018, size.width / 2, size.height)
    return [*_folds(fall), *grip_over(setting.camera, hand)]


def _folds(fall: _Fall) -> list[Shape]:
    """A cloth gathered at its top: creases widen from there to a wavy hem, along which stripes run."""
    hem = [(a * fall.half, b) for a, b in _HEM]
    side = ((1.0, 0.0), (1.25, 0.16))
    wide = ((0.60, 0.42), (0.88, 0.74))
    left = [(-a * fall.neck, b) for a, b in side] + [(-a * fall.half, b) for a, b in wide]
    ruffle = [(a * fall.neck, b) for a, b in reversed(_RUFFLE)]
    outline = _drawn(fall, [*left, *hem, *[(-a, b) for a, b in reversed(left)], *ruffle])
    creases = [_crease(fall, hem[k]) for k in _HOLLOWS]
    shapes = [
        Shape(Role.CLOTH, (outline,), 0.10, smooth=True),
        Shape(Role.CLOTH, tuple(creases), 0.62, smooth=True),
    ]
    bands = tuple([_drawn(fall, [(a * 0.955, b * 0.6 + 0.38 - up) for a, b in hem]) for up in (0.11, 0.17)])
    return [
        *shapes,
        Shape(Role.STRIPE, bands, 0.0, stroke=min(0.0062, fall.drop * 0.03), smooth=True),
        Shape(Role.CLOTH, ((*outline, outline[0]),), 1.0, stroke=EDGE, smooth=True),
    ]


def _crease(fall: _Fall, foot: Point) -> Loop:
    """A shaded hollow between two folds: a point near the hand, a hand's breadth at the hem."""
    x, y = foot
    start = x / fall.half * fall.neck * 0.7
    wide = fall.half * 0.10
    bent = start + (x - start) * 0.52
    return _drawn(
        fall,
        [
            (start, 0.10),
            (bent - 0.35 * wide, 0.50),
            (x - wide, y),
            (x + 0.6 * wide, y),
            (bent + 0.3 * wide, 0.5),
        ],
    )


def _drawn(fall: _Fall, points: Sequence[Point]) -> Loop:
    return tuple([fall.at(a, b) for a, b in points])


def _twisted(fall: _Fall) -> Shape:
    """Turns of a twist in the upper half of what hangs from a hand that wrings."""
    turns = tuple(
        [
            _drawn(fall, [(-wide, b), (wide, b + 0.13)])
            for b, wide in ((0.04, 0.009), (0.18, 0.011), (0.33, 0.014))
        ]
    )
    return Shape(Role.CLOTH, turns, 1.0, stroke=EDGE * 1.3)


def _rope(camera: Camera, start: Vec, end: Vec) -> list[Shape]:
    """The twisted middle of a towel that is wrung: a rope with slanting turns."""
    whole = chain([ball(camera, start, 0.0125), ball(camera, end, 0.0125)])
    (ax, ay), (bx, by) = camera.point(start), camera.point(end)
    size = math.hypot(bx - ax, by - ay)
    if size < 0.03:
        return [Shape(Role.CLOTH, whole, 0.25)]
    dx, dy = (bx - ax) / size, (by - ay) / size
    count = int(size / 0.016)
    turns = [
        ((ax + dx * (t - 0.006) - dy * 0.012, ay + dy * (t - 0.006) + dx * 0.012),
         (ax + dx * (t + 0.006) + dy * 0.012, ay + dy * (t + 0.006) - dx * 0.012))
        for t in [size * (k + 0.5) / count for k in range(count)]
    ]  # fmt: skip
    return [Shape(Role.CLOTH, whole, 0.25), Shape(Role.CLOTH, tuple(turns), 1.0, stroke=EDGE * 1.3)]


def _drip(x: float, y: float) -> Loop:
    return ((x, y + 0.009), (x + 0.0034, y), (x, y - 0.0042), (x - 0.0034, y))


_CRUMPLED = (1.0, 0.90, 1.06, 0.92, 1.0, 0.88, 1.05, 0.93, 1.02, 0.90, 1.06, 0.94)
"""How far the rim of a crumpled cloth reaches, all round a hand that lies on it."""


def _under_palm(camera: Camera, hand: Hand) -> list[Shape]:
    """A cloth crumpled under a flat hand, wider than the hand, with an end that hangs down from it."""
    count = len(_CRUMPLED)
    turns = [2.0 * math.pi * k / count for k in range(count)]
    rim = line(
        camera,
        [
            hands.place_in(hand, (0.058 + 0.078 * r * math.cos(t), 0.009, 0.058 * r * math.sin(t)))
            for t, r in zip(turns, _CRUMPLED, strict=True)
        ],
    )
    middle = camera.point(hands.place_in(hand, (0.056, 0.009, 0.0)))
    half = max(0.5 * (max(x for x, _ in rim) - min(x for x, _ in rim)), 0.034)
    below = (middle[1] - min(y for _, y in rim)) / camera.up[1]
    tail = _folds(_Fall(camera, middle, half * 0.75, half * 0.95, below + 0.075))
    inner = tuple([(middle[0] + (x - middle[0]) * 0.55, middle[1] + (y - middle[1]) * 0.55) for x, y in rim])
    creases = tuple([(a, b) for (a, b), _ in list(pairwise(zip(inner, rim, strict=True)))[::2]])
    return [
        *tail,
        Shape(Role.CLOTH, (rim,), 0.0, smooth=True),
        Shape(Role.CLOTH, creases, 0.7, stroke=EDGE),
        Shape(Role.CLOTH, ((*rim, rim[0]),), 1.0, stroke=EDGE, smooth=True),
    ]
