"""Tells a screen reader something once, without moving the focus. Knows no page."""

from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QWidget


def announce(widget: QWidget, words: str) -> None:
    """Have words read out politely, where a screen reader is listening.

    Args:
        widget: Where the news comes from.
        words: The news, one sentence.
    """
    if QAccessible.isActive():
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(widget, words))
