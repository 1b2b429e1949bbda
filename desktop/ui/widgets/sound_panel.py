"""The sound while a session goes on: a small panel over the picture, and what the keys of the player change.

Knows choices and nothing that sounds. It never stops the session.
"""

from dataclasses import replace
from typing import Final

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from desktop.model.speech import Amount
from desktop.sound.score import Ambient, Levels
from desktop.ui import sound_text
from desktop.ui.announcement import announce
from desktop.ui.sound_choices import SoundChoices
from desktop.ui.theme.theme import Theme
from desktop.ui.theme.tokens import SPACE_M_EM, SPACE_S_EM, ButtonRole, FrameRole, TextRole
from desktop.ui.widgets.check_row import CheckRow
from desktop.ui.widgets.choice_row import ChoiceRow, Option
from desktop.ui.widgets.label import ActionButton, make_label
from desktop.ui.widgets.level_rows import LevelRows
from desktop.ui.widgets.named_row import NamedRow
from desktop.ui.widgets.tab_order import lead_tab, stops_in

_WIDTH_EM: Final = 34.0
_LEAST_WIDTH_EM: Final = 24.0
_CLOSE_EM: Final = 2.3
_EDGE_EM: Final = 0.5
"""Beside what scrolls, for the ring round what has the keyboard."""
_OWN_KEYS: Final = frozenset(
    {
        Qt.Key.Key_Left,
        Qt.Key.Key_Right,
        Qt.Key.Key_Up,
        Qt.Key.Key_Down,
        Qt.Key.Key_Home,
        Qt.Key.Key_End,
        Qt.Key.Key_PageUp,
        Qt.Key.Key_PageDown,
        Qt.Key.Key_Space,
    }
)
"""Keys that belong to what has the keyboard in the panel, and not to the player."""


class SoundPanel(QFrame):
    """Volumes, how much is said, what sounds behind, and the breathing tone.

    Signals:
        chosen: All choices as they are now, as ``SoundChoices``; again with every step of a slider.
        closed: The panel went away; the keyboard is to go elsewhere.
    """

    chosen = Signal(object)
    closed = Signal()

    def __init__(self, theme: Theme, page: QWidget, picture: QWidget) -> None:
        """Make a panel, hidden.

        Args:
            theme: Colours and sizes.
            page: What it belongs to.
            picture: The part of the page that it lies over, at the upper right.
        """
        super().__init__(page)
        self._theme = theme
        self._page = page
        self._picture = picture
        self._choices = SoundChoices()
        self.setProperty("role", FrameRole.CARD)
        self.setAccessibleName(sound_text.TITLE)
        self.close_button = ActionButton(theme, sound_text.CLOSE_PANEL, ButtonRole.ICON, "clear")
        self.close_button.setToolTip(sound_text.CLOSE_PANEL_TIP)
        self.levels = LevelRows(theme)
        amounts = [Option(name, title) for name, (title, _note) in sound_text.AMOUNTS.items()]
        self.amount = ChoiceRow(theme, sound_text.AMOUNT, amounts)
        ambients = [Option(name, title) for name, title in sound_text.AMBIENTS.items()]
        self.ambient = ChoiceRow(theme, sound_text.AMBIENT, ambients)
        self.breathing = CheckRow(theme, sound_text.BREATHING, sound_text.BREATHING_HOW)
        self._body = QWidget()
        self._scroll = QScrollArea()
        self._lay_out()
        self._wire()
        page.installEventFilter(self)
        picture.installEventFilter(self)
        self.hide()
        self.set_choices(self._choices)

    @property
    def choices(self) -> SoundChoices:
        """What is chosen now."""
        return self._choices

    def set_choices(self, choices: SoundChoices) -> None:
        """Show what is chosen; tells nobody."""
        self._choices = choices
        self.levels.show_levels(choices.levels, muted=choices.muted)
        self.amount.set_chosen(choices.amount)
        self.ambient.set_chosen(choices.ambient)
        self.breathing.setChecked(choices.breathing)

    def toggle(self) -> None:
        """Open the panel, with the keyboard on the first slider, or close it."""
        if self.isVisible():
            self.dismiss()
            return
        self.show()
        self.raise_()
        self._fit()
        self._scroll.verticalScrollBar().setValue(0)
        self.levels.row("master").slider.setFocus(Qt.FocusReason.OtherFocusReason)
        announce(self, sound_text.PANEL_OPEN)

    def dismiss(self) -> None:
        """Close the panel; nothing happens when it is closed."""
        if not self.isHidden():
            self.hide()
            self.closed.emit()

    def turn(self, steps: int) -> None:
        """Make everything louder by so many steps, or softer by a negative number."""
        self._take(self._choices.turned(steps))

    def toggle_mute(self) -> None:
        """Let nothing be heard, or all of it again."""
        self._mute(not self._choices.muted)

    def event(self, event: QEvent, /) -> bool:
        """Take the keys that are meant for a control before a shortcut of the page does."""
        if (
            isinstance(event, QKeyEvent)
            and event.type() == QEvent.Type.ShortcutOverride
            and event.key() in _OWN_KEYS
        ):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent, /) -> None:
        """Keep a key that no control wanted from going on to the page."""
        if event.key() in _OWN_KEYS:
            event.accept()
        else:
            super().keyPressEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent, /) -> bool:
        """Stay over the picture."""
        if event.type() in {QEvent.Type.Resize, QEvent.Type.Move} and self.isVisible():
            self._fit()
        return super().eventFilter(watched, event)

    def _wire(self) -> None:
        self.close_button.clicked.connect(self.dismiss)
        self.levels.chosen.connect(self._choose_levels)
        self.levels.mute_chosen.connect(self._mute)
        self.amount.chosen.connect(self._choose_amount)
        self.ambient.chosen.connect(self._choose_ambient)
        self.breathing.clicked.connect(self._choose_breathing)
        self._theme.changed.connect(self._fit)

    def _choose_levels(self, levels: Levels) -> None:
        self._take(self._choices.with_levels(levels))

    def _mute(self, muted: bool) -> None:  # noqa: FBT001 - what a signal says
        self._take(replace(self._choices, muted=muted))

    def _choose_amount(self, name: str) -> None:
        self._take(replace(self._choices, amount=Amount(name)))

    def _choose_ambient(self, name: str) -> None:
        self._take(replace(self._choices, ambient=Ambient(name)))

    def _choose_breathing(self, wanted: bool) -> None:  # noqa: FBT001 - what a signal says
        self._take(replace(self._choices, breathing=wanted))

    def _take(self, choices: SoundChoices) -> None:
        self.set_choices(choices)
        self.chosen.emit(choices)

    def _lay_out(self) -> None:
        em = self._theme.em
        edge = em(_EDGE_EM)
        side = self._theme.target_px(_CLOSE_EM)
        self.close_button.setFixedSize(side, side)
        head = QHBoxLayout()
        head.setContentsMargins(edge, 0, edge, 0)
        head.addWidget(make_label(sound_text.TITLE, TextRole.HEADING), 1)
        head.addWidget(self.close_button)
        rows = QVBoxLayout(self._body)
        rows.setContentsMargins(edge, edge, edge, edge)
        rows.setSpacing(em(SPACE_S_EM * 1.5))
        rows.addWidget(self.levels)
        rows.addWidget(NamedRow(self._theme, sound_text.AMOUNT, self.amount))
        rows.addWidget(NamedRow(self._theme, sound_text.AMBIENT, self.ambient))
        rows.addWidget(self.breathing)
        self._scroll.setWidget(self._body)
        self._scroll.setWidgetResizable(True)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        # The card shows through.
        self._body.setAutoFillBackground(False)
        whole = QVBoxLayout(self)
        margin = em(SPACE_M_EM) - edge
        whole.setContentsMargins(margin, margin, margin, margin)
        whole.setSpacing(0)
        whole.addLayout(head)
        whole.addWidget(self._scroll, 1)
        lead_tab(stops_in(self))

    def _fit(self) -> None:
        """Lie at the upper right of the picture, and beside it only where that is too narrow."""
        em = self._theme.em
        gap = em(SPACE_S_EM)
        picture = QRect(self._picture.mapTo(self._page, QPoint(0, 0)), self._picture.size())
        whole = self._page.rect().adjusted(gap, gap, -gap, -gap)
        narrow = max(picture.width() - 2 * gap, em(_LEAST_WIDTH_EM))
        width = min(em(_WIDTH_EM), narrow, whole.width())
        size = QSize(width, min(self._height_px(width), picture.height() - 2 * gap))
        place = QRect(QPoint(picture.right() - gap - width, picture.top() + gap), size)
        place.moveLeft(max(place.left(), whole.left()))
        self.setGeometry(place)

    def _height_px(self, width_px: int) -> int:
        """How high all of it is at a width."""
        em = self._theme.em
        inset = 2 * (em(SPACE_M_EM) - em(_EDGE_EM)) + 2
        rows = self._body.layout()
        rows_px = rows.heightForWidth(width_px - inset) if rows is not None else 0
        return rows_px + self.close_button.height() + inset
