"""What the user chose, kept between two starts in one small JSON file.

Each setting is declared once, in ``Settings``.
"""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import cast

from desktop.store.kept import KeptFile, KeptKind, is_texts

_FILE = "settings.json"

APPEARANCES = ("system", "light", "dark", "high_contrast")
"""The looks that can be chosen; "system" follows the desktop."""

SKINS = ("fair", "tan", "brown", "deep")
"""The skin tones of the person in the pictures, the first one at first."""

HAIRS = ("brown", "black", "blond", "grey")
"""The colours of the hair, likewise."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """The user's choices.

    Attributes:
        owned_tools: The ids of the tools that were ticked; None until the question was answered once.
        appearance: One of ``APPEARANCES``.
        volume_ratio: Loudness of the cues, 0 (silent) to 1.
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
    reduced_motion: bool = False
    window_size: tuple[int, int] | None = None


def _is_size(value: object) -> bool:
    if not isinstance(value, list):
        return False
    numbers = cast("list[object]", value)
    return len(numbers) == 2 and all(isinstance(n, int) and 0 < n < 100_000 for n in numbers)


def _is_ratio(value: object) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool) and 0 <= value <= 1


_ACCEPTED: dict[str, Callable[[object], bool]] = {
    "owned_tools": lambda value: value is None or is_texts(value),
    "appearance": lambda value: value in APPEARANCES,
    "skin": lambda value: value in SKINS,
    "hair": lambda value: value in HAIRS,
    "volume_ratio": _is_ratio,
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
