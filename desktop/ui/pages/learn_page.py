"""What is known, to read at leisure: answers, claims, rules, and the way to every technique.

Knows the catalogue; never what was told about the person, nor how a link or a technique is opened.
"""

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QSize, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from desktop.figure.book import PictureBook
from desktop.model.catalogue import Catalogue
from desktop.ui import learn_text, signs_text
from desktop.ui.announcement import announce
from desktop.ui.search import Query
from desktop.ui.text import BACK
from desktop.ui.theme.theme import Theme
from desktop.ui.theme.tokens import (
    SPACE_L_EM,
    SPACE_M_EM,
    SPACE_S_EM,
    SPACE_XL_EM,
    SPACE_XS_EM,
    ButtonRole,
    FrameRole,
    TextRole,
)
from desktop.ui.widgets.contents_list import ContentsList
from desktop.ui.widgets.flow_layout import FlowLayout
from desktop.ui.widgets.found_section import FoundSection
from desktop.ui.widgets.label import ActionButton, make_label
from desktop.ui.widgets.learn_sections import LearnSections
from desktop.ui.widgets.page import Page
from desktop.ui.widgets.page_column import PageColumn, Strip
from desktop.ui.widgets.search_field import SearchField
from desktop.ui.widgets.tab_order import lead_tab

_COLUMN_EM = 68.0
_CONTENTS_EM = 15.0
_BESIDE_EM = 18.0
"""How far the sections stand from the edge of the column when their list is beside them."""
_ROOM_FOR_BOTH_EM = (48.0, 26.0)
"""A column narrower, or a view lower than this has no room for that list."""


class LearnPage(Page):
    """One long page in sections, with a search over all of them.

    Signals:
        back_requested: The person wants back to where they came from.
        technique_requested: The id of the technique that the person wants to see.
        signs_requested: The person wants to see the warning signs.
        link_requested: The https address of a source that the person wants to read.
    """

    back_requested = Signal()
    technique_requested = Signal(str)
    signs_requested = Signal()
    link_requested = Signal(str)

    def __init__(
        self, theme: Theme, catalogue: Catalogue, book: PictureBook, parent: QWidget | None = None
    ) -> None:
        """Make the page; what is closed at first is made when it is opened.

        Args:
            theme: Colours, sizes and icons.
            catalogue: All that there is to tell.
            book: The pictures of the techniques.
            parent: The Qt parent.
        """
        super().__init__(parent)
        self._theme = theme
        made = LearnSections(theme, catalogue, book, self)
        made.technique_requested.connect(self.technique_requested)
        made.signs_requested.connect(self.signs_requested)
        made.link_requested.connect(self.link_requested)
        self._sections = made.sections
        self._search = SearchField(theme, learn_text.SEARCH_HINT, learn_text.CLEAR_SEARCH)
        self._found = make_label("", TextRole.MUTED)
        self._nothing = _Nothing(theme, [words for words in learn_text.SUGGESTIONS if self._has(words)])
        self._nothing.tried.connect(self._search.set_words)
        self._scroll = PageColumn(theme, _COLUMN_EM)
        self._sheet = QWidget()
        self._column = QVBoxLayout(self._sheet)
        self._fill_column()
        names = [heading.short for heading in made.headings]
        self._contents = ContentsList(theme, learn_text.CONTENTS, names, self._scroll.viewport())
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        outer.addWidget(self._head())
        outer.addWidget(self._scroll, 1)
        self._join()
        self._find("")

    @property
    def search(self) -> SearchField:
        """The field to search in."""
        return self._search

    @property
    def contents(self) -> ContentsList:
        """The list of the sections, which stands beside them where there is room."""
        return self._contents

    def eventFilter(self, watched: QObject, event: QEvent, /) -> bool:
        """Show the list of the sections where there is room for it, in line with the column."""
        if event.type() in {QEvent.Type.Resize, QEvent.Type.Move}:
            self._place_contents()
        return super().eventFilter(watched, event)

    def _head(self) -> Strip:
        head = Strip(self._theme, _COLUMN_EM)
        back = ActionButton(self._theme, BACK, ButtonRole.QUIET, "back")
        back.clicked.connect(self.back_requested)
        signs = ActionButton(self._theme, signs_text.TITLE, ButtonRole.QUIET, "care")
        signs.clicked.connect(self.signs_requested)
        head.content.addWidget(back)
        head.content.addStretch(1)
        head.content.addWidget(signs)
        return head

    def _fill_column(self) -> None:
        top = QVBoxLayout()
        top.setSpacing(self._theme.em(SPACE_XS_EM))
        top.addWidget(make_label(learn_text.TITLE, TextRole.DISPLAY))
        top.addWidget(make_label(learn_text.INTRO))
        top.addSpacing(self._theme.em(SPACE_M_EM))
        top.addWidget(self._search)
        self._found.setContentsMargins(self._theme.em(SPACE_XS_EM), self._theme.em(SPACE_S_EM), 0, 0)
        top.addWidget(self._found)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(self._theme.em(SPACE_XL_EM))
        self._column.addLayout(top)
        self._column.addWidget(self._nothing)
        for section in self._sections:
            self._column.addWidget(section)
        self._scroll.content.addWidget(self._sheet)
        self._scroll.content.addStretch(1)

    def _join(self) -> None:
        self._search.changed.connect(self._find)
        self._contents.chosen.connect(self._go_to)
        bar = self._scroll.verticalScrollBar()
        bar.valueChanged.connect(self._mark_current)
        bar.rangeChanged.connect(self._mark_current)
        for watched in (self._scroll.viewport(), self._sheet.parentWidget(), self._sheet):
            if watched is not None:
                watched.installEventFilter(self)
        QShortcut(QKeySequence.StandardKey.Cancel, self, self._escape)
        QShortcut(QKeySequence.StandardKey.Find, self, self._look_for)
        self.lead_keyboard_to(self._search)
        lead_tab((self._search.last, *self._contents.entries))

    def _has(self, words: str) -> bool:
        query = Query.of(words)
        return any(section.finds(query) for section in self._sections)

    def _find(self, typed: str) -> None:
        query = Query.of(typed)
        self._sheet.setUpdatesEnabled(False)
        for section in self._sections:
            section.show_found(query)
        self._contents.set_counts([len(section.found) for section in self._sections])
        found = frozenset[str]().union(*(section.found for section in self._sections))
        told = learn_text.found(len(found))
        self._found.setText(told)
        self._found.setVisible(bool(query.wanted and found))
        self._nothing.say(learn_text.nothing_found(typed))
        self._nothing.setVisible(not found)
        self._sheet.setUpdatesEnabled(True)
        self._scroll.scroll_to_top()
        if query.wanted:
            announce(self, told)

    def _go_to(self, place: int) -> None:
        section = self._sections[place]
        self._scroll.verticalScrollBar().setValue(self._top_px(section) - self._theme.em(SPACE_M_EM))
        section.take_keyboard()

    def _top_px(self, section: FoundSection) -> int:
        return self._sheet.y() + section.y()

    def _mark_current(self) -> None:
        """Mark the last section whose head has come up into the top of the view."""
        seen_px = self._scroll.verticalScrollBar().value() + self._theme.em(SPACE_XL_EM)
        shown = [place for place, section in enumerate(self._sections) if not section.isHidden()]
        above = [place for place in shown if self._top_px(self._sections[place]) <= seen_px]
        self._contents.set_current((above or shown[:1] or [-1])[-1])

    def _place_contents(self) -> None:
        least_width, least_height = (self._theme.em(length) for length in _ROOM_FOR_BOTH_EM)
        viewport = self._scroll.viewport()
        beside = self._sheet.width() >= least_width and viewport.height() >= least_height
        self._contents.setVisible(beside)
        self._column.setContentsMargins(self._theme.em(_BESIDE_EM) if beside else 0, 0, 0, 0)
        corner = QPoint(self._sheet.mapTo(viewport, QPoint(0, 0)).x(), self._theme.em(SPACE_L_EM))
        size = QSize(self._theme.em(_CONTENTS_EM), self._contents.sizeHint().height())
        self._contents.setGeometry(QRect(corner, size))

    def _look_for(self) -> None:
        self._scroll.scroll_to_top()
        self._search.setFocus()

    def _escape(self) -> None:
        if self._search.words:
            self._search.clear()
        else:
            self.back_requested.emit()


class _Nothing(QFrame):
    """Says that nothing was found, and what to try."""

    tried = Signal(str)

    def __init__(self, theme: Theme, suggestions: list[str]) -> None:
        super().__init__()
        self.setProperty("role", FrameRole.CARD)
        self._head = make_label("", TextRole.HEADING)
        column = QVBoxLayout(self)
        inset = theme.em(SPACE_L_EM)
        column.setContentsMargins(inset, inset, inset, inset)
        column.setSpacing(theme.em(SPACE_S_EM))
        column.addWidget(self._head)
        column.addWidget(make_label(learn_text.NOTHING_FOUND_NOTE))
        flow = FlowLayout(theme.em(SPACE_S_EM))
        for words in suggestions:
            button = ActionButton(theme, words, ButtonRole.QUIET)
            button.clicked.connect(lambda *, words=words: self.tried.emit(words))
            flow.addWidget(button)
        column.addLayout(flow)

    def say(self, words: str) -> None:
        self._head.setText(words)
