"""Reads clips out of WAV files that anybody may have written. Knows no rate of ours and keeps nothing.

The standard library's reader follows a file wherever it leads; this one gives up on whatever is not a short
plain clip, so that no file can raise, take memory or keep the sound waiting.
"""

import os
import stat
import struct
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

import numpy as np

from desktop.sound.samples import Samples

LONGEST_S = 60
"""The longest clip that is read: that of the longest recording that is played."""

LOWEST_HZ, HIGHEST_HZ = 8_000, 96_000
"""The rates that are read: from that of a telephone to twice our own."""

_MOST_CHUNKS = 64
_RIFF, _CHUNK, _FORMAT = struct.Struct("<4sI4s"), struct.Struct("<4sI"), struct.Struct("<HHIIHH")
_FORMAT_PCM = 1
_FORMAT_EXTENSIBLE = 0xFFFE
_SAMPLE_BYTES = 2
_FULL_SCALE = 32768.0


@dataclass(frozen=True, slots=True)
class Recorded:
    """A clip as its file has it.

    Attributes:
        samples: One row for each of one or two channels.
        rate_hz: How many frames make a second.
    """

    samples: Samples
    rate_hz: int


def read_recorded(path: Path) -> Recorded | None:
    """Read a WAV file of 16-bit samples, mono or stereo, 8 to 96 kHz, up to `LONGEST_S`.

    A file that ends early is read as far as it goes.

    Args:
        path: Where it should be.

    Returns:
        The clip; None when there is no such file, or it is none of that kind.
    """
    try:
        # Without this flag a pipe that lies there as a file would be waited for.
        handle = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))
        with open(handle, "rb") as file:  # noqa: PTH123 - a path cannot be opened without waiting
            if not stat.S_ISREG(os.fstat(handle).st_mode):
                return None
            return _read(file)
    except (OSError, ValueError, struct.error):
        return None


def _read(file: BinaryIO) -> Recorded | None:
    riff, _, wave = _RIFF.unpack(file.read(_RIFF.size))
    if (riff, wave) != (b"RIFF", b"WAVE"):
        return None
    shape: tuple[int, int] | None = None
    for _ in range(_MOST_CHUNKS):
        name, size = _CHUNK.unpack(file.read(_CHUNK.size))
        if name == b"data":
            return None if shape is None else _read_samples(file, size, *shape)
        if name == b"fmt ":
            shape = _shape(_FORMAT.unpack(file.read(_FORMAT.size)))
            size -= _FORMAT.size
        # Chunks begin at even places; a size that lies leads beyond the end, where nothing can be read.
        file.seek(max(0, size + size % 2), os.SEEK_CUR)
    return None


def _shape(fields: tuple[int, ...]) -> tuple[int, int] | None:
    """The number of channels and the rate, if it is a kind of clip that we read."""
    kind, channels, rate_hz, _, _, bits = fields
    known = kind in {_FORMAT_PCM, _FORMAT_EXTENSIBLE} and bits == 8 * _SAMPLE_BYTES and channels in {1, 2}
    return (channels, rate_hz) if known and LOWEST_HZ <= rate_hz <= HIGHEST_HZ else None


def _read_samples(file: BinaryIO, size: int, channels: int, rate_hz: int) -> Recorded | None:
    frame_bytes = channels * _SAMPLE_BYTES
    there = os.fstat(file.fileno()).st_size - file.tell()
    frames = min(size, there) // frame_bytes
    if not 0 < frames <= LONGEST_S * rate_hz:
        return None
    whole = np.frombuffer(file.read(frames * frame_bytes), dtype="<i2").reshape(-1, channels)
    samples = np.empty((channels, whole.shape[0]), dtype=np.float32)
    np.multiply(whole.T, np.float32(1.0 / _FULL_SCALE), out=samples)
    return Recorded(samples, rate_hz)
