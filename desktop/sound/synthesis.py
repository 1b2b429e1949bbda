"""Recipes in, samples out: soft bells, mixed, matched in loudness and faded to zero.

Pure arithmetic without chance, so that the same recipe gives the same samples on every machine (to the last
bit or the one beside it). Knows neither files nor players.
"""

import cmath
import math
from dataclasses import dataclass

from desktop.sound.cues import Recipe, Strike
from desktop.sound.loudness import RATE_HZ, loudness_lufs

TARGET_LUFS = -21.5
"""The loudness of every cue: just under quiet speech, which was measured at -20.7 LUFS."""

PEAK_DBFS = -6.0
"""No sample of a cue may lie above this."""

ATTACK_MS = 6
"""How long a stroke takes to reach its height: short enough to be a stroke, long enough not to click."""

RELEASE_MS = 160
"""The fade at the end of a clip, over what still rings."""


@dataclass(frozen=True, slots=True)
class _Partial:
    """One of the tones that make a bell, against its fundamental."""

    pitch_ratio: float
    level_ratio: float
    decay_ratio: float


# The partials of a struck bar or bowl lie off the harmonic series; the higher ones are quiet and die first,
# which is what makes the bell warm rather than bright.
_BELL = (
    _Partial(1.0, 1.0, 1.0),
    _Partial(2.71, 0.34, 0.5),
    _Partial(5.04, 0.11, 0.28),
    _Partial(7.9, 0.035, 0.18),
)


@dataclass(frozen=True, slots=True)
class Clip:
    """A piece of stereo sound at 48 kHz, full scale ±1, both sides of one length."""

    left: tuple[float, ...]
    right: tuple[float, ...]


def synthesise(recipe: Recipe) -> Clip:
    """Make the sound of one cue.

    Args:
        recipe: The strokes and the length.

    Returns:
        A clip that starts and ends at zero, at `TARGET_LUFS`.

    Raises:
        ValueError: The recipe is silent, or so spiky that it would pass `PEAK_DBFS` at that loudness.
    """
    count = _samples(recipe.length_ms)
    left, right = [0.0] * count, [0.0] * count
    for strike in recipe.strikes:
        angle = (strike.pan_ratio + 1.0) * math.pi / 4.0
        left_ratio, right_ratio = math.cos(angle), math.sin(angle)
        first = _samples(strike.at_ms)
        for index, value in enumerate(_ring(strike, count - first), start=first):
            left[index] += left_ratio * value
            right[index] += right_ratio * value
    _release(left)
    _release(right)
    return _matched(left, right)


def _ring(strike: Strike, count: int) -> list[float]:
    """The samples of one bell from its stroke on.

    Each partial is a pointer turned and shrunk by one complex factor per sample: a decaying sine without a
    call to sin for every sample.
    """
    attack = _samples(ATTACK_MS)
    pointers = [complex(partial.level_ratio) for partial in _BELL]
    turns = [
        cmath.exp(
            complex(
                -1000.0 / (strike.decay_ms * partial.decay_ratio * RATE_HZ),
                math.tau * strike.pitch_hz * partial.pitch_ratio / RATE_HZ,
            )
        )
        for partial in _BELL
    ]
    samples: list[float] = []
    for index in range(count):
        level = strike.level_ratio * (_rise(index / attack) if index < attack else 1.0)
        samples.append(level * sum(pointer.imag for pointer in pointers))
        pointers = [pointer * turn for pointer, turn in zip(pointers, turns, strict=True)]
    return samples


def _release(samples: list[float]) -> None:
    """Fade the end of a channel to exactly zero."""
    fade = _samples(RELEASE_MS)
    first = max(0, len(samples) - fade)
    for index in range(first, len(samples)):
        samples[index] *= _rise((len(samples) - 1 - index) / fade)


def _matched(left: list[float], right: list[float]) -> Clip:
    """The clip at the loudness of the family."""
    loudness = loudness_lufs(left, right)
    if not math.isfinite(loudness):
        raise ValueError("a recipe must make a sound")
    gain = 10.0 ** ((TARGET_LUFS - loudness) / 20.0)
    peak = gain * max(map(abs, left + right))
    if peak > 10.0 ** (PEAK_DBFS / 20.0):
        raise ValueError(f"the clip would peak at {20.0 * math.log10(peak):.1f} dBFS; let it ring longer")
    return Clip(tuple(gain * value for value in left), tuple(gain * value for value in right))


def _rise(progress: float) -> float:
    """A raised cosine from 0 to 1."""
    return 0.5 - 0.5 * math.cos(math.pi * progress)


def _samples(length_ms: int) -> int:
    return RATE_HZ * length_ms // 1000
