"""Every step, at 24 moments: the body is a body and is carried; the safety check looks at all the rest."""

import pytest

from desktop.figure import skeleton
from desktop.figure.body import Body
from desktop.figure.limbs import FOOT_SECTIONS
from desktop.figure.vectors import distance, place
from desktop.model.scenery import Support

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


def test_bones_keep_their_length(play):
    for time_s, body in zip(play.times_s, play.bodies, strict=True):
        for name, ratio in bones(body).items():
            assert ratio == pytest.approx(1.0, abs=0.005), f"{name} at {time_s:.2f} s"


def test_what_carries_the_body_touches_it(play):
    room = play.scene.room
    for time_s, body in zip(play.times_s, play.bodies, strict=True):
        trunk, knees = body.trunk, [leg.bones.middle[1] - skeleton.KNEE_RADIUS for leg in body.legs]
        if Support.SEAT in room.supports and Support.TOOL not in room.supports:
            assert trunk.hips_least(1) == pytest.approx(room.seat_height, abs=TOUCH), f"{time_s:.2f} s"
        if Support.FLOOR in room.supports:
            assert min(trunk.lowest(), trunk.head_least(1)) == pytest.approx(0.0, abs=TOUCH), (
                f"{time_s:.2f} s"
            )
        if Support.KNEES in room.supports:
            assert min(knees) == pytest.approx(0.0, abs=TOUCH), f"{time_s:.2f} s: {knees}"
        if Support.TOOL in room.supports:
            assert body.tool[1] == pytest.approx(room.tool_radius, abs=0.001), f"{time_s:.2f} s"
        if Support.WALL in room.supports and room.tool:
            assert body.tool[0] == pytest.approx(room.wall_at + room.tool_radius, abs=0.001), (
                f"{time_s:.2f} s"
            )


@pytest.mark.where(lambda case: Support.FEET in case.motion.supports)
def test_a_standing_person_has_a_foot_on_the_floor(play):
    ground = play.scene.room.ground_y
    for time_s, body in zip(play.times_s, play.bodies, strict=True):
        lowest = [
            min(place(leg.foot.ankle, leg.foot.axes, at)[1] - radius for at, radius in FOOT_SECTIONS)
            for leg in body.legs
        ]
        assert min(lowest) == pytest.approx(ground, abs=0.004), f"{time_s:.2f} s: {lowest}"
