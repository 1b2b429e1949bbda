"""What all buttons that paint themselves have in common. Knows no look."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractButton, QWidget

from desktop.ui.pressing_keys import ENTER


class PaintedButton(QAbstractButton):
    """A button under which the pointer is a hand; Enter presses it as Space does.

    A subclass paints it, and is painted anew when the pointer comes and goes.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)

    def keyPressEvent(self, event: QKeyEvent, /) -> None:
        """Let Enter press it too."""
        if event.key() in ENTER:
            self.click()
        else:
            super().keyPressEvent(event)
