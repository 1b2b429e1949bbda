"""Where the content and the assets are: in the installed package first, then beside it in a checkout.

Knows the folders' names and nothing of what is in them.
"""

from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent


def _folder(name: str) -> Path:
    """The folder of that name in the wheel, or its twin at the top of a checkout."""
    installed = _PACKAGE / name
    return installed if installed.is_dir() else _PACKAGE.parent / name


def assets_folder() -> Path:
    """The folder with poses, sounds, icons and themes."""
    return _folder("assets")


def routines_folder() -> Path:
    """The folder with our routines, techniques and catalogue."""
    return _folder("routines")
