"""Light: every part of the person has a side that is lit and a rim that is not. Knows no body."""

import math
from collections.abc import Sequence
from typing import NamedTuple

from desktop.figure.camera import Camera, Point
from desktop.figure.frame import Role, Shape
from desktop.figure.hull import Loop, Section, chain, lit_chain

_RIM_TONE = 0.5
"""How dark the rim is between light (0) and shade (1)."""


_DARK = 0.8
"""What lies so deep in the shade has no lit side."""


class Volume(NamedTuple):
    """One part of the person: chains of sections in one material.

    Attributes:
        role: The material.
        chains: Chains of sections that are filled together.
        tone: 0 in the light, 1 in the shade.
        lit: How much of each section the light covers; 1 leaves no rim.
        loops: Outlines that are filled with the chains.
    """

    role: Role
    chains: Sequence[Sequence[Section]]
    tone: float = 0.0
    lit: float = 0.80
    loops: tuple[Loop, ...] = ()


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


class Filled(NamedTuple):
    """Volumes as shapes.

    Attributes:
        shapes: The rim, and the lit side over it.
        outlines: The outline of each volume.
    """

    shapes: list[Shape]
    outlines: list[tuple[Loop, ...]]


def fill(volumes: Sequence[Volume], light: Point) -> Filled:
    """Return the shapes of volumes of one material that hang together."""
    role, tone = volumes[0].role, volumes[0].tone
    rimmed = tone < _DARK and any(volume.lit < 1.0 for volume in volumes)
    outlines: list[tuple[Loop, ...]] = []
    bright: list[Loop] = []
    for volume in volumes:
        loops = volume.loops
        bright += loops
        for sections in volume.chains:
            if not rimmed or volume.lit >= 1.0:
                outer = lit = chain(sections)
            else:
                outer, lit = lit_chain(sections, light, volume.lit)
            loops += outer
            bright += lit
        outlines.append(loops)
    whole = tuple([loop for loops in outlines for loop in loops])
    if not rimmed:
        return Filled([Shape(role, whole, tone)], outlines)
    rim = tone + (1.0 - tone) * _RIM_TONE
    return Filled([Shape(role, whole, rim), Shape(role, tuple(bright), tone)], outlines)
