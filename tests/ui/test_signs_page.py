"""The page of the warning signs: what to do stands before the signs, and the way back is near."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QScrollArea
from pytestqt.qtbot import QtBot

from desktop.model.catalogue import Catalogue
from desktop.model.knowledge import Urgency
from desktop.ui import signs_text
from desktop.ui.pages.signs_page import SignsPage
from desktop.ui.text import BACK
from desktop.ui.theme.theme import Theme
from desktop.ui.widgets.urgency_card import UrgencyCard
from tests.ui.hands import press, words_on
from tests.ui.learn_content import with_knowledge
from tests.ui.player_content import Listening

NOW = signs_text.ACTIONS[Urgency.EMERGENCY]
TODAY = signs_text.ACTIONS[Urgency.URGENT]


@pytest.fixture
def page(theme: Theme, catalogue: Catalogue, qtbot: QtBot) -> SignsPage:
    page = SignsPage(theme, with_knowledge(catalogue))
    qtbot.addWidget(page)
    page.resize(1024, 640)
    page.show()
    return page


def _button(page: SignsPage, words: str) -> QAbstractButton:
    return next(button for button in page.findChildren(QAbstractButton) if button.text() == words)


def test_every_urgency_has_its_words_most_urgent_first() -> None:
    assert list(signs_text.ACTIONS) == list(signs_text.ACTION_NOTES) == list(Urgency)


def test_what_to_do_stands_before_the_signs_and_the_most_urgent_first(page: SignsPage) -> None:
    order = (NOW, "Numbness between the legs.", "Pain in the chest.", TODAY, "Fever with back pain.")
    assert [words for words in words_on(page) if words in order] == list(order)


def test_an_urgency_without_signs_is_left_out(theme: Theme, catalogue: Catalogue, qtbot: QtBot) -> None:
    page = SignsPage(theme, catalogue)
    qtbot.addWidget(page)
    page.show()
    assert not {NOW, TODAY} & set(words_on(page))


def test_a_sentence_says_why_one_is_here_until_the_next(page: SignsPage) -> None:
    page.lead("You felt a sharp pain.")
    assert words_on(page)[:2] == [signs_text.TITLE, "You felt a sharp pain."]
    assert signs_text.INTRO not in words_on(page)
    page.lead("")
    assert words_on(page)[:2] == [signs_text.TITLE, signs_text.INTRO]


def test_each_time_it_is_shown_from_its_top(page: SignsPage) -> None:
    bar = page.findChild(QScrollArea).verticalScrollBar()
    page.resize(1024, 300)
    QApplication.processEvents()
    bar.setValue(bar.maximum())
    page.lead("")
    assert bar.value() == 0


def test_why_one_is_here_is_told_to_a_screen_reader(page: SignsPage, monkeypatch: pytest.MonkeyPatch) -> None:
    listening = Listening(active=True)
    monkeypatch.setattr("desktop.ui.announcement.QAccessible", listening)
    page.lead("You felt a sharp pain.")
    assert listening.told == [f"You felt a sharp pain. {signs_text.TITLE}."]


def test_sources_are_one_press_away(page: SignsPage, qtbot: QtBot) -> None:
    assert "Somebody. Something. Journal 2020." not in words_on(page)
    for card in page.findChildren(UrgencyCard):
        _button(card, "Sources · 1").click()
        with qtbot.waitSignal(page.link_requested) as asked:
            _button(card, "DOI 10.1000/1").click()
        assert asked.args == ["https://doi.org/10.1000/1"]


def test_back_and_escape_lead_back(page: SignsPage, qtbot: QtBot) -> None:
    with qtbot.waitSignal(page.back_requested):
        _button(page, BACK).click()
    qtbot.waitUntil(page.isActiveWindow)
    page.setFocus()
    with qtbot.waitSignal(page.back_requested):
        press(Qt.Key.Key_Escape)


def test_the_keys_scroll_the_page(page: SignsPage, qtbot: QtBot) -> None:
    qtbot.waitUntil(page.isActiveWindow)
    page.resize(1024, 300)
    QApplication.processEvents()
    page.setFocus()
    bar = page.findChild(QScrollArea).verticalScrollBar()
    places = [bar.value()]
    for key in (Qt.Key.Key_PageDown, Qt.Key.Key_PageUp, Qt.Key.Key_End, Qt.Key.Key_Home):
        press(key)
        places.append(bar.value())
    assert places[1] > 0
    assert places == [0, places[1], 0, bar.maximum(), 0]


@pytest.mark.parametrize("text_scale", [1.0, 1.5])
@pytest.mark.parametrize("size", [(1280, 800), (1024, 640), (1920, 1080)])
def test_no_words_are_cut(
    dress: Callable[..., Theme], catalogue: Catalogue, qtbot: QtBot, size: tuple[int, int], text_scale: float
) -> None:
    page = SignsPage(dress(text_scale=text_scale), with_knowledge(catalogue))
    qtbot.addWidget(page)
    page.resize(*size)
    page.show()
    page.lead("A sentence that says why this page is shown. " * 4)
    for _ in range(3):
        QApplication.processEvents()
    assert page.width() == size[0]
    labels = [label for label in page.findChildren(QLabel) if label.isVisible() and label.text()]
    assert labels
    assert [label.text() for label in labels if label.heightForWidth(label.width()) > label.height()] == []


def test_a_change_of_look_reaches_everything(
    dress: Callable[..., Theme], catalogue: Catalogue, qtbot: QtBot
) -> None:
    def shown(theme: Theme) -> SignsPage:
        page = SignsPage(theme, with_knowledge(catalogue))
        qtbot.addWidget(page)
        page.resize(1024, 640)
        page.show()
        QApplication.processEvents()
        return page

    theme = dress(mode="light")
    changed = shown(theme)
    theme.set_mode("dark")
    fresh = shown(theme)
    for page in (changed, fresh):
        _button(page, BACK).clearFocus()
    QApplication.processEvents()
    assert changed.grab().toImage() == fresh.grab().toImage()
