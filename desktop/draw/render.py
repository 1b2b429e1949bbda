"""Renders a frame to an image, off screen: for the command line, for tests and for printing."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter

from desktop.draw.back_map_painter import paint_back_map
from desktop.draw.figure_painter import fit, paint_frame
from desktop.draw.palette import FigurePalette
from desktop.figure.frame import Frame

_MARGIN = 0.03
_INSET_WIDTH = 0.24
_INSET_HEIGHT = 0.46
_UNDER = 0.72
"""A wide, low picture may reach so far up beside the back map."""


def render_image(frame: Frame, palette: FigurePalette, width_px: int, height_px: int) -> QImage:
    """Return the picture of a frame, with the back map in its corner when something touches the back.

    Needs no application object; ``QT_QPA_PLATFORM=offscreen`` is enough.

    Args:
        frame: What to paint.
        palette: In which colours.
        width_px: Width of the image.
        height_px: Height of the image.
    """
    image = QImage(width_px, height_px, QImage.Format.Format_ARGB32_Premultiplied)
    painter = QPainter(image)
    paint_picture(painter, frame, palette, width_px, height_px)
    painter.end()
    return image


def paint_picture(
    painter: QPainter, frame: Frame, palette: FigurePalette, width_px: int, height_px: int
) -> None:
    """Paint the same on any device: a stage with the person, and the back map in its corner.

    Args:
        painter: An open painter.
        frame: What to paint.
        palette: In which colours.
        width_px: Width of the picture.
        height_px: Height of the picture.
    """
    painter.fillRect(0, 0, width_px, height_px, QColor(palette.stage))
    margin = _MARGIN * min(width_px, height_px)
    whole = QRectF(margin, margin, width_px - 2 * margin, height_px - 2 * margin)
    if frame.back_map is None:
        paint_frame(painter, whole, frame, palette)
    else:
        inset = _inset(whole)
        beside = whole.adjusted(0, 0, -inset.width() - margin * 0.5, 0)
        below = whole.adjusted(0, inset.height() * _UNDER, 0, 0)
        larger = max((beside, below), key=lambda room: fit(room, frame.bounds).m11())
        paint_frame(painter, larger, frame, palette)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(palette.card))
        painter.drawRoundedRect(inset, margin * 0.6, margin * 0.6)
        pad = margin * 0.5
        paint_back_map(painter, inset.adjusted(pad, pad, -pad, -pad), frame, palette)


def _inset(whole: QRectF) -> QRectF:
    """Return where the back map goes: the upper right corner."""
    height = whole.height() * _INSET_HEIGHT
    width = min(whole.width() * _INSET_WIDTH, height * 0.62)
    height = width / 0.62
    return QRectF(whole.right() - width, whole.top(), width, height)
