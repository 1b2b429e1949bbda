"""The trunk: a spine of several parts, the soft shape around it, and the places of the back map on its skin.

The shape is a loft of elliptic slices that bend with the spine, with a yoke of muscle from the neck to each
shoulder. Knows no limbs, no tools and no picture.
"""

import math
from bisect import bisect_right
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import NamedTuple

from desktop.figure import skeleton
from desktop.figure.curves import Weights, blend, spline_weights
from desktop.figure.posture import Posture
from desktop.figure.trunk_measures import MEASURES
from desktop.figure.vectors import (
    WORLD,
    Axes,
    Vec,
    add,
    along,
    cross,
    dot,
    lean,
    length,
    mix,
    mix_axes,
    place,
    scale,
    square_to,
    sub,
    unit,
)


class Slice(NamedTuple):
    """One elliptic cut through the trunk: its middle, its axes, and its half width and half depth."""

    centre: Vec
    axes: Axes
    half_width: float
    half_depth: float


class Skin(NamedTuple):
    """A point of the skin and the direction that stands out from it."""

    point: Vec
    normal: Vec


_HEIGHTS = tuple(measure.height for measure in MEASURES)

SHIRT_FROM = 8
"""The slice where the shirt ends."""
_HIPS = 12
"""The slices below this one are hips and buttocks."""
_RIBS = 20
"""The slices from this one on are ribs and chest."""
TROUSERS_TO = 12
"""The slice where the trousers end, under the shirt."""

_YOKE_INNER: Vec = (-0.008, 0.064, 0.026)
"""Where the yoke begins, from the lower end of the upper chest: forward, up, aside."""
_YOKE_RADIUS = (0.024, skeleton.SHOULDER_RADIUS)
_COLLAR_HALF_WIDTH = 0.016
"""Where the collar bone begins, beside the midline."""

_COLLAR = (0.850, 0.882)
"""Where the back runs over into the neck, in easy standing."""
_NECK_BASE: Vec = (0.004, -0.008, 0.0)
_NECK_TOP: Vec = (0.0, 0.002, 0.0)
"""Both ends of the neck, from the joints at its base and under the skull."""
_NECK_RADIUS = (0.0370, 0.0355)
_NECK_HEIGHTS = (0.832, 0.898)
"""The heights of both ends in easy standing."""

_SKULL_AT = (-0.001, 0.040)
_SKULL_HALF = (0.060, 0.067, 0.045)
"""The skull with its hair as one ellipsoid, above the joint: forward and up; half depth, height and width."""
_FACE = ((0.063, 0.0155, 0.006), (0.047, -0.020, 0.013))
"""Nose and chin: forward, up, radius."""


def _spine(
    trunk_deg: Vec, bends_deg: tuple[Vec, ...], origin: Vec
) -> tuple[tuple[Vec, ...], tuple[Axes, ...]]:
    """Return the joints from the hips to the skull and the axes of each part, last the head."""
    axes = lean(WORLD, *trunk_deg)
    joints: list[Vec] = [origin]
    parts: list[Axes] = []
    for k, rest in enumerate(skeleton.SPINE_REST_DEG):
        bend, tilt, turn = bends_deg[k - 1] if k else (0.0, 0.0, 0.0)
        axes = lean(axes, rest + bend, tilt, turn)
        parts.append(axes)
        if k < len(skeleton.SPINE_LENGTHS):
            joints.append(along(joints[-1], axes[1], skeleton.SPINE_LENGTHS[k]))
    return tuple(joints), tuple(parts)


class _Anchor(NamedTuple):
    """How a slice hangs on the spine: weights of four joints, two parts whose axes it mixes, its breath."""

    first: int
    weights: Weights
    low: int
    share: float
    swell: float


def _anchors() -> tuple[_Anchor, ...]:
    joints, _ = _spine((0, 0, 0), ((0.0, 0.0, 0.0),) * 5, (0.0, skeleton.HIP_HEIGHT, 0.0))
    heights = [joint[1] for joint in joints]
    found: list[_Anchor] = []
    for measure in MEASURES:
        k = max(0, min(len(heights) - 2, bisect_right(heights, measure.height) - 1))
        t = (measure.height - heights[k]) / (heights[k + 1] - heights[k])
        s = k + t
        low = max(0, min(4, math.floor(s - 0.5)))
        share = max(0.0, min(1.0, s - 0.5 - low))
        weights = spline_weights(t) if t >= 0.0 else (0.0, 1.0 - t, t, 0.0)
        found.append(_Anchor(k, weights, low, share, _swell(measure.height)))
    return tuple(found)


def _swell(height: float) -> float:
    """How far a full breath pushes the front of a cut: most at the navel, and again at the breastbone."""
    belly = 0.011 * math.exp(-(((height - 0.630) / 0.060) ** 2))
    return belly + 0.007 * math.exp(-(((height - 0.755) / 0.050) ** 2))


_ANCHORS = _anchors()


@dataclass(frozen=True, slots=True)
class Trunk:
    """A solved trunk.

    Attributes:
        joints: Hip middle, sacrum, lowest rib, lower blade tips, base of the neck, base of the skull.
        parts: The axes of pelvis, lumbar spine, lower ribs, upper chest, neck and head.
        slices: The shape, from the gluteal fold up to the collar.
        shoulders: The shoulder joints, right and left.
    """

    joints: tuple[Vec, ...]
    parts: tuple[Axes, ...]
    slices: tuple[Slice, ...]
    shoulders: tuple[Vec, Vec]

    @property
    def pelvis(self) -> Axes:
        """The axes of the pelvis, upright in easy standing."""
        return lean(self.parts[0], -skeleton.SPINE_REST_DEG[0], 0, 0)

    @property
    def chest(self) -> Axes:
        """The axes of the chest, upright in easy standing."""
        return lean(self.parts[3], -sum(skeleton.SPINE_REST_DEG[:4]), 0, 0)

    @property
    def head(self) -> Axes:
        """The axes of the head."""
        return self.parts[5]

    def hip(self, side: float) -> Vec:
        """Return the hip joint of the right (1) or left (-1) side."""
        return along(self.joints[0], self.pelvis[2], skeleton.HIP_HALF_WIDTH * side)

    def moved(self, by: Vec) -> "Trunk":
        """Return the same trunk elsewhere."""
        right, left = self.shoulders
        return replace(
            self,
            joints=tuple([add(joint, by) for joint in self.joints]),
            slices=tuple([item._replace(centre=add(item.centre, by)) for item in self.slices]),
            shoulders=(add(right, by), add(left, by)),
        )

    def yoke(self, side: float) -> tuple[tuple[Vec, float], tuple[Vec, float]]:
        """Return both ends of the muscle between neck and shoulder, with their radii."""
        forward, up, aside = _YOKE_INNER
        inner = place(self.joints[3], self.parts[3], (forward, up, aside * side))
        return (inner, _YOKE_RADIUS[0]), (self.shoulders[0 if side > 0 else 1], _YOKE_RADIUS[1])

    def blade_shift(self, side: float) -> float:
        """Return how far the shoulder blade has slid away from the spine with its shoulder, in back-map x."""
        shoulder = self.shoulders[0 if side > 0 else 1]
        rest = place(self.joints[3], self.parts[3], (0.0, skeleton.SHOULDER_UP, 0.0))
        arm = sub(shoulder, rest)
        away = length(arm) - skeleton.SHOULDER_HALF_WIDTH
        ahead = dot(arm, self.parts[3][0])
        return (0.5 * away + 0.35 * (ahead + 0.010)) / skeleton.BACK_MAP_HALF_WIDTH

    def skin(self, x: float, y: float) -> Skin:
        """Return the point of the back map on the skin of this posture."""
        aside = x * skeleton.BACK_MAP_HALF_WIDTH
        height = skeleton.BACK_MAP_TOP - y * skeleton.BACK_MAP_LENGTH
        on_loft, on_yoke = _loft_depth(abs(aside), height), _yoke_depth(abs(aside), height)
        if on_yoke > on_loft:
            return self._yoke_skin(aside, height)
        low, high = _COLLAR
        if height <= low:
            return self._loft_skin(aside, height)
        neck = self._neck_skin(aside, height)
        if height >= high:
            return neck
        share, loft = (height - low) / (high - low), self._loft_skin(aside, height)
        return Skin(mix(loft.point, neck.point, share), unit(mix(loft.normal, neck.normal, share)))

    def neck(self) -> tuple[tuple[Vec, float], tuple[Vec, float]]:
        """Return both ends of the neck, at the shoulders and under the skull, with their radii."""
        base = place(self.joints[4], self.parts[4], _NECK_BASE)
        return (base, _NECK_RADIUS[0]), (place(self.joints[5], self.head, _NECK_TOP), _NECK_RADIUS[1])

    def lowest(self) -> float:
        """Return the height of the lowest point of the trunk, with shoulders and buttocks."""
        return self.least(1)

    def least(self, axis: int) -> float:
        """Return how far the trunk reaches against a direction of the world: 0 backwards, 1 down, 2 left."""
        shoulders = min(shoulder[axis] for shoulder in self.shoulders) - skeleton.SHOULDER_RADIUS
        return min(self.hips_least(axis), shoulders, *[_least(item, axis) for item in self.slices[_HIPS:]])

    def hips_least(self, axis: int) -> float:
        """Return how far hips and buttocks reach against a direction of the world."""
        forward, up, aside = skeleton.BUTTOCK
        buttocks = min(
            place(self.joints[0], self.pelvis, (forward, up, aside * side))[axis] for side in (1.0, -1.0)
        )
        slices = [_least(item, axis) for item in self.slices[:_HIPS]]
        return min(buttocks - skeleton.BUTTOCK_RADIUS, *slices)

    def head_least(self, axis: int) -> float:
        """Return how far the head reaches against a direction of the world: skull, nose and chin."""
        forward, up, right = (part[axis] for part in self.head)
        origin = self.joints[5][axis]
        a, b, c = _SKULL_HALF
        skull = _SKULL_AT[0] * forward + _SKULL_AT[1] * up - math.hypot(a * forward, b * up, c * right)
        return origin + min(skull, *[x * forward + y * up - radius for x, y, radius in _FACE])

    def upper_least(self, axis: int) -> float:
        """Return how far ribs, shoulders and head reach against a direction of the world."""
        shoulders = min(shoulder[axis] for shoulder in self.shoulders) - skeleton.SHOULDER_RADIUS
        return min(self.head_least(axis), shoulders, *[_least(item, axis) for item in self.slices[_RIBS:]])

    def _loft_skin(self, aside: float, height: float) -> Skin:
        item = self._slice_at(height)
        sine = max(-0.96, min(0.96, aside / item.half_width))
        cosine = math.sqrt(1.0 - sine * sine)
        point = _on_slice(item, sine, cosine)
        above, below = self._slice_at(height + 0.01), self._slice_at(height - 0.01)
        rise = unit(sub(_on_slice(above, sine, cosine), _on_slice(below, sine, cosine)))
        forward, _, right = item.axes
        out = add(scale(forward, -cosine / item.half_depth), scale(right, sine / item.half_width))
        return Skin(point, square_to(out, rise, out))

    def _neck_skin(self, aside: float, height: float) -> Skin:
        (base, r0), (top, r1) = self.neck()
        share = min(1.0, (height - _NECK_HEIGHTS[0]) / (_NECK_HEIGHTS[1] - _NECK_HEIGHTS[0]))
        radius = r0 + (r1 - r0) * share
        sine = max(-0.96, min(0.96, aside / radius))
        up = unit(sub(top, base))
        forward = square_to(mix(self.parts[4][0], self.head[0], share), up, self.head[0])
        across = cross(forward, up)
        out = add(scale(forward, -math.sqrt(1.0 - sine * sine)), scale(across, sine))
        return Skin(along(mix(base, top, share), out, radius), out)

    def _yoke_skin(self, aside: float, height: float) -> Skin:
        side = 1.0 if aside >= 0 else -1.0
        (inner, r0), (outer, r1) = self.yoke(side)
        share, radius, cosine = _yoke_share(abs(aside), height)
        line = unit(sub(outer, inner))
        _, up, _ = self.chest
        top = square_to(up, line, up)
        behind = cross(top, line) if side < 0 else cross(line, top)
        if dot(behind, self.chest[0]) > 0:
            behind = scale(behind, -1.0)
        normal = add(scale(top, cosine), scale(behind, math.sqrt(max(0.0, 1.0 - cosine * cosine))))
        radius = r0 + (r1 - r0) * share
        return Skin(along(mix(inner, outer, share), normal, radius), normal)

    def _slice_at(self, height: float) -> Slice:
        k = max(0, min(len(_HEIGHTS) - 2, bisect_right(_HEIGHTS, height) - 1))
        w = max(0.0, min(1.0, (height - _HEIGHTS[k]) / (_HEIGHTS[k + 1] - _HEIGHTS[k])))
        a, b = self.slices[k], self.slices[k + 1]
        return Slice(
            mix(a.centre, b.centre, w),
            mix_axes(a.axes, b.axes, w),
            a.half_width + (b.half_width - a.half_width) * w,
            a.half_depth + (b.half_depth - a.half_depth) * w,
        )


def solve_trunk(posture: Posture) -> Trunk:
    """Place spine, trunk and shoulders; the hips stay where the posture puts them."""
    joints, parts, slices = _bent(posture.hips, posture.trunk_deg, posture.spine_deg, posture.breath)
    right, left = posture.arms
    shoulders = (
        _shoulder(joints[3], parts[3], right.lift_deg, right.draw_deg, 1.0),
        _shoulder(joints[3], parts[3], left.lift_deg, left.draw_deg, -1.0),
    )
    return Trunk(joints, parts, slices, shoulders)


@lru_cache(maxsize=8)
def _bent(
    hips: Vec, trunk_deg: Vec, spine_deg: tuple[Vec, ...], breath: float
) -> tuple[tuple[Vec, ...], tuple[Axes, ...], tuple[Slice, ...]]:
    """Return joints, parts and shape; where only limbs move, the last one is the one that is asked for."""
    right, up, forward = hips
    joints, parts = _spine(trunk_deg, spine_deg, (forward, up, right))
    return joints, parts, _slices(joints, parts, breath)


def _shoulder(origin: Vec, chest: Axes, lift_deg: float, draw_deg: float, side: float) -> Vec:
    """Swing the collar bone up and forwards from its inner end."""
    lift, draw = math.radians(lift_deg), math.radians(draw_deg)
    bone = skeleton.SHOULDER_HALF_WIDTH - _COLLAR_HALF_WIDTH
    reach = bone * math.cos(lift)
    return place(
        origin,
        chest,
        (
            reach * math.sin(draw) - 0.010,
            skeleton.SHOULDER_UP + bone * math.sin(lift),
            side * (_COLLAR_HALF_WIDTH + reach * math.cos(draw)),
        ),
    )


def _slices(joints: tuple[Vec, ...], parts: tuple[Axes, ...], breath: float) -> tuple[Slice, ...]:
    made: list[Slice] = []
    last = len(joints) - 1
    for measure, anchor in zip(MEASURES, _ANCHORS, strict=True):
        k, weights = anchor.first, anchor.weights
        near = (joints[max(0, k - 1)], joints[k], joints[k + 1], joints[min(last, k + 2)])
        x, y, z = blend(near, weights)
        axes = mix_axes(parts[anchor.low], parts[anchor.low + 1], anchor.share)
        swell = breath * anchor.swell
        front = measure.front + swell
        made.append(
            Slice(
                along((x, y, z), axes[0], 0.5 * (front - measure.back)),
                axes,
                measure.half_width + 0.4 * swell,
                0.5 * (front + measure.back),
            )
        )
    return tuple(made)


def _on_slice(item: Slice, sine: float, cosine: float) -> Vec:
    """Return the point on the back of a slice, by sine and cosine of the angle away from the midline."""
    return place(item.centre, item.axes, (-cosine * item.half_depth, 0.0, sine * item.half_width))


def _least(item: Slice, axis: int) -> float:
    forward, _, right = item.axes
    return item.centre[axis] - math.hypot(forward[axis] * item.half_depth, right[axis] * item.half_width)


def _loft_depth(aside: float, height: float) -> float:
    """How far behind the spine the loft reaches there in easy standing; -1 where it is not."""
    k = max(0, min(len(MEASURES) - 2, bisect_right(_HEIGHTS, height) - 1))
    a, b = MEASURES[k], MEASURES[k + 1]
    w = max(0.0, min(1.0, (height - a.height) / (b.height - a.height)))
    half_width = a.half_width + (b.half_width - a.half_width) * w
    if aside > half_width:
        return -1.0 if height > 0.79 else 0.0
    front, back = a.front + (b.front - a.front) * w, a.back + (b.back - a.back) * w
    depth = 0.5 * (front + back)
    return depth * math.sqrt(1.0 - (aside / half_width) ** 2) - 0.5 * (front - back)


def _yoke_depth(aside: float, height: float) -> float:
    """How far behind the spine the yoke reaches there in easy standing; -1 where it is not."""
    if aside < _YOKE_INNER[2] or height < 0.80:
        return -1.0
    _, radius, cosine = _yoke_share(aside, height)
    return radius * math.sqrt(max(0.0, 1.0 - cosine * cosine)) - 0.5 * _YOKE_INNER[0]


def _yoke_share(aside: float, height: float) -> tuple[float, float, float]:
    """Return how far out on the yoke a place is, the radius there, and the cosine of its angle to the top."""
    inner = _YOKE_INNER[2]
    share = max(0.0, min(1.0, (aside - inner) / (skeleton.SHOULDER_HALF_WIDTH - inner)))
    radius = _YOKE_RADIUS[0] + (_YOKE_RADIUS[1] - _YOKE_RADIUS[0]) * share
    middle = 0.7585 + _YOKE_INNER[1] + (skeleton.SHOULDER_UP - _YOKE_INNER[1]) * share
    return share, radius, max(-0.2, min(1.0, (height - middle) / radius))
