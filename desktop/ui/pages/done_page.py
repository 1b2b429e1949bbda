"""What follows a session: what was done, how it is now, and the way on. Knows a summary and no session."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from desktop.ui import hurt_text, session_text
from desktop.ui.announcement import announce
from desktop.ui.tally import SessionSummary
from desktop.ui.theme.palette import ColorRole
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
from desktop.ui.widgets.label import ActionButton, make_label
from desktop.ui.widgets.page import Page
from desktop.ui.widgets.pain_after import PainAfter
from desktop.ui.widgets.priority_column import PriorityColumn

_COLUMN_EM = 36.0
_MARK_EM = 3.4
_ICON_EM = 1.3


class DonePage(Page):
    """A calm end: no scores and no praise, only what was done and what is good to know.

    Signals:
        repeat_requested: Play the same routine again.
        home_requested: Go back to the routines.
        pain_told: How strong the pain is now, 0 to 10; again when the person corrects it.
        routine_requested: The id of the routine that was offered and is wanted.
    """

    repeat_requested = Signal()
    home_requested = Signal()
    pain_told = Signal(int)
    routine_requested = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._column = PriorityColumn(theme)
        self._column.setMaximumWidth(theme.em(_COLUMN_EM))
        self._column.setAccessibleName(session_text.DONE_TITLE)
        self._mark = QLabel()
        self._mark.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self._routine = make_label("", TextRole.MUTED)
        self._routine.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self._time = _Figure()
        self._done = _Figure()
        self._skipped = _Figure()
        self.pain = PainAfter(theme)
        self.pain.pain_told.connect(self.pain_told)
        self.pain.routine_requested.connect(self.routine_requested)
        self._icons = [QLabel() for _ in session_text.DONE_AFTER]
        self._repeat = ActionButton(theme, session_text.DONE_REPEAT, ButtonRole.QUIET, "repeat", large=True)
        self._home = ActionButton(theme, session_text.DONE_HOME, ButtonRole.PRIMARY, large=True)
        self._repeat.clicked.connect(self.repeat_requested)
        self._home.clicked.connect(self.home_requested)
        self.lead_keyboard_to(self._home)
        self._lay_out()
        QShortcut(QKeySequence.StandardKey.Cancel, self, self.home_requested.emit).setAutoRepeat(False)
        theme.changed.connect(self._restyle)
        self._restyle()

    def set_summary(self, summary: SessionSummary, pain_before: int | None) -> None:
        """Show what was done, and ask how the back is now.

        Args:
            summary: What was done.
            pain_before: The pain before the session, 0 to 10; None when it is not known.
        """
        self.pain.ask(pain_before)
        self._routine.setText(summary.title)
        self._time.set_figure(*session_text.played_time(summary.played_ms))
        self._done.set_figure(str(summary.done), session_text.steps_done(summary.done))
        self._skipped.set_figure(str(summary.skipped), session_text.DONE_SKIPPED)
        self._skipped.setVisible(summary.skipped > 0)
        self._column.arrange()

    def set_advice(self, lines: Sequence[str], routine: tuple[str, str] | None) -> None:
        """Say what follows from the pain that was told.

        Args:
            lines: A sentence or two each.
            routine: The id and the title of a routine to offer; None for none.
        """
        self.pain.set_advice(lines, routine)
        self._column.arrange()

    @property
    def figures(self) -> tuple[str, ...]:
        """What was done, as it stands on the screen: "6 minutes", "12 steps done"."""
        shown = (self._time, self._done, self._skipped)
        return tuple(figure.words for figure in shown if not figure.isHidden())

    def showEvent(self, event: QShowEvent, /) -> None:
        """Offer the way on, and say that it is over; not again when the window is restored."""
        super().showEvent(event)
        if event.spontaneous():
            return
        self.setFocus()
        announce(self, f"{session_text.DONE_TITLE} {', '.join(self.figures)}. {hurt_text.HOW_NOW}")

    def keyPressEvent(self, event: QKeyEvent, /) -> None:
        """Take digits for the pain, wherever the focus is."""
        if not self.pain.scale.take_key(event):
            super().keyPressEvent(event)

    def _lay_out(self) -> None:
        self._column.add(self._mark, rank=1)
        self._column.add(self._head(), space_em=SPACE_XS_EM)
        self._column.add(self._figure_row(), space_em=SPACE_L_EM)
        self._column.add(self.pain, space_em=SPACE_M_EM)
        self._column.add(self._after_card(), space_em=SPACE_M_EM)
        middle = QHBoxLayout()
        middle.addStretch(1)
        middle.addWidget(self._column, 1000)
        middle.addStretch(1)
        # The way on stays in sight however long the page is.
        margin = self._theme.em(SPACE_L_EM)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(margin, margin, margin, margin)
        whole.setSpacing(margin)
        whole.addLayout(middle, 1)
        whole.addLayout(self._button_row())

    def _head(self) -> QWidget:
        block = QWidget()
        head = QVBoxLayout(block)
        head.setContentsMargins(0, 0, 0, 0)
        head.setSpacing(self._theme.em(SPACE_XS_EM))
        title = make_label(session_text.DONE_TITLE, TextRole.DISPLAY)
        title.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        head.addWidget(title)
        head.addWidget(self._routine)
        return block

    def _figure_row(self) -> QWidget:
        block = QWidget()
        row = QHBoxLayout(block)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(self._theme.em(SPACE_M_EM))
        for figure in (self._time, self._done, self._skipped):
            row.addWidget(figure, 1)
        return block

    def _after_card(self) -> QFrame:
        em = self._theme.em
        card = QFrame()
        card.setProperty("role", FrameRole.CARD)
        column = QVBoxLayout(card)
        column.setContentsMargins(em(SPACE_L_EM), em(SPACE_M_EM), em(SPACE_L_EM), em(SPACE_L_EM))
        column.setSpacing(em(SPACE_M_EM))
        column.addWidget(make_label(session_text.DONE_AFTER_TITLE, TextRole.HEADING))
        for icon, (_, words) in zip(self._icons, session_text.DONE_AFTER, strict=True):
            row = QHBoxLayout()
            row.setSpacing(em(SPACE_M_EM))
            row.addWidget(icon, 0, Qt.AlignmentFlag.AlignTop)
            row.addWidget(make_label(words, TextRole.BODY), 1)
            column.addLayout(row)
        return card

    def _button_row(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(self._theme.em(SPACE_S_EM))
        row.addStretch(1)
        row.addWidget(self._repeat)
        row.addWidget(self._home)
        row.addStretch(1)
        return row

    def _restyle(self) -> None:
        theme = self._theme
        self._mark.setPixmap(theme.pixmap("check", ColorRole.PRIMARY, _MARK_EM))
        for icon, (name, _) in zip(self._icons, session_text.DONE_AFTER, strict=True):
            icon.setPixmap(theme.pixmap(name, ColorRole.PRIMARY_TEXT, _ICON_EM))


class _Figure(QFrame):
    """A number with its unit under it."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", FrameRole.CARD)
        self._number = make_label("", TextRole.DISPLAY)
        self._unit = make_label("", TextRole.MUTED)
        column = QVBoxLayout(self)
        column.setSpacing(0)
        for label in (self._number, self._unit):
            label.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            column.addWidget(label)

    @property
    def words(self) -> str:
        """Number and unit."""
        return f"{self._number.text()} {self._unit.text()}"

    def set_figure(self, number: str, unit: str) -> None:
        """Show a number and its unit."""
        self._number.setText(number)
        self._unit.setText(unit)
