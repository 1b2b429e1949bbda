"""A column of parts under titles of their own: what a page tells about one thing."""

from PySide6.QtWidgets import QFrame, QLayout, QVBoxLayout, QWidget

from desktop.ui.theme.theme import Theme
from desktop.ui.theme.tokens import SPACE_L_EM, SPACE_M_EM, FrameRole, TextRole
from desktop.ui.widgets.label import make_label


class Sheet(QWidget):
    """Parts from top to bottom, in the order in which they are added."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(theme.em(SPACE_M_EM))

    def add(self, part: QWidget | QLayout) -> None:
        """Add a part."""
        if isinstance(part, QLayout):
            self._column.addLayout(part)
        else:
            self._column.addWidget(part)

    def add_title(self, title: str) -> None:
        """Begin a section: what is added next stands under this title."""
        self._column.addSpacing(self._theme.em(SPACE_L_EM))
        self._column.addWidget(make_label(title, TextRole.TITLE))

    def add_section(self, title: str, part: QWidget | QLayout) -> None:
        """Add a section of one part."""
        self.add_title(title)
        self.add(part)


def card_round(theme: Theme, part: QWidget | QLayout, inset_em: float = SPACE_M_EM) -> QFrame:
    """A card that holds a part; the part stands at its top when the card is higher.

    Args:
        theme: Sizes.
        part: What it holds.
        inset_em: How far within its edge the part stands.
    """
    card = QFrame()
    card.setProperty("role", FrameRole.CARD)
    inside = QVBoxLayout(card)
    inset = theme.em(inset_em)
    inside.setContentsMargins(inset, inset, inset, inset)
    if isinstance(part, QLayout):
        inside.addLayout(part)
    else:
        inside.addWidget(part)
    inside.addStretch(1)
    return card
