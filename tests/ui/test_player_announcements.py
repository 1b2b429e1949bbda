"""What a person who does not see the player is told of it, and when it leaves the focus alone."""

from dataclasses import replace

import pytest
from PySide6.QtWidgets import QStackedWidget, QWidget

from desktop.session.commands import Repeat, Seek, Start
from desktop.session.events import SegmentStarted
from desktop.session.timeline import SegmentKind, Side
from desktop.ui import announcement, session_text
from desktop.ui.widgets.control_bar import Control
from tests.ui.player_content import PRESS as PRESS_STEP
from tests.ui.player_content import TIMELINE, Listening, Player, segment

PRESS = segment(SegmentKind.WORK, side=Side.LEFT, step="press")


@pytest.fixture
def player(qtbot, theme):
    player = Player(qtbot, theme)
    qtbot.waitExposed(player.page)
    player.page.activateWindow()
    player.driver.send(Start())
    yield player
    player.leave()


@pytest.fixture
def told(player, monkeypatch):
    """Everything a screen reader is told from now on."""
    reader = Listening(active=True)
    monkeypatch.setattr(announcement, "QAccessible", reader)
    return reader.told


def lines_of(shown):
    return [cue.text for cue in TIMELINE.cues if cue.line and cue.segment == shown.index]


def test_a_step_is_told_by_its_title_and_then_by_its_instruction_once(player, told):
    player.driver.send(Seek(PRESS.start_ms))
    player.play_on(PRESS.duration_ms - 100)
    assert told == [PRESS.title, *lines_of(PRESS)]
    assert told[1] == "Left side. Say press."


def test_a_pause_tells_what_comes_up_and_on_which_side(player, told):
    player.driver.send(Seek(PRESS.start_ms - 2_000))
    assert told == [f"Coming up. Left side. {PRESS.title}"]


def test_seconds_are_not_read_out(player, told):
    player.driver.send(Seek(0))
    told.clear()
    player.play_on(TIMELINE.segments[0].duration_ms - 100)
    assert told == lines_of(TIMELINE.segments[0])


def test_the_instruction_is_told_again_when_asked_for(player, told):
    player.driver.send(Seek(PRESS.start_ms))
    player.play_on(8_000)
    told.clear()
    player.driver.send(Repeat())
    assert told == ["Left side. Say press."]


def test_nothing_is_told_over_the_voice_of_the_app(player, told):
    player.page.set_spoken(True)
    player.driver.send(Seek(PRESS.start_ms - 2_000))
    player.play_on(20_000)
    assert told == []
    player.page.set_spoken(False)
    player.driver.send(Repeat())
    assert told == ["Left side. Say press."]


def test_what_the_voice_does_not_say_is_told_beside_it(player, told):
    player.page.set_spoken(True)
    player.page.ask_to_leave()
    assert told == [f"{session_text.LEAVE_QUESTION} {session_text.LEAVE_EXPLANATION}"]


def test_where_only_sounds_are_played_the_instruction_is_told_with_its_title(player, told):
    silent = replace(TIMELINE, cues=tuple(cue for cue in TIMELINE.cues if cue.line is None))
    player.page.set_timeline(silent)
    player.page.show_event(SegmentStarted(PRESS, PRESS.start_ms))
    assert told == [f"Left side. {PRESS.title}. {PRESS_STEP.do}"]


def test_what_is_wrong_with_the_sound_is_told_once_it_is(player, told):
    player.page.set_sound_notice("No sound was found.")
    player.page.set_sound_notice("")
    assert told == ["No sound was found."]


def test_an_interruption_is_told(player, told):
    player.play_on(2_000)
    told.clear()
    player.now_ms += 3_600_000
    player.driver.look()
    assert told == [session_text.INTERRUPTED]


@pytest.mark.parametrize("reason", ["asleep", "sleep"])
def test_an_interruption_claims_no_reason_that_is_not_known(reason):
    assert reason not in session_text.INTERRUPTED


def test_the_question_is_told_with_what_it_means(player, told):
    player.page.ask_to_leave()
    assert told == [f"{session_text.LEAVE_QUESTION} {session_text.LEAVE_EXPLANATION}"]
    assert "wait" not in session_text.LEAVE_EXPLANATION


def restore(page):
    """Put the window away and bring it back, as a person does."""
    page.showMinimized()
    page.showNormal()


def test_a_window_that_is_restored_leaves_the_focus_where_it_was(player):
    following = player.page._controls.button(Control.NEXT)
    following.setFocus()
    restore(player.page)
    assert following.hasFocus()


def test_a_window_that_is_restored_leaves_the_answer_where_it_was(player):
    player.page.ask_to_leave()
    leave = player.page._questions.leaving.leave_button
    leave.setFocus()
    restore(player.page)
    assert leave.hasFocus()


@pytest.fixture
def stack(player, qtbot):
    """The player as one of two pages, as the window has it; the other one is in front."""
    stack = QStackedWidget()
    qtbot.addWidget(stack)
    for page in (QWidget(), player.page):
        stack.addWidget(page)
    stack.show()
    qtbot.waitUntil(stack.isActiveWindow)
    yield stack
    player.page.setParent(None)


def test_an_open_question_has_the_focus_when_the_page_is_shown_again(player, stack):
    player.page.ask_to_leave()
    stack.setCurrentWidget(player.page)
    assert player.page._questions.leaving.keep_button.hasFocus()
    player.page._questions.leaving.keep_button.click()
    assert player.page._controls.button(Control.MAIN).hasFocus()
