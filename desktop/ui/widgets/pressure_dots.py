"""How hard to press, as a row of pills. Knows a level and nothing of bodies."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from desktop.model.units import PressureLevel
from desktop.ui import session_text
from desktop.ui.theme.palette import ColorRole
from desktop.ui.theme.theme import Theme

_LEVELS = 5
"""The scale has five levels and the fifth is never offered: the row is never full."""
_PILL_EM = 1.4
_GAP_EM = 0.3
_HEIGHT_EM = 0.5


class PressureDots(QWidget):
    """A row of pills, filled up to the level. The words beside it say the same."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._level: PressureLevel = 0
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(session_text.pressure(0))
        theme.changed.connect(self._restyle)

    @property
    def level(self) -> PressureLevel:
        """How many pills are filled."""
        return self._level

    def set_level(self, level: PressureLevel) -> None:
        """Fill this many pills."""
        self._level = level
        self.setAccessibleName(session_text.pressure(level))
        self.update()

    def sizeHint(self) -> QSize:
        """The row of pills without a margin."""
        width = _LEVELS * _PILL_EM + (_LEVELS - 1) * _GAP_EM
        return QSize(self._theme.em(width), self._theme.em(_HEIGHT_EM))

    def minimumSizeHint(self) -> QSize:
        """The same as the hint: a row that is cut would lie."""
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent, /) -> None:
        """Paint the filled pills in the accent, the others as track."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        gap = self.width() * _GAP_EM / (_LEVELS * _PILL_EM + (_LEVELS - 1) * _GAP_EM)
        width = (self.width() - gap * (_LEVELS - 1)) / _LEVELS
        for index in range(_LEVELS):
            role = ColorRole.ACCENT if index < self._level else ColorRole.TRACK
            painter.setBrush(self._theme.color(role))
            pill = QRectF(index * (width + gap), 0, width, self.height())
            painter.drawRoundedRect(pill, self.height() / 2, self.height() / 2)

    def _restyle(self) -> None:
        self.updateGeometry()
        self.update()
