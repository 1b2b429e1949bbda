"""Nothing passes the ceiling, nothing below it is touched, and nothing jumps."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop.sound.limiter import CEILING_RATIO, DELAY_FRAMES, RELEASE_MS, Limiter


def through(samples: np.ndarray, sizes: list[int]) -> np.ndarray:
    """The samples after the limiter, taken in blocks of these sizes in turn, with the delay taken off."""
    limiter = Limiter()
    rest = np.concatenate((samples, np.zeros((2, DELAY_FRAMES))), axis=1).astype(np.float32)
    out = []
    turn = 0
    while rest.shape[1]:
        size = sizes[turn % len(sizes)]
        out.append(limiter.hold_back(rest[:, :size]))
        rest = rest[:, size:]
        turn += 1
    return np.concatenate(out, axis=1)[:, DELAY_FRAMES:]


def noise(seed: int, frames: int, height: float) -> np.ndarray:
    """Noise whose height comes and goes."""
    chance = np.random.default_rng(seed)
    steps = np.repeat(chance.uniform(0.0, 1.0, frames // 100 + 1) ** 3, 100)[:frames]
    return (height * steps * chance.uniform(-1.0, 1.0, (2, frames))).astype(np.float32)


@settings(deadline=None)
@given(st.integers(0, 1_000), st.floats(0.5, 50.0), st.lists(st.integers(1, 3_000), min_size=1, max_size=4))
def test_no_sample_passes_the_ceiling(seed, height, sizes):
    assert np.abs(through(noise(seed, 6_000, height), sizes)).max() <= CEILING_RATIO + 1e-6


@settings(deadline=None)
@given(st.integers(0, 1_000), st.lists(st.integers(1, 3_000), min_size=1, max_size=4))
def test_the_size_of_the_blocks_changes_nothing(seed, sizes):
    samples = noise(seed, 6_000, 3.0)
    np.testing.assert_allclose(through(samples, sizes), through(samples, [6_240]), atol=1e-6)


def test_what_lies_below_the_ceiling_comes_out_bit_by_bit():
    samples = noise(1, 9_000, CEILING_RATIO)
    assert (through(samples, [480]) == samples).all()


def test_the_gain_moves_in_small_steps_and_comes_back():
    samples = np.full((2, 20_000), 0.5, dtype=np.float32)
    samples[:, 5_000] = 1.78
    out = through(samples, [960])
    gain = out[0] / samples[0]
    assert gain[5_000] == pytest.approx(0.5, abs=0.001)
    assert np.abs(np.diff(gain)).max() <= 0.5 / DELAY_FRAMES * 1.01
    assert (out[:, : 5_000 - DELAY_FRAMES - 1] == samples[:, : 5_000 - DELAY_FRAMES - 1]).all()
    back = np.flatnonzero(gain[5_000:] > 0.9999)[0]
    assert back / 48 == pytest.approx(RELEASE_MS + 5, abs=3)
    assert (out[:, -2_000:] == samples[:, -2_000:]).all()


def test_both_ears_are_lowered_alike():
    samples = np.stack((np.full(3_000, 1.78), np.full(3_000, 0.1)))
    out = through(samples, [960])
    assert out[1, 1_500] == pytest.approx(0.05, abs=0.001)


def test_it_is_empty_again_when_all_has_come_out():
    limiter = Limiter()
    assert limiter.empty
    limiter.hold_back(np.full((2, 100), 2.0, dtype=np.float32))
    assert not limiter.empty
    for _ in range(20):
        limiter.hold_back(np.zeros((2, 960), dtype=np.float32))
    assert limiter.empty
