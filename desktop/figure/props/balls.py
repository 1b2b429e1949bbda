"""Balls: the tennis ball, the firm ball and the peanut of two of them. Knows no colours."""

import math

from desktop.figure.camera import Camera
from desktop.figure.frame import Role, Shape
from desktop.figure.hull import ball, chain, hull_of, outline
from desktop.figure.props import sizes
from desktop.figure.props.forms import runs
from desktop.figure.props.layers import Layers, Setting
from desktop.figure.props.placing import UP, hand_at, in_hand, on_ground, touched
from desktop.figure.props.pressing import HALO, pressed, tool_middle
from desktop.figure.props.spin import Spin, spin_of
from desktop.figure.vectors import Vec, along, dot, mix, sub, unit

_FIRM_TOOLS = frozenset({"massage_ball"})


def loose_ball(setting: Setting) -> Layers:
    """A tennis ball with its seam, or a firm plain ball."""
    radius = ball_radius(setting)
    middle = tool_middle(setting, radius)
    return pressed(setting, middle, _ball(setting, middle, radius), radius)


def ball_radius(setting: Setting) -> float:
    """Return the radius of a ball: at the contact that of the tool, elsewhere that of its kind."""
    if touched(setting):
        return setting.room.tool_radius
    return (sizes.MASSAGE_BALL if setting.prop.tool in _FIRM_TOOLS else sizes.TENNIS_BALL) / 2


def _ball(setting: Setting, middle: Vec, radius: float) -> list[Shape]:
    role = Role.FIRM if setting.prop.tool in _FIRM_TOOLS else Role.BALL
    return [*_sphere(setting.camera, middle, radius, role), *_seam(setting, middle, radius, role)]


def _sphere(camera: Camera, middle: Vec, radius: float, role: Role) -> list[Shape]:
    lit = along(along(middle, camera.up, radius * 0.16), camera.right, -radius * 0.12 * camera.flip)
    whole = (outline(ball(camera, middle, radius)),)
    return [
        Shape(Role.HALO, (outline(ball(camera, middle, radius + HALO)),), opacity=0.85),
        Shape(role, whole, 1.0),
        Shape(role, (outline(ball(camera, lit, radius * 0.80)),), 0.0),
    ]


_TILT = Spin((0.577, 0.577, 0.577), 0.7)
"""How a ball lies at the start, so that its seam is seen from every side."""


def _tennis_seam(angle_rad: float) -> Vec:
    """Return a point of the seam of a tennis ball of radius 1: it swings four times over the equator."""
    return (
        0.5 * math.sqrt(3.0) * math.sin(2.0 * angle_rad),
        0.75 * math.cos(angle_rad) + 0.25 * math.cos(3.0 * angle_rad),
        0.75 * math.sin(angle_rad) - 0.25 * math.sin(3.0 * angle_rad),
    )


_TENNIS_SEAM = tuple(_TILT.turned(_tennis_seam(2.0 * math.pi * k / 48)) for k in range(49))
_MOULD_LINE = tuple(
    _TILT.turned((math.cos(2.0 * math.pi * k / 24), math.sin(2.0 * math.pi * k / 24), 0.0)) for k in range(25)
)
"""A firm ball shows where the halves of its mould met."""


def _seam(setting: Setting, middle: Vec, radius: float, role: Role) -> list[Shape]:
    camera, spin = setting.camera, spin_of(setting, radius)
    points = _MOULD_LINE if role is Role.FIRM else _TENNIS_SEAM
    turned = [spin.turned(point) for point in points]
    line = [(camera.point(along(middle, at, radius * 0.97)), dot(at, camera.near) > 0.12) for at in turned]
    width, opacity = (0.0020, 0.75) if role is Role.FIRM else (0.0032, 1.0)
    return [Shape(Role.SEAM, runs(line), stroke=width, smooth=True, opacity=opacity)]


def peanut(setting: Setting) -> Layers:
    """Two firm balls that touch crosswise in a sleeve; the spine lies in the gap."""
    radius = setting.room.tool_radius if touched(setting) else sizes.MASSAGE_BALL / 2
    middle, across = _peanut_place(setting, radius)
    ends = sorted((along(middle, across, k * radius) for k in (-1.0, 1.0)), key=setting.camera.depth)
    waist = chain([ball(setting.camera, end, radius * 0.55) for end in ends])
    shapes = [Shape(Role.FIRM, waist, 1.0)]
    for end in ends:
        shapes += _sphere(setting.camera, end, radius, Role.FIRM)
        shapes += _seam(setting, end, radius, Role.FIRM)
    halos = [shape for shape in shapes if shape.role is Role.HALO]
    rest = [shape for shape in shapes if shape.role is not Role.HALO]
    made = pressed(setting, middle, [*halos, *rest], radius)
    if made.hidden:
        rim = hull_of([ball(setting.camera, end, radius) for end in ends])
        made = made._replace(hidden=[Shape(Role.FIRM, (rim,))])
    return made


def _peanut_place(setting: Setting, radius: float) -> tuple[Vec, Vec]:
    skins = touched(setting)
    if len(skins) > 1:
        tool = setting.body.tool
        off = sub(tool, skins[0].point)
        other = along(skins[1].point, skins[1].normal, dot(off, skins[0].normal))
        return mix(tool, other, 0.5), unit(sub(tool, other))
    hand = hand_at(setting)
    if hand is not None:
        return in_hand(hand), hand.thumb
    if skins:
        return setting.body.tool, setting.body.trunk.chest[2]
    return along(on_ground(setting), UP, radius), (0.0, 0.0, 1.0)
