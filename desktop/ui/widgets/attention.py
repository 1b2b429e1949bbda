"""Lets a picture move while somebody attends to what it stands on. Knows no picture."""

from collections.abc import Callable, Mapping
from typing import Final

import shiboken6
from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QWidget

_STAYS: Final[Mapping[QEvent.Type, Callable[[QWidget], bool]]] = {
    QEvent.Type.Enter: lambda _widget: True,
    QEvent.Type.FocusIn: lambda _widget: True,
    QEvent.Type.Leave: QWidget.hasFocus,
    QEvent.Type.FocusOut: QWidget.underMouse,
}
"""Whether it is attended to after what happened: where the pointer leaves, the keyboard may still be."""


class Attention(QObject):
    """Watches a widget for the pointer and the keyboard, for as long as the widget lives."""

    def __init__(self, widget: QWidget, set_playing: Callable[[bool], None]) -> None:
        """Watch from now on.

        Args:
            widget: What is attended to.
            set_playing: Told whether it is, each time the pointer or the keyboard comes or goes.
        """
        super().__init__(widget)
        self._widget = widget
        self._set_playing = set_playing
        widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent, /) -> bool:
        """Say whether the widget is attended to; nothing is kept from it."""
        stays = _STAYS.get(event.type())
        # A widget that is torn down loses the keyboard after its Python side is gone.
        if stays is not None and shiboken6.isValid(self._widget):
            self._set_playing(stays(self._widget))
        return super().eventFilter(watched, event)
