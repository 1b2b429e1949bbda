"""The pump with a real mixer and a pretended device that drinks in gulps, by a clock of its own."""

import random
from collections.abc import Iterable
from itertools import cycle
from pathlib import Path

import numpy as np
import pytest

from desktop.sound.aside import Aside, at_once
from desktop.sound.clip_bank import ClipBank
from desktop.sound.mixer import Mixer
from desktop.sound.protocol import (
    Hold,
    NoDevice,
    Once,
    Play,
    Ready,
    Report,
    SetLevels,
    SetScore,
    SoundAlive,
    Sounded,
    Unsounded,
)
from desktop.sound.score import Bus, Levels, Note, Score
from desktop.system.heard_clock import LOOKS_MS
from desktop.system.sound_pump import COLD_MS, DRY_MS, HELD_MS, IDLE_MS, MOST_HELD_MS, QUIET_MS, Pump
from tests.system.sound_bench import Later, write_wav

START_MS = 5_000_000.0


class Device:
    """Drinks a gulp every so often, hears what it drinks, and leaves a gap where there is nothing."""

    capacity_frames = 160 * 48

    def __init__(self, rate: float = 1.0, gulp_frames: int = 256) -> None:
        self.rate, self.gulp_frames = rate, gulp_frames
        self.held = np.zeros((0, 2), np.float32)
        self.heard: list[tuple[float, np.ndarray]] = []
        self.next_gulp_ms: float | None = None
        self.starts = 0
        self.broken = self.stalled = False

    def start(self) -> None:
        self.starts += 1
        self.held = self.held[:0]

    def stop(self) -> None:
        self.next_gulp_ms = None
        self.held = self.held[:0]

    def held_frames(self) -> int:
        return len(self.held)

    def write(self, samples: np.ndarray) -> None:
        assert len(self.held) + len(samples) <= self.capacity_frames
        self.held = np.concatenate([self.held, samples])

    def is_broken(self) -> bool:
        return self.broken

    def drink_until(self, now_ms: float) -> None:
        if self.next_gulp_ms is None:
            self.next_gulp_ms = now_ms
        while self.next_gulp_ms <= now_ms:
            if not self.stalled:
                self.heard.append((self.next_gulp_ms, self.held[: self.gulp_frames]))
                self.held = self.held[self.gulp_frames :]
            self.next_gulp_ms += self.gulp_frames / 48 / self.rate

    def onsets_ms(self) -> list[float]:
        """When a sound began after at least 30 ms of silence."""
        found: list[float] = []
        last_ms = -1e9
        for at_ms, samples in self.heard:
            for frame in np.flatnonzero(np.abs(samples[:, 0]) > 0.01):
                sounds_ms = at_ms + frame / 48 / self.rate
                if sounds_ms - last_ms > 30:
                    found.append(sounds_ms)
                last_ms = sounds_ms
        return found


def steady(path: Path, length_ms: int) -> Path:
    write_wav(path, length_ms, sample=10_000)
    return path


class Bench:
    """A pump that is looked after while time passes."""

    def __init__(
        self,
        folder: Path,
        device: Device | None = None,
        *,
        late_looks: bool = False,
        aside: Aside = at_once,
    ) -> None:
        self.clip = folder / "click.wav"
        write_wav(self.clip, 20, sample=20_000)
        self.device = device or Device()
        self.now_ms = START_MS
        self.pauses_ms = cycle(LOOKS_MS)
        self.reports: list[tuple[float, Report]] = []
        self.random = random.Random(1) if late_looks else None
        self.pump = Pump(Mixer(ClipBank(aside=aside)), self.device, lambda: self.now_ms, self.hear)

    def hear(self, report: Report) -> None:
        self.reports.append((self.now_ms, report))

    def told(self, kind: type) -> list[Report]:
        return [report for _, report in self.reports if isinstance(report, kind)]

    def run(self, length_ms: float) -> None:
        end_ms = self.now_ms + length_ms
        while self.now_ms < end_ms:
            self.now_ms += next(self.pauses_ms) + (self.random.uniform(-3, 15) if self.random else 0.0)
            if self.pump.is_awake:
                self.device.drink_until(self.now_ms)
                self.pump.turn()

    def play(self, at_ms: Iterable[int], *, position_ms: int = 0, in_ms: int = 200) -> int:
        """Play clicks; returns when position 0 is to be heard."""
        score = Score(tuple(Note(i, at, self.clip, Bus.CUES) for i, at in enumerate(at_ms)))
        heard_at_ms = int(self.now_ms) + in_ms
        self.pump.obey(SetScore(score))
        self.pump.obey(Play(position_ms, heard_at_ms))
        return heard_at_ms - position_ms

    def errors_ms(self, zero_ms: int, at_ms: Iterable[int]) -> np.ndarray:
        return np.array(self.device.onsets_ms()) - zero_ms - np.array(list(at_ms))


@pytest.fixture
def bench(tmp_path) -> Bench:
    return Bench(tmp_path)


def test_it_is_ready_once_it_knows_when_the_device_is_heard_and_tells_its_delay(bench):
    bench.run(100)
    assert bench.told(Ready) == []
    bench.run(150)
    (ready,) = bench.told(Ready)
    assert HELD_MS <= ready.delay_ms <= HELD_MS + 15
    bench.pump.beat()
    assert bench.told(SoundAlive)[0].delay_ms == pytest.approx(ready.delay_ms, abs=5)


def test_no_beat_before_the_device_drinks(bench):
    bench.pump.beat()
    assert bench.reports == []


@pytest.mark.parametrize("late_looks", [False, True])
@pytest.mark.parametrize("gulp_frames", [256, 480, 512, 960])
def test_each_note_is_heard_at_its_reading_of_the_clock(tmp_path, gulp_frames, late_looks):
    bench = Bench(tmp_path, Device(gulp_frames=gulp_frames), late_looks=late_looks)
    at = [137 * i for i in range(1, 40)]
    bench.run(1500)
    zero_ms = bench.play(at)
    bench.run(6000)
    errors = bench.errors_ms(zero_ms, at)
    # Between the moment when a gulp is taken and its last frame lies the length of the gulp: a constant.
    assert -2.0 <= np.median(errors) <= gulp_frames / 48 + 2.0
    assert np.abs(errors - np.median(errors)).max() <= 2.0


@pytest.mark.parametrize("rate", [0.999, 1.001])
def test_a_device_whose_clock_is_wrong_stays_with_ours(tmp_path, rate):
    bench = Bench(tmp_path, Device(rate=rate))
    at = range(1000, 60_000, 1000)
    bench.run(300)
    zero_ms = bench.play(at)
    bench.run(61_000)
    errors = bench.errors_ms(zero_ms, at)
    assert np.abs(errors - np.median(errors)).max() <= 2.0


@pytest.mark.parametrize("rate", [0.9998, 1.0002])
def test_a_small_difference_of_the_clocks_is_stretched_away_before_it_grows(tmp_path, rate):
    bench = Bench(tmp_path, Device(rate=rate))
    at = range(1000, 60_000, 1000)
    bench.run(1500)
    zero_ms = bench.play(at)
    bench.run(61_000)
    errors = bench.errors_ms(zero_ms, at)
    assert np.abs(errors - np.median(errors)).max() <= 1.0


def test_a_start_in_the_past_begins_inside(bench):
    bench.run(300)
    at = [0, 500, 1000, 1500]
    zero_ms = bench.play(at, in_ms=-700)
    bench.run(2000)
    assert bench.errors_ms(zero_ms, at[2:]) == pytest.approx([0, 0], abs=6)
    assert [report.note.id for report in bench.told(Sounded)] == [2, 3]


@pytest.mark.parametrize(("position_ms", "in_ms"), [(60_000, 105), (0, -60_000 + 105)])
def test_what_begins_with_the_start_is_read_when_the_order_comes(tmp_path, position_ms, in_ms):
    """Read only when the stream is set to the position it would come one look late."""
    thread = Later()
    bench = Bench(tmp_path, aside=thread)
    bench.run(300)
    zero_ms = bench.play([60_010], position_ms=position_ms, in_ms=in_ms)
    thread.work()
    bench.run(1000)
    assert bench.errors_ms(zero_ms, [60_010]) == pytest.approx([0], abs=6)


def test_a_start_to_come_is_waited_for(bench):
    bench.run(300)
    zero_ms = bench.play([0], in_ms=3000)
    bench.run(4000)
    assert bench.errors_ms(zero_ms, [0]) == pytest.approx([0], abs=6)


def test_an_order_before_the_device_drinks_is_carried_out_when_it_does(bench):
    zero_ms = bench.play([0, 1000], in_ms=-500)
    bench.run(2000)
    assert bench.errors_ms(zero_ms, [1000]) == pytest.approx([0], abs=6)


def test_a_note_is_told_when_it_is_heard_and_not_before(bench):
    bench.run(300)
    zero_ms = bench.play([1000])
    bench.run(2000)
    ((told_ms, _),) = [report for report in bench.reports if isinstance(report[1], Sounded)]
    assert zero_ms + 1000 - 1 <= told_ms <= zero_ms + 1000 + 2 * max(LOOKS_MS)


@pytest.mark.parametrize("stall_ms", [150, 700])
def test_after_it_ran_dry_it_is_on_time_again_and_nothing_is_doubled(bench, stall_ms):
    at = list(range(500, 6000, 500))
    bench.run(300)
    zero_ms = bench.play(at)
    bench.run(2300)
    bench.now_ms += stall_ms
    bench.device.drink_until(bench.now_ms)
    bench.run(4500)
    heard = np.array(bench.device.onsets_ms()) - zero_ms
    later = heard[heard > 2300 + stall_ms + 200]
    want = [at_ms for at_ms in at if at_ms > 2300 + stall_ms + 200]
    assert later == pytest.approx(want, abs=8)
    notes = [report.note.id for report in bench.told(Sounded)]
    assert len(notes) == len(set(notes))


def test_a_device_that_stands_still_for_a_moment_is_followed(bench):
    at = list(range(500, 8000, 500))
    bench.run(300)
    zero_ms = bench.play(at)
    bench.run(1300)
    bench.device.stalled = True
    bench.run(200)
    bench.device.stalled = False
    bench.run(7000)
    heard = np.array(bench.device.onsets_ms()) - zero_ms
    assert heard[heard > 2300] == pytest.approx([at_ms for at_ms in at if at_ms > 2300], abs=8)


def test_hold_silences_the_score_and_a_clip_beside_it_sounds(bench):
    bench.run(300)
    bench.play([1000])
    bench.run(500)
    bench.pump.obey(Hold())
    bench.run(2000)
    assert bench.device.onsets_ms() == []
    bench.pump.obey(Once(bench.clip, Bus.CUES))
    bench.run(500)
    assert len(bench.device.onsets_ms()) == 1


def test_levels_are_obeyed(bench):
    bench.run(300)
    bench.pump.obey(SetLevels(Levels(cues=0.0)))
    bench.play([500])
    bench.run(1500)
    assert bench.device.onsets_ms() == []


def level_delay_ms(bench: Bench, share: float) -> float:
    """How long after another level was asked for so much of the change is heard."""
    bench.pump.obey(SetLevels(Levels(cues=1.0)))
    bench.pump.obey(Once(steady(bench.clip.with_name("steady.wav"), 3000), Bus.CUES))
    bench.run(1000)
    asked_ms = bench.now_ms
    bench.pump.obey(SetLevels(Levels(cues=0.5)))
    bench.run(500)
    full, half = 10_000 / 32_768, 5_000 / 32_768
    wanted = full + share * (half - full)
    for at_ms, samples in bench.device.heard:
        there = np.flatnonzero(samples[:, 0] <= wanted + 1e-4)
        if at_ms >= asked_ms and len(there):
            return at_ms + there[0] / 48 - asked_ms
    raise AssertionError("the level did not change")


def run_dry(bench: Bench) -> None:
    bench.now_ms += 400
    bench.device.drink_until(bench.now_ms)
    bench.run(500)


def test_another_level_is_heard_within_150_ms(bench):
    bench.run(300)
    assert level_delay_ms(bench, 1.0) < 150


def test_after_any_number_of_dry_runs_another_level_is_half_there_within_150_ms(bench):
    bench.run(300)
    for _ in range(5):
        run_dry(bench)
    bench.pump.beat()
    assert bench.told(SoundAlive)[-1].delay_ms == pytest.approx(MOST_HELD_MS, abs=15)
    assert level_delay_ms(bench, 0.5) < 150


def test_the_reserve_grows_after_a_dry_run_and_steps_back_after_a_quiet_minute(bench):
    bench.run(300)
    bench.play([])
    bench.pump.obey(SetScore(Score((Note(0, 10**7, bench.clip, Bus.CUES),))))
    delays_ms = []
    for _ in range(2):
        run_dry(bench)
    for _ in range(4):
        bench.run(2000)
        bench.pump.beat()
        delays_ms.append(bench.told(SoundAlive)[-1].delay_ms)
        bench.run(QUIET_MS - 2000)
    assert delays_ms == pytest.approx([HELD_MS + 40, HELD_MS + 20, HELD_MS, HELD_MS], abs=12)


def test_a_note_without_a_clip_is_told_in_place_of_being_sounded(bench):
    bench.run(300)
    note = Note(4, 500, bench.clip.with_name("missing.wav"), Bus.VOICE)
    bench.pump.obey(SetScore(Score((note,))))
    bench.pump.obey(Play(0, int(bench.now_ms) + 200))
    bench.run(1500)
    assert bench.told(Unsounded) == [Unsounded(note)]
    assert bench.told(Sounded) == []


def test_silence_flows_while_there_is_a_score_and_sleeps_when_there_is_none(bench):
    bench.run(300)
    zero_ms = bench.play([1000])
    bench.run(3000)
    bench.pump.obey(Hold())
    bench.run(2 * IDLE_MS)
    assert bench.pump.is_awake
    bench.pump.obey(SetScore(Score()))
    bench.run(IDLE_MS - 100)
    assert bench.pump.is_awake
    bench.run(500)
    assert not bench.pump.is_awake
    bench.run(10_000)
    bench.pump.beat()
    assert bench.told(NoDevice) == []
    zero_ms = bench.play([1000])
    bench.run(3000)
    assert bench.device.starts == 2
    assert bench.device.onsets_ms()[-1] == pytest.approx(zero_ms + 1000, abs=6)
    assert len(bench.told(Ready)) == 1


@pytest.mark.parametrize("order", [Hold(), SetLevels(Levels()), SetScore(Score())])
def test_it_is_not_woken_for_nothing(bench, order):
    bench.run(IDLE_MS + 1000)
    assert not bench.pump.is_awake
    bench.pump.obey(order)
    assert not bench.pump.is_awake


def test_a_device_that_drinks_no_more_is_told(bench):
    bench.run(1000)
    bench.device.stalled = True
    bench.run(DRY_MS - 100)
    assert bench.told(NoDevice) == []
    bench.run(200)
    assert len(bench.told(NoDevice)) == 1
    assert not bench.pump.is_awake


def test_a_device_that_drinks_nothing_is_not_said_to_be_well(bench):
    bench.run(1000)
    bench.device.stalled = True
    bench.run(500)
    bench.pump.beat()
    assert bench.told(SoundAlive) == []
    bench.device.stalled = False
    bench.run(100)
    bench.pump.beat()
    assert len(bench.told(SoundAlive)) == 1


def test_a_device_that_sleeps_is_well(bench):
    bench.run(IDLE_MS + 3000)
    assert bench.told(SoundAlive) == [SoundAlive(0)]
    bench.pump.beat()
    assert bench.told(SoundAlive) == [SoundAlive(0), SoundAlive(0)]


def test_a_device_that_was_woken_is_told_as_soon_as_it_drinks(bench):
    bench.run(IDLE_MS + 3000)
    bench.pump.obey(SetScore(Score((Note(0, 60_000, Path("x.wav"), Bus.CUES),))))
    bench.run(300)
    assert bench.told(SoundAlive)[-1].delay_ms == pytest.approx(HELD_MS, abs=15)


def test_a_device_may_take_its_time_to_wake_but_not_for_ever(bench):
    bench.device.stalled = True
    bench.run(COLD_MS - 100)
    assert bench.reports == []
    bench.run(200)
    assert len(bench.told(NoDevice)) == 1


def test_a_device_that_says_that_it_is_broken_is_told_at_once(bench):
    bench.run(1000)
    bench.device.broken = bench.device.stalled = True
    bench.run(100)
    assert len(bench.told(NoDevice)) == 1


def test_a_closed_one_lets_go(bench):
    bench.run(300)
    bench.pump.close()
    assert not bench.pump.is_awake
