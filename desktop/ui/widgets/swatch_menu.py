"""A menu of colours: each entry has its name and a swatch, and the one in use is checked. Knows no theme."""

from collections.abc import Mapping

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QAction, QActionGroup, QColor, QIcon, QPainter, QPen, QPixmap
from PySide6.QtWidgets import QMenu, QWidget

_SHARPEST = 2
"""Swatches are drawn for screens with so many device pixels for each pixel."""


class SwatchMenu(QMenu):
    """Colours to choose from.

    Signals:
        chosen: The id of the colour that was picked.
    """

    chosen = Signal(str)

    def __init__(self, title: str, names: Mapping[str, str], parent: QWidget | None = None) -> None:
        """Make a menu without swatches.

        Args:
            title: What the colours are for.
            names: What each colour is called, by its id.
            parent: The Qt parent.
        """
        super().__init__(title, parent)
        group = QActionGroup(self)
        self.actions_by_id = {each: self._action(each, name, group) for each, name in names.items()}
        """The entries by id."""

    def show_swatches(self, colors: Mapping[str, str], chosen: str, size_px: int, ring: QColor) -> None:
        """Show the colours as they are now.

        Args:
            colors: ``#rrggbb`` for each id.
            chosen: The id in use; the first entry is when it is none of them.
            size_px: How large a swatch is.
            ring: The colour of the ring round the one in use; it stands out from the menu.
        """
        used = chosen if chosen in self.actions_by_id else next(iter(self.actions_by_id))
        for each, action in self.actions_by_id.items():
            action.setIcon(_swatch(QColor(colors[each]), size_px, ring, marked=each == used))
            action.setChecked(each == used)

    def _action(self, each: str, name: str, group: QActionGroup) -> QAction:
        action = QAction(name, group)
        action.setCheckable(True)
        action.triggered.connect(lambda: self.chosen.emit(each))
        self.addAction(action)
        return action


def _swatch(color: QColor, size_px: int, ring: QColor, *, marked: bool) -> QIcon:
    """A dot in a colour; the one in use has a ring around it, as an icon hides the tick of a menu."""
    pixmap = QPixmap(size_px * _SHARPEST, size_px * _SHARPEST)
    pixmap.setDevicePixelRatio(_SHARPEST)
    pixmap.fill(Qt.GlobalColor.transparent)
    whole = QRectF(0, 0, size_px, size_px)
    with QPainter(pixmap) as painter:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(color)
        inset = size_px * (0.24 if marked else 0.14)
        painter.drawEllipse(whole.adjusted(inset, inset, -inset, -inset))
        if marked:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(ring, 2.0))
            painter.drawEllipse(whole.adjusted(1.5, 1.5, -1.5, -1.5))
    return QIcon(pixmap)
