"""What the page of a routine says: positions, doses, pressure, conditions and what is known.

What other pages say too, and how numbers and names are told everywhere, stands in ``desktop.ui.text``.
"""

from collections.abc import Mapping, Sequence
from typing import Final

from desktop.model.condition import Action
from desktop.model.technique import Evidence, Position, SideRule, Step, Strength, Technique
from desktop.model.units import DurationMs, PressureLevel
from desktop.ui.text import seconds

DISCLAIMER: Final = (
    "This app gives general comfort and movement exercises for adults. "
    "It does not diagnose or treat disease and does not replace medical care."
)

MORE: Final = "More about this technique"
START_ROUTINE: Final = "Start"
NEEDS_TITLE: Final = "What you need"
STEPS_TITLE: Final = "Steps"
TIPS_TITLE: Final = "Good to know"
CARE_TITLE: Final = "Take care"
CARE_STOP: Final = "When to stop"
OFTEN_TITLE: Final = "How often"
EVIDENCE_TITLE: Final = "What is known"
SEVERAL_POSITIONS: Final = "Several positions"
YOUR_HANDS: Final = "Your hands"
NO_NEEDS: Final = "Nothing but yourself"
AWAY: Final = "Back to routines"
CONDITION_HEADS: Final[Mapping[Action, str]] = {
    Action.BLOCK: "Not for you if this applies",
    Action.ASK_FIRST: "Ask a doctor or physiotherapist first",
    Action.MODIFY: "Go more gently",
}

_POSITIONS: Final[Mapping[Position, str]] = {
    Position.SEATED: "Seated",
    Position.STANDING: "Standing",
    Position.WALL: "At a wall",
    Position.SUPINE: "On your back",
    Position.PRONE: "On your front",
    Position.SIDE_LYING: "On your side",
    Position.FLOOR_SEATED: "On the floor",
    Position.HANDS_AND_KNEES: "Hands and knees",
    Position.BATH: "In the bath",
    Position.ANY: "Any position",
}

_PLACES: Final[Mapping[Position, str]] = {
    **_POSITIONS,
    Position.SUPINE: "Lying down",
    Position.PRONE: "Lying down",
    Position.SIDE_LYING: "Lying down",
}
"""Positions as a card tells them: shorter, and all lying is one."""

_LEVELS: Final = {1: "For everyone", 2: "After some practice", 3: "For the experienced"}

_STRENGTHS: Final[Mapping[Strength, str]] = {
    Strength.NONE: "Evidence: none.",
    Strength.WEAK: "Evidence: weak.",
    Strength.MODERATE: "Evidence: moderate.",
}

_PRESSURES: Final = {0: "No pressure", 1: "Resting hand", 2: "Light", 3: "Moderate", 4: "Firm"}


def position(held: Position) -> str:
    """How the body is held: "At a wall"."""
    return _POSITIONS[held]


def told_positions(held: Sequence[Position]) -> tuple[Position, ...]:
    """Return the positions worth telling: "any" only where there is no other."""
    return tuple(position for position in held if position is not Position.ANY) or tuple(held)


def places(held: Sequence[Position]) -> str:
    """How the body is held over a whole routine: "At a wall, lying down"."""
    distinct = list(dict.fromkeys(_PLACES[position] for position in told_positions(held)))
    if len(distinct) > 2:
        return SEVERAL_POSITIONS
    return ", ".join(distinct[:1] + [place.lower() for place in distinct[1:]])


def level(number: int) -> str:
    """For whom it is: "For everyone"."""
    return _LEVELS[number]


def pressure(number: PressureLevel) -> str:
    """How hard to press, in a word or two."""
    return _PRESSURES[number]


def dose(step: Step, duration_ms: DurationMs, repetitions: int | None) -> str:
    """What a step asks for: "30 s each side", "8 × 5 s each side".

    Args:
        step: The step, for its side and the length of a repetition.
        duration_ms: How long it lasts on one side, as scaled by the routine.
        repetitions: How often, as scaled by the routine; None for a step dosed in seconds.
    """
    if repetitions is not None and step.repetition_s is not None:
        told = f"{repetitions} × {step.repetition_s} s"
    else:
        told = seconds(duration_ms)
    return f"{told} each side" if step.side is SideRule.EACH else told


def evidence(known: Evidence) -> str:
    """What is known about a technique, with its strength first."""
    return f"{_STRENGTHS[known.strength]} {known.claim}"


def instead(substitute: str) -> str:
    """What can stand in for a tool."""
    return f"Instead: {substitute}"


def in_place_of(title: str, first: str) -> str:
    """The head of a tool that serves as well as another: "Massage ball, in place of the tennis ball"."""
    return f"{title}, in place of the {first.lower()}"


def often(techniques: Sequence[Technique]) -> tuple[str, ...]:
    """How often to do each of these, a line each; named where there are several: "Ball: once a day."."""
    if len(techniques) == 1:
        return (techniques[0].often,)
    return tuple(
        f"{technique.title}: {technique.often[:1].lower()}{technique.often[1:]}" for technique in techniques
    )


def condition_head(action: Action, count: int) -> str:
    """The head of a list of conditions: "Ask a doctor or physiotherapist first · 4"."""
    return f"{CONDITION_HEADS[action]} · {count}"


def more_about(title: str) -> str:
    """What a screen reader says of the link to a technique: "More about this technique: Cat and cow"."""
    return f"{MORE}: {title}"


def advice_news(head: str) -> str:
    """The news that something holds for this person, read out when the page opens."""
    return f"For you: {head[:1].lower()}{head[1:]}."
