"""The body as it is seen: joints and axes turned once to how they lie in the picture, so that parts only add.

A seen point is (right, up, nearer) of the picture. Knows the body, no clothes and no materials.
"""

from dataclasses import dataclass
from typing import NamedTuple

from desktop.figure import hands
from desktop.figure.body import ArmBody, Body, LegBody
from desktop.figure.camera import Camera, Point
from desktop.figure.depth import Ball
from desktop.figure.hands import Hand
from desktop.figure.hull import Section
from desktop.figure.profiles import Profile
from desktop.figure.trunk import Slice, Trunk
from desktop.figure.vectors import Axes, Vec, cross, dot, mix, scale, square_to, sub, unit


class Bone(NamedTuple):
    """A bone with flesh as it is seen: both ends, the direction along it, and that of its back."""

    start: Vec
    end: Vec
    way: Vec
    behind: Vec

    def at(self, share: float) -> Vec:
        """Return a point of the bone."""
        return mix(self.start, self.end, share)

    def sections(self, profiles: tuple[Profile, ...]) -> list[Section]:
        """Return the sections of a profile along the bone."""
        (x, y, _), (ex, ey, _), (bx, by, _) = self.start, self.end, self.behind
        dx, dy = ex - x, ey - y
        return [
            Section(
                x + dx * share + bx * back, y + dy * share + by * back, radius * radius, 0.0, radius * radius
            )
            for share, radius, back in profiles
        ]

    def disk(self, profile: Profile) -> Section:
        """Return the flat end of a sleeve or a trouser leg."""
        (x, y, _), (bx, by, _) = self.at(profile.share), self.behind
        half_axes = (scale(self.behind, profile.radius), scale(cross(self.way, self.behind), profile.radius))
        return flat((x + bx * profile.back, y + by * profile.back), half_axes)


def bone(start: Vec, end: Vec, behind: Vec, instead: Vec) -> Bone:
    """Return a bone whose back looks as far as it can into a direction."""
    way = unit(sub(end, start))
    return Bone(start, end, way, square_to(behind, way, instead))


@dataclass(frozen=True, slots=True)
class SeenLeg:
    """A leg as it is seen, and how much nearer its hip is than the middle between both."""

    thigh: Bone
    shin: Bone
    foot: Axes
    nearer: float
    tone: float


@dataclass(frozen=True, slots=True)
class SeenArm:
    """An arm as it is seen, and when it is painted where depth does not say."""

    upper: Bone
    fore: Bone
    hand: Hand
    upper_tone: float
    tone: float
    rank: float


class Stage:
    """The one who looks, the trunk, and the joints that parts hang on.

    Attributes:
        camera: From where the person is seen.
        trunk: The trunk in the world.
        middle: The middle of the trunk in the picture.
        pelvis: The axes of the pelvis as they are seen.
        chest: The axes of the chest as they are seen.
    """

    def __init__(self, camera: Camera, trunk: Trunk) -> None:
        self.camera, self.trunk = camera, trunk
        self.middle: Point = camera.point(trunk.joints[2])
        self.pelvis, self.chest = self.axes(trunk.pelvis), self.axes(trunk.chest)
        self._spine = [item.centre for item in trunk.slices[2::6]]

    def see(self, point: Vec) -> Vec:
        """Return a point, or a direction, as it is seen."""
        x, y = self.camera.point(point)
        return (x, y, self.camera.depth(point))

    def axes(self, axes: Axes) -> Axes:
        """Return axes as they are seen."""
        return (self.see(axes[0]), self.see(axes[1]), self.see(axes[2]))

    def slice(self, item: Slice, share: float = 1.0) -> Section:
        """Return a cut through the trunk, or a smaller or larger one, as it is seen."""
        forward, _, right = item.axes
        camera, depth, width = self.camera, item.half_depth * share, item.half_width * share
        (a, b), (c, d) = camera.point(forward), camera.point(right)
        a, b, c, d = a * depth, b * depth, c * width, d * width
        return Section(*camera.point(item.centre), a * a + c * c, a * b + c * d, b * b + d * d)

    def leg(self, leg: LegBody) -> SeenLeg:
        """Return a leg as it is seen."""
        hip, knee, ankle = self.see(leg.bones.root), self.see(leg.bones.middle), self.see(leg.bones.end)
        foot = self.axes(leg.foot.axes)
        bend = sub(mix(hip, ankle, 0.5), knee)
        back = bend if dot(bend, bend) > 1e-6 else scale(foot[0], -1.0)
        nearer = hip[2] - self.camera.depth(self.trunk.joints[0])
        aside = self.pelvis[0]
        return SeenLeg(
            bone(hip, knee, back, aside), bone(knee, ankle, back, aside), foot, nearer, _tone(nearer)
        )

    def arm(self, arm: ArmBody) -> SeenArm:
        """Return an arm as it is seen."""
        shoulder, elbow, wrist = self.see(arm.bones.root), self.see(arm.bones.middle), self.see(arm.bones.end)
        bend = sub(elbow, mix(shoulder, wrist, 0.5))
        upper = bone(shoulder, elbow, bend, self.chest[0])
        fore = Bone(elbow, wrist, unit(sub(wrist, elbow)), upper.behind)
        held = arm.hand
        hand = Hand(wrist, self.see(held.fingers), self.see(held.palm), self.see(held.thumb), held.bends_deg)
        world = arm.bones
        rank = -1.0 if self._beside(world.middle) < -0.02 else 1.0
        upper_tone = _tone(self._beside(mix(world.root, world.middle, 0.6)))
        return SeenArm(
            upper, fore, hand, upper_tone, _tone(self._beside(mix(world.middle, world.end, 0.7))), rank
        )

    def _beside(self, point: Vec) -> float:
        """Return how much nearer a point is than the middle of the trunk at its level."""
        nearest = min([(_square(sub(centre, point)), centre) for centre in self._spine])[1]
        return self.camera.depth(point) - self.camera.depth(nearest)


def stage_of(camera: Camera, body: Body) -> tuple[Stage, list[SeenLeg], list[SeenArm]]:
    """Return the stage, the legs and the arms of a body as they are seen; pairs are right, left."""
    stage = Stage(camera, body.trunk)
    return stage, [stage.leg(leg) for leg in body.legs], [stage.arm(arm) for arm in body.arms]


def ball(point: Vec, radius: float) -> Section:
    """Return the section of a ball at a seen point."""
    return Section(point[0], point[1], radius * radius, 0.0, radius * radius)


def flat(at: Point, half_axes: tuple[Vec, ...]) -> Section:
    """Return an ellipse (two seen half axes) or an ellipsoid (three)."""
    xx = xy = yy = 0.0
    for a, b, _ in half_axes:
        xx, xy, yy = xx + a * a, xy + a * b, yy + b * b
    return Section(at[0], at[1], xx, xy, yy)


def rough(*places: tuple[Vec, float]) -> tuple[Ball, ...]:
    """Return the rough shape of a part at seen points."""
    return tuple([Ball(*point, radius) for point, radius in places])


def finger_sections(balls: list[tuple[Vec, float]]) -> list[Section]:
    """Return the sections of a finger of a seen hand."""
    return [ball(point, radius) for point, radius in balls]


def seen_palm(hand: Hand) -> list[Section]:
    """Return the sections whose hull is the palm of a seen hand."""
    return finger_sections(hands.palm_balls(hand))


def _tone(nearer: float) -> float:
    """The tone of a limb that is so much nearer than the trunk: far ones are dark."""
    return max(0.0, min(1.0, (-nearer - 0.03) * 12.0))


def _square(v: Vec) -> float:
    return dot(v, v)
