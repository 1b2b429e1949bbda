"""Arms and legs: two bones each, by joint angles or by a place to reach. Knows no trunk and no picture."""

import math
from dataclasses import dataclass

from desktop.figure import skeleton
from desktop.figure.vectors import (
    WORLD,
    Axes,
    Vec,
    add,
    along,
    distance,
    lean,
    scale,
    square_to,
    sub,
    unit,
)


@dataclass(frozen=True, slots=True)
class Bones:
    """Two bones: the upper joint, the joint between, and the end."""

    root: Vec
    middle: Vec
    end: Vec


@dataclass(frozen=True, slots=True)
class Foot:
    """A foot: the ankle, and the axes in which it lies flat (toes forward)."""

    ankle: Vec
    axes: Axes


FOOT_SECTIONS: tuple[tuple[Vec, float], ...] = (
    ((-0.022, -0.0195, 0.0), 0.0195),
    ((0.004, -0.006, 0.0), 0.0200),
    ((0.034, -0.0190, 0.0), 0.0185),
    ((0.066, -0.0265, 0.003), 0.0125),
    ((0.086, -0.0285, 0.004), 0.0105),
    ((0.1035, -0.0300, 0.002), 0.0090),
)
"""Balls along the foot, from the ankle: forward, up, aside; with radii. The lowest reach is the sole."""

FOOT_BROAD = 0.0105
"""How far the front of the foot spreads to both sides of its middle."""


def bend(root: Vec, goal: Vec, lengths: tuple[float, float], pole: Vec, most_deg: float) -> Bones:
    """Reach a goal with two bones; a goal out of reach is approached as far as the bones allow.

    Args:
        root: The upper joint.
        goal: Where the end should be.
        lengths: Upper and lower bone.
        pole: The direction to which the joint between points.
        most_deg: The most that the joint between can bend.
    """
    upper, lower = lengths
    tight = math.radians(180.0 - most_deg)
    nearest = math.sqrt(upper * upper + lower * lower - 2 * upper * lower * math.cos(tight))
    line = unit(sub(goal, root))
    size = max(nearest, min((upper + lower) * 0.9995, distance(root, goal)))
    share = (upper * upper - lower * lower + size * size) / (2 * size)
    rise = math.sqrt(max(0.0, upper * upper - share * share))
    aside = square_to(pole, line, (0.3, 0.2, 0.9))
    return Bones(root, add(along(root, line, share), scale(aside, rise)), along(root, line, size))


def swing_arm(
    shoulder: Vec, chest: Axes, angles_deg: Vec, elbow_deg: float, side: float
) -> tuple[Bones, Axes]:
    """Place an arm by its joint angles.

    Args:
        shoulder: The shoulder joint.
        chest: The axes of the chest.
        angles_deg: Raised forwards, away from the side, turned inwards.
        elbow_deg: How far the elbow is bent.
        side: 1 for the right, -1 for the left.

    Returns:
        The bones, and the axes of the forearm (forward: the side to which it bends; up: back to the elbow).
    """
    flex, away, inward = angles_deg
    axes = lean(chest, -flex, 0, 0)
    axes = lean(axes, 0, -away * side, 0)
    axes = lean(axes, 0, 0, -inward * side)
    elbow = along(shoulder, axes[1], -skeleton.UPPER_ARM)
    lower = lean(axes, -elbow_deg, 0, 0)
    return Bones(shoulder, elbow, along(elbow, lower[1], -skeleton.FOREARM)), lower


def swing_leg(
    hip: Vec, pelvis: Axes, hip_deg: Vec, knee_deg: float, ankle_deg: float, side: float
) -> tuple[Bones, Axes, Axes]:
    """Place a leg by its joint angles.

    Args:
        hip: The hip joint.
        pelvis: The axes of the pelvis.
        hip_deg: Raised forwards, away from the midline, turned inwards.
        knee_deg: How far the knee is bent.
        ankle_deg: Foot drawn up, or pointed when negative.
        side: 1 for the right, -1 for the left.

    Returns:
        The bones, and the axes of shin and foot.
    """
    flex, away, inward = hip_deg
    thigh = lean(lean(lean(pelvis, -flex, 0, 0), 0, -away * side, 0), 0, 0, -inward * side)
    knee = along(hip, thigh[1], -skeleton.THIGH)
    shin = lean(thigh, knee_deg, 0, 0)
    return Bones(hip, knee, along(knee, shin[1], -skeleton.SHIN)), shin, lean(shin, -ankle_deg, 0, 0)


def stand(foot: Vec, pitch_deg: float, turn_deg: float, side: float) -> Foot:
    """Place a foot on the floor.

    Args:
        foot: Outwards, up (of its lowest point), forwards.
        pitch_deg: Toes up.
        turn_deg: Toes outwards.
        side: 1 for the right, -1 for the left.
    """
    out, up, forward = foot
    axes = lean(lean(WORLD, 0, 0, turn_deg * side), -pitch_deg, 0, 0)
    return Foot((forward, up - foot_drop(axes), out * side), axes)


def foot_drop(axes: Axes) -> float:
    """Return how far the lowest point of a foot lies above its ankle: a negative number."""
    forward, up, right = axes[0][1], axes[1][1], axes[2][1]
    return min([forward * a + up * b + right * c - radius for (a, b, c), radius in FOOT_SECTIONS])
