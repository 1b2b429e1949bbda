"""A routine as a card: its own moving picture, its name, a few facts. The whole card is one button."""

from dataclasses import dataclass

from PySide6.QtCore import QEvent, QRectF, QSize, Qt
from PySide6.QtGui import QEnterEvent, QFocusEvent, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QLabel, QSizePolicy, QVBoxLayout, QWidget

from desktop.figure.scene import Scene
from desktop.ui import text
from desktop.ui.theme.focus_ring import RADIUS_PROPERTY
from desktop.ui.theme.palette import ColorRole
from desktop.ui.theme.theme import Theme
from desktop.ui.theme.tokens import RADIUS_CARD_EM, SPACE_M_EM, SPACE_XS_EM, TextRole
from desktop.ui.widgets.fact import Fact
from desktop.ui.widgets.figure_view import FigureView
from desktop.ui.widgets.flow_layout import FlowLayout

_PICTURE_EM = 11.0


@dataclass(frozen=True, slots=True)
class FactText:
    """An icon's name and the words beside it."""

    icon: str
    words: str


@dataclass(frozen=True, slots=True)
class CardFace:
    """What stands on a card.

    Attributes:
        title: The name of the routine.
        facts: Minutes and positions.
        tools: What to use, or what is missing.
        out_of_reach: Whether something is missing: the picture steps back.
    """

    title: str
    facts: tuple[FactText, ...]
    tools: tuple[FactText, ...]
    out_of_reach: bool = False


class Card(QAbstractButton):
    """A button with a picture; the picture moves while the pointer or the keyboard is on it."""

    def __init__(
        self, theme: Theme, face: CardFace, scene: Scene | None, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setAccessibleName(text.card_name(face.title, [fact.words for fact in face.facts + face.tools]))
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setProperty(RADIUS_PROPERTY, RADIUS_CARD_EM)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self._picture = FigureView(theme, self, top_radius_em=RADIUS_CARD_EM, dimmed=face.out_of_reach)
        self._picture.setFixedHeight(theme.em(_PICTURE_EM))
        self._picture.set_scene(scene)
        self._lay_out(face)
        for child in self.findChildren(QWidget):
            child.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        theme.changed.connect(self.update)

    @property
    def picture(self) -> FigureView:
        """The picture on the card."""
        return self._picture

    def sizeHint(self) -> QSize:
        """As large as what stands on it."""
        layout = self.layout()
        return layout.sizeHint() if layout is not None else QSize()

    def hasHeightForWidth(self) -> bool:
        """A narrow card wraps its words and grows."""
        return True

    def heightForWidth(self, width: int, /) -> int:
        """The height that the words need at a width."""
        layout = self.layout()
        return layout.heightForWidth(width) if layout is not None else -1

    def enterEvent(self, event: QEnterEvent, /) -> None:
        """Let the picture move."""
        super().enterEvent(event)
        self._picture.set_playing(True)

    def leaveEvent(self, event: QEvent, /) -> None:
        """Hold the picture, unless the keyboard is on the card."""
        super().leaveEvent(event)
        self._picture.set_playing(self.hasFocus())

    def focusInEvent(self, event: QFocusEvent, /) -> None:
        """Let the picture move."""
        super().focusInEvent(event)
        self._picture.set_playing(True)

    def focusOutEvent(self, event: QFocusEvent, /) -> None:
        """Hold the picture, unless the pointer is on the card."""
        super().focusOutEvent(event)
        self._picture.set_playing(self.underMouse())

    def keyPressEvent(self, event: QKeyEvent, /) -> None:
        """Enter opens the card as Space does."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.click()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent, /) -> None:
        """Paint the sheet under picture and words."""
        painter = QPainter(self)
        painter.setClipRect(event.rect())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        edge = ColorRole.PRIMARY if self.underMouse() else ColorRole.LINE
        painter.setPen(QPen(self._theme.color(edge), 1.0))
        painter.setBrush(self._theme.color(ColorRole.HOVER if self.isDown() else ColorRole.CARD))
        radius = self._theme.em(RADIUS_CARD_EM)
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), radius, radius)

    def _lay_out(self, face: CardFace) -> None:
        em = self._theme.em
        title = QLabel(face.title, self)
        title.setProperty("role", TextRole.HEADING)
        title.setWordWrap(True)
        words = QVBoxLayout()
        words.setContentsMargins(em(SPACE_M_EM), em(0.8), em(SPACE_M_EM), em(SPACE_M_EM))
        words.setSpacing(em(SPACE_XS_EM))
        words.addWidget(title)
        words.addSpacing(em(0.15))
        for facts in (face.facts, face.tools):
            line = FlowLayout(em(0.65), em(SPACE_XS_EM))
            for fact in facts:
                line.addWidget(Fact(self._theme, fact.icon, fact.words, self))
            words.addLayout(line)
        words.addStretch(1)
        sheet = QVBoxLayout(self)
        sheet.setContentsMargins(1, 1, 1, 1)
        sheet.setSpacing(0)
        sheet.addWidget(self._picture)
        sheet.addLayout(words, 1)
