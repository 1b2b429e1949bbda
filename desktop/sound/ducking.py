"""Lowers what sounds behind speech: before it begins, without pumping between sentences.

Knows no score: it is told when there is speech.
"""

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from desktop.sound.rate import FRAMES_PER_MS
from desktop.sound.samples import Gain

DUCKED_DB = -9.0
"""How far it is lowered: enough for the words to stand clear, little enough not to be noticed as a change."""

LOOK_AHEAD_FRAMES = 250 * FRAMES_PER_MS
"""How long before speech the way down begins; it is as long as that, and done when the first word is said."""

HOLD_FRAMES = 1250 * FRAMES_PER_MS
"""How long it stays down after speech: with the look-ahead, sentences up to 1.5 s apart are one."""

RELEASE_FRAMES = 600 * FRAMES_PER_MS
"""How long the way up is."""

_DUCKED = 10.0 ** (DUCKED_DB / 20.0)


@dataclass(frozen=True, slots=True)
class Span:
    """When something is said: the frame of the stream where it begins, and the one after its end."""

    begin: int
    end: int


class Ducker:
    """Gives the gain of what sounds behind speech."""

    def __init__(self) -> None:
        self._depth = 0.0
        self._ended = -HOLD_FRAMES

    def over(self, first: int, frames: int, speech: Iterable[Span]) -> Gain:
        """The gain of the next frames of the stream; no frame is asked for twice and none left out.

        Args:
            first: The first of them.
            frames: How many.
            speech: Everything that is said in them or begins within `LOOK_AHEAD_FRAMES` after them. What was
                said before is remembered.
        """
        after = first + frames
        low = [(first, min(after, self._ended + HOLD_FRAMES))]
        for span in speech:
            low.append((max(first, span.begin - LOOK_AHEAD_FRAMES), min(after, span.end + HOLD_FRAMES)))
            if span.end <= after:
                self._ended = max(self._ended, span.end)
        depths: list[NDArray[np.float64]] = []
        reached = first
        for begin, end in sorted(low):
            if end > reached:
                depths += [self._move(max(0, begin - reached), -1.0 / RELEASE_FRAMES)]
                begin = max(begin, reached)  # noqa: PLW2901 - what two spans share is gone through once
                depths += [self._move(end - begin, 1.0 / LOOK_AHEAD_FRAMES)]
                reached = end
        depths += [self._move(after - reached, -1.0 / RELEASE_FRAMES)]
        return _gain(np.concatenate(depths))

    def _move(self, frames: int, step: float) -> NDArray[np.float64]:
        """How deep it is over some frames, from 0 to 1, when it changes by a step a frame."""
        if frames == 0:
            return np.empty(0)
        depths = np.clip(self._depth + step * np.arange(1, frames + 1, dtype=np.float64), 0.0, 1.0)
        self._depth = float(depths[-1])
        return depths


def _gain(depths: NDArray[np.float64]) -> Gain:
    lowest, highest = float(depths.min()), float(depths.max())
    if lowest == highest and lowest in {0.0, 1.0}:
        return 1.0 if lowest == 0.0 else _DUCKED
    return np.power(_DUCKED, 0.5 - 0.5 * np.cos(np.pi * depths))
