"""Bottles, bowl and thermometer. Knows no colours."""

import math

from desktop.figure import hands
from desktop.figure.frame import Role, Shape
from desktop.figure.hull import ball, disc, hull_of, outline, towards
from desktop.figure.props import sizes
from desktop.figure.props.forms import EDGE, Paint, light_of, line, rod, steam, turned, vessel
from desktop.figure.props.layers import Layers, Setting
from desktop.figure.props.placing import UP, hand_at, in_hand, on_ground
from desktop.figure.vectors import Vec, along, cross, scale, square_to


def _standing(setting: Setting, grip_at: float) -> tuple[Vec, Vec]:
    """Return the foot and the upward way of a vessel.

    It stands in the room or on an open palm; a closed hand holds it at a height above its foot, with its neck
    on the side of the thumb.
    """
    hand = hand_at(setting)
    if hand is None:
        return on_ground(setting), UP
    if hand.palm[1] > _OPEN:
        return hands.place_in(hand, (0.052, 0.008, 0.0)), UP
    way = hand.thumb if hand.thumb[1] > -0.5 else scale(hand.thumb, -1.0)
    return along(in_hand(hand), way, -grip_at), way


_OPEN = 0.4
"""A palm that looks up so far carries what lies on it."""


def oil_bottle(setting: Setting) -> Layers:
    """An amber bottle with a pump on top and a label with a drop."""
    camera, h = setting.camera, sizes.OIL_BOTTLE_HEIGHT
    foot, way = _standing(setting, 0.014)
    glass = [
        (0.0, 0.0175),
        (0.004, 0.0195),
        (0.056, 0.0195),
        (0.062, 0.0186),
        (0.067, 0.0155),
        (0.071, 0.0105),
        (0.073, 0.0085),
    ]
    shapes = vessel(camera, foot, way, glass, Paint(Role.AMBER))
    shapes += _label(setting, foot, way, 0.0198, (0.026, 0.057))
    shapes += vessel(camera, foot, way, [(0.071, 0.0095), (0.080, 0.0095)], Paint(Role.RUBBER, 0.2))
    shapes.append(
        rod(camera, along(foot, way, 0.080), along(foot, way, 0.098), 0.0034, Paint(Role.RUBBER, 0.6))
    )
    aside = square_to(camera.right, way, (1.0, 0.0, 0.0))
    head = along(foot, way, h - 0.0045)
    spout = along(head, aside, 0.026)
    shapes.append(rod(camera, along(head, aside, -0.008), spout, 0.0045, Paint(Role.RUBBER, 0.0)))
    shapes.append(
        rod(camera, spout, along(along(spout, way, -0.006), aside, 0.003), 0.0030, Paint(Role.RUBBER, 0.0))
    )
    return setting.sorted_by(foot, shapes)


def _label(setting: Setting, foot: Vec, way: Vec, radius: float, levels: tuple[float, float]) -> list[Shape]:
    """A paper label with a drop of oil on it, always turned to the viewer."""
    camera = setting.camera
    near = square_to(camera.near, way, camera.up)
    aside = cross(way, near)
    low, high = levels
    arc = [math.radians(a) for a in (-62, -31, 0, 31, 62)]

    def at(level: float, t: float) -> Vec:
        return along(along(along(foot, way, level), near, radius * math.cos(t)), aside, radius * math.sin(t))

    paper = line(camera, [*[at(low, t) for t in arc], *[at(high, t) for t in reversed(arc)]])
    middle, size = 0.5 * (low + high), 0.30 * (high - low)
    drop = line(
        camera,
        [
            at(middle + size * b, a)
            for a, b in ((0.0, 1.15), (0.28, 0.1), (0.36, -0.35), (0.0, -0.95), (-0.36, -0.35), (-0.28, 0.1))
        ],
    )
    return [Shape(Role.LABEL, (paper,), 0.0), Shape(Role.AMBER, (drop,), 0.3, smooth=True)]


def dropper_bottle(setting: Setting) -> Layers:
    """A small brown bottle with a rubber bulb on its cap."""
    camera, h = setting.camera, sizes.DROPPER_BOTTLE_HEIGHT
    foot, way = _standing(setting, -0.016)
    shapes = vessel(
        camera,
        foot,
        way,
        [(0.0, 0.0072), (0.002, 0.0082), (0.0185, 0.0082), (0.022, 0.0045)],
        Paint(Role.BROWN),
    )
    shapes += [
        shape for shape in _label(setting, foot, way, 0.0083, (0.005, 0.0155)) if shape.role is Role.LABEL
    ]
    shapes += vessel(camera, foot, way, [(0.0215, 0.0056), (0.028, 0.0056)], Paint(Role.RUBBER, 0.7))
    shapes += vessel(
        camera,
        foot,
        way,
        [(0.028, 0.0040), (0.033, 0.0046), (0.038, 0.0038), (h, 0.0016)],
        Paint(Role.RUBBER, 0.25),
    )
    return setting.sorted_by(foot, shapes)


_OIL = "massage_oil"
_BOWL = ((0.0, 0.42), *[(k / 8, 0.42 + 0.58 * math.sqrt(1.0 - (1.0 - k / 8) ** 2)) for k in range(1, 9)])
"""Height and radius, as shares of its height and half width: round from its foot to its rim."""


def bowl(setting: Setting) -> Layers:
    """A bowl: its surface where it is seen from above; warm water steams, oil does not."""
    camera = setting.camera
    radius, height = sizes.BOWL_RADIUS, sizes.BOWL_HEIGHT
    foot, _ = _standing(setting, height)
    sections = turned(camera, foot, UP, [(y * height, r * radius) for y, r in _BOWL])
    whole = (hull_of(sections),)
    lit = hull_of([towards(section, light_of(camera), 0.80) for section in sections])
    shapes = [Shape(Role.CERAMIC, whole, 0.65), Shape(Role.CERAMIC, (lit,), 0.0, inside=whole)]
    rim = along(foot, UP, height)
    shapes += _water_from_above(setting, rim) if camera.up[1] < 0.999 else _water_level(setting, rim)
    if setting.prop.tool != _OIL:
        shapes.append(steam(camera, along(rim, UP, 0.010), radius * 0.45))
    return setting.sorted_by(foot, shapes)


def _water_from_above(setting: Setting, rim: Vec) -> list[Shape]:
    camera, radius = setting.camera, sizes.BOWL_RADIUS
    inner = radius * 0.91
    edge = disc(camera, rim, ((radius, 0.0, 0.0), (0.0, 0.0, radius)))
    water = disc(camera, along(rim, UP, -0.004), ((inner, 0.0, 0.0), (0.0, 0.0, inner)))
    wave = [along(along(rim, camera.right, radius * (0.22 * k - 0.45)), UP, -0.005) for k in range(4)]
    return [
        Shape(Role.CERAMIC, (edge,), 0.35, smooth=True),
        Shape(Role.WATER, (water,), 0.0, smooth=True),
        Shape(Role.WATER, (line(camera, wave),), 1.0, stroke=EDGE, smooth=True, opacity=0.8),
    ]


def _water_level(setting: Setting, rim: Vec) -> list[Shape]:
    """Seen level, the water is the crest of a wave over the rim."""
    x, y = setting.camera.point(rim)
    radius = sizes.BOWL_RADIUS * 0.92
    crest = [(x + radius * k / 8, y + 0.0032 * math.cos(k * math.pi / 2) + 0.001) for k in range(-8, 9)]
    sides = ((x - sizes.BOWL_RADIUS * 0.98, y - 0.004), (x + sizes.BOWL_RADIUS * 0.98, y - 0.004))
    return [
        Shape(Role.WATER, (tuple(crest),), 0.25, stroke=0.0062, smooth=True),
        Shape(Role.CERAMIC, (sides,), 0.25, stroke=0.0060),
    ]


def thermometer(setting: Setting) -> Layers:
    """A glass thermometer: a bulb, a column and ticks; held at its upper end."""
    camera, h = setting.camera, sizes.THERMOMETER_LENGTH
    foot, way = _dipped(setting, h)
    bulb = along(foot, way, 0.0085)
    aside = square_to(camera.right, way, (1.0, 0.0, 0.0))
    back = along(foot, way, 0.020)
    shapes = [
        Shape(Role.LABEL, (hull_of(turned(camera, back, way, [(0.0, 0.0095), (h - 0.020, 0.0095)])),), 1.0),
        Shape(
            Role.LABEL, (hull_of(turned(camera, back, way, [(0.0015, 0.0080), (h - 0.0215, 0.0080)])),), 0.0
        ),
        rod(camera, bulb, along(foot, way, 0.030), 0.0052, Paint(Role.LABEL, 1.0)),
        Shape(Role.FIRM, (outline(ball(camera, bulb, 0.0075)),), 0.6),
        rod(camera, bulb, along(foot, way, 0.68 * h), 0.0026, Paint(Role.FIRM, 0.3)),
    ]
    ticks = [
        line(camera, [along(along(foot, way, share * h), aside, d) for d in (0.0035, 0.0074)])
        for share in (0.34, 0.44, 0.54, 0.64, 0.74, 0.84)
    ]
    shapes.append(Shape(Role.RUBBER, tuple(ticks), 1.0, stroke=0.0018))
    return setting.sorted_by(foot, shapes)


def _dipped(setting: Setting, long: float) -> tuple[Vec, Vec]:
    """Return the bulb end of a thermometer and its way up; it stands, lies on a palm or hangs from a hand."""
    hand = hand_at(setting)
    if hand is None:
        return on_ground(setting), UP
    if hand.palm[1] > _OPEN:
        return hands.place_in(hand, (0.040 - long / 2, 0.016, 0.0)), hand.fingers
    way = hand.thumb if hand.thumb[1] > 0.0 else scale(hand.thumb, -1.0)
    return along(in_hand(hand), way, -0.84 * long), way
