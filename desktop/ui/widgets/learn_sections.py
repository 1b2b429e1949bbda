"""The sections of the Learn page, from the catalogue: what stands in each, and the words it is found by.

Knows no page; leads nowhere itself.
"""

from collections.abc import Iterable, Sequence
from itertools import chain

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QFrame, QLayout, QVBoxLayout, QWidget

from desktop.figure.book import PictureBook
from desktop.model.catalogue import Catalogue
from desktop.model.technique import Technique
from desktop.ui import learn_text, routine_text, signs_text
from desktop.ui.icon_names import position_icon
from desktop.ui.learn_text import Heading
from desktop.ui.search import words_of
from desktop.ui.technique_pictures import TechniquePictures
from desktop.ui.theme.theme import Theme
from desktop.ui.theme.tokens import SPACE_L_EM, SPACE_M_EM, ButtonRole, FrameRole, TextRole
from desktop.ui.widgets.card import Card
from desktop.ui.widgets.card_picture import CardPicture
from desktop.ui.widgets.card_words import CardFace, FactText
from desktop.ui.widgets.flow_layout import ColumnsLayout
from desktop.ui.widgets.fold_row import RowSheet
from desktop.ui.widgets.found_section import FoundSection, Searchable
from desktop.ui.widgets.knowledge_rows import KnowledgeRows
from desktop.ui.widgets.label import ActionButton
from desktop.ui.widgets.need_row import NeedRow
from desktop.ui.widgets.row_button import RowButton

_CARD_EM = 14.0
_NAME_EM = 20.0


class LearnSections(QObject):
    """Makes the sections, and says what is asked for in them.

    Signals:
        technique_requested: The id of a technique.
        signs_requested: The person wants to see the warning signs.
        link_requested: The https address of a source.
    """

    technique_requested = Signal(str)
    signs_requested = Signal()
    link_requested = Signal(str)

    def __init__(self, theme: Theme, catalogue: Catalogue, book: PictureBook, parent: QObject) -> None:
        """Make all sections that there is something for.

        Args:
            theme: Colours, sizes and icons.
            catalogue: All that there is to tell.
            book: The pictures of the techniques.
            parent: The Qt parent.
        """
        super().__init__(parent)
        self._theme = theme
        self._catalogue = catalogue
        self._pictures = TechniquePictures(catalogue.techniques, book)
        self._rows = KnowledgeRows(theme, catalogue, self)
        self._rows.technique_requested.connect(self.technique_requested)
        self._rows.link_requested.connect(self.link_requested)
        self._made: dict[Heading, FoundSection] = {}
        self._add_answers()
        self._add_claims()
        self._add_doctor()
        self._add_rules()
        self._add_calm()
        self._add_index()

    @property
    def headings(self) -> tuple[Heading, ...]:
        """The heads of the sections, from the top of the page to its foot."""
        return tuple(self._made)

    @property
    def sections(self) -> tuple[FoundSection, ...]:
        """The sections, in the same order."""
        return tuple(self._made.values())

    def _add_answers(self) -> None:
        for topic, heading in learn_text.TOPICS.items():
            answers = [answer for answer in self._catalogue.answers.values() if answer.topic is topic]
            self._add_rows(heading, map(self._rows.answer, answers))

    def _add_claims(self) -> None:
        claims = map(self._rows.claim, self._catalogue.claims.values())
        self._add_rows(learn_text.CLAIMS, claims, learn_text.CLAIMS_NOTE)

    def _add_doctor(self) -> None:
        lines = (
            ("care", learn_text.DOCTOR_NOW, learn_text.DOCTOR_NOW_NOTE),
            ("clock", learn_text.DOCTOR_LATER, learn_text.DOCTOR_LATER_NOTE),
        )
        column = QVBoxLayout()
        column.setSpacing(self._theme.em(SPACE_L_EM))
        for icon, title, note in lines:
            column.addWidget(NeedRow(self._theme, icon, title, (note,), note_role=TextRole.BODY))
        button = ActionButton(self._theme, signs_text.TITLE, ButtonRole.QUIET, "care")
        button.clicked.connect(self.signs_requested)
        column.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
        card = self._card(column, SPACE_L_EM)
        told = chain.from_iterable(line[1:] for line in lines)
        signs = (flag.sign for flag in self._catalogue.red_flags.values())
        thing = Searchable("doctor", card, words_of(learn_text.DOCTOR.title, *told, *signs))
        self._add(learn_text.DOCTOR, card, (thing,))

    def _add_rules(self) -> None:
        rows: list[Searchable] = []
        for moment, title in learn_text.MOMENTS.items():
            rules = [rule for rule in self._catalogue.stop_rules.values() if rule.moment is moment]
            if rules:
                rows.append(self._rows.rules(title, rules))
        self._add_rows(learn_text.RULES, rows)

    def _add_calm(self) -> None:
        calm = [technique for technique in self._catalogue.techniques.values() if technique.calm]
        things = [self._pictured(technique) for technique in calm]
        grid = ColumnsLayout(self._theme.em(_CARD_EM), self._theme.em(SPACE_M_EM))
        body = QWidget()
        body.setLayout(grid)
        for thing in things:
            grid.addWidget(thing.part)
        self._add(learn_text.CALM, body, things, learn_text.CALM_NOTE)

    def _add_index(self) -> None:
        techniques = self._catalogue.techniques.values()
        by_name = sorted(techniques, key=lambda technique: technique.title.casefold())
        things = [self._name(technique) for technique in by_name]
        grid = ColumnsLayout(self._theme.em(_NAME_EM), 0)
        for thing in things:
            grid.addWidget(thing.part)
        self._add(learn_text.INDEX, self._card(grid), things)

    def _add_rows(self, heading: Heading, rows: Iterable[Searchable], note: str = "") -> None:
        things = tuple(rows)
        self._add(heading, RowSheet(self._theme, [thing.part for thing in things]), things, note)

    def _add(self, heading: Heading, body: QWidget, things: Sequence[Searchable], note: str = "") -> None:
        if things:
            self._made[heading] = FoundSection(self._theme, heading.title, body, things, note)

    def _card(self, layout: QLayout, inset_em: float = 0.0) -> QFrame:
        card = QFrame()
        card.setProperty("role", FrameRole.CARD)
        inside = QVBoxLayout(card)
        inset = self._theme.em(inset_em) + 1
        inside.setContentsMargins(inset, inset, inset, inset)
        inside.addLayout(layout)
        return card

    def _pictured(self, technique: Technique) -> Searchable:
        held = technique.position
        fact = FactText(position_icon(held), routine_text.position(held))
        picture = CardPicture(self._theme, self._pictures, technique.id, dimmed=False)
        card = Card(self._theme, CardFace(technique.title, (fact,), ()), picture)
        card.clicked.connect(lambda: self.technique_requested.emit(technique.id))
        return Searchable(_key(technique), card, words_of(technique.title))

    def _name(self, technique: Technique) -> Searchable:
        row = RowButton(self._theme, technique.title)
        row.clicked.connect(lambda: self.technique_requested.emit(technique.id))
        tools = (self._catalogue.tools[tool_id].title for group in technique.needs for tool_id in group)
        regions = (self._catalogue.regions[region_id].title for region_id in technique.regions)
        return Searchable(_key(technique), row, words_of(technique.title, *tools, *regions))


def _key(technique: Technique) -> str:
    return f"technique {technique.id}"
