"""Something hurts: the player stops at once, asks, and goes on by the stop rule only."""

import pytest
from PySide6.QtCore import QEvent, QPoint, QRect, Qt
from PySide6.QtGui import QAccessible, QAccessibleActionInterface, QKeyEvent
from PySide6.QtWidgets import QApplication, QLabel

from desktop.session.commands import Leave, Pause, Resume, Seek, Start
from desktop.session.timeline import SegmentKind, Side
from desktop.session.transitions import State
from desktop.ui import announcement, hurt_text
from desktop.ui.relief import Hurt, Way
from desktop.ui.theme.tokens import ButtonRole
from desktop.ui.widgets.control_bar import Control
from tests.ui.hands import press, words_on
from tests.ui.player_content import CONTENT, TIMELINE, Listening, Player, segment

PRESS = segment(SegmentKind.WORK, side=Side.LEFT, step="press")
ROLL = segment(SegmentKind.WORK, side=Side.LEFT, step="roll")
SHAKE = segment(SegmentKind.WORK, step="shake")


@pytest.fixture
def player(qtbot, theme):
    player = Player(qtbot, theme)
    qtbot.waitExposed(player.page)
    player.page.activateWindow()
    player.driver.send(Start())
    player.driver.send(Seek(PRESS.start_ms))
    player.play_on(6_000)
    player.commands.clear()
    yield player
    player.leave()


def overlay(player):
    return player.page._questions.hurting


def way(player, which):
    return overlay(player).way_button(which)


def hurt_button(player):
    return player.page._controls.button(Control.HURT)


def offered(player):
    return {which for which in Way if way(player, which).isEnabled()}


def level(player):
    return player.page._panel._facts.pressure


def ease_off(player):
    press(Qt.Key.Key_H, Qt.Key.Key_4)
    way(player, Way.EASE).click()


@pytest.mark.parametrize("by_key", [True, False])
def test_it_stops_at_once_and_covers_everything(player, qtbot, by_key):
    if by_key:
        press(Qt.Key.Key_H)
    else:
        qtbot.mouseClick(hurt_button(player), Qt.MouseButton.LeftButton)
    assert player.commands == [Pause()]
    assert player.driver.state is State.PAUSED
    assert overlay(player).isVisible()
    assert overlay(player).geometry() == player.page.rect()
    assert overlay(player).mask().isEmpty()


def test_a_paused_session_stays_paused(player):
    player.driver.send(Pause())
    press(Qt.Key.Key_H)
    assert overlay(player).isVisible()
    assert player.commands == []


def test_the_key_is_told_by_the_button(player):
    assert "(H)" in hurt_button(player).toolTip()


def test_it_cannot_be_pressed_before_the_start(qtbot, theme):
    waiting = Player(qtbot, theme)
    assert not hurt_button(waiting).isEnabled()


def test_the_rules_stand_there_and_no_others(player):
    press(Qt.Key.Key_H)
    told = set(words_on(overlay(player)))
    assert {"Stop at any sharp or shooting pain.", "Stop at tingling, numbness or weakness in a leg."} <= told
    assert "Ice: three times a day at most." not in told
    assert hurt_text.LET_GO in told
    press(Qt.Key.Key_2)
    assert overlay(player).advice == "An ache stays level or fades within 30 seconds."


def test_where_there_is_no_tool_nobody_is_told_to_come_off_it(player):
    player.driver.send(Seek(SHAKE.start_ms))
    press(Qt.Key.Key_H)
    told = words_on(overlay(player))
    assert hurt_text.LET_GO_OF_NOTHING in told
    assert hurt_text.LET_GO not in told


def test_easing_off_is_offered_for_an_ache_only(player):
    press(Qt.Key.Key_H)
    assert offered(player) == {Way.SKIP, Way.END}
    press(Qt.Key.Key_5)
    assert offered(player) == set(Way)
    press(Qt.Key.Key_6)
    assert offered(player) == {Way.SKIP, Way.END}
    press(Qt.Key.Key_2)
    overlay(player).sign_box.click()
    assert offered(player) == {Way.SKIP, Way.END}
    assert overlay(player).advice == hurt_text.advice(overlay(player)._hurt, "")
    overlay(player).sign_box.click()
    assert offered(player) == set(Way)


def test_easing_off_halves_the_pressure_and_goes_on(player):
    assert level(player) == 3
    ease_off(player)
    assert not overlay(player).isVisible()
    assert player.commands == [Pause(), Resume()]
    assert level(player) == 1
    assert player.page._stage.caption.words == hurt_text.EASED
    assert "eased off" in player.page._panel._facts._pressure._words.text()


def test_what_was_eased_off_stays_so_in_this_technique_and_in_no_other(player):
    ease_off(player)
    player.driver.send(Seek(ROLL.start_ms))
    assert level(player) == 1
    player.driver.send(Seek(segment(SegmentKind.WORK, side=Side.RIGHT, step="press").start_ms))
    assert level(player) == 1
    player.driver.send(Seek(SHAKE.start_ms))
    assert "eased off" not in player.page._panel._facts._pressure._words.text()


def test_it_is_eased_off_once_then_the_spot_is_left(player):
    ease_off(player)
    press(Qt.Key.Key_H, Qt.Key.Key_1)
    assert offered(player) == {Way.SKIP, Way.END}
    assert overlay(player).advice.endswith("Leave this spot now.")


def test_another_session_begins_as_hard_as_it_is_written(player):
    ease_off(player)
    player.driver.send(Leave())
    player.page.set_content(CONTENT)
    player.page.set_timeline(TIMELINE)
    player.driver.send(Seek(0))
    player.page._show_segment(PRESS)
    assert level(player) == 3
    assert "eased off" not in player.page._panel._facts._pressure._words.text()


def test_skipping_leaves_the_step_and_waits(player):
    press(Qt.Key.Key_H, Qt.Key.Key_8)
    way(player, Way.SKIP).click()
    assert player.page._panel.title == ROLL.title
    assert player.driver.state is State.PAUSED
    assert player.page._stage.caption.words == hurt_text.SKIPPED


def test_skipping_the_last_step_ends_the_session(player, qtbot):
    player.driver.send(Seek(SHAKE.start_ms))
    press(Qt.Key.Key_H)
    with qtbot.waitSignal(player.page.finished):
        way(player, Way.SKIP).click()


def test_ending_leaves_and_asks_for_the_warning_signs(player, qtbot):
    press(Qt.Key.Key_H)
    press(Qt.Key.Key_8)
    with qtbot.waitSignal(player.page.hurt_ended) as ended, qtbot.assertNotEmitted(player.page.left):
        way(player, Way.END).click()
    assert ended.args == [Hurt(pain=8)]
    assert player.commands == [Pause(), Leave()]
    assert player.driver.state is State.IDLE


def test_esc_says_that_it_is_all_right_and_nothing_goes_on_by_itself(player):
    press(Qt.Key.Key_H, Qt.Key.Key_Escape)
    assert not overlay(player).isVisible()
    assert player.driver.state is State.PAUSED
    assert player.page._controls.button(Control.MAIN).hasFocus()
    press(Qt.Key.Key_Space)
    assert player.driver.state is State.RUNNING


def test_nothing_is_told_yet_when_it_hurts_again(player):
    press(Qt.Key.Key_H, Qt.Key.Key_4)
    overlay(player).sign_box.click()
    press(Qt.Key.Key_Escape, Qt.Key.Key_H)
    assert overlay(player).scale.pain is None
    assert not overlay(player).sign_box.isChecked()


def test_all_of_it_works_by_keyboard_alone(player):
    press(Qt.Key.Key_H, Qt.Key.Key_3)
    seen = []
    for _ in range(8):
        press(Qt.Key.Key_Tab)
        seen.append(QApplication.focusWidget())
    assert {overlay(player).sign_box, *(way(player, each) for each in Way)} <= set(seen)
    assert all(overlay(player).isAncestorOf(widget) for widget in seen)
    way(player, Way.SKIP).setFocus()
    press(Qt.Key.Key_5)
    assert overlay(player).scale.pain == 5
    press(Qt.Key.Key_Return)
    assert player.page._panel.title == ROLL.title


def test_enter_that_is_held_takes_a_way_and_no_more(player):
    press(Qt.Key.Key_H)
    way(player, Way.SKIP).setFocus()
    press(Qt.Key.Key_Return)
    player.commands.clear()
    for kind in (QEvent.Type.ShortcutOverride, QEvent.Type.KeyPress):
        held = QKeyEvent(kind, Qt.Key.Key_Return, Qt.KeyboardModifier.NoModifier, "", True)
        QApplication.sendEvent(QApplication.focusWidget(), held)
    assert player.commands == []
    assert player.driver.state is State.PAUSED


@pytest.mark.parametrize("key", [Qt.Key.Key_Right, Qt.Key.Key_R, Qt.Key.Key_H, Qt.Key.Key_Up])
def test_the_page_rests_behind_it(player, key):
    press(Qt.Key.Key_H)
    player.commands.clear()
    for _ in range(3):
        press(key)
    assert player.commands == []
    assert overlay(player).isVisible()


def test_it_is_in_reach_by_pointer_while_leaving_is_asked(player, qtbot):
    player.page.ask_to_leave()
    leaving = player.page._questions.leaving
    middle = hurt_button(player).mapTo(player.page, hurt_button(player).rect().center())
    assert player.page.childAt(middle) is hurt_button(player)
    for size in ((1500, 900), (900, 560)):
        player.page.resize(*size)
        QApplication.processEvents()
        place = QRect(hurt_button(player).mapTo(player.page, QPoint(0, 0)), hurt_button(player).size())
        assert not leaving.mask().intersects(place)
        assert leaving.mask().boundingRect() == player.page.rect()
    qtbot.mouseClick(hurt_button(player), Qt.MouseButton.LeftButton)
    assert overlay(player).isVisible()
    assert not leaving.isVisible()


@pytest.mark.parametrize("keys", [[Qt.Key.Key_H], [Qt.Key.Key_Tab, Qt.Key.Key_Tab, Qt.Key.Key_Space]])
def test_it_is_in_reach_by_key_while_leaving_is_asked(player, keys):
    player.page.ask_to_leave()
    press(*keys)
    assert overlay(player).isVisible()
    press(Qt.Key.Key_Escape)
    assert not player.page._questions.leaving.isVisible()
    assert player.driver.state is State.PAUSED


def test_leaving_is_not_asked_over_it(player):
    press(Qt.Key.Key_H)
    player.page.ask_to_leave()
    assert not player.page._questions.leaving.isVisible()


def test_what_matters_is_read_out(player, monkeypatch):
    reader = Listening(active=True)
    monkeypatch.setattr(announcement, "QAccessible", reader)
    press(Qt.Key.Key_H)
    assert reader.told == [f"{hurt_text.LET_GO} {hurt_text.IS_PAUSED} {hurt_text.HOW_STRONG}"]
    reader.told.clear()
    press(Qt.Key.Key_4)
    assert reader.told == [overlay(player).advice]
    way(player, Way.EASE).click()
    assert reader.told[-1] == hurt_text.EASED


@pytest.mark.parametrize(
    ("width", "height", "text_scale"),
    [(860, 500, 1.0), (1024, 640, 1.0), (1280, 800, 1.0), (1920, 1080, 1.0), (1024, 640, 2.0)],
)
def test_nothing_of_it_is_cut(qtbot, dress, width, height, text_scale):
    player = Player(qtbot, dress(text_scale=text_scale))
    player.page.resize(width, height)
    player.driver.send(Start())
    player.driver.send(Seek(PRESS.start_ms))
    hurt_button(player).click()
    overlay(player).scale.button(4).click()
    QApplication.processEvents()
    column = overlay(player)._column
    assert column.scrolls == (text_scale > 1)
    for which in Way:
        place = QRect(way(player, which).mapTo(player.page, QPoint(0, 0)), way(player, which).size())
        assert player.page.rect().contains(place)
        assert place.width() >= way(player, which).sizeHint().width()
        assert place.height() >= 44
    for label in overlay(player).findChildren(QLabel):
        if label.isVisible() and label.wordWrap():
            assert label.height() >= label.heightForWidth(label.width()), label.text()
    before = column.verticalScrollBar().value()
    press(Qt.Key.Key_PageDown)
    assert (column.verticalScrollBar().value() > before) == column.scrolls
    player.leave()


@pytest.mark.parametrize("pain", [0, 10])
def test_the_ring_round_the_ends_of_the_scale_is_whole(player, theme, pain):
    press(Qt.Key.Key_H, Qt.Key.Key_Tab, Qt.Key.Key_Backtab)
    overlay(player).scale.button(pain).setFocus(Qt.FocusReason.TabFocusReason)
    ring = theme._ring._ring
    assert ring.parentWidget().rect().contains(ring.geometry())


def test_nothing_behind_it_can_be_pressed_by_a_screen_reader(player):
    press(Qt.Key.Key_H)
    main = player.page._controls.button(Control.MAIN)
    player.commands.clear()
    QAccessible.queryAccessibleInterface(main).actionInterface().doAction(
        QAccessibleActionInterface.pressAction()
    )
    assert player.commands == []
    press(Qt.Key.Key_Escape)
    assert main.isEnabled()
    assert main.hasFocus()


@pytest.mark.parametrize(
    ("pain", "has_sign", "advised"),
    [(3, False, Way.EASE), (6, False, Way.SKIP), (3, True, Way.END), (None, False, Way.EASE)],
)
def test_the_way_that_is_advised_stands_out(player, pain, has_sign, advised):
    press(Qt.Key.Key_H)
    if pain is not None:
        overlay(player).scale.button(pain).click()
    if has_sign:
        overlay(player).sign_box.click()
    roles = {each: way(player, each).property("role") for each in Way}
    assert [each for each, role in roles.items() if role == ButtonRole.PRIMARY] == [advised]
