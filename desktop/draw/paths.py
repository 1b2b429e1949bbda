"""Paths from plain points: straight, or as smooth curves. Knows no figure and no colours."""

from collections.abc import Sequence

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QPainterPath, QPolygonF

from desktop.figure.camera import Point
from desktop.figure.frame import Shape


def path_of(shape: Shape) -> QPainterPath:
    """Return the path of a shape: closed where it is filled, open where it is a line."""
    path = QPainterPath()
    path.setFillRule(Qt.FillRule.WindingFill)
    closed = shape.stroke <= 0.0
    for loop in shape.loops:
        if shape.smooth:
            add_curve(path, loop, closed=closed)
            continue
        path.addPolygon(QPolygonF([QPointF(x, y) for x, y in loop]))
        if closed:
            path.closeSubpath()
    return path


def add_curve(path: QPainterPath, points: Sequence[Point], *, closed: bool) -> None:
    """Add a smooth curve through all points (Catmull-Rom)."""
    count = len(points)
    if count < 2:
        return

    def at(k: int) -> Point:
        return points[k % count] if closed else points[max(0, min(count - 1, k))]

    path.moveTo(*points[0])
    for k in range(count if closed else count - 1):
        curve_on(path, at(k - 1), at(k), at(k + 1), at(k + 2))


def curve_on(path: QPainterPath, before: Point, start: Point, end: Point, after: Point) -> None:
    """Go on from ``start``, where the path is, to ``end``, bent as its neighbours ask (Catmull-Rom)."""
    path.cubicTo(
        start[0] + (end[0] - before[0]) / 6,
        start[1] + (end[1] - before[1]) / 6,
        end[0] - (after[0] - start[0]) / 6,
        end[1] - (after[1] - start[1]) / 6,
        end[0],
        end[1],
    )
