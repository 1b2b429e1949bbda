"""Clips and mixers for tests of what is heard."""

import wave
from pathlib import Path

import numpy as np

from desktop.sound.clip_bank import ClipBank
from desktop.sound.mixer import Mixer
from desktop.sound.samples import Samples
from desktop.sound.score import Bus, Note, Score

MS = 48
EDGE_MS = 5
HEIGHT = 0.5
"""How high a plateau is."""

EDGE_STEP = HEIGHT * np.pi / 2 / (EDGE_MS * MS)
"""The largest step from one sample to the next that a plateau has itself, where its edges are steepest. Cut
off, it would step by its whole height, which is 150 times as much."""


def write_wav(path: Path, samples: np.ndarray, rate_hz: int = 48_000) -> Path:
    """Writes samples within ±1, a row for each channel or one row for all."""
    rows = np.atleast_2d(samples)
    with wave.open(str(path), "wb") as file:
        file.setnchannels(rows.shape[0])
        file.setsampwidth(2)
        file.setframerate(rate_hz)
        file.writeframes(np.rint(rows.T * 32767).astype("<i2").tobytes())
    return path


def plateau(path: Path, length_ms: int, height: float = HEIGHT) -> Path:
    """A clip that stands at one height between soft edges, the worst there is to be cut off."""
    rise = 0.5 - 0.5 * np.cos(np.pi * np.arange(EDGE_MS * MS) / (EDGE_MS * MS))
    flat = np.ones((length_ms - 2 * EDGE_MS) * MS)
    return write_wav(path, height * np.concatenate((rise, flat, rise[::-1])))


def impulse(path: Path, length_ms: int = 20, height: float = 0.5) -> Path:
    """A clip of silence with one sample at its beginning."""
    samples = np.zeros(length_ms * MS)
    samples[0] = height
    return write_wav(path, samples)


def score(*notes: tuple[int, Path, Bus]) -> Score:
    """A score of notes given as moment, clip and bus, numbered in that order."""
    return Score(tuple(Note(number, *note) for number, note in enumerate(notes)))


def playing(music: Score, position_ms: int = 0) -> Mixer:
    """A mixer that plays a score."""
    mixer = Mixer(ClipBank())
    mixer.set_score(music)
    mixer.play(position_ms * MS)
    return mixer


def take(mixer: Mixer, length_ms: int, block: int = 960) -> tuple[Samples, list[int]]:
    """Mixes for a while: the left and the right ear as rows, and the ids of the notes that were sounded."""
    pieces: list[Samples] = []
    ids: list[int] = []
    left = length_ms * MS
    while left > 0:
        mixed = mixer.mix(min(block, left))
        pieces.append(mixed.samples)
        ids += [note.id for note in mixed.sounded]
        left -= len(mixed.samples)
    return np.concatenate(pieces).T, ids


def largest_step(samples: Samples) -> float:
    """The largest step from one sample to the next."""
    return float(np.abs(np.diff(samples, axis=1)).max())
