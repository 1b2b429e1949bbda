"""Keeps a stream below a ceiling without distorting it. Knows nothing of what it holds back.

It looks 5 ms ahead. For each frame the gain that it needs is known; the least of those within the look-ahead
is held, rises again slowly, and is averaged over as long as the look-ahead. An average of gains none of which
is more than what a frame needs is not more than that either: so no sample ever passes the ceiling, and the
gain moves in straight lines.
"""

import numpy as np
from numpy.typing import NDArray

from desktop.sound.rate import FRAMES_PER_MS
from desktop.sound.samples import Samples

CEILING_RATIO = 0.89
"""What no sample passes: 1 dB below full scale, which leaves room for what lies between two samples."""

DELAY_FRAMES = 5 * FRAMES_PER_MS
"""How much later a frame comes out than it went in."""

RELEASE_MS = 80
"""How long the gain takes to come back from one half to one."""

_RISE = 0.5 / (RELEASE_MS * FRAMES_PER_MS)
_AT_REST = 1.0 - 1e-9


class Limiter:
    """Takes a stream block by block. Below the ceiling it delays and does nothing else."""

    def __init__(self) -> None:
        self._waiting: Samples = np.zeros((2, DELAY_FRAMES), dtype=np.float32)
        self._needed = np.ones(DELAY_FRAMES)
        self._risen = np.ones(DELAY_FRAMES)
        self._silent_frames = DELAY_FRAMES
        self._resting = True

    @property
    def empty(self) -> bool:
        """Whether silence is all that is still to come out."""
        return self._silent_frames >= DELAY_FRAMES and self._resting

    def hold_back(self, block: Samples) -> Samples:
        """Take the next frames and give as many, `DELAY_FRAMES` later.

        Args:
            block: One row for each of two channels.
        """
        frames = block.shape[1]
        height = np.abs(block).max(axis=0)
        peak = float(height.max())
        self._silent_frames = 0 if peak > 0.0 else self._silent_frames + frames
        queue = np.concatenate((self._waiting, block), axis=1)
        self._waiting = queue[:, frames:]
        if self._resting and peak <= CEILING_RATIO:
            return queue[:, :frames]
        gains = self._gains(CEILING_RATIO / np.maximum(height.astype(np.float64), CEILING_RATIO))
        return (queue[:, :frames] * gains).astype(np.float32)

    def _gains(self, needed: NDArray[np.float64]) -> NDArray[np.float64]:
        """The gain of each frame that comes out, when those that come in need these."""
        frames = needed.size
        ahead = np.concatenate((self._needed, needed))
        self._needed = ahead[frames:]
        rise = _RISE * np.arange(1, frames + 1)
        slow = np.concatenate(([self._risen[-1]], _least(ahead) - rise))
        risen = np.concatenate((self._risen, np.minimum.accumulate(slow)[1:] + rise))
        self._risen = risen[frames:]
        self._resting = bool(min(self._needed.min(), self._risen.min()) > _AT_REST)
        sums = np.cumsum(np.concatenate(([0.0], risen)))
        return (sums[DELAY_FRAMES + 1 :] - sums[: -DELAY_FRAMES - 1]) / (DELAY_FRAMES + 1)


def _least(values: NDArray[np.float64]) -> NDArray[np.float64]:
    """For every value that has as many before it: the least of it and the `DELAY_FRAMES` before."""
    span = 1
    while 2 * span <= DELAY_FRAMES + 1:
        values = np.minimum(values[span:], values[:-span])
        span *= 2
    rest = DELAY_FRAMES + 1 - span
    return np.minimum(values[rest:], values[:-rest]) if rest else values
