"""A ground laid over a page while something else is asked. Knows the page's size and none of its content."""

from collections.abc import Mapping
from typing import Final

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, Qt
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent, QRegion
from PySide6.QtWidgets import QApplication, QWidget

from desktop.ui.held_keys import HeldKeys
from desktop.ui.theme.palette import ColorRole
from desktop.ui.theme.theme import Theme

_PRESSING: Final = frozenset({Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter})
_MOVING: Final[Mapping[int, bool]] = {
    Qt.Key.Key_Tab: True,
    Qt.Key.Key_Right: True,
    Qt.Key.Key_Down: True,
    Qt.Key.Key_Backtab: False,
    Qt.Key.Key_Left: False,
    Qt.Key.Key_Up: False,
}
"""Keys that move the keyboard on, and whether forward."""


class Cover(QWidget):
    """Covers its parent: no click and no key reaches the page behind, and Tab goes round on it.

    A subclass lays out what it asks and answers to keys in ``take_key``.
    """

    def __init__(
        self, theme: Theme, *, veil_alpha: int, held: HeldKeys, parent: QWidget, spared: QWidget | None = None
    ) -> None:
        """Make a cover, hidden.

        Args:
            theme: Colours.
            veil_alpha: How much of the page it hides, 0 to 255.
            held: Tells whether a key is merely held.
            parent: The page.
            spared: A button within the page that stays in sight and in reach, by pointer and by Tab.
        """
        super().__init__(parent)
        self._theme = theme
        self._veil_alpha = veil_alpha
        self._held = held
        self._spared = spared
        parent.installEventFilter(self)
        watched = spared
        # A button also moves with what it stands on.
        while watched is not None and watched is not parent:
            watched.installEventFilter(self)
            watched = watched.parentWidget()
        theme.changed.connect(self.update)
        self.hide()

    def take_key(self, event: QKeyEvent) -> None:
        """Act on a key that nothing on the cover wanted for itself; held keys are not handed on."""
        raise NotImplementedError

    def lay_over(self) -> None:
        """Cover the page now."""
        self._fit()
        self.show()
        self.raise_()

    def eventFilter(self, watched: QObject, event: QEvent, /) -> bool:
        """Keep covering the page, and sparing its button, when they move or change their size."""
        if event.type() in {QEvent.Type.Resize, QEvent.Type.Move}:
            self._fit()
        if watched is self._spared and self.isVisible() and isinstance(event, QKeyEvent):
            return self._takes_from_spared(event)
        return super().eventFilter(watched, event)

    def focusNextPrevChild(self, forward: bool) -> bool:  # noqa: FBT001, N802 - Qt's name
        """Let Tab go round on the cover: the page behind is at rest."""
        reason = Qt.FocusReason.TabFocusReason if forward else Qt.FocusReason.BacktabFocusReason
        start = QApplication.focusWidget() or self
        following = _neighbour(start, forward=forward)
        while following is not start:
            if self._stops_at(following):
                following.setFocus(reason)
                break
            following = _neighbour(following, forward=forward)
        return True

    def keyPressEvent(self, event: QKeyEvent, /) -> None:
        """Act on a key that is not merely held; no key reaches the page behind."""
        if not self._held.repeats:
            self.take_key(event)
        event.accept()

    def paintEvent(self, _event: QPaintEvent, /) -> None:
        """Lay a veil over the page."""
        veil = QColor(self._theme.color(ColorRole.WINDOW))
        veil.setAlpha(self._veil_alpha)
        QPainter(self).fillRect(self.rect(), veil)

    def _takes_from_spared(self, event: QKeyEvent) -> bool:
        """Keep the keyboard from going on to the page, and leave the button those keys that press it."""
        if event.type() != QEvent.Type.KeyPress or event.key() in _PRESSING:
            return False
        if event.key() in _MOVING:
            self.focusNextPrevChild(_MOVING[event.key()])
        else:
            self.keyPressEvent(event)
        return True

    def _stops_at(self, widget: QWidget) -> bool:
        within = self.isAncestorOf(widget) or widget is self._spared
        by_tab = bool(widget.focusPolicy().value & Qt.FocusPolicy.TabFocus.value)
        return within and by_tab and widget.isVisible() and widget.isEnabled()

    def _fit(self) -> None:
        page = self.parentWidget()
        if page is None:
            return
        self.setGeometry(page.rect())
        if self._spared is not None:
            hole = QRect(self._spared.mapTo(page, QPoint(0, 0)), self._spared.size())
            self.setMask(QRegion(self.rect()) - QRegion(hole))


def _neighbour(widget: QWidget, *, forward: bool) -> QWidget:
    """The next widget of the window; after the last one comes the first."""
    neighbour = widget.nextInFocusChain() if forward else widget.previousInFocusChain()
    return neighbour or widget
