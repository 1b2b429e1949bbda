"""Every sentence of the window, and how numbers are told. Plain values in, text out; knows no widget."""

from collections.abc import Mapping, Sequence
from typing import Final

from desktop.model.condition import Action
from desktop.model.problem import Problem
from desktop.model.technique import Evidence, Position, SideRule, Step, Strength
from desktop.model.units import DurationMs, PressureLevel

APP_NAME: Final = "Unknot"

DISCLAIMER: Final = (
    "This app gives general comfort and movement exercises for adults. "
    "It does not diagnose or treat disease and does not replace medical care."
)

STOP_RULES: Final = (
    "Stop at any sharp, shooting, burning or electric pain.",
    "Stop at tingling, numbness or weakness in an arm or leg.",
    "Stop when you feel dizzy, sick, short of breath or tight in the chest.",
    "An ache stays at 4 out of 10 or less and fades within 30 seconds.",
    "If it builds, press half as hard. If it still builds, leave the spot.",
)
"""When to stop, in the order in which it matters."""

QUESTION: Final = "What do you have to hand?"
QUESTION_NOTE: Final = "Your hands are always with you. Tick what else is within reach."
ALMOST_TITLE: Final = "One more tool opens these"
NOTHING_FITS: Final = "No routine fits these tools"
NOTHING_FITS_NOTE: Final = "Every routine here needs a tool that is not ticked. Tick one above to open some."
NO_ROUTINES: Final = "There are no routines yet"
NO_ROUTINES_NOTE: Final = "The routines of the app could not be read. What was found is listed below."
APPEARANCE: Final = "Appearance"
APPEARANCE_MODES: Final[Mapping[str, str]] = {
    "system": "Like the system",
    "light": "Light",
    "dark": "Dark",
    "high_contrast": "High contrast",
}

STILL_PICTURES: Final = "Still pictures"

TO_LIBRARY: Final = "All routines"
START_ROUTINE: Final = "Start"
NEEDS_TITLE: Final = "What you need"
STEPS_TITLE: Final = "Steps"
CARE_TITLE: Final = "Take care"
CARE_STOP: Final = "When to stop"
EVIDENCE_TITLE: Final = "What is known"
SEVERAL_POSITIONS: Final = "Several positions"
ONLY_HANDS: Final = "Hands only"
YOUR_HANDS: Final = "Your hands"
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


def minutes(duration_ms: DurationMs) -> str:
    """A length as people say it: "6 min", to the nearest minute and never 0."""
    return f"{max(1, round(duration_ms / 60_000))} min"


def position(held: Position) -> str:
    """How the body is held: "At a wall"."""
    return _POSITIONS[held]


def places(held: Sequence[Position]) -> str:
    """How the body is held over a whole routine: "At a wall, lying down"."""
    distinct = list(dict.fromkeys(_PLACES[position] for position in held))
    if len(distinct) > 2:
        return SEVERAL_POSITIONS
    return ", ".join(distinct[:1] + [place.lower() for place in distinct[1:]])


def level(number: int) -> str:
    """For whom it is: "For everyone"."""
    return _LEVELS[number]


def pressure(number: PressureLevel) -> str:
    """How hard to press, in a word or two."""
    return _PRESSURES[number]


def seconds(duration_ms: DurationMs) -> str:
    """A short time: "30 s", and "2 min" or "1 min 30 s" from a minute on."""
    whole_s = round(duration_ms / 1000)
    if whole_s < 60:
        return f"{whole_s} s"
    rest_s = whole_s % 60
    return f"{whole_s // 60} min" + (f" {rest_s} s" if rest_s else "")


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


def any_of(titles: Sequence[str]) -> str:
    """Names to choose from: "tennis ball", "tennis ball or massage ball", "a, b or c"."""
    if len(titles) < 2:
        return "".join(titles)
    return ", ".join(titles[:-1]) + " or " + titles[-1]


def all_of(titles: Sequence[str]) -> str:
    """Names that belong together: "chair and towel", "a, b and c"."""
    if len(titles) < 2:
        return "".join(titles)
    return ", ".join(titles[:-1]) + " and " + titles[-1]


def sentence_case(words: str) -> str:
    """The same words with a capital first letter."""
    return words[:1].upper() + words[1:]


def fit_count(fitting: int) -> str:
    """How many routines fit: "4 routines fit"."""
    return "1 routine fits" if fitting == 1 else f"{fitting} routines fit"


def of_total(total: int) -> str:
    """Out of how many: "of 7"."""
    return f"of {total}"


def farther(routines: int) -> str:
    """How many routines lack more than one tool."""
    if routines == 1:
        return "1 more routine needs at least two tools that are not ticked."
    return f"{routines} more routines need at least two tools that are not ticked."


def missing(titles: Sequence[str]) -> tuple[str, ...]:
    """What a routine lacks, any one of these, a part for each: "Needs heating pad", "or wheat bag"."""
    return tuple(("or " if place else "Needs ") + title.lower() for place, title in enumerate(titles))


def card_name(title: str, facts: Sequence[str]) -> str:
    """What a screen reader says of a card."""
    return f"{title}. {', '.join(facts)}."


def step_number(number: int, total: int) -> str:
    """Where a step stands: "Step 3 of 7"."""
    return f"Step {number} of {total}"


def unread(own_count: int) -> str:
    """That files of the user could not be read."""
    if own_count == 1:
        return "One of your routines could not be read"
    return f"{own_count} of your routines could not be read"


def problem_place(problem: Problem) -> str:
    """Where a problem is: "legs.yaml, line 4"."""
    return f"{problem.path}, line {problem.line}" if problem.line else problem.path


def evidence(known: Evidence) -> str:
    """What is known about a technique, with its strength first."""
    return f"{_STRENGTHS[known.strength]} {known.claim}"


def instead(substitute: str) -> str:
    """What can stand in for a tool."""
    return f"Instead: {substitute}"


def condition_head(action: Action, count: int) -> str:
    """The head of a list of conditions: "Ask a doctor or physiotherapist first · 4"."""
    return f"{CONDITION_HEADS[action]} · {count}"
