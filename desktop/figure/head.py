"""The head: skull, face, ears and hair, drawn right from every side. Knows no body below the neck.

Skull and hair are lofts of flat ellipses. Of each slice of hair the part that faces the viewer and lies
behind the hairline is shown, so profile, back and three-quarter view come from one table.
"""

import math
from collections.abc import Sequence
from typing import NamedTuple

from desktop.figure.camera import Camera, Point
from desktop.figure.curves import refined
from desktop.figure.frame import Role, Shape
from desktop.figure.hull import Loop, ball, chain, ellipsoid, outline
from desktop.figure.vectors import Axes, Vec, dot, place, scale


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
    _Ring(-0.0200, 0.040, -0.0390, 0.0240, 158),
    _Ring(-0.0120, 0.045, -0.0460, 0.0320, 142),
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

_NAPE = 0.004
"""Hair below this height lies on the neck."""

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


_FINE_SKULL = tuple(_Ring(*values) for values in refined(_SKULL, 2))
_FINE_HAIR = tuple(_Ring(*values) for values in refined(_HAIR, 2))


def _on_ring(ring: _Ring, angle_deg: float) -> Vec:
    """Return a point of a ring (forward, up, right), the angle counted from the front to the right."""
    angle = math.radians(angle_deg)
    middle, half = 0.5 * (ring.front + ring.back), 0.5 * (ring.front - ring.back)
    return (middle + half * math.cos(angle), ring.up, ring.half_width * math.sin(angle))


class _Look(NamedTuple):
    """A head and the one who looks at it."""

    camera: Camera
    origin: Vec
    axes: Axes
    ahead: float
    right: float

    def point(self, at: Vec) -> Point:
        return self.camera.point(place(self.origin, self.axes, at))

    def facing_deg(self, ring: _Ring) -> float:
        """Return the angle of the ring that looks at the viewer."""
        half = 0.5 * (ring.front - ring.back)
        return math.degrees(math.atan2(self.right * half, self.ahead * ring.half_width))


def head_shapes(camera: Camera, origin: Vec, axes: Axes, tone: float = 0.0) -> list[Shape]:
    """Return the shapes of a head, back to front.

    Args:
        camera: From where it is seen.
        origin: The joint below the skull.
        axes: The axes of the head.
        tone: How much it lies in the shade.
    """
    look = _Look(camera, origin, axes, dot(camera.near, axes[0]), dot(camera.near, axes[2]))
    shapes: list[Shape] = []
    near_ears = [side for side in (1.0, -1.0) if look.right * side > 0.12]
    shapes += [_ear(look, side, tone) for side in (1.0, -1.0) if side not in near_ears]
    shapes.append(Shape(Role.SKIN, _skull(look), tone))
    if look.ahead > -0.35:
        shapes += _face(look)
    shapes.append(Shape(Role.HAIR, _hair(look), tone))
    for side in near_ears:
        shapes += [_ear(look, side, tone), _ear_fold(look, side)]
    return shapes


def _skull(look: _Look) -> tuple[tuple[Point, ...], ...]:
    forward, _, right = look.axes
    sections = [
        ellipsoid(
            look.camera,
            place(look.origin, look.axes, (0.5 * (ring.front + ring.back), ring.up, 0.0)),
            (scale(forward, 0.5 * (ring.front - ring.back)), scale(right, ring.half_width)),
        )
        for ring in _FINE_SKULL
    ]
    loops = chain(sections)
    for balls in (_NOSE, _LIPS):
        loops += chain([ball(look.camera, place(look.origin, look.axes, at), r) for at, r in balls])
    return loops


def _hair(look: _Look) -> tuple[tuple[Point, ...], ...]:
    loops: list[tuple[Point, ...]] = []
    for turn in (0.0, 360.0):
        low: list[Point] = []
        high: list[Point] = []
        for ring in _FINE_HAIR:
            if ring.up < _NAPE and look.ahead > 0.25:
                continue  # the neck hides it
            facing = look.facing_deg(ring) + turn
            start, end = max(ring.hair_deg, facing - 90.0), min(360.0 - ring.hair_deg, facing + 90.0)
            if end <= start:
                continue
            low.append(look.point(_on_ring(ring, start)))
            high.append(look.point(_on_ring(ring, end)))
        if len(low) > 2:
            loops.append((*low, *reversed(high)))
    return tuple(loops)


def _ear(look: _Look, side: float, tone: float) -> Shape:
    forward, up, right = look.axes
    shell = ellipsoid(
        look.camera,
        place(look.origin, look.axes, (-0.004, 0.0200, side * 0.0440)),
        (
            scale((forward[0] - 0.25 * up[0], forward[1] - 0.25 * up[1], forward[2] - 0.25 * up[2]), 0.0088),
            scale((up[0] + 0.2 * forward[0], up[1] + 0.2 * forward[1], up[2] + 0.2 * forward[2]), 0.0150),
            scale(right, 0.0055),
        ),
    )
    return Shape(Role.SKIN, (outline(shell),), min(1.0, tone + 0.35))


def _ear_fold(look: _Look, side: float) -> Shape:
    points = ((0.0005, 0.0290), (-0.0060, 0.0290), (-0.0080, 0.0220), (-0.0040, 0.0150))
    line = tuple([look.point((a, b, side * 0.049)) for a, b in points])
    return Shape(Role.SKIN, (line,), 1.0, stroke=0.0022, smooth=True)


def _face(look: _Look) -> list[Shape]:
    """Closed eyes, brows and a quiet mouth, as far as they face the viewer."""
    lines: list[tuple[Loop, Role, float]] = []
    for side in (1.0, -1.0):
        for ring, marks, width in ((_EYE_RING, _LID, 0.0036), (_BROW_RING, _BROW, 0.0030)):
            line = _surface_line(look, ring, [(side * angle, rise) for angle, rise in marks])
            lines.append((line, Role.FACE, width))
    lines.append((_surface_line(look, _MOUTH_RING, _MOUTH), Role.SKIN, 0.0030))
    return [
        Shape(role, (line,), 1.0, stroke=width, smooth=True) for line, role, width in lines if len(line) > 2
    ]


_EYE_RING, _BROW_RING, _MOUTH_RING = _FINE_SKULL[14], _FINE_SKULL[16], _FINE_SKULL[8]
_LID = ((20.0, 0.0), (27.0, -0.0022), (34.0, -0.0026), (42.0, -0.0008))
_BROW = ((17.0, 0.0), (28.0, 0.0022), (43.0, -0.0008))
_MOUTH = ((-19.0, 0.0012), (-9.0, -0.0004), (0.0, -0.0006), (9.0, -0.0004), (19.0, 0.0012))


def _surface_line(look: _Look, ring: _Ring, marks: Sequence[Point]) -> tuple[Point, ...]:
    facing = look.facing_deg(ring)
    line: list[Point] = []
    for angle, rise in marks:
        if abs((angle - facing + 180.0) % 360.0 - 180.0) < 88.0:
            a, b, c = _on_ring(ring, angle)
            line.append(look.point((a, b + rise, c)))
    return tuple(line)
