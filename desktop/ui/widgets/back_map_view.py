"""The inset that answers "where": the back from behind, the contact, its path and the closed zones."""

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter

from desktop.draw.figure_painter import FigurePalette, paint_back_map
from desktop.figure.frame import Frame
from desktop.ui.widgets.scene_view import SceneView


class BackMapView(SceneView):
    """Shows the back map of a scene, fitted into the view."""

    def paint_scene(self, painter: QPainter, target: QRectF, frame: Frame, palette: FigurePalette) -> None:
        """Paint the back."""
        paint_back_map(painter, target, frame, palette)
