"""What carries the body: the trunk is moved until ground, seat, knees, wall or tool hold it.

Knows the room and the trunk; feet and hands follow where they are told.
"""

import math
from dataclasses import dataclass, replace

from desktop.figure import skeleton
from desktop.figure.body import PRESSED_IN, SIDES, Room
from desktop.figure.legs import Ground, kneel_share, lowest_feet, lowest_knee, planted_knee
from desktop.figure.posture import Posture
from desktop.figure.trunk import Trunk, solve_trunk
from desktop.figure.vectors import Vec, add, along, scale, sub
from desktop.model.scenery import Support

_TRIES = 5
_CLOSE = 0.0005
"""How exactly, and in how many steps at most, the trunk is tipped until it rests."""
_HIPS_TO_CROWN = 0.45
_HIPS_FROM = 0.55
"""A tool further down the back than this lies under the hips: then ribs and head rest on the floor."""

_FINE = 5
"""Trunks are raised in steps of so many decimals, far below a pixel: on a seat breath lifts nobody."""

_STAY: Vec = (0.0, 0.0, 0.0)


@dataclass(frozen=True, slots=True)
class Carried:
    """A trunk that is carried.

    Attributes:
        trunk: The trunk in its place.
        slid: How far it has rolled from where its feet stand.
        ground: What the legs may not pass.
    """

    trunk: Trunk
    slid: Vec
    ground: Ground


def carry(posture: Posture, room: Room) -> Carried:
    """Bend the trunk and move it to what carries it."""
    trunk, slid = _set_down(posture, room)
    if Support.WALL in room.supports and Support.TOOL not in room.supports:
        trunk, rolled = _at_wall(trunk, posture, room)
        slid = add(slid, rolled)
    return Carried(trunk, slid, _ground(room))


def _ground(room: Room) -> Ground:
    height = room.ground_y if {Support.SEAT, Support.FEET} & set(room.supports) else 0.0
    return Ground(height, kneeling=Support.KNEES in room.supports)


def _set_down(posture: Posture, room: Room) -> tuple[Trunk, Vec]:
    """Return the trunk on what is below it, and how far that took it away from its feet."""
    if Support.TOOL in room.supports:
        return _on_tool(posture, room), _STAY
    if Support.KNEES in room.supports:
        return _on_knees(posture), _STAY
    trunk = solve_trunk(posture)
    if Support.SEAT in room.supports:
        return _raised(trunk, room.seat_height - PRESSED_IN - trunk.hips_least(1)), _STAY
    if Support.FLOOR in room.supports:
        return _raised(trunk, _sunk(trunk)), _STAY
    return _on_feet(trunk, posture, room) if Support.FEET in room.supports else (trunk, _STAY)


def _raised(trunk: Trunk, by: float) -> Trunk:
    return trunk.moved((0.0, round(by, _FINE), 0.0))


def _on_feet(trunk: Trunk, posture: Posture, room: Room) -> tuple[Trunk, Vec]:
    """Feet that are placed stand already; legs that are bent by their joints stand on the lower foot.

    On the way from the one to the other, the hips are on their way to the height above the bent legs.
    """
    share = posture.legs[0].by_joints * posture.legs[1].by_joints
    if not share:
        return trunk, _STAY
    rise = room.ground_y - lowest_feet(trunk, posture)
    return _raised(trunk, share * rise), (0.0, (share - 1.0) * rise, 0.0)


def _on_knees(posture: Posture) -> Trunk:
    """Put the lower knee on the ground, and bend forwards no further than the ground allows."""
    trunk = _over_knees(solve_trunk(posture), posture)
    bend, tilt, turn = posture.trunk_deg
    sunk, lever = _sunk(trunk), math.radians(_HIPS_TO_CROWN)
    for _ in range(_TRIES):
        if sunk < _CLOSE:
            break
        back = sunk / lever
        bend -= back
        trunk = _over_knees(solve_trunk(replace(posture, trunk_deg=(bend, tilt, turn))), posture)
        left = _sunk(trunk)
        lever, sunk = max(lever * 0.4, (sunk - left) / back), left
    return trunk


def _sunk(trunk: Trunk) -> float:
    return -min(trunk.least(1), trunk.head_least(1))


def _over_knees(trunk: Trunk, posture: Posture) -> Trunk:
    """Move the hips over the knees.

    Knees before placed feet are planted: the height of the hips follows. Legs that are bent by their joints
    are set down as they are.
    """
    shares = [kneel_share(leg) for leg in posture.legs]
    bent = posture.legs[0].by_joints * posture.legs[1].by_joints
    if bent:
        trunk = _raised(trunk, bent * (skeleton.KNEE_RADIUS - lowest_knee(trunk, posture)))
    if not any(shares):
        return trunk
    moves = [
        _onto(trunk, planted_knee(leg, side), side) for leg, side in zip(posture.legs, SIDES, strict=True)
    ]
    ahead = max(move[0] * share for move, share in zip(moves, shares, strict=True))
    total = sum(shares)
    mean = sum(move[1] * share for move, share in zip(moves, shares, strict=True)) / total
    most = max(move[1] for move in moves)
    up = mean + (most - mean) * min(shares)
    return trunk.moved((ahead, up * min(1.0, total), 0.0))


def _onto(trunk: Trunk, knee: Vec, side: float) -> tuple[float, float]:
    """Return how far the hips must go forwards and up for a thigh to reach from them to a planted knee."""
    x, y, z = trunk.hip(side)
    steep = math.radians(180.0 - skeleton.LIMITS["knee"].high)
    behind = math.sqrt(max(0.0, (skeleton.THIGH * math.cos(steep)) ** 2 - (z - knee[2]) ** 2))
    ahead = max(0.0, knee[0] - behind - x)
    flat = math.hypot(knee[0] - x - ahead, knee[2] - z)
    rise = math.sqrt(max((skeleton.THIGH * math.sin(steep)) ** 2, skeleton.THIGH**2 - flat * flat))
    return ahead, knee[1] + rise - y


def _at_wall(trunk: Trunk, posture: Posture, room: Room) -> tuple[Trunk, Vec]:
    """Lean on the wall; with a tool, roll along it.

    The body moves twice as far as the contact moves on the skin, the other way; on a seat it stays, and the
    tool alone moves. Feet below legs that are bent by their joints stay where the contact is at home.
    """
    if not room.tool:
        behind = min(trunk.least(0), trunk.head_least(0))
        return trunk.moved((room.wall_at - behind, 0.0, 0.0)), _STAY
    skin, home = trunk.skin(*posture.contact), trunk.skin(*room.home)
    rolls = not {Support.SEAT, Support.FLOOR, Support.KNEES} & set(room.supports)
    _, up, aside = scale(sub(home.point, skin.point), 2.0) if rolls else _STAY
    touch = room.tool_radius - PRESSED_IN
    middle, first = along(skin.point, skin.normal, touch), along(home.point, home.normal, touch)
    ahead = room.wall_at + room.tool_radius - middle[0]
    return trunk.moved((ahead, up, aside)), (first[0] - middle[0], up, aside)


def _on_tool(posture: Posture, room: Room) -> Trunk:
    """Lie or sit on the tool: tip the trunk until the rest of it is as high above the floor as told."""

    def lying(trunk_deg: float) -> Trunk:
        _, tilt, turn = posture.trunk_deg
        trunk = solve_trunk(replace(posture, trunk_deg=(trunk_deg, tilt, turn)))
        x, y = posture.contact
        skin = trunk.skin(x, y)
        middle = along(skin.point, skin.normal, room.tool_radius - PRESSED_IN)
        ahead = room.tool_at + trunk.skin(*room.home).point[0] - skin.point[0]
        return trunk.moved((ahead - middle[0], room.tool_radius - middle[1], 0.0))

    angle = posture.trunk_deg[0]
    trunk = lying(angle)
    for _ in range(_TRIES):
        miss = _too_high(trunk, posture, room)
        if abs(miss) < _CLOSE:
            break
        slope = (_too_high(lying(angle + 0.5), posture, room) - miss) / 0.5
        if abs(slope) > 1e-6:
            angle -= max(-8.0, min(8.0, miss / slope))
        trunk = lying(angle)
    return trunk


def _too_high(trunk: Trunk, posture: Posture, room: Room) -> float:
    """Return how far the end of a trunk that rests beside the tool is above its place.

    With the floor as a support, it is the end away from the tool; with the tool as a seat, whatever would go
    through the floor; else the hips, which are as high as the posture says.
    """
    if Support.SEAT in room.supports:
        return min(0.0, trunk.least(1))
    if Support.FLOOR not in room.supports:
        return trunk.hips_least(1) - posture.hips[1]
    return trunk.upper_least(1) if room.home[1] > _HIPS_FROM else trunk.hips_least(1)
