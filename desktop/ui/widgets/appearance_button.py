"""A small button with the four looks to choose from."""

from functools import cached_property
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMenu, QWidget

from desktop.ui import text
from desktop.ui.theme.palette import ColorRole
from desktop.ui.theme.theme import Theme
from desktop.ui.theme.tokens import ButtonRole
from desktop.ui.widgets.label import ActionButton

_ICONS: Final = {"system": "screen", "light": "sun", "dark": "moon", "high_contrast": "contrast"}


class AppearanceButton(ActionButton):
    """Shows the look in use and opens the menu of looks.

    Signals:
        chosen: The mode that was picked: "system", "light", "dark" or "high_contrast".
        motion_chosen: True when pictures shall stand still, False when they may move.
    """

    chosen = Signal(str)
    motion_chosen = Signal(bool)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, text.APPEARANCE, ButtonRole.ICON, _ICONS[theme.mode], parent)
        self.clicked.connect(self._open)
        theme.changed.connect(self._show_mode)

    @cached_property
    def menu_of_looks(self) -> "LookMenu":
        """The menu, made when it is first opened."""
        menu = LookMenu(self._theme, self)
        menu.chosen.connect(self.chosen)
        menu.motion_chosen.connect(self.motion_chosen)
        return menu

    def _show_mode(self) -> None:
        self.set_icon(_ICONS[self._theme.mode])

    def _open(self) -> None:
        below = self.mapToGlobal(self.rect().bottomRight())
        below.setX(below.x() - self.menu_of_looks.sizeHint().width())
        self.menu_of_looks.popup(below)


class LookMenu(QMenu):
    """The looks to choose from, the one in use checked.

    Signals:
        chosen: The mode that was picked.
        motion_chosen: True when pictures shall stand still, False when they may move.
    """

    chosen = Signal(str)
    motion_chosen = Signal(bool)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        group = QActionGroup(self)
        self.actions_by_mode = {mode: self._action(mode, group) for mode in text.APPEARANCE_MODES}
        """The entries by mode."""
        self.addSeparator()
        self.still = QAction(text.STILL_PICTURES, self)
        """The entry for pictures that stand still."""
        self.still.setCheckable(True)
        self.still.triggered.connect(self.motion_chosen)
        self.addAction(self.still)
        theme.changed.connect(self._show_mode)
        self._show_mode()

    def _action(self, mode: str, group: QActionGroup) -> QAction:
        action = QAction(text.APPEARANCE_MODES[mode], group)
        action.setCheckable(True)
        action.triggered.connect(lambda: self.chosen.emit(mode))
        self.addAction(action)
        return action

    def _show_mode(self) -> None:
        for name, action in self.actions_by_mode.items():
            chosen = name == self._theme.mode
            icon = self._theme.icon("check", ColorRole.PRIMARY_TEXT) if chosen else None
            action.setIcon(icon or self._theme.icon(_ICONS[name], ColorRole.MUTED))
            action.setChecked(chosen)
        self.still.setChecked(self._theme.reduced_motion)
