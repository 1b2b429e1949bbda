"""A solved body, and what it meets in the room: the values that the solver hands to the drawing.

Knows no picture and no file.
"""

from dataclasses import dataclass

from desktop.figure.hands import Hand
from desktop.figure.limbs import Bones, Foot
from desktop.figure.trunk import Skin, Trunk
from desktop.figure.vectors import Vec
from desktop.model.scenery import PropKind, Support

SIDES = (1.0, -1.0)
"""Right and left, in the order of all pairs."""
SIDE_NAMES = ("right", "left")
"""Their names, in the same order."""

PRESSED_IN = 0.004
"""How far a tool sinks into soft skin and a body into a seat."""

LIFTED = 0.05
"""How far a tool, or a thing that lies on the skin, is lifted off when it presses no more; one that
carries the body stays under it."""

SEAT_HEIGHT = 0.245
"""The seat of a chair or stool above the floor."""
BED_HEIGHT = 0.28
"""The top of a bed above the floor of the room; y = 0 is the top."""
BATH_BOTTOM = 0.03
"""The inside of a bath, where one sits in it, above the floor."""

WAND_GRIP = 0.135
"""How far from the middle of its head a massager is held."""

TABLE_HEIGHT = 0.435
"""The top of a table that one sits at, above the floor: 74 cm."""


@dataclass(frozen=True, slots=True)
class Room:
    """What a body meets in one motion; the same at every moment of it.

    Attributes:
        supports: What carries the body.
        wall_at: How far forward the wall is; it stands behind the person.
        seat_height: The height of the seat: that of a chair, 0 on a bed, BATH_BOTTOM in a bath.
        ground_y: The height of the ground under the feet of one who stands or sits: 0, -BED_HEIGHT beside a
            bed, BATH_BOTTOM in a bath.
        tool: The kind of tool at the contact, if any.
        tool_radius: Its radius.
        tool_at: How far forward the tool on the floor is while the contact is at home.
        home: The contact in the base pose: where rolling starts from.
        touches: Whether there is a contact at every moment, also on its way over [0, 0].
        mirrored_contact: Whether the contact is on both sides of the spine.
        handle_to: Where the handle of a tool at the contact points: right, up, forwards of the chest.
        wand_hand: The hand that holds a massager which touches something else: 0 right, 1 left, -1 none.
        table_at: How far forward the front edge of a table is.
        table_height: The height of its top.
    """

    supports: tuple[Support, ...] = (Support.FEET,)
    wall_at: float = 0.0
    seat_height: float = 0.0
    ground_y: float = 0.0
    tool: PropKind | None = None
    tool_radius: float = 0.0
    tool_at: float = 0.0
    home: tuple[float, float] = (0.0, 0.0)
    touches: bool = False
    mirrored_contact: bool = False
    handle_to: Vec = (0.0, 1.0, 0.0)
    wand_hand: int = -1
    table_at: float = 0.0
    table_height: float = TABLE_HEIGHT


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
        wand_hand: The hand that holds a massager, 0 right, 1 left, -1 none.
    """

    trunk: Trunk
    arms: tuple[ArmBody, ArmBody]
    legs: tuple[LegBody, LegBody]
    contacts: tuple[Skin, ...]
    contact_at: tuple[float, float]
    press: float
    tool: Vec
    handle: Vec
    wand_hand: int
