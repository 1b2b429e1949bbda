"""What covers a page: Tab goes round on it, and the pages around it live and die as without it."""

from collections.abc import Iterator, Sequence

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from desktop.ui.held_keys import HeldKeys
from desktop.ui.theme.theme import Theme
from desktop.ui.widgets.cover import Cover
from tests.ui.hands import press


class _Three(Cover):
    """Three buttons; the second comes and goes."""

    def __init__(self, theme: Theme, parent: QWidget, spared: QWidget) -> None:
        super().__init__(theme, veil_alpha=0, held=HeldKeys(parent), parent=parent, spared=spared)
        self.buttons = [QPushButton(name) for name in ("one", "two", "three")]
        row = QHBoxLayout(self)
        for button in self.buttons:
            row.addWidget(button)

    def stops(self) -> Sequence[QWidget]:
        return self.buttons

    def take_key(self, event: QKeyEvent) -> None:
        raise AssertionError(event)


class _Ground:
    """A page with a cover, among things that are torn down and things that stay."""

    def __init__(self, theme: Theme, qtbot: QtBot) -> None:
        self.page = QWidget()
        qtbot.addWidget(self.page)
        self.spared = QPushButton("spared", self.page)
        self.goes = QWidget(self.page)
        self.stays = QWidget(self.page)
        self.column = QVBoxLayout(self.stays)
        self.column.addWidget(QPushButton("stays"))
        self.item = self.column.itemAt(0)
        self.cover = _Three(theme, self.page, self.spared)
        self.page.show()
        qtbot.waitExposed(self.page)
        self.page.activateWindow()
        self.cover.lay_over()
        self.cover.buttons[0].setFocus()


@pytest.fixture
def ground(theme: Theme, qtbot: QtBot) -> Iterator[_Ground]:
    made = _Ground(theme, qtbot)
    yield made
    made.page.close()


def _focused() -> str:
    button = QApplication.focusWidget()
    return button.text() if isinstance(button, QPushButton) else ""


def _walk(key: Qt.Key) -> list[str]:
    names: list[str] = []
    for _ in range(4):
        press(key)
        names.append(_focused())
    return names


def test_tab_goes_round_on_it_and_to_what_is_spared(ground: _Ground) -> None:
    assert _walk(Qt.Key.Key_Tab) == ["two", "three", "spared", "one"]
    assert _walk(Qt.Key.Key_Backtab) == ["spared", "three", "two", "one"]


@pytest.mark.parametrize("rest", [QWidget.hide, lambda button: button.setEnabled(False)])
def test_what_is_hidden_or_at_rest_is_passed_by(ground: _Ground, rest) -> None:
    rest(ground.cover.buttons[1])
    assert _walk(Qt.Key.Key_Tab) == ["three", "spared", "one", "three"]
    rest(ground.cover.buttons[2])
    assert _focused() == "spared"


def test_what_stands_behind_it_does_not_die_with_its_neighbour(ground: _Ground) -> None:
    _walk(Qt.Key.Key_Tab)
    ground.cover.hide()
    ground.goes.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert not isValid(ground.goes)
    assert ground.item is not None
    assert isValid(ground.item)
