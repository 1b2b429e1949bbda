"""What becomes of the answers before a session, to read and to choose from. Knows words, and no rule."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from desktop.ui import safety_text, text
from desktop.ui.announcement import announce
from desktop.ui.held_keys import HeldKeys
from desktop.ui.outcome import Outcome
from desktop.ui.theme.theme import Theme
from desktop.ui.theme.tokens import SPACE_M_EM, SPACE_S_EM, ButtonRole, FrameRole, TextRole
from desktop.ui.widgets.flow_layout import FlowLayout
from desktop.ui.widgets.label import ActionButton, make_label
from desktop.ui.widgets.page_column import PageColumn, Strip
from desktop.ui.widgets.person_notes import PersonNotes
from desktop.ui.widgets.tab_order import lead_tab


class OutcomeView(QWidget):
    """One outcome: what it means, what follows from it, what to do instead, and the way on.

    The way on stands at the left, away from the button that led here, so that a double click passes nothing
    unread; a key that is merely held presses nothing.

    Signals:
        begin_requested: The person wants to begin; True when they say that a clinician agreed.
        routine_requested: The id of a routine that was chosen instead.
        signs_requested: The person wants to see the warning signs.
        change_requested: The person wants to answer otherwise.
        back_requested: The person wants back to where they came from.
    """

    begin_requested = Signal(bool)
    routine_requested = Signal(str)
    signs_requested = Signal()
    change_requested = Signal()
    back_requested = Signal()

    def __init__(self, theme: Theme, width_em: float, parent: QWidget | None = None) -> None:
        """Make an empty view; ``show_outcome`` fills it.

        Args:
            theme: Colours, sizes and icons.
            width_em: The greatest width of its column.
            parent: The Qt parent.
        """
        super().__init__(parent)
        self._theme = theme
        self._held = HeldKeys(self)
        self._agreed = False
        self._begin = self._action(safety_text.BEGIN, ButtonRole.PRIMARY)
        self._begin.clicked.connect(lambda: self.begin_requested.emit(self._agreed))
        self._signs = self._action(text.TO_SIGNS, ButtonRole.PRIMARY)
        self._signs.clicked.connect(self.signs_requested)
        self._back = self._action(text.BACK, ButtonRole.QUIET)
        self._back.clicked.connect(self.back_requested)
        self._change = self._action(text.CHANGE_ANSWERS, ButtonRole.LINK)
        self._change.clicked.connect(self.change_requested)
        self._instead: tuple[ActionButton, ...] = ()
        self._gentlest: QPushButton = self._back
        self._sheet = QWidget()
        self._scroll = PageColumn(theme, width_em)
        self._scroll.content.addWidget(self._sheet)
        self._scroll.content.addStretch(1)
        bar = Strip(theme, width_em)
        bar.setProperty("role", FrameRole.BAR)
        ways = FlowLayout(theme.em(SPACE_M_EM), theme.em(SPACE_S_EM))
        for button in (self._begin, self._signs, self._back, self._change):
            ways.addWidget(button)
        bar.content.addLayout(ways, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._scroll, 1)
        column.addWidget(bar)

    @property
    def begin_button(self) -> QPushButton:
        """The button that begins the session; hidden when it may not begin."""
        return self._begin

    @property
    def signs_button(self) -> QPushButton:
        """The button that leads to the warning signs."""
        return self._signs

    @property
    def change_button(self) -> QPushButton:
        """The button that leads back to the questions."""
        return self._change

    @property
    def gentlest(self) -> QPushButton:
        """What a person who presses Enter without reading should get."""
        return self._gentlest

    def show_outcome(self, outcome: Outcome) -> None:
        """Show an outcome, and have it read out."""
        self._agreed = outcome.needs_agreement
        words = safety_text.BEGIN_ASKED if outcome.needs_agreement else safety_text.BEGIN
        self._begin.setText(words)
        self._begin.setAccessibleName(words)
        self._begin.setVisible(outcome.begin)
        self._signs.setVisible(outcome.signs)
        alone = not (outcome.begin or outcome.alternatives)
        self._signs.set_role(ButtonRole.PRIMARY if alone else ButtonRole.QUIET)
        self._back.setText(safety_text.NOT_YET if outcome.needs_agreement else text.BACK)
        self._back.setAccessibleName(self._back.text())
        self._back.set_role(ButtonRole.PRIMARY if alone else ButtonRole.QUIET)
        self._back.setVisible(outcome.needs_agreement or (alone and not outcome.signs))
        self._replace_sheet(outcome)
        self._gentlest = self._gentlest_of(outcome)
        spoken = (part.spoken for part in outcome.advice)
        announce(self, safety_text.told(outcome.title, (*outcome.lines, *spoken)))

    def _gentlest_of(self, outcome: Outcome) -> QPushButton:
        if outcome.begin and not outcome.needs_agreement:
            return self._begin
        if self._instead:
            return self._instead[0]
        return self._signs if outcome.signs else self._back

    def _replace_sheet(self, outcome: Outcome) -> None:
        sheet = self._sheet_of(outcome)
        self._scroll.swap(self._sheet, sheet)
        self._sheet = sheet
        self._scroll.scroll_to_top()
        lead_tab((self._change, *self._instead, self._begin, self._signs, self._back, self._change))

    def _sheet_of(self, outcome: Outcome) -> QWidget:
        sheet = QWidget()
        column = QVBoxLayout(sheet)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(self._theme.em(SPACE_M_EM))
        column.addWidget(make_label(outcome.title, TextRole.DISPLAY))
        for line in outcome.lines[:1]:
            column.addWidget(make_label(line, TextRole.HEADING))
        for line in outcome.lines[1:]:
            column.addWidget(make_label(line))
        if outcome.advice:
            column.addWidget(PersonNotes(self._theme, outcome.advice, title=""))
        self._instead = tuple(
            self._alternative(routine_id, title, ButtonRole.QUIET if place else ButtonRole.PRIMARY)
            for place, (routine_id, title) in enumerate(outcome.alternatives)
        )
        if self._instead:
            column.addSpacing(self._theme.em(SPACE_S_EM))
            column.addWidget(make_label(safety_text.ALTERNATIVES_HEAD, TextRole.HEADING))
            flow = FlowLayout(self._theme.em(SPACE_S_EM))
            for button in self._instead:
                flow.addWidget(button)
            column.addLayout(flow)
        return sheet

    def _alternative(self, routine_id: str, title: str, role: str) -> ActionButton:
        button = self._action(title, role, "play")
        button.setAccessibleName(safety_text.begin_instead(title))
        button.clicked.connect(lambda: self.routine_requested.emit(routine_id))
        return button

    def _action(self, words: str, role: str, icon: str = "") -> ActionButton:
        button = ActionButton(self._theme, words, role, icon, large=True)
        self._held.watch(button)
        return button
