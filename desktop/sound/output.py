"""The port through which a session is heard, and what is known about how well that works.

Knows no device, no process and no Qt.
"""

from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Protocol

from desktop.model.units import ClockMs, PositionMs
from desktop.sound.score import Ambient, Bus, Levels, Score


class SoundStatus(StrEnum):
    """How a session is heard at the moment."""

    OFF = "off"
    """Not opened, or closed."""
    STARTING = "starting"
    """On its way, or on its way back after a fault; a cue may be lost."""
    FULL = "full"
    """Everything, on time, at the volume asked for."""
    BASIC = "basic"
    """One clip at a time, a little late, without ticks and without ambient sound."""
    SILENT = "silent"
    """Nothing can be heard: the cues show on the screen only. It is tried again by itself."""


@dataclass(frozen=True, slots=True)
class Device:
    """Something to play on.

    Attributes:
        id: What the system calls it, as text; only good for choosing it again.
        title: What to call it to the user.
    """

    id: str
    title: str


class SoundOutput(Protocol):
    """Plays the score of a session from a position. No call raises or waits for want of sound."""

    def open(self) -> None:
        """Get ready to play; called before a session, and again for each one."""
        ...

    def set_score(self, score: Score) -> None:
        """Say what there is to play from now on; a session that plays goes on with it at once.

        A note that was sounded under the score before, the same clip at the same moment, is not repeated.
        """
        ...

    def play(self, position_ms: PositionMs, heard_at_ms: ClockMs) -> None:
        """Play the score from a position on, or go on from another one.

        Args:
            position_ms: The position on the session's time.
            heard_at_ms: When that position is to be heard, on the monotonic clock (`desktop.system.clock`).
        """
        ...

    def hold(self) -> None:
        """Stand still: what sounds is faded out within some hundredths of a second."""
        ...

    def once(self, clip: Path, bus: Bus) -> None:
        """Sound a clip now, beside or without the score; a voice clip silences what the voice says."""
        ...

    def set_levels(self, levels: Levels) -> None:
        """Set how loud each bus is; heard within 150 ms."""
        ...

    def set_ambient(self, ambient: Ambient) -> None:
        """Choose what sounds behind a session while it plays."""
        ...

    def set_device(self, device_id: str) -> None:
        """Choose what to play on; empty for the system's default. Falls back to that when it is gone."""
        ...

    def close(self) -> None:
        """Let go of the device. Nothing is heard afterwards."""
        ...
