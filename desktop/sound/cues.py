"""The cue sounds as data: what each one plays, and the three instruments that play it.

A gesture says what a cue means by its rhythm and its direction; every instrument plays the same gestures, so
that who changes the set has nothing to learn anew. All pitches are from one five-note scale, so that any two
cues may ring into each other. Knows what the files are called, and no samples.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from types import MappingProxyType
from typing import TypeAlias

D4_HZ = 293.66
E4_HZ = 329.63
G4_HZ = 392.00
A4_HZ = 440.00
B4_HZ = 493.88
D5_HZ = 587.33
E5_HZ = 659.26
A5_HZ = 880.00
"""Equal temperament at A4 = 440 Hz: D E G A B, the scale without semitones."""


class SoundName(StrEnum):
    """Every cue sound; the value is the name of its file in the folder of its set, without ``.wav``."""

    PREPARE = "prepare"
    START = "start"
    TICK = "tick"
    TEN = "ten"
    """Ten seconds to go."""
    HALF = "half"
    SWITCH_LEFT = "switch_left"
    SWITCH_RIGHT = "switch_right"
    REST = "rest"
    NEXT = "next"
    DONE = "done"
    PAUSE = "pause"
    RESUME = "resume"
    ERROR = "error"
    BREATHE_IN = "breathe_in"
    BREATHE_OUT = "breathe_out"


class CueSet(StrEnum):
    """The sets to choose from; the value is the name of the folder in ``assets/sounds``."""

    CALM = "calm"
    """Soft bells that ring: for a quiet room."""
    CLEAR = "clear"
    """Brighter, shorter, more articulate: for a noisy room."""
    LOW = "low"
    """All of it between about 250 and 900 Hz: for who hears high tones badly."""


def cue_file(folder: Path, sound: str) -> Path:
    """The file of a cue sound.

    Args:
        folder: The folder of one set.
        sound: A value of `SoundName`.
    """
    return folder / f"{sound}.wav"


@dataclass(frozen=True, slots=True)
class Strike:
    """One stroke on one bell.

    Attributes:
        pitch_hz: The fundamental.
        at_ms: When it is struck, from the start of the cue.
        ring_ms: How long the fundamental takes to fall to 1/e of its height.
        level_ratio: How hard it is struck against the other strokes of the same cue.
        pan_ratio: Where it is heard: -1 left ear, 0 centre, 1 right ear.
    """

    pitch_hz: float
    at_ms: int
    ring_ms: int
    level_ratio: float = 1.0
    pan_ratio: float = 0.0


@dataclass(frozen=True, slots=True)
class Breath:
    """One tone that swells, glides and fades, for a breath to follow.

    Attributes:
        from_hz: The pitch at its start.
        to_hz: The pitch at its end.
        length_ms: How long the breath takes: the whole length of the clip.
        swell_ratio: Which part of that it grows for, before it fades.
    """

    from_hz: float
    to_hz: float
    length_ms: int
    swell_ratio: float


Gesture: TypeAlias = tuple[Strike, ...] | Breath
"""What a cue plays: strokes in the order in which they are heard, or a breath."""

GESTURES: Mapping[SoundName, Gesture] = MappingProxyType(
    {
        # One bell that rings long: attention, nothing to do yet.
        SoundName.PREPARE: (Strike(A4_HZ, 0, 500),),
        # An octave with its fifth, strummed upwards: the brightest cue.
        SoundName.START: (
            Strike(A4_HZ, 0, 120, 0.6),
            Strike(E5_HZ, 60, 140, 0.7),
            Strike(A5_HZ, 120, 300),
        ),
        # A damped tap, too short to sing; twice of it ten seconds before the end.
        SoundName.TICK: (Strike(E5_HZ, 0, 65),),
        SoundName.TEN: (Strike(E5_HZ, 0, 55, 0.9), Strike(E5_HZ, 170, 65)),
        # The same bell twice, and time for it to ring: two halves.
        SoundName.HALF: (Strike(B4_HZ, 0, 190, 0.9), Strike(B4_HZ, 360, 280)),
        # An octave down into the left ear, an octave up into the right: told apart with one ear as well.
        SoundName.SWITCH_LEFT: (Strike(E5_HZ, 0, 170, 0.8), Strike(E4_HZ, 320, 320, 1.0, -0.75)),
        SoundName.SWITCH_RIGHT: (Strike(E4_HZ, 0, 190, 0.9), Strike(E5_HZ, 320, 300, 0.9, 0.75)),
        # A low open fifth, softly rolled: let go.
        SoundName.REST: (Strike(E4_HZ, 0, 450), Strike(B4_HZ, 110, 420, 0.7)),
        # Three light steps up.
        SoundName.NEXT: (
            Strike(G4_HZ, 0, 100, 0.8),
            Strike(B4_HZ, 150, 110, 0.85),
            Strike(D5_HZ, 300, 220),
        ),
        # Four slow steps down to the home of the scale, and its octave over it.
        SoundName.DONE: (
            Strike(D5_HZ, 0, 300, 0.8, 0.2),
            Strike(B4_HZ, 320, 320, 0.8, -0.2),
            Strike(A4_HZ, 640, 340, 0.8, 0.1),
            Strike(G4_HZ, 1000, 520),
            Strike(2.0 * G4_HZ, 1000, 420, 0.4),
        ),
        # A short damped pair down, and its mirror up.
        SoundName.PAUSE: (Strike(A4_HZ, 0, 75, 0.9), Strike(E4_HZ, 160, 120)),
        SoundName.RESUME: (Strike(E4_HZ, 0, 75, 0.9), Strike(A4_HZ, 160, 120)),
        # Low, down and back up: something is not as it should be, and nobody need jump up for it.
        SoundName.ERROR: (
            Strike(G4_HZ, 0, 110, 0.8),
            Strike(D4_HZ, 200, 130, 0.9),
            Strike(G4_HZ, 400, 210, 0.8),
        ),
        # Four seconds in and six out, up a small third and down again: the calm breath of the steps.
        SoundName.BREATHE_IN: Breath(E4_HZ, G4_HZ, 4000, 0.8),
        SoundName.BREATHE_OUT: Breath(G4_HZ, E4_HZ, 6000, 0.15),
    }
)
"""What every cue plays."""


@dataclass(frozen=True, slots=True)
class Partial:
    """One of the tones that make a sound, against its fundamental.

    Attributes:
        pitch_ratio: How many times the pitch.
        level_ratio: How many times the height.
        ring_ratio: How many times as long it rings.
    """

    pitch_ratio: float
    level_ratio: float
    ring_ratio: float = 1.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Instrument:
    """What plays the gestures of a set.

    Attributes:
        struck: The partials of its bell.
        blown: The partials of its breath.
        attack_ms: How long a stroke takes to reach its height.
        pitch_ratio: How far it is tuned up.
        pace_ratio: How far apart it plays the strokes of a gesture.
        ring_ratio: How long it lets them ring.
        highest_hz: Partials above this are left out.
    """

    struck: tuple[Partial, ...]
    blown: tuple[Partial, ...]
    attack_ms: int
    pitch_ratio: float = 1.0
    pace_ratio: float = 1.0
    ring_ratio: float = 1.0
    highest_hz: float = 20_000.0


INSTRUMENTS: Mapping[CueSet, Instrument] = MappingProxyType(
    {
        # A small bowl. The partials of a struck bar or bowl lie off the harmonic series; the higher ones are
        # quiet and die first, which is what makes it warm. Its fundamental beats slowly with itself, from
        # where the two oppose each other: it opens after the stroke.
        CueSet.CALM: Instrument(
            struck=(
                Partial(1.0, 1.0),
                Partial(1.0025, -0.25),
                Partial(2.71, 0.30, 0.5),
                Partial(5.04, 0.09, 0.28),
                Partial(7.9, 0.03, 0.18),
            ),
            blown=(Partial(1.0, 0.85), Partial(1.003, 0.15), Partial(2.0, 0.18), Partial(3.0, 0.04)),
            attack_ms=10,
            ring_ratio=1.3,
        ),
        # Metal bars an octave higher, struck fast and damped early: what is left of a cue in the noise of
        # a room, which lies low, is its upper partials and its rhythm.
        CueSet.CLEAR: Instrument(
            struck=(
                Partial(1.0, 1.0),
                Partial(2.0, 0.45, 0.7),
                Partial(3.0, 0.22, 0.5),
                Partial(4.2, 0.16, 0.35),
            ),
            blown=(Partial(1.0, 0.8), Partial(2.0, 0.35), Partial(3.0, 0.15), Partial(4.0, 0.06)),
            attack_ms=4,
            pitch_ratio=2.0,
            pace_ratio=0.85,
            ring_ratio=0.75,
        ),
        # Wood and felt: hardly more than the fundamental, and slower, as ageing ears part quick strokes
        # less well.
        CueSet.LOW: Instrument(
            struck=(Partial(1.0, 1.0), Partial(2.0, 0.3, 0.6), Partial(2.71, 0.1, 0.4)),
            blown=(Partial(1.0, 0.85), Partial(1.003, 0.15), Partial(2.0, 0.3)),
            attack_ms=16,
            pace_ratio=1.15,
            ring_ratio=1.1,
            highest_hz=900.0,
        ),
    }
)
"""What plays each set."""
