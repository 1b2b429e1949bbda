"""Light: every part of the person has a side that is lit and a rim that is not. Knows no body."""

import math
from collections.abc import Sequence
from typing import NamedTuple

from desktop.figure.camera import Camera, Point
from desktop.figure.frame import Role, Shape
from desktop.figure.hull import Loop, Section, chain

_RIM_TONE = 0.5
"""How dark the rim is between light (0) and shade (1)."""


class Volume(NamedTuple):
    """One part of the person: chains of sections in one material.

    Attributes:
        role: The material.
        chains: Chains of sections that are filled together.
        tone: 0 in the light, 1 in the shade.
        lit: How much of each section the light covers; 1 leaves no rim.
    """

    role: Role
    chains: Sequence[Sequence[Section]]
    tone: float = 0.0
    lit: float = 0.80


def light_on(camera: Camera, point: Point, middle: Point) -> Point:
    """Return the direction to the light in the picture for a part.

    A person seen from the side is lit from the front; seen from behind or in front, from the middle, so that
    left and right look alike. Light always comes from above as well.

    Args:
        camera: From where the person is seen.
        point: Where the part is in the picture.
        middle: Where the middle of the trunk is in the picture.
    """
    ahead = camera.point((1.0, 0.0, 0.0))[0]
    aside = max(-1.0, min(1.0, (middle[0] - point[0]) / 0.05))
    x, y = ahead + (1.0 - abs(ahead)) * aside, 0.6
    size = math.hypot(x, y)
    return (x / size, y / size)


def fill(volume: Volume, light: Point) -> list[Shape]:
    """Return the shapes of a part: all of it as the rim, and the lit side over it."""
    loops = tuple([loop for sections in volume.chains for loop in chain(sections)])
    if volume.lit >= 1.0:
        return [Shape(volume.role, loops, volume.tone)]
    rim = Shape(volume.role, loops, volume.tone + (1.0 - volume.tone) * _RIM_TONE)
    bright: list[Loop] = []
    for sections in volume.chains:
        bright += chain([_towards(section, light, volume.lit) for section in sections])
    return [rim, Shape(volume.role, tuple(bright), volume.tone)]


def _towards(section: Section, light: Point, share: float) -> Section:
    """Shrink a section towards its outermost point in the direction of the light."""
    c, s = light
    x, y, xx, xy, yy = section
    gx, gy = xx * c + xy * s, xy * c + yy * s
    size = math.sqrt(gx * c + gy * s + 1e-12)
    rest = (1.0 - share) / size
    square = share * share
    return Section(x + gx * rest, y + gy * rest, xx * square, xy * square, yy * square)
