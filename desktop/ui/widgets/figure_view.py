"""The moving picture of a step: the person, the tool and the place, on their stage."""

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter

from desktop.draw.figure_painter import FigurePalette, fit, paint_frame
from desktop.figure.frame import Frame
from desktop.figure.scene import Scene
from desktop.ui.widgets.scene_view import UNSEEN_PX, SceneView

_AIR_RATIO = 0.03


class FigureView(SceneView):
    """Shows a scene from the side, fitted into the view."""

    def paint_scene(self, painter: QPainter, target: QRectF, frame: Frame, palette: FigurePalette) -> None:
        """Paint the person, with a little air around."""
        paint_frame(painter, _within(target), frame, palette)

    def looks_alike(self, scene: Scene, first_s: float, second_s: float) -> bool:
        """Whether nothing moves by what can be seen."""
        scale = fit(_within(QRectF(self.rect())), scene.bounds).m11() * self.devicePixelRatio()
        return scene.moves(first_s, second_s) * scale < UNSEEN_PX


def _within(target: QRectF) -> QRectF:
    air = target.height() * _AIR_RATIO
    return target.adjusted(air, air, -air, -air)
