"""Pieces of speech made into one: silence at their ends cut away, our own pauses put between them.

Knows no engine of speech and no file.
"""

from collections.abc import Iterable, Sequence
from typing import Final

from desktop.model.units import DurationMs
from desktop.sound.voice import Speech, VoiceFailed

_QUIET: Final = 66
"""Samples no larger than this, -54 dB below full scale, are silence: no breath of a voice is as quiet."""

_LEFT_MS: Final = 4
"""What is left of the silence at either end, so that no sound is cut into."""

_SAMPLE_BYTES: Final = 2


def trimmed(speech: Speech) -> Speech:
    """The speech without the silence before and after it; nothing when all of it is silent."""
    samples = memoryview(speech.samples).cast("h")
    first = _first_loud(samples, range(len(samples)))
    if first is None:
        return Speech(b"", speech.rate_hz)
    last = _first_loud(samples, range(len(samples) - 1, first - 1, -1))
    left = speech.rate_hz * _LEFT_MS // 1000
    start = max(0, first - left)
    end = min(len(samples), (first if last is None else last) + 1 + left)
    return Speech(speech.samples[start * _SAMPLE_BYTES : end * _SAMPLE_BYTES], speech.rate_hz)


def joined(pieces: Sequence[tuple[Speech, DurationMs]]) -> Speech:
    """One speech made of several, trimmed, each followed by its pause.

    Args:
        pieces: At least one, each with the silence after it.

    Raises:
        VoiceFailed: They are of different rates: played at one of these, the others would sound too high or
            too low.
    """
    rate_hz = pieces[0][0].rate_hz
    if any(speech.rate_hz != rate_hz for speech, _ in pieces):
        raise VoiceFailed("The voice changed its sampling rate within a text.")
    parts: list[bytes] = []
    for speech, pause_ms in pieces:
        parts.append(trimmed(speech).samples)
        parts.append(bytes(rate_hz * pause_ms // 1000 * _SAMPLE_BYTES))
    return Speech(b"".join(parts), rate_hz)


def _first_loud(samples: "memoryview[int]", places: Iterable[int]) -> int | None:
    return next((at for at in places if not -_QUIET <= samples[at] <= _QUIET), None)
