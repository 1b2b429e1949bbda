"""The warning signs: what to do now, then which signs ask for it. Big and calm, for somebody who is in pain.

Knows the catalogue; never what was told about the person, nor how a link is opened.
"""

from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QAbstractSlider, QVBoxLayout, QWidget

from desktop.model.catalogue import Catalogue
from desktop.ui import signs_text
from desktop.ui.announcement import announce
from desktop.ui.text import BACK
from desktop.ui.theme.theme import Theme
from desktop.ui.theme.tokens import SPACE_S_EM, ButtonRole, TextRole
from desktop.ui.widgets.label import ActionButton, make_label
from desktop.ui.widgets.need_row import NeedRow
from desktop.ui.widgets.page import Page
from desktop.ui.widgets.page_column import PageColumn, Strip
from desktop.ui.widgets.tab_order import lead_tab
from desktop.ui.widgets.urgency_card import UrgencyCard

_COLUMN_EM: Final = 52.0
_SCROLLS: Final = {
    Qt.Key.Key_Down: QAbstractSlider.SliderAction.SliderSingleStepAdd,
    Qt.Key.Key_Up: QAbstractSlider.SliderAction.SliderSingleStepSub,
    Qt.Key.Key_PageDown: QAbstractSlider.SliderAction.SliderPageStepAdd,
    Qt.Key.Key_PageUp: QAbstractSlider.SliderAction.SliderPageStepSub,
    Qt.Key.Key_Home: QAbstractSlider.SliderAction.SliderToMinimum,
    Qt.Key.Key_End: QAbstractSlider.SliderAction.SliderToMaximum,
}


class SignsPage(Page):
    """All warning signs, by how soon they need a clinician.

    Signals:
        back_requested: The person wants back to where they came from.
        link_requested: The https address of a source that the person wants to read.
    """

    back_requested = Signal()
    link_requested = Signal(str)

    def __init__(self, theme: Theme, catalogue: Catalogue, parent: QWidget | None = None) -> None:
        """Make the page.

        Args:
            theme: Colours, sizes and icons.
            catalogue: The signs and their sources.
            parent: The Qt parent.
        """
        super().__init__(parent)
        self._theme = theme
        self._back = ActionButton(theme, BACK, ButtonRole.QUIET, "back")
        self._back.clicked.connect(self.back_requested)
        self._lead = make_label("", TextRole.HEADING)
        self._lead.hide()
        self._intro = make_label(signs_text.INTRO)
        self._scroll = PageColumn(theme, _COLUMN_EM)
        self._fill(catalogue)
        head = Strip(theme, _COLUMN_EM)
        head.content.addWidget(self._back)
        head.content.addStretch(1)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        outer.addWidget(head)
        outer.addWidget(self._scroll, 1)
        lead_tab((self._back, self._scroll))
        self.lead_keyboard_to(self._back)
        QShortcut(QKeySequence.StandardKey.Cancel, self, self.back_requested.emit)

    def lead(self, words: str) -> None:
        """Say why the person is here, and show the page from its top.

        Args:
            words: A sentence or two; what is said to everybody when empty.
        """
        self._lead.setText(words)
        self._lead.setVisible(bool(words))
        self._intro.setVisible(not words)
        self._scroll.scroll_to_top()
        announce(self, f"{words} {signs_text.TITLE}." if words else f"{signs_text.TITLE}. {signs_text.INTRO}")

    def keyPressEvent(self, event: QKeyEvent, /) -> None:
        """Scroll by the keys: there is little on the page that Tab leads to."""
        action = _SCROLLS.get(Qt.Key(event.key()))
        if action is None:
            super().keyPressEvent(event)
        else:
            self._scroll.verticalScrollBar().triggerAction(action)

    def _fill(self, catalogue: Catalogue) -> None:
        column = self._scroll.content
        top = QVBoxLayout()
        top.setSpacing(self._theme.em(SPACE_S_EM))
        top.addWidget(make_label(signs_text.TITLE, TextRole.DISPLAY))
        top.addWidget(self._lead)
        top.addWidget(self._intro)
        column.addLayout(top)
        for urgency in signs_text.ACTIONS:
            signs = [flag for flag in catalogue.red_flags.values() if flag.urgency is urgency]
            if signs:
                card = UrgencyCard(self._theme, urgency, signs, catalogue.sources)
                card.link_requested.connect(self.link_requested)
                column.addWidget(card)
        notes = signs_text.CALM_NOTES
        column.addWidget(NeedRow(self._theme, "care", signs_text.CALM_TITLE, notes, note_role=TextRole.BODY))
        column.addStretch(1)
