"""What presses in a step, as the picture and the back map show it: rings on the skin, facts of the map.

Knows contacts of a body and the camera; one fact feeds both drawings. Knows no person and no file.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass

from desktop.figure import skeleton
from desktop.figure.body import Body, Room
from desktop.figure.camera import Camera, Point
from desktop.figure.frame import BackMap, Role, Shape, TouchKind, strength_of
from desktop.figure.hull import Loop
from desktop.figure.presses import while_pressed
from desktop.figure.vectors import dot
from desktop.model.region import ZoneOutline

HIDDEN = -0.3
"""Skin that looks away from the viewer more than this is hidden by the body."""

_TOOL_RINGS = ((2.3, 0.16), (1.6, 0.26), (0.8, 0.5))
_HAND_RINGS = ((1.65, 0.18), (1.2, 0.28), (0.75, 0.5))
"""The soft rings of a contact: size and opacity. A tool covers the inner ones."""
_HIDDEN_RINGS = ((1.1, 0.20),)
_LARGEST_DISC = 0.024
"""The disc of a contact grows no larger, however large the tool."""
_ROUND: tuple[Point, ...] = tuple(
    (math.cos(2.0 * math.pi * k / 14), math.sin(2.0 * math.pi * k / 14)) for k in range(14)
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Touching:
    """What presses in a step.

    Attributes:
        pressure: The pressure level, 0 to 4.
        radius: How large the contact is, in body heights.
        half_size: Half width and half height of a pad that lies on the back, on the back map; none for a dot.
        kind: Whether it presses, warms or cools.
        zones: Outlines of the no-pressure zones for this kind of tool.
        across: Whether it reaches across the whole back.
    """

    pressure: int = 0
    radius: float = 0.02
    half_size: Point | None = None
    kind: TouchKind = TouchKind.PRESS
    zones: tuple[ZoneOutline, ...] = ()
    across: bool = False


def contact_shapes(camera: Camera, body: Body, room: Room, touching: Touching) -> list[Shape]:
    """Return the rings round every contact; a pad is seen by itself and needs none."""
    level = touching.pressure
    if not level or touching.half_size:
        return []
    shapes: list[Shape] = []
    size = min(touching.radius, _LARGEST_DISC) * (1.0 + 0.22 * level)
    strength = 0.25 + 0.75 * body.press
    for skin in body.contacts:
        rings = _TOOL_RINGS if room.tool else _HAND_RINGS
        if room.tool and dot(skin.normal, camera.near) < HIDDEN:
            rings = _HIDDEN_RINGS
        shapes += [
            Shape(
                Role.CONTACT,
                (_ring(camera.point(skin.point), size * share),),
                strength_of(level),
                smooth=True,
                opacity=k * strength,
            )
            for share, k in rings
        ]
    return shapes


def _ring(middle: Point, radius: float) -> Loop:
    x, y = middle
    return tuple([(x + radius * c, y + radius * s) for c, s in _ROUND])


def ways_on_map(moments: Sequence[Body], sides: Sequence[float]) -> tuple[tuple[Point, ...], ...]:
    """Return the ways of the contacts on the back map over a loop; none where they stay."""
    points = while_pressed([(body.contact_at, body.press) for body in moments])
    if not points or max(math.dist(a, points[0]) for a in points) < 0.02:
        return ()
    return tuple(tuple((x * side, y) for x, y in points) for side in sides)


def back_map_of(
    body: Body, touching: Touching, sides: Sequence[float], paths: tuple[tuple[Point, ...], ...]
) -> BackMap | None:
    """Return what the back map shows at a moment; None when nothing touches the back.

    Args:
        body: The body at that moment.
        touching: What presses.
        sides: The factors of x: 1 as authored, -1 mirrored; two when both sides are touched.
        paths: The ways of the contacts over the loop.
    """
    if not body.contacts or not (touching.pressure or touching.half_size):
        return None
    x, y = body.contact_at
    return BackMap(
        contacts=tuple([(x * side, y) for side in sides]),
        radius=touching.radius / skeleton.BACK_MAP_HALF_WIDTH,
        press=body.press,
        pressure=touching.pressure,
        paths=paths,
        across=touching.across,
        tilt_deg=sides[0] * _tilt_deg(body) if touching.across else 0.0,
        zones=touching.zones,
        half_size=touching.half_size,
        kind=touching.kind,
    )


def _tilt_deg(body: Body) -> float:
    """Return how far the chest leans to its right against the floor, in degrees."""
    return math.degrees(math.asin(max(-1.0, min(1.0, body.trunk.chest[2][1]))))
