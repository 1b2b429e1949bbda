"""The inset that answers "where": the back from behind, the contact, its path and the closed zones."""

from dataclasses import replace

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter

from desktop.draw.figure_painter import FigurePalette, paint_back_map
from desktop.figure.frame import BackMap, Frame
from desktop.figure.scene import Scene
from desktop.ui.widgets.scene_view import UNSEEN_PX, SceneView

_UNSEEN_PRESS = 0.02
"""Nobody sees the colour of a contact change by so much of its pressure."""


class BackMapView(SceneView):
    """Shows the back map of a scene, fitted into the view."""

    def paint_scene(self, painter: QPainter, target: QRectF, frame: Frame, palette: FigurePalette) -> None:
        """Paint the back."""
        paint_back_map(painter, target, frame, palette)

    def looks_alike(self, scene: Scene, first_s: float, second_s: float) -> bool:
        """Whether the contact stays where it is."""
        first, second = scene.back_map_at(first_s), scene.back_map_at(second_s)
        if first is None or second is None:
            return first is second
        # The map is at least as high as one of its units, and wider than two.
        unit_px = self.height() * self.devicePixelRatio()
        return _moved(first, second) * unit_px < UNSEEN_PX and abs(first.press - second.press) < _UNSEEN_PRESS


def _moved(first: BackMap, second: BackMap) -> float:
    """Return how far a contact goes, in units of the map; as far as there is when more than that changes."""
    if replace(second, contacts=first.contacts, press=first.press) != first:
        return 1.0
    pairs = zip(first.contacts, second.contacts, strict=True)
    return max([max(abs(ax - bx), abs(ay - by)) for (ax, ay), (bx, by) in pairs], default=0.0)
