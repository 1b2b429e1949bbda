"""The buttons of the player. Knows what is pressed and nothing of what it does."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QPushButton, QWidget

from desktop.ui import hurt_text, session_text
from desktop.ui.theme.palette import ColorRole
from desktop.ui.theme.theme import Theme
from desktop.ui.theme.tokens import SPACE_L_EM, SPACE_S_EM, ButtonRole
from desktop.ui.widgets.label import set_role

_HEIGHT_EM = 2.6
_MAIN_HEIGHT_EM = 3.4
_MAIN_WIDTH_EM = 10.5
_ICON_EM = 1.25
_LEAST_WIDTH_EM = 31.0
_MIDDLE: Final = Qt.AlignmentFlag.AlignVCenter


class Control(StrEnum):
    """A button of the player."""

    BACK = "back"
    MAIN = "main"
    """Start, pause or resume: the label says which."""
    NEXT = "next"
    LONGER = "longer"
    REPEAT = "repeat"
    HURT = "hurt"
    """Something hurts. It stands apart, at the left edge, whatever the size."""


class MainAction(StrEnum):
    """What the big button does when it is pressed now."""

    START = "start"
    PAUSE = "pause"
    RESUME = "resume"


@dataclass(frozen=True, slots=True)
class _Face:
    """How a button looks: its words and the name of its icon, empty for none."""

    words: session_text.ButtonWords
    icon: str


_FACES: Final = {
    Control.BACK: _Face(session_text.BACK_STEP, "previous"),
    Control.NEXT: _Face(session_text.NEXT_STEP, "next"),
    Control.LONGER: _Face(session_text.LONGER, ""),
    Control.REPEAT: _Face(session_text.REPEAT_STEP, "repeat"),
    Control.HURT: _Face(hurt_text.HURTS, "care"),
}
_WORDLESS: Final = frozenset({Control.BACK, Control.NEXT, Control.REPEAT})
"""Buttons whose icons can stand in for their words."""
_MAIN_FACES: Final = {
    MainAction.START: _Face(session_text.START, "play"),
    MainAction.PAUSE: _Face(session_text.PAUSE, "pause"),
    MainAction.RESUME: _Face(session_text.RESUME, "play"),
}


class ControlBar(QWidget):
    """Back, the one big button, Next, +15 s and Repeat in the middle; "This hurts" at the left edge.

    Signals:
        pressed: The ``Control`` that was pressed.
    """

    pressed = Signal(object)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._main_action = MainAction.START
        self._buttons = {control: self._button(control) for control in Control}
        self._row = QHBoxLayout()
        # Three columns, the outer ones equally wide where there is room: the big button stays in the middle.
        self._columns = whole = QGridLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._buttons[Control.HURT], 0, 0, Qt.AlignmentFlag.AlignLeft | _MIDDLE)
        whole.addLayout(self._row, 0, 1)
        for column in (0, 2):
            whole.setColumnStretch(column, 1)
        for control in (each for each in Control if each is not Control.HURT):
            self._row.addWidget(self._buttons[control], 0, _MIDDLE)
        theme.changed.connect(self._restyle)
        self._restyle()

    def button(self, control: Control) -> QPushButton:
        """The button itself, to give it the focus or to read its state."""
        return self._buttons[control]

    @property
    def main_action(self) -> MainAction:
        """What the big button does when it is pressed now."""
        return self._main_action

    def set_main_action(self, action: MainAction) -> None:
        """Say what the big button does when it is pressed now."""
        self._main_action = action
        self._restyle()

    def set_available(self, control: Control, available: bool) -> None:  # noqa: FBT001 - one truth about a button
        """Say whether a button can be pressed."""
        self._buttons[control].setEnabled(available)

    def _button(self, control: Control) -> QPushButton:
        button = QPushButton(self)
        role = ButtonRole.PRIMARY if control is Control.MAIN else ButtonRole.QUIET
        button.setProperty("role", role)
        # A click leaves the focus where it was; the keyboard still reaches every button.
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        # Enter presses the button that has the focus; Space is taken by the page.
        button.setAutoDefault(True)
        button.clicked.connect(lambda: self.pressed.emit(control))
        return button

    def minimumSizeHint(self) -> QSize:
        """The row without the words that its icons can stand in for."""
        return QSize(self._theme.em(_LEAST_WIDTH_EM), self.sizeHint().height())

    def resizeEvent(self, event: QResizeEvent, /) -> None:
        """Leave out words where there is no room for them."""
        super().resizeEvent(event)
        self._fit()

    def _restyle(self) -> None:
        self._row.setSpacing(self._theme.em(SPACE_S_EM))
        self._fit()

    def _fit(self) -> None:
        self._dress(compact=False)
        for button in self._buttons.values():
            # Before it is shown a button knows nothing of its style, nor of how wide that makes it.
            button.ensurePolished()
        for layout in (self._row, self._columns):
            layout.invalidate()
        if self.sizeHint().width() > self.width():
            self._dress(compact=True)

    def _dress(self, *, compact: bool) -> None:
        em = self._theme.em
        # Nobody shall say by mistake that something hurts, nor miss it.
        self._columns.setHorizontalSpacing(em(SPACE_S_EM if compact else SPACE_L_EM))
        for control, button in self._buttons.items():
            is_main = control is Control.MAIN
            face = _MAIN_FACES[self._main_action] if is_main else _FACES[control]
            # A name of its own keeps the button known where only its icon is left.
            button.setAccessibleName(face.words.name)
            button.setToolTip(face.words.tip)
            button.setText("" if compact and control in _WORDLESS else face.words.label)
            if not is_main:
                set_role(button, ButtonRole.ICON if compact else ButtonRole.QUIET)
            if face.icon:
                role = ColorRole.ON_PRIMARY if is_main else ColorRole.TEXT
                button.setIcon(self._theme.icon(face.icon, role, _ICON_EM))
                button.setIconSize(QSize(em(_ICON_EM), em(_ICON_EM)))
            height_em = _MAIN_HEIGHT_EM if is_main else _HEIGHT_EM
            button.setMinimumHeight(self._theme.target_px(height_em))
        self._buttons[Control.MAIN].setMinimumWidth(em(_MAIN_WIDTH_EM))
