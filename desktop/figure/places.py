"""The places that a hand reaches: where they are, and how a hand lies there when the sheet says no more.

Every place gives the point, where palm and fingers look, which point of the hand touches, and where the elbow
goes on the way. Knows the solved trunk and legs, no arms but the other one, no picture.
"""

from collections.abc import Callable

from desktop.figure import hands, skeleton
from desktop.figure.body import PRESSED_IN, WAND_GRIP, LegBody
from desktop.figure.cane import cane_of
from desktop.figure.goals import Asked, Goal, Marks, offset_in
from desktop.figure.hands import Touch
from desktop.figure.trunk import Slice
from desktop.figure.vectors import (
    WORLD,
    Vec,
    add,
    along,
    cross,
    mix,
    scale,
    square_to,
    sub,
    unit,
)
from desktop.model.pose import HandShape, Place
from desktop.model.scenery import PropKind

_OFF = 0.012
"""How far a hand that presses no more is lifted off the skin."""
_WAIST_SLICE, _BELLY_SLICE, _CHEST_SLICE = 14, 16, 27
"""The cuts of the trunk at the waist, at the navel and at the middle of the breastbone."""
_OVER_TO, _BELOW_FROM = 0.20, 0.34
"""Down to the one height of the back a hand reaches over the shoulder, from the other on from below."""
_THIGH_RADIUS, _KNEE_RADIUS = 0.047, 0.035
_PRAYER: Vec = (0.0, -0.075, 0.150)
"""Where two hands meet before the chest: outwards, up, forwards of the base of the neck."""
_FOLDED: Vec = (-0.100, -0.165, 0.085)
"""The other elbow while both hands hold elbows, from the base of the neck."""


def goal_of(asked: Asked) -> Goal | None:
    """Return what the hand reaches; None when there is nothing: a free arm, or no contact to touch."""
    if asked.reach.place in _AT_CONTACT:
        return _at_contact(asked, asked.marks) if asked.marks else None
    goal = _GOALS.get(asked.reach.place)
    return goal(asked) if goal else None


# ---- the contact


def _at_contact(asked: Asked, marks: Marks) -> Goal:
    mirrored = asked.reach.place is Place.CONTACT_MIRROR
    skin = marks.skins[1 if mirrored else 0]
    point = along(skin.point, skin.normal, (1.0 - asked.body.press) * _OFF - PRESSED_IN)
    palm = scale(skin.normal, -1.0)
    way = square_to(sub(skin.point, asked.trunk.shoulders[asked.index]), palm, asked.trunk.chest[1])
    if not marks.own:
        return _on_another(asked, point, palm, way)
    x, y = asked.body.contact_at
    low = max(0.0, min(1.0, (y - _OVER_TO) / (_BELOW_FROM - _OVER_TO)))
    own_side = (x * asked.side >= 0.0) is not mirrored
    if own_side:
        # Over one's own shoulder the hand comes from the front, so that the wrist has room.
        forward, up, _ = asked.trunk.chest
        over = add(add(scale(asked.inward, 0.5), scale(forward, -0.8)), scale(up, -0.25))
        way = square_to(mix(over, way, low), palm, way)
    pole = mix((0.35, 0.75, 0.75) if own_side else (0.1, -0.25, 1.0), (0.9, -0.35, -0.65), low)
    if asked.reach.shape is HandShape.THUMB:
        return Goal(point, round_the_side(asked), asked.trunk.chest[0], hands.thumb_tip, pole, turns=False)
    if asked.reach.shape is HandShape.FIST:
        fingers = unit(add(palm, scale(asked.inward, 0.8)))
        down = square_to(scale(asked.trunk.chest[1], -1.0), fingers, asked.inward)
        return Goal(point, down, fingers, hands.knuckles, pole, turns=False)
    # On one's own shoulder there is no room for a palm: the fingers reach, the wrist stays before it.
    whole = asked.reach.shape in _WHOLE_HAND and (low > 0.0 or not own_side)
    return Goal(point, palm, way, hands.heart if whole else hands.pads, pole)


def _on_another(asked: Asked, point: Vec, palm: Vec, way: Vec) -> Goal:
    """The hand of a helper: it comes from above or from the front, elbows beside the body."""
    pole = (0.7, -0.7, -0.3)
    if asked.reach.shape is HandShape.FIST:
        fingers = unit(add(palm, scale(way, 0.5)))
        return Goal(point, square_to(scale(way, -1.0), fingers, palm), fingers, hands.knuckles, pole)
    touch = _TOUCHES.get(asked.reach.shape, hands.pads)
    return Goal(point, palm, way, touch, pole)


def round_the_side(asked: Asked) -> Vec:
    """Where the palm looks when the hand lies on the rim of the pelvis, fingers forwards, thumb behind."""
    return unit(add(scale(asked.trunk.chest[1], -0.8), scale(asked.inward, 0.6)))


# ---- tools


def _at_tool(asked: Asked) -> Goal:
    """The hand holds the handle like a brush: the thumb points to the head of the tool."""
    body = asked.body
    if asked.room.tool is PropKind.CANE and body.contacts:
        return _at_grip(asked, 0)
    fingers = square_to(asked.inward, body.handle, asked.trunk.chest[0])
    palm = scale(cross(body.handle, fingers), -asked.side)
    return Goal(along(body.tool, body.handle, WAND_GRIP), palm, fingers, hands.grip, turns=False)


def _at_tool_low(asked: Asked) -> Goal:
    return _at_grip(asked, 1) if asked.body.contacts else _at_tool(asked)


def _at_grip(asked: Asked, which: int) -> Goal:
    """The hand closes round the rod of a cane from its own side, the thumb up or to the hook."""
    cane = cane_of(asked.body)
    forward, up, _ = asked.trunk.chest
    rod = cane.ways[which]
    fingers = square_to(add(forward, scale(asked.inward, 0.8)), rod, up)
    palm = cross(rod, fingers)
    # The palm looks away from the side the arm comes from.
    towards = add(asked.inward, scale(forward, 0.2))
    if palm[0] * towards[0] + palm[1] * towards[1] + palm[2] * towards[2] < 0.0:
        palm = scale(palm, -1.0)
    return Goal(cane.grips[which], palm, fingers, hands.grip, (0.8, -1.0, -0.3), turns=False)


def wand_head(bends_deg: tuple[float, ...]) -> Touch:
    """The head of a massager in the hand."""
    held = hands.grip(bends_deg)
    return held._replace(palm=held.palm + 0.02, thumb=held.thumb + WAND_GRIP)


# ---- head and neck


def _at_head(asked: Asked, at: Vec, out: Vec, fingers: Vec, elbow_to: Vec) -> Goal:
    """A place on the head: where, where the skin looks, where fingers point, all outwards, up, forwards."""
    head, side = asked.trunk.head, asked.side
    none = (0.0, 0.0, 0.0)
    return Goal(
        offset_in(asked.trunk.joints[5], head, at, side),
        scale(unit(offset_in(none, head, out, side)), -1.0),
        unit(offset_in(none, head, fingers, side)),
        elbow_to=elbow_to,
    )


def _at_head_back(asked: Asked) -> Goal:
    return _at_head(
        asked, (0.030, 0.045, -0.066), (0.0, 0.0, -1.0), (-1.0, 0.9, 0.0), elbow_to=(0.75, 0.3, 0.6)
    )


def _at_head_side(asked: Asked) -> Goal:
    return _at_head(
        asked, (0.0475, 0.062, 0.004), (1.0, 0.15, 0.0), (0.0, 1.0, -0.2), elbow_to=(1.0, -0.3, 0.3)
    )


def _at_other_head_side(asked: Asked) -> Goal:
    return _at_head(
        asked, (-0.041, 0.084, 0.004), (-0.75, 0.65, 0.0), (-0.65, -0.75, 0.0), elbow_to=(0.9, 0.6, 0.3)
    )


def _at_cheek(asked: Asked) -> Goal:
    return _at_head(
        asked, (0.040, 0.014, 0.020), (1.0, -0.1, 0.25), (0.0, 0.7, -0.7), elbow_to=(0.2, -0.5, 1.0)
    )


def _at_neck(asked: Asked) -> Goal:
    trunk = asked.trunk
    middle = mix(trunk.joints[4], trunk.joints[5], 0.55)
    none = (0.0, 0.0, 0.0)
    point = offset_in(middle, trunk.parts[4], (0.019, 0.0, -0.026), asked.side)
    palm = scale(unit(offset_in(none, trunk.parts[4], (0.55, 0.0, -0.85), asked.side)), -1.0)
    return Goal(point, palm, add(asked.inward, scale(trunk.chest[0], -0.5)), hands.pads, (0.5, 0.25, 0.8))


# ---- trunk


def _at_other_shoulder(asked: Asked) -> Goal:
    forward, up, _ = asked.trunk.chest
    out = add(forward, scale(up, 0.5))
    point = along(asked.trunk.shoulders[1 - asked.index], out, skeleton.SHOULDER_RADIUS)
    return Goal(point, scale(forward, -1.0), add(asked.inward, scale(up, 0.7)), elbow_to=(0.3, -0.6, 0.9))


def _at_waist(asked: Asked) -> Goal:
    forward, up, _ = asked.trunk.chest
    item = asked.trunk.slices[_WAIST_SLICE]
    point = along(item.centre, item.axes[2], asked.side * item.half_width)
    if asked.reach.shape is HandShape.THUMB:
        return Goal(point, round_the_side(asked), forward, turns=False)
    return Goal(point, asked.inward, add(forward, scale(up, -0.4)))


def _front(item: Slice) -> Vec:
    return along(item.centre, item.axes[0], item.half_depth)


def _at_belly(asked: Asked) -> Goal:
    item = asked.trunk.slices[_BELLY_SLICE]
    return Goal(_front(item), scale(item.axes[0], -1.0), asked.inward)


def _at_chest(asked: Asked) -> Goal:
    item = asked.trunk.slices[_CHEST_SLICE]
    up = asked.trunk.chest[1]
    return Goal(
        _front(item), scale(item.axes[0], -1.0), add(asked.inward, scale(up, 0.3)), elbow_to=(0.9, -0.8, 0.1)
    )


# ---- legs


def _front_of(leg: LegBody, line: Vec, instead: Vec) -> Vec:
    """Where the front of a leg looks, square to a line along it."""
    bones = leg.bones
    bent = sub(bones.middle, mix(bones.root, bones.end, 0.5))
    return square_to(bent, line, instead)


def _on_knee(asked: Asked, leg: LegBody) -> Goal:
    """The cap of the knee, from above when it is bent."""
    bones = leg.bones
    cap = _front_of(leg, unit(sub(bones.end, bones.root)), asked.trunk.pelvis[0])
    down = unit(sub(bones.end, bones.middle))
    fingers = add(asked.inward, scale(down, 0.6))
    return Goal(along(bones.middle, cap, _KNEE_RADIUS), scale(cap, -1.0), fingers, elbow_to=(1.0, -0.4, -0.2))


def _on_thigh_back(asked: Asked, leg: LegBody) -> Goal:
    bones = leg.bones
    line = unit(sub(bones.middle, bones.root))
    ahead = _front_of(leg, line, asked.trunk.pelvis[0])
    point = along(mix(bones.root, bones.middle, 0.78), ahead, -0.036)
    return Goal(point, ahead, asked.inward, elbow_to=(1.0, -0.2, -0.3))


def _at_thigh(asked: Asked) -> Goal:
    leg = asked.body.legs[asked.index].bones
    line = unit(sub(leg.middle, leg.root))
    top = square_to((0.0, 1.0, 0.0), line, asked.trunk.chest[1])
    point = along(mix(leg.root, leg.middle, 0.62), top, _THIGH_RADIUS)
    return Goal(point, scale(top, -1.0), line, elbow_to=(0.7, -0.6, -0.6))


def _own_leg(asked: Asked) -> LegBody:
    return asked.body.legs[asked.index]


def _other_leg(asked: Asked) -> LegBody:
    return asked.body.legs[1 - asked.index]


# ---- the other arm


def _at_other_forearm(asked: Asked) -> Goal:
    """The hand, or the massager in it, touches the upper side of the other forearm."""
    bones = asked.other.bones
    line = unit(sub(bones.end, bones.middle))
    top = square_to((0.0, 1.0, 0.0), line, asked.trunk.chest[1])
    point = along(mix(bones.middle, bones.end, 0.6), top, 0.02)
    touch = wand_head if asked.body.wand_hand == asked.index else hands.heart
    return Goal(point, scale(top, -1.0), asked.inward, touch)


def _at_other_hand(asked: Asked) -> Goal:
    """Palm on palm: before the chest when both hands ask for it, else where the other hand is."""
    forward, up, _ = asked.trunk.chest
    if asked.together:
        point = asked.from_chest(_PRAYER)
        return Goal(point, asked.inward, add(forward, scale(up, 0.9)), elbow_to=(1.0, -0.9, 0.0), turns=False)
    hand = asked.other.hand
    touch = hands.heart(hand.bends_deg)
    point = hands.place_in(hand, (touch.along, touch.palm, touch.thumb))
    return Goal(point, scale(hand.palm, -1.0), hand.fingers, elbow_to=(1.0, -0.9, 0.0), turns=False)


def _at_other_elbow(asked: Asked) -> Goal:
    forward, up, _ = asked.trunk.chest
    fingers = add(asked.inward, scale(up, 0.15))
    if asked.together:
        palm = unit(add(scale(forward, -0.9), scale(up, -0.2)))
        return Goal(asked.from_chest(_FOLDED), palm, fingers, elbow_to=(1.0, -0.6, 0.2))
    bones = asked.other.bones
    bent = sub(bones.middle, mix(bones.root, bones.end, 0.5))
    upper = unit(sub(bones.middle, bones.root))
    out = square_to(add(unit(bent), scale(asked.inward, 0.6)), upper, forward)
    return Goal(along(bones.middle, out, 0.023), scale(out, -1.0), fingers, elbow_to=(0.4, -0.7, 0.8))


# ---- the room: offsets are outwards, up and forwards of the room


def _in_room(asked: Asked, point: Vec, fingers: Vec, elbow_to: Vec, palm: Vec = (0.0, -1.0, 0.0)) -> Goal:
    none = (0.0, 0.0, 0.0)
    return Goal(
        point,
        offset_in(none, WORLD, palm, asked.side),
        offset_in(none, WORLD, fingers, asked.side),
        elbow_to=elbow_to,
        axes=WORLD,
    )


def _at_floor(asked: Asked) -> Goal:
    x, _, z = asked.trunk.shoulders[asked.index]
    return _in_room(asked, (x, 0.0, z), (0.3, 0.0, 1.0), (0.6, 0.1, -0.8))


def _at_table(asked: Asked) -> Goal:
    _, _, z = asked.trunk.shoulders[asked.index]
    point = (asked.room.table_at, asked.room.table_height, z)
    return _in_room(asked, point, (-0.3, 0.0, 1.0), (1.0, -0.6, 0.0))


def _at_seat(asked: Asked) -> Goal:
    x, _, z = asked.trunk.hip(asked.side)
    point = (x + 0.02, asked.room.seat_height, z + 0.062 * asked.side)
    return _in_room(asked, point, (0.15, 0.0, 1.0), (0.5, 0.2, -1.0))


def _in_world(asked: Asked) -> Goal:
    """The offset alone says where; it is not mirrored for the left arm."""
    return _in_room(asked, (0.0, 0.0, 0.0), (0.0, 1.0, 0.3), (0.6, -1.0, -0.2), palm=(0.0, 0.0, 1.0))


_AT_CONTACT = frozenset({Place.CONTACT, Place.CONTACT_MIRROR})
_WHOLE_HAND = frozenset({HandShape.PALM, HandShape.CUP})
_TOUCHES: dict[HandShape, Callable[[tuple[float, ...]], Touch]] = {
    HandShape.PALM: hands.heart,
    HandShape.CUP: hands.heart,
    HandShape.RELAXED: hands.heart,
    HandShape.THUMB: hands.thumb_tip,
}

_GOALS: dict[Place, Callable[[Asked], Goal]] = {
    Place.TOOL: _at_tool,
    Place.TOOL_LOW: _at_tool_low,
    Place.HEAD_BACK: _at_head_back,
    Place.HEAD_SIDE: _at_head_side,
    Place.OTHER_HEAD_SIDE: _at_other_head_side,
    Place.CHEEK: _at_cheek,
    Place.NECK: _at_neck,
    Place.OTHER_SHOULDER: _at_other_shoulder,
    Place.WAIST: _at_waist,
    Place.BELLY: _at_belly,
    Place.CHEST: _at_chest,
    Place.THIGH: _at_thigh,
    Place.KNEE: lambda asked: _on_knee(asked, _own_leg(asked)),
    Place.OTHER_KNEE: lambda asked: _on_knee(asked, _other_leg(asked)),
    Place.THIGH_BACK: lambda asked: _on_thigh_back(asked, _own_leg(asked)),
    Place.OTHER_THIGH_BACK: lambda asked: _on_thigh_back(asked, _other_leg(asked)),
    Place.OTHER_FOREARM: _at_other_forearm,
    Place.OTHER_HAND: _at_other_hand,
    Place.OTHER_ELBOW: _at_other_elbow,
    Place.FLOOR: _at_floor,
    Place.TABLE: _at_table,
    Place.SEAT: _at_seat,
    Place.WORLD: _in_world,
}
