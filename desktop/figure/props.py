"""Things in the picture: wall, seat, mat, ball, roller, massager, in their true size. Knows no colours."""

import math
from typing import NamedTuple

from desktop.figure import hands
from desktop.figure.body import WAND_GRIP, Body, Room
from desktop.figure.camera import Camera, Point
from desktop.figure.frame import Role, Shape
from desktop.figure.hull import Loop, Section, ball, chain, ellipsoid, hull_of, outline
from desktop.figure.vectors import Vec, along, cross, dot, scale, square_to
from desktop.model.scenery import Prop, PropKind, PropSpot

STANDING = frozenset({PropKind.WALL, PropKind.CHAIR, PropKind.STOOL, PropKind.MAT})
"""Things that stay where they are and lie behind the person."""

ROLLER_HALF_LENGTH = 0.130
"""Half of the usual 45 cm."""
_SEAT_THICK = 0.010
_WALL_HEIGHT = 1.06
_WALL_HALF_WIDTH = 0.36
_HALO = 0.0055


class Layers(NamedTuple):
    """Shapes of a thing: behind the person, before it, and over all where the person hides it."""

    behind: list[Shape]
    before: list[Shape]
    hidden: list[Shape]


def prop_layers(camera: Camera, prop: Prop, body: Body, room: Room, rolled: float) -> Layers:
    """Return the shapes of one thing.

    Args:
        camera: From where it is seen.
        prop: What it is and where.
        body: The body that meets it.
        room: What carries the body.
        rolled: How far a ball or roller has rolled since the start, in body heights.
    """
    if prop.kind is PropKind.WALL:
        return Layers(_wall(camera, prop.at[2]), [], [])
    if prop.kind in {PropKind.CHAIR, PropKind.STOOL}:
        return Layers(_seat(camera, room.seat_height, prop.at[2], back=prop.kind is PropKind.CHAIR), [], [])
    if prop.kind is PropKind.MAT:
        return Layers(
            [_slab(camera, (prop.at[2] - 0.62, prop.at[2] + 0.52), (-0.011, 0.0), 0.19, Role.MAT)], [], []
        )
    middle = _middle(prop, body, room)
    nearer = min(dot(skin.normal, camera.near) for skin in body.contacts) if _is_pressed(prop, body) else 0.0
    shapes = _tool(camera, prop, body, middle, rolled / max(room.tool_radius, 0.01), room.tool_radius)
    if nearer < -0.3:
        ring = (_ring(camera, middle, room.tool_radius),)
        hidden = [Shape(Role.BALL, ring, opacity=0.4), Shape(Role.HALO, ring, stroke=0.004, opacity=0.9)]
        return Layers(shapes, [], hidden)
    return Layers([], shapes, [])


def _is_pressed(prop: Prop, body: Body) -> bool:
    return prop.spot is PropSpot.CONTACT and bool(body.contacts)


def _tool(camera: Camera, prop: Prop, body: Body, middle: Vec, angle: float, radius: float) -> list[Shape]:
    if prop.kind is PropKind.ROLLER:
        return _roller(camera, middle, angle, radius)
    if prop.kind is PropKind.MASSAGER:
        return _massager(camera, middle, _handle(prop, body))
    shapes = _ball(camera, middle, angle, radius)
    if prop.kind is PropKind.BALL_IN_SOCK:
        return [*_sock(camera, body, middle, prop), *shapes]
    return shapes


def _middle(prop: Prop, body: Body, room: Room) -> Vec:
    if prop.spot is PropSpot.CONTACT:
        return body.tool
    if prop.spot is PropSpot.WORLD:
        return (prop.at[2], prop.at[1] + room.tool_radius, prop.at[0])
    arm = body.arms[0 if prop.spot is PropSpot.RIGHT_HAND else 1]
    touch = hands.grip(arm.hand.bends_deg)
    held = hands.place_in(arm.hand, touch)
    if prop.kind is PropKind.MASSAGER:
        return along(held, arm.hand.thumb, WAND_GRIP)
    if prop.kind is PropKind.BALL_IN_SOCK:
        return (held[0], held[1] - 0.13, held[2])
    return held


def _handle(prop: Prop, body: Body) -> Vec:
    if prop.spot is PropSpot.CONTACT:
        return body.handle
    return scale(body.arms[0 if prop.spot is PropSpot.RIGHT_HAND else 1].hand.thumb, -1.0)


def _wall(camera: Camera, at: float) -> list[Shape]:
    if abs(camera.near[0]) < 0.1:
        bar = _slab(camera, (at - 0.020, at), (0.0, _WALL_HEIGHT), 0.2, Role.FLOOR)
        return [bar]
    corners = (
        (-_WALL_HALF_WIDTH, 0.0),
        (_WALL_HALF_WIDTH, 0.0),
        (_WALL_HALF_WIDTH, _WALL_HEIGHT),
        (-_WALL_HALF_WIDTH, _WALL_HEIGHT),
    )
    return [Shape(Role.WALL, (tuple([camera.point((at, y, z)) for z, y in corners]),))]


def _slab(
    camera: Camera,
    ahead: tuple[float, float],
    high: tuple[float, float],
    half: float,
    role: Role,
    tone: float = 0.0,
) -> Shape:
    """A box with rounded edges."""
    edge = 0.45 * min(high[1] - high[0], ahead[1] - ahead[0], 0.02)
    corners = [
        ball(camera, (x, y, z), edge)
        for x in (ahead[0] + edge, ahead[1] - edge)
        for y in (high[0] + edge, high[1] - edge)
        for z in (-half, half)
    ]
    return Shape(role, (hull_of(corners),), tone)


def _rod(camera: Camera, start: Vec, end: Vec, radius: float, tone: float) -> Shape:
    return Shape(Role.WOOD, chain([ball(camera, start, radius), ball(camera, end, radius)]), tone)


def _seat(camera: Camera, height: float, at: float, *, back: bool) -> list[Shape]:
    shapes: list[Shape] = []
    rear, front, half = at - 0.115, at + 0.125, 0.115
    top = 0.585
    rods = [
        ((x, height - 0.004, z), (x + lean, 0.010, z))
        for x, lean in ((rear + 0.012, -0.015), (front - 0.015, 0.010))
        for z in (-half + 0.01, half - 0.01)
    ]
    rods.sort(key=lambda rod: camera.depth(rod[0]))
    shapes += [_rod(camera, a, b, 0.0085, 1.0 if k < 2 else 0.35) for k, (a, b) in enumerate(rods)]
    if back:
        posts = [((rear, height - 0.01, z), (rear - 0.035, top, z)) for z in (-half + 0.01, half - 0.01)]
        posts.sort(key=lambda rod: camera.depth(rod[0]))
        shapes.append(_rod(camera, *posts[0], 0.0085, 1.0))
        for share in (0.55, 0.80, 1.0):
            x, y = rear - 0.035 * share, height + (top - height) * share - 0.008
            shapes.append(_rod(camera, (x, y, -half + 0.01), (x, y, half - 0.01), 0.010, 0.5))
        shapes.append(_rod(camera, *posts[1], 0.0085, 0.0))
    shapes.append(
        _slab(camera, (rear - 0.005, front), (height - 2 * _SEAT_THICK, height), half, Role.WOOD, 0.0)
    )
    return shapes


def _ring(camera: Camera, middle: Vec, radius: float) -> Loop:
    return outline(ball(camera, middle, radius))


def _ball(camera: Camera, middle: Vec, angle: float, radius: float) -> list[Shape]:
    seams: list[Loop] = []
    for side in (1.0, -1.0):
        seam: list[Point] = []
        for k in range(9):
            t = math.radians(-62 + 124 * k / 8)
            flat = (side * (0.62 + 0.30 * (1 - math.cos(t))), math.sin(t))
            c, s = math.cos(angle), math.sin(angle)
            x, y = camera.point(middle)
            seam.append(
                (
                    x + radius * 0.86 * (flat[0] * c - flat[1] * s),
                    y + radius * 0.86 * (flat[0] * s + flat[1] * c),
                )
            )
        seams.append(tuple(seam))
    return [
        Shape(Role.HALO, (_ring(camera, middle, radius + _HALO),), opacity=0.85),
        Shape(Role.BALL, (_ring(camera, middle, radius),), 1.0),
        Shape(
            Role.BALL,
            (
                _ring(
                    camera,
                    along(
                        along(middle, camera.up, radius * 0.16), camera.right, -radius * 0.12 * camera.flip
                    ),
                    radius * 0.80,
                ),
            ),
            0.0,
        ),
        Shape(Role.SEAM, tuple(seams), stroke=0.0032, smooth=True),
    ]


def _sock(camera: Camera, body: Body, middle: Vec, prop: Prop) -> list[Shape]:
    """The sock from the ball up, over the shoulder if it hangs there, to the hand that holds it."""
    index = 1 if prop.spot is PropSpot.LEFT_HAND else 0
    held = hands.place_in(body.arms[index].hand, hands.grip(body.arms[index].hand.bends_deg))
    line = [middle]
    if prop.spot is PropSpot.CONTACT:
        aside = body.contact_at[0]
        for y in (body.contact_at[1] * 0.55, 0.06, -0.02):
            skin = body.trunk.skin(aside + (0.42 - aside) * (1.0 - y * 3.0 if y > 0 else 1.0) * 0.6, y)
            line.append(along(skin.point, skin.normal, 0.008))
        forward = body.trunk.chest[0]
        line.append(along(along(line[-1], forward, 0.050), body.trunk.chest[1], -0.014))
    line.append(held)
    line.append(along(held, (0.0, -1.0, 0.0), 0.035 if prop.spot is PropSpot.CONTACT else -0.03))
    flat = tuple([camera.point(p) for p in line])
    return [Shape(Role.SOCK, (flat,), 0.0, stroke=0.020, smooth=True)]


def _roller(camera: Camera, middle: Vec, angle: float, radius: float) -> list[Shape]:
    ends = [(middle[0], middle[1], middle[2] + z) for z in (-ROLLER_HALF_LENGTH, ROLLER_HALF_LENGTH)]
    ends.sort(key=camera.depth)
    disks: list[Section] = [ellipsoid(camera, end, ((radius, 0.0, 0.0), (0.0, radius, 0.0))) for end in ends]
    shapes = [Shape(Role.ROLLER, chain(disks), 0.0)]
    face = ends[1]

    def rim(share: float, start_deg: float, end_deg: float) -> Loop:
        points: list[Point] = []
        for k in range(13):
            t = math.radians(start_deg + (end_deg - start_deg) * k / 12) + angle
            points.append(
                camera.point(
                    (face[0] + math.cos(t) * radius * share, face[1] + math.sin(t) * radius * share, face[2])
                )
            )
        return tuple(points)

    shapes.append(
        Shape(
            Role.ROLLER,
            (outline(ellipsoid(camera, face, ((radius * 0.80, 0, 0), (0, radius * 0.80, 0)))),),
            0.55,
        )
    )
    shapes.append(
        Shape(
            Role.ROLLER,
            (outline(ellipsoid(camera, face, ((radius * 0.34, 0, 0), (0, radius * 0.34, 0)))),),
            1.0,
        )
    )
    shapes += [Shape(Role.ROLLER, (rim(0.90, a, a + 38),), 1.0, stroke=0.004) for a in (0, 90, 180, 270)]
    return shapes


def _massager(camera: Camera, middle: Vec, handle: Vec) -> list[Shape]:
    """A round soft head, a neck and a long handle that leaves it sideways."""
    neck, grip, end = (along(middle, handle, d) for d in (0.028, 0.060, 0.195))
    body = chain([ball(camera, neck, 0.0090), ball(camera, grip, 0.0125), ball(camera, end, 0.0115)])
    aside = square_to(camera.near, handle, camera.up)
    across = cross(handle, aside)
    shine = tuple([camera.point(along(along(middle, handle, d), across, 0.0035)) for d in (0.085, 0.18)])
    return [
        Shape(Role.HALO, (_ring(camera, middle, 0.0235 + _HALO),), opacity=0.7),
        Shape(Role.DEVICE, body, 0.0),
        Shape(Role.DEVICE, (shine,), 1.0, stroke=0.0035),
        Shape(Role.DEVICE_HEAD, (_ring(camera, middle, 0.0235),)),
        Shape(Role.DEVICE, (_ring(camera, along(middle, camera.near, 0.01), 0.0075),), 0.0, opacity=0.35),
    ]


def rolled_along(first: Vec, now: Vec) -> float:
    """Return how far a thing has rolled between two places, forwards or upwards."""
    return now[0] - first[0] + now[1] - first[1]
