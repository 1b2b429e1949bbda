"""What a hand reaches, and who asks for it: the values between a pose and the arm that is solved.

Knows the solved trunk and legs; no place by name.
"""

from collections.abc import Callable
from dataclasses import dataclass

from desktop.figure import hands
from desktop.figure.body import ArmBody, Body, Room
from desktop.figure.hands import Touch
from desktop.figure.posture import Reach
from desktop.figure.trunk import Skin, Trunk
from desktop.figure.vectors import Axes, Vec, place, scale

DOWN_OUT: Vec = (0.5, -1.0, -0.4)
"""Elbows hang: outwards, up, forwards."""


@dataclass(frozen=True, slots=True)
class Marks:
    """Where a contact is on somebody's skin: on the side that was authored, and its mirror image.

    Attributes:
        skins: Both places.
        own: Whether the skin is one's own.
    """

    skins: tuple[Skin, Skin]
    own: bool = True


@dataclass(frozen=True, slots=True)
class Goal:
    """What a hand reaches.

    Attributes:
        point: What it touches.
        palm: Where the palm looks.
        fingers: Where the fingers point, as far as the palm allows.
        touch: The point of the hand that touches, by the bends of its fingers.
        elbow_to: Where the elbow points by itself: outwards, up, forwards.
        axes: The axes in which offsets and directions are given; none for those of the chest.
        turns: Whether the hand may turn about its palm to spare the wrist.
    """

    point: Vec
    palm: Vec
    fingers: Vec
    touch: Callable[[tuple[float, ...]], Touch] = hands.heart
    elbow_to: Vec = DOWN_OUT
    axes: Axes | None = None
    turns: bool = True


@dataclass(frozen=True, slots=True)
class Asked:
    """One arm that reaches: the body so far and its room, the arm, the other arm, and what it reaches."""

    body: Body
    room: Room
    marks: Marks | None
    index: int
    side: float
    other: ArmBody
    together: bool
    reach: Reach

    @property
    def trunk(self) -> Trunk:
        """The trunk of the body."""
        return self.body.trunk

    @property
    def inward(self) -> Vec:
        """The direction to the other side of the body."""
        return scale(self.body.trunk.chest[2], -self.side)

    def from_chest(self, at: Vec) -> Vec:
        """Return the point that lies outwards, up, forwards of the base of the neck."""
        return offset_in(self.trunk.joints[4], self.trunk.chest, at, self.side)


def offset_in(origin: Vec, axes: Axes, offset: Vec, side: float) -> Vec:
    """Return the point at an offset (outwards, up, forwards) from an origin, on one side of the body."""
    out, up, forward = offset
    return place(origin, axes, (forward, up, out * side))
