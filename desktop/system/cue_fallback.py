"""Plays single cues through playsound3, where the sound process cannot work.

playsound3 hands each clip to a player of the system: later (25 to 180 ms) and costlier than the sound
process, so one clip at a time and no ticks. Knows nothing of the sound process.
"""

import logging
from collections.abc import Callable
from pathlib import Path
from typing import Protocol, TypeAlias

from desktop.sound.cues import SoundName
from desktop.sound.wav import clip_length_ms
from desktop.system.cue_alarm import MakeAlarm

_logger = logging.getLogger(__name__)


class PlayingClip(Protocol):
    """A clip that another program plays."""

    def is_alive(self) -> bool:
        """Whether it still plays."""
        ...

    def stop(self) -> None:
        """Stop it."""
        ...


PlayFile: TypeAlias = Callable[[Path], PlayingClip]
"""Starts to play a file and returns at once; may raise anything."""

FindPlayer: TypeAlias = Callable[[], PlayFile | None]
"""Looks for a way to play files; None when this machine has none. May raise anything."""


def find_playsound() -> PlayFile | None:
    """The way to play files that playsound3 finds on this machine, or None.

    Looking takes about 0.1 s the first time: playsound3 tries every player it knows when it is imported.
    """
    import playsound3  # noqa: PLC0415 - see above: only where it is needed

    if playsound3.DEFAULT_BACKEND is None:
        return None

    def play_file(path: Path) -> PlayingClip:
        return playsound3.playsound(path, block=False)

    return play_file


class BasicCues:
    """Cues one at a time, without ticks, at their recorded volume.

    Players of the system fail without a word when there is no device, so a clip whose player has ended half
    way through counts as not heard.
    """

    def __init__(
        self, sounds: Path, find_player: FindPlayer, make_alarm: MakeAlarm, on_failed: Callable[[], None]
    ) -> None:
        """Prepare to play; looks for nothing yet.

        Args:
            sounds: The folder with the clips.
            find_player: Looks for a way to play files.
            make_alarm: Where the alarm comes from that looks after each clip.
            on_failed: Called when a clip could not be heard; nothing is played until the next `open`.
        """
        self._sounds = sounds
        self._find_player = find_player
        self._on_failed = on_failed
        self._half_way = make_alarm(self._check_heard)
        self._play_file: PlayFile | None = None
        self._playing: PlayingClip | None = None
        self._ending: list[PlayingClip] = []

    def open(self) -> bool:
        """Look for a way to play.

        Returns:
            Whether there is one.
        """
        try:
            self._play_file = self._find_player()
        except Exception:
            # Whatever a foreign player does, silence is a way on.
            _logger.warning("no basic way to play sounds", exc_info=True)
        return self._play_file is not None

    def play(self, sound: str) -> None:
        """Play one cue in place of the one that sounds; leaves out ticks."""
        if self._play_file is None or sound == SoundName.TICK:
            return
        self.stop()
        path = self._sounds / f"{sound}.wav"
        try:
            self._playing = self._play_file(path)
            self._half_way.ring_in(clip_length_ms(path) // 2)
        except Exception:
            _logger.warning("a sound could not be played: %s", path, exc_info=True)
            self._fail()

    def stop(self) -> None:
        """Stop the cue that sounds."""
        self._half_way.cancel()
        # Asking whether it lives is what lets the system forget an ended process.
        self._ending = [clip for clip in self._ending if clip.is_alive()]
        if self._playing is not None and self._playing.is_alive():
            self._playing.stop()
            self._ending.append(self._playing)
        self._playing = None

    def close(self) -> None:
        """Stop, and let go of the way to play."""
        self.stop()
        self._play_file = None

    def _check_heard(self) -> None:
        if self._playing is not None and not self._playing.is_alive():
            _logger.warning("the player of the system ended before the sound did")
            self._fail()

    def _fail(self) -> None:
        self.close()
        self._on_failed()
