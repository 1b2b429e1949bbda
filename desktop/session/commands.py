"""What the engine can be asked to do. Values only; ``transitions`` tells which is allowed when."""

from dataclasses import dataclass
from typing import TypeAlias

from desktop.model.units import DurationMs, PositionMs
from desktop.session.timeline import Timeline


@dataclass(frozen=True, slots=True)
class Load:
    """Make a timeline ready to be played.

    Attributes:
        timeline: What to play.
    """

    timeline: Timeline


@dataclass(frozen=True, slots=True)
class Start:
    """Begin to play.

    Attributes:
        segment_index: The segment to begin with; an index that the timeline does not have is refused.
    """

    segment_index: int = 0


@dataclass(frozen=True, slots=True)
class Pause:
    """Stand still because the person asked for it."""


@dataclass(frozen=True, slots=True)
class Resume:
    """Go on from where the session stands; in the middle of a line, from the start of that line."""


@dataclass(frozen=True, slots=True)
class Next:
    """Go to the next step play, keeping the time to switch sides or change tools on the way."""


@dataclass(frozen=True, slots=True)
class Back:
    """Restart the step; within its first three seconds go to the step before it."""


@dataclass(frozen=True, slots=True)
class Seek:
    """Go to a position.

    Attributes:
        position_ms: Where to; held between the start and the end of the session. The end finishes it.
    """

    position_ms: PositionMs


@dataclass(frozen=True, slots=True)
class Extend:
    """Make the current segment longer and move all that follows.

    Attributes:
        by_ms: How much longer; anything but a positive number is refused.
    """

    by_ms: DurationMs


@dataclass(frozen=True, slots=True)
class Recue:
    """Let the rest of the session sound otherwise; position and segments stay as they are.

    Attributes:
        timeline: The timeline that is being played, with other cues. One with other segments is refused: it
            was made from the timeline as it was before an extension, say.
    """

    timeline: Timeline


@dataclass(frozen=True, slots=True)
class Repeat:
    """Tell the instruction of the current segment once more, without stopping the clock."""


@dataclass(frozen=True, slots=True)
class Interrupt:
    """Stand still because something other than the person stopped the session: sleep or a locked window.

    After a gap, hand this to the engine with the reading of the clock from before the gap, before any other
    call: the time of the gap then never counts.
    """


@dataclass(frozen=True, slots=True)
class Leave:
    """Put the timeline away."""


Command: TypeAlias = (
    Load | Start | Pause | Resume | Next | Back | Seek | Extend | Recue | Repeat | Interrupt | Leave
)
"""Every command of the engine."""
