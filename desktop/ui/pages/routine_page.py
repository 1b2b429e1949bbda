"""One routine before it starts, as it is offered to the person: its steps, what to mind, and Start.

Knows the catalogue and what is offered; never how a session is played, nor who decides what is offered.
"""

from itertools import groupby

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from desktop.figure.book import PictureBook
from desktop.library.adapting import adapted_catalogue
from desktop.library.offering import Offer
from desktop.model.catalogue import Catalogue
from desktop.model.person import Person
from desktop.model.technique import Technique
from desktop.ui import routine_text, text
from desktop.ui.announcement import announce
from desktop.ui.for_you import Advice, advice_of
from desktop.ui.icon_names import position_icon
from desktop.ui.summary import Summaries, Summary
from desktop.ui.theme.theme import Theme
from desktop.ui.theme.tokens import SPACE_M_EM, SPACE_S_EM, ButtonRole, FrameRole, TextRole
from desktop.ui.widgets.care_section import CareSection
from desktop.ui.widgets.hero import Hero, HeroFace
from desktop.ui.widgets.label import ActionButton, make_label
from desktop.ui.widgets.needs_grid import NeedsGrid
from desktop.ui.widgets.page_column import Strip
from desktop.ui.widgets.person_notes import PersonNotes
from desktop.ui.widgets.sheet import Sheet, card_round
from desktop.ui.widgets.sheet_page import COLUMN_EM, SheetPage
from desktop.ui.widgets.steps_grid import StepsGrid


class RoutinePage(SheetPage):
    """Tells all about one routine; Start is always in sight, unless nothing of it is offered.

    Signals:
        start_requested: The id of the routine to play.
        technique_requested: The id of a technique that the person wants to know more about.
        link_requested: The https address of a source that the person wants to read.
    """

    start_requested = Signal(str)
    technique_requested = Signal(str)
    link_requested = Signal(str)

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
        super().__init__(theme, parent)
        self._catalogue = catalogue
        self._book = book
        self._routine_id = ""
        self._start = ActionButton(theme, routine_text.START_ROUTINE, ButtonRole.PRIMARY, "play")
        self._start.clicked.connect(lambda: self.start_requested.emit(self._routine_id))
        self._away = ActionButton(theme, routine_text.AWAY, ButtonRole.PRIMARY, "back")
        self._away.clicked.connect(self.back_requested)
        self._length = make_label("", TextRole.HEADING)
        self.add_foot(self._bar())

    @property
    def start_button(self) -> ActionButton:
        """The button that starts the session; not shown when the routine is withheld."""
        return self._start

    @property
    def away_button(self) -> ActionButton:
        """The button that leads back, in the place of Start when the routine is withheld."""
        return self._away

    def show_routine(self, offer: Offer, person: Person) -> None:
        """Fill the page with a routine as it is offered.

        Args:
            offer: What of a routine of the catalogue is offered to the person.
            person: What is known of the person.

        Raises:
            KeyError: When the catalogue has no such routine.
        """
        offered = (
            self._catalogue
            if offer.withheld
            else adapted_catalogue(self._catalogue, offer, person.conditions)
        )
        summary = Summaries(offered).of(offer.row.id)
        advice = advice_of(offer, self._catalogue, person)
        self._routine_id = offer.row.id
        self._length.setText(text.minutes(summary.lengths.total_ms))
        for part in (self._length, self._start):
            part.setVisible(not offer.withheld)
        self._away.setVisible(offer.withheld)
        self.lead_keyboard_to(self._away if offer.withheld else self._start)
        self.show_sheet(self._sheet(summary, advice, withheld=offer.withheld))
        if advice:
            announce(self, routine_text.advice_news(advice[0].head))

    def _bar(self) -> Strip:
        bar = Strip(self._theme, COLUMN_EM)
        bar.setProperty("role", FrameRole.BAR)
        self._length.setWordWrap(False)
        bar.content.addWidget(make_label(routine_text.DISCLAIMER, TextRole.MUTED), 1)
        bar.content.addWidget(self._length)
        bar.content.addWidget(self._start)
        bar.content.addWidget(self._away)
        return bar

    def _sheet(self, summary: Summary, advice: tuple[Advice, ...], *, withheld: bool) -> Sheet:
        techniques = tuple({planned.technique.id: planned.technique for planned in summary.steps}.values())
        sheet = Sheet(self._theme)
        sheet.add(self._hero(summary))
        if advice:
            sheet.add(PersonNotes(self._theme, advice))
        if not withheld:
            needs = NeedsGrid(self._theme, techniques, self._catalogue.tools)
            sheet.add_section(routine_text.NEEDS_TITLE, needs)
            sheet.add_title(routine_text.STEPS_TITLE)
            self._add_steps(sheet, summary, several=len(techniques) > 1)
        often = routine_text.often(techniques)
        care = CareSection(self._theme, techniques, self._catalogue, often)
        care.link_requested.connect(self.link_requested)
        sheet.add_section(routine_text.CARE_TITLE, card_round(self._theme, care))
        return sheet

    def _hero(self, summary: Summary) -> Hero:
        routine, step = summary.routine, summary.face.step
        positions = routine_text.told_positions(summary.positions)
        face = HeroFace(
            title=routine.title,
            line=routine.goal,
            facts=(
                ("clock", text.minutes(summary.lengths.total_ms)),
                ("level", routine_text.level(routine.level)),
                *((position_icon(held), routine_text.position(held)) for held in positions),
            ),
            note=routine.note,
            picture=step.title,
            pressed=bool(step.pressure),
        )
        return Hero(self._theme, face, self._book.scene(step, step.picture_side))

    def _add_steps(self, sheet: Sheet, summary: Summary, *, several: bool) -> None:
        number = 1
        for technique, block in groupby(summary.steps, key=lambda planned: planned.technique):
            steps = tuple(block)
            sheet.add(self._technique_head(technique, named=several))
            sheet.add(StepsGrid(self._theme, steps, self._book, first_number=number))
            number += len(steps)

    def _technique_head(self, technique: Technique, *, named: bool) -> QWidget:
        head = QWidget()
        row = QHBoxLayout(head)
        row.setContentsMargins(0, self._theme.em(SPACE_S_EM) if named else 0, 0, 0)
        row.setSpacing(self._theme.em(SPACE_M_EM))
        if named:
            row.addWidget(make_label(technique.title, TextRole.HEADING), 1)
        more = ActionButton(self._theme, routine_text.MORE, ButtonRole.LINK)
        more.setAccessibleName(routine_text.more_about(technique.title))
        more.clicked.connect(lambda: self.technique_requested.emit(technique.id))
        row.addWidget(more)
        if not named:
            row.addStretch(1)
        return head
