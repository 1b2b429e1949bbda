"""The ground of a page that scrolls: one column in the middle, never too wide to read."""

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from desktop.ui.theme.theme import Theme
from desktop.ui.theme.tokens import SCROLLBAR_EM, SPACE_L_EM, SPACE_XL_EM, FrameRole

_SIDE_EM = 3.0
_STRIP_EDGE_EM = 0.8


class PageColumn(QScrollArea):
    """A scroll area with a column of a greatest width."""

    def __init__(self, theme: Theme, width_em: float, parent: QWidget | None = None) -> None:
        """Make an empty column.

        Args:
            theme: Sizes.
            width_em: The greatest width of the column.
            parent: The Qt parent.
        """
        super().__init__(parent)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        # Always there, so that strips above and below stand in line with the column.
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        bar = self.verticalScrollBar()
        bar.rangeChanged.connect(self._enable_bar)
        bar.setEnabled(False)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        ground = QWidget()
        ground.setProperty("role", FrameRole.PAGE)
        column = _centred(ground, theme, width_em)
        self._content = QVBoxLayout(column)
        top, bottom = theme.em(SPACE_L_EM), theme.em(SPACE_XL_EM)
        self._content.setContentsMargins(0, top, 0, bottom)
        self._content.setSpacing(theme.em(SPACE_L_EM))
        self.setWidget(ground)

    @property
    def content(self) -> QVBoxLayout:
        """Where the parts of the page go, from top to bottom."""
        return self._content

    def swap(self, before: QWidget, after: QWidget) -> None:
        """Show a part of the page in place of another, which is done away with."""
        self._content.replaceWidget(before, after)
        before.hide()
        before.deleteLater()
        after.show()

    def scroll_to_top(self) -> None:
        """Show the page from its top."""
        self.verticalScrollBar().setValue(0)

    def scroll_to(self, down_px: int) -> None:
        """Scroll down by so much from the top, once what was just put in has its place."""
        QTimer.singleShot(0, self, lambda: self.verticalScrollBar().setValue(down_px))

    def _enable_bar(self, least: int, most: int) -> None:
        """A bar with nothing to scroll is disabled, which hides its handle."""
        self.verticalScrollBar().setEnabled(least < most)


class Strip(QFrame):
    """A row along the edge of a page, in line with the column between."""

    def __init__(self, theme: Theme, width_em: float, parent: QWidget | None = None) -> None:
        """Make an empty strip.

        Args:
            theme: Sizes.
            width_em: The greatest width of the column that it goes with.
            parent: The Qt parent.
        """
        super().__init__(parent)
        column = _centred(self, theme, width_em, theme.em(SCROLLBAR_EM))
        self._content = QHBoxLayout(column)
        edge = theme.em(_STRIP_EDGE_EM)
        self._content.setContentsMargins(0, edge, 0, edge)
        self._content.setSpacing(theme.em(SPACE_L_EM))

    @property
    def content(self) -> QHBoxLayout:
        """Where the parts of the strip go, from left to right."""
        return self._content


def _centred(ground: QWidget, theme: Theme, width_em: float, more_right_px: int = 0) -> QWidget:
    column = QWidget(ground)
    column.setMaximumWidth(theme.em(width_em))
    side = theme.em(_SIDE_EM)
    row = QHBoxLayout(ground)
    row.setContentsMargins(side, 0, side + more_right_px, 0)
    row.setSpacing(0)
    row.addStretch(1)
    row.addWidget(column, 1000)
    row.addStretch(1)
    return column
