"""A scene: one step in one view, for every moment of its loop. Knows the figure, no files and no clock."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from desktop.figure import skeleton
from desktop.figure.arrows import way_shapes
from desktop.figure.body import Body, Room
from desktop.figure.camera import Camera, Point, camera_for
from desktop.figure.frame import BackMap, Box, Frame, Role, Shape
from desktop.figure.hull import ball, disc, outline
from desktop.figure.limbs import FOOT_SECTIONS
from desktop.figure.motion import Course, still_shares
from desktop.figure.person import person_shapes
from desktop.figure.posture import posture
from desktop.figure.props import STANDING, Layers, prop_layers, rolled_along
from desktop.figure.solver import solve
from desktop.figure.vectors import Vec, dot, mix, place
from desktop.model.motion import Motion
from desktop.model.region import ZoneOutline
from desktop.model.scenery import Prop, Trace, View

_SAMPLES = 24
_TOOL_RINGS = ((2.3, 0.16), (1.6, 0.26), (0.8, 0.5))
_HAND_RINGS = ((1.65, 0.18), (1.2, 0.28), (0.75, 0.5))
"""The soft rings of a contact: size and opacity. A tool covers the inner ones."""
_LARGEST_DISC = 0.024
"""The disc of a contact grows no larger, however large the tool."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Touching:
    """What presses in a step.

    Attributes:
        pressure: The pressure level, 0 to 4.
        radius: How large the contact is, in body heights.
        zones: Outlines of the no-pressure zones for this kind of tool.
    """

    pressure: int = 0
    radius: float = 0.02
    zones: tuple[ZoneOutline, ...] = ()


class Scene:
    """A step as it is drawn.

    Attributes:
        loop_s: How long one loop takes, in seconds.
        stills_s: Two or three moments that tell the motion without moving, in seconds.
        room: What carries the body and what it meets.
    """

    def __init__(
        self, course: Course, motion: Motion, room: Room, touching: Touching, loop_s: float, *, mirrored: bool
    ) -> None:
        self.loop_s = loop_s
        self.stills_s: tuple[float, ...] = tuple(share * loop_s for share in still_shares(course))
        self._course = course
        self._motion = motion
        self.room = room
        self._touching = touching
        self._mirrored = mirrored
        self._camera: Camera = camera_for(motion.view, mirrored=mirrored)
        self._latest: tuple[float, Frame] | None = None

    def body_at(self, time_s: float) -> Body:
        """Return the solved body at a moment, as it was authored (never mirrored)."""
        return solve(posture(self._course.row_at(time_s / self.loop_s)), self.room)

    def frame_at(self, time_s: float) -> Frame:
        """Return what to paint at a moment; the loop starts again without a jump."""
        # Picture and back map are two views that ask for the same moment, one after the other.
        if self._latest is None or self._latest[0] != time_s:
            self._latest = time_s, self._frame(time_s)
        return self._latest[1]

    def _frame(self, time_s: float) -> Frame:
        body = self.body_at(time_s)
        camera = self._camera
        person = person_shapes(camera, body)
        layers = [self._layers(prop, body) for prop in self._motion.props if prop.kind not in STANDING]
        things = self._standing + [shape for layer in layers for shape in layer.behind]
        shapes = self._ground(body)
        shapes += [*person.far, *things] if self._motion.view is View.BACK else [*things, *person.far]
        shapes += person.trunk
        shapes += self._contact(body)
        shapes += [shape for layer in layers for shape in layer.before]
        shapes += person.near
        shapes += [shape for layer in layers for shape in layer.hidden]
        shapes += self._arrows
        return Frame(self._bounds, tuple(shapes), self._back_map(body))

    def _layers(self, prop: Prop, body: Body) -> Layers:
        return prop_layers(self._camera, prop, body, self.room, rolled_along(self._first.tool, body.tool))

    @cached_property
    def _standing(self) -> list[Shape]:
        """Things that never move: they are drawn once."""
        props = [prop for prop in self._motion.props if prop.kind in STANDING]
        return [shape for prop in props for shape in self._layers(prop, self._first).behind]

    @cached_property
    def _first(self) -> Body:
        return self.body_at(0.0)

    @cached_property
    def _moments(self) -> tuple[Body, ...]:
        return tuple(self.body_at(self.loop_s * k / _SAMPLES) for k in range(_SAMPLES))

    @cached_property
    def _bounds(self) -> Box:
        """Everything that moves or stands, over the whole loop, with air around it."""
        boxes = [_body_box(self._camera, body) for body in self._moments[::4]]
        for prop in self._motion.props:
            layers = self._layers(prop, self._first)
            boxes += [_shape_box(shape) for part in layers for shape in part]
        boxes += [_shape_box(shape) for shape in self._arrows]
        box = boxes[0]
        for other in boxes[1:]:
            box = box.joined(other)
        return Box(box.left - 0.05, min(box.bottom, 0.0) - 0.05, box.right + 0.05, box.top + 0.04)

    @cached_property
    def _arrows(self) -> list[Shape]:
        shapes: list[Shape] = []
        middle = self._camera.point(self._first.trunk.joints[2])
        for trace in self._motion.traces:
            pairs = len(self._first.contacts) if trace is Trace.CONTACT else 1
            for which in range(max(1, pairs)):
                ways = [
                    (
                        self._camera.point(_traced(body, trace, which)),
                        body.press if trace is Trace.CONTACT else 1.0,
                    )
                    for body in self._moments
                ]
                shapes += way_shapes(ways, middle, _CLEAR[trace] + self.room.tool_radius)
        return shapes

    def _ground(self, body: Body) -> list[Shape]:
        """The floor: a line seen level, a soft disc seen from a little above; and shadows under the feet."""
        camera, box = self._camera, self._bounds
        if self._motion.view in {View.SIDE, View.BACK}:
            line = ((box.left + 0.02, -0.012), (box.right - 0.02, -0.012))
            shapes = [Shape(Role.FLOOR, (line,), stroke=0.018)]
        else:
            feet = [leg.foot.ankle for leg in self._first.legs]
            middle = mix(mix(feet[0], feet[1], 0.5), self._first.trunk.joints[0], 0.35)
            rim = disc(camera, (middle[0], 0.0, middle[2]), ((0.36, 0.0, 0.0), (0.0, 0.0, 0.36)))
            shapes = [Shape(Role.FLOOR, (rim,), smooth=True, opacity=0.55)]
        for leg in body.legs:
            x, height, z = leg.foot.ankle
            near = max(0.0, 1.0 - (height - skeleton.ANKLE_HEIGHT) * 6.0)
            rim = disc(camera, (x + 0.035, -0.001, z), ((0.085, 0.0, 0.0), (0.0, 0.0045, 0.03)))
            shapes.append(Shape(Role.SHADOW, (rim,), smooth=True, opacity=0.6 * near))
        return shapes

    def _contact(self, body: Body) -> list[Shape]:
        level = self._touching.pressure
        if not level or not body.contacts:
            return []
        shapes: list[Shape] = []
        size = min(self._touching.radius, _LARGEST_DISC) * (1.0 + 0.22 * level)
        for skin in body.contacts:
            hidden = dot(skin.normal, self._camera.near) < -0.3
            strength = (0.25 + 0.75 * body.press) * (0.6 if hidden else 1.0)
            for share, opacity in _TOOL_RINGS if self.room.tool else _HAND_RINGS:
                ring = ball(self._camera, skin.point, size * share)
                shapes.append(Shape(Role.CONTACT, (outline(ring),), opacity=opacity * strength))
        return shapes

    def _back_map(self, body: Body) -> BackMap | None:
        if not body.contacts or not self._touching.pressure:
            return None
        flip = -1.0 if self._mirrored else 1.0
        sides = (flip, -flip) if self.room.mirrored_contact else (flip,)
        x, y = body.contact_at
        return BackMap(
            contacts=tuple((x * side, y) for side in sides),
            radius=self._touching.radius / skeleton.BACK_MAP_HALF_WIDTH,
            press=body.press,
            pressure=self._touching.pressure,
            paths=tuple(tuple((a * side, b) for a, b in self._path) for side in sides) if self._path else (),
            across=self._motion.across,
            tilt_deg=flip * body_tilt_deg(body) if self._motion.across else 0.0,
            zones=self._touching.zones,
        )

    @cached_property
    def _path(self) -> tuple[Point, ...]:
        points = [body.contact_at for body in self._moments if body.press > 0.5]
        if not points or max(math.dist(a, points[0]) for a in points) < 0.02:
            return ()
        return tuple(points)


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
}


def _traced(body: Body, trace: Trace, which: int) -> Vec:
    at: dict[Trace, Vec] = {
        Trace.CONTACT: body.contacts[which].point if body.contacts else body.trunk.joints[2],
        Trace.HIPS: body.trunk.joints[0],
        Trace.CHEST: body.trunk.joints[3],
        Trace.RIGHT_SHOULDER: body.trunk.shoulders[0],
        Trace.LEFT_SHOULDER: body.trunk.shoulders[1],
        Trace.RIGHT_BLADE: body.trunk.skin(0.36 + body.trunk.blade_shift(1.0), 0.17).point,
        Trace.LEFT_BLADE: body.trunk.skin(-0.36 - body.trunk.blade_shift(-1.0), 0.17).point,
        Trace.RIGHT_ELBOW: body.arms[0].bones.middle,
        Trace.RIGHT_HAND: body.arms[0].hand.wrist,
        Trace.LEFT_HAND: body.arms[1].hand.wrist,
        Trace.RIGHT_KNEE: body.legs[0].bones.middle,
        Trace.LEFT_KNEE: body.legs[1].bones.middle,
    }
    return at[trace]


def body_tilt_deg(body: Body) -> float:
    """Return how far the chest leans to its right against the floor, in degrees."""
    return math.degrees(math.asin(max(-1.0, min(1.0, body.trunk.chest[2][1]))))


def _body_box(camera: Camera, body: Body) -> Box:
    boxes = [_point_box(camera.point(item.centre), 0.085) for item in body.trunk.slices[::6]]
    boxes.append(_point_box(camera.point(body.trunk.joints[5]), 0.11))
    for arm in body.arms:
        boxes.append(_point_box(camera.point(arm.bones.middle), 0.03))
        boxes.append(_point_box(camera.point(arm.hand.wrist), 0.06))
    for leg in body.legs:
        boxes.append(_point_box(camera.point(leg.bones.middle), 0.04))
        for at, radius in (FOOT_SECTIONS[0], FOOT_SECTIONS[-1]):
            tip = place(leg.foot.ankle, leg.foot.axes, at)
            boxes.append(_point_box(camera.point(tip), radius + 0.012))
    box = boxes[0]
    for other in boxes[1:]:
        box = box.joined(other)
    return box


def _point_box(point: Point, air: float) -> Box:
    return Box(point[0] - air, point[1] - air, point[0] + air, point[1] + air)


def _shape_box(shape: Shape) -> Box:
    points: Sequence[Point] = [point for loop in shape.loops for point in loop]
    xs, ys = [x for x, _ in points], [y for _, y in points]
    return Box(min(xs), min(ys), max(xs), max(ys))
