"""The person: from a solved body to shapes, back to front. Knows clothes and depth, no tools, no colours."""

from typing import NamedTuple

from desktop.figure import hands, profiles
from desktop.figure.body import SIDES, ArmBody, Body, LegBody
from desktop.figure.camera import Camera, Point
from desktop.figure.frame import Role, Shape
from desktop.figure.head import head_shapes
from desktop.figure.hull import Loop, Section, ball, chain, ellipsoid, hull_of, outline, shifted
from desktop.figure.limbs import FOOT_BROAD, FOOT_SECTIONS
from desktop.figure.profiles import Profile
from desktop.figure.trunk import SHIRT_FROM, TROUSERS_TO, Slice, Trunk
from desktop.figure.vectors import Vec, along, cross, dot, mix, place, scale, square_to, sub, unit
from desktop.figure.volume import Volume, fill, light_on

_CAST = (-0.005, -0.010)
"""Where the shadow of an arm falls on the shirt."""


_BLADE = ((0.40, 0.095), (0.345, 0.13), (0.345, 0.185), (0.40, 0.235), (0.48, 0.245), (0.57, 0.225))
"""The inner and lower edge of the right shoulder blade, on the back map."""

_PIECE = 3
"""A forearm is painted in pieces of so many sections, as it may pass from behind the trunk to before it."""


class _Part(NamedTuple):
    """Shapes that are painted together, and how near they are to the one who looks, beside the trunk."""

    depth: float
    shapes: list[Shape]


class _Stage(NamedTuple):
    """What every part needs to know: the camera, the trunk, and its middle in the picture."""

    camera: Camera
    trunk: Trunk
    middle: Point

    def filled(self, volume: Volume, at: Vec) -> list[Shape]:
        """Return the shapes of a part that is somewhere."""
        return fill(volume, light_on(self.camera, self.camera.point(at), self.middle))

    def depth(self, point: Vec) -> float:
        """Return how much nearer a point is than the middle of the trunk at its level."""
        nearest = min(self.trunk.slices[::4], key=lambda item: _square(sub(item.centre, point)))
        return self.camera.depth(point) - self.camera.depth(nearest.centre)


class Person(NamedTuple):
    """The shapes of a person, each list back to front.

    Attributes:
        far: Legs, and arms behind the trunk.
        trunk: Hips, shirt, neck and head.
        near: Arms before the trunk.
    """

    far: list[Shape]
    trunk: list[Shape]
    near: list[Shape]


def person_shapes(camera: Camera, body: Body) -> Person:
    """Return the shapes of a person in the order in which they are painted."""
    trunk = body.trunk
    stage = _Stage(camera, trunk, camera.point(trunk.joints[2]))
    legs = [_leg(stage, leg) for leg in body.legs]
    arms = [part for arm in body.arms for part in _arm(stage, arm)]
    far = _ordered([part for part in arms if part.depth < 0.0]) + _ordered(legs)
    shirt = _shirt(stage)
    middle = [*_pelvis(stage), _neck(stage), *shirt, *_blades(stage)]
    middle += head_shapes(camera, trunk.joints[5], trunk.head)
    front = [part for part in arms if part.depth >= 0.0]
    cast = tuple([loop for part in front for loop in part.shapes[0].loops[:1]])
    shadow = (
        [Shape(Role.TOP, shifted(cast, *_CAST), 1.0, opacity=0.75, inside=shirt[0].loops)] if cast else []
    )
    return Person(far, middle, shadow + _ordered(front))


def _ordered(parts: list[_Part]) -> list[Shape]:
    return [shape for part in sorted(parts, key=lambda part: part.depth) for shape in part.shapes]


def _square(v: Vec) -> float:
    return dot(v, v)


def _shade(depth: float) -> float:
    """The tone of a part that lies behind the trunk."""
    return max(0.0, min(1.0, (-depth - 0.03) * 12.0))


def _along_bone(
    camera: Camera, start: Vec, end: Vec, behind: Vec, profile: tuple[Profile, ...]
) -> list[Section]:
    return [ball(camera, along(mix(start, end, p.share), behind, p.back), p.radius) for p in profile]


def _disk(camera: Camera, start: Vec, end: Vec, behind: Vec, profile: Profile) -> Section:
    """The flat end of a sleeve or a trouser leg."""
    aside = cross(unit(sub(end, start)), behind)
    centre = along(mix(start, end, profile.share), behind, profile.back)
    return ellipsoid(camera, centre, (scale(behind, profile.radius), scale(aside, profile.radius)))


def _leg(stage: _Stage, leg: LegBody) -> _Part:
    camera, trunk = stage.camera, stage.trunk
    hip, knee, ankle = leg.bones.root, leg.bones.middle, leg.bones.end
    depth = camera.depth(hip) - camera.depth(trunk.joints[0])
    tone = _shade(depth)
    bend = sub(knee, mix(hip, ankle, 0.5))
    ahead = bend if _square(bend) > 1e-6 else leg.foot.axes[0]
    shin_back = scale(square_to(ahead, unit(sub(ankle, knee)), trunk.pelvis[0]), -1.0)
    thigh_back = scale(square_to(ahead, unit(sub(knee, hip)), trunk.pelvis[0]), -1.0)
    thigh = _along_bone(camera, hip, knee, thigh_back, profiles.THIGH)
    shin = _along_bone(camera, knee, ankle, shin_back, profiles.SHIN)
    shin.append(_disk(camera, knee, ankle, shin_back, profiles.TROUSER_HEM))
    skin = [_along_bone(camera, knee, ankle, shin_back, profiles.ANKLE), *_foot(camera, leg)]
    shapes = stage.filled(Volume(Role.SKIN, skin, tone, lit=1.0), ankle)
    shapes += stage.filled(Volume(Role.TROUSERS, (thigh, shin), tone), knee)
    return _Part(depth, shapes)


def _foot(camera: Camera, leg: LegBody) -> list[list[Section]]:
    forward, up, right = leg.foot.axes
    sections: list[Section] = []
    for k, (at, radius) in enumerate(FOOT_SECTIONS):
        centre = place(leg.foot.ankle, leg.foot.axes, at)
        broad = FOOT_BROAD + radius if k > 2 else radius
        half_axes = (scale(forward, radius), scale(up, radius), scale(right, broad))
        sections.append(ellipsoid(camera, centre, half_axes))
    return [sections, [sections[0], sections[3]]]


def _slice(camera: Camera, item: Slice, share: float = 1.0) -> Section:
    forward, _, right = item.axes
    return ellipsoid(
        camera, item.centre, (scale(forward, item.half_depth * share), scale(right, item.half_width * share))
    )


def _pelvis(stage: _Stage) -> list[Shape]:
    slices = stage.trunk.slices[: TROUSERS_TO + 1]
    sections = [_slice(stage.camera, item) for item in slices]
    chains = [sections]
    for side in SIDES:
        centre = place(stage.trunk.joints[0], stage.trunk.pelvis, (-0.032, -0.020, 0.044 * side))
        chains.append([ball(stage.camera, centre, 0.049)])
    return stage.filled(Volume(Role.TROUSERS, chains, lit=1.0), slices[0].centre)


def _shirt(stage: _Stage) -> list[Shape]:
    camera, trunk = stage.camera, stage.trunk
    chains = [[_slice(camera, item, 1.02) for item in trunk.slices[SHIRT_FROM:-2]]]
    chains += [[ball(camera, centre, radius) for centre, radius in trunk.yoke(side)] for side in SIDES]
    return stage.filled(Volume(Role.TOP, chains, lit=0.88), trunk.joints[2])


def _blades(stage: _Stage) -> list[Shape]:
    """The inner edges of the shoulder blades, as folds of the shirt, where the back is seen."""
    camera, trunk = stage.camera, stage.trunk
    if dot(trunk.chest[0], camera.near) > -0.35:
        return []
    lines: list[Loop] = []
    for side in SIDES:
        move = trunk.blade_shift(side)
        points = [trunk.skin(side * (x + move), y).point for x, y in _BLADE]
        lines.append(tuple([camera.point(point) for point in points]))
    return [Shape(Role.TOP, tuple(lines), 1.0, stroke=0.0045, smooth=True, opacity=0.55)]


def _neck(stage: _Stage) -> Shape:
    trunk = stage.trunk
    base = place(trunk.joints[4], trunk.parts[4], (0.004, -0.008, 0.0))
    top = place(trunk.joints[5], trunk.head, (0.004, 0.0, 0.0))
    balls = ((base, 0.0370), (mix(base, top, 0.5), 0.0335), (top, 0.0335))
    return Shape(Role.SKIN, chain([ball(stage.camera, centre, radius) for centre, radius in balls]), 0.55)


def _arm(stage: _Stage, arm: ArmBody) -> list[_Part]:
    camera = stage.camera
    shoulder, elbow, wrist = arm.bones.root, arm.bones.middle, arm.bones.end
    bend = sub(elbow, mix(shoulder, wrist, 0.5))
    upper = unit(sub(elbow, shoulder))
    behind = square_to(bend, upper, stage.trunk.chest[0])
    upper_depth = stage.depth(mix(shoulder, elbow, 0.6))
    lower_depth = stage.depth(mix(elbow, wrist, 0.8))
    tone, low_tone = _shade(upper_depth), _shade(lower_depth)
    hem = _disk(camera, shoulder, elbow, behind, profiles.SLEEVE_HEM)
    sleeve_chain = [*_along_bone(camera, shoulder, elbow, behind, profiles.SLEEVE), hem]
    sleeve = stage.filled(Volume(Role.TOP, (sleeve_chain,), tone), shoulder)
    upper_chain = _along_bone(camera, shoulder, elbow, behind, profiles.UPPER_ARM)
    skin = stage.filled(Volume(Role.SKIN, (upper_chain,), tone, lit=1.0), elbow)
    if dot(upper, camera.near) > 0.2:
        shapes = [*sleeve, Shape(Role.TOP, (outline(hem),), 1.0), *skin]
    else:
        shapes = [*skin, *sleeve]
    fore = _along_bone(camera, elbow, wrist, behind, profiles.FOREARM)
    knuckles = hands.place_in(arm.hand, (hands.PALM, 0.0, 0.0))
    thumb = hands.thumb_chain(arm.hand)
    parts = [
        _Part(upper_depth, shapes),
        _Part(stage.depth(thumb[-1][0]), [Shape(Role.SKIN, _outlines(camera, [thumb]), low_tone)]),
        _Part(stage.depth(knuckles), [_hand(camera, arm, low_tone)]),
    ]
    for start in range(0, len(fore) - 1, _PIECE):
        piece = Volume(
            Role.SKIN, (fore[start : start + _PIECE + 1],), tone if start == 0 else low_tone, lit=1.0
        )
        share = min(1.0, (start + 0.5 * _PIECE) / (len(fore) - 1))
        parts.append(_Part(stage.depth(mix(elbow, wrist, share)), stage.filled(piece, elbow)))
    return parts


def _hand(camera: Camera, arm: ArmBody, tone: float) -> Shape:
    """The palm and the fingers; the thumb is painted apart, as it may lie on the other side of the body."""
    palm = hull_of([ball(camera, centre, radius) for centre, radius in hands.palm_balls(arm.hand)])
    return Shape(Role.SKIN, (palm, *_outlines(camera, hands.finger_chains(arm.hand))), tone)


def _outlines(camera: Camera, chains: list[list[tuple[Vec, float]]]) -> tuple[Loop, ...]:
    loops: tuple[Loop, ...] = ()
    for balls in chains:
        loops += chain([ball(camera, centre, radius) for centre, radius in balls])
    return loops
