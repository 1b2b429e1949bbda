"""The loudness measure against the calibration of the standard."""

import math

import pytest

from desktop.sound.loudness import RATE_HZ, loudness_lufs


def tone(pitch_hz: float, level_db: float, length_s: float = 1.0) -> list[float]:
    height = 10 ** (level_db / 20)
    return [height * math.sin(math.tau * pitch_hz * i / RATE_HZ) for i in range(int(RATE_HZ * length_s))]


def test_a_full_scale_sine_in_one_ear_reads_as_the_standard_says():
    # ITU-R BS.1770-4: 997 Hz at 0 dBFS in one front channel reads -3.01 LKFS.
    loud = tone(997, 0)
    assert loudness_lufs(loud, [0.0] * len(loud)) == pytest.approx(-3.01, abs=0.02)


def test_both_ears_are_three_units_louder_than_one():
    loud = tone(997, -20)
    one, both = loudness_lufs(loud, [0.0] * len(loud)), loudness_lufs(loud, loud)
    assert both - one == pytest.approx(3.01, abs=0.01)


def test_low_tones_count_less_and_high_tones_more():
    low, middle, high = (loudness_lufs(t, t) for t in (tone(40, -20), tone(997, -20), tone(6000, -20)))
    assert low < middle - 3
    assert high == pytest.approx(middle + 3.3, abs=0.5)


def test_a_short_clip_is_measured_as_if_silence_followed():
    half_window = tone(997, -20, length_s=0.2)
    whole_window = tone(997, -20, length_s=0.4)
    difference = loudness_lufs(whole_window, whole_window) - loudness_lufs(half_window, half_window)
    assert difference == pytest.approx(3.01, abs=0.1)


def test_the_loudest_window_counts_wherever_it_lies():
    burst = tone(997, -20, length_s=0.4)
    late = [0.0] * RATE_HZ + burst + [0.0] * RATE_HZ
    assert loudness_lufs(late, late) == pytest.approx(loudness_lufs(burst, burst), abs=0.05)


def test_silence_has_no_loudness():
    assert loudness_lufs([0.0] * 10, [0.0] * 10) == -math.inf
