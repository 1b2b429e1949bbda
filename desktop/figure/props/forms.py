"""Simple solids as shapes with a lit and a shaded side: blocks, turned vessels, rods, cushions, lines.

Knows no particular thing and no body.
"""

import math
from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import NamedTuple

from desktop.figure.camera import Camera, Point
from desktop.figure.frame import Role, Shape
from desktop.figure.hull import Loop, Section, ball, chain, ellipsoid, hull_of, towards
from desktop.figure.vectors import WORLD, Axes, Vec, along, cross, dot, place, scale, square_to

EDGE = 0.0026
"""The width of a fine line that tells a pale thing from a pale stage."""


class Block(NamedTuple):
    """A box: its middle, its axes, and half its length along each of them."""

    middle: Vec
    halves: Vec
    axes: Axes = WORLD


class Paint(NamedTuple):
    """A material and how dark its light side is."""

    role: Role
    tone: float = 0.0


_FACE_TONES = (0.40, 0.0, 0.22)
"""How dark the faces of a block are: those that look forwards, upwards and sideways."""


def block(camera: Camera, box: Block, role: Role, rounding: float = 0.004) -> list[Shape]:
    """Return a box with rounded edges; every face that is seen has its own tone."""
    inner = tuple([max(half - rounding, 0.0) for half in box.halves])
    radius = min(rounding, *box.halves)

    def corner(a: float, b: float, c: float) -> Section:
        offset = (a * inner[0], b * inner[1], c * inner[2])
        return ball(camera, place(box.middle, box.axes, offset), radius)

    signs = (-1.0, 1.0)
    every = [corner(a, b, c) for a in signs for b in signs for c in signs]
    shapes = [Shape(role, (hull_of(every),), 0.55)]
    for k in (0, 2, 1):
        look = dot(box.axes[k], camera.near)
        if abs(look) < 0.04:
            continue
        seen = [list(signs), list(signs), list(signs)]
        seen[k] = [math.copysign(1.0, look)]
        face = [corner(a, b, c) for a in seen[0] for b in seen[1] for c in seen[2]]
        under = 0.5 if k == 1 and look * box.axes[1][1] < 0.0 else 0.0
        shapes.append(Shape(role, (hull_of(face),), _FACE_TONES[k] + under))
    return shapes


def rod(camera: Camera, start: Vec, end: Vec, radius: float, paint: Paint) -> Shape:
    """Return a round stick."""
    return Shape(paint.role, chain([ball(camera, start, radius), ball(camera, end, radius)]), paint.tone)


def turned(camera: Camera, foot: Vec, way: Vec, rings: Sequence[tuple[float, float]]) -> list[Section]:
    """Return the rings of a vessel that was turned on a wheel.

    Args:
        camera: From where it is seen.
        foot: The middle of its foot.
        way: The direction in which it rises, as a unit vector.
        rings: Height above the foot and radius, from below.
    """
    aside = square_to(camera.near, way, camera.up)
    across = cross(way, aside)
    return [
        ellipsoid(camera, along(foot, way, height), (scale(aside, radius), scale(across, radius)))
        for height, radius in rings
    ]


def vessel(
    camera: Camera, foot: Vec, way: Vec, rings: Sequence[tuple[float, float]], paint: Paint
) -> list[Shape]:
    """Return a turned vessel with its lit side."""
    sections = turned(camera, foot, way, rings)
    whole = _hulls(sections)
    lit = _hulls([towards(section, light_of(camera), 0.68) for section in sections])
    dark = paint.tone + (1.0 - paint.tone) * 0.6
    return [Shape(paint.role, whole, dark), Shape(paint.role, lit, paint.tone, inside=whole)]


def _hulls(sections: Sequence[Section]) -> tuple[Loop, ...]:
    if len(sections) == 1:
        return (hull_of(sections),)
    return tuple([hull_of(pair) for pair in pairwise(sections)])


def light_of(camera: Camera) -> Point:
    """Return the direction to the light in the picture: before the person and above, as on the person."""
    ahead = camera.point((1.0, 0.0, 0.0))[0]
    x = ahead if abs(ahead) > 0.3 else 0.6
    size = math.hypot(x, 0.6)
    return (x / size, 0.6 / size)


def cushion(camera: Camera, box: Block, role: Role) -> list[Shape]:
    """Return a stuffed thing that fills a box: full in the middle, drawn in between its four tips."""
    long, high, wide = box.halves
    halves = (long * 0.90, high, wide * 0.90)
    full = ellipsoid(
        camera,
        box.middle,
        tuple([scale(axis, half) for axis, half in zip(box.axes, halves, strict=True)]),
    )
    tip = min(high * 0.45, 0.012)
    signs = (-1.0, 1.0)
    ends = [(a * (long - tip), -0.1 * high, c * (wide - tip)) for a in signs for c in signs]
    tips = [ball(camera, place(box.middle, box.axes, end), tip) for end in ends]
    whole = tuple([hull_of((full, end)) for end in tips])
    shapes = [Shape(role, whole, 0.8), Shape(role, _lit(camera, whole, full), 0.0, inside=whole)]
    creases: list[Loop] = []
    for a, b, c in ends:
        inner = (a * 0.66, b + high * 0.75, c * 0.66)
        middle = (a * 0.84, b + high * 0.45, c * 0.80)
        creases.append(line(camera, [place(box.middle, box.axes, at) for at in ((a, b, c), middle, inner)]))
    if dot(box.axes[1], camera.near) < 0.1:
        return shapes
    return [*shapes, Shape(role, tuple(creases), 0.8, stroke=EDGE, smooth=True, opacity=0.8)]


def _lit(camera: Camera, whole: tuple[Loop, ...], full: Section) -> tuple[Loop, ...]:
    """Return an outline drawn in towards the light, so that a rim in the shade stays on the other side."""
    c, s = light_of(camera)
    x, y = full.x, full.y
    reach = 0.10 * min(math.sqrt(full.xx), math.sqrt(full.yy))
    return tuple(
        [
            tuple([(x + (px - x) * 0.965 + c * reach, y + (py - y) * 0.965 + s * reach) for px, py in loop])
            for loop in whole
        ]
    )


def line(camera: Camera, points: Sequence[Vec]) -> Loop:
    """Return points of the world as a line of the picture."""
    return tuple([camera.point(point) for point in points])


def runs(points: Iterable[tuple[Point, bool]]) -> tuple[Loop, ...]:
    """Return the parts of a line that are seen, from its points and whether each of them is."""
    made: list[list[Point]] = [[]]
    for point, is_seen in points:
        if is_seen:
            made[-1].append(point)
        elif made[-1]:
            made.append([])
    return tuple([tuple(run) for run in made if len(run) > 1])


def convex(points: Sequence[Point]) -> Loop:
    """Return the convex hull of points of the picture, turning to the left."""
    order = sorted(set(points))
    if len(order) < 3:
        return tuple(order)
    return (*_half(order), *_half(order[::-1]))


def _half(points: Sequence[Point]) -> list[Point]:
    made: list[Point] = []
    for x, y in points:
        while len(made) > 1 and _turn(made[-2], made[-1], (x, y)) <= 0.0:
            made.pop()
        made.append((x, y))
    return made[:-1]


def _turn(a: Point, b: Point, c: Point) -> float:
    return (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0])


def steam(camera: Camera, foot: Vec, width: float) -> Shape:
    """Return three wisps of steam that rise from a place, so far apart."""
    x, y = camera.point(foot)

    def wisp(k: int) -> Loop:
        ups = [0.006 * n for n in range(10 + (k == 0))]
        return tuple([(x + width * k + 0.0065 * math.sin(130.0 * up + k), y + up) for up in ups])

    return Shape(Role.STEAM, tuple([wisp(k) for k in (-1, 0, 1)]), stroke=0.0055, smooth=True, opacity=0.8)
