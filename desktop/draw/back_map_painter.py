"""Paints the back map: the back, where something presses, its way, and what must not be pressed.

Knows no side picture; both come from the same frame.
"""

from collections.abc import Iterable

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QLinearGradient, QPainter, QPainterPath, QPen, QTransform

from desktop.draw.palette import FigurePalette, blend, clear
from desktop.draw.paths import add_curve, curve_on
from desktop.draw.ways import arrow_of
from desktop.figure import back_outline as back
from desktop.figure.camera import Point
from desktop.figure.frame import BackMap, Frame, TouchKind
from desktop.model.region import ZoneOutline, ZoneShape

_RIM = 0.0042
_LANDMARK = 0.0040
_LANDMARK_OPACITY = 0.8
_ARROW = 0.0068
_ARROW_RIM = 0.004
"""The rim round an arrow, in the colour of the back, lifts it off what lies below."""
_HATCH_GAP = 0.0115
_HATCH = 0.0026
_DOT_RADIUS = 0.012
_LEAST_GAP_PX, _LEAST_LINE_PX, _LEAST_CONTACT_PX = 3.6, 0.9, 3.4
"""However small the map is, hatching, lines and contacts are no finer than this."""
_DOT_SHELLS = ((1.6, 0.22), (1.2, 0.34), (0.8, 1.0))
_PAD_SHELLS = ((1.08, 0.25), (1.0, 0.55))
"""Size and opacity of the soft shells of a contact, from the outside."""
_BAR_HALF_WIDTH = 0.105


class _Map:
    """Paints in body heights on the back (y down from C7), as large as the map fits into a rectangle.

    Each path is carried to the rectangle by itself: under a painter's scale Qt cuts curves far too fine.
    """

    def __init__(self, painter: QPainter, target: QRectF) -> None:
        left, top, right, bottom = back.EXTENT
        width, height = (right - left) * back.ACROSS, (bottom - top) * back.DOWN
        self.scale = min(target.width() / width, target.height() / height)
        self._onto = QTransform()
        self._onto.translate(target.center().x(), target.center().y())
        self._onto.scale(self.scale, self.scale)
        self._onto.translate(-(left + right) / 2 * back.ACROSS, -(top + bottom) / 2 * back.DOWN)
        self._painter = painter

    def fill(self, path: QPainterPath, color: QColor | QLinearGradient) -> None:
        """Fill a path of the back, in body heights."""
        self._painter.fillPath(self._onto.map(path), QBrush(color))

    def stroke(
        self,
        path: QPainterPath,
        color: QColor | QLinearGradient,
        width: float,
        *,
        dashes: tuple[float, ...] = (),
        cap: Qt.PenCapStyle = Qt.PenCapStyle.RoundCap,
    ) -> None:
        """Draw along a path of the back; the width is in body heights and never too fine to be seen."""
        pen = QPen(QBrush(color), max(_LEAST_LINE_PX, width * self.scale))
        pen.setCapStyle(cap)
        pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        if dashes:
            pen.setDashPattern(dashes)
        self._painter.strokePath(self._onto.map(path), pen)

    def clip(self, path: QPainterPath) -> None:
        """Paint only inside a path of the back from now on."""
        self._painter.setClipPath(self._onto.map(path), Qt.ClipOperation.IntersectClip)

    def downwards(self, color: str) -> QLinearGradient:
        """A colour that fades out at the thighs."""
        heights = (QPointF(0.0, height * back.DOWN) for height in back.FADE)
        fade = QLinearGradient(*(self._onto.map(point) for point in heights))
        fade.setColorAt(0.0, QColor(color))
        fade.setColorAt(1.0, clear(color, 0.0))
        return fade


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
    onto = _Map(painter, target)
    shown = frame.back_map
    _paint_back(onto, palette)
    if shown is not None:
        painter.save()
        _paint_zones(onto, shown.zones, palette)
        painter.restore()
    _paint_head(onto, palette)
    if shown is not None:
        # A dot lies on its arrow, as a ball on its track; an arrow shows on what is wide.
        is_wide = shown.across or shown.half_size is not None
        for paint in (_paint_contacts, _paint_ways) if is_wide else (_paint_ways, _paint_contacts):
            paint(onto, shown, palette)
    painter.restore()


def _at(point: Point, side: float = 1.0) -> Point:
    """Turn a point of the back map into body heights."""
    return (point[0] * side * back.ACROSS, point[1] * back.DOWN)


def _curve(points: tuple[Point, ...], side: float, *, closed: bool = False) -> QPainterPath:
    path = QPainterPath()
    add_curve(path, [_at(point, side) for point in points], closed=closed)
    return path


def back_path() -> QPainterPath:
    """Return the outline of the back below the head, in body heights from C7, y downwards."""
    path = _half_outline(1.0)
    path.connectPath(_half_outline(-1.0).toReversed())
    path.closeSubpath()
    path.setFillRule(Qt.FillRule.WindingFill)
    return path


def _half_outline(side: float) -> QPainterPath:
    points = [_at(point, side) for point in back.HALF_OUTLINE]
    path = QPainterPath(QPointF(*points[0]))
    for k in range(len(points) - 1):
        if k in back.SHARP_AFTER:
            path.lineTo(*points[k + 1])
            continue
        before, after = points[max(0, k - 1)], points[min(len(points) - 1, k + 2)]
        curve_on(path, before, points[k], points[k + 1], after)
    return path


_BACK = back_path()


def _both(lines: Iterable[tuple[Point, ...]]) -> QPainterPath:
    """Return lines and their mirror images as one path."""
    path = QPainterPath()
    for line in lines:
        for side in (1.0, -1.0):
            path.addPath(_curve(line, side))
    return path


def _ovals(points: Iterable[Point], half_width: float, half_height: float) -> QPainterPath:
    path = QPainterPath()
    for point in points:
        path.addEllipse(QPointF(*_at(point)), half_width, half_height)
    return path


_EAR, _EAR_SIZE = back.EARS
_EARS = _ovals((_EAR, (-_EAR[0], _EAR[1])), _EAR_SIZE[0] * back.ACROSS, _EAR_SIZE[1] * back.DOWN)
_HEAD = _curve(back.HEAD, 1.0, closed=True)
_LANDMARKS = _both(back.LINES)
_LANDMARKS.addPath(_curve(back.CLEFT, 1.0))
_DIMPLES = _ovals((back.DIMPLE, (-back.DIMPLE[0], back.DIMPLE[1])), 0.006, 0.008)
_SPINE = _ovals(back.SPINE, 0.0034, 0.0044)


def _paint_back(onto: _Map, palette: FigurePalette) -> None:
    onto.fill(_BACK, onto.downwards(palette.body))
    onto.stroke(_BACK, onto.downwards(palette.body_shade), _RIM)
    faint = clear(palette.body_shade, _LANDMARK_OPACITY)
    onto.stroke(_LANDMARKS, faint, _LANDMARK)
    onto.fill(_DIMPLES, faint)
    onto.fill(_SPINE, QColor(palette.spine))


def _paint_head(onto: _Map, palette: FigurePalette) -> None:
    shade = blend(palette.body, palette.body_shade, 1.0)
    onto.fill(_EARS, QColor(palette.body))
    onto.stroke(_EARS, shade, _RIM)
    onto.fill(_HEAD, shade)


def _paint_zones(onto: _Map, zones: Iterable[ZoneOutline], palette: FigurePalette) -> None:
    areas = QPainterPath()
    areas.setFillRule(Qt.FillRule.WindingFill)
    lines = QPainterPath()
    for outline in zones:
        for side in (1.0, -1.0):
            path = zone_path(outline, side)
            if outline.shape is ZoneShape.LINE:
                lines.addPath(path)
            else:
                areas.addPath(path)
    if not lines.isEmpty():
        onto.stroke(lines, clear(palette.zone, 0.8), _HATCH * 1.4, dashes=(2.4, 2.8))
    if not areas.isEmpty():
        onto.clip(areas)
        onto.fill(areas, clear(palette.zone, 0.10))
        gap = max(_HATCH_GAP, _LEAST_GAP_PX / onto.scale)
        hatching = _hatching(areas.boundingRect(), gap)
        onto.stroke(hatching, clear(palette.zone, 0.55), _HATCH, cap=Qt.PenCapStyle.FlatCap)


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


def _hatching(box: QRectF, gap: float) -> QPainterPath:
    path = QPainterPath()
    reach = box.height()
    x = box.left() - reach
    while x < box.right():
        path.moveTo(x, box.bottom())
        path.lineTo(x + reach, box.top())
        x += gap
    return path


def _paint_contacts(onto: _Map, shown: BackMap, palette: FigurePalette) -> None:
    if shown.kind is TouchKind.COLD:
        color = QColor(palette.ice_shade)
    else:
        color = blend(palette.contact, palette.contact_shade, shown.strength)
    wide = shown.half_size is not None and not shown.across
    strength = shown.press if wide else (0.5 + 0.12 * shown.pressure) * (0.45 + 0.55 * shown.press)
    shells = _PAD_SHELLS if wide else _DOT_SHELLS
    for contact in shown.contacts:
        for share, opacity in shells:
            shell = _contact(onto, shown, contact, share)
            if opacity == 1.0:
                # The arrow begins below the contact and must not shine through.
                onto.fill(shell, QColor(palette.body))
            onto.fill(shell, clear(color, strength * opacity))


def _contact(onto: _Map, shown: BackMap, contact: Point, share: float) -> QPainterPath:
    """Return one shell of a contact: a bar across the back, a pad, or a dot."""
    path = QPainterPath()
    x, y = _at(contact)
    size = _radius(onto, shown) * share
    if shown.across:
        path.addRoundedRect(QRectF(-_BAR_HALF_WIDTH, -size / 2, 2 * _BAR_HALF_WIDTH, size), 0.02, 0.02)
        turn = QTransform()
        turn.translate(0.0, y)
        turn.rotate(shown.tilt_deg)
        return turn.map(path)
    if shown.half_size is not None:
        half_width, half_height = _at(shown.half_size)
        pad = QRectF(
            -half_width * share, -half_height * share, 2 * half_width * share, 2 * half_height * share
        )
        corner = 0.3 * min(half_width, half_height)
        path.addRoundedRect(pad.translated(x, y), corner, corner)
    else:
        path.addEllipse(QPointF(x, y), size, size)
    return path


def _radius(onto: _Map, shown: BackMap) -> float:
    return max(
        shown.radius * back.ACROSS * (0.75 + 0.12 * shown.pressure), _LEAST_CONTACT_PX / 0.8 / onto.scale
    )


def _paint_ways(onto: _Map, shown: BackMap, palette: FigurePalette) -> None:
    radius = 0.0 if shown.across else 0.8 * _radius(onto, shown)
    for way in shown.paths:
        arrow = arrow_of([_at(point) for point in way], radius)
        for color, rim in ((QColor(palette.body), _ARROW_RIM), (QColor(palette.motion), 0.0)):
            onto.stroke(arrow.line, color, _ARROW + 2 * rim)
            onto.fill(arrow.heads, color)
            onto.stroke(arrow.heads, color, 0.3 * _ARROW + 2 * rim)
