"""The moments that tell a motion without moving, and the light of attention."""

import pytest

from desktop.figure.attention import attention_shapes
from desktop.figure.body import Room
from desktop.figure.camera import camera_for
from desktop.figure.frame import Role
from desktop.figure.posture import posture, row, stack
from desktop.figure.solver import solve
from desktop.figure.stills import telling
from desktop.model.pose import Arm, Pose
from desktop.model.scenery import View


def standing(raised_deg: float, press: float = 1.0):
    pose = Pose(right_arm=Arm(shoulder_deg=(raised_deg, 6, 0)), contact=(0.3, 0.2), press=press)
    return solve(posture(row(stack([pose]))), Room())


def test_the_moments_that_differ_most_are_chosen_in_order_of_time():
    shares = (0.0, 0.2, 0.4, 0.8)
    assert telling(shares, [standing(deg) for deg in (10, 12, 150, 140)]) == (0.0, 0.4)


def test_a_third_moment_is_added_when_it_is_a_picture_of_its_own():
    shares = (0.0, 0.3, 0.6)
    assert telling(shares, [standing(deg) for deg in (0, 80, 160)]) == shares


def test_pressing_and_letting_go_are_two_pictures():
    shares = (0.0, 0.5, 0.9)
    assert telling(shares, [standing(10, press) for press in (0.0, 1.0, 1.0)]) == (0.0, 0.5)


def test_every_step_has_two_or_three_stills_inside_its_loop(play):
    stills = play.scene.stills_s
    assert 2 <= len(stills) <= 3
    assert list(stills) == sorted(set(stills))
    assert 0.0 <= stills[0] <= stills[-1] < play.scene.loop_s


def middle_of(share: float, way: tuple[float, float] = (0.0, 0.5)) -> tuple[float, float]:
    shapes = attention_shapes(camera_for(View.SIDE), standing(10), way, share)
    assert {shape.role for shape in shapes} == {Role.GLOW}
    points = shapes[-1].loops[0]
    return (sum(x for x, _ in points) / len(points), sum(y for _, y in points) / len(points))


def test_attention_wanders_from_the_feet_to_the_hips():
    heights = [middle_of(share)[1] for share in (0.05, 0.3, 0.6, 0.8)]
    assert heights == sorted(heights)
    assert heights[0] < 0.1
    assert heights[-1] == pytest.approx(0.527, abs=0.03)


def test_attention_fades_before_it_starts_again():
    shapes = attention_shapes(camera_for(View.SIDE), standing(10), (0.0, 1.0), 0.999)
    assert max(shape.opacity for shape in shapes) < 0.05
