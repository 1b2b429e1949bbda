"""Legs by joints and by placed feet: which is meant, what lies between; none goes through the ground."""

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop.figure import skeleton
from desktop.figure.body import Body, Room
from desktop.figure.joints import joint_angles
from desktop.figure.limbs import FOOT_SECTIONS
from desktop.figure.motion import Course, course
from desktop.figure.posture import posture, row, stack
from desktop.figure.solver import solve
from desktop.figure.vectors import angle_deg, distance, mix, place, sub
from desktop.model.motion import Key, Motion
from desktop.model.pose import Leg, Pose
from desktop.model.scenery import PropKind, Support

BENT, PLACED = Leg(hip_deg=(90, 0, 0), knee_deg=80), Leg(foot=(0.07, 0.0, 0.27))
SUPINE = Pose(trunk_deg=(-90, 0, 0), legs=Leg(foot=(0.07, 0.0, 0.27), knee_to=(0, 1, 0.3)))
ON_FLOOR = Room(supports=(Support.FLOOR,))


def body_of(*layers: Pose, room: Room = ON_FLOOR) -> Body:
    return solve(posture(row(stack(layers))), room)


def body_at(made: Course, share: float, room: Room = ON_FLOOR) -> Body:
    return solve(posture(made.row_at(share)), room)


def soles(body: Body) -> list[float]:
    return [
        min(place(leg.foot.ankle, leg.foot.axes, at)[1] - radius for at, radius in FOOT_SECTIONS)
        for leg in body.legs
    ]


def test_what_is_said_last_holds():
    by_joints = [
        posture(row(stack([SUPINE, Pose(legs=first), Pose(right_leg=last)]))).legs[0].by_joints
        for first, last in ((PLACED, BENT), (BENT, PLACED))
    ]
    assert by_joints == [1.0, 0.0]


def test_one_leg_is_bent_while_the_other_stays_where_it_stands():
    before, after = body_of(SUPINE), body_of(SUPINE, Pose(right_leg=BENT))
    assert after.legs[1] == before.legs[1]
    assert after.legs[0] != before.legs[0]


def test_joint_angles_come_out_as_they_were_given():
    body = body_of(SUPINE, Pose(right_leg=Leg(hip_deg=(100, 12, -10), knee_deg=70, ankle_deg=-20)))
    angles = {joint.limit: joint.angle_deg for joint in joint_angles(body) if joint.part.startswith("right")}
    wanted = {"hip": 100, "hip_away": 12, "hip_turn": -10, "knee": 70, "ankle": -20}
    assert {name: angles[name] for name in wanted} == pytest.approx(wanted, abs=0.01)


def test_a_leg_goes_smoothly_from_its_place_to_its_joints_and_back():
    made = course([SUPINE], Motion(keys=(Key(at=0.0), Key(at=0.5, pose=Pose(right_leg=BENT)))))
    ankles = [body_at(made, k / 24).legs[0].bones.end for k in range(25)]
    assert ankles[0] == pytest.approx(body_of(SUPINE).legs[0].bones.end)
    assert ankles[12] == pytest.approx(body_of(SUPINE, Pose(right_leg=BENT)).legs[0].bones.end)
    assert ankles[6] == pytest.approx(mix(ankles[0], ankles[12], 0.5), abs=0.001)
    way = distance(ankles[0], ankles[12])
    assert sum(distance(a, b) for a, b in pairwise(ankles[:13])) < 1.2 * way


ANGLES = st.tuples(st.floats(-20, 110), st.floats(-5, 40), st.floats(-50, 30))


@settings(max_examples=150)
@given(
    ANGLES, st.floats(0, 140), st.floats(-60, 20), st.sampled_from([(-90, 0, 0), (90, 0, 0), (-82, 0, -90)])
)
def test_no_bent_leg_goes_through_the_ground(hip_deg, knee_deg, ankle_deg, trunk_deg):
    leg = Leg(hip_deg=hip_deg, knee_deg=knee_deg, ankle_deg=ankle_deg)
    body = body_of(Pose(trunk_deg=trunk_deg, legs=leg))
    assert min(soles(body)) >= -0.01
    for solved in body.legs:
        assert solved.bones.middle[1] >= skeleton.KNEE_RADIUS - 0.01
        assert distance(solved.bones.root, solved.bones.middle) == pytest.approx(skeleton.THIGH, rel=0.005)
        assert distance(solved.bones.middle, solved.bones.end) == pytest.approx(skeleton.SHIN, rel=0.005)
        thigh, shin = sub(solved.bones.middle, solved.bones.root), sub(solved.bones.end, solved.bones.middle)
        assert angle_deg(thigh, shin) >= knee_deg - 0.5, "laid on the ground, a knee only bends further"


@given(st.floats(0, 60))
def test_one_who_stands_on_bent_legs_has_the_feet_on_the_ground(flex_deg):
    legs = Leg(hip_deg=(flex_deg, 0, 0), knee_deg=1.6 * flex_deg, ankle_deg=0.6 * flex_deg)
    body = body_of(Pose(legs=legs), room=Room(supports=(Support.FEET,)))
    assert min(soles(body)) == pytest.approx(0.0, abs=0.001)


def test_one_who_sinks_from_placed_feet_to_bent_legs_stands_all_the_way():
    squat = Pose(trunk_deg=(30, 0, 0), legs=Leg(hip_deg=(95, 6, 0), knee_deg=95, ankle_deg=24))
    made = course([], Motion(keys=(Key(at=0.0), Key(at=0.5, pose=squat))))
    for k in range(24):
        body = body_at(made, k / 24, Room(supports=(Support.FEET,)))
        assert min(soles(body)) == pytest.approx(0.0, abs=0.004)
        assert max(leg.missed for leg in body.legs) < 0.005


def test_feet_below_bent_legs_stay_while_the_back_rolls_along_the_wall():
    room = Room(supports=(Support.FEET, Support.WALL), tool=PropKind.BALL, tool_radius=0.02, home=(0.4, 0.75))
    turned = Pose(trunk_deg=(-4, 0, 50), legs=Leg(hip_deg=(24, 3, 0), knee_deg=26, ankle_deg=2))
    high, low = (body_of(turned, Pose(contact=(0.4, y)), room=room) for y in (0.73, 0.77))
    for a, b in zip(high.legs, low.legs, strict=True):
        assert a.foot.ankle == pytest.approx(b.foot.ankle, abs=0.001)
    assert low.trunk.joints[0][1] > high.trunk.joints[0][1] + 0.02


@pytest.mark.parametrize("contact", [(0.25, 0.2), (0.4, 0.8)])
def test_one_who_lies_on_a_ball_rests_on_the_floor_with_the_other_end(contact):
    room = Room(supports=(Support.TOOL, Support.FLOOR), tool=PropKind.BALL, tool_radius=0.02, home=contact)
    body = body_of(SUPINE, Pose(contact=contact), room=room)
    assert body.tool[1] == pytest.approx(0.02, abs=0.001)
    assert min(body.trunk.lowest(), body.trunk.head_least(1)) == pytest.approx(0.0, abs=0.006)


def test_one_who_sits_on_a_roller_keeps_the_back_as_it_was_told():
    room = Room(
        supports=(Support.TOOL, Support.SEAT), tool=PropKind.ROLLER, tool_radius=0.044, home=(0.3, 0.95)
    )
    body = body_of(Pose(trunk_deg=(-40, 0, 0), contact=(0.3, 0.95), legs=BENT), room=room)
    assert body.tool[1] == pytest.approx(0.044, abs=0.001)
    assert body.trunk.pelvis == body_of(Pose(trunk_deg=(-40, 0, 0)), room=Room()).trunk.pelvis
