"""Makes a block a little longer or shorter, so that a stream keeps step with a clock. Knows no clock."""

import numpy as np

from desktop.sound.samples import Samples


class Stretcher:
    """Takes a stream block by block and gives blocks of the lengths wanted, without a jump between."""

    def __init__(self) -> None:
        self._last: Samples = np.zeros((2, 1), dtype=np.float32)

    def fit(self, block: Samples, frames: int) -> Samples:
        """A block in another number of frames, between which straight lines are drawn.

        Args:
            block: One row for each of two channels.
            frames: How many frames to make of it; when as many as there are, it is left as it is.
        """
        count = block.shape[1]
        from_last = np.concatenate((self._last, block), axis=1) if count != frames else block
        self._last = block[:, -1:].copy()
        if count == frames:
            return block
        places = np.arange(1, frames + 1, dtype=np.float64) * (count / frames)
        whole = np.arange(count + 1, dtype=np.float64)
        fitted = np.empty((2, frames), dtype=np.float32)
        for row, channel in zip(fitted, from_last, strict=True):
            row[:] = np.interp(places, whole, channel)
        return fitted
