"""Single clips through a player of the system, with a pretended player and one alarm rung by hand."""

from pathlib import Path

import pytest

from desktop.system.cue_fallback import BasicCues

SOUNDS = Path(__file__).parents[2] / "assets" / "sounds"


class Clip:
    def __init__(self) -> None:
        self.alive, self.stopped, self.asked = True, False, 0

    def is_alive(self) -> bool:
        self.asked += 1
        return self.alive

    def stop(self) -> None:
        self.stopped = True


class Alarm:
    """The alarm of the clip that plays."""

    def __init__(self, on_ring) -> None:
        self.on_ring, self.delay_ms = on_ring, None

    def ring_in(self, delay_ms: int) -> None:
        self.delay_ms = delay_ms

    def cancel(self) -> None:
        self.delay_ms = None


class Bench:
    def __init__(self) -> None:
        self.clips: list[Clip] = []
        self.alarms: list[Alarm] = []
        self.failures = 0
        self.cues = BasicCues(SOUNDS, lambda: self.play_file, self.make_alarm, self.on_failed)

    def play_file(self, path: Path) -> Clip:
        assert path.is_file()
        self.clips.append(Clip())
        return self.clips[-1]

    def make_alarm(self, on_ring) -> Alarm:
        self.alarms.append(Alarm(on_ring))
        return self.alarms[-1]

    def on_failed(self) -> None:
        self.failures += 1


@pytest.fixture
def bench() -> Bench:
    bench = Bench()
    assert bench.cues.open()
    return bench


def test_a_clip_is_looked_after_half_way_through(bench):
    bench.cues.play("half")
    assert bench.alarms[0].delay_ms == 650
    bench.alarms[0].on_ring()
    assert bench.failures == 0


def test_a_clip_that_was_played_out_is_heard_and_not_stopped(bench):
    bench.cues.play("half")
    bench.alarms[0].on_ring()
    bench.clips[0].alive = False
    bench.cues.play("done")
    assert (bench.failures, bench.clips[0].stopped, len(bench.clips)) == (0, False, 2)


def test_a_clip_that_was_stopped_early_counts_as_heard(bench):
    bench.cues.play("half")
    bench.cues.stop()
    assert bench.clips[0].stopped
    assert bench.alarms[0].delay_ms is None


def test_an_ended_player_is_asked_until_the_system_can_forget_it(bench):
    bench.cues.play("half")
    bench.cues.stop()
    bench.clips[0].alive = False
    bench.cues.play("half")
    asked = bench.clips[0].asked
    assert asked >= 2
    bench.cues.play("half")
    assert bench.clips[0].asked == asked


def test_after_a_failure_nothing_is_played_until_it_is_opened_again(bench):
    bench.cues.play("half")
    bench.clips[0].alive = False
    bench.alarms[0].on_ring()
    bench.cues.play("half")
    assert (bench.failures, len(bench.clips)) == (1, 1)
    bench.cues.open()
    bench.cues.play("half")
    assert len(bench.clips) == 2


def test_a_search_that_raises_finds_nothing():
    def explode():
        raise ImportError("playsound3 is not here")

    cues = BasicCues(SOUNDS, explode, Alarm, lambda: None)
    assert not cues.open()
    cues.play("half")


def test_a_closed_one_plays_nothing(bench):
    bench.cues.close()
    bench.cues.play("half")
    assert bench.clips == []
