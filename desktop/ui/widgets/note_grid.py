"""Short notes side by side where there is room: what each is about, what follows, and where it holds."""

from collections.abc import Iterable
from typing import NamedTuple

from PySide6.QtWidgets import QLayout, QVBoxLayout, QWidget

from desktop.ui.theme.theme import Theme
from desktop.ui.theme.tokens import SPACE_L_EM, SPACE_M_EM, SPACE_S_EM, SPACE_XS_EM, TextRole
from desktop.ui.widgets.flow_layout import ColumnsLayout
from desktop.ui.widgets.label import make_label

_NOTE_EM = 22.0


class Line(NamedTuple):
    """A line of a note.

    Attributes:
        words: What it says; a line without words is left out.
        role: The text role.
        apart: Whether it begins something new, a little below the line above.
    """

    words: str
    role: str = TextRole.BODY
    apart: bool = False


class NoteGrid(QWidget):
    """Notes of a few lines, in equal columns; a single one takes the whole width."""

    def __init__(self, theme: Theme, notes: Iterable[Iterable[Line]], parent: QWidget | None = None) -> None:
        """Make a grid.

        Args:
            theme: Sizes.
            notes: The lines of each note.
            parent: The Qt parent.
        """
        super().__init__(parent)
        self._theme = theme
        made = [self._note(lines) for lines in notes]
        layout = self._columns() if len(made) > 1 else self._whole_width()
        for note in made:
            layout.addWidget(note)

    def _columns(self) -> QLayout:
        return ColumnsLayout(self._theme.em(_NOTE_EM), self._theme.em(SPACE_M_EM), self)

    def _whole_width(self) -> QLayout:
        """What stands alone needs no column: the rest of the line would be empty."""
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        return layout

    def _note(self, lines: Iterable[Line]) -> QWidget:
        part = QWidget()
        column = QVBoxLayout(part)
        column.setContentsMargins(0, 0, self._theme.em(SPACE_L_EM), 0)
        column.setSpacing(self._theme.em(SPACE_XS_EM))
        for line in lines:
            if line.apart:
                column.addSpacing(self._theme.em(SPACE_S_EM))
            if line.words:
                column.addWidget(make_label(line.words, line.role))
        column.addStretch(1)
        return part
