"""How loud everything is, and each part of it. Knows levels, and nothing that sounds."""

from dataclasses import replace
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.sound.score import Levels
from desktop.ui import sound_text
from desktop.ui.sound_choices import STEP_PERCENT
from desktop.ui.theme.theme import Theme
from desktop.ui.theme.tokens import ButtonRole
from desktop.ui.widgets.label import ActionButton
from desktop.ui.widgets.slider_row import SliderRow

_MASTER: Final = "master"
_NAMES: Final = {
    _MASTER: sound_text.MASTER,
    "voice": sound_text.VOICE_LEVEL,
    "cues": sound_text.CUE_LEVEL,
    "ambient": sound_text.AMBIENT_LEVEL,
}
_MUTE_EM: Final = 2.3


class LevelRows(QWidget):
    """Four sliders from silent to full, the one for everything first, with a button that mutes.

    Signals:
        chosen: The ``Levels`` that the person chose; again with every step while they drag.
        mute_chosen: Whether nothing shall be heard.
    """

    chosen = Signal(object)
    mute_chosen = Signal(bool)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._levels = Levels()
        self._muted = False
        self._rows = {field: self._row(field, name) for field, name in _NAMES.items()}
        self.mute = ActionButton(theme, sound_text.MUTE, ButtonRole.ICON, "sound")
        """The button that mutes, or ends that."""
        self.mute.clicked.connect(lambda: self.mute_chosen.emit(not self._muted))
        self._rows[_MASTER].add(self.mute)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        for row in self._rows.values():
            self._column.addWidget(row)
        theme.changed.connect(self._restyle)
        self._restyle()
        self.show_levels(self._levels, muted=False)

    def row(self, field: str) -> SliderRow:
        """The row of a level, by its name in ``Levels``."""
        return self._rows[field]

    def show_levels(self, levels: Levels, *, muted: bool) -> None:
        """Show how loud everything is; tells nobody."""
        self._levels = levels
        self._muted = muted
        for field, row in self._rows.items():
            row.set_value(round(getattr(levels, field) * 100))
        if muted:
            self._rows[_MASTER].say_instead(sound_text.MUTED)
        self.mute.set_words(sound_text.UNMUTE if muted else sound_text.MUTE)
        self.mute.setToolTip(sound_text.MUTE_TIP[muted])
        self.mute.set_icon("sound_off" if muted else "sound")

    def _row(self, field: str, name: str) -> SliderRow:
        row = SliderRow(self._theme, name, most=100, step=STEP_PERCENT, words=sound_text.percent)
        row.changed.connect(lambda value=0: self._choose(field, value))
        return row

    def _choose(self, field: str, value: int) -> None:
        self._levels = replace(self._levels, **{field: value / 100})
        self.chosen.emit(self._levels)

    def _restyle(self) -> None:
        side = self._theme.target_px(_MUTE_EM)
        self.mute.setFixedSize(side, side)
        # The other rows end where that of everything does.
        for field, row in self._rows.items():
            inset = 0 if field == _MASTER else side + self._rows[_MASTER].gap_px
            row.setContentsMargins(0, 0, inset, 0)
