"""Vectors and axes in three dimensions as plain tuples: the arithmetic of the figure. Knows no body."""

import math
from typing import TypeAlias

Vec: TypeAlias = tuple[float, float, float]
"""x forwards, y up, z to the right of a person who faces x."""

Axes: TypeAlias = tuple[Vec, Vec, Vec]
"""The forward, up and right axis of a part of the body, as unit vectors of the world."""

WORLD: Axes = ((1.0, 0.0, 0.0), (0.0, 1.0, 0.0), (0.0, 0.0, 1.0))
"""The axes of a person who stands upright and faces x."""


def add(a: Vec, b: Vec) -> Vec:
    """Return a + b."""
    return (a[0] + b[0], a[1] + b[1], a[2] + b[2])


def sub(a: Vec, b: Vec) -> Vec:
    """Return a - b."""
    return (a[0] - b[0], a[1] - b[1], a[2] - b[2])


def scale(a: Vec, k: float) -> Vec:
    """Return a times k."""
    return (a[0] * k, a[1] * k, a[2] * k)


def along(a: Vec, direction: Vec, k: float) -> Vec:
    """Return the point that lies k times the direction away from a."""
    return (a[0] + direction[0] * k, a[1] + direction[1] * k, a[2] + direction[2] * k)


def mix(a: Vec, b: Vec, w: float) -> Vec:
    """Return the point between a (w = 0) and b (w = 1)."""
    return (a[0] + (b[0] - a[0]) * w, a[1] + (b[1] - a[1]) * w, a[2] + (b[2] - a[2]) * w)


def dot(a: Vec, b: Vec) -> float:
    """Return the inner product."""
    return a[0] * b[0] + a[1] * b[1] + a[2] * b[2]


def cross(a: Vec, b: Vec) -> Vec:
    """Return the outer product."""
    return (a[1] * b[2] - a[2] * b[1], a[2] * b[0] - a[0] * b[2], a[0] * b[1] - a[1] * b[0])


def length(a: Vec) -> float:
    """Return the length of a."""
    return math.sqrt(a[0] * a[0] + a[1] * a[1] + a[2] * a[2])


def distance(a: Vec, b: Vec) -> float:
    """Return the distance between two points."""
    return length(sub(a, b))


def unit(a: Vec) -> Vec:
    """Return a with length 1; a vector without length comes back as it is."""
    x, y, z = a
    size = math.sqrt(x * x + y * y + z * z)
    return a if size < 1e-12 else (x / size, y / size, z / size)


def square_to(a: Vec, normal: Vec, instead: Vec) -> Vec:
    """Return the unit vector of the part of a that stands square to a unit normal.

    Args:
        a: Any vector.
        normal: A unit vector.
        instead: What to use where a is parallel to the normal.
    """
    (x, y, z), (nx, ny, nz) = a, normal
    high = x * nx + y * ny + z * nz
    x, y, z = x - nx * high, y - ny * high, z - nz * high
    size = math.sqrt(x * x + y * y + z * z)
    if size < 1e-6:
        return unit(along(instead, normal, -dot(instead, normal)))
    return (x / size, y / size, z / size)


def place(origin: Vec, axes: Axes, offset: Vec) -> Vec:
    """Return the world point of an offset (forward, up, right) in the frame of a part of the body."""
    (fx, fy, fz), (ux, uy, uz), (rx, ry, rz) = axes
    a, b, c = offset
    return (
        origin[0] + fx * a + ux * b + rx * c,
        origin[1] + fy * a + uy * b + ry * c,
        origin[2] + fz * a + uz * b + rz * c,
    )


def lean(axes: Axes, bend_deg: float, tilt_deg: float, turn_deg: float) -> Axes:
    """Turn axes about themselves: bend forwards, then tilt to the right, then turn to the right."""
    forward, up, right = axes
    if bend_deg:
        up, forward = _swung(up, forward, bend_deg)
    if tilt_deg:
        up, right = _swung(up, right, tilt_deg)
    if turn_deg:
        forward, right = _swung(forward, right, turn_deg)
    return (forward, up, right)


def _swung(a: Vec, b: Vec, angle_deg: float) -> tuple[Vec, Vec]:
    """Turn two axes that stand square to each other in their plane, the first towards the second."""
    angle = math.radians(angle_deg)
    c, s = math.cos(angle), math.sin(angle)
    (ax, ay, az), (bx, by, bz) = a, b
    return (
        (ax * c + bx * s, ay * c + by * s, az * c + bz * s),
        (bx * c - ax * s, by * c - ay * s, bz * c - az * s),
    )


def spun(a: Vec, axis: Vec, angle_rad: float) -> Vec:
    """Return a vector turned about a unit axis, by the rule of the right hand."""
    c, s = math.cos(angle_rad), math.sin(angle_rad)
    return add(add(scale(a, c), scale(cross(axis, a), s)), scale(axis, dot(axis, a) * (1.0 - c)))


def mix_axes(a: Axes, b: Axes, w: float) -> Axes:
    """Return axes between the first (w = 0) and the second (w = 1), less than a right angle apart."""
    if w <= 0.0 or a == b:
        return a
    if w >= 1.0:
        return b
    up = unit(mix(a[1], b[1], w))
    forward = square_to(mix(a[0], b[0], w), up, a[0])
    return (forward, up, cross(forward, up))


def angle_deg(a: Vec, b: Vec) -> float:
    """Return the angle between two vectors, in degrees."""
    size = length(a) * length(b)
    return 0.0 if size < 1e-12 else math.degrees(math.acos(max(-1.0, min(1.0, dot(a, b) / size))))
