"""Keeps the clips that are played, ready for mixing, in bounded memory. Knows no score and no moment."""

from collections import OrderedDict
from dataclasses import dataclass
from pathlib import Path

from desktop.sound.clip_file import read_recorded
from desktop.sound.resampling import resampled
from desktop.sound.samples import Samples

LIMIT_BYTES = 16_000_000
"""What is kept unless said otherwise: 80 s of speech, or all cue sounds of a set twice over."""


@dataclass(frozen=True, slots=True)
class _Kept:
    samples: Samples
    state: tuple[int, int]


class ClipBank:
    """Gives clips by their file, at 48 kHz. What has not been asked for longest goes first."""

    def __init__(self, limit_bytes: int = LIMIT_BYTES) -> None:
        self._limit_bytes = limit_bytes
        self._held_bytes = 0
        self._kept: OrderedDict[Path, _Kept] = OrderedDict()

    @property
    def held_bytes(self) -> int:
        """How much memory the kept clips take: at most the limit, or one clip that is larger."""
        return self._held_bytes

    def clip(self, path: Path) -> Samples | None:
        """A clip, from memory if its file has not changed since.

        Args:
            path: A WAV file: 16 bit, mono or stereo, 8 to 96 kHz, up to two minutes.

        Returns:
            One row for each of its channels. None when the file is not there or cannot be used; it may be
            there when asked for again.
        """
        try:
            status = path.stat()
        except (OSError, ValueError):
            self._drop(path)
            return None
        state = (status.st_mtime_ns, status.st_size)
        kept = self._kept.get(path)
        if kept is not None and kept.state == state:
            self._kept.move_to_end(path)
            return kept.samples
        self._drop(path)
        recorded = read_recorded(path)
        if recorded is None:
            return None
        samples = resampled(recorded.samples, recorded.rate_hz)
        samples.flags.writeable = False
        self._keep(path, _Kept(samples, state))
        return samples

    def _keep(self, path: Path, kept: _Kept) -> None:
        self._kept[path] = kept
        self._held_bytes += kept.samples.nbytes
        while self._held_bytes > self._limit_bytes and len(self._kept) > 1:
            _, oldest = self._kept.popitem(last=False)
            self._held_bytes -= oldest.samples.nbytes

    def _drop(self, path: Path) -> None:
        kept = self._kept.pop(path, None)
        if kept is not None:
            self._held_bytes -= kept.samples.nbytes
