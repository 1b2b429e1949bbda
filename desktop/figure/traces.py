"""Traces: the ways of points of the body over a loop, as arrows that keep clear of face and contact.

Knows bodies and the camera, no time.
"""

import math
from collections.abc import Callable, Iterator, Sequence

from desktop.figure.arrows import way_shapes
from desktop.figure.body import Body
from desktop.figure.camera import Camera, Point
from desktop.figure.frame import Shape
from desktop.figure.hull import shifted
from desktop.figure.vectors import Vec, along, dot, place
from desktop.model.scenery import Trace

_BELLY_SLICE = 16
_NOSE_AT: Vec = (0.070, 0.016, 0.0)
_TOES_AT: Vec = (0.090, -0.020, 0.0)
_FACE_AT: Vec = (0.030, 0.030, 0.0)
_FACE_RADIUS, _CONTACT_RADIUS = 0.062, 0.030
_TRIES = 4

_CLEAR: dict[Trace, float] = {
    Trace.CONTACT: 0.055,
    Trace.HIPS: 0.15,
    Trace.CHEST: 0.13,
    Trace.RIGHT_SHOULDER: 0.075,
    Trace.LEFT_SHOULDER: 0.075,
    Trace.RIGHT_BLADE: 0.0,
    Trace.LEFT_BLADE: 0.0,
    Trace.RIGHT_ELBOW: 0.05,
    Trace.RIGHT_HAND: 0.06,
    Trace.LEFT_HAND: 0.06,
    Trace.RIGHT_KNEE: 0.07,
    Trace.LEFT_KNEE: 0.07,
    Trace.RIGHT_FOOT: 0.06,
    Trace.LEFT_FOOT: 0.06,
    Trace.NOSE: 0.045,
    Trace.BELLY: 0.055,
}
"""How far an arrow stands away from the way of its point."""


def _blade(body: Body, side: float) -> Vec:
    return body.trunk.skin(side * (0.36 + body.trunk.blade_shift(side)), 0.17).point


def _toes(body: Body, index: int) -> Vec:
    foot = body.legs[index].foot
    return place(foot.ankle, foot.axes, _TOES_AT)


def _belly(body: Body) -> Vec:
    item = body.trunk.slices[_BELLY_SLICE]
    return along(item.centre, item.axes[0], item.half_depth)


_POINTS: dict[Trace, Callable[[Body], Vec]] = {
    Trace.HIPS: lambda body: body.trunk.joints[0],
    Trace.CHEST: lambda body: body.trunk.joints[3],
    Trace.RIGHT_SHOULDER: lambda body: body.trunk.shoulders[0],
    Trace.LEFT_SHOULDER: lambda body: body.trunk.shoulders[1],
    Trace.RIGHT_BLADE: lambda body: _blade(body, 1.0),
    Trace.LEFT_BLADE: lambda body: _blade(body, -1.0),
    Trace.RIGHT_ELBOW: lambda body: body.arms[0].bones.middle,
    Trace.RIGHT_HAND: lambda body: body.arms[0].hand.wrist,
    Trace.LEFT_HAND: lambda body: body.arms[1].hand.wrist,
    Trace.RIGHT_KNEE: lambda body: body.legs[0].bones.middle,
    Trace.LEFT_KNEE: lambda body: body.legs[1].bones.middle,
    Trace.RIGHT_FOOT: lambda body: _toes(body, 0),
    Trace.LEFT_FOOT: lambda body: _toes(body, 1),
    Trace.NOSE: lambda body: place(body.trunk.joints[5], body.trunk.head, _NOSE_AT),
    Trace.BELLY: _belly,
}


def trace_shapes(
    camera: Camera, moments: Sequence[Body], traces: Sequence[Trace], tool_radius: float
) -> list[Shape]:
    """Return the arrows of a loop.

    Args:
        camera: From where the body is seen.
        moments: The body over the loop.
        traces: Whose ways to draw.
        tool_radius: How large the tool at the contact is, in body heights.
    """
    keep_off = list(_keep_off(camera, moments, tool_radius))
    shapes: list[Shape] = []
    for trace in traces:
        for ways in _ways(camera, moments, trace):
            arrow = way_shapes(ways, _middle(camera, moments[0], trace), _CLEAR[trace] + tool_radius)
            # An arrow at the contact itself already stands beside it.
            shapes += arrow if trace is Trace.CONTACT else _moved_off(arrow, keep_off)
    return shapes


def _ways(camera: Camera, moments: Sequence[Body], trace: Trace) -> Iterator[list[tuple[Point, float]]]:
    """Yield the way of each point that a trace names, with how much it presses at each moment."""
    if trace is Trace.CONTACT:
        for which in range(len(moments[0].contacts)):
            yield [(camera.point(body.contacts[which].point), body.press) for body in moments]
        return
    yield [(camera.point(_POINTS[trace](body)), 1.0) for body in moments]


def _middle(camera: Camera, body: Body, trace: Trace) -> Point:
    """The point on whose far side an arrow stands."""
    joints = body.trunk.joints
    return camera.point(joints[5] if trace is Trace.NOSE else joints[2])


def _keep_off(camera: Camera, moments: Sequence[Body], tool_radius: float) -> Iterator[tuple[Point, float]]:
    """Yield the circles that no arrow may cover: the face where it is seen, and what presses."""
    for body in moments[::3]:
        if dot(body.trunk.head[0], camera.near) > -0.35:
            yield camera.point(place(body.trunk.joints[5], body.trunk.head, _FACE_AT)), _FACE_RADIUS
        for skin in body.contacts:
            yield camera.point(skin.point), _CONTACT_RADIUS + tool_radius


def _moved_off(arrow: list[Shape], keep_off: Sequence[tuple[Point, float]]) -> list[Shape]:
    """Move an arrow away from every circle that it covers."""
    for _ in range(_TRIES):
        points = [point for shape in arrow for loop in shape.loops for point in loop]
        if not points:
            return arrow
        middle = (sum(x for x, _ in points) / len(points), sum(y for _, y in points) / len(points))
        worst, way = 0.0, (0.0, 0.0)
        for centre, radius in keep_off:
            inside = radius - min(math.dist(centre, point) for point in points)
            if inside > worst:
                size = math.dist(centre, middle) or 1.0
                worst, way = inside, ((middle[0] - centre[0]) / size, (middle[1] - centre[1]) / size)
        if worst <= 0.0:
            return arrow
        by = worst + 0.004
        arrow = [shape._replace(loops=shifted(shape.loops, way[0] * by, way[1] * by)) for shape in arrow]
    return arrow
