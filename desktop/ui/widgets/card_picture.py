"""The picture on a card: a still, and the moving figure over it while somebody is there.

Knows neither files nor routines: stills are taken from a store by name, and given back to it when they had to
be drawn.
"""

from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple, Protocol

from PySide6.QtCore import QPoint, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPixmap, QRegion, QResizeEvent
from PySide6.QtWidgets import QWidget

from desktop.ui.theme.theme import Theme
from desktop.ui.theme.tokens import RADIUS_CARD_EM

if TYPE_CHECKING:  # the figure is imported when one has to be drawn
    from desktop.figure.scene import Scene
    from desktop.ui.widgets.figure_view import FigureView


class Look(NamedTuple):
    """All that the stills of the cards on a page have in common.

    Attributes:
        colors: The name of the colours, as the theme tells it.
        pixel_ratio: Device pixels for each device-independent one.
        width_px: The width, in device-independent pixels.
        height_px: The height, likewise.
    """

    colors: str
    pixel_ratio: float
    width_px: int
    height_px: int


class Pictures(Protocol):
    """Where stills and scenes come from."""

    def still(self, name: str, look: Look) -> QPixmap | None:
        """The still of that name in that look, where it is kept."""
        ...

    def keep(self, name: str, look: Look, still: QPixmap) -> None:
        """Take a still that was drawn."""
        ...

    def scene(self, name: str) -> "Scene":
        """The scene of that name."""
        ...


class CardPicture(QWidget):
    """Shows the still of a scene, and the scene itself while it plays."""

    def __init__(
        self, theme: Theme, pictures: Pictures, name: str, parent: QWidget | None = None, *, dimmed: bool
    ) -> None:
        """Make a picture that stands still.

        Args:
            theme: Colours, and the wish for less motion.
            pictures: Where the picture comes from.
            name: Its name there.
            parent: The Qt parent.
            dimmed: Whether the picture steps back, for what is out of reach.
        """
        super().__init__(parent)
        self._theme = theme
        self._pictures = pictures
        self._name = name
        self._dimmed = dimmed
        self._still: QPixmap | None = None
        self._playing = False
        theme.changed.connect(self._forget)

    def set_playing(self, playing: bool) -> None:  # noqa: FBT001 - a setter of one truth
        """Let the picture move, or hold it at its first still."""
        if playing != self._playing:
            self._playing = playing
            self._figure.set_playing(playing)
            self._figure.setVisible(playing)

    @property
    def is_moving(self) -> bool:
        """Whether the picture changes by itself right now."""
        return self._playing and self._figure.is_moving

    def resizeEvent(self, event: QResizeEvent, /) -> None:
        """Look for a still of the new size."""
        super().resizeEvent(event)
        self._forget()
        if self._playing:
            self._figure.resize(self.size())

    def paintEvent(self, event: QPaintEvent, /) -> None:
        """Paint the still; the figure paints itself over it while it moves."""
        if self._playing:
            return
        if self._still is None:
            self._still = self._find_still()
        with QPainter(self) as painter:
            painter.setClipRect(event.rect())
            painter.drawPixmap(0, 0, self._still)

    @cached_property
    def _figure(self) -> "FigureView":
        """The moving figure, made when it is first wanted."""
        from desktop.ui.widgets.figure_view import FigureView  # noqa: PLC0415 - 50 ms with all of the figure

        figure = FigureView(self._theme, self, top_radius_em=RADIUS_CARD_EM, dimmed=self._dimmed)
        figure.hide()
        figure.resize(self.size())
        figure.set_scene(self._pictures.scene(self._name))
        return figure

    def _find_still(self) -> QPixmap:
        ratio = self.devicePixelRatio()
        look = Look(self._theme.picture_look, ratio, self.width(), self.height())
        name = f"{self._name} dimmed" if self._dimmed else self._name
        still = self._pictures.still(name, look)
        if still is None:
            still = self._draw_still(self.size(), ratio)
            self._pictures.keep(name, look, still)
        return still

    def _draw_still(self, size: QSize, ratio: float) -> QPixmap:
        still = QPixmap(size * ratio)
        still.setDevicePixelRatio(ratio)
        still.fill(Qt.GlobalColor.transparent)
        self._figure.resize(size)
        self._figure.render(still, QPoint(), QRegion(), QWidget.RenderFlag.DrawChildren)
        return still

    def _forget(self) -> None:
        self._still = None
        self.update()
