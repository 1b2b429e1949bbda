"""Paths from plain points: straight, or as smooth curves. Knows no figure and no colours."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainterPath

from desktop.figure.camera import Point
from desktop.figure.frame import Shape


def path_of(shape: Shape) -> QPainterPath:
    """Return the path of a shape: closed where it is filled, open where it is a line."""
    path = QPainterPath()
    path.setFillRule(Qt.FillRule.WindingFill)
    closed = shape.stroke <= 0.0
    add = add_curve if shape.smooth else add_line
    for loop in shape.loops:
        add(path, loop, closed=closed)
    return path


def add_line(path: QPainterPath, points: Sequence[Point], *, closed: bool) -> None:
    """Add straight lines through all points."""
    if not points:
        return
    path.moveTo(*points[0])
    # A bound method in a plain loop takes a third of the time that a QPolygonF of QPointF takes.
    line_to = path.lineTo
    for x, y in points[1:]:
        line_to(x, y)
    if closed:
        path.closeSubpath()


def add_curve(path: QPainterPath, points: Sequence[Point], *, closed: bool) -> None:
    """Add a smooth curve through all points (Catmull-Rom)."""
    if len(points) < 2:
        return
    line = [points[-1], *points, points[0], points[1]] if closed else [points[0], *points, points[-1]]
    path.moveTo(*points[0])
    for before, start, end, after in zip(line, line[1:], line[2:], line[3:], strict=False):
        curve_on(path, before, start, end, after)


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
