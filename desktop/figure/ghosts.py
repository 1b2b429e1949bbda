"""Ghosts: what lies hidden behind the person, shown as a faint form with a dashed rim. Knows shapes only."""

import math
from bisect import bisect_right
from collections.abc import Sequence
from itertools import pairwise

from desktop.figure.camera import Point
from desktop.figure.frame import Role, Shape
from desktop.figure.hull import Loop

_DASH, _GAP = 0.0095, 0.0080
_STROKE = 0.0036
_FAINT = 0.16


def ghosts_of(shapes: Sequence[Shape]) -> list[Shape]:
    """Return the ghosts of filled shapes: one faint fill in their own colour, and a dashed rim."""
    made: list[Shape] = []
    for shape in shapes:
        if shape.stroke:
            continue
        made.append(shape._replace(opacity=_FAINT * shape.opacity))
        dashes = tuple([dash for loop in shape.loops for dash in dashed(loop)])
        made.append(Shape(Role.HALO, dashes, stroke=_STROKE, opacity=0.85))
    return made


def dashed(loop: Loop) -> list[Loop]:
    """Return a closed polygon as dashes that fit its length without a rest."""
    around = [*loop, loop[0]]
    ways = [0.0]
    for a, b in pairwise(around):
        ways.append(ways[-1] + math.dist(a, b))
    count = round(ways[-1] / (_DASH + _GAP))
    if count < 2:
        return [tuple(around)]
    period = ways[-1] / count
    solid = period * _DASH / (_DASH + _GAP)
    dashes: list[Loop] = []
    for k in range(count):
        start, end = k * period, k * period + solid
        between = [point for point, way in zip(around, ways, strict=True) if start < way < end]
        dashes.append((_at(around, ways, start), *between, _at(around, ways, end)))
    return dashes


def _at(line: Sequence[Point], ways: Sequence[float], way: float) -> Point:
    """Return the point that lies so far along a line whose points lie at the given ways."""
    k = max(0, min(len(line) - 2, bisect_right(ways, way) - 1))
    size = ways[k + 1] - ways[k]
    share = (way - ways[k]) / size if size else 0.0
    (ax, ay), (bx, by) = line[k], line[k + 1]
    return (ax + (bx - ax) * share, ay + (by - ay) * share)
