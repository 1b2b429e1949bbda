"""A large field to search in. Knows words, not what is searched."""

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QLineEdit, QWidget

from desktop.ui.theme.palette import ColorRole
from desktop.ui.theme.theme import Theme
from desktop.ui.theme.tokens import SPACE_M_EM, SPACE_S_EM, ButtonRole
from desktop.ui.widgets.ground import Edge, paint_ground
from desktop.ui.widgets.label import ActionButton

_HEIGHT_EM = 3.2
_TEXT_EM = 1.125
_ICON_EM = 1.4
_FOCUS_PX = 2


class SearchField(QFrame):
    """A field with a lens and, once something is typed, a button that clears it.

    Signals:
        changed: What stands in the field now.
    """

    changed = Signal(str)

    def __init__(self, theme: Theme, hint: str, clear: str, parent: QWidget | None = None) -> None:
        """Make an empty field.

        Args:
            theme: Colours and sizes.
            hint: What to type; its accessible name too.
            clear: The name of the button that clears it.
            parent: The Qt parent.
        """
        super().__init__(parent)
        self._theme = theme
        self._lens = QLabel(self)
        self._edit = QLineEdit(self)
        self._edit.setFrame(False)
        self._edit.setFont(theme.font_of(_TEXT_EM))
        self._edit.setPlaceholderText(hint)
        self._edit.setAccessibleName(hint)
        self._edit.installEventFilter(self)
        self._clear = ActionButton(theme, clear, ButtonRole.LINK, "clear", self)
        self._clear.setText("")
        self._clear.setToolTip(clear)
        self._clear.hide()
        self._clear.clicked.connect(self.clear)
        self._edit.textChanged.connect(self._tell)
        self.setFixedHeight(theme.em(_HEIGHT_EM))
        self.setFocusProxy(self._edit)
        row = QHBoxLayout(self)
        row.setContentsMargins(theme.em(SPACE_M_EM), _FOCUS_PX, theme.em(SPACE_S_EM), _FOCUS_PX)
        row.setSpacing(theme.em(SPACE_S_EM))
        for part in (self._lens, self._edit, self._clear):
            row.addWidget(part)
        theme.changed.connect(self._restyle)
        self._restyle()

    @property
    def words(self) -> str:
        """What stands in the field."""
        return self._edit.text()

    @property
    def last(self) -> QWidget:
        """The last part of it that Tab leads to."""
        return self._clear

    def set_words(self, words: str) -> None:
        """Put words into the field, as if they were typed."""
        self._edit.setText(words)

    def clear(self) -> None:
        """Empty the field and go on typing."""
        self._edit.clear()
        self._edit.setFocus()

    def eventFilter(self, watched: QObject, event: QEvent, /) -> bool:
        """Show where the keyboard is."""
        if event.type() in {QEvent.Type.FocusIn, QEvent.Type.FocusOut}:
            self.update()
        return super().eventFilter(watched, event)

    def paintEvent(self, event: QPaintEvent, /) -> None:
        """Paint the ground, and a strong edge while the keyboard is here."""
        focused = self._edit.hasFocus()
        edge = Edge(ColorRole.FOCUS, _FOCUS_PX) if focused else Edge(ColorRole.LINE_STRONG)
        with QPainter(self) as painter:
            painter.setClipRect(event.rect())
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            paint_ground(painter, self._theme, self.rect(), ColorRole.CARD, edge=edge)

    def _tell(self, words: str) -> None:
        self._clear.setVisible(bool(words))
        self.changed.emit(words)

    def _restyle(self) -> None:
        self._lens.setPixmap(self._theme.pixmap("search", ColorRole.MUTED, _ICON_EM))
        self.update()
