"""Regions of the back and the zones that are never pressed, on the back map.

Coordinates of the back map (a drawing convention, seen from behind): y = 0.00 at the bone at the base of
the neck (C7), y = 1.00 at the gluteal fold, negative y up the neck; x = 0.00 at the midline, x = 1.00 at
the tip of the shoulder. Shapes are given for one side, x > 0, and hold for both sides as mirror images.
"""

from dataclasses import dataclass
from enum import StrEnum
from typing import Annotated

from desktop.model.about import About
from desktop.model.tool import ToolKind
from desktop.model.units import Id, PressureLevel, RegionId, SourceId

MapNumber = Annotated[float, About("A back-map coordinate.", minimum=-1.5, maximum=1.5)]

MapPoint = Annotated[tuple[MapNumber, ...], About("Across and down.", min_items=2, max_items=2)]


@dataclass(frozen=True, slots=True, kw_only=True)
class Area:
    """A rectangle on the back map, given for one side and meant for both, with the cap that holds in it."""

    x: Annotated[
        tuple[MapNumber, ...], About("From and to, away from the midline.", min_items=2, max_items=2)
    ]
    y: Annotated[tuple[MapNumber, ...], About("From and to, downwards.", min_items=2, max_items=2)]
    cap: Annotated[PressureLevel, About("The heaviest pressure level offered here.", minimum=0, maximum=4)]

    def holds(self, x: float, y: float) -> bool:
        """Whether the back-map point lies in this area, on either side of the spine."""
        return self.x[0] <= abs(x) <= self.x[1] and self.y[0] <= y <= self.y[1]


@dataclass(frozen=True, slots=True, kw_only=True)
class Region:
    """A region of the back that techniques name and people pick."""

    id: Id
    title: Annotated[str, About("The name that people read.", max_chars=60)]
    landmarks: Annotated[str, About("Where it begins and ends, in words.", max_chars=240)] = ""
    areas: Annotated[tuple[Area, ...], About("Its shape on the back map; none for the whole body.")] = ()
    parts: Annotated[
        tuple[RegionId, ...], About("The regions that it joins, for a region made of others.")
    ] = ()
    tools_note: Annotated[str, About("Which tools belong here and how hard.", max_chars=240)] = ""

    @property
    def cap(self) -> int:
        """The heaviest pressure level offered anywhere in this region; 0 where nothing is pressed."""
        return max((area.cap for area in self.areas), default=0)


class ZoneShape(StrEnum):
    """How the points of a zone are joined."""

    OVAL = "oval"
    """Two points: opposite corners of the box round the oval."""
    POLYGON = "polygon"
    """Three or more points, closed by itself."""
    LINE = "line"
    """Two or more points, drawn as a line: a warning, not an area."""
    DOT = "dot"
    """One point."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ZoneOutline:
    """One shape of a zone on the back map, for x >= 0 and its mirror image."""

    shape: Annotated[ZoneShape, About("How the points are joined.")]
    points: Annotated[tuple[MapPoint, ...], About("Points as [x, y] on the back map.", min_items=1)]


@dataclass(frozen=True, slots=True, kw_only=True)
class Zone:
    """A no-pressure zone: drawn hatched near the working area, and never worked on by the tools it names."""

    id: Id
    title: Annotated[str, About("The name that people read.", max_chars=100)]
    why: Annotated[str, About("The reason, in one or two sentences.", max_chars=320)]
    outlines: Annotated[
        tuple[ZoneOutline, ...], About("Its shapes on the back map; none where it lies elsewhere.")
    ] = ()
    tools: Annotated[
        tuple[ToolKind, ...], About("The kinds of tools that it is closed to; none means all.")
    ] = ()
    sources: Annotated[tuple[SourceId, ...], About("Sources of the reason.")] = ()
