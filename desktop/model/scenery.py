"""What stands round a person who is drawn: where they are seen from, what carries them, things in the room.

The world has x forwards, y up and z to the right of the person; lengths are in body heights. Knows no pose.
"""

from dataclasses import dataclass
from enum import StrEnum
from typing import Annotated

from desktop.model.about import About
from desktop.model.pose import Direction
from desktop.model.units import ToolId


class View(StrEnum):
    """From where the person is seen."""

    SIDE = "side"
    """From the side that is worked on: the right, or the left in its mirror image."""
    BACK = "back"
    """From behind."""
    BACK_THREE_QUARTER = "back_three_quarter"
    """From behind and a little from the worked side."""
    FRONT_THREE_QUARTER = "front_three_quarter"
    """From the front and a little from the worked side."""
    FRONT = "front"
    """From the front."""
    SIDE_ABOVE = "side_above"
    """From the worked side, a little from the feet and from well above: for a body that lies."""


class Support(StrEnum):
    """What carries the body; the solver moves the body until it touches."""

    FEET = "feet"
    """The feet stand where the legs say; the hips are where the pose says."""
    KNEES = "knees"
    """The lower knee rests on the ground: kneeling, or on hands and knees."""
    SEAT = "seat"
    """The buttocks rest on the seat of the chair, or on the ledge of the bath."""
    FLOOR = "floor"
    """The lowest point of head and trunk lies on the ground, which is the top of the bed if there is one."""
    WALL = "wall"
    """The back leans on the wall, through the tool at the contact if there is one."""
    TOOL = "tool"
    """The back lies on the tool, which lies on the floor under the contact."""


class PropKind(StrEnum):
    """What stands, lies or is held in the picture."""

    WALL = "wall"
    """A wall behind the person; ``at`` gives how far forward it stands."""
    CHAIR = "chair"
    """A chair with a back."""
    STOOL = "stool"
    """A seat without a back."""
    MAT = "mat"
    """A thin mat under a person who lies or sits."""
    BALL = "ball"
    """A tennis or massage ball."""
    BALL_IN_SOCK = "ball_in_sock"
    """A ball that hangs in a long sock, which a hand holds."""
    ROLLER = "roller"
    """A foam roller that lies crosswise."""
    MASSAGER = "massager"
    """An electric massager: a round soft head on a long handle."""
    PEANUT = "peanut"
    """Two balls joined crosswise; the spine lies in the gap."""
    CANE = "cane"
    """A massage cane: a stiff hook whose knob presses."""
    HEAT_PAD = "heat_pad"
    """An electric heating pad with its cord."""
    WHEAT_BAG = "wheat_bag"
    """A long cloth bag of grain."""
    HOT_WATER_BOTTLE = "hot_water_bottle"
    """A hot water bottle in its cover."""
    HOT_TOWEL = "hot_towel"
    """A wrung towel, folded, with steam."""
    ICE_PACK = "ice_pack"
    """A cold pack in a cloth."""
    STONE = "stone"
    """A smooth massage stone, wrapped in a cloth."""
    TOWEL = "towel"
    """A dry towel, folded flat."""
    TOWEL_ROLL = "towel_roll"
    """A towel rolled tightly."""
    PILLOW = "pillow"
    """A pillow or cushion; it fills the gap where it lies."""
    OIL_BOTTLE = "oil_bottle"
    """A bottle of oil with a pump."""
    DROPPER_BOTTLE = "dropper_bottle"
    """A small dark bottle of essential oil."""
    BOWL = "bowl"
    """A bowl of water or oil."""
    SALT = "salt"
    """A bag of Epsom salt."""
    THERMOMETER = "thermometer"
    """A bath or kitchen thermometer."""
    TABLE = "table"
    """A table before the person; ``at`` gives how far forward its front edge is."""
    BED = "bed"
    """A bed; heights are then measured from its top, and the floor lies below."""
    DOORWAY = "doorway"
    """A door frame beside and before the person."""
    BATH = "bath"
    """A bath tub with water."""


class PropSpot(StrEnum):
    """Where a thing is in the picture."""

    WORLD = "world"
    """At its ``at`` in the world."""
    CONTACT = "contact"
    """At the contact, touching the skin."""
    RIGHT_HAND = "right_hand"
    """In the right hand."""
    LEFT_HAND = "left_hand"
    """In the left hand."""
    HEAD = "head"
    """Under the head, filling the gap to the ground or to the table."""
    KNEES = "knees"
    """Under the knees, filling the gap to the ground."""
    BETWEEN_KNEES = "between_knees"
    """Between the knees of a person who lies on the side."""
    ANKLES = "ankles"
    """Under the ankles, filling the gap to the ground."""
    BELLY = "belly"
    """Under or before the belly; in the lap of one who sits."""
    CHEST = "chest"
    """Hugged before the chest."""
    WAIST = "waist"
    """Under the waist, filling the gap to the ground."""


class Trace(StrEnum):
    """A point whose way over the loop is drawn as an arrow."""

    CONTACT = "contact"
    HIPS = "hips"
    CHEST = "chest"
    RIGHT_SHOULDER = "right_shoulder"
    LEFT_SHOULDER = "left_shoulder"
    RIGHT_BLADE = "right_blade"
    LEFT_BLADE = "left_blade"
    RIGHT_ELBOW = "right_elbow"
    RIGHT_HAND = "right_hand"
    LEFT_HAND = "left_hand"
    RIGHT_KNEE = "right_knee"
    LEFT_KNEE = "left_knee"
    RIGHT_FOOT = "right_foot"
    LEFT_FOOT = "left_foot"
    NOSE = "nose"
    BELLY = "belly"


@dataclass(frozen=True, slots=True, kw_only=True)
class Prop:
    """A thing in the picture."""

    kind: Annotated[PropKind, About("What it is.")]
    spot: Annotated[PropSpot, About("Where it is.")] = PropSpot.WORLD
    at: Annotated[
        Direction,
        About("To the right, up, forwards in the world.", unit="body heights", min_items=3, max_items=3),
    ] = (0.0, 0.0, 0.0)
    handle_to: Annotated[
        Direction,
        About(
            "Where its handle points, as seen by the chest: right, up, forwards.", min_items=3, max_items=3
        ),
    ] = (0.0, 1.0, 0.0)
    turned: Annotated[bool, About("Whether a chair faces the person, as for one who lies before it.")] = False
    tool: Annotated[ToolId | None, About("The tool that it is; gives its true size.")] = None
