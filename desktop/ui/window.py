"""The window: one page at a time. It joins what the pages say to what the app does, and decides nothing.

The library stands at once; the other pages are imported and built when they are first shown, so that the
window opens quickly.
"""

from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QPaintEvent
from PySide6.QtWidgets import QMainWindow, QStackedWidget, QWidget
from shiboken6 import isValid

from desktop.model.shelf import Shelf
from desktop.ui import text
from desktop.ui.content import Content
from desktop.ui.pages.library_page import LibraryPage
from desktop.ui.theme.theme import Theme
from desktop.ui.widgets.card_picture import Pictures

if TYPE_CHECKING:  # each is imported when it is first shown
    from desktop.ui.pages.done_page import DonePage
    from desktop.ui.pages.player_page import PlayerPage
    from desktop.ui.pages.routine_page import RoutinePage
    from desktop.ui.tally import SessionSummary

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
        start_requested: The id of the routine that the person wants to play.
        painted: The window was painted for the first time, all of it.
        repeat_requested: The routine that was just played is wanted again.
        closing: The window is about to close.
    """

    tools_changed = Signal(object)
    appearance_chosen = Signal(str)
    motion_chosen = Signal(bool)
    person_chosen = Signal(str, str)
    start_requested = Signal(str)
    painted = Signal()
    repeat_requested = Signal()
    closing = Signal()

    def __init__(
        self,
        theme: Theme,
        content: Content,
        shelf: Shelf,
        pictures: Pictures,
        owned: frozenset[str] = frozenset(),
    ) -> None:
        """Make the window with the library in it.

        Args:
            theme: An applied theme.
            content: All routines and what they name, for the pages that tell more than the library.
            shelf: What the library shows of it.
            pictures: The pictures on the cards of the library.
            owned: The ids of the tools that are ticked from the start.
        """
        super().__init__()
        self._theme = theme
        self._content = content
        self._was_painted = False
        self._left_at: QWidget | None = None
        self.setWindowTitle(text.APP_NAME)
        self.setMinimumSize(_LEAST_SIZE)
        self.resize_within_screen(_FIRST_SIZE)
        self._stack = QStackedWidget()
        self.setCentralWidget(self._stack)
        self.library = LibraryPage(theme, shelf, pictures, owned)
        self.library.tools_changed.connect(self.tools_changed)
        self.library.appearance_chosen.connect(self.appearance_chosen)
        self.library.motion_chosen.connect(self.motion_chosen)
        self.library.person_chosen.connect(self.person_chosen)
        self.library.routine_chosen.connect(self.show_routine)
        self._show(self.library)

    def resize_within_screen(self, size: QSize) -> None:
        """Give the window a size, or as much of it as the screen has room for."""
        self.resize(size.boundedTo(self.screen().availableSize()))

    @cached_property
    def routine(self) -> "RoutinePage":
        """The page that tells about one routine."""
        from desktop.ui.pages.routine_page import RoutinePage  # noqa: PLC0415 - not before it is shown

        page = RoutinePage(self._theme, self._content.catalogue, self._content.book)
        page.back_requested.connect(self.show_library)
        page.start_requested.connect(self.start_requested)
        return page

    @cached_property
    def player(self) -> "PlayerPage":
        """The page that leads through a session; what it asks for goes to the session, not to the window."""
        from desktop.ui.pages.player_page import PlayerPage  # noqa: PLC0415 - not before it is shown

        page = PlayerPage(self._theme, self._content.book, self._content.catalogue)
        page.left.connect(self.show_library)
        page.finished.connect(self._show_summary)
        return page

    @cached_property
    def done(self) -> "DonePage":
        """The page after a session; what it asks for beyond the way home goes to the app."""
        from desktop.ui.pages.done_page import DonePage  # noqa: PLC0415 - not before it is shown

        page = DonePage(self._theme)
        page.home_requested.connect(self.show_library)
        page.repeat_requested.connect(self.repeat_requested)
        return page

    def show_library(self) -> None:
        """Show the routines to choose from, with the keyboard where it was."""
        self._show(self.library, self._left_at)

    def show_routine(self, routine_id: str) -> None:
        """Show one routine of the catalogue."""
        self._left_at = self.focusWidget()
        self.routine.show_routine(routine_id)
        self._show(self.routine)

    def show_player(self) -> None:
        """Show the player; give it a timeline first."""
        self._show(self.player)

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

    def _show_summary(self, summary: "SessionSummary") -> None:
        self.done.set_summary(summary)
        self._show(self.done)

    def _show(self, page: QWidget, left_at: QWidget | None = None) -> None:
        if self._stack.indexOf(page) < 0:
            self._stack.addWidget(page)
        self._stack.setCurrentWidget(page)
        if left_at is not None and isValid(left_at) and left_at.isVisibleTo(page):
            left_at.setFocus()
        else:
            page.setFocus()
