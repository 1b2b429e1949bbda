"""Paints the back map: the back, where something presses, its way, and what must not be pressed.

Knows no side picture; both come from the same frame.
"""

import math

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QLinearGradient, QPainter, QPainterPath, QPen, QTransform

from desktop.draw.palette import FigurePalette, blend, clear
from desktop.draw.paths import add_curve, curve_on
from desktop.figure import back_outline as back
from desktop.figure.camera import Point
from desktop.figure.frame import BackMap, Frame
from desktop.model.region import ZoneOutline, ZoneShape

_LINE = 0.0055
_HATCH_GAP = 0.0105
_HATCH = 0.0028
_DOT_RADIUS = 0.012
_HEAD = 0.014


def paint_back_map(painter: QPainter, target: QRectF, frame: Frame, palette: FigurePalette) -> None:
    """Paint the back with the contact of a frame, as large as it fits; without a contact, the bare back.

    Args:
        painter: An open painter; it comes back as it was.
        target: Where to paint.
        frame: Whose contact to show.
        palette: In which colours.
    """
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setTransform(_fit(target), combine=True)
    _paint_back(painter, palette)
    if frame.back_map is not None:
        _paint_zones(painter, frame.back_map, palette)
        _paint_contacts(painter, frame.back_map, palette)
        _paint_paths(painter, frame.back_map, palette)
    painter.restore()


def _fit(target: QRectF) -> QTransform:
    """Return the transform from body heights on the back (y down from C7) to a rectangle."""
    left, top, right, bottom = back.EXTENT
    width, height = (right - left) * back.ACROSS, (bottom - top) * back.DOWN
    scale = min(target.width() / width, target.height() / height)
    transform = QTransform()
    transform.translate(target.center().x(), target.center().y())
    transform.scale(scale, scale)
    transform.translate(-(left + right) / 2 * back.ACROSS, -(top + bottom) / 2 * back.DOWN)
    return transform


def _at(point: Point, side: float = 1.0) -> Point:
    """Turn a point of the back map into body heights."""
    return (point[0] * side * back.ACROSS, point[1] * back.DOWN)


def _curve(points: tuple[Point, ...], side: float, *, closed: bool = False) -> QPainterPath:
    path = QPainterPath()
    add_curve(path, [_at(point, side) for point in points], closed=closed)
    return path


def back_path() -> QPainterPath:
    """Return the outline of the back below the head, in body heights from C7, y downwards."""
    path = QPainterPath()
    path.setFillRule(Qt.FillRule.WindingFill)
    for side in (1.0, -1.0):
        points = [_at(point, side) for point in back.HALF_OUTLINE]
        half = QPainterPath(QPointF(*points[0]))
        for k in range(len(points) - 1):
            if k in back.SHARP_AFTER:
                half.lineTo(*points[k + 1])
                continue
            before, after = points[max(0, k - 1)], points[min(len(points) - 1, k + 2)]
            curve_on(half, before, points[k], points[k + 1], after)
        half.closeSubpath()
        path = path.united(half)
    return path


_BACK = back_path()


def _paint_back(painter: QPainter, palette: FigurePalette) -> None:
    fade = QLinearGradient(0.0, back.FADE[0] * back.DOWN, 0.0, back.FADE[1] * back.DOWN)
    fade.setColorAt(0.0, QColor(palette.body))
    fade.setColorAt(1.0, clear(palette.body, 0.0))
    shade = QColor(palette.body_shade)
    (ear_x, ear_y), (ear_w, ear_h) = back.EARS
    painter.setPen(Qt.PenStyle.NoPen)
    for side in (1.0, -1.0):
        ear = QPainterPath()
        ear.addEllipse(QPointF(*_at((ear_x, ear_y), side)), ear_w * back.ACROSS, ear_h * back.DOWN)
        painter.fillPath(ear, QColor(palette.body))
    painter.fillPath(_BACK, fade)
    painter.fillPath(_curve(back.HEAD, 1.0, closed=True), blend(palette.body, palette.body_shade, 1.0))
    pen = QPen(shade, _LINE)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    for side in (1.0, -1.0):
        for line in back.LINES:
            painter.strokePath(_curve(line, side), pen)
        dimple = QPainterPath()
        dimple.addEllipse(QPointF(*_at(back.DIMPLE, side)), 0.006, 0.008)
        painter.fillPath(dimple, shade)
    painter.strokePath(_curve(back.CLEFT, 1.0), pen)
    dots = QPainterPath()
    for point in back.SPINE:
        dots.addEllipse(QPointF(*_at(point)), 0.0034, 0.0044)
    painter.fillPath(dots, QColor(palette.spine))


def _paint_zones(painter: QPainter, shown: BackMap, palette: FigurePalette) -> None:
    areas = QPainterPath()
    areas.setFillRule(Qt.FillRule.WindingFill)
    lines = QPainterPath()
    for outline in shown.zones:
        for side in (1.0, -1.0):
            path = zone_path(outline, side)
            if outline.shape is ZoneShape.LINE:
                lines.addPath(path)
            else:
                areas.addPath(path)
    if not areas.isEmpty():
        painter.fillPath(areas, clear(palette.zone, 0.10))
        painter.save()
        painter.setClipPath(areas)
        painter.strokePath(_hatching(areas.boundingRect()), QPen(clear(palette.zone, 0.55), _HATCH))
        painter.restore()
    pen = QPen(clear(palette.zone, 0.8), _HATCH * 1.3)
    pen.setDashPattern([3.0, 3.0])
    painter.strokePath(lines, pen)


def zone_path(outline: ZoneOutline, side: float) -> QPainterPath:
    """Return the path of a zone on one side (1 right, -1 left), in body heights from C7, y downwards."""
    points = [_at((point[0], point[1]), side) for point in outline.points]
    path = QPainterPath()
    if outline.shape is ZoneShape.OVAL:
        path.addEllipse(QRectF(QPointF(*points[0]), QPointF(*points[1])).normalized())
    elif outline.shape is ZoneShape.DOT:
        path.addEllipse(QPointF(*points[0]), _DOT_RADIUS, _DOT_RADIUS)
    else:
        path.moveTo(*points[0])
        for point in points[1:]:
            path.lineTo(*point)
        if outline.shape is ZoneShape.POLYGON:
            path.closeSubpath()
    return path if outline.shape is ZoneShape.LINE else _turned_one_way(path)


def _turned_one_way(path: QPainterPath) -> QPainterPath:
    """Return a closed path that runs the same way as all others, so that overlaps stay filled."""
    corners = path.toFillPolygon()
    area = sum(
        corners.at(k).x() * corners.at(k + 1).y() - corners.at(k + 1).x() * corners.at(k).y()
        for k in range(corners.count() - 1)
    )
    return path if area > 0 else path.toReversed()


def _hatching(box: QRectF) -> QPainterPath:
    path = QPainterPath()
    reach = box.height()
    x = box.left() - reach
    while x < box.right():
        path.moveTo(x, box.bottom())
        path.lineTo(x + reach, box.top())
        x += _HATCH_GAP
    return path


def _paint_contacts(painter: QPainter, shown: BackMap, palette: FigurePalette) -> None:
    strength = (0.45 + 0.13 * shown.pressure) * (0.35 + 0.65 * shown.press)
    size = shown.radius * back.ACROSS * (0.75 + 0.12 * shown.pressure)
    for x, y in shown.contacts:
        for share, opacity in ((1.6, 0.22), (1.2, 0.34), (0.8, 1.0)):
            path = QPainterPath()
            if shown.across:
                path.addRoundedRect(QRectF(-0.105, -size * share * 0.5, 0.21, size * share), 0.02, 0.02)
                turn = QTransform()
                turn.translate(*_at((0.0, y)))
                turn.rotate(shown.tilt_deg)
                path = turn.map(path)
            else:
                path.addEllipse(QPointF(*_at((x, y))), size * share, size * share)
            painter.fillPath(path, clear(palette.contact, strength * opacity))


def _paint_paths(painter: QPainter, shown: BackMap, palette: FigurePalette) -> None:
    pen = QPen(QColor(palette.motion), _LINE * 1.1)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    for way in shown.paths:
        points = [_at(point) for point in way]
        path = QPainterPath()
        add_curve(path, points, closed=False)
        far = max(points, key=lambda point: math.dist(point, points[0]))
        for tip, before in ((points[0], far), (far, points[0])):
            _add_head(path, before, tip)
        painter.strokePath(path, pen)


def _add_head(path: QPainterPath, before: Point, tip: Point) -> None:
    angle = math.atan2(tip[1] - before[1], tip[0] - before[0])
    size = min(_HEAD, 0.4 * math.dist(before, tip))
    wings = [
        QPointF(tip[0] - size * math.cos(angle + turn), tip[1] - size * math.sin(angle + turn))
        for turn in (0.65, -0.65)
    ]
    path.moveTo(wings[0])
    path.lineTo(*tip)
    path.lineTo(wings[1])
