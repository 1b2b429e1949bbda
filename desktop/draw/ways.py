"""The arrow that stands for the way of a contact on the back map. Knows points and no colours.

A way is one of three: it leads from one end to the other, or to and fro, or round and round. Where the
contact hardly leaves its place the arrow is longer than the way and stands beside it.
"""

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from PySide6.QtCore import QPointF
from PySide6.QtGui import QPainterPath

from desktop.draw.paths import add_curve
from desktop.figure.camera import Point

_HEAD = 0.017
"""Length of an arrow head, in body heights."""
_HEAD_OPEN = 0.62
"""Half the angle of an arrow head, in radians."""
_SHORT = 0.05
"""A shorter way is shown by an arrow of this length."""
_AIR = 0.013
"""Between the contact and an arrow beside it."""
_ONE_WAY = 0.6
"""A way that ends so far from where it began, measured by its reach, does not come back."""
_ROUND = 0.2
"""A way that encloses so much of the square of its reach is a circle."""
_TURN = math.radians(290)
_BENDS = 4
"""So many pieces of a way make its curve; what trembles between is smoothed away."""


@dataclass(frozen=True, slots=True)
class Arrow:
    """A line and the heads at its ends.

    Attributes:
        line: Where it runs.
        heads: One or two triangles.
    """

    line: QPainterPath
    heads: QPainterPath


def arrow_of(way: Sequence[Point], radius: float) -> Arrow:
    """Return the arrow for a way.

    Args:
        way: The places of the contact over the loop in order, in body heights on the back.
        radius: How large the contact is drawn.
    """
    first = max(way, key=lambda point: math.dist(point, way[0]))
    last = max(way, key=lambda point: math.dist(point, first))
    reach = math.dist(first, last)
    area = _area(way)
    if abs(area) > _ROUND * reach * reach:
        return _round_arrow(way, radius + _AIR * 0.6, clockwise=area > 0)
    one_way = math.dist(way[0], way[-1]) > _ONE_WAY * reach
    if one_way:
        line = _bends(list(way))
    else:
        begin, end = sorted((way.index(first), way.index(last)))
        line = _bends(list(way[begin : end + 1]))
    if reach < _SHORT:
        line = _beside(line[0], line[-1], radius + _AIR)
    return _arrow(line, both=not one_way)


def _area(way: Sequence[Point]) -> float:
    """Return the area that a way encloses; above zero when it runs clockwise, with y downwards."""
    closed = [*way, way[0]]
    return 0.5 * sum(a[0] * b[1] - b[0] * a[1] for a, b in pairwise(closed))


def _bends(points: list[Point]) -> list[Point]:
    """Return both ends and a few means of what lies between."""
    between = points[1:-1]
    size = math.ceil(len(between) / _BENDS) or 1
    pieces = [between[k : k + size] for k in range(0, len(between), size)]
    means = [(_mean(x for x, _ in piece), _mean(y for _, y in piece)) for piece in pieces]
    return [points[0], *means, points[-1]]


def _mean(values: Iterable[float]) -> float:
    listed = list(values)
    return sum(listed) / len(listed)


def _beside(start: Point, end: Point, away: float) -> list[Point]:
    """Return a line as long as a short arrow, next to the contact: away from the spine, or below."""
    length = math.dist(start, end)
    along = ((end[0] - start[0]) / length, (end[1] - start[1]) / length)
    middle = ((start[0] + end[0]) / 2, (start[1] + end[1]) / 2)
    across = (-along[1], along[0])
    outwards = across[0] * middle[0] if abs(across[0]) > abs(across[1]) else across[1]
    side = away if outwards >= 0 else -away
    x, y = middle[0] + across[0] * side, middle[1] + across[1] * side
    half = _SHORT / 2
    return [(x - along[0] * half, y - along[1] * half), (x + along[0] * half, y + along[1] * half)]


def _round_arrow(way: Sequence[Point], least_radius: float, *, clockwise: bool) -> Arrow:
    """Return most of a circle round the contact, open at the foot."""
    xs, ys = [x for x, _ in way], [y for _, y in way]
    x, y = (min(xs) + max(xs)) / 2, (min(ys) + max(ys)) / 2
    radius = max(least_radius, (max(xs) - min(xs)) / 2, (max(ys) - min(ys)) / 2)
    turn = _TURN if clockwise else -_TURN
    angles = [math.pi / 2 + (2 * math.pi - turn) / 2 + turn * k / 12 for k in range(13)]
    return _arrow([(x + radius * math.cos(a), y + radius * math.sin(a)) for a in angles], both=False)


def _arrow(points: list[Point], *, both: bool) -> Arrow:
    heads = QPainterPath()
    length = sum(math.dist(a, b) for a, b in pairwise(points))
    size = min(_HEAD, (0.34 if both else 0.45) * length)
    trimmed = list(points)
    trimmed[-1] = _add_head(heads, points[-2], points[-1], size)
    if both:
        trimmed[0] = _add_head(heads, points[1], points[0], size)
    line = QPainterPath()
    add_curve(line, trimmed, closed=False)
    return Arrow(line, heads)


def _add_head(path: QPainterPath, before: Point, tip: Point, size: float) -> Point:
    """Add a triangle and return where the line ends inside it."""
    angle = math.atan2(tip[1] - before[1], tip[0] - before[0])
    path.moveTo(*tip)
    for turn in (_HEAD_OPEN, -_HEAD_OPEN):
        path.lineTo(QPointF(tip[0] - size * math.cos(angle + turn), tip[1] - size * math.sin(angle + turn)))
    path.closeSubpath()
    inside = 0.6 * size
    return (tip[0] - inside * math.cos(angle), tip[1] - inside * math.sin(angle))
