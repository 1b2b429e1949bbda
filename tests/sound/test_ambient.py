"""The loops: quiet, alike in loudness, and without a seam."""

from itertools import pairwise

import numpy as np
import pytest

from desktop.sound.ambient import LOOP_FRAMES, make_loop
from desktop.sound.loudness import integrated_lufs
from desktop.sound.score import Ambient

KINDS = [Ambient.RAIN, Ambient.DRONE, Ambient.BELLS]


@pytest.fixture(scope="module")
def loops() -> dict[Ambient, np.ndarray]:
    return {kind: made for kind in KINDS if (made := make_loop(kind)) is not None}


def test_none_is_no_loop():
    assert make_loop(Ambient.NONE) is None


@pytest.mark.parametrize("kind", KINDS)
def test_it_is_as_loud_as_said_and_far_from_full_scale(loops, kind):
    assert integrated_lufs(np.tile(loops[kind], 2).T) == pytest.approx(-32.0, abs=0.3)
    assert np.abs(loops[kind]).max() < 0.15
    assert loops[kind].shape == (2, LOOP_FRAMES)
    assert loops[kind].dtype == np.float32


@pytest.mark.parametrize("kind", KINDS)
def test_its_seam_is_no_place_of_its_own(loops, kind):
    """Third differences, which a break in value, slope or bend lifts, are as elsewhere around the seam."""
    twice = np.tile(loops[kind], 2)
    bends = np.abs(np.diff(twice, 3, axis=1))
    seam = bends[:, LOOP_FRAMES - 6 : LOOP_FRAMES + 3].max()
    assert seam <= np.quantile(bends, 0.9999)


@pytest.mark.parametrize("kind", KINDS)
def test_the_spectrum_across_the_seam_is_as_elsewhere(loops, kind):
    twice = np.tile(loops[kind], 2)
    size = 1 << 13

    def bands(centre: int) -> np.ndarray:
        piece = twice[0, centre - size // 2 : centre + size // 2] * np.hanning(size)
        power = np.abs(np.fft.rfft(piece)) ** 2
        edges = np.geomspace(100, 16_000, 9) * size / 48_000
        return np.array([power[int(a) : int(b)].sum() for a, b in pairwise(edges)])

    places = np.linspace(size, LOOP_FRAMES - size, 200).astype(int)
    loudest = np.max([bands(place) for place in places], axis=0)
    assert (bands(LOOP_FRAMES) <= 2.0 * loudest + 1e-9).all()


def test_a_seam_would_be_seen(loops):
    cut = np.tile(loops[Ambient.DRONE][:, :-5_000], 2)
    bends = np.abs(np.diff(cut, 3, axis=1))
    end = LOOP_FRAMES - 5_000
    assert bends[:, end - 6 : end + 3].max() > np.quantile(bends, 0.9999)


def test_rain_is_wide_and_swells_softly(loops):
    rain = loops[Ambient.RAIN]
    assert np.corrcoef(rain)[0, 1] < 0.3
    seconds = rain[0, : 21 * 48_000].reshape(21, -1)
    height = np.sqrt((seconds**2).mean(axis=1))
    assert 1.3 < height.max() / height.min() < 3.0


def test_the_drone_beats_but_never_stops(loops):
    drone = loops[Ambient.DRONE]
    tenths = drone[:, : 218 * 4_800].reshape(2, 218, -1)
    height = np.sqrt((tenths**2).mean(axis=(0, 2)))
    assert 1.1 < height.max() / height.min() < 4.0


def test_bells_are_soft_and_seldom(loops):
    bells = np.abs(loops[Ambient.BELLS]).max(axis=0)
    heights = bells[:1_048_000].reshape(-1, 4_000).max(axis=1)
    rises = np.flatnonzero(heights[1:] > 1.4 * heights[:-1])
    assert 4 <= len(rises) <= 10
    assert np.abs(np.diff(loops[Ambient.BELLS], axis=1)).max() < 0.02


@pytest.mark.parametrize("kind", KINDS)
def test_it_is_the_same_each_time_and_nobody_can_change_it(loops, kind):
    again = make_loop(kind)
    assert again is not None
    assert (again == loops[kind]).all()
    with pytest.raises(ValueError, match="read-only"):
        again[0, 0] = 1.0
