"""The port through which a session makes its cues heard, and what is known about how well that works.

Knows no device, no process and no Qt.
"""

from enum import StrEnum
from typing import Protocol


class SoundStatus(StrEnum):
    """How the cues are heard at the moment."""

    OFF = "off"
    """Not opened, or closed."""
    STARTING = "starting"
    """On its way, or on its way back after a fault; a cue may be lost."""
    FULL = "full"
    """Every cue, on time, at the volume asked for."""
    BASIC = "basic"
    """One cue at a time, a little late, without the ticks, at one fixed volume."""
    SILENT = "silent"
    """Nothing can be heard: the cues show on the screen only."""


class CueOutput(Protocol):
    """Plays cue sounds by name. No call ever raises for want of sound: silence is a way to work."""

    def open(self) -> None:
        """Get ready to play; called at the start of each session."""
        ...

    def play(self, sound: str) -> None:
        """Sound a cue now.

        Args:
            sound: A value of `desktop.sound.cues.SoundName`; any other name stays silent.
        """
        ...

    def stop(self) -> None:
        """Fall silent at once; later cues are heard again."""
        ...

    def set_volume_ratio(self, volume_ratio: float) -> None:
        """Set how loud cues are.

        Args:
            volume_ratio: Amplitude from 0 (silent) to 1 (as recorded); values outside are taken as the
                nearer end.
        """
        ...

    def close(self) -> None:
        """Let go of the device. Nothing is heard afterwards."""
        ...
