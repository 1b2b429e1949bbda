"""A page with a way back at its top, on which one sheet after the other is shown. Knows no routine."""

from itertools import chain

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.ui.text import BACK
from desktop.ui.theme.theme import Theme
from desktop.ui.theme.tokens import ButtonRole
from desktop.ui.widgets.label import ActionButton
from desktop.ui.widgets.page import Page
from desktop.ui.widgets.page_column import PageColumn, Strip
from desktop.ui.widgets.tab_order import lead_tab, stops_in

COLUMN_EM = 72.0
"""The greatest width of the column of such a page."""


class SheetPage(Page):
    """A page that tells about one thing at a time; what it is, its sheet tells.

    Signals:
        back_requested: The person wants back.
    """

    back_requested = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._feet: list[QWidget] = []
        self._back = ActionButton(theme, BACK, ButtonRole.QUIET, "back")
        self._back.clicked.connect(self.back_requested)
        head = Strip(theme, COLUMN_EM)
        head.content.addWidget(self._back)
        head.content.addStretch(1)
        self._scroll = PageColumn(theme, COLUMN_EM)
        self._shown = QWidget()
        self._scroll.content.addWidget(self._shown)
        self._scroll.content.addStretch(1)
        self._outer = QVBoxLayout(self)
        self._outer.setContentsMargins(0, 0, 0, 0)
        self._outer.setSpacing(0)
        self._outer.addWidget(head)
        self._outer.addWidget(self._scroll, 1)
        QShortcut(QKeySequence.StandardKey.Cancel, self, self.back_requested.emit)

    @property
    def back_button(self) -> ActionButton:
        """The button that leads back."""
        return self._back

    def add_foot(self, foot: QWidget) -> None:
        """Put something below what scrolls, always in sight."""
        self._feet.append(foot)
        self._outer.addWidget(foot)

    def show_sheet(self, sheet: QWidget) -> None:
        """Show a sheet from its top, in place of the one before it."""
        self._scroll.swap(self._shown, sheet)
        self._shown = sheet
        self._scroll.scroll_to_top()
        # The sheet was made after what stands below it.
        lead_tab((self._back, *chain.from_iterable(map(stops_in, (sheet, *self._feet)))))
