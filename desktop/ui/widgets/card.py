"""A routine as a card: its own picture, its name, a few facts. The whole card is one button."""

from PySide6.QtCore import QPoint, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from desktop.ui import text
from desktop.ui.theme.focus_ring import RADIUS_PROPERTY
from desktop.ui.theme.palette import ColorRole
from desktop.ui.theme.theme import Theme
from desktop.ui.theme.tokens import RADIUS_CARD_EM, SPACE_M_EM
from desktop.ui.widgets.attention import Attention
from desktop.ui.widgets.card_picture import CardPicture
from desktop.ui.widgets.card_words import CardFace, CardWords
from desktop.ui.widgets.ground import Edge, paint_ground
from desktop.ui.widgets.painted_button import PaintedButton

_WIDTH_EM = 16.5
_PICTURE_EM = 11.0
_TOP_EM = 0.8
_EDGE_PX = 1


class Card(PaintedButton):
    """A button with a picture; the picture moves while the pointer or the keyboard is on it."""

    def __init__(
        self, theme: Theme, face: CardFace, picture: CardPicture, parent: QWidget | None = None
    ) -> None:
        """Make a card.

        Args:
            theme: Colours and sizes.
            face: What stands on it.
            picture: Its picture; the card takes it.
            parent: The Qt parent.
        """
        super().__init__(parent)
        self._theme = theme
        self._words = CardWords(theme, face)
        self.setAccessibleName(text.card_name(face.title, [fact.words for fact in face.facts + face.tools]))
        self.setProperty(RADIUS_PROPERTY, RADIUS_CARD_EM)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self._picture = picture
        self._picture.setParent(self)
        self._picture.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        Attention(self, picture.set_playing)
        theme.changed.connect(self.update)

    @property
    def picture(self) -> CardPicture:
        """The picture on the card."""
        return self._picture

    def sizeHint(self) -> QSize:
        """A column wide, and as high as the words need there."""
        width = self._theme.em(_WIDTH_EM)
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        """Room for the picture, and words that wrap."""
        return QSize(self._theme.em(_PICTURE_EM), self.sizeHint().height())

    def hasHeightForWidth(self) -> bool:
        """A narrow card wraps its words and grows."""
        return True

    def heightForWidth(self, width: int, /) -> int:
        """The height that the words need at a width."""
        words_px = self._words.height_px(self._words_width_px(width))
        return self._words_corner().y() + words_px + self._theme.em(SPACE_M_EM) + _EDGE_PX

    def resizeEvent(self, event: QResizeEvent, /) -> None:
        """Keep the picture as wide as the card."""
        super().resizeEvent(event)
        height = self._theme.em(_PICTURE_EM)
        self._picture.setGeometry(_EDGE_PX, _EDGE_PX, self.width() - 2 * _EDGE_PX, height)

    def paintEvent(self, event: QPaintEvent, /) -> None:
        """Paint the sheet under the picture, and the words."""
        with QPainter(self) as painter:
            painter.setClipRect(event.rect())
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            fill = ColorRole.HOVER if self.isDown() else ColorRole.CARD
            edge = Edge(ColorRole.PRIMARY if self.underMouse() else ColorRole.LINE, _EDGE_PX)
            paint_ground(painter, self._theme, self.rect(), fill, edge=edge, radius_em=RADIUS_CARD_EM)
            self._words.paint(painter, self._words_corner(), self._words_width_px(self.width()))

    def _words_corner(self) -> QPoint:
        em = self._theme.em
        return QPoint(_EDGE_PX + em(SPACE_M_EM), _EDGE_PX + em(_PICTURE_EM) + em(_TOP_EM))

    def _words_width_px(self, width_px: int) -> int:
        return width_px - 2 * (_EDGE_PX + self._theme.em(SPACE_M_EM))
