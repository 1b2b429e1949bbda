"""Sound as numbers: float32, full scale ±1, two channels, 48 kHz, as arrays of shape (2, n)."""

import wave
from pathlib import Path
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

Samples: TypeAlias = NDArray[np.float32]

RATE_HZ = 48_000


def read_clip(path: Path) -> Samples:
    """A WAV file of 16 bit as samples of the ear: both channels, 48 kHz."""
    with wave.open(str(path), "rb") as reader:
        raw = np.frombuffer(reader.readframes(reader.getnframes()), np.int16)
        channels, rate_hz = reader.getnchannels(), reader.getframerate()
    clip = (raw.reshape(-1, channels).T / 32768.0).astype(np.float32)
    if rate_hz != RATE_HZ:
        clip = _resampled(clip, rate_hz)
    return np.repeat(clip, 2, axis=0) if channels == 1 else clip


def in_samples(span_ms: float) -> int:
    return round(span_ms * RATE_HZ / 1000)


def in_ms(samples: float) -> float:
    return samples * 1000 / RATE_HZ


def level_db(samples: Samples) -> float:
    """The mean level of the louder channel, in dB of full scale; −120 for silence."""
    power = float(np.max(np.mean(np.square(samples, dtype=np.float64), axis=1))) if samples.size else 0.0
    return 10.0 * np.log10(max(power, 1e-12))


def add(onto: Samples, place: int, clip: Samples) -> None:
    """Add a clip; what lies outside is left out."""
    first, last = max(place, 0), min(place + clip.shape[1], onto.shape[1])
    if first < last:
        onto[:, first:last] += clip[:, first - place : last - place]


def cut(samples: Samples, first: int, size: int) -> Samples:
    """A copy of a stretch; silence where there is nothing."""
    out = np.zeros((2, size), np.float32)
    add(out, -first, samples)
    return out


def _resampled(clip: Samples, rate_hz: int) -> Samples:
    """The same sound at 48 kHz: its spectrum, with silence above."""
    size = round(clip.shape[1] * RATE_HZ / rate_hz)
    spectrum = np.fft.rfft(clip, axis=1)
    wide = np.zeros((clip.shape[0], size // 2 + 1), spectrum.dtype)
    kept = min(wide.shape[1], spectrum.shape[1])
    wide[:, :kept] = spectrum[:, :kept]
    return (np.fft.irfft(wide, size, axis=1) * (size / clip.shape[1])).astype(np.float32)
