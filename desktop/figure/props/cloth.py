"""Flat cloths, and how any flat thing is layered round the body. Knows no colours."""

from desktop.figure.camera import Point
from desktop.figure.frame import Role, Shape
from desktop.figure.hands import Hand
from desktop.figure.props import sizes
from desktop.figure.props.forms import convex, steam
from desktop.figure.props.gripping import grip_over
from desktop.figure.props.hanging import in_fingers, wrung
from desktop.figure.props.layers import Layers, Setting
from desktop.figure.props.placing import UP, hand_at, in_hand, sheet_of, touched
from desktop.figure.props.sheets import Sheet
from desktop.figure.props.sizes import Flat
from desktop.figure.props.surface import Surface, rounded
from desktop.figure.vectors import along, dot


def spread(setting: Setting, sheet: Sheet, away: list[Shape], seen: list[Shape]) -> Layers:
    """Return the layers of a flat thing: on the skin, one side lies behind the person and the other before.

    Args:
        setting: The thing and the body.
        sheet: Where it is.
        away: What looks away from the viewer.
        seen: What is seen; where the person hides all of it, its outline shows through.
    """
    if not touched(setting):
        hand = hand_at(setting)
        grip = grip_over(setting.camera, hand) if hand else []
        return setting.sorted_by(sheet.at(0.0, 0.0), [*away, *seen, *grip])
    if seen:
        return Layers(away, seen, [])
    last = [shape for shape in away if not shape.stroke][-1]
    rim = convex([point for loop in last.loops for point in loop])
    return Layers(away, [], [Shape(last.role, (rim,))])


def cloth(setting: Setting, sheet: Sheet, size: Flat) -> Layers:
    """Return a folded cloth on the skin or on the ground, with stripes at both ends and a fold across."""
    surface = Surface(setting.camera, sheet)
    made = surface.laid(rounded(size, 0.008), size.thick, Role.CLOTH)
    seen = [
        *made.seen,
        *surface.ink(_STRIPES, size.thick, Role.STRIPE, 0.0, 0.0065),
        *surface.ink([_FOLD], size.thick, Role.CLOTH, 1.0),
    ]
    return spread(setting, sheet, made.away, seen)


_STRIPES: tuple[tuple[Point, ...], ...] = tuple(
    ((x, -0.97), (x, 0.0), (x, 0.97)) for x in (-0.80, -0.68, 0.68, 0.80)
)
_FOLD: tuple[Point, ...] = ((-0.97, 0.02), (-0.5, 0.0), (0.0, 0.02), (0.5, 0.0), (0.97, 0.02))


def held_towel(setting: Setting, hand: Hand) -> Layers:
    """Return a dry towel in a hand."""
    return setting.sorted_by(in_hand(hand), in_fingers(setting, hand))


def hot_towel(setting: Setting) -> Layers:
    """A damp towel with wisps of steam: folded on the skin, hanging from a hand, wrung between two."""
    hand = hand_at(setting)
    if hand is not None:
        wisps = steam(setting.camera, along(in_hand(hand), UP, 0.045), 0.022)
        shapes = wrung(setting) or [wisps, *in_fingers(setting, hand)]
        return setting.sorted_by(in_hand(hand), shapes)
    size = sizes.HOT_TOWEL
    sheet = sheet_of(setting, size)
    made = cloth(setting, sheet, size)
    places = [(a, b) for a in (-0.3, 0.3) for b in (-0.8, 0.8)]
    top = max((sheet.at(a, b, size.thick) for a, b in places), key=lambda point: point[1])
    wisps = steam(setting.camera, along(top, UP, 0.012), 0.028)
    if made.before and (not touched(setting) or dot(sheet.axes()[0], setting.camera.near) > 0.0):
        return made._replace(before=[*made.before, wisps])
    return made._replace(behind=[*made.behind, wisps])
