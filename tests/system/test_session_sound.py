"""The sound of a session with pretended processes, alarms and players."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from desktop.sound.aside import Aside, at_once
from desktop.sound.output import Device, SoundStatus
from desktop.sound.protocol import (
    DeviceChanged,
    Devices,
    Hold,
    NoDevice,
    NoQtMultimedia,
    Once,
    Play,
    Quit,
    Ready,
    SetAmbient,
    SetLevels,
    SetScore,
    SoundAlive,
    Sounded,
    Unsounded,
    WindowAlive,
)
from desktop.sound.score import LATE_MS, Ambient, Bus, Levels, Note, Score
from desktop.system.session_sound import SETTLE_MS, STAYS_AWAY_MS, SessionSound
from desktop.system.sound_keeper import (
    AT_ONCE_MS,
    BACK_OFF_MS,
    HEALTHY_MS,
    OFTEN_MS,
    PATIENCE_MS,
    QUIET_LIMIT_MS,
    SELDOM_MS,
    START_LIMIT_MS,
)
from tests.system.sound_bench import HandClock, Later, PretendedClip, PretendedProcess, write_wav


class House:
    """A session's sound with everything around it pretended."""

    def __init__(self, folder: Path, aside: Aside = at_once) -> None:
        self.half = folder / "half.wav"
        write_wav(self.half, 800)
        self.score = Score(tuple(Note(i, 1000 * i, self.half, Bus.CUES) for i in range(200)))
        self.clock = HandClock()
        self.processes: list[PretendedProcess] = []
        self.clips: list[PretendedClip] = []
        self.player: Callable[[Path], PretendedClip] | None = self.play_file
        self.statuses: list[SoundStatus] = []
        self.delays: list[int] = []
        self.missed_notes: list[Note] = []
        self.devices: list[tuple[Device, ...]] = []
        self.sound = SessionSound(
            clock=self.clock,
            launch=self.launch,
            make_alarm=self.clock.make_alarm,
            find_player=lambda: self.player,
            aside=aside,
        )
        self.sound.status_changed.connect(self.statuses.append)
        self.sound.delay_changed.connect(self.delays.append)
        self.sound.missed.connect(self.missed_notes.extend)
        self.sound.devices_changed.connect(self.devices.append)

    def launch(self, device_id, on_line, on_end) -> PretendedProcess:
        self.processes.append(PretendedProcess(device_id, on_line, on_end, self.clock))
        return self.processes[-1]

    def play_file(self, path: Path) -> PretendedClip:
        self.clips.append(PretendedClip(path))
        return self.clips[-1]

    @property
    def missed(self) -> list[int]:
        return [note.id for note in self.missed_notes]

    @property
    def process(self) -> PretendedProcess:
        return self.processes[-1]

    def open_ready(self) -> None:
        self.sound.open()
        self.process.say(Ready(60))
        self.clock.pass_ms(SETTLE_MS)

    def open_healthy(self) -> None:
        self.open_ready()
        self.live(HEALTHY_MS)

    def play_healthy(self) -> int:
        """A session that plays from its start; returns when that was heard."""
        self.open_healthy()
        self.sound.set_score(self.score)
        start_ms = self.clock.now_ms
        self.sound.play(0, start_ms)
        return start_ms

    def live(self, length_ms: int) -> None:
        """Time passes in health."""
        for _ in range(length_ms // 500):
            self.clock.pass_ms(500)
            self.process.say(SoundAlive(60))

    def fail(self) -> None:
        """The newest process dies before it is ready, and the wait after that passes."""
        self.process.die()
        count = len(self.processes)
        while len(self.processes) == count:
            self.clock.pass_ms(100)


@pytest.fixture
def house(qapp, tmp_path) -> House:
    return House(tmp_path)


def test_it_may_be_told_anything_before_it_is_opened(house):
    assert house.sound.status is SoundStatus.OFF
    for call in (house.sound.hold, house.sound.close):
        call()


def test_nothing_starts_before_it_is_opened_and_opening_twice_starts_one(house):
    house.sound.set_score(house.score)
    house.sound.play(0, house.clock.now_ms)
    assert house.processes == []
    house.sound.open()
    house.sound.open()
    assert len(house.processes) == 1
    house.process.say(Ready(60))
    house.sound.open()
    assert len(house.processes) == 1
    assert house.statuses == [SoundStatus.STARTING, SoundStatus.FULL]


def test_a_process_is_told_everything_when_it_starts(house):
    levels = Levels(master=0.5)
    house.sound.set_levels(levels)
    house.sound.set_ambient(Ambient.RAIN)
    house.sound.set_score(house.score)
    house.sound.play(5000, 777)
    house.sound.open()
    assert house.process.orders == [
        SetLevels(levels), SetAmbient(Ambient.RAIN), SetScore(house.score), Play(5000, 777),
    ]  # fmt: skip


def test_every_call_reaches_the_process(house):
    house.open_ready()
    house.process.orders.clear()
    house.sound.set_score(house.score)
    house.sound.play(1, 2)
    house.sound.once(house.half, Bus.VOICE)
    house.sound.hold()
    assert house.process.orders == [SetScore(house.score), Play(1, 2), Once(house.half, Bus.VOICE), Hold()]


def test_the_window_says_each_second_that_it_lives(house):
    house.open_ready()
    house.live(4000)
    assert len(house.process.told(WindowAlive)) >= 4


def test_heartbeats_keep_a_process(house):
    house.open_ready()
    house.live(60_000)
    assert len(house.processes) == 1


@pytest.mark.parametrize(("ready", "limit_ms"), [(False, START_LIMIT_MS), (True, QUIET_LIMIT_MS)])
def test_a_process_that_hangs_is_killed_and_replaced(house, ready, limit_ms):
    house.sound.open()
    if ready:
        house.process.say(Ready(60))
    hung = house.process
    house.clock.pass_ms(limit_ms - 1)
    assert not hung.abandoned
    house.clock.pass_ms(1)
    assert hung.abandoned
    house.clock.pass_ms(BACK_OFF_MS[0])
    assert len(house.processes) == 2


def test_a_healthy_process_that_is_killed_is_replaced_at_once_and_plays_on(house):
    start_ms = house.play_healthy()
    house.live(10_000)
    house.process.die()
    assert house.sound.status is SoundStatus.STARTING
    assert house.sound.delay_ms == 0
    house.clock.pass_ms(AT_ONCE_MS)
    assert house.process.told(Play) == [Play(0, start_ms)]
    house.process.say(Ready(60))
    assert house.sound.status is SoundStatus.FULL


def test_ten_kills_over_a_session_never_end_in_basic_sound(house):
    house.play_healthy()
    for _ in range(10):
        house.live(4000)
        house.process.die()
        house.clock.pass_ms(AT_ONCE_MS)
        house.clock.pass_ms(300)
        house.process.say(Ready(60))
    assert set(house.statuses) == {SoundStatus.STARTING, SoundStatus.FULL}
    assert house.clips == []


def test_waits_grow_and_after_three_faults_basic_sound_plays_while_it_is_tried_on(house):
    house.sound.open()
    for wait_ms in BACK_OFF_MS:
        count = len(house.processes)
        house.process.die()
        house.clock.pass_ms(wait_ms - 1)
        assert len(house.processes) == count
        house.clock.pass_ms(1)
        assert len(house.processes) == count + 1
    assert house.statuses == [SoundStatus.STARTING, SoundStatus.BASIC]
    house.process.say(NoDevice("none"))
    house.clock.pass_ms(OFTEN_MS)
    house.process.say(Ready(60))
    assert house.statuses[-1] is SoundStatus.FULL


def test_after_a_minute_it_is_tried_less_often_but_never_given_up(house):
    house.sound.open()
    while house.clock.now_ms < 1_000_000 + PATIENCE_MS + OFTEN_MS:
        house.fail()
    seldom = len(house.processes)
    for _ in range(100):
        house.process.say(NoDevice("none"))
        house.clock.pass_ms(SELDOM_MS)
    assert len(house.processes) == seldom + 100


def test_sound_that_stays_away_is_told_after_three_seconds_even_while_a_start_hangs(house):
    house.play_healthy()
    house.process.die()
    house.clock.pass_ms(STAYS_AWAY_MS - 1)
    assert house.sound.status is SoundStatus.STARTING
    house.clock.pass_ms(1)
    assert house.sound.status is SoundStatus.BASIC


def test_without_qtmultimedia_basic_sound_plays_at_once_and_nothing_is_tried(house):
    house.sound.open()
    house.process.say(NoQtMultimedia("libpulse.so.0: cannot open"))
    assert house.statuses == [SoundStatus.STARTING, SoundStatus.BASIC]
    assert house.process.abandoned
    house.clock.pass_ms(600_000)
    house.sound.open()
    assert len(house.processes) == 1


def test_without_any_player_it_is_silent_until_sound_returns(house):
    house.player = None
    house.sound.open()
    for _ in BACK_OFF_MS:
        house.fail()
    assert house.sound.status is SoundStatus.SILENT
    house.process.say(Ready(60))
    assert house.sound.status is SoundStatus.FULL


def test_the_notes_of_a_gap_are_told_when_sound_is_back_each_once(house):
    start_ms = house.play_healthy()
    house.clock.pass_ms(400)
    for note in range(3):
        house.process.say(Sounded(house.score.notes[note]))
        house.clock.pass_ms(1000)
    assert house.clock.now_ms == start_ms + 3400
    house.process.die()
    house.clock.pass_ms(AT_ONCE_MS + 1500)
    house.process.say(Ready(60))
    assert house.missed == []
    house.live(SETTLE_MS)
    assert house.missed == [3, 4]
    house.live(3000)
    house.sound.hold()
    assert house.missed == [3, 4]


def test_a_note_whose_clip_was_not_there_is_told_at_once(house):
    house.play_healthy()
    house.live(2500)
    house.process.say(Unsounded(house.score.notes[2]), Unsounded(house.score.notes[2]))
    assert house.missed_notes == [house.score.notes[2]]


def test_what_was_missed_is_told_before_another_score_is_sent(house):
    house.play_healthy()
    house.live(2500)
    house.process.die()
    house.clock.pass_ms(AT_ONCE_MS + 1000)
    sent_when_told: list[int] = []
    house.sound.missed.connect(lambda notes: sent_when_told.append(len(house.process.told(SetScore))))
    other = Score(tuple(replace(note, id=note.id + 500) for note in house.score.notes))
    house.sound.set_score(other)
    assert house.missed_notes == [house.score.notes[3]]
    assert sent_when_told == [1]
    assert house.process.told(SetScore)[-1] == SetScore(other)


def test_words_of_an_old_score_do_not_move_a_new_process_ahead(house):
    start_ms = house.play_healthy()
    house.live(2500)
    sparse = Score((Note(2, 200_000, house.half, Bus.VOICE),))
    house.sound.set_score(sparse)
    house.process.say(Sounded(house.score.notes[2]))
    house.process.die()
    house.clock.pass_ms(AT_ONCE_MS)
    assert house.process.told(Play) == [Play(0, start_ms)]


@pytest.mark.parametrize("end", ["hold", "close"])
def test_the_notes_of_a_gap_are_told_when_the_session_stops_in_it(house, end):
    house.play_healthy()
    house.live(2500)
    house.process.die()
    house.clock.pass_ms(2000)
    getattr(house.sound, end)()
    assert house.missed == [3, 4]


def test_a_process_that_hung_was_deaf_since_its_last_word(house):
    house.play_healthy()
    house.live(1500)
    house.clock.pass_ms(QUIET_LIMIT_MS)
    house.sound.hold()
    assert house.missed == [2, 3, 4]


def test_a_device_that_is_given_up_was_deaf_since_the_last_word_before(house):
    house.play_healthy()
    house.live(1500)
    house.clock.pass_ms(1200)
    house.process.say(NoDevice("the device takes nothing"))
    house.sound.hold()
    assert house.missed == [2]


def test_a_process_that_takes_over_from_basic_sound_plays_only_then_and_repeats_nothing(house):
    start_ms = house.play_healthy()
    for _ in range(1 + len(BACK_OFF_MS)):
        house.fail()
    assert house.sound.status is SoundStatus.BASIC
    assert house.process.told(Play) == []
    count = len(house.clips)
    while len(house.clips) == count:
        house.clock.pass_ms(10)
    began_ms = house.clock.now_ms
    position_ms = began_ms - start_ms
    house.clock.pass_ms(20)
    house.process.say(Ready(60))
    assert house.process.told(Play) == [Play(position_ms + LATE_MS + 1, began_ms + LATE_MS + 1)]
    assert house.clips[-1].stopped
    count = len(house.clips)
    house.live(5000)
    assert len(house.clips) == count


@pytest.mark.parametrize(
    "end", [lambda sound, now_ms: sound.hold(), lambda sound, now_ms: sound.play(90_000, now_ms)]
)
def test_a_clip_of_basic_sound_that_is_cut_off_was_not_missed(house, end):
    house.sound.open()
    house.process.say(NoQtMultimedia("no"))
    house.sound.set_score(house.score)
    house.sound.play(900, house.clock.now_ms)
    house.clock.pass_ms(150)
    assert len(house.clips) == 1
    end(house.sound, house.clock.now_ms)
    assert house.missed == []


def test_the_window_does_not_wait_while_a_player_is_looked_for(qapp, tmp_path):
    thread = Later()
    house = House(tmp_path, thread)
    house.sound.open()
    house.process.say(NoQtMultimedia("no"))
    assert house.sound.status is SoundStatus.STARTING
    thread.work()
    assert house.sound.status is SoundStatus.BASIC


def test_a_player_that_is_found_when_sound_is_back_is_not_wanted(qapp, tmp_path):
    thread = Later()
    house = House(tmp_path, thread)
    house.sound.open()
    house.clock.pass_ms(STAYS_AWAY_MS)
    house.process.say(Ready(60))
    thread.work()
    assert house.sound.status is SoundStatus.FULL
    house.sound.once(house.half, Bus.CUES)
    thread.work()
    assert house.clips == []


def test_a_clip_beside_the_score_is_heard_in_basic_sound_too(house):
    house.sound.open()
    house.process.say(NoQtMultimedia("no"))
    house.sound.once(house.half, Bus.CUES)
    assert [clip.path for clip in house.clips] == [house.half]


def test_basic_sound_that_is_not_heard_is_silence_until_a_clip_is(house):
    house.sound.open()
    house.process.say(NoQtMultimedia("no"))
    house.sound.once(house.half, Bus.CUES)
    house.clips[-1].alive = False
    house.clock.pass_ms(5000)
    assert house.sound.status is SoundStatus.SILENT
    house.sound.once(house.half, Bus.CUES)
    house.clock.pass_ms(5000)
    assert house.sound.status is SoundStatus.BASIC


@pytest.mark.parametrize("report", [DeviceChanged(), NoDevice("it is gone")])
def test_a_device_that_goes_or_changes_is_looked_for_at_once(house, report):
    house.play_healthy()
    house.process.say(report)
    assert house.process.retired == isinstance(report, DeviceChanged)
    house.clock.pass_ms(AT_ONCE_MS)
    assert len(house.processes) == 2
    assert house.sound.status is SoundStatus.STARTING


def test_another_device_is_played_on_by_another_process(house):
    start_ms = house.play_healthy()
    old = house.process
    house.sound.set_device("headset")
    assert old.retired
    assert not old.abandoned
    assert house.process.device_id == "headset"
    assert house.process.told(Play) == [Play(0, start_ms)]
    house.sound.set_device("headset")
    assert len(house.processes) == 2
    house.process.die()
    house.clock.pass_ms(1000)
    assert house.process.device_id == "headset"


def test_a_device_chosen_before_it_is_opened_starts_nothing(house):
    house.sound.set_device("headset")
    assert house.processes == []
    house.sound.open()
    assert house.process.device_id == "headset"


def test_devices_are_told_when_they_change(house):
    house.open_ready()
    first, second = Device("1", "Speaker"), Device("2", "Headset")
    house.process.say(Devices((first,)), Devices((first,)), Devices((first, second)))
    assert house.devices == [(first,), (first, second)]
    assert house.sound.devices == (first, second)


def test_a_delay_that_hardly_changes_is_not_told(house):
    house.sound.open()
    house.process.say(Ready(60), SoundAlive(62), SoundAlive(58), SoundAlive(65))
    assert house.delays == [60, 65]
    house.sound.close()
    assert house.delays == [60, 65, 0]


def test_closing_ends_the_process_and_everything_that_waits(house):
    house.play_healthy()
    house.sound.close()
    assert house.process.closed
    assert house.process.orders[-1] == Quit()
    assert house.sound.status is SoundStatus.OFF
    assert all(alarm.at_ms is None for alarm in house.clock.alarms)


def test_closing_while_it_waits_for_a_new_start_starts_nothing(house):
    house.sound.open()
    house.process.die()
    house.sound.close()
    house.clock.pass_ms(60_000)
    assert len(house.processes) == 1


def test_it_can_be_opened_again(house):
    house.open_ready()
    house.sound.close()
    house.open_ready()
    assert len(house.processes) == 2
    assert house.sound.status is SoundStatus.FULL


def test_words_of_a_library_in_the_pipe_change_nothing(house):
    house.sound.open()
    house.process.say_line("qt.multimedia: ready")
    assert house.statuses == [SoundStatus.STARTING]
