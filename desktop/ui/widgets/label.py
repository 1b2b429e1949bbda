"""Labels and buttons made in one line. Knows roles, no colours."""

from typing import Final

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLabel, QPushButton, QWidget

from desktop.ui.held_keys import repeats
from desktop.ui.pressing_keys import PRESSING
from desktop.ui.theme.palette import ColorRole
from desktop.ui.theme.theme import Theme
from desktop.ui.theme.tokens import LARGE_TARGET_EM, ButtonRole, TextRole

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


def button_label(words: str) -> str:
    """Words as Qt shows them on a button: an "&" alone would underline what follows and make it a key."""
    return words.replace("&", "&&")


def set_role(button: QPushButton, role: str) -> None:
    """Give a button another style; a stylesheet takes note only when the widget is polished again."""
    if button.property("role") != role:
        button.setProperty("role", role)
        button.style().unpolish(button)
        button.style().polish(button)


class ActionButton(QPushButton):
    """A button with an icon in the colour of its words; Enter presses it as Space does."""

    def __init__(
        self,
        theme: Theme,
        words: str,
        role: str,
        icon: str = "",
        parent: QWidget | None = None,
        *,
        large: bool = False,
    ) -> None:
        """Make a button.

        Args:
            theme: Colours and sizes.
            words: What it does; the accessible name, and the label unless the role is "icon".
            role: "primary", "quiet", "icon" or "link".
            icon: The name of an icon; none when empty.
            parent: The Qt parent.
            large: Whether it is one of those that a page is about: high, and easy to hit.
        """
        super().__init__(parent)
        self._theme = theme
        self._icon = icon
        if large:
            self.setMinimumHeight(theme.target_px(LARGE_TARGET_EM))
        self._released_ms = 0
        self.setProperty("role", role)
        self.set_words(words)
        self.setAutoDefault(True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        theme.changed.connect(self._restyle)
        self._restyle()

    def set_words(self, words: str) -> None:
        """Say that it does something else, in the label or the hint, and in the accessible name."""
        self.setAccessibleName(words)
        if self.property("role") == ButtonRole.ICON:
            self.setToolTip(words)
        else:
            self.setText(button_label(words))

    def set_role(self, role: str) -> None:
        """Take another style, the icon too."""
        set_role(self, role)
        self._restyle()

    def set_icon(self, icon: str) -> None:
        """Show another icon."""
        self._icon = icon
        self._restyle()

    def keyPressEvent(self, event: QKeyEvent, /) -> None:
        """Let no key that is merely held press it: that was meant for what stood here before."""
        if not (event.key() in PRESSING and repeats(event, self._released_ms)):
            super().keyPressEvent(event)

    def keyReleaseEvent(self, event: QKeyEvent, /) -> None:
        """Note when a key that presses it is released."""
        if event.key() in PRESSING:
            self._released_ms = event.timestamp()
        super().keyReleaseEvent(event)

    def _restyle(self) -> None:
        if self._icon:
            role = _INKS.get(self.property("role"), ColorRole.TEXT)
            self.setIcon(self._theme.icon(self._icon, role, _ICON_EM))
            self.setIconSize(QSize(self._theme.em(_ICON_EM), self._theme.em(_ICON_EM)))
