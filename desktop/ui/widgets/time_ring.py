"""The time of one segment as a ring with big digits. Knows time and nothing of what it is for."""

import math

from PySide6.QtCore import QMarginsF, QPointF, QRectF, QSize, Qt, QVariantAnimation
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QHideEvent, QPainter, QPainterPath, QPaintEvent, QPen
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
_TEXT_INSET_RATIOS = (0.15, 0.22)
"""How far digits and note stay away from the left and right of the ring, and from its top and foot."""
_FULL_TURN_16THS = 360 * 16
_STEP_PX = 2.0
"""The ring is repainted once its end has moved so far."""
_PULSE_MS = 900
_ARC_PIECE_DEG = 30
_GLOW_STEPS = 16
"""How many strengths the fading glow passes through."""


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
        self._shown = ("", 0)
        self._glow = 0
        self._pulse = QVariantAnimation(self)
        self._pulse.setDuration(_PULSE_MS)
        self._pulse.setStartValue(1.0)
        self._pulse.setEndValue(0.0)
        self._pulse.valueChanged.connect(self._fade)
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
        digits, span_16ths = self.digits, self._span_16ths()
        if digits != self._shown[0]:
            self._shown = (digits, span_16ths)
            self.update()
        elif abs(span_16ths - self._shown[1]) * self._px_per_16th() >= _STEP_PX:
            ends = self._end_box(self._shown[1]) | self._end_box(span_16ths)
            self._shown = (digits, span_16ths)
            self.update(ends.toAlignedRect())

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

    def paintEvent(self, event: QPaintEvent, /) -> None:
        """Paint track, remaining time, digits and note, or only where the end of the ring moved."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = self._box()
        stroke = box.width() * _STROKE_RATIO
        self._paint_ring(painter, box.adjusted(stroke / 2, stroke / 2, -stroke / 2, -stroke / 2), stroke)
        if box.marginsRemoved(_text_margins(box.width())).intersects(QRectF(event.rect())):
            self._paint_text(painter, box)

    def _box(self) -> QRectF:
        diameter = min(self.width(), self.height()) - 2.0
        box = QRectF(0, 0, diameter, diameter)
        box.moveCenter(QPointF(self.width() / 2, self.height() / 2))
        return box

    def _end_box(self, span_16ths: int) -> QRectF:
        """What the round end of the ring covers, with a pixel of air."""
        box = self._box()
        stroke = box.width() * _STROKE_RATIO
        radius, reach = (box.width() - stroke) / 2, stroke / 2 + 1.0
        angle = math.radians(90 + span_16ths / 16)
        end = box.center() + QPointF(radius * math.cos(angle), -radius * math.sin(angle))
        return QRectF(end.x() - reach, end.y() - reach, 2 * reach, 2 * reach)

    def _px_per_16th(self) -> float:
        return math.pi * min(self.width(), self.height()) / _FULL_TURN_16THS

    def _fade(self, strength: float) -> None:
        """Let the glow fade, in steps that can be seen."""
        glow = round(strength * _GLOW_STEPS)
        if glow != self._glow:
            self._glow = glow
            self.update()

    def _paint_ring(self, painter: QPainter, box: QRectF, stroke: float) -> None:
        if self.pulsing:
            glow = QColor(self._theme.color(ColorRole.ACCENT_TINT))
            glow.setAlphaF(self._glow / _GLOW_STEPS)
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
            painter.strokePath(_arc(box, self._shown[1] / 16), pen)

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


def _arc(box: QRectF, span_deg: float) -> QPainterPath:
    """Return an arc from the top of a circle, in pieces of one size: a longer arc begins as a shorter one."""
    arc = QPainterPath()
    arc.arcMoveTo(box, 90)
    for begin_deg in range(0, math.ceil(span_deg), _ARC_PIECE_DEG):
        arc.arcTo(box, 90 + begin_deg, min(_ARC_PIECE_DEG, span_deg - begin_deg))
    return arc


def _text_margins(diameter: float) -> QMarginsF:
    across, down = (diameter * ratio for ratio in _TEXT_INSET_RATIOS)
    return QMarginsF(across, down, across, down)
