"""The drawing under the back map: a back from head to thighs, in back-map coordinates. Knows no contact.

Curves run smoothly through their points (Catmull-Rom). All but the head's are given for the right side and
hold for the left as mirror images.
"""

from desktop.figure import skeleton
from desktop.figure.camera import Point
from desktop.figure.frame import Box

ACROSS = skeleton.BACK_MAP_HALF_WIDTH
"""The length of 1 on the x axis, in body heights."""
DOWN = skeleton.BACK_MAP_LENGTH
"""The length of 1 on the y axis, in body heights."""

EXTENT = Box(-1.42, -0.43, 1.42, 1.20)
"""What the drawing shows, as left, top, right, bottom of the back map (y grows downwards)."""

FADE = (0.98, 1.19)
"""The drawing fades out between these two heights."""

HALF_OUTLINE: tuple[Point, ...] = (
    (0.0, -0.16),
    (0.26, -0.16),
    (0.27, -0.10),
    (0.36, -0.055),
    (0.58, -0.012),
    (0.82, 0.020),
    (1.00, 0.062),
    (1.10, 0.13),
    (1.14, 0.24),
    (1.17, 0.40),
    (1.20, 0.56),
    (1.25, 0.72),
    (1.28, 0.90),
    (1.30, 1.06),
    (1.33, 1.20),
    (1.14, 1.20),
    (1.13, 1.04),
    (1.06, 0.86),
    (0.99, 0.68),
    (0.96, 0.56),
    (0.91, 0.42),
    (0.83, 0.275),
    (0.765, 0.285),
    (0.745, 0.33),
    (0.700, 0.42),
    (0.645, 0.51),
    (0.632, 0.565),
    (0.665, 0.635),
    (0.735, 0.72),
    (0.785, 0.82),
    (0.800, 0.92),
    (0.785, 1.04),
    (0.745, 1.20),
    (0.080, 1.20),
    (0.045, 1.08),
    (0.0, 0.985),
)
"""Neck, shoulder, arm, flank, hip and thigh of the right side, from the nape to the fold of the buttocks."""

SHARP_AFTER = frozenset({0, 13, 14, 31, 32, 33})
"""The points of the outline after which a straight line follows."""

HEAD: tuple[Point, ...] = (
    (0.0, -0.400),
    (0.21, -0.372),
    (0.335, -0.285),
    (0.345, -0.205),
    (0.275, -0.125),
    (0.160, -0.090),
    (0.0, -0.082),
    (-0.160, -0.090),
    (-0.275, -0.125),
    (-0.345, -0.205),
    (-0.335, -0.285),
    (-0.21, -0.372),
)
"""The hair, seen from behind."""

EARS: tuple[Point, Point] = ((0.352, -0.185), (0.052, 0.040))
"""Middle and half size of the right ear."""

LINES: tuple[tuple[Point, ...], ...] = (
    ((0.87, 0.085), (0.62, 0.090), (0.44, 0.085), (0.36, 0.105), (0.34, 0.165), (0.40, 0.235), (0.47, 0.245)),
    ((0.47, 0.245), (0.58, 0.215), (0.70, 0.165)),
    ((0.045, 0.955), (0.16, 0.992), (0.34, 1.000), (0.50, 0.985)),
    ((0.595, 0.655), (0.46, 0.672), (0.34, 0.705)),
)
"""Shoulder blade (inner edge and ridge, lower edge), fold of the buttock, rim of the pelvis."""

DIMPLE: Point = (0.24, 0.735)
"""The dimple of the pelvis."""

CLEFT: tuple[Point, ...] = ((0.0, 0.845), (0.0, 0.92), (0.0, 0.985))
"""Between the buttocks."""

SPINE: tuple[Point, ...] = tuple((0.0, -0.045 + 0.0445 * k) for k in range(20))
"""The bones of the spine that can be felt."""
