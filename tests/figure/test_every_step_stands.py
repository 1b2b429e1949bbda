"""Every step, at 24 moments: the body is a body, it is carried, and it does not pass through things."""

import math
from collections.abc import Iterator

import pytest

from desktop.figure import skeleton
from desktop.figure.body import Body
from desktop.figure.hands import finger_chains, palm_balls
from desktop.figure.limbs import FOOT_SECTIONS
from desktop.figure.vectors import Vec, angle_deg, distance, dot, place, sub
from desktop.model.scenery import PropKind, Support

SINK = 0.015
TOUCH = 0.01


def bones(body: Body) -> dict[str, float]:
    found: dict[str, float] = {}
    for name, arm, leg in zip(("right", "left"), body.arms, body.legs, strict=True):
        found[f"{name} upper arm"] = distance(arm.bones.root, arm.bones.middle) / skeleton.UPPER_ARM
        found[f"{name} forearm"] = distance(arm.bones.middle, arm.bones.end) / skeleton.FOREARM
        found[f"{name} thigh"] = distance(leg.bones.root, leg.bones.middle) / skeleton.THIGH
        found[f"{name} shin"] = distance(leg.bones.middle, leg.bones.end) / skeleton.SHIN
    joints = body.trunk.joints
    for k, length in enumerate(skeleton.SPINE_LENGTHS):
        found[f"spine {k}"] = distance(joints[k], joints[k + 1]) / length
    return found


def joint_angles(body: Body) -> Iterator[tuple[str, str, float]]:
    """Yield the joint, the limit it must keep, and its angle."""
    for name, arm, leg in zip(("right", "left"), body.arms, body.legs, strict=True):
        upper, fore = sub(arm.bones.middle, arm.bones.root), sub(arm.bones.end, arm.bones.middle)
        yield f"{name} elbow", "elbow", angle_deg(upper, fore)
        yield f"{name} wrist", "wrist", angle_deg(fore, arm.hand.fingers)
        thigh, shin = sub(leg.bones.middle, leg.bones.root), sub(leg.bones.end, leg.bones.middle)
        yield f"{name} knee", "knee", angle_deg(thigh, shin)
        yield f"{name} ankle", "ankle", 90.0 - angle_deg(leg.foot.axes[0], sub((0, 0, 0), shin))
        forward, up, _ = body.trunk.pelvis
        yield f"{name} hip", "hip", math.degrees(math.atan2(dot(thigh, forward), -dot(thigh, up)))
    parts = body.trunk.parts
    for k, name in enumerate(("lumbar", "ribs", "chest", "neck", "head")):
        below, above = parts[k], parts[k + 1]
        bend = math.degrees(math.atan2(dot(above[1], below[0]), dot(above[1], below[1])))
        yield name, name, bend - skeleton.SPINE_REST_DEG[k + 1]


def balls(body: Body) -> Iterator[tuple[str, Vec, float]]:
    """Yield the balls of the body that may meet floor, wall or seat."""
    for name, arm, leg in zip(("right", "left"), body.arms, body.legs, strict=True):
        yield f"{name} elbow", arm.bones.middle, 0.0228
        yield f"{name} wrist", arm.bones.end, 0.014
        for centre, radius in palm_balls(arm.hand):
            yield f"{name} palm", centre, radius
        for chain in finger_chains(arm.hand):
            for centre, radius in chain:
                yield f"{name} finger", centre, radius
        yield f"{name} knee", leg.bones.middle, 0.034
        for at, radius in FOOT_SECTIONS:
            yield f"{name} foot", place(leg.foot.ankle, leg.foot.axes, at), radius
    yield "head", place(body.trunk.joints[5], body.trunk.head, (0.006, 0.045, 0.0)), 0.055
    for item in body.trunk.slices:
        yield "trunk", item.centre, 0.0


def test_bones_keep_their_length(play):
    for time_s, body in zip(play.times_s, play.bodies, strict=True):
        for name, ratio in bones(body).items():
            assert ratio == pytest.approx(1.0, abs=0.005), f"{name} at {time_s:.2f} s"


def test_joints_stay_inside_their_limits(play):
    for time_s, body in zip(play.times_s, play.bodies, strict=True):
        for name, limit, angle in joint_angles(body):
            assert skeleton.LIMITS[limit].holds(angle), f"{name} at {time_s:.2f} s: {angle:.0f}"


def test_hands_and_feet_get_where_they_should(play):
    for time_s, body in zip(play.times_s, play.bodies, strict=True):
        for name, arm, leg in zip(("right", "left"), body.arms, body.legs, strict=True):
            assert arm.missed <= TOUCH, f"{name} hand at {time_s:.2f} s is {arm.missed:.3f} away"
            assert leg.missed <= TOUCH, f"{name} foot at {time_s:.2f} s is {leg.missed:.3f} away"


def test_nothing_sinks_into_the_floor(play):
    for time_s, body in zip(play.times_s, play.bodies, strict=True):
        assert body.trunk.lowest() >= -SINK, f"trunk at {time_s:.2f} s"
        for name, centre, radius in balls(body):
            assert centre[1] - radius >= -SINK, f"{name} at {time_s:.2f} s"


def test_nothing_passes_through_the_wall(play):
    walls = [prop.at[2] for prop in play.motion.props if prop.kind is PropKind.WALL]
    for time_s, body in zip(play.times_s, play.bodies, strict=True):
        for wall in walls:
            for name, centre, radius in balls(body):
                assert centre[0] - radius >= wall - SINK, f"{name} at {time_s:.2f} s"
            for item in body.trunk.slices:
                assert item.centre[0] - abs(item.axes[0][0]) * item.half_depth >= wall - SINK, (
                    f"{time_s:.2f} s"
                )


def test_what_carries_the_body_touches_it(play):
    room = play.scene.room
    for time_s, body in zip(play.times_s, play.bodies, strict=True):
        if Support.SEAT in room.supports:
            assert body.trunk.lowest() == pytest.approx(room.seat_height, abs=TOUCH), f"{time_s:.2f} s"
        if Support.FLOOR in room.supports and Support.TOOL in room.supports:
            assert body.trunk.lowest() == pytest.approx(0.0, abs=TOUCH), f"{time_s:.2f} s"
        if Support.TOOL in room.supports:
            assert body.tool[1] == pytest.approx(room.tool_radius, abs=0.001), f"{time_s:.2f} s"
        if Support.WALL in room.supports and room.tool:
            assert body.tool[0] == pytest.approx(room.wall_at + room.tool_radius, abs=0.001), (
                f"{time_s:.2f} s"
            )


def test_a_standing_person_has_a_foot_on_the_floor(play):
    if Support.FEET not in play.scene.room.supports:
        pytest.skip("carried by something else")
    for time_s, body in zip(play.times_s, play.bodies, strict=True):
        lowest = [
            min(place(leg.foot.ankle, leg.foot.axes, at)[1] - radius for at, radius in FOOT_SECTIONS)
            for leg in body.legs
        ]
        assert min(lowest) == pytest.approx(0.0, abs=0.004), f"{time_s:.2f} s: {lowest}"
