"""Plays a session's clips through playsound3, one at a time, where the sound process cannot work.

playsound3 hands each clip to a player of the system: later (25 to 180 ms) and costlier than the sound
process, so ticks and breathing tones are left out. Such players know no volume: it is baked into a copy of
the clip. Knows nothing of the sound process.
"""

import logging
import wave
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Protocol, TypeAlias

from desktop.model.units import ClockMs, DurationMs, PositionMs
from desktop.sound.aside import Aside
from desktop.sound.cues import SoundName
from desktop.sound.score import LATE_MS, Bus, Levels, Note, Score
from desktop.sound.wav import clip_length_ms
from desktop.system.alarm import MakeAlarm
from desktop.system.note_ledger import Anchor
from desktop.system.quiet_copies import QuietCopies

LEFT_OUT = frozenset({SoundName.TICK, SoundName.BREATHE_IN, SoundName.BREATHE_OUT})
"""Cue sounds that mislead when they are late."""

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


class BasicListener(Protocol):
    """Hears what became of each clip; ``note`` is None for a clip beside the score."""

    def on_player_looked_for(self, *, found: bool) -> None:
        """It is known whether there is a way to play."""
        ...

    def on_clip_heard(self, note: Note | None) -> None:
        """A clip was heard, at least half of it or until it was stopped."""
        ...

    def on_clip_left_out(self, note: Note) -> None:
        """A note is not played on purpose."""
        ...

    def on_clip_failed(self) -> None:
        """A clip could not be heard; the next one is tried all the same."""
        ...


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


@dataclass(frozen=True, slots=True)
class _Wish:
    """A clip that is to sound now."""

    clip: Path
    bus: Bus
    note: Note | None
    since_ms: ClockMs


@dataclass(frozen=True, slots=True)
class _Copy:
    """A clip at its volume."""

    path: Path
    length_ms: DurationMs


class BasicSound:
    """A score, one clip at a time.

    It may be told everything while it is closed and plays only while it is open. Players of the system fail
    without a word when there is no device, so a clip whose player has ended half way through was not heard.
    Whatever waits for a disk or for other programs is done aside: the window goes on.
    """

    def __init__(
        self,
        find_player: FindPlayer,
        make_alarm: MakeAlarm,
        clock: Callable[[], ClockMs],
        aside: Aside,
        listener: BasicListener,
    ) -> None:
        """Prepare to play; looks for nothing yet.

        Args:
            find_player: Looks for a way to play files.
            make_alarm: Makes an alarm.
            clock: The monotonic clock in milliseconds.
            aside: Where a player is looked for and copies are written, one after the other.
            listener: Hears what became of each clip.
        """
        self._find_player = find_player
        self._clock = clock
        self._aside = aside
        self._listener = listener
        self._next = make_alarm(self._sound_due)
        self._half_way = make_alarm(self._check_heard)
        self._copies = QuietCopies()
        self._score = Score()
        self._levels = Levels()
        self._anchor: Anchor | None = None
        self._told_to_ms: PositionMs = 0
        self._is_wanted = False
        self._play_file: PlayFile | None = None
        self._wish: _Wish | None = None
        self._playing: PlayingClip | None = None
        self._playing_bus = Bus.CUES
        self._unsure: Note | None = None
        self._ending: list[PlayingClip] = []

    @property
    def is_open(self) -> bool:
        """Whether it plays."""
        return self._play_file is not None

    def open(self) -> None:
        """Look for a way to play, and play from where the session is as soon as one is found."""
        self._is_wanted = True
        self._aside(self._look_for_player, self._on_looked)

    def close(self) -> None:
        """Stop, and let go of the way to play."""
        self._is_wanted = False
        self._stop_clip()
        self._next.cancel()
        if self._play_file is not None:
            self._play_file = None
            self._aside(self._copies.clear, _ignore)

    def set_score(self, score: Score) -> None:
        """Say what there is to play; what was told before stays told."""
        self._score = score
        self._set_alarm()

    def set_levels(self, levels: Levels) -> None:
        """Set how loud each bus is, from the next clip on."""
        self._levels = levels

    def play(self, anchor: Anchor) -> None:
        """Play from a position on."""
        self._stop_clip()
        self._anchor = anchor
        self._go_on_from(max(anchor.position_ms, anchor.position_at(self._clock()) - LATE_MS))

    def hold(self) -> None:
        """Stand still and silent."""
        self._stop_clip()
        self._anchor = None
        self._next.cancel()

    def once(self, clip: Path, bus: Bus) -> None:
        """Sound a clip now, in place of the one that sounds."""
        if self.is_open:
            self._stop_clip()
            self._sound(clip, bus, None)

    def _look_for_player(self) -> PlayFile | None:
        try:
            return self._find_player()
        except Exception:
            # Whatever a foreign player does, silence is a way on.
            _logger.warning("no basic way to play sounds", exc_info=True)
            return None

    def _on_looked(self, play_file: PlayFile | None) -> None:
        if not self._is_wanted:
            return
        self._play_file = play_file
        if self._anchor is not None:
            self._go_on_from(self._anchor.position_at(self._clock()))
        self._listener.on_player_looked_for(found=self.is_open)

    def _go_on_from(self, position_ms: PositionMs) -> None:
        self._told_to_ms = position_ms
        self._set_alarm()

    def _set_alarm(self) -> None:
        """Wait for the next note, and bake its volume meanwhile."""
        self._next.cancel()
        anchor = self._anchor
        if not self.is_open or anchor is None:
            return
        note = next((note for note in self._score.notes if note.at_ms >= self._told_to_ms), None)
        if note is not None:
            self._next.ring_in(max(0, anchor.heard_at(note.at_ms) - self._clock()))
            if not _is_left_out(note):
                self._aside(partial(self._copy, note.clip, self._levels.of(note.bus)), _ignore)

    def _sound_due(self) -> None:
        if self._anchor is None:
            return
        here_ms = self._anchor.position_at(self._clock())
        due = self._score.between(self._told_to_ms, here_ms + 1)
        self._told_to_ms = max(self._told_to_ms, here_ms + 1)
        for note in due:
            self._sound_note(note, here_ms)
        self._set_alarm()

    def _sound_note(self, note: Note, here_ms: PositionMs) -> None:
        if _is_left_out(note):
            self._listener.on_clip_left_out(note)
        elif here_ms - note.at_ms <= LATE_MS and not (note.bus is Bus.CUES and self._is_speaking()):
            self._stop_clip()
            self._sound(note.clip, note.bus, note)

    def _is_speaking(self) -> bool:
        if self._wish is not None:
            return self._wish.bus is Bus.VOICE
        return self._playing_bus is Bus.VOICE and self._playing is not None and self._playing.is_alive()

    def _sound(self, clip: Path, bus: Bus, note: Note | None) -> None:
        level = self._levels.of(bus)
        if level <= 0.0:
            self._listener.on_clip_heard(note)
            return
        self._wish = _Wish(clip, bus, note, self._clock())
        self._aside(partial(self._copy, clip, level), partial(self._start, self._wish))

    def _copy(self, clip: Path, level: float) -> _Copy | None:
        """A clip at a volume; called aside. None when it is not there or cannot be played."""
        path = self._copies.copy_of(clip, level)
        try:
            return None if path is None else _Copy(path, clip_length_ms(path))
        except (OSError, EOFError, wave.Error):
            _logger.warning("a sound cannot be read: %s", clip, exc_info=True)
            return None

    def _start(self, wish: _Wish, copy: _Copy | None) -> None:
        if wish is not self._wish:
            return
        self._wish = None
        is_too_late = wish.note is not None and self._clock() - wish.since_ms > LATE_MS
        if self._play_file is None or copy is None or is_too_late:
            return
        try:
            self._playing = self._play_file(copy.path)
        except Exception:
            _logger.warning("a sound could not be played: %s", wish.clip, exc_info=True)
            self._listener.on_clip_failed()
        else:
            self._half_way.ring_in(copy.length_ms // 2)
            self._playing_bus = wish.bus
            self._unsure = wish.note

    def _stop_clip(self) -> None:
        self._half_way.cancel()
        self._wish = None
        # Asking whether it lives is what lets the system forget an ended process.
        self._ending = [clip for clip in self._ending if clip.is_alive()]
        playing, self._playing = self._playing, None
        if playing is not None and playing.is_alive():
            self._tell_heard()
            playing.stop()
            self._ending.append(playing)

    def _check_heard(self) -> None:
        if self._playing is not None and self._playing.is_alive():
            self._tell_heard()
            self._listener.on_clip_heard(None)
        else:
            _logger.warning("the player of the system ended before the sound did")
            self._listener.on_clip_failed()

    def _tell_heard(self) -> None:
        note, self._unsure = self._unsure, None
        if note is not None:
            self._listener.on_clip_heard(note)


def _is_left_out(note: Note) -> bool:
    return note.bus is Bus.CUES and note.clip.stem in LEFT_OUT


def _ignore(result: object) -> None:
    """For work whose result nobody waits for."""
