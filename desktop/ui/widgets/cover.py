"""A ground laid over a page while something else is asked. Knows the page's size and none of its content."""

from collections.abc import Mapping, Sequence
from typing import Final

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, Qt
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent, QRegion
from PySide6.QtWidgets import QApplication, QWidget

from desktop.ui.held_keys import HeldKeys
from desktop.ui.pressing_keys import PRESSING
from desktop.ui.theme.palette import ColorRole
from desktop.ui.theme.theme import Theme

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

    A subclass lays out what it asks, names its ``stops`` and answers to keys in ``take_key``.
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

    def stops(self) -> Sequence[QWidget]:
        """What Tab comes to on the cover, in order; what is hidden or at rest is passed by.

        Told by the cover itself and not read from Qt's chain of focus: the binding takes what
        ``nextInFocusChain`` returns for a part of the widget that was asked. It would take them apart
        together, and a page that is torn down would take living ones along.
        """
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
        stops = (*self.stops(), self._spared) if self._spared is not None else self.stops()
        following = _following(stops, QApplication.focusWidget(), forward=forward)
        for stop in (each for each in following if each.isVisible() and each.isEnabled()):
            stop.setFocus(reason)
            break
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
        if event.type() != QEvent.Type.KeyPress or event.key() in PRESSING:
            return False
        if event.key() in _MOVING:
            self.focusNextPrevChild(_MOVING[event.key()])
        else:
            self.keyPressEvent(event)
        return True

    def _fit(self) -> None:
        page = self.parentWidget()
        if page is None:
            return
        self.setGeometry(page.rect())
        if self._spared is not None:
            hole = QRect(self._spared.mapTo(page, QPoint(0, 0)), self._spared.size())
            self.setMask(QRegion(self.rect()) - QRegion(hole))


def _following(stops: Sequence[QWidget], now: QWidget | None, *, forward: bool) -> Sequence[QWidget]:
    """The stops in the order in which Tab comes to them from where the keyboard is."""
    stops = stops if forward else stops[::-1]
    places = (place for place, stop in enumerate(stops) if now and (stop is now or stop.isAncestorOf(now)))
    after = next(places, -1) + 1
    return (*stops[after:], *stops[:after])
