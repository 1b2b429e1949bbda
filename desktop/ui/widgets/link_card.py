"""A card with ways on from here: a head, and one row below the other."""

from collections.abc import Iterable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from desktop.ui.theme.theme import Theme
from desktop.ui.theme.tokens import SPACE_M_EM, SPACE_XS_EM, FrameRole
from desktop.ui.widgets.need_row import NeedRow
from desktop.ui.widgets.row_button import RowButton


class LinkCard(QFrame):
    """Leads to things of one kind.

    Signals:
        chosen: The id of the thing whose row was pressed.
    """

    chosen = Signal(str)

    def __init__(
        self,
        theme: Theme,
        icon: str,
        title: str,
        ways: Iterable[tuple[str, str]],
        parent: QWidget | None = None,
    ) -> None:
        """Make the card.

        Args:
            theme: Colours, sizes and icons.
            icon: The name of the icon beside the head.
            title: What the rows have in common.
            ways: The id and the name of each thing.
            parent: The Qt parent.
        """
        super().__init__(parent)
        self._theme = theme
        self.setProperty("role", FrameRole.CARD)
        inside = QVBoxLayout(self)
        inset = theme.em(SPACE_M_EM)
        inside.setContentsMargins(1, inset, 1, theme.em(SPACE_XS_EM))
        inside.setSpacing(0)
        head = NeedRow(theme, icon, title)
        head.setContentsMargins(inset, 0, inset, 0)
        inside.addWidget(head)
        for thing_id, name in ways:
            inside.addWidget(self._way(thing_id, name))
        inside.addStretch(1)

    def _way(self, thing_id: str, name: str) -> RowButton:
        way = RowButton(self._theme, name)
        way.clicked.connect(lambda: self.chosen.emit(thing_id))
        return way
