"""A key that is held is one press, also where the system does not say so."""

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from desktop.ui.held_keys import HeldKeys

KEY = Qt.Key.Key_Right
NONE = Qt.KeyboardModifier.NoModifier


def send(widget: QPushButton, kind: QEvent.Type, at_ms: int, *, repeat: bool = False) -> None:
    event = QKeyEvent(kind, KEY, NONE, "", repeat)
    event.setTimestamp(at_ms)
    QApplication.sendEvent(widget, event)


@pytest.fixture
def button(qtbot: QtBot) -> QPushButton:
    made = QPushButton()
    qtbot.addWidget(made)
    return made


@pytest.fixture
def held(button: QPushButton) -> HeldKeys:
    made = HeldKeys(button)
    made.watch(button)
    return made


def test_a_press_is_no_repeat(button: QPushButton, held: HeldKeys) -> None:
    send(button, QEvent.Type.ShortcutOverride, 1000)
    assert not held.repeats


def test_a_repeat_that_is_marked_is_known(button: QPushButton, held: HeldKeys) -> None:
    send(button, QEvent.Type.ShortcutOverride, 1000, repeat=True)
    assert held.repeats


@pytest.mark.parametrize(("pause_ms", "repeats"), [(0, True), (14, True), (60, False)])
def test_a_repeat_without_a_mark_is_known_by_its_moment(
    button: QPushButton, held: HeldKeys, pause_ms: int, repeats: bool
) -> None:
    send(button, QEvent.Type.ShortcutOverride, 1000)
    send(button, QEvent.Type.KeyRelease, 1500)
    send(button, QEvent.Type.ShortcutOverride, 1500 + pause_ms)
    assert held.repeats == repeats


def test_events_without_a_moment_are_no_repeats(button: QPushButton, held: HeldKeys) -> None:
    send(button, QEvent.Type.KeyRelease, 0)
    send(button, QEvent.Type.ShortcutOverride, 0)
    assert not held.repeats


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space])
def test_a_held_key_presses_no_button(button: QPushButton, held: HeldKeys, key: Qt.Key, qtbot: QtBot) -> None:
    pressed: list[bool] = []
    button.setAutoDefault(True)
    button.clicked.connect(lambda: pressed.append(True))
    for kind in (QEvent.Type.ShortcutOverride, QEvent.Type.KeyPress):
        QApplication.sendEvent(button, QKeyEvent(kind, key, NONE, "\r", True))
    QApplication.sendEvent(button, QKeyEvent(QEvent.Type.KeyRelease, key, NONE))
    assert held.repeats
    assert pressed == []
    qtbot.keyClick(button, key)
    assert len(pressed) == 1
