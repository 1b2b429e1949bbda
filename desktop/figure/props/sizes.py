"""True sizes of things, in body heights of a person of 170 cm. Knows no picture and no body."""

from typing import NamedTuple

from desktop.figure.skeleton import BODY_HEIGHT_CM


def cm(size_cm: float) -> float:
    """Return a length in body heights."""
    return size_cm / BODY_HEIGHT_CM


class Flat(NamedTuple):
    """How wide, how high and how thick a flat thing is."""

    width: float
    height: float
    thick: float


TENNIS_BALL = cm(6.7)
"""The diameter that the International Tennis Federation allows: 6.54 to 6.86 cm."""

MASSAGE_BALL = cm(6.5)
"""A lacrosse ball, 6.3 to 6.5 cm; a peanut is two of them."""

ROLLER_RADIUS = cm(7.5)
ROLLER_HALF_LENGTH = cm(22.5)
"""A full foam roller, 15 cm thick; 45 cm long."""

TOWEL_ROLL_RADIUS = cm(5.5)
TOWEL_ROLL_HALF_LENGTH = cm(20)
"""A bath towel, folded once and rolled to 11 cm."""

HEAT_PAD = Flat(cm(40), cm(30), cm(1.6))
WHEAT_BAG = Flat(cm(45), cm(15), cm(3.0))
HOT_WATER_BOTTLE = Flat(cm(20), cm(30), cm(4.5))
"""With its neck; 2 litres, two thirds full."""
ICE_PACK = Flat(cm(25), cm(15), cm(2.4))
HOT_TOWEL = Flat(cm(42), cm(24), cm(2.6))
TOWEL = Flat(cm(42), cm(28), cm(2.4))
"""A bath towel of 70 x 140 cm, folded to a third and again to a fifth."""
HUNG_TOWEL = Flat(cm(23), cm(36), cm(1))
"""A guest towel of 30 x 50 cm, held at the middle of a long edge: folds take up half its width, and its
corners hang lowest."""
TOWEL_STACK = cm(5)
"""The same towel lying loosely on the ground."""
STONE = Flat(cm(10), cm(7.5), cm(4))
"""A basalt stone for the back; sets hold stones of 5 to 10 cm."""

PILLOW_LONG = cm(60)
PILLOW_WIDE = cm(40)
PILLOW_THICK = cm(11)
"""A pillow when nothing lies on it."""

OIL_BOTTLE_HEIGHT = cm(18)
DROPPER_BOTTLE_HEIGHT = cm(7)
BOWL_RADIUS = cm(11)
BOWL_HEIGHT = cm(9)
THERMOMETER_LENGTH = cm(20)
SALT_HEIGHT = cm(24)
SALT_WIDTH = cm(16)

TABLE_DEPTH = cm(70)
TABLE_WIDTH = cm(110)
"""A desk."""

BED_LENGTH = cm(200)
BED_WIDTH = cm(100)
MATTRESS = cm(18)

MAT_LENGTH = cm(194)
MAT_WIDTH = cm(65)
MAT_THICK = 0.011

DOOR_HEIGHT = cm(198)
DOOR_WIDTH = cm(80)
DOOR_POST = cm(8)

BATH_LENGTH = cm(170)
BATH_WIDTH = cm(75)
BATH_HEIGHT = cm(55)
