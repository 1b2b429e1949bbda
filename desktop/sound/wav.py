"""Clips as WAV files: 48 kHz, 16 bit, stereo. Knows no cue and no player."""

import wave
from array import array
from itertools import chain
from pathlib import Path

from desktop.sound.loudness import RATE_HZ
from desktop.sound.synthesis import Clip

FULL_SCALE = 32767
"""The largest 16-bit sample."""

_CHANNELS = 2
_SAMPLE_BYTES = 2


def write_clip(clip: Clip, path: Path) -> None:
    """Write a clip.

    Args:
        clip: Samples within ±1.
        path: The file; replaced when it exists.

    Raises:
        OSError: The file cannot be written.
        OverflowError: A sample lies beyond full scale.
    """
    both = chain.from_iterable(zip(clip.left, clip.right, strict=True))
    _write(array("h", (round(FULL_SCALE * value) for value in both)).tobytes(), path)


def write_padded(source: Path, silence_ms: int, path: Path) -> None:
    """Write a copy of a clip's file with silence after it.

    Args:
        source: A file of `write_clip`.
        silence_ms: How much silence follows.
        path: The copy.

    Raises:
        OSError: A file cannot be read or written.
        wave.Error: The source is no WAV file.
    """
    with wave.open(str(source), "rb") as reader:
        frames = reader.readframes(reader.getnframes())
    silence = bytes(RATE_HZ * silence_ms // 1000 * _CHANNELS * _SAMPLE_BYTES)
    _write(frames + silence, path)


def clip_length_ms(path: Path) -> int:
    """How long a WAV file plays, rounded up to whole milliseconds.

    Raises:
        OSError: The file cannot be read.
        wave.Error: It is no WAV file.
    """
    with wave.open(str(path), "rb") as reader:
        return -(-reader.getnframes() * 1000 // reader.getframerate())


def _write(frames: bytes, path: Path) -> None:
    with wave.open(str(path), "wb") as writer:
        writer.setnchannels(_CHANNELS)
        writer.setsampwidth(_SAMPLE_BYTES)
        writer.setframerate(RATE_HZ)
        writer.writeframes(frames)
