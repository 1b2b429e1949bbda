"""The page after a session: what was done, what is good to know, and the way on."""

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QLabel, QWidget

from desktop.ui import announcement, session_text
from desktop.ui.pages.done_page import DonePage
from desktop.ui.tally import SessionSummary
from tests.ui.hands import words_on
from tests.ui.player_content import Listening

SUMMARY = SessionSummary(title="Ball at the wall", played_ms=352_000, done=11, skipped=1)


@pytest.fixture
def page(qtbot, theme):
    page = DonePage(theme)
    qtbot.addWidget(page)
    page.resize(1280, 800)
    page.set_summary(SUMMARY, None)
    page.show()
    qtbot.waitExposed(page)
    return page


def test_it_says_what_was_done(page):
    assert page.figures == ("6 minutes", "11 steps done", "1 skipped")
    assert "Ball at the wall" in words_on(page)


def test_nothing_skipped_is_not_worth_a_word(page):
    page.set_summary(SessionSummary(title="Short", played_ms=40_000, done=1, skipped=0), None)
    assert page.figures == ("40 seconds", "1 step done")


def test_it_says_how_to_get_up_and_when_to_worry(page):
    told = " ".join(words_on(page))
    assert "Sit up slowly" in told
    assert "have it looked at" in told


def test_every_line_has_an_icon_that_exists(theme):
    assert all(theme.has_icon(icon) for icon, _ in session_text.DONE_AFTER)


def test_escape_leads_on_to_the_routines(page, qtbot):
    page.activateWindow()
    for widget in (page._home, page.pain.scale.button(4)):
        widget.setFocus()
        with qtbot.waitSignal(page.home_requested):
            qtbot.keyClick(widget, Qt.Key.Key_Escape)


def test_a_key_that_ended_the_session_does_not_leave_the_page_unread(page):
    left = []
    page.home_requested.connect(lambda: left.append(True))
    for kind in (QEvent.Type.ShortcutOverride, QEvent.Type.KeyPress):
        held = QKeyEvent(kind, Qt.Key.Key_Return, Qt.KeyboardModifier.NoModifier, "", True)
        QApplication.sendEvent(page._home, held)
    assert left == []


def test_both_ways_on(page, qtbot):
    with qtbot.waitSignal(page.repeat_requested):
        page._repeat.click()
    with qtbot.waitSignal(page.home_requested):
        qtbot.keyClick(page._home, Qt.Key.Key_Return)


def test_the_way_back_has_the_focus_and_every_control_a_name(page):
    assert page._home.hasFocus()
    focusable = [
        widget for widget in page.findChildren(QWidget) if widget.focusPolicy() != Qt.FocusPolicy.NoFocus
    ]
    assert focusable
    assert all(widget.accessibleName() for widget in focusable)


def test_a_window_that_is_restored_says_and_moves_nothing(page, monkeypatch):
    reader = Listening(active=True)
    monkeypatch.setattr(announcement, "QAccessible", reader)
    page._repeat.setFocus()
    page.showMinimized()
    page.showNormal()
    assert page._repeat.hasFocus()
    assert reader.told == []
    page.hide()
    page.show()
    assert reader.told == ["Done. 6 minutes, 11 steps done, 1 skipped. And how is your back now?"]


def test_how_the_back_is_now_is_asked_and_need_not_be_answered(page):
    assert page.pain.scale.isVisible()
    assert page.pain.scale.pain is None
    assert page.pain.advice == ""
    assert not page.pain.routine_button.isVisible()
    assert page._home.isEnabled()


def test_the_pain_before_is_shown_where_it_is_known(page):
    assert not [told for told in words_on(page) if told.startswith("Before")]
    page.set_summary(SUMMARY, 3)
    assert "Before: 3 of 10" in words_on(page)


def test_an_answer_is_told_by_pointer_and_by_digit(page, qtbot):
    with qtbot.waitSignal(page.pain_told) as told:
        page.pain.scale.button(4).click()
    assert told.args == [4]
    with qtbot.waitSignal(page.pain_told) as told:
        qtbot.keyClick(page._home, Qt.Key.Key_7)
    assert told.args == [7]


def test_what_follows_stands_below_the_answer_and_is_read_out(page, qtbot, monkeypatch):
    reader = Listening(active=True)
    monkeypatch.setattr(announcement, "QAccessible", reader)
    page.set_advice(("Rest now.", "No pressure for a day."), ("flare_10", "Ten gentle minutes"))
    assert page.pain.advice == "Rest now.\nNo pressure for a day."
    assert reader.told == ["Rest now. No pressure for a day."]
    assert page.pain.routine_button.text() == "Ten gentle minutes"
    with qtbot.waitSignal(page.routine_requested) as requested:
        page.pain.routine_button.click()
    assert requested.args == ["flare_10"]


def test_advice_without_a_routine_offers_none(page):
    page.set_advice(("Good.",), None)
    assert not page.pain.routine_button.isVisible()


def test_another_session_asks_anew(page):
    page.pain.scale.button(4).click()
    page.set_advice(("Rest now.",), ("flare_10", "Ten gentle minutes"))
    page.set_summary(SUMMARY, 2)
    assert page.pain.scale.pain is None
    assert page.pain.advice == ""
    assert not page.pain.routine_button.isVisible()


@pytest.mark.parametrize(
    ("width", "height", "text_scale"), [(860, 500, 1.0), (1024, 640, 1.0), (1280, 800, 2.0)]
)
def test_the_way_on_is_always_in_sight(qtbot, dress, width, height, text_scale):
    page = DonePage(dress(text_scale=text_scale))
    qtbot.addWidget(page)
    page.resize(width, height)
    page.set_summary(SUMMARY, 3)
    page.set_advice(("Rest now. " * 20,), ("flare_10", "Ten gentle minutes"))
    page.show()
    qtbot.waitExposed(page)
    for button in (page._home, page._repeat):
        assert page.rect().contains(button.geometry())
        assert button.height() >= 44
    for label in page.findChildren(QLabel):
        if label.isVisible() and label.wordWrap():
            assert label.height() >= label.heightForWidth(label.width()), label.text()


@pytest.mark.parametrize(
    ("played_ms", "expected"),
    [
        (0, ("0", "seconds")),
        (1_000, ("1", "second")),
        (59_000, ("59", "seconds")),
        (60_000, ("1", "minute")),
        (352_000, ("6", "minutes")),
    ],
)
def test_time_is_told_in_the_unit_that_fits(played_ms, expected):
    assert session_text.played_time(played_ms) == expected
