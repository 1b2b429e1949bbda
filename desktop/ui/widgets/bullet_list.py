"""Sentences one below the other, a dot before each."""

from collections.abc import Iterable

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.ui.theme.palette import ColorRole
from desktop.ui.theme.theme import Theme
from desktop.ui.theme.tokens import SPACE_S_EM
from desktop.ui.widgets.label import make_label

_INDENT_EM = 1.1
_DOT_EM = 0.17
_NO_ROLE = ""


class BulletList(QWidget):
    """A list that is read from top to bottom."""

    def __init__(
        self,
        theme: Theme,
        sentences: Iterable[str],
        dot: ColorRole = ColorRole.MUTED,
        *,
        size_em: float = 1.0,
        parent: QWidget | None = None,
    ) -> None:
        """Make a list.

        Args:
            theme: Colours and sizes.
            sentences: What it says, a sentence or two each.
            dot: The colour of the dots.
            size_em: The height of the text.
            parent: The Qt parent.
        """
        super().__init__(parent)
        self._theme = theme
        self._dot = dot
        # A label without a role keeps the font that it is given.
        self._lines = [make_label(sentence, _NO_ROLE) for sentence in sentences]
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.em(_INDENT_EM * size_em), 0, 0, 0)
        column.setSpacing(theme.em(SPACE_S_EM * size_em))
        for line in self._lines:
            line.setWordWrap(True)
            line.setFont(theme.font_of(size_em))
            column.addWidget(line)
        column.addStretch(1)

    def paintEvent(self, event: QPaintEvent, /) -> None:
        """Paint the dots, each at the middle of the first line of its sentence."""
        radius = self._theme.em(_DOT_EM)
        with QPainter(self) as painter:
            painter.setClipRect(event.rect())
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self._theme.color(self._dot))
            for line in self._lines:
                middle = line.y() + line.fontMetrics().height() / 2
                painter.drawEllipse(QPointF(2 * radius, middle), radius, radius)
