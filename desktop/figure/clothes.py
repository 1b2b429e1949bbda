"""Shirt and trousers: what covers the trunk and the limbs, with hems, collar and folds. Knows no skin.

Limbs that have not moved since the moment before are kept as they are.
"""

from functools import lru_cache

from desktop.figure import profiles
from desktop.figure.body import SIDES
from desktop.figure.depth import Ball, Part
from desktop.figure.frame import Role, Shape
from desktop.figure.hull import Loop, hull_of, outline
from desktop.figure.stage import Bone, SeenArm, SeenLeg, Stage, ball, rough
from desktop.figure.trunk import SHIRT_FROM, TROUSERS_TO
from desktop.figure.vectors import Vec, along, cross, dot, place, scale, sub, unit
from desktop.figure.volume import Volume

COLLAR = -3
"""The slice where the shirt ends above."""

_BLADE = ((0.40, 0.095), (0.345, 0.13), (0.345, 0.185), (0.40, 0.235), (0.48, 0.245), (0.57, 0.225))
"""The inner and lower edge of the right shoulder blade, on the back map."""
_BUTTOCK: Vec = (-0.032, -0.020, 0.044)
_BUTTOCK_RADIUS = 0.049
_WAIST_RADIUS = 0.050
_FOLD_WIDTH = 0.0030
_FOLD = ((0.027, -0.004), (0.016, -0.012), (0.002, -0.017))
"""A fold in the hollow of a knee: how far into the bend, and along the bone."""
_STRAIGHT = 0.9
"""The cosine above which two bones make no fold where they meet."""
_SIDEWAYS = 0.8
"""The sine of a bend as it is seen, above which its folds are drawn."""
_INTO = 0.15
"""One looks into a sleeve or trouser leg that points so much towards the one who looks."""
_THIGH = ((0.0, 0.048), (0.3, 0.047), (0.6, 0.041), (0.95, 0.034))
_SHIN = ((0.0, 0.030), (0.45, 0.031), (0.9, 0.028))
_SLEEVE = ((0.0, 0.034), (0.35, 0.034), (0.65, 0.033))


def pelvis(stage: Stage) -> Part:
    """Return the seat of the trousers."""
    trunk = stage.trunk
    middle = stage.see(trunk.joints[0])
    seat = hull_of([stage.slice(item) for item in trunk.slices[2 : TROUSERS_TO + 1 : 3]])
    forward, up, aside = _BUTTOCK
    buttocks = [place(middle, stage.pelvis, (forward, up, aside * side)) for side in SIDES]
    hips = [place(middle, stage.pelvis, (0.0, 0.01, 0.045 * side)) for side in SIDES]
    chains = ([ball(point, _BUTTOCK_RADIUS) for point in buttocks],)
    balls = rough(*[(point, 0.05) for point in (*hips, *buttocks)])
    return Part("pelvis", balls, Volume(Role.TROUSERS, chains, lit=1.0, loops=(seat,)), rank=0.1)


def shirt(stage: Stage) -> Part:
    """Return the shirt without its sleeves."""
    trunk = stage.trunk
    yokes = [[(stage.see(centre), radius) for centre, radius in trunk.yoke(side)] for side in SIDES]
    slices = trunk.slices[SHIRT_FROM : COLLAR + 1]
    chains = [[stage.slice(item, 1.02) for item in slices[::2]]]
    chains += [[ball(point, radius) for point, radius in yoke] for yoke in yokes]
    places = [(stage.see(trunk.joints[2]), _WAIST_RADIUS), *[place for yoke in yokes for place in yoke]]
    for item in slices[3:-4:9]:
        middle, right = stage.see(item.centre), stage.see(item.axes[2])
        places += [
            (along(middle, right, k * item.half_width), item.half_depth * 0.95) for k in (-0.42, 0, 0.42)
        ]
    details = (*_blades(stage), *_collar(stage))
    return Part("shirt", rough(*places), Volume(Role.TOP, chains, lit=0.88), details, rank=0.2)


@lru_cache(maxsize=16)
def trousers(leg: SeenLeg, index: int) -> tuple[Part, Part]:
    """Return thigh and shin of a trouser leg."""
    hem = leg.shin.disk(profiles.TROUSER_HEM)
    folds = _folds(leg.thigh, leg.shin, leg.tone)
    if into(leg.shin):
        folds += (Shape(Role.TROUSERS, (outline(hem),), 1.0),)
    thigh = Volume(Role.TROUSERS, (leg.thigh.sections(profiles.THIGH),), leg.tone)
    shin = Volume(Role.TROUSERS, ([*leg.shin.sections(profiles.SHIN), hem],), leg.tone)
    rank, limb = -0.01 if leg.nearer < 0.0 else 0.0, f"leg{index}"
    return (
        Part(f"thigh{index}", _rough(leg.thigh, _THIGH), thigh, rank=rank, limb=limb, melts=True),
        Part(f"shin{index}", _rough(leg.shin, _SHIN), shin, folds, rank=rank, limb=limb, melts=True),
    )


@lru_cache(maxsize=16)
def sleeve(arm: SeenArm, index: int) -> Part:
    """Return the sleeve of an arm, with its dark inside where one looks into it."""
    hem = arm.upper.disk(profiles.SLEEVE_HEM)
    volume = Volume(Role.TOP, ([*arm.upper.sections(profiles.SLEEVE), hem],), arm.upper_tone)
    inside = (Shape(Role.TOP, (outline(hem),), 1.0),) if into(arm.upper) else ()
    return Part(f"sleeve{index}", _rough(arm.upper, _SLEEVE), volume, inside, rank=arm.rank)


def into(bone: Bone) -> bool:
    """Whether one looks into the sleeve or trouser leg round a bone, and so sees the skin before the hem."""
    return bone.way[2] > _INTO


def _rough(bone: Bone, shares: tuple[tuple[float, float], ...]) -> tuple[Ball, ...]:
    return rough(*[(bone.at(share), radius) for share, radius in shares])


def _blades(stage: Stage) -> tuple[Shape, ...]:
    """The inner edges of the shoulder blades, as folds of the shirt, where the back is seen."""
    camera, trunk = stage.camera, stage.trunk
    if stage.chest[0][2] > -0.35:
        return ()
    lines: list[Loop] = []
    for side in SIDES:
        move = trunk.blade_shift(side)
        points = [trunk.skin(side * (x + move), y).point for x, y in _BLADE]
        lines.append(tuple([camera.point(point) for point in points]))
    return (Shape(Role.TOP, tuple(lines), 1.0, stroke=0.0045, smooth=True, opacity=0.55),)


def _collar(stage: Stage) -> tuple[Shape, ...]:
    """The opening of the shirt, where one looks into it; the neck stands in it."""
    if not open_collar(stage):
        return ()
    return (Shape(Role.TOP, (outline(stage.slice(stage.trunk.slices[COLLAR])),), 1.0),)


def open_collar(stage: Stage) -> bool:
    """Whether one looks into the collar, and so sees the neck before the shirt."""
    return dot(stage.trunk.slices[COLLAR].axes[1], stage.camera.near) > 0.12


def _folds(upper: Bone, lower: Bone, tone: float) -> tuple[Shape, ...]:
    """Two folds in the hollow of a bent knee, where the bend is seen from its side."""
    if dot(upper.way, lower.way) > _STRAIGHT or abs(cross(upper.way, lower.way)[2]) < _SIDEWAYS:
        return ()
    inner = unit(sub(lower.way, upper.way))
    lines: list[Loop] = []
    for way in (upper.way, scale(lower.way, -1.0)):
        points = [along(along(upper.end, inner, deep), way, back) for deep, back in _FOLD]
        lines.append(tuple([(x, y) for x, y, _ in points]))
    opacity = 0.7 - 0.3 * tone
    return (Shape(Role.TROUSERS, tuple(lines), 1.0, stroke=_FOLD_WIDTH, smooth=True, opacity=opacity),)
