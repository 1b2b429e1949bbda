"""A small heading over something to choose."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.ui.theme.theme import Theme
from desktop.ui.theme.tokens import SPACE_XS_EM, TextRole
from desktop.ui.widgets.label import make_label


class NamedRow(QWidget):
    """The heading, and the part below it."""

    def __init__(
        self,
        theme: Theme,
        name: str,
        part: QWidget,
        parent: QWidget | None = None,
        *,
        names: QWidget | None = None,
    ) -> None:
        """Put a heading over a part.

        Args:
            theme: Sizes.
            name: The heading.
            part: What stands below it.
            parent: The Qt parent.
            names: What in the part the heading is the name of: on Linux the list that a combo box is has no
                other name for a screen reader.
        """
        super().__init__(parent)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(theme.em(SPACE_XS_EM))
        heading = make_label(name, TextRole.MUTED)
        if names is not None:
            heading.setBuddy(names)
        rows.addWidget(heading)
        rows.addWidget(part)
