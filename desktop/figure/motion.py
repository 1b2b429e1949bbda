"""Time: which posture a motion has at a moment of its loop. Knows key poses, no bodies."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from desktop.figure.curves import eased
from desktop.figure.posture import Row, completed, flow_rows, mix_rows, row, stack
from desktop.model.motion import Ease, Motion
from desktop.model.pose import Pose

BREATH_IN = 0.4
"""The share of a breath that goes in: 4 s in, 6 s out."""
BREATH_S = 10.0
_SHALLOW = 0.3
"""How full the chest of one who does not breathe deeply is."""


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
        breaths: How often the chest rises and falls by itself in a loop; 0 where the key poses say it.
        depth: How deep these breaths are, 0 to 1: shallower where the loop is shorter than a breath.
    """

    stops: tuple[_Stop, ...]
    breaths: int
    depth: float

    def row_at(self, share: float) -> Row:
        """Return the posture at a part of the loop, with its breath; it closes without a jump."""
        made = self.held_row_at(share)
        return made.with_breath(self._breath(share * self.breaths % 1.0)) if self.breaths else made

    def held_row_at(self, share: float) -> Row:
        """Return the same with the breath that the key poses say, as if it were held otherwise."""
        share %= 1.0
        stops = self.stops
        count = len(stops)
        k = max(index for index in range(count) if stops[index].at <= share)
        here, after = stops[k], stops[(k + 1) % count]
        end = after.at if k + 1 < count else 1.0
        t = (share - here.at) / (end - here.at) if end > here.at else 0.0
        if here.ease is Ease.FLOW and count > 2:
            return flow_rows((stops[k - 1].row, here.row, after.row, stops[(k + 2) % count].row), t)
        return mix_rows(here.row, after.row, eased(t) if here.ease is Ease.SMOOTH else t)

    def _breath(self, share: float) -> float:
        if share < BREATH_IN:
            full = 0.5 - 0.5 * math.cos(math.pi * share / BREATH_IN)
        else:
            full = 0.5 + 0.5 * math.cos(math.pi * (share - BREATH_IN) / (1.0 - BREATH_IN))
        return _SHALLOW + (full - _SHALLOW) * self.depth


def course(bases: Sequence[Pose], motion: Motion, loop_s: float = BREATH_S) -> Course:
    """Turn the key poses of a motion into postures; a motion without keys stands still and breathes.

    Args:
        bases: The poses below it.
        motion: Its key poses.
        loop_s: How long one loop takes, so that the chest keeps its own pace.
    """
    layers = [*bases, motion.pose]
    keys = sorted(motion.keys, key=lambda key: key.at)
    stops = [_Stop(key.at, row(stack([*layers, key.pose])), key.ease) for key in keys]
    if not stops or stops[0].at > 0.0:
        stops.insert(0, _Stop(0.0, row(stack(layers)), Ease.SMOOTH))
    whole = completed([stop.row for stop in stops])
    stops = [stop._replace(row=made) for stop, made in zip(stops, whole, strict=True)]
    told = any(key.pose.breath is not None for key in keys)
    breaths = 0 if told else max(1, round(loop_s / BREATH_S))
    return Course(tuple(stops), breaths, depth=min(1.0, loop_s / (0.6 * BREATH_S)))


def key_shares(of: Course) -> tuple[float, ...]:
    """Return the moments at which a motion changes; one that only breathes: breathed out, and breathed in."""
    return tuple([stop.at for stop in of.stops]) if len(of.stops) > 1 else (0.0, BREATH_IN)
