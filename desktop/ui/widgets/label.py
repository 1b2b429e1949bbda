"""Labels and buttons made in one line. Knows roles, no colours."""

from typing import Final

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QLabel, QPushButton, QWidget

from desktop.ui.theme.palette import ColorRole
from desktop.ui.theme.theme import Theme
from desktop.ui.theme.tokens import ButtonRole, TextRole

_ICON_EM = 1.25
_INKS: Final = {ButtonRole.PRIMARY: ColorRole.ON_PRIMARY, ButtonRole.LINK: ColorRole.PRIMARY_TEXT}
"""The colour of the words of a button, where it is not that of all text."""


def make_label(words: str, role: str = TextRole.BODY, parent: QWidget | None = None) -> QLabel:
    """A label of plain text in a text role; it wraps when the role is one of running text."""
    label = QLabel(words, parent)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setProperty("role", role)
    label.setWordWrap(role in set(TextRole))
    return label


class ActionButton(QPushButton):
    """A button with an icon in the colour of its words; Enter presses it as Space does."""

    def __init__(
        self, theme: Theme, words: str, role: str, icon: str = "", parent: QWidget | None = None
    ) -> None:
        """Make a button.

        Args:
            theme: Colours and sizes.
            words: What it does; the accessible name, and the label unless the role is "icon".
            role: "primary", "quiet", "icon" or "link".
            icon: The name of an icon; none when empty.
            parent: The Qt parent.
        """
        super().__init__("" if role == ButtonRole.ICON else words, parent)
        self._theme = theme
        self._icon = icon
        self.setProperty("role", role)
        self.setAccessibleName(words)
        self.setAutoDefault(True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        if role == ButtonRole.ICON:
            self.setToolTip(words)
        theme.changed.connect(self._restyle)
        self._restyle()

    def set_icon(self, icon: str) -> None:
        """Show another icon."""
        self._icon = icon
        self._restyle()

    def _restyle(self) -> None:
        if self._icon:
            role = _INKS.get(self.property("role"), ColorRole.TEXT)
            self.setIcon(self._theme.icon(self._icon, role, _ICON_EM))
            self.setIconSize(QSize(self._theme.em(_ICON_EM), self._theme.em(_ICON_EM)))
