"""The supervisor of the sound process, with pretended processes, alarms and players."""

from collections.abc import Callable
from pathlib import Path

import pytest

from desktop.sound.cues import SoundName
from desktop.sound.output import CueOutput, SoundStatus
from desktop.system.cue_sound import (
    BACK_OFF_MS,
    HEALTHY_BEATS,
    QUIET_LIMIT_MS,
    START_LIMIT_MS,
    WORTH_HEARING_MS,
    CueSound,
)

SOUNDS = Path(__file__).parents[2] / "assets" / "sounds"
TRIES = 1 + len(BACK_OFF_MS)


class PretendedProcess:
    def __init__(self, on_line: Callable[[str], None], on_end: Callable[[], None]) -> None:
        self.on_line, self.on_end = on_line, on_end
        self.told: list[str] = []
        self.abandoned = self.closed = False

    def say(self, line: str) -> None:
        assert not self.abandoned, "an abandoned process is not heard"
        self.on_line(line)

    def die(self) -> None:
        assert not self.abandoned, "an abandoned process is not heard"
        self.on_end()

    def write_line(self, line: str) -> None:
        self.told.append(line)

    def abandon(self) -> None:
        self.abandoned = True

    def close(self) -> None:
        self.closed = True


class Clock:
    """Alarms that ring while the time is moved on."""

    def __init__(self) -> None:
        self.now_ms = 0
        self.alarms: list[HandAlarm] = []

    def make_alarm(self, on_ring: Callable[[], None]) -> "HandAlarm":
        self.alarms.append(HandAlarm(self, on_ring))
        return self.alarms[-1]

    def pass_ms(self, length_ms: int) -> None:
        end_ms = self.now_ms + length_ms
        while due := [alarm for alarm in self.alarms if alarm.at_ms is not None and alarm.at_ms <= end_ms]:
            alarm = min(due, key=lambda alarm: alarm.at_ms)
            self.now_ms, alarm.at_ms = alarm.at_ms, None
            alarm.on_ring()
        self.now_ms = end_ms


class HandAlarm:
    def __init__(self, clock: Clock, on_ring: Callable[[], None]) -> None:
        self.clock, self.on_ring = clock, on_ring
        self.at_ms: int | None = None

    def ring_in(self, delay_ms: int) -> None:
        self.at_ms = self.clock.now_ms + delay_ms

    def cancel(self) -> None:
        self.at_ms = None


class PretendedClip:
    def __init__(self, name: str) -> None:
        self.name, self.alive, self.stopped = name, True, False

    def is_alive(self) -> bool:
        return self.alive

    def stop(self) -> None:
        self.stopped = True


class House:
    """A supervisor with everything around it pretended."""

    def __init__(self) -> None:
        self.clock = Clock()
        self.processes: list[PretendedProcess] = []
        self.clips: list[PretendedClip] = []
        self.player: Callable[[Path], PretendedClip] | None = self.play_file
        self.statuses: list[SoundStatus] = []
        self.sound = CueSound(
            SOUNDS, launch=self.launch, make_alarm=self.clock.make_alarm, find_player=lambda: self.player
        )
        self.sound.status_changed.connect(self.statuses.append)

    def launch(self, on_line: Callable[[str], None], on_end: Callable[[], None]) -> PretendedProcess:
        self.processes.append(PretendedProcess(on_line, on_end))
        return self.processes[-1]

    def play_file(self, path: Path) -> PretendedClip:
        self.clips.append(PretendedClip(path.stem))
        return self.clips[-1]

    @property
    def process(self) -> PretendedProcess:
        return self.processes[-1]

    def open_ready(self) -> None:
        self.sound.open()
        self.process.say("ready qt 6.11.3")

    def open_basic(self) -> None:
        self.sound.open()
        self.process.say("no-qtmultimedia libpulse.so.0: cannot open")


@pytest.fixture
def house(qapp) -> House:
    return House()


def test_it_is_an_output(house):
    output: CueOutput = house.sound
    assert output is house.sound


def test_nothing_starts_before_it_is_opened(house):
    house.sound.play("start")
    house.sound.stop()
    house.sound.set_volume_ratio(0.5)
    house.clock.pass_ms(60_000)
    assert (house.processes, house.clips, house.sound.status) == ([], [], SoundStatus.OFF)


def test_a_ready_process_is_told_the_volume_and_every_cue(house):
    house.sound.set_volume_ratio(0.8)
    house.open_ready()
    for name in SoundName:
        house.sound.play(name)
    house.sound.set_volume_ratio(3)
    house.sound.stop()
    assert house.statuses == [SoundStatus.STARTING, SoundStatus.FULL]
    assert house.process.told == [
        "volume 0.80",
        *(f"play {name}" for name in SoundName),
        "volume 1.00",
        "stop",
    ]


def test_a_name_without_a_sound_stays_silent(house):
    house.open_ready()
    house.sound.play("speak")
    house.sound.play("")
    assert house.process.told == ["volume 1.00"]


def test_opening_twice_starts_one_process(house):
    house.sound.open()
    house.sound.open()
    house.process.say("ready")
    house.sound.open()
    assert len(house.processes) == 1


def test_the_newest_cue_waits_for_a_process_that_starts(house):
    house.sound.open()
    house.sound.play("prepare")
    house.sound.play("start")
    house.clock.pass_ms(WORTH_HEARING_MS - 1)
    house.process.say("ready")
    house.process.say("ready")
    assert [line for line in house.process.told if line.startswith("play")] == ["play start"]


def test_a_tick_is_not_kept_for_a_process_that_starts(house):
    house.sound.open()
    house.sound.play("start")
    house.sound.play("tick")
    house.process.say("ready")
    assert [line for line in house.process.told if line.startswith("play")] == ["play start"]


@pytest.mark.parametrize("spoil", ["late", "stopped"])
def test_a_waiting_cue_is_dropped_when_it_is_late_or_stopped(house, spoil):
    house.sound.open()
    house.sound.play("prepare")
    if spoil == "late":
        house.clock.pass_ms(WORTH_HEARING_MS)
    else:
        house.sound.stop()
    house.process.say("ready")
    assert "play prepare" not in house.process.told


def test_a_process_that_dies_is_started_again_after_a_pause(house):
    house.open_ready()
    house.sound.set_volume_ratio(0.25)
    house.process.die()
    assert house.sound.status is SoundStatus.STARTING
    house.clock.pass_ms(BACK_OFF_MS[0] - 1)
    assert len(house.processes) == 1
    house.clock.pass_ms(1)
    assert len(house.processes) == 2
    house.process.say("ready")
    assert house.sound.status is SoundStatus.FULL
    assert house.process.told == ["volume 0.25"]


def test_heartbeats_keep_a_process_alive(house):
    house.open_ready()
    for _ in range(100):
        house.clock.pass_ms(QUIET_LIMIT_MS - 1)
        house.process.say("alive")
    assert (len(house.processes), house.process.abandoned) == (1, False)


def test_a_process_that_hangs_is_killed_and_replaced(house):
    house.open_ready()
    house.clock.pass_ms(QUIET_LIMIT_MS)
    assert house.process.abandoned
    house.clock.pass_ms(BACK_OFF_MS[0])
    assert len(house.processes) == 2


def test_a_process_that_never_says_a_word_is_replaced(house):
    house.sound.open()
    house.clock.pass_ms(START_LIMIT_MS - 1)
    assert not house.process.abandoned
    house.clock.pass_ms(1)
    assert house.process.abandoned


def test_waits_grow_and_after_three_new_starts_the_fallback_plays(house):
    house.sound.open()
    for wait_ms in BACK_OFF_MS:
        started = len(house.processes)
        house.process.die()
        house.clock.pass_ms(wait_ms - 1)
        assert len(house.processes) == started
        house.clock.pass_ms(1)
        assert len(house.processes) == started + 1
    house.process.die()
    house.clock.pass_ms(60_000)
    assert len(house.processes) == TRIES
    assert house.statuses == [SoundStatus.STARTING, SoundStatus.BASIC]
    assert list(BACK_OFF_MS) == sorted(BACK_OFF_MS)


def test_faults_are_forgotten_after_a_healthy_while(house):
    house.open_ready()
    for _ in range(10):
        for _ in range(HEALTHY_BEATS):
            house.process.say("alive")
        house.process.die()
        house.clock.pass_ms(BACK_OFF_MS[0])
        house.process.say("ready")
    assert house.sound.status is SoundStatus.FULL


def test_faults_are_not_forgotten_by_being_healthy_for_a_moment(house):
    house.open_ready()
    for wait_ms in BACK_OFF_MS:
        for _ in range(HEALTHY_BEATS - 1):
            house.process.say("alive")
        house.process.die()
        house.clock.pass_ms(wait_ms)
        house.process.say("ready")
    house.process.die()
    assert house.sound.status is SoundStatus.BASIC


def test_without_qtmultimedia_the_fallback_plays_at_once(house):
    house.sound.open()
    house.sound.play("prepare")
    house.process.say("no-qtmultimedia libpulse.so.0: cannot open shared object file")
    assert house.process.abandoned
    assert house.statuses == [SoundStatus.STARTING, SoundStatus.BASIC]
    assert [clip.name for clip in house.clips] == ["prepare"]
    house.clock.pass_ms(60_000)
    assert len(house.processes) == 1


def test_no_device_at_the_start_is_not_tried_again(house):
    house.sound.open()
    house.process.say("no-device none at the start")
    house.clock.pass_ms(60_000)
    assert len(house.processes) == 1
    assert house.sound.status is SoundStatus.BASIC


@pytest.mark.parametrize("line", ["no-device the device is gone", "device-changed"])
def test_a_device_that_goes_or_changes_later_is_looked_for_again(house, line):
    house.open_ready()
    house.process.say(line)
    house.clock.pass_ms(BACK_OFF_MS[0])
    house.process.say("ready")
    assert house.statuses[-2:] == [SoundStatus.STARTING, SoundStatus.FULL]


def test_a_device_that_stays_away_ends_in_the_fallback(house):
    house.open_ready()
    for wait_ms in BACK_OFF_MS:
        house.process.say("no-device the device is gone")
        house.clock.pass_ms(wait_ms)
    house.process.say("no-device none at the start")
    assert house.sound.status is SoundStatus.BASIC


def test_a_new_session_tries_for_the_best_way_again(house):
    house.open_basic()
    house.sound.play("start")
    house.open_ready()
    assert house.sound.status is SoundStatus.FULL
    assert house.clips[0].stopped


def test_basic_mode_plays_one_clip_at_a_time_and_no_ticks(house):
    house.open_basic()
    for name in ("start", "tick", "half"):
        house.sound.play(name)
    assert [(clip.name, clip.stopped) for clip in house.clips] == [("start", True), ("half", False)]
    house.sound.stop()
    assert house.clips[1].stopped


def test_basic_mode_is_silent_at_volume_zero(house):
    house.open_basic()
    house.sound.set_volume_ratio(0.0)
    house.sound.play("start")
    house.sound.set_volume_ratio(0.1)
    house.sound.play("half")
    assert [clip.name for clip in house.clips] == ["half"]


def test_without_any_player_it_is_silent(house):
    house.player = None
    house.open_basic()
    house.sound.play("start")
    assert house.statuses == [SoundStatus.STARTING, SoundStatus.SILENT]
    assert house.clips == []


def test_a_player_that_raises_leaves_silence_and_is_not_asked_again(house):
    asked = []

    def broken(path: Path) -> PretendedClip:
        asked.append(path)
        raise RuntimeError("MCI error 277")

    house.player = broken
    house.open_basic()
    house.sound.play("start")
    house.sound.play("half")
    assert (house.sound.status, len(asked)) == (SoundStatus.SILENT, 1)


def test_a_player_that_ends_before_its_clip_was_not_heard(house):
    house.open_basic()
    house.sound.play("done")
    house.clips[0].alive = False
    house.clock.pass_ms(5000)
    assert house.sound.status is SoundStatus.SILENT


def test_closing_ends_the_process_and_everything_that_waits(house):
    house.open_ready()
    first = house.process
    house.sound.close()
    assert (first.told[-1], first.closed) == ("quit", True)
    house.sound.open()
    house.process.die()
    house.sound.close()
    house.clock.pass_ms(60_000)
    assert len(house.processes) == 2
    assert house.sound.status is SoundStatus.OFF


def test_closing_stops_a_basic_clip(house):
    house.open_basic()
    house.sound.play("done")
    house.sound.close()
    assert house.clips[0].stopped
    house.clock.pass_ms(60_000)
    assert house.sound.status is SoundStatus.OFF


def test_words_of_a_library_in_the_pipe_change_nothing(house):
    house.open_ready()
    house.process.say("qt.multimedia: something")
    assert house.statuses == [SoundStatus.STARTING, SoundStatus.FULL]
