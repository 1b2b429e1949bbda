"""Arrows: the way of a point over a loop, drawn beside it, tapered, with a light rim.

Knows points of the picture only.
"""

import math
from collections.abc import Sequence
from itertools import pairwise

from desktop.figure.camera import Point
from desktop.figure.frame import Role, Shape
from desktop.figure.hull import Loop, grown
from desktop.figure.presses import while_pressed

_WIDTH = 0.0125
"""The width of the shaft where it meets a head."""
_TAIL, _WAIST = 0.35, 0.66
"""The width of the shaft at its free end, and half way between two heads, against that at a head."""
_HEAD_LENGTH, _HEAD_HALF = 0.0310, 0.0190
_NOTCH = 0.20
"""How far the back of a head is cut in, as a part of its length."""
_ROUNDING = 0.0026
_USUAL, _LARGEST = 0.28, 1.5
"""An arrow longer than usual is drawn larger, up to so many times."""
_SHORT, _SMALLEST = 0.10, 0.86
"""A short arrow is drawn smaller, so that its shaft is seen between its heads."""
_RIM = 0.0025
"""How broad the light rim round an arrow is."""
_LEAST = 0.004
"""Ways shorter than this are not drawn."""
_ONE_WAY = 0.3
"""A lifted way that ends so near to where it began, measured by its reach, has come back while it pressed."""
_SHORTEST = 0.084
"""A straight arrow is never drawn shorter than this, so that it can be read."""
_SMALLEST_RADIUS = 0.044
_ROUND_FROM_DEG, _ROUND_DEG = 30.0, 285.0
_STEPS = 20
_BOWED = 0.12
"""A way that bows out by this part of its length is drawn as an arc."""


def way_shapes(ways: Sequence[tuple[Point, float]], middle: Point, clear: float) -> list[Shape]:
    """Return the arrow of a way: its rim, and the arrow itself; nothing when the point stays where it is.

    Args:
        ways: The points of one loop with how much pressure is on at each; lifted points are the way back.
        middle: The middle of the person: the arrow stands on the other side of the way.
        clear: How far from the way the arrow stands.
    """
    points = while_pressed(ways) or [point for point, _ in ways]
    if len(points) < 3 or _spread(points) < _LEAST:
        return []
    ends = points[0], points[-1]
    one_way = len(points) < len(ways) and math.dist(*ends) > _ONE_WAY * math.dist(*_farthest(points))
    if not one_way and _roundness(points) > 0.35:
        return _arrow(_round(points, clear), one_way=True)
    start, end = ends if one_way else _farthest(points)
    size = math.dist(start, end)
    between = _between(points, start, end)
    if size > _SHORTEST and _sag(between) > _BOWED * size:
        return _arrow(_bowed(between, clear), one_way=one_way)
    return _arrow(_straight(start, end, middle, clear), one_way=one_way)


def _spread(points: Sequence[Point]) -> float:
    xs, ys = [x for x, _ in points], [y for _, y in points]
    return math.hypot(max(xs) - min(xs), max(ys) - min(ys))


def _area(points: Sequence[Point]) -> float:
    return 0.5 * sum(a[0] * b[1] - b[0] * a[1] for a, b in zip(points, [*points[1:], points[0]], strict=True))


def _roundness(points: Sequence[Point]) -> float:
    """Return 1 for a circle and 0 for a line that goes there and back."""
    around = sum(math.dist(a, b) for a, b in zip(points, [*points[1:], points[0]], strict=True))
    return 4 * math.pi * abs(_area(points)) / (around * around)


def _round(points: Sequence[Point], clear: float) -> list[Point]:
    """Return most of a circle round a way that goes round, in the same sense."""
    x = sum(p[0] for p in points) / len(points)
    y = sum(p[1] for p in points) / len(points)
    radius = max(_SMALLEST_RADIUS, 0.36 * _spread(points) + min(clear, 0.05) * 0.6)
    turn = math.copysign(math.radians(_ROUND_DEG), _area(points))
    start = math.radians(90.0) - math.copysign(math.radians(_ROUND_FROM_DEG), turn)
    angles = [start + turn * k / _STEPS for k in range(_STEPS + 1)]
    return [(x + radius * math.cos(angle), y + radius * math.sin(angle)) for angle in angles]


def _bowed(points: Sequence[Point], clear: float) -> list[Point]:
    """Return the arc from the start of a way over its outermost point to its end, moved to where it bows."""
    (ax, ay), (bx, by) = points[0], points[-1]
    tx, ty = max(points, key=lambda p: abs((p[0] - ax) * (by - ay) - (p[1] - ay) * (bx - ax)))
    x, y = _round_centre((ax, ay), (tx, ty), (bx, by))
    radius = math.hypot(ax - x, ay - y)
    start, top, end = [math.atan2(q - y, p - x) for p, q in ((ax, ay), (tx, ty), (bx, by))]
    turn, over = (end - start) % math.tau, (top - start) % math.tau
    if over > turn:
        turn -= math.tau
    out_x, out_y = tx - 0.5 * (ax + bx), ty - 0.5 * (ay + by)
    share = clear / math.hypot(out_x, out_y)
    angles = [start + turn * k / _STEPS for k in range(_STEPS + 1)]
    return [
        (x + radius * math.cos(angle) + out_x * share, y + radius * math.sin(angle) + out_y * share)
        for angle in angles
    ]


def _round_centre(a: Point, b: Point, c: Point) -> Point:
    """Return the middle of the circle through three points that do not lie on one line."""
    bx, by, cx, cy = b[0] - a[0], b[1] - a[1], c[0] - a[0], c[1] - a[1]
    double = 2.0 * (bx * cy - by * cx)
    square_b, square_c = bx * bx + by * by, cx * cx + cy * cy
    return (
        a[0] + (cy * square_b - by * square_c) / double,
        a[1] + (bx * square_c - cx * square_b) / double,
    )


def _stretch(line: Sequence[Point], start: float, end: float) -> list[Point]:
    """Return points in even steps on a line, between two lengths along it."""
    made: list[Point] = []
    walked = 0.0
    for a, b in pairwise(line):
        size = math.dist(a, b)
        while len(made) <= _STEPS:
            wanted = start + (end - start) * len(made) / _STEPS - walked
            if wanted > size + 1e-9 or not size:
                break
            w = wanted / size
            made.append((a[0] + (b[0] - a[0]) * w, a[1] + (b[1] - a[1]) * w))
        walked += size
    return made


def _straight(start: Point, end: Point, middle: Point, clear: float) -> list[Point]:
    """Return both ends of a straight arrow, on the side of the way that looks away from the person."""
    size = math.dist(start, end)
    way = ((end[0] - start[0]) / size, (end[1] - start[1]) / size)
    centre = ((start[0] + end[0]) / 2, (start[1] + end[1]) / 2)
    aside = (-way[1], way[0])
    if (centre[0] - middle[0]) * aside[0] + (centre[1] - middle[1]) * aside[1] < 0:
        aside = (way[1], -way[0])
    half = 0.5 * max(size, _SHORTEST)
    x, y = centre[0] + aside[0] * clear, centre[1] + aside[1] * clear
    steps = [half * (2.0 * k / _STEPS - 1.0) for k in range(_STEPS + 1)]
    return [(x + way[0] * step, y + way[1] * step) for step in steps]


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


def _arrow(line: Sequence[Point], *, one_way: bool) -> list[Shape]:
    """Return an arrow along a line, with a head at its end, and one at its start unless it goes one way."""
    total = sum(math.dist(a, b) for a, b in pairwise(line))
    scale = min(_LARGEST, max(1.0, total / _USUAL)) if total > _SHORT else _SMALLEST
    ends = [line] if one_way else [line, line[::-1]]
    loops = (_shaft(line, total, scale, one_way=one_way), *[_head(end, scale) for end in ends])
    return [Shape(Role.HALO, grown(loops, _RIM), opacity=0.85), Shape(Role.MOTION, loops)]


def _shaft(line: Sequence[Point], total: float, scale: float, *, one_way: bool) -> Loop:
    """Return the shaft: narrow at a free end, broad at a head, in which it ends."""
    inside = _HEAD_LENGTH * scale * 0.6
    points = _stretch(line, 0.0 if one_way else inside, total - inside)
    right: list[Point] = []
    left: list[Point] = []
    for k, (x, y) in enumerate(points):
        (ax, ay), (bx, by) = points[max(0, k - 1)], points[min(len(points) - 1, k + 1)]
        t = k / (len(points) - 1)
        share = _TAIL + (1.0 - _TAIL) * t if one_way else _WAIST + (1.0 - _WAIST) * (2.0 * t - 1.0) ** 2
        half = 0.5 * _WIDTH * scale * share / math.hypot(bx - ax, by - ay)
        dx, dy = (bx - ax) * half, (by - ay) * half
        right.append((x + dy, y - dx))
        left.append((x - dy, y + dx))
    return (*right, *reversed(left))


def _head(line: Sequence[Point], scale: float) -> Loop:
    """Return the head at the end of a line; it looks where the line goes over its own length."""
    tip, long, half = line[-1], _HEAD_LENGTH * scale, _HEAD_HALF * scale
    back = next((point for point in reversed(line) if math.dist(point, tip) >= long), line[0])
    size = math.dist(back, tip)
    x, y = (tip[0] - back[0]) / size, (tip[1] - back[1]) / size
    corners = ((0.0, 0.0), (-long, half), (-long * (1.0 - _NOTCH), 0.0), (-long, -half))
    return _rounded([(tip[0] + x * a - y * b, tip[1] + y * a + x * b) for a, b in corners])


def _rounded(corners: Sequence[Point]) -> Loop:
    """Return a polygon with soft corners."""
    loop: list[Point] = []
    count = len(corners)
    for k, (x, y) in enumerate(corners):
        ends: list[Point] = []
        for other in (corners[k - 1], corners[(k + 1) % count]):
            share = _ROUNDING / math.dist((x, y), other)
            ends.append((x + (other[0] - x) * share, y + (other[1] - y) * share))
        (ax, ay), (bx, by) = ends
        loop += [(ax, ay), (0.25 * ax + 0.5 * x + 0.25 * bx, 0.25 * ay + 0.5 * y + 0.25 * by), (bx, by)]
    return tuple(loop)
