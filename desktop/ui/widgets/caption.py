"""What is being said, as a line to read. Knows words and a position in time, nothing of who speaks."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from desktop.model.units import DurationMs, PositionMs
from desktop.ui.theme.palette import ColorRole
from desktop.ui.theme.theme import Theme
from desktop.ui.widgets.ground import paint_ground

_LEAST_MS = 3_000
_PER_CHARACTER_MS = 65
"""Reading time: fifteen characters a second, a comfortable pace for subtitles."""
_PAD_X_EM = 1.0
_PAD_Y_EM = 0.45
_RADIUS_EM = 0.7


class Caption(QWidget):
    """Shows a sentence for as long as it takes to read and to say, measured on the session's own time.

    It waits while the session is paused and needs no timer of its own. It tells a screen reader nothing: the
    page announces those of its words that are not heard otherwise.

    Signals:
        resized: The sentence is another one now and asks for another size.
    """

    resized = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._words = ""
        self._is_spoken = False
        self._until_ms: PositionMs = 0
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.update)
        self.hide()

    @property
    def words(self) -> str:
        """The sentence on the screen; empty when there is none."""
        return self._words

    @property
    def is_spoken(self) -> bool:
        """Whether the sentence on the screen is one that a voice says."""
        return bool(self._words) and self._is_spoken

    def say(self, words: str, position_ms: PositionMs, length_ms: DurationMs = 0) -> None:
        """Show a sentence from this position on.

        Args:
            words: The sentence.
            position_ms: Where the session stands.
            length_ms: How long it takes to say; 0 when nobody says it.
        """
        self._words = words
        self._is_spoken = length_ms > 0
        self._until_ms = position_ms + max(_LEAST_MS, len(words) * _PER_CHARACTER_MS, length_ms)
        self.setVisible(bool(words))
        self.resized.emit()
        self.update()

    def set_position(self, position_ms: PositionMs) -> None:
        """Take the sentence away once it has been there long enough."""
        if self._words and position_ms >= self._until_ms:
            self.clear()

    def clear(self) -> None:
        """Take the sentence away now."""
        self._words = ""
        self.hide()

    def size_for(self, width_px: int) -> QSize:
        """How large the line is when it may be as wide as this."""
        pad_x, pad_y = 2 * self._theme.em(_PAD_X_EM), 2 * self._theme.em(_PAD_Y_EM)
        metrics = QFontMetrics(self._theme.font_of(1.0, 500))
        box = metrics.boundingRect(0, 0, max(1, width_px - pad_x), 10_000, self._flags(), self._words)
        return QSize(min(width_px, box.width() + pad_x + 2), box.height() + pad_y)

    def paintEvent(self, _event: QPaintEvent, /) -> None:
        """Paint light words on a dark pill, or the other way round in the dark."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paint_ground(painter, self._theme, self.rect(), ColorRole.TEXT, radius_em=_RADIUS_EM)
        painter.setFont(self._theme.font_of(1.0, 500))
        painter.setPen(self._theme.color(ColorRole.WINDOW))
        pad_x, pad_y = self._theme.em(_PAD_X_EM), self._theme.em(_PAD_Y_EM)
        painter.drawText(self.rect().adjusted(pad_x, pad_y, -pad_x, -pad_y), self._flags(), self._words)

    @staticmethod
    def _flags() -> int:
        return int(Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap)
