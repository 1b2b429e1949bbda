"""Mixes a session into a device's stream, so that each note is heard at its reading of the clock.

The device sets the pace: whenever it has drunk, the stream is filled up again. Where it runs faster or slower
than the machine's clock, single frames are left out or added. Knows neither Qt nor pipes.
"""

from collections import deque
from collections.abc import Callable
from typing import Protocol

from desktop.model.units import DurationMs
from desktop.sound.mixer import Block, Mixer
from desktop.sound.protocol import (
    Hold,
    NoDevice,
    Once,
    Order,
    Play,
    Ready,
    Report,
    SetLevels,
    SetScore,
    SoundAlive,
    Sounded,
    Unsounded,
)
from desktop.sound.rate import FRAMES_PER_MS
from desktop.sound.samples import Samples
from desktop.sound.score import Note
from desktop.system.heard_clock import HeardClock

HELD_MS = 90
"""How much the device is kept filled with: a busy moment of the machine shorter than that is not heard, and
another volume is heard that much later. With 60 ms a machine under full load was heard to stumble."""

HELD_STEP_MS = 20
"""How much more it is filled with after it ran dry, and how much less after it did not for `QUIET_MS`."""

MOST_HELD_MS = 130
"""The most it is filled with: another volume is then half way there within 150 ms, with 5 ms for the limiter
and 10 ms for half of the change."""

QUIET_MS = 60_000
"""How long it must not have run dry before the reserve goes a step back towards `HELD_MS`."""

LEAST_FRAMES = 2 * FRAMES_PER_MS
"""Blocks are not shorter, so that few are mixed."""

SKEW_FRAMES = FRAMES_PER_MS // 2
"""From this error on (0.5 ms) a frame is left out of or added to each block: 1 ms a second, inaudible."""

JUMP_FRAMES = 2 * FRAMES_PER_MS
"""From this error on the score is set right at once: the stream stood still or leapt. What sounds goes on."""

DRY_MS = 1200
"""A device that has drunk nothing for so long plays no more. When a sound server dies, QtMultimedia may go on
as if nothing had happened: that nobody drinks is the one sign of it."""

THIRST_MS = 300
"""A device that has drunk nothing for so long is not said to be well."""

COLD_MS = 4000
"""The same for a device that has not drunk yet since the stream started: some take seconds to wake."""

IDLE_MS = 60_000
"""How long the stream goes on with nothing to play: while questions are answered it stays awake, since a cold
device swallows the first word."""


class Stream(Protocol):
    """A stream of 48,000 frames a second to a device."""

    @property
    def capacity_frames(self) -> int:
        """How much it can hold."""
        ...

    def start(self) -> None:
        """Start from an empty stream."""
        ...

    def stop(self) -> None:
        """Stop and let the device sleep."""
        ...

    def held_frames(self) -> int:
        """How much it holds that the device has not drunk."""
        ...

    def write(self, samples: Samples) -> None:
        """Add frames; never more than there is room for."""
        ...

    def is_broken(self) -> bool:
        """Whether the system says that it cannot play."""
        ...


class Pump:
    """Feeds one stream, for as long as it is looked after as `LOOKS_MS` says."""

    def __init__(
        self,
        mixer: Mixer,
        stream: Stream,
        clock: Callable[[], float],
        tell: Callable[[Report], None],
    ) -> None:
        """Start the stream with silence.

        Args:
            mixer: Mixes what the orders say.
            stream: What to feed.
            clock: The monotonic clock in milliseconds, with fractions.
            tell: Hears the reports.
        """
        self._mixer = mixer
        self._stream = stream
        self._clock = clock
        self._tell = tell
        self._heard = HeardClock()
        self._play: Play | None = None
        self._is_aimed = False
        self._has_score = False
        self._told_ready = self._told_awake = False
        self._held_ms: DurationMs = HELD_MS
        self._held_from_ms = clock()
        self._due: deque[tuple[float, Note]] = deque()
        self._is_awake = False
        self._wake()

    @property
    def is_awake(self) -> bool:
        """Whether it wants to be looked after."""
        return self._is_awake

    def obey(self, order: Order) -> None:
        """Carry out an order that concerns what is played."""
        match order:
            case SetScore(score):
                self._has_score = bool(score.notes)
                self._mixer.set_score(score)
            case Play(position_ms, heard_at_ms):
                self._play, self._is_aimed = order, False
                since_ms = max(0, round(self._clock()) - heard_at_ms)
                self._mixer.expect((position_ms + since_ms) * FRAMES_PER_MS)
            case Hold():
                self.hold()
            case Once(clip, bus):
                self._mixer.once(clip, bus)
            case SetLevels(levels):
                self._mixer.set_levels(levels)
            case _:
                pass
        if not self._is_awake and (self._has_score or isinstance(order, Once)):
            self._wake()

    def hold(self) -> None:
        """Stand still."""
        self._play = None
        self._mixer.hold()

    def set_loop(self, loop: Samples | None) -> None:
        """Choose what sounds behind the session."""
        self._mixer.set_ambient(loop)

    def beat(self) -> None:
        """Tell that the device is well; not while it drinks nothing although it should."""
        is_dry = self._is_awake and self._clock() - self._drunk_at_ms > THIRST_MS
        if self._told_ready and not is_dry:
            self._tell(SoundAlive(self._delay_ms))

    def turn(self) -> None:
        """Look after the stream."""
        if not self._is_awake:
            return
        now_ms = self._clock()
        held = self._stream.held_frames()
        self._look(now_ms, held)
        self._aim()
        self._fill(held)
        self._measure_delay(now_ms)
        self._tell_sounded(now_ms)
        self._doze(now_ms)

    def close(self) -> None:
        """Let go of the device."""
        self._is_awake = False
        self._stream.stop()

    def _wake(self) -> None:
        self._stream.start()
        self._heard.forget()
        self._written = self._drunk = 0
        self._is_aimed = self._told_awake = False
        self._delay_ms: DurationMs = 0
        self._drunk_at_ms = self._busy_at_ms = self._clock()
        self._is_awake = True
        self._fill(0)

    def _look(self, now_ms: float, held: int) -> None:
        drunk = self._written - held
        if drunk > self._drunk:
            self._drunk, self._drunk_at_ms = drunk, now_ms
        elif now_ms - self._drunk_at_ms > (DRY_MS if drunk else COLD_MS) or self._stream.is_broken():
            self._is_awake = False
            self._tell(NoDevice("the device takes nothing"))
            return
        if held == 0:
            # It ran dry, nobody knows for how long.
            self._heard.forget()
            self._hold_more(HELD_STEP_MS, now_ms)
            return
        if drunk:
            self._heard.look(now_ms, drunk)
        if now_ms - self._held_from_ms > QUIET_MS:
            self._hold_more(-HELD_STEP_MS, now_ms)

    def _hold_more(self, more_ms: DurationMs, now_ms: float) -> None:
        """Change the reserve, from which another step is due in a while."""
        self._held_ms = min(MOST_HELD_MS, max(HELD_MS, self._held_ms + more_ms))
        self._held_from_ms = now_ms

    def _measure_delay(self, now_ms: float) -> None:
        if not self._heard.is_known:
            return
        next_heard_ms = self._heard.heard_ms(self._written + Mixer.delay_frames)
        self._delay_ms = max(0, round(next_heard_ms - now_ms))
        if not (self._told_awake or self._heard.is_settled):
            return
        if not self._told_ready:
            self._told_ready = True
            self._tell(Ready(self._delay_ms))
        elif not self._told_awake:
            self._tell(SoundAlive(self._delay_ms))
        self._told_awake = True

    def _aim(self) -> None:
        """Have the mixer start, or start again, where the clock says."""
        play = self._play
        if play is None or not self._heard.is_known:
            return
        position_frames = play.position_ms * FRAMES_PER_MS
        if not self._is_aimed:
            self._mixer.play(position_frames, self._wait_frames(play))
            self._is_aimed = True
        elif abs(self._error_frames(play)) >= JUMP_FRAMES:
            self._mixer.follow(position_frames, self._wait_frames(play))

    def _wait_frames(self, play: Play) -> int:
        """How many frames from the next one on the position of the order is to be mixed."""
        wait_ms = play.heard_at_ms - self._heard.heard_ms(self._written)
        return round(wait_ms * FRAMES_PER_MS) - Mixer.delay_frames

    def _error_frames(self, play: Play) -> int:
        """How far the score is behind the clock; 0 while it waits for its start."""
        wait = self._wait_frames(play)
        return 0 if wait > 0 else play.position_ms * FRAMES_PER_MS - wait - self._mixer.position_frames

    def _fill(self, held: int) -> None:
        frames = min(self._held_ms * FRAMES_PER_MS, self._stream.capacity_frames) - held
        if frames < LEAST_FRAMES or not self._is_awake:
            return
        block = self._mixer.mix(frames, self._skew_frames())
        self._stream.write(block.samples)
        self._remember(block)
        self._written += frames

    def _skew_frames(self) -> int:
        if self._play is None or not self._is_aimed or not self._heard.is_known:
            return 0
        error = self._error_frames(self._play)
        return 0 if abs(error) < SKEW_FRAMES else (1 if error > 0 else -1)

    def _remember(self, block: Block) -> None:
        if block.sounded:
            heard_ms = self._heard.heard_ms(self._written + Mixer.delay_frames)
            self._due.extend((heard_ms, note) for note in block.sounded)
        for note in block.unsounded:
            self._tell(Unsounded(note))

    def _tell_sounded(self, now_ms: float) -> None:
        """Report what is heard by now: what is only mixed may never be."""
        while self._due and self._due[0][0] <= now_ms:
            self._tell(Sounded(self._due.popleft()[1]))

    def _doze(self, now_ms: float) -> None:
        if self._has_score or self._play is not None or not self._mixer.idle or self._due:
            self._busy_at_ms = now_ms
        elif now_ms - self._busy_at_ms > IDLE_MS:
            self.close()
            self._delay_ms = 0
            self._tell(SoundAlive(self._delay_ms))
