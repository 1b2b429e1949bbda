"""How far the legs of a solved body pass through each other or through the trunk. Knows no room."""

import math
from collections.abc import Iterator
from typing import NamedTuple

from desktop.figure.body import Body, LegBody
from desktop.figure.trunk import Slice
from desktop.figure.vectors import Vec, distance, dot, mix, sub

_THIGH_RADIUS, _SHIN_RADIUS = 0.040, 0.028
"""Muscle that does not give way, under the skin and the cloth."""
_FROM_HIP = 0.35
"""Thighs meet the trunk, and each other, above this share of their length."""
_STEPS = 8
_WAIST = 14
"""The slices from this one on are above the hips."""


class Overlap(NamedTuple):
    """Two parts in one place.

    Attributes:
        parts: Which ones, in words.
        depth: How far the one is inside of the other; not above 0 when they only touch.
    """

    parts: str
    depth: float


def overlaps(body: Body) -> Iterator[Overlap]:
    """Yield the pairs of parts that may meet, also where they are clear of each other."""
    right, left = (_parts(leg) for leg in body.legs)
    for name, points, radius in right:
        for other, others, other_radius in left:
            nearest = min(distance(a, b) for a in points for b in others)
            yield Overlap(f"right {name} and left {other}", radius + other_radius - nearest)
    slices = body.trunk.slices[_WAIST:]
    for side, parts in (("right", right), ("left", left)):
        for name, points, radius in parts:
            depth = max(_inside(item, point) for item in slices[::2] for point in points)
            yield Overlap(f"{side} {name} and trunk", depth + radius)


def _parts(leg: LegBody) -> tuple[tuple[str, list[Vec], float], ...]:
    hip, knee, ankle = leg.bones.root, leg.bones.middle, leg.bones.end
    upper = [mix(hip, knee, _FROM_HIP + (1.0 - _FROM_HIP) * k / _STEPS) for k in range(_STEPS + 1)]
    lower = [mix(knee, ankle, k / _STEPS) for k in range(1, _STEPS + 1)]
    return (("thigh", upper, _THIGH_RADIUS), ("shin", lower, _SHIN_RADIUS))


def _inside(item: Slice, point: Vec) -> float:
    """Return how far a point is inside of a slice, or less than 0 where it is above, below or outside."""
    forward, up, right = item.axes
    way = sub(point, item.centre)
    if abs(dot(way, up)) > 0.02:
        return -1.0
    share = math.hypot(dot(way, forward) / item.half_depth, dot(way, right) / item.half_width)
    return (1.0 - share) * item.half_depth
