"""The order in which Tab goes, where things were not made in the order in which they stand.

Qt's chain of focus is only ever written, never read: the binding takes what ``nextInFocusChain`` returns for
a part of the widget that was asked.
"""

from collections.abc import Iterable, Iterator
from itertools import pairwise

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget


def lead_tab(stops: Iterable[QWidget]) -> None:
    """Lead Tab from each to the next."""
    for before, after in pairwise(stops):
        QWidget.setTabOrder(before, after)


def stops_in(part: QWidget) -> Iterator[QWidget]:
    """What Tab comes to within a part, in the order in which it was made; not what pops up from it.

    Of options that exclude each other Tab comes to the chosen one only: all of them are in line for that.
    """
    for widget in part.findChildren(QWidget):
        if widget.focusPolicy() != Qt.FocusPolicy.NoFocus and widget.window() is part.window():
            yield widget
