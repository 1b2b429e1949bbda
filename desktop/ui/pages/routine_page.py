"""One routine before it starts: what it needs, its steps, what to take care of, and Start.

Knows the catalogue; never how a session is played.
"""

from collections.abc import Iterable
from itertools import groupby

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QAbstractButton, QFrame, QHBoxLayout, QVBoxLayout, QWidget

from desktop.figure.book import PictureBook
from desktop.figure.scene import Scene
from desktop.model.catalogue import Catalogue
from desktop.model.technique import Technique
from desktop.model.tool import Tool, ToolRole
from desktop.session.dose import scaled_dose
from desktop.ui import routine_text, text
from desktop.ui.icon_names import position_icon, tool_icon
from desktop.ui.summary import PlannedStep, Summaries, Summary
from desktop.ui.theme.theme import Theme
from desktop.ui.theme.tokens import (
    RADIUS_CARD_EM,
    SPACE_L_EM,
    SPACE_M_EM,
    SPACE_S_EM,
    SPACE_XL_EM,
    SPACE_XS_EM,
    ButtonRole,
    FrameRole,
    TextRole,
)
from desktop.ui.widgets.back_map_view import BackMapView
from desktop.ui.widgets.care_section import CareSection
from desktop.ui.widgets.fact import Fact
from desktop.ui.widgets.figure_view import FigureView
from desktop.ui.widgets.flow_layout import ColumnsLayout, FlowLayout
from desktop.ui.widgets.label import ActionButton, make_label
from desktop.ui.widgets.need_row import NeedRow
from desktop.ui.widgets.page_column import PageColumn, Strip
from desktop.ui.widgets.scene_view import SceneView
from desktop.ui.widgets.step_row import StepFace, StepRow

_COLUMN_EM = 72.0
_STEP_EM = 27.0
_HERO_EM = 19.0
_BACK_EM = 10.0


class RoutinePage(QWidget):
    """Tells all about one routine; Start is always in sight.

    Signals:
        start_requested: The id of the routine to play.
        back_requested: The person wants back to the library.
    """

    start_requested = Signal(str)
    back_requested = Signal()

    def __init__(
        self, theme: Theme, catalogue: Catalogue, book: PictureBook, parent: QWidget | None = None
    ) -> None:
        """Make an empty page; ``show_routine`` fills it.

        Args:
            theme: Colours, sizes and icons.
            catalogue: Where routines and what they name are looked up.
            book: The pictures of the steps.
            parent: The Qt parent.
        """
        super().__init__(parent)
        self._theme = theme
        self._catalogue = catalogue
        self._book = book
        self._summaries = Summaries(catalogue)
        self._routine_id = ""
        self.setProperty("role", FrameRole.PAGE)
        self._back = ActionButton(theme, text.TO_LIBRARY, ButtonRole.QUIET, "back")
        self._back.clicked.connect(self.back_requested)
        self._start = ActionButton(theme, routine_text.START_ROUTINE, ButtonRole.PRIMARY, "play")
        self._start.clicked.connect(lambda: self.start_requested.emit(self._routine_id))
        self._length = make_label("", TextRole.HEADING)
        self._scroll = PageColumn(theme, _COLUMN_EM)
        self._shown = QWidget()
        self._scroll.content.addWidget(self._shown)
        self._scroll.content.addStretch(1)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        outer.addWidget(self._head())
        outer.addWidget(self._scroll, 1)
        outer.addWidget(self._bar())
        self.setFocusProxy(self._start)
        QShortcut(QKeySequence.StandardKey.Cancel, self, self.back_requested.emit)

    @property
    def start_button(self) -> ActionButton:
        """The button that starts the session."""
        return self._start

    def show_routine(self, routine_id: str) -> None:
        """Fill the page.

        Args:
            routine_id: A routine of the catalogue.

        Raises:
            KeyError: When the catalogue has no such routine.
        """
        summary = self._summaries.of(routine_id)
        self._routine_id = routine_id
        self._length.setText(text.minutes(summary.duration_ms))
        sheet = self._sheet(summary)
        self._scroll.content.replaceWidget(self._shown, sheet)
        self._shown.hide()
        self._shown.deleteLater()
        self._shown = sheet
        sheet.show()
        self._scroll.verticalScrollBar().setValue(0)
        self._order_tabs(sheet)

    def _order_tabs(self, sheet: QWidget) -> None:
        """Lead Tab from the top of the page to its foot: the sheet was made after what stands below it."""
        before: QWidget = self._back
        for button in (*sheet.findChildren(QAbstractButton), self._start):
            self.setTabOrder(before, button)
            before = button

    def _head(self) -> Strip:
        head = Strip(self._theme, _COLUMN_EM)
        head.content.addWidget(self._back)
        head.content.addStretch(1)
        return head

    def _bar(self) -> Strip:
        bar = Strip(self._theme, _COLUMN_EM)
        bar.setProperty("role", FrameRole.BAR)
        self._length.setWordWrap(False)
        bar.content.addWidget(make_label(routine_text.DISCLAIMER, TextRole.MUTED), 1)
        bar.content.addWidget(self._length)
        bar.content.addWidget(self._start)
        return bar

    def _sheet(self, summary: Summary) -> QWidget:
        techniques = tuple({planned.technique.id: planned.technique for planned in summary.steps}.values())
        sheet = QWidget()
        column = QVBoxLayout(sheet)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(self._theme.em(SPACE_M_EM))
        column.addLayout(self._hero(summary))
        self._add_title(column, routine_text.NEEDS_TITLE)
        needs = ColumnsLayout(self._theme.em(_STEP_EM), self._theme.em(SPACE_M_EM))
        for need in self._needs(techniques):
            needs.addWidget(self._card(need))
        column.addLayout(needs)
        self._add_title(column, routine_text.STEPS_TITLE)
        self._add_steps(column, summary, several=len(techniques) > 1)
        care = CareSection(self._theme, techniques, self._catalogue.conditions, self._catalogue.sources)
        self._add_title(column, routine_text.CARE_TITLE)
        column.addWidget(self._card(care))
        return sheet

    def _hero(self, summary: Summary) -> QHBoxLayout:
        routine = summary.routine
        words = QVBoxLayout()
        words.setSpacing(self._theme.em(SPACE_S_EM))
        words.addStretch(1)
        words.addWidget(make_label(routine.title, TextRole.DISPLAY))
        words.addWidget(make_label(routine.goal))
        words.addSpacing(self._theme.em(SPACE_S_EM))
        words.addLayout(self._facts(summary))
        if routine.note:
            words.addSpacing(self._theme.em(SPACE_S_EM))
            words.addWidget(make_label(routine.note, TextRole.MUTED))
        words.addStretch(1)
        row = QHBoxLayout()
        row.setSpacing(self._theme.em(SPACE_XL_EM))
        row.addLayout(words, 5)
        row.addWidget(self._picture(summary.face), 6)
        return row

    def _picture(self, face: PlannedStep) -> QFrame:
        stage = QFrame()
        stage.setProperty("role", FrameRole.STAGE)
        stage.setFixedHeight(self._theme.em(_HERO_EM))
        row = QHBoxLayout(stage)
        row.setContentsMargins(1, 1, self._theme.em(SPACE_M_EM), 1)
        row.setSpacing(0)
        figure = FigureView(self._theme, radius_em=RADIUS_CARD_EM)
        figure.setAccessibleName(face.step.title)
        views: list[SceneView] = [figure]
        row.addWidget(figure, 1)
        if face.step.pressure:
            back = BackMapView(self._theme, radius_em=RADIUS_CARD_EM)
            back.setFixedWidth(self._theme.em(_BACK_EM))
            views.append(back)
            row.addWidget(back)
        for view in views:
            view.set_scene(self._scene(face))
            view.set_playing(True)
        return stage

    def _facts(self, summary: Summary) -> FlowLayout:
        flow = FlowLayout(self._theme.em(SPACE_M_EM), self._theme.em(SPACE_XS_EM))
        flow.addWidget(Fact(self._theme, "clock", text.minutes(summary.duration_ms)))
        flow.addWidget(Fact(self._theme, "level", routine_text.level(summary.routine.level)))
        for held in routine_text.told_positions(summary.positions):
            flow.addWidget(Fact(self._theme, position_icon(held), routine_text.position(held)))
        return flow

    def _add_title(self, column: QVBoxLayout, title: str) -> None:
        column.addSpacing(self._theme.em(SPACE_L_EM))
        column.addWidget(make_label(title, TextRole.TITLE))

    def _card(self, part: QWidget) -> QFrame:
        card = QFrame()
        card.setProperty("role", FrameRole.CARD)
        inside = QVBoxLayout(card)
        inset = self._theme.em(SPACE_M_EM)
        inside.setContentsMargins(inset, inset, inset, inset)
        inside.addWidget(part)
        inside.addStretch(1)
        return card

    def _needs(self, techniques: Iterable[Technique]) -> Iterable[QWidget]:
        tools = self._catalogue.tools
        groups = dict.fromkeys(group for technique in techniques for group in technique.needs)
        # Which tool of a group the person has is not known here, so each is told with its own limits.
        for group in groups:
            first, *others = (tools[tool_id] for tool_id in group)
            yield self._need(first, routine_text.YOUR_HANDS if first.role is ToolRole.ALWAYS else first.title)
            for other in others:
                yield self._need(other, routine_text.in_place_of(other.title, first.title))
        household = dict.fromkeys(tool_id for technique in techniques for tool_id in technique.household)
        if household:
            titles = [tools[tool_id].title.lower() for tool_id in household]
            yield NeedRow(self._theme, "household", text.sentence_case(text.all_of(titles)))

    def _need(self, tool: Tool, title: str) -> NeedRow:
        notes = (routine_text.instead(tool.substitute), tool.limits) if tool.substitute else (tool.limits,)
        return NeedRow(self._theme, tool_icon(self._theme, tool), title, notes)

    def _add_steps(self, column: QVBoxLayout, summary: Summary, *, several: bool) -> None:
        number = 0
        for technique, block in groupby(summary.steps, key=lambda planned: planned.technique):
            if several:
                column.addSpacing(self._theme.em(SPACE_S_EM) if number else 0)
                column.addWidget(make_label(technique.title, TextRole.HEADING))
            grid = ColumnsLayout(self._theme.em(_STEP_EM), self._theme.em(SPACE_M_EM))
            for planned in block:
                number += 1
                grid.addWidget(StepRow(self._theme, _face(number, planned), self._scene(planned)))
            column.addLayout(grid)
            if technique.tips:
                column.addWidget(self._tips(technique.tips))

    def _tips(self, tips: Iterable[str]) -> QWidget:
        part = QWidget()
        lines = QVBoxLayout(part)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setSpacing(self._theme.em(SPACE_XS_EM))
        lines.addWidget(make_label(routine_text.TIPS_TITLE))
        for tip in tips:
            lines.addWidget(make_label(tip, TextRole.MUTED))
        return part

    def _scene(self, planned: PlannedStep) -> Scene:
        return self._book.scene(planned.step, planned.step.picture_side)


def _face(number: int, planned: PlannedStep) -> StepFace:
    step = planned.step
    dose = scaled_dose(step, planned.scale)
    told = routine_text.dose(step, dose.duration_ms, dose.repetitions)
    return StepFace(number=number, title=step.title, do=step.do, dose=told, pressure=step.pressure)
