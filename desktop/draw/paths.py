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
        a, b, c, d = at(k - 1), at(k), at(k + 1), at(k + 2)
        path.cubicTo(
            b[0] + (c[0] - a[0]) / 6,
            b[1] + (c[1] - a[1]) / 6,
            c[0] - (d[0] - b[0]) / 6,
            c[1] - (d[1] - b[1]) / 6,
            c[0],
            c[1],
        )
