"""The back map on the skin: symmetric, in order, and outside of the body."""

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.figure.posture import posture, row, stack
from desktop.figure.trunk import solve_trunk
from desktop.figure.vectors import dot, length, sub
from desktop.model.pose import Pose

X = st.floats(0.0, 0.9)
Y = st.floats(-0.1, 1.0)
BEND = st.tuples(st.floats(-15, 30), st.floats(-12, 12), st.floats(-12, 12))


def trunk_of(**changes):
    return solve_trunk(posture(row(stack([Pose(**changes)]))))


@given(X, Y)
def test_left_is_the_mirror_of_right(x, y):
    trunk = trunk_of()
    right, left = trunk.skin(x, y), trunk.skin(-x, y)
    assert left.point == pytest.approx((right.point[0], right.point[1], -right.point[2]), abs=1e-6)
    assert left.normal == pytest.approx((right.normal[0], right.normal[1], -right.normal[2]), abs=1e-6)


@given(X, Y, BEND, BEND)
def test_the_normal_points_out_of_the_body_in_every_posture(x, y, lumbar, chest):
    trunk = trunk_of(lumbar_deg=lumbar, chest_deg=chest)
    skin = trunk.skin(x, y)
    assert length(skin.normal) == pytest.approx(1.0, abs=1e-6)
    middle = min(trunk.slices, key=lambda item: length(sub(item.centre, skin.point))).centre
    assert dot(skin.normal, sub(skin.point, middle)) > 0


@given(st.floats(0.1, 0.3), st.floats(0.1, 0.85))
def test_further_down_the_map_is_further_down_the_back(x, y):
    trunk = trunk_of()
    assert trunk.skin(x, y + 0.05).point[1] < trunk.skin(x, y).point[1]


@given(st.floats(0.12, 0.3), st.floats(0.1, 0.9))
def test_the_skin_of_the_back_looks_backwards(x, y):
    trunk = trunk_of()
    assert trunk.skin(x, y).normal[0] < -0.5


@given(st.floats(0.06, 0.25), BEND)
def test_the_back_runs_into_the_neck_without_a_step(x, neck):
    trunk = trunk_of(neck_deg=neck)
    places = [trunk.skin(x, y / 100).point for y in range(-12, 6)]
    steps = [length(sub(b, a)) for a, b in itertools.pairwise(places)]
    assert max(steps) < 0.012


def test_the_neck_goes_with_the_head():
    level, nodding = trunk_of(), trunk_of(neck_deg=(30, 0, 0))
    assert nodding.skin(0.1, -0.11).point[0] > level.skin(0.1, -0.11).point[0] + 0.01
    assert nodding.skin(0.1, 0.3).point == pytest.approx(level.skin(0.1, 0.3).point, abs=0.001)


def test_landmarks_are_where_anatomy_puts_them():
    """Heights by the ratios of the skeleton: C7 0.853, lowest rib 0.66, pelvic dimples 0.56, fold 0.46."""
    trunk = trunk_of(hips=(0, 0.53, 0))
    for y, height in ((0.0, 0.853), (0.5, 0.658), (0.74, 0.564), (1.0, 0.463)):
        assert trunk.skin(0.0, y).point[1] == pytest.approx(height, abs=0.016)


def test_raising_the_shoulder_carries_the_skin_on_top_of_it():
    from desktop.model.pose import Arm

    rest, raised = trunk_of(), trunk_of(right_arm=Arm(lift_deg=20))
    assert raised.skin(0.7, 0.03).point[1] > rest.skin(0.7, 0.03).point[1] + 0.015
    assert raised.skin(-0.7, 0.03).point == pytest.approx(rest.skin(-0.7, 0.03).point)
