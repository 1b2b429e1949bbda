"""Copies of clips with a volume baked in, for players that know none. Knows no player."""

import logging
import tempfile
import wave
from contextlib import suppress
from pathlib import Path

from desktop.sound.wav import write_scaled

KEPT = 8
"""How many copies are kept: the one that sounds, the next one, and the chimes that come often."""

FULL_RATIO = 0.99
"""From here on (0.1 dB below full) the clip itself is played."""

_logger = logging.getLogger(__name__)


class QuietCopies:
    """A temporary folder of copies, made when one is first wanted and removed with `clear`."""

    def __init__(self) -> None:
        self._folder: tempfile.TemporaryDirectory[str] | None = None
        self._copies: dict[tuple[Path, float], Path] = {}
        self._made = 0

    def copy_of(self, clip: Path, volume_ratio: float) -> Path | None:
        """A clip at a volume.

        Args:
            clip: The WAV file.
            volume_ratio: The amplitude from 0 to 1.

        Returns:
            The copy, or the clip itself at full volume; None when the clip is not there or cannot be copied.
        """
        if not clip.is_file():
            return None
        if volume_ratio >= FULL_RATIO:
            return clip
        key = (clip, round(volume_ratio, 2))
        if key not in self._copies:
            try:
                self._copies[key] = self._write(clip, volume_ratio)
            except (OSError, wave.Error, EOFError):
                _logger.warning("a clip cannot be copied: %s", clip, exc_info=True)
                return None
            self._drop_oldest()
        return self._copies[key]

    def clear(self) -> None:
        """Remove all copies."""
        self._copies.clear()
        if self._folder is not None:
            self._folder.cleanup()
            self._folder = None

    def _write(self, clip: Path, volume_ratio: float) -> Path:
        if self._folder is None:
            self._folder = tempfile.TemporaryDirectory(prefix="unknot-clips-", ignore_cleanup_errors=True)
        self._made += 1
        copy = Path(self._folder.name) / f"{self._made}.wav"
        write_scaled(clip, volume_ratio, copy)
        return copy

    def _drop_oldest(self) -> None:
        while len(self._copies) > KEPT:
            oldest = next(iter(self._copies))
            # Where a file that is still played cannot be removed it goes with the folder.
            with suppress(OSError):
                self._copies.pop(oldest).unlink()
