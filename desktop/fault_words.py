"""What the safety check found, as sentences: what is wrong, where on the back, and how to mend it."""

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import NamedTuple

from desktop.figure import skeleton
from desktop.figure.safety_faults import Drawn, Fault, FaultKind, MapPlace, Rules
from desktop.figure.safety_pressing import FROM_SPINE, ROLLER_ON_RIBS

_LEVELS: tuple[tuple[float, str], ...] = (
    (-0.05, "at the height of the neck"),
    (0.05, "at the height of the base of the neck"),
    (0.13, "at the height of the upper shoulder blades"),
    (0.26, "at the height of the shoulder blades"),
    (0.38, "at the height of the lower ribs"),
    (0.46, "at the height of the lowest ribs"),
    (0.66, "at the height of the waist"),
    (0.74, "at the height of the rim of the pelvis"),
    (1.00, "at the height of the buttocks"),
)
"""Lower edges of heights on the back map, with their words."""
_BELOW = "below the buttocks"
_ASIDE: tuple[tuple[float, str], ...] = (
    (0.08, "on the spine"),
    (FROM_SPINE, "right beside the spine"),
    (0.34, "beside the spine"),
    (0.60, "half-way out to the side"),
)
"""Outer edges of places beside the midline, with their words."""
_FAR_OUT = "far out at the side"


class Told(NamedTuple):
    """A fault in words: what is wrong, and how to mend it; a sentence each."""

    message: str
    hint: str


def place_words(at: MapPlace) -> str:
    """Say where a place of the back map is: "on the spine at the height of the lower ribs"."""
    aside = next((words for edge, words in _ASIDE if abs(at[0]) < edge), _FAR_OUT)
    level = next((words for edge, words in _LEVELS if at[1] < edge), _BELOW)
    return f"{aside} {level}"


def told(fault: Fault, drawn: Drawn, rules: Rules) -> Told:
    """Say what is wrong with a step and how to mend it."""
    message, hint = _SENTENCES[fault.kind](fault, rules)
    moment = f"picture '{drawn.step.picture}' at {fault.share:.2f} of its loop"
    return Told(f"The step '{drawn.step.id}' {message} ({moment}).", hint)


def _map(fault: Fault) -> str:
    x, y = fault.at or (0.0, 0.0)
    return f"{place_words((x, y))}, [{x:.2f}, {y:.2f}] on the back map"


def _cm(height: float) -> str:
    return f"{height * skeleton.BODY_HEIGHT_CM:.1f} cm"


def _on_spine(fault: Fault, _: Rules) -> tuple[str, str]:
    return (
        f"presses {_map(fault)}",
        f"Nothing presses on the spine: stay {fault.limit:g} or more, two finger-widths, from the midline.",
    )


def _closed_zone(fault: Fault, rules: Rules) -> tuple[str, str]:
    zone = rules.zones[fault.thing]
    return (
        f"presses in the no-pressure zone '{zone.id}' ({zone.title}): {_map(fault)}",
        f"{zone.why} Move the contact out of it.",
    )


def _not_shown(fault: Fault, _: Rules) -> tuple[str, str]:
    return (
        f"presses at level {fault.amount:g} but its picture never shows where",
        "Give the motion a contact on the back map, or set the pressure of the step to 0.",
    )


def _outside_region(fault: Fault, _: Rules) -> tuple[str, str]:
    return (
        f"presses outside its region '{fault.thing}': {_map(fault)}",
        "Move the contact into the region, or name the region where it lands.",
    )


def _too_hard(fault: Fault, _: Rules) -> tuple[str, str]:
    return (
        f"presses at level {fault.amount:g} where at most {fault.limit:g} is offered: {_map(fault)}",
        "Lower the pressure, or move the contact.",
    )


def _roller_off_ribs(fault: Fault, _: Rules) -> tuple[str, str]:
    top, end = ROLLER_ON_RIBS
    return (
        f"lies on a roller where no ribs carry it: {_map(fault)}",
        f"Keep a roller between {top:g} and {end:g}, from the top of the blades to the lowest ribs.",
    )


def _off_skin(fault: Fault, _: Rules) -> tuple[str, str]:
    return (
        f"presses with a {fault.part} that is {_cm(fault.amount)} away from the skin",
        "Bring it to the contact, or set press to 0 at that moment.",
    )


def _short_reach(fault: Fault, _: Rules) -> tuple[str, str]:
    return (
        f"shows a {fault.part} that is {_cm(fault.amount)} short of its place",
        "Bring the place nearer, or let the trunk, shoulder or hip go with it.",
    )


def _sunk_in(fault: Fault, _: Rules) -> tuple[str, str]:
    return (
        f"shows the {fault.part} {_cm(fault.amount)} deep in the {fault.thing}",
        f"Move the {fault.part} out of it.",
    )


def _overlap(fault: Fault, _: Rules) -> tuple[str, str]:
    return f"shows {fault.part} {_cm(fault.amount)} inside of each other", "Move them apart."


def _not_carried(fault: Fault, _: Rules) -> tuple[str, str]:
    return (
        f"leaves {_cm(fault.amount)} between {fault.part} and {fault.thing}, which should carry the body",
        "Bring them together, or take that support out of supports.",
    )


def _joint(fault: Fault, _: Rules) -> tuple[str, str]:
    return (
        f"bends the {fault.part} to {fault.amount:.0f} degrees, beyond {fault.limit:g}",
        "Share the movement with the joints beside it.",
    )


_SENTENCES: Mapping[FaultKind, Callable[[Fault, Rules], tuple[str, str]]] = MappingProxyType(
    {
        FaultKind.ON_SPINE: _on_spine,
        FaultKind.CLOSED_ZONE: _closed_zone,
        FaultKind.NOT_SHOWN: _not_shown,
        FaultKind.OUTSIDE_REGION: _outside_region,
        FaultKind.TOO_HARD: _too_hard,
        FaultKind.ROLLER_OFF_RIBS: _roller_off_ribs,
        FaultKind.OFF_SKIN: _off_skin,
        FaultKind.SHORT_REACH: _short_reach,
        FaultKind.SUNK_IN: _sunk_in,
        FaultKind.OVERLAP: _overlap,
        FaultKind.NOT_CARRIED: _not_carried,
        FaultKind.JOINT: _joint,
    }
)
