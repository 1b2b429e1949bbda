"""Things that warm or cool: heating pad, grain bag, hot water bottle, cold pack. Knows no colours."""

import math

from desktop.figure.camera import Point
from desktop.figure.frame import Role, Shape
from desktop.figure.hull import Loop
from desktop.figure.props import sizes
from desktop.figure.props.cloth import spread
from desktop.figure.props.layers import Layers, Setting
from desktop.figure.props.placing import sheet_of, touched
from desktop.figure.props.sheets import Sheet
from desktop.figure.props.sizes import Flat
from desktop.figure.props.surface import Cut, Surface, rounded

_QUILT: tuple[Point, ...] = (
    (-0.86, -0.82),
    (0.0, -0.82),
    (0.86, -0.82),
    (0.86, 0.0),
    (0.86, 0.82),
    (0.0, 0.82),
    (-0.86, 0.82),
    (-0.86, 0.0),
    (-0.86, -0.82),
)
"""The stitching round a heating pad."""
_WAVES: tuple[tuple[Point, ...], ...] = tuple(
    tuple((x + 0.07 * math.sin(n * 1.15), -0.52 + 0.13 * n) for n in range(9)) for x in (-0.34, 0.0, 0.34)
)
"""Three waves of warmth."""


def heat_pad(setting: Setting) -> Layers:
    """A quilted pad with three waves of warmth, a cord, and a controller at its end."""
    size = sizes.HEAT_PAD
    sheet = sheet_of(setting, size)
    surface = Surface(setting.camera, sheet)
    made = surface.laid(rounded(size, 0.016), size.thick, Role.PAD)
    quilt = [shape._replace(smooth=False) for shape in surface.ink([_QUILT], size.thick, Role.PAD, 0.7)]
    seen = [*made.seen, *quilt, *surface.ink(_WAVES, size.thick, Role.PAD, 1.0, 0.0085)] if made.seen else []
    return spread(setting, sheet, [*_cord(setting, sheet), *made.away], seen)


_CASE = (0.013, 0.026)
"""Half the width and height of the controller."""
_LAMP = 0.0045


def _cord(setting: Setting, sheet: Sheet) -> list[Shape]:
    """The cord leaves a lower corner, on the worked side, and hangs to a controller with a lamp."""
    camera = setting.camera
    right, left = (camera.point(sheet.at(0.92 * side, -0.80)) for side in (1.0, -1.0))
    is_right = (
        setting.body.contact_at[0] >= 0.0 if touched(setting) else (right[0] - left[0]) * camera.flip >= 0.0
    )
    x, y = right if is_right else left
    out = 1.0 if x >= camera.point(sheet.at(0.0, 0.0))[0] else -1.0
    low = min(y - 0.05, 0.0) if y < 0.08 else y - 0.09
    cord = ((x, y), (x + out * 0.030, y - 0.012), (x + out * 0.045, (y + low) / 2), (x + out * 0.035, low))
    cx, cy = cord[-1]
    w, h = _CASE
    case = ((cx - w, cy + h), (cx + w, cy + h), (cx + w, cy - h), (cx - w, cy - h))
    turns = [math.pi * k / 3 for k in range(6)]
    lamp = tuple((cx + _LAMP * math.cos(t), cy + 0.011 + _LAMP * math.sin(t)) for t in turns)
    keys: tuple[Loop, ...] = tuple(((cx - 0.006, cy - d), (cx + 0.006, cy - d)) for d in (0.003, 0.012))
    return [
        Shape(Role.RUBBER, (cord,), 0.3, stroke=0.0052, smooth=True),
        Shape(Role.RUBBER, (case,), 0.0, smooth=True),
        Shape(Role.BALL, (lamp,), 0.0, smooth=True),
        Shape(Role.LABEL, keys, 0.0, stroke=0.0036),
    ]


_SEAMS: tuple[tuple[Point, ...], ...] = tuple(
    ((x - 0.012, -0.98), (x + 0.012, 0.0), (x - 0.012, 0.98)) for x in (-0.5, 0.0, 0.5)
)
"""The seams between the chambers of a grain bag."""


def _ear(x: float) -> list[tuple[Point, ...]]:
    """Return an ear of wheat: its stalk, and three pairs of grains."""
    grains = [
        ((x + 0.014 * n, 0.13 * n), (x + 0.014 * n + 0.05 * side, 0.13 * n + 0.20))
        for n in (-1.0, 0.5, 2.0)
        for side in (-1.0, 1.0)
    ]
    return [((x - 0.06, -0.55), (x, 0.0), (x + 0.06, 0.55)), *grains]


_EARS = tuple(line for x in (-0.75, -0.25, 0.25, 0.75) for line in _ear(x))


def wheat_bag(setting: Setting) -> Layers:
    """A long bag sewn into four plump chambers, with an ear of wheat on each."""
    size = sizes.WHEAT_BAG
    sheet = sheet_of(setting, size)
    surface = Surface(setting.camera, sheet)
    made = surface.laid(rounded(size, 0.020), size.thick, Role.GRAIN)
    seen = [
        *made.seen,
        *surface.ink(_SEAMS, size.thick, Role.GRAIN, 1.0, 0.0042),
        *surface.ink(_EARS, size.thick, Role.GRAIN, 0.75, 0.0036),
    ]
    return spread(setting, sheet, made.away, seen)


_NECK_BELOW = 0.34
"""Higher than this on the back map a bottle hangs with its neck down, so that the head does not hide it."""
_BOTTLE = (
    Cut(-1.0, 0.62),
    Cut(-0.985, 0.76),
    Cut(-0.945, 0.88),
    Cut(-0.87, 0.965),
    Cut(-0.75, 1.0),
    Cut(-0.25, 1.0),
    Cut(0.22, 1.0),
    Cut(0.36, 0.985),
    Cut(0.45, 0.93),
    Cut(0.52, 0.80),
    Cut(0.57, 0.60),
    Cut(0.63, 0.34),
)
_NECK = (Cut(0.60, 0.30), Cut(0.66, 0.22), Cut(0.76, 0.22))
_CAP = (Cut(0.745, 0.30), Cut(0.76, 0.36), Cut(0.95, 0.36), Cut(0.985, 0.31), Cut(1.0, 0.22))
_GRIPS: tuple[tuple[Point, ...], ...] = tuple(
    ((x, 0.78), (x, 0.86), (x, 0.94)) for x in (-0.22, -0.075, 0.075, 0.22)
)
"""The grooves of a screw cap."""
_RIBS: tuple[tuple[Point, ...], ...] = tuple(
    ((0.24 * k, -0.86), (0.24 * k, -0.2), (0.24 * k, 0.30)) for k in range(-3, 4)
)
_COVER_HEM: tuple[Point, ...] = ((-0.80, 0.42), (0.0, 0.45), (0.80, 0.42))


def hot_water_bottle(setting: Setting) -> Layers:
    """A hot water bottle: shoulders, a neck with a screw cap, and a ribbed cover."""
    size = sizes.HOT_WATER_BOTTLE
    sheet = sheet_of(setting, size, held_at=-0.72)
    if touched(setting) and setting.body.contact_at[1] < _NECK_BELOW:
        sheet = sheet.upside_down()
    surface = Surface(setting.camera, sheet)
    cap = surface.laid(_CAP, size.thick * 0.6, Role.RUBBER)
    neck = surface.laid(_NECK, size.thick * 0.5, Role.COVER)
    body = surface.laid(_BOTTLE, size.thick, Role.COVER)
    seen = [
        *[shape._replace(tone=1.0) for shape in neck.seen],
        *cap.seen,
        *surface.ink(_GRIPS, size.thick * 0.6, Role.RUBBER, 1.0, 0.0030),
        *body.seen,
        *surface.ink(_RIBS, size.thick, Role.COVER, 0.9, 0.0036),
        *surface.ink([_COVER_HEM], size.thick, Role.COVER, 0.9, 0.0046),
    ]
    return spread(setting, sheet, [*neck.away, *cap.away, *body.away], seen)


_PACK_SHARE = (0.86, 0.80)
"""How much of its cloth a cold pack covers, across and upwards."""


def _flake(x: float) -> list[tuple[Point, ...]]:
    """Return a crystal of snow: six arms, each with two barbs."""
    narrow = sizes.ICE_PACK.height / sizes.ICE_PACK.width

    def at(angle_rad: float, reach: float, start: Point = (0.0, 0.0)) -> Point:
        return (start[0] + reach * math.cos(angle_rad) * narrow, start[1] + reach * math.sin(angle_rad))

    lines: list[tuple[Point, ...]] = []
    for k in range(6):
        t = math.pi / 2 + k * math.pi / 3
        fork = at(t, 0.22, (x, 0.0))
        lines.append(((x, 0.0), at(t, 0.36, (x, 0.0))))
        lines += [(fork, at(t + turn, 0.13, fork)) for turn in (-0.8, 0.8)]
    return lines


_FLAKES = tuple(line for x in (-0.48, 0.0, 0.48) for line in _flake(x))
_CLOTH_HEMS: tuple[tuple[Point, ...], ...] = (((-0.94, -0.88), (0.94, -0.88)), ((-0.94, 0.88), (0.94, 0.88)))


def ice_pack(setting: Setting) -> Layers:
    """A pale blue pack with crystals of snow, on the cloth that it is wrapped in."""
    size = sizes.ICE_PACK
    sheet = sheet_of(setting, size, held_at=0.5)
    surface = Surface(setting.camera, sheet)
    across, high = _PACK_SHARE
    cuts = rounded(Flat(size.width * across, size.height * high, size.thick), 0.014)
    under = surface.laid(rounded(size, 0.006), size.thick * 0.6, Role.CLOTH)
    pack = surface.laid([Cut(cut.high * high, cut.reach * across) for cut in cuts], size.thick, Role.ICE)
    seen = [
        *under.seen,
        *surface.ink(_CLOTH_HEMS, size.thick * 0.6, Role.STRIPE, 0.0, 0.0046),
        *pack.seen,
        *surface.ink(_FLAKES, size.thick, Role.CRYSTAL, 0.0, 0.0034),
    ]
    return spread(setting, sheet, [*under.away, *pack.away], seen)
