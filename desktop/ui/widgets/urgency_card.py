"""Warning signs of one urgency: what to do first, then the signs, then where they are listed."""

from collections.abc import Mapping, Sequence
from typing import Final

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPainterPath, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from desktop.model.knowledge import RedFlag, Urgency
from desktop.model.source import Source
from desktop.ui import signs_text
from desktop.ui.theme.palette import ColorRole
from desktop.ui.theme.theme import Theme
from desktop.ui.theme.tokens import (
    RADIUS_CARD_EM,
    SPACE_L_EM,
    SPACE_M_EM,
    SPACE_XS_EM,
    FrameRole,
    TextRole,
)
from desktop.ui.widgets.bullet_list import BulletList
from desktop.ui.widgets.label import make_label
from desktop.ui.widgets.source_list import SourceList

_EDGE_EM: Final = 0.4
_ICON_EM: Final = 2.2
_SIGN_EM: Final = 1.125
_ICONS: Final = {Urgency.EMERGENCY: "phone", Urgency.URGENT: "clock"}
_INKS: Final = {
    Urgency.EMERGENCY: (ColorRole.ACCENT, ColorRole.ACCENT_TEXT),
    Urgency.URGENT: (ColorRole.PRIMARY, ColorRole.PRIMARY_TEXT),
}


class UrgencyCard(QFrame):
    """A sheet with an edge in the colour of its urgency.

    Signals:
        link_requested: The https address of a source that the person wants to read.
    """

    link_requested = Signal(str)

    def __init__(
        self,
        theme: Theme,
        urgency: Urgency,
        signs: Sequence[RedFlag],
        sources: Mapping[str, Source],
        parent: QWidget | None = None,
    ) -> None:
        """Make a card.

        Args:
            theme: Colours, sizes and icons.
            urgency: How soon these signs need a clinician.
            signs: The signs; at least one.
            sources: Where the sources of the signs are looked up.
            parent: The Qt parent.
        """
        super().__init__(parent)
        self._theme = theme
        self._urgency = urgency
        self._icon = QLabel(self)
        self.setProperty("role", FrameRole.CARD)
        column = QVBoxLayout(self)
        inset = theme.em(SPACE_L_EM)
        column.setContentsMargins(inset + theme.em(_EDGE_EM), inset, inset, inset)
        column.setSpacing(theme.em(SPACE_M_EM))
        column.addLayout(self._head())
        edge, _ = _INKS[urgency]
        column.addWidget(BulletList(theme, (flag.sign for flag in signs), edge, size_em=_SIGN_EM))
        listed = dict.fromkeys(source_id for flag in signs for source_id in flag.sources)
        if listed:
            part = SourceList(
                theme, signs_text.ACTIONS[urgency], [sources[source_id] for source_id in listed]
            )
            part.link_requested.connect(self.link_requested)
            column.addWidget(part)
        theme.changed.connect(self._restyle)
        self._restyle()

    def paintEvent(self, event: QPaintEvent, /) -> None:
        """Paint the sheet and its edge."""
        super().paintEvent(event)
        radius, (edge, _) = self._theme.em(RADIUS_CARD_EM), _INKS[self._urgency]
        outline = QPainterPath()
        outline.addRoundedRect(QRectF(self.rect()), radius, radius)
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setClipPath(outline)
            painter.fillRect(0, 0, self._theme.em(_EDGE_EM), self.height(), self._theme.color(edge))

    def _head(self) -> QHBoxLayout:
        words = QVBoxLayout()
        words.setSpacing(self._theme.em(SPACE_XS_EM))
        words.addWidget(make_label(signs_text.ACTIONS[self._urgency], TextRole.TITLE))
        words.addWidget(make_label(signs_text.ACTION_NOTES[self._urgency]))
        head = QHBoxLayout()
        head.setSpacing(self._theme.em(SPACE_M_EM))
        head.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignTop)
        head.addLayout(words, 1)
        return head

    def _restyle(self) -> None:
        _, ink = _INKS[self._urgency]
        self._icon.setPixmap(self._theme.pixmap(_ICONS[self._urgency], ink, _ICON_EM))
        self.update()
