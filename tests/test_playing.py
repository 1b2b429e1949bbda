"""A whole session through the real window: every cue heard once and in order, then the end."""

from collections.abc import Iterator
from pathlib import Path

import pytest
import shiboken6
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.app import House, Opening
from desktop.content import StoredContent
from desktop.paths import user_folders
from desktop.playing import Playing
from desktop.session.compiler import compile_timeline
from desktop.session.timeline import Timeline
from desktop.sound.output import SoundStatus
from desktop.system.session_driver import SessionDriver

ROUTINE = "ball_whole_back_13"


class RecordingOutput:
    """Writes down what it is asked for."""

    def __init__(self) -> None:
        self.heard: list[str] = []

    def open(self) -> None:
        self.heard.append("(open)")

    def play(self, sound: str) -> None:
        self.heard.append(sound)

    def stop(self) -> None:
        self.heard.append("(stop)")

    def set_volume_ratio(self, volume_ratio: float) -> None:
        self.heard.append(f"(volume {volume_ratio})")

    def close(self) -> None:
        self.heard.append("(close)")


class Session:
    """The app on real content, with a clock that stands still until it is told to go on."""

    def __init__(self, app: QApplication, folder: Path) -> None:
        self.now_ms = 0
        folders = user_folders(folder)
        self.house = House(app, StoredContent(folders), folders, Opening())
        self.window = self.house.window
        self.sound = RecordingOutput()
        self.driver = SessionDriver(lambda: self.now_ms, wall_clock=lambda: self.now_ms)
        self.playing = Playing(self.window, self.driver, self.sound)
        self.house._make_playing = lambda: self.playing
        self.window.show()

    def play(self, first_step: int = 1) -> None:
        self.house.begin(Opening(routine=ROUTINE, first_step=first_step, questions=False))

    @property
    def timeline(self) -> Timeline:
        catalogue = self.house._content.catalogue
        return compile_timeline(catalogue.routines[ROUTINE], catalogue.techniques)

    def pass_ms(self, length_ms: int, tick_ms: int = 200) -> None:
        for _ in range(length_ms // tick_ms):
            self.now_ms += tick_ms
            self.driver.look()


@pytest.fixture
def session(qapp: QApplication, qtbot: QtBot, tmp_path: Path) -> Iterator[Session]:
    made = Session(qapp, tmp_path)
    yield made
    made.playing.close()
    made.window.close()
    made.house.close()
    shiboken6.delete(made.window)
    shiboken6.delete(made.house._theme)
    qapp.setStyleSheet("")


def test_every_cue_of_the_timeline_is_heard_once_and_in_order(session: Session) -> None:
    session.play()
    session.pass_ms(session.timeline.duration_ms + 1000)
    expected = [cue.sound for cue in session.timeline.cues if cue.sound is not None]
    assert session.sound.heard == ["(open)", *expected]
    assert expected[-1] == "done"
    assert "switch_right" in expected
    assert session.window.done.isVisible()


def test_pausing_and_going_on_can_be_heard(session: Session, qtbot: QtBot) -> None:
    session.play()
    session.pass_ms(4000)
    before = len(session.sound.heard)
    qtbot.keyClick(session.window.player, Qt.Key.Key_Space)
    session.pass_ms(60_000)
    qtbot.keyClick(session.window.player, Qt.Key.Key_Space)
    assert session.sound.heard[before:] == ["(stop)", "pause", "resume"]


def test_a_session_that_is_left_falls_silent_and_leads_home(session: Session, qtbot: QtBot) -> None:
    session.play()
    session.pass_ms(2000)
    qtbot.keyClick(session.window.player, Qt.Key.Key_Escape)
    session.window.player._questions.leaving.leave_button.click()
    assert session.sound.heard[-1] == "(stop)"
    assert session.window.library.isVisible()


def test_it_begins_at_the_step_that_was_asked_for(session: Session) -> None:
    session.play(first_step=13)
    shown = session.window.player._moment.segment
    assert shown == session.timeline.plays[12]


def test_what_is_wrong_with_the_sound_is_told_in_the_player(session: Session) -> None:
    session.play()
    session.playing.show_sound(SoundStatus.SILENT)
    assert "No sound" in session.window.player._header.notice
    session.playing.show_sound(SoundStatus.FULL)
    assert session.window.player._header.notice == ""


def test_the_same_routine_can_be_played_again_from_the_end(session: Session) -> None:
    session.house._caring.tell_conditions(frozenset())
    session.play()
    session.pass_ms(session.timeline.duration_ms + 1000, tick_ms=5000)
    session.sound.heard.clear()
    session.window.done.repeat_requested.emit()
    assert session.window.gate.isVisible()
    session.window.gate.answered.emit(2, frozenset())
    assert session.window.player.isVisible()
    assert session.sound.heard[0] == "(open)"
