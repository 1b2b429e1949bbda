"""Keeps the account of a session's notes: which were due while nothing could be heard.

Knows neither processes nor devices; it is told what sounded and when hearing was lost and came back.
"""

from collections.abc import Set as AbstractSet
from dataclasses import dataclass

from desktop.model.units import ClockMs, PositionMs
from desktop.sound.score import LATE_MS, Note, NoteKey, Score


@dataclass(frozen=True, slots=True)
class Anchor:
    """Which position is heard when, while a session plays."""

    position_ms: PositionMs
    heard_at_ms: ClockMs

    def position_at(self, clock_ms: ClockMs) -> PositionMs:
        """The position that is heard at a reading of the clock."""
        return self.position_ms + clock_ms - self.heard_at_ms

    def heard_at(self, position_ms: PositionMs) -> ClockMs:
        """The reading of the clock at which a position is heard."""
        return self.heard_at_ms + position_ms - self.position_ms


class NoteLedger:
    """Tells the notes of gaps, each once.

    A note counts as missed when it was due between the moment from which nothing could be heard and the one
    from which something could, and nobody said that it sounded. Nothing can be heard until `hear` is called.
    """

    def __init__(self) -> None:
        self._score = Score()
        self._keys: AbstractSet[NoteKey] = frozenset()
        self._anchor: Anchor | None = None
        self._deaf_from_ms: ClockMs | None = 0
        self._deaf_until_ms: ClockMs | None = None
        self._sounded: set[NoteKey] = set()

    @property
    def score(self) -> Score:
        """What there is to play."""
        return self._score

    def set_score(self, score: Score, now_ms: ClockMs) -> tuple[Note, ...]:
        """Go on with another score; returns the notes of the one before that were missed until now.

        What was told of the one before, as sounded or as missed, counts for the same note in this one.
        """
        missed = self.settle(now_ms)
        if self._anchor is not None and self._deaf_from_ms is not None:
            # What was due until now is told already, as notes of the score before.
            self._deaf_from_ms = max(self._deaf_from_ms, now_ms)
        self._score = score
        self._keys = frozenset(note.key for note in score.notes)
        return missed

    def play(self, anchor: Anchor, now_ms: ClockMs) -> tuple[Note, ...]:
        """Play from now on; returns the notes missed on the way before."""
        missed = self.hold(now_ms)
        self._anchor = anchor
        return missed

    def hold(self, now_ms: ClockMs) -> tuple[Note, ...]:
        """Stand still; returns the notes missed until now."""
        missed = self.settle(now_ms)
        self._anchor = None
        self._sounded.clear()
        return missed

    def note_sounded(self, note: Note, now_ms: ClockMs) -> None:
        """A note began to sound, of this score or of one before."""
        if self._may_be_told(note, now_ms):
            self._sounded.add(note.key)

    def note_unsounded(self, note: Note, now_ms: ClockMs) -> tuple[Note, ...]:
        """A note could not be sounded; returns it if it is missed and was not told yet."""
        if note.key in self._sounded or not self._may_be_told(note, now_ms):
            return ()
        self._sounded.add(note.key)
        return (note,)

    def lose(self, since_ms: ClockMs) -> None:
        """Nothing can be heard since a moment; a gap that is not settled yet goes on."""
        if self._deaf_from_ms is None:
            self._deaf_from_ms = since_ms
        self._deaf_until_ms = None

    def hear(self, now_ms: ClockMs) -> None:
        """Something can be heard from now on."""
        if self._deaf_from_ms is not None and self._deaf_until_ms is None:
            self._deaf_until_ms = now_ms

    def settle(self, now_ms: ClockMs) -> tuple[Note, ...]:
        """The notes missed in the gap until now, or until it ended; that gap is told then."""
        if self._deaf_from_ms is None:
            return ()
        end_ms = now_ms if self._deaf_until_ms is None else min(now_ms, self._deaf_until_ms)
        missed = self._missed(self._deaf_from_ms, end_ms)
        self._sounded.update(note.key for note in missed)
        if self._deaf_until_ms is not None:
            self._deaf_from_ms = self._deaf_until_ms = None
        return missed

    def resumption(self, now_ms: ClockMs) -> Anchor | None:
        """Where a new player is to start, so that nothing that sounded is sounded again as a late note."""
        anchor = self._anchor
        told = self._sounded & self._keys
        if anchor is None or not told:
            return anchor
        fresh_ms = max(at_ms for at_ms, _, _ in told) + LATE_MS + 1
        if anchor.position_at(now_ms) >= fresh_ms:
            return anchor
        return Anchor(fresh_ms, anchor.heard_at(fresh_ms))

    def _may_be_told(self, note: Note, now_ms: ClockMs) -> bool:
        """Whether it is a note of this score that may have begun: what is told late may be over and done."""
        anchor = self._anchor
        if anchor is None or note.key not in self._keys:
            return False
        return note.at_ms <= anchor.position_at(now_ms) + LATE_MS

    def _missed(self, from_ms: ClockMs, to_ms: ClockMs) -> tuple[Note, ...]:
        if self._anchor is None:
            return ()
        first_ms = max(self._anchor.position_ms, self._anchor.position_at(from_ms))
        due = self._score.between(first_ms, self._anchor.position_at(to_ms))
        return tuple(note for note in due if note.key not in self._sounded)
