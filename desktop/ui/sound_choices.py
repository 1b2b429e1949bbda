"""What a person chooses about the sound, and what there is to choose from. Plain values; knows no widget."""

from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import Final

from desktop.model.speech import Amount
from desktop.model.units import DurationMs
from desktop.sound.output import Device, SoundStatus
from desktop.sound.score import Ambient, Levels
from desktop.sound.voice import Pace, VoiceInfo

STEP_PERCENT: Final = 5
"""What a key adds to a volume, or takes from it."""


class Sample(StrEnum):
    """Something to hear before it is chosen for good."""

    VOICE = "voice"
    """A sentence in the chosen voice, at the chosen pace."""
    CUES = "cues"
    """The cue sounds of the chosen set."""
    AMBIENT = "ambient"
    """Some seconds of what sounds behind a session."""
    LEAD_IN = "lead_in"
    """A sentence after the silence before the first sound."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SoundChoices:
    """All that can be chosen about the sound.

    Attributes:
        levels: How loud each bus is.
        muted: Whether nothing shall be heard for now; it ends with the app.
        amount: How much is said.
        voice: The id of the voice; empty for the best one there is.
        recordings: The folder of the person's own recordings; empty for none.
        pace: How fast the voice speaks.
        cue_set: "calm", "clear" or "low".
        ambient: What sounds behind a session.
        breathing: Whether a soft tone paces the breath.
        lead_in_ms: Silence before the first sound of a session.
        device: The id of the device to play on; empty for the system's default.
    """

    levels: Levels = field(default_factory=Levels)
    muted: bool = False
    amount: Amount = Amount.FULL
    voice: str = ""
    recordings: str = ""
    pace: Pace = Pace.CALM
    cue_set: str = "calm"
    ambient: Ambient = Ambient.NONE
    breathing: bool = False
    lead_in_ms: DurationMs = 0
    device: str = ""

    @property
    def heard(self) -> Levels:
        """How loud each bus is to be now: silent while muted."""
        return replace(self.levels, master=0.0) if self.muted else self.levels

    @property
    def is_silent(self) -> bool:
        """Whether nothing can be heard, be it muted or turned all the way down."""
        return self.heard.master == 0

    @property
    def volume_percent(self) -> int:
        """How loud everything is when it is not muted."""
        return round(self.levels.master * 100)

    def with_levels(self, levels: Levels) -> "SoundChoices":
        """The same with other levels; who turns everything up or down wants to hear it."""
        return replace(self, levels=levels, muted=self.muted and levels.master == self.levels.master)

    def turned(self, steps: int) -> "SoundChoices":
        """The same, louder by so many steps, or softer by a negative number; no longer muted."""
        whole = round(self.volume_percent / STEP_PERCENT) * STEP_PERCENT + steps * STEP_PERCENT
        master = min(100, max(0, whole)) / 100
        return replace(self, levels=replace(self.levels, master=master), muted=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class SoundMeans:
    """What there is to choose from on this machine, and how well the sound works.

    Attributes:
        voices: The voices, the best ones first.
        recordings: The names of the folders with recordings.
        recordings_place: The folder that such folders go into; not told when empty.
        devices: What there is to play on.
        status: How a session is heard at the moment.
        trouble: What is wrong with the voice or the recordings, in sentences; empty when nothing is.
        kept_mb: How much room the spoken clips take on disk, in megabytes.
    """

    voices: tuple[VoiceInfo, ...] = ()
    recordings: tuple[str, ...] = ()
    recordings_place: str = ""
    devices: tuple[Device, ...] = ()
    status: SoundStatus = SoundStatus.OFF
    trouble: str = ""
    kept_mb: float = 0.0
