"""The ground: the floor of the room, and the shadows of feet on it. Knows bodies and views, no things."""

from desktop.figure import skeleton
from desktop.figure.body import Body
from desktop.figure.camera import Camera
from desktop.figure.frame import Box, Role, Shape
from desktop.figure.hull import disc
from desktop.figure.vectors import mix
from desktop.model.motion import Motion
from desktop.model.scenery import PropKind, View

_LEVEL = frozenset({View.SIDE, View.BACK, View.FRONT})
"""Views in which the floor is a line."""
_LINE = 0.018
_UNDER = 0.012
"""The floor line lies this far below the soles, so that it does not cut them."""
_LARGE = frozenset({PropKind.MAT, PropKind.BED, PropKind.BATH})
"""Who lies on one of these needs no other floor when seen from above."""
_FLAT = 0.85
"""Feet that stand up more steeply than this rest on their heels and throw no shadow of a sole."""
_AIR = 0.17
"""How far the disc of the floor reaches beyond a body that lies."""


def floor_shapes(motion: Motion, camera: Camera, body: Body, ground: float, box: Box) -> list[Shape]:
    """Return the floor: a line seen level, a soft disc seen from above.

    Args:
        motion: From where it is seen, and the things that stand there.
        camera: The camera of that view.
        body: Who stands or lies there.
        ground: The height of the floor, in body heights.
        box: What the picture holds; the line runs from side to side.
    """
    if motion.view in _LEVEL:
        height = ground - _UNDER
        line = ((box.left + 0.02, height), (box.right - 0.02, height))
        return [Shape(Role.FLOOR, (line,), stroke=_LINE)]
    if motion.view is View.SIDE_ABOVE:
        bare = all(prop.kind not in _LARGE for prop in motion.props)
        return [_lying_floor(camera, body, ground)] if bare else []
    feet = [leg.foot.ankle for leg in body.legs]
    x, _, z = mix(mix(feet[0], feet[1], 0.5), body.trunk.joints[0], 0.35)
    rim = disc(camera, (x, ground, z), ((0.36, 0.0, 0.0), (0.0, 0.0, 0.36)))
    return [Shape(Role.FLOOR, (rim,), smooth=True, opacity=0.55)]


def _lying_floor(camera: Camera, body: Body, ground: float) -> Shape:
    """A disc as long as the body from head to feet, and wide enough for its elbows and knees."""
    trunk = body.trunk
    points = [trunk.joints[0], trunk.joints[5], *(leg.foot.ankle for leg in body.legs)]
    points += [leg.bones.middle for leg in body.legs]
    xs, zs = [x for x, _, _ in points], [z for _, _, z in points]
    middle = ((min(xs) + max(xs)) / 2, ground, (min(zs) + max(zs)) / 2)
    long, wide = (max(xs) - min(xs)) / 2 + _AIR, (max(zs) - min(zs)) / 2 + 1.5 * _AIR
    rim = disc(camera, middle, ((long, 0.0, 0.0), (0.0, 0.0, wide)))
    return Shape(Role.FLOOR, (rim,), smooth=True, opacity=0.5)


def shadow_shapes(camera: Camera, body: Body, ground: float) -> list[Shape]:
    """Return the shadows below the feet of a body; the higher a foot, the fainter."""
    shapes: list[Shape] = []
    for leg in body.legs:
        x, height, z = leg.foot.ankle
        near = 1.0 - (height - ground - skeleton.ANKLE_HEIGHT) * 6.0
        ahead, up, _ = leg.foot.axes
        if near > 0.0 and up[1] > _FLAT:
            middle = (x + 0.035 * ahead[0], ground - 0.001, z + 0.035 * ahead[2])
            rim = disc(camera, middle, ((0.085, 0.0, 0.0), (0.0, 0.0045, 0.03)))
            shapes.append(Shape(Role.SHADOW, (rim,), smooth=True, opacity=0.6 * min(1.0, near)))
    return shapes
