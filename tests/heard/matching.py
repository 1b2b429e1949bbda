"""Looks for a clip in a stretch of sound: where it begins, how it goes on, how loud it is, where it was cut.

Knows nothing of sessions and their moments.
"""

from dataclasses import dataclass
from itertools import count

import numpy as np
from numpy.typing import NDArray

from tests.heard.samples import Samples, cut, in_ms, in_samples

BLOCK_MS = 100
"""How finely a clip is looked at to tell whether all of it sounded."""
ALIKE_RATIO = 0.5
"""How much of what sounds at some moment must look like the clip for it to count as that clip."""
BEND_MS = 0.5
"""How much a block may be shifted against the one before: half a hundredth, more than any clock is off, and
less than half a wave of the highest bell, so that no tone is taken for itself a wave later."""
LEAP_MS = 12.0
"""How far a block that is not there is looked for on both sides."""
LOUDER_RATIO = 1.25
"""No part of a clip is so much louder than the whole of it."""


def best_match(window: Samples, head: Samples) -> tuple[float, float]:
    """The place of ``head`` in ``window``, between samples too, and how alike it is there (at most 1).

    Of several the one nearer to the middle.
    """
    places = window.shape[1] - head.shape[1] + 1
    fits = sum(correlation(window[side], head[side])[:places] for side in (0, 1))
    power = np.concatenate([[0.0], np.cumsum(np.square(window, dtype=np.float64).sum(axis=0))])
    local = power[head.shape[1] : head.shape[1] + places] - power[:places]
    wanted = float(np.square(head, dtype=np.float64).sum())
    # A floor of one step of 16 bit keeps silence from looking like anything.
    alike = fits / np.sqrt(wanted * np.maximum(local, head.size / 32768.0**2))
    # Of all places that look like the clip the loudest: a bell that rings out looks like itself begun later.
    is_alike = alike >= min(ALIKE_RATIO, float(alike.max()))
    middling = 1.0 - 0.5 * np.abs(np.linspace(-1.0, 1.0, places))
    best = int(np.argmax(np.where(is_alike, fits * middling, -np.inf)))
    return best + _peak_offset(alike, best), float(alike[best])


def _peak_offset(values: NDArray[np.floating], best: int) -> float:
    """Where between its neighbours a peak lies: the top of the parabola through the three."""
    if not 0 < best < values.size - 1:
        return 0.0
    left, top, right = (float(values[best + step]) for step in (-1, 0, 1))
    bend = left - 2 * top + right
    return 0.0 if bend == 0 else 0.5 * (left - right) / bend


@dataclass(frozen=True)
class Following:
    """What sounds where a clip should, the clip as the app bends it to the clock, and its largest leap."""

    here: Samples
    bent: Samples
    leap_ms: float


def followed(recording: Samples, others: Samples, place: int, clip: Samples) -> Following:
    """Follow a clip block by block, also where the stream leapt in the middle of it."""
    size, bend, leap = in_samples(BLOCK_MS), in_samples(BEND_MS), in_samples(LEAP_MS)
    here = cut(recording, place, clip.shape[1]) - cut(others, place, clip.shape[1])
    starts = range(0, clip.shape[1], size)
    known: list[tuple[int, float]] = []
    lag = largest = 0.0
    for number, start in enumerate(starts):
        block = here[:, start : start + size]
        near = _step(block, clip, start - round(lag), bend)
        step = _step(block, clip, start - round(lag), leap) if near is None else near
        if step is not None:
            largest = max(largest, abs(step) if near is None else 0.0)
            lag = round(lag) + step
            known.append((number, lag))
    # Where nothing can be told, as in a pause between words, the lag glides on.
    middles = np.arange(-1, len(starts) + 1)
    lags = np.interp(middles, *zip(*known, strict=True)) if known else np.zeros(middles.size)
    return Following(here, _bent(clip, lags, size), in_ms(largest))


def _bent(clip: Samples, lags: NDArray[np.float64], size: int) -> Samples:
    """A clip that is as much later as told for the middle of each block, and for one more before and after.

    The lag glides from one middle to the next, save where it leaps.
    """
    places = np.arange(clip.shape[1])
    middles = (np.arange(lags.size) - 0.5) * size
    gliding = np.interp(places, middles, lags)
    own = lags[1 + places // size]
    late = np.where(np.abs(gliding - own) <= in_samples(BEND_MS), gliding, own)
    return np.stack([np.interp(places - late, places, channel, 0.0, 0.0) for channel in clip]).astype(
        np.float32
    )


def _step(block: Samples, clip: Samples, place: int, slack: int) -> float | None:
    """How much later than there a block of a clip sounds; None when it does not look like it."""
    near = cut(clip, place - slack, block.shape[1] + 2 * slack)
    fits = sum(correlation(near[side], block[side])[: 2 * slack + 1] for side in (0, 1))
    power = np.concatenate([[0.0], np.cumsum(np.square(near, dtype=np.float64).sum(axis=0))])
    local = power[block.shape[1] :] - power[: 2 * slack + 1]
    alike = fits / np.sqrt(np.maximum(local * float((block * block).sum()), 1e-12))
    best = int(np.argmax(alike))
    return slack - best - _peak_offset(alike, best) if alike[best] >= ALIKE_RATIO else None


def shaped(here: Samples, clip: Samples) -> tuple[Samples, float, float]:
    """How each block of a clip sounds: the clip as it was heard, its gain, and which part of it sounded."""
    size = in_samples(BLOCK_MS)
    starts = np.arange(0, clip.shape[1], size)
    fit, wanted, power = (
        np.add.reduceat(each.sum(axis=0, dtype=np.float64), starts)
        for each in (here * clip, clip * clip, here * here)
    )
    sounds = fit >= ALIKE_RATIO * np.sqrt(np.maximum(wanted * power, 1e-24))
    if not sounds.any():
        return np.zeros_like(clip), 0.0, 0.0
    gains = np.where(sounds, fit / np.maximum(wanted, 1e-12), 0.0)
    gain = _weighted_median(gains[sounds], wanted[sounds])
    # Louder than its fellows is a block in which something else sounds too.
    by_sample = np.repeat(np.minimum(gains, LOUDER_RATIO * gain), size)[: clip.shape[1]]
    for block in np.flatnonzero(sounds[:-1] != sounds[1:]):
        edge = block if sounds[block + 1] else block + 1
        span = slice(edge * size, (edge + 1) * size)
        by_sample[span] = gain * _stretch(here[:, span], gain * clip[:, span])
    power_by_sample = (clip * clip).sum(axis=0, dtype=np.float64)
    whole = float(power_by_sample[by_sample > 0].sum() / power_by_sample.sum())
    return clip * by_sample.astype(np.float32), gain, whole


def _stretch(here: Samples, wanted: Samples) -> NDArray[np.bool_]:
    """Where in a block in which a sound begins or ends it is there: the stretch that explains most."""
    explained = np.cumsum((2 * here * wanted - wanted * wanted).sum(axis=0, dtype=np.float64))
    last = int(np.argmax(explained))
    first = int(np.argmin(explained[: last + 1])) if explained[: last + 1].min() < 0 else -1
    places = np.arange(explained.size)
    return (places > first) & (places <= last) & (explained[last] > 0)


def _weighted_median(values: NDArray[np.float64], weights: NDArray[np.float64]) -> float:
    order = np.argsort(values)
    reached = np.cumsum(weights[order])
    return float(values[order][np.searchsorted(reached, reached[-1] / 2)])


def correlation(heard: NDArray[np.float32], wanted: NDArray[np.float32], before: int = 0) -> Samples:
    """How well ``wanted`` fits at each place of ``heard``, from ``before`` samples ahead of its start on."""
    size = _fast(heard.size + wanted.size + before)
    spectrum = np.fft.rfft(heard, size) * np.conj(np.fft.rfft(wanted, size))
    fits = np.fft.irfft(spectrum, size).astype(np.float32)
    return np.concatenate([fits[size - before :], fits[: heard.size]]) if before else fits[: heard.size]


def _fast(size: int) -> int:
    """The next length that is fast to transform."""
    return next(
        length
        for power in count(size.bit_length() - 1)
        for length in sorted((1 << power, 9 << power >> 3, 5 << power >> 2, 3 << power >> 1))
        if length >= size
    )
