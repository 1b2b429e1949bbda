"""Paints a frame of the figure into any rectangle. Knows roles and colours, no bodies, time or widgets."""

from dataclasses import fields
from functools import lru_cache

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen, QTransform

from desktop.draw.back_map_painter import paint_back_map
from desktop.draw.palette import FigurePalette, blend
from desktop.draw.paths import path_of
from desktop.figure.frame import Box, Frame, Role, Shape
from desktop.figure.hull import Loop

__all__ = ["FigurePalette", "fit", "paint_back_map", "paint_frame"]

_COLORS = frozenset(item.name for item in fields(FigurePalette))
_SHADES: dict[Role, str] = {
    role: f"{role}_shade" if f"{role}_shade" in _COLORS else str(role) for role in Role
} | {Role.WALL: "floor"}
"""The colour of each role away from the light; in the light it has the colour of its own name."""


def fit(target: QRectF, bounds: Box) -> QTransform:
    """Return the transform from the picture (up is positive) to a rectangle, as large as it fits, centred."""
    width, height = bounds.right - bounds.left, bounds.top - bounds.bottom
    scale = min(target.width() / width, target.height() / height)
    transform = QTransform()
    transform.translate(target.center().x(), target.center().y())
    transform.scale(scale, -scale)
    transform.translate(-(bounds.left + bounds.right) / 2, -(bounds.top + bounds.bottom) / 2)
    return transform


def paint_frame(painter: QPainter, target: QRectF, frame: Frame, palette: FigurePalette) -> None:
    """Paint the person, the things and the motion into a rectangle, as large as they fit.

    Args:
        painter: An open painter; it comes back as it was.
        target: Where to paint, on a ground in the colour of the stage.
        frame: What to paint.
        palette: In which colours.
    """
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.save()  # to come back to the clip of whoever asked for the picture
    # Each path is carried to the rectangle by itself: under a painter's scale Qt cuts curves far too fine.
    onto = fit(target, frame.bounds)
    paths: dict[int, QPainterPath] = {}
    inside: tuple[Loop, ...] = ()
    for shape in frame.shapes:
        path = onto.map(path_of(shape))
        paths[id(shape.loops)] = path
        if shape.inside is not inside:
            inside = shape.inside
            painter.restore()
            painter.save()
            if inside:
                painter.setClipPath(paths[id(inside)], Qt.ClipOperation.IntersectClip)
        _paint_shape(painter, path, shape, onto.m11(), palette)
    painter.restore()
    painter.restore()


def _paint_shape(
    painter: QPainter, path: QPainterPath, shape: Shape, scale: float, palette: FigurePalette
) -> None:
    """Fill or stroke one path in the colour of its role and tone."""
    base, shade = getattr(palette, shape.role), getattr(palette, _SHADES[shape.role])
    # The floor lies on the bare stage: mixed with it beforehand it takes a sixth of the time.
    ground = palette.stage if shape.role is Role.FLOOR else None
    color = _color(base, shade, shape.tone, shape.opacity, ground)
    if shape.stroke:
        pen = QPen(color, shape.stroke * scale)
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        painter.strokePath(path, pen)
    else:
        painter.fillPath(path, color)


@lru_cache(maxsize=1024)
def _color(base: str, shade: str, tone: float, opacity: float, ground: str | None) -> QColor:
    """Return what to paint with; nobody may change it, as the same few are asked for in every frame."""
    color = blend(base, shade, tone)
    if ground is not None:
        return blend(ground, color.name(), opacity)
    color.setAlphaF(opacity)
    return color
