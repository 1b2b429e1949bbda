"""A section of a page whose things can be searched: what was found shows, and no section without any."""

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.ui.search import Query
from desktop.ui.theme.theme import Theme
from desktop.ui.theme.tokens import SPACE_M_EM, SPACE_S_EM, TextRole
from desktop.ui.widgets.label import make_label


class Searchable(NamedTuple):
    """A thing on the page and the words it is found by.

    Attributes:
        name: What it is; two things of one name are the same thing, shown twice.
        part: What stands on the page.
        words: Its words, as ``words_of`` gives them.
    """

    name: str
    part: QWidget
    words: frozenset[str]


class FoundSection(QWidget):
    """A title with a count, and below it a body of things that show while they are found."""

    def __init__(
        self,
        theme: Theme,
        title: str,
        body: QWidget,
        things: Sequence[Searchable],
        note: str = "",
        parent: QWidget | None = None,
    ) -> None:
        """Make a section that shows everything.

        Args:
            theme: Sizes.
            title: The head of the section.
            body: What holds the things.
            things: What can be found in it.
            note: A sentence below the title.
            parent: The Qt parent.
        """
        super().__init__(parent)
        self._things = tuple(things)
        self._found = frozenset(thing.name for thing in self._things)
        self._count = make_label("", TextRole.MUTED)
        self._count.setWordWrap(False)
        self._count.setContentsMargins(0, 0, theme.em(SPACE_M_EM), 0)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.em(SPACE_S_EM))
        head = QHBoxLayout()
        head.setSpacing(theme.em(SPACE_S_EM))
        head.addWidget(make_label(title, TextRole.TITLE), 1, Qt.AlignmentFlag.AlignBaseline)
        head.addWidget(self._count, 0, Qt.AlignmentFlag.AlignBaseline)
        column.addLayout(head)
        if note:
            column.addWidget(make_label(note, TextRole.MUTED))
            column.addSpacing(theme.em(SPACE_M_EM - SPACE_S_EM))
        column.addWidget(body)

    @property
    def found(self) -> frozenset[str]:
        """The names of the things that show."""
        return self._found

    def finds(self, query: Query) -> bool:
        """Whether a search would find anything here."""
        return any(query.finds(thing.words) for thing in self._things)

    def show_found(self, query: Query) -> None:
        """Show what a search finds; everything for one without words."""
        self._found = frozenset(thing.name for thing in self._things if query.finds(thing.words))
        for thing in self._things:
            thing.part.setVisible(thing.name in self._found)
        self._count.setText(str(len(self._found)) if query.wanted else "")
        self.setVisible(bool(self._found))

    def take_keyboard(self) -> None:
        """Give the keyboard to the first thing that shows and can have it."""
        for thing in self._things:
            if thing.part.isHidden():
                continue
            for part in (thing.part, *thing.part.findChildren(QWidget)):
                if part.focusPolicy() & Qt.FocusPolicy.TabFocus:
                    part.setFocus(Qt.FocusReason.OtherFocusReason)
                    return
