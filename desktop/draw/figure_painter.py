"""Paints a frame of the figure into any rectangle. Knows roles and colours, no bodies, time or widgets."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QBrush, QPainter, QPainterPath, QPen, QTransform

from desktop.draw.back_map_painter import paint_back_map
from desktop.draw.palette import FigurePalette, blend
from desktop.draw.paths import path_of
from desktop.figure.frame import Box, Frame, Role, Shape

__all__ = ["FigurePalette", "fit", "paint_back_map", "paint_frame"]


_PAIRS: dict[Role, tuple[str, str]] = {
    Role.SHADOW: ("shadow", "shadow"),
    Role.FLOOR: ("floor", "floor"),
    Role.WALL: ("wall", "floor"),
    Role.WOOD: ("wood", "wood_shade"),
    Role.MAT: ("mat", "mat"),
    Role.SKIN: ("skin", "skin_shade"),
    Role.HAIR: ("hair", "hair_shade"),
    Role.TOP: ("top", "top_shade"),
    Role.TROUSERS: ("trousers", "trousers_shade"),
    Role.FACE: ("face", "face"),
    Role.BALL: ("ball", "ball_shade"),
    Role.SEAM: ("seam", "seam"),
    Role.SOCK: ("sock", "sock"),
    Role.ROLLER: ("roller", "roller_shade"),
    Role.DEVICE: ("device", "device_shade"),
    Role.DEVICE_HEAD: ("device_head", "device_head"),
    Role.HALO: ("halo", "halo"),
    Role.CONTACT: ("contact", "contact"),
    Role.MOTION: ("motion", "motion"),
}


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
        target: Where to paint.
        frame: What to paint.
        palette: In which colours.
    """
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setTransform(fit(target, frame.bounds), combine=True)
    paths: dict[int, QPainterPath] = {}
    for shape in frame.shapes:
        path = path_of(shape)
        paths[id(shape.loops)] = path
        if shape.inside:
            painter.setClipPath(paths[id(shape.inside)])
            _paint_shape(painter, path, shape, palette)
            painter.setClipping(False)
        else:
            _paint_shape(painter, path, shape, palette)
    painter.restore()


def _paint_shape(painter: QPainter, path: QPainterPath, shape: Shape, palette: FigurePalette) -> None:
    """Fill or stroke one path in the colour of its role and tone."""
    base, shade = _PAIRS[shape.role]
    color = blend(getattr(palette, base), getattr(palette, shade), shape.tone)
    color.setAlphaF(shape.opacity)
    if shape.stroke:
        pen = QPen(color, shape.stroke)
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        painter.strokePath(path, pen)
    else:
        painter.fillPath(path, QBrush(color))
