"""What the user chose, kept between two starts in one small JSON file.

Each setting is declared once, in ``Settings``.
"""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import cast

from desktop.model.speech import Amount
from desktop.store.kept import KeptFile, KeptKind, is_texts

_FILE = "settings.json"

APPEARANCES = ("system", "light", "dark", "high_contrast")
"""The looks that can be chosen; "system" follows the desktop."""

SKINS = ("fair", "tan", "brown", "deep")
"""The skin tones of the person in the pictures, the first one at first."""

AMOUNTS = tuple(amount.value for amount in Amount)
"""How much is said in a session."""

PACES = ("calm", "normal", "brisk")
"""How fast the voice speaks."""

CUE_SETS = ("calm", "clear", "low")
"""The families of cue sounds; "low" for who hears high tones badly."""

AMBIENTS = ("none", "rain", "drone", "bells")
"""What may sound behind a session."""

LONGEST_LEAD_IN_MS = 2_000
"""The longest silence before the first sound."""

HAIRS = ("brown", "black", "blond", "grey")
"""The colours of the hair, likewise."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """The user's choices.

    Attributes:
        owned_tools: The ids of the tools that were ticked; None until the question was answered once.
        appearance: One of ``APPEARANCES``.
        volume_ratio: Loudness of everything, 0 (silent) to 1.
        voice_ratio: Loudness of the voice beside it, 0 to 1.
        cue_ratio: Loudness of the cue sounds beside it, 0 to 1.
        ambient_ratio: Loudness of the ambient sound beside it, 0 to 1.
        voice: The id of the voice; empty for the best one there is.
        recordings: The folder of the user's own recordings to use; empty for none.
        pace: One of ``PACES``.
        amount: One of ``AMOUNTS``.
        cue_set: One of ``CUE_SETS``.
        ambient: One of ``AMBIENTS``.
        breathing: Whether a soft tone paces the breath.
        lead_in_ms: Silence before the first sound of a session, up to ``LONGEST_LEAD_IN_MS``.
        sound_device: The id of the device to play on; empty for the system's default.
        skin: One of ``SKINS``.
        hair: One of ``HAIRS``.
        reduced_motion: Whether pictures stand still.
        window_size: Width and height of the window when it was closed, in pixels; None before the first time.
    """

    owned_tools: tuple[str, ...] | None = None
    appearance: str = "system"
    skin: str = SKINS[0]
    hair: str = HAIRS[0]
    volume_ratio: float = 0.8
    voice_ratio: float = 1.0
    cue_ratio: float = 0.8
    ambient_ratio: float = 0.5
    voice: str = ""
    recordings: str = ""
    pace: str = PACES[0]
    amount: str = AMOUNTS[0]
    cue_set: str = CUE_SETS[0]
    ambient: str = AMBIENTS[0]
    breathing: bool = False
    lead_in_ms: int = 0
    sound_device: str = ""
    reduced_motion: bool = False
    window_size: tuple[int, int] | None = None


def _is_size(value: object) -> bool:
    if not isinstance(value, list):
        return False
    numbers = cast("list[object]", value)
    return len(numbers) == 2 and all(isinstance(n, int) and 0 < n < 100_000 for n in numbers)


def _is_whole(value: object) -> bool:
    return isinstance(value, int) and not isinstance(value, bool)


def _is_ratio(value: object) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool) and 0 <= value <= 1


_ACCEPTED: dict[str, Callable[[object], bool]] = {
    "owned_tools": lambda value: value is None or is_texts(value),
    "appearance": lambda value: value in APPEARANCES,
    "skin": lambda value: value in SKINS,
    "hair": lambda value: value in HAIRS,
    "volume_ratio": _is_ratio,
    "voice_ratio": _is_ratio,
    "cue_ratio": _is_ratio,
    "ambient_ratio": _is_ratio,
    "voice": lambda value: isinstance(value, str),
    "recordings": lambda value: isinstance(value, str),
    "pace": lambda value: value in PACES,
    "amount": lambda value: value in AMOUNTS,
    "cue_set": lambda value: value in CUE_SETS,
    "ambient": lambda value: value in AMBIENTS,
    "breathing": lambda value: isinstance(value, bool),
    "lead_in_ms": lambda value: _is_whole(value) and 0 <= cast("int", value) <= LONGEST_LEAD_IN_MS,
    "sound_device": lambda value: isinstance(value, str),
    "reduced_motion": lambda value: isinstance(value, bool),
    "window_size": lambda value: value is None or _is_size(value),
}


_KIND = KeptKind(
    defaults=Settings(),
    accepted=_ACCEPTED,
    what="settings",
    loss="Choices of this session are not kept.",
)


class SettingsFile(KeptFile[Settings]):
    """The settings of one user."""

    def __init__(self, folder: Path) -> None:
        super().__init__(folder / _FILE, _KIND)
