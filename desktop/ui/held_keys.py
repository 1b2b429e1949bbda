"""Tells whether the key being pressed is merely held. Knows no page.

Qt marks the repeats of a held key, but on X11 not all of them: where release and press of a repeat arrive
apart, both look like new ones. Their moments give them away: no finger releases and presses within
``_REPEAT_MS``.
"""

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

_REPEAT_MS = 15


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
        """Look at the keys that come to a widget, or to whatever in it can have the focus."""
        widget.installEventFilter(self)
        for child in widget.findChildren(QWidget):
            if child.focusPolicy() != Qt.FocusPolicy.NoFocus:
                child.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent, /) -> bool:
        """Note when a key is released, and look at each press before a shortcut acts on it."""
        if isinstance(event, QKeyEvent):
            if event.type() == QEvent.Type.KeyRelease:
                self._released_ms[event.key()] = event.timestamp()
            elif event.type() == QEvent.Type.ShortcutOverride:
                self._repeats = event.isAutoRepeat() or self._follows_release(event)
        return super().eventFilter(watched, event)

    def _follows_release(self, event: QKeyEvent) -> bool:
        released_ms = self._released_ms.get(event.key(), 0)
        # Events that no system has timed all say 0.
        return released_ms > 0 and event.timestamp() - released_ms < _REPEAT_MS
