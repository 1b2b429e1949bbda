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
    size = length(a)
    return a if size < 1e-12 else (a[0] / size, a[1] / size, a[2] / size)


def square_to(a: Vec, normal: Vec, instead: Vec) -> Vec:
    """Return the unit vector of the part of a that stands square to a unit normal.

    Args:
        a: Any vector.
        normal: A unit vector.
        instead: What to use where a is parallel to the normal.
    """
    flat = along(a, normal, -dot(a, normal))
    if length(flat) < 1e-6:
        flat = along(instead, normal, -dot(instead, normal))
    return unit(flat)


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
        c, s = math.cos(math.radians(bend_deg)), math.sin(math.radians(bend_deg))
        forward, up = add(scale(forward, c), scale(up, -s)), add(scale(up, c), scale(forward, s))
    if tilt_deg:
        c, s = math.cos(math.radians(tilt_deg)), math.sin(math.radians(tilt_deg))
        up, right = add(scale(up, c), scale(right, s)), add(scale(right, c), scale(up, -s))
    if turn_deg:
        c, s = math.cos(math.radians(turn_deg)), math.sin(math.radians(turn_deg))
        forward, right = add(scale(forward, c), scale(right, s)), add(scale(right, c), scale(forward, -s))
    return (forward, up, right)


def spun(a: Vec, axis: Vec, angle_rad: float) -> Vec:
    """Return a vector turned about a unit axis, by the rule of the right hand."""
    c, s = math.cos(angle_rad), math.sin(angle_rad)
    return add(add(scale(a, c), scale(cross(axis, a), s)), scale(axis, dot(axis, a) * (1.0 - c)))


def mix_axes(a: Axes, b: Axes, w: float) -> Axes:
    """Return axes between two that differ by less than a right angle."""
    up = unit(mix(a[1], b[1], w))
    forward = square_to(mix(a[0], b[0], w), up, a[0])
    return (forward, up, cross(forward, up))


def angle_deg(a: Vec, b: Vec) -> float:
    """Return the angle between two vectors, in degrees."""
    size = length(a) * length(b)
    return 0.0 if size < 1e-12 else math.degrees(math.acos(max(-1.0, min(1.0, dot(a, b) / size))))
