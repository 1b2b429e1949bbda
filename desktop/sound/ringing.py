"""A clip that is being heard. Knows neither the score nor when the next one comes."""

import numpy as np

from desktop.sound.ducking import Span
from desktop.sound.ramps import fall
from desktop.sound.samples import Gain, Samples
from desktop.sound.score import Bus, Note


class RingingClip:
    """A clip from its beginning to its end, or to where it is faded out."""

    def __init__(self, clip: Samples, begin: int, bus: Bus, note: Note | None = None) -> None:
        self.bus = bus
        self.note = note
        """The note of the score that it is; None for a clip beside the score."""
        self._clip = clip
        self._begin = begin
        self._fade: Span | None = None

    @property
    def span(self) -> Span:
        """From its first frame in the stream to the one after its last."""
        end = self._begin + self._clip.shape[1]
        return Span(self._begin, end if self._fade is None else min(end, self._fade.end))

    def fade_out(self, at: int, frames: int) -> None:
        """Come to an end; what is being faded out already goes on as it does.

        Args:
            at: The frame of the stream where the fade begins.
            frames: How many it takes.
        """
        if self._fade is None:
            self._fade = Span(at, at + frames)

    def add_to(self, block: Samples, first: int, gain: Gain) -> None:
        """Add what of it is heard in a block.

        Args:
            block: One row for each of two channels.
            first: Which frame of the stream the block begins with.
            gain: What to multiply it by, over the block.
        """
        span = self.span
        begin, end = max(0, span.begin - first), min(block.shape[1], span.end - first)
        if begin >= end:
            return
        part = self._clip[:, first + begin - self._begin : first + end - self._begin]
        level = gain[begin:end] if isinstance(gain, np.ndarray) else gain
        if self._fade is not None:
            fade = self._fade
            level = level * fall(first + begin, end - begin, fade.begin, fade.end - fade.begin)
        block[:, begin:end] += part * level
