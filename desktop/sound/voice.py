"""The port of a voice: text in, samples out. Knows no engine of speech, no file and no clock."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol

from desktop.model.units import DurationMs


class Pace(StrEnum):
    """How fast a voice speaks."""

    CALM = "calm"
    NORMAL = "normal"
    BRISK = "brisk"

    @property
    def words_per_minute(self) -> int:
        """What an engine of speech is asked for; pauses between sentences come on top."""
        return {Pace.CALM: 140, Pace.NORMAL: 160, Pace.BRISK: 180}[self]


@dataclass(frozen=True, slots=True)
class Speech:
    """Rendered speech: one channel, 16 bit, in the byte order of the machine.

    Attributes:
        samples: The samples.
        rate_hz: How many make a second.
    """

    samples: bytes
    rate_hz: int

    @property
    def length_ms(self) -> DurationMs:
        """How long it sounds, rounded up."""
        return -(-len(self.samples) // 2 * 1000 // self.rate_hz)


class VoiceFailed(Exception):  # noqa: N818 - what happened, not a fault of ours
    """The engine of speech could not be loaded or did not render; the session goes on without its words."""


@dataclass(frozen=True, slots=True)
class VoiceInfo:
    """A voice that can be chosen.

    Attributes:
        id: What the settings keep: the engine, a colon, and what that calls it.
        title: What to call it to the user.
        natural: Whether it sounds like a person rather than a machine; such are chosen first.
    """

    id: str
    title: str
    natural: bool = False


class Voice(Protocol):
    """Renders text, one piece at a time, on one thread."""

    @property
    def key(self) -> str:
        """What tells its clips apart from those of every other voice, pace and version.

        Known at once, without loading an engine of speech.
        """
        ...

    def render(self, text: str) -> Speech:
        """Say some sentence.

        Args:
            text: Words as they are spoken (`desktop.sound.spoken`).

        Raises:
            VoiceFailed: It could not.
        """
        ...


class NoVoice:
    """Stands in where there is no voice at all: every text fails, with the reason."""

    def __init__(self, why: str) -> None:
        """Say why.

        Args:
            why: Why there is none, one sentence for the user.
        """
        self._why = why

    @property
    def key(self) -> str:
        """The same for all: nothing is ever kept under it."""
        return "none"

    def render(self, text: str) -> Speech:  # noqa: ARG002 - as every voice has it
        """Say nothing.

        Raises:
            VoiceFailed: Always.
        """
        raise VoiceFailed(self._why)
