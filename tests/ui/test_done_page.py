"""The page after a session: what was done, what is good to know, and the way on."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget

from desktop.ui import announcement, session_text
from desktop.ui.pages.done_page import DonePage
from desktop.ui.tally import SessionSummary
from tests.ui.player_content import Listening

SUMMARY = SessionSummary(title="Ball at the wall", played_ms=352_000, done=11, skipped=1)


@pytest.fixture
def page(qtbot, theme):
    page = DonePage(theme)
    qtbot.addWidget(page)
    page.resize(1280, 800)
    page.set_summary(SUMMARY)
    page.show()
    qtbot.waitExposed(page)
    return page


def words(page):
    return [label.text() for label in page.findChildren(QLabel) if label.isVisible()]


def test_it_says_what_was_done(page):
    assert page.figures == ("6 minutes", "11 steps done", "1 skipped")
    assert "Ball at the wall" in words(page)


def test_nothing_skipped_is_not_worth_a_word(page):
    page.set_summary(SessionSummary(title="Short", played_ms=40_000, done=1, skipped=0))
    assert page.figures == ("40 seconds", "1 step done")


def test_it_says_how_to_get_up_and_when_to_worry(page):
    told = " ".join(words(page))
    assert "Sit up slowly" in told
    assert "have it looked at" in told


def test_every_line_has_an_icon_that_exists(theme):
    assert all(theme.has_icon(icon) for icon, _ in session_text.DONE_AFTER)


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
    assert reader.told == ["Done. 6 minutes 11 steps done 1 skipped"]


@pytest.mark.parametrize(("width", "height", "text_scale"), [(1024, 640, 1.0), (1280, 800, 2.0)])
def test_the_way_on_is_always_in_sight(qtbot, dress, width, height, text_scale):
    page = DonePage(dress(text_scale=text_scale))
    qtbot.addWidget(page)
    page.resize(width, height)
    page.set_summary(SUMMARY)
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
