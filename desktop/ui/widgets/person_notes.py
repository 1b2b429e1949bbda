"""What holds for this person, in a calm box: what is left out, what to ask first, what to mind."""

from collections.abc import Iterable, Sequence
from itertools import chain

from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from desktop.ui.for_you import FOR_YOU_TITLE, Advice, AdviceKind, Note
from desktop.ui.theme.theme import Theme
from desktop.ui.theme.tokens import SPACE_L_EM, SPACE_M_EM, SPACE_S_EM, SPACE_XS_EM, FrameRole, TextRole
from desktop.ui.widgets.label import make_label
from desktop.ui.widgets.need_row import NeedRow
from desktop.ui.widgets.note_grid import Line, NoteGrid

_ICONS = {
    AdviceKind.WITHHELD: "care",
    AdviceKind.LEFT_OUT: "next",
    AdviceKind.ASK: "ask",
    AdviceKind.AGREED: "check",
    AdviceKind.MIND: "care",
}


class PersonNotes(QFrame):
    """A tinted box with the advice for this person."""

    def __init__(
        self,
        theme: Theme,
        advice: Sequence[Advice],
        title: str = FOR_YOU_TITLE,
        parent: QWidget | None = None,
    ) -> None:
        """Make the box.

        Args:
            theme: Colours and sizes.
            advice: What is told.
            title: What stands above all of it; nothing when empty.
            parent: The Qt parent.
        """
        super().__init__(parent)
        self._theme = theme
        self.setProperty("role", FrameRole.NOTE)
        column = QVBoxLayout(self)
        inset = theme.em(SPACE_L_EM)
        column.setContentsMargins(inset, theme.em(SPACE_M_EM), inset, inset)
        column.setSpacing(theme.em(SPACE_S_EM))
        if title:
            column.addWidget(make_label(title, TextRole.TITLE))
            column.addSpacing(theme.em(SPACE_S_EM))
        for place, part in enumerate(advice):
            if place:
                column.addSpacing(theme.em(SPACE_M_EM))
            row = NeedRow(theme, _ICONS[part.kind], part.head)
            row.content.addSpacing(theme.em(SPACE_XS_EM))
            if part.title:
                row.content.addWidget(make_label(part.title, TextRole.MUTED))
            row.content.addWidget(NoteGrid(theme, _told(part)))
            column.addWidget(row)


def _told(part: Advice) -> Iterable[tuple[Line, ...]]:
    """What notes are about stands small above what follows from them: that is what matters here."""
    if part.title:
        return [_lines(part, note) for note in part.notes]
    return [
        (Line(title, TextRole.MUTED), *_one_below_the_other(part, notes)) for title, notes in part.by_title
    ]


def _one_below_the_other(part: Advice, notes: Iterable[Note]) -> Iterable[Line]:
    each = (_lines(part, note, apart=place > 0) for place, note in enumerate(notes))
    return chain.from_iterable(each)


def _lines(part: Advice, note: Note, *, apart: bool = False) -> tuple[Line, ...]:
    return Line(note.words, apart=apart), Line(part.holds_for(note), TextRole.MUTED)
