"""How loud sound is heard: the integrated loudness of ITU-R BS.1770-4. Knows neither cues nor files."""

import math
from collections.abc import Iterator
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from desktop.sound.rate import RATE_HZ

SILENCE_GATE_LUFS = -70.0
"""Blocks at or below this are not counted (BS.1770-4, annex 1)."""

QUIET_GATE_LU = -10.0
"""Nor are blocks at or below the mean of the others plus this (BS.1770-4, annex 1)."""

_OFFSET_LU = -0.691
_HOP = RATE_HZ // 10
_HOPS_A_BLOCK = 4

# ITU-R BS.1770-4, annex 1, tables 1 and 2: the head as a shelf, then the low cut; both for 48 kHz.
_HEAD = ((1.53512485958697, -2.69169618940638, 1.19839281085285), (1.0, -1.69065929318241, 0.73248077421585))
_LOW_CUT = ((1.0, -2.0, 1.0), (1.0, -1.99004745483398, 0.99007225036621))

# Both filters have forgotten what came before to less than a part in 10^20 within this time.
_MEMORY = RATE_HZ // 4
# Just under a power of two with the memory before and after it, as transforms like it.
_SECTION = 10 * RATE_HZ


def integrated_lufs(frames: NDArray[np.floating]) -> float:
    """The loudness of a clip or of a whole session, silence and quiet passages left out.

    It is the mean over all blocks of 400 ms, 100 ms apart, that pass both gates. What remains after the last
    whole block is left out, as the standard has it; a clip shorter than a block is measured as if silence
    followed it up to there.

    Args:
        frames: Samples at 48 kHz, full scale ±1: one row a moment, one column a channel.

    Returns:
        Loudness in LUFS; minus infinity for silence.
    """
    blocks = _block_energies(frames)
    blocks = blocks[blocks > _energy(SILENCE_GATE_LUFS)]
    if blocks.size:
        blocks = blocks[blocks > blocks.mean() * 10.0 ** (QUIET_GATE_LU / 10.0)]
    return _lufs(float(blocks.mean())) if blocks.size else -math.inf


def loudest_lufs(frames: NDArray[np.floating]) -> float:
    """The loudness of the loudest block of 400 ms: what a short clip is heard as beside another.

    Args:
        frames: As for `integrated_lufs`.

    Returns:
        Loudness in LUFS; minus infinity for silence.
    """
    loudest = float(_block_energies(frames).max())
    return _lufs(loudest) if loudest > 0.0 else -math.inf


def _block_energies(frames: NDArray[np.floating]) -> NDArray[np.float64]:
    """The weighted mean square of each block, summed over the channels."""
    missing = max(0, _HOP * _HOPS_A_BLOCK - len(frames))
    whole = np.pad(frames, ((0, missing), (0, 0))) if missing else frames
    hops = np.concatenate(list(_hop_energies(whole)))
    return np.convolve(hops, np.full(_HOPS_A_BLOCK, 1.0 / _HOPS_A_BLOCK), "valid")


def _hop_energies(frames: NDArray[np.floating]) -> Iterator[NDArray[np.float64]]:
    """The weighted mean square of each 100 ms, section by section: a session is too long for one piece."""
    for start in range(0, len(frames) - _HOP + 1, _SECTION):
        lead = min(start, _MEMORY)
        weighted = _weigh(frames[start - lead : start + _SECTION])[lead:]
        whole = weighted[: len(weighted) // _HOP * _HOP]
        yield np.square(whole).sum(axis=1).reshape(-1, _HOP).mean(axis=1)


def _weigh(frames: NDArray[np.floating]) -> NDArray[np.float64]:
    """The samples as the ear weighs them, starting from silence: both filters, as one product of spectra."""
    size = 1 << (len(frames) + _MEMORY - 1).bit_length()
    return np.fft.irfft(np.fft.rfft(frames.T, size) * _response(size), size).T[: len(frames)]


@lru_cache(maxsize=2)
def _response(size: int) -> NDArray[np.complex128]:
    """What both filters do to each pitch of a spectrum; most sections are of one size."""
    step = np.exp(-2j * np.pi * np.arange(size // 2 + 1) / size)
    response = np.ones_like(step)
    for above, below in (_HEAD, _LOW_CUT):
        response *= np.polyval(above[::-1], step) / np.polyval(below[::-1], step)
    return response


def _lufs(energy: float) -> float:
    return _OFFSET_LU + 10.0 * math.log10(energy)


def _energy(loudness_lufs: float) -> float:
    return 10.0 ** ((loudness_lufs - _OFFSET_LU) / 10.0)
