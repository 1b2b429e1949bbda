"""A pill that says whether you have a thing: its icon, its name, and a check when you do."""

from PySide6.QtCore import QPoint, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QCheckBox, QSizePolicy, QWidget

from desktop.ui.theme.focus_ring import RADIUS_PROPERTY
from desktop.ui.theme.palette import ColorRole
from desktop.ui.theme.theme import Theme
from desktop.ui.theme.tokens import TextRole

_HEIGHT_EM = 2.5
_PAD_EM = 0.85
_ICON_EM = 1.3
_MARK_EM = 1.2
_GAP_EM = 0.5


class Chip(QCheckBox):
    """A check box in the shape of a pill; ``toggled`` tells of every change."""

    def __init__(self, theme: Theme, name: str, icon: str, parent: QWidget | None = None) -> None:
        """Make an unchecked chip.

        Args:
            theme: Colours and sizes.
            name: What the thing is called.
            icon: The name of its icon.
            parent: The Qt parent.
        """
        super().__init__(parent)
        self._theme = theme
        self._name = name
        self._icon = icon
        self.setAccessibleName(name)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setProperty(RADIUS_PROPERTY, _HEIGHT_EM / 2)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        theme.changed.connect(self.updateGeometry)

    def sizeHint(self) -> QSize:
        """Room for icon, name and check; ticking it moves nothing."""
        text_px = QFontMetrics(self._theme.font(TextRole.BODY)).horizontalAdvance(self._name)
        em = self._theme.em
        return QSize(
            text_px + 2 * em(_PAD_EM) + em(_ICON_EM) + em(_MARK_EM) + 2 * em(_GAP_EM), em(_HEIGHT_EM)
        )

    def minimumSizeHint(self) -> QSize:
        """The same: a chip is never cut."""
        return self.sizeHint()

    def hitButton(self, pos: QPoint, /) -> bool:
        """The whole pill can be pressed."""
        return self.rect().contains(pos)

    def paintEvent(self, event: QPaintEvent, /) -> None:
        """Paint the pill, its icon, its name and its check."""
        theme, em = self._theme, self._theme.em
        painter = QPainter(self)
        painter.setClipRect(event.rect())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        chosen = self.isChecked()
        ground = ColorRole.TINT if chosen else ColorRole.HOVER if self.underMouse() else ColorRole.CARD
        ink = ColorRole.ON_TINT if chosen else ColorRole.TEXT
        edge = ColorRole.PRIMARY if chosen else ColorRole.LINE_STRONG
        painter.setPen(QPen(theme.color(edge), 1.0))
        painter.setBrush(theme.color(ground))
        outline = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.drawRoundedRect(outline, outline.height() / 2, outline.height() / 2)
        icon = theme.pixmap(self._icon, ink if chosen else ColorRole.MUTED, _ICON_EM)
        painter.drawPixmap(em(_PAD_EM), (self.height() - em(_ICON_EM)) // 2, icon)
        painter.setFont(theme.font(TextRole.BODY))
        painter.setPen(theme.color(ink))
        left = em(_PAD_EM) + em(_ICON_EM) + em(_GAP_EM)
        right = em(_PAD_EM) + em(_MARK_EM) + em(_GAP_EM)
        painter.drawText(self.rect().adjusted(left, 0, -right, 0), Qt.AlignmentFlag.AlignVCenter, self._name)
        self._paint_mark(painter)

    def _paint_mark(self, painter: QPainter) -> None:
        theme, em = self._theme, self._theme.em
        size = em(_MARK_EM)
        box = QRectF(self.width() - em(_PAD_EM) - size, (self.height() - size) / 2, size, size)
        if not self.isChecked():
            painter.setPen(QPen(theme.color(ColorRole.LINE_STRONG), 1.5))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawEllipse(box.adjusted(1, 1, -1, -1))
            return
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.color(ColorRole.PRIMARY))
        painter.drawEllipse(box)
        check = theme.pixmap("check", ColorRole.ON_PRIMARY, _MARK_EM * 0.75)
        inset = size * 0.125
        painter.drawPixmap(QPointF(box.left() + inset, box.top() + inset), check)
