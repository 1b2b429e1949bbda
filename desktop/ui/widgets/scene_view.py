"""The clock of a moving picture: which frame of a scene stands on the screen right now.

What is painted is left to the two views built on it: the figure and the back map. It runs one timer while
it plays in sight, and none otherwise.
"""

import time
from collections.abc import Callable

from PySide6.QtCore import QRectF, QSize, Qt, QTimer
from PySide6.QtGui import (
    QHideEvent,
    QImage,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QPixmap,
    QResizeEvent,
    QShowEvent,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from desktop.draw.figure_painter import FigurePalette
from desktop.draw.reel import Reel
from desktop.figure.frame import Frame
from desktop.figure.scene import Scene
from desktop.ui.theme.palette import ColorRole
from desktop.ui.theme.theme import Theme
from desktop.ui.theme.tokens import FRAME_MS, STILL_MS

UNSEEN_PX = 0.5
"""A movement of less than half a pixel is not seen."""
_VEIL_OPACITY = 0.5
"""How much of the stage lies over a picture that steps back."""


class SceneView(QWidget):
    """Shows one frame of a scene and, while playing, the next one in time.

    With reduced motion a playing view shows the scene's stills one after the other, slowly.
    """

    def __init__(
        self,
        theme: Theme,
        parent: QWidget | None = None,
        *,
        clock_s: Callable[[], float] = time.monotonic,
        radius_em: float = 0.0,
        top_radius_em: float | None = None,
        dimmed: bool = False,
    ) -> None:
        """Make an empty view.

        Args:
            theme: Colours, and the wish for less motion.
            parent: The Qt parent.
            clock_s: A monotonic clock in seconds.
            radius_em: How round the corners of the stage are.
            top_radius_em: How round the upper two are, when they differ.
            dimmed: Whether the picture steps back, for what is out of reach.
        """
        super().__init__(parent)
        self._theme = theme
        self._clock_s = clock_s
        self._radii_em = (radius_em if top_radius_em is None else top_radius_em, radius_em)
        self._dimmed = dimmed
        self._scene: Scene | None = None
        self._playing = False
        self._time_s = 0.0
        self._started_s = 0.0
        self._still: QPixmap | None = None
        self._reel: Reel | None = None
        self._following = False
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._look)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        theme.changed.connect(self._retheme)

    def set_scene(self, scene: Scene | None) -> None:
        """Show a scene from its first still, or an empty stage."""
        if scene is not self._scene:
            self._reel = None
        self._scene = scene
        self.set_time_s(scene.stills_s[0] if scene and scene.stills_s else 0.0)
        self._settle()

    def set_playing(self, playing: bool) -> None:  # noqa: FBT001 - a setter of one truth
        """Let the picture move by its own clock, or hold it at its first still."""
        if playing == self._playing:
            return
        self._playing = playing
        self._reel = None
        if not playing and self._scene is not None and self._scene.stills_s:
            self.set_time_s(self._scene.stills_s[0])
        self._settle()

    def set_time_s(self, time_s: float) -> None:
        """Hold the picture at a moment of the scene; seconds."""
        self._time_s = time_s
        self._following = False
        self._forget()

    def follow_s(self, time_s: float) -> None:
        """Go on to a moment of the loop, told by a clock outside; called many times in a second."""
        self._time_s = time_s
        if self._scene is None or self.window().isMinimized() or self.visibleRegion().isEmpty():
            return
        if self._reel is None:
            self._reel = Reel(self._ground(), self._scene.loop_s, self._paint_moment, alike=self._alike)
        changed = self._reel.show(time_s)
        if not self._following:
            self._following = True
            self._forget()
        elif not changed.isEmpty():
            ratio = self.devicePixelRatio()
            box = QRectF(changed.boundingRect())
            self.update(QRectF(box.topLeft() / ratio, box.size() / ratio).toAlignedRect())

    @property
    def time_s(self) -> float:
        """The moment of the scene on the screen, in seconds."""
        return self._time_s

    @property
    def is_moving(self) -> bool:
        """Whether the picture changes by itself right now."""
        return self._timer.isActive()

    def sizeHint(self) -> QSize:
        """Wider than high, as most postures are."""
        return QSize(self._theme.em(16), self._theme.em(12))

    def minimumSizeHint(self) -> QSize:
        """Room for a picture that can still be read."""
        return QSize(self._theme.em(3), self._theme.em(2.5))

    def showEvent(self, event: QShowEvent, /) -> None:
        """Go on moving."""
        super().showEvent(event)
        self._settle()

    def hideEvent(self, event: QHideEvent, /) -> None:
        """Stop the timer and let the pictures go: nobody looks."""
        super().hideEvent(event)
        self._timer.stop()
        self._reel = None

    def resizeEvent(self, event: QResizeEvent, /) -> None:
        """Paint anew at the new size."""
        super().resizeEvent(event)
        self._reel = None
        self._forget()

    def paintEvent(self, event: QPaintEvent, /) -> None:
        """Paint the moment of the loop, or the still that is kept."""
        with QPainter(self) as painter:
            painter.setClipRect(event.rect())
            if self._following and self._reel is not None:
                painter.drawImage(0, 0, self._reel.canvas)
                return
            if self._still is None:
                self._still = QPixmap.fromImage(self._paint_still())
            painter.drawPixmap(0, 0, self._still)

    def paint_scene(self, painter: QPainter, target: QRectF, frame: Frame, palette: FigurePalette) -> None:
        """Paint one frame; each view does it in its own way."""
        raise NotImplementedError

    def looks_alike(self, scene: Scene, first_s: float, second_s: float) -> bool:
        """Whether nobody could tell two moments of a scene apart; each view knows in its own way."""
        raise NotImplementedError

    def _alike(self, first_s: float, second_s: float) -> bool:
        return self._scene is None or self.looks_alike(self._scene, first_s, second_s)

    def _paint_still(self) -> QImage:
        still = self._ground()
        with QPainter(still) as painter:
            self._paint_moment(painter, self._time_s)
        return still

    def _ground(self) -> QImage:
        """The stage without a picture."""
        ratio = self.devicePixelRatio()
        ground = QImage(self.size() * ratio, QImage.Format.Format_ARGB32_Premultiplied)
        ground.setDevicePixelRatio(ratio)
        ground.fill(Qt.GlobalColor.transparent)
        with QPainter(ground) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.fillPath(self._stage(), self._theme.color(ColorRole.STAGE))
        return ground

    def _paint_moment(self, painter: QPainter, time_s: float) -> None:
        if self._scene is None:
            return
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setClipPath(self._stage())
        frame = self._scene.frame_at(time_s)
        self.paint_scene(painter, QRectF(self.rect()), frame, self._theme.figure_palette)
        if self._dimmed:
            painter.setOpacity(_VEIL_OPACITY)
            painter.fillPath(self._stage(), self._theme.color(ColorRole.STAGE))

    def _stage(self) -> QPainterPath:
        top, bottom = (self._theme.em(radius_em) for radius_em in self._radii_em)
        return _stage_path(QRectF(self.rect()), top, bottom)

    def _settle(self) -> None:
        """Start or stop the timer, whichever the state now asks for."""
        if not (self._playing and self.isVisible() and self._scene is not None):
            self._timer.stop()
        else:
            self._started_s = self._clock_s() - self._time_s
            self._timer.start(STILL_MS if self._theme.reduced_motion else FRAME_MS)
        self._forget()

    def _look(self) -> None:
        scene = self._scene
        if scene is None:
            return
        if self._theme.reduced_motion:
            later = [still_s for still_s in scene.stills_s if still_s > self._time_s]
            self.set_time_s(min(later) if later else min(scene.stills_s, default=0.0))
        else:
            self.follow_s((self._clock_s() - self._started_s) % scene.loop_s)

    def _retheme(self) -> None:
        self._reel = None
        self._settle()
        self.updateGeometry()

    def _forget(self) -> None:
        self._still = None
        self.update()


def _stage_path(area: QRectF, top: float, bottom: float) -> QPainterPath:
    """A rectangle with one radius for its upper corners and one for its lower ones."""
    path = QPainterPath()
    path.moveTo(area.left(), area.bottom() - bottom)
    path.lineTo(area.left(), area.top() + top)
    path.arcTo(area.left(), area.top(), 2 * top, 2 * top, 180, -90)
    path.lineTo(area.right() - top, area.top())
    path.arcTo(area.right() - 2 * top, area.top(), 2 * top, 2 * top, 90, -90)
    path.lineTo(area.right(), area.bottom() - bottom)
    path.arcTo(area.right() - 2 * bottom, area.bottom() - 2 * bottom, 2 * bottom, 2 * bottom, 0, -90)
    path.lineTo(area.left() + bottom, area.bottom())
    path.arcTo(area.left(), area.bottom() - 2 * bottom, 2 * bottom, 2 * bottom, 270, -90)
    path.closeSubpath()
    return path
