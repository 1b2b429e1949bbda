"""The screening: none of these is one tap, and what is ticked is told."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QPushButton, QWidget

from desktop.model.condition import Stop
from desktop.ui import announcement, safety_text
from desktop.ui.pages.screening_page import ScreeningPage
from tests.ui.hands import press, tab_stops, tap, words_on
from tests.ui.player_content import Listening
from tests.ui.safety_content import BONES, CHILD, CONDITIONS, FEVER, HEART, SIGN


@pytest.fixture
def shown(qtbot):
    def show(theme, width=1280, height=800, chosen=(), first=True):
        page = ScreeningPage(theme, CONDITIONS)
        qtbot.addWidget(page)
        page.resize(width, height)
        page.told = []
        page.answered.connect(page.told.append)
        page.show_answers(frozenset(chosen), first=first)
        with qtbot.waitActive(page):
            page.show()
        page.setFocus()
        return page

    return show


@pytest.fixture
def page(shown, theme):
    return shown(theme)


def test_none_of_these_is_one_tap(page):
    assert page.save_button.text() == "None of these"
    tap(page.save_button)
    assert page.told == [frozenset()]


def test_what_is_ticked_is_saved_with_its_number(page):
    tap(page.row(BONES))
    assert page.save_button.text() == page.save_button.accessibleName() == "Save 1 answer"
    tap(page.row(HEART))
    assert page.save_button.text() == "Save 2 answers"
    tap(page.save_button)
    assert page.told == [frozenset({BONES, HEART})]


@pytest.mark.parametrize("first", [True, False])
def test_the_buttons_of_the_head_stand_at_its_ends_and_are_no_wider_than_their_words(page, first):
    page.show_answers(frozenset(), first=first)
    QApplication.processEvents()
    leave = next(button for button in page.findChildren(QPushButton) if button.isVisible())
    for button in (leave, page.signs_button):
        assert button.width() == button.sizeHint().width()


def test_a_tick_moves_nothing(page):
    before = [page.row(each.id).geometry() for each in CONDITIONS]
    tap(page.row(SIGN))
    QApplication.processEvents()
    assert [page.row(each.id).geometry() for each in CONDITIONS] == before


def test_tab_leads_to_all_there_is_in_the_order_of_the_page(page):
    assert tab_stops() == [
        *(condition.question for condition in CONDITIONS),
        "None of these",
        "Later",
        "Warning signs",
    ]


def test_everything_by_keyboard(page):
    assert page.row(CONDITIONS[0].id).hasFocus()
    press(Qt.Key.Key_Tab, Qt.Key.Key_Space, Qt.Key.Key_Down, Qt.Key.Key_Space, Qt.Key.Key_Return)
    assert page.told == [frozenset({"injury", "skin"})]


def test_enter_before_anything_was_read_tells_nothing(page):
    press(Qt.Key.Key_Return)
    assert page.told == []
    assert page.save_button.hasFocus()
    press(Qt.Key.Key_Return)
    assert page.told == [frozenset()]


def test_earlier_answers_are_ticked(shown, theme):
    page = shown(theme, chosen={FEVER}, first=False)
    assert page.chosen == {FEVER}
    page.show_answers(frozenset({BONES}), first=False)
    assert page.chosen == {BONES}


def test_at_the_first_start_the_person_may_look_around(page, qtbot):
    assert safety_text.SCREENING_LATER_NOTE in words_on(page)
    backs = []
    page.back_requested.connect(lambda: backs.append(True))
    later = next(each for each in page.findChildren(QAbstractButton) if each.text().startswith("Later"))
    with qtbot.waitSignal(page.later):
        tap(later)
    with qtbot.waitSignal(page.later):
        press(Qt.Key.Key_Escape)
    assert backs == []
    assert page.told == []


def test_at_any_other_time_back_leads_back(shown, theme, qtbot):
    page = shown(theme, chosen={FEVER}, first=False)
    assert safety_text.SCREENING_LATER_NOTE not in words_on(page)
    back = next(each for each in page.findChildren(QAbstractButton) if each.text() == "Back")
    with qtbot.waitSignal(page.back_requested):
        tap(back)
    with qtbot.waitSignal(page.back_requested):
        press(Qt.Key.Key_Escape)
    assert page.told == []


@pytest.mark.parametrize(
    ("ticked", "said"),
    [
        ((BONES,), safety_text.SCREENING_FOLLOWS),
        ((BONES, CHILD), safety_text.STOPS[Stop.ADULTS_ONLY].screening),
        ((BONES, CHILD, SIGN), safety_text.STOPS[Stop.HELP_FIRST].screening),
    ],
)
def test_what_follows_is_said_in_one_line(page, monkeypatch, ticked, said):
    reader = Listening(active=True)
    monkeypatch.setattr(announcement, "QAccessible", reader)
    for name in ticked:
        tap(page.row(name))
    assert said in words_on(page)
    assert reader.told[-1] == said


def test_the_same_line_is_read_out_once(page, monkeypatch):
    reader = Listening(active=True)
    monkeypatch.setattr(announcement, "QAccessible", reader)
    for name in (BONES, HEART):
        tap(page.row(name))
    assert reader.told == [safety_text.SCREENING_FOLLOWS]


def test_the_warning_signs_can_be_read_before_answering(page, qtbot):
    tap(page.row(BONES))
    with qtbot.waitSignal(page.signs_requested):
        tap(page.signs_button)
    assert page.chosen == {BONES}
    assert page.told == []


def test_whoever_saves_a_warning_sign_is_shown_what_to_do(page):
    shown = []
    page.signs_requested.connect(lambda: shown.append(list(page.told)))
    for name in (BONES, SIGN):
        tap(page.row(name))
        tap(page.save_button)
    assert page.told == [frozenset({BONES}), frozenset({BONES, SIGN})]
    assert shown == [page.told]


def test_what_is_asked_is_read_out_once(page, monkeypatch):
    reader = Listening(active=True)
    monkeypatch.setattr(announcement, "QAccessible", reader)
    page.showMinimized()
    page.showNormal()
    assert reader.told == []
    page.hide()
    page.show()
    assert reader.told == [f"{safety_text.SCREENING_TITLE} {safety_text.SCREENING_WHY}"]


def test_every_condition_stands_under_its_heading_with_what_helps_to_answer(page):
    assert set(safety_text.GROUPS.values()) & set(words_on(page)) == {
        safety_text.GROUPS[condition.group] for condition in CONDITIONS
    }
    for condition in CONDITIONS:
        assert page.row(condition.id).accessibleName() == condition.question
        assert page.row(condition.id).accessibleDescription() == condition.unsure


@pytest.mark.parametrize("text_scale", [1.0, 2.0])
@pytest.mark.parametrize(("width", "height"), [(1024, 640), (1280, 800), (1920, 1080)])
def test_no_word_is_cut_and_every_target_is_large(shown, dress, width, height, text_scale):
    page = shown(dress(text_scale=text_scale), width, height, chosen=(SIGN,))
    QApplication.processEvents()
    assert page.width() == width
    for label in page.findChildren(QLabel):
        if label.isVisible() and label.wordWrap():
            assert label.height() >= label.heightForWidth(label.width()), label.text()
    for condition in CONDITIONS:
        row = page.row(condition.id)
        assert row.height() >= max(44, row.heightForWidth(row.width())), condition.id
    assert page.rect().contains(page.save_button.mapTo(page, page.save_button.rect().bottomRight()))


def test_every_control_has_a_name(page):
    focusable = [
        widget for widget in page.findChildren(QWidget) if widget.focusPolicy() != Qt.FocusPolicy.NoFocus
    ]
    assert len(focusable) > len(CONDITIONS)
    assert all(widget.accessibleName() for widget in focusable)
