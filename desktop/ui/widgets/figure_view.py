"""The moving picture of a step: the person, the tool and the place, on their stage."""

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter

from desktop.draw.figure_painter import FigurePalette, paint_frame
from desktop.figure.frame import Frame
from desktop.ui.widgets.scene_view import SceneView

_AIR_RATIO = 0.03


class FigureView(SceneView):
    """Shows a scene from the side, fitted into the view."""

    def paint_scene(self, painter: QPainter, target: QRectF, frame: Frame, palette: FigurePalette) -> None:
        """Paint the person, with a little air around."""
        air = target.height() * _AIR_RATIO
        paint_frame(painter, target.adjusted(air, air, -air, -air), frame, palette)
