"""Which moments tell a motion without moving: the ones that differ most. Knows bodies, no drawing."""

from collections.abc import Sequence
from itertools import combinations

from desktop.figure.body import Body
from desktop.figure.vectors import Vec, along, distance

_THIRD = 0.4
"""A third moment must differ from both others by this share of what they differ."""
_PRESS = 0.06
"""How many body heights of movement it is worth when something presses that did not."""


def telling(shares: Sequence[float], bodies: Sequence[Body]) -> tuple[float, ...]:
    """Return one to three of the moments, in the order of time.

    Args:
        shares: The moments, as parts of the loop.
        bodies: The body at each of them.
    """
    if len(shares) < 2:
        return tuple(shares)
    count = range(len(shares))
    apart = {(a, b): _apart(bodies[a], bodies[b]) for a, b in combinations(count, 2)}
    first, second = max(apart, key=lambda pair: (apart[pair], -pair[0]))
    chosen = {first, second}
    others = {k: min(apart[min(k, n), max(k, n)] for n in chosen) for k in count if k not in chosen}
    if others:
        third = max(others, key=lambda k: others[k])
        if others[third] > _THIRD * apart[first, second]:
            chosen.add(third)
    return tuple(shares[k] for k in sorted(chosen))


def _apart(first: Body, second: Body) -> float:
    """Return how far the part that moves most is from where it was."""
    ways = [distance(a, b) for a, b in zip(_points(first), _points(second), strict=True)]
    return max(ways) + _PRESS * abs(first.press - second.press)


def _points(body: Body) -> list[Vec]:
    trunk = body.trunk
    nose = along(trunk.joints[5], trunk.head[0], 0.07)
    points = [
        trunk.joints[0],
        trunk.joints[3],
        nose,
        *trunk.shoulders,
        *(skin.point for skin in body.contacts),
    ]
    for arm in body.arms:
        points += [arm.bones.middle, arm.bones.end, along(arm.hand.wrist, arm.hand.fingers, 0.08)]
    for leg in body.legs:
        points += [leg.bones.middle, leg.bones.end]
    return points
