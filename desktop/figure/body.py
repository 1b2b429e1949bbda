"""The solver: from a posture and what stands in the room to a body that is carried, touches and reaches.

Order matters: the trunk is bent, then moved until its support carries it; feet stay where they stand; tools sit
at the contact; hands reach last. Knows no picture.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace

from desktop.figure import hands, skeleton
from desktop.figure.hands import Hand, Touch
from desktop.figure.limbs import Bones, Foot, bend, stand, swing_arm
from desktop.figure.posture import ArmPosture, Posture, Reach
from desktop.figure.trunk import Skin, Trunk, solve_trunk
from desktop.figure.vectors import Axes, Vec, add, along, dot, mix, place, scale, square_to, sub, unit
from desktop.model.pose import HandShape, Place, PropKind, Support

PRESSED_IN = 0.004
"""How far a tool sinks into soft skin and a body into a seat."""


@dataclass(frozen=True, slots=True)
class Room:
    """What a body meets in one motion; the same at every moment of it.

    Attributes:
        supports: What carries the body.
        wall_at: How far forward the wall is; it stands behind the person.
        seat_height: The height of the seat.
        tool: The kind of tool at the contact, if any.
        tool_radius: Its radius.
        tool_at: How far forward the tool on the floor is while the contact is at home.
        home: The contact in the base pose: where rolling starts from.
        mirrored_contact: Whether the contact is on both sides of the spine.
        handle_to: Where the handle of a tool at the contact points: right, up, forwards of the chest.
        wand_hand: The hand that holds a massager which touches something else: 0 right, 1 left, -1 none.
    """

    supports: tuple[Support, ...] = (Support.FEET,)
    wall_at: float = 0.0
    seat_height: float = 0.0
    tool: PropKind | None = None
    tool_radius: float = 0.0
    tool_at: float = 0.0
    home: tuple[float, float] = (0.0, 0.0)
    mirrored_contact: bool = False
    handle_to: Vec = (0.0, 1.0, 0.0)
    wand_hand: int = -1


@dataclass(frozen=True, slots=True)
class ArmBody:
    """A solved arm.

    Attributes:
        bones: Shoulder, elbow, wrist.
        hand: The hand at its end.
        missed: How far the hand is from what it should reach.
    """

    bones: Bones
    hand: Hand
    missed: float


@dataclass(frozen=True, slots=True)
class LegBody:
    """A solved leg: hip, knee, ankle, and the foot; missed is how far the ankle is from its place."""

    bones: Bones
    foot: Foot
    missed: float


@dataclass(frozen=True, slots=True)
class Body:
    """A solved body; pairs are right, left.

    Attributes:
        trunk: Spine, shape and shoulders.
        arms: The arms.
        legs: The legs.
        contacts: The places of contact on the skin, the authored one first; none without a contact.
        press: How much of the pressure is on, 0 to 1.
        tool: The middle of the tool at the contact.
        handle: The direction of its handle.
    """

    trunk: Trunk
    arms: tuple[ArmBody, ArmBody]
    legs: tuple[LegBody, LegBody]
    contacts: tuple[Skin, ...]
    contact_at: tuple[float, float]
    press: float
    tool: Vec
    handle: Vec


@dataclass(frozen=True, slots=True)
class _Goal:
    """What a hand reaches: the point, where palm and fingers look, and which point of the hand touches."""

    point: Vec
    palm: Vec
    fingers: Vec
    touch: Callable[[tuple[float, ...]], Touch]


SIDES = (1.0, -1.0)
WAND_GRIP = 0.135
"""How far from the middle of its head a massager is held."""


def solve(posture: Posture, room: Room) -> Body:
    """Place the whole body."""
    trunk = _carried(posture, room)
    x, y = posture.contact
    contacts: tuple[Skin, ...] = ()
    if x or y:
        contacts = (trunk.skin(x, y), trunk.skin(-x, y)) if room.mirrored_contact else (trunk.skin(x, y),)
    legs = _legs(trunk, posture)
    tool, handle = (0.0, 0.0, 0.0), (0.0, 1.0, 0.0)
    if contacts:
        lift = (1.0 - posture.press) * 0.05
        skin = contacts[0]
        tool = along(skin.point, skin.normal, room.tool_radius - PRESSED_IN + lift)
        right, up, forward = room.handle_to
        handle = unit(place((0.0, 0.0, 0.0), trunk.chest, (forward, up, right)))
    first = Body(trunk, (_NO_ARM, _NO_ARM), legs, contacts, (x, y), posture.press, tool, handle)
    return replace(first, arms=_arms(first, posture))


def _carried(posture: Posture, room: Room) -> Trunk:
    trunk = solve_trunk(posture)
    if Support.SEAT in room.supports:
        trunk = trunk.moved((0.0, room.seat_height - PRESSED_IN - trunk.lowest(), 0.0))
    if Support.TOOL in room.supports:
        return _on_tool(posture, room)
    if Support.FLOOR in room.supports:
        trunk = trunk.moved((0.0, -_floor_reach(trunk), 0.0))
    if Support.WALL in room.supports:
        trunk = _at_wall(trunk, posture, room)
    return trunk


def _floor_reach(trunk: Trunk) -> float:
    skull = place(trunk.joints[5], trunk.head, (0.012, 0.045, 0.0))
    return min(trunk.lowest(), skull[1] - 0.062)


def _at_wall(trunk: Trunk, posture: Posture, room: Room) -> Trunk:
    """Roll along the wall: the body moves twice as far as the contact moves on the skin."""
    x, y = posture.contact
    if not room.tool:
        behind = min(item.centre[0] - abs(item.axes[0][0]) * item.half_depth for item in trunk.slices)
        return trunk.moved((room.wall_at - behind, 0.0, 0.0))
    up = 2.0 * (y - room.home[1]) * skeleton.BACK_MAP_LENGTH
    aside = -2.0 * (x - room.home[0]) * skeleton.BACK_MAP_HALF_WIDTH
    skin = trunk.skin(x, y)
    middle = along(skin.point, skin.normal, room.tool_radius - PRESSED_IN)
    return trunk.moved((room.wall_at + room.tool_radius - middle[0], up, aside))


def _on_tool(posture: Posture, room: Room) -> Trunk:
    """Lie on the tool; with the floor as a second support, tip the trunk until the hips lie on the floor."""

    def lying(trunk_deg: float) -> Trunk:
        _, tilt, turn = posture.trunk_deg
        trunk = solve_trunk(replace(posture, trunk_deg=(trunk_deg, tilt, turn)))
        x, y = posture.contact
        skin = trunk.skin(x, y)
        middle = along(skin.point, skin.normal, room.tool_radius - PRESSED_IN)
        ahead = room.tool_at + (room.home[1] - y) * skeleton.BACK_MAP_LENGTH
        return trunk.moved((ahead - middle[0], room.tool_radius - middle[1], 0.0))

    angle = posture.trunk_deg[0]
    trunk = lying(angle)
    if Support.FLOOR not in room.supports:
        return trunk
    for _ in range(4):
        height = trunk.lowest()
        if abs(height) < 0.0005:
            break
        nudged = lying(angle + 0.5).lowest()
        slope = (nudged - height) / 0.5
        angle -= max(-8.0, min(8.0, height / slope)) if abs(slope) > 1e-6 else 0.0
        trunk = lying(angle)
    return trunk


def _legs(trunk: Trunk, posture: Posture) -> tuple[LegBody, LegBody]:
    made: list[LegBody] = []
    for leg, side in zip(posture.legs, SIDES, strict=True):
        foot = stand(leg.foot, leg.pitch_deg, leg.turn_deg, side)
        out, up, forward = leg.knee_to
        bones = bend(
            trunk.hip(side),
            foot.ankle,
            (skeleton.THIGH, skeleton.SHIN),
            (forward, up, out * side),
            skeleton.LIMITS["knee"].high,
        )
        missed = _length(sub(bones.end, foot.ankle))
        made.append(LegBody(bones, replace(foot, ankle=bones.end), missed))
    return (made[0], made[1])


def _arms(body: Body, posture: Posture) -> tuple[ArmBody, ArmBody]:
    """Solve both arms; the one that reaches for the other goes last."""
    made: list[ArmBody] = [_NO_ARM, _NO_ARM]
    order = (1, 0) if any(reach.place is Place.OTHER_FOREARM for reach in posture.arms[0].reaches) else (0, 1)
    for index in order:
        made[index] = _arm(body, posture.arms[index], index, made[1 - index])
    return (made[0], made[1])


def _arm(body: Body, arm: ArmPosture, index: int, other: ArmBody) -> ArmBody:
    side = SIDES[index]
    shoulder = body.trunk.shoulders[index]
    made = [_reached(body, arm, index, other, reach) for reach in arm.reaches]
    hand, pole = made[0]
    if len(made) > 1:
        w = arm.reaches[1].share
        hand, pole = hands.mix_hands(hand, made[1][0], w, side), mix(pole, made[1][1], w)
    bones = bend(
        shoulder,
        hand.wrist,
        (skeleton.UPPER_ARM, skeleton.FOREARM),
        pole,
        skeleton.LIMITS["elbow"].high,
    )
    missed = _length(sub(bones.end, hand.wrist))
    return ArmBody(bones, hand._replace(wrist=bones.end), missed)


def _reached(body: Body, arm: ArmPosture, index: int, other: ArmBody, reach: Reach) -> tuple[Hand, Vec]:
    """Return the hand at a place, and where the elbow points on the way."""
    side, chest = SIDES[index], body.trunk.chest
    if reach.place is Place.FREE:
        return _free_hand(body, arm, index)
    goal = _goal(body, reach, index, other)
    point = along_all(goal.point, chest, arm.offset, side)
    palm = _hint(arm.palm_to, chest, side) or goal.palm
    fingers = square_to(_hint(arm.fingers_to, chest, side) or goal.fingers, palm, chest[1])
    touch = goal.touch(arm.fingers_deg)
    flat = hands.make_hand(point, fingers, palm, arm.fingers_deg, side)
    wrist = hands.place_in(flat, (-touch.along, -touch.palm, -touch.thumb))
    return flat._replace(wrist=wrist), along_all((0.0, 0.0, 0.0), chest, arm.elbow_to, side)


def _free_hand(body: Body, arm: ArmPosture, index: int) -> tuple[Hand, Vec]:
    side, chest = SIDES[index], body.trunk.chest
    bones, lower = swing_arm(body.trunk.shoulders[index], chest, arm.shoulder_deg, arm.elbow_deg, side)
    fingers = _hint(arm.fingers_to, chest, side) or scale(lower[1], -1.0)
    palm = _hint(arm.palm_to, chest, side) or scale(lower[2], -side)
    palm = square_to(palm, fingers, lower[0])
    hand = hands.make_hand(bones.end, fingers, palm, arm.fingers_deg, side)
    straight = unit(sub(bones.end, bones.root))
    pole = square_to(sub(bones.middle, bones.root), straight, scale(lower[0], -1.0))
    return hand, pole


def along_all(origin: Vec, axes: Axes, offset: Vec, side: float) -> Vec:
    """Return the point at an offset (outwards, up, forwards) from an origin, on one side of the body."""
    out, up, forward = offset
    return place(origin, axes, (forward, up, out * side))


def _hint(given: Vec, axes: Axes, side: float) -> Vec | None:
    if not any(given):
        return None
    return unit(along_all((0.0, 0.0, 0.0), axes, given, side))


def _goal(body: Body, reach: Reach, index: int, other: ArmBody) -> _Goal:
    where = reach.place
    trunk, side = body.trunk, SIDES[index]
    forward, up, right = trunk.chest
    out = scale(right, side)
    inward = scale(right, -side)
    if where in {Place.CONTACT, Place.CONTACT_MIRROR}:
        return _contact_goal(body, reach, index)
    if where is Place.TOOL:
        axis = body.handle
        palm = square_to(add(inward, scale(forward, -0.6)), axis, up)
        return _Goal(along(body.tool, axis, WAND_GRIP), palm, square_to(inward, axis, forward), hands.grip)
    if where is Place.HEAD_BACK:
        ahead, high, aside = trunk.head
        point = place(trunk.joints[5], trunk.head, (-0.066, 0.045, 0.030 * side))
        return _Goal(point, ahead, add(scale(aside, -side), scale(high, 0.9)), hands.heart)
    if where is Place.OTHER_SHOULDER:
        point = along(trunk.shoulders[1 - index], add(forward, scale(up, 0.5)), 0.036)
        return _Goal(point, scale(forward, -1.0), add(inward, scale(up, 0.7)), hands.heart)
    if where is Place.WAIST:
        item = trunk.slices[14]
        point = along(item.centre, item.axes[2], side * item.half_width)
        return _Goal(point, inward, add(forward, scale(up, -0.4)), hands.heart)
    if where is Place.BELLY:
        item = trunk.slices[16]
        point = along(item.centre, item.axes[0], item.half_depth)
        return _Goal(point, scale(item.axes[0], -1.0), inward, hands.heart)
    if where is Place.THIGH:
        leg = body.legs[index].bones
        line = unit(sub(leg.middle, leg.root))
        top = square_to((0.0, 1.0, 0.0), line, up)
        return _Goal(along(mix(leg.root, leg.middle, 0.62), top, 0.047), scale(top, -1.0), line, hands.heart)
    if where is Place.OTHER_FOREARM:
        bones = other.bones
        line = unit(sub(bones.end, bones.middle))
        top = square_to((0.0, 1.0, 0.0), line, up)
        return _Goal(
            along(mix(bones.middle, bones.end, 0.6), top, 0.02), scale(top, -1.0), inward, hands.heart
        )
    base = trunk.shoulders[index]
    return _Goal((base[0], 0.0, base[2]), (0.0, -1.0, 0.0), out, hands.heart)


_TOUCH: dict[HandShape, Callable[[tuple[float, ...]], Touch]] = {
    HandShape.PALM: hands.heart,
    HandShape.FIST: hands.knuckles,
    HandShape.THUMB: hands.thumb_tip,
}


def _contact_goal(body: Body, reach: Reach, index: int) -> _Goal:
    trunk, side = body.trunk, SIDES[index]
    x, y = body.contact_at
    skin = body.contacts[0] if reach.place is Place.CONTACT else trunk.skin(-x, y)
    palm = scale(skin.normal, -1.0)
    way = square_to(sub(skin.point, trunk.shoulders[index]), palm, trunk.chest[1])
    point = along(skin.point, skin.normal, (1.0 - body.press) * 0.012 - PRESSED_IN)
    touch = _TOUCH.get(reach.shape, hands.pads)
    if reach.shape is HandShape.FIST:
        inward = scale(trunk.chest[2], -side)
        fingers = unit(add(palm, scale(inward, 0.8)))
        return _Goal(point, square_to(scale(trunk.chest[1], -1.0), fingers, inward), fingers, touch)
    return _Goal(point, palm, way, touch)


def _length(v: Vec) -> float:
    return dot(v, v) ** 0.5


_NO_HAND = Hand((0, 0, 0), (1, 0, 0), (0, 1, 0), (0, 0, 1), (0, 0, 0, 0, 0))
_NO_ARM = ArmBody(Bones((0, 0, 0), (0, 0, 0), (0, 0, 0)), _NO_HAND, 0.0)
