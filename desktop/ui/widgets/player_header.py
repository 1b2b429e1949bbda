"""The head of the player: the way out, what is played, how far it is, the sound. Knows no session."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.model.units import DurationMs
from desktop.ui import session_text, sound_text
from desktop.ui.text import step_number
from desktop.ui.theme.theme import Theme
from desktop.ui.theme.tokens import SPACE_M_EM, SPACE_S_EM, ButtonRole, TextRole
from desktop.ui.widgets.label import ActionButton, make_label

_TARGET_EM = 2.75


class PlayerHeader(QWidget):
    """Title and progress at the left, what there is to know about the sound and its button at the right.

    Signals:
        leave_pressed: The button out was pressed.
        sound_pressed: The button of the sound was pressed.
    """

    leave_pressed = Signal()
    sound_pressed = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._leave = ActionButton(theme, session_text.LEAVE.name, ButtonRole.ICON, "back", self)
        self._leave.setToolTip(session_text.LEAVE.tip)
        self._leave.clicked.connect(self.leave_pressed)
        self.sound = ActionButton(theme, sound_text.TITLE, ButtonRole.ICON, "sound", self)
        """The button of the sound."""
        self.sound.clicked.connect(self.sound_pressed)
        self._title = make_label("", TextRole.HEADING)
        self._progress = make_label("", TextRole.MUTED)
        self._notice = make_label("", TextRole.MUTED)
        self._notice.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self._title)
        words.addWidget(self._progress)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.addWidget(self._leave)
        self._row.addLayout(words, 3)
        self._row.addWidget(self._notice, 2)
        self._row.addWidget(self.sound)
        # A click leaves the focus where it was; the keyboard still reaches both.
        for button in (self._leave, self.sound):
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.set_silent(silent=False)
        theme.changed.connect(self._restyle)
        self._restyle()

    @property
    def progress(self) -> str:
        """The line under the title, as it stands on the screen."""
        return self._progress.text()

    @property
    def notice(self) -> str:
        """The quiet line about the sound; empty when all is well."""
        return self._notice.text()

    def set_title(self, title: str) -> None:
        """Show what is played."""
        self._title.setText(title)

    def set_progress(self, number: int, count: int, left_ms: DurationMs) -> None:
        """Show which step of how many it is, and the time that is left of the whole."""
        words = session_text.step_and_time(number, count, left_ms)
        if words != self._progress.text():
            # A name of its own keeps a screen reader from being told of every second.
            self._progress.setAccessibleName(step_number(number, count))
            self._progress.setText(words)

    def set_notice(self, words: str) -> None:
        """Show a quiet line, or none when it is empty."""
        self._notice.setText(words)

    def set_silent(self, *, silent: bool) -> None:
        """Show whether nothing can be heard because the person wants it so."""
        self.sound.set_icon("sound_off" if silent else "sound")
        self.sound.setAccessibleDescription(sound_text.MUTED if silent else "")
        self.sound.setToolTip(sound_text.TO_PANEL)

    def _restyle(self) -> None:
        em = self._theme.em
        side = self._theme.target_px(_TARGET_EM)
        for button in (self._leave, self.sound):
            button.setFixedSize(side, side)
        self._row.setSpacing(em(SPACE_M_EM) - em(SPACE_S_EM) // 2)
