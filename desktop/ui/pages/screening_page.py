"""What is true of a person and changes what is offered: asked once, and again whenever they like.

Knows the questions and which are ticked; never where the answers are kept nor what they rule out.
"""

from collections.abc import Iterable, Sequence
from itertools import groupby

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from desktop.model.condition import Condition, ConditionGroup, Stop, stop_of
from desktop.ui import safety_text, signs_text, text
from desktop.ui.announcement import announce
from desktop.ui.pressing_keys import ENTER
from desktop.ui.theme.theme import Theme
from desktop.ui.theme.tokens import (
    SPACE_L_EM,
    SPACE_M_EM,
    SPACE_S_EM,
    SPACE_XS_EM,
    ButtonRole,
    FrameRole,
    TextRole,
)
from desktop.ui.widgets.check_row import CheckRow
from desktop.ui.widgets.flow_layout import ColumnsLayout
from desktop.ui.widgets.label import ActionButton, make_label
from desktop.ui.widgets.page import Page
from desktop.ui.widgets.page_column import PageColumn, Strip
from desktop.ui.widgets.tab_order import lead_tab

_COLUMN_EM = 60.0
_QUESTION_EM = 26.0


class ScreeningPage(Page):
    """All conditions as rows to tick; none of them is one tap.

    Signals:
        answered: The ids of the conditions that hold, as a frozenset.
        later: At the first start: the person wants to look around before they answer.
        back_requested: At any other time: the person wants back, with nothing changed.
        signs_requested: The person wants to see the warning signs, or has just told of one.
    """

    answered = Signal(object)
    later = Signal()
    back_requested = Signal()
    signs_requested = Signal()

    def __init__(self, theme: Theme, conditions: Sequence[Condition], parent: QWidget | None = None) -> None:
        """Make a page with nothing ticked.

        Args:
            theme: Colours, sizes and icons.
            conditions: What to ask about, in order.
            parent: The Qt parent.
        """
        super().__init__(parent)
        self._theme = theme
        self._is_first_time = True
        ordered = self._conditions = _by_group(conditions)
        self._rows = {each.id: CheckRow(theme, each.question, each.unsure) for each in ordered}
        for row in self._rows.values():
            row.clicked.connect(self._tell)
        self._later = self._action(safety_text.SCREENING_LATER, ButtonRole.QUIET)
        self._later.clicked.connect(self.later)
        self._later_note = make_label(safety_text.SCREENING_LATER_NOTE, TextRole.MUTED)
        self._back = self._action(text.BACK, ButtonRole.QUIET, "back")
        self._back.clicked.connect(self.back_requested)
        self._news = make_label("")
        self._signs = self._action(signs_text.TITLE, ButtonRole.QUIET, "care")
        self._signs.clicked.connect(self.signs_requested)
        self._save = self._action(safety_text.SCREENING_NONE, ButtonRole.PRIMARY)
        self._save.clicked.connect(self._answer)
        self._scroll = self._column(ordered)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._head())
        column.addWidget(self._scroll, 1)
        column.addWidget(self._bar())
        self._order_tabs()
        self.lead_keyboard_to(next(iter(self._rows.values()), self._save))
        QShortcut(QKeySequence.StandardKey.Cancel, self, self._leave)
        self.show_answers(frozenset(), first=True)

    @property
    def chosen(self) -> frozenset[str]:
        """The ids of the conditions that are ticked now, saved or not."""
        return frozenset(name for name, row in self._rows.items() if row.isChecked())

    @property
    def save_button(self) -> QPushButton:
        """The button that keeps the answers, that none of it is true among them."""
        return self._save

    @property
    def signs_button(self) -> QPushButton:
        """The button that leads to the warning signs."""
        return self._signs

    def row(self, condition_id: str) -> CheckRow:
        """The row of a condition.

        Raises:
            KeyError: When it is not asked about.
        """
        return self._rows[condition_id]

    def show_answers(self, chosen: frozenset[str], *, first: bool) -> None:
        """Show answers to go through.

        Args:
            chosen: The ids of the conditions that are ticked.
            first: Whether the person never answered before.
        """
        self._is_first_time = first
        for name, row in self._rows.items():
            row.setChecked(name in chosen)
        self._later.setVisible(first)
        self._later_note.setVisible(first)
        self._back.setVisible(not first)
        self._scroll.scroll_to_top()
        self._dress()

    def showEvent(self, event: QShowEvent, /) -> None:
        """Have read out what is asked, and why; not again when the window is restored."""
        super().showEvent(event)
        if not event.spontaneous():
            announce(self, f"{safety_text.SCREENING_TITLE} {safety_text.SCREENING_WHY}")

    def keyPressEvent(self, event: QKeyEvent, /) -> None:
        """Keep the answers with Enter, wherever the focus is among the questions."""
        if event.key() in ENTER and not event.isAutoRepeat():
            if self.chosen:
                self._answer()
            else:
                # A key that is pressed before anything was read says nothing of anybody's health.
                self._save.setFocus(Qt.FocusReason.TabFocusReason)
        else:
            super().keyPressEvent(event)

    def _answer(self) -> None:
        chosen = self.chosen
        self.answered.emit(chosen)
        if self._stop(chosen) is Stop.HELP_FIRST:
            self.signs_requested.emit()

    def _leave(self) -> None:
        (self.later if self._is_first_time else self.back_requested).emit()

    def _tell(self) -> None:
        before = self._news.text()
        self._dress()
        if self._news.text() != before:
            announce(self, self._news.text())

    def _dress(self) -> None:
        chosen = self.chosen
        self._save.set_words(safety_text.save(len(chosen)))
        self._news.setText(self._follows(chosen))

    def _follows(self, chosen: frozenset[str]) -> str:
        """What follows from the ticks, the weightiest first."""
        if stop := self._stop(chosen):
            return safety_text.STOPS[stop].screening
        return safety_text.SCREENING_FOLLOWS if chosen else ""

    def _stop(self, chosen: frozenset[str]) -> Stop | None:
        return stop_of(each for each in self._conditions if each.id in chosen)

    def _head(self) -> Strip:
        head = Strip(self._theme, _COLUMN_EM)
        head.content.addWidget(self._back)
        head.content.setSpacing(self._theme.em(SPACE_M_EM))
        head.content.addWidget(self._later)
        head.content.addWidget(self._later_note, 1)
        head.content.addStretch()
        head.content.addWidget(self._signs)
        return head

    def _bar(self) -> Strip:
        bar = Strip(self._theme, _COLUMN_EM)
        bar.setProperty("role", FrameRole.BAR)
        bar.content.setSpacing(self._theme.em(SPACE_M_EM))
        bar.content.addWidget(self._news, 1)
        bar.content.addWidget(self._save)
        return bar

    def _column(self, conditions: Iterable[Condition]) -> PageColumn:
        em = self._theme.em
        scroll = PageColumn(self._theme, _COLUMN_EM)
        column = scroll.content
        column.setSpacing(em(SPACE_S_EM))
        column.setContentsMargins(0, em(SPACE_S_EM), 0, em(SPACE_L_EM))
        column.addLayout(self._intro())
        for group, members in groupby(conditions, key=lambda condition: condition.group):
            column.addSpacing(em(SPACE_M_EM))
            column.addLayout(self._group(safety_text.GROUPS[group], list(members)))
        column.addStretch(1)
        return scroll

    def _order_tabs(self) -> None:
        """Lead Tab from the top of the page to its foot: its parts were not made in that order."""
        lead_tab((self._back, self._later, self._signs, *self._rows.values(), self._save))

    def _intro(self) -> QVBoxLayout:
        words = QVBoxLayout()
        words.setSpacing(self._theme.em(SPACE_XS_EM))
        words.addWidget(make_label(safety_text.SCREENING_TITLE, TextRole.DISPLAY))
        words.addWidget(make_label(safety_text.SCREENING_WHY))
        words.addWidget(make_label(safety_text.SCREENING_KEPT, TextRole.MUTED))
        return words

    def _group(self, title: str, members: Iterable[Condition]) -> QVBoxLayout:
        gap = self._theme.em(SPACE_S_EM)
        rows = QVBoxLayout()
        rows.setSpacing(gap)
        rows.addWidget(make_label(title, TextRole.TITLE))
        grid = ColumnsLayout(self._theme.em(_QUESTION_EM), gap)
        for condition in members:
            row = self._rows[condition.id]
            if condition.stops is Stop.HELP_FIRST:
                # What comes before everything else has a line of its own, and tells more.
                rows.addWidget(row)
            else:
                grid.addWidget(row)
        rows.addLayout(grid)
        return rows

    def _action(self, words: str, role: str, icon: str = "") -> ActionButton:
        return ActionButton(self._theme, words, role, icon, large=True)


def _by_group(conditions: Iterable[Condition]) -> list[Condition]:
    """The conditions in the order of their groups, and within each group as they come."""
    order = tuple(ConditionGroup)
    return sorted(conditions, key=lambda condition: order.index(condition.group))
