"""The player page: it shows every segment of a session, and every key and button does what it says."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget

from desktop.session.commands import Back, Extend, Leave, Next, Pause, Repeat, Resume, Seek, Start
from desktop.session.events import CueDue, CueMissed, SegmentStarted
from desktop.session.timeline import SegmentKind, Side
from desktop.session.transitions import State
from desktop.ui import session_text
from desktop.ui.widgets.control_bar import Control, MainAction
from tests.ui.hands import press
from tests.ui.player_content import TIMELINE, Player, segment

KEYS = [
    (Qt.Key.Key_Space, Pause()),
    (Qt.Key.Key_Left, Back()),
    (Qt.Key.Key_Right, Next()),
    (Qt.Key.Key_Up, Extend(15_000)),
    (Qt.Key.Key_Plus, Extend(15_000)),
    (Qt.Key.Key_R, Repeat()),
]


COMMANDING = [control for control in Control if control is not Control.HURT]


@pytest.fixture
def player(qtbot, theme):
    player = Player(qtbot, theme)
    qtbot.waitExposed(player.page)
    player.page.activateWindow()
    yield player
    player.leave()


@pytest.fixture
def running(player):
    player.driver.send(Start())
    player.commands.clear()
    return player


def go_to(player, target):
    player.driver.send(Seek(target.start_ms))


def button(player, control):
    return player.page._controls.button(control)


def panel(player):
    return player.page._panel


def stage(player):
    return player.page._stage


def test_a_whole_session_is_shown_segment_by_segment(player):
    seen = []

    def look(event):
        if isinstance(event, SegmentStarted):
            seen.append((event.segment.index, panel(player).title, panel(player).side))

    player.driver.happened.connect(look)
    player.driver.send(Start())
    player.play_on(TIMELINE.duration_ms)
    assert player.driver.state is State.FINISHED
    assert [index for index, _, _ in seen] == [segment.index for segment in TIMELINE.segments]
    for index, title, side in seen:
        shown = TIMELINE.segments[index]
        if shown.is_step:
            assert (title, side) == (shown.title, shown.side)
        elif shown.kind is SegmentKind.SWITCH:
            assert (title, side) == ("Switch to the right side", Side.RIGHT)
        else:
            following = TIMELINE.segments[index + 1]
            assert (title, side) == (following.title, following.side)


def test_no_cue_is_lost_and_each_is_seen_without_sound(player, theme):
    glows, captions = [], []
    ring = panel(player).ring
    original = ring.pulse
    ring.pulse = lambda: (glows.append(True), original())
    player.driver.happened.connect(
        lambda event: captions.append(stage(player).caption.words) if isinstance(event, CueDue) else None
    )
    player.driver.send(Start())
    player.play_on(TIMELINE.duration_ms)
    due = [event.cue for event in player.events if isinstance(event, CueDue)]
    assert due == list(TIMELINE.cues)
    assert not [event for event in player.events if isinstance(event, CueMissed)]
    assert len(glows) == len(due)
    for cue, caption in zip(due, captions, strict=True):
        if cue.captioned:
            assert caption == cue.text


def test_the_digits_count_down_and_fifteen_seconds_more_change_them(running):
    go_to(running, segment(SegmentKind.WORK, side=Side.LEFT))
    assert panel(running).ring.digits == "0:30"
    running.play_on(2_000)
    assert panel(running).ring.digits == "0:28"
    button(running, Control.LONGER).click()
    assert running.commands == [Extend(15_000)]
    assert panel(running).ring.digits == "0:43"
    left_ms = running.driver.timeline.duration_ms - running.driver.position_ms()
    assert running.page._header.progress.endswith(f"{session_text.clock(left_ms)} left")


def test_fifteen_seconds_more_show_while_paused(running):
    go_to(running, segment(SegmentKind.WORK, side=Side.LEFT))
    running.driver.send(Pause())
    button(running, Control.LONGER).click()
    assert panel(running).ring.digits == "0:45"


def test_repetitions_are_counted(running):
    go_to(running, segment(SegmentKind.WORK, side=Side.LEFT, step="roll"))
    assert panel(running).ring.note == "Rep 1 of 4"
    running.play_on(5_000)
    assert panel(running).ring.note == "Rep 2 of 4"
    running.driver.send(Pause())
    assert panel(running).ring.note == session_text.PAUSED


def test_the_side_is_told_in_words_and_on_the_back_map(running):
    for side, words in ((Side.LEFT, "Left of the spine"), (Side.RIGHT, "Right of the spine")):
        go_to(running, segment(SegmentKind.WORK, side=side, step="press"))
        assert panel(running).side is side
        assert panel(running)._side.isVisible()
        assert panel(running)._side.accessibleName() == f"{side.upper()} SIDE"
        assert stage(running).where.startswith(words)
    go_to(running, segment(SegmentKind.WORK, side=Side.LEFT, step="roll"))
    assert stage(running).where == "Glutes, left side"
    go_to(running, segment(SegmentKind.WORK, step="shake"))
    assert not panel(running)._side.isVisible()
    assert stage(running).where == ""


def test_a_switch_shows_the_next_picture_and_where_to_turn(running):
    go_to(running, segment(SegmentKind.SWITCH))
    assert panel(running).title == "Switch to the right side"
    assert stage(running).where.startswith("Right")
    assert "Right side" in stage(running).picture.accessibleName()
    assert panel(running).ring.digits == "0:05"


def test_getting_ready_tells_what_to_lay_out(running):
    assert panel(running).title == segment(SegmentKind.SETUP).title
    assert panel(running)._do.text() == "Have ready: tennis ball or massage ball, chair. Sit down."
    running.page.set_owned(frozenset({"massage_ball"}))
    go_to(running, segment(SegmentKind.PREPARE))
    assert panel(running)._do.text().startswith("Have ready: massage ball, chair.")


def test_what_comes_next_is_always_in_sight(running):
    card = panel(running).next_card
    go_to(running, segment(SegmentKind.WORK, side=Side.LEFT, step="press"))
    assert (card.line, card.title) == ("Next · 20 s", "Title of roll")
    go_to(running, segment(SegmentKind.WORK, side=Side.LEFT, step="roll"))
    assert card.title.endswith("spine, right side")
    go_to(running, segment(SegmentKind.WORK, step="shake"))
    assert card.title == session_text.LAST_STEP


@pytest.mark.parametrize(("key", "command"), KEYS)
@pytest.mark.parametrize("focused", [Control.MAIN, Control.NEXT, Control.REPEAT, None])
def test_keys_work_once_whatever_has_the_focus(running, qtbot, key, command, focused):
    holder = running.page._header._leave if focused is None else button(running, focused)
    holder.setFocus()
    assert holder.hasFocus()
    qtbot.keyClick(holder, key)
    assert running.commands == [command]


def test_space_pauses_and_resumes(running, qtbot):
    main = button(running, Control.MAIN)
    assert main.text() == "Pause"
    qtbot.keyClick(main, Qt.Key.Key_Space)
    assert (running.driver.state, main.text()) == (State.PAUSED, "Resume")
    assert not running.driver.is_waiting
    qtbot.keyClick(main, Qt.Key.Key_Space)
    assert (running.driver.state, main.text()) == (State.RUNNING, "Pause")
    assert running.commands == [Pause(), Resume()]


def test_enter_presses_the_button_that_has_the_focus(running, qtbot):
    following = button(running, Control.NEXT)
    following.setFocus()
    qtbot.keyClick(following, Qt.Key.Key_Return)
    assert running.commands == [Next()]


def test_buttons_ask_for_what_they_say(running, qtbot):
    expected = [Back(), Pause(), Next(), Extend(15_000), Repeat()]
    for control in COMMANDING:
        qtbot.mouseClick(button(running, control), Qt.MouseButton.LeftButton)
    assert running.commands == expected


def test_only_start_can_be_pressed_before_the_start(player):
    assert [control for control in Control if button(player, control).isEnabled()] == [Control.MAIN]
    assert player.page._controls.main_action is MainAction.START
    button(player, Control.MAIN).click()
    assert player.driver.state is State.RUNNING
    assert all(button(player, control).isEnabled() for control in Control)


def test_leaving_asks_first_and_pauses_meanwhile(running, qtbot):
    question = running.page._questions.leaving
    qtbot.keyClick(button(running, Control.MAIN), Qt.Key.Key_Escape)
    assert question.isVisible()
    assert running.driver.state is State.PAUSED
    assert question.keep_button.hasFocus()
    qtbot.keyClick(question.keep_button, Qt.Key.Key_Escape)
    assert not question.isVisible()
    assert running.driver.state is State.RUNNING
    assert running.commands == [Pause(), Resume()]


def test_keeping_a_paused_session_leaves_it_paused(running):
    running.driver.send(Pause())
    running.page.ask_to_leave()
    running.page._questions.leaving.keep_button.click()
    assert running.driver.state is State.PAUSED
    assert running.commands == []


def test_leaving_leaves(running, qtbot):
    running.page.ask_to_leave()
    with qtbot.waitSignal(running.page.left):
        running.page._questions.leaving.leave_button.click()
    assert running.commands == [Pause(), Leave()]
    assert running.driver.state is State.IDLE


def in_reach_of_the_question(player, widget):
    return player.page._questions.leaving.isAncestorOf(widget) or widget is button(player, Control.HURT)


@pytest.mark.parametrize(
    "key", [Qt.Key.Key_Right, Qt.Key.Key_R, Qt.Key.Key_Up, Qt.Key.Key_Tab, Qt.Key.Key_Backtab]
)
def test_the_page_rests_behind_the_question(running, key):
    running.page.ask_to_leave()
    running.commands.clear()
    for _ in range(7):
        press(key)
        assert in_reach_of_the_question(running, QApplication.focusWidget())
    assert running.commands == []


def test_space_answers_the_question_that_is_asked(running, qtbot):
    running.page.ask_to_leave()
    qtbot.keyClick(running.page._questions.leaving.keep_button, Qt.Key.Key_Tab)
    qtbot.keyClick(running.page._questions.leaving.leave_button, Qt.Key.Key_Space)
    assert running.driver.state is State.IDLE


def test_a_session_that_has_not_begun_is_left_without_a_question(player, qtbot):
    with qtbot.waitSignal(player.page.left):
        qtbot.keyClick(button(player, Control.MAIN), Qt.Key.Key_Escape)
    assert not player.page._questions.leaving.isVisible()


def test_sleep_is_told_and_waits_for_the_person(running):
    running.play_on(2_000)
    running.now_ms += 3_600_000
    running.driver.look()
    assert stage(running).caption.words == session_text.INTERRUPTED
    assert button(running, Control.MAIN).text() == "Resume"


def test_captions_last_long_enough_to_read_and_wait_in_a_pause(running):
    press_left = segment(SegmentKind.WORK, side=Side.LEFT, step="press")
    (line, *_) = (cue for cue in TIMELINE.cues if cue.line and cue.segment == press_left.index)
    running.driver.send(Seek(line.at_ms))
    caption = stage(running).caption
    running.play_on(100)
    assert caption.words == "Left side. Say press."
    running.driver.send(Pause())
    running.now_ms += 5_000
    running.driver.look()
    assert caption.isVisible()
    running.driver.send(Resume())
    running.play_on(3_100)
    assert not caption.isVisible()


def test_repeat_shows_the_instruction_again(running):
    go_to(running, segment(SegmentKind.WORK, side=Side.LEFT, step="press"))
    running.play_on(12_000)
    assert not stage(running).caption.isVisible()
    button(running, Control.REPEAT).click()
    running.play_on(1_000)
    assert stage(running).caption.words == "Left side. Say press."


def test_a_click_on_the_bar_goes_there(running, qtbot):
    bar = running.page._bar
    target = segment(SegmentKind.WORK, side=Side.RIGHT, step="press")
    x = bar.width() * (target.start_ms + target.duration_ms / 2) / TIMELINE.duration_ms
    qtbot.mouseClick(bar, Qt.MouseButton.LeftButton, pos=bar.rect().center().__class__(round(x), 5))
    assert running.commands == [Seek(target.start_ms)]
    assert panel(running).side is Side.RIGHT


def test_the_picture_stands_still_while_the_session_does(running):
    go_to(running, segment(SegmentKind.WORK, side=Side.LEFT, step="press"))
    running.play_on(1_000)
    moving_s = stage(running).picture.time_s
    running.play_on(1_000)
    assert stage(running).picture.time_s != moving_s
    running.driver.send(Pause())
    still_s = stage(running).picture.time_s
    running.now_ms += 1_000
    running.driver.look()
    assert stage(running).picture.time_s == still_s
    assert not stage(running).picture.is_moving


def test_the_picture_does_not_jump_when_its_step_begins(running):
    work = segment(SegmentKind.WORK, side=Side.LEFT, step="press")
    running.driver.send(Seek(work.start_ms - 2_000))
    loop_s = stage(running)._scene.loop_s
    before_s = stage(running).picture.time_s
    assert before_s == pytest.approx(-2.0 % loop_s)
    running.play_on(2_400)
    assert panel(running).title == work.title
    assert stage(running).picture.time_s == pytest.approx((before_s + 2.4) % loop_s)


def test_with_reduced_motion_nothing_moves_but_the_time(running, theme):
    theme.set_reduced_motion(True)
    go_to(running, segment(SegmentKind.WORK, side=Side.LEFT, step="press"))
    shown = set()
    for _ in range(100):
        running.play_on(200)
        shown.add(stage(running).picture.time_s)
    assert shown <= set(stage(running)._scene.stills_s)
    assert not panel(running).ring.pulsing


def test_a_sound_notice_is_quiet(player):
    player.page.set_sound_notice("No sound device was found; cues show on screen.")
    assert player.page._header.notice.startswith("No sound")
    assert player.page._controls.button(Control.MAIN).hasFocus()


def test_the_end_tells_what_was_done(player):
    summaries = []
    player.page.finished.connect(summaries.append)
    player.driver.send(Start())
    player.play_on(TIMELINE.duration_ms)
    (summary,) = summaries
    assert summary.title == TIMELINE.title
    assert (summary.done, summary.skipped) == (len(TIMELINE.plays), 0)
    assert summary.played_ms == TIMELINE.duration_ms


def test_every_control_has_a_name_and_room_for_a_finger(running):
    page = running.page
    focusable = [
        widget for widget in page.findChildren(QWidget) if widget.focusPolicy() != Qt.FocusPolicy.NoFocus
    ]
    assert len(focusable) >= 6
    assert not [widget for widget in focusable if not widget.accessibleName()]
    buttons = [widget for widget in page.findChildren(QAbstractButton) if widget.isVisible()]
    assert all(widget.height() >= 44 for widget in buttons)


def test_ten_thousand_positions_leave_nothing_behind(running):
    page = running.page
    page.show_position(0)
    before = len(page.findChildren(QWidget))
    for tick in range(10_000):
        page.show_position(tick * TIMELINE.duration_ms // 10_000)
    assert len(page.findChildren(QWidget)) == before


def test_the_running_time_is_not_read_out(running):
    go_to(running, segment(SegmentKind.WORK, side=Side.LEFT, step="press"))
    names = {}
    for _ in range(5):
        running.play_on(1_000)
        for widget in running.page.findChildren(QWidget):
            names.setdefault(id(widget), set()).add((widget.accessibleName(), widget.accessibleDescription()))
    assert all(len(told) == 1 for told in names.values())


def test_the_page_tells_when_it_comes_into_sight_and_when_it_goes(player):
    told = []
    player.page.watched.connect(told.append)
    player.page.hide()
    player.page.show()
    assert told == [False, True]
