"""Conditions of a person that change what may be offered."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import Annotated

from desktop.model.about import About
from desktop.model.units import ConditionId, Id, PressureLevel


class Action(StrEnum):
    """What a condition means for a technique, strictest first."""

    BLOCK = "block"
    """Not offered."""
    ASK_FIRST = "ask_first"
    """Only after a clinician agreed."""
    MODIFY = "modify"
    """Offered, with the change that the note tells."""


class ConditionGroup(StrEnum):
    """The heading that a condition is asked about under, in the order of the screening."""

    NOW = "now"
    """What may be different tomorrow."""
    YOU = "you"
    """Age, pregnancy, operations, cancer."""
    BONES = "bones"
    """Bones and joints."""
    NERVES = "nerves"
    """Spine, nerves and feeling."""
    HEART = "heart"
    """Heart, blood and kidneys."""
    SKIN = "skin"
    """Skin, scents and cold."""


class Stop(StrEnum):
    """Why nothing at all is offered, weightiest first."""

    HELP_FIRST = "help_first"
    """A warning sign: medical help comes first."""
    ADULTS_ONLY = "adults_only"
    """The app is not made for this person."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Condition:
    """A condition that the screening asks about."""

    id: Id
    title: Annotated[str, About("What it covers.", max_chars=160)]
    short: Annotated[str, About("Its name in a few words, as it stands in a list.", max_chars=40)]
    group: Annotated[ConditionGroup, About("The heading that it is asked about under.")]
    question: Annotated[str, About("The question put to the person.", max_chars=160)]
    stops: Annotated[
        Stop | None,
        About("Why nothing at all is offered while it holds; left out where techniques say what it means."),
    ] = None
    unsure: Annotated[
        str, About("When to say yes without being sure; left out where that is no matter.", max_chars=160)
    ] = ""
    today: Annotated[
        str,
        About(
            "The question before each session, for what changes from day to day; else left out.",
            max_chars=120,
        ),
    ] = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ConditionRule:
    """What one condition means for one technique."""

    condition: ConditionId
    action: Annotated[Action, About("Block, ask first, or modify.")]
    note: Annotated[str, About("What to do, in one sentence.", max_chars=160)]
    pressure_at_most: Annotated[
        PressureLevel | None, About("The heaviest pressure that is left to such a person.")
    ] = None


def stop_of(conditions: Iterable[Condition]) -> Stop | None:
    """The weightiest reason why nothing at all is offered while these hold; None when there is none."""
    held = {condition.stops for condition in conditions}
    return next((stop for stop in Stop if stop in held), None)
