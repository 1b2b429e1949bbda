"""A bath: a tub that is open above, its near wall half clear, with water over the body. Knows no colours."""

from typing import NamedTuple

from desktop.figure.body import BATH_BOTTOM
from desktop.figure.camera import Camera
from desktop.figure.frame import Role, Shape
from desktop.figure.props import sizes
from desktop.figure.props.forms import EDGE, Paint, convex, line, rod
from desktop.figure.props.layers import Layers, Setting
from desktop.figure.vectors import Vec, along, mix

_AHEAD = 0.16
"""How far the middle of the bath lies before the hips of one who sits in it."""
_TAPER = 0.045
"""How much shorter and narrower the bath is at its foot, on every side."""
_RIM = 0.013
_WALL = 0.016
_WATER_LEVEL = 0.68
"""How full it is."""
_CLEAR = 0.30
"""How much of the body the near wall hides."""


class _Tub(NamedTuple):
    """The middle of the foot of a bath on the floor."""

    middle: Vec

    def corners(self, high: float, inset: float) -> list[Vec]:
        """Return the corners at a height, in order round the bath."""
        share = 1.0 - high / sizes.BATH_HEIGHT
        long = sizes.BATH_LENGTH / 2 - _RIM - inset - _TAPER * share
        wide = sizes.BATH_WIDTH / 2 - _RIM - inset - _TAPER * share
        x, _, z = self.middle
        return [(x + a * long, high, z + c * wide) for a, c in ((-1, -1), (1, -1), (1, 1), (-1, 1))]

    def filled(
        self, camera: Camera, low: float, high: float, inset: float
    ) -> tuple[tuple[float, float], ...]:
        """Return the outline of what lies in the bath between two heights."""
        return convex([camera.point(point) for level in (low, high) for point in self.corners(level, inset)])


def bath(setting: Setting) -> Layers:
    """A tub with water; its far side is behind the person, its near side and the water before."""
    camera = setting.camera
    right, _, forward = setting.prop.at
    tub = _Tub((forward + _AHEAD, 0.0, right))
    high, level = sizes.BATH_HEIGHT, sizes.BATH_HEIGHT * _WATER_LEVEL
    shell = tub.filled(camera, 0.012, high, 0.0)
    inside = tub.filled(camera, BATH_BOTTOM, high, _WALL)
    water = tub.filled(camera, BATH_BOTTOM, level, _WALL)
    surface = tuple([camera.point(point) for point in tub.corners(level, _WALL)])
    far, near = _rim(camera, tub)
    behind = [
        *_feet(camera, tub),
        Shape(Role.CERAMIC, (shell,), 0.35),
        Shape(Role.CERAMIC, (inside,), 0.75),
        Shape(Role.WATER, (water,), 0.0, opacity=0.8),
        *far,
        *_tap(camera, tub),
    ]
    walls = [
        Shape(Role.CERAMIC, (convex([camera.point(point) for point in wall]),), 0.12, opacity=_CLEAR)
        for wall in _near_walls(camera, tub)
    ]
    before = [
        Shape(Role.WATER, (water,), 0.1, opacity=0.38),
        Shape(Role.CRYSTAL, ((*surface, surface[0]),), 0.0, stroke=EDGE, opacity=0.8),
        *walls,
        *near,
    ]
    return Layers(behind, before, [])


def _sides(tub: _Tub, high: float) -> list[tuple[Vec, Vec]]:
    corners = tub.corners(high, 0.0)
    return list(zip(corners, [*corners[1:], corners[0]], strict=True))


def _is_near(camera: Camera, tub: _Tub, ends: tuple[Vec, Vec]) -> bool:
    x, _, z = mix(ends[0], ends[1], 0.5)
    return camera.depth((x - tub.middle[0], 0.0, z - tub.middle[2])) > 0.02


def _rim(camera: Camera, tub: _Tub) -> tuple[list[Shape], list[Shape]]:
    far: list[Shape] = []
    near: list[Shape] = []
    for ends in _sides(tub, sizes.BATH_HEIGHT):
        bar = rod(camera, *ends, _RIM, Paint(Role.CERAMIC, 0.45))
        shine = [along(end, camera.up, _RIM * 0.35) for end in ends]
        light = Shape(Role.CERAMIC, (line(camera, shine),), 0.0, stroke=_RIM * 0.9)
        (near if _is_near(camera, tub, ends) else far).extend([bar, light])
    return far, near


def _near_walls(camera: Camera, tub: _Tub) -> list[list[Vec]]:
    lower, upper = _sides(tub, 0.012), _sides(tub, sizes.BATH_HEIGHT)
    return [[*low, *top] for low, top in zip(lower, upper, strict=True) if _is_near(camera, tub, top)]


def _feet(camera: Camera, tub: _Tub) -> list[Shape]:
    return [
        rod(camera, (x, 0.016, z), (x, 0.008, z), 0.014, Paint(Role.CERAMIC, 1.0))
        for x, _, z in tub.corners(0.012, 0.05)
    ]


def _tap(camera: Camera, tub: _Tub) -> list[Shape]:
    """A tap over the foot end."""
    x = tub.middle[0] + sizes.BATH_LENGTH / 2 - 0.005
    z = tub.middle[2]
    foot, top = (x, sizes.BATH_HEIGHT, z), (x, sizes.BATH_HEIGHT + 0.075, z)
    bow = [
        foot,
        top,
        (x - 0.03, top[1] + 0.018, z),
        (x - 0.062, top[1] + 0.004, z),
        (x - 0.066, top[1] - 0.018, z),
    ]
    knobs = [(x, sizes.BATH_HEIGHT + 0.035, z + side * 0.035) for side in (-1.0, 1.0)]
    return [
        Shape(Role.DEVICE, (line(camera, bow),), 0.3, stroke=0.012, smooth=True),
        Shape(Role.DEVICE, (line(camera, bow),), 0.9, stroke=0.004, smooth=True),
        rod(camera, knobs[0], knobs[1], 0.0055, Paint(Role.DEVICE, 0.5)),
    ]
