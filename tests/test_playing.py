"""A session through the real window: what is asked of the sound, and when."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
import shiboken6
from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.app import House, Opening
from desktop.content import StoredContent
from desktop.model.catalogue import Catalogue
from desktop.model.speech import Amount, Line
from desktop.paths import user_folders
from desktop.playing import RESUME_MS, Playing
from desktop.session.speaking import Speaking
from desktop.session.timeline import Timeline
from desktop.session.transitions import State
from desktop.sound.output import SoundStatus
from desktop.sound.score import Ambient, Bus, Levels, Note, Score
from desktop.sounding import Sounding, choices_in
from desktop.store.settings import SettingsFile
from desktop.system.session_driver import SessionDriver
from desktop.ui.sound_choices import SoundChoices

ROUTINE = "ball_whole_back_13"


class HeardOutput(QObject):
    """Fulfils ``desktop.sound.output.SoundOutput`` and writes down what it is asked for."""

    status_changed = Signal(SoundStatus)
    delay_changed = Signal(int)
    missed = Signal(tuple)
    devices_changed = Signal(tuple)

    def __init__(self, status: SoundStatus = SoundStatus.FULL) -> None:
        super().__init__()
        self.status = status
        self.delay_ms = 80
        self.devices = ()
        self.score = Score()
        self.asked: list[object] = []
        self.levels: list[Levels] = []

    def open(self) -> None:
        self.asked.append("open")

    def set_score(self, score: Score) -> None:
        self.score = score

    def play(self, position_ms: int, heard_at_ms: int) -> None:
        self.asked.append(("play", position_ms, heard_at_ms))

    def hold(self) -> None:
        self.asked.append("hold")

    def once(self, clip: Path, bus: Bus) -> None:
        self.asked.append(("once", clip.stem, bus))

    def set_levels(self, levels: Levels) -> None:
        self.levels.append(levels)

    def set_ambient(self, ambient: Ambient) -> None:
        self.asked.append(ambient)

    def set_device(self, device_id: str) -> None:
        self.asked.append(("device", device_id))

    def close(self) -> None:
        self.asked.append("close")

    def settle(self, status: SoundStatus) -> None:
        self.status = status
        self.status_changed.emit(status)


class HeardWorker(QObject):
    """The signals of a worker that renders nothing."""

    ready = Signal()
    listed = Signal(object)


class ReadyVoicing(QObject):
    """A voice whose clips are there at once, under the words that they say."""

    plan_changed = Signal()
    ready = Signal()
    failed = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.worker = HeardWorker()
        self.amount = Amount.FULL
        self.prepared: list[int] = []

    def choose(self, choices: SoundChoices) -> None:
        if choices.amount is not self.amount:
            self.amount = choices.amount
            self.plan_changed.emit()

    def speaking(self, catalogue: Catalogue, owned: frozenset[str]) -> Speaking:
        return Speaking(amount=self.amount)

    def prepare(self, timeline: Timeline, from_ms: int = 0) -> None:
        self.prepared.append(from_ms)
        self.ready.emit()

    def prepare_more(self, timeline: Timeline) -> None:
        pass

    def clip(self, line: Line) -> Path:
        return Path(line.text)

    def close(self) -> None:
        pass


class Session:
    """The app on real content, with a clock that stands still until it is told to go on."""

    def __init__(self, app: QApplication, folder: Path, catalogue: Catalogue) -> None:
        self.now_ms = 0
        folders = user_folders(folder)
        self.house = House(app, StoredContent(folders, catalogue), folders, Opening())
        self.window = self.house.window
        self.sound = HeardOutput()
        self.voicing = ReadyVoicing()
        self.sounding = Sounding(folders, SoundChoices(), self.sound, self.voicing)
        self.sounding.chosen.connect(self.house._keep_sound)
        self.driver = SessionDriver(lambda: self.now_ms, wall_clock=lambda: self.now_ms)
        self.playing = Playing(self.window, self.driver, self.sounding)
        self.house._make_playing = lambda: self.playing
        self.house.__dict__["_sounding"] = self.sounding
        self.told: list[object] = []
        self.driver.happened.connect(self.told.append)
        self.window.show()

    def open(self, first_step: int = 1) -> None:
        self.house.begin(Opening(routine=ROUTINE, first_step=first_step, questions=False))

    def play(self, first_step: int = 1) -> None:
        """Open it, and let what is to be waited for be there."""
        self.open(first_step)
        QApplication.processEvents()
        assert self.driver.state is State.RUNNING

    @property
    def timeline(self) -> Timeline:
        return self.driver.timeline

    def pass_ms(self, length_ms: int, tick_ms: int = 200) -> None:
        for _ in range(length_ms // tick_ms):
            self.now_ms += tick_ms
            self.driver.look()


@pytest.fixture(scope="module")
def catalogue(tmp_path_factory: pytest.TempPathFactory) -> Catalogue:
    """Everything that ships, read once."""
    return StoredContent(user_folders(tmp_path_factory.mktemp("nobody"))).catalogue


@pytest.fixture
def session(qapp: QApplication, qtbot: QtBot, tmp_path: Path, catalogue: Catalogue) -> Iterator[Session]:
    made = Session(qapp, tmp_path, catalogue)
    yield made
    made.playing.close()
    made.window.close()
    made.house.close()
    shiboken6.delete(made.window)
    shiboken6.delete(made.house._theme)
    qapp.setStyleSheet("")


def test_the_score_holds_a_clip_for_every_cue_at_its_moment(session: Session) -> None:
    session.play()
    cues = session.timeline.cues
    assert [(note.id, note.at_ms) for note in session.sound.score.notes] == [
        (index, cue.at_ms) for index, cue in enumerate(cues)
    ]
    for note, cue in zip(session.sound.score.notes, cues, strict=True):
        if cue.line is None:
            assert note == Note(
                note.id, cue.at_ms, session.sounding.cue_folder / f"{cue.sound}.wav", Bus.CUES
            )
            assert note.clip.is_file()
        else:
            assert note == Note(note.id, cue.at_ms, Path(cue.line.text), Bus.VOICE)


def test_a_session_is_played_from_its_start_when_its_sound_is_heard(session: Session) -> None:
    session.play()
    assert session.sound.asked[-1] == ("play", 0, session.now_ms + session.sound.delay_ms)
    session.pass_ms(session.timeline.duration_ms + 1000, tick_ms=5000)
    assert session.window.done.isVisible()
    # What is said at the end is said to its end.
    assert session.sound.asked[-1] == ("play", 0, session.sound.delay_ms)
    assert session.sound.score.notes


def test_pausing_and_going_on_can_be_heard(session: Session, qtbot: QtBot) -> None:
    session.play()
    session.pass_ms(9_000)
    before = len(session.sound.asked)
    qtbot.keyClick(session.window.player, Qt.Key.Key_Space)
    stood_ms = session.driver.position_ms()
    session.pass_ms(60_000)
    qtbot.keyClick(session.window.player, Qt.Key.Key_Space)
    heard_at_ms = session.now_ms + RESUME_MS + session.sound.delay_ms
    assert session.sound.asked[before:] == [
        "hold",
        ("once", "pause", Bus.CUES),
        ("once", "resume", Bus.CUES),
        ("play", session.driver.position_ms(), heard_at_ms),
    ]
    assert session.driver.position_ms() <= stood_ms
    assert "resume" not in {cue.sound for cue in session.timeline.cues}


def test_a_sentence_that_a_pause_cut_is_said_again_from_its_start(session: Session, qtbot: QtBot) -> None:
    session.play()
    line = next(cue for cue in session.timeline.cues if cue.line is not None and cue.length_ms > 1_500)
    session.pass_ms(session.sound.delay_ms + line.at_ms + 1_000, tick_ms=10)
    qtbot.keyClick(session.window.player, Qt.Key.Key_Space)
    qtbot.keyClick(session.window.player, Qt.Key.Key_Space)
    assert session.sound.asked[-1][:2] == ("play", line.at_ms)


def test_a_jump_is_followed(session: Session, qtbot: QtBot) -> None:
    session.play()
    session.pass_ms(2_000)
    qtbot.keyClick(session.window.player, Qt.Key.Key_Right)
    heard_at_ms = session.now_ms + session.sound.delay_ms
    assert session.sound.asked[-1] == ("play", session.timeline.plays[0].start_ms, heard_at_ms)


def test_a_jump_while_paused_stays_silent(session: Session, qtbot: QtBot) -> None:
    session.play()
    session.pass_ms(2_000)
    qtbot.keyClick(session.window.player, Qt.Key.Key_Space)
    before = len(session.sound.asked)
    qtbot.keyClick(session.window.player, Qt.Key.Key_Right)
    assert session.sound.asked[before:] == []


def test_a_longer_step_moves_what_is_heard_after_it(session: Session, qtbot: QtBot) -> None:
    session.play()
    session.pass_ms(12_000)
    last_ms = session.sound.score.notes[-1].at_ms
    qtbot.keyClick(session.window.player, Qt.Key.Key_Up)
    assert session.sound.score.notes[-1].at_ms == last_ms + 15_000


def test_the_instruction_is_said_again_when_it_is_asked_for(session: Session, qtbot: QtBot) -> None:
    session.play()
    start_ms = session.timeline.plays[0].start_ms
    session.pass_ms(start_ms + 1_000)
    qtbot.keyClick(session.window.player, Qt.Key.Key_R)
    first = next(cue for cue in session.timeline.cues if cue.line and cue.at_ms > start_ms)
    assert session.sound.asked[-1] == ("once", Path(first.line.text).stem, Bus.VOICE)


def test_saying_less_in_the_middle_is_heard_at_once_and_moves_nothing(session: Session) -> None:
    session.play()
    session.pass_ms(15_000)
    where_ms = session.driver.position_ms()
    chimes = [(note.at_ms, note.clip) for note in session.sound.score.notes if note.bus is Bus.CUES]
    session.window.player.sound_chosen.emit(replace(session.sounding.choices, amount=Amount.SOUNDS))
    assert {note.bus for note in session.sound.score.notes} == {Bus.CUES}
    # A count that gave way to an instruction is back.
    assert set(chimes) <= {(note.at_ms, note.clip) for note in session.sound.score.notes}
    assert session.driver.position_ms() == where_ms
    assert session.driver.state is State.RUNNING


def test_another_volume_and_set_of_cues_are_heard_at_once(session: Session) -> None:
    session.play()
    choices = session.sounding.choices
    softer = replace(choices, levels=replace(choices.levels, voice=0.2), cue_set="low")
    session.window.player.sound_chosen.emit(softer)
    assert session.sound.levels[-1].voice == 0.2
    chimes = [note for note in session.sound.score.notes if note.bus is Bus.CUES]
    assert {note.clip.parent.name for note in chimes} == {"low"}


def test_choices_are_kept_for_the_next_start(session: Session, tmp_path: Path) -> None:
    session.play()
    session.window.player.sound_chosen.emit(replace(session.sounding.choices, lead_in_ms=500))
    session.house.close()
    settings, complaint = SettingsFile(tmp_path).load()
    assert complaint is None
    assert settings.lead_in_ms == 500
    assert choices_in(settings) == session.sounding.choices


def test_a_session_waits_for_its_sound_but_not_for_ever(session: Session, qtbot: QtBot) -> None:
    session.sound.settle(SoundStatus.STARTING)
    session.open()
    QApplication.processEvents()
    assert session.driver.state is State.READY
    session.sound.settle(SoundStatus.FULL)
    QApplication.processEvents()
    assert session.driver.state is State.RUNNING


def test_a_session_waits_until_a_device_that_slept_is_awake(session: Session) -> None:
    session.sound.delay_ms = 0
    session.open()
    QApplication.processEvents()
    assert session.driver.state is State.READY
    session.sound.delay_ms = 95
    session.sound.delay_changed.emit(95)
    QApplication.processEvents()
    assert session.sound.asked[-1] == ("play", 0, session.now_ms + 95)


def test_a_session_that_is_left_before_it_began_does_not_begin(session: Session, qtbot: QtBot) -> None:
    session.sound.settle(SoundStatus.STARTING)
    session.open()
    qtbot.keyClick(session.window.player, Qt.Key.Key_Escape)
    session.sound.settle(SoundStatus.FULL)
    QApplication.processEvents()
    assert session.driver.state is State.IDLE
    assert session.window.library.isVisible()


def test_a_session_that_is_left_falls_silent_and_leads_home(session: Session, qtbot: QtBot) -> None:
    session.play()
    session.pass_ms(2000)
    qtbot.keyClick(session.window.player, Qt.Key.Key_Escape)
    session.window.player._questions.leaving.leave_button.click()
    assert session.sound.asked[-1] == "hold"
    assert session.sound.score == Score()
    assert session.window.library.isVisible()


def test_cues_that_were_not_heard_are_told(session: Session, caplog: pytest.LogCaptureFixture) -> None:
    session.play()
    session.sound.missed.emit((0, 1))
    cues = session.timeline.cues
    assert [record.message for record in caplog.records] == [
        f"sound: not heard: {cue.at_ms} {cue.kind} {cue.text}" for cue in cues[:2]
    ]


def test_it_begins_at_the_step_that_was_asked_for(session: Session) -> None:
    session.play(first_step=13)
    shown = session.window.player._moment.segment
    assert shown == session.timeline.plays[12]


def test_what_is_wrong_with_the_sound_is_told_in_the_player(session: Session) -> None:
    session.play()
    session.sound.settle(SoundStatus.SILENT)
    assert "sound" in session.window.player._header.notice.lower()
    session.sound.settle(SoundStatus.FULL)
    assert session.window.player._header.notice == ""


def test_the_same_routine_can_be_played_again_from_the_end(session: Session) -> None:
    session.house._caring.tell_conditions(frozenset())
    session.play()
    session.pass_ms(session.timeline.duration_ms + 1000, tick_ms=5000)
    session.sound.asked.clear()
    session.window.done.repeat_requested.emit()
    assert session.window.gate.isVisible()
    session.window.gate.answered.emit(2, frozenset())
    assert session.window.player.isVisible()
    assert session.sound.asked[0] == "open"
