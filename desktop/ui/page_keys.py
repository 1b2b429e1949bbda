"""The keys of a page. Knows which key does what, and nothing of what that is."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from desktop.ui.held_keys import HeldKeys


class PageKeys:
    """Keys that work wherever in a page the focus is; one press does one thing, however long it is held.

    They come before the focused widget, so that Space never presses a button besides.
    """

    def __init__(self, page: QWidget, held: HeldKeys) -> None:
        """Make a set of no keys.

        Args:
            page: Where they work; built already, so that its widgets are known.
            held: Tells whether a key is merely held.
        """
        self._page = page
        self._held = held
        self._shortcuts: dict[Qt.Key, QShortcut] = {}
        held.watch(page)

    def bind(self, key: Qt.Key, act: Callable[[], object]) -> None:
        """Let a key do something."""
        shortcut = QShortcut(QKeySequence(key), self._page)
        shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        shortcut.setAutoRepeat(False)
        shortcut.activated.connect(lambda: None if self._held.repeats else act())
        self._shortcuts[key] = shortcut

    def wake(self) -> None:
        """Let all keys work."""
        self._set_awake(frozenset(self._shortcuts))

    def rest(self, *awake: Qt.Key) -> None:
        """Let no key work but these."""
        self._set_awake(frozenset(awake))

    def _set_awake(self, awake: frozenset[Qt.Key]) -> None:
        for key, shortcut in self._shortcuts.items():
            shortcut.setEnabled(key in awake)
