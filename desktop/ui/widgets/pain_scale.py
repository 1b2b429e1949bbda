"""How strong the pain is, from 0 to 10, in one tap. Knows numbers and nothing of what follows from them."""

from typing import Final

from PySide6.QtCore import QEvent, QPoint, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QButtonGroup, QGridLayout, QRadioButton, QSizePolicy, QWidget

from desktop.ui import safety_text
from desktop.ui.pressing_keys import ENTER
from desktop.ui.theme.palette import ColorRole
from desktop.ui.theme.theme import Theme
from desktop.ui.theme.tokens import LARGE_TARGET_EM, SPACE_S_EM, SPACE_XS_EM, TextRole
from desktop.ui.widgets.ground import Edge, paint_ground
from desktop.ui.widgets.label import make_label

WORST_PAIN: Final = 10

_WIDTH_EM = 2.2
_GREATEST_WIDTH_EM = 52.0
_TEN_MS = 1_500
"""A 0 that is typed so soon after a 1 makes it a 10."""
_ARROWS: Final = {
    Qt.Key.Key_Left: -1,
    Qt.Key.Key_Down: -1,
    Qt.Key.Key_Right: 1,
    Qt.Key.Key_Up: 1,
}


class PainScale(QWidget):
    """Eleven buttons in a row, from no pain to the worst.

    Digits choose at once: a 1 with a 0 soon after it is a 10. Arrows move along the row, Space and Enter
    choose. Enter where Tab came in is left to the page: on what is chosen already, and on the 0 of a scale
    that nobody touched, so that whoever only presses Enter on and on never tells "no pain" unread.

    Signals:
        chosen: The pain that the person chose, 0 to 10; again when they choose anew.
    """

    chosen = Signal(int)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._pain: int | None = None
        self._one_typed_ms: int | None = None
        self.setAccessibleName(safety_text.PAIN_SCALE)
        self._buttons = tuple(_PainButton(theme, pain) for pain in range(WORST_PAIN + 1))
        self._row = QGridLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._group = QButtonGroup(self)
        for pain, button in enumerate(self._buttons):
            self._group.addButton(button)
            button.clicked.connect(lambda _checked=False, pain=pain: self._choose(pain))
            self._row.addWidget(button, 0, pain)
            self._row.setColumnStretch(pain, 1)
        for words, column, side in (
            (safety_text.PAIN_NONE, 0, Qt.AlignmentFlag.AlignLeft),
            (safety_text.PAIN_WORST, 6, Qt.AlignmentFlag.AlignRight),
        ):
            end = make_label(words, TextRole.MUTED)
            end.setAlignment(side | Qt.AlignmentFlag.AlignTop)
            self._row.addWidget(end, 1, column, 1, 5)
        theme.changed.connect(self._restyle)
        self._restyle()
        self.set_pain(None)

    @property
    def pain(self) -> int | None:
        """The pain that is chosen, 0 to 10; None when none is."""
        return self._pain

    def set_pain(self, pain: int | None) -> None:
        """Show a pain as chosen, or none; tells nobody."""
        self._one_typed_ms = None
        self._mark(pain)

    def button(self, pain: int) -> QRadioButton:
        """The button of a pain, to give it the focus or to read its state."""
        return self._buttons[pain]

    def take_key(self, event: QKeyEvent) -> bool:
        """Choose by a digit that was typed elsewhere on the page; returns whether it was one."""
        if not _is_digit(event):
            return False
        if not event.isAutoRepeat():
            self._type(event.key() - Qt.Key.Key_0, event.timestamp())
        return True

    def event(self, event: QEvent, /) -> bool:
        """Take the keys that are meant for the scale before a shortcut of the page does."""
        if (
            isinstance(event, QKeyEvent)
            and event.type() == QEvent.Type.ShortcutOverride
            and self._takes(event)
        ):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent, /) -> None:
        """Choose by digits and Enter, move by arrows; leave the rest to the page."""
        if not self._takes(event):
            super().keyPressEvent(event)
        elif _is_digit(event):
            self.take_key(event)
        elif event.key() in _ARROWS:
            place = self._focused() + _ARROWS[Qt.Key(event.key())]
            self._buttons[min(max(place, 0), WORST_PAIN)].setFocus(Qt.FocusReason.TabFocusReason)
        elif not event.isAutoRepeat():
            self._buttons[self._focused()].click()

    def _takes(self, event: QKeyEvent) -> bool:
        if event.key() in ENTER:
            return self._focused() != (self._pain or 0)
        return event.key() in _ARROWS or _is_digit(event)

    def _focused(self) -> int:
        return next((pain for pain, button in enumerate(self._buttons) if button.hasFocus()), self._pain or 0)

    def _type(self, digit: int, at_ms: int) -> None:
        one_ms, self._one_typed_ms = self._one_typed_ms, at_ms if digit == 1 else None
        makes_ten = digit == 0 and one_ms is not None and at_ms - one_ms <= _TEN_MS
        pain = WORST_PAIN if makes_ten else digit
        if any(button.hasFocus() for button in self._buttons):
            self._buttons[pain].setFocus(Qt.FocusReason.TabFocusReason)
        self._mark(pain)
        self.chosen.emit(pain)

    def _choose(self, pain: int) -> None:
        self.set_pain(pain)
        self.chosen.emit(pain)

    def _mark(self, pain: int | None) -> None:
        self._pain = pain
        # Of buttons that exclude each other one stays chosen, and here it may be none.
        self._group.setExclusive(False)
        for number, button in enumerate(self._buttons):
            button.setChecked(number == pain)
        self._group.setExclusive(True)
        self._lead_tab_to(pain or 0)

    def _lead_tab_to(self, pain: int) -> None:
        """Make the scale one stop of Tab: what is chosen, else the first."""
        for number, button in enumerate(self._buttons):
            policy = Qt.FocusPolicy.StrongFocus if number == pain else Qt.FocusPolicy.ClickFocus
            button.setFocusPolicy(policy)
        self.setFocusProxy(self._buttons[pain])

    def _restyle(self) -> None:
        em = self._theme.em
        self._row.setHorizontalSpacing(em(SPACE_S_EM) * 3 // 4)
        self._row.setVerticalSpacing(em(SPACE_XS_EM))
        self.setMaximumWidth(em(_GREATEST_WIDTH_EM))
        self.updateGeometry()


class _PainButton(QRadioButton):
    """A number to press; the one that is chosen is filled."""

    def __init__(self, theme: Theme, pain: int) -> None:
        super().__init__(str(pain))
        self._theme = theme
        self.setAccessibleName(safety_text.pain_of_ten(pain))
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        theme.changed.connect(self.updateGeometry)

    def sizeHint(self) -> QSize:
        """A target that is easy to hit."""
        return QSize(self._theme.target_px(_WIDTH_EM), self._theme.target_px(LARGE_TARGET_EM))

    def minimumSizeHint(self) -> QSize:
        """Narrower where the page is."""
        return QSize(self._theme.em(_WIDTH_EM) * 3 // 4, self.sizeHint().height())

    def hitButton(self, pos: QPoint, /) -> bool:
        """All of it can be pressed."""
        return self.rect().contains(pos)

    def keyPressEvent(self, event: QKeyEvent, /) -> None:
        """Leave all but Space to the scale."""
        if event.key() == Qt.Key.Key_Space:
            super().keyPressEvent(event)
        else:
            event.ignore()

    def paintEvent(self, event: QPaintEvent, /) -> None:
        """Paint the number on its ground."""
        theme = self._theme
        chosen = self.isChecked()
        ground = ColorRole.PRIMARY if chosen else ColorRole.HOVER if self.underMouse() else ColorRole.CARD
        with QPainter(self) as painter:
            painter.setClipRect(event.rect())
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            edge = Edge(ColorRole.PRIMARY if chosen else ColorRole.LINE_STRONG)
            paint_ground(painter, theme, self.rect(), ground, edge=edge)
            painter.setFont(theme.font_of(1.25, 600))
            painter.setPen(theme.color(ColorRole.ON_PRIMARY if chosen else ColorRole.TEXT))
            painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, self.text())


def _is_digit(event: QKeyEvent) -> bool:
    plain = not event.modifiers() & ~(Qt.KeyboardModifier.KeypadModifier | Qt.KeyboardModifier.ShiftModifier)
    return plain and Qt.Key.Key_0 <= event.key() <= Qt.Key.Key_9
