"""Makes the loops that may sound behind a session: rain, a drone, slow bells.

A loop is made as one turn of a circle: noise is shaped by the inverse of a transform that is circular by
nature, tones go round a whole number of times, and what rings beyond the end rings on at the beginning. So
there is no seam to hide. The same loop is made each time. Knows neither buses nor when it sounds.
"""

import numpy as np
from numpy.typing import NDArray

from desktop.sound.rate import RATE_HZ
from desktop.sound.samples import Samples
from desktop.sound.score import Ambient

LOOP_FRAMES = 1 << 20
"""The length of a loop, 21.8 s: longer than one remembers rain for, and one that transforms are fast at."""

TURN_HZ = RATE_HZ / LOOP_FRAMES
"""A tone of a whole number of turns ends as it began: the grid that every frequency here lies on."""

# What each loop has to be scaled to, so that it is heard at -32 LUFS: 11 units below the speech.
_RAIN_RMS, _DRONE_RMS, _BELLS_RMS = 0.01428, 0.0201, 0.01969

_RAIN_SEED, _BELLS_SEED = 5, 3
_RAIN_SHARED_RATIO = 0.35

# An open fifth and its octaves; the higher, the quieter. Small loudspeakers begin in the middle of these.
_DRONE = ((110.0, 0.5), (164.8, 0.6), (220.0, 0.6), (329.6, 0.4), (440.0, 0.2), (659.3, 0.09))
_PAD = ((164.8, 0.5), (220.0, 0.6), (329.6, 0.35), (493.9, 0.12))
_BEAT_TURNS = (2, 3, 4)

# A pentatonic scale, as of the cues; struck once each, in an order and at moments that do not make a tune.
_BELLS_HZ = (220.0, 329.6, 246.9, 293.7, 196.0, 329.6, 220.0)
_BELL_PARTIALS = ((1.0, 1.0, 2.4), (2.71, 0.22, 1.3), (5.04, 0.05, 0.6))
_BELL_ATTACK_S = 0.03
_BELL_S = 14.0
_PAD_RATIO = 0.12


def make_loop(ambient: Ambient) -> Samples | None:
    """Make a loop; takes about a tenth of a second.

    Args:
        ambient: Which.

    Returns:
        Two rows, the end of which leads to their beginning, at about -32 LUFS; None for no ambient sound.
    """
    match ambient:
        case Ambient.NONE:
            return None
        case Ambient.RAIN:
            return _scaled(_rain(), _RAIN_RMS)
        case Ambient.DRONE:
            return _scaled(_tones(_DRONE), _DRONE_RMS)
        case Ambient.BELLS:
            return _scaled(_bells(), _BELLS_RMS)


def _rain() -> Samples:
    """Pink noise with the hiss of drops, that swells and ebbs, differently on each side."""
    chance = np.random.default_rng(_RAIN_SEED)
    pitch_hz = np.arange(LOOP_FRAMES // 2 + 1, dtype=np.float32) * np.float32(TURN_HZ)
    body = 1.0 / np.sqrt(np.maximum(pitch_hz, 40.0))
    low_cut = 1.0 / (1.0 + (220.0 / np.maximum(pitch_hz, 1.0)) ** 4)
    hiss = 1.0 + 1.2 * np.exp(-(((pitch_hz - 3500.0) / 2200.0) ** 2))
    high_cut = 1.0 / (1.0 + (pitch_hz / 7500.0) ** 2)
    shape = (body * low_cut * hiss * high_cut).astype(np.float32)
    noise = chance.standard_normal((3, 2 * shape.size), dtype=np.float32).view(np.complex64)
    sides = _RAIN_SHARED_RATIO * noise[2] + noise[:2]
    return _wave(sides * shape) * _swells(chance)


def _swells(chance: np.random.Generator) -> Samples:
    """How rain comes and goes: some very slow turns for each side, within a third up and down."""
    turn = np.arange(LOOP_FRAMES, dtype=np.float32) * np.float32(2.0 * np.pi / LOOP_FRAMES)
    swells = np.ones((2, LOOP_FRAMES), dtype=np.float32)
    for turns, height in ((1, 0.12), (2, 0.1), (5, 0.08)):
        for side, phase in enumerate(chance.uniform(0.0, 2.0 * np.pi) + np.array((0.0, 0.8))):
            swells[side] += np.float32(height) * np.cos(turns * turn + np.float32(phase))
    return swells


def _tones(partials: tuple[tuple[float, float], ...]) -> Samples:
    """Tones that beat very slowly, each at a pace of its own and on each side at another."""
    spectrum = np.zeros((2, LOOP_FRAMES // 2 + 1), dtype=np.complex64)
    for number, (pitch_hz, height) in enumerate(partials):
        place = round(pitch_hz / TURN_HZ)
        for side in range(2):
            beat_turns = _BEAT_TURNS[(number + side) % len(_BEAT_TURNS)]
            # The second tone is weaker: what beats becomes quieter but never silent.
            spectrum[side, place] += height * np.exp(1j * number)
            spectrum[side, place + beat_turns] += 0.5 * height * np.exp(2j * number)
    return _wave(spectrum)


def _bells() -> Samples:
    """Bells that are struck softly and seldom, over hardly anything."""
    chance = np.random.default_rng(_BELLS_SEED)
    loop = _unit(_tones(_PAD)) * np.float32(_PAD_RATIO)
    space = LOOP_FRAMES / len(_BELLS_HZ)
    for number, pitch_hz in enumerate(_BELLS_HZ):
        bell = _bell(round(pitch_hz / TURN_HZ) * TURN_HZ)
        begin = int(space * (number + chance.uniform(-0.3, 0.3))) % LOOP_FRAMES
        height, pan = chance.uniform(0.6, 1.0), chance.uniform(0.3, 0.7) * np.pi / 2.0
        for row, side in zip(loop, (np.cos(pan), np.sin(pan)), strict=True):
            part = bell * np.float32(height * side)
            before_end = min(part.size, LOOP_FRAMES - begin)
            row[begin : begin + before_end] += part[:before_end]
            row[: part.size - before_end] += part[before_end:]
    return loop


def _bell(pitch_hz: float) -> Samples:
    """One bell until it is no longer heard.

    A partial is a pointer that turns and shrinks. Its way is the product of long steps and short ones: as
    many multiplications as samples, and hardly any exponentials.
    """
    step = 1 << 10
    bell = np.zeros(round(_BELL_S * RATE_HZ) // step * step, dtype=np.float32)
    for pitch_ratio, height, decay_s in _BELL_PARTIALS:
        turn = complex(-1.0 / decay_s, 2.0 * np.pi * pitch_hz * pitch_ratio) / RATE_HZ
        long = height * np.exp(turn * np.arange(0, bell.size, step))
        short = np.exp(turn * np.arange(step))
        bell += np.outer(long.astype(np.complex64), short.astype(np.complex64)).imag.reshape(-1)
    attack = round(_BELL_ATTACK_S * RATE_HZ)
    bell[:attack] *= 0.5 - 0.5 * np.cos(np.pi * np.arange(attack, dtype=np.float32) / attack)
    return bell


def _wave(spectrum: NDArray[np.complex64]) -> Samples:
    return np.fft.irfft(spectrum, n=LOOP_FRAMES, axis=1).astype(np.float32, copy=False)


def _unit(loop: Samples) -> Samples:
    return loop / np.sqrt(np.mean(loop * loop, dtype=np.float64)).astype(np.float32)


def _scaled(loop: Samples, rms: float) -> Samples:
    scaled = _unit(loop) * np.float32(rms)
    scaled.flags.writeable = False
    return scaled
