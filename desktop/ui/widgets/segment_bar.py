"""The whole session as one bar in true proportion. Knows segments of time and nothing of what they teach."""

from bisect import bisect_right
from collections.abc import Sequence

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QHelpEvent, QMouseEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from desktop.model.units import PositionMs
from desktop.session.timeline import Segment
from desktop.ui import session_text
from desktop.ui.theme.palette import ColorRole
from desktop.ui.theme.theme import Theme

_HEIGHT_EM = 1.0
_STEP_EM = 0.5
_WAIT_EM = 0.14
_LEAST_STEP_PX = 2.0
_STEP_PX = 0.5
"""The bar is repainted once the edge of what is done has moved so far."""


class SegmentBar(QWidget):
    """A bar with a solid piece for each step and a thin line for each wait between steps.

    A click asks to go to the step under the pointer. The keyboard has Back and Next for that, so the bar
    takes no focus.

    Signals:
        segment_chosen: The index of the segment that was clicked.
    """

    segment_chosen = Signal(int)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._segments: tuple[Segment, ...] = ()
        self._starts_ms: list[PositionMs] = []
        self._duration_ms = 0
        self._position_ms = 0
        self._shown_x = 0.0
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAccessibleName(session_text.SEGMENT_BAR_NAME)
        theme.changed.connect(self._restyle)

    def set_segments(self, segments: Sequence[Segment]) -> None:
        """Show these segments, which follow each other without a gap. The position stays."""
        self._segments = tuple(segments)
        self._starts_ms = [segment.start_ms for segment in segments]
        self._duration_ms = segments[-1].end_ms if segments else 0
        self._shown_x = self._x_at(self._position_ms)
        self.update()

    def set_position(self, position_ms: PositionMs) -> None:
        """Fill the bar up to here. Called often, it repaints only once the edge has moved visibly."""
        self._position_ms = position_ms
        old_x, new_x = self._shown_x, self._x_at(position_ms)
        if abs(new_x - old_x) >= _STEP_PX:
            self._shown_x = new_x
            edge = QRectF(min(old_x, new_x), 0, abs(new_x - old_x), self.height())
            self.update(edge.adjusted(-1, 0, 1, 0).toAlignedRect())

    def segment_at_x(self, x: float) -> Segment | None:
        """The segment drawn at this distance from the left edge in pixels; None when there are none."""
        if not self._segments or self.width() <= 0:
            return None
        position_ms = x / self.width() * self._duration_ms
        index = bisect_right(self._starts_ms, position_ms) - 1
        return self._segments[max(0, index)]

    def sizeHint(self) -> QSize:
        """A strip as high as a comfortable click."""
        return QSize(self._theme.em(16), self._theme.em(_HEIGHT_EM))

    def minimumSizeHint(self) -> QSize:
        """The same strip, narrow."""
        return QSize(self._theme.em(6), self._theme.em(_HEIGHT_EM))

    def mousePressEvent(self, event: QMouseEvent, /) -> None:
        """Ask to go to the segment under the pointer."""
        segment = self.segment_at_x(event.position().x())
        if event.button() is Qt.MouseButton.LeftButton and segment is not None:
            self.segment_chosen.emit(segment.index)

    def event(self, event: QEvent, /) -> bool:
        """Tell the title of the segment under a resting pointer."""
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            segment = self.segment_at_x(event.pos().x())
            if segment is not None:
                QToolTip.showText(event.globalPos(), session_text.segment_tip(segment), self)
                return True
        return super().event(event)

    def resizeEvent(self, event: QResizeEvent, /) -> None:
        """Keep what is done in proportion."""
        super().resizeEvent(event)
        self._shown_x = self._x_at(self._position_ms)

    def paintEvent(self, event: QPaintEvent, /) -> None:
        """Paint what is done in the primary colour and what is to come as track."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        asked = QRectF(event.rect())
        boxes = [box for box in map(self._box, self._segments) if box.intersects(asked)]
        for right_x, role in ((float(self.width()), ColorRole.TRACK), (self._shown_x, ColorRole.PRIMARY)):
            painter.setClipRect(QRectF(0, 0, right_x, self.height()) & asked)
            painter.setBrush(self._theme.color(role))
            for box in boxes:
                painter.drawRoundedRect(box, box.height() / 2, box.height() / 2)

    def _box(self, segment: Segment) -> QRectF:
        left_x, right_x = self._x_at(segment.start_ms), self._x_at(segment.end_ms)
        is_step = segment.play is not None
        height = max(2.0, self._theme.em(1) * (_STEP_EM if is_step else _WAIT_EM))
        gap = 1.0 if is_step else -1.0
        width = max(_LEAST_STEP_PX, right_x - left_x - 2 * gap)
        return QRectF(left_x + gap, (self.height() - height) / 2, width, height)

    def _x_at(self, position_ms: PositionMs) -> float:
        if self._duration_ms <= 0:
            return 0.0
        return self.width() * min(position_ms, self._duration_ms) / self._duration_ms

    def _restyle(self) -> None:
        self.updateGeometry()
        self.update()
