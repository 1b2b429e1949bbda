"""What a claim rests on: citations behind a click, each with its links. Opens no link itself."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.model.source import Source
from desktop.ui.source_text import OPENS_IN_BROWSER, SourceLink, links_of, sources_head, sources_of
from desktop.ui.theme.theme import Theme
from desktop.ui.theme.tokens import SPACE_M_EM, SPACE_XS_EM, ButtonRole, TextRole
from desktop.ui.widgets.disclosure import Disclosure
from desktop.ui.widgets.flow_layout import FlowLayout
from desktop.ui.widgets.label import ActionButton, make_label


class SourceList(Disclosure):
    """A head that says how many sources there are; they show when it is pressed.

    Signals:
        link_requested: The https address of a source that the person wants to read.
    """

    link_requested = Signal(str)

    def __init__(
        self, theme: Theme, title: str, sources: Sequence[Source], parent: QWidget | None = None
    ) -> None:
        """Make a closed list.

        Args:
            theme: Colours and sizes.
            title: What rests on them; heard in the accessible name.
            sources: At least one.
            parent: The Qt parent.
        """
        super().__init__(theme, sources_head(sources), parent=parent)
        self.button.setAccessibleName(sources_of(title))
        self.content.setSpacing(theme.em(SPACE_M_EM))
        for source in sources:
            self.content.addLayout(self._source(source))

    def _source(self, source: Source) -> QVBoxLayout:
        lines = QVBoxLayout()
        lines.setSpacing(self._theme.em(SPACE_XS_EM))
        lines.addWidget(make_label(source.citation, TextRole.MUTED))
        links = FlowLayout(self._theme.em(SPACE_M_EM), 0)
        for link in links_of(source):
            links.addWidget(self._link(link))
        lines.addLayout(links)
        return lines

    def _link(self, link: SourceLink) -> ActionButton:
        button = ActionButton(self._theme, link.words, ButtonRole.LINK, "external")
        button.setAccessibleDescription(OPENS_IN_BROWSER)
        button.setToolTip(link.address)
        button.clicked.connect(lambda: self.link_requested.emit(link.address))
        return button
