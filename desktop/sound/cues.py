"""The recipes of the cue sounds: which bells are struck, when, how long they ring and on which side.

One family: every pitch is taken from one five-note scale, so that any two cues may ring together. Knows
neither samples nor files.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType

E4_HZ = 329.63
G4_HZ = 392.00
A4_HZ = 440.00
B4_HZ = 493.88
D5_HZ = 587.33
E5_HZ = 659.26
A5_HZ = 880.00
"""Equal temperament at A4 = 440 Hz: E G A B D, the scale without semitones."""


class SoundName(StrEnum):
    """Every cue sound; the value is the name of its file in ``assets/sounds`` without ``.wav``."""

    PREPARE = "prepare"
    START = "start"
    TICK = "tick"
    HALF = "half"
    SWITCH_LEFT = "switch_left"
    SWITCH_RIGHT = "switch_right"
    REST = "rest"
    NEXT = "next"
    DONE = "done"
    PAUSE = "pause"
    RESUME = "resume"


@dataclass(frozen=True, slots=True)
class Strike:
    """One stroke on one bell.

    Attributes:
        pitch_hz: The fundamental.
        at_ms: When it is struck, from the start of the cue.
        decay_ms: How long the fundamental takes to fall to 1/e of its height.
        level_ratio: How hard it is struck against the other strokes of the same cue.
        pan_ratio: Where it is heard: -1 left ear, 0 centre, 1 right ear.
    """

    pitch_hz: float
    at_ms: int
    decay_ms: int
    level_ratio: float = 1.0
    pan_ratio: float = 0.0


@dataclass(frozen=True, slots=True)
class Recipe:
    """How one cue sounds.

    Attributes:
        length_ms: The whole length of the clip; what still rings at its end is faded.
        strikes: The strokes, in the order in which they are heard.
    """

    length_ms: int
    strikes: tuple[Strike, ...]


RECIPES: Mapping[SoundName, Recipe] = MappingProxyType(
    {
        # One bell that rings long: attention, nothing to do yet.
        SoundName.PREPARE: Recipe(1900, (Strike(A4_HZ, 0, 420),)),
        # Two bells an octave apart at once: the brightest cue.
        SoundName.START: Recipe(1300, (Strike(A5_HZ, 0, 240), Strike(A4_HZ, 0, 340, 0.8))),
        # A damped tap, too short to sing.
        SoundName.TICK: Recipe(340, (Strike(E5_HZ, 0, 60),)),
        # The same bell twice: two halves.
        SoundName.HALF: Recipe(1300, (Strike(B4_HZ, 0, 130, 0.9), Strike(B4_HZ, 240, 280))),
        # An octave down into the left ear, an octave up into the right: told apart with one ear as well.
        SoundName.SWITCH_LEFT: Recipe(
            1700, (Strike(E5_HZ, 0, 170, 0.8), Strike(E4_HZ, 320, 360, 1.0, -0.85))
        ),
        SoundName.SWITCH_RIGHT: Recipe(
            1700, (Strike(E4_HZ, 0, 200, 0.9), Strike(E5_HZ, 320, 330, 0.9, 0.85))
        ),
        # A low open fifth, softly rolled: breathe out.
        SoundName.REST: Recipe(2100, (Strike(E4_HZ, 0, 520), Strike(B4_HZ, 90, 480, 0.6))),
        # Three light steps up.
        SoundName.NEXT: Recipe(
            1200, (Strike(G4_HZ, 0, 110, 0.7), Strike(B4_HZ, 120, 130, 0.8), Strike(D5_HZ, 240, 260))
        ),
        # Four slow steps home that ring into each other.
        SoundName.DONE: Recipe(
            3600,
            (
                Strike(E4_HZ, 0, 620, 0.9, -0.2),
                Strike(G4_HZ, 300, 620, 0.8, 0.1),
                Strike(B4_HZ, 600, 640, 0.8, -0.1),
                Strike(E5_HZ, 960, 700, 0.9, 0.2),
            ),
        ),
        # A short damped pair down, and its mirror up.
        SoundName.PAUSE: Recipe(650, (Strike(D5_HZ, 0, 70, 0.9), Strike(A4_HZ, 150, 120))),
        SoundName.RESUME: Recipe(650, (Strike(A4_HZ, 0, 70, 0.9), Strike(D5_HZ, 150, 120))),
    }
)
"""Every cue by its name."""
