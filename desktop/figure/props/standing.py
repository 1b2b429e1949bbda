"""Things that stay where they are: wall, mat, chair, stool, table and door frame. Knows no colours."""

from desktop.figure.body import TABLE_HEIGHT
from desktop.figure.camera import Camera
from desktop.figure.frame import Role, Shape
from desktop.figure.props import sizes
from desktop.figure.props.forms import Block, Paint, block, rod
from desktop.figure.props.layers import Layers, Setting
from desktop.figure.vectors import Vec

_SEAT_THICK = 0.020
_CHAIR_REAR, _CHAIR_FRONT, _CHAIR_HALF = 0.115, 0.125, 0.115
_CHAIR_TOP = 0.585
_WALL_HEIGHT = 1.06
_WALL_HALF_WIDTH = 0.36
_PANE = 0.35
"""How much of a wall is painted that stands before the person."""
_APRON = 0.018
"""Half of how high the board is that joins the legs of a table below its top: about 6 cm."""
_LEVEL = 0.999
"""From cameras so level, the top of a table is seen as its edge."""
_DOOR_WALL = 0.10
"""Half of what is drawn of the wall beside a door frame."""


def wall(setting: Setting) -> Layers:
    """A wall behind the person: edge on as a bar, else as a surface."""
    camera, at = setting.camera, setting.prop.at[2]
    if abs(camera.near[0]) < 0.1:
        return Layers(_bar(camera, at), [], [])
    corners = (
        (-_WALL_HALF_WIDTH, 0.0),
        (_WALL_HALF_WIDTH, 0.0),
        (_WALL_HALF_WIDTH, _WALL_HEIGHT),
        (-_WALL_HALF_WIDTH, _WALL_HEIGHT),
    )
    face = tuple([camera.point((at, y, z)) for z, y in corners])
    if camera.near[0] < 0.0:
        # Seen from behind, the wall stands before the person: it is drawn as if of glass.
        edge = Shape(Role.FLOOR, ((*face, face[0]),), stroke=0.008, opacity=0.8)
        return Layers([], [Shape(Role.WALL, (face,), opacity=_PANE), edge], [])
    return Layers([Shape(Role.WALL, (face,))], [], [])


def _bar(camera: Camera, at: float) -> list[Shape]:
    bar = Block((at - 0.010, _WALL_HEIGHT / 2, 0.0), (0.010, _WALL_HEIGHT / 2, 0.2))
    return [Shape(Role.FLOOR, block(camera, bar, Role.FLOOR, 0.009)[0].loops)]


def mat(setting: Setting) -> Layers:
    """A thin mat."""
    right, _, forward = setting.prop.at
    middle = (forward - 0.05, -sizes.MAT_THICK / 2, right)
    halves = (sizes.MAT_LENGTH / 2, sizes.MAT_THICK / 2, sizes.MAT_WIDTH / 2)
    return Layers(block(setting.camera, Block(middle, halves), Role.MAT), [], [])


def chair(setting: Setting) -> Layers:
    """A chair with a back of two posts and three rungs."""
    camera, height, at = setting.camera, setting.room.seat_height, setting.prop.at[2]
    ahead = -1.0 if setting.prop.turned else 1.0
    rear = at - _CHAIR_REAR * ahead
    posts = [
        ((rear, height - 0.01, z), (rear - 0.035 * ahead, _CHAIR_TOP, z))
        for z in (-_CHAIR_HALF + 0.01, _CHAIR_HALF - 0.01)
    ]
    posts.sort(key=lambda post: camera.depth(post[0]))
    shapes = [*_legs(camera, height, at, ahead), rod(camera, *posts[0], 0.0085, Paint(Role.WOOD, 1.0))]
    for share in (0.55, 0.80, 1.0):
        x, y = rear - 0.035 * share * ahead, height + (_CHAIR_TOP - height) * share - 0.008
        ends = ((x, y, -_CHAIR_HALF + 0.01), (x, y, _CHAIR_HALF - 0.01))
        shapes.append(rod(camera, *ends, 0.010, Paint(Role.WOOD, 0.5)))
    shapes.append(rod(camera, *posts[1], 0.0085, Paint(Role.WOOD)))
    return Layers([*shapes, *_seat(camera, height, at, ahead)], [], [])


def stool(setting: Setting) -> Layers:
    """A seat without a back."""
    camera, height, at = setting.camera, setting.room.seat_height, setting.prop.at[2]
    return Layers([*_legs(camera, height, at, 1.0), *_seat(camera, height, at, 1.0)], [], [])


def _seat(camera: Camera, height: float, at: float, ahead: float) -> list[Shape]:
    half = 0.5 * (_CHAIR_REAR + _CHAIR_FRONT)
    middle = (at + 0.5 * (_CHAIR_FRONT - _CHAIR_REAR) * ahead, height - _SEAT_THICK / 2, 0.0)
    return block(camera, Block(middle, (half, _SEAT_THICK / 2, _CHAIR_HALF)), Role.WOOD, 0.009)


def _legs(camera: Camera, height: float, at: float, ahead: float) -> list[Shape]:
    rods = [
        ((at + x * ahead, height - 0.004, z), (at + (x + lean) * ahead, 0.010, z))
        for x, lean in ((0.012 - _CHAIR_REAR, -0.015), (_CHAIR_FRONT - 0.015, 0.010))
        for z in (-_CHAIR_HALF + 0.01, _CHAIR_HALF - 0.01)
    ]
    rods.sort(key=lambda ends: camera.depth(ends[0]))
    return [
        rod(camera, a, b, 0.0085, Paint(Role.WOOD, 1.0 if k < 2 else 0.35)) for k, (a, b) in enumerate(rods)
    ]


def table(setting: Setting) -> Layers:
    """A table: its front edge is where the prop says; seen from the front it stands before the person.

    Seen from the side, its edge and the board below hide what is lower than its top.
    """
    camera = setting.camera
    right, _, forward = setting.prop.at
    half = sizes.TABLE_DEPTH / 2
    middle = (forward + half, TABLE_HEIGHT - 0.009, right)
    top = block(camera, Block(middle, (half, 0.009, sizes.TABLE_WIDTH / 2)), Role.WOOD, 0.005)
    feet = [
        (forward + half + a * (half - 0.03), 0.0, right + c * (sizes.TABLE_WIDTH / 2 - 0.03))
        for a in (-1, 1)
        for c in (-1, 1)
    ]
    feet.sort(key=camera.depth)
    legs = [
        rod(camera, (x, TABLE_HEIGHT - 0.02, z), (x, 0.011, z), 0.011, Paint(Role.WOOD, tone))
        for (x, _, z), tone in zip(feet, (1.0, 1.0, 0.35, 0.35), strict=True)
    ]
    if camera.near[0] > 0.3:
        return Layers(legs[:2], [*legs[2:], *top], [])
    if camera.up[1] > _LEVEL and abs(camera.near[0]) < 0.3:
        low = Block((forward + half, TABLE_HEIGHT - 0.018 - _APRON, right), (half - 0.03, _APRON, 0.02))
        return Layers(legs[:2], [*legs[2:], *block(camera, low, Role.WOOD, 0.002)[:1], *top], [])
    return Layers([*legs, *top], [], [])


def doorway(setting: Setting) -> Layers:
    """A door frame across the way of the person: two posts and a lintel in a wall.

    What is nearer than the person stands before; seen from the side both posts stay behind, so that a forearm
    on the nearer one is seen.
    """
    camera = setting.camera
    right, _, forward = setting.prop.at
    half, post, high = sizes.DOOR_WIDTH / 2, sizes.DOOR_POST / 2, sizes.DOOR_HEIGHT
    behind: list[Shape] = []
    before: list[Shape] = []
    for side in sorted((-1.0, 1.0), key=lambda side: side * camera.near[2]):
        z = right + side * (half + post)
        layer = before if _is_before(setting, (forward, 0.0, z)) else behind
        if abs(camera.near[0]) > 0.4:
            middle = (forward, high / 2 + post, z + side * (post + _DOOR_WALL))
            wall_beside = Block(middle, (0.012, high / 2 + post, _DOOR_WALL))
            behind += block(camera, wall_beside, Role.WALL, 0.002)
        layer += block(camera, Block((forward, high / 2, z), (post * 0.9, high / 2, post)), Role.WOOD, 0.003)
    lintel = Block((forward, high + post, right), (post * 0.9, post, half + 2 * post))
    (before or behind).extend(block(camera, lintel, Role.WOOD, 0.003))
    return Layers(behind, before, [])


def _is_before(setting: Setting, point: Vec) -> bool:
    camera = setting.camera
    if abs(camera.near[0]) < 0.1:
        return False
    x, _, z = setting.body.trunk.joints[2]
    return camera.depth(point) > camera.depth((x, 0.0, z)) + 0.02
