"""A group of settings: what it is about at the left, the settings on a card at the right.

Where there is no room for both side by side, one stands above the other. Knows no setting.
"""

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QVBoxLayout, QWidget

from desktop.ui.theme.theme import Theme
from desktop.ui.theme.tokens import (
    SPACE_L_EM,
    SPACE_M_EM,
    SPACE_S_EM,
    SPACE_XS_EM,
    FrameRole,
    TextRole,
)
from desktop.ui.widgets.label import make_label

_WORDS_EM = 17.0
_BESIDE_EM = 52.0
"""From this width on the words stand beside the card."""


class SettingGroup(QWidget):
    """A title with a quiet line below it, and a card of rows."""

    def __init__(self, theme: Theme, title: str, note: str, parent: QWidget | None = None) -> None:
        """Make a group without rows.

        Args:
            theme: Sizes.
            title: What it is about.
            note: What there is to know about it.
            parent: The Qt parent.
        """
        super().__init__(parent)
        self._theme = theme
        em = theme.em
        self._words = QWidget()
        words = QVBoxLayout(self._words)
        words.setContentsMargins(0, em(SPACE_S_EM), 0, 0)
        words.setSpacing(em(SPACE_XS_EM))
        words.addWidget(make_label(title, TextRole.HEADING))
        words.addWidget(make_label(note, TextRole.MUTED))
        words.addStretch(1)
        card = QFrame()
        card.setProperty("role", FrameRole.CARD)
        self._rows = QVBoxLayout(card)
        inset = em(SPACE_M_EM)
        self._rows.setContentsMargins(inset, inset, inset, inset)
        self._rows.setSpacing(em(SPACE_M_EM))
        self._halves = QBoxLayout(QBoxLayout.Direction.TopToBottom, self)
        self._halves.setContentsMargins(0, 0, 0, 0)
        self._halves.addWidget(self._words)
        self._halves.addWidget(card, 1)
        self._arrange()

    def add(self, part: QWidget) -> None:
        """Add a row as wide as the card."""
        self._rows.addWidget(part)

    def add_short(self, part: QWidget) -> None:
        """Add a row that is only as wide as it needs."""
        self._rows.addWidget(part, 0, Qt.AlignmentFlag.AlignLeft)

    def resizeEvent(self, event: QResizeEvent, /) -> None:
        """Put the words where there is room for them."""
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        em = self._theme.em
        beside = self.width() >= em(_BESIDE_EM)
        self._halves.setDirection(
            QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.TopToBottom
        )
        self._halves.setSpacing(em(SPACE_L_EM if beside else SPACE_S_EM))
        # No bound where the words stand above: they are as wide as the card.
        self._words.setMinimumWidth(em(_WORDS_EM) if beside else 0)
        self._words.setMaximumWidth(em(_WORDS_EM) if beside else em(_BESIDE_EM))
