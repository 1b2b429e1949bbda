"""Rows that open: what stands below a row is made when it is first wanted."""

from collections.abc import Callable, Iterable

from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from desktop.ui import text
from desktop.ui.theme.palette import ColorRole
from desktop.ui.theme.theme import Theme
from desktop.ui.theme.tokens import SPACE_M_EM, SPACE_XS_EM, FrameRole
from desktop.ui.widgets.row_button import RowButton
from desktop.ui.widgets.tab_order import lead_tab, stops_in

_BESIDE_EM = 2.5
"""What stands below a row ends where its arrow begins."""


class FoldRow(QWidget):
    """A row; what it tells shows while it is open."""

    def __init__(
        self, theme: Theme, head: RowButton, make_body: Callable[[], QWidget], parent: QWidget | None = None
    ) -> None:
        """Make a closed row.

        Args:
            theme: Sizes.
            head: The row that is always in sight; it is taken.
            make_body: Makes what it tells, called once, when the row is first opened.
            parent: The Qt parent.
        """
        super().__init__(parent)
        self._theme = theme
        self._head = head
        self._make_body = make_body
        self._body: QWidget | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._column.addWidget(head)
        head.setCheckable(True)
        head.setAccessibleDescription(text.FOLD[False])
        head.toggled.connect(self._open)

    @property
    def head(self) -> RowButton:
        """The row that opens and closes it."""
        return self._head

    def _open(self, opened: bool) -> None:  # noqa: FBT001 - a slot
        if self._body is None:
            self._body = self._padded(self._make_body())
            self._column.addWidget(self._body)
            # It was made after all that follows the row.
            lead_tab((self._head, *stops_in(self._body)))
        self._body.setVisible(opened)
        self._head.setAccessibleDescription(text.FOLD[opened])

    def _padded(self, part: QWidget) -> QWidget:
        body = QWidget(self)
        column = QVBoxLayout(body)
        edge = self._theme.em(SPACE_M_EM)
        top = self._theme.em(SPACE_XS_EM)
        column.setContentsMargins(edge, top, self._theme.em(_BESIDE_EM), edge)
        column.addWidget(part)
        return body


class RowSheet(QFrame):
    """A sheet of rows with a hairline between those that are shown."""

    def __init__(self, theme: Theme, rows: Iterable[QWidget], parent: QWidget | None = None) -> None:
        """Make a sheet.

        Args:
            theme: Colours.
            rows: What stands on it, from top to bottom.
            parent: The Qt parent.
        """
        super().__init__(parent)
        self._theme = theme
        self._rows = tuple(rows)
        self.setProperty("role", FrameRole.CARD)
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 1, 1, 1)
        column.setSpacing(1)
        for row in self._rows:
            column.addWidget(row)

    def paintEvent(self, event: QPaintEvent, /) -> None:
        """Paint the sheet and the lines."""
        super().paintEvent(event)
        with QPainter(self) as painter:
            inset = self._theme.em(SPACE_M_EM)
            shown = [row for row in self._rows if row.isVisible()]
            for row in shown[1:]:
                line = (inset, row.y() - 1, self.width() - 2 * inset, 1)
                painter.fillRect(*line, self._theme.color(ColorRole.LINE))
