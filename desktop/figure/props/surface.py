"""A sheet as it is seen: its thick outline, and lines drawn on it. Knows no particular thing and no body."""

import math
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple, TypeAlias

from desktop.figure.camera import Camera, Point
from desktop.figure.frame import Role, Shape
from desktop.figure.hull import Loop
from desktop.figure.props.forms import EDGE, runs
from desktop.figure.props.sheets import Sheet
from desktop.figure.props.sizes import Flat
from desktop.figure.vectors import dot

_SEEN = -0.04
"""What looks away from the viewer a little is still counted as seen, or the rim would flicker."""
_INKED = 0.02
"""Lines are drawn where the sheet looks at the viewer at least so much."""
_LIT = 0.93
"""How much of a sheet is in the light; the rest is its rim."""

_Node: TypeAlias = tuple[float, float, float, float, float]
"""A point in the picture, how far it moves when it rises by 1, and how much it looks at the viewer."""


class Cut(NamedTuple):
    """A level of an outline: how high it is and how far it reaches to both sides, -1 to 1."""

    high: float
    reach: float


def rounded(size: Flat, corner: float) -> tuple[Cut, ...]:
    """Return the outline of a rectangle with round corners of so many body heights."""
    across, high = 2 * corner / size.width, 2 * corner / size.height
    bends = [(math.sin(t), math.cos(t)) for t in (0.0, 0.5, 1.0, math.pi / 2)]
    below = [Cut(-1.0 + high * (1.0 - c), 1.0 - across * (1.0 - s)) for s, c in bends]
    upper = [Cut(-cut.high, cut.reach) for cut in reversed(below)]
    return (*below, Cut(-0.33, 1.0), Cut(0.33, 1.0), *upper)


class Laid(NamedTuple):
    """The shapes of a sheet, on the side that is seen and on the side that looks away."""

    seen: list[Shape]
    away: list[Shape]


class Surface:
    """A sheet as one camera sees it.

    Args:
        camera: From where it is seen.
        sheet: Where it is.
    """

    def __init__(self, camera: Camera, sheet: Sheet) -> None:
        self._rows: list[list[_Node]] = [
            [
                (*camera.point(skin.point), *camera.point(skin.normal), dot(skin.normal, camera.near))
                for skin in row
            ]
            for row in sheet.rows
        ]
        self._steps = len(sheet.rows[0]) - 1

    def node(self, across: float, high: float) -> _Node:
        """Return what is seen at a place of the sheet, -1 to 1 both ways."""
        rows = self._rows
        where = (high + 1.0) * 0.5 * (len(rows) - 1)
        j = max(0, min(len(rows) - 2, int(where)))
        v = where - j
        where = (across + 1.0) * 0.5 * self._steps
        i = max(0, min(self._steps - 1, int(where)))
        u = where - i
        low, top = rows[j], rows[j + 1]
        a, b, c, d = (1 - u) * (1 - v), u * (1 - v), (1 - u) * v, u * v
        p, q, r, s = low[i], low[i + 1], top[i], top[i + 1]
        return (
            p[0] * a + q[0] * b + r[0] * c + s[0] * d,
            p[1] * a + q[1] * b + r[1] * c + s[1] * d,
            p[2] * a + q[2] * b + r[2] * c + s[2] * d,
            p[3] * a + q[3] * b + r[3] * c + s[3] * d,
            p[4] * a + q[4] * b + r[4] * c + s[4] * d,
        )

    def point(self, across: float, high: float, out: float) -> Point:
        """Return a place of the sheet in the picture, so far above it."""
        x, y, dx, dy, _ = self.node(across, high)
        return (x + dx * out, y + dy * out)

    def laid(self, cuts: Sequence[Cut], thick: float, role: Role) -> Laid:
        """Return a soft flat thing with an outline; what looks away from the viewer is kept apart."""
        shares = [-1.0 + 2.0 * k / self._steps for k in range(self._steps + 1)]
        levels = [[self.node(share * cut.reach, cut.high) for share in shares] for cut in cuts]
        seen: list[Loop] = []
        away: list[Loop] = []
        for low, top in pairwise(levels):
            _strips(low, top, thick, seen, away)
        _rims(levels, thick, seen, away)
        back = [Shape(role, tuple(away), 0.9)] if away else []
        if not seen:
            return Laid([], back)
        lit: list[Loop] = []
        inner = [[self.node(share * cut.reach * _LIT, cut.high * _LIT) for share in shares] for cut in cuts]
        for low, top in pairwise(inner):
            _strips(low, top, thick, lit, [])
        return Laid([Shape(role, tuple(seen), 0.7), Shape(role, tuple(lit), 0.0)], back)

    def ink(
        self, lines: Sequence[Sequence[Point]], out: float, role: Role, tone: float, width: float = EDGE
    ) -> list[Shape]:
        """Return lines drawn on the sheet, as far as they are seen."""
        loops: list[Loop] = []
        for points in lines:
            nodes = [self.node(across, high) for across, high in points]
            loops += runs([(_up(node, out), node[4] > _INKED) for node in nodes])
        return [Shape(role, tuple(loops), tone, stroke=width, smooth=True)] if loops else []


def _strips(
    low: Sequence[_Node], top: Sequence[_Node], thick: float, seen: list[Loop], away: list[Loop]
) -> None:
    """Cut the upper face between two levels into what is seen and what is not."""
    start = 0
    looks = [low[k][4] + low[k + 1][4] + top[k][4] + top[k + 1][4] > 4 * _SEEN for k in range(len(low) - 1)]
    for k in range(1, len(looks) + 1):
        if k < len(looks) and looks[k] == looks[start]:
            continue
        loop = [_up(node, thick) for node in low[start : k + 1]]
        loop += [_up(node, thick) for node in reversed(top[start : k + 1])]
        (seen if looks[start] else away).append(_turned_left(loop))
        start = k


def _rims(levels: Sequence[Sequence[_Node]], thick: float, seen: list[Loop], away: list[Loop]) -> None:
    """Add the side faces of a thick sheet, all round its outline."""
    around = [
        *levels[0],
        *[row[-1] for row in levels[1:-1]],
        *reversed(levels[-1]),
        *[row[0] for row in reversed(levels[1:-1])],
    ]
    for a, b in zip(around, [*around[1:], around[0]], strict=True):
        face = _turned_left([_up(a, 0.0), _up(b, 0.0), _up(b, thick), _up(a, thick)])
        (seen if a[4] + b[4] > 2 * _SEEN else away).append(face)


def _up(node: _Node, out: float) -> Point:
    return (node[0] + node[2] * out, node[1] + node[3] * out)


def _turned_left(loop: list[Point]) -> Loop:
    """Return a polygon that turns to the left, so that all fill together."""
    area = sum(a[0] * b[1] - b[0] * a[1] for a, b in zip(loop, [*loop[1:], loop[0]], strict=True))
    return tuple(loop) if area >= 0.0 else tuple(reversed(loop))
