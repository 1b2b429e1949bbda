"""A small button with the looks to choose from: of the app, and of the person in the pictures."""

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
from desktop.ui.widgets.swatch_menu import SwatchMenu

_ICONS: Final = {"system": "screen", "light": "sun", "dark": "moon", "high_contrast": "contrast"}


class AppearanceButton(ActionButton):
    """Shows the look in use and opens the menu of looks.

    Signals:
        chosen: The mode that was picked: "system", "light", "dark" or "high_contrast".
        motion_chosen: True when pictures shall stand still, False when they may move.
        person_chosen: Skin and hair of the person in the pictures.
    """

    chosen = Signal(str)
    motion_chosen = Signal(bool)
    person_chosen = Signal(str, str)

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
        menu.person_chosen.connect(self.person_chosen)
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
        person_chosen: Skin and hair of the person in the pictures.
    """

    chosen = Signal(str)
    motion_chosen = Signal(bool)
    person_chosen = Signal(str, str)

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
        self.skins = SwatchMenu(text.SKIN, text.SKINS, self)
        """The skin tones."""
        self.hairs = SwatchMenu(text.HAIR, text.HAIRS, self)
        """The colours of hair."""
        self.skins.chosen.connect(self._choose_skin)
        self.hairs.chosen.connect(self._choose_hair)
        self.addMenu(self.skins)
        self.addMenu(self.hairs)
        theme.changed.connect(self._show_mode)
        self._show_mode()

    def _action(self, mode: str, group: QActionGroup) -> QAction:
        action = QAction(text.APPEARANCE_MODES[mode], group)
        action.setCheckable(True)
        action.triggered.connect(lambda: self.chosen.emit(mode))
        self.addAction(action)
        return action

    def _choose_skin(self, skin: str) -> None:
        self.person_chosen.emit(skin, self._theme.hair)

    def _choose_hair(self, hair: str) -> None:
        self.person_chosen.emit(self._theme.skin, hair)

    def _show_mode(self) -> None:
        for name, action in self.actions_by_mode.items():
            chosen = name == self._theme.mode
            icon = self._theme.icon("check", ColorRole.PRIMARY_TEXT) if chosen else None
            action.setIcon(icon or self._theme.icon(_ICONS[name], ColorRole.MUTED))
            action.setChecked(chosen)
        self.still.setChecked(self._theme.reduced_motion)
        self._show_person()

    def _show_person(self) -> None:
        palette, skin, hair = self._theme.palette, self._theme.skin, self._theme.hair
        size_px, ring = self._theme.em(1.25), self._theme.color(ColorRole.TEXT)
        skins = {name: palette.figure_of(name, hair)["skin"] for name in text.SKINS}
        hairs = {name: palette.figure_of(skin, name)["hair"] for name in text.HAIRS}
        self.skins.show_swatches(skins, skin, size_px, ring)
        self.hairs.show_swatches(hairs, hair, size_px, ring)
