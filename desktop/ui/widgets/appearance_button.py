"""A small button with the four looks to choose from."""

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
        self._menu = QMenu(self)
        group = QActionGroup(self)
        self._actions = {mode: self._action(mode, group) for mode in text.APPEARANCE_MODES}
        self._menu.addSeparator()
        self.still = QAction(text.STILL_PICTURES, self)
        self.still.setCheckable(True)
        self.still.triggered.connect(self.motion_chosen)
        self._menu.addAction(self.still)
        self.clicked.connect(self._open)
        theme.changed.connect(self._show_mode)
        self._show_mode()

    @property
    def actions_by_mode(self) -> dict[str, QAction]:
        """The entries of the menu by mode."""
        return dict(self._actions)

    def _action(self, mode: str, group: QActionGroup) -> QAction:
        action = QAction(text.APPEARANCE_MODES[mode], group)
        action.setCheckable(True)
        action.triggered.connect(lambda: self.chosen.emit(mode))
        self._menu.addAction(action)
        return action

    def _open(self) -> None:
        below = self.mapToGlobal(self.rect().bottomRight())
        below.setX(below.x() - self._menu.sizeHint().width())
        self._menu.popup(below)

    def _show_mode(self) -> None:
        mode = self._theme.mode
        self.set_icon(_ICONS[mode])
        for name, action in self._actions.items():
            chosen = name == mode
            icon = self._theme.icon("check", ColorRole.PRIMARY_TEXT) if chosen else None
            action.setIcon(icon or self._theme.icon(_ICONS[name], ColorRole.MUTED))
            action.setChecked(chosen)
        self.still.setChecked(self._theme.reduced_motion)
