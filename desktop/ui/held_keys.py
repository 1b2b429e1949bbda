"""Tells whether the key being pressed is merely held, and lets no such key press a button. Knows no page.

Qt marks the repeats of a held key, but on X11 not all of them: where release and press of a repeat arrive
apart, both look like new ones. Their moments give them away: no finger releases and presses within
``_REPEAT_MS``.
"""

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractButton, QWidget

from desktop.ui.pressing_keys import PRESSING

_REPEAT_MS = 15


def repeats(event: QKeyEvent, released_ms: int) -> bool:
    """Whether a press repeats a key that is held.

    Args:
        event: The press.
        released_ms: When the same key was released last, by the clock of the events; 0 when it was not.
    """
    # Events that no system has timed all say 0.
    return event.isAutoRepeat() or (released_ms > 0 and event.timestamp() - released_ms < _REPEAT_MS)


class HeldKeys(QObject):
    """Watches the keys that arrive at some widgets."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._released_ms: dict[int, int] = {}
        self._repeats = False

    @property
    def repeats(self) -> bool:
        """Whether the press that is being handled repeats a held key."""
        return self._repeats

    def watch(self, widget: QWidget) -> None:
        """Look at the keys that come to a widget, or to whatever in it can have the focus.

        A key that was pressed before a button of these had the focus does not press it: it was meant for
        what stood there before.
        """
        widget.installEventFilter(self)
        for child in widget.findChildren(QWidget):
            if child.focusPolicy() != Qt.FocusPolicy.NoFocus:
                child.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent, /) -> bool:
        """Note when a key is released, and look at each press before a shortcut acts on it."""
        if not isinstance(event, QKeyEvent):
            return super().eventFilter(watched, event)
        if event.type() == QEvent.Type.KeyRelease:
            self._released_ms[event.key()] = event.timestamp()
        elif event.type() == QEvent.Type.ShortcutOverride:
            self._repeats = repeats(event, self._released_ms.get(event.key(), 0))
        presses = event.type() == QEvent.Type.KeyPress and event.key() in PRESSING
        return presses and self._repeats and isinstance(watched, QAbstractButton)
