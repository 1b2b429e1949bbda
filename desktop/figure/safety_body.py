"""Whether a solved body is possible: carried, in one piece, and not inside of things. Knows no back map."""

from collections.abc import Iterator
from typing import NamedTuple

from desktop.figure import skeleton
from desktop.figure.arms import ELBOW_RADIUS
from desktop.figure.body import PRESSED_IN, SIDE_NAMES, Body, Room
from desktop.figure.clearance import overlaps
from desktop.figure.hands import finger_chains, palm_balls, thumb_chain
from desktop.figure.joints import joint_angles
from desktop.figure.limbs import FOOT_SECTIONS
from desktop.figure.safety_faults import Drawn, Fault, FaultKind, Moment
from desktop.figure.vectors import Vec, along, distance, dot, length, place, sub
from desktop.model.scenery import PropKind, PropSpot, Support

CLOSE = 0.010
"""What touches, reaches or stays outside may miss by 1 % of the body height: less than 2 cm."""

SOFT = 0.020
"""Soft parts of two legs, or of a leg and the belly, give way to each other by so much."""

_WRIST_RADIUS = 0.014


class Ball(NamedTuple):
    """A round piece of the body: the part it belongs to, its middle and its radius."""

    part: str
    middle: Vec
    radius: float


def body_faults(drawn: Drawn, moments: tuple[Moment, ...]) -> Iterator[Fault]:
    """Yield what is wrong with the body and its support, moment by moment."""
    room = drawn.scene.room
    walls = tuple(prop.at[2] for prop in drawn.motion.props if prop.kind is PropKind.WALL)
    handled = _is_pressed_by_hand(drawn)
    for moment in moments:
        body = moment.body
        found = [
            *_bent_too_far(body),
            *_through_each_other(body),
            *_missed(body),
            *(_missed(moment.helper, "helper's ") if moment.helper else ()),
            *_in_the_floor(body, room.ground_y),
            *_in_walls(body, walls),
            *_not_carried(body, room),
            *_off_the_skin(moment, room, handled=handled),
            *_in_the_tool(body, room),
        ]
        for kind, part, thing, amount, limit in found:
            yield Fault(kind=kind, amount=amount, limit=limit, share=moment.share, part=part, thing=thing)


class _Found(NamedTuple):
    """A fault that does not know its moment yet."""

    kind: FaultKind
    part: str
    thing: str
    amount: float
    limit: float


def balls(body: Body) -> Iterator[Ball]:
    """Yield the pieces of the body that may meet floor or wall, but for the trunk."""
    for name, arm, leg in zip(SIDE_NAMES, body.arms, body.legs, strict=True):
        yield Ball(f"{name} elbow", arm.bones.middle, ELBOW_RADIUS)
        yield Ball(f"{name} wrist", arm.bones.end, _WRIST_RADIUS)
        for chain in (palm_balls(arm.hand), *finger_chains(arm.hand)):
            for middle, radius in chain:
                yield Ball(f"{name} hand", middle, radius)
        yield Ball(f"{name} knee", leg.bones.middle, skeleton.KNEE_RADIUS)
        for at, radius in FOOT_SECTIONS:
            yield Ball(f"{name} foot", place(leg.foot.ankle, leg.foot.axes, at), radius)


def _bent_too_far(body: Body) -> Iterator[_Found]:
    for joint in joint_angles(body):
        limit = skeleton.LIMITS[joint.limit]
        if not joint.held:
            broken = limit.high if joint.angle_deg > limit.high else limit.low
            yield _Found(FaultKind.JOINT, joint.part, joint.limit, joint.angle_deg, broken)


def _through_each_other(body: Body) -> Iterator[_Found]:
    for parts, depth in overlaps(body):
        if depth > SOFT:
            yield _Found(FaultKind.OVERLAP, parts, "", depth, SOFT)


def _missed(body: Body, whose: str = "") -> Iterator[_Found]:
    for name, arm, leg in zip(SIDE_NAMES, body.arms, body.legs, strict=True):
        for part, missed in ((f"{name} hand", arm.missed), (f"{name} foot", leg.missed)):
            if missed > CLOSE:
                yield _Found(FaultKind.SHORT_REACH, f"{whose}{part}", "", missed, CLOSE)


def _in_the_floor(body: Body, floor: float) -> Iterator[_Found]:
    """The trunk lies on the ground, which is the top of a bed; limbs may hang down beside the bed."""
    deepest = {"trunk": -body.trunk.lowest(), "head": -body.trunk.head_least(1)}
    for part, middle, radius in balls(body):
        deepest[part] = max(deepest.get(part, 0.0), min(0.0, floor) - (middle[1] - radius))
    for part, depth in deepest.items():
        if depth > CLOSE:
            yield _Found(FaultKind.SUNK_IN, part, "floor", depth, CLOSE)


def _in_walls(body: Body, walls: tuple[float, ...]) -> Iterator[_Found]:
    for wall in walls:
        deepest = {"trunk": wall - body.trunk.least(0), "head": wall - body.trunk.head_least(0)}
        for part, middle, radius in balls(body):
            deepest[part] = max(deepest.get(part, 0.0), wall - (middle[0] - radius))
        for part, depth in deepest.items():
            if depth > CLOSE:
                yield _Found(FaultKind.SUNK_IN, part, "wall", depth, CLOSE)


def _not_carried(body: Body, room: Room) -> Iterator[_Found]:
    supports, trunk = set(room.supports), body.trunk
    gaps: list[tuple[str, str, float]] = []
    if Support.SEAT in supports and Support.TOOL not in supports:
        gaps.append(("hips", "seat", trunk.hips_least(1) - room.seat_height))
    if Support.FLOOR in supports:
        gaps.append(("trunk", "floor", min(trunk.lowest(), trunk.head_least(1))))
    if Support.FEET in supports:
        feet = [ball.middle[1] - ball.radius for ball in balls(body) if ball.part.endswith("foot")]
        gaps.append(("feet", "floor", min(feet) - room.ground_y))
    if Support.KNEES in supports:
        knees = [leg.bones.middle[1] - skeleton.KNEE_RADIUS for leg in body.legs]
        gaps.append(("knees", "floor", min(knees)))
    if Support.TOOL in supports:
        gaps.append(("tool", "floor", body.tool[1] - room.tool_radius))
    if Support.WALL in supports and room.tool:
        gaps.append(("tool", "wall", body.tool[0] - room.wall_at - room.tool_radius))
    for part, thing, gap in gaps:
        if gap > CLOSE:
            yield _Found(FaultKind.NOT_CARRIED, part, thing, gap, CLOSE)
        elif gap < -CLOSE:
            yield _Found(FaultKind.SUNK_IN, part, thing, -gap, CLOSE)


def _is_pressed_by_hand(drawn: Drawn) -> bool:
    """Whether bare hands are what presses."""
    held = any(prop.spot is PropSpot.CONTACT for prop in drawn.motion.props)
    return bool(drawn.step.pressure) and not held


def _off_the_skin(moment: Moment, room: Room, *, handled: bool) -> Iterator[_Found]:
    body = moment.body
    if not body.contacts or body.press < 1.0:
        return
    if room.tool is not None:
        skin = body.trunk.skin(*body.contact_at)
        gap = distance(body.tool, skin.point) - (room.tool_radius - PRESSED_IN)
        if gap > CLOSE:
            yield _Found(FaultKind.OFF_SKIN, "tool", "", gap, CLOSE)
    elif handled:
        arms = (moment.helper or body).arms
        for skin in body.contacts:
            gap = min(
                distance(middle, skin.point) - radius
                for arm in arms
                for chain in (*finger_chains(arm.hand), thumb_chain(arm.hand), palm_balls(arm.hand))
                for middle, radius in chain
            )
            if gap > CLOSE:
                yield _Found(FaultKind.OFF_SKIN, "hand", "", gap, CLOSE)


def _in_the_tool(body: Body, room: Room) -> Iterator[_Found]:
    """The back bends round what it lies on; nowhere near the contact may it reach far into it."""
    if room.tool is None or not body.contacts:
        return
    x, y = body.contact_at
    along_tool = body.trunk.chest[2] if room.tool is PropKind.ROLLER else None
    nearest = room.tool_radius
    for aside in (0.0, -0.1, 0.1):
        for down in (0.0, -0.12, -0.06, 0.06, 0.12):
            away = sub(body.trunk.skin(x + aside, y + down).point, body.tool)
            if along_tool is not None:
                away = along(away, along_tool, -dot(away, along_tool))
            nearest = min(nearest, length(away))
    if room.tool_radius - nearest > CLOSE:
        yield _Found(FaultKind.SUNK_IN, "back", "tool", room.tool_radius - nearest, CLOSE)
