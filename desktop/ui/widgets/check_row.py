"""A question with a box to tick: a wide row that wraps its words, with a quiet line below them."""

from PySide6.QtCore import QPoint, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QCheckBox, QSizePolicy, QWidget

from desktop.ui.theme.focus_ring import RADIUS_PROPERTY
from desktop.ui.theme.palette import ColorRole
from desktop.ui.theme.theme import Theme
from desktop.ui.theme.tokens import RADIUS_CONTROL_EM, RADIUS_TAG_EM, TextRole
from desktop.ui.widgets.ground import Edge, paint_ground

_HEIGHT_EM = 2.9
_WIDTH_EM = 24.0
_PAD_X_EM = 0.8
_PAD_Y_EM = 0.5
_BOX_EM = 1.4
_GAP_EM = 0.75
_NOTE_GAP_EM = 0.15
_WRAPPED = Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeft
_ENDLESS_PX = 10_000


class CheckRow(QCheckBox):
    """A check box as large as its row; ``toggled`` tells of every change."""

    def __init__(self, theme: Theme, words: str, note: str = "", parent: QWidget | None = None) -> None:
        """Make an unticked row.

        Args:
            theme: Colours and sizes.
            words: The question.
            note: What helps to answer it; nothing when empty.
            parent: The Qt parent.
        """
        super().__init__(parent)
        self._theme = theme
        self._words = words
        self._note = note
        self.setAccessibleName(words)
        self.setAccessibleDescription(note)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setProperty(RADIUS_PROPERTY, RADIUS_CONTROL_EM)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        theme.changed.connect(self.updateGeometry)

    def hasHeightForWidth(self) -> bool:
        """Less width, more lines."""
        return True

    def heightForWidth(self, width: int, /) -> int:
        """Room for all of the words at a width."""
        words, note = self._placed(width)
        lines = words.height() + (note.height() + self._theme.em(_NOTE_GAP_EM) if self._note else 0)
        return max(self._theme.target_px(_HEIGHT_EM), lines + 2 * self._theme.em(_PAD_Y_EM))

    def sizeHint(self) -> QSize:
        """A comfortable line."""
        width = self._theme.em(_WIDTH_EM)
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        """Narrower where the page is."""
        return QSize(self._theme.em(_WIDTH_EM) // 2, self._theme.em(_HEIGHT_EM))

    def hitButton(self, pos: QPoint, /) -> bool:
        """The whole row can be pressed."""
        return self.rect().contains(pos)

    def paintEvent(self, event: QPaintEvent, /) -> None:
        """Paint the row, its box and its words."""
        theme = self._theme
        chosen = self.isChecked()
        ground = ColorRole.TINT if chosen else ColorRole.HOVER if self.underMouse() else ColorRole.CARD
        with QPainter(self) as painter:
            painter.setClipRect(event.rect())
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            edge = Edge(ColorRole.PRIMARY if chosen else ColorRole.LINE_STRONG)
            paint_ground(painter, theme, self.rect(), ground, edge=edge)
            self._paint_box(painter)
            self._paint_words(painter)

    def _paint_box(self, painter: QPainter) -> None:
        theme, em = self._theme, self._theme.em
        size = em(_BOX_EM)
        box = QRectF(em(_PAD_X_EM), (self.height() - size) / 2, size, size)
        if not self.isChecked():
            radius = em(RADIUS_TAG_EM)
            painter.setPen(QPen(theme.color(ColorRole.MUTED), 1.5))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(box.adjusted(1, 1, -1, -1), radius, radius)
            return
        paint_ground(painter, theme, box, ColorRole.PRIMARY, radius_em=RADIUS_TAG_EM)
        check = theme.pixmap("check", ColorRole.ON_PRIMARY, _BOX_EM * 0.75)
        painter.drawPixmap(box.topLeft() + QPointF(size, size) / 8, check)

    def _paint_words(self, painter: QPainter) -> None:
        theme = self._theme
        words, note = self._placed(self.width())
        gap = theme.em(_NOTE_GAP_EM) if self._note else 0
        words.moveTop((self.height() - words.height() - gap - note.height()) // 2)
        note.moveTop(words.bottom() + 1 + gap)
        chosen = self.isChecked()
        painter.setPen(theme.color(ColorRole.ON_TINT if chosen else ColorRole.TEXT))
        painter.setFont(theme.font(TextRole.BODY))
        painter.drawText(words, _WRAPPED, self._words)
        painter.setPen(theme.color(ColorRole.ON_TINT if chosen else ColorRole.MUTED))
        painter.setFont(theme.font(TextRole.MUTED))
        painter.drawText(note, _WRAPPED, self._note)

    def _placed(self, width_px: int) -> tuple[QRect, QRect]:
        """Where words and note stand in a row of that width, from its top."""
        em = self._theme.em
        left = em(_PAD_X_EM) + em(_BOX_EM) + em(_GAP_EM)
        room = max(1, width_px - left - em(_PAD_X_EM))
        words_px = self._height(self._theme.font(TextRole.BODY), self._words, room)
        note_px = self._height(self._theme.font(TextRole.MUTED), self._note, room) if self._note else 0
        return QRect(left, 0, room, words_px), QRect(left, 0, room, note_px)

    @staticmethod
    def _height(font: QFont, words: str, width_px: int) -> int:
        box = QRect(0, 0, width_px, _ENDLESS_PX)
        return QFontMetrics(font).boundingRect(box, int(_WRAPPED), words).height()
