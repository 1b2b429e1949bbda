"""The head: skull, face, ears and hair, drawn right from every side. Knows no body below the neck.

Skull and hair are lofts of flat ellipses. Of the hair, the part of every ring is shown that faces the one who
looks and lies behind the hairline, so all views, also from above and below, come from one table. Marks of the
face lie on rings of the skull and are shown where the skin faces the one who looks.
"""

import math
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from desktop.figure.camera import Camera, Point
from desktop.figure.curves import refined
from desktop.figure.depth import Ball, Part
from desktop.figure.frame import Role, Shape
from desktop.figure.hull import Loop, Section, chain, hull_of, outline
from desktop.figure.vectors import Axes, Vec, dot, place
from desktop.figure.volume import Volume


class _Ring(NamedTuple):
    """A level cut: height, foremost and rearmost point, half width, and the angle where hair begins."""

    up: float
    front: float
    back: float
    half_width: float
    hair_deg: float = 180.0


_SKULL: tuple[_Ring, ...] = (
    _Ring(-0.0300, 0.0520, 0.0350, 0.0110),
    _Ring(-0.0265, 0.0565, 0.0240, 0.0175),
    _Ring(-0.0200, 0.0585, 0.0100, 0.0245),
    _Ring(-0.0110, 0.0575, -0.0060, 0.0305),
    _Ring(-0.0010, 0.0575, -0.0300, 0.0350),
    _Ring(0.0100, 0.0575, -0.0440, 0.0385),
    _Ring(0.0220, 0.0565, -0.0500, 0.0410),
    _Ring(0.0360, 0.0550, -0.0550, 0.0420),
    _Ring(0.0480, 0.0580, -0.0570, 0.0425),
    _Ring(0.0620, 0.0580, -0.0570, 0.0415),
    _Ring(0.0760, 0.0520, -0.0530, 0.0375),
    _Ring(0.0880, 0.0400, -0.0440, 0.0300),
    _Ring(0.0970, 0.0220, -0.0280, 0.0180),
)

_HAIR: tuple[_Ring, ...] = (
    _Ring(-0.0170, 0.040, -0.0400, 0.0260, 152),
    _Ring(-0.0110, 0.045, -0.0465, 0.0325, 139),
    _Ring(0.0000, 0.052, -0.0530, 0.0385, 126),
    _Ring(0.0120, 0.056, -0.0590, 0.0425, 112),
    _Ring(0.0190, 0.056, -0.0615, 0.0438, 92),
    _Ring(0.0270, 0.056, -0.0635, 0.0448, 82),
    _Ring(0.0400, 0.057, -0.0658, 0.0458, 74),
    _Ring(0.0540, 0.059, -0.0662, 0.0464, 66),
    _Ring(0.0660, 0.060, -0.0645, 0.0460, 57),
    _Ring(0.0720, 0.0600, -0.0628, 0.0450, 46),
    _Ring(0.0750, 0.0598, -0.0614, 0.0443, 0),
    _Ring(0.0800, 0.0580, -0.0590, 0.0425, 0),
    _Ring(0.0860, 0.0545, -0.0550, 0.0395, 0),
    _Ring(0.0940, 0.0460, -0.0480, 0.0335, 0),
    _Ring(0.1010, 0.0340, -0.0370, 0.0245, 0),
    _Ring(0.1055, 0.0200, -0.0230, 0.0140, 0),
    _Ring(0.1070, 0.0040, -0.0080, 0.0040, 0),
)

_NOSE: tuple[tuple[Vec, float], ...] = (
    ((0.0535, 0.0360, 0.0), 0.0050),
    ((0.0595, 0.0250, 0.0), 0.0052),
    ((0.0655, 0.0155, 0.0), 0.0056),
    ((0.0590, 0.0110, 0.0), 0.0062),
)
_LIPS: tuple[tuple[Vec, float], ...] = (
    ((0.0560, 0.0030, 0.0), 0.0042),
    ((0.0555, -0.0030, 0.0), 0.0042),
)


_FINE_SKULL = (*[_Ring(*values) for values in refined(_SKULL[:9], 2)], *_SKULL[9:])


def _on_ring(ring: _Ring, angle_deg: float) -> Vec:
    """Return a point of a ring (forward, up, right), the angle counted from the front to the right."""
    angle = math.radians(angle_deg)
    middle, half = 0.5 * (ring.front + ring.back), 0.5 * (ring.front - ring.back)
    return (middle + half * math.cos(angle), ring.up, ring.half_width * math.sin(angle))


class _Slope(NamedTuple):
    """A ring of hair, and how much its surface leans up, against one that stands upright."""

    ring: _Ring
    lean: float


def _slopes(rings: Sequence[_Ring]) -> tuple[_Slope, ...]:
    made: list[_Slope] = []
    for k, ring in enumerate(rings):
        low, high = rings[max(0, k - 1)], rings[min(len(rings) - 1, k + 1)]
        rise = high.up - low.up
        depth = (high.front - high.back - low.front + low.back) / (ring.front - ring.back)
        breadth = (high.half_width - low.half_width) / ring.half_width
        made.append(_Slope(ring, -0.5 * (depth + breadth) / rise))
    return tuple(made)


_HAIR_SLOPES = _slopes((*_HAIR[:9], *[_Ring(*values) for values in refined(_HAIR[9:], 2)]))


class _Look:
    """A head and the one who looks at it: projects points that are given forward, up, right in the head."""

    def __init__(self, camera: Camera, origin: Vec, axes: Axes) -> None:
        self._origin = camera.point(origin)
        self._axes = tuple([camera.point(axis) for axis in axes])
        self.ahead, self.up, self.right = [dot(camera.near, axis) for axis in axes]

    def point(self, at: Vec) -> Point:
        """Return where a point of the head is in the picture."""
        (x, y), ((fx, fy), (ux, uy), (rx, ry)) = self._origin, self._axes
        a, b, c = at
        return (x + fx * a + ux * b + rx * c, y + fy * a + uy * b + ry * c)

    def section(self, at: Vec, half: Vec) -> Section:
        """Return an ellipsoid whose axes are those of the head; none is 0."""
        x, y = self.point(at)
        (fx, fy), (ux, uy), (rx, ry) = self._axes
        f, u, r = half[0] * half[0], half[1] * half[1], half[2] * half[2]
        return Section(
            x,
            y,
            fx * fx * f + ux * ux * u + rx * rx * r,
            fx * fy * f + ux * uy * u + rx * ry * r,
            fy * fy * f + uy * uy * u + ry * ry * r,
        )

    def ring(self, ring: _Ring) -> Section:
        """Return a whole ring."""
        x, y = self.point((0.5 * (ring.front + ring.back), ring.up, 0.0))
        (fx, fy), _, (rx, ry) = self._axes
        depth, width = 0.5 * (ring.front - ring.back), ring.half_width
        fx, fy, rx, ry = fx * depth, fy * depth, rx * width, ry * width
        return Section(x, y, fx * fx + rx * rx, fx * fy + rx * ry, fy * fy + ry * ry)

    def shown_deg(self, slope: _Slope) -> tuple[float, float] | None:
        """Return the angle in the middle of what is seen of a ring, and how far it reaches to both sides."""
        ring = slope.ring
        ahead = self.ahead / (0.5 * (ring.front - ring.back))
        aside = self.right / ring.half_width
        size = math.hypot(ahead, aside)
        lean = self.up * slope.lean
        if lean <= -size:
            return None
        reach = 180.0 if lean >= size else math.degrees(math.acos(-lean / size))
        return math.degrees(math.atan2(aside, ahead)), reach


_BEHIND_THE_FACE = 0.028
_FROM_BELOW = -0.3
_MASS = (
    *[ring._replace(front=_BEHIND_THE_FACE) for ring in (_HAIR[4], _HAIR[7])],
    *[_HAIR[k] for k in (9, 12, 14)],
)
"""Rings of hair whose common outline stands behind the skull; beside the face they end before it."""
_TILTED = 0.5
"""Seen from so far above or below, a head has the outline of the hull of its rings."""
_FLAT = 0.75
"""A face is flatter than the rings of the skull; it shows when one looks from above."""
_GRAZING = 0.009
"""Marks on skin that is seen more edge on than this are not drawn."""
_STEEP, _CROWN = 0.58, 0.86
"""Seen so much from above or below, only the lids are seen of the eyes; and then nothing of the face."""


@lru_cache(maxsize=16)
def head_part(camera: Camera, origin: Vec, axes: Axes, *, eyes_closed: bool = False) -> Part:
    """Return the head as a part of a person: the skull, and face, hair and ears on it.

    Args:
        camera: From where it is seen.
        origin: The joint below the skull.
        axes: The axes of the head.
        eyes_closed: Whether the lids are closed.
    """
    look = _Look(camera, origin, axes)
    near_ears = [side for side in (1.0, -1.0) if look.right * side > 0.12]
    loops = _skull(look)
    for side in (1.0, -1.0):
        if side not in near_ears:
            loops += (_ear(look, side),)
    details: list[Shape] = []
    if look.ahead > -0.45:
        details += _face(look, eyes_closed=eyes_closed)
    details.append(Shape(Role.HAIR, _hair(look)))
    for side in near_ears:
        details += [Shape(Role.SKIN, (_ear(look, side),), 0.35), _ear_fold(look, side)]
    # From below, the chin lies before the nape: only the crown stands behind the face.
    rings = [look.ring(ring) for ring in (_MASS[2:] if look.up < _FROM_BELOW else _MASS)]
    mass = Shape(Role.HAIR, (hull_of(rings),) if abs(look.up) > _TILTED else chain(rings))
    balls = tuple([Ball(*look.point(at), camera.depth(place(origin, axes, at)), r) for at, r in _ROUGH])
    return Part("head", balls, Volume(Role.SKIN, (), lit=1.0, loops=loops), tuple(details), (mass,), 0.3)


_ROUGH: tuple[tuple[Vec, float], ...] = (
    ((0.0, 0.035, 0.0), 0.040),
    ((-0.010, 0.055, 0.0), 0.044),
    ((0.030, -0.005, 0.0), 0.028),
    ((0.035, 0.040, 0.0), 0.030),
)
"""The head as a few balls."""


def _skull(look: _Look) -> tuple[Loop, ...]:
    steep = abs(look.up) > _TILTED
    loops = (
        (hull_of([look.ring(ring) for ring in _SKULL[::2]]),)
        if steep
        else chain([look.ring(ring) for ring in _FINE_SKULL])
    )
    for balls in (_NOSE, _LIPS):
        loops += (hull_of([Section(*look.point(at), r * r, 0.0, r * r) for at, r in balls]),)
    return loops


def _hair(look: _Look) -> tuple[Loop, ...]:
    """Return what is seen of the hair: a patch of rings, or one for each side of the hairline."""
    shown = [look.shown_deg(slope) for slope in _HAIR_SLOPES]
    loops: list[Loop] = [tuple(_arc(look, _HAIR[-1], (0.0, 360.0)))] if look.up > 0.0 else []
    for turn in (0.0, 360.0):
        run: list[tuple[_Ring, Point]] = []
        for (ring, _), span in zip(_HAIR_SLOPES, shown, strict=True):
            row = _row(ring, span, turn, look.ahead)
            if row is not None:
                run.append((ring, row))
            elif run:
                loops.append(_patch(look, run))
                run = []
        if run:
            loops.append(_patch(look, run))
    return tuple(loops)


def _patch(look: _Look, run: Sequence[tuple[_Ring, Point]]) -> Loop:
    """Return what is seen of neighbouring rings: along the lowest, up, back along the highest, and down."""
    inner = run[1:-1]
    return (
        *_arc(look, *run[0]),
        *[look.point(_on_ring(ring, end)) for ring, (_, end) in inner],
        *reversed(_arc(look, *run[-1])),
        *[look.point(_on_ring(ring, start)) for ring, (start, _) in reversed(inner)],
    )


_NAPE = 0.004
"""Hair below this height lies behind the neck of one who is seen from the front."""


def _row(ring: _Ring, span: tuple[float, float] | None, turn: float, ahead: float) -> Point | None:
    """Return where the hair that is seen of a ring starts and ends, in degrees."""
    if span is None or (ring.up < _NAPE and ahead > 0.25):
        return None
    middle, reach = span
    start, end = max(ring.hair_deg, middle - reach + turn), min(360.0 - ring.hair_deg, middle + reach + turn)
    return (start, end) if end > start else None


def _arc(look: _Look, ring: _Ring, span: Point) -> list[Point]:
    start, end = span
    steps = 1 + int((end - start) / 24.0)
    return [look.point(_on_ring(ring, start + (end - start) * k / steps)) for k in range(steps + 1)]


def _ear(look: _Look, side: float) -> Loop:
    return outline(look.section((-0.004, 0.0200, side * 0.0440), (0.0092, 0.0152, 0.0055)))


def _ear_fold(look: _Look, side: float) -> Shape:
    points = ((0.0005, 0.0290), (-0.0060, 0.0290), (-0.0080, 0.0220), (-0.0040, 0.0150))
    line = tuple([look.point((a, b, side * 0.049)) for a, b in points])
    return Shape(Role.SKIN, (line,), 1.0, stroke=0.0022, smooth=True)


class _Mark(NamedTuple):
    """A point of the face: where it is, how far behind the foremost point of its ring, and its direction."""

    at: Vec
    behind: float
    ahead: float
    aside: float


def _marks(ring: _Ring, angles: Sequence[Point], side: float = 1.0) -> tuple[_Mark, ...]:
    """Return marks on a ring: angles from the front and how far above the ring, on one side of the face."""
    made: list[_Mark] = []
    half = 0.5 * (ring.front - ring.back)
    for angle_deg, rise in angles:
        a, b, c = _on_ring(ring, side * angle_deg)
        angle = math.radians(side * angle_deg)
        made.append(
            _Mark((a, b + rise, c), ring.front - a, math.cos(angle) * ring.half_width, math.sin(angle) * half)
        )
    return tuple(made)


_EYE_RING, _BROW_RING, _MOUTH_RING = _FINE_SKULL[14], _FINE_SKULL[16], _FINE_SKULL[8]
_LID = ((20.0, 0.0), (27.0, -0.0022), (34.0, -0.0026), (42.0, -0.0008))
_UPPER_LID = ((19.0, 0.0006), (25.0, 0.0040), (32.0, 0.0050), (38.0, 0.0036), (43.0, 0.0004))
_IRIS = (
    (26.5, 0.0),
    (28.0, 0.0036),
    (31.0, 0.0048),
    (34.0, 0.0036),
    (35.5, 0.0),
    (34.0, -0.0034),
    (31.0, -0.0044),
    (28.0, -0.0034),
)
_BROW = ((16.0, 0.0012), (28.0, 0.0028), (43.0, -0.0006))
_MOUTH = ((-19.0, 0.0012), (-9.0, -0.0004), (0.0, -0.0006), (9.0, -0.0004), (19.0, 0.0012))
_BOTH = (1.0, -1.0)
_LIDS = tuple(_marks(_EYE_RING, _LID, side) for side in _BOTH)
_UPPER_LIDS = tuple(_marks(_EYE_RING, _UPPER_LID, side) for side in _BOTH)
_IRISES = tuple(_marks(_EYE_RING, _IRIS, side) for side in _BOTH)
_BROWS = tuple(_marks(_BROW_RING, _BROW, side) for side in _BOTH)
_LIPS_LINE = _marks(_MOUTH_RING, _MOUTH)
_NOSE_TIP: tuple[Vec, ...] = (
    (0.0600, 0.0095, -0.0075),
    (0.0640, 0.0083, -0.0030),
    (0.0640, 0.0083, 0.0030),
    (0.0600, 0.0095, 0.0075),
)
_NOSE_SIDE = ((0.0570, 0.0330), (0.0655, 0.0190), (0.0655, 0.0130), (0.0600, 0.0095))


def _face(look: _Look, *, eyes_closed: bool) -> list[Shape]:
    """Eyes, brows, nose and a quiet mouth, as far as they face the one who looks."""
    shapes: list[Shape] = []
    if abs(look.up) > _CROWN:
        return shapes
    eyes_closed = eyes_closed or abs(look.up) > _STEEP
    for k in range(2):
        shapes += _line(Role.FACE, _seen(look, (_LIDS if eyes_closed else _UPPER_LIDS)[k]), 0.0034)
        iris = () if eyes_closed else _seen(look, _IRISES[k])
        if len(iris) == len(_IRIS):
            shapes.append(Shape(Role.FACE, (iris,), 1.0, smooth=True))
        shapes += _line(Role.FACE, _seen(look, _BROWS[k]), 0.0032)
    shapes += _line(Role.SKIN, _seen(look, _LIPS_LINE), 0.0032)
    if look.ahead > 0.35:
        far = -1.0 if look.right > 0.0 else 1.0
        side = [(a, b, far * 0.0055) for a, b in _NOSE_SIDE] if abs(look.right) > 0.2 else []
        line = tuple([look.point(at) for at in side or _NOSE_TIP])
        shapes += _line(Role.SKIN, line, 0.0026)
    return shapes


def _line(role: Role, points: tuple[Point, ...], width: float) -> list[Shape]:
    return [Shape(role, (points,), 1.0, stroke=width, smooth=True)] if len(points) > 2 else []


def _seen(look: _Look, marks: Sequence[_Mark]) -> tuple[Point, ...]:
    """Return those marks that lie on skin that faces the one who looks."""
    flat = _FLAT * abs(look.up) * max(0.0, look.ahead) / (math.hypot(look.ahead, look.right) + 1e-6)
    return tuple(
        [
            look.point((at[0] + flat * behind, at[1], at[2]))
            for at, behind, ahead, aside in marks
            if look.ahead * ahead + look.right * aside > _GRAZING
        ]
    )
