"""Where the points of a flat thing are that lies, hangs, or follows the skin. Knows no particular thing."""

import math
from collections.abc import Callable
from typing import NamedTuple, TypeAlias

from desktop.figure import skeleton
from desktop.figure.camera import Point
from desktop.figure.props.sizes import Flat
from desktop.figure.trunk import Skin, Trunk
from desktop.figure.vectors import Axes, Vec, add, along, cross, dot, mix, place, scale, sub, unit

_GRID = 4
"""A sheet on the skin is known at one more than so many points each way."""

_ROUND = 0.115
"""The back is about as round as a drum of this radius."""

_SHOULDERS_ABOVE = 0.10
"""Above this place of the back map the skin turns over the shoulders."""

Rows: TypeAlias = tuple[tuple[Skin, ...], ...]
"""Points of a sheet: from its lower to its upper edge, each row from left to right."""


class Sheet(NamedTuple):
    """Where the points of a flat thing are."""

    rows: Rows

    def at(self, across: float, high: float, out: float = 0.0) -> Vec:
        """Return the world point at a place of the sheet (-1 to 1 both ways) and so far above it."""
        j, v = _cell(high, len(self.rows))
        i, u = _cell(across, len(self.rows[0]))
        low, top = self.rows[j], self.rows[j + 1]
        ends = [along(skin.point, skin.normal, out) for skin in (low[i], low[i + 1], top[i], top[i + 1])]
        return mix(mix(ends[0], ends[1], u), mix(ends[2], ends[3], u), v)

    def axes(self) -> Axes:
        """Return the directions out of the middle of the sheet, up along it, and to its right."""
        up = unit(sub(self.at(0.0, 0.5), self.at(0.0, -0.5)))
        right = unit(sub(self.at(0.5, 0.0), self.at(-0.5, 0.0)))
        return (unit(cross(right, up)), up, right)

    def raised(self, by: float) -> "Sheet":
        """Return the sheet, so far above what carries it."""
        return Sheet(
            tuple(tuple(Skin(along(s.point, s.normal, by), s.normal) for s in row) for row in self.rows)
        )

    def upside_down(self) -> "Sheet":
        """Return the sheet turned half round on what carries it."""
        return Sheet(tuple(row[::-1] for row in reversed(self.rows)))


def _cell(at: float, count: int) -> tuple[int, float]:
    where = (at + 1.0) * 0.5 * (count - 1)
    k = max(0, min(count - 2, math.floor(where)))
    return k, where - k


def flat_sheet(middle: Vec, axes: Axes, size: Flat) -> Sheet:
    """Return a stiff sheet: its axes point out of it, up along it, and to its right."""
    signs = (-1.0, 1.0)
    return Sheet(
        tuple(
            tuple(
                Skin(place(middle, axes, (0.0, b * size.height / 2, a * size.width / 2)), axes[0])
                for a in signs
            )
            for b in signs
        )
    )


def sagging_sheet(middle: Vec, axes: Axes, size: Flat) -> Sheet:
    """Return a soft sheet that is carried at its middle: both sides hang down; axes as for a stiff one."""
    out, _, right = axes

    def skin(a: float, b: float) -> Skin:
        angle = 0.5 * size.width * a / _ROUND
        aside, down = _ROUND * math.sin(angle), _ROUND * (math.cos(angle) - 1.0)
        normal = add(scale(out, math.cos(angle)), scale(right, math.sin(angle)))
        return Skin(place(middle, axes, (down, b * size.height / 2, aside)), normal)

    return Sheet(_grid(skin))


def back_sheet(trunk: Trunk, at: Point, size: Flat) -> Sheet:
    """Return a sheet that lies on the back round a place of the back map and follows the skin.

    Between neck and shoulders, where the skin turns sharply, it bridges the hollow as a full bag does.
    """

    def skin(a: float, b: float) -> Skin:
        wide = 0.5 * size.width * a
        aside = at[0] * skeleton.BACK_MAP_HALF_WIDTH + _ROUND * math.sin(max(-1.4, min(1.4, wide / _ROUND)))
        y = at[1] - 0.5 * size.height * b / skeleton.BACK_MAP_LENGTH
        return trunk.skin(aside / skeleton.BACK_MAP_HALF_WIDTH, y)

    rows = _grid(skin)
    if at[1] - 0.5 * size.height / skeleton.BACK_MAP_LENGTH < _SHOULDERS_ABOVE:
        for _ in range(3):
            rows = _smoothed(rows)
    return Sheet(rows)


def front_sheet(trunk: Trunk, middle: int, size: Flat) -> Sheet:
    """Return a sheet that lies on belly or breast, its middle at a slice of the trunk."""
    item = trunk.slices[middle]
    heights = [dot(sub(each.centre, item.centre), item.axes[1]) for each in trunk.slices]

    def skin(a: float, b: float) -> Skin:
        high = 0.5 * size.height * b
        near = trunk.slices[min(range(len(heights)), key=lambda k: abs(heights[k] - high))]
        angle = max(-1.2, min(1.2, 0.5 * size.width * a / _ROUND))
        sine, cosine = math.sin(angle), math.cos(angle)
        forward, _, right = near.axes
        point = place(near.centre, near.axes, (cosine * near.half_depth, 0.0, sine * near.half_width))
        return Skin(
            point, unit(add(scale(forward, cosine / near.half_depth), scale(right, sine / near.half_width)))
        )

    return Sheet(_grid(skin))


def _grid(skin: Callable[[float, float], Skin]) -> Rows:
    steps = [-1.0 + 2.0 * k / _GRID for k in range(_GRID + 1)]
    return tuple(tuple(skin(a, b) for a in steps) for b in steps)


def _smoothed(rows: Rows) -> Rows:
    """Draw every point towards its neighbours, those of the rim less."""
    last, end = len(rows) - 1, len(rows[0]) - 1

    def mean(j: int, i: int) -> Skin:
        near = (
            rows[max(0, j - 1)][i],
            rows[min(last, j + 1)][i],
            rows[j][max(0, i - 1)],
            rows[j][min(end, i + 1)],
        )
        point = normal = (0.0, 0.0, 0.0)
        for skin in near:
            point, normal = along(point, skin.point, 0.25), along(normal, skin.normal, 0.25)
        here = rows[j][i]
        share = 0.25 if j in {0, last} or i in {0, end} else 0.5
        return Skin(mix(here.point, point, share), unit(mix(here.normal, normal, 0.5)))

    return tuple(tuple(mean(j, i) for i in range(end + 1)) for j in range(last + 1))
