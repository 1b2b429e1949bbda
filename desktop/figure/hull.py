"""Silhouettes: the outlines of chains of balls and ellipses, as polygons that may overlap.

A part of the body is a chain of sections. Seen from the side its outline is a ribbon through the outermost
points of every section, closed by round ends; seen almost end on, it is their hull.
All polygons turn the same way, so that filled together (non-zero winding) they are one shape without seams.
Knows no body.
"""

import math
from collections.abc import Sequence
from functools import lru_cache
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


_ROUND = _directions(28)
_MIDDLE = _directions(20)
_COARSE = _directions(16)
_SMALL, _LARGE = 0.013, 0.030
"""Sections smaller than this are drawn with fewer points; larger ones with more."""
_ARC = 3.5
"""How many steps an arc of two balls has for every radian."""
_FEW = 4
"""Of a longer chain that is seen end on, several sections make one hull: they are as good as straight."""
_EVERY = 3
"""So many steps of such a chain, from every other section to the next, make one hull."""
_ALONG = 0.45
"""Flat sections that reach so far along their chain, as the square of how far they reach across it, are seen
too much from their flat side for a ribbon."""


def _cap_of(steps: int) -> tuple[Point, ...]:
    return tuple((math.cos(math.pi * k / steps), math.sin(math.pi * k / steps)) for k in range(1, steps))


_ROUND_CAP, _COARSE_CAP = _cap_of(12), _cap_of(6)


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
    size = section.xx + section.yy
    if size < 2 * _SMALL * _SMALL:
        return _COARSE
    return _MIDDLE if size < 2 * _LARGE * _LARGE else _ROUND


def _is_ball(section: Section) -> bool:
    return section.xy == 0.0 and section.xx == section.yy


def _is_small(section: Section) -> bool:
    return section.xx + section.yy < 2 * _SMALL * _SMALL


def _outermost(section: Section, c: float, s: float) -> Point:
    """Return the outermost point of a section in a direction."""
    x, y, xx, xy, yy = section
    gx, gy = xx * c + xy * s, xy * c + yy * s
    size = math.sqrt(gx * c + gy * s + 1e-12)
    return (x + gx / size, y + gy / size)


def hull_of(sections: Sequence[Section]) -> Loop:
    """Return the convex hull of any number of sections."""
    grain = _grain(max(sections, key=lambda section: section.xx + section.yy))
    if all(_is_ball(section) for section in sections):
        return _hull_of_balls([(x, y, math.sqrt(xx)) for x, y, xx, _, _ in sections], grain)
    loop: list[Point] = []
    for c, s in grain:
        best = -math.inf
        point = (0.0, 0.0)
        for x, y, xx, xy, yy in sections:
            gx, gy = xx * c + xy * s, xy * c + yy * s
            size = math.sqrt(gx * c + gy * s + 1e-12)
            reach = x * c + y * s + size
            if reach > best:
                best, point = reach, (x + gx / size, y + gy / size)
        loop.append(point)
    return tuple(loop)


def _hull_of_balls(balls: Sequence[tuple[float, float, float]], grain: tuple[Point, ...]) -> Loop:
    loop: list[Point] = []
    for c, s in grain:
        best = -math.inf
        outer = balls[0]
        for item in balls:
            reach = item[0] * c + item[1] * s + item[2]
            if reach > best:
                best, outer = reach, item
        x, y, radius = outer
        loop.append((x + radius * c, y + radius * s))
    return tuple(loop)


def chain(sections: Sequence[Section]) -> tuple[Loop, ...]:
    """Return the outline of a chain of sections."""
    if len(sections) == 1:
        return (outline(sections[0]),)
    if len(sections) == 2 and _is_ball(sections[0]) and _is_ball(sections[1]):
        return (_capsule(*sections),)
    ways = _ways(sections)
    if ways is not None:
        return (_ribbon(sections, ways),)
    return _bundle(sections)


def lit_chain(
    sections: Sequence[Section], light: Point, share: float
) -> tuple[tuple[Loop, ...], tuple[Loop, ...]]:
    """Return the outline of a chain of sections, and that of its lit side.

    Args:
        sections: The chain.
        light: The direction to the light.
        share: How much of each section is lit: it is shrunk towards its point nearest to the light.
    """
    ways = _ways(sections) if len(sections) > 2 else None
    if ways is None:
        return chain(sections), chain([towards(section, light, share) for section in sections])
    loop = _ribbon(sections, ways)
    moves: list[Point] = []
    c, s = light
    rest = 1.0 - share
    for x, y, xx, xy, yy in sections:
        gx, gy = xx * c + xy * s, xy * c + yy * s
        size = math.sqrt(gx * c + gy * s + 1e-12)
        moves.append((rest * (x + gx / size), rest * (y + gy / size)))
    first, last = _cap_size(sections[0]), _cap_size(sections[-1])
    spread = [*moves, *[moves[-1]] * last, *reversed(moves), *[moves[0]] * first]
    lit = tuple([(x * share + dx, y * share + dy) for (x, y), (dx, dy) in zip(loop, spread, strict=True)])
    return (loop,), (lit,)


def towards(section: Section, light: Point, share: float) -> Section:
    """Shrink a section towards its outermost point in the direction of the light."""
    c, s = light
    x, y, xx, xy, yy = section
    gx, gy = xx * c + xy * s, xy * c + yy * s
    rest = (1.0 - share) / math.sqrt(gx * c + gy * s + 1e-12)
    square = share * share
    return Section(x + gx * rest, y + gy * rest, xx * square, xy * square, yy * square)


def _capsule(first: Section, second: Section) -> Loop:
    """Return the hull of two balls: an arc of each, between the lines that touch both."""
    a, b = math.sqrt(first.xx), math.sqrt(second.xx)
    big, small, outer, inner = (first, second, a, b) if a >= b else (second, first, b, a)
    dx, dy = small.x - big.x, small.y - big.y
    apart = math.hypot(dx, dy)
    if apart <= outer - inner + 1e-9:
        return outline(big)
    towards, touch = math.atan2(dy, dx), math.acos((outer - inner) / apart)
    loop: list[Point] = []
    for centre, radius, start, end in (
        (big, outer, touch, 2.0 * math.pi - touch),
        (small, inner, -touch, touch),
    ):
        steps = max(3, int(_ARC * (end - start)))
        for k in range(steps + 1):
            angle = towards + start + (end - start) * k / steps
            loop.append((centre.x + radius * math.cos(angle), centre.y + radius * math.sin(angle)))
    return tuple(loop)


def _bundle(sections: Sequence[Section]) -> tuple[Loop, ...]:
    """Return the outline of a chain that is seen end on or turns back."""
    if len(sections) > _FEW:
        some = [*sections[:-1:2], sections[-1]]
        return tuple([hull_of(some[k : k + _EVERY + 1]) for k in range(0, len(some) - 1, _EVERY)])
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
    _, _, xx, xy, yy = sections[len(sections) // 2]
    wx, wy = ways[len(sections) // 2]
    if xy or xx != yy:
        mixed = 2.0 * xy * wx * wy
        if xx * wx * wx + mixed + yy * wy * wy > _ALONG * (xx * wy * wy - mixed + yy * wx * wx):
            return None
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
    wx, wy = way
    x, y, xx, _, _ = section
    cap = _COARSE_CAP if _is_small(section) else _ROUND_CAP
    if _is_ball(section):
        radius = math.sqrt(xx)
        return [(x + radius * (wy * c + wx * s), y + radius * (wy * s - wx * c)) for c, s in cap]
    return [_outermost(section, wy * c + wx * s, wy * s - wx * c) for c, s in cap]


def _cap_size(section: Section) -> int:
    return len(_COARSE_CAP if _is_small(section) else _ROUND_CAP)


def shifted(loops: Sequence[Loop], dx: float, dy: float) -> tuple[Loop, ...]:
    """Return polygons moved to the right and up."""
    return tuple([tuple([(x + dx, y + dy) for x, y in loop]) for loop in loops])


def grown(loops: Sequence[Loop], by: float) -> tuple[Loop, ...]:
    """Return polygons whose outline stands further out by a little."""
    return tuple([_grown(loop, by) for loop in loops])


@lru_cache(maxsize=128)
def _grown(loop: Loop, by: float) -> Loop:
    made: list[Point] = []
    ax, ay = loop[-1]
    x, y = loop[0]
    for next_x, next_y in (*loop[1:], loop[0]):
        tx, ty = next_x - ax, next_y - ay
        share = by / (math.sqrt(tx * tx + ty * ty) + 1e-9)
        made.append((x + ty * share, y - tx * share))
        ax, ay, x, y = x, y, next_x, next_y
    return tuple(made)
