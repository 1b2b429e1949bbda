"""The top of a page about one thing: what it is in a few words, beside its moving picture."""

from dataclasses import dataclass

from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from desktop.figure.scene import Scene
from desktop.ui.theme.theme import Theme
from desktop.ui.theme.tokens import (
    RADIUS_CARD_EM,
    SPACE_M_EM,
    SPACE_S_EM,
    SPACE_XL_EM,
    SPACE_XS_EM,
    FrameRole,
    TextRole,
)
from desktop.ui.widgets.back_map_view import BackMapView
from desktop.ui.widgets.fact import Fact
from desktop.ui.widgets.figure_view import FigureView
from desktop.ui.widgets.flow_layout import FlowLayout
from desktop.ui.widgets.label import make_label
from desktop.ui.widgets.scene_view import SceneView

_HEIGHT_EM = 19.0
_BACK_EM = 10.0


@dataclass(frozen=True, slots=True)
class HeroFace:
    """What stands there.

    Attributes:
        title: The name of the thing.
        line: What it is for.
        facts: The name of an icon and a few words for each fact.
        note: One thing worth knowing; none when empty.
        picture: What the picture shows, in words.
        pressed: Whether something is pressed there: then the back is shown too.
    """

    title: str
    line: str
    facts: tuple[tuple[str, str], ...]
    note: str
    picture: str
    pressed: bool


class Hero(QWidget):
    """Words at the left, a picture that moves at the right."""

    def __init__(self, theme: Theme, face: HeroFace, scene: Scene, parent: QWidget | None = None) -> None:
        """Make it; the picture moves while it is in sight.

        Args:
            theme: Colours, sizes and icons.
            face: What stands there.
            scene: The picture.
            parent: The Qt parent.
        """
        super().__init__(parent)
        self._theme = theme
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.em(SPACE_XL_EM))
        row.addLayout(self._words(face), 5)
        row.addWidget(self._stage(face, scene), 6)

    def _words(self, face: HeroFace) -> QVBoxLayout:
        words = QVBoxLayout()
        words.setSpacing(self._theme.em(SPACE_S_EM))
        words.addStretch(1)
        words.addWidget(make_label(face.title, TextRole.DISPLAY))
        words.addWidget(make_label(face.line))
        words.addSpacing(self._theme.em(SPACE_S_EM))
        facts = FlowLayout(self._theme.em(SPACE_M_EM), self._theme.em(SPACE_XS_EM))
        for icon, told in face.facts:
            facts.addWidget(Fact(self._theme, icon, told))
        words.addLayout(facts)
        if face.note:
            words.addSpacing(self._theme.em(SPACE_S_EM))
            words.addWidget(make_label(face.note, TextRole.MUTED))
        words.addStretch(1)
        return words

    def _stage(self, face: HeroFace, scene: Scene) -> QFrame:
        stage = QFrame()
        stage.setProperty("role", FrameRole.STAGE)
        stage.setFixedHeight(self._theme.em(_HEIGHT_EM))
        row = QHBoxLayout(stage)
        row.setContentsMargins(1, 1, self._theme.em(SPACE_M_EM), 1)
        row.setSpacing(0)
        figure = FigureView(self._theme, radius_em=RADIUS_CARD_EM)
        figure.setAccessibleName(face.picture)
        views: list[SceneView] = [figure]
        row.addWidget(figure, 1)
        if face.pressed:
            back = BackMapView(self._theme, radius_em=RADIUS_CARD_EM)
            back.setFixedWidth(self._theme.em(_BACK_EM))
            views.append(back)
            row.addWidget(back)
        for view in views:
            view.set_scene(scene)
            view.set_playing(True)
        return stage
