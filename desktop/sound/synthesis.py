"""Gestures in, samples out: struck or blown, matched in loudness and faded to zero.

Pure arithmetic without chance, so that the same gesture gives the same samples on every machine (to the last
bit or the one beside it). Knows neither files nor players.
"""

import math

import numpy as np
from numpy.typing import NDArray

from desktop.sound.cues import Breath, Gesture, Instrument, Partial, Strike
from desktop.sound.loudness import integrated_lufs
from desktop.sound.rate import RATE_HZ

STRUCK_LUFS = -21.5
"""The loudness of a struck cue: just under quiet speech, which was measured at -20.7 LUFS."""

BLOWN_LUFS = -30.5
"""The loudness of a breath: 9 LU below the rest, as it sounds all the time and must not call."""

PEAK_DBFS = -3.0
"""No sample of a cue may lie above this."""

TAIL_RINGS = 2.0
"""After how many times its ring a bell is damped: it has fallen by 17 dB, and fades on top of that."""

FADE_RATIO = 0.8
"""Over which part of its sound a bell is faded to zero."""


def synthesise(gesture: Gesture, instrument: Instrument) -> NDArray[np.float64]:
    """Make the sound of one cue.

    Args:
        gesture: What is played.
        instrument: What plays it.

    Returns:
        Stereo samples at 48 kHz, full scale ±1, one row a moment; the first and the last are zero.

    Raises:
        ValueError: The gesture is silent, or so spiky that it would pass `PEAK_DBFS` at its loudness.
    """
    if isinstance(gesture, Breath):
        return _matched(_blown(gesture, instrument), BLOWN_LUFS)
    return _matched(_struck(gesture, instrument), STRUCK_LUFS)


def _struck(strikes: tuple[Strike, ...], instrument: Instrument) -> NDArray[np.float64]:
    """The strokes of a gesture, each in its place."""
    starts = [_samples(instrument.pace_ratio * strike.at_ms) for strike in strikes]
    bells = [_bell(strike, instrument) for strike in strikes]
    length = max((start + len(bell) for start, bell in zip(starts, bells, strict=True)), default=0)
    frames = np.zeros((length, 2))
    for strike, start, bell in zip(strikes, starts, bells, strict=True):
        frames[start : start + len(bell)] += np.outer(bell, _ears(strike.pan_ratio))
    return frames


def _bell(strike: Strike, instrument: Instrument) -> NDArray[np.float64]:
    """The samples of one bell, from its stroke until it is silent."""
    pitch_hz = instrument.pitch_ratio * strike.pitch_hz
    ring_ms = instrument.ring_ratio * strike.ring_ms
    time_s = np.arange(_samples(TAIL_RINGS * ring_ms)) / RATE_HZ
    total = np.zeros_like(time_s)
    for partial in _heard(instrument.struck, pitch_hz, instrument):
        decay = np.exp(-1000.0 * time_s / (ring_ms * partial.ring_ratio))
        total += partial.level_ratio * decay * np.sin(2.0 * np.pi * pitch_hz * partial.pitch_ratio * time_s)
    attack = min(_samples(instrument.attack_ms), len(total))
    fade = round(FADE_RATIO * len(total))
    total[:attack] *= _rise(attack)
    total[len(total) - fade :] *= _rise(fade)[::-1]
    return strike.level_ratio * total


def _blown(breath: Breath, instrument: Instrument) -> NDArray[np.float64]:
    """The samples of a breath: a glide from pitch to pitch under one long swell."""
    length = _samples(breath.length_ms)
    swell = round(breath.swell_ratio * length)
    pitch_hz = breath.from_hz * (breath.to_hz / breath.from_hz) ** _rise(length)
    turns = np.cumsum(instrument.pitch_ratio * pitch_hz) / RATE_HZ
    highest_hz = instrument.pitch_ratio * max(breath.from_hz, breath.to_hz)
    total = np.zeros(length)
    for partial in _heard(instrument.blown, highest_hz, instrument):
        total += partial.level_ratio * np.sin(2.0 * np.pi * partial.pitch_ratio * turns)
    total *= np.concatenate((_rise(swell), _rise(length - swell)[::-1]))
    return np.outer(total, _ears(0.0))


def _heard(partials: tuple[Partial, ...], pitch_hz: float, instrument: Instrument) -> list[Partial]:
    return [partial for partial in partials if partial.pitch_ratio * pitch_hz <= instrument.highest_hz]


def _ears(pan_ratio: float) -> tuple[float, float]:
    """How much each ear gets, so that a sound is as loud wherever it is heard."""
    angle = (pan_ratio + 1.0) * math.pi / 4.0
    return math.cos(angle), math.sin(angle)


def _matched(frames: NDArray[np.float64], target_lufs: float) -> NDArray[np.float64]:
    """The samples at a loudness."""
    loudness_lufs = integrated_lufs(frames)
    if not math.isfinite(loudness_lufs):
        raise ValueError("a gesture must make a sound")
    matched = 10.0 ** ((target_lufs - loudness_lufs) / 20.0) * frames
    peak_dbfs = 20.0 * math.log10(float(np.abs(matched).max()))
    if peak_dbfs > PEAK_DBFS:
        raise ValueError(f"the clip would peak at {peak_dbfs:.1f} dBFS; let it ring longer")
    return matched


def _rise(count: int) -> NDArray[np.float64]:
    """A raised cosine from 0 to 1, both included."""
    return 0.5 - 0.5 * np.cos(np.pi * np.linspace(0.0, 1.0, count))


def _samples(length_ms: float) -> int:
    return round(RATE_HZ * length_ms / 1000.0)
