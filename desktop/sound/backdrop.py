"""The loop behind a session: comes and goes softly, is exchanged softly, and makes room for speech.

Knows neither the score nor how loops are made.
"""

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np

from desktop.sound.ducking import Ducker, Span
from desktop.sound.ramps import Ramp
from desktop.sound.rate import FRAMES_PER_MS
from desktop.sound.samples import Gain, Samples

RISE_FRAMES = 1500 * FRAMES_PER_MS
"""How long it takes to come."""

FALL_FRAMES = 400 * FRAMES_PER_MS
"""How long it takes to go."""


@dataclass(frozen=True, slots=True)
class _Layer:
    loop: Samples
    gain: Ramp


class Backdrop:
    """Mixes the loop that is chosen, and the one before it while that still fades."""

    def __init__(self) -> None:
        self._loop: Samples | None = None
        self._layers: list[_Layer] = []
        self._ducker = Ducker()
        self._on_from: int | None = None

    def choose(self, loop: Samples | None, at: int) -> None:
        """Choose another loop, or none.

        Args:
            loop: One row for each of two channels; its end leads to its beginning.
            at: The frame of the stream from which it comes.
        """
        if loop is self._loop:
            return
        self._loop = loop
        self._fall(at)
        if self._on_from is not None:
            self._rise(max(at, self._on_from))

    def start(self, at: int) -> None:
        """Come, from a frame of the stream on; what is there stays."""
        if self._on_from is None:
            self._on_from = at
            self._rise(at)

    def stop(self, at: int) -> None:
        """Go, from a frame of the stream on."""
        self._on_from = None
        self._fall(at)

    def audible(self, at: int) -> bool:
        """Whether something of it is heard at a frame of the stream or will be without being told to."""
        self._layers = [layer for layer in self._layers if layer.gain.target > 0.0 or layer.gain.at(at) > 0.0]
        return bool(self._layers)

    def add_to(self, block: Samples, first: int, gain: Gain, speech: Iterable[Span]) -> None:
        """Add the next frames of it.

        Args:
            block: One row for each of two channels.
            first: Which frame of the stream the block begins with.
            gain: What to multiply it by, over the block.
            speech: What is said in it or soon after (`Ducker.over`).
        """
        frames = block.shape[1]
        level = gain * self._ducker.over(first, frames, speech)
        for layer in self._layers:
            _add_loop(block, layer.loop, first, level * layer.gain.over(first, frames))

    def _rise(self, at: int) -> None:
        if self._loop is not None:
            layer = next((layer for layer in self._layers if layer.loop is self._loop), None)
            if layer is None:
                layer = _Layer(self._loop, Ramp(0.0))
                self._layers.append(layer)
            layer.gain.go(1.0, at, RISE_FRAMES)

    def _fall(self, at: int) -> None:
        for layer in self._layers:
            if layer.gain.target > 0.0:
                layer.gain.go(0.0, at, FALL_FRAMES)


def _add_loop(block: Samples, loop: Samples, first: int, gain: Gain) -> None:
    """Add a loop that has gone round since the stream began."""
    done, frames, length = 0, block.shape[1], loop.shape[1]
    while done < frames:
        place = (first + done) % length
        count = min(frames - done, length - place)
        level = gain[done : done + count] if isinstance(gain, np.ndarray) else gain
        block[:, done : done + count] += loop[:, place : place + count] * level
        done += count
