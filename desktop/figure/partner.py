"""A second person, who massages the first: solved like any body, then put beside the first one.

Their hands reach the contact of the first person. Knows bodies and courses, no picture.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace

from desktop.figure.body import ArmBody, Body, LegBody, Room
from desktop.figure.goals import Marks
from desktop.figure.limbs import Bones
from desktop.figure.motion import Course
from desktop.figure.posture import Posture, posture
from desktop.figure.reaching import reach_with_arms
from desktop.figure.solver import solve
from desktop.figure.trunk import Skin, Trunk
from desktop.figure.vectors import WORLD, Axes, Vec, dot, lean, place, sub
from desktop.model.motion import Helper

_NOWHERE: Vec = (0.0, 0.0, 0.0)
_CLOSE = 0.004
_TRIES = 6
"""How near the hands must come, and in how many halvings the lean is found."""
_MOST_BEND_DEG, _MOST_LUMBAR_DEG, _MOST_TILT_DEG = 55.0, 20.0, 35.0
_TRUNK = 0.30
"""From the hips to the shoulders."""


@dataclass(frozen=True, slots=True)
class _Spot:
    """Where somebody stands, and where that one looks."""

    origin: Vec
    axes: Axes

    def point(self, p: Vec) -> Vec:
        """Return the world point of a point of the one who stands here."""
        return place(self.origin, self.axes, p)

    def way(self, direction: Vec) -> Vec:
        """Return the world direction of a direction of the one who stands here."""
        return place(_NOWHERE, self.axes, direction)

    def turned(self, axes: Axes) -> Axes:
        """Return the world axes of axes of the one who stands here."""
        return (self.way(axes[0]), self.way(axes[1]), self.way(axes[2]))

    def seen(self, skin: Skin) -> Skin:
        """Return a place of the world as the one who stands here has it before the eyes."""
        return Skin(self._inside(sub(skin.point, self.origin)), self._inside(skin.normal))

    def _inside(self, v: Vec) -> Vec:
        forward, up, right = self.axes
        return (dot(v, forward), dot(v, up), dot(v, right))


class Partner:
    """The second person of a scene.

    Args:
        helper: Where that person is.
        course: Their postures over the loop.
        room: What carries them, as if they stood in the middle of the room.
    """

    def __init__(self, helper: Helper, course: Course, room: Room) -> None:
        right, up, forward = helper.at
        self._spot = _Spot((forward, up, right), lean(WORLD, 0.0, 0.0, helper.turn_deg))
        self._course = course
        self._room = room

    def leans_over(self, moments: Sequence[Body]) -> tuple[float, ...]:
        """Return how far this person leans over at even moments of a loop, so that the hands reach."""
        return tuple(self._lean_for(k / len(moments), body) for k, body in enumerate(moments))

    def body_at(self, share: float, massaged: Body, leans: Sequence[float]) -> Body:
        """Return the body at a part of the loop, its hands on the one who is massaged at that moment.

        Args:
            share: The part of the loop, 0 to 1.
            massaged: The first person then.
            leans: What ``leans_over`` found for the loop.
        """
        count = len(leans)
        at = (share % 1.0) * count
        k = int(at)
        here, after = leans[k % count], leans[(k + 1) % count]
        return _put(self._leaning(share, massaged, here + (after - here) * (at - k)), self._spot)

    def _lean_for(self, share: float, massaged: Body) -> float:
        low, high = 0.0, 1.0
        if _missed(self._leaning(share, massaged, low)) <= _CLOSE:
            return low
        for _ in range(_TRIES):
            middle = 0.5 * (low + high)
            if _missed(self._leaning(share, massaged, middle)) > _CLOSE:
                low = middle
            else:
                high = middle
        return high

    def _leaning(self, share: float, massaged: Body, lean_share: float) -> Body:
        """Return the body in the middle of the room, leaning over by a share of what it can."""
        marks = self._marks(massaged)
        stance = replace(posture(self._course.row_at(share)), contact=(0.0, 0.0), press=massaged.press)
        if marks and lean_share:
            stance = _leant(stance, marks, lean_share)
        body = solve(stance, self._room)
        return replace(body, arms=reach_with_arms(body, stance, self._room, marks)) if marks else body

    def _marks(self, massaged: Body) -> Marks | None:
        if not massaged.contacts:
            return None
        x, y = massaged.contact_at
        skins = (massaged.contacts[0], massaged.trunk.skin(-x, y))
        return Marks((self._spot.seen(skins[0]), self._spot.seen(skins[1])), own=False)


def _missed(body: Body) -> float:
    return max(arm.missed for arm in body.arms)


def _leant(stance: Posture, marks: Marks, share: float) -> Posture:
    """Bend forwards at hips and loins, and to the side on which the contact is."""
    aside = 0.5 * (marks.skins[0].point[2] + marks.skins[1].point[2]) - stance.hips[0]
    tilt_deg = math.degrees(math.asin(max(-1.0, min(1.0, 0.8 * aside / _TRUNK))))
    bend, tilt, turn = stance.trunk_deg
    first, *others = stance.spine_deg
    lumbar, lumbar_tilt, lumbar_turn = first
    more_deg = max(-_MOST_TILT_DEG, min(_MOST_TILT_DEG, tilt_deg)) * share
    return replace(
        stance,
        trunk_deg=(bend + _MOST_BEND_DEG * share, tilt + 0.6 * more_deg, turn),
        spine_deg=((lumbar + _MOST_LUMBAR_DEG * share, lumbar_tilt + 0.4 * more_deg, lumbar_turn), *others),
    )


def _put(body: Body, spot: _Spot) -> Body:
    first, second = (_put_arm(arm, spot) for arm in body.arms)
    right, left = (_put_leg(leg, spot) for leg in body.legs)
    return replace(body, trunk=_put_trunk(body.trunk, spot), arms=(first, second), legs=(right, left))


def _put_trunk(trunk: Trunk, spot: _Spot) -> Trunk:
    right, left = trunk.shoulders
    return replace(
        trunk,
        joints=tuple([spot.point(joint) for joint in trunk.joints]),
        parts=tuple([spot.turned(axes) for axes in trunk.parts]),
        slices=tuple(
            [
                item._replace(centre=spot.point(item.centre), axes=spot.turned(item.axes))
                for item in trunk.slices
            ]
        ),
        shoulders=(spot.point(right), spot.point(left)),
    )


def _put_bones(bones: Bones, spot: _Spot) -> Bones:
    return Bones(spot.point(bones.root), spot.point(bones.middle), spot.point(bones.end))


def _put_arm(arm: ArmBody, spot: _Spot) -> ArmBody:
    hand = arm.hand
    placed = hand._replace(
        wrist=spot.point(hand.wrist),
        fingers=spot.way(hand.fingers),
        palm=spot.way(hand.palm),
        thumb=spot.way(hand.thumb),
    )
    return replace(arm, bones=_put_bones(arm.bones, spot), hand=placed)


def _put_leg(leg: LegBody, spot: _Spot) -> LegBody:
    foot = replace(leg.foot, ankle=spot.point(leg.foot.ankle), axes=spot.turned(leg.foot.axes))
    return replace(leg, bones=_put_bones(leg.bones, spot), foot=foot)
