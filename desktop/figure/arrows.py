"""Arrows: the way of a point over a loop, drawn beside it. Knows points of the picture only."""

import math
from collections.abc import Sequence

from desktop.figure.camera import Point
from desktop.figure.frame import Role, Shape

_WIDTH = 0.0095
_HEAD = 0.021
_LEAST = 0.010
"""Ways shorter than this are not drawn."""
_SHORTEST = 0.066
"""A straight arrow is never drawn shorter than this, so that it can be read."""


def way_shapes(ways: Sequence[tuple[Point, float]], middle: Point, clear: float) -> list[Shape]:
    """Return the arrow of a way.

    Args:
        ways: The points of one loop with how much pressure is on at each; lifted points are the way back.
        middle: The middle of the person: the arrow stands on the other side of the way.
        clear: How far from the way the arrow stands.
    """
    points = [point for point, press in ways if press > 0.5] or [point for point, _ in ways]
    one_way = len(points) < len(ways)
    if len(points) < 3 or _spread(points) < _LEAST:
        return []
    if not one_way and _roundness(points) > 0.35:
        return _round(points, clear)
    return _straight(points, middle, clear, one_way=one_way)


def _spread(points: Sequence[Point]) -> float:
    xs, ys = [x for x, _ in points], [y for _, y in points]
    return math.hypot(max(xs) - min(xs), max(ys) - min(ys))


def _area(points: Sequence[Point]) -> float:
    return 0.5 * sum(a[0] * b[1] - b[0] * a[1] for a, b in zip(points, [*points[1:], points[0]], strict=True))


def _roundness(points: Sequence[Point]) -> float:
    """Return 1 for a circle and 0 for a line that goes there and back."""
    around = sum(math.dist(a, b) for a, b in zip(points, [*points[1:], points[0]], strict=True))
    return 4 * math.pi * abs(_area(points)) / (around * around)


def _round(points: Sequence[Point], clear: float) -> list[Shape]:
    x = sum(p[0] for p in points) / len(points)
    y = sum(p[1] for p in points) / len(points)
    radius = max(0.036, 0.36 * _spread(points) + min(clear, 0.05) * 0.6)
    turn = 1.0 if _area(points) > 0 else -1.0
    arc = [
        (x + radius * math.cos(a), y + radius * math.sin(a))
        for a in (math.radians(60) + turn * math.radians(285) * k / 24 for k in range(25))
    ]
    return [_line(arc), _head(arc[-3], arc[-1])]


def _straight(points: Sequence[Point], middle: Point, clear: float, *, one_way: bool) -> list[Shape]:
    start, end = (points[0], points[-1]) if one_way else _farthest(points)
    size = math.dist(start, end)
    between = _between(points, start, end)
    if size > _SHORTEST and _sag(between) > 0.12 * size:
        heads = [_head(between[-3], between[-1])]
        return (
            [_line(between), *heads] if one_way else [_line(between), *heads, _head(between[2], between[0])]
        )
    way = ((end[0] - start[0]) / size, (end[1] - start[1]) / size)
    centre = ((start[0] + end[0]) / 2, (start[1] + end[1]) / 2)
    aside = (-way[1], way[0])
    if (centre[0] - middle[0]) * aside[0] + (centre[1] - middle[1]) * aside[1] < 0:
        aside = (way[1], -way[0])
    half = 0.5 * max(size, _SHORTEST)
    x, y = centre[0] + aside[0] * clear, centre[1] + aside[1] * clear
    a, b = (x - way[0] * half, y - way[1] * half), (x + way[0] * half, y + way[1] * half)
    shapes = [_line((a, b)), _head(a, b)]
    return shapes if one_way else [*shapes, _head(b, a)]


def _farthest(points: Sequence[Point]) -> tuple[Point, Point]:
    first = max(points, key=lambda p: math.dist(p, points[0]))
    second = max(points, key=lambda p: math.dist(p, first))
    return second, first


def _between(points: Sequence[Point], start: Point, end: Point) -> Sequence[Point]:
    """Return the way from the start to the end, without the way back."""
    first, last = points.index(start), points.index(end)
    return points[first : last + 1] if first <= last else [*points[first:], *points[: last + 1]]


def _sag(points: Sequence[Point]) -> float:
    """Return how far a way bows out from the straight line between its ends."""
    (ax, ay), (bx, by) = points[0], points[-1]
    size = math.hypot(bx - ax, by - ay) or 1.0
    return max(abs((x - ax) * (by - ay) - (y - ay) * (bx - ax)) / size for x, y in points)


def _line(points: Sequence[Point]) -> Shape:
    return Shape(Role.MOTION, (tuple(points),), stroke=_WIDTH, smooth=len(points) > 2)


def _head(before: Point, tip: Point) -> Shape:
    angle = math.atan2(tip[1] - before[1], tip[0] - before[0])
    wings = [
        (tip[0] - _HEAD * math.cos(angle + turn), tip[1] - _HEAD * math.sin(angle + turn))
        for turn in (0.62, -0.62)
    ]
    return Shape(Role.MOTION, ((wings[0], tip, wings[1]),), stroke=_WIDTH)
