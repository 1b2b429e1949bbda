"""Which function draws which thing, and which things never move. Knows no colours."""

from collections.abc import Callable, Mapping
from types import MappingProxyType

from desktop.figure.body import Body, Room
from desktop.figure.camera import Camera
from desktop.figure.frame import Shape
from desktop.figure.props import (
    balls,
    bath,
    bed,
    cloth,
    rolls,
    salt,
    sock,
    soft,
    standing,
    stone,
    tools,
    vessels,
    warmth,
)
from desktop.figure.props.layers import Layers, Setting
from desktop.figure.vectors import Vec
from desktop.model.scenery import Prop, PropKind

STANDING = frozenset(
    {
        PropKind.WALL,
        PropKind.CHAIR,
        PropKind.STOOL,
        PropKind.MAT,
        PropKind.TABLE,
        PropKind.BED,
        PropKind.DOORWAY,
        PropKind.BATH,
    }
)
"""Things that stay where they are and are drawn once in a scene; some have a part before the person."""

_DRAWN: Mapping[PropKind, Callable[[Setting], Layers]] = MappingProxyType(
    {
        PropKind.WALL: standing.wall,
        PropKind.CHAIR: standing.chair,
        PropKind.STOOL: standing.stool,
        PropKind.MAT: standing.mat,
        PropKind.TABLE: standing.table,
        PropKind.BED: bed.bed,
        PropKind.DOORWAY: standing.doorway,
        PropKind.BATH: bath.bath,
        PropKind.BALL: balls.loose_ball,
        PropKind.BALL_IN_SOCK: sock.ball_in_sock,
        PropKind.PEANUT: balls.peanut,
        PropKind.ROLLER: tools.roller,
        PropKind.MASSAGER: tools.massager,
        PropKind.CANE: tools.cane,
        PropKind.PILLOW: soft.pillow,
        PropKind.TOWEL: soft.towel,
        PropKind.TOWEL_ROLL: rolls.towel_roll,
        PropKind.HEAT_PAD: warmth.heat_pad,
        PropKind.WHEAT_BAG: warmth.wheat_bag,
        PropKind.HOT_WATER_BOTTLE: warmth.hot_water_bottle,
        PropKind.HOT_TOWEL: cloth.hot_towel,
        PropKind.ICE_PACK: warmth.ice_pack,
        PropKind.STONE: stone.stone,
        PropKind.OIL_BOTTLE: vessels.oil_bottle,
        PropKind.DROPPER_BOTTLE: vessels.dropper_bottle,
        PropKind.BOWL: vessels.bowl,
        PropKind.SALT: salt.salt,
        PropKind.THERMOMETER: vessels.thermometer,
    }
)


def prop_layers(camera: Camera, prop: Prop, body: Body, room: Room, rolled: Vec) -> Layers:
    """Return the shapes of one thing.

    Args:
        camera: From where it is seen.
        prop: What it is and where.
        body: The body that meets it.
        room: What carries the body.
        rolled: How far a ball or roller has moved since the loop began.
    """
    behind, before, hidden = _DRAWN[prop.kind](Setting(camera, prop, body, room, rolled))
    return Layers(_seen(behind), _seen(before), _seen(hidden))


def _seen(shapes: list[Shape]) -> list[Shape]:
    """Leave out seams and stripes of which no part is on the side that is seen."""
    return [shape for shape in shapes if shape.loops]
