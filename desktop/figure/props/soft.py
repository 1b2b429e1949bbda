"""Pillows and folded towels: they fill the gap between the body and the ground. Knows no colours."""

import math

from desktop.figure.camera import Camera
from desktop.figure.frame import Role, Shape
from desktop.figure.hull import Loop
from desktop.figure.props import sizes
from desktop.figure.props.cloth import cloth, held_towel
from desktop.figure.props.forms import EDGE, Block, block, cushion, line
from desktop.figure.props.layers import Layers, Setting
from desktop.figure.props.placing import FILLED, UP, gap, hand_at, on_ground, sheet_of, touched
from desktop.figure.props.sizes import Flat
from desktop.figure.vectors import Vec, along, cross, dot, place, square_to
from desktop.model.scenery import PropSpot

_LAIN_ON = frozenset({PropSpot.HEAD, PropSpot.BELLY, PropSpot.ANKLES, PropSpot.WAIST})
_END = 0.05
"""Half of what sticks out of a pillow beside the body."""


def pillow(setting: Setting) -> Layers:
    """A pillow, pressed flat by what lies on it; a cushion behind the back, in a hand or on the ground."""
    camera = setting.camera
    if setting.prop.spot not in FILLED:
        box = _loose(setting)
        return setting.sorted_by(box.middle, cushion(camera, box, Role.PILLOW))
    box = gap(setting, sizes.PILLOW_LONG, sizes.PILLOW_WIDE)
    made = _filled(setting, box, cushion(camera, box, Role.PILLOW))
    return made._replace(before=[*made.before, *_near_end(setting, box)])


def _near_end(setting: Setting, box: Block) -> list[Shape]:
    """The end of a pillow that nothing presses: it swells up before the body, which sinks in behind it."""
    _, up, across = box.axes
    look, thick = dot(across, setting.camera.near), 2.0 * box.halves[1]
    high = min(max(thick + 0.004, 0.036), sizes.PILLOW_THICK)
    if setting.prop.spot not in _LAIN_ON or up[1] < 0.9 or abs(look) < 0.9 or thick > high:
        return []
    middle = along(box.middle, up, (high - thick) / 2)
    middle = along(middle, across, math.copysign(box.halves[2] - _END, look))
    return cushion(setting.camera, Block(middle, (box.halves[0], high / 2, _END), box.axes), Role.PILLOW)


def _filled(setting: Setting, box: Block, shapes: list[Shape]) -> Layers:
    """What fills a gap lies behind the body; what is hugged lies before or behind it."""
    if setting.prop.spot in {PropSpot.CHEST, PropSpot.BELLY} and box.axes[1][1] < 0.9:
        return setting.sorted_by(box.middle, shapes)
    return Layers(shapes, [], [])


def _loose(setting: Setting) -> Block:
    """Where a pillow is that nothing presses."""
    long, wide, thick = sizes.PILLOW_LONG, sizes.PILLOW_WIDE, sizes.PILLOW_THICK
    if hand_at(setting) is not None:
        sheet = sheet_of(setting, Flat(wide, long, thick))
        out, up, right = sheet.axes()
        return Block(sheet.at(0.0, 0.0), (long / 2, thick / 2, wide / 2), (up, out, right))
    halves = (wide / 2, thick / 2, long / 2)
    if touched(setting):
        skin = touched(setting)[0]
        up = square_to(setting.body.trunk.chest[1], skin.normal, UP)
        return Block(
            along(skin.point, skin.normal, thick / 2), halves, (up, skin.normal, cross(up, skin.normal))
        )
    return Block(along(on_ground(setting), UP, thick / 2), halves)


def towel(setting: Setting) -> Layers:
    """A towel: folded in layers on the ground and under the body, flat on the skin, in a hand."""
    size = sizes.TOWEL
    if setting.prop.spot in FILLED:
        box = gap(setting, size.width, size.height)
        return _filled(setting, box, _folded(setting.camera, box))
    if setting.prop.spot is PropSpot.WORLD:
        middle = along(on_ground(setting), UP, sizes.TOWEL_STACK / 2)
        box = Block(middle, (size.height / 2, sizes.TOWEL_STACK / 2, size.width / 2))
        return setting.sorted_by(middle, _folded(setting.camera, box))
    hand = hand_at(setting)
    return held_towel(setting, hand) if hand else cloth(setting, sheet_of(setting, size), size)


def _folded(camera: Camera, box: Block) -> list[Shape]:
    """Return a folded towel: its layers show as lines along the sides, its stripes across the top."""
    long, high, wide = box.halves

    def at(a: float, b: float, c: float) -> Vec:
        return place(box.middle, box.axes, (a * long, b * high, c * wide))

    def looks(a: float, b: float, c: float) -> bool:
        return dot(place((0.0, 0.0, 0.0), box.axes, (a, b, c)), camera.near) > 0.05

    layers: list[Loop] = []
    bands: list[Loop] = []
    for side in (1.0, -1.0):
        if looks(side, 0.0, 0.0):
            layers += [line(camera, [at(side, k, -0.985), at(side, k, 0.985)]) for k in (-0.4, 0.25)]
            bands += [line(camera, [at(side, 0.9, c), at(side, -0.9, c)]) for c in (0.62, 0.78)]
        if looks(0.0, 0.0, side):
            layers += [line(camera, [at(-0.985, k, side), at(0.985, k, side)]) for k in (-0.4, 0.25)]
    if looks(0.0, 1.0, 0.0):
        bands += [line(camera, [at(-0.97, 1.0, c), at(0.97, 1.0, c)]) for c in (0.62, 0.78)]
    return [
        *block(camera, box, Role.CLOTH, min(high * 0.9, 0.009)),
        Shape(Role.CLOTH, tuple(layers), 1.0, stroke=EDGE),
        Shape(Role.STRIPE, tuple(bands), 0.0, stroke=0.006),
    ]
