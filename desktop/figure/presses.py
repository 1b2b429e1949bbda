"""When something presses, and in which order its places come: one answer for every drawing and for the check.

Knows numbers, no bodies.
"""

from collections.abc import Sequence

from desktop.figure.camera import Point

PRESSED = 0.5
"""A contact with no more of the step's pressure than this is on its way to or from the skin."""


def while_pressed(ways: Sequence[tuple[Point, float]]) -> list[Point]:
    """Return the points that press in the order of time; what presses over the end of the loop comes first.

    Args:
        ways: The points of one loop with how much pressure is on at each.
    """
    lifted = [k for k, (_, press) in enumerate(ways) if press <= PRESSED]
    first = lifted[-1] + 1 if lifted and lifted[0] > 0 else 0
    return [point for point, press in (*ways[first:], *ways[:first]) if press > PRESSED]
