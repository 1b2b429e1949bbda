"""Hands that reach: for every place, where a hand goes, how it is turned, and the arm that gets it there.

Knows the trunk, the legs and the tool of a body; no picture.
"""

from collections.abc import Callable
from dataclasses import dataclass

from desktop.figure import hands, skeleton
from desktop.figure.body import PRESSED_IN, SIDES, WAND_GRIP, ArmBody, Body
from desktop.figure.hands import Hand, Touch
from desktop.figure.limbs import Bones, bend, swing_arm
from desktop.figure.posture import ArmPosture, Posture, Reach
from desktop.figure.trunk import Trunk
from desktop.figure.vectors import (
    Axes,
    Vec,
    add,
    along,
    cross,
    distance,
    mix,
    place,
    scale,
    square_to,
    sub,
    unit,
)
from desktop.model.pose import HandShape, Place

_OFF = 0.012
"""How far a hand that presses no more is lifted off the skin."""
_WAIST_SLICE, _BELLY_SLICE = 14, 16
"""The cuts of the trunk at the waist and at the navel."""

NO_ARM = ArmBody(
    Bones((0, 0, 0), (0, 0, 0), (0, 0, 0)),
    Hand((0, 0, 0), (1, 0, 0), (0, 1, 0), (0, 0, 1), (0, 0, 0, 0, 0)),
    0.0,
)
"""Stands for an arm that is not solved yet."""


@dataclass(frozen=True, slots=True)
class _Goal:
    """What a hand reaches: the point, where palm and fingers look, and which point of the hand touches."""

    point: Vec
    palm: Vec
    fingers: Vec
    touch: Callable[[tuple[float, ...]], Touch] = hands.heart


@dataclass(frozen=True, slots=True)
class _Asked:
    """One arm that reaches: the body so far, its index and side, the other arm, and what it reaches."""

    body: Body
    index: int
    side: float
    other: ArmBody
    reach: Reach

    @property
    def trunk(self) -> Trunk:
        return self.body.trunk

    @property
    def inward(self) -> Vec:
        return scale(self.body.trunk.chest[2], -self.side)


def reach_with_arms(body: Body, posture: Posture) -> tuple[ArmBody, ArmBody]:
    """Solve both arms of a body whose trunk, legs and tool are solved; one that needs the other goes last."""
    made: list[ArmBody] = [NO_ARM, NO_ARM]
    right_waits = any(reach.place is Place.OTHER_FOREARM for reach in posture.arms[0].reaches)
    for index in (1, 0) if right_waits else (0, 1):
        made[index] = _arm(body, posture.arms[index], index, made[1 - index])
    return (made[0], made[1])


def _arm(body: Body, arm: ArmPosture, index: int, other: ArmBody) -> ArmBody:
    side = SIDES[index]
    made = [_reached(_Asked(body, index, side, other, reach), arm) for reach in arm.reaches]
    hand, pole = made[0]
    if len(made) > 1:
        w = arm.reaches[1].share
        hand, pole = hands.mix_hands(hand, made[1][0], w, side), mix(pole, made[1][1], w)
    lengths = (skeleton.UPPER_ARM, skeleton.FOREARM)
    bones = bend(body.trunk.shoulders[index], hand.wrist, lengths, pole, skeleton.LIMITS["elbow"].high)
    return ArmBody(bones, hand._replace(wrist=bones.end), distance(bones.end, hand.wrist))


def _reached(asked: _Asked, arm: ArmPosture) -> tuple[Hand, Vec]:
    """Return the hand at its place, and where the elbow points on the way."""
    side, chest = asked.side, asked.trunk.chest
    if asked.reach.place is Place.FREE:
        return _free_hand(asked, arm)
    goal = _GOALS[asked.reach.place](asked)
    point = _offset(goal.point, chest, arm.offset, side)
    palm = _hint(arm.palm_to, chest, side) or goal.palm
    fingers = square_to(_hint(arm.fingers_to, chest, side) or goal.fingers, palm, chest[1])
    touch = goal.touch(arm.fingers_deg)
    flat = hands.make_hand(point, fingers, palm, arm.fingers_deg, side)
    wrist = hands.place_in(flat, (-touch.along, -touch.palm, -touch.thumb))
    return flat._replace(wrist=wrist), _offset((0.0, 0.0, 0.0), chest, arm.elbow_to, side)


def _free_hand(asked: _Asked, arm: ArmPosture) -> tuple[Hand, Vec]:
    """Return the hand of an arm that hangs by its joint angles."""
    side, chest = asked.side, asked.trunk.chest
    shoulder = asked.trunk.shoulders[asked.index]
    bones, lower = swing_arm(shoulder, chest, arm.shoulder_deg, arm.elbow_deg, side)
    fingers = _hint(arm.fingers_to, chest, side) or scale(lower[1], -1.0)
    palm = square_to(_hint(arm.palm_to, chest, side) or scale(lower[2], -side), fingers, lower[0])
    hand = hands.make_hand(bones.end, fingers, palm, arm.fingers_deg, side)
    straight = unit(sub(bones.end, bones.root))
    return hand, square_to(sub(bones.middle, bones.root), straight, scale(lower[0], -1.0))


def _offset(origin: Vec, axes: Axes, offset: Vec, side: float) -> Vec:
    """Return the point at an offset (outwards, up, forwards) from an origin, on one side of the body."""
    out, up, forward = offset
    return place(origin, axes, (forward, up, out * side))


def _hint(given: Vec, axes: Axes, side: float) -> Vec | None:
    return unit(_offset((0.0, 0.0, 0.0), axes, given, side)) if any(given) else None


def _at_contact(asked: _Asked) -> _Goal:
    body, trunk, shape = asked.body, asked.trunk, asked.reach.shape
    x, y = body.contact_at
    skin = body.contacts[0] if asked.reach.place is Place.CONTACT else trunk.skin(-x, y)
    point = along(skin.point, skin.normal, (1.0 - body.press) * _OFF - PRESSED_IN)
    palm = scale(skin.normal, -1.0)
    if shape is HandShape.THUMB:
        return _Goal(point, _round_the_side(asked), trunk.chest[0], hands.thumb_tip)
    if shape is HandShape.FIST:
        fingers = unit(add(palm, scale(asked.inward, 0.8)))
        down = square_to(scale(trunk.chest[1], -1.0), fingers, asked.inward)
        return _Goal(point, down, fingers, hands.knuckles)
    way = square_to(sub(skin.point, trunk.shoulders[asked.index]), palm, trunk.chest[1])
    return _Goal(point, palm, way, hands.heart if shape is HandShape.PALM else hands.pads)


def _round_the_side(asked: _Asked) -> Vec:
    """Where the palm looks when the hand lies on the rim of the pelvis, fingers forwards, thumb behind."""
    return unit(add(scale(asked.trunk.chest[1], -0.8), scale(asked.inward, 0.6)))


def _at_tool(asked: _Asked) -> _Goal:
    """The hand holds the handle like a brush: the thumb points to the head of the tool."""
    body = asked.body
    fingers = square_to(asked.inward, body.handle, asked.trunk.chest[0])
    palm = scale(cross(body.handle, fingers), -asked.side)
    return _Goal(along(body.tool, body.handle, WAND_GRIP), palm, fingers, hands.grip)


def _at_head_back(asked: _Asked) -> _Goal:
    ahead, high, aside = asked.trunk.head
    point = place(asked.trunk.joints[5], asked.trunk.head, (-0.066, 0.045, 0.030 * asked.side))
    return _Goal(point, ahead, add(scale(aside, -asked.side), scale(high, 0.9)))


def _at_other_shoulder(asked: _Asked) -> _Goal:
    forward, up, _ = asked.trunk.chest
    point = along(asked.trunk.shoulders[1 - asked.index], add(forward, scale(up, 0.5)), 0.036)
    return _Goal(point, scale(forward, -1.0), add(asked.inward, scale(up, 0.7)))


def _at_waist(asked: _Asked) -> _Goal:
    forward, up, _ = asked.trunk.chest
    item = asked.trunk.slices[_WAIST_SLICE]
    point = along(item.centre, item.axes[2], asked.side * item.half_width)
    if asked.reach.shape is HandShape.THUMB:
        return _Goal(point, _round_the_side(asked), forward)
    return _Goal(point, asked.inward, add(forward, scale(up, -0.4)))


def _at_belly(asked: _Asked) -> _Goal:
    item = asked.trunk.slices[_BELLY_SLICE]
    point = along(item.centre, item.axes[0], item.half_depth)
    return _Goal(point, scale(item.axes[0], -1.0), asked.inward)


def _at_thigh(asked: _Asked) -> _Goal:
    leg = asked.body.legs[asked.index].bones
    line = unit(sub(leg.middle, leg.root))
    top = square_to((0.0, 1.0, 0.0), line, asked.trunk.chest[1])
    return _Goal(along(mix(leg.root, leg.middle, 0.62), top, 0.047), scale(top, -1.0), line)


def _at_other_forearm(asked: _Asked) -> _Goal:
    """The hand, or the massager in it, touches the upper side of the other forearm."""
    bones = asked.other.bones
    line = unit(sub(bones.end, bones.middle))
    top = square_to((0.0, 1.0, 0.0), line, asked.trunk.chest[1])
    point = along(mix(bones.middle, bones.end, 0.6), top, 0.02)
    touch = _wand_head if asked.body.wand_hand == asked.index else hands.heart
    return _Goal(point, scale(top, -1.0), asked.inward, touch)


def _wand_head(bends_deg: tuple[float, ...]) -> Touch:
    """The head of a massager in the hand."""
    held = hands.grip(bends_deg)
    return held._replace(palm=held.palm + 0.02, thumb=held.thumb + WAND_GRIP)


def _at_floor(asked: _Asked) -> _Goal:
    x, _, z = asked.trunk.shoulders[asked.index]
    return _Goal((x, 0.0, z), (0.0, -1.0, 0.0), scale(asked.inward, -1.0))


_GOALS: dict[Place, Callable[[_Asked], _Goal]] = {
    Place.CONTACT: _at_contact,
    Place.CONTACT_MIRROR: _at_contact,
    Place.TOOL: _at_tool,
    Place.HEAD_BACK: _at_head_back,
    Place.OTHER_SHOULDER: _at_other_shoulder,
    Place.WAIST: _at_waist,
    Place.BELLY: _at_belly,
    Place.THIGH: _at_thigh,
    Place.OTHER_FOREARM: _at_other_forearm,
    Place.FLOOR: _at_floor,
}
