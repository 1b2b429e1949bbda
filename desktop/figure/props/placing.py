"""Where a thing is: on the back, in a hand, in a gap under the body, or somewhere in the room.

Knows the body and no particular thing.
"""

import math
from typing import NamedTuple

from desktop.figure import hands
from desktop.figure.body import LIFTED, PRESSED_IN
from desktop.figure.hands import Hand
from desktop.figure.props import sizes
from desktop.figure.props.forms import Block
from desktop.figure.props.layers import Setting
from desktop.figure.props.sheets import Sheet, back_sheet, flat_sheet, front_sheet, sagging_sheet
from desktop.figure.props.sizes import Flat
from desktop.figure.trunk import Skin
from desktop.figure.vectors import Vec, along, cross, dot, length, mix, place, scale, square_to, sub, unit
from desktop.model.scenery import PropSpot

UP: Vec = (0.0, 1.0, 0.0)
FILLED = frozenset(PropSpot) - {
    PropSpot.WORLD,
    PropSpot.CONTACT,
    PropSpot.RIGHT_HAND,
    PropSpot.LEFT_HAND,
}
"""The spots where a soft thing fills a gap."""
_SKULL = 0.062
_NAVEL, _BREAST = 18, 26
"""The cuts of the trunk at the navel and at the breast bone."""
_SUNK = 0.012
"""How far the body sinks into what is stuffed."""
_LEAST = 0.026
"""How flat a stuffed thing can be pressed."""
_MOST, _MOST_ASIDE = 0.10, 0.13
"""How thick a shaken pillow is at most under the head of one who lies on the back, and on the side."""
_CROWN_TO_HEADBOARD = sizes.BED_LENGTH / 2 - 0.025
"""How far from the middle of the room a pillow may reach: a bed ends there."""

_ALONG_BED = 0.6
"""A head that points along the bed so far lies on a pillow that is square to the bed."""
_TABLE_FROM = 0.14
"""How far before the hips a table begins at least: what lies on it stays on it while the head comes down."""
_HUGGED, _HUGGED_LONG = sizes.cm(22), sizes.cm(52)
"""How high and long a pillow is that someone on the side hugs: squeezed together, it lies on its edge."""


def on_ground(setting: Setting) -> Vec:
    """Return where a thing stands in the room."""
    right, up, forward = setting.prop.at
    return (forward, up, right)


def hand_at(setting: Setting) -> Hand | None:
    """Return the hand that holds the thing; None when it is elsewhere."""
    spots = {PropSpot.RIGHT_HAND: 0, PropSpot.LEFT_HAND: 1}
    index = spots.get(setting.prop.spot)
    return None if index is None else setting.body.arms[index].hand


def in_hand(hand: Hand) -> Vec:
    """Return the middle of what a hand is closed round."""
    return hands.place_in(hand, hands.grip(hand.bends_deg))


def touched(setting: Setting) -> tuple[Skin, ...]:
    """Return the places of the skin that the thing touches; none when it is elsewhere."""
    return setting.body.contacts if setting.prop.spot is PropSpot.CONTACT else ()


def lift(setting: Setting) -> float:
    """Return how far the thing is off the skin."""
    return (1.0 - setting.body.press) * LIFTED - PRESSED_IN


def sheet_of(setting: Setting, size: Flat, held_at: float = 0.9) -> Sheet:
    """Return the sheet that a flat thing is, wherever it is.

    Args:
        setting: The thing and the body.
        size: How large it is.
        held_at: Where on it a hand holds it: from -1 at its lower edge to 1 at its upper edge.
    """
    body, spot = setting.body, setting.prop.spot
    if spot is PropSpot.CONTACT and body.contacts:
        x, y = body.contact_at
        at = (0.0 if setting.room.mirrored_contact else x, y)
        return back_sheet(body.trunk, at, size).raised(lift(setting))
    hand = hand_at(setting)
    if hand is not None:
        return _carried(setting, hand, size, held_at)
    if spot is PropSpot.BELLY:
        return front_sheet(body.trunk, _NAVEL, size)
    if spot is PropSpot.CHEST:
        return front_sheet(body.trunk, _BREAST, size)
    if spot not in FILLED:
        return _shown(setting, on_ground(setting), size)
    box = gap(setting, size.width, size.height)
    forward, up, right = box.axes
    return flat_sheet(along(box.middle, up, -box.halves[1]), (up, forward, right), size)


def _carried(setting: Setting, hand: Hand, size: Flat, held_at: float) -> Sheet:
    """A flat thing lies on an open palm that looks up; else it hangs from the hand and faces the viewer."""
    if hand.palm[1] > 0.4:
        middle = hands.place_in(hand, (0.05, 0.014, 0.0))
        return sagging_sheet(middle, (hand.palm, hand.fingers, cross(hand.fingers, hand.palm)), size)
    across = square_to(scale(setting.camera.right, setting.camera.flip), UP, (1.0, 0.0, 0.0))
    out = cross(across, UP)
    if dot(out, setting.camera.near) < 0.0:
        across, out = scale(across, -1.0), scale(out, -1.0)
    return flat_sheet(along(in_hand(hand), UP, -held_at * size.height / 2), (out, UP, across), size)


def _shown(setting: Setting, foot: Vec, size: Flat) -> Sheet:
    """A flat thing on the ground is propped up so far that it can be recognised."""
    camera = setting.camera
    level = square_to(camera.near, UP, (0.0, 0.0, 1.0))
    out = unit(along(scale(UP, 0.5), level, 0.8))
    up = square_to(UP, out, UP)
    across = cross(up, scale(out, -1.0))
    if dot(across, camera.right) < 0.0:
        across = scale(across, -1.0)
    return flat_sheet(along(foot, up, size.height / 2), (out, up, across), size)


class _Rest(NamedTuple):
    """What lies on a stuffed thing: its lowest point, and the way along the body there."""

    lowest: Vec
    way: Vec


def gap(setting: Setting, long: float, wide: float) -> Block:
    """Return the box that a stuffed thing fills between a part of the body and the ground.

    Args:
        setting: The thing and the body.
        long: How long it is; it lies crosswise.
        wide: How wide it is, along the body.

    Returns:
        A box with the axes along the body, up, and crosswise.
    """
    spot = setting.prop.spot
    if spot is PropSpot.BETWEEN_KNEES:
        return _between_knees(setting, long, wide)
    if spot in {PropSpot.CHEST, PropSpot.BELLY}:
        found = _before_body(setting, long, wide)
        if found is not None:
            return found
    rest = _RESTS[spot](setting)
    ground = setting.room.table_height if rest.lowest[1] > setting.room.table_height - 0.02 else 0.0
    top = max(rest.lowest[1] + _SUNK, ground + _LEAST)
    x, _, z = rest.lowest
    forward = square_to(rest.way, UP, (1.0, 0.0, 0.0))
    if spot is PropSpot.HEAD:
        if abs(forward[0]) > _ALONG_BED:
            forward = (math.copysign(1.0, forward[0]), 0.0, 0.0)
        most = _MOST + (_MOST_ASIDE - _MOST) * abs(setting.body.trunk.head[2][1])
        top = min(top, ground + (sizes.PILLOW_THICK if ground else most))
        beyond = wide / 2 - dot((x, 0.0, z), forward) - _CROWN_TO_HEADBOARD
        x, _, z = along((x, 0.0, z), forward, 0.0 if ground else max(0.0, beyond))
        x = max(x, _TABLE_FROM + wide / 2) if ground else x
    axes = (forward, UP, cross(forward, UP))
    return Block((x, 0.5 * (top + ground), z), (wide / 2, 0.5 * (top - ground), long / 2), axes)


def _head(setting: Setting) -> _Rest:
    trunk = setting.body.trunk
    skull = place(trunk.joints[5], trunk.head, (0.002, 0.045, 0.0))
    reach = _SKULL - 0.016 * abs(trunk.head[2][1])
    way = sub(trunk.joints[4], trunk.joints[5])
    level = (way[0], 0.0, way[2])
    if length(level) < 0.02:
        level = trunk.chest[0]
    x, y, z = along(skull, unit(level), -0.012)
    return _Rest((x, y - reach, z), level)


def _knees(setting: Setting) -> _Rest:
    right, left = (leg.bones for leg in setting.body.legs)
    x, _, z = mix(right.middle, left.middle, 0.5)
    return _Rest((x, min(right.middle[1], left.middle[1]) - 0.036, z), sub(right.middle, right.root))


def _ankles(setting: Setting) -> _Rest:
    right, left = (leg.bones for leg in setting.body.legs)
    x, _, z = mix(right.end, left.end, 0.5)
    return _Rest((x, min(right.end[1], left.end[1]) - 0.024, z), sub(right.end, right.middle))


def _waist(setting: Setting) -> _Rest:
    return _under_slices(setting, 12, 20)


def _belly(setting: Setting) -> _Rest:
    return _under_slices(setting, 8, 20)


def _chest(setting: Setting) -> _Rest:
    return _under_slices(setting, 22, 30)


def _under_slices(setting: Setting, first: int, last: int) -> _Rest:
    slices = setting.body.trunk.slices
    item = slices[(first + last) // 2]
    forward, up, right = item.axes
    drop = (forward[1] * item.half_depth) ** 2 + (right[1] * item.half_width) ** 2
    x, y, z = item.centre
    return _Rest((x, y - drop**0.5, z), up)


_RESTS = {
    PropSpot.HEAD: _head,
    PropSpot.KNEES: _knees,
    PropSpot.ANKLES: _ankles,
    PropSpot.WAIST: _waist,
    PropSpot.BELLY: _belly,
    PropSpot.CHEST: _chest,
}


def _between_knees(setting: Setting, long: float, wide: float) -> Block:
    right, left = (leg.bones for leg in setting.body.legs)
    across = sub(right.middle, left.middle)
    thick = max(length(across) - 0.058, _LEAST)
    shin = unit(sub(mix(right.end, left.end, 0.5), mix(right.middle, left.middle, 0.5)))
    high = square_to(across, shin, UP)
    middle = along(mix(right.middle, left.middle, 0.5), shin, 0.30 * long)
    return Block(middle, (long / 2, thick / 2, wide / 2), (shin, high, cross(shin, high)))


def _before_body(setting: Setting, long: float, wide: float) -> Block | None:
    """A thing that is hugged, or lies in the lap; None when the body lies on it."""
    trunk, spot = setting.body.trunk, setting.prop.spot
    item = trunk.slices[_NAVEL if spot is PropSpot.BELLY else _BREAST]
    forward, up, right = item.axes
    if forward[1] < -0.5:
        return None
    thick = 0.5 * min(wide * 0.28, 0.07)
    middle = along(item.centre, forward, item.half_depth + thick - _SUNK * 0.5)
    if abs(right[1]) > 0.7:
        x, _, z = middle
        high = 0.5 * min(wide, _HUGGED)
        return Block((x, high, z), (0.5 * min(long, _HUGGED_LONG), thick, high), (up, forward, right))
    if abs(up[1]) > 0.6 and spot is PropSpot.BELLY:
        middle = along(middle, up, 0.03)
    return Block(middle, (wide / 2, thick, long / 2), (up, forward, right))
