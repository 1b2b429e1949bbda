"""The first page: tick what you have, see what you can do with it.

Knows the shelf and the rule that selects from it; never the catalogue, nor what happens after a choice.
"""

from collections.abc import Iterable, Mapping, Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from desktop.library.offering import Offer, offer
from desktop.library.selection import Selection, Selector, Wish
from desktop.model.person import Person
from desktop.model.problem import BrokenFile
from desktop.model.shelf import Row, Shelf
from desktop.ui import text
from desktop.ui.theme.theme import Theme
from desktop.ui.theme.tokens import (
    SPACE_L_EM,
    SPACE_M_EM,
    SPACE_S_EM,
    SPACE_XS_EM,
    ButtonRole,
    TextRole,
)
from desktop.ui.widgets.appearance_button import AppearanceButton
from desktop.ui.widgets.card import Card
from desktop.ui.widgets.card_picture import CardPicture, Pictures
from desktop.ui.widgets.card_words import CardFace, FactText
from desktop.ui.widgets.chip import Chip
from desktop.ui.widgets.disclosure import Disclosure
from desktop.ui.widgets.flow_layout import ColumnsLayout, FlowLayout
from desktop.ui.widgets.label import ActionButton, make_label
from desktop.ui.widgets.page import Page
from desktop.ui.widgets.page_column import PageColumn
from desktop.ui.widgets.sheet import card_round

_COLUMN_EM = 92.0
_CARD_EM = 16.5
_WITHHELD_EM = 24.0


class LibraryPage(Page):
    """Tool chips above, the routines that fit below, then those that almost do, and those that are withheld.

    Signals:
        tools_changed: The ids of the tools that are ticked now, as a frozenset.
        routine_chosen: The id of the routine whose card was pressed.
        appearance_chosen: "system", "light", "dark" or "high_contrast".
        motion_chosen: True when pictures shall stand still.
        person_chosen: Skin and hair of the person in the pictures.
        learn_requested: The person wants answers.
        health_requested: The person wants to see or change what they told about their health.
        signs_requested: The person wants to see the warning signs.
        sound_requested: The person wants to choose what a session sounds like.
    """

    tools_changed = Signal(object)
    routine_chosen = Signal(str)
    appearance_chosen = Signal(str)
    motion_chosen = Signal(bool)
    person_chosen = Signal(str, str)
    learn_requested = Signal()
    health_requested = Signal()
    signs_requested = Signal()
    sound_requested = Signal()

    def __init__(
        self,
        theme: Theme,
        shelf: Shelf,
        pictures: Pictures,
        owned: frozenset[str],
        person: Person,
        parent: QWidget | None = None,
    ) -> None:
        """Make the page.

        Args:
            theme: Colours, sizes and icons.
            shelf: All there is to choose from.
            pictures: The pictures of the routines, by their ids.
            owned: The tools that are ticked from the start; those that are not asked about are left out.
            person: What decides what is offered.
            parent: The Qt parent.
        """
        super().__init__(parent)
        self._theme = theme
        self._pictures = pictures
        self._tools = {tool.id: tool for tool in shelf.tools}
        self._routines = {routine.row.id: routine for routine in shelf.routines}
        self._broken_files = shelf.broken
        self._conditions = {condition.id: condition.short for condition in shelf.conditions}
        self._offers: dict[str, Offer] = {}
        self._person = person
        self._selector = self._select_for(person)
        self._owned = owned & self._tools.keys()
        self._appearance = AppearanceButton(theme)
        self._appearance.chosen.connect(self.appearance_chosen)
        self._appearance.motion_chosen.connect(self.motion_chosen)
        self._appearance.person_chosen.connect(self.person_chosen)
        self._notice = make_label("", TextRole.MUTED)
        self._notice.hide()
        self._chips = {tool.id: Chip(theme, tool.title, tool.icon) for tool in shelf.tools}
        self._made: dict[tuple[str, CardFace], Card] = {}
        self._cards: dict[str, Card] = {}
        self._scroll = PageColumn(theme, _COLUMN_EM)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self._scroll)
        self._scroll.content.addLayout(self._header())
        self._scroll.content.addWidget(self._notice)
        self._scroll.content.addLayout(self._chip_flow())
        self._results = self._make_results()
        self._scroll.content.addWidget(self._results)
        self._scroll.content.addStretch(1)
        self.lead_keyboard_to(next(iter(self._chips.values()), self._appearance))

    @property
    def owned(self) -> frozenset[str]:
        """The ids of the tools that are ticked."""
        return self._owned

    def set_notice(self, words: str) -> None:
        """Say quietly, below the head of the page, what the person should know; nothing when empty."""
        self._notice.setText(words)
        self._notice.setVisible(bool(words))

    def set_person(self, person: Person) -> None:
        """Offer what is right for a person."""
        if person == self._person:
            return
        self._person = person
        self._selector = self._select_for(person)
        self._renew()

    def chip(self, tool_id: str) -> Chip:
        """The chip of a tool."""
        return self._chips[tool_id]

    def cards(self) -> dict[str, Card]:
        """The cards on the page by routine id, in the order in which they stand."""
        return dict(self._cards)

    def _header(self) -> QHBoxLayout:
        words = QVBoxLayout()
        words.setSpacing(self._theme.em(SPACE_XS_EM))
        words.addWidget(make_label(text.QUESTION, TextRole.DISPLAY))
        words.addWidget(make_label(text.QUESTION_NOTE, TextRole.BODY))
        header = QHBoxLayout()
        header.setSpacing(self._theme.em(SPACE_S_EM))
        header.addLayout(words, 1)
        for words_on, icon, signal in (
            (text.TO_LEARN, "learn", self.learn_requested),
            (text.TO_HEALTH, "care", self.health_requested),
        ):
            button = ActionButton(self._theme, words_on, ButtonRole.QUIET, icon)
            button.clicked.connect(signal)
            header.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
        sound = ActionButton(self._theme, text.TO_SOUND, ButtonRole.ICON, "sound")
        sound.clicked.connect(self.sound_requested)
        for small in (sound, self._appearance):
            header.addWidget(small, 0, Qt.AlignmentFlag.AlignTop)
        return header

    def _chip_flow(self) -> FlowLayout:
        flow = FlowLayout(self._theme.em(SPACE_S_EM))
        for tool_id, chip in self._chips.items():
            chip.setChecked(tool_id in self._owned)
            chip.toggled.connect(self._tick)
            flow.addWidget(chip)
        return flow

    def _select_for(self, person: Person) -> Selector:
        """The selector of what is offered to a person."""
        self._offers = {name: offer(routine.row, person) for name, routine in self._routines.items()}
        offered = (each.row for each in self._offers.values() if not each.withheld)
        return Selector(offered, tuple(self._tools))

    def _tick(self) -> None:
        self._owned = frozenset(tool_id for tool_id, chip in self._chips.items() if chip.isChecked())
        self._renew()
        self.tools_changed.emit(self._owned)

    def _renew(self) -> None:
        """Show what there is now in place of what there was."""
        before = self._results
        self._results = self._make_results()
        for card in before.findChildren(Card):
            # Kept with its picture: the next touch of a chip may want it again.
            card.setParent(self)
            # A page that was never on the screen would show it in its corner, with the first picture.
            card.hide()
        for card in self._cards.values():
            card.show()
        self._scroll.swap(before, self._results)

    def _make_results(self) -> QWidget:
        selection = self._selector.select(Wish(owned=self._owned))
        self._cards = {}
        results = QWidget()
        column = QVBoxLayout(results)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(self._theme.em(SPACE_M_EM))
        if selection.fitting:
            column.addLayout(self._count(len(selection.fitting)))
            column.addLayout(self._grid(dict.fromkeys(self._shortest_first(selection.fitting), ())))
        elif len(self._withheld) < len(self._routines):
            column.addWidget(self._empty(text.NOTHING_FITS, text.NOTHING_FITS_NOTE))
        elif self._routines:
            column.addWidget(self._all_withheld())
        else:
            column.addWidget(self._empty(text.NO_ROUTINES, text.NO_ROUTINES_NOTE))
        self._add_out_of_reach(column, selection)
        if self._withheld:
            column.addSpacing(self._theme.em(SPACE_M_EM))
            column.addWidget(self._withheld_list())
        if self._broken_files:
            column.addSpacing(self._theme.em(SPACE_M_EM))
            column.addWidget(self._broken(self._broken_files))
        return results

    def _shortest_first(self, routine_ids: Iterable[str]) -> list[str]:
        """The routines by how long they take: a first try is found at the top."""
        return sorted(routine_ids, key=lambda name: self._offers[name].row.duration_ms)

    def _count(self, fitting: int) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(self._theme.em(SPACE_S_EM))
        fit = make_label(text.fit_count(fitting), TextRole.HEADING)
        total = make_label(text.of_total(len(self._routines)), TextRole.MUTED)
        for label in (fit, total):
            label.setWordWrap(False)
            row.addWidget(label, 0, Qt.AlignmentFlag.AlignBaseline)
        row.addStretch(1)
        return row

    def _grid(self, openers: Mapping[str, Sequence[str]]) -> ColumnsLayout:
        """Cards of routines, each with the tools that would open it; none for one that fits."""
        grid = ColumnsLayout(self._theme.em(_CARD_EM), self._theme.em(SPACE_M_EM))
        for routine_id, tool_ids in openers.items():
            grid.addWidget(self._card(routine_id, tool_ids))
        return grid

    def _card(self, routine_id: str, opened_by: Sequence[str]) -> Card:
        routine, offered = self._routines[routine_id], self._offers[routine_id]
        length = FactText("clock", text.minutes(offered.row.duration_ms))
        face = CardFace(
            title=routine.title,
            facts=(length, FactText(routine.place_icon, routine.place), *_cautions(offered)),
            tools=self._lacks(opened_by) if opened_by else self._uses(offered.row),
            out_of_reach=bool(opened_by),
        )
        made = self._made.get((routine_id, face))
        if made is None:
            picture = CardPicture(self._theme, self._pictures, routine_id, dimmed=face.out_of_reach)
            made = self._made[routine_id, face] = Card(self._theme, face, picture, self)
            made.clicked.connect(lambda: self.routine_chosen.emit(routine_id))
        self._cards[routine_id] = made
        return made

    def _uses(self, row: Row) -> tuple[FactText, ...]:
        """One tool for every group that is asked about, the owned one where there is one."""
        chosen = dict.fromkeys(
            next((tool_id for tool_id in group if tool_id in self._owned), group[0]) for group in row.needs
        )
        tools = [self._tools[tool_id] for tool_id in chosen if tool_id in self._tools]
        return tuple(FactText(tool.icon, tool.title) for tool in tools) or (FactText("hands", text.NO_TOOLS),)

    def _lacks(self, tool_ids: Sequence[str]) -> tuple[FactText, ...]:
        tools = [self._tools[tool_id] for tool_id in tool_ids]
        told = text.missing([tool.title for tool in tools])
        return tuple(FactText(tool.icon, words) for tool, words in zip(tools, told, strict=True))

    def _add_out_of_reach(self, column: QVBoxLayout, selection: Selection) -> None:
        openers: dict[str, list[str]] = {}
        for tool_id, routine_ids in selection.almost.items():
            for routine_id in routine_ids:
                openers.setdefault(routine_id, []).append(tool_id)
        if openers:
            column.addSpacing(self._theme.em(SPACE_L_EM))
            column.addWidget(make_label(text.ALMOST_TITLE, TextRole.TITLE))
            nearest = {name: openers[name] for name in self._shortest_first(openers)}
            column.addLayout(self._grid(nearest))
        farther = len(selection.hidden) - len(openers)
        if farther:
            column.addWidget(make_label(text.farther(farther), TextRole.MUTED))

    @property
    def _withheld(self) -> list[str]:
        """The routines that are not offered, in the order of the shelf."""
        return [name for name, each in self._offers.items() if each.withheld]

    def _withheld_list(self) -> Disclosure:
        fold = Disclosure(self._theme, text.withheld(len(self._withheld)))
        by_reasons: dict[str, list[str]] = {}
        for routine_id in self._withheld:
            reasons = text.reasons(self._offers[routine_id].reasons, self._conditions)
            by_reasons.setdefault(reasons, []).append(routine_id)
        for reasons, routine_ids in by_reasons.items():
            fold.content.addWidget(make_label(reasons, TextRole.MUTED))
            grid = ColumnsLayout(self._theme.em(_WITHHELD_EM), self._theme.em(SPACE_XS_EM))
            for routine_id in routine_ids:
                title = ActionButton(self._theme, self._routines[routine_id].title, ButtonRole.LINK)
                title.setAccessibleDescription(reasons)
                title.clicked.connect(partial(self.routine_chosen.emit, routine_id))
                grid.addWidget(title)
            fold.content.addLayout(grid)
            fold.content.addSpacing(self._theme.em(SPACE_S_EM))
        return fold

    def _empty(self, title: str, note: str) -> QFrame:
        sheet, column = self._sheet()
        column.addWidget(make_label(title, TextRole.HEADING))
        column.addWidget(make_label(note, TextRole.BODY))
        return sheet

    def _all_withheld(self) -> QFrame:
        """That nothing is offered, and what can be done about it."""
        sheet, column = self._sheet()
        column.addWidget(make_label(text.ALL_WITHHELD, TextRole.HEADING))
        column.addWidget(make_label(text.ALL_WITHHELD_NOTE, TextRole.BODY))
        column.addSpacing(self._theme.em(SPACE_S_EM))
        ways = FlowLayout(self._theme.em(SPACE_S_EM))
        for words, role, signal in (
            (text.CHANGE_ANSWERS, ButtonRole.PRIMARY, self.health_requested),
            (text.TO_SIGNS, ButtonRole.QUIET, self.signs_requested),
        ):
            button = ActionButton(self._theme, words, role, "care")
            button.clicked.connect(signal)
            ways.addWidget(button)
        column.addLayout(ways)
        return sheet

    def _broken(self, files: tuple[BrokenFile, ...]) -> QFrame:
        sheet, column = self._sheet()
        column.addWidget(make_label(text.unread(len(files)), TextRole.HEADING))
        for problem in (problem for file in files for problem in file.problems):
            column.addWidget(make_label(text.problem_place(problem), TextRole.MUTED))
            column.addWidget(make_label(f"{problem.message} {problem.hint}".strip(), TextRole.BODY))
        return sheet

    def _sheet(self) -> tuple[QFrame, QVBoxLayout]:
        column = QVBoxLayout()
        column.setSpacing(self._theme.em(SPACE_XS_EM))
        return card_round(self._theme, column, SPACE_L_EM), column


def _cautions(offered: Offer) -> tuple[FactText, ...]:
    """What a card says besides, in the order of what matters more."""
    told = [(text.ASK_FIRST, offered.to_ask), (text.SHORTENED, offered.shortened)]
    return tuple(FactText("care", words) for words, holds in told if holds)
