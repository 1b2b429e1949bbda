"""The sections of a long page: which one is on the screen, and the way to each. Knows names and counts."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QVBoxLayout, QWidget

from desktop.ui.learn_text import contents_entry
from desktop.ui.theme.palette import ColorRole
from desktop.ui.theme.theme import Theme
from desktop.ui.theme.tokens import SPACE_S_EM, SPACE_XS_EM, TextRole
from desktop.ui.widgets.ground import paint_ground
from desktop.ui.widgets.label import make_label
from desktop.ui.widgets.painted_button import PaintedButton

_HEIGHT_EM: Final = 2.1
_PAD_EM: Final = 0.7
_ROOM_FOR_RING_PX: Final = 4


class ContentsList(QWidget):
    """A head and an entry for every section; entries of empty sections are hidden.

    Signals:
        chosen: The place of the section that the person wants to see, from 0.
    """

    chosen = Signal(int)

    def __init__(self, theme: Theme, head: str, names: Sequence[str], parent: QWidget | None = None) -> None:
        """Make a list in which no section is the current one.

        Args:
            theme: Colours and sizes.
            head: What stands over it.
            names: The short names of the sections.
            parent: The Qt parent.
        """
        super().__init__(parent)
        column = QVBoxLayout(self)
        edge = _ROOM_FOR_RING_PX
        column.setContentsMargins(edge, edge, edge, edge)
        column.setSpacing(theme.em(SPACE_XS_EM) // 2)
        self._head = make_label(head, TextRole.MUTED)
        self._head.setContentsMargins(theme.em(_PAD_EM), 0, 0, theme.em(SPACE_S_EM))
        column.addWidget(self._head)
        self._entries = [_Entry(theme, name) for name in names]
        for place, entry in enumerate(self._entries):
            entry.clicked.connect(lambda *, place=place: self.chosen.emit(place))
            column.addWidget(entry)
        column.addStretch(1)

    @property
    def entries(self) -> tuple[QAbstractButton, ...]:
        """The entries, one for each section, shown or not."""
        return tuple(self._entries)

    def set_counts(self, counts: Sequence[int]) -> None:
        """Say how much there is in each section."""
        self._head.setVisible(any(counts))
        for entry, count in zip(self._entries, counts, strict=True):
            entry.set_count(count)
            entry.setVisible(count > 0)

    def set_current(self, place: int) -> None:
        """Say which section is on the screen, from 0."""
        for at, entry in enumerate(self._entries):
            entry.set_current(at == place)


class _Entry(PaintedButton):
    def __init__(self, theme: Theme, name: str) -> None:
        super().__init__()
        self._theme = theme
        self._count = 0
        self._current = False
        self.setText(name)
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def set_count(self, count: int) -> None:
        self._count = count
        self.setAccessibleName(contents_entry(self.text(), count))
        self.update()

    def set_current(self, current: bool) -> None:  # noqa: FBT001 - a setter of one truth
        if current != self._current:
            self._current = current
            self.update()

    def sizeHint(self) -> QSize:
        words_px = QFontMetrics(self._theme.font(TextRole.BODY)).horizontalAdvance(self.text())
        return QSize(words_px + 2 * self._theme.em(_PAD_EM), self._theme.em(_HEIGHT_EM))

    def paintEvent(self, event: QPaintEvent, /) -> None:
        theme, pad = self._theme, self._theme.em(_PAD_EM)
        ground = ColorRole.TINT if self._current else ColorRole.HOVER if self.underMouse() else None
        with QPainter(self) as painter:
            painter.setClipRect(event.rect())
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            if ground is not None:
                paint_ground(painter, theme, self.rect(), ground)
            inside = self.rect().adjusted(pad, 0, -pad, 0)
            middle = Qt.AlignmentFlag.AlignVCenter
            painter.setFont(theme.font(TextRole.BODY))
            painter.setPen(theme.color(ColorRole.ON_TINT if self._current else ColorRole.TEXT))
            painter.drawText(inside, middle | Qt.AlignmentFlag.AlignLeft, self.text())
            painter.setFont(theme.font(TextRole.MUTED))
            painter.setPen(theme.color(self._count_ink()))
            painter.drawText(inside, middle | Qt.AlignmentFlag.AlignRight, str(self._count))

    def _count_ink(self) -> ColorRole:
        if self._current:
            return ColorRole.ON_TINT
        return ColorRole.TEXT if self.underMouse() else ColorRole.MUTED
