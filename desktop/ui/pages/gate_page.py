"""Before each session: the pain now, the questions of the day, and what becomes of the answers.

Joins questions and outcome on one page; the rule that makes one of the other is known elsewhere.
"""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from desktop.model.catalogue import Catalogue
from desktop.ui import safety_text, signs_text, text
from desktop.ui.announcement import announce
from desktop.ui.for_you import Advice
from desktop.ui.outcome import Outcome
from desktop.ui.pressing_keys import ENTER
from desktop.ui.theme.theme import Theme
from desktop.ui.theme.tokens import ButtonRole, TextRole
from desktop.ui.widgets.gate_questions import GateQuestions
from desktop.ui.widgets.label import ActionButton, make_label
from desktop.ui.widgets.outcome_view import OutcomeView
from desktop.ui.widgets.page import Page
from desktop.ui.widgets.page_column import Strip

_COLUMN_EM = 52.0


class GatePage(Page):
    """Asks, and shows what becomes of the answers in place of the questions.

    Signals:
        answered: The pain, 0 to 10, and the ids of the conditions that hold today, as a frozenset.
        begin_requested: The person wants to begin after what they read; True when they say that a
            clinician agreed to what was to be asked.
        routine_requested: The id of a routine that was chosen instead.
        signs_requested: The person wants to see the warning signs.
        back_requested: The person wants back to where they came from.
    """

    answered = Signal(int, object)
    begin_requested = Signal(bool)
    routine_requested = Signal(str)
    signs_requested = Signal()
    back_requested = Signal()

    def __init__(self, theme: Theme, catalogue: Catalogue, parent: QWidget | None = None) -> None:
        """Make a page without answers.

        Args:
            theme: Colours, sizes and icons.
            catalogue: The conditions; those with a question for today are asked about.
            parent: The Qt parent.
        """
        super().__init__(parent)
        self._title = make_label("", TextRole.MUTED)
        self._title.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.questions = GateQuestions(theme, catalogue.conditions.values(), _COLUMN_EM)
        """What is asked."""
        self.outcome = OutcomeView(theme, _COLUMN_EM)
        """What became of the answers."""
        self._views = QStackedWidget()
        self._views.addWidget(self.questions)
        self._views.addWidget(self.outcome)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._head(theme))
        column.addWidget(self._views, 1)
        self.questions.answered.connect(self.answered)
        self.outcome.begin_requested.connect(self.begin_requested)
        self.outcome.routine_requested.connect(self.routine_requested)
        self.outcome.signs_requested.connect(self.signs_requested)
        self.outcome.back_requested.connect(self.back_requested)
        self.outcome.change_requested.connect(self._show_questions)
        QShortcut(QKeySequence.StandardKey.Cancel, self, self.back_requested.emit)

    def ask(self, title: str, today: frozenset[str], advice: Sequence[Advice]) -> None:
        """Ask anew.

        Args:
            title: The name of the routine that the person wants to play.
            today: The ids of the conditions that were told today already.
            advice: What this person is to mind in it; none when that is nothing.
        """
        self._title.setText(title)
        self.questions.ask(today, advice)
        self._show_questions()

    def show_outcome(self, outcome: Outcome) -> None:
        """Show what becomes of the answers, in place of the questions."""
        self._views.setCurrentWidget(self.outcome)
        self.outcome.show_outcome(outcome)
        self.lead_keyboard_to(self.outcome.gentlest)
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def showEvent(self, event: QShowEvent, /) -> None:
        """Have the question read out; not again when the window is restored."""
        super().showEvent(event)
        if self._is_asking and not event.spontaneous():
            announce(self, safety_text.GATE_PAIN)

    def keyPressEvent(self, event: QKeyEvent, /) -> None:
        """Take digits for the pain and go on with Enter, wherever the focus is."""
        if self._is_asking and self.questions.scale.take_key(event):
            return
        if self._is_asking and event.key() in ENTER and not event.isAutoRepeat():
            self.questions.answer()
        else:
            super().keyPressEvent(event)

    @property
    def _is_asking(self) -> bool:
        return self._views.currentWidget() is self.questions

    def _show_questions(self) -> None:
        self._views.setCurrentWidget(self.questions)
        self.lead_keyboard_to(self.questions.scale)
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def _head(self, theme: Theme) -> Strip:
        back = ActionButton(theme, text.BACK, ButtonRole.QUIET, "back", large=True)
        back.clicked.connect(self.back_requested)
        head = Strip(theme, _COLUMN_EM)
        head.content.addWidget(back)
        head.content.addWidget(self._title, 1)
        signs = ActionButton(theme, signs_text.TITLE, ButtonRole.QUIET, "care", large=True)
        signs.clicked.connect(self.signs_requested)
        head.content.addWidget(signs)
        return head
