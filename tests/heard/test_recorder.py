"""A recording is laid on our clock, however the device's own clock runs."""

import numpy as np
import pytest

from tests.heard.recorder import Take, joined
from tests.heard.samples import RATE_HZ, in_samples

ORIGIN_S = 50.0


def take(begin_s: float, length_s: float, fast_ratio: float = 0.0, jitter_s: float = 0.0) -> Take:
    """Chunks of 5 ms from a device that plays somewhat too fast, most of them late, each fifth on time."""
    begins = np.arange(0, length_s * RATE_HZ, 240.0)
    late_s = np.random.default_rng(2).uniform(0, jitter_s, begins.size) * (np.arange(begins.size) % 5 > 0)
    arrivals_s = begin_s + begins / RATE_HZ / (1 + fast_ratio) + late_s
    samples = np.full((2, int(length_s * RATE_HZ)), 0.5, np.float32)
    return Take(samples, begins, arrivals_s)


def test_a_take_begins_when_its_earliest_chunks_say() -> None:
    strip = joined([take(ORIGIN_S + 0.25, 3.0, jitter_s=0.04)], ORIGIN_S)
    sounding = np.flatnonzero(strip.samples[0])
    assert sounding[0] == pytest.approx(in_samples(250), abs=2)
    assert strip.played_ms(1500) == pytest.approx(1500, abs=0.05)


def test_a_device_that_is_fast_is_told_by_our_clock() -> None:
    strip = joined([take(ORIGIN_S, 100.0, fast_ratio=0.0005, jitter_s=0.04)], ORIGIN_S)
    assert strip.played_ms(80_000) == pytest.approx(80_000 / 1.0005, abs=0.2)


def test_takes_lie_where_they_were_recorded_with_silence_between() -> None:
    strip = joined([take(ORIGIN_S, 2.0), take(ORIGIN_S + 5.0, 2.0)], ORIGIN_S)
    loud = strip.samples[0] > 0
    assert [bool(loud[in_samples(at_ms)]) for at_ms in (1000, 3000, 4900, 5100, 6500)] == [
        True,
        False,
        False,
        True,
        True,
    ]
    assert strip.played_ms(6000) == pytest.approx(6000, abs=0.1)
