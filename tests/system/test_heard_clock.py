"""When frames are heard, told by how a device drinks."""

from itertools import cycle, islice

import pytest

from desktop.sound.rate import FRAMES_PER_MS
from desktop.system.heard_clock import LOOKS_MS, STEP_LOOKS, WINDOW, HeardClock


def drink(
    heard: HeardClock, looks: int, *, from_ms: float = 0.0, origin_ms: float = 0.0, gulp_ms: float = 1.0
):
    """Look again and again at a device whose first frame was heard at ``origin_ms``."""
    now_ms = from_ms
    for pause_ms in islice(cycle(LOOKS_MS), looks):
        now_ms += pause_ms
        drunk_ms = (now_ms - origin_ms) // gulp_ms * gulp_ms
        heard.look(now_ms, round(drunk_ms * FRAMES_PER_MS))


def test_nothing_is_known_before_the_device_drinks_and_after_it_ran_dry():
    heard = HeardClock()
    assert not heard.is_known
    drink(heard, 1)
    assert heard.is_known
    heard.forget()
    assert not heard.is_known


def test_frames_are_heard_one_after_the_other_from_the_origin():
    heard = HeardClock()
    drink(heard, 10, origin_ms=7.0)
    assert heard.heard_ms(0) == pytest.approx(7.0, abs=1.0)
    assert heard.heard_ms(48_000) - heard.heard_ms(0) == pytest.approx(1000)


@pytest.mark.parametrize("gulp_ms", [3.0, 5.333, 10.0, 10.001, 10.667, 13.0, 19.999, 20.0])
def test_gulps_are_averaged_and_do_not_beat_with_the_looks(gulp_ms):
    heard = HeardClock()
    now_ms = 0.0
    found: list[float] = []
    for look, pause_ms in enumerate(islice(cycle(LOOKS_MS), 100 * WINDOW)):
        now_ms += pause_ms
        heard.look(now_ms, round(now_ms // gulp_ms * gulp_ms * FRAMES_PER_MS))
        if look > WINDOW:
            found.append(heard.heard_ms(0))
    assert max(found) - min(found) < 2.6


def test_a_single_odd_look_changes_nothing():
    heard = HeardClock()
    drink(heard, 20)
    before = heard.heard_ms(0)
    heard.look(1000.0, 0)
    assert heard.heard_ms(0) == before


def test_a_device_that_stood_still_is_believed_after_some_looks():
    heard = HeardClock()
    drink(heard, WINDOW)
    drink(heard, STEP_LOOKS, from_ms=2000.0, origin_ms=100.0)
    assert heard.heard_ms(0) == pytest.approx(100.0, abs=1.0)


def test_a_slow_device_is_followed():
    heard = HeardClock()
    for look in range(1, 2000):
        now_ms = 20.0 * look
        heard.look(now_ms, round(now_ms * FRAMES_PER_MS * 0.9999))
    drunk = round(40_000 * FRAMES_PER_MS * 0.9999)
    assert heard.heard_ms(drunk) == pytest.approx(40_000, abs=0.2)
