"""Arms of one who lies: neither elbow nor hand goes through the ground, and a hand that reaches stays."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.figure import skeleton
from desktop.figure.arms import ELBOW_RADIUS
from desktop.figure.body import Body, Room
from desktop.figure.posture import posture, row, stack
from desktop.figure.solver import solve
from desktop.figure.vectors import distance
from desktop.model.pose import Arm, Place, Pose
from desktop.model.scenery import Support

SUPINE = Pose(trunk_deg=(-90, 0, 0))
FREE = st.tuples(st.floats(-40, 60), st.floats(0, 90), st.floats(-60, 40))


def lying(arm: Arm) -> Body:
    return solve(posture(row(stack([SUPINE, Pose(arms=arm)]))), Room(supports=(Support.FLOOR,)))


@given(FREE, st.floats(0, 120))
def test_an_arm_that_hangs_lies_on_the_ground_and_keeps_its_bones(shoulder_deg, elbow_deg):
    for arm in lying(Arm(shoulder_deg=shoulder_deg, elbow_deg=elbow_deg)).arms:
        assert arm.bones.middle[1] >= ELBOW_RADIUS - 0.006
        assert arm.bones.end[1] >= 0.01
        assert arm.hand.wrist == pytest.approx(arm.bones.end)
        assert distance(arm.bones.root, arm.bones.middle) == pytest.approx(skeleton.UPPER_ARM, rel=0.005)
        assert distance(arm.bones.middle, arm.bones.end) == pytest.approx(skeleton.FOREARM, rel=0.005)


@given(st.tuples(st.floats(0.1, 1), st.floats(-1, 1), st.floats(-1, 1)))
def test_the_elbow_swings_up_and_the_hand_stays_on_the_belly(elbow_to):
    body = lying(Arm(reach=Place.BELLY, elbow_to=elbow_to))
    for arm in body.arms:
        assert arm.missed < 0.005
        assert arm.bones.middle[1] >= ELBOW_RADIUS - 0.001
        assert distance(arm.bones.root, arm.bones.middle) == pytest.approx(skeleton.UPPER_ARM, rel=0.005)
        assert distance(arm.bones.middle, arm.bones.end) == pytest.approx(skeleton.FOREARM, rel=0.005)
