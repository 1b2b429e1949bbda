"""The solver: from a posture and what stands in the room to a body that is carried, touches and reaches.

Order matters: the trunk is bent, then moved until its support carries it; legs and feet follow; tools sit at
the contact; hands reach last. Knows no picture.
"""

from dataclasses import replace

from desktop.figure.arms import over_ground
from desktop.figure.body import LIFTED, PRESSED_IN, Body, Room
from desktop.figure.carrying import carry
from desktop.figure.legs import legs_of
from desktop.figure.posture import Posture
from desktop.figure.reaching import NO_ARM, reach_with_arms
from desktop.figure.trunk import Skin
from desktop.figure.vectors import along, place, unit
from desktop.model.pose import Place
from desktop.model.scenery import Support

_LIES = frozenset({Support.FLOOR, Support.TOOL, Support.KNEES})
"""Who is carried by these has the ground near the arms."""


def solve(posture: Posture, room: Room) -> Body:
    """Place the whole body."""
    carried = carry(posture, room)
    trunk = carried.trunk
    x, y = posture.contact
    contacts: tuple[Skin, ...] = ()
    if room.touches or x or y:
        contacts = (trunk.skin(x, y), trunk.skin(-x, y)) if room.mirrored_contact else (trunk.skin(x, y),)
    legs = legs_of(trunk, posture, carried.ground, carried.slid)
    tool, handle = (0.0, 0.0, 0.0), (0.0, 1.0, 0.0)
    if contacts:
        carries = room.tool and {Support.WALL, Support.TOOL} & set(room.supports)
        lift = 0.0 if carries else (1.0 - posture.press) * LIFTED
        skin = contacts[0]
        tool = along(skin.point, skin.normal, room.tool_radius - PRESSED_IN + lift)
        right, up, forward = room.handle_to
        handle = unit(place((0.0, 0.0, 0.0), trunk.chest, (forward, up, right)))
    first = Body(trunk, (NO_ARM, NO_ARM), legs, contacts, (x, y), posture.press, tool, handle, room.wand_hand)
    arms = reach_with_arms(first, posture, room)
    if _LIES & set(room.supports):
        right, left = (
            over_ground(made) if all(reach.place is Place.FREE for reach in arm.reaches) else made
            for made, arm in zip(arms, posture.arms, strict=True)
        )
        arms = (right, left)
    return replace(first, arms=arms)
