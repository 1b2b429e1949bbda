"""Which part of a body hides which: pairs that overlap in the picture are compared, then put in order.

Every part is convex enough that of two that overlap one lies wholly before the other; so it is asked only
where they do overlap, and an arm that passes from behind a shoulder to before it needs no cutting.
Knows no limbs by name.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple, TypeAlias

from desktop.figure.frame import Shape
from desktop.figure.volume import Volume

_GRAZING = 0.008
"""Parts that overlap less than this in the picture do not hide each other."""
_SAME = 0.004
"""Parts that differ less in depth than this do not hide each other."""


class Ball(NamedTuple):
    """A rough piece of a part: where it is in the picture, how near, and its radius."""

    x: float
    y: float
    depth: float
    radius: float


_Box: TypeAlias = tuple[float, float, float, float]


class Joint(NamedTuple):
    """How two parts that hang together are painted.

    Attributes:
        least: How much nearer the outer part must be, where they overlap, to hide the inner one.
        most: How much farther away it must be to be hidden; between both, nothing is said.
        skip: How many balls of the outer part lie inside the inner one anyway.
    """

    least: float
    most: float
    skip: int = 1


OUTER_FIRST = Joint(9.0, 9.0)
"""The outer part always lies below the inner one."""

OUTER_LAST = Joint(-9.0, -9.0)
"""The outer part always lies over the inner one."""


@dataclass(frozen=True, slots=True, eq=False)
class Part:
    """A part of the person that is painted in one go; equal to no other, so that it can be told apart fast.

    Attributes:
        name: Its name, unlike any other of the same person.
        balls: Its rough shape; the first, at the joint with its neighbour, says from where it is lit.
        volume: What is filled; joined to that of a neighbour when they are painted one after the other.
        details: What is painted over the volume.
        under: What is painted under the volume.
        rank: Early parts are painted first where depth does not say.
        limb: Parts of one limb are painted one after the other where that is possible.
        melts: Whether it may be filled together with the next part of its limb.
        box: What its rough shape covers of the picture: left, bottom, right, top.
    """

    name: str
    balls: tuple[Ball, ...]
    volume: Volume
    details: tuple[Shape, ...] = ()
    under: tuple[Shape, ...] = ()
    rank: float = 0.0
    limb: str = ""
    melts: bool = False
    box: _Box = field(init=False)

    def __post_init__(self) -> None:
        """Measure the rough shape."""
        object.__setattr__(self, "box", _box(self.balls))


class Order(NamedTuple):
    """Parts from back to front, and the pairs of which the second hides something of the first."""

    parts: list[Part]
    hides: set[tuple[str, str]]


def in_order(parts: Sequence[Part], joints: Mapping[tuple[str, str], Joint]) -> Order:
    """Put parts in the order in which they are painted.

    Args:
        parts: All parts.
        joints: How parts that hang together are painted: (inner, outer).
    """
    below: dict[str, dict[str, float]] = {part.name: {} for part in parts}
    hides: set[tuple[str, str]] = set()
    for k, part in enumerate(parts):
        left, bottom, right, top = part.box
        for other in parts[:k]:
            low_x, low_y, high_x, high_y = other.box
            if left > high_x or right < low_x or bottom > high_y or top < low_y:
                continue
            joint = joints.get((other.name, part.name))
            nearer = _joined(other, part, joint) if joint else _compared(other.balls, part.balls)
            if not nearer:
                continue
            back, front = (other.name, part.name) if nearer > 0.0 else (part.name, other.name)
            below[front][back] = abs(nearer)
            if joint is None:
                hides.add((back, front))
    return Order(_sorted(parts, below), hides)


def _box(balls: Sequence[Ball]) -> _Box:
    return (
        min([x - radius for x, _, _, radius in balls]),
        min([y - radius for _, y, _, radius in balls]),
        max([x + radius for x, _, _, radius in balls]),
        max([y + radius for _, y, _, radius in balls]),
    )


def _compared(first: Sequence[Ball], second: Sequence[Ball]) -> float:
    """Return how much nearer the second part is where both overlap; 0 where it does not matter."""
    total = weights = 0.0
    for x, y, depth, radius in first:
        for a, b, c, r in second:
            reach = radius + r
            dx = a - x
            if dx >= reach or -dx >= reach:
                continue
            dy = b - y
            square = dx * dx + dy * dy
            if square < reach * reach:
                weight = reach - square / reach
                total += weight * (c - depth)
                weights += weight
    if weights < _GRAZING:
        return 0.0
    nearer = total / weights
    return nearer if abs(nearer) > _SAME else 0.0


def _joined(inner: Part, outer: Part, joint: Joint) -> float:
    if joint.least == joint.most:
        return 1.0 if joint.least < 0.0 else -1.0
    nearer = _compared(inner.balls, outer.balls[joint.skip :])
    if nearer > joint.least:
        return max(nearer, _SAME)
    return min(nearer, -_SAME) if nearer < joint.most else 0.0


def _sorted(parts: Sequence[Part], below: Mapping[str, Mapping[str, float]]) -> list[Part]:
    """Take one limb after the other that hides nothing of the rest; one that is wound up is taken apart."""
    limbs: dict[str, list[Part]] = {}
    for part in parts:
        limbs.setdefault(part.limb or part.name, []).append(part)
    left = sorted(limbs.values(), key=lambda limb: limb[0].rank)
    made: list[Part] = []
    waiting = {part.name for part in parts}
    while left:
        taken = next((limb for limb in left if not _blocked(limb, below, waiting)), None)
        if taken is None:
            wound = next((limb for limb in left if len(limb) > 1), None)
            if wound is not None:
                at = left.index(wound)
                left[at : at + 1] = [[part] for part in wound]
                continue
            taken = min(left, key=lambda limb: _hidden(limb[0], below, waiting))
        left.remove(taken)
        made += _one_by_one(taken, below) if len(taken) > 1 else taken
        waiting.difference_update([part.name for part in taken])
    return made


def _blocked(limb: Sequence[Part], below: Mapping[str, Mapping[str, float]], waiting: set[str]) -> bool:
    """Whether a part that is not painted yet lies below one of a limb."""
    own = [part.name for part in limb]
    for name in own:
        for other in below[name]:
            if other in waiting and other not in own:
                return True
    return False


def _hidden(part: Part, below: Mapping[str, Mapping[str, float]], waiting: set[str]) -> float:
    """How much a part would hide wrongly if it were painted before those below it."""
    return sum([nearer for other, nearer in below[part.name].items() if other in waiting])


def _one_by_one(limb: Sequence[Part], below: Mapping[str, Mapping[str, float]]) -> list[Part]:
    """Put the parts of one limb in order."""
    left = list(limb)
    made: list[Part] = []
    while left:
        names = {part.name for part in left}
        part = next((part for part in left if names.isdisjoint(below[part.name])), left[0])
        left.remove(part)
        made.append(part)
    return made
