"""The rounded ground of what paints itself: one way to fill it and to draw its edge."""

from typing import NamedTuple

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QPainter, QPen

from desktop.ui.theme.palette import ColorRole
from desktop.ui.theme.theme import Theme
from desktop.ui.theme.tokens import RADIUS_CONTROL_EM


class Edge(NamedTuple):
    """The line round a ground.

    Attributes:
        role: Its colour.
        width_px: How wide it is.
    """

    role: ColorRole
    width_px: int = 1


def paint_ground(
    painter: QPainter,
    theme: Theme,
    box: QRect | QRectF,
    fill: ColorRole,
    *,
    edge: Edge | None = None,
    radius_em: float = RADIUS_CONTROL_EM,
) -> None:
    """Fill a box with round corners; the edge lies within it, and the pen and brush stay set.

    Args:
        painter: Paints smoothly already.
        theme: Colours and sizes.
        box: What is filled.
        fill: The colour of the ground.
        edge: The line round it; none when None.
        radius_em: How round the corners are.
    """
    half_px = edge.width_px / 2 if edge else 0.0
    painter.setPen(QPen(theme.color(edge.role), edge.width_px) if edge else Qt.PenStyle.NoPen)
    painter.setBrush(theme.color(fill))
    radius = theme.em(radius_em)
    painter.drawRoundedRect(QRectF(box).adjusted(half_px, half_px, -half_px, -half_px), radius, radius)
