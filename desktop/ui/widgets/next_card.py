"""What comes next: its picture, its length and its title. Knows a preview and nothing of sessions."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from desktop.figure.scene import Scene
from desktop.ui import session_text
from desktop.ui.moment import Preview
from desktop.ui.theme.theme import Theme
from desktop.ui.theme.tokens import SPACE_S_EM, FrameRole, TextRole
from desktop.ui.widgets.figure_view import FigureView
from desktop.ui.widgets.label import make_label

_PICTURE_WIDTH_EM = 5.2
_PICTURE_HEIGHT_EM = 3.9
_RADIUS_EM = 0.6


class NextCard(QFrame):
    """A quiet card with a small still of the next step; without a next step it says that this is the last."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setProperty("role", FrameRole.CARD)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._picture = FigureView(theme, self, radius_em=_RADIUS_EM)
        self._line = make_label("", TextRole.MUTED, self)
        self._title = make_label("", TextRole.HEADING, self)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addStretch(1)
        words.addWidget(self._line)
        words.addWidget(self._title)
        words.addStretch(1)
        row = QHBoxLayout(self)
        row.addWidget(self._picture, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addLayout(words, 1)
        theme.changed.connect(self._restyle)
        self._restyle()

    @property
    def line(self) -> str:
        """The small line: how long the next step lasts."""
        return self._line.text()

    @property
    def title(self) -> str:
        """The title on the card."""
        return self._title.text()

    def set_next(self, preview: Preview | None, scene: Scene | None) -> None:
        """Show the next step with its picture, or that there is none."""
        self._picture.setVisible(scene is not None)
        self._picture.set_scene(scene)
        self._line.setVisible(preview is not None)
        self._line.setText(session_text.next_line(preview.duration_ms) if preview else "")
        self._title.setText(preview.title if preview else session_text.LAST_STEP)

    def _restyle(self) -> None:
        em = self._theme.em
        self._picture.setFixedSize(em(_PICTURE_WIDTH_EM), em(_PICTURE_HEIGHT_EM))
        layout = self.layout()
        if layout is not None:
            pad = em(SPACE_S_EM)
            layout.setContentsMargins(pad, pad, pad * 2, pad)
            layout.setSpacing(pad * 2)
