"""What is said in a session, as WAV files: the user's own recordings, or what a voice rendered and is kept.

Says where a line's file is before it is there. May be asked from one thread while it renders on another.
Knows no engine of speech, no session and no Qt.
"""

import contextlib
import errno
import os
import threading
import time
from collections.abc import Iterable, Iterator
from hashlib import blake2b
from pathlib import Path
from typing import Final

from desktop.model.problem import Problem
from desktop.model.speech import Line, MeasureLine
from desktop.model.units import DurationMs
from desktop.sound.joining import joined
from desktop.sound.recordings import Recordings
from desktop.sound.speech_files import NotSpeech, read_shape, write_speech
from desktop.sound.spoken import Piece, spoken
from desktop.sound.voice import Voice, VoiceFailed
from desktop.sound.wav import DRAFT_ENDING

_LIMIT_BYTES: Final = 400_000_000
"""What kept clips may take: some two and a half hours of speech. Every routine that ships takes some 210 MB
at the calm pace of espeak-ng, with all that planning tried; another voice or pace has clips of its own."""

_ROOM: Final = 0.9
"""How much of the limit stays when it is reached, so that it is not reached again at once."""

_FORM: Final = "1"
"""Raised when a clip of the same words is made otherwise."""

_USED_AFTER_S: Final = 3_600
"""A clip that is used is marked as such at most this often."""

_DRAFT_S: Final = 60
"""Nobody takes this long to write a clip."""


class NotKept(VoiceFailed):
    """The voice spoke, but the disk does not take the clip: another voice would be no help."""


class SpokenClips:
    """The clips of one voice, beside the user's own recordings."""

    def __init__(
        self,
        folder: Path,
        voice: Voice,
        recordings: Recordings | None = None,
        *,
        instead: Voice | None = None,
        limit_bytes: int = _LIMIT_BYTES,
    ) -> None:
        """Touches nothing yet.

        Args:
            folder: Where clips are kept, those of every voice; need not exist.
            voice: Says what has not been recorded.
            recordings: The user's own recordings; None for none.
            instead: Speaks once the voice has failed; None when nothing else can.
            limit_bytes: How much all kept clips may take; those not used for longest go first.
        """
        self._folder = folder
        self._voice = voice
        self._recordings = Recordings() if recordings is None else recordings
        self._instead = instead
        self._limit_bytes = limit_bytes
        self._pieces: dict[str, tuple[tuple[Piece, ...], Path]] = {}
        self._lengths: dict[Path, tuple[int, int, DurationMs]] = {}
        self._kept: frozenset[Path] = frozenset()
        self._total_bytes: int | None = None
        self._rendering = threading.Lock()

    @property
    def problems(self) -> tuple[Problem, ...]:
        """What is wrong with recordings of the user that are left out."""
        return self._recordings.problems

    def instead(self) -> "SpokenClips | None":
        """The clips in another voice, to use once this one has failed; None when nothing else speaks."""
        if self._instead is None:
            return None
        return SpokenClips(self._folder, self._instead, self._recordings, limit_bytes=self._limit_bytes)

    def path(self, line: Line) -> Path:
        """The file of a line, whether it is there already or not: the recording, if there is one."""
        recording = self._recordings.find(line.recording)
        return self._said(line.text)[1] if recording is None else recording.path

    def length_ms(self, line: Line) -> DurationMs | None:
        """How long a line sounds, as far as is known without rendering; 0 when there is nothing to say."""
        recording = self._recordings.find(line.recording)
        if recording is not None:
            return recording.length_ms
        pieces, path = self._said(line.text)
        return self._known_ms(path) if pieces else 0

    def render(self, line: Line) -> DurationMs:
        """See to it that the clip of a line is there.

        Returns:
            How long it sounds; 0 when there is nothing to say.

        Raises:
            NotKept: The clip cannot be written.
            VoiceFailed: The voice did not say it.
        """
        with self._rendering:
            known_ms = self.length_ms(line)
            if known_ms is None:
                return self._made(*self._said(line.text))
            self._mark_used(self.path(line))
            return known_ms

    def keep(self, lines: Iterable[Line]) -> tuple[Line, ...]:
        """Name the lines whose clips must stay, whatever the limit; those named before may go.

        Returns:
            Those of them that have yet to be rendered, in order.
        """
        missing: list[Line] = []
        kept: set[Path] = set()
        for line in lines:
            path = self.path(line)
            kept.add(path)
            if self.length_ms(line) is None:
                missing.append(line)
            else:
                self._mark_used(path)
        self._kept = frozenset(kept)
        return tuple(missing)

    def kept_bytes(self) -> int:
        """How much all kept clips take, those of every voice; asks for each of thousands of files."""
        return sum(size for _, size, _ in self._clips())

    def clear(self) -> None:
        """Delete all kept clips, those of every voice, as far as that can be done. Recordings stay."""
        with self._rendering:
            for entry in self._entries():
                with contextlib.suppress(OSError):
                    os.unlink(entry.path)  # noqa: PTH108 - an entry has no Path
            self._lengths.clear()
            self._total_bytes = None

    def _said(self, text: str) -> tuple[tuple[Piece, ...], Path]:
        known = self._pieces.get(text)
        if known is None:
            pieces = spoken(text)
            words = "\n".join(f"{piece.text}\t{piece.pause_ms}" for piece in pieces)
            key = f"{_FORM}\n{self._voice.key}\n{words}".encode("utf-8", "surrogatepass")
            known = pieces, self._folder / f"{blake2b(key, digest_size=16).hexdigest()}.wav"
            self._pieces[text] = known
        return known

    def _known_ms(self, path: Path) -> DurationMs | None:
        """The length of a file that is there and whole; its head is read once."""
        try:
            told = os.stat(path)  # noqa: PTH116 - half as long as Path.stat, and asked for each line of a session
            known = self._lengths.get(path)
            if known is None or known[:2] != (told.st_size, told.st_mtime_ns):
                known = told.st_size, told.st_mtime_ns, read_shape(path).length_ms
                self._lengths[path] = known
        except (OSError, NotSpeech):
            return None
        return known[2]

    def _made(self, pieces: tuple[Piece, ...], path: Path) -> DurationMs:
        speech = joined([(self._voice.render(piece.text), piece.pause_ms) for piece in pieces])
        if not speech.samples:
            raise VoiceFailed(f"The voice has no words for “{pieces[0].text[:40]}”.")
        try:
            written = write_speech(speech, path)
        except OSError as error:
            raise NotKept(_not_kept(self._folder, error)) from error
        self._make_room(written)
        return speech.length_ms

    def _mark_used(self, path: Path) -> None:
        """Move a clip away from the end of the queue of those that go first."""
        known = self._lengths.get(path)
        if known is None or time.time() - known[1] / 1e9 < _USED_AFTER_S:
            return
        with contextlib.suppress(OSError):
            os.utime(path)

    def _make_room(self, written: int) -> None:
        """Delete what was not used for longest once the limit is passed."""
        if self._total_bytes is None:
            self._total_bytes = self.kept_bytes()
        else:
            self._total_bytes += written
        if self._total_bytes <= self._limit_bytes:
            return
        clips = sorted(self._clips())
        left = sum(size for _, size, _ in clips)
        for _, size, path in clips:
            if left <= self._limit_bytes * _ROOM:
                break
            if path not in self._kept:
                with contextlib.suppress(OSError):
                    path.unlink()
                    self._lengths.pop(path, None)
                    left -= size
        self._total_bytes = left

    def _clips(self) -> Iterator[tuple[int, int, Path]]:
        """When each clip was last used, its size and its file; drafts that were left behind are deleted."""
        for entry in self._entries():
            with contextlib.suppress(OSError):
                told = entry.stat(follow_symlinks=False)
                if entry.name.endswith(".wav"):
                    yield told.st_mtime_ns, told.st_size, self._folder / entry.name
                elif told.st_mtime < time.time() - _DRAFT_S:
                    os.unlink(entry.path)  # noqa: PTH108 - an entry has no Path

    def _entries(self) -> list["os.DirEntry[str]"]:
        """The files in the folder that are ours."""
        try:
            with os.scandir(self._folder) as entries:
                return [
                    entry
                    for entry in entries
                    if entry.name.endswith((".wav", DRAFT_ENDING)) and not entry.is_dir(follow_symlinks=False)
                ]
        except OSError:
            return []


def measuring(clips: SpokenClips, otherwise: MeasureLine) -> MeasureLine:
    """Tells the length of a line, rendering what is missing.

    Args:
        clips: Where lines are rendered.
        otherwise: What a line counts as where the voice fails.
    """

    def measure(line: Line) -> DurationMs:
        try:
            return clips.render(line)
        except VoiceFailed:
            return otherwise(line)

    return measure


def _not_kept(folder: Path, error: OSError) -> str:
    what = error.strerror or str(error)
    if error.errno == errno.ENOSPC:
        what = "the disk is full"
    return f"What the voice says cannot be kept in {folder}: {what}."
