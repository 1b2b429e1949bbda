"""The window: one page at a time. It joins what the pages say to what the app does, and decides nothing.

The library stands at once; the other pages are imported and built when they are first shown, so that the
window opens quickly.
"""

from collections.abc import Callable
from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QPaintEvent
from PySide6.QtWidgets import QMainWindow, QStackedWidget, QWidget
from shiboken6 import isValid

from desktop.model.shelf import Shelf
from desktop.ui import text
from desktop.ui.care import Care
from desktop.ui.content import Content
from desktop.ui.pages.library_page import LibraryPage
from desktop.ui.theme.theme import Theme
from desktop.ui.trail import Trail
from desktop.ui.widgets.card_picture import Pictures
from desktop.ui.widgets.page_column import PageColumn

if TYPE_CHECKING:  # each is imported when it is first shown
    from desktop.ui.pages.done_page import DonePage
    from desktop.ui.pages.gate_page import GatePage
    from desktop.ui.pages.learn_page import LearnPage
    from desktop.ui.pages.player_page import PlayerPage
    from desktop.ui.pages.routine_page import RoutinePage
    from desktop.ui.pages.screening_page import ScreeningPage
    from desktop.ui.pages.signs_page import SignsPage
    from desktop.ui.pages.sound_page import SoundPage
    from desktop.ui.pages.technique_page import TechniquePage

_LEAST_SIZE = QSize(860, 500)
"""Fits a screen of 1920×1080 at 200 %, which has room for 960×540."""

_FIRST_SIZE = QSize(1280, 820)


class MainWindow(QMainWindow):
    """The window of the app.

    Signals:
        tools_changed: The ids of the tools that the person has now, as a frozenset.
        appearance_chosen: "system", "light", "dark" or "high_contrast".
        motion_chosen: True when pictures shall stand still.
        person_chosen: Skin and hair of the person in the pictures.
        health_requested: The person wants to look at what they told about their health.
        sound_requested: The person wants to choose what a session sounds like.
        start_requested: The id of the routine that the person wants to play.
        link_requested: The address of a source that the person wants to read.
        painted: The window was painted for the first time, all of it.
        closing: The window is about to close.
    """

    tools_changed = Signal(object)
    appearance_chosen = Signal(str)
    motion_chosen = Signal(bool)
    person_chosen = Signal(str, str)
    health_requested = Signal()
    sound_requested = Signal()
    start_requested = Signal(str)
    link_requested = Signal(str)
    painted = Signal()
    closing = Signal()

    def __init__(
        self,
        theme: Theme,
        content: Content,
        shelf: Shelf,
        pictures: Pictures,
        care: Care,
        owned: frozenset[str] = frozenset(),
    ) -> None:
        """Make the window with the library in it.

        Args:
            theme: An applied theme.
            content: All routines and what they name, for the pages that tell more than the library.
            shelf: What the library shows of it.
            pictures: The pictures on the cards of the library.
            care: Knows what is offered to the person.
            owned: The ids of the tools that are ticked from the start.
        """
        super().__init__()
        self._theme = theme
        self._content = content
        self._care = care
        self._was_painted = False
        self.setWindowTitle(text.APP_NAME)
        self.setMinimumSize(_LEAST_SIZE)
        self.resize_within_screen(_FIRST_SIZE)
        self._stack = QStackedWidget()
        self.setCentralWidget(self._stack)
        self.library = LibraryPage(theme, shelf, pictures, owned, care.person)
        self._trail = Trail(self._filled_library)
        self._wire_library()
        self._show(self.library)

    def resize_within_screen(self, size: QSize) -> None:
        """Give the window a size, or as much of it as the screen has room for."""
        self.resize(size.boundedTo(self.screen().availableSize()))

    @cached_property
    def routine(self) -> "RoutinePage":
        """The page that tells about one routine."""
        from desktop.ui.pages.routine_page import RoutinePage  # noqa: PLC0415 - not before it is shown

        page = RoutinePage(self._theme, self._content.catalogue, self._content.book)
        page.back_requested.connect(self.go_back)
        page.start_requested.connect(self.start_requested)
        page.technique_requested.connect(self.show_technique)
        page.link_requested.connect(self.link_requested)
        return page

    @cached_property
    def technique(self) -> "TechniquePage":
        """The page that tells about one technique."""
        from desktop.ui.pages.technique_page import TechniquePage  # noqa: PLC0415 - not before it is shown

        page = TechniquePage(self._theme, self._content.catalogue, self._content.book)
        page.back_requested.connect(self.go_back)
        page.technique_requested.connect(self.show_technique)
        page.routine_requested.connect(self.show_routine)
        page.link_requested.connect(self.link_requested)
        return page

    @cached_property
    def learn(self) -> "LearnPage":
        """The page with answers, and with what is known of what people say."""
        from desktop.ui.pages.learn_page import LearnPage  # noqa: PLC0415 - not before it is shown

        page = LearnPage(self._theme, self._content.catalogue, self._content.book)
        page.back_requested.connect(self.go_back)
        page.technique_requested.connect(self.show_technique)
        page.signs_requested.connect(self.show_signs)
        page.link_requested.connect(self.link_requested)
        return page

    @cached_property
    def signs(self) -> "SignsPage":
        """The page with the warning signs."""
        from desktop.ui.pages.signs_page import SignsPage  # noqa: PLC0415 - not before it is shown

        page = SignsPage(self._theme, self._content.catalogue)
        page.back_requested.connect(self.go_back)
        page.link_requested.connect(self.link_requested)
        return page

    @cached_property
    def screening(self) -> "ScreeningPage":
        """The page that asks about conditions; what is answered goes to the app."""
        from desktop.ui.pages.screening_page import ScreeningPage  # noqa: PLC0415 - not before it is shown

        page = ScreeningPage(self._theme, tuple(self._content.catalogue.conditions.values()))
        page.back_requested.connect(self.go_back)
        page.signs_requested.connect(self.show_signs)
        return page

    @cached_property
    def gate(self) -> "GatePage":
        """The page before each session; what is answered goes to the app."""
        from desktop.ui.pages.gate_page import GatePage  # noqa: PLC0415 - not before it is shown

        page = GatePage(self._theme, self._content.catalogue)
        page.back_requested.connect(self.go_back)
        page.signs_requested.connect(self.show_signs)
        return page

    @cached_property
    def sound(self) -> "SoundPage":
        """The page with all choices about the sound; what is chosen goes to the app."""
        from desktop.ui.pages.sound_page import SoundPage  # noqa: PLC0415 - not before it is shown

        page = SoundPage(self._theme)
        page.back_requested.connect(self.go_back)
        return page

    @cached_property
    def player(self) -> "PlayerPage":
        """The page that leads through a session; what it asks for goes to the session, not to the window."""
        from desktop.ui.pages.player_page import PlayerPage  # noqa: PLC0415 - not before it is shown

        page = PlayerPage(self._theme, self._content.book, self._content.catalogue)
        page.left.connect(self.show_library)
        return page

    @cached_property
    def done(self) -> "DonePage":
        """The page after a session; what it asks for beyond the way on goes to the app."""
        from desktop.ui.pages.done_page import DonePage  # noqa: PLC0415 - not before it is shown

        page = DonePage(self._theme)
        page.home_requested.connect(self.show_library)
        page.routine_requested.connect(self.show_routine)
        return page

    def show_library(self) -> None:
        """Show the routines to choose from, with the keyboard where it was."""
        self._trail.home()
        self._show_here()

    def go_back(self) -> None:
        """Show what was there before, as it was left."""
        self._trail.back()
        self._show_here()

    def show_routine(self, routine_id: str) -> None:
        """Show one routine of the catalogue."""
        self._visit(lambda: self._filled_routine(routine_id))

    def show_technique(self, technique_id: str) -> None:
        """Show one technique of the catalogue."""
        self._visit(lambda: self._filled_technique(technique_id))

    def show_learn(self) -> None:
        """Show the answers."""
        self._visit(lambda: self.learn)

    def show_signs(self, lead: str = "") -> None:
        """Show the warning signs.

        Args:
            lead: Why they are shown, in a sentence; may be empty.
        """
        self._visit(lambda: self._filled_signs(lead))

    def show_screening(self) -> None:
        """Show the questions about conditions; fill the page first."""
        self._visit(lambda: self.screening)

    def show_gate(self) -> None:
        """Show the questions before a session; fill the page first."""
        self._visit(lambda: self.gate)

    def show_sound(self) -> None:
        """Show all choices about the sound; fill the page first."""
        self._visit(lambda: self.sound)

    def show_player(self) -> None:
        """Show the player; give it a timeline first."""
        self._show(self.player)

    def show_done(self) -> None:
        """Show what was done; give the page its summary first."""
        self._trail.home()
        self._show(self.done)

    def paintEvent(self, event: QPaintEvent, /) -> None:
        """Say so after the first time."""
        super().paintEvent(event)
        if not self._was_painted:
            self._was_painted = True
            # What stands in the window is painted after it; then the event loop comes round.
            QTimer.singleShot(0, self, self.painted.emit)

    def closeEvent(self, event: QCloseEvent, /) -> None:
        """Say so before the window closes."""
        self.closing.emit()
        super().closeEvent(event)

    def _wire_library(self) -> None:
        library = self.library
        library.tools_changed.connect(self.tools_changed)
        library.appearance_chosen.connect(self.appearance_chosen)
        library.motion_chosen.connect(self.motion_chosen)
        library.person_chosen.connect(self.person_chosen)
        library.routine_chosen.connect(self.show_routine)
        library.learn_requested.connect(self.show_learn)
        library.health_requested.connect(self.health_requested)
        library.signs_requested.connect(self.show_signs)
        library.sound_requested.connect(self.sound_requested)

    def _filled_library(self) -> QWidget:
        self.library.set_person(self._care.person)
        return self.library

    def _filled_routine(self, routine_id: str) -> QWidget:
        self.routine.show_routine(self._care.offer_of(routine_id), self._care.person)
        return self.routine

    def _filled_technique(self, technique_id: str) -> QWidget:
        self.technique.show_technique(technique_id, self._care.person)
        return self.technique

    def _filled_signs(self, lead: str) -> QWidget:
        self.signs.lead(lead)
        return self.signs

    def _visit(self, show: Callable[[], QWidget]) -> None:
        self._trail.visit(show, self.focusWidget(), _scrolled_px(self._stack.currentWidget()))
        self._show_here()

    def _show_here(self) -> None:
        """Show where the trail leads, as it was left."""
        place = self._trail.here
        page = place.show()
        self._show(page, place.focus)
        for column in page.findChildren(PageColumn)[:1]:
            column.scroll_to(place.scrolled_px)

    def _show(self, page: QWidget, left_at: QWidget | None = None) -> None:
        if self._stack.indexOf(page) < 0:
            self._stack.addWidget(page)
        self._stack.setCurrentWidget(page)
        if left_at is not None and isValid(left_at) and left_at.isVisibleTo(page):
            left_at.setFocus()
        else:
            page.setFocus()


def _scrolled_px(page: QWidget | None) -> int:
    """How far a page is scrolled."""
    if page is None:
        return 0
    return next((column.verticalScrollBar().value() for column in page.findChildren(PageColumn)), 0)
