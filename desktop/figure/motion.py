"""Time: which posture a motion has at a moment of its loop. Knows key poses, no bodies."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from desktop.figure.posture import Row, flow_rows, mix_rows, row, stack
from desktop.model.motion import Ease, Motion
from desktop.model.pose import Pose

BREATH_IN = 0.4
"""The share of a breath that goes in: 4 s in, 6 s out."""


class _Stop(NamedTuple):
    """A key pose as numbers."""

    at: float
    row: Row
    ease: Ease


@dataclass(frozen=True, slots=True)
class Course:
    """The postures of one loop.

    Attributes:
        stops: Key poses by time, the first at 0.
        breathes: Whether the chest rises and falls by itself, once in a loop.
    """

    stops: tuple[_Stop, ...]
    breathes: bool

    def row_at(self, share: float) -> Row:
        """Return the posture at a part of the loop; it closes without a jump."""
        share %= 1.0
        stops = self.stops
        count = len(stops)
        k = max(index for index in range(count) if stops[index].at <= share)
        here, after = stops[k], stops[(k + 1) % count]
        end = after.at if k + 1 < count else 1.0
        t = (share - here.at) / (end - here.at) if end > here.at else 0.0
        if here.ease is Ease.FLOW and count > 2:
            made = flow_rows((stops[k - 1].row, here.row, after.row, stops[(k + 2) % count].row), t)
        else:
            made = mix_rows(here.row, after.row, _eased(t) if here.ease is Ease.SMOOTH else t)
        return _breathing(made, share) if self.breathes else made


def _eased(t: float) -> float:
    return t * t * (3.0 - 2.0 * t)


def _breathing(at: Row, share: float) -> Row:
    if share < BREATH_IN:
        full = 0.5 - 0.5 * math.cos(math.pi * share / BREATH_IN)
    else:
        full = 0.5 + 0.5 * math.cos(math.pi * (share - BREATH_IN) / (1.0 - BREATH_IN))
    return at.with_breath(full)


def course(bases: Sequence[Pose], motion: Motion) -> Course:
    """Turn the key poses of a motion into postures; a motion without keys stands still and breathes."""
    layers = [*bases, motion.pose]
    keys = sorted(motion.keys, key=lambda key: key.at)
    stops = [_Stop(key.at, row(stack([*layers, key.pose])), key.ease) for key in keys]
    if not stops or stops[0].at > 0.0:
        stops.insert(0, _Stop(0.0, row(stack(layers)), Ease.SMOOTH))
    return Course(tuple(stops), breathes=not any(key.pose.breath is not None for key in keys))


def still_shares(of: Course) -> tuple[float, ...]:
    """Return the two or three moments that tell a motion without moving: its first key poses that differ."""
    shares = [stop.at for stop in of.stops]
    if len(shares) == 1:
        return (0.0, BREATH_IN)
    if len(shares) > 3:
        shares = [shares[0], shares[len(shares) // 3], shares[2 * len(shares) // 3]]
    return tuple(shares)
