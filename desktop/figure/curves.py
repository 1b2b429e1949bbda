"""Smooth curves through given rows of numbers (Catmull-Rom). Knows no body."""

from collections.abc import Sequence
from typing import TypeAlias

Weights: TypeAlias = tuple[float, float, float, float]
"""The shares of the rows before, at, after and after next."""


def eased(t: float) -> float:
    """Return the share of a way at a share of its time, when it starts and stops softly."""
    return t * t * (3.0 - 2.0 * t)


def spline_weights(t: float) -> Weights:
    """Return the shares of four neighbours at a place between the second (0) and the third (1)."""
    return (
        0.5 * (-t + 2 * t * t - t**3),
        0.5 * (2 - 5 * t * t + 3 * t**3),
        0.5 * (t + 4 * t * t - 3 * t**3),
        0.5 * (-t * t + t**3),
    )


def blend(rows: Sequence[Sequence[float]], weights: Weights) -> tuple[float, ...]:
    """Return the weighted sum of four rows."""
    w0, w1, w2, w3 = weights
    first, second, third, fourth = rows
    return tuple(
        [
            # What stays the same stays exactly the same: nothing that rests is drawn anew.
            a if a == b == c == d else a * w0 + b * w1 + c * w2 + d * w3
            for a, b, c, d in zip(first, second, third, fourth, strict=True)
        ]
    )


def refined(rows: Sequence[tuple[float, ...]], parts: int) -> list[tuple[float, ...]]:
    """Return the rows with new ones between, so that every gap becomes so many parts."""
    made: list[tuple[float, ...]] = []
    last = len(rows) - 1
    for k in range(last):
        near = (rows[max(0, k - 1)], rows[k], rows[k + 1], rows[min(last, k + 2)])
        made.append(rows[k])
        made += [blend(near, spline_weights(part / parts)) for part in range(1, parts)]
    return [*made, rows[last]]
