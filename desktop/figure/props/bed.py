"""A bed: legs, frame, headboard and mattress, under one who lies or sits on its edge. Knows no colours."""

from typing import NamedTuple

from desktop.figure.body import BED_HEIGHT
from desktop.figure.camera import Camera
from desktop.figure.frame import Role, Shape
from desktop.figure.hull import Loop
from desktop.figure.props import sizes
from desktop.figure.props.forms import EDGE, Block, Paint, block, line, rod
from desktop.figure.props.layers import Layers, Setting
from desktop.figure.vectors import WORLD, Axes, Vec, along, cross, dot, length, place, scale, square_to, sub
from desktop.model.scenery import Support

_UP: Vec = (0.0, 1.0, 0.0)
_EDGE_AHEAD = 0.125
"""How far the edge lies before the hips of one who sits on it: as far as the edge of a chair."""
_HEADBOARD_TOP = 0.075
_FRAME_HIGH = 0.045


class _Bed(NamedTuple):
    """A bed in the room: the middle of its top; axes from its head to its foot, up, and across."""

    middle: Vec
    axes: Axes
    half_long: float
    half_wide: float


def bed(setting: Setting) -> Layers:
    """A bed whose top is at height 0: as long as the body for one who lies, crosswise under one who sits."""
    camera = setting.camera
    right, _, forward = setting.prop.at
    half_long, half_wide = sizes.BED_LENGTH / 2, sizes.BED_WIDTH / 2
    trunk = setting.body.trunk
    if not _is_crosswise(setting):
        headwards = -1.0 if trunk.joints[5][0] > trunk.joints[0][0] else 1.0
        axes = (scale(WORLD[0], headwards), _UP, scale(WORLD[2], headwards))
        middle = (0.02 * headwards + forward, 0.0, right)
        return Layers(_shapes(camera, _Bed(middle, axes, half_long, half_wide)), [], [])
    ahead = square_to(trunk.pelvis[0], _UP, (1.0, 0.0, 0.0))
    long = cross(ahead, _UP)
    if dot(long, camera.near) < 0.0:
        long = scale(long, -1.0)
    axes = (long, _UP, cross(long, _UP))
    edge = along((forward, 0.0, right), ahead, _EDGE_AHEAD)
    whole = _Bed(along(edge, ahead, -half_wide), axes, half_long, half_wide)
    if dot(ahead, camera.near) > -0.2:
        return Layers(_shapes(camera, whole), [], [])
    nearer = half_wide - 0.5 * (_EDGE_AHEAD + 0.05)
    part = whole._replace(middle=along(edge, ahead, nearer - 2 * half_wide), half_wide=nearer)
    return Layers(_shapes(camera, whole), _shapes(camera, part), [])


def _is_crosswise(setting: Setting) -> bool:
    """Whether the person sits on the edge, has just risen from it, or leans over to one side from there."""
    if Support.SEAT in setting.room.supports:
        return True
    trunk = setting.body.trunk
    x, y, z = sub(trunk.joints[3], trunk.joints[0])
    return y > 0.7 * length((x, y, z)) or abs(z) > abs(x)


def _shapes(camera: Camera, of: _Bed) -> list[Shape]:
    middle, axes, half_long, half_wide = of
    signs = (-1.0, 1.0)
    low = 0.012 - BED_HEIGHT
    feet = [
        place(middle, axes, (a * (half_long - 0.03), low, c * (half_wide - 0.03)))
        for a in signs
        for c in signs
    ]
    feet.sort(key=camera.depth)
    legs = [rod(camera, foot, along(foot, _UP, 0.08), 0.012, Paint(Role.WOOD, 1.0)) for foot in feet]
    frame_middle = place(middle, axes, (0.0, -sizes.MATTRESS - _FRAME_HIGH + 0.02, 0.0))
    frame = Block(frame_middle, (half_long + 0.008, _FRAME_HIGH, half_wide + 0.006), axes)
    soft_middle = place(middle, axes, (0.0, -sizes.MATTRESS / 2, 0.0))
    mattress = Block(soft_middle, (half_long, sizes.MATTRESS / 2, half_wide), axes)
    board_half = 0.5 * (_HEADBOARD_TOP - low - 0.02)
    board_middle = place(middle, axes, (-half_long - 0.012, _HEADBOARD_TOP - board_half, 0.0))
    board = block(camera, Block(board_middle, (0.010, board_half, half_wide + 0.006), axes), Role.WOOD, 0.008)
    soft = [*block(camera, mattress, Role.BEDDING, 0.018), _seam(camera, mattress)]
    rest = [*legs, *block(camera, frame, Role.WOOD, 0.006), *soft]
    return [*rest, *board] if dot(axes[0], camera.near) < -0.1 else [*board, *rest]


def _seam(camera: Camera, box: Block) -> Shape:
    """The seam round a mattress, on the sides that are seen."""
    long, high, wide = box.halves
    corners = [(-long, wide), (long, wide), (long, -wide), (-long, -wide)]
    loops: list[Loop] = []
    for (a, c), (b, d) in zip(corners, [*corners[1:], corners[0]], strict=True):
        out = place((0.0, 0.0, 0.0), box.axes, ((a + b) / long, 0.0, (c + d) / wide))
        if dot(out, camera.near) > 0.05:
            ends = [
                place(box.middle, box.axes, (e * 0.99, high - 0.022, f * 0.99)) for e, f in ((a, c), (b, d))
            ]
            loops.append(line(camera, ends))
    return Shape(Role.BEDDING, tuple(loops), 1.0, stroke=EDGE, opacity=0.7)
