"""What the engine reports. Values only; listeners decide what they mean for screen, sound and store."""

from dataclasses import dataclass
from typing import TypeAlias

from desktop.model.units import DurationMs, PositionMs
from desktop.session.commands import Command
from desktop.session.timeline import Cue, Segment, Timeline
from desktop.session.transitions import State


@dataclass(frozen=True, slots=True)
class StateChanged:
    """The session is in another state now.

    Attributes:
        state: The state it is in.
        at_ms: The position at which it changed.
    """

    state: State
    at_ms: PositionMs


@dataclass(frozen=True, slots=True)
class SegmentStarted:
    """A segment was entered.

    Attributes:
        segment: The segment.
        position_ms: Where it was entered: its start, or further in after a jump.
    """

    segment: Segment
    position_ms: PositionMs


@dataclass(frozen=True, slots=True)
class CueDue:
    """A cue is to be played now.

    Attributes:
        cue: The cue.
    """

    cue: Cue


@dataclass(frozen=True, slots=True)
class CueMissed:
    """A cue came too late to be of use: it may be logged or shown, not played.

    Attributes:
        cue: The cue.
        late_ms: How long ago it was due.
    """

    cue: Cue
    late_ms: DurationMs


@dataclass(frozen=True, slots=True)
class TimelineChanged:
    """There is another timeline: one was loaded, or the one being played became longer or sounds otherwise.

    Attributes:
        timeline: The timeline from now on.
    """

    timeline: Timeline


@dataclass(frozen=True, slots=True)
class Jumped:
    """The position changed other than by the passing of time.

    Attributes:
        position_ms: Where the session stands now.
    """

    position_ms: PositionMs


@dataclass(frozen=True, slots=True)
class Refused:
    """A command was not allowed and changed nothing.

    Attributes:
        command: The command.
        state: The state in which it is not allowed.
    """

    command: Command
    state: State


@dataclass(frozen=True, slots=True)
class Finished:
    """The end was reached.

    Attributes:
        position_ms: The length of the session.
    """

    position_ms: PositionMs


Event: TypeAlias = (
    StateChanged | SegmentStarted | CueDue | CueMissed | TimelineChanged | Jumped | Refused | Finished
)
"""Every event of the engine."""
