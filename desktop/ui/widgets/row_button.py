"""A row to press: words that wrap, a small tag, an arrow. Painted, so that a page may have a hundred."""

from enum import StrEnum
from typing import Final, NamedTuple

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QKeySequence, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from desktop.ui.theme.palette import ColorRole
from desktop.ui.theme.theme import Theme
from desktop.ui.theme.tokens import LEAST_TARGET_PX, RADIUS_TAG_EM, SPACE_M_EM, TAG_SIZE_EM, TextRole
from desktop.ui.widgets.ground import paint_ground
from desktop.ui.widgets.painted_button import PaintedButton

_PAD_EM: Final = 0.75
_ARROW_EM: Final = 1.1
_TAG_PAD_EM: Final = 0.5
_TAG_RISE_EM: Final = 0.2
_TAG_WEIGHT: Final = 600
_LEAST_WIDTH_EM: Final = 12.0
_ENDLESS_PX: Final = 10_000
_WRAPPED: Final = Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter


class TagTone(StrEnum):
    """How a tag stands out; what it means is said by its words."""

    QUIET = "quiet"
    GOOD = "good"
    WARNING = "warning"


class Tag(NamedTuple):
    """A word or two at the end of a row.

    Attributes:
        words: What it says.
        tone: How it stands out.
    """

    words: str
    tone: TagTone = TagTone.QUIET


_TONES: Final = {
    TagTone.QUIET: (ColorRole.TAG, ColorRole.ON_TAG),
    TagTone.GOOD: (ColorRole.TINT, ColorRole.ON_TINT),
    TagTone.WARNING: (ColorRole.ACCENT_TINT, ColorRole.ON_ACCENT_TINT),
}


class RowButton(PaintedButton):
    """Words as wide as the row; the arrow points down while it is checked."""

    def __init__(
        self,
        theme: Theme,
        words: str,
        role: str = TextRole.BODY,
        *,
        tag: Tag | None = None,
        parent: QWidget | None = None,
    ) -> None:
        """Make a row.

        Args:
            theme: Colours and sizes.
            words: What stands in it, and its accessible name, the tag after it.
            role: The text role of the words.
            tag: What stands at its end, before the arrow.
            parent: The Qt parent.
        """
        super().__init__(parent)
        self._theme = theme
        self._font = theme.font(role)
        self._tag = tag
        self._tag_font = theme.font_of(TAG_SIZE_EM, _TAG_WEIGHT)
        self._heights_px: dict[int, int] = {}
        self.setText(words)
        self.setShortcut(QKeySequence())  # Qt takes what follows an "&" for a key
        self.setAccessibleName(f"{words} {tag.words}." if tag else words)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def sizeHint(self) -> QSize:
        """Wide enough for words that are worth reading; the row decides the rest."""
        width_px = self._theme.em(_LEAST_WIDTH_EM)
        return QSize(width_px, self.heightForWidth(width_px))

    def minimumSizeHint(self) -> QSize:
        """One line, at the least width."""
        return QSize(self._theme.em(_LEAST_WIDTH_EM), LEAST_TARGET_PX)

    def hasHeightForWidth(self) -> bool:
        """A narrow row wraps its words and grows."""
        return True

    def heightForWidth(self, width: int, /) -> int:
        """The height that the words need at a width, and never too low for a finger."""
        if width not in self._heights_px:
            ample = QRect(0, 0, max(1, width - self._beside_px()), _ENDLESS_PX)
            words_px = QFontMetrics(self._font).boundingRect(ample, _WRAPPED, self.text()).height()
            self._heights_px[width] = max(LEAST_TARGET_PX, words_px + 2 * self._theme.em(_PAD_EM))
        return self._heights_px[width]

    def paintEvent(self, event: QPaintEvent, /) -> None:
        """Paint the words, the tag and the arrow."""
        em = self._theme.em
        ink = ColorRole.PRIMARY_TEXT if self.underMouse() else ColorRole.TEXT
        with QPainter(self) as painter:
            painter.setClipRect(event.rect())
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            left = em(SPACE_M_EM)
            words = self.rect().adjusted(left, 0, left - self._beside_px(), 0)
            painter.setFont(self._font)
            painter.setPen(self._theme.color(ink))
            painter.drawText(words, _WRAPPED, self.text())
            arrow = "chevron_down" if self.isChecked() else "chevron_right"
            arrow_ink = ink if self.underMouse() else ColorRole.MUTED
            at_x = self.width() - left - em(_ARROW_EM)
            top = (self.height() - em(_ARROW_EM)) // 2
            painter.drawPixmap(at_x, top, self._theme.pixmap(arrow, arrow_ink, _ARROW_EM))
            if self._tag is not None:
                self._paint_tag(painter, self._tag, at_x - em(_PAD_EM))

    def _paint_tag(self, painter: QPainter, tag: Tag, right_px: int) -> None:
        em = self._theme.em
        ground, ink = _TONES[tag.tone]
        height_px = QFontMetrics(self._tag_font).height() + 2 * em(_TAG_RISE_EM)
        width_px = self._tag_width_px(tag)
        box = QRectF(right_px - width_px, (self.height() - height_px) / 2, width_px, height_px)
        paint_ground(painter, self._theme, box, ground, radius_em=RADIUS_TAG_EM)
        painter.setFont(self._tag_font)
        painter.setPen(self._theme.color(ink))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, tag.words)

    def _tag_width_px(self, tag: Tag) -> int:
        words_px = QFontMetrics(self._tag_font).horizontalAdvance(tag.words)
        return words_px + 2 * self._theme.em(_TAG_PAD_EM)

    def _beside_px(self) -> int:
        """All of the width that the words cannot have."""
        em = self._theme.em
        tag_px = self._tag_width_px(self._tag) + em(_PAD_EM) if self._tag else 0
        return 2 * em(SPACE_M_EM) + em(_ARROW_EM) + em(_PAD_EM) + tag_px
