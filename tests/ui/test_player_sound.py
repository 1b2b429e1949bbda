"""The sound in the player: a panel over the picture and four keys, while the session goes on."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtWidgets import QApplication, QWidget

from desktop.model.speech import Amount
from desktop.session.commands import Next, Pause, Start
from desktop.session.transitions import State
from desktop.sound.score import Ambient
from desktop.ui import announcement, sound_text
from desktop.ui.widgets.control_bar import Control
from tests.ui.hands import press, tap
from tests.ui.player_content import TIMELINE, Listening, Player
from tests.ui.sound_content import CHOICES


@pytest.fixture
def player(qtbot, theme):
    player = Player(qtbot, theme)
    qtbot.waitExposed(player.page)
    player.page.activateWindow()
    player.page.set_sound(CHOICES)
    player.chosen = []
    player.page.sound_chosen.connect(player.chosen.append)
    player.driver.send(Start())
    player.commands.clear()
    yield player
    player.leave()


@pytest.fixture
def panel(player):
    return player.page._sound


def caption(player):
    return player.page._stage.caption.words


def main_button(player):
    return player.page._controls.button(Control.MAIN)


@pytest.mark.parametrize("way", ["key", "button"])
def test_the_panel_opens_and_closes_and_the_session_goes_on(player, panel, way):
    def toggle():
        press(Qt.Key.Key_S) if way == "key" else tap(player.page._header.sound)

    toggle()
    assert panel.isVisible()
    assert panel.levels.row("master").slider.hasFocus()
    toggle()
    assert not panel.isVisible()
    assert main_button(player).hasFocus()
    assert player.driver.state is State.RUNNING
    assert (player.commands, player.chosen) == ([], [])


def test_the_button_tells_its_keys(player):
    button = player.page._header.sound
    assert button.accessibleName() == "Sound"
    assert all(key in button.toolTip() for key in ("(S)", "]", "[", "M"))


def test_escape_closes_the_panel_before_it_asks_to_leave(player, panel):
    press(Qt.Key.Key_S, Qt.Key.Key_Escape)
    assert not panel.isVisible()
    assert not player.page._questions.is_open
    press(Qt.Key.Key_Escape)
    assert player.page._questions.is_open


@pytest.mark.parametrize("key", [Qt.Key.Key_H, None])
def test_a_question_closes_the_panel(player, panel, key):
    panel.toggle()
    press(key) if key else player.page.ask_to_leave()
    assert not panel.isVisible()
    assert player.page._questions.is_open


def test_keys_of_a_slider_move_the_slider_and_not_the_session(player, panel):
    panel.toggle()
    press(Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Left)
    assert [choices.volume_percent for choices in player.chosen] == [65, 70, 65]
    assert player.commands == []


def test_space_ticks_what_has_the_keyboard_in_the_panel(player, panel):
    panel.toggle()
    panel.breathing.setFocus()
    press(Qt.Key.Key_Space)
    assert player.chosen == [replace(CHOICES, breathing=False)]
    assert player.commands == []
    player.page.setFocus()
    press(Qt.Key.Key_Space)
    assert player.commands == [Pause()]


def test_what_is_chosen_in_the_panel_is_told_with_all_the_rest(player, panel):
    panel.toggle()
    tap(panel.amount.button(Amount.SOUNDS))
    tap(panel.ambient.button(Ambient.BELLS))
    assert player.chosen[-1] == replace(CHOICES, amount=Amount.SOUNDS, ambient=Ambient.BELLS)
    assert len(player.chosen) == 2


def test_the_player_goes_on_behind_the_panel(player, panel):
    panel.toggle()
    tap(player.page._controls.button(Control.NEXT))
    assert player.commands == [Next()]
    assert panel.isVisible()


def test_brackets_turn_the_volume_and_the_caption_says_so(player):
    press(Qt.Key.Key_BracketRight)
    assert caption(player) == "Volume 65 %"
    press(Qt.Key.Key_BracketLeft, Qt.Key.Key_BracketLeft)
    assert caption(player) == "Volume 55 %"
    assert [choices.volume_percent for choices in player.chosen] == [65, 60, 55]
    assert player.commands == []


def test_a_sentence_that_is_being_said_stays_to_be_read(player):
    player.page._stage.caption.say("Left side. Lean in.", 0, 2_000)
    press(Qt.Key.Key_BracketRight)
    assert caption(player) == "Left side. Lean in."
    assert player.chosen[-1].volume_percent == 65


def test_m_mutes_and_brings_back_what_was(player):
    sounding = player.page._header.sound.icon().pixmap(32).toImage()
    press(Qt.Key.Key_M)
    assert player.chosen[-1] == replace(CHOICES, muted=True)
    assert caption(player) == sound_text.MUTED
    assert player.page._header.sound.icon().pixmap(32).toImage() != sounding
    assert player.page._header.sound.accessibleDescription() == sound_text.MUTED
    press(Qt.Key.Key_M)
    assert player.chosen[-1] == CHOICES
    assert player.page._header.sound.icon().pixmap(32).toImage() == sounding


def test_keys_move_the_sliders_of_an_open_panel_and_leave_the_caption(player, panel):
    panel.toggle()
    before = caption(player)
    press(Qt.Key.Key_BracketRight)
    assert panel.levels.row("master").words == "65 %"
    press(Qt.Key.Key_M)
    assert panel.levels.row("master").words == sound_text.MUTED
    assert caption(player) == before


@pytest.mark.parametrize("key", [Qt.Key.Key_S, Qt.Key.Key_M, Qt.Key.Key_BracketLeft])
def test_the_keys_rest_behind_a_question(player, panel, key):
    player.page.ask_to_leave()
    press(key)
    assert player.chosen == []
    assert not panel.isVisible()


def test_what_is_chosen_elsewhere_is_shown_and_not_told(player, panel):
    player.page.set_sound(replace(CHOICES, muted=True))
    assert panel.levels.row("master").words == sound_text.MUTED
    assert player.chosen == []


def test_the_volume_is_read_out(player, monkeypatch):
    reader = Listening(active=True)
    monkeypatch.setattr(announcement, "QAccessible", reader)
    player.page.set_spoken(True)
    press(Qt.Key.Key_BracketRight)
    assert reader.told == ["Volume 65 %"]


def test_a_new_session_begins_without_the_panel(player, panel):
    panel.toggle()
    player.leave()
    player.page.set_timeline(TIMELINE)
    assert panel.isHidden()


@pytest.mark.parametrize("size", [(860, 500), (1024, 640), (1280, 800), (1920, 1080)])
def test_the_panel_lies_over_the_picture_and_over_nothing_else(player, panel, size):
    player.page.resize(*size)
    panel.toggle()
    QApplication.processEvents()
    stage = player.page._stage
    assert QRect(stage.mapTo(player.page, QPoint(0, 0)), stage.size()).contains(panel.geometry())
    for resized in ((1280, 800), size):
        player.page.resize(*resized)
        QApplication.processEvents()
        assert QRect(stage.mapTo(player.page, QPoint(0, 0)), stage.size()).contains(panel.geometry())


@pytest.mark.parametrize("text_scale", [1.0, 2.0])
def test_tab_comes_to_everything_in_the_panel_and_shows_it(qtbot, dress, text_scale):
    player = Player(qtbot, dress(text_scale=text_scale))
    player.page.resize(1024, 640)
    with qtbot.waitActive(player.page):
        player.page.activateWindow()
    panel = player.page._sound
    panel.toggle()
    wanted = {
        widget
        for widget in panel.findChildren(QWidget)
        if (widget.focusPolicy() & Qt.FocusPolicy.TabFocus) == Qt.FocusPolicy.TabFocus
    }
    assert len(wanted) == 9
    assert all(widget.accessibleName() for widget in wanted)
    for _ in range(40):
        reached = QApplication.focusWidget()
        if reached in wanted:
            wanted.discard(reached)
            place = QRect(reached.mapTo(panel, QPoint(0, 0)), reached.size())
            assert panel.rect().contains(place), reached.accessibleName()
        press(Qt.Key.Key_Tab)
    assert wanted == set()
    player.leave()
