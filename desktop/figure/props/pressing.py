"""Tools at the contact: where they are, and what hides them. Knows no particular tool and no colours."""

from desktop.figure.frame import Role, Shape
from desktop.figure.hull import ball, outline
from desktop.figure.pressing import HIDDEN
from desktop.figure.props.layers import Layers, Setting
from desktop.figure.props.placing import UP, hand_at, in_hand, on_ground, touched
from desktop.figure.vectors import Vec, along, dot

HALO = 0.0055
"""How wide the rim is that makes a small tool easy to find."""


def tool_middle(setting: Setting, radius: float) -> Vec:
    """Return the middle of a round tool: at the contact, in a hand or on the ground."""
    if touched(setting):
        return setting.body.tool
    hand = hand_at(setting)
    return along(on_ground(setting), UP, radius) if hand is None else in_hand(hand)


def pressed(setting: Setting, middle: Vec, shapes: list[Shape], radius: float) -> Layers:
    """Return the layers of a tool: before the person, or behind with its outline showing through.

    Args:
        setting: The tool and the body.
        middle: The middle of what presses.
        shapes: The tool, back to front.
        radius: How large what presses is.
    """
    skins = touched(setting)
    if not skins:
        return setting.sorted_by(middle, shapes)
    if min(dot(skin.normal, setting.camera.near) for skin in skins) >= HIDDEN:
        return Layers([], shapes, [])
    role = next(shape.role for shape in shapes if shape.role is not Role.HALO)
    return Layers(shapes, [], [Shape(role, (outline(ball(setting.camera, middle, radius)),))])
