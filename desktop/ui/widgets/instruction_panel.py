"""The right-hand side of the player: what to do, for how long, how hard, and what comes next.

Knows one moment of a session at a time; nothing of what came before it.
"""

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from desktop.figure.scene import Scene
from desktop.session.timeline import Side
from desktop.ui import session_text
from desktop.ui.moment import Moment
from desktop.ui.theme.theme import Theme
from desktop.ui.theme.tokens import SPACE_L_EM, SPACE_M_EM, SPACE_S_EM, SPACE_XS_EM, FrameRole, TextRole
from desktop.ui.widgets.flow_layout import FlowLayout
from desktop.ui.widgets.label import make_label
from desktop.ui.widgets.next_card import NextCard
from desktop.ui.widgets.priority_column import PriorityColumn
from desktop.ui.widgets.side_tag import SideTag
from desktop.ui.widgets.step_facts import StepFacts
from desktop.ui.widgets.time_ring import TimeRing

_RING_WIDTH_RATIO = 0.38
_RING_LEAST_EM = 7.5
_RING_MOST_EM = 13.0
_LARGE_TITLE_EM = 14.0
"""In less height than this a large title would push the time out of sight."""

_NEXT_RANK, _FEEL_RANK, _MISTAKE_RANK = 1, 2, 3
"""What goes when there is no room: the mistake first, then the feel, then what comes next."""


class InstructionPanel(PriorityColumn):
    """Shows a moment, and leaves out what matters least where the height is short."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self._theme = theme
        self.setAccessibleName(session_text.PANEL_NAME)
        self._kicker = make_label("", FrameRole.TAG)
        self._side = SideTag(theme)
        self._title = make_label("", TextRole.DISPLAY)
        self._do = make_label("", TextRole.BODY)
        self.ring = TimeRing(theme)
        self._facts = StepFacts(theme)
        self._feel = make_label("", TextRole.MUTED)
        self._mistake = make_label("", TextRole.MUTED)
        self._next = NextCard(theme)
        self._tags = self._tag_row()
        self._measures = self._measure_row()
        self._fill_column()

    @property
    def title(self) -> str:
        """What to do, as it stands on the screen."""
        return self._title.text()

    @property
    def side(self) -> Side:
        """The side in the tag."""
        return self._side.side

    @property
    def next_card(self) -> NextCard:
        """The card of the step that comes next."""
        return self._next

    def set_moment(self, moment: Moment, next_scene: Scene | None, *, eased: bool = False) -> None:
        """Show a moment.

        Args:
            moment: What to show.
            next_scene: The picture of the step after it; None after the last.
            eased: Whether its technique was eased off because it hurt.
        """
        self._kicker.setText(moment.kicker)
        self._kicker.setVisible(bool(moment.kicker))
        self._side.set_side(moment.side)
        self._title.setText(moment.title)
        self._do.setText(moment.do)
        self._facts.set_facts(moment.pressure, moment.breathing, eased=eased)
        self._feel.setText(session_text.feel(moment.feel))
        self._mistake.setText(session_text.avoid(moment.mistake))
        self._next.set_next(moment.next, next_scene)
        has_tag = bool(moment.kicker) or moment.side is not Side.NONE
        self.set_wanted(self._tags, has_tag)
        self.set_wanted(self._feel, bool(moment.feel))
        self.set_wanted(self._mistake, bool(moment.mistake))
        self.arrange()
        self.verticalScrollBar().setValue(0)

    def resizeEvent(self, event: QResizeEvent, /) -> None:
        """Let the ring grow with the panel."""
        em = self._theme.em
        side = round(min(max(self.width() * _RING_WIDTH_RATIO, em(_RING_LEAST_EM)), em(_RING_MOST_EM)))
        self.ring.setFixedSize(side, side)
        self._set_title_role(TextRole.DISPLAY if self.height() >= em(_LARGE_TITLE_EM) else TextRole.HEADING)
        super().resizeEvent(event)

    def _set_title_role(self, role: TextRole) -> None:
        if self._title.property("role") != role:
            self._title.setProperty("role", role)
            # A stylesheet takes note of a property only when the widget is polished again.
            self._title.style().unpolish(self._title)
            self._title.style().polish(self._title)

    def _fill_column(self) -> None:
        self.add(self._tags, leads=True)
        self.add(self._title, space_em=SPACE_S_EM, leads=True)
        self.add(self._do, space_em=SPACE_S_EM)
        self.add(self._measures, space_em=SPACE_L_EM, leads=True)
        self.add(self._feel, rank=_FEEL_RANK, space_em=SPACE_M_EM)
        self.add(self._mistake, rank=_MISTAKE_RANK, space_em=SPACE_XS_EM)
        self.add(self._next, rank=_NEXT_RANK, space_em=SPACE_L_EM)

    def _tag_row(self) -> QWidget:
        row = QWidget()
        flow = FlowLayout(self._theme.em(SPACE_S_EM), parent=row)
        for tag in (self._side, self._kicker):
            flow.addWidget(tag)
        self._kicker.setMinimumHeight(self._side.sizeHint().height())
        return row

    def _measure_row(self) -> QWidget:
        row = QWidget()
        layout = QHBoxLayout(row)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(self._theme.em(SPACE_L_EM))
        layout.addWidget(self.ring, 0, Qt.AlignmentFlag.AlignTop)
        layout.addWidget(self._facts, 1)
        return row
