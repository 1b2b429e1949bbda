"""The score of a session: which clip sounds when. Plain values that travel to the sound process as JSON.

Knows neither samples nor what a cue means.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import TypeAlias

from desktop.model.units import PositionMs

LATE_MS = 150
"""How late a note may begin and still be sounded, whole. Later than that it would confuse more than help."""


class Bus(StrEnum):
    """A group of sounds with a volume of its own."""

    VOICE = "voice"
    CUES = "cues"
    AMBIENT = "ambient"


class Ambient(StrEnum):
    """What may sound quietly behind a session."""

    NONE = "none"
    RAIN = "rain"
    DRONE = "drone"
    BELLS = "bells"


NoteKey: TypeAlias = tuple[PositionMs, Path, Bus]
"""All that makes a note the same in two scores: its moment, its clip and its bus."""


@dataclass(frozen=True, slots=True)
class Note:
    """A clip at its moment.

    Attributes:
        id: Its number in the score: the index of the cue that it belongs to.
        at_ms: When it begins, on the session's time.
        clip: The WAV file. It need not be there before its moment comes.
        bus: Whose volume it follows: the voice's or that of the cues.
    """

    id: int
    at_ms: PositionMs
    clip: Path
    bus: Bus

    @property
    def key(self) -> NoteKey:
        """What it is in every score, whatever its number there."""
        return (self.at_ms, self.clip, self.bus)


@dataclass(frozen=True, slots=True)
class Score:
    """All notes of a session, ordered by moment."""

    notes: tuple[Note, ...] = ()

    def between(self, from_ms: PositionMs, to_ms: PositionMs) -> Sequence[Note]:
        """The notes that begin from one position up to, but not at, another."""
        return tuple(note for note in self.notes if from_ms <= note.at_ms < to_ms)


@dataclass(frozen=True, slots=True, kw_only=True)
class Levels:
    """How loud each bus is: amplitudes from 0 (silent) to 1 (as recorded).

    Attributes:
        master: What everything is multiplied by.
        voice: The voice.
        cues: The cue sounds.
        ambient: What sounds behind them.
    """

    master: float = 1.0
    voice: float = 1.0
    cues: float = 1.0
    ambient: float = 1.0

    def of(self, bus: Bus) -> float:
        """The amplitude of a bus, with the master's."""
        return self.master * {Bus.VOICE: self.voice, Bus.CUES: self.cues, Bus.AMBIENT: self.ambient}[bus]
