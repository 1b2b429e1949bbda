"""The ground of a page, and where the keyboard goes when the page comes into sight."""

from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QWidget

from desktop.ui.theme.tokens import FrameRole


class Page(QWidget):
    """A page that is given the keyboard hands it to what matters most on it.

    Not by a focus proxy: Tab would pass by everything that stands before one.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._first: QWidget | None = None
        self.setProperty("role", FrameRole.PAGE)

    def lead_keyboard_to(self, widget: QWidget) -> None:
        """Say what gets the keyboard from now on when the page gets it."""
        self._first = widget

    def focusInEvent(self, event: QFocusEvent, /) -> None:
        """Hand the keyboard on."""
        super().focusInEvent(event)
        if self._first is not None:
            self._first.setFocus(event.reason())
