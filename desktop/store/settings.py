"""What the user chose, kept between two starts in one small JSON file.

Each setting is declared once, in ``Settings``. A file that cannot be read is set aside under a new name and
reported; it is never written over.
"""

import json
from collections.abc import Callable
from dataclasses import asdict, dataclass, fields, replace
from pathlib import Path
from typing import Any, cast

from desktop.model.problem import OutsideProblem
from desktop.store.files import read_plain, set_aside, write_whole

_VERSION = 1
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


def _is_texts(value: object) -> bool:
    return isinstance(value, list) and all(isinstance(item, str) for item in cast("list[object]", value))


def _is_size(value: object) -> bool:
    if not isinstance(value, list):
        return False
    numbers = cast("list[object]", value)
    return len(numbers) == 2 and all(isinstance(n, int) and 0 < n < 100_000 for n in numbers)


def _is_ratio(value: object) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool) and 0 <= value <= 1


_ACCEPTED: dict[str, Callable[[object], bool]] = {
    "owned_tools": lambda value: value is None or _is_texts(value),
    "appearance": lambda value: value in APPEARANCES,
    "skin": lambda value: value in SKINS,
    "hair": lambda value: value in HAIRS,
    "volume_ratio": _is_ratio,
    "reduced_motion": lambda value: isinstance(value, bool),
    "window_size": lambda value: value is None or _is_size(value),
}


def _decoded(text: str) -> Settings:
    """The settings in that text; what it leaves out is at its default.

    Raises:
        ValueError: When the text is not a settings file of a version that this program knows, or a value in
            it does not fit its setting.
    """
    document: Any = json.loads(text)
    if not isinstance(document, dict):
        message = "it is not a settings file"
        raise ValueError(message)  # noqa: TRY004 - the caller treats every unreadable file alike
    values = cast("dict[str, object]", document)
    if values.get("version") != _VERSION:
        message = f"its version is {values.get('version')!r}, this program knows {_VERSION}"
        raise ValueError(message)
    chosen: dict[str, Any] = {}
    for name in (field.name for field in fields(Settings)):
        value = values.get(name)
        if name not in values:
            continue
        if not _ACCEPTED[name](value):
            message = f"it gives {name!r} a value that does not fit"
            raise ValueError(message)
        chosen[name] = tuple(cast("list[Any]", value)) if isinstance(value, list) else value
    return replace(Settings(), **chosen)


class SettingsFile:
    """The settings of one user, read once and written whenever one changes."""

    def __init__(self, folder: Path) -> None:
        self._path = folder / _FILE
        self._writable = True

    def load(self) -> tuple[Settings, OutsideProblem | None]:
        """The stored settings, or the defaults with what stood in the way of reading them."""
        try:
            return _decoded(read_plain(self._path).decode()), None
        except FileNotFoundError:
            return Settings(), None
        except OSError as error:
            self._writable = False
            return Settings(), OutsideProblem(
                f"Your settings in {self._path} could not be read ({error.strerror}).",
                "Choices of this session are not kept; mend the file's permissions and start again.",
            )
        except (ValueError, RecursionError) as error:
            return Settings(), self._put_away(error)

    def save(self, settings: Settings) -> OutsideProblem | None:
        """Keeps these settings; returns what stood in the way, or None.

        A file that could not be read and could not be set aside is left as it is.
        """
        if not self._writable:
            return None
        content = json.dumps({"version": _VERSION, **asdict(settings)}, indent=2, ensure_ascii=False)
        try:
            write_whole(self._path, content.encode() + b"\n")
        except OSError as error:
            return OutsideProblem(
                f"Your choices could not be kept in {self._path} ({error.strerror}).",
                "They hold until you close the app; free some space or mend the folder's permissions.",
            )
        return None

    def _put_away(self, reason: Exception) -> OutsideProblem:
        try:
            aside = set_aside(self._path)
        except OSError:
            self._writable = False
            return OutsideProblem(
                f"Your settings in {self._path} could not be understood ({reason}).",
                "Choices of this session are not kept; move that file away and start again.",
            )
        return OutsideProblem(
            f"Your settings could not be understood ({reason}), so they were set aside as {aside}.",
            "The app starts with its defaults; nothing was deleted.",
        )
