"""Every sentence of a running session: the player and what follows it. Plain values in, text out.

What the other pages say, and how numbers and names are told everywhere, stands in ``desktop.ui.text``.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from desktop.model.technique import Position
from desktop.model.units import DurationMs, PressureLevel
from desktop.session.script import take_position
from desktop.session.timeline import Segment, SegmentKind, Side
from desktop.ui.text import seconds, step_number


@dataclass(frozen=True, slots=True)
class ButtonWords:
    """The words of one button.

    Attributes:
        label: What stands on it.
        name: What a screen reader calls it.
        tip: What a resting pointer is told, with the key that does the same.
    """

    label: str
    name: str
    tip: str


BACK_STEP: Final = ButtonWords("Back", "Back", "Start this step again, or go to the one before (←)")
NEXT_STEP: Final = ButtonWords("Next", "Next step", "Go on to the next step (→)")
LONGER: Final = ButtonWords("+15 s", "15 seconds more", "Give this step 15 seconds more (↑)")
REPEAT_STEP: Final = ButtonWords("Repeat", "Repeat the instruction", "Tell me once more what to do (R)")
START: Final = ButtonWords("Start", "Start", "Begin (Space)")
PAUSE: Final = ButtonWords("Pause", "Pause", "Pause (Space)")
RESUME: Final = ButtonWords("Resume", "Resume", "Go on (Space)")
LEAVE: Final = ButtonWords("", "Leave this session", "Leave this session (Esc)")
SEGMENT_BAR_NAME: Final = "The whole session, step by step"

LEAVE_QUESTION: Final = "Leave this session?"
LEAVE_EXPLANATION: Final = "It is paused until you decide."
LEAVE_KEEP: Final = "Keep going"
LEAVE_GO: Final = "Leave"

PANEL_NAME: Final = "What to do now"
STOP_LABEL: Final = "Stop if"
STOP_WORDS: Final = "sharp, shooting or tingling pain"
PRESSURE_LABEL: Final = "Pressure"
BREATHE_LABEL: Final = "Breathe"
LAST_STEP: Final = "This is the last step"
INTERRUPTED: Final = "Paused: the computer stood still for a while. Resume when you are ready."
PAUSED: Final = "Paused"
"""Stands in the ring."""

DONE_TITLE: Final = "Done."
DONE_SKIPPED: Final = "skipped"
DONE_AFTER_TITLE: Final = "Now take your time"
DONE_AFTER: Final = (
    ("position_seated", "Sit up slowly, wait a moment, then stand. Have a drink of water if you like."),
    ("clock", "Mild soreness for a day or two can happen. Use the same spot again tomorrow at the earliest."),
    (
        "care",
        "Bruises or stronger pain: press less next time. Swelling, numbness or weakness: have it looked at.",
    ),
)
"""What to know afterwards: the name of an icon and a line each."""
DONE_REPEAT: Final = "Repeat"
DONE_HOME: Final = "Back to routines"

_PRESSURES: Final = (
    "none, only movement or rest",
    "1 · a resting hand",
    "2 · light",
    "3 · moderate, at most 4/10",
    "4 · firm, at most 5/10",
)
_SIDE_TAGS: Final = {
    Side.NONE: "",
    Side.BOTH: "BOTH SIDES",
    Side.LEFT: "LEFT SIDE",
    Side.RIGHT: "RIGHT SIDE",
}
_KICKERS: Final = {
    SegmentKind.PREPARE: "Get ready",
    SegmentKind.SETUP: "Set up",
    SegmentKind.WORK: "",
    SegmentKind.REST_STEP: "Relax",
    SegmentKind.CHECK: "Check",
    SegmentKind.REST: "Coming up",
    SegmentKind.SWITCH: "",
    SegmentKind.CHANGE: "Change over",
}


def clock(left_ms: DurationMs) -> str:
    """Time that is left as digits: "0:33", "12:05", "1:02:03". A second counts until it is over."""
    minutes, seconds = divmod(-(-max(0, left_ms) // 1000), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{seconds:02}" if hours else f"{minutes}:{seconds:02}"


def spoken_time(duration_ms: DurationMs) -> str:
    """A length of time in words: "30 seconds", "1 minute 30 seconds"."""
    minutes, seconds = divmod(-(-max(0, duration_ms) // 1000), 60)
    parts = [
        f"{count} {unit}" if count == 1 else f"{count} {unit}s"
        for count, unit in ((minutes, "minute"), (seconds, "second"))
        if count
    ]
    return " ".join(parts) or "0 seconds"


def ring_name(duration_ms: DurationMs) -> str:
    """What a screen reader is told about the ring, once for each segment."""
    return f"Time for this: {spoken_time(duration_ms)}"


def segment_tip(segment: Segment) -> str:
    """What a resting pointer is told about a piece of the bar; a pause names its side in its title."""
    one_sided = segment.is_step and segment.side in {Side.LEFT, Side.RIGHT}
    side = f", {segment.side} side" if one_sided else ""
    return f"{segment.title}{side} · {seconds(segment.duration_ms)}"


def side_tag(side: Side) -> str:
    """The side in capitals; empty where there is none."""
    return _SIDE_TAGS[side]


def kicker(kind: SegmentKind) -> str:
    """What sort of stretch this is, in two words at most; empty for plain work."""
    return _KICKERS[kind]


def pressure(level: PressureLevel) -> str:
    """How hard to press, as number and words."""
    return _PRESSURES[level]


def where(region_title: str, side: Side, *, beside_spine: bool) -> str:
    """Where the contact lies, for the inset.

    Args:
        region_title: The name of the region.
        side: The side of the step.
        beside_spine: Whether the region is a strip along the spine.
    """
    if beside_spine:
        place = {Side.LEFT: "Left of", Side.RIGHT: "Right of"}.get(side, "Both sides of")
        return f"{place} the spine, never on it"
    return region_title if side in {Side.NONE, Side.BOTH} else f"{region_title}, {side} side"


def step_and_time(number: int, count: int, left_ms: DurationMs) -> str:
    """The line under the title: "Step 3 of 7 · 3:40 left"."""
    return f"{step_number(number, count)} · {clock(left_ms)} left"


def repetition(number: int, count: int) -> str:
    """Which repetition of how many: "Rep 3 of 8"."""
    return f"Rep {number} of {count}"


def feel(words: str) -> str:
    """What it should feel like, as a line."""
    return f"Feels like: {words}" if words else ""


def avoid(words: str) -> str:
    """The common mistake, as a line."""
    return f"Avoid: {words}" if words else ""


def next_line(duration_ms: DurationMs) -> str:
    """The small line over the title of the next step."""
    return f"Next · {seconds(duration_ms)}"


def next_title(title: str, side: Side, *, same_again: bool, side_changes: bool) -> str:
    """The title of the next step, with its side where that is news."""
    if same_again:
        return f"Same again on the {side} side"
    return f"{title}, {side} side" if side_changes and side in {Side.LEFT, Side.RIGHT} else title


def announcement(kicker: str, side: Side, title: str) -> str:
    """What a screen reader is told when a segment begins."""
    return ". ".join(part for part in (kicker, side_tag(side).capitalize(), title) if part)


def picture_description(title: str, tools: Sequence[str], side: Side, position: Position) -> str:
    """What the picture shows, for a person who does not see it."""
    parts = (title, side_tag(side).capitalize(), ", ".join(tools), take_position(position).rstrip("."))
    return "Picture: " + ". ".join(part for part in parts if part) + "."


def steps_done(count: int) -> str:
    """What stands under the number of steps that were done."""
    return "step done" if count == 1 else "steps done"


def played_time(played_ms: DurationMs) -> tuple[str, str]:
    """How long the session really ran, as a number and its unit: "6" and "minutes", "45" and "seconds"."""
    whole_s = round(played_ms / 1000)
    if whole_s < 60:
        return str(whole_s), "second" if whole_s == 1 else "seconds"
    whole_min = round(whole_s / 60)
    return str(whole_min), "minute" if whole_min == 1 else "minutes"
