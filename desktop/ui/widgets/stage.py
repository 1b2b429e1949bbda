"""The stage: the large picture, its tools, the inset that says where, and the line that is being said.

Knows a scene and words; nothing of sessions. The picture has no clock of its own here: it stands still
whenever the session does.
"""

from PySide6.QtCore import QPoint, QRect, QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QSizePolicy, QVBoxLayout, QWidget

from desktop.figure.scene import Scene
from desktop.model.units import DurationMs
from desktop.ui.theme.theme import Theme
from desktop.ui.theme.tokens import (
    RADIUS_CARD_EM,
    SPACE_M_EM,
    SPACE_S_EM,
    SPACE_XS_EM,
    STILL_MS,
    FrameRole,
    TextRole,
)
from desktop.ui.widgets.back_map_view import BackMapView
from desktop.ui.widgets.caption import Caption
from desktop.ui.widgets.figure_view import FigureView
from desktop.ui.widgets.label import make_label

_CAPTION_EM = 3.6
_TALL_EM = 20.0
"""From this height on the caption has a strip of its own below the picture."""
_TAG_LEAST_EM = 7.0
"""In less width than this the names of tools would break inside words."""
_INSET_WIDTH_RATIO = 0.25
_INSET_LEAST_EM = 7.5
_INSET_MOST_EM = 16.0
_INSET_MOST_RATIO = 0.3
_INSET_ASPECT = 1.25
"""Height of the back map against its width."""


class Stage(QFrame):
    """A framed picture: tools in its upper left corner, the back map in its upper right, a caption below."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._scene: Scene | None = None
        self._aspect = 1.0
        self.setProperty("role", FrameRole.STAGE)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.picture = FigureView(theme, self, radius_em=RADIUS_CARD_EM)
        self._inset = QFrame(self)
        self._inset.setProperty("role", FrameRole.CARD)
        self._back_map = BackMapView(theme, self._inset, radius_em=RADIUS_CARD_EM)
        self._where = make_label("", TextRole.MUTED, self._inset)
        self._inset_column = QVBoxLayout(self._inset)
        self._inset_column.addWidget(self._back_map, 1)
        self._inset_column.addWidget(self._where)
        self._tools = make_label("", FrameRole.TAG, self)
        self.caption = Caption(theme, self)
        self.caption.resized.connect(self._place)
        theme.changed.connect(self._place)

    @property
    def where(self) -> str:
        """The words under the back map; empty when the inset is hidden."""
        return "" if self._inset.isHidden() else self._where.text()

    @property
    def tools(self) -> str:
        """The words in the tag of the tools; empty when it is hidden."""
        return "" if self._tools.isHidden() else self._tools.text()

    def set_scene(self, scene: Scene, *, tools: str, where: str, description: str) -> None:
        """Show a scene from its first still.

        Args:
            scene: What to show.
            tools: The names of the tools in use; empty for none.
            where: The words under the back map; empty hides the inset, for a step without pressure.
            description: What the picture shows, for a person who does not see it.
        """
        self._scene = scene
        bounds = scene.bounds
        self._aspect = (bounds.right - bounds.left) / (bounds.top - bounds.bottom)
        self.picture.set_scene(scene)
        self.picture.setAccessibleName(description)
        self._back_map.set_scene(scene)
        self._back_map.setAccessibleName(where)
        self._tools.setText(tools)
        self._where.setText(where)
        self._inset.setVisible(bool(where))
        self._place()

    def set_elapsed(self, elapsed_ms: DurationMs) -> None:
        """Show the picture as it is this long after its step began; before that the time is negative."""
        if self._scene is None:
            return
        time_s = scene_time_s(self._scene, elapsed_ms, reduced_motion=self._theme.reduced_motion)
        if time_s == self.picture.time_s:
            return
        for view in (self.picture, self._back_map):
            if self._theme.reduced_motion:
                view.set_time_s(time_s)
            else:
                view.follow_s(time_s)

    def sizeHint(self) -> QSize:
        """As much as there is; the picture has the most room."""
        return QSize(self._theme.em(44), self._theme.em(34))

    def minimumSizeHint(self) -> QSize:
        """Room for a picture that can still be read."""
        return QSize(self._theme.em(12), self._theme.em(9))

    def resizeEvent(self, event: QResizeEvent, /) -> None:
        """Put everything in its place."""
        super().resizeEvent(event)
        self._place()

    def _place(self) -> None:
        margin = self._theme.em(SPACE_M_EM)
        self._place_inset(margin)
        inset = QRect() if self._inset.isHidden() else self._inset.geometry()
        self.picture.setGeometry(self._picture_place(inset))
        self._place_tools(margin, inset.left() or self.width())
        size = self.caption.size_for(max(0, self.width() - 2 * margin))
        corner = QPoint((self.width() - size.width()) // 2, self.height() - margin - size.height())
        self.caption.setGeometry(QRect(corner, size))
        self.caption.raise_()

    def _picture_place(self, inset: QRect) -> QRect:
        """Where the picture is largest without lying under the inset."""
        strip = self._theme.em(_CAPTION_EM) if self.height() > self._theme.em(_TALL_EM) else 0
        whole = self.rect().adjusted(1, 1, -1, -1 - strip)
        if not _fitted(whole, self._aspect).intersects(inset):
            return whole
        beside, below = QRect(whole), QRect(whole)
        gap = self._theme.em(SPACE_XS_EM)
        beside.setRight(inset.left() - gap)
        below.setTop(inset.bottom() + gap)
        return max(beside, below, key=lambda place: _fitted(place, self._aspect).height())

    def _place_inset(self, margin: int) -> None:
        em = self._theme.em
        pad = em(SPACE_S_EM)
        self._inset_column.setContentsMargins(pad, pad, pad, pad)
        self._inset_column.setSpacing(pad // 2)
        wanted = min(max(self.width() * _INSET_WIDTH_RATIO, em(_INSET_LEAST_EM)), em(_INSET_MOST_EM))
        width = round(min(wanted, self.width() * _INSET_MOST_RATIO))
        height = round(width * _INSET_ASPECT) + self._where.heightForWidth(width - 2 * pad) + pad
        height = min(height, max(0, self.height() - 2 * margin))
        self._inset.setGeometry(QRect(self.width() - margin - width, margin, width, height))

    def _place_tools(self, margin: int, right_px: int) -> None:
        """Put the tools into the corner, beside or above the person; without room they stay away."""
        self._tools.ensurePolished()
        self._tools.setWordWrap(False)
        tag = QRect(QPoint(margin, margin), self._tools.sizeHint())
        picture = self._picture_box()
        fits = tag.right() <= right_px - margin and not tag.intersects(picture)
        if not fits:
            self._tools.setWordWrap(True)
            tag.setWidth(min(picture.left(), right_px) - 2 * margin)
            tag.setHeight(self._tools.heightForWidth(tag.width()))
            fits = tag.width() >= self._theme.em(_TAG_LEAST_EM)
        self._tools.setGeometry(tag)
        self._tools.setVisible(bool(self._tools.text()) and fits)

    def _picture_box(self) -> QRect:
        """What the picture really covers of its place."""
        return _fitted(self.picture.geometry(), self._aspect)


def _fitted(place: QRect, aspect: float) -> QRect:
    """The largest rectangle of an aspect, width by height, in the middle of a place."""
    height = min(place.height(), round(place.width() / aspect))
    fitted = QRect(0, 0, round(height * aspect), height)
    fitted.moveCenter(place.center())
    return fitted


def scene_time_s(scene: Scene, elapsed_ms: DurationMs, *, reduced_motion: bool) -> float:
    """The moment of a scene to show.

    Args:
        scene: The scene.
        elapsed_ms: How long its step has been playing; negative before it, so that the picture comes to
            its beginning just when the step does.
        reduced_motion: Show the scene's stills in turn instead of moving.
    """
    if reduced_motion:
        return scene.stills_s[elapsed_ms // STILL_MS % len(scene.stills_s)] if scene.stills_s else 0.0
    return elapsed_ms / 1000 % scene.loop_s
