"""Files that can be made again, kept so that the next start need not make them.

What is missing, damaged, out of date or cannot be written is no error: it is made anew. Knows nothing of what
is kept.
"""

import contextlib
import os
from collections.abc import Iterable, Iterator
from pathlib import Path
from zlib import crc32

from desktop.store.files import read_plain, write_whole


class CacheFile:
    """One kept file, and the state of the world that it was made from.

    The file begins with a line that holds a checksum of all below it and the length of the state; the state
    and the content follow.
    """

    def __init__(self, path: Path, state: str) -> None:
        """Names a file.

        Args:
            path: Where it is kept; its folder need not exist.
            state: What the content depends on, as ``state_of`` tells it.
        """
        self._path = path
        self._state = state.encode(errors="surrogateescape")

    def load(self) -> bytes | None:
        """The content, when it was made from the very same state; else None."""
        try:
            head, _, body = read_plain(self._path).partition(b"\n")
        except OSError:
            return None
        if head != _head(self._state, body) or not body.startswith(self._state):
            return None
        return body[len(self._state) :]

    def save(self, content: bytes) -> None:
        """Keeps the content for the next start, where that is possible."""
        body = self._state + content
        with contextlib.suppress(OSError):
            write_whole(self._path, _head(self._state, body) + b"\n" + body)


def state_of(version: str, folders: Iterable[tuple[Path, str]]) -> str:
    """Tells everything in some folders so that any change of a file changes the words.

    Args:
        version: The version of what is made from the files.
        folders: Folders to walk, each with the ending of the files that matter in it; all when it is empty.
    """
    lines = [version]
    for folder, ending in folders:
        lines.extend(_lines(folder, ending))
    return "\n".join(lines)


def _head(state: bytes, body: bytes) -> bytes:
    return b"%08x %d" % (crc32(body), len(state))


def _lines(folder: Path, ending: str) -> Iterator[str]:
    """A line for a folder and for each file below it: where it is, its rights, its size, its last change."""
    try:
        yield f"{folder} {folder.stat().st_mode}"
        # Not Path.iterdir, which would ask the disk once more for each file.
        with os.scandir(folder) as entries:
            found = sorted(entries, key=lambda entry: entry.name)
    except OSError as error:
        yield f"{folder} {error.errno}"
        return
    for entry in found:
        if entry.is_dir(follow_symlinks=False):
            yield from _lines(Path(entry.path), ending)
        elif entry.name.endswith(ending):
            yield _line(entry)


def _line(entry: "os.DirEntry[str]") -> str:
    try:
        told = entry.stat()
    except OSError as error:
        # A link that leads nowhere, or a file that went away meanwhile.
        return f"{entry.path} {error.errno}"
    return f"{entry.path} {told.st_mode} {told.st_size} {told.st_mtime_ns}"
