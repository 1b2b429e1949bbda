"""A small icon and a few words beside it: minutes, a tool, a position."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from desktop.ui.theme.palette import ColorRole
from desktop.ui.theme.theme import Theme
from desktop.ui.theme.tokens import TextRole

_ICON_EM = 1.1
_GAP_EM = 0.35
_SLACK_PX = 3
"""A label lays its text out in fractions of a pixel and breaks the line when the sum is a little too long."""


class Fact(QWidget):
    """An icon and words, on one line where there is room for it."""

    def __init__(self, theme: Theme, icon: str, words: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._icon = icon
        self._picture = QLabel(self)
        self._words = QLabel(words, self)
        self._words.setProperty("role", TextRole.MUTED)
        self._words.setWordWrap(True)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.em(_GAP_EM))
        row.addWidget(self._picture, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self._words, 1, Qt.AlignmentFlag.AlignVCenter)
        theme.changed.connect(self._paint_icon)
        self._paint_icon()

    @property
    def words(self) -> str:
        """What it says."""
        return self._words.text()

    def sizeHint(self) -> QSize:
        """Everything on one line."""
        self._words.ensurePolished()
        metrics = self._words.fontMetrics()
        icon_px = self._theme.em(_ICON_EM)
        words_px = metrics.horizontalAdvance(self._words.text()) + _SLACK_PX
        return QSize(icon_px + self._theme.em(_GAP_EM) + words_px, max(icon_px, metrics.height()))

    def _paint_icon(self) -> None:
        self._picture.setPixmap(self._theme.pixmap(self._icon, ColorRole.MUTED, _ICON_EM))
