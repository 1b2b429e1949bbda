"""The regions of the back as shapes on the back map, to be painted and to be hit. Knows no person, no Qt.

The catalogue gives the areas where something may press, in strips beside the spine. To pick a region is not
to press on it: these shapes are larger, follow the lines of the body (the slope of the shoulder, the flank,
the rim of the pelvis, the fold of the buttocks), and each reaches across the spine from one side to the
other. The spine between two strips therefore belongs to the region beside it.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from desktop.figure.camera import Point
from desktop.figure.curves import blend, spline_weights
from desktop.model.region import Region

_PIECES = 6
"""A curve between two points is cut into so many straight pieces."""

_HALVES: Mapping[str, tuple[Point, ...]] = MappingProxyType(
    {
        "neck_upper_trap": (
            (0.0, -0.074),
            (0.140, -0.082),
            (0.220, -0.108),
            (0.244, -0.100),
            (0.330, -0.042),
            (0.560, 0.002),
            (0.740, 0.026),
            (0.790, 0.046),
            (0.740, 0.066),
            (0.560, 0.064),
            (0.320, 0.052),
            (0.160, 0.046),
            (0.0, 0.046),
        ),
        "upper_back": (
            (0.0, 0.058),
            (0.160, 0.058),
            (0.320, 0.064),
            (0.540, 0.076),
            (0.680, 0.083),
            (0.752, 0.110),
            (0.768, 0.170),
            (0.742, 0.232),
            (0.680, 0.254),
            (0.500, 0.256),
            (0.250, 0.256),
            (0.0, 0.256),
        ),
        "mid_back": (
            (0.0, 0.268),
            (0.250, 0.268),
            (0.500, 0.268),
            (0.640, 0.270),
            (0.690, 0.288),
            (0.690, 0.325),
            (0.655, 0.388),
            (0.620, 0.418),
            (0.560, 0.427),
            (0.400, 0.428),
            (0.200, 0.428),
            (0.0, 0.428),
        ),
        "lower_back": (
            (0.0, 0.440),
            (0.200, 0.440),
            (0.400, 0.440),
            (0.540, 0.441),
            (0.592, 0.458),
            (0.590, 0.500),
            (0.575, 0.560),
            (0.588, 0.605),
            (0.575, 0.638),
            (0.510, 0.651),
            (0.380, 0.663),
            (0.250, 0.670),
            (0.120, 0.672),
            (0.0, 0.672),
        ),
        "glutes": (
            (0.0, 0.684),
            (0.120, 0.684),
            (0.250, 0.682),
            (0.380, 0.675),
            (0.510, 0.664),
            (0.590, 0.664),
            (0.650, 0.700),
            (0.705, 0.770),
            (0.738, 0.860),
            (0.730, 0.940),
            (0.660, 0.985),
            (0.500, 1.000),
            (0.320, 1.004),
            (0.170, 0.994),
            (0.070, 0.966),
            (0.0, 0.935),
        ),
    }
)
"""The outline of the right half of each region, from the midline above to the midline below."""


@dataclass(frozen=True, slots=True)
class RegionShape:
    """A region as it is painted and hit.

    Attributes:
        id: The region.
        outline: Its closed outline in back-map coordinates (y grows downwards), fine enough to be filled as
            it is; it is its own mirror image.
    """

    id: str
    outline: tuple[Point, ...]

    def holds(self, x: float, y: float) -> bool:
        """Whether a place of the back map lies in it; the sides are alike."""
        x, odd = abs(x), False
        before = self.outline[-1]
        for point in self.outline:
            (x0, y0), (x1, y1) = before, point
            if (y0 > y) != (y1 > y) and x < x0 + (y - y0) / (y1 - y0) * (x1 - x0):
                odd = not odd
            before = point
        return odd


def region_shapes(regions: Mapping[str, Region]) -> tuple[RegionShape, ...]:
    """Return the shapes of those regions that have areas of their own, from the neck downwards.

    A region that joins others, and one for the whole body, has no shape.
    """
    return tuple(shape for shape in _SHAPES if shape.id in regions and regions[shape.id].areas)


def region_at(x: float, y: float, regions: Mapping[str, Region]) -> str | None:
    """Return the id of the region at a place of the back map; None beside all of them.

    Args:
        x: Away from the midline; the sides are alike.
        y: Down from the base of the neck.
        regions: The regions of the catalogue by id.
    """
    return next((shape.id for shape in region_shapes(regions) if shape.holds(x, y)), None)


def _shape(name: str, half: tuple[Point, ...]) -> RegionShape:
    """Join a half and its mirror image, and run a smooth curve through all points."""
    corners = [*half, *[(-x, y) for x, y in reversed(half[1:-1])]]
    count = len(corners)
    outline: list[Point] = []
    for k in range(count):
        near = [corners[(k + step) % count] for step in (-1, 0, 1, 2)]
        for piece in range(_PIECES):
            x, y = blend(near, spline_weights(piece / _PIECES))
            outline.append((x, y))
    return RegionShape(name, tuple(outline))


_SHAPES = tuple(_shape(name, half) for name, half in _HALVES.items())
