"""What a person does at the screen: press keys, tap, go round with Tab, read."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QWidget


def press(*keys: Qt.Key) -> None:
    """Press keys one after the other, each where the keyboard is by then."""
    for key in keys:
        QTest.keyClick(QApplication.focusWidget(), key)


def tap(widget: QWidget) -> None:
    """Press the middle of a widget."""
    QTest.mouseClick(widget, Qt.MouseButton.LeftButton)


def tab_stops() -> list[str]:
    """The names of what Tab leads to, from where the keyboard is and once round."""
    stops = [QApplication.focusWidget()]
    while True:
        press(Qt.Key.Key_Tab)
        if QApplication.focusWidget() is stops[0]:
            return [stop.accessibleName() for stop in stops]
        stops.append(QApplication.focusWidget())


def words_on(part: QWidget) -> list[str]:
    """All that can be read on a page or on a part of one."""
    return [label.text() for label in part.findChildren(QLabel) if label.isVisible() and label.text()]
