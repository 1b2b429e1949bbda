"""What is said aloud, as values that planning, rendering and showing share. Knows no voice and no sound."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from typing import TypeAlias

from desktop.model.units import DurationMs


class Amount(StrEnum):
    """How much is said in a session."""

    FULL = "full"
    """Every instruction, what comes next, and how far a step has got."""
    SHORT = "short"
    """Names and sides, and where the tool or the position changes."""
    SOUNDS = "sounds"
    """Nothing; the cue sounds alone."""


@dataclass(frozen=True, slots=True)
class Line:
    """One thing to say, from start to end without a pause for anything else.

    Attributes:
        text: The words, as they are shown when they are said.
        recording: The name under which the user may have recorded it: ``technique.step`` for the instruction
            of a step, ``technique.step.left`` for its left side; empty when it cannot be recorded.
    """

    text: str
    recording: str = ""


MeasureLine: TypeAlias = Callable[[Line], DurationMs]
"""How long the chosen voice takes to say a line."""
