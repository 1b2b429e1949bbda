"""A posture as one row of numbers, so that two of them can be mixed; built from the layers of a pose sheet.

Knows the words of a pose, not what they do to the body: that is the solver.
"""

from collections.abc import Sequence
from dataclasses import dataclass, fields, is_dataclass, replace
from typing import NamedTuple, TypeVar, cast

from desktop.figure.curves import blend, spline_weights
from desktop.figure.vectors import Vec
from desktop.model.pose import Arm, HandShape, Leg, Place, Pose

_T = TypeVar("_T")

FINGERS: dict[HandShape, tuple[float, ...]] = {
    HandShape.RELAXED: (18.0, 24.0, 14.0, 20.0, 14.0),
    HandShape.FLAT: (4.0, 5.0, 3.0, 24.0, 2.0),
    HandShape.PALM: (3.0, 4.0, 3.0, 30.0, 2.0),
    HandShape.HOOK: (22.0, 48.0, 34.0, 34.0, 10.0),
    HandShape.PINCH: (52.0, 26.0, 12.0, 62.0, 18.0),
    HandShape.FIST: (78.0, 92.0, 58.0, 16.0, 46.0),
    HandShape.THUMB: (12.0, 18.0, 12.0, 92.0, 4.0),
    HandShape.HOLD: (48.0, 52.0, 34.0, 52.0, 22.0),
    HandShape.CUP: (16.0, 26.0, 16.0, 18.0, 12.0),
}
"""Bend of the three finger joints, spread of the thumb and bend of the thumb, in degrees."""

_NONE = (0.0, 0.0, 0.0)
"""No offset, and no direction: the place itself says it."""

_STANDING_ARM = Arm(
    lift_deg=0,
    draw_deg=0,
    shoulder_deg=(4, 6, 12),
    elbow_deg=14,
    reach=Place.FREE,
    offset=(0, 0, 0),
    elbow_to=(0, 0, 0),
    fingers_to=(0, 0, 0),
    palm_to=(0, 0, 0),
    shape=HandShape.RELAXED,
)
_STANDING_LEG = Leg(
    foot=(0.055, 0, 0), pitch_deg=0, turn_deg=8, knee_to=(0.12, 0, 1), knee_deg=0, ankle_deg=0
)

STANDING = Pose(
    hips=(0, 0.527, 0),
    trunk_deg=(0, 0, 0),
    lumbar_deg=(0, 0, 0),
    ribs_deg=(0, 0, 0),
    chest_deg=(0, 0, 0),
    neck_deg=(0, 0, 0),
    head_deg=(0, 0, 0),
    breath=0.3,
    right_arm=_STANDING_ARM,
    left_arm=_STANDING_ARM,
    right_leg=_STANDING_LEG,
    left_leg=_STANDING_LEG,
    contact=(0, 0),
    press=1,
)
"""Easy standing: below every other pose, so that a sheet says only what differs."""


class Reach(NamedTuple):
    """A place that a hand reaches, in which shape, and its share while the hand is on its way."""

    place: Place
    shape: HandShape
    share: float


@dataclass(frozen=True, slots=True)
class ArmPosture:
    """One arm of a posture, with directions as (out, up, forward)."""

    lift_deg: float
    draw_deg: float
    shoulder_deg: Vec
    elbow_deg: float
    offset: Vec
    elbow_to: Vec
    fingers_to: Vec
    palm_to: Vec
    fingers_deg: tuple[float, ...]
    reaches: tuple[Reach, ...]


@dataclass(frozen=True, slots=True)
class LegPosture:
    """One leg of a posture: a placed foot, joint angles, and the share of the joints, 0 to 1."""

    foot: Vec
    pitch_deg: float
    turn_deg: float
    knee_to: Vec
    hip_deg: Vec
    knee_deg: float
    ankle_deg: float
    by_joints: float


@dataclass(frozen=True, slots=True)
class Posture:
    """Everything that the solver needs to know to place the body."""

    hips: Vec
    trunk_deg: Vec
    spine_deg: tuple[Vec, ...]
    breath: float
    contact: tuple[float, float]
    press: float
    arms: tuple[ArmPosture, ArmPosture]
    legs: tuple[LegPosture, LegPosture]


@dataclass(frozen=True, slots=True)
class Row:
    """A posture as numbers in a fixed order, with the places that the hands reach.

    Attributes:
        values: All numbers of the posture.
        reaches: For the right and the left hand, the places it reaches with the share of each.
    """

    values: tuple[float, ...]
    reaches: tuple[tuple[Reach, ...], tuple[Reach, ...]]

    def with_breath(self, breath: float) -> "Row":
        """Return the same posture with the chest so full."""
        values = self.values
        return Row((*values[:_BREATH_AT], breath, *values[_BREATH_AT + 1 :]), self.reaches)

    @property
    def contact(self) -> tuple[float, float]:
        """The contact on the back map."""
        return (self.values[_BREATH_AT + 1], self.values[_BREATH_AT + 2])

    @property
    def press(self) -> float:
        """How much of the pressure is on, 0 to 1."""
        return self.values[_BREATH_AT + 3]


def overlay(below: _T, above: _T | None) -> _T:
    """Return the lower layer with everything that the upper one gives; both are dataclasses of one type."""
    if above is None:
        return below
    if isinstance(above, Leg) and above.foot is not None:
        below = cast("_T", replace(cast("Leg", below), hip_deg=None))  # a foot that is placed again
    if isinstance(above, Arm):
        below = cast("_T", _afresh(cast("Arm", below), above))
    given: dict[str, object] = {}
    for item in fields(cast("Pose", above)):
        new, old = getattr(above, item.name), getattr(below, item.name)
        if new is not None:
            nested = is_dataclass(old) and not isinstance(old, type)
            given[item.name] = overlay(old, new) if nested else new
    return cast("_T", replace(cast("Pose", below), **given))  # type: ignore[arg-type]


def _afresh(below: Arm, above: Arm) -> Arm:
    """A hand that goes to another place forgets the offset and the directions of the place before."""
    if above.reach is None or below.reach in (None, above.reach):
        return below
    return replace(below, offset=_NONE, elbow_to=_NONE, fingers_to=_NONE, palm_to=_NONE)


def stack(layers: Sequence[Pose]) -> Pose:
    """Return the pose that results when each layer changes the ones before it, standing below all."""
    pose = STANDING
    for layer in layers:
        sides = replace(
            layer,
            right_arm=overlay(layer.arms or Arm(), layer.right_arm),
            left_arm=overlay(layer.arms or Arm(), layer.left_arm),
            right_leg=overlay(layer.legs or Leg(), layer.right_leg),
            left_leg=overlay(layer.legs or Leg(), layer.left_leg),
            arms=None,
            legs=None,
        )
        pose = overlay(pose, sides)
    return pose


def row(pose: Pose) -> Row:
    """Flatten a complete pose."""
    values: list[float] = []
    for part in (pose.hips, pose.trunk_deg, pose.lumbar_deg, pose.ribs_deg, pose.chest_deg, pose.neck_deg):
        values.extend(part or (0, 0, 0))
    values.extend(pose.head_deg or (0, 0, 0))
    values.extend((pose.breath or 0.0, *(pose.contact or (0, 0)), pose.press or 0.0))
    arms = (pose.right_arm or _STANDING_ARM, pose.left_arm or _STANDING_ARM)
    for arm in arms:
        values.extend(_arm_values(arm))
    for leg in (pose.right_leg or _STANDING_LEG, pose.left_leg or _STANDING_LEG):
        values.extend(_leg_values(leg))
    first, second = (_reaches(arm) for arm in arms)
    return Row(tuple(float(value) for value in values), (first, second))


def _reaches(arm: Arm) -> tuple[Reach, ...]:
    return (Reach(arm.reach or Place.FREE, arm.shape or HandShape.RELAXED, 1.0),)


def _arm_values(arm: Arm) -> tuple[float, ...]:
    return (
        arm.lift_deg or 0.0,
        arm.draw_deg or 0.0,
        *(arm.shoulder_deg or (0, 0, 0)),
        arm.elbow_deg or 0.0,
        *(arm.offset or (0, 0, 0)),
        *(arm.elbow_to or (0, 0, 0)),
        *(arm.fingers_to or (0, 0, 0)),
        *(arm.palm_to or (0, 0, 0)),
        *FINGERS[arm.shape or HandShape.RELAXED],
    )


def _leg_values(leg: Leg) -> tuple[float, ...]:
    return (
        *(leg.foot or (0, 0, 0)),
        leg.pitch_deg or 0.0,
        leg.turn_deg or 0.0,
        *(leg.knee_to or (0, 0, 1)),
        *(leg.hip_deg or (0, 0, 0)),
        leg.knee_deg or 0.0,
        leg.ankle_deg or 0.0,
        0.0 if leg.hip_deg is None else 1.0,
    )


def completed(rows: Sequence[Row]) -> list[Row]:
    """Give the legs that one key places and another bends both ways of saying it, so that they can be mixed.

    A leg says where its foot stands, or how its joints are bent. On the way between the two it needs both:
    what a row does not say is taken from the next row round the loop that says it.
    """
    made = [list(of.values) for of in rows]
    count = len(rows)
    for start in _LEG_STARTS:
        for by_joints, part in ((1.0, _JOINT_PART), (0.0, _PLACED_PART)):
            span = slice(start + part.start, start + part.stop)
            says = [of.values[start + _SHARE_AT] == by_joints for of in rows]
            for k in range(count):
                source = next((n % count for n in range(k, k + count) if says[n % count]), k)
                made[k][span] = rows[source].values[span]
    return [Row(tuple(values), of.reaches) for values, of in zip(made, rows, strict=True)]


def mix_rows(first: Row, second: Row, w: float) -> Row:
    """Return the row between two: the first at w = 0, the second at w = 1."""
    if w <= 0.0:
        return first
    if w >= 1.0:
        return second
    values = tuple([a + (b - a) * w for a, b in zip(first.values, second.values, strict=True)])
    right, left = (_mix_reach(a, b, w) for a, b in zip(first.reaches, second.reaches, strict=True))
    return Row(values, (right, left))


def _mix_reach(first: tuple[Reach, ...], second: tuple[Reach, ...], w: float) -> tuple[Reach, ...]:
    if first == second:
        return first
    return (first[0]._replace(share=1.0 - w), second[0]._replace(share=w))


def flow_rows(rows: tuple[Row, Row, Row, Row], t: float) -> Row:
    """Return the row between the second and the third on a smooth curve through all four."""
    values = blend([item.values for item in rows], spline_weights(t))
    return Row(values, mix_rows(rows[1], rows[2], t).reaches)


_BREATH_AT = 21
_ARM_SIZE = 23
_LEG_SIZE = 14
_ARMS_AT = 25
_LEG_STARTS = (_ARMS_AT + 2 * _ARM_SIZE, _ARMS_AT + 2 * _ARM_SIZE + _LEG_SIZE)
_PLACED_PART = slice(0, 3)
_JOINT_PART = slice(8, 13)
_SHARE_AT = 13


def posture(of: Row) -> Posture:
    """Read a row back into named numbers."""
    v = of.values
    right_leg, left_leg = _LEG_STARTS
    return Posture(
        hips=(v[0], v[1], v[2]),
        trunk_deg=(v[3], v[4], v[5]),
        spine_deg=tuple([(v[k], v[k + 1], v[k + 2]) for k in range(6, 21, 3)]),
        breath=v[21],
        contact=(v[22], v[23]),
        press=v[24],
        arms=(
            _arm(v[_ARMS_AT : _ARMS_AT + _ARM_SIZE], of.reaches[0]),
            _arm(v[_ARMS_AT + _ARM_SIZE : right_leg], of.reaches[1]),
        ),
        legs=(_leg(v[right_leg:left_leg]), _leg(v[left_leg:])),
    )


def _arm(v: tuple[float, ...], reaches: tuple[Reach, ...]) -> ArmPosture:
    return ArmPosture(
        lift_deg=v[0],
        draw_deg=v[1],
        shoulder_deg=(v[2], v[3], v[4]),
        elbow_deg=v[5],
        offset=(v[6], v[7], v[8]),
        elbow_to=(v[9], v[10], v[11]),
        fingers_to=(v[12], v[13], v[14]),
        palm_to=(v[15], v[16], v[17]),
        fingers_deg=v[18:23],
        reaches=reaches,
    )


def _leg(v: tuple[float, ...]) -> LegPosture:
    return LegPosture(
        foot=(v[0], v[1], v[2]),
        pitch_deg=v[3],
        turn_deg=v[4],
        knee_to=(v[5], v[6], v[7]),
        hip_deg=(v[8], v[9], v[10]),
        knee_deg=v[11],
        ankle_deg=v[12],
        by_joints=min(1.0, max(0.0, v[13])),
    )
