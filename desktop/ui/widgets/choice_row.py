"""One of a few things, all in sight: words to press, with a quiet line below them. Knows no meaning."""

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import QPoint, QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFont, QFontMetrics, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QButtonGroup, QRadioButton, QSizePolicy, QWidget

from desktop.ui.pressing_keys import ENTER
from desktop.ui.theme.focus_ring import RADIUS_PROPERTY
from desktop.ui.theme.palette import ColorRole
from desktop.ui.theme.theme import Theme
from desktop.ui.theme.tokens import RADIUS_CONTROL_EM, SPACE_S_EM, TextRole
from desktop.ui.widgets.flow_layout import ColumnsLayout
from desktop.ui.widgets.ground import Edge, paint_ground

_HEIGHT_EM = 2.6
_NOTE_WIDTH_EM = 13.0
"""In less width a note would have too many lines."""
_PAD_X_EM = 0.65
_PAD_Y_EM = 0.55
_MARK_EM = 1.0
_GAP_EM = 0.5
_NOTE_GAP_EM = 0.2
_WRAPPED = Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeft
_ENDLESS_PX = 10_000


class Option(NamedTuple):
    """Something to choose.

    Attributes:
        id: What it is called where it is kept.
        title: What it is called on the screen.
        note: What it means, in a sentence; may be empty.
    """

    id: str
    title: str
    note: str = ""


class ChoiceRow(QWidget):
    """Options side by side, in as many rows as it takes; arrows choose the next one, Tab passes on.

    Signals:
        chosen: The id of the option that the person chose.
    """

    chosen = Signal(str)

    def __init__(
        self, theme: Theme, name: str, options: Sequence[Option], parent: QWidget | None = None
    ) -> None:
        """Make a row with the first option chosen.

        Args:
            theme: Colours and sizes.
            name: What is chosen.
            options: What there is to choose from.
            parent: The Qt parent.
        """
        super().__init__(parent)
        self.setAccessibleName(name)
        self._buttons = {option.id: _OptionButton(theme, option, name) for option in options}
        self._group = QButtonGroup(self)
        column_px = max(button.least_width_px() for button in self._buttons.values())
        columns = ColumnsLayout(column_px, theme.em(SPACE_S_EM), self)
        for option_id, button in self._buttons.items():
            self._group.addButton(button)
            columns.addWidget(button)
            button.toggled.connect(lambda now=False, option_id=option_id: self._tell(option_id, now=now))
            button.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self._is_told = False
        self.set_chosen(options[0].id)
        self._is_told = True

    @property
    def chosen_id(self) -> str:
        """The id of the option that is chosen."""
        return next(option_id for option_id, button in self._buttons.items() if button.isChecked())

    def set_chosen(self, option_id: str) -> None:
        """Show an option as chosen; tells nobody.

        Raises:
            KeyError: There is no such option.
        """
        was, self._is_told = self._is_told, False
        self._buttons[option_id].setChecked(True)
        self._is_told = was

    def button(self, option_id: str) -> QRadioButton:
        """The button of an option, to press it or to read its state."""
        return self._buttons[option_id]

    def _tell(self, option_id: str, *, now: bool) -> None:
        # Qt sees to this only once one of them had the keyboard.
        self._buttons[option_id].setFocusPolicy(
            Qt.FocusPolicy.StrongFocus if now else Qt.FocusPolicy.ClickFocus
        )
        if now and self._is_told:
            self.chosen.emit(option_id)


class _OptionButton(QRadioButton):
    """Title and note beside a round mark; all of it can be pressed."""

    def __init__(self, theme: Theme, option: Option, name: str) -> None:
        super().__init__()
        self._theme = theme
        self._option = option
        self.setAccessibleName(f"{name}: {option.title}")
        self.setAccessibleDescription(option.note)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setProperty(RADIUS_PROPERTY, RADIUS_CONTROL_EM)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        theme.changed.connect(self.updateGeometry)

    def least_width_px(self) -> int:
        """The width that the title needs in one line, and the note in a few."""
        em = self._theme.em
        title_px = QFontMetrics(self._title_font).horizontalAdvance(self._option.title)
        # Some pixels more: a line that just fits is wrapped by the rounding of its parts.
        needs_px = self._left_px + title_px + em(_PAD_X_EM) + 4
        return max(needs_px, em(_NOTE_WIDTH_EM)) if self._option.note else needs_px

    def hasHeightForWidth(self) -> bool:
        """Less width, more lines."""
        return True

    def heightForWidth(self, width: int, /) -> int:
        """Room for all of the words at a width."""
        title, note = self._placed(width)
        lines = note.bottom() + 1 if self._option.note else title.height()
        return max(self._theme.target_px(_HEIGHT_EM), lines + 2 * self._theme.em(_PAD_Y_EM))

    def sizeHint(self) -> QSize:
        """The title in one line."""
        width = self.least_width_px()
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        """Narrower where the page is."""
        return QSize(self._theme.em(_PAD_X_EM * 2 + _MARK_EM + _GAP_EM + 3), self._theme.em(_HEIGHT_EM))

    def hitButton(self, pos: QPoint, /) -> bool:
        """All of it can be pressed."""
        return self.rect().contains(pos)

    def keyPressEvent(self, event: QKeyEvent, /) -> None:
        """Let Enter choose it, as Space does."""
        if event.key() in ENTER:
            self.click()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent, /) -> None:
        """Paint the ground, the mark and the words."""
        theme = self._theme
        chosen = self.isChecked()
        ground = ColorRole.TINT if chosen else ColorRole.HOVER if self.underMouse() else ColorRole.CARD
        edge = Edge(ColorRole.PRIMARY, 2) if chosen else Edge(ColorRole.LINE_STRONG)
        title, note = self._placed(self.width())
        whole_px = (note.bottom() if self._option.note else title.bottom()) + 1
        down_px = (self.height() - whole_px) // 2 if not self._option.note else theme.em(_PAD_Y_EM)
        with QPainter(self) as painter:
            painter.setClipRect(event.rect())
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            paint_ground(painter, theme, self.rect(), ground, edge=edge)
            line_px = QFontMetrics(self._title_font).height()
            self._paint_mark(painter, down_px + line_px / 2)
            for place, font, role, words in (
                (title, self._title_font, ColorRole.TEXT, self._option.title),
                (note, theme.font(TextRole.MUTED), ColorRole.MUTED, self._option.note),
            ):
                painter.setFont(font)
                painter.setPen(theme.color(ColorRole.ON_TINT if chosen else role))
                painter.drawText(place.translated(0, down_px), _WRAPPED, words)

    def _paint_mark(self, painter: QPainter, middle_y: float) -> None:
        theme, size = self._theme, self._theme.em(_MARK_EM)
        centre = QPointF(theme.em(_PAD_X_EM) + size / 2, middle_y)
        chosen = self.isChecked()
        painter.setPen(QPen(theme.color(ColorRole.PRIMARY if chosen else ColorRole.MUTED), 1.75))
        painter.setBrush(theme.color(ColorRole.CARD))
        painter.drawEllipse(centre, size / 2 - 1, size / 2 - 1)
        if chosen:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.color(ColorRole.PRIMARY))
            painter.drawEllipse(QRectF(centre.x() - size / 4, centre.y() - size / 4, size / 2, size / 2))

    @property
    def _title_font(self) -> QFont:
        return self._theme.font_of(1.0, 600)

    @property
    def _left_px(self) -> int:
        em = self._theme.em
        return em(_PAD_X_EM) + em(_MARK_EM) + em(_GAP_EM)

    def _placed(self, width_px: int) -> tuple[QRect, QRect]:
        """Where title and note stand in a button of that width, from the top of the title."""
        room = max(1, width_px - self._left_px - self._theme.em(_PAD_X_EM))
        title_px = _height_px(self._title_font, self._option.title, room)
        note_px = _height_px(self._theme.font(TextRole.MUTED), self._option.note, room)
        title = QRect(self._left_px, 0, room, title_px)
        return title, QRect(self._left_px, title_px + self._theme.em(_NOTE_GAP_EM), room, note_px)


def _height_px(font: QFont, words: str, width_px: int) -> int:
    box = QRect(0, 0, width_px, _ENDLESS_PX)
    return QFontMetrics(font).boundingRect(box, int(_WRAPPED), words).height() if words else 0
