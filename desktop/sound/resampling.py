"""Turns a clip of any rate into one of ours, band-limited. Knows neither files nor what is in a clip.

Each new sample is a sum over the old ones around it, weighted by a sine cardinal under a Kaiser window. The
weights repeat after as many new samples as the ratio of the two rates has in its numerator; so new samples
are made in rows of that length (or a multiple), some rows and columns at a time, as products of matrices.
"""

import math
from fractions import Fraction

import numpy as np
from numpy.lib.stride_tricks import as_strided
from numpy.typing import NDArray

from desktop.sound.rate import RATE_HZ
from desktop.sound.samples import Samples

_TAPS = 56
"""How many old samples weigh in: with the window below, images lie 70 dB down."""

_WINDOW_BETA = 6.76
_EDGE_RATIO = 0.92
"""Where the band ends against half the lower rate, so that the slope of the filter ends there too."""

_ROW = 256
_ROWS, _COLUMNS = 32, 64
"""How much is made in one product: so little that the library of linear algebra stays on this thread. Others
that it would wake take ten times as long, when something else keeps them busy."""

_MOST_PHASES = 1_000
"""A rate that no device has is taken for one within a millionth of it, whose weights are few."""


def resampled(samples: Samples, rate_hz: int) -> Samples:
    """A clip at 48 kHz.

    Args:
        samples: One row for each channel.
        rate_hz: The rate that they were recorded at.

    Returns:
        The same rows at `RATE_HZ`, with the beginning where it was.
    """
    if rate_hz == RATE_HZ:
        return samples
    ratio = Fraction(RATE_HZ, rate_hz).limit_denominator(_MOST_PHASES)
    times = max(1, _ROW // ratio.numerator)
    new, old = ratio.numerator * times, ratio.denominator * times
    length = -(-samples.shape[1] * ratio.numerator // ratio.denominator)
    stacks = -(-length // (new * _ROWS))
    rows = stacks * _ROWS
    reach = math.ceil(_TAPS / 2 * max(1.0, old / new))
    padded = np.zeros((samples.shape[0], (rows + 1) * old + 2 * reach), dtype=np.float32)
    padded[:, reach : reach + samples.shape[1]] = samples
    made = np.empty((samples.shape[0], stacks, _ROWS, new), dtype=np.float32)
    for first in range(0, new, _COLUMNS):
        last = min(first + _COLUMNS, new)
        weights, begin = _weights(np.arange(first, last, dtype=np.float64) * (old / new), old / new, reach)
        for channel, out in zip(padded, made, strict=True):
            size, shape = channel.itemsize, (stacks, _ROWS, weights.shape[0])
            strides = (_ROWS * old * size, old * size, size)
            around = as_strided(channel[begin:], shape, strides, writeable=False)
            np.matmul(around, weights, out=out[..., first:last])
    # A copy, as a part of it would keep all of it in memory.
    return made.reshape(samples.shape[0], -1)[:, :length].copy()


def _weights(moments: NDArray[np.float64], step: float, reach: int) -> tuple[Samples, int]:
    """The weights for some new samples.

    Args:
        moments: When they are, in old samples from the beginning of the row.
        step: How many old samples lie from one to the next.
        reach: How many old samples weigh in on each side.

    Returns:
        A column for each new sample, and the place of the first old sample in the padded row.
    """
    begin = math.floor(moments[0]) + 1
    places = np.arange(begin - reach, math.floor(moments[-1]) + reach + 1, dtype=np.float64)
    away = moments[np.newaxis, :] - places[:, np.newaxis]
    band = _EDGE_RATIO / max(1.0, step)
    inside = np.clip(1.0 - (away / reach) ** 2, 0.0, 1.0)
    window = np.where(inside > 0.0, np.i0(_WINDOW_BETA * np.sqrt(inside)), 0.0)
    weights = np.sinc(band * away) * window
    return (weights / weights.sum(axis=0)).astype(np.float32), begin
