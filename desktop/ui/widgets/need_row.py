"""A thing with its icon beside it: its name, and what else to know of it."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from desktop.ui.theme.palette import ColorRole
from desktop.ui.theme.theme import Theme
from desktop.ui.theme.tokens import SPACE_M_EM, TextRole
from desktop.ui.widgets.label import make_label

_ICON_EM = 1.8


class NeedRow(QWidget):
    """An icon and lines of text beside it."""

    def __init__(
        self,
        theme: Theme,
        icon: str,
        title: str,
        notes: tuple[str, ...] = (),
        *,
        note_role: str = TextRole.MUTED,
        parent: QWidget | None = None,
    ) -> None:
        """Make a row.

        Args:
            theme: Colours and sizes.
            icon: The name of the icon.
            title: The name of the thing.
            notes: What else to know, a line each.
            note_role: The text role of the notes.
            parent: The Qt parent.
        """
        super().__init__(parent)
        self._theme = theme
        self._icon = icon
        self._picture = QLabel(self)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.em(SPACE_M_EM))
        row.addWidget(self._picture, 0, Qt.AlignmentFlag.AlignTop)
        self._content = QVBoxLayout()
        self._content.setSpacing(theme.em(0.2))
        self._content.addWidget(make_label(title, TextRole.HEADING))
        for note in notes:
            self._content.addWidget(make_label(note, note_role))
        row.addLayout(self._content, 1)
        theme.changed.connect(self._paint_icon)
        self._paint_icon()

    @property
    def content(self) -> QVBoxLayout:
        """Where what else belongs to it goes, below the notes."""
        return self._content

    def _paint_icon(self) -> None:
        self._picture.setPixmap(self._theme.pixmap(self._icon, ColorRole.PRIMARY_TEXT, _ICON_EM))
