"""A scene: one step in one view, for every moment of its loop. Knows the figure, no files and no clock."""

from collections.abc import Iterable, Sequence
from functools import cached_property, lru_cache, reduce

from desktop.figure.attention import attention_shapes
from desktop.figure.body import Body, Room
from desktop.figure.camera import Camera, Point, camera_for
from desktop.figure.frame import BackMap, Box, Frame, Shape
from desktop.figure.ghosts import ghosts_of
from desktop.figure.ground import floor_shapes, shadow_shapes
from desktop.figure.limbs import FOOT_SECTIONS
from desktop.figure.motion import Course, key_shares
from desktop.figure.partner import Partner
from desktop.figure.person import Person, person_shapes
from desktop.figure.pins import Pins, farthest, pins_of
from desktop.figure.posture import posture
from desktop.figure.pressing import Touching, back_map_of, contact_shapes, ways_on_map
from desktop.figure.props import STANDING, Layers, prop_layers, rolled_along
from desktop.figure.solver import solve
from desktop.figure.stills import telling
from desktop.figure.together import partner_shapes
from desktop.figure.traces import trace_shapes
from desktop.figure.vectors import place
from desktop.model.motion import Motion
from desktop.model.scenery import Prop, PropKind, PropSpot, Trace, View

_SAMPLES = 24
_BREATHING = frozenset({Trace.BELLY, Trace.CHEST})
"""Breath alone moves these."""
_LIGHT = 0.05
"""The light of attention, from dark to bright, counts as so much movement."""
_ALIKE_DECIMALS = 7
"""Postures that differ less than this are one when the way of a loop is measured."""
_WANDERED = (0.15, 0.5, 0.85)
"""Moments that tell where attention wanders."""
_BACKDROP = frozenset({PropKind.WALL, PropKind.MAT, PropKind.DOORWAY})
"""Standing things that are behind everybody; the others may stand before a second person."""


class Scene:
    """A step as it is drawn.

    Attributes:
        loop_s: How long one loop takes, in seconds.
        room: What carries the body and what it meets.

    Args:
        course: The postures over the loop.
        motion: View, things and arrows.
        room: What carries the body.
        touching: What presses.
        loop_s: How long one loop takes.
        partner: A second person, if there is one.
        mirrored: Whether the left side is shown.
    """

    def __init__(
        self,
        course: Course,
        motion: Motion,
        room: Room,
        touching: Touching,
        loop_s: float,
        *,
        partner: Partner | None = None,
        mirrored: bool,
    ) -> None:
        self.loop_s = loop_s
        self.room = room
        self._course = course
        self._motion = motion
        self._touching = touching
        self._partner = partner
        self._camera: Camera = camera_for(motion.view, mirrored=mirrored)
        flip = -1.0 if mirrored else 1.0
        self._sides = (flip, -flip) if room.mirrored_contact else (flip,)
        self._latest: tuple[float, Frame] | None = None
        self._held: dict[object, Body] = {}
        self._body_at = lru_cache(maxsize=2)(self._solved)
        self._pins_at = lru_cache(maxsize=4)(self._pinned)

    @cached_property
    def stills_s(self) -> tuple[float, ...]:
        """One to three moments that tell the motion without moving, in seconds."""
        if self._motion.attention:
            return tuple(share * self.loop_s for share in _WANDERED)
        shares = key_shares(self._course)
        if len(shares) > 2:
            shares = telling(shares, [self._held_at(share) for share in shares])
        return tuple(share * self.loop_s for share in shares)

    def body_at(self, time_s: float) -> Body:
        """Return the solved body at a moment, as it was authored (never mirrored)."""
        return self._body_at(time_s)

    def partner_at(self, time_s: float) -> Body | None:
        """Return the body of the second person at a moment, as it was authored; None when there is none."""
        return self._partner_with(self.body_at(time_s), time_s)

    def frame_at(self, time_s: float) -> Frame:
        """Return what to paint at a moment; the loop starts again without a jump."""
        # Picture and back map are two views that ask for the same moment, one after the other.
        if self._latest is None or self._latest[0] != time_s:
            self._latest = time_s, self._frame(time_s)
        return self._latest[1]

    def moves(self, from_s: float, to_s: float) -> float:
        """Return how far the picture moves between two moments where it moves most, in body heights.

        This takes a fraction of the time that drawing both would take.
        """
        return farthest(self._pins_at(from_s), self._pins_at(to_s))

    def back_map_at(self, time_s: float) -> BackMap | None:
        """Return what the back map shows at a moment; None when nothing touches the back."""
        return back_map_of(self.body_at(time_s), self._touching, self._sides, self._paths)

    def _solved(self, time_s: float) -> Body:
        return solve(posture(self._course.row_at(time_s / self.loop_s)), self.room)

    def _pinned(self, time_s: float) -> Pins:
        body = self.body_at(time_s)
        pins = pins_of(self._camera, body)
        other = self._partner_with(body, time_s)
        if other:
            pins += pins_of(self._camera, other)
        if self._motion.attention:
            light = attention_shapes(self._camera, body, self._motion.attention, time_s / self.loop_s)[-1]
            pins += (*light.loops[0][0], light.opacity * _LIGHT)
        return pins

    def _frame(self, time_s: float) -> Frame:
        body = self.body_at(time_s)
        other = self._partner_with(body, time_s)
        person = person_shapes(self._camera, body, eyes_closed=self._motion.eyes_closed)
        loose = [self._layers(prop, body) for prop in self._loose]
        behind = [*self._furniture.behind, *_joined(layer.behind for layer in loose)]
        ground = self.room.ground_y
        shapes = [*self._floor, *shadow_shapes(self._camera, body, ground)]
        if other:
            shapes += shadow_shapes(self._camera, other, ground)
        shapes += self._backdrop.behind
        helping = partner_shapes(self._camera, other, body) if other else _NOBODY
        shapes += helping.far
        shapes += [*person.far, *behind] if self._motion.view is View.BACK else [*behind, *person.far]
        shapes += person.trunk
        shapes += contact_shapes(self._camera, body, self.room, self._touching)
        shapes += _joined(layer.before for layer in loose)
        shapes += person.near
        shapes += self._furniture.before
        shapes += self._on_table
        shapes += helping.near
        shapes += self._backdrop.before
        shapes += ghosts_of(_joined(layer.hidden for layer in [*loose, self._furniture]))
        if self._motion.attention:
            shapes += attention_shapes(self._camera, body, self._motion.attention, time_s / self.loop_s)
        shapes += self._arrows
        return Frame(self.bounds, tuple(shapes), self.back_map_at(time_s))

    def _partner_with(self, body: Body, time_s: float) -> Body | None:
        if self._partner is None:
            return None
        return self._partner.body_at(time_s / self.loop_s, body, self._leans)

    def _layers(self, prop: Prop, body: Body) -> Layers:
        return prop_layers(self._camera, prop, body, self.room, rolled_along(self._first.tool, body.tool))

    @cached_property
    def _loose(self) -> tuple[Prop, ...]:
        moving = [prop for prop in self._motion.props if prop.kind not in STANDING]
        return tuple(prop for prop in moving if not self._is_on_table(prop))

    @cached_property
    def _on_table(self) -> list[Shape]:
        """Things that stand on the table: they never move, and lie over its top from every side."""
        props = [prop for prop in self._motion.props if self._is_on_table(prop)]
        return [shape for prop in props for part in self._layers(prop, self._first)[:2] for shape in part]

    def _is_on_table(self, prop: Prop) -> bool:
        has_table = any(other.kind is PropKind.TABLE for other in self._motion.props)
        level = prop.at[1] > self.room.table_height - 0.02
        return has_table and level and prop.spot is PropSpot.WORLD and prop.kind not in STANDING

    @cached_property
    def _backdrop(self) -> Layers:
        return self._standing(STANDING & _BACKDROP)

    @cached_property
    def _furniture(self) -> Layers:
        return self._standing(STANDING - _BACKDROP)

    def _standing(self, kinds: frozenset[PropKind]) -> Layers:
        """Things that never move: they are drawn once."""
        layers = [self._layers(prop, self._first) for prop in self._motion.props if prop.kind in kinds]
        return Layers(
            _joined(layer.behind for layer in layers),
            _joined(layer.before for layer in layers),
            _joined(layer.hidden for layer in layers),
        )

    @cached_property
    def _floor(self) -> list[Shape]:
        return floor_shapes(self._motion, self._camera, self._first, self.room.ground_y, self.bounds)

    @cached_property
    def _first(self) -> Body:
        return self.body_at(0.0)

    @cached_property
    def _moments(self) -> tuple[Body, ...]:
        """The loop in even steps, to measure it."""
        if not _BREATHING.isdisjoint(self._motion.traces):
            return tuple(self._solved(self.loop_s * k / _SAMPLES) for k in range(_SAMPLES))
        return tuple(self._held_at(k / _SAMPLES) for k in range(_SAMPLES))

    def _held_at(self, share: float) -> Body:
        """Return the body at a part of the loop, its breath held; one that comes again is solved once."""
        row = self._course.held_row_at(share)
        key = tuple([round(value, _ALIKE_DECIMALS) for value in row.values]), row.reaches
        if key not in self._held:
            self._held[key] = solve(posture(row), self.room)
        return self._held[key]

    @cached_property
    def _leans(self) -> tuple[float, ...]:
        return self._partner.leans_over(self._moments) if self._partner else ()

    @cached_property
    def _arrows(self) -> list[Shape]:
        return trace_shapes(self._camera, self._moments, self._motion.traces, self.room.tool_radius)

    @cached_property
    def _paths(self) -> tuple[tuple[Point, ...], ...]:
        return ways_on_map(self._moments, self._sides)

    @cached_property
    def bounds(self) -> Box:
        """What every picture shows: all that moves or stands, over the whole loop, with air around it."""
        different = {id(body): body for body in self._moments}
        boxes = [_body_box(self._camera, body) for body in different.values()]
        for k, body in enumerate(self._moments[::4]):
            other = self._partner_with(body, self.loop_s * 4 * k / _SAMPLES)
            boxes += [_body_box(self._camera, other)] if other else []
            if different.pop(id(body), None):  # one that comes again has its things where they were
                loose = [self._layers(prop, body) for prop in self._loose]
                boxes += [_shape_box(shape) for layer in loose for part in layer for shape in part]
        still = [*self._backdrop, *self._furniture, self._on_table, self._arrows]
        boxes += [_shape_box(shape) for part in still for shape in part]
        box = reduce(Box.joined, boxes)
        bottom = min(box.bottom, self.room.ground_y)
        return Box(box.left - 0.05, bottom - 0.05, box.right + 0.05, box.top + 0.04)


_NOBODY = Person([], [], [])


def _joined(lists: Iterable[list[Shape]]) -> list[Shape]:
    return [shape for shapes in lists for shape in shapes]


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
    return reduce(Box.joined, boxes)


def _point_box(point: Point, air: float) -> Box:
    return Box(point[0] - air, point[1] - air, point[0] + air, point[1] + air)


def _shape_box(shape: Shape) -> Box:
    points: Sequence[Point] = [point for loop in shape.loops for point in loop]
    xs, ys = [x for x, _ in points], [y for _, y in points]
    return Box(min(xs), min(ys), max(xs), max(ys))
