"""A session through the real window: what is asked of the sound, and when."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
import shiboken6
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.app import House, Opening
from desktop.content import StoredContent
from desktop.model.catalogue import Catalogue
from desktop.model.speech import Amount
from desktop.paths import user_folders
from desktop.playing import RESUME_MS, RING_OUT_MS, Playing
from desktop.session.speaking import estimated_ms
from desktop.session.timeline import Timeline
from desktop.session.transitions import State
from desktop.sound.output import SoundStatus
from desktop.sound.score import Bus, Note, Score
from desktop.sounding import Sounding, choices_in
from desktop.store.settings import SettingsFile
from desktop.system.session_driver import SessionDriver
from desktop.ui.sound_choices import Sample, SoundChoices
from desktop.voicing import Voicing
from desktop.waiting import START_LIMIT_MS
from tests.pretended_sound import HeardOutput, PretendedWorker
from tests.system.sound_bench import HandClock

ROUTINE = "ball_whole_back_13"


class Session:
    """The app on real content, with a clock that stands still until it is told to go on."""

    def __init__(self, app: QApplication, folder: Path, catalogue: Catalogue) -> None:
        self.clock = HandClock(0)
        folders = user_folders(folder)
        self.house = House(app, StoredContent(folders, catalogue), folders, Opening())
        self.window = self.house.window
        self.sound = HeardOutput()
        self.worker = PretendedWorker()
        alarms = self.clock.make_alarm
        voicing = Voicing(folders, SoundChoices(), self.worker)
        self.sounding = Sounding(folders, SoundChoices(), self.sound, voicing, make_alarm=alarms)
        self.sounding.chosen.connect(self.house._keep_sound)
        self.driver = SessionDriver(self.clock, wall_clock=self.clock)
        self.playing = Playing(self.window, self.driver, self.sounding, make_alarm=alarms)
        self.house._make_playing = lambda: self.playing
        self.house.__dict__["_sounding"] = self.sounding
        self.window.show()

    @property
    def now_ms(self) -> int:
        return self.clock.now_ms

    def open(self, first_step: int = 1) -> None:
        self.house.begin(Opening(routine=ROUTINE, first_step=first_step, questions=False))

    def play(self, first_step: int = 1) -> None:
        """Open it, and let what is to be waited for be there."""
        self.open(first_step)
        self.clock.pass_ms(0)
        assert self.driver.state is State.RUNNING

    @property
    def timeline(self) -> Timeline:
        return self.driver.timeline

    def pass_ms(self, length_ms: int, tick_ms: int = 200) -> None:
        for _ in range(length_ms // tick_ms):
            self.clock.pass_ms(tick_ms)
            self.driver.look()

    def play_at_the_limit(self) -> None:
        """Open it, and wait for what does not come."""
        self.open()
        self.clock.pass_ms(START_LIMIT_MS)
        self.clock.pass_ms(0)
        assert self.driver.state is State.RUNNING

    def finish(self) -> None:
        self.pass_ms(self.timeline.duration_ms + 1_000, 5_000)
        assert self.driver.state is State.FINISHED


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


def test_a_session_waits_for_its_sound(session: Session) -> None:
    session.sound.settle(SoundStatus.STARTING)
    session.open()
    session.clock.pass_ms(START_LIMIT_MS - 1)
    assert session.driver.state is State.READY
    session.sound.settle(SoundStatus.FULL)
    session.clock.pass_ms(0)
    assert session.driver.state is State.RUNNING


def test_a_session_waits_for_its_first_words(session: Session) -> None:
    session.worker.is_instant = False
    session.open()
    session.clock.pass_ms(START_LIMIT_MS - 1)
    assert session.driver.state is State.READY
    session.worker.ready.emit()
    session.clock.pass_ms(0)
    assert session.driver.state is State.RUNNING


def test_a_session_does_not_wait_for_ever(session: Session) -> None:
    session.worker.is_instant = False
    session.sound.settle(SoundStatus.STARTING)
    session.open()
    session.clock.pass_ms(START_LIMIT_MS)
    session.clock.pass_ms(0)
    assert session.driver.state is State.RUNNING


def test_who_presses_start_does_not_wait_and_begins_where_was_asked(session: Session, qtbot: QtBot) -> None:
    session.sound.settle(SoundStatus.STARTING)
    session.open(first_step=13)
    qtbot.keyClick(session.window.player, Qt.Key.Key_Space)
    assert session.driver.position_ms() == session.timeline.plays[12].start_ms


def test_the_lead_in_passes_in_silence(session: Session) -> None:
    session.sounding.choose(replace(session.sounding.choices, lead_in_ms=1_250))
    session.open()
    session.clock.pass_ms(1_249)
    assert session.driver.state is State.READY
    session.clock.pass_ms(1)
    assert session.sound.asked[-1] == ("play", 0, session.now_ms + session.sound.delay_ms)


def test_a_session_waits_until_a_device_that_slept_is_awake(session: Session) -> None:
    session.sound.delay_ms = 0
    session.open()
    session.clock.pass_ms(100)
    assert session.driver.state is State.READY
    session.sound.wake(95)
    session.clock.pass_ms(0)
    assert session.sound.asked[-1] == ("play", 0, session.now_ms + 95)


def test_a_session_that_is_left_before_it_began_does_not_begin(session: Session, qtbot: QtBot) -> None:
    session.sound.settle(SoundStatus.STARTING)
    session.open()
    qtbot.keyClick(session.window.player, Qt.Key.Key_Escape)
    session.sound.settle(SoundStatus.FULL)
    session.clock.pass_ms(2 * START_LIMIT_MS)
    assert session.driver.state is State.IDLE
    assert session.window.library.isVisible()


def test_what_is_said_first_is_rendered_first(session: Session) -> None:
    session.worker.is_instant = False
    session.open(first_step=13)
    start_ms = session.timeline.plays[12].start_ms
    first = next(cue.line for cue in session.timeline.cues if cue.line and cue.at_ms >= start_ms)
    assert session.worker.prepared[-1][0] == first


def test_after_a_change_of_voice_what_is_said_next_is_rendered_first(session: Session) -> None:
    session.play()
    session.pass_ms(60_000)
    session.sounding.choose(replace(session.sounding.choices, voice="espeak:en-US-male"))
    at_ms = session.driver.position_ms()
    coming = next(cue.line for cue in session.timeline.cues if cue.line and cue.at_ms >= at_ms)
    assert session.worker.voices_used == 2
    assert session.worker.prepared[-1][0] == coming


def test_measured_lengths_are_planned_with(session: Session) -> None:
    session.worker.is_instant = False
    session.play_at_the_limit()
    session.pass_ms(15_000)
    session.worker.render(ratio=0.5)
    lines = [cue for cue in session.timeline.cues if cue.line is not None]
    assert lines[-1].length_ms == round(0.5 * estimated_ms(lines[-1].line))
    # Not even what was tried for the first time by that is estimated.
    session.worker.render(ratio=0.5)
    assert all(
        cue.length_ms == session.worker.clips.length_ms(cue.line)
        for cue in session.timeline.cues[20:]
        if cue.line
    )


def test_a_sentence_that_is_being_said_is_not_cut_by_better_knowledge(session: Session) -> None:
    session.worker.is_instant = False
    session.play_at_the_limit()
    said = next(cue for cue in session.timeline.cues if cue.line is not None)
    session.pass_ms(said.at_ms + session.sound.delay_ms + 400, 10)
    session.worker.render(ratio=0.1)
    assert said in session.timeline.cues


def test_a_voice_that_does_not_work_is_told_as_long_as_it_does_not(session: Session) -> None:
    session.play()
    session.worker.failed.emit("The voice does not work.")
    session.sound.settle(SoundStatus.STARTING)
    session.sound.settle(SoundStatus.FULL)
    assert session.window.player._header.notice == "The voice does not work."
    # Then a screen reader is the voice.
    assert not session.sounding.speaks
    session.sounding.choose(replace(session.sounding.choices, voice="espeak:en-US-male"))
    assert session.window.player._header.notice == ""
    assert session.sounding.speaks


def test_a_jump_soon_after_going_on_is_heard_where_it_is_seen(session: Session, qtbot: QtBot) -> None:
    session.play()
    session.pass_ms(15_000)
    for key in (Qt.Key.Key_Space, Qt.Key.Key_Space):
        qtbot.keyClick(session.window.player, key)
        session.pass_ms(100, 50)
    qtbot.keyClick(session.window.player, Qt.Key.Key_Right)
    _, from_ms, heard_at_ms = session.sound.asked[-1]
    session.pass_ms(5_000, 50)
    assert from_ms + session.now_ms - heard_at_ms == session.driver.position_ms()


def test_the_end_rings_out_and_then_lets_go(session: Session) -> None:
    session.play()
    session.finish()
    assert session.sound.score.notes
    session.clock.pass_ms(RING_OUT_MS + 10_000)
    assert session.sound.score == Score()
    assert session.sound.asked[-1] == "hold"


def test_a_sample_is_heard_and_ends(session: Session) -> None:
    session.sounding.previews.play(Sample.CUES, session.sounding.cue_folder, 0)
    assert [note.bus for note in session.sound.score.notes] == [Bus.CUES] * 5
    session.clock.pass_ms(20_000)
    assert session.sound.score == Score()


def test_a_sample_waits_until_its_device_is_awake(session: Session) -> None:
    session.sound.delay_ms = 0
    before = len(session.sound.asked)
    session.sounding.previews.play(Sample.CUES, session.sounding.cue_folder, 0)
    assert session.sound.asked[before:] == []
    session.sound.wake(90)
    assert session.sound.asked[-1][:2] == ("play", 0)
    session.sound.wake(95)
    assert len(session.sound.asked) == before + 1


def test_the_sentence_of_the_lead_in_comes_after_it(session: Session) -> None:
    session.sounding.previews.play(Sample.LEAD_IN, session.sounding.cue_folder, 750)
    assert [(note.at_ms, note.bus) for note in session.sound.score.notes] == [(750, Bus.VOICE)]


def test_a_sample_does_not_end_the_session_after_it(session: Session) -> None:
    session.sounding.previews.play(Sample.CUES, session.sounding.cue_folder, 0)
    session.play()
    session.pass_ms(20_000)
    assert len(session.sound.score.notes) > 50
    assert session.sound.asked[-1] != "hold"


def test_a_sample_that_was_not_ready_yet_does_not_take_the_place_of_a_session(session: Session) -> None:
    session.worker.is_instant = False
    session.sounding.previews.play(Sample.VOICE, session.sounding.cue_folder, 0)
    session.open()
    session.worker.ready.emit()
    assert len(session.sound.score.notes) > 50


def test_after_a_session_samples_are_samples(session: Session) -> None:
    session.play()
    session.finish()
    session.sounding.previews.play(Sample.CUES, session.sounding.cue_folder, 0)
    session.sounding.choose(replace(session.sounding.choices, cue_set="low", amount=Amount.SHORT))
    session.worker.finished.emit()
    session.clock.pass_ms(RING_OUT_MS)
    assert len(session.sound.score.notes) == 5


def test_cues_that_were_missed_when_the_score_changed_are_told(
    session: Session, caplog: pytest.LogCaptureFixture
) -> None:
    session.play()
    last = session.sound.score.notes[-1]
    told = session.timeline.cues[last.id]
    set_score = session.sound.set_score

    def tell_and_set(score: Score) -> None:
        session.sound.missed.emit((last,))
        set_score(score)

    session.sound.set_score = tell_and_set
    session.sounding.choose(replace(session.sounding.choices, amount=Amount.SOUNDS))
    assert caplog.records[0].message == f"sound: not heard: {told.at_ms} {told.kind} {told.text}"


def test_a_session_that_is_left_falls_silent_and_leads_home(session: Session, qtbot: QtBot) -> None:
    session.play()
    session.pass_ms(2000)
    qtbot.keyClick(session.window.player, Qt.Key.Key_Escape)
    session.window.player._questions.leaving.leave_button.click()
    assert session.sound.asked[-1] == "hold"
    assert session.sound.score == Score()
    assert session.window.library.isVisible()


def test_a_voice_that_does_not_work_is_not_told_again_at_every_line(session: Session) -> None:
    session.play()
    session.worker.failed.emit("The voice does not work.")
    before = len(session.sound.asked)
    session.sound.missed.emit(session.sound.score.notes[:2])
    assert session.sound.asked[before:] == []


def test_cues_that_were_not_heard_are_told(session: Session, caplog: pytest.LogCaptureFixture) -> None:
    session.play()
    session.sound.missed.emit(session.sound.score.notes[:2])
    cues = session.timeline.cues
    assert [record.message for record in caplog.records] == [
        f"sound: not heard: {cue.at_ms} {cue.kind} {cue.text}" for cue in cues[:2]
    ]
    # Who has their eyes closed hears that something was missed.
    assert session.sound.asked[-1] == ("once", "error", Bus.CUES)


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
