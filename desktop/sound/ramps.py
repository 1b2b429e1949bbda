"""Gains that change without a click: values of the moment in the stream, whatever the blocks it is made in.

Knows neither clips nor buses.
"""

import numpy as np
from numpy.typing import NDArray

from desktop.sound.samples import Gain


class Ramp:
    """A gain that goes from one value to the next in a straight line."""

    def __init__(self, gain: float) -> None:
        self._from = self._to = gain
        self._first = 0
        self._frames = 1

    @property
    def target(self) -> float:
        """Where it goes, or is."""
        return self._to

    def go(self, gain: float, at: int, frames: int) -> None:
        """Go to another gain.

        Args:
            gain: Where to.
            at: The frame of the stream from which it moves; what moved until now stands still from now on.
            frames: How many frames it takes.
        """
        self._from, self._to = self.at(at), gain
        self._first, self._frames = at, frames

    def at(self, frame: int) -> float:
        """The gain at a frame of the stream."""
        done = min(1.0, max(0.0, (frame - self._first) / self._frames))
        return self._from + (self._to - self._from) * done

    def over(self, first: int, frames: int) -> Gain:
        """The gain of some frames of the stream, one after the other."""
        if self._from == self._to or first >= self._first + self._frames:
            return self._to
        done = (np.arange(first, first + frames) - self._first) / self._frames
        return self._from + (self._to - self._from) * np.clip(done, 0.0, 1.0)


def fall(first: int, frames: int, begin: int, length: int) -> NDArray[np.float64]:
    """A raised cosine from 1 to 0, for some frames of the stream.

    Args:
        first: The first frame that is asked for.
        frames: How many of them.
        begin: The frame where it begins to fall.
        length: How many frames it falls for.
    """
    done = np.clip((np.arange(first, first + frames) - begin) / length, 0.0, 1.0)
    return 0.5 + 0.5 * np.cos(np.pi * done)
