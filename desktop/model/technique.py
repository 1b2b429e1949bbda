"""Techniques and their steps: what to do, for how long, on which side, how hard."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Annotated

from desktop.model.about import About
from desktop.model.condition import ConditionRule
from desktop.model.units import Id, PictureId, PressureLevel, RegionId, SourceId, TechniqueId, ToolId


class Position(StrEnum):
    """How the person holds the body; a change of it costs set-up time."""

    SEATED = "seated"
    STANDING = "standing"
    WALL = "wall"
    SUPINE = "supine"
    PRONE = "prone"
    SIDE_LYING = "side_lying"
    FLOOR_SEATED = "floor_seated"
    HANDS_AND_KNEES = "hands_and_knees"
    BATH = "bath"
    ANY = "any"


class Strength(StrEnum):
    """How strong the evidence for back pain is; shown as it is."""

    NONE = "none"
    WEAK = "weak"
    MODERATE = "moderate"


class StepKind(StrEnum):
    """What a step is for; set-up and check steps are never scaled."""

    SETUP = "setup"
    WORK = "work"
    REST = "rest"
    CHECK = "check"


class SideRule(StrEnum):
    """Which side of the body a step is for."""

    NONE = "none"
    """The midline, or no side at all."""
    BOTH = "both"
    """Left and right at the same time, or alternating inside the step."""
    EACH = "each"
    """Played for one side, then for the other. Steps of this kind in a row form one block."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """What is known about a technique, no stronger than it is."""

    strength: Annotated[Strength, About("How strong the evidence for back pain is.")]
    claim: Annotated[str, About("What is known, in one honest line.", max_chars=360)]
    sources: Annotated[tuple[SourceId, ...], About("The sources of that line.")] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One instruction with its dose.

    The dose is either ``duration_s`` or ``repetitions`` with ``repetition_s``; for a step with side ``each``
    it is the dose of one side.
    """

    id: Id
    kind: Annotated[StepKind, About("What the step is for; setup and check steps are never scaled.")]
    title: Annotated[str, About("What to do, read from afar.", max_words=9, max_chars=60)]
    do: Annotated[str, About("The instruction on the screen.", max_chars=160)]
    say: Annotated[str, About("What the voice says: complete by ear alone.", max_chars=200)]
    side: Annotated[SideRule, About("Which side of the body it is for.")] = SideRule.NONE
    duration_s: Annotated[
        int | None, About("How long it takes, for each side.", unit="seconds", minimum=1, maximum=1800)
    ] = None
    repetitions: Annotated[int | None, About("How often, for each side.", minimum=1, maximum=60)] = None
    repetition_s: Annotated[
        int | None, About("How long one repetition takes.", unit="seconds", minimum=1, maximum=60)
    ] = None
    pressure: PressureLevel = 0
    region: Annotated[
        RegionId | None,
        About("Where the pressure lands; needed for any outside set-up steps.", names="region"),
    ] = None
    tools: Annotated[
        tuple[ToolId, ...], About("What is in use in this step, out of what the technique needs.")
    ] = ()
    breathing: Annotated[str, About("How to breathe.", max_chars=120)] = ""
    feel: Annotated[str, About("What it should feel like.", max_chars=120)] = ""
    mistake: Annotated[str, About("The common mistake.", max_chars=120)] = ""
    picture: PictureId

    @property
    def picture_side(self) -> str:
        """The side to picture it on: "none", "both", or the left of each."""
        return "left" if self.side is SideRule.EACH else self.side.value


@dataclass(frozen=True, slots=True, kw_only=True)
class Technique:
    """A technique: steps that belong together, what they need, and who should not."""

    id: Id
    title: Annotated[str, About("The name on the page.", max_chars=80)]
    regions: Annotated[tuple[RegionId, ...], About("The regions it is for.", min_items=1)]
    position: Annotated[Position, About("How the body is held.")]
    floor: Annotated[bool, About("Whether the person has to get down to the floor.")] = False
    calm: Annotated[
        bool,
        About("Whether it is rest, breathing, lying well or an easy walk: right for a very sore back too."),
    ] = False
    level: Annotated[
        int, About("1 for everyone, 2 after some practice, 3 for the experienced.", minimum=1, maximum=3)
    ]
    needs: Annotated[
        tuple[Annotated[tuple[ToolId, ...], About("Any one of these.", min_items=1)], ...],
        About(
            "Groups of tools; each group is met by any one of its members.",
            min_items=1,
            example="[[tennis_ball, massage_ball]]",
        ),
    ]
    household: Annotated[
        tuple[ToolId, ...], About("Household things: shown, never a reason to hide it.")
    ] = ()
    often: Annotated[str, About("How often.", max_chars=160)]
    instead: Annotated[
        tuple[TechniqueId, ...], About("Techniques to offer when this one is not possible.")
    ] = ()
    tips: Annotated[
        tuple[Annotated[str, About("A short sentence.", max_chars=160)], ...],
        About("Variants and substitutes worth knowing, a short sentence each."),
    ] = ()
    evidence: Annotated[Evidence, About("What is known about it.")]
    conditions: Annotated[tuple[ConditionRule, ...], About("What conditions mean for it.")] = ()
    steps: Annotated[tuple[Step, ...], About("The steps, in order.", min_items=1, max_items=24)]
