"""Where the user's own files are. Creates nothing: whoever writes first makes the folder."""

from dataclasses import dataclass
from pathlib import Path

_APPLICATION = "unknot"


@dataclass(frozen=True, slots=True)
class UserFolders:
    """The places of the user's files.

    Attributes:
        settings: The folder of ``settings.json``.
        routines: The folder that the user's own routines are read from.
        techniques: The folder of the user's own techniques.
        poses: The folder of the pictures of these.
        voices: The folder of the user's own recordings, a folder for each voice.
        cache: The folder of what can be made again.
        clips: The folder in it of what a voice has said.
    """

    settings: Path
    routines: Path
    techniques: Path
    poses: Path
    voices: Path
    cache: Path
    clips: Path


def user_folders(data: Path | None = None) -> UserFolders:
    """The user's folders: all under ``data`` when it is given, else where the platform keeps such files.

    On Linux these follow the XDG base directories.
    """
    if data is not None:
        root = data.absolute()
        return _below(root, settings=root, cache=root / "cache")
    import platformdirs  # noqa: PLC0415 - 13 ms that commands with --data need not spend

    return _below(
        platformdirs.user_data_path(_APPLICATION, appauthor=False),
        settings=platformdirs.user_config_path(_APPLICATION, appauthor=False),
        cache=platformdirs.user_cache_path(_APPLICATION, appauthor=False),
    )


def _below(data: Path, *, settings: Path, cache: Path) -> UserFolders:
    """The folders of content below the user's data."""
    return UserFolders(
        settings=settings,
        routines=data / "routines",
        techniques=data / "techniques",
        poses=data / "poses",
        voices=data / "voices",
        cache=cache,
        clips=cache / "clips",
    )
