"""Keeps the clips that are played, ready for mixing, in bounded memory. Knows no score and no moment."""

from collections import OrderedDict
from dataclasses import dataclass
from pathlib import Path

from desktop.sound.aside import Aside, at_once
from desktop.sound.clip_file import read_recorded
from desktop.sound.resampling import resampled
from desktop.sound.samples import Samples

LIMIT_BYTES = 32_000_000
"""What is kept unless said otherwise: 160 s of speech, all cue sounds of a set four times over, or the
longest clip there may be (`clip_file.LONGEST_S` in stereo: 23 MB) beside the cue sounds."""


@dataclass(frozen=True, slots=True)
class _Kept:
    samples: Samples
    state: tuple[int, int]


class ClipBank:
    """Gives clips by their file, at 48 kHz. What has not been asked for longest goes first.

    To read a clip of a minute takes longer than a stream lasts, and a disk may have to wake up first. So
    files are looked at and read aside, and what is given is what is here by then.
    """

    def __init__(self, limit_bytes: int = LIMIT_BYTES, aside: Aside = at_once) -> None:
        """Keep nothing yet.

        Args:
            limit_bytes: How much memory the clips may take; one that is larger is kept alone.
            aside: Where files are looked at and read.
        """
        self._limit_bytes = limit_bytes
        self._aside = aside
        self._held_bytes = 0
        self._kept: OrderedDict[Path, _Kept] = OrderedDict()
        self._looked_for: set[Path] = set()

    def look(self, path: Path) -> None:
        """Have a file looked at, and read if it is not kept as it is now; what is kept is given meanwhile.

        Args:
            path: A WAV file: 16 bit, mono or stereo, 8 to 96 kHz, up to a minute.
        """
        if path in self._looked_for:
            return
        self._looked_for.add(path)
        kept = self._kept.get(path)

        def keep(found: _Kept | None) -> None:
            self._looked_for.discard(path)
            self._keep(path, found)

        self._aside(lambda: _read(path, kept), keep)

    def clip(self, path: Path) -> Samples | None:
        """A clip as far as is known: from memory, after a look at its file (`look`).

        Returns:
            One row for each of its channels. None while it is read, and when the file is not there or cannot
            be used; it may be there when asked for again.
        """
        self.look(path)
        return self.kept(path)

    def kept(self, path: Path) -> Samples | None:
        """A clip from memory, or None; its file is not looked at."""
        kept = self._kept.get(path)
        if kept is None:
            return None
        self._kept.move_to_end(path)
        return kept.samples

    def _keep(self, path: Path, found: _Kept | None) -> None:
        kept = self._kept.pop(path, None)
        if kept is not None:
            self._held_bytes -= kept.samples.nbytes
        if found is None:
            return
        self._kept[path] = found
        self._held_bytes += found.samples.nbytes
        while self._held_bytes > self._limit_bytes and len(self._kept) > 1:
            _, oldest = self._kept.popitem(last=False)
            self._held_bytes -= oldest.samples.nbytes


def _read(path: Path, kept: _Kept | None) -> _Kept | None:
    """What is to be kept of a file: the same as before if it has not changed since."""
    try:
        status = path.stat()
    except (OSError, ValueError):
        return None
    state = (status.st_mtime_ns, status.st_size)
    if kept is not None and kept.state == state:
        return kept
    recorded = read_recorded(path)
    if recorded is None:
        return None
    samples = resampled(recorded.samples, recorded.rate_hz)
    samples.flags.writeable = False
    return _Kept(samples, state)
