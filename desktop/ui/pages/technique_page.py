"""One technique: its steps with moving pictures, what it needs, what can be done instead, and what is known.

Knows the catalogue and the person that it is shown to; never where the person came from.
"""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from desktop.figure.book import PictureBook
from desktop.library.adapting import adapted_catalogue
from desktop.library.fitting import rows_of
from desktop.library.offering import Offer, offer
from desktop.model.catalogue import Catalogue
from desktop.model.person import Person
from desktop.model.routine import Routine, RoutineItem
from desktop.model.technique import Technique
from desktop.ui import routine_text, technique_text, text
from desktop.ui.announcement import announce
from desktop.ui.for_you import advice_of
from desktop.ui.icon_names import position_icon
from desktop.ui.summary import Summaries, Summary
from desktop.ui.theme.theme import Theme
from desktop.ui.theme.tokens import SPACE_M_EM
from desktop.ui.widgets.care_section import CareSection
from desktop.ui.widgets.flow_layout import ColumnsLayout
from desktop.ui.widgets.hero import Hero, HeroFace
from desktop.ui.widgets.link_card import LinkCard
from desktop.ui.widgets.needs_grid import NeedsGrid
from desktop.ui.widgets.person_notes import PersonNotes
from desktop.ui.widgets.sheet import Sheet, card_round
from desktop.ui.widgets.sheet_page import SheetPage
from desktop.ui.widgets.steps_grid import StepsGrid

_CARD_EM = 27.0


class TechniquePage(SheetPage):
    """Tells all about one technique; nothing is started here.

    Signals:
        technique_requested: The id of a technique to do instead.
        routine_requested: The id of a routine that it is part of.
        link_requested: The https address of a source that the person wants to read.
    """

    technique_requested = Signal(str)
    routine_requested = Signal(str)
    link_requested = Signal(str)

    def __init__(
        self, theme: Theme, catalogue: Catalogue, book: PictureBook, parent: QWidget | None = None
    ) -> None:
        """Make an empty page; ``show_technique`` fills it.

        Args:
            theme: Colours, sizes and icons.
            catalogue: Where techniques and what they name are looked up.
            book: The pictures of the steps.
            parent: The Qt parent.
        """
        super().__init__(theme, parent)
        self._catalogue = catalogue
        self._book = book
        self.lead_keyboard_to(self.back_button)

    def show_technique(self, technique_id: str, person: Person) -> None:
        """Fill the page with a technique as it is right for the person.

        Args:
            technique_id: A technique of the catalogue.
            person: What is known of the person.

        Raises:
            KeyError: When the catalogue has no such technique.
        """
        technique = self._catalogue.techniques[technique_id]
        alone = _alone(self._catalogue, technique)
        offered = _offer(alone, person)
        shown = alone if offered.withheld else adapted_catalogue(alone, offered, person.conditions)
        summary = Summaries(shown).of(technique_id)
        advice = advice_of(offered, self._catalogue, person)
        sheet = Sheet(self._theme)
        sheet.add(self._hero(technique, summary))
        if advice:
            sheet.add(PersonNotes(self._theme, advice))
            announce(self, routine_text.advice_news(advice[0].head))
        if not offered.withheld:
            self._add_doing(sheet, technique, summary)
        self._add_ways_on(sheet, technique, person, withheld=offered.withheld)
        care = CareSection(self._theme, (technique,), self._catalogue)
        care.link_requested.connect(self.link_requested)
        sheet.add_section(routine_text.CARE_TITLE, card_round(self._theme, care))
        self.show_sheet(sheet)

    def _hero(self, technique: Technique, summary: Summary) -> Hero:
        step = summary.face.step
        face = HeroFace(
            title=technique.title,
            line=technique_text.regions(self._regions(technique)),
            facts=(
                ("clock", text.minutes(summary.lengths.total_ms)),
                ("level", routine_text.level(technique.level)),
                *self._places(technique),
            ),
            note=technique.often,
            picture=step.title,
            pressed=bool(step.pressure),
        )
        return Hero(self._theme, face, self._book.scene(step, step.picture_side))

    def _regions(self, technique: Technique) -> Sequence[str]:
        """The titles of its regions, without those that another of them joins."""
        regions = [self._catalogue.regions[name] for name in technique.regions]
        joined = {part for region in regions for part in region.parts}
        return [region.title for region in regions if region.id not in joined]

    def _places(self, technique: Technique) -> Iterable[tuple[str, str]]:
        told = routine_text.position(technique.position)
        yield position_icon(technique.position), told
        if technique.floor and told != technique_text.ON_THE_FLOOR:
            yield "position_floor", technique_text.ON_THE_FLOOR

    def _add_doing(self, sheet: Sheet, technique: Technique, summary: Summary) -> None:
        needs = NeedsGrid(self._theme, (technique,), self._catalogue.tools)
        sheet.add_section(routine_text.NEEDS_TITLE, needs)
        steps = StepsGrid(self._theme, summary.steps, self._book)
        for row in steps.rows:
            row.take_keyboard()
        sheet.add_section(routine_text.STEPS_TITLE, steps)

    def _add_ways_on(self, sheet: Sheet, technique: Technique, person: Person, *, withheld: bool) -> None:
        """What to do instead, as far as it is right for the person, and where the technique is played."""
        cards = [self._substitutes(technique, person)]
        if not withheld:
            cards.append(self._routines(technique))
        grid = ColumnsLayout(self._theme.em(_CARD_EM), self._theme.em(SPACE_M_EM))
        for card in filter(None, cards):
            grid.addWidget(card)
        if grid.count():
            sheet.add_section(technique_text.WAYS_ON_TITLE, grid)

    def _substitutes(self, technique: Technique, person: Person) -> LinkCard | None:
        others = [self._catalogue.techniques[name] for name in technique.instead]
        right = [other for other in others if not _offer(_alone(self._catalogue, other), person).withheld]
        if not right:
            return None
        ways = [(other.id, other.title) for other in right]
        card = LinkCard(self._theme, "repeat", technique_text.INSTEAD_TITLE, ways)
        card.chosen.connect(self.technique_requested)
        return card

    def _routines(self, technique: Technique) -> LinkCard | None:
        ways = _containing(self._catalogue.routines.values(), technique.id)
        if not ways:
            return None
        card = LinkCard(self._theme, "play", technique_text.ROUTINES_TITLE, ways)
        card.chosen.connect(self.routine_requested)
        return card


def _alone(catalogue: Catalogue, technique: Technique) -> Catalogue:
    """The catalogue with a single routine, which is this technique and has its id."""
    item = RoutineItem(technique=technique.id)
    routine = Routine(id=technique.id, title=technique.title, goal="", techniques=(item,))
    return replace(catalogue, routines={routine.id: routine})


def _offer(alone: Catalogue, person: Person) -> Offer:
    """What is offered of the only routine."""
    (row,) = rows_of(alone, {})
    return offer(row, person)


def _containing(routines: Iterable[Routine], technique_id: str) -> Sequence[tuple[str, str]]:
    """Ids and titles of the routines that a technique is part of."""
    return [
        (routine.id, routine.title)
        for routine in routines
        if any(item.technique == technique_id for item in routine.techniques)
    ]
