"""A ball in a long sock: hanging from a hand, or over the shoulder down the back. Knows no colours."""

import math
from collections.abc import Sequence
from itertools import pairwise

from desktop.figure.camera import Camera
from desktop.figure.frame import Role, Shape
from desktop.figure.hull import Loop, ball, chain, outline
from desktop.figure.props.balls import ball_radius
from desktop.figure.props.forms import runs
from desktop.figure.props.layers import Layers, Setting
from desktop.figure.props.placing import UP, in_hand, touched
from desktop.figure.props.pressing import HALO, HIDDEN
from desktop.figure.props.spin import spin_of
from desktop.figure.vectors import Vec, along, dot, mix, sub, unit
from desktop.model.scenery import PropSpot

_SNUG = 1.06
"""How much wider than the ball the sock is round it."""
_WIDTH = 0.023
_STRIPE_EVERY = 0.018
_OVER = 3
"""The point of the draped sock that lies on top of the shoulder."""


def ball_in_sock(setting: Setting) -> Layers:
    """A ball at the end of a long knitted sock: the toe bulges round it, the hand holds the rim."""
    camera, body = setting.camera, setting.body
    radius = ball_radius(setting) * _SNUG
    index = 1 if setting.prop.spot is PropSpot.LEFT_HAND else 0
    held = in_hand(body.arms[index].hand)
    if not touched(setting):
        middle = along(held, UP, -0.15)
        leg = [middle, mix(middle, held, 0.5), held, along(held, UP, 0.035)]
        return setting.sorted_by(
            held, [*_leg(camera, leg), _cuff(camera, leg), *_toe(setting, middle, leg[1], radius)]
        )
    middle, leg = body.tool, _draped(setting, body.tool, held)
    toe = _toe(setting, middle, leg[1], radius)
    back, front = _leg(camera, leg[: _OVER + 1]), [*_leg(camera, leg[_OVER:]), _cuff(camera, leg)]
    if dot(body.trunk.chest[0], camera.near) < 0.0:
        return Layers(front, [*back, *toe], [])
    if dot(body.contacts[0].normal, camera.near) >= HIDDEN:
        return Layers([], [*back, *front, *toe], [])
    ring = Shape(Role.SOCK, (outline(ball(camera, middle, radius)),))
    return Layers([*back, *toe], front, [ring])


def _leg(camera: Camera, points: Sequence[Vec]) -> list[Shape]:
    flat = tuple([camera.point(point) for point in points])
    return [Shape(Role.SOCK, (flat,), 0.0, stroke=_WIDTH, smooth=True), *_bands(flat)]


def _cuff(camera: Camera, points: Sequence[Vec]) -> Shape:
    """The rim of the sock, beyond the hand."""
    ends = (mix(points[-2], points[-1], 0.55), points[-1])
    return Shape(Role.SOCK, (tuple([camera.point(end) for end in ends]),), 1.0, stroke=_WIDTH * 1.06)


def _toe(setting: Setting, middle: Vec, towards: Vec, radius: float) -> list[Shape]:
    """The ball in the toe of the sock, and the sleeve above it."""
    camera = setting.camera
    neck = along(middle, unit(sub(towards, middle)), radius * 1.3)
    sleeve = chain([ball(camera, middle, radius * 0.75), ball(camera, neck, _WIDTH / 2)])
    rim = outline(ball(camera, middle, radius))
    return [
        Shape(Role.HALO, (outline(ball(camera, middle, radius + HALO)),), opacity=0.85),
        Shape(Role.SOCK, (rim, *sleeve), 0.0),
        *_toe_bands(setting, middle, radius),
    ]


def _draped(setting: Setting, middle: Vec, held: Vec) -> list[Vec]:
    """The way of the sock from the ball up the back, over the shoulder and down to the hand."""
    body = setting.body
    x, y = body.contact_at
    aside = 1.0 if x >= 0.0 else -1.0
    line = [middle]
    for share, level in ((0.35, y * 0.6), (0.7, 0.07), (1.0, -0.015)):
        over = x + (0.42 * aside - x) * share
        skin = body.trunk.skin(over, level)
        line.append(along(skin.point, skin.normal, 0.010))
    forward, up, _ = body.trunk.chest
    line.append(along(along(line[-1], forward, 0.045), up, -0.002))
    line.append(along(along(line[-1], forward, 0.030), up, -0.045))
    return [*line, held, along(held, unit(sub(held, line[-1])), 0.03)]


def _bands(flat: Loop) -> list[Shape]:
    """Stripes across the leg of a sock, evenly spaced."""
    marks: list[Loop] = []
    way = 0.0
    for (ax, ay), (bx, by) in pairwise(flat):
        size = math.hypot(bx - ax, by - ay)
        if size < 1e-5:
            continue
        across = 0.42 * _WIDTH / size
        nx, ny = (ay - by) * across, (bx - ax) * across
        at = _STRIPE_EVERY - way % _STRIPE_EVERY
        while at < size:
            x, y = ax + (bx - ax) * at / size, ay + (by - ay) * at / size
            marks.append(((x - nx, y - ny), (x + nx, y + ny)))
            at += _STRIPE_EVERY
        way += size
    return [Shape(Role.SOCK, tuple(marks), 1.0, stroke=0.0055)]


def _toe_bands(setting: Setting, middle: Vec, radius: float) -> list[Shape]:
    """Two knitted stripes round the ball in the toe."""
    camera, spin = setting.camera, spin_of(setting, radius)
    loops: tuple[Loop, ...] = ()
    for level in (-0.35, 0.35):
        ring = math.sqrt(1.0 - level * level)
        turns = [2.0 * math.pi * k / 32 for k in range(33)]
        ats = [spin.turned((math.cos(t) * ring, level, math.sin(t) * ring)) for t in turns]
        loops += runs(
            [(camera.point(along(middle, at, radius * 0.98)), dot(at, camera.near) > 0.0) for at in ats]
        )
    return [Shape(Role.SOCK, loops, 1.0, stroke=0.0050, smooth=True)]
