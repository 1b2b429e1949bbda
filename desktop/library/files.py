"""Files of content on the disk: which there are, and their text, read so that nothing can hang or escape.

Knows no YAML.
"""

import os
import stat
from pathlib import Path

from desktop.library.scalars import shortened
from desktop.model.problem import Problem

MAX_BYTES = 262_144
"""The largest file that is read, in bytes; ours are below 20,000. The most awkward takes half a second."""

_SUFFIX = ".yaml"
_NEAR_SUFFIXES = (".yaml", ".yml")
# Without waiting: a pipe put in the place of the file after we looked would wait for a writer.
_READ_AT_ONCE = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)


def content_files(folder: Path) -> tuple[Path, ...]:
    """The files of content that lie in a folder itself, by name.

    Files whose names only look like it (``.yml``, ``.YAML``) are among them, so that they can be complained
    of. Hidden files are not.

    Raises:
        OSError: When the folder cannot be listed.
    """
    with os.scandir(folder) as listed:
        names = sorted(entry.name for entry in listed if _is_content(entry.name))
    return tuple(folder / name for name in names)


def content_files_below(folder: Path) -> tuple[Path | Problem, ...]:
    """The files of content in a folder and in all folders below it, save hidden ones and linked folders.

    A folder that cannot be listed has its problem in the place of its files.
    """
    found: list[Path | Problem] = []
    # Not by recursion: folders may be nested more deeply than Python calls functions.
    waiting = [folder]
    while waiting:
        here = waiting.pop()
        try:
            with os.scandir(here) as listed:
                entries = sorted(listed, key=lambda entry: entry.name)
        except OSError as error:
            message = f"The folder cannot be read: {error.strerror or error}."
            found.append(Problem(str(here), 0, 0, message))
            continue
        folders = {entry.name for entry in entries if entry.is_dir(follow_symlinks=False)}
        found.extend(
            here / entry.name for entry in entries if entry.name not in folders and _is_content(entry.name)
        )
        waiting.extend(here / name for name in sorted(folders, reverse=True) if not name.startswith("."))
    return tuple(found)


def read_text(path: Path, folder: Path | None = None) -> str | Problem:
    """The text of a file, or the problem that keeps it from being read.

    Only regular files of at most ``MAX_BYTES`` are opened, so that a pipe or a device cannot hang us.

    Args:
        path: The file.
        folder: Where the file must lie when links are followed; anywhere when it is not given.
    """
    shown = str(path)
    try:
        fault = _fault_of_name(path) or _fault_of_place(path, folder) or _fault_of_file(path.stat())
        if fault is not None:
            return Problem(shown, 0, 0, *fault)
        with os.fdopen(os.open(path, _READ_AT_ONCE), "rb") as file:
            # Files of the system tell no size, and any file may have grown since: one byte more betrays it.
            # They may also have nothing to read just now, which is told as None.
            data = file.read(MAX_BYTES + 1) or b""
            fault = _fault_of_file(os.fstat(file.fileno())) or _fault_of_size(len(data))
    except FileNotFoundError:
        return Problem(shown, 0, 0, "There is no such file.")
    except OSError as error:
        return Problem(shown, 0, 0, f"The file cannot be read: {error.strerror or error}.")
    return Problem(shown, 0, 0, *fault) if fault is not None else _decoded(data, shown)


def real_path(path: Path) -> Path:
    """Where a file really lies, all links followed; links that go in a circle lie anywhere on it."""
    return Path(os.path.realpath(path))


def _is_content(name: str) -> bool:
    return name.lower().endswith(_NEAR_SUFFIXES) and not name.startswith(".")


def _fault_of_name(path: Path) -> tuple[str, str] | None:
    """Why the name is not one of a file of content, as message and hint."""
    if path.suffix == _SUFFIX:
        return None
    return (
        f"The name of a file of content ends in {_SUFFIX}.",
        f"Rename it to {shortened(path.stem)}{_SUFFIX}.",
    )


def _fault_of_place(path: Path, folder: Path | None) -> tuple[str, str] | None:
    """Why the file may not be read where it really lies, as message and hint."""
    if folder is None or not path.is_symlink() or real_path(path).is_relative_to(real_path(folder)):
        return None
    return "This is a link to a file outside its folder.", "Copy the file here instead."


def _fault_of_file(status: os.stat_result) -> tuple[str, str] | None:
    """Why the thing of that name is not read, as message and hint."""
    if not stat.S_ISREG(status.st_mode):
        return "This is not an ordinary file.", "Put an ordinary file in its place."
    return _fault_of_size(status.st_size)


def _fault_of_size(size: int) -> tuple[str, str] | None:
    """Why a file with that many bytes is not read, as message and hint."""
    if size <= MAX_BYTES:
        return None
    message = f"The file is too large: at most {MAX_BYTES} bytes are read."
    return message, "Split it, or check that it is the file you mean."


def _decoded(data: bytes, shown: str) -> str | Problem:
    """The text of the bytes, which must be UTF-8."""
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        before = data[: error.start].decode("utf-8").replace("\r\n", "\n").replace("\r", "\n")
        line, column = before.count("\n") + 1, len(before) - before.rfind("\n")
        message = f"The byte 0x{data[error.start]:02X} here is not UTF-8."
        return Problem(shown, line, column, message, "Save the file in the encoding UTF-8.")
