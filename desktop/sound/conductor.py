"""Knows where in the score the stream is, which notes begin next, and which have been sounded.

Knows no samples. Positions and moments of the stream are both counted in frames at 48 kHz.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from desktop.sound.rate import FRAMES_PER_MS
from desktop.sound.score import LATE_MS, Note, NoteKey, Score

LATE_FRAMES = LATE_MS * FRAMES_PER_MS
"""How late a note may begin, in frames."""


@dataclass(frozen=True, slots=True)
class _Run:
    """Playing: the frame of the stream at which a position comes."""

    at: int
    position: int


@dataclass(frozen=True, slots=True)
class Entry:
    """A note that begins.

    Attributes:
        note: Which one.
        at: The frame of the stream at which it begins.
        due: The frame at which it should have begun: a little before, where playing starts after it.
    """

    note: Note
    at: int
    due: int


class Conductor:
    """Reads a score along the stream."""

    def __init__(self) -> None:
        self._notes: tuple[Note, ...] = ()
        self._begins: list[int] = []
        self._run: _Run | None = None
        self._position = 0
        self._sounded: set[NoteKey] = set()

    @property
    def playing(self) -> bool:
        """Whether the position moves, or will when its moment comes."""
        return self._run is not None

    def set_score(self, score: Score) -> None:
        """Read another score from now on; what was sounded of the one before is not sounded again."""
        self._notes = tuple(sorted(score.notes, key=lambda note: note.at_ms))
        self._begins = [note.at_ms * FRAMES_PER_MS for note in self._notes]
        self._sounded &= {note.key for note in self._notes}

    def has(self, note: Note) -> bool:
        """Whether the score has the same clip at the same moment."""
        begin = note.at_ms * FRAMES_PER_MS
        here = self._notes[bisect_left(self._begins, begin) : bisect_right(self._begins, begin)]
        return any(other.key == note.key for other in here)

    def forget(self, position: int) -> None:
        """Let everything from a position on be sounded again."""
        before_ms = -(-position // FRAMES_PER_MS)
        self._sounded = {key for key in self._sounded if key[0] < before_ms}

    def start(self, position: int, at: int) -> None:
        """Play on from a position, which comes at a frame of the stream and stands still until then."""
        self._run = _Run(at, position)

    def stop(self, at: int) -> None:
        """Stand still from a frame of the stream on."""
        self._position = self.position_at(at)
        self._run = None

    def position_at(self, frame: int) -> int:
        """The position at a frame of the stream."""
        if self._run is None:
            return self._position
        return self._run.position + max(0, frame - self._run.at)

    def around(self, position: int, frames: int) -> Sequence[Note]:
        """The notes that may begin when playing starts at a position, and those of some frames after it."""
        first = bisect_left(self._begins, position - LATE_FRAMES)
        return self._notes[first : bisect_left(self._begins, position + frames)]

    def entries(self, first: int, frames: int) -> Iterator[Entry]:
        """The notes that begin within some frames of the stream and have not been sounded, in their order.

        Where playing starts within them, those are among them that should have begun a little before.
        """
        run, after = self._run, first + frames
        if run is None or run.at >= after:
            return
        if run.at >= first:
            last = bisect_left(self._begins, run.position)
            for index in range(bisect_left(self._begins, run.position - LATE_FRAMES), last):
                yield from self._entry(index, run)
        last = bisect_left(self._begins, self.position_at(after))
        for index in range(bisect_left(self._begins, self.position_at(max(first, run.at))), last):
            yield from self._entry(index, run)

    def more_after(self, frame: int) -> bool:
        """Whether a note begins at a frame of the stream or later."""
        if self._run is None:
            return False
        from_position = self.position_at(frame) - (LATE_FRAMES if frame <= self._run.at else 0)
        return bisect_left(self._begins, from_position) < len(self._begins)

    def mark(self, note: Note) -> None:
        """Take down that a note has been sounded."""
        self._sounded.add(note.key)

    def _entry(self, index: int, run: _Run) -> Iterator[Entry]:
        note = self._notes[index]
        due = run.at + self._begins[index] - run.position
        if note.key not in self._sounded:
            yield Entry(note, max(due, run.at), due)
