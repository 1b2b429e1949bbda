"""What is known about how a session is heard, and on what.

Knows no device, no process and no Qt.
"""

from dataclasses import dataclass
from enum import StrEnum


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
