"""The user's own recordings of what is said: a folder of WAV files named by step.

The files are somebody's: each is looked at before it counts, and what cannot be used is told and left out.
Knows neither routines nor voices.
"""

import os
import re
import stat
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from types import MappingProxyType
from typing import Final

from desktop.model.problem import Problem
from desktop.model.units import DurationMs
from desktop.sound.speech_files import NotSpeech, read_shape

LONGEST_MS: Final = 60_000
"""No recording is longer: no step says as much."""

LARGEST_BYTES: Final = 12_000_000
"""No recording is larger: a minute in stereo at 48 kHz."""

MOST_FILES: Final = 5_000
"""Files of a folder that are looked at."""

_NAME = re.compile(r"[a-z0-9_]{1,80}\.[a-z0-9_]{1,80}(?:\.(?:left|right))?\.wav", re.IGNORECASE)
_ENDING = ".wav"
_NAME_HINT: Final = "Name it technique.step.wav, or technique.step.left.wav and .right.wav for one side."
_KIND_HINT: Final = "Save it as WAV, 16 bit PCM, mono or stereo, a minute at most."


@dataclass(frozen=True, slots=True)
class Recording:
    """A recording that can be played.

    Attributes:
        path: Its file.
        length_ms: How long it sounds.
    """

    path: Path
    length_ms: DurationMs


class Recordings:
    """The recordings of one folder, by the name of what they say."""

    def __init__(
        self, named: Mapping[str, Recording] | None = None, problems: Sequence[Problem] = ()
    ) -> None:
        """Hold some recordings.

        Args:
            named: Each under ``technique.step``, with ``.left`` or ``.right`` for one side.
            problems: What is wrong with the other files of the folder.
        """
        self._named = MappingProxyType(dict(named or {}))
        self._problems = tuple(problems)

    @property
    def problems(self) -> tuple[Problem, ...]:
        """What is wrong with the files that are left out."""
        return self._problems

    def __len__(self) -> int:
        """How many there are."""
        return len(self._named)

    def find(self, recording: str) -> Recording | None:
        """The recording of that name; for one side of a step, that of the step where that side has none."""
        if not recording or not self._named:
            return None
        found = self._named.get(recording)
        step, _, side = recording.rpartition(".")
        if found is None and side in ("left", "right"):
            return self._named.get(step)
        return found


def recording_folders(voices: Path) -> tuple[str, ...]:
    """The names of the folders with recordings, in order; none where there is no such place."""
    try:
        return tuple(sorted(entry.name for entry in voices.iterdir() if _is_within(entry, voices)))
    except OSError:
        return ()


def read_recordings(voices: Path, name: str) -> Recordings:
    """Look through a folder of recordings.

    Args:
        voices: The folder of all such folders.
        name: One of `recording_folders`; empty for none.

    Returns:
        What can be played, with what is wrong with the other files.
    """
    if not name:
        return Recordings()
    folder = voices / name
    if Path(name).name != name or not _is_within(folder, voices):
        sentence = "There is no such folder of recordings."
        problem = Problem(str(folder), 0, 0, sentence, "Choose another voice.")
        return Recordings(problems=[problem])
    named: dict[str, Recording] = {}
    problems: list[Problem] = []
    for path in _wav_files(folder):
        try:
            named[path.name[: -len(_ENDING)].lower()] = _looked_at(path, folder)
        except _UnusableError as error:
            problems.append(Problem(str(path), 0, 0, f"This recording is left out: it {error}.", error.hint))
        except OSError as error:
            sentence = f"This recording cannot be read: {error.strerror or error}."
            problems.append(Problem(str(path), 0, 0, sentence, "Check its rights."))
    return Recordings(named, problems)


class _UnusableError(Exception):
    """A file is no recording; the text follows on "it"."""

    def __init__(self, what: str, hint: str) -> None:
        super().__init__(what)
        self.hint = hint


def _looked_at(path: Path, folder: Path) -> Recording:
    if not _NAME.fullmatch(path.name):
        raise _UnusableError("is not named after a step", _NAME_HINT)
    if not path.resolve().is_relative_to(folder.resolve()):
        raise _UnusableError("is a link out of its folder", "Copy the file itself here.")
    told = path.stat()
    if not stat.S_ISREG(told.st_mode):
        raise _UnusableError("is no plain file", _KIND_HINT)
    if told.st_size > LARGEST_BYTES:
        raise _UnusableError(f"has more than {LARGEST_BYTES // 1_000_000} MB", _KIND_HINT)
    try:
        length_ms = read_shape(path).length_ms
    except NotSpeech as error:
        raise _UnusableError(str(error), _KIND_HINT) from error
    if length_ms > LONGEST_MS:
        raise _UnusableError("is longer than a minute", _KIND_HINT)
    return Recording(path, length_ms)


def _wav_files(folder: Path) -> Iterator[Path]:
    """The files in a folder that end like recordings, in order; other files are nobody's business here."""
    try:
        with os.scandir(folder) as entries:
            names = [entry.name for entry in islice(entries, MOST_FILES)]
    except OSError:
        return
    for name in sorted(names):
        if name.lower().endswith(_ENDING) and not name.startswith("."):
            yield folder / name


def _is_within(folder: Path, voices: Path) -> bool:
    """Whether it is a folder of recordings: not hidden, and no link that leads elsewhere."""
    try:
        leads_to = folder.resolve()
        return (
            not folder.name.startswith(".")
            and leads_to.is_dir()
            and leads_to.is_relative_to(voices.resolve())
            and leads_to != voices.resolve()
        )
    except (OSError, ValueError, RuntimeError):
        return False
