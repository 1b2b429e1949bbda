"""The fingers or the thumb of a hand that lie over what it holds. Knows no particular thing and no arm."""

from desktop.figure import hands
from desktop.figure.camera import Camera
from desktop.figure.frame import Role, Shape
from desktop.figure.hands import Hand
from desktop.figure.hull import Loop, ball, chain
from desktop.figure.props.placing import in_hand
from desktop.figure.vectors import Vec

_CLOSED_DEG = 65.0
"""A hand whose first two finger joints are bent so far together is closed round what it holds."""
_LIT = 0.84
"""How much of a finger is in the light; the rest tells it from its neighbour."""


def is_closed(hand: Hand) -> bool:
    """Whether a hand holds something in its fingers."""
    return hand.bends_deg[0] + hand.bends_deg[1] > _CLOSED_DEG


def grip_over(camera: Camera, hand: Hand) -> list[Shape]:
    """Return what of a closed hand is nearer to the viewer than what it holds; empty for an open hand.

    A hand that is painted before the thing would seem to be behind it. One that is painted later covers this.
    """
    if not is_closed(hand):
        return []
    held = camera.depth(in_hand(hand))
    over = [line for line in _lines(hand) if camera.depth(line[-1][0]) > held]
    rims: list[Loop] = []
    lit: list[Loop] = []
    for line in over:
        rims += chain([ball(camera, at, radius) for at, radius in line])
        lit += chain([ball(camera, at, radius * _LIT) for at, radius in line])
    return [Shape(Role.SKIN, tuple(rims), 0.9), Shape(Role.SKIN, tuple(lit), 0.0)] if over else []


def _lines(hand: Hand) -> list[list[tuple[Vec, float]]]:
    return [hands.thumb_chain(hand), *hands.finger_chains(hand)]
