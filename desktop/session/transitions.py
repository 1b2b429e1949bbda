"""The states of a session and the one table of moves between them. Knows nothing of time or timelines.

```mermaid
stateDiagram-v2
    [*] --> idle
    idle --> ready : Load
    ready --> ready : Load
    ready --> ready : Recue
    ready --> running : Start
    ready --> idle : Leave
    running --> running : Next
    running --> running : Back
    running --> running : Seek
    running --> running : Extend
    running --> running : Recue
    running --> running : Repeat
    running --> paused : Pause
    running --> interrupted : Interrupt
    running --> finished : EndReached
    running --> idle : Leave
    paused --> running : Resume
    paused --> paused : Next
    paused --> paused : Back
    paused --> paused : Seek
    paused --> paused : Extend
    paused --> paused : Recue
    paused --> paused : Repeat
    paused --> finished : EndReached
    paused --> idle : Leave
    interrupted --> running : Resume
    interrupted --> interrupted : Next
    interrupted --> interrupted : Back
    interrupted --> interrupted : Seek
    interrupted --> interrupted : Extend
    interrupted --> interrupted : Recue
    interrupted --> interrupted : Repeat
    interrupted --> finished : EndReached
    interrupted --> idle : Leave
    finished --> ready : Load
    finished --> running : Start
    finished --> idle : Leave
```

``EndReached`` is no command: the end is reached by the passing of time, or at once by a jump to it.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType

from desktop.session.commands import (
    Back,
    Command,
    Extend,
    Interrupt,
    Leave,
    Load,
    Next,
    Pause,
    Recue,
    Repeat,
    Resume,
    Seek,
    Start,
)


class State(StrEnum):
    """What a session is doing."""

    IDLE = "idle"
    """There is no timeline."""
    READY = "ready"
    """A timeline is loaded and stands at its start."""
    RUNNING = "running"
    """The position moves with the clock."""
    PAUSED = "paused"
    """The person stopped it."""
    FINISHED = "finished"
    """The end was reached."""
    INTERRUPTED = "interrupted"
    """The machine slept or the window was locked; only the person lets it go on."""


@dataclass(frozen=True, slots=True)
class EndReached:
    """What the engine tells itself when the session stands at the end of its timeline."""


TRANSITIONS: Mapping[tuple[State, type[Command | EndReached]], State] = MappingProxyType(
    {
        (State.IDLE, Load): State.READY,
        (State.READY, Load): State.READY,
        (State.READY, Recue): State.READY,
        (State.READY, Start): State.RUNNING,
        (State.READY, Leave): State.IDLE,
        (State.RUNNING, Next): State.RUNNING,
        (State.RUNNING, Back): State.RUNNING,
        (State.RUNNING, Seek): State.RUNNING,
        (State.RUNNING, Extend): State.RUNNING,
        (State.RUNNING, Recue): State.RUNNING,
        (State.RUNNING, Repeat): State.RUNNING,
        (State.RUNNING, Pause): State.PAUSED,
        (State.RUNNING, Interrupt): State.INTERRUPTED,
        (State.RUNNING, EndReached): State.FINISHED,
        (State.RUNNING, Leave): State.IDLE,
        (State.PAUSED, Resume): State.RUNNING,
        (State.PAUSED, Next): State.PAUSED,
        (State.PAUSED, Back): State.PAUSED,
        (State.PAUSED, Seek): State.PAUSED,
        (State.PAUSED, Extend): State.PAUSED,
        (State.PAUSED, Recue): State.PAUSED,
        (State.PAUSED, Repeat): State.PAUSED,
        (State.PAUSED, EndReached): State.FINISHED,
        (State.PAUSED, Leave): State.IDLE,
        (State.INTERRUPTED, Resume): State.RUNNING,
        (State.INTERRUPTED, Next): State.INTERRUPTED,
        (State.INTERRUPTED, Back): State.INTERRUPTED,
        (State.INTERRUPTED, Seek): State.INTERRUPTED,
        (State.INTERRUPTED, Extend): State.INTERRUPTED,
        (State.INTERRUPTED, Recue): State.INTERRUPTED,
        (State.INTERRUPTED, Repeat): State.INTERRUPTED,
        (State.INTERRUPTED, EndReached): State.FINISHED,
        (State.INTERRUPTED, Leave): State.IDLE,
        (State.FINISHED, Load): State.READY,
        (State.FINISHED, Start): State.RUNNING,
        (State.FINISHED, Leave): State.IDLE,
    }
)
"""The state that a command leads to from a state; a move that is not here is refused."""
