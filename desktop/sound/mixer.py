"""Mixes a session into one stream: 48 kHz, stereo, every note at its sample.

Blocks of any size give the same stream: whatever changes is a value of the moment in the stream, never of the
block. Knows no device and no clock; what is heard when is for who feeds the device to say.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from desktop.sound.backdrop import Backdrop
from desktop.sound.clip_bank import ClipBank
from desktop.sound.conductor import LATE_FRAMES, Conductor
from desktop.sound.ducking import LOOK_AHEAD_FRAMES, Span
from desktop.sound.limiter import DELAY_FRAMES, Limiter
from desktop.sound.ramps import Ramp
from desktop.sound.rate import FRAMES_PER_MS
from desktop.sound.ringing import RingingClip
from desktop.sound.samples import Samples
from desktop.sound.score import Bus, Levels, Note, Score
from desktop.sound.stretching import Stretcher

HOLD_FADE_FRAMES = 25 * FRAMES_PER_MS
"""How long what sounds takes to fade when the session stands still or goes elsewhere."""

CUT_FADE_FRAMES = 16 * FRAMES_PER_MS
"""How long a clip takes to fade that gives way to another, or that a new score has no longer."""

LEVEL_FRAMES = 20 * FRAMES_PER_MS
"""How long a change of level takes: too short to be waited for, too long to click."""

LOAD_AHEAD_FRAMES = 2000 * FRAMES_PER_MS
"""How long before its moment a clip is read: a disk has time to wake up."""

_BESIDE_LATE_FRAMES = 1000 * FRAMES_PER_MS
"""How late a clip beside the score may begin: nobody could read it ahead."""


@dataclass(frozen=True, slots=True)
class Block:
    """A piece of the stream.

    Attributes:
        samples: A frame a row, two columns, within ±`limiter.CEILING_RATIO`.
        sounded: The notes whose beginning was mixed in with it.
        unsounded: The notes that will not be sounded, since their clip was not there in time.
    """

    samples: Samples
    sounded: tuple[Note, ...]
    unsounded: tuple[Note, ...]


@dataclass(frozen=True, slots=True)
class _Wanted:
    """A clip that is to begin at a frame of the stream, or as soon after as it is there.

    Attributes:
        last: The last frame at which it may begin.
        note: The note of the score that it is; None for a clip beside the score.
    """

    clip: Path
    bus: Bus
    at: int
    last: int
    note: Note | None = None


class Mixer:
    """Plays a score, clips beside it and a loop behind it, one block after the other. For one thread."""

    delay_frames = DELAY_FRAMES
    """How much later a frame comes out of `mix` than it was mixed in: the look-ahead of the limiter."""

    def __init__(self, bank: ClipBank) -> None:
        self._bank = bank
        self._conductor = Conductor()
        self._backdrop = Backdrop()
        self._limiter = Limiter()
        self._stretcher = Stretcher()
        self._sounding: list[RingingClip] = []
        self._wanted: list[_Wanted] = []
        self._levels = {bus: Ramp(1.0) for bus in Bus}
        self._now = 0
        """How many frames have been mixed in."""

    @property
    def position_frames(self) -> int:
        """The position of the next frame that is mixed in."""
        return self._conductor.position_at(self._now)

    @property
    def playing(self) -> bool:
        """Whether the session moves on; `hold` ends that, the end of the score does not."""
        return self._conductor.playing

    @property
    def idle(self) -> bool:
        """Whether nothing sounds, and nothing will unless something is asked for."""
        return self._silent and self.finished

    @property
    def finished(self) -> bool:
        """Whether no clip sounds, and none will unless something is asked for; the loop may go on."""
        return not self._sounding and not self._wanted and not self._conductor.more_after(self._now)

    def set_score(self, score: Score) -> None:
        """Play another score, from where the session is.

        What sounds goes on when that has the same clip at the same moment, and is faded out otherwise. What
        was sounded is not repeated. No two notes of a score may be the same clip at the same moment.
        """
        self._conductor.set_score(score)
        for sounding in self._sounding:
            if sounding.note is not None and not self._conductor.has(sounding.note):
                sounding.fade_out(self._now, CUT_FADE_FRAMES)
        self._wanted = [each for each in self._wanted if each.note is None or self._conductor.has(each.note)]
        self.expect(self.position_frames)

    def expect(self, position_frames: int) -> None:
        """Read what will begin soon when the score is played from a position, so that it is there by then."""
        for note in self._conductor.around(position_frames, LOAD_AHEAD_FRAMES):
            self._bank.look(note.clip)

    def play(self, position_frames: int, wait_frames: int = 0) -> None:
        """Play the score from a position.

        What sounds of the score is faded out, and everything from the position on is sounded, again if need
        be. Notes that began up to 150 ms before and were not sounded begin at once, whole. A mixer that plays
        and is moved by no more than that only follows.

        Args:
            position_frames: Where in the session.
            wait_frames: How many frames are mixed until that position comes; the session stands still until
                then. When negative, it should have come that long ago, and playing goes on after it.
        """
        at = self._now + max(0, wait_frames)
        position = position_frames + max(0, -wait_frames)
        shift = position - self._conductor.position_at(at)
        if not self.playing or abs(shift) > LATE_FRAMES:
            self._fade_score()
            self._conductor.forget(position_frames)
        self._conductor.start(position, at)
        self._backdrop.start(at)
        self.expect(position)

    def follow(self, position_frames: int, wait_frames: int = 0) -> None:
        """Set the position right while playing, because the stream stood still or leapt.

        What sounds goes on, nothing is sounded twice, and what should have begun in the last 150 ms does.

        Args:
            position_frames: As for `play`.
            wait_frames: As for `play`.
        """
        at = self._now + max(0, wait_frames)
        self._conductor.start(position_frames + max(0, -wait_frames), at)

    def hold(self) -> None:
        """Stand still: what sounds of the score and behind it is faded out."""
        self._conductor.stop(self._now)
        self._fade_score()
        self._backdrop.stop(self._now)

    def once(self, clip: Path, bus: Bus) -> None:
        """Sound a clip now, also while the session stands still; a voice clip silences the voice.

        It is silenced in turn when a note of the voice begins. Nothing happens when there is no such clip.
        """
        self._bank.look(clip)
        self._wanted.append(_Wanted(clip, bus, self._now, self._now + _BESIDE_LATE_FRAMES))

    def set_levels(self, levels: Levels) -> None:
        """Set how loud each bus is: within 20 ms, at once before the first block."""
        for bus in Bus:
            if self._now == 0:
                self._levels[bus] = Ramp(levels.of(bus))
            else:
                self._levels[bus].go(levels.of(bus), self._now, LEVEL_FRAMES)

    def set_ambient(self, loop: Samples | None) -> None:
        """Choose what sounds behind the session while it plays (`ambient.make_loop`), or nothing."""
        self._backdrop.choose(loop, self._now)

    def mix(self, frames: int, skew_frames: int = 0) -> Block:
        """The next piece of the stream.

        Args:
            frames: How many frames to give, at least 2.
            skew_frames: How many more, or less, the session moves on by: 1 to catch up with a clock, -1 to
                wait for it. The block is stretched for it.
        """
        count = frames + skew_frames
        for entry in self._conductor.entries(self._now + LOAD_AHEAD_FRAMES, count):
            self._bank.look(entry.note.clip)
        sounded, unsounded = self._begin(count)
        if self._silent:
            mixed = np.zeros((2, count), dtype=np.float32)
        else:
            mixed = self._limiter.hold_back(self._mixed(count))
        self._now += count
        self._sounding = [sounding for sounding in self._sounding if sounding.span.end > self._now]
        return Block(np.ascontiguousarray(self._stretcher.fit(mixed, frames).T), sounded, unsounded)

    @property
    def _silent(self) -> bool:
        return not self._sounding and self._limiter.empty and not self._backdrop.audible(self._now)

    def _mixed(self, count: int) -> Samples:
        block = np.zeros((2, count), dtype=np.float32)
        levels = {bus: ramp.over(self._now, count) for bus, ramp in self._levels.items()}
        for sounding in self._sounding:
            sounding.add_to(block, self._now, levels[sounding.bus])
        if self._backdrop.audible(self._now):
            self._backdrop.add_to(block, self._now, levels[Bus.AMBIENT], self._speech(count))
        return block

    def _begin(self, count: int) -> tuple[tuple[Note, ...], tuple[Note, ...]]:
        """Let begin what is wanted in the next frames; returns the notes that do, and those that never do."""
        waiting = {each.note.key for each in self._wanted if each.note is not None}
        for entry in self._conductor.entries(self._now, count):
            note = entry.note
            if note.key not in waiting:
                self._wanted.append(_Wanted(note.clip, note.bus, entry.at, entry.due + LATE_FRAMES, note))
        sounded: list[Note] = []
        unsounded: list[Note] = []
        still: list[_Wanted] = []
        for wanted in self._wanted:
            if wanted.last < self._now:
                unsounded += [] if wanted.note is None else [wanted.note]
            elif not self._begin_clip(wanted):
                still.append(wanted)
            elif wanted.note is not None:
                sounded.append(wanted.note)
        self._wanted = still
        return tuple(sounded), tuple(unsounded)

    def _begin_clip(self, wanted: _Wanted) -> bool:
        """Let a clip begin, whole and late if need be; returns whether it is there."""
        samples = self._bank.clip(wanted.clip)
        if samples is None:
            return False
        at = max(wanted.at, self._now)
        if wanted.bus is Bus.VOICE:
            self._silence_others(at, beside_only=wanted.note is not None)
        if wanted.note is not None:
            self._conductor.mark(wanted.note)
        self._sounding.append(RingingClip(samples, at, wanted.bus, wanted.note))
        return True

    def _silence_others(self, at: int, *, beside_only: bool) -> None:
        """Something is said: what else the voice says gives way, to an instruction only what is beside it."""
        for sounding in self._sounding:
            if sounding.bus is Bus.VOICE and not (beside_only and sounding.note is not None):
                sounding.fade_out(at, CUT_FADE_FRAMES)

    def _fade_score(self) -> None:
        self._wanted = [each for each in self._wanted if each.note is None]
        for sounding in self._sounding:
            if sounding.note is not None:
                sounding.fade_out(self._now, HOLD_FADE_FRAMES)

    def _speech(self, count: int) -> Sequence[Span]:
        """What the voice says in the next frames, and soon after."""
        spans = [sounding.span for sounding in self._sounding if sounding.bus is Bus.VOICE]
        for entry in self._conductor.entries(self._now + count, LOOK_AHEAD_FRAMES):
            clip = self._bank.kept(entry.note.clip) if entry.note.bus is Bus.VOICE else None
            if clip is not None:
                spans.append(Span(entry.at, entry.at + clip.shape[1]))
        return spans
