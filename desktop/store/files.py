"""Writing a user's file so that it is whole or untouched, and setting aside one that cannot be read."""

import contextlib
import errno
import glob
import os
import tempfile
import time
from pathlib import Path
from typing import Final

DRAFT_S: Final = 60
"""Nobody takes this long to write one of our files."""


def write_whole(path: Path, content: bytes) -> None:
    """Writes ``content`` to ``path`` so that a crash at any moment leaves the old file or the new one.

    The bytes go to a temporary file in the same folder, are synced to the disk and renamed into place.
    The folder is made when it is missing.

    Raises:
        OSError: When the disk is full, the folder is read-only or the like; the old file is untouched.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(prefix=f".{path.name}.", dir=path.parent)
    draft = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        draft.replace(path)
    except BaseException:
        with contextlib.suppress(OSError):
            draft.unlink()
        raise


def clear_drafts(path: Path) -> None:
    """Removes drafts of that file which an end in the middle of writing left behind.

    What is younger than ``DRAFT_S`` may be the draft of another program that runs now, and stays.
    """
    oldest_s = time.time() - DRAFT_S
    with contextlib.suppress(OSError):
        for draft in path.parent.glob(f".{glob.escape(path.name)}.*"):
            with contextlib.suppress(OSError):
                if draft.stat().st_mtime < oldest_s:
                    draft.unlink()


def read_plain(path: Path) -> bytes:
    """The content of a plain file.

    Raises:
        OSError: When there is none, it cannot be read, or it is no plain file: a pipe would never end.
    """
    if path.exists() and not path.is_file():
        raise OSError(errno.EINVAL, "it is not a plain file", str(path))
    return path.read_bytes()


def set_aside(path: Path) -> Path:
    """Renames a file that cannot be read, so that nothing writes over it, and returns its new name.

    The new name ends in ``.unreadable``, with a number when that name is taken.

    Raises:
        OSError: When the file cannot be renamed.
    """
    number = 0
    while True:
        suffix = f".{number}" if number else ""
        target = path.with_name(f"{path.name}{suffix}.unreadable")
        if not target.exists():
            return path.rename(target)
        number += 1
