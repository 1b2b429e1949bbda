"""The questions before a session, pressed through without an answer."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.ui import announcement, safety_text
from desktop.ui.pages.gate_page import GatePage
from desktop.ui.theme.theme import Theme
from tests.ui.player_content import Listening
from tests.ui.safety_content import safety_catalogue


def test_enter_on_and_on_answers_nothing_and_hears_what_is_missing(
    theme: Theme, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = GatePage(theme, safety_catalogue())
    qtbot.addWidget(page)
    page.ask("Ball at the wall", frozenset(), ())
    with qtbot.waitActive(page):
        page.show()
    page.setFocus()
    told: list[object] = []
    page.answered.connect(lambda *answers: told.append(answers))
    reader = Listening(active=True)
    monkeypatch.setattr(announcement, "QAccessible", reader)
    for _ in range(2):
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
    assert told == []
    assert reader.told == [safety_text.GATE_FIRST_PAIN] * 2
