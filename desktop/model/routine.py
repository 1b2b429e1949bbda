"""Routines: techniques in an order, each with its scale."""

from dataclasses import dataclass
from typing import Annotated

from desktop.model.about import About
from desktop.model.units import Id, TechniqueId


@dataclass(frozen=True, slots=True, kw_only=True)
class RoutineItem:
    """One technique of a routine."""

    technique: TechniqueId
    scale: Annotated[
        float,
        About(
            "Multiplies the dose of work and rest steps; seconds never below 10, repetitions never below 3.",
            minimum=0.25,
            maximum=2.0,
        ),
    ] = 1.0
    optional: Annotated[bool, About("Whether the routine is still worth playing, and safe, without it.")] = (
        False
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Routine:
    """A routine that a person can pick and play."""

    id: Id
    title: Annotated[str, About("The name on the card.", max_chars=60)]
    goal: Annotated[str, About("What it is for, in one short line.", max_chars=120)]
    level: Annotated[
        int, About("1 for everyone, 2 after some practice, 3 for the experienced.", minimum=1, maximum=3)
    ] = 1
    note: Annotated[str, About("One thing worth knowing before the start.", max_chars=200)] = ""
    techniques: Annotated[
        tuple[RoutineItem, ...], About("The techniques, in order.", min_items=1, max_items=24)
    ]
