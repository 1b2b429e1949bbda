"""A heading that opens and closes what stands below it."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QSizePolicy, QToolButton, QVBoxLayout, QWidget

from desktop.ui import text
from desktop.ui.theme.palette import ColorRole
from desktop.ui.theme.theme import Theme
from desktop.ui.theme.tokens import SPACE_S_EM, ButtonRole
from desktop.ui.widgets.label import button_label

_ICON_EM = 1.1


class Disclosure(QWidget):
    """A button with an arrow; its content shows while it is open."""

    def __init__(
        self, theme: Theme, title: str, *, opened: bool = False, parent: QWidget | None = None
    ) -> None:
        """Make an empty disclosure.

        Args:
            theme: Colours and sizes.
            title: What stands on the button.
            opened: Whether the content shows from the start.
            parent: The Qt parent.
        """
        super().__init__(parent)
        self._theme = theme
        self._button = QToolButton(self)
        self._button.setText(button_label(title))
        self._button.setAccessibleName(title)
        self._button.setProperty("role", ButtonRole.FOLD)
        self._button.setCheckable(True)
        self._button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self._button.setCursor(Qt.CursorShape.PointingHandCursor)
        self._button.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._body = QWidget(self)
        self._content = QVBoxLayout(self._body)
        inset = theme.em(_ICON_EM) + theme.em(SPACE_S_EM)
        self._content.setContentsMargins(inset, 0, 0, theme.em(SPACE_S_EM))
        self._content.setSpacing(theme.em(SPACE_S_EM))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.em(SPACE_S_EM))
        column.addWidget(self._button, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self._body)
        self._button.toggled.connect(self._show)
        self._button.setChecked(opened)
        theme.changed.connect(self._show)
        self._show()

    @property
    def content(self) -> QVBoxLayout:
        """Where what it discloses goes."""
        return self._content

    @property
    def button(self) -> QToolButton:
        """The button that opens and closes it."""
        return self._button

    def _show(self) -> None:
        opened = self._button.isChecked()
        self._body.setVisible(opened)
        self._button.setAccessibleDescription(text.FOLD[opened])
        arrow = "chevron_down" if opened else "chevron_right"
        self._button.setIcon(self._theme.icon(arrow, ColorRole.MUTED, _ICON_EM))
        self._button.setIconSize(QSize(self._theme.em(_ICON_EM), self._theme.em(_ICON_EM)))
