"""Hands: a palm, four fingers and a thumb, and which point of them touches. Knows no arm and no picture."""

import math
from typing import NamedTuple

from desktop.figure.vectors import Vec, add, along, cross, place, scale, unit

PALM = 0.052
"""From the wrist to the knuckles; with the fingers this makes the hand of 0.108."""
_BONES = (0.025, 0.016, 0.013)
_FINGERS: tuple[tuple[float, float], ...] = ((0.0165, 0.93), (0.0058, 1.0), (-0.0052, 0.95), (-0.0152, 0.78))
"""Index to little finger: how far towards the thumb side it starts, and its length against the middle one."""
_THUMB_BONES = (0.024, 0.019, 0.015)
FINGER_RADIUS = 0.0066
_TAPER = (1.06, 1.0, 0.92, 0.82)


class Hand(NamedTuple):
    """A hand in the world.

    Attributes:
        wrist: The wrist joint.
        fingers: The direction in which the flat fingers point.
        palm: The direction that the palm faces.
        thumb: The direction of the thumb side.
        bends_deg: Bend of the three finger joints, spread of the thumb, bend of the thumb.
    """

    wrist: Vec
    fingers: Vec
    palm: Vec
    thumb: Vec
    bends_deg: tuple[float, ...]


class Touch(NamedTuple):
    """The point of a hand that touches, from the wrist: along the fingers, towards the palm, to the thumb."""

    along: float
    palm: float
    thumb: float


def make_hand(wrist: Vec, fingers: Vec, palm: Vec, bends_deg: tuple[float, ...], side: float) -> Hand:
    """Complete the axes of a hand; fingers and palm must be unit vectors that stand square to each other."""
    return Hand(wrist, fingers, palm, scale(cross(fingers, palm), side), bends_deg)


def place_in(hand: Hand, at: tuple[float, float, float]) -> Vec:
    """Return the world point of a place given along the fingers, towards the palm, to the thumb side."""
    return place(hand.wrist, (hand.fingers, hand.palm, hand.thumb), at)


def palm_balls(hand: Hand) -> list[tuple[Vec, float]]:
    """Return the balls whose common hull is the palm."""
    return [
        (place_in(hand, at), radius)
        for at, radius in (
            ((0.002, 0.0, 0.003), 0.0125),
            ((0.002, 0.0, -0.003), 0.0125),
            ((0.020, 0.0015, 0.0125), 0.0110),
            ((0.048, 0.0, 0.0150), 0.0080),
            ((0.052, 0.0, 0.0010), 0.0080),
            ((0.047, 0.0, -0.0140), 0.0080),
            ((0.014, 0.0015, -0.0120), 0.0105),
        )
    ]


def finger_chains(hand: Hand) -> list[list[tuple[Vec, float]]]:
    """Return the balls along each finger, index to little finger."""
    ways: list[Vec] = []
    bend = 0.0
    for bone, more in zip(_BONES, hand.bends_deg, strict=False):
        bend += math.radians(more)
        ways.append(add(scale(hand.fingers, bone * math.cos(bend)), scale(hand.palm, bone * math.sin(bend))))
    chains: list[list[tuple[Vec, float]]] = []
    for start, share in _FINGERS:
        point = place_in(hand, (PALM - 0.002 - abs(start) * 0.15, 0.0, start))
        chain = [(point, FINGER_RADIUS * _TAPER[0])]
        for way, taper in zip(ways, _TAPER[1:], strict=True):
            point = along(point, way, share)
            chain.append((point, FINGER_RADIUS * taper))
        chains.append(chain)
    return chains


def thumb_chain(hand: Hand) -> list[tuple[Vec, float]]:
    """Return the balls along the thumb."""
    spread, curl = math.radians(hand.bends_deg[3]), math.radians(hand.bends_deg[4])
    point = place_in(hand, (0.012, 0.002, 0.012))
    chain = [(point, 0.0105)]
    near = min(spread, math.radians(62))
    for bone, angle, radius in zip(
        _THUMB_BONES, (near, spread, spread + 0.25 * curl), (0.0092, 0.0080, 0.0068), strict=True
    ):
        flat = add(scale(hand.fingers, math.cos(angle)), scale(hand.thumb, math.sin(angle)))
        way = unit(add(scale(flat, math.cos(curl)), scale(hand.palm, math.sin(curl))))
        point = along(point, way, bone)
        chain.append((point, radius))
    return chain


def pads(bends_deg: tuple[float, ...]) -> Touch:
    """Return the pads of the middle fingers, which press, stroke and hook."""
    x, y, bend = PALM, 0.0, 0.0
    for bone, more in zip(_BONES, bends_deg, strict=False):
        bend += math.radians(more)
        x, y = x + bone * math.cos(bend), y + bone * math.sin(bend)
    radius = FINGER_RADIUS * 0.8
    return Touch(x - math.sin(bend) * radius, y + math.cos(bend) * radius, 0.0)


def heart(bends_deg: tuple[float, ...]) -> Touch:
    """Return the middle of the palm and fingers, which rests and rubs."""
    del bends_deg
    return Touch(0.050, 0.009, 0.0)


def knuckles(bends_deg: tuple[float, ...]) -> Touch:
    """Return the flat of the first finger bones of a fist, which kneads."""
    del bends_deg
    return Touch(PALM + 0.011, 0.012, 0.0)


def thumb_tip(bends_deg: tuple[float, ...]) -> Touch:
    """Return the pad of the thumb."""
    hand = Hand((0, 0, 0), (1, 0, 0), (0, 1, 0), (0, 0, 1), bends_deg)
    point, radius = thumb_chain(hand)[-1]
    return Touch(point[0], point[1] + radius * 0.6, point[2])


def grip(bends_deg: tuple[float, ...]) -> Touch:
    """Return the middle of what a closed hand holds."""
    del bends_deg
    return Touch(0.046, 0.024, 0.004)
