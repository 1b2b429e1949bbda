"""Tools: what a person presses, warms or lies with."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Annotated

from desktop.model.about import About
from desktop.model.units import Id, SourceId


class ToolRole(StrEnum):
    """How the tool selector treats a tool."""

    ALWAYS = "always"
    """Everyone owns it (hands): never asked, always met."""
    FILTER = "filter"
    """Asked; decides which routines fit."""
    YES_NO = "yes_no"
    """Asked apart from the tool chips (bath, thermometer); decides like a filter."""
    ASSUMED = "assumed"
    """A household thing: shown in "what you need", never a reason to hide a routine."""


class ToolKind(StrEnum):
    """What sort of thing a tool is; no-pressure zones and rules speak of kinds."""

    HANDS = "hands"
    BALL = "ball"
    ROLLER = "roller"
    ELECTRIC = "electric"
    CANE = "cane"
    HEAT = "heat"
    COLD = "cold"
    OIL = "oil"
    SALT = "salt"
    PERSON = "person"
    HOUSEHOLD = "household"


@dataclass(frozen=True, slots=True, kw_only=True)
class Tool:
    """A tool of the catalogue: what it is, what can stand in for it, and how to use it safely."""

    id: Id
    title: Annotated[str, About("The name on the chip.", max_chars=32)]
    role: Annotated[ToolRole, About("How the tool selector treats it.")]
    kind: Annotated[ToolKind, About("What sort of thing it is.")]
    what: Annotated[str, About("What it is, in one or two sentences.", max_chars=240)]
    substitute: Annotated[
        str, About("What in a household can stand in for it; left out when nothing can.", max_chars=240)
    ] = ""
    limits: Annotated[
        str,
        About("How to use it safely: longest time, heaviest pressure, places to leave out.", max_chars=480),
    ]
    size_cm: Annotated[
        float,
        About(
            "Its true size against the body: diameter or thickness.",
            unit="centimetres",
            minimum=0,
            maximum=200,
        ),
    ] = 0.0
    sources: Annotated[tuple[SourceId, ...], About("Sources of the limits.")] = ()
