"""Long tools: foam roller, massager and cane. Knows no colours."""

import math
from collections.abc import Sequence

from desktop.figure.body import WAND_GRIP
from desktop.figure.camera import Camera
from desktop.figure.cane import CANE_RADIUS, KNOB_RADIUS, cane_in_hand, cane_of
from desktop.figure.frame import Role, Shape
from desktop.figure.hull import Loop, Section, ball, chain, ellipsoid, outline
from desktop.figure.props import sizes
from desktop.figure.props.forms import line
from desktop.figure.props.layers import Layers, Setting
from desktop.figure.props.placing import UP, hand_at, in_hand, on_ground, touched
from desktop.figure.props.pressing import HALO, pressed, tool_middle
from desktop.figure.props.spin import Spin, spin_of
from desktop.figure.vectors import Vec, along, cross, dot, mix, scale, square_to

_WAND_HEAD = 0.0235
"""A wide soft head of 8 cm."""


def roller(setting: Setting) -> Layers:
    """A foam roller that lies crosswise; rings and grooves turn as it rolls."""
    camera = setting.camera
    radius = setting.room.tool_radius if touched(setting) else sizes.ROLLER_RADIUS
    middle = tool_middle(setting, radius)
    spin = spin_of(setting, radius)
    axle = (0.0, 0.0, 1.0)
    ends = sorted((along(middle, axle, k * sizes.ROLLER_HALF_LENGTH) for k in (-1.0, 1.0)), key=camera.depth)
    face = ends[1]
    shapes = [Shape(Role.ROLLER, chain([_disk(camera, end, radius) for end in ends]), 0.0)]
    if abs(camera.near[2]) < 0.98:
        shapes += _grooves(camera, ends, radius, spin)
    for share, tone in ((1.0, 0.25), (0.80, 0.60), (0.34, 1.0)):
        shapes.append(Shape(Role.ROLLER, (outline(_disk(camera, face, radius * share)),), tone))
    spokes = tuple([_arc(camera, face, radius * 0.90, spin, a) for a in (0, 90, 180, 270)])
    shapes.append(Shape(Role.ROLLER, spokes, 1.0, stroke=0.004))
    return pressed(setting, middle, shapes, radius)._replace(hidden=[])


def _disk(camera: Camera, middle: Vec, radius: float) -> Section:
    return ellipsoid(camera, middle, ((radius, 0.0, 0.0), (0.0, radius, 0.0)))


def _arc(camera: Camera, face: Vec, radius: float, spin: Spin, start_deg: float) -> Loop:
    turns = [math.radians(start_deg + 38.0 * k / 7) for k in range(8)]
    return line(camera, [along(face, spin.turned((math.cos(t), math.sin(t), 0.0)), radius) for t in turns])


def _grooves(camera: Camera, ends: Sequence[Vec], radius: float, spin: Spin) -> list[Shape]:
    loops: list[Loop] = []
    for k in range(6):
        t = math.radians(60.0 * k)
        out = spin.turned((math.cos(t), math.sin(t), 0.0))
        if dot(out, camera.near) < 0.1:
            continue
        low, high = (mix(ends[0], ends[1], share) for share in (0.06, 0.94))
        loops.append(line(camera, [along(end, out, radius) for end in (low, high)]))
    return [Shape(Role.ROLLER, tuple(loops), 0.8, stroke=0.005)]


def massager(setting: Setting) -> Layers:
    """A round soft head, a neck and a long handle that leaves it sideways."""
    camera, hand = setting.camera, hand_at(setting)
    if hand is not None:
        handle = scale(hand.thumb, -1.0)
        middle = along(in_hand(hand), hand.thumb, WAND_GRIP)
    elif touched(setting):
        handle, middle = setting.body.handle, setting.body.tool
    else:
        handle, middle = (1.0, 0.0, 0.0), along(on_ground(setting), UP, _WAND_HEAD)
    neck, grip, end = (along(middle, handle, d) for d in (0.028, 0.060, 0.195))
    rod_loops = chain([ball(camera, neck, 0.0090), ball(camera, grip, 0.0125), ball(camera, end, 0.0115)])
    aside = square_to(camera.near, handle, camera.up)
    across = cross(handle, aside)
    shine = tuple([camera.point(along(along(middle, handle, d), across, 0.0035)) for d in (0.085, 0.18)])
    switch = along(along(middle, handle, 0.072), camera.near, 0.012)
    head = (outline(ball(camera, middle, _WAND_HEAD)),)
    lit = along(along(middle, camera.up, 0.004), camera.right, -0.003 * camera.flip)
    shapes = [
        Shape(Role.HALO, (outline(ball(camera, middle, _WAND_HEAD + HALO)),), opacity=0.7),
        Shape(Role.DEVICE, rod_loops, 0.0),
        Shape(Role.DEVICE, (shine,), 1.0, stroke=0.0035),
        Shape(Role.DEVICE, (outline(ball(camera, switch, 0.0045)),), 1.0),
        Shape(Role.DEVICE_HEAD, head, 1.0),
        Shape(Role.DEVICE_HEAD, (outline(ball(camera, lit, _WAND_HEAD * 0.8)),), 0.0),
    ]
    return pressed(setting, middle, shapes, _WAND_HEAD)


def cane(setting: Setting) -> Layers:
    """A stiff hook: its knob presses on the back, its rod passes over the shoulder or round the waist."""
    camera, hand = setting.camera, hand_at(setting)
    if hand is not None:
        held = cane_in_hand(hand)
        shapes = _rod_shapes(camera, held.line) + _knobs(camera, (held.line[0], held.line[-1]))
        return setting.sorted_by(held.grips[0], shapes)
    if not touched(setting):
        way = _lying(setting)
        return setting.sorted_by(way[-1], _rod_shapes(camera, way) + _knobs(camera, (way[0], way[-1])))
    found = cane_of(setting.body)
    back = _knobs(camera, (found.line[0],)) + _rod_shapes(camera, found.line[: found.hook_end + 1])
    front = _rod_shapes(camera, found.line[found.hook_end :]) + _knobs(camera, (found.line[-1],))
    if dot(setting.body.trunk.chest[0], camera.near) < 0.0:
        return Layers(front, back, [])
    knob = Shape(Role.FIRM, (outline(ball(camera, found.line[0], KNOB_RADIUS)),))
    return Layers(back, front, [knob])


def _lying(setting: Setting) -> tuple[Vec, ...]:
    """The way of a cane that lies on the ground."""
    x, y, z = on_ground(setting)
    hook = [
        (x + 0.10 * math.cos(t), y + CANE_RADIUS, z + 0.10 * math.sin(t)) for t in (-0.4, 0.5, 1.4, 2.3, 3.14)
    ]
    return (*hook, (x - 0.10, y + CANE_RADIUS, z - 0.28))


def _rod_shapes(camera: Camera, points: Sequence[Vec]) -> list[Shape]:
    flat = (tuple([camera.point(point) for point in points]),)
    return [
        Shape(Role.HALO, flat, stroke=2 * CANE_RADIUS + 0.005, smooth=True, opacity=0.7),
        Shape(Role.FIRM, flat, 0.7, stroke=2 * CANE_RADIUS, smooth=True),
        Shape(Role.FIRM, flat, 0.0, stroke=CANE_RADIUS, smooth=True),
    ]


def _knobs(camera: Camera, ends: Sequence[Vec]) -> list[Shape]:
    shapes: list[Shape] = []
    for radius, end in zip((KNOB_RADIUS, 0.012), ends, strict=False):
        shapes.append(Shape(Role.FIRM, (outline(ball(camera, end, radius)),), 1.0))
        shapes.append(
            Shape(
                Role.FIRM, (outline(ball(camera, along(end, camera.up, radius * 0.16), radius * 0.78)),), 0.2
            )
        )
    return shapes
