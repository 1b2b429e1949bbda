"""A ball in a long sock: hanging from a hand, or over the shoulder down the back. Knows no colours."""

import math
from collections.abc import Sequence

from desktop.figure.camera import Camera, Point
from desktop.figure.frame import Role, Shape
from desktop.figure.hull import Loop, ball, chain, outline
from desktop.figure.pressing import HIDDEN
from desktop.figure.props.balls import ball_radius
from desktop.figure.props.forms import EDGE, runs
from desktop.figure.props.layers import Layers, Setting
from desktop.figure.props.placing import UP, in_hand, touched
from desktop.figure.props.pressing import HALO
from desktop.figure.props.spin import spin_of
from desktop.figure.vectors import Vec, along, dot, sub, unit
from desktop.model.scenery import PropSpot

_SNUG = 1.06
"""How much wider than the ball the sock is round it."""
_WIDTH = 0.030
"""A sock is about 9 cm wide when it lies flat; the weight of the ball draws it together to 5 cm."""
_FALL = 0.165
"""How far the ball hangs below the hand."""
_OVER = 3
"""The point of the draped sock that lies on top of the shoulder."""
_SHAPE: tuple[tuple[float, float, float], ...] = (
    (0.056, -0.006, 0.0235),
    (0.034, -0.003, 0.0190),
    (0.010, 0.0, 0.0120),
    (-0.020, 0.0, 0.0140),
    (-0.048, -0.002, 0.0150),
    (-0.072, 0.004, 0.0175),
    (-0.090, 0.007, 0.0180),
    (-0.110, 0.002, 0.0140),
    (-0.130, 0.0, 0.0100),
    (-_FALL, 0.0, 0.0120),
)
"""A hanging sock from its rim to its toe: height against the hand, how far aside, and half its width.

Rim and ribs above the fist, where it is gathered; then the leg, the heel and the foot, narrow above the ball.
"""
_HEEL = (4, 7)
"""The points of the shape between which the heel is knitted in."""
_SOFT = 0.62
"""How pale the stripes, heel and toe are: not as pale as they could be, so that the sock stays one thing."""

_SEEN_THROUGH = 0.5
"""How much of the ball shows through the knit that it stretches."""


class _Ribbon:
    """A soft tube in the picture: its middle line and half its width at every point.

    Args:
        middles: The middle line, in the picture.
        halves: Half the width at each of its points.
    """

    def __init__(self, middles: Sequence[Point], halves: Sequence[float]) -> None:
        self._sides: list[tuple[Point, Point]] = []
        last = len(middles) - 1
        for k, ((x, y), half) in enumerate(zip(middles, halves, strict=True)):
            (ax, ay), (bx, by) = middles[max(0, k - 1)], middles[min(last, k + 1)]
            size = math.hypot(bx - ax, by - ay) or 1.0
            nx, ny = (ay - by) * half / size, (bx - ax) * half / size
            self._sides.append(((x + nx, y + ny), (x - nx, y - ny)))

    def outline(self, first: int = 0, last: int | None = None) -> Loop:
        """Return the outline, or that of a part of it."""
        part = self._sides[first : None if last is None else last + 1]
        return (*[a for a, _ in part], *[b for _, b in reversed(part)])

    def patch(self, first: int, last: int, *, on_right: bool) -> Loop:
        """Return the part of the tube between two points that lies on one side, if the tube runs down."""
        part = self._sides[first : last + 1]
        right, left = part[len(part) // 2]
        rim, inner = (0, _between(right, left, 0.55)) if on_right else (1, _between(left, right, 0.55))
        return (*[ends[rim] for ends in part], inner)

    def across(self, k: int, share: float) -> Loop:
        """Return a line across, at a share of the way from a point to the next."""
        (a, b), (c, d) = self._sides[k], self._sides[k + 1]
        return (_between(a, c, share), _between(b, d, share))

    def ribs(self, k: int, shares: Sequence[float]) -> tuple[Loop, ...]:
        """Return lines along the tube from a point to the next, at shares of its breadth."""
        (a, b), (c, d) = self._sides[k], self._sides[k + 1]
        return tuple([(_between(a, b, share), _between(c, d, share)) for share in shares])


def _between(a: Point, b: Point, share: float) -> Point:
    return (a[0] + (b[0] - a[0]) * share, a[1] + (b[1] - a[1]) * share)


def ball_in_sock(setting: Setting) -> Layers:
    """A ball at the end of a long knitted sock: the toe bulges round it, the hand holds the leg."""
    camera, body = setting.camera, setting.body
    radius = ball_radius(setting) * _SNUG
    index = 1 if setting.prop.spot is PropSpot.LEFT_HAND else 0
    held = in_hand(body.arms[index].hand)
    if not touched(setting):
        return setting.sorted_by(held, _hanging(setting, held, radius))
    middle, leg = body.tool, _draped(setting, body.tool, held)
    toe = _toe(setting, middle, leg[1], radius)
    back, front = _leg(camera, leg[: _OVER + 1]), [*_leg(camera, leg[_OVER:-1]), *_cuff(camera, leg[-2:])]
    if dot(body.trunk.chest[0], camera.near) < 0.0:
        return Layers(front, [*back, *toe], [])
    if dot(body.contacts[0].normal, camera.near) >= HIDDEN:
        return Layers([], [*back, *front, *toe], [])
    ring = Shape(Role.SOCK, (outline(ball(camera, middle, radius)),))
    return Layers([*back, *toe], front, [ring])


def _hanging(setting: Setting, held: Vec, radius: float) -> list[Shape]:
    """A sock that hangs from a hand, seen from its side: rim, leg, heel, and the ball in its toe."""
    camera = setting.camera
    x, y = camera.point(held)
    middles = [(x + aside * camera.flip, y + up * camera.up[1]) for up, aside, _ in _SHAPE]
    tube = _Ribbon(middles, [half for _, _, half in _SHAPE])
    first, last = _HEEL
    patch = tube.patch(first, last, on_right=camera.flip > 0.0)
    bands = (tube.across(3, 0.15), tube.across(3, 0.55))
    return [
        *_toe(setting, along(held, UP, -_FALL), held, radius)[:1],
        Shape(Role.SOCK, (tube.outline(),), 0.0, smooth=True),
        Shape(Role.SOCK, (patch,), _SOFT, smooth=True),
        Shape(Role.SOCK, bands, _SOFT, stroke=0.0062),
        *_rim(tube),
        *_toe(setting, along(held, UP, -_FALL), held, radius)[1:],
    ]


def _rim(tube: _Ribbon) -> list[Shape]:
    """The ribbed rim of a sock: the first part of it."""
    return [
        Shape(Role.SOCK, (tube.outline(0, 1),), _SOFT),
        Shape(Role.SOCK, tube.ribs(0, (0.18, 0.34, 0.5, 0.66, 0.82)), 0.0, stroke=EDGE),
    ]


def _leg(camera: Camera, points: Sequence[Vec]) -> list[Shape]:
    flat = [camera.point(point) for point in points]
    return [Shape(Role.SOCK, (tuple(flat),), 0.0, stroke=_WIDTH, smooth=True)]


def _cuff(camera: Camera, points: Sequence[Vec]) -> list[Shape]:
    """What of a draped sock sticks out beyond the hand: its ribbed rim."""
    tube = _Ribbon([camera.point(point) for point in reversed(points)], (0.021, 0.014))
    return _rim(tube)


def _toe(setting: Setting, middle: Vec, towards: Vec, radius: float) -> list[Shape]:
    """The ball in the toe of the sock, and the sleeve above it; first the rim of light round the ball."""
    camera = setting.camera
    neck = along(middle, unit(sub(towards, middle)), radius * 1.45)
    sleeve = chain([ball(camera, middle, radius * 0.80), ball(camera, neck, 0.0095)])
    rim = outline(ball(camera, middle, radius))
    return [
        Shape(Role.HALO, (outline(ball(camera, middle, radius + HALO)),), opacity=0.85),
        Shape(Role.SOCK, (rim, *sleeve), 0.0),
        Shape(Role.BALL, (outline(ball(camera, middle, radius * 0.82)),), 0.2, opacity=_SEEN_THROUGH),
        _seam(setting, middle, radius),
    ]


def _draped(setting: Setting, middle: Vec, held: Vec) -> list[Vec]:
    """The way of the sock from the ball up the back, over the shoulder and down to the hand."""
    body = setting.body
    x, y = body.contact_at
    aside = 1.0 if x >= 0.0 else -1.0
    line = [middle]
    for share, level in ((0.35, y * 0.6), (0.7, 0.07), (1.0, -0.015)):
        over = x + (0.42 * aside - x) * share
        skin = body.trunk.skin(over, level)
        line.append(along(skin.point, skin.normal, 0.010))
    forward, up, _ = body.trunk.chest
    line.append(along(along(line[-1], forward, 0.045), up, -0.002))
    line.append(along(along(line[-1], forward, 0.030), up, -0.045))
    return [*line, held, along(held, unit(sub(held, line[-1])), 0.045)]


def _seam(setting: Setting, middle: Vec, radius: float) -> Shape:
    """The pale seam of the toe, round the ball; it shows how the ball turns."""
    camera, spin = setting.camera, spin_of(setting, radius)
    level = -0.35
    ring = math.sqrt(1.0 - level * level)
    turns = [2.0 * math.pi * k / 32 for k in range(33)]
    ats = [spin.turned((math.cos(t) * ring, level, math.sin(t) * ring)) for t in turns]
    seen = [(camera.point(along(middle, at, radius * 0.98)), dot(at, camera.near) > 0.0) for at in ats]
    return Shape(Role.SOCK, runs(seen), _SOFT, stroke=0.0050, smooth=True)
