"""Speech as WAV files: 16 bit, at the voice's own rate. Knows neither words nor voices."""

import io
import os
import struct
import sys
import wave
from array import array
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from typing import Final

from desktop.model.units import DurationMs
from desktop.sound.voice import Speech
from desktop.sound.wav import write_wav

_SAMPLE_BYTES: Final = 2
_RATES_HZ: Final = range(8_000, 96_001)
_AIFF_ORDERS: Final[Mapping[bytes, str]] = MappingProxyType(
    {b"NONE": "big", b"twos": "big", b"sowt": "little"}
)


class NotSpeech(Exception):  # noqa: N818 - what the file is
    """A file is no sound that can be played; the text says why, and follows on "it"."""


@dataclass(frozen=True, slots=True)
class Shape:
    """What the head of a WAV file tells.

    Attributes:
        rate_hz: Samples a second.
        channels: 1 or 2.
        length_ms: How long it sounds, rounded up.
    """

    rate_hz: int
    channels: int
    length_ms: DurationMs


def write_speech(speech: Speech, path: Path) -> int:
    """Write speech to a file, whole or not at all; the folder is made when it is missing.

    Returns:
        The size of the file in bytes.

    Raises:
        OSError: It cannot be written; nothing is left behind.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    return write_wav(speech.samples, channels=1, rate_hz=speech.rate_hz, path=path)


def read_shape(path: Path) -> Shape:
    """What a WAV file holds, by its head and its size.

    Raises:
        OSError: It cannot be read.
        NotSpeech: It is no WAV file of 16 bit, is cut short, or holds nothing.
    """
    try:
        with path.open("rb") as file, wave.open(file, "rb") as reader:
            size = os.fstat(file.fileno()).st_size
            width, channels = reader.getsampwidth(), reader.getnchannels()
            rate_hz, frames = reader.getframerate(), reader.getnframes()
    except (wave.Error, EOFError) as error:
        raise NotSpeech("is no WAV file of plain (PCM) samples") from error
    if width != _SAMPLE_BYTES:
        raise NotSpeech(f"has samples of {width * 8} bit, not of 16")
    if channels not in (1, 2) or rate_hz not in _RATES_HZ:
        raise NotSpeech(f"has {channels} channels at {rate_hz} Hz, not one or two at 8,000 to 96,000 Hz")
    if not frames or frames * channels * _SAMPLE_BYTES >= size:
        raise NotSpeech("is empty or cut short")
    return Shape(rate_hz, channels, -(-frames * 1000 // rate_hz))


def read_speech(path: Path) -> Speech:
    """The samples of a file that an engine of speech has just written: WAV, or the AIFF of macOS.

    Raises:
        OSError: It cannot be read.
        NotSpeech: It is neither, or not one channel of 16 bit.
    """
    content = path.read_bytes()
    if content[:4] == b"FORM":
        return _from_aiff(content)
    shape = read_shape(path)
    if shape.channels != 1:
        raise NotSpeech(f"has {shape.channels} channels")
    with wave.open(io.BytesIO(content), "rb") as reader:
        return Speech(reader.readframes(reader.getnframes()), reader.getframerate())


def _from_aiff(content: bytes) -> Speech:
    """The samples of an AIFF or AIFF-C file without compression.

    The layout is that of Apple's "Audio Interchange File Format AIFF-C" of 1991.
    """
    chunks = dict(_chunks(content))
    try:
        common, sound = chunks[b"COMM"], chunks[b"SSND"]
        channels, _, bits = struct.unpack_from(">hLh", common)
        rate_hz = _extended(common[8:18])
        kind = common[18:22] if content[8:12] == b"AIFC" else b"NONE"
        (offset,) = struct.unpack_from(">L", sound)
    except (KeyError, struct.error) as error:
        raise NotSpeech("is a damaged AIFF file") from error
    if channels != 1 or bits != 8 * _SAMPLE_BYTES or kind not in _AIFF_ORDERS or rate_hz not in _RATES_HZ:
        raise NotSpeech("is an AIFF file of another kind than one channel of 16 bit")
    samples = array("h", sound[8 + offset :][: (len(sound) - 8 - offset) // _SAMPLE_BYTES * _SAMPLE_BYTES])
    if _AIFF_ORDERS[kind] != sys.byteorder:
        samples.byteswap()
    return Speech(samples.tobytes(), rate_hz)


def _chunks(content: bytes) -> Iterator[tuple[bytes, bytes]]:
    at = 12
    while at + 8 <= len(content):
        name, size = struct.unpack_from(">4sL", content, at)
        yield name, content[at + 8 : at + 8 + size]
        at += 8 + size + size % 2


def _extended(number: bytes) -> int:
    """The whole part of a positive 80-bit number, IEEE 754 extended, as AIFF writes its rate."""
    exponent, mantissa = struct.unpack(">HQ", number)
    places = exponent - 16383 - 63
    return mantissa >> -places if -63 <= places <= 0 else 0
