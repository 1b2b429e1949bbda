"""The ring round what has the keyboard: one for the whole app, a little outside the widget's own edge.

Shown only while the keyboard moves the focus, so that a click leaves no ring behind. Knows no page and no
widget of ours.
"""

from typing import TYPE_CHECKING, Final

import shiboken6
from PySide6.QtCore import QEvent, QObject, QRect, QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QAbstractScrollArea, QApplication, QWidget

from desktop.ui.theme.palette import ColorRole
from desktop.ui.theme.tokens import RADIUS_CONTROL_EM

if TYPE_CHECKING:
    from desktop.ui.theme.theme import Theme

RADIUS_PROPERTY: Final = "ring_radius_em"
"""A widget with rounder corners than a button's says so with this dynamic property.

What is no button has a ring only when it says so.
"""

_LINE_PX = 2
_REACH_PX = 4
"""How far the ring's outer edge lies outside the widget."""

_MOVES: Final = frozenset(
    {QEvent.Type.Move, QEvent.Type.Resize, QEvent.Type.Show, QEvent.Type.Hide, QEvent.Type.LayoutRequest}
)


class FocusRing(QObject):
    """Puts the ring round one focused widget after the other."""

    def __init__(self, theme: "Theme") -> None:
        super().__init__(theme)
        self._theme = theme
        self._ring: _Ring | None = None
        self._target: QWidget | None = None
        self._watched: list[QWidget] = []
        self._by_keyboard = False

    @property
    def target(self) -> QWidget | None:
        """The widget that has the ring; None when none has."""
        return self._target

    def follow(self, _old: QWidget | None, now: QWidget | None) -> None:
        """Put the ring round the widget that has the keyboard now, or away when none has."""
        self._let_go()
        if now is None:
            return
        self._by_keyboard = self._came_by_keyboard(now)
        if not (self._by_keyboard and _wants_ring(now)):
            return
        host = _host(now)
        self._target = now
        self._ring = _Ring(self._theme, host)
        widget: QWidget | None = now
        while widget is not None and widget is not host:
            widget.installEventFilter(self)
            self._watched.append(widget)
            widget = widget.parentWidget()
        self._place()

    def eventFilter(self, watched: QObject, event: QEvent, /) -> bool:
        """Follow the widget when it, or something that holds it, moves."""
        if event.type() in _MOVES:
            self._place()
        return super().eventFilter(watched, event)

    def _came_by_keyboard(self, now: QWidget) -> bool:
        """Whether the keyboard moved the focus there, or the app did for a person who uses the keyboard."""
        moved = now.window().testAttribute(Qt.WidgetAttribute.WA_KeyboardFocusChange)
        led = self._by_keyboard and QApplication.mouseButtons() == Qt.MouseButton.NoButton
        return moved or led

    def _place(self) -> None:
        ring, target = self._ring, self._target
        if ring is None or target is None or not (shiboken6.isValid(ring) and shiboken6.isValid(target)):
            return
        host = _host(target)
        corner = target.mapTo(host, target.rect().topLeft())
        reach = QRect(corner, target.size()).adjusted(-_REACH_PX, -_REACH_PX, _REACH_PX, _REACH_PX)
        ring.set_radius(self._theme.em(float(target.property(RADIUS_PROPERTY) or RADIUS_CONTROL_EM)))
        ring.setGeometry(reach)
        ring.setVisible(target.isVisibleTo(host))
        ring.raise_()

    def _let_go(self) -> None:
        # A page that was put away took its widgets, and the ring on it, with it.
        for widget in self._watched:
            if shiboken6.isValid(widget):
                widget.removeEventFilter(self)
        if self._ring is not None and shiboken6.isValid(self._ring):
            self._ring.hide()
            self._ring.deleteLater()
        self._watched = []
        self._ring = self._target = None


def _wants_ring(widget: QWidget) -> bool:
    return isinstance(widget, QAbstractButton) or widget.property(RADIUS_PROPERTY) is not None


def _host(widget: QWidget) -> QWidget:
    """What holds the ring: the sheet that scrolls with the widget, or the window."""
    held = widget
    while (parent := held.parentWidget()) is not None and not held.isWindow():
        if isinstance(parent.parentWidget(), QAbstractScrollArea):
            return held
        held = parent
    return held


class _Ring(QWidget):
    def __init__(self, theme: "Theme", host: QWidget) -> None:
        super().__init__(host)
        self._theme = theme
        self._radius_px = 0
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def set_radius(self, radius_px: int) -> None:
        self._radius_px = radius_px + _REACH_PX - _LINE_PX // 2
        self.update()

    def paintEvent(self, event: QPaintEvent, /) -> None:
        with QPainter(self) as painter:
            painter.setClipRect(event.rect())
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(self._theme.color(ColorRole.FOCUS), _LINE_PX))
            half = _LINE_PX / 2
            outline = QRectF(self.rect()).adjusted(half, half, -half, -half)
            painter.drawRoundedRect(outline, self._radius_px, self._radius_px)
