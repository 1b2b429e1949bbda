"""The loudness measure against the calibration of the standard and the published minimum requirements."""

import math

import numpy as np
import pytest

from desktop.sound.loudness import integrated_lufs, loudest_lufs
from desktop.sound.rate import RATE_HZ


def tone(level_dbfs: float, length_s: float, pitch_hz: float = 1000.0) -> np.ndarray:
    """The same sine in both ears."""
    mono = np.sin(2 * np.pi * pitch_hz * np.arange(round(RATE_HZ * length_s)) / RATE_HZ)
    return 10 ** (level_dbfs / 20) * np.stack((mono, mono), axis=1)


def test_a_full_scale_sine_in_one_ear_reads_as_the_standard_says():
    # ITU-R BS.1770-4, annex 1: 997 Hz at 0 dBFS in one front channel reads -3.01 LKFS.
    assert integrated_lufs(tone(0, 5, 997)[:, :1]) == pytest.approx(-3.01, abs=0.01)
    assert integrated_lufs(tone(0, 5, 997) * (0, 1)) == pytest.approx(-3.01, abs=0.01)


@pytest.mark.parametrize(
    ("parts", "reads_lufs"),
    [
        ([(-23, 20)], -23),
        ([(-33, 20)], -33),
        ([(-36, 10), (-23, 60), (-36, 10)], -23),
        ([(-72, 10), (-36, 10), (-23, 60), (-36, 10), (-72, 10)], -23),
        ([(-26, 20), (-20, 20.1), (-26, 20)], -23),
    ],
    ids=["case 1", "case 2", "case 3", "case 4", "case 5"],
)
def test_the_minimum_requirements_are_met(parts, reads_lufs):
    # EBU Tech 3341, table 1: stereo sines of 1000 Hz; each must read within 0.1 LU.
    signal = np.concatenate([tone(level, length_s) for level, length_s in parts])
    assert integrated_lufs(signal) == pytest.approx(reads_lufs, abs=0.1)


def test_low_tones_count_less_and_high_tones_more():
    low, middle, high = (integrated_lufs(tone(-20, 1, pitch_hz)) for pitch_hz in (40, 997, 6000))
    assert low < middle - 3
    assert high == pytest.approx(middle + 3.3, abs=0.5)


def test_a_short_clip_is_measured_as_if_silence_followed():
    for measure in (integrated_lufs, loudest_lufs):
        assert measure(tone(-20, 0.4)) - measure(tone(-20, 0.2)) == pytest.approx(3.01, abs=0.1)


def test_the_loudest_block_counts_wherever_it_lies():
    silence = np.zeros((RATE_HZ, 2))
    late = np.concatenate((silence, tone(-20, 0.4), silence))
    assert loudest_lufs(late) == pytest.approx(loudest_lufs(tone(-20, 0.4)), abs=0.05)


def test_a_sound_reads_the_same_in_the_middle_of_a_long_session():
    # Long signals are measured piece by piece: no cut may be heard.
    sound = 0.1 * np.random.default_rng(5).standard_normal((2 * RATE_HZ, 2))
    readings = []
    for at_s in (3, 9, 10, 29):
        session = np.zeros((35 * RATE_HZ, 2))
        session[at_s * RATE_HZ : (at_s + 2) * RATE_HZ] = sound
        readings.append(integrated_lufs(session))
    assert max(readings) - min(readings) < 1e-6


def test_what_lies_below_hearing_has_no_loudness():
    assert integrated_lufs(tone(-68, 1)) == pytest.approx(-68, abs=0.1)
    assert integrated_lufs(tone(-72, 1)) == -math.inf


@pytest.mark.parametrize("frames", [0, 10, RATE_HZ])
def test_silence_has_no_loudness(frames):
    assert integrated_lufs(np.zeros((frames, 2))) == -math.inf
    assert loudest_lufs(np.zeros((frames, 2))) == -math.inf
