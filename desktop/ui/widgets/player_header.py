"""The head of the player: the way out, what is played, how far it is. Knows words and nothing of sessions."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.model.units import DurationMs
from desktop.ui import session_text
from desktop.ui.text import step_number
from desktop.ui.theme.theme import Theme
from desktop.ui.theme.tokens import SPACE_M_EM, SPACE_S_EM, ButtonRole, TextRole
from desktop.ui.widgets.label import ActionButton, make_label

_TARGET_EM = 2.75


class PlayerHeader(QWidget):
    """Title and progress at the left, what there is to know about the sound at the right.

    Signals:
        leave_pressed: The button out was pressed.
    """

    leave_pressed = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._leave = ActionButton(theme, session_text.LEAVE.name, ButtonRole.ICON, "back", self)
        self._leave.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._leave.setToolTip(session_text.LEAVE.tip)
        self._leave.clicked.connect(self.leave_pressed)
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

    def _restyle(self) -> None:
        em = self._theme.em
        side = self._theme.target_px(_TARGET_EM)
        self._leave.setFixedSize(side, side)
        self._row.setSpacing(em(SPACE_M_EM) - em(SPACE_S_EM) // 2)
