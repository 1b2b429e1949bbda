"""Which side of the body, hard to miss. Knows a side and nothing of steps."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

from desktop.session.timeline import Side
from desktop.ui import session_text
from desktop.ui.theme.palette import ColorRole
from desktop.ui.theme.theme import Theme

_SIZE_EM = 1.0
_PAD_X_EM = 0.75
_PAD_Y_EM = 0.32
_ARROW_EM = 0.5
_EDGE_PX = 2.0


class SideTag(QWidget):
    """Words, an arrow that points to the side, and the place of the arrow say the same as the colour.

    The arrow stands before "LEFT SIDE" and behind "RIGHT SIDE"; "BOTH SIDES" has both.
    """

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._side = Side.NONE
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self._restyle)
        self.setVisible(False)

    @property
    def side(self) -> Side:
        """The side that is shown."""
        return self._side

    def set_side(self, side: Side) -> None:
        """Show this side; nothing at all when the step has none."""
        self._side = side
        self.setAccessibleName(session_text.side_tag(side))
        self.setVisible(side is not Side.NONE)
        self._restyle()

    def sizeHint(self) -> QSize:
        """Words, arrows and the room round them."""
        metrics = QFontMetrics(self._font())
        arrows = 2 if self._side is Side.BOTH else 1
        width_em = 2 * _PAD_X_EM + arrows * 2 * _ARROW_EM
        return QSize(
            metrics.horizontalAdvance(session_text.side_tag(self._side)) + self._theme.em(width_em),
            metrics.height() + 2 * self._theme.em(_PAD_Y_EM),
        )

    def minimumSizeHint(self) -> QSize:
        """The same as the hint: it is never cut."""
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent, /) -> None:
        """Paint the pill, its words and its arrows."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self._theme.color(ColorRole.ACCENT), _EDGE_PX))
        painter.setBrush(self._theme.color(ColorRole.ACCENT_TINT))
        inset = _EDGE_PX / 2
        pill = QRectF(self.rect()).adjusted(inset, inset, -inset, -inset)
        painter.drawRoundedRect(pill, pill.height() / 2, pill.height() / 2)
        painter.setPen(self._theme.color(ColorRole.ON_ACCENT_TINT))
        painter.setBrush(self._theme.color(ColorRole.ON_ACCENT_TINT))
        arrow = self._theme.em(_ARROW_EM)
        words = pill.adjusted(self._theme.em(_PAD_X_EM), 0, -self._theme.em(_PAD_X_EM), 0)
        if self._side in {Side.LEFT, Side.BOTH}:
            painter.drawPolygon(_triangle(words.left(), pill.center().y(), arrow, points_left=True))
            words.setLeft(words.left() + 2 * arrow)
        if self._side in {Side.RIGHT, Side.BOTH}:
            painter.drawPolygon(_triangle(words.right(), pill.center().y(), arrow, points_left=False))
            words.setRight(words.right() - 2 * arrow)
        painter.setFont(self._font())
        painter.drawText(words, Qt.AlignmentFlag.AlignCenter, session_text.side_tag(self._side))

    def _font(self) -> QFont:
        return self._theme.font_of(_SIZE_EM, 700)

    def _restyle(self) -> None:
        self.updateGeometry()
        self.update()


def _triangle(edge_x: float, middle_y: float, size: float, *, points_left: bool) -> QPolygonF:
    """A triangle whose tip touches the edge."""
    base_x = edge_x + size if points_left else edge_x - size
    return QPolygonF(
        [
            QPointF(edge_x, middle_y),
            QPointF(base_x, middle_y - size * 0.75),
            QPointF(base_x, middle_y + size * 0.75),
        ]
    )
