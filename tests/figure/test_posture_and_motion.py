"""Layers of poses, and postures between key poses."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.figure.motion import BREATH_IN, course, key_shares
from desktop.figure.posture import mix_rows, posture, row, stack
from desktop.model.motion import Ease, Key, Motion
from desktop.model.pose import Arm, Leg, Place, Pose


def test_a_layer_changes_only_what_it_gives():
    base = Pose(neck_deg=(10, 0, 0), right_arm=Arm(elbow_deg=90))
    pose = stack([base, Pose(breath=1.0)])
    assert pose.neck_deg == (10, 0, 0)
    assert pose.right_arm.elbow_deg == 90
    assert pose.breath == 1.0


def test_both_arms_come_first_and_one_arm_changes_them_further():
    pose = stack([Pose(arms=Arm(elbow_deg=40, lift_deg=5), left_arm=Arm(elbow_deg=80))])
    assert (pose.right_arm.elbow_deg, pose.left_arm.elbow_deg) == (40, 80)
    assert pose.left_arm.lift_deg == 5


def test_a_later_layer_for_both_arms_wins_over_an_earlier_one_for_one_arm():
    pose = stack([Pose(left_arm=Arm(elbow_deg=80)), Pose(arms=Arm(elbow_deg=10))])
    assert pose.left_arm.elbow_deg == 10


def test_a_row_reads_back_as_what_was_written():
    pose = stack(
        [Pose(hips=(0.1, 0.5, 0.2), contact=(0.3, 0.4), press=0.5, left_leg=Leg(foot=(0.1, 0.2, 0.3)))]
    )
    read = posture(row(pose))
    assert read.hips == (0.1, 0.5, 0.2)
    assert (read.contact, read.press) == ((0.3, 0.4), 0.5)
    assert read.legs[1].foot == (0.1, 0.2, 0.3)
    assert read.arms[0].elbow_deg == 14


@given(st.floats(0, 1))
def test_a_mix_lies_between(w):
    a, b = row(stack([Pose(breath=0.0)])), row(stack([Pose(breath=1.0)]))
    assert posture(mix_rows(a, b, w)).breath == pytest.approx(w)


def test_a_hand_on_its_way_from_one_place_to_another_reaches_for_both():
    a = row(stack([Pose(right_arm=Arm(reach=Place.THIGH))]))
    b = row(stack([Pose(right_arm=Arm(reach=Place.BELLY))]))
    reaches = posture(mix_rows(a, b, 0.25)).arms[0].reaches
    assert [(reach.place, reach.share) for reach in reaches] == [(Place.THIGH, 0.75), (Place.BELLY, 0.25)]


def keyed(*keys: Key) -> Motion:
    return Motion(keys=keys)


def test_a_motion_without_keys_breathes_in_for_four_tenths_and_out_for_the_rest():
    made = course([], Motion())
    breaths = [posture(made.row_at(share)).breath for share in (0.0, 0.2, 0.4, 0.7, 1.0)]
    assert breaths[0] == pytest.approx(0.0)
    assert breaths[2] == pytest.approx(1.0)
    assert breaths[1] == pytest.approx(0.5)
    assert breaths[4] == pytest.approx(0.0)


def breaths_over(loop_s):
    made = course([], Motion(), loop_s)
    return [posture(made.row_at(k / 40)).breath for k in range(41)]


def test_a_long_loop_holds_several_breaths_and_a_short_one_a_shallow_breath():
    long, short = breaths_over(20.0), breaths_over(2.0)
    assert [k for k in range(1, 40) if long[k - 1] < long[k] > long[k + 1]] == [8, 28]
    assert max(long) - min(long) == pytest.approx(1.0)
    assert max(short) - min(short) == pytest.approx(1 / 3)
    assert long[0] == pytest.approx(long[40])


def test_a_breath_that_the_keys_tell_is_not_breathed_over():
    keys = (Key(at=0.0, pose=Pose(breath=0.2)), Key(at=0.5, pose=Pose(breath=0.8)))
    assert posture(course([], Motion(keys=keys)).row_at(0.5)).breath == pytest.approx(0.8)


def test_key_poses_are_reached_at_their_time_and_the_loop_returns_to_the_first():
    made = course([], keyed(Key(at=0.0), Key(at=0.5, pose=Pose(neck_deg=(20, 0, 0)))))
    bends = [posture(made.row_at(share)).spine_deg[3][0] for share in (0.0, 0.25, 0.5, 0.75, 1.0)]
    assert bends == pytest.approx([0, 10, 20, 10, 0])


def test_a_base_pose_stands_at_the_start_when_no_key_does():
    made = course([Pose(neck_deg=(5, 0, 0))], keyed(Key(at=0.5, pose=Pose(neck_deg=(20, 0, 0)))))
    assert posture(made.row_at(0.0)).spine_deg[3][0] == 5


def test_flowing_keys_make_a_round_way():
    """Four points of a circle stay near the circle between them; straight ways would cut its corners."""
    keys = [
        Key(at=at, ease=Ease.FLOW, pose=Pose(contact=contact))
        for at, contact in ((0.0, (0.1, 0.0)), (0.25, (0.0, 0.1)), (0.5, (-0.1, 0.0)), (0.75, (0.0, -0.1)))
    ]
    made = course([], keyed(*keys))
    for share in (0.125, 0.375, 0.625, 0.875):
        x, y = posture(made.row_at(share)).contact
        assert (x * x + y * y) ** 0.5 > 0.085


def test_a_motion_changes_at_its_keys_and_one_without_keys_with_the_breath():
    made = course([], keyed(*(Key(at=at) for at in (0.0, 0.2, 0.4, 0.6, 0.8))))
    assert key_shares(made) == (0.0, 0.2, 0.4, 0.6, 0.8)
    assert key_shares(course([], keyed())) == (0.0, BREATH_IN)
