"""The time of one segment as a ring with big digits. Knows time and nothing of what it is for."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, QVariantAnimation
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QHideEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from desktop.ui import session_text
from desktop.ui.theme.palette import ColorRole
from desktop.ui.theme.theme import Theme
from desktop.ui.theme.tokens import SMALLEST_TEXT_PX

_PREFERRED_EM = 10.0
_LEAST_EM = 6.5
_STROKE_RATIO = 0.075
"""Width of the ring against its diameter."""
_DIGITS_RATIO = 0.30
"""Height of the digits against the diameter, where their width allows it."""
_DIGITS_WIDTH_RATIO = 0.68
_NOTE_RATIO = 0.10
_FULL_TURN_16THS = 360 * 16
_STEP_16THS = 8
"""The ring is repainted once it has turned by half a degree."""
_PULSE_MS = 900


class TimeRing(QWidget):
    """Counts a segment down: the ring empties clockwise, the digits show the seconds that are left.

    The widget tells a screen reader its length once for each segment and keeps quiet while it runs.
    """

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._left_ms = 0
        self._duration_ms = 0
        self._note = ""
        self._painted: tuple[str, int] = ("", 0)
        self._pulse = QVariantAnimation(self)
        self._pulse.setDuration(_PULSE_MS)
        self._pulse.setStartValue(1.0)
        self._pulse.setEndValue(0.0)
        self._pulse.valueChanged.connect(self.update)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        self.setAccessibleName(session_text.ring_name(0))
        theme.changed.connect(self._restyle)

    @property
    def digits(self) -> str:
        """The digits as they stand on the screen."""
        return session_text.clock(self._left_ms)

    @property
    def note(self) -> str:
        """The small line under the digits."""
        return self._note

    @property
    def pulsing(self) -> bool:
        """Whether a cue is being shown by a fading glow."""
        return self._pulse.state() is QVariantAnimation.State.Running

    def set_duration(self, duration_ms: int) -> None:
        """Begin a segment of this length, full."""
        self._duration_ms = duration_ms
        self.setAccessibleName(session_text.ring_name(duration_ms))
        self.set_left(duration_ms)
        self.update()

    def set_left(self, left_ms: int) -> None:
        """Show the time that is left. Called often, it repaints only what can be seen to change."""
        self._left_ms = max(0, left_ms)
        if self._painted[0] != self.digits or abs(self._painted[1] - self._span_16ths()) >= _STEP_16THS:
            self.update()

    def set_note(self, note: str) -> None:
        """Set the small line under the digits; empty for none."""
        if note != self._note:
            self._note = note
            self.update()

    def pulse(self) -> None:
        """Glow once, so that a cue is seen without sound; not under reduced motion, nor when hidden."""
        if self.isVisible() and not self._theme.reduced_motion:
            self._pulse.stop()
            self._pulse.start()

    def sizeHint(self) -> QSize:
        """A square with room for digits read from afar."""
        return QSize(self._theme.em(_PREFERRED_EM), self._theme.em(_PREFERRED_EM))

    def minimumSizeHint(self) -> QSize:
        """The smallest square in which the digits are still large."""
        return QSize(self._theme.em(_LEAST_EM), self._theme.em(_LEAST_EM))

    def hideEvent(self, event: QHideEvent, /) -> None:
        """Let no animation run unseen."""
        self._pulse.stop()
        super().hideEvent(event)

    def paintEvent(self, _event: QPaintEvent, /) -> None:
        """Paint track, remaining time, digits and note."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        diameter = min(self.width(), self.height()) - 2.0
        box = QRectF(0, 0, diameter, diameter)
        box.moveCenter(QPointF(self.width() / 2, self.height() / 2))
        stroke = diameter * _STROKE_RATIO
        self._painted = (self.digits, self._span_16ths())
        self._paint_ring(painter, box.adjusted(stroke / 2, stroke / 2, -stroke / 2, -stroke / 2), stroke)
        self._paint_text(painter, box)

    def _paint_ring(self, painter: QPainter, box: QRectF, stroke: float) -> None:
        if self.pulsing:
            glow = QColor(self._theme.color(ColorRole.ACCENT_TINT))
            glow.setAlphaF(float(self._pulse.currentValue()))
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(glow)
            painter.drawEllipse(box)
            painter.setBrush(Qt.BrushStyle.NoBrush)
        pen = QPen(self._theme.color(ColorRole.TRACK), stroke)
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        painter.setPen(pen)
        painter.drawEllipse(box)
        if self._left_ms > 0:
            pen.setColor(self._theme.color(ColorRole.PRIMARY))
            painter.setPen(pen)
            painter.drawArc(box, 90 * 16, self._span_16ths())

    def _paint_text(self, painter: QPainter, box: QRectF) -> None:
        digits_font = self._digits_font(box.width())
        painter.setFont(digits_font)
        painter.setPen(self._theme.color(ColorRole.TEXT))
        metrics = QFontMetricsF(digits_font)
        baseline_y = box.center().y() + metrics.capHeight() / 2
        note_font = self._note_font(box.width())
        if self._note:
            baseline_y -= note_font.pixelSize() * 0.55
        width = metrics.horizontalAdvance(self.digits)
        painter.drawText(QPointF(box.center().x() - width / 2, baseline_y), self.digits)
        if self._note:
            painter.setFont(note_font)
            painter.setPen(self._theme.color(ColorRole.MUTED))
            line = QRectF(box.left(), baseline_y + note_font.pixelSize() * 0.5, box.width(), box.height())
            painter.drawText(line, Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop, self._note)

    def _digits_font(self, diameter: float) -> QFont:
        """Bold tabular digits, sized by the longest text of this segment so that they never jump."""
        font = self._theme.font_of(1.0, 700)
        font.setPixelSize(max(SMALLEST_TEXT_PX, round(diameter * _DIGITS_RATIO)))
        widest = session_text.clock(self._duration_ms).translate(str.maketrans("123456789", "000000000"))
        ratio = diameter * _DIGITS_WIDTH_RATIO / QFontMetricsF(font).horizontalAdvance(widest)
        if ratio < 1:
            font.setPixelSize(max(SMALLEST_TEXT_PX, int(font.pixelSize() * ratio)))
        return font

    def _note_font(self, diameter: float) -> QFont:
        font = self._theme.font_of(1.0, 600)
        font.setPixelSize(max(SMALLEST_TEXT_PX, round(diameter * _NOTE_RATIO)))
        return font

    def _span_16ths(self) -> int:
        """How much of the ring is left, in sixteenths of a degree."""
        if self._duration_ms <= 0:
            return 0
        return round(_FULL_TURN_16THS * min(1.0, self._left_ms / self._duration_ms))

    def _restyle(self) -> None:
        if self._theme.reduced_motion:
            self._pulse.stop()
        self.updateGeometry()
        self.update()
