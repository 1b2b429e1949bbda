"""The solver: from a posture and what stands in the room to a body that is carried, touches and reaches.

Order matters: the trunk is bent, then moved until its support carries it; feet stay where they stand; tools
sit at the contact; hands reach last. Knows no picture.
"""

from dataclasses import replace

from desktop.figure import skeleton
from desktop.figure.body import PRESSED_IN, SIDES, Body, LegBody, Room
from desktop.figure.limbs import bend, stand
from desktop.figure.posture import Posture
from desktop.figure.reaching import NO_ARM, reach_with_arms
from desktop.figure.trunk import Skin, Trunk, solve_trunk
from desktop.figure.vectors import along, distance, place, scale, sub, unit
from desktop.model.scenery import Support

_TRIES = 5
_CLOSE = 0.0003
"""How exactly, and in how many steps at most, the hips are laid down."""

_LIFTED = 0.05
"""How far a tool that presses no more is lifted off the skin."""


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
        lift = (1.0 - posture.press) * _LIFTED
        skin = contacts[0]
        tool = along(skin.point, skin.normal, room.tool_radius - PRESSED_IN + lift)
        right, up, forward = room.handle_to
        handle = unit(place((0.0, 0.0, 0.0), trunk.chest, (forward, up, right)))
    first = Body(trunk, (NO_ARM, NO_ARM), legs, contacts, (x, y), posture.press, tool, handle, room.wand_hand)
    return replace(first, arms=reach_with_arms(first, posture))


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
    """Roll along the wall: the body moves twice as far as the contact moves on the skin, the other way."""
    x, y = posture.contact
    if not room.tool:
        behind = min(item.centre[0] - abs(item.axes[0][0]) * item.half_depth for item in trunk.slices)
        return trunk.moved((room.wall_at - behind, 0.0, 0.0))
    skin, home = trunk.skin(x, y), trunk.skin(*room.home)
    _, up, aside = scale(sub(home.point, skin.point), 2.0)
    middle = along(skin.point, skin.normal, room.tool_radius - PRESSED_IN)
    return trunk.moved((room.wall_at + room.tool_radius - middle[0], up, aside))


def _on_tool(posture: Posture, room: Room) -> Trunk:
    """Lie on the tool: tip the trunk until the hips are as high above the floor as the posture says."""

    def lying(trunk_deg: float) -> Trunk:
        _, tilt, turn = posture.trunk_deg
        trunk = solve_trunk(replace(posture, trunk_deg=(trunk_deg, tilt, turn)))
        x, y = posture.contact
        skin = trunk.skin(x, y)
        middle = along(skin.point, skin.normal, room.tool_radius - PRESSED_IN)
        ahead = room.tool_at + trunk.skin(*room.home).point[0] - skin.point[0]
        return trunk.moved((ahead - middle[0], room.tool_radius - middle[1], 0.0))

    wanted = 0.0 if Support.FLOOR in room.supports else posture.hips[1]
    angle = posture.trunk_deg[0]
    trunk = lying(angle)
    for _ in range(_TRIES):
        miss = trunk.hips_lowest() - wanted
        if abs(miss) < _CLOSE:
            break
        slope = (lying(angle + 0.5).hips_lowest() - wanted - miss) / 0.5
        if abs(slope) > 1e-6:
            angle -= max(-8.0, min(8.0, miss / slope))
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
        missed = distance(bones.end, foot.ankle)
        made.append(LegBody(bones, replace(foot, ankle=bones.end), missed))
    return (made[0], made[1])
