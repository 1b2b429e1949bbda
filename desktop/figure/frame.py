"""What one moment of a motion looks like, as plain numbers: shapes to paint in order, and the back map.

Knows no body, no colour and no Qt: a painter turns roles into colours and loops into paths.
"""

from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

from desktop.figure.camera import Point
from desktop.figure.hull import Loop
from desktop.model.region import ZoneOutline


class Role(StrEnum):
    """What a shape is made of; the palette has a colour for each."""

    SHADOW = "shadow"
    FLOOR = "floor"
    WALL = "wall"
    WOOD = "wood"
    MAT = "mat"
    SKIN = "skin"
    HAIR = "hair"
    TOP = "top"
    TROUSERS = "trousers"
    FACE = "face"
    BALL = "ball"
    SEAM = "seam"
    SOCK = "sock"
    ROLLER = "roller"
    DEVICE = "device"
    DEVICE_HEAD = "device_head"
    FIRM = "firm"
    CLOTH = "cloth"
    STRIPE = "stripe"
    PILLOW = "pillow"
    BEDDING = "bedding"
    PAD = "pad"
    GRAIN = "grain"
    COVER = "cover"
    RUBBER = "rubber"
    ICE = "ice"
    CRYSTAL = "crystal"
    STONE = "stone"
    AMBER = "amber"
    BROWN = "brown"
    LABEL = "label"
    CERAMIC = "ceramic"
    WATER = "water"
    STEAM = "steam"
    GLOW = "glow"
    HALO = "halo"
    CONTACT = "contact"
    MOTION = "motion"
    HELPER_TOP = "helper_top"
    HELPER_TROUSERS = "helper_trousers"
    HELPER_HAIR = "helper_hair"


class TouchKind(StrEnum):
    """What a contact does to the skin."""

    PRESS = "press"
    WARM = "warm"
    COLD = "cold"


class Shape(NamedTuple):
    """Something to paint.

    Attributes:
        role: What it is made of.
        loops: Polygons that are filled together, or lines when there is a stroke.
        tone: 0 in the light, 1 in the shade.
        stroke: The width of the line, in body heights; 0 fills.
        smooth: Whether curves run through the points instead of straight lines.
        opacity: 0 invisible, 1 solid.
        inside: The polygons of an earlier shape that this one never leaves; none when it is free.
    """

    role: Role
    loops: tuple[Loop, ...]
    tone: float = 0.0
    stroke: float = 0.0
    smooth: bool = False
    opacity: float = 1.0
    inside: tuple[Loop, ...] = ()


class Box(NamedTuple):
    """A rectangle of the picture, in body heights."""

    left: float
    bottom: float
    right: float
    top: float

    def joined(self, other: "Box") -> "Box":
        """Return the smallest rectangle round both."""
        return Box(
            min(self.left, other.left),
            min(self.bottom, other.bottom),
            max(self.right, other.right),
            max(self.top, other.top),
        )


def strength_of(pressure: int) -> float:
    """Return the share of the colour scale that belongs to a pressure level: 0 at level 1, 1 at level 4."""
    return max(0.0, pressure - 1.0) / 3.0


@dataclass(frozen=True, slots=True)
class BackMap:
    """Where something happens, on the back map.

    Attributes:
        contacts: The places of contact as (x, y).
        radius: How large the contact is, in back-map x (half a shoulder breadth).
        press: How much of the pressure is on, 0 to 1.
        pressure: The pressure level of the step, 0 to 4.
        paths: The ways of the contacts over the loop, open lines; none where it stays.
        across: Whether the contact is a bar across the whole back, like a roller.
        tilt_deg: How far that bar is turned, in degrees.
        zones: The outlines of the no-pressure zones that matter here.
        half_size: Half the width (in back-map x) and half the height (in back-map y) of something wide that
            lies on the back; none for a dot of the radius.
        kind: What the contact does: pads warm or cool without pressing.
    """

    contacts: tuple[Point, ...] = ()
    radius: float = 0.0
    press: float = 0.0
    pressure: int = 0
    paths: tuple[tuple[Point, ...], ...] = ()
    across: bool = False
    tilt_deg: float = 0.0
    zones: tuple[ZoneOutline, ...] = ()
    half_size: Point | None = None
    kind: TouchKind = TouchKind.PRESS

    @property
    def strength(self) -> float:
        """How hard it presses for its colour: 0 a resting hand, 1 the hardest level."""
        return strength_of(self.pressure)


@dataclass(frozen=True, slots=True)
class Frame:
    """One moment.

    Attributes:
        bounds: What the picture must show; the same at every moment of a loop.
        shapes: What to paint, from the back to the front.
        back_map: Where it happens; None when the step touches no part of the back.
    """

    bounds: Box
    shapes: tuple[Shape, ...]
    back_map: BackMap | None = None
