"""Silhouettes: the outlines of chains of balls and ellipses, as polygons that may overlap.

A part of the body is a chain of sections. Seen from the side its outline is a ribbon through the outermost
points of every section, closed by round ends; seen almost end on, it is their hull.
All polygons turn the same way, so that filled together (non-zero winding) they are one shape without seams.
Knows no body.
"""

import math
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple, TypeAlias

from desktop.figure.camera import Camera, Point
from desktop.figure.vectors import Vec

Loop: TypeAlias = tuple[Point, ...]
"""A closed polygon."""


class Section(NamedTuple):
    """A projected ball or ellipse: its middle and the squares of its reach (xx, xy, yy)."""

    x: float
    y: float
    xx: float
    xy: float
    yy: float


def _directions(count: int) -> tuple[Point, ...]:
    return tuple(
        (math.cos(2.0 * math.pi * k / count), math.sin(2.0 * math.pi * k / count)) for k in range(count)
    )


_ROUND = _directions(36)
_COARSE = _directions(18)
_SMALL = 0.012
"""Sections smaller than this are drawn with fewer points."""
_FEW = 4
"""A longer chain that is seen end on is drawn as one hull: it is as good as straight."""
_EVERY = 3
"""Of such a chain so many sections make one that counts."""


def _cap_of(steps: int) -> tuple[Point, ...]:
    return tuple((math.cos(math.pi * k / steps), math.sin(math.pi * k / steps)) for k in range(1, steps))


_ROUND_CAP, _COARSE_CAP = _cap_of(10), _cap_of(5)


def ball(camera: Camera, centre: Vec, radius: float) -> Section:
    """Project a ball."""
    x, y = camera.point(centre)
    square = radius * radius
    return Section(x, y, square, 0.0, square)


def ellipsoid(camera: Camera, centre: Vec, half_axes: tuple[Vec, ...]) -> Section:
    """Project an ellipse (two half axes) or an ellipsoid (three)."""
    x, y = camera.point(centre)
    xx = xy = yy = 0.0
    for axis in half_axes:
        a, b = camera.point(axis)
        xx, xy, yy = xx + a * a, xy + a * b, yy + b * b
    return Section(x, y, xx, xy, yy)


def outline(section: Section) -> Loop:
    """Return the outline of one section."""
    return tuple([_outermost(section, c, s) for c, s in _grain(section)])


def disc(camera: Camera, centre: Vec, half_axes: tuple[Vec, Vec]) -> Loop:
    """Return the rim of a flat disc in even steps, to be drawn as a smooth curve."""
    x, y = camera.point(centre)
    (ax, ay), (bx, by) = camera.point(half_axes[0]), camera.point(half_axes[1])
    return tuple([(x + ax * c + bx * s, y + ay * c + by * s) for c, s in _COARSE])


def _grain(section: Section) -> tuple[Point, ...]:
    return _COARSE if _is_small(section) else _ROUND


def _is_small(section: Section) -> bool:
    return section.xx + section.yy < 2 * _SMALL * _SMALL


def _outermost(section: Section, c: float, s: float) -> Point:
    """Return the outermost point of a section in a direction."""
    x, y, xx, xy, yy = section
    gx, gy = xx * c + xy * s, xy * c + yy * s
    size = math.sqrt(max(gx * c + gy * s, 1e-12))
    return (x + gx / size, y + gy / size)


def _reaches(section: Section, grain: tuple[Point, ...]) -> tuple[list[float], list[Point]]:
    """Return how far a section reaches in every direction, and its outermost points."""
    x, y, xx, xy, yy = section
    reaches: list[float] = []
    points: list[Point] = []
    for c, s in grain:
        gx, gy = xx * c + xy * s, xy * c + yy * s
        size = math.sqrt(gx * c + gy * s + 1e-12)
        reaches.append(x * c + y * s + size)
        points.append((x + gx / size, y + gy / size))
    return reaches, points


def hull_of(sections: Sequence[Section]) -> Loop:
    """Return the convex hull of any number of sections."""
    grain = _grain(max(sections, key=lambda section: section.xx + section.yy))
    best, loop = _reaches(sections[0], grain)
    for section in sections[1:]:
        reaches, points = _reaches(section, grain)
        loop = [q if k > h else p for h, k, p, q in zip(best, reaches, loop, points, strict=True)]
        best = list(map(max, best, reaches))
    return tuple(loop)


def chain(sections: Sequence[Section]) -> tuple[Loop, ...]:
    """Return the outline of a chain of sections."""
    if len(sections) == 1:
        return (outline(sections[0]),)
    ways = _ways(sections)
    if ways is not None:
        return (_ribbon(sections, ways),)
    if len(sections) > _FEW:
        return (hull_of([*sections[::_EVERY], sections[-1]]),)
    return tuple([hull_of(pair) for pair in pairwise(sections)])


def _ways(sections: Sequence[Section]) -> list[Point] | None:
    """Return the direction of the chain at every section; None when it is seen end on or turns back."""
    steps: list[Point] = []
    total = 0.0
    for a, b in pairwise(sections):
        dx, dy = b.x - a.x, b.y - a.y
        size = math.hypot(dx, dy)
        if size < 1e-4:
            return None
        total += size
        steps.append((dx / size, dy / size))
    if total * total < 0.5 * (sections[0].xx + sections[0].yy):
        return None
    ways: list[Point] = [steps[0]]
    for (ax, ay), (bx, by) in pairwise(steps):
        if ax * bx + ay * by < 0.35:
            return None
        size = math.hypot(ax + bx, ay + by)
        ways.append(((ax + bx) / size, (ay + by) / size))
    ways.append(steps[-1])
    return ways


def _ribbon(sections: Sequence[Section], ways: list[Point]) -> Loop:
    """Walk up the right side of the chain, round its end, down the left side and round its start."""
    right: list[Point] = []
    left: list[Point] = []
    for (x, y, xx, xy, yy), (way_x, way_y) in zip(sections, ways, strict=True):
        gx, gy = xx * way_y - xy * way_x, xy * way_y - yy * way_x
        size = math.sqrt(gx * way_y - gy * way_x + 1e-12)
        dx, dy = gx / size, gy / size
        right.append((x + dx, y + dy))
        left.append((x - dx, y - dy))
    return (
        *right,
        *_cap(sections[-1], ways[-1]),
        *reversed(left),
        *_cap(sections[0], (-ways[0][0], -ways[0][1])),
    )


def _cap(section: Section, way: Point) -> list[Point]:
    """Return the points of a round end, from its right over its tip to its left."""
    x, y = way
    cap = _COARSE_CAP if _is_small(section) else _ROUND_CAP
    return [_outermost(section, y * c + x * s, -x * c + y * s) for c, s in cap]


def shifted(loops: Sequence[Loop], dx: float, dy: float) -> tuple[Loop, ...]:
    """Return polygons moved to the right and up."""
    return tuple([tuple([(x + dx, y + dy) for x, y in loop]) for loop in loops])
