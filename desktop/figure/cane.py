"""The massage cane: the way of its rod from the knob over shoulder or round waist to both hands.

The cane is as long as the body needs it to be and bends where the body is: a real one is turned in the hands
until it fits. Knows trunk and contact of a body; no arms, no picture.
"""

from typing import NamedTuple

from desktop.figure.body import Body
from desktop.figure.curves import blend, spline_weights
from desktop.figure.hands import Hand, grip, place_in
from desktop.figure.vectors import Axes, Vec, add, along, place, scale, sub, unit

CANE_RADIUS = 0.0075
"""Half the thickness of the rod: 2.5 cm."""
KNOB_RADIUS = 0.0165
"""The ball that presses: 5.6 cm."""

_OVER_SHOULDER_ABOVE = 0.38
"""A contact higher than this (back-map y) is reached over the shoulder, a lower one round the waist."""
_WAIST_SLICE = 14
_STEPS = 4
"""Points of the line between two anchors."""
_GIVE = 0.028
"""How far the hands move between a knob that is lifted off and one that presses."""

_OVER_SHOULDER: tuple[Vec, ...] = (
    (-0.038, 0.088, -0.016),
    (0.046, 0.066, -0.022),
    (0.096, -0.004, -0.034),
    (0.132, -0.085, -0.052),
    (0.160, -0.166, -0.076),
    (0.172, -0.206, -0.088),
)
"""Forward, up, outwards of the shoulder joint, from the top of the hook to the end of the rod."""

_ROUND_WAIST: tuple[Vec, ...] = (
    (-0.100, 0.010, 0.095),
    (-0.010, 0.022, 0.148),
    (0.098, 0.034, 0.112),
    (0.140, 0.040, 0.040),
    (0.150, 0.046, -0.070),
    (0.146, 0.050, -0.120),
)
"""Forward, up, outwards (on the side away from the knob) of the middle of the waist."""

_IN_HAND: tuple[Vec, ...] = (
    (0.105, 0.110, 0.0),
    (0.165, 0.150, 0.0),
    (0.150, 0.220, 0.0),
    (0.075, 0.250, 0.0),
    (0.010, 0.210, 0.0),
    (0.0, 0.130, 0.0),
    (0.0, 0.0, 0.0),
    (0.0, -0.110, 0.0),
    (0.0, -0.190, 0.0),
)
"""The cane at rest in a hand: along the fingers and to the thumb, from the knob to the far end."""


class Cane(NamedTuple):
    """A cane in the world.

    Attributes:
        line: The centre line of the rod from the middle of the knob to its far end.
        grips: Where the hands hold it: near the hook, and near the far end.
        ways: The direction of the rod at both grips, towards the far end.
        hook_end: The index in the line where it has passed the shoulder or the waist: what comes before
            lies on the side of the back, what comes after on the side of the chest.
    """

    line: tuple[Vec, ...]
    grips: tuple[Vec, Vec]
    ways: tuple[Vec, Vec]
    hook_end: int


def cane_of(body: Body) -> Cane:
    """Return the cane whose knob is at the contact of a body; the body must have a contact."""
    skin = body.contacts[0]
    side = 1.0 if body.contact_at[0] >= 0.0 else -1.0
    over = body.contact_at[1] < _OVER_SHOULDER_ABOVE
    behind = along(body.tool, skin.normal, 0.034)
    if over:
        chest = body.trunk.chest
        let_go = scale(chest[1], (1.0 - body.press) * _GIVE)
        shoulder = body.trunk.shoulders[0 if side > 0 else 1]
        anchors = [add(_beside(shoulder, chest, at, side), let_go) for at in _OVER_SHOULDER]
        behind = add(behind, scale(chest[1], 0.028))
        return _through([body.tool, behind, *anchors], hook_end=2, grip_at=(5, 6))
    item = body.trunk.slices[_WAIST_SLICE]
    let_go = scale(item.axes[0], -(1.0 - body.press) * _GIVE)
    anchors = [_beside(item.centre, item.axes, at, -side) for at in _ROUND_WAIST]
    anchors[2:] = [add(anchor, let_go) for anchor in anchors[2:]]
    return _through([body.tool, behind, *anchors], hook_end=3, grip_at=(5, 6))


def cane_in_hand(hand: Hand) -> Cane:
    """Return the cane that one hand holds at rest, its hook up on the side of the thumb."""
    held = place_in(hand, grip(hand.bends_deg))
    axes: Axes = (hand.fingers, hand.thumb, hand.palm)
    return _through([place(held, axes, at) for at in _IN_HAND], hook_end=5, grip_at=(6, 7))


def _beside(origin: Vec, axes: Axes, at: Vec, side: float) -> Vec:
    forward, up, out = at
    return place(origin, axes, (forward, up, out * side))


_WEIGHTS = tuple(spline_weights(k / _STEPS) for k in range(_STEPS))


def _through(anchors: list[Vec], *, hook_end: int, grip_at: tuple[int, int]) -> Cane:
    """Draw a smooth line through the anchors; grips and the end of the hook are named by their anchors."""
    count = len(anchors)
    line: list[Vec] = []
    for k in range(count - 1):
        near = (anchors[max(0, k - 1)], anchors[k], anchors[k + 1], anchors[min(count - 1, k + 2)])
        for weights in _WEIGHTS:
            x, y, z = blend(near, weights)
            line.append((x, y, z))
    line.append(anchors[-1])
    first, second = grip_at
    return Cane(
        tuple(line),
        (anchors[first], anchors[second]),
        (_way(anchors, first), _way(anchors, second)),
        hook_end * _STEPS,
    )


def _way(anchors: list[Vec], at: int) -> Vec:
    return unit(sub(anchors[at + 1], anchors[at - 1]))
