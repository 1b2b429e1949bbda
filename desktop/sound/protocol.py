"""What the window and the sound process say to each other, one line of text each.

Down: ``play NAME``, ``stop``, ``volume 0.80``, ``quit``. Up: a first word from `Report`, then words for the
log. A line that is not understood is left out: a library may write into the pipe, too. Knows neither pipes
nor players.
"""

from dataclasses import dataclass
from enum import IntEnum, StrEnum

BEAT_MS = 1000
"""How often the sound process says that it is alive."""


class Verb(StrEnum):
    """What the window asks for."""

    PLAY = "play"
    STOP = "stop"
    VOLUME = "volume"
    QUIT = "quit"


class Report(StrEnum):
    """The first word of what the sound process tells."""

    READY = "ready"
    """All clips are loaded and the device is open."""
    ALIVE = "alive"
    """Its event loop turns; said every `BEAT_MS`."""
    NO_DEVICE = "no-device"
    """There is nothing to play on, or no longer; it ends."""
    NO_QTMULTIMEDIA = "no-qtmultimedia"
    """QtMultimedia cannot be loaded on this machine; it ends."""
    DEVICE_CHANGED = "device-changed"
    """Another device is the default now; it ends, to be started again on that one."""


class Exit(IntEnum):
    """The exit codes of the sound process."""

    ASKED = 0
    USAGE = 2
    NO_DEVICE = 3
    NO_QTMULTIMEDIA = 4
    DEVICE_CHANGED = 5
    STUCK = 6


@dataclass(frozen=True, slots=True)
class Command:
    """One thing the window asks for.

    Attributes:
        verb: What to do.
        sound: Which sound, with `Verb.PLAY`.
        volume_ratio: How loud from 0 to 1, with `Verb.VOLUME`.
    """

    verb: Verb
    sound: str = ""
    volume_ratio: float = 1.0

    def to_line(self) -> str:
        """The command as it is sent, without the line break."""
        if self.verb is Verb.PLAY:
            return f"{self.verb} {self.sound}"
        if self.verb is Verb.VOLUME:
            return f"{self.verb} {self.volume_ratio:.2f}"
        return str(self.verb)


def parse_command(line: str) -> Command | None:
    """Read a line from the window.

    Returns:
        The command with its volume held within 0 and 1, or None when the line is not understood.
    """
    match line.split():
        case [Verb.PLAY, sound]:
            return Command(Verb.PLAY, sound=sound)
        case [Verb.VOLUME, ratio]:
            return _volume(ratio)
        case [Verb.STOP]:
            return Command(Verb.STOP)
        case [Verb.QUIT]:
            return Command(Verb.QUIT)
        case _:
            return None


def parse_report(line: str) -> Report | None:
    """Read a line from the sound process.

    Returns:
        What it tells, or None when the line is not understood.
    """
    try:
        return Report(line.strip().partition(" ")[0])
    except ValueError:
        return None


def held_ratio(ratio: float) -> float:
    """A volume held within 0 and 1; what is no number counts as silent."""
    return min(1.0, max(0.0, ratio)) if ratio == ratio else 0.0  # noqa: PLR0124 - only NaN differs from itself


def _volume(text: str) -> Command | None:
    try:
        ratio = float(text)
    except ValueError:
        return None
    return Command(Verb.VOLUME, volume_ratio=held_ratio(ratio))
