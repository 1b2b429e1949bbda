"""The questions before each session: the pain now, and what may be different today.

Knows which conditions are asked about, and nothing of what follows from them.
"""

from collections.abc import Iterable, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from desktop.model.condition import Condition, Stop
from desktop.ui import safety_text
from desktop.ui.announcement import announce
from desktop.ui.for_you import Advice
from desktop.ui.theme.theme import Theme
from desktop.ui.theme.tokens import SPACE_M_EM, SPACE_S_EM, ButtonRole, FrameRole, TextRole
from desktop.ui.widgets.check_row import CheckRow
from desktop.ui.widgets.flow_layout import ColumnsLayout
from desktop.ui.widgets.label import ActionButton, make_label
from desktop.ui.widgets.page_column import PageColumn, Strip
from desktop.ui.widgets.pain_scale import PainScale
from desktop.ui.widgets.person_notes import PersonNotes

_QUESTION_EM = 21.0


class GateQuestions(QWidget):
    """The pain scale, a tick for each question of today, and the button that goes on.

    Signals:
        answered: The pain, 0 to 10, and the ids of the conditions that were ticked, as a frozenset.
    """

    answered = Signal(int, object)

    def __init__(
        self, theme: Theme, conditions: Iterable[Condition], width_em: float, parent: QWidget | None = None
    ) -> None:
        """Make questions without answers.

        Args:
            theme: Colours, sizes and icons.
            conditions: The conditions; those with a question for today are asked about.
            width_em: The greatest width of the column.
            parent: The Qt parent.
        """
        super().__init__(parent)
        self._theme = theme
        self._scale = PainScale(theme)
        self._scale.chosen.connect(self._tell)
        asked = [condition for condition in conditions if condition.today]
        self._questions = {each.id: CheckRow(theme, each.today, _hint(each)) for each in asked}
        for question in self._questions.values():
            question.toggled.connect(self._dress)
        self._notes = QWidget()
        self._news = make_label("", TextRole.HEADING)
        self._go_on = ActionButton(theme, safety_text.GATE_BEGIN, ButtonRole.PRIMARY, large=True)
        self._go_on.clicked.connect(self.answer)
        self._scroll = self._column(asked, width_em)
        bar = Strip(theme, width_em)
        bar.setProperty("role", FrameRole.BAR)
        bar.content.addWidget(self._news, 1)
        bar.content.addWidget(self._go_on)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._scroll, 1)
        column.addWidget(bar)
        self._dress()

    @property
    def scale(self) -> PainScale:
        """Where the pain is told."""
        return self._scale

    @property
    def go_on_button(self) -> QPushButton:
        """The button that goes on; it says why when it cannot be pressed."""
        return self._go_on

    def question(self, condition_id: str) -> CheckRow:
        """The question about a condition.

        Raises:
            KeyError: When it is not asked about.
        """
        return self._questions[condition_id]

    def ask(self, today: frozenset[str], advice: Sequence[Advice]) -> None:
        """Ask anew.

        Args:
            today: The ids of the conditions that were told today already.
            advice: What this person is to mind; none when that is nothing.
        """
        self._scale.set_pain(None)
        for condition_id, question in self._questions.items():
            question.setChecked(condition_id in today)
        notes = PersonNotes(self._theme, advice, title="")
        self._scroll.swap(self._notes, notes)
        self._notes = notes
        notes.setVisible(bool(advice))
        self._scroll.scroll_to_top()
        self._dress()

    def answer(self) -> None:
        """Tell the answers; before the pain is among them, have read out what is missing."""
        if self._scale.pain is None:
            announce(self, self._news.text())
        else:
            ticked = (name for name, question in self._questions.items() if question.isChecked())
            self.answered.emit(self._scale.pain, frozenset(ticked))

    def _column(self, asked: Iterable[Condition], width_em: float) -> PageColumn:
        em = self._theme.em
        scroll = PageColumn(self._theme, width_em)
        column = scroll.content
        column.setContentsMargins(0, em(SPACE_S_EM), 0, em(SPACE_M_EM))
        column.setSpacing(em(SPACE_M_EM))
        column.addWidget(make_label(safety_text.GATE_PAIN, TextRole.DISPLAY))
        column.addWidget(self._scale)
        column.addSpacing(em(SPACE_S_EM))
        column.addWidget(make_label(safety_text.GATE_TODAY, TextRole.TITLE))
        column.addLayout(self._rows(asked))
        column.addWidget(self._notes)
        column.addStretch(1)
        return scroll

    def _rows(self, asked: Iterable[Condition]) -> QVBoxLayout:
        gap = self._theme.em(SPACE_S_EM)
        rows = QVBoxLayout()
        rows.setSpacing(gap)
        grid = ColumnsLayout(self._theme.em(_QUESTION_EM), gap)
        for condition in asked:
            # What comes before everything else has a line of its own, with words on what it means.
            place = rows if condition.stops is Stop.HELP_FIRST else grid
            place.addWidget(self._questions[condition.id])
        rows.addLayout(grid)
        return rows

    def _tell(self) -> None:
        self._dress()
        if self._news.text():
            announce(self, self._news.text())

    def _dress(self) -> None:
        pain = self._scale.pain
        any_ticked = any(question.isChecked() for question in self._questions.values())
        news = safety_text.pain_means(pain)
        self._go_on.set_words(safety_text.go_on(pain, any_ticked=any_ticked))
        self._go_on.setAccessibleDescription(news)
        self._go_on.setEnabled(pain is not None)
        self._news.setText(news)


def _hint(condition: Condition) -> str:
    """What a warning sign is; the other questions need no words."""
    return condition.question if condition.stops is Stop.HELP_FIRST else ""
