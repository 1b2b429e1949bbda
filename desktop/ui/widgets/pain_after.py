"""How the back is after a session, and what follows from it. Knows a number and words, and no session."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from desktop.ui import hurt_text
from desktop.ui.announcement import announce
from desktop.ui.theme.theme import Theme
from desktop.ui.theme.tokens import SPACE_L_EM, SPACE_M_EM, SPACE_S_EM, ButtonRole, FrameRole, TextRole
from desktop.ui.widgets.label import ActionButton, make_label
from desktop.ui.widgets.pain_scale import PainScale


class PainAfter(QFrame):
    """Asks for the pain; nobody has to answer. What follows from the answer stands below it.

    Signals:
        pain_told: The pain that the person told, 0 to 10; again when they tell another one.
        routine_requested: The id of the routine that was offered and is wanted.
    """

    pain_told = Signal(int)
    routine_requested = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", FrameRole.CARD)
        self.scale = PainScale(theme)
        self.scale.chosen.connect(self.pain_told)
        self._before = make_label("", FrameRole.TAG)
        self._advice = make_label("")
        self._routine_id = ""
        self._routine = ActionButton(theme, "", ButtonRole.QUIET, "play", large=True)
        self._routine.clicked.connect(lambda: self.routine_requested.emit(self._routine_id))
        head = QHBoxLayout()
        head.addWidget(make_label(hurt_text.HOW_NOW, TextRole.HEADING), 1)
        head.addWidget(self._before)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(
            *(theme.em(side) for side in (SPACE_L_EM, SPACE_M_EM, SPACE_L_EM, SPACE_M_EM))
        )
        rows.setSpacing(theme.em(SPACE_S_EM))
        rows.addLayout(head)
        rows.addWidget(self.scale)
        rows.addWidget(self._advice)
        rows.addWidget(self._routine, 0, Qt.AlignmentFlag.AlignLeft)
        self.ask(None)

    @property
    def advice(self) -> str:
        """What follows from the answer, as it stands on the screen; empty before it."""
        return self._advice.text()

    @property
    def routine_button(self) -> ActionButton:
        """What opens the routine that is offered; hidden when none is."""
        return self._routine

    def ask(self, pain_before: int | None) -> None:
        """Ask anew.

        Args:
            pain_before: The pain before the session, 0 to 10; None when it is not known.
        """
        self.scale.set_pain(None)
        self._before.setVisible(pain_before is not None)
        self._before.setText("" if pain_before is None else hurt_text.pain_before(pain_before))
        self.set_advice((), None)

    def set_advice(self, lines: Sequence[str], routine: tuple[str, str] | None) -> None:
        """Say what follows from the answer, aloud too.

        Args:
            lines: A sentence or two each.
            routine: The id and the title of a routine to offer; None for none.
        """
        self._advice.setText("\n".join(lines))
        self._advice.setVisible(bool(lines))
        self._routine_id, title = routine or ("", "")
        self._routine.set_words(title)
        self._routine.setAccessibleName(hurt_text.offered(title))
        self._routine.setVisible(routine is not None)
        if lines:
            announce(self, " ".join(lines))
